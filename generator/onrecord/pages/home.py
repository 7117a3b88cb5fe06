"""The home page: what the record holds, and what in it is not settled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from onrecord.checking.comparing.given import Given
from onrecord.checking.comparing.whole import Comparison, ComparisonState
from onrecord.record.claims import Claim
from onrecord.record.vocabulary import Stance
from onrecord.speaking import words
from onrecord.speaking.languages import message, messages
from onrecord.speaking.linking import Ref
from onrecord.speaking.wordings import COMPARISONS
from onrecord.speaking.words import Name, Words
from onrecord.telling import facts, labelled, months
from onrecord.telling.addresses import COVERAGE
from onrecord.telling.catalogues import is_read
from onrecord.telling.changed import CHANGES, ChangeShown, all_changes, shown
from onrecord.telling.compared import question_of, ref_to_counts, with_pages
from onrecord.telling.count_dots import Dots, dots_of
from onrecord.telling.count_rows import CountRow, factored, row
from onrecord.telling.count_summaries import lead, summary
from onrecord.telling.data import DataShown, data_shown
from onrecord.telling.event_map import EventMap, of_record
from onrecord.telling.lists import Listing, cards
from onrecord.telling.months import Bars
from onrecord.telling.newest import Newest, newest_compared
from onrecord.telling.page import Content, Key, Page
from onrecord.telling.refs import ref_to
from onrecord.telling.speakers import reach, speaking
from onrecord.telling.statements import ref_to_claim
from onrecord.telling.unsettled import marks_of
from onrecord.telling.view import View

DOORS = {
    "locations/index.md": message("Places"),
    "sources/index.md": message("Sources"),
    "events/index.md": message("Events"),
    "counts/index.md": message("Counts"),
    "documents/index.md": message("Documents"),
}
"""Where a reader may want to go at once, and what that is called."""

UNSURE = {
    Stance.DENIES: message("Denials"),
    Stance.SUPPOSES: message("Believed or suspected"),
    Stance.DOES_NOT_KNOW: message("Said not to be known"),
    Stance.DECLINES: message("Declined to say"),
}
"""The stances that leave something open, and the heading over what was said so."""

HEADINGS = {
    ComparisonState.APART: message("What is not settled: counts of the same that lie apart"),
    ComparisonState.SEVERAL: COMPARISONS[ComparisonState.SEVERAL],
    ComparisonState.LATER: COMPARISONS[ComparisonState.LATER],
}
"""The comparisons that the home page shows, and the heading over those of each state. Only the first of them says that something
is not settled."""

DRAWN = {"map/index.md": message("map"), "timeline/index.md": message("timeline")}
"""The drawings of the whole record, and what they are called in a sentence."""

SHOWN = 12
"""Items of each list that the home page shows; it says how many more there are."""

LARGE = 150
"""Claims from which on the home page opens with the record in numbers, and not with one comparison."""

SHOWN_OF_LARGE = 4
"""Items of what needs a second look that the home page of a large record shows."""

FEW = 6
"""Claims up to which the home page shows them all, where nothing is compared."""

LINES_OF_BARS = 10
"""Years that have a line of bars of their own on the home page, a bar a month; where there are more, a line is a decade."""
NEWEST = 3
"""Changes that the home page shows."""


@dataclass(frozen=True, slots=True)
class Total:
    """How many of one kind there are, and the way to them."""

    number: int
    name: Ref | None
    label: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison: what it asks of which event, what can be said of it, and its counts; of the first, these as a plot."""

    id: str
    page: Ref
    event: Ref
    lead: str
    summary: str
    dots: Dots | None
    counts: list[CountRow]
    more: int


@dataclass(frozen=True, slots=True)
class Comparisons:
    """The comparisons of one state; ``more``: how many more there are."""

    heading: str
    anchor: str
    listed: list[Compared]
    more: int


@dataclass(frozen=True, slots=True)
class AtSize:
    """What the home page of a large record opens with beside its numbers: its map, its claims a month, and its newest
    comparisons, of which there are so many ``more``."""

    map: EventMap | None
    whole_map: Ref
    bars: Bars
    timeline: Ref
    newest: list[Newest]
    more: int


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A claim or a comparison that leaves something open, and what, where the heading does not say it."""

    ref: Ref
    marks: list[Words]


@dataclass(frozen=True, slots=True)
class Open:
    """Claims or counts of one sort that leave something open."""

    heading: str
    anchor: str
    items: list[OpenItem]
    more: int


@dataclass(frozen=True, slots=True)
class HomeContent(Content):
    """The whole record in short."""

    template: ClassVar[str] = "home.md.jinja"
    paragraphs: list[Name]
    doors: list[Ref]
    few: Listing | None
    at_size: AtSize | None
    totals: list[Total]
    drawn: list[Ref]
    reach: str
    first: Compared | None
    comparisons: list[Comparisons]
    counts: Ref
    open: list[Open]
    newest: list[ChangeShown]
    changes: Ref
    facts: list[facts.Fact]
    data: DataShown | None


def keys(view: View) -> Iterator[Key]:
    """The home page."""
    yield Key("index.md", Name(view.record.about.title), in_nav=True, has_data=bool(view.lookups.standing))


def page(view: View, key: Key) -> Page:
    """The home page."""
    about = view.record.about
    claims = list(view.lookups.standing)
    is_large = len(claims) >= LARGE
    description, unsettled = about.description or "", [] if is_large else _unsettled(view)
    is_few = not unsettled and 0 < len(claims) <= FEW
    content = HomeContent(
        paragraphs=[Name(part) for part in description.split("\n") if part.strip()],
        doors=_doors(view),
        few=cards(view, claims) if is_few else None,
        at_size=_at_size(view) if is_large else None,
        totals=_totals(view),
        drawn=[Ref(words.together(words.translate(name)), path) for path, name in DRAWN.items()],
        reach=reach(view, claims) if claims else "",
        first=_shown(view, unsettled[0], is_first=True) if unsettled else None,
        comparisons=list(_comparisons(view, unsettled[1:])),
        counts=Ref(words.phrase("Counts"), "counts/index.md"),
        open=_open(view, SHOWN_OF_LARGE if is_large else SHOWN),
        newest=[shown(view, each) for each in all_changes(view)[:NEWEST]],
        changes=Ref(words.phrase("all changes"), CHANGES),
        facts=[
            *facts.text("Editor", words.own(about.editor)),
            *(facts.url if (about.contact or "").startswith(("https://", "http://")) else facts.text)(
                message("Corrections to"), about.contact
            ),
            *facts.text("Terms", words.own(about.licence)),
            *facts.refs("For its editors", [Ref(words.phrase("What the record lacks"), COVERAGE)]),
            *facts.text("Our note", words.own(about.note), is_ours=True),
        ],
        data=data_shown(view, key),
    )
    in_short = " ".join(description.split())[:300]
    return Page(key.path, key.title, content, in_short, view.about_file)


def listed(view: View, _: Key) -> Mapping[str, Sequence[Claim]]:
    """Every claim that is not withdrawn."""
    return {"record": view.lookups.standing}


def _totals(view: View) -> list[Total]:
    def total(name: str, forms: tuple[str, str], number: int) -> Total:
        label = words.counted(*forms, number)
        return Total(number, Ref(words.together(label), f"{name}/index.md"), label)

    claims = len(view.lookups.standing)
    speak = speaking(view)
    read = sum(is_read(view, document) for document in view.record.documents.values())
    return [
        Total(claims, None, words.counted("claim", "claims", claims)),
        total("sources", messages("source that speaks", "sources that speak"), speak),
        total("locations", messages("location", "locations"), len(view.record.locations)),
        total("events", messages("event", "events"), len(view.record.events)),
        total("documents", messages("document read", "documents read"), read),
    ]


def _unsettled(view: View) -> list[Comparison]:
    """The comparisons that are shown: by what they come to, and those of most counts first."""
    order = list(HEADINGS)
    found = (each for each in with_pages(view) if each.state in HEADINGS)
    return sorted(found, key=lambda e: (order.index(e.state), -len(e.counts), e.event.id, e.measure))


def _doors(view: View) -> list[Ref]:
    """Where a reader may want to go at once; to the labels, if there are any."""
    doors = [Ref(words.phrase(name), path) for path, name in DOORS.items()]
    return [*doors, *([Ref(words.phrase("Labels"), labelled.INDEX)] if labelled.all_labels(view) else [])]


def _at_size(view: View) -> AtSize:
    """What a large record shows of itself: of its comparisons those with the newest counts, biggest disagreement first."""
    whole_map = Ref(words.phrase("Map"), "map/index.md")
    newest, more = newest_compared(view, [each for each in with_pages(view) if each.state in HEADINGS])
    return AtSize(
        map=of_record(view, whole_map),
        whole_map=whole_map,
        bars=months.bars(view, months.plan(view), LINES_OF_BARS),
        timeline=Ref(words.phrase("Timeline"), months.PAGE),
        newest=newest,
        more=more,
    )


def _comparisons(view: View, found: Sequence[Comparison]) -> Iterator[Comparisons]:
    """Comparisons under what they come to."""
    for state, heading in HEADINGS.items():
        listed = [each for each in found if each.state is state]
        if listed:
            shown = [_shown(view, each) for each in listed[:SHOWN]]
            yield Comparisons(words.translate(heading), f"_{state}", shown, len(listed) - len(shown))


def _shown(view: View, comparison: Comparison, is_first: bool = False) -> Compared:
    """A comparison; only of the first all is said, and it is drawn if it can be."""
    dots = dots_of(view, comparison, "_plot") if is_first else None
    firsts: list[Given] = [group[0] for group in comparison.counts] or list(comparison.compared)
    return Compared(
        id=f"_{comparison.event.id}_{comparison.measure}",
        page=Ref(question_of(comparison), ref_to_counts(view, comparison).path),
        event=ref_to(view, "events", comparison.event.id),
        lead=lead(comparison),
        summary=summary(view, comparison) if is_first else "",
        dots=dots,
        counts=[] if dots else factored([row(view, each) for each in firsts[:SHOWN]])[0],
        more=0 if dots else max(0, len(firsts) - SHOWN),
    )


def _open(view: View, most: int) -> list[Open]:
    """Of each sort at most so many: claims that are disputed, denied, unsure, or say that something is not known; other counts
    by one path."""
    disputed = [claim for claim in view.lookups.standing if "disputes" in view.lookups.relations_to(claim)]
    groups = [
        _group(message("Disputed"), "_disputed", [_item(view, claim, with_marks=True) for claim in disputed], most)
    ]
    shared = (
        each
        for each in with_pages(view)
        if each.state in (ComparisonState.ALIKE, ComparisonState.ONE) and _is_one_path(each)
    )
    one_path = [OpenItem(ref_to_counts(view, each), []) for each in shared]
    groups.append(
        _group(message("Other counts that reached us through one document alone"), "_one_path", one_path, most)
    )
    for stance in UNSURE:
        items = [_item(view, claim) for claim in view.lookups.standing if claim.stance is stance]
        groups.append(_group(UNSURE[stance], f"_{stance}", items, most))
    return [group for group in groups if group.items]


def _item(view: View, claim: Claim, with_marks: bool = False) -> OpenItem:
    return OpenItem(ref_to_claim(view, claim), [*marks_of(view, [claim])] if with_marks else [])


def _is_one_path(comparison: Comparison) -> bool:
    return len({claim.document for claim in comparison.claims}) == 1


def _group(heading: str, anchor: str, items: list[OpenItem], most: int) -> Open:
    return Open(words.translate(heading), anchor, items[:most], max(0, len(items) - most))

"""The home page: what the record holds, and what in it is not settled."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from onrecord import words
from onrecord.comparing import Comparison, State
from onrecord.languages import message, messages
from onrecord.markdown import Name, Ref
from onrecord.model import Stance
from onrecord.pages import coverage, facts
from onrecord.pages.claims import ref_to_claim
from onrecord.pages.comparisons import ref_to_counts, summary, with_pages
from onrecord.pages.counted import Row, row
from onrecord.pages.events import reach
from onrecord.pages.page import Page, View
from onrecord.record import Record

UNSURE = {
    Stance.DENIES: message("Denials"),
    Stance.SUPPOSES: message("Said without being sure"),
    Stance.DOES_NOT_KNOW: message("Said not to be known"),
    Stance.DECLINES: message("Declined to say"),
}
"""The stances that leave something open, and the heading over what was said so."""

DRAWN = {"map/index.md": message("map"), "timeline/index.md": message("timeline")}
"""The drawings of the whole record, and what they are called in a sentence."""

SHOWN = 12
"""Items of each list that the home page shows; it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Total:
    """How many of one kind there are, and the way to them."""

    number: int
    name: Ref | None
    label: str


@dataclass(frozen=True, slots=True)
class Differing:
    """A comparison whose numbers differ: what can be said of it, and its counts."""

    id: str
    page: Ref
    summary: str
    counts: list[Row]
    more: int


@dataclass(frozen=True, slots=True)
class Open:
    """Claims or counts of one sort that leave something open."""

    heading: str
    anchor: str
    items: list[Ref]
    more: int


@dataclass(frozen=True, slots=True)
class HomeView(View):
    """The whole record in short. ``differing_more``: how many more comparisons of numbers that differ there are."""

    template: ClassVar[str] = "home.md.jinja"
    paragraphs: list[Name]
    totals: list[Total]
    drawn: list[Ref]
    reach: str
    differing: list[Differing]
    differing_more: int
    counts: Ref
    open: list[Open]
    facts: list[facts.Fact]


def pages(record: Record) -> Iterator[Page]:
    """Yield the home page."""
    about = record.about
    description = about.description or ""
    differing = _differing(record)
    view = HomeView(
        paragraphs=[Name(part) for part in description.split("\n") if part.strip()],
        totals=_totals(record),
        drawn=[Ref(words.together(words.translate(name)), path) for path, name in DRAWN.items()],
        reach=reach(record, list(record.standing)) if record.standing else "",
        differing=[_shown(record, comparison) for comparison in differing[:SHOWN]],
        differing_more=max(0, len(differing) - SHOWN),
        counts=Ref(words.phrase("Counts"), "counts/index.md"),
        open=_open(record),
        facts=[
            *facts.text("Editor", words.own(about.editor)),
            *(facts.url if (about.contact or "").startswith(("https://", "http://")) else facts.text)(
                message("Corrections to"), about.contact
            ),
            *facts.text("Terms", words.own(about.licence)),
            *facts.refs("For its editors", [Ref(words.phrase("What the record lacks"), coverage.PATH)]),
            *facts.text("Our note", words.own(about.note), is_ours=True),
        ],
    )
    in_short = " ".join(description.split())[:300]
    yield Page("index.md", Name(about.title), view, in_short, record.about_file, in_nav=True)


def _totals(record: Record) -> list[Total]:
    def total(name: str, forms: tuple[str, str]) -> Total:
        number = len(record.entries(name))
        label = words.counted(*forms, number)
        return Total(number, Ref(words.together(label), f"{name}/index.md"), label)

    claims = len(record.standing)
    return [
        Total(claims, None, words.counted("claim", "claims", claims)),
        total("sources", messages("source", "sources")),
        total("locations", messages("location", "locations")),
        total("events", messages("event", "events")),
        total("documents", messages("document", "documents")),
    ]


def _differing(record: Record) -> list[Comparison]:
    """The comparisons whose numbers differ, those that are known to lie apart first, then those of most counts."""
    order = [State.APART, State.DIFFERENT]
    found = [each for each in with_pages(record) if each.state in order]
    return sorted(found, key=lambda each: (order.index(each.state), -len(each.counts), each.event.id, each.measure))


def _shown(record: Record, comparison: Comparison) -> Differing:
    firsts = [group[0] for group in comparison.counts]
    return Differing(
        f"_{comparison.event.id}_{comparison.measure}",
        ref_to_counts(comparison),
        summary(record, comparison),
        [row(record, each, []) for each in firsts[:SHOWN]],
        max(0, len(firsts) - SHOWN),
    )


def _open(record: Record) -> list[Open]:
    """Claims that are disputed, denied, unsure, or say that something is not known; other counts by one path."""
    disputed = [claim for claim in record.standing if "disputes" in record.relations_to(claim)]
    groups = [_group(message("Disputed"), "_disputed", [ref_to_claim(record, claim) for claim in disputed])]
    one_path = [ref_to_counts(each) for each in with_pages(record) if each.state is State.ALIKE and _is_one_path(each)]
    groups.append(_group(message("Other counts that reached us by one path alone"), "_one_path", one_path))
    for stance in UNSURE:
        claims = [claim for claim in record.standing if claim.stance is stance]
        groups.append(_group(UNSURE[stance], f"_{stance}", [ref_to_claim(record, claim) for claim in claims]))
    return [group for group in groups if group.items]


def _is_one_path(comparison: Comparison) -> bool:
    return len({claim.document for claim in comparison.claims}) == 1


def _group(heading: str, anchor: str, items: list[Ref]) -> Open:
    return Open(words.translate(heading), anchor, items[:SHOWN], max(0, len(items) - SHOWN))

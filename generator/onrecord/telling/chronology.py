"""When: the timeline of some claims and events, drawn, with a table that says the same, and beside it what has no date."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.drawing.labels import in_order
from onrecord.drawing.shapes import Drawing
from onrecord.drawing.timelines import TimelineGroup, TimelineRow, timeline
from onrecord.record.claims import Claim
from onrecord.record.dates import Date
from onrecord.record.model import Event
from onrecord.speaking import words
from onrecord.speaking.languages import spoken
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import Words, plain
from onrecord.telling.addresses import page_of
from onrecord.telling.catalogues import claims_in_words, ref_to_entry
from onrecord.telling.keeping import DRAWINGS_KEPT, kept
from onrecord.telling.periods import COUNTED, HEADINGS, Dated, DateKind, Grain, drawn_together
from onrecord.telling.refs import ref_to, speakers_of
from onrecord.telling.saved import TIMELINE, Drawn, Saved, saved
from onrecord.telling.speakers import speakers_in_words
from onrecord.telling.statements import ref_to_claim
from onrecord.telling.view import View

LINKS_OF_A_ROW = 5
"""Links that one row of the table has; it says how many more there are."""


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A line of the table below a timeline."""

    when: str
    text: Words
    refs: list[Ref]
    more: int


@dataclass(frozen=True, slots=True)
class TimeGroup:
    """The lines of one kind."""

    heading: str
    rows: list[TimeRow]


@dataclass(frozen=True, slots=True)
class TimelineShown:
    """A timeline as a page shows it; no drawing if nothing has a date. ``undated``: claims that have none. ``saved``: the files
    of its drawing."""

    drawing: Drawing | None
    groups: list[TimeGroup]
    undated: list[Ref]
    more: int
    saved: Saved | None


def of_event(view: View, event: Event, has_png: bool = False) -> TimelineShown:
    """The timeline of an event: the record's date, the dates that its claims speak of, and when they were made. ``has_png``: it
    can be saved so."""
    found = _of_event(view, event)
    return replace(found, saved=saved(page_of("events", event.id), TIMELINE, has_png)) if found.drawing else found


@kept(lambda event: event.id, DRAWINGS_KEPT)
def _of_event(view: View, event: Event) -> TimelineShown:
    """The same, without its files."""
    claims = view.lookups.claims_of_event.get(event.id, [])
    ours = [Dated(DateKind.HAPPENED, event.when, view.name_of(event), ())] if event.when else []
    spoken = _by_date(view, DateKind.SPOKEN_OF, ((claim.when, claim) for claim in claims))
    without = [ref_to_claim(view, claim) for claim in undated(view, claims)]
    dated, _ = drawn_together([*ours, *spoken, *when_said(view, claims)], Grain.DECADE)
    return drawn(words.translate("Timeline: %(time)s", time=plain(view.name_of(event))), dated, None, without)


def has_timeline(view: View, event: Event) -> bool:
    """Whether anything of an event has a date."""
    claims = view.lookups.claims_of_event.get(event.id, [])
    return bool(event.when) or any(claim.when or not _is_undated(view, claim) for claim in claims)


def picture(shown: TimelineShown) -> Drawn:
    """A timeline that has a drawing as a picture."""
    assert shown.drawing
    return Drawn(shown.drawing.title, shown.drawing, [*_notes(shown)])


def _notes(shown: TimelineShown) -> Iterator[str]:
    """What must be read with a timeline; its page says the same below it."""
    if shown.undated:
        named = words.apart([each.name for each in shown.undated], words.translate(", "))
        rest = [" ", words.counted("and one more", "and %(number)s more", shown.more)] if shown.more > 0 else []
        yield plain(words.together(words.translate("Said on a day that is not recorded:"), " ", named, *rest))


def when_happened(view: View) -> Iterator[Dated]:
    """When events happened, by the record."""
    for event in view.record.events.values():
        if event.when:
            yield Dated(DateKind.HAPPENED, event.when, view.name_of(event), (ref_to_entry(view, "events", event.id),))


def when_said(view: View, claims: Iterable[Claim]) -> Iterator[Dated]:
    """When claims were made; of those whose day of saying is not known, when their documents were published."""
    several = list(claims)
    yield from _by_date(view, DateKind.SAID, ((claim.made, claim) for claim in several))
    unsaid: dict[str, list[Claim]] = {}
    for claim in several:
        if not claim.made:
            unsaid.setdefault(claim.document, []).append(claim)
    for document, read in unsaid.items():
        published = view.record.documents[document].published
        if published:
            ref = ref_to(view, "documents", document)
            text = words.phrase("%(document)s: %(claims)s", document=ref.name, claims=claims_in_words(len(read)))
            yield Dated(DateKind.PUBLISHED, published, text, (ref,))


def _by_date(view: View, kind: DateKind, claims: Iterable[tuple[Date | None, Claim]]) -> Iterator[Dated]:
    """Claims of one date together, in whatever words their documents say it."""
    found: dict[Date, list[Claim]] = {}
    for when, claim in claims:
        if when:
            found.setdefault(replace(when, words=""), []).append(claim)
    for when, group in found.items():
        number, speakers = claims_in_words(len(group)), speakers_in_words(group)
        text = words.phrase("%(claims)s by %(sources)s", claims=number, sources=speakers)
        if len(group) == 1:
            text = speakers_of(view, group[0])
        yield Dated(kind, when, text, tuple(ref_to_claim(view, claim) for claim in group), len(group))


def undated(view: View, claims: Iterable[Claim]) -> list[Claim]:
    """The claims of which neither the day of saying nor that of publishing is recorded."""
    return [claim for claim in claims if _is_undated(view, claim)]


def _is_undated(view: View, claim: Claim) -> bool:
    return not claim.made and not view.record.documents[claim.document].published


def drawn(title: str, dated: list[Dated], files: Saved | None, without: Sequence[Ref] = ()) -> TimelineShown:
    """A timeline of things with dates. ``files``: those it can be saved as, if any. ``without``: the claims that have none."""
    kinds = [(kind, [each for each in dated if each.kind is kind]) for kind in DateKind]
    groups = [(words.translate(HEADINGS[kind]), kind, found) for kind, found in kinds if found]
    drawing = None
    if dated:
        lines = [
            TimelineGroup(heading, f"or-{kind}", [TimelineRow(in_order(e.text), e.when) for e in found])
            for heading, kind, found in groups
        ]
        drawing = timeline("_timeline", title, _description(dated), lines)
    return TimelineShown(
        drawing,
        [TimeGroup(heading, [_row(each) for each in found]) for heading, _, found in groups],
        list(without[:LINKS_OF_A_ROW]),
        max(0, len(without) - LINKS_OF_A_ROW),
        files if drawing else None,
    )


def _row(dated: Dated) -> TimeRow:
    refs = list(dated.refs)
    return TimeRow(
        words.date_in_words(dated.when), dated.text, refs[:LINKS_OF_A_ROW], max(0, len(refs) - LINKS_OF_A_ROW)
    )


def _description(dated: list[Dated]) -> str:
    """What the timeline shows, for those who do not see it; the table has the rest."""
    numbers = [(kind, sum(each.number for each in dated if each.kind is kind)) for kind in DateKind]
    shown = words.translate("; ").join(
        words.translate(
            "%(name)s: %(number)s",
            name=words.translate(HEADINGS[kind]),
            number=words.counted(*COUNTED[kind], number),
        )
        for kind, number in numbers
        if number
    )
    if spoken().direction == "rtl":
        return words.translate("Time runs from right to left. %(shown)s.", shown=shown)
    return words.translate("Time runs from left to right. %(shown)s.", shown=shown)

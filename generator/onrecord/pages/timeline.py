"""When: timelines on the pages of events, and that of the whole record: what happened, and when it was said. Each has a table
that says the same, and beside it what has no date."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from onrecord.drawing.shapes import Drawing
from onrecord.drawing.timelines import Group, Row, timeline
from onrecord.record.dates import Date, parse_date
from onrecord.record.model import Claim, Event
from onrecord.speaking import words
from onrecord.speaking.markdown import Ref
from onrecord.speaking.words import Words, plain
from onrecord.telling.catalogues import Catalogue, catalogue, claims_in_words, event_item
from onrecord.telling.claims import ref_to_claim
from onrecord.telling.lists import Listing, listing
from onrecord.telling.page import Content, Page
from onrecord.telling.periods import COUNTED, HEADINGS, Dated, Kind, Step, drawn_together, is_whole, period_of
from onrecord.telling.refs import ref_to, speakers_of
from onrecord.telling.speakers import speakers_in_words
from onrecord.telling.view import View

LINKS_OF_A_ROW = 5
"""Links that one row of the table has; it says how many more there are."""

INDEX = "timeline/index.md"
"""The path of the timeline of the whole record."""


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
    """A timeline as a page shows it; no drawing if nothing has a date. ``undated``: claims that have none."""

    drawing: Drawing | None
    groups: list[TimeGroup]
    undated: list[Ref]
    more: int


@dataclass(frozen=True, slots=True)
class PeriodContent(Content):
    """The timeline of the whole record, with what has no date; or that of a month, year or decade, a part of the ``whole``."""

    template: ClassVar[str] = "timeline.md.jinja"
    timeline: TimelineShown
    whole: Ref | None
    timeless: Catalogue | None
    undated: Listing | None


def pages(view: View) -> Iterator[Page]:
    """Yield the timeline of the whole record, those of its years and months if it is long, and the claims without a date."""
    dated = [*_events(view), *_said(view, view.lookups.standing)]
    undated = _undated(view, view.lookups.standing)
    title = words.translate("Timeline")
    listed: Listing | None = None
    if undated:
        heading = words.phrase("Claims without a day of saying or publishing")
        listed, further = listing(view, undated, INDEX, "timeline/undated", heading, "")
        yield from further
    timeless, further = catalogue(
        [event_item(view, event) for event in view.record.events.values() if not event.when],
        "timeline/events-",
        Ref(words.together(title), INDEX),
    )
    yield from further
    shown = timeless if timeless.groups or timeless.stretches else None
    yield from _period(dated, Ref(words.together(title), INDEX), None, Step.DECADE, shown, listed)


def of_event(view: View, event: Event) -> TimelineShown:
    """The timeline of an event: the record's date, the dates that its claims speak of, and when they were made."""
    claims = view.lookups.claims_of_event.get(event.id, [])
    ours = [Dated(Kind.HAPPENED, event.when, view.name_of(event), ())] if event.when else []
    spoken = _by_date(view, Kind.SPOKEN_OF, ((claim.when, claim) for claim in claims))
    undated = [ref_to_claim(view, claim) for claim in _undated(view, claims)]
    dated, _ = drawn_together([*ours, *spoken, *_said(view, claims)], Step.DECADE)
    return _drawn(words.translate("Timeline: %(time)s", time=plain(view.name_of(event))), dated, undated)


def _events(view: View) -> Iterator[Dated]:
    for event in view.record.events.values():
        if event.when:
            yield Dated(Kind.HAPPENED, event.when, view.name_of(event), (event_item(view, event).ref,))


def _said(view: View, claims: Iterable[Claim]) -> Iterator[Dated]:
    """When claims were made; of those whose day of saying is not known, when their documents were published."""
    several = list(claims)
    yield from _by_date(view, Kind.SAID, ((claim.made, claim) for claim in several))
    unsaid: dict[str, list[Claim]] = {}
    for claim in several:
        if not claim.made:
            unsaid.setdefault(claim.document, []).append(claim)
    for document, read in unsaid.items():
        published = view.record.documents[document].published
        if published:
            ref = ref_to(view, "documents", document)
            text = words.phrase("%(document)s: %(claims)s", document=ref.name, claims=claims_in_words(len(read)))
            yield Dated(Kind.PUBLISHED, published, text, (ref,))


def _by_date(view: View, kind: Kind, claims: Iterable[tuple[Date | None, Claim]]) -> Iterator[Dated]:
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


def _undated(view: View, claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if not claim.made and not view.record.documents[claim.document].published]


def _period(
    dated: list[Dated],
    page: Ref,
    whole: Ref | None,
    most: Step,
    timeless: Catalogue | None = None,
    undated: Listing | None = None,
) -> Iterator[Page]:
    """The page of a stretch of time, and those of its years or months, if it has too much for one page."""
    shown, step = drawn_together(dated, most)
    if step > Step.DAY:
        parts: dict[str, list[Dated]] = {}
        for each in dated:
            period = period_of(each.when, step)
            if is_whole(period, step):
                parts.setdefault(period, []).append(each)
        shown = [
            replace(each, refs=(_part(period_of(each.when, step)),))
            if each.number > 1 and period_of(each.when, step) in parts
            else each
            for each in shown
        ]
        for period, inside in sorted(parts.items()):
            yield from _period(inside, _part(period), page, Step(step - 1))
    title = page.name if whole is None else words.phrase("Timeline: %(time)s", time=page.name)
    content = PeriodContent(_drawn(plain(title), shown), whole, timeless, undated)
    yield Page(page.path, title, content, in_nav=whole is None, searchable=False)


def _part(period: str) -> Ref:
    """The page of a month, year or decade."""
    return Ref(words.together(words.date_in_words(parse_date(period))), f"timeline/{period.lower()}.md")


def _drawn(title: str, dated: list[Dated], undated: Sequence[Ref] = ()) -> TimelineShown:
    kinds = [(kind, [each for each in dated if each.kind is kind]) for kind in Kind]
    groups = [(words.translate(HEADINGS[kind]), kind, found) for kind, found in kinds if found]
    drawing = None
    if dated:
        drawn = [
            Group(heading, f"or-{kind}", [Row(plain(e.text), e.when) for e in found]) for heading, kind, found in groups
        ]
        drawing = timeline("_timeline", title, _description(dated), drawn)
    return TimelineShown(
        drawing,
        [TimeGroup(heading, [_row(each) for each in found]) for heading, _, found in groups],
        list(undated[:LINKS_OF_A_ROW]),
        max(0, len(undated) - LINKS_OF_A_ROW),
    )


def _row(dated: Dated) -> TimeRow:
    refs = list(dated.refs)
    return TimeRow(
        words.date_in_words(dated.when), dated.text, refs[:LINKS_OF_A_ROW], max(0, len(refs) - LINKS_OF_A_ROW)
    )


def _description(dated: list[Dated]) -> str:
    """What the timeline shows, for those who do not see it; the table has the rest."""
    numbers = [(kind, sum(each.number for each in dated if each.kind is kind)) for kind in Kind]
    shown = words.translate("; ").join(
        words.translate(
            "%(name)s: %(number)s",
            name=words.translate(HEADINGS[kind]),
            number=words.counted(*COUNTED[kind], number),
        )
        for kind, number in numbers
        if number
    )
    return words.translate("Time runs from left to right. %(shown)s.", shown=shown)

"""The timeline of the whole record, and those of its decades, years and months where it is long."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar

from onrecord.record.dates import parse_date
from onrecord.speaking import words
from onrecord.speaking.markdown import Ref
from onrecord.speaking.words import plain
from onrecord.telling import catalogues, chronology, lists
from onrecord.telling.catalogues import Catalogue
from onrecord.telling.chronology import TimelineShown, drawn, undated, when_happened, when_said
from onrecord.telling.lists import Listing
from onrecord.telling.page import Content, EntryId, Key, Page
from onrecord.telling.periods import Dated, Grain, drawn_together, is_whole, period_of
from onrecord.telling.saved import TIMELINE, Drawn, can_show_all, names, saved
from onrecord.telling.view import View

PATH = "timeline/index.md"
"""The path of the timeline of the whole record."""

PERIOD = "period"
"""What the timeline of a decade, year or month is called in its key."""

EVENTS = "timeline/events-"
"""The stem of the further pages of the events without a date."""


@dataclass(frozen=True, slots=True)
class PeriodContent(Content):
    """The timeline of the whole record, with what has no date; or that of a month, year or decade, a part of the ``whole``."""

    template: ClassVar[str] = "timeline.md.jinja"
    timeline: TimelineShown
    whole: Ref | None
    timeless: Catalogue | None
    undated: Listing | None


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time with a page of its own, what is shown of it, and the longer one that it is a part of."""

    page: Ref
    whole: Ref | None
    shown: list[Dated]


def keys(view: View) -> Iterator[Key]:
    """The timeline, those of its years and months if it is long, and what has no date, if that needs further pages."""
    for path, period in periods(view).items():
        title = words.phrase("Timeline: %(time)s", time=period.page.name) if period.whole else period.page.name
        part, files = PERIOD if period.whole else "", _files(view, period)
        yield Key(path, title, part=part, whole=period.whole, in_nav=not period.whole, files=files)
    claims = Ref(words.phrase("Claims without a day of saying or publishing"), PATH)
    yield from lists.keys(_undated(view), claims, None)
    yield from catalogues.keys(view, _timeless(view), EVENTS, _me())


def page(view: View, key: Key) -> Page:
    """The timeline, or a further page of it."""
    return PARTS[key.part](view, key)


def _page(view: View, key: Key) -> Page:
    """The timeline of the whole record, or of a period."""
    timeline = _timeline(view, key)
    if key.whole:
        content = PeriodContent(timeline, key.whole, timeless=None, undated=None)
    else:
        events, without = _timeless(view), _undated(view)
        content = PeriodContent(
            timeline,
            whole=None,
            timeless=catalogues.catalogue(view, events, EVENTS) if events else None,
            undated=lists.listing(view, without) if without.claims else None,
        )
    return Page(key.path, key.title, content, searchable=False)


def picture(view: View, key: Key, _: str) -> Drawn:
    """The timeline of the whole record, or of a period."""
    return chronology.picture(_timeline(view, key))


def _timeline(view: View, key: Key) -> TimelineShown:
    files = saved(key.path, TIMELINE, _can_be_png(view, key.whole))
    return drawn(plain(key.title), periods(view)[key.path].shown, files)


def _files(view: View, period: "Period") -> tuple[str, ...]:
    return names(TIMELINE, has_png=_can_be_png(view, period.whole)) if period.shown else ()


def _can_be_png(view: View, whole: Ref | None) -> bool:
    """Whether a timeline can be PNG: that of the whole record is, if all of it can be shown."""
    return not whole and can_show_all(view)


PARTS = {"": _page, PERIOD: _page, lists.PART: lists.part_page, catalogues.PART: catalogues.part_page}
"""What makes each sort of page."""


def _me() -> Ref:
    return Ref(words.together(words.translate("Timeline")), PATH)


def _timeless(view: View) -> list[EntryId]:
    return [("events", event.id) for event in view.record.events.values() if not event.when]


def _undated(view: View) -> lists.Plan:
    return lists.plan(view, undated(view, view.lookups.standing), "timeline/undated")


@lru_cache(maxsize=1)
def periods(view: View) -> dict[str, Period]:
    """Every stretch of time that has a page, by its path. Kept for the next page."""
    dated = [*when_happened(view), *when_said(view, view.lookups.standing)]
    return {period.page.path: period for period in _periods(dated, _me(), None, Grain.DECADE)}


def _periods(dated: list[Dated], page: Ref, whole: Ref | None, most: Grain) -> Iterator[Period]:
    """A stretch of time, and the shorter ones in it, if it has too much for one page."""
    shown, step = drawn_together(dated, most)
    parts: dict[str, list[Dated]] = {}
    for each in dated if step > Grain.DAY else ():
        period = period_of(each.when, step)
        if is_whole(period, step):
            parts.setdefault(period, []).append(each)
    shown = [
        replace(each, refs=(_part(period_of(each.when, step)),))
        if each.number > 1 and period_of(each.when, step) in parts
        else each
        for each in shown
    ]
    yield Period(page, whole, shown)
    for period, inside in sorted(parts.items()):
        yield from _periods(inside, _part(period), page, Grain(step - 1))


def _part(period: str) -> Ref:
    """The page of a month, year or decade."""
    return Ref(words.together(words.date_in_words(parse_date(period))), f"timeline/{period.lower()}.md")

"""The timeline of the whole record: each date by itself, or where these are many, how many claims there are of each month; and
what has no date."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import Words, plain
from onrecord.telling import catalogues, chronology, lists, months
from onrecord.telling.catalogues import Catalogue, IndexContent
from onrecord.telling.chronology import TimelineShown, drawn, undated, when_happened, when_said
from onrecord.telling.cutting import FurtherPage
from onrecord.telling.lists import Listing
from onrecord.telling.months import Bars
from onrecord.telling.page import Content, EntryId, Key, Page
from onrecord.telling.periods import Dated, Grain, drawn_together
from onrecord.telling.saved import TIMELINE, Drawn, can_show_all, names, saved
from onrecord.telling.view import View

PATH = months.PAGE
"""The path of the timeline."""

LINES_OF_BARS = 30
"""Years that have a line of their own, a bar a month; where there are more, a line is a decade."""

EVENTS = "timeline/events-"
"""The stem of the further pages of the events without a date."""

TIMELESS = "timeless"
"""What the page of the events without a date is called in its key, where they are too many to stand below the bars."""

TIMELESS_PATH = "timeline/without.md"
"""Where that page lies."""


@dataclass(frozen=True, slots=True)
class AllTimeContent(Content):
    """The timeline drawn, or as bars with the claims; and what has no date. ``without``: the page of the events without one."""

    template: ClassVar[str] = "timeline.md.jinja"
    timeline: TimelineShown | None
    bars: Bars | None
    claims: Listing | None
    timeless: Catalogue | None
    without: FurtherPage | None
    undated: Listing | None


def keys(view: View) -> Iterator[Key]:
    """The timeline, the further pages of its claims, and of what has no date."""
    me, events = _me(), _timeless(view)
    yield Key(PATH, me.name, in_nav=True, files=_files(view))
    if dated_one_by_one(view) is None:
        yield from lists.keys(months.plan(view), Ref(words.phrase("Claims by time"), PATH), None)
        if events:
            without = _without(events).page
            yield Key(TIMELESS_PATH, without.name, part=TIMELESS)
            yield from catalogues.keys(view, events, EVENTS, without)
    else:
        claims = Ref(words.phrase("Claims without a day of saying or publishing"), PATH)
        yield from lists.keys(_undated(view), claims, None)
        yield from catalogues.keys(view, events, EVENTS, me)


def page(view: View, key: Key) -> Page:
    """The timeline, or a further page of it."""
    return PARTS[key.part](view, key)


def _page(view: View, key: Key) -> Page:
    """The timeline of the whole record."""
    dated, events = dated_one_by_one(view), _timeless(view)
    if dated is None:
        plan = months.plan(view)
        content = AllTimeContent(
            timeline=None,
            bars=months.bars(view, plan, LINES_OF_BARS),
            claims=lists.listing(view, plan),
            timeless=None,
            without=_without(events) if events else None,
            undated=None,
        )
    else:
        without = _undated(view)
        content = AllTimeContent(
            timeline=_drawn(view, key.title, dated),
            bars=None,
            claims=None,
            timeless=catalogues.catalogue(view, events, EVENTS) if events else None,
            without=None,
            undated=lists.listing(view, without) if without.claims else None,
        )
    return Page(key.path, key.title, content, searchable=False)


def picture(view: View, key: Key, _: str) -> Drawn:
    """The timeline of the whole record, where it is drawn."""
    return chronology.picture(_drawn(view, key.title, dated_one_by_one(view) or []))


def _drawn(view: View, title: Words, dated: list[Dated]) -> TimelineShown:
    return drawn(plain(title), dated, saved(PATH, TIMELINE, can_show_all(view)))


def _files(view: View) -> tuple[str, ...]:
    """The files of the drawing, if there is one."""
    return names(TIMELINE, has_png=can_show_all(view)) if dated_one_by_one(view) else ()


def _all_timeless(view: View, key: Key) -> Page:
    """The events without a date, on a page of their own."""
    events = _timeless(view)
    summary = words.counted(
        "%(number)s event has no date of ours.", "%(number)s events have no date of ours.", len(events)
    )
    content = IndexContent(summary, catalogues.catalogue(view, events, EVENTS))
    return Page(key.path, key.title, content, searchable=False)


PARTS = {"": _page, TIMELESS: _all_timeless, lists.PART: lists.part_page, catalogues.PART: catalogues.part_page}
"""What makes each sort of page."""


def _me() -> Ref:
    return Ref(words.together(words.translate("Timeline")), PATH)


def _without(events: list[EntryId]) -> FurtherPage:
    return FurtherPage(Ref(words.together(words.translate("Events without a date")), TIMELESS_PATH), len(events))


def _timeless(view: View) -> list[EntryId]:
    return [("events", event.id) for event in view.record.events.values() if not event.when]


def _undated(view: View) -> lists.Plan:
    return lists.plan(view, undated(view, view.lookups.standing), "timeline/undated")


@lru_cache(maxsize=1)
def dated_one_by_one(view: View) -> list[Dated] | None:
    """What has a date, those of one day together; None if that is too much for one drawing."""
    if len(view.lookups.standing) > lists.ROWS_ON_A_PAGE:
        return None
    dated = [*when_happened(view), *when_said(view, view.lookups.standing)]
    shown, step = drawn_together(dated, Grain.MONTH)
    return shown if step <= Grain.DAY else None

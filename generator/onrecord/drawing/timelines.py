"""Timelines: when things were, each date drawn as well as it is known and no better.

Time runs as the language is read; words follow their own direction.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.drawing.axes import TimeAxis, time_axis
from onrecord.drawing.mirroring import as_it_is_read
from onrecord.drawing.shapes import (
    WIDTH,
    Anchor,
    Circle,
    Curve,
    Drawing,
    Label,
    Shape,
    in_lines,
    rectangle,
    width,
)
from onrecord.record.dates import Date, Span
from onrecord.speaking import words
from onrecord.speaking.dating import zone_in_words
from onrecord.speaking.languages import message

LEFT, RIGHT = 16.0, 364.0
"""Where the axis begins and ends: there is room for an arrow before it, and for one and the signs of doubt behind it."""

ROW, LINE, HEADING, AXIS = 20.0, 17.0, 32.0, 38.0
"""Units from top to bottom: of a row, of words above it, of the heading of a group, of the axis."""

LINES = 2
"""Lines that a heading, and words above a bar, may take."""

THICK = 9.0
"""Units from top to bottom of a bar, and across of a dot."""

LEAST = 6.0
"""Units from left to right of the shortest bar."""


class Known(StrEnum):
    """How a date is drawn, by what is known of it."""

    DAY = "day"
    TIME = "time"
    LASTING = "lasting"
    WITHIN = "within"
    OPEN = "open"
    UNCERTAIN = "uncertain"
    ABOUT = "about"


KEY = {
    Known.DAY: message("on this day"),
    Known.TIME: message("at this time"),
    Known.LASTING: message("for this time"),
    Known.WITHIN: message("sometime within this span"),
    Known.OPEN: message("no bound is known on this side"),
    Known.UNCERTAIN: message("the date is uncertain"),
    Known.ABOUT: message("about then"),
}
"""What each sign means, in the key."""

SIGNS = {Known.UNCERTAIN: "?", Known.ABOUT: "~"}
"""The signs behind a bar, those of EDTF."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One thing and its date."""

    text: str
    when: Date


@dataclass(frozen=True, slots=True)
class TimelineGroup:
    """Rows of one kind under a heading. ``look``: a class of the stylesheet."""

    heading: str
    look: str
    rows: Sequence[TimelineRow]


@dataclass(frozen=True, slots=True)
class _Bar:
    """A date on the axis, in units: from where to where it may be, and what of that is sure."""

    left: float
    right: float
    sure: tuple[float, float] | None
    is_point: bool
    is_open: tuple[bool, bool]


def timeline(identifier: str, title: str, description: str, groups: Sequence[TimelineGroup]) -> Drawing:
    """A timeline of groups, of which one at least has a row."""
    dates = [row.when for group in groups for row in group.rows]
    axis = time_axis(dates, LEFT, RIGHT)
    y = AXIS
    drawn: list[Shape] = []
    for group in groups:
        if group.rows:
            lines = in_lines(group.heading, WIDTH - 4, LINES)
            drawn += [
                Label(2, y + HEADING - 14 + LINE * number, text, "or-heading") for number, text in enumerate(lines)
            ]
            y += HEADING + LINE * (len(lines) - 1)
        for row in group.rows:
            shapes, high = _row(row, y, axis, group.look)
            drawn += shapes
            y += high
    ticks = list(_ticks(axis, y + 4))
    known = {each for when in dates for each in _known(when, axis)}
    notes = list(_notes(dates, axis))
    key = list(_key([each for each in Known if each in known], notes, y + 10))
    height = y + 14 + ROW * (len(known) + len(notes))
    return as_it_is_read(Drawing(identifier, title, description, "or-timeline", height, (*ticks, *drawn, *key)))


def _ticks(axis: TimeAxis, bottom: float) -> Iterator[Shape]:
    """The lines of the axis, with what begins at each; the year or the day stands over its first."""
    for tick in axis.ticks():
        x = round(tick.x, 1)
        yield Curve(f"M{x} {AXIS - 4}V{round(bottom, 1)}", "or-grid")
        for text, y in ((tick.text, AXIS - 12), (tick.above, AXIS - 29)):
            half = width(text) / 2
            middle = min(max(x, half + 2), WIDTH - half - 2)
            yield from [Label(round(middle, 1), y, text, "or-tick", Anchor.MIDDLE)] if text else []


def _notes(dates: Sequence[Date], axis: TimeAxis) -> Iterator[str]:
    """Whose clock the hours are by, and what is drawn of times whose zone nobody knows."""
    moments = [moment for when in dates for moment in (when.start, when.end) if moment and moment.clock]
    zoned = [moment for moment in moments if moment.zone == axis.zone is not None]
    if zoned and (axis.is_of_hours or any(moment.zone not in (None, axis.zone) for moment in moments)):
        yield words.translate("the hours are those of %(zone)s", zone=zone_in_words(zoned[0]))
    if axis.is_of_hours and any(moment.zone is None for moment in moments):
        yield words.translate("times of no known zone stand as given")


def _row(row: TimelineRow, top: float, axis: TimeAxis, look: str) -> tuple[list[Shape], float]:
    """A row's shapes and its height. Its words stand behind the bar, before it, or where neither has room, above it."""
    bar = _bar(row.when, axis)
    signs = "".join(sign for each, sign in SIGNS.items() if each in _known(row.when, axis))
    ahead = bar.left - (12 if bar.is_open[0] else 5)
    behind = bar.right + (12 if bar.is_open[1] else 5) + (width(signs) + 3 if signs else 0)
    long = width(row.text)
    if behind + long <= WIDTH - 2:
        above, labels = 0.0, [Label(behind, top + ROW / 2, row.text, "or-name")]
    elif ahead - long >= 2:
        above, labels = 0.0, [Label(ahead, top + ROW / 2, row.text, "or-name", Anchor.RIGHT)]
    else:
        x, side = (WIDTH - 2, Anchor.RIGHT) if bar.left + bar.right > WIDTH else (2, Anchor.LEFT)
        lines = in_lines(row.text, WIDTH - 4, LINES)
        above = LINE * len(lines)
        labels = [Label(x, top + LINE * (number + 0.6), text, "or-name", side) for number, text in enumerate(lines)]
    middle = top + above + ROW / 2
    shapes: list[Shape] = [*_drawn(bar, middle, look), *labels]
    if signs:
        shapes.append(Label(behind - width(signs) - 3, middle, signs, "or-name"))
    return shapes, above + ROW


def _bar(when: Date, axis: TimeAxis) -> _Bar:
    left = axis.begin(when.start) if when.start else LEFT
    right = axis.finish(when.end) if when.end else RIGHT
    known = _known(when, axis)
    is_point = bool(known & {Known.DAY, Known.TIME})
    if is_point or right - left < LEAST:
        middle = (left + right) / 2
        left, right = middle - LEAST / 2, middle + LEAST / 2
    sure = None
    if when.span is Span.LASTING:
        begun = axis.surely_from(when.start) if when.start else left
        ended = axis.surely_until(when.end) if when.end else right
        sure = (max(left, begun), min(right, ended)) if begun < ended else None
        if Known.WITHIN not in known:
            sure = (left, right)
    return _Bar(left, right, sure, is_point, (when.earliest is None, when.latest is None))


def _drawn(bar: _Bar, y: float, look: str) -> Iterator[Shape]:
    left, right, half = round(bar.left, 1), round(bar.right, 1), THICK / 2
    if bar.is_point:
        yield Circle((left + right) / 2, y, half, f"or-day {look}")
        return
    if not bar.sure or bar.right - bar.left > bar.sure[1] - bar.sure[0] + 1:
        yield Curve(rectangle(left, y - half, right, y + half), f"or-within {look}")
    if bar.sure:
        sure_right = max(bar.sure[1], bar.sure[0] + 2)
        yield Curve(rectangle(bar.sure[0], y - half, sure_right, y + half), f"or-lasting {look}")
    for is_open, x, way in ((bar.is_open[0], left, -1), (bar.is_open[1], right, 1)):
        if is_open:
            yield Curve(
                f"M{x + way * 3} {round(y - 5, 1)}L{x + way * 9} {round(y, 1)}L{x + way * 3} {round(y + 5, 1)}",
                f"or-open {look}",
            )


def _known(when: Date, axis: TimeAxis) -> set[Known]:
    """What is known of a date, and what is not. Among hours, a day is a span."""
    if when.span is Span.LASTING:
        known = {Known.LASTING}
        if any(moment and moment.earliest != moment.latest for moment in (when.start, when.end)):
            known.add(Known.WITHIN)
    elif when.span is Span.ON and when.has_time:
        known = {Known.TIME}
    else:
        is_day = when.span is Span.ON and when.earliest == when.latest and not axis.is_of_hours
        known = {Known.DAY if is_day else Known.WITHIN}
    if when.earliest is None or when.latest is None:
        known.add(Known.OPEN)
    qualifiers = {moment.qualifier for moment in (when.start, when.end) if moment}
    if qualifiers & {"?", "%"}:
        known.add(Known.UNCERTAIN)
    if qualifiers & {"~", "%"}:
        known.add(Known.ABOUT)
    return known


def _key(known: list[Known], notes: list[str], top: float) -> Iterator[Shape]:
    samples = {
        Known.DAY: _Bar(10, 18, None, True, (False, False)),
        Known.TIME: _Bar(10, 18, None, True, (False, False)),
        Known.LASTING: _Bar(4, 26, (4, 26), False, (False, False)),
        Known.WITHIN: _Bar(4, 26, None, False, (False, False)),
        Known.OPEN: _Bar(2, 17, None, False, (False, True)),
    }
    for row, each in enumerate(known):
        y = top + ROW * (row + 0.5)
        if each in samples:
            yield from _drawn(samples[each], y, "or-plain")
        else:
            yield Label(14, y, SIGNS[each], "or-name", Anchor.MIDDLE)
        yield Label(34, y, words.translate(KEY[each]), "or-key")
    for row, note in enumerate(notes, len(known)):
        yield Label(2, top + ROW * (row + 0.5), note, "or-key")

"""Timelines: when things were, each date drawn as well as it is known and no better.

Time runs from left to right in every language, as on the axes of charts; only the words follow their own direction.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord import words
from onrecord.dates import Date, Span
from onrecord.drawing.scales import Scale, Unit, time_ticks
from onrecord.drawing.shapes import (
    WIDTH,
    Anchor,
    Circle,
    Drawing,
    Label,
    Path,
    Shape,
    in_lines,
    rectangle,
    shortened,
    width,
)
from onrecord.languages import message

LEFT, RIGHT = 16.0, 364.0
"""Where the axis begins and ends: there is room for an arrow before it, and for one and the signs of doubt behind it."""

TICKS = 5
"""Ticks of the axis, at most."""

PAD = 0.04
"""How much longer the axis is at either end than what it has to show."""

ROW, LINE, HEADING, AXIS = 20.0, 15.0, 30.0, 36.0
"""Units from top to bottom: of a row, of words above it, of the heading of a group, of the axis."""

LINES = 2
"""Lines that words above a bar may take."""

THICK = 9.0
"""Units from top to bottom of a bar, and across of a dot."""

LEAST = 6.0
"""Units from left to right of the shortest bar."""


class Known(StrEnum):
    """How a date is drawn, by what is known of it."""

    DAY = "day"
    LASTING = "lasting"
    WITHIN = "within"
    OPEN = "open"
    UNCERTAIN = "uncertain"
    ABOUT = "about"


KEY = {
    Known.DAY: message("on this day"),
    Known.LASTING: message("for this time"),
    Known.WITHIN: message("some time within this span"),
    Known.OPEN: message("no bound is known on this side"),
    Known.UNCERTAIN: message("the date is uncertain"),
    Known.ABOUT: message("about then"),
}
"""What each sign means, in the key."""

SIGNS = {Known.UNCERTAIN: "?", Known.ABOUT: "~"}
"""The signs behind a bar, those of EDTF."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing and its date."""

    text: str
    when: Date


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one kind under a heading. ``look``: a class of the stylesheet."""

    heading: str
    look: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class _Bar:
    """A date on the axis, in units: from where to where it may be, and what of that is sure."""

    left: float
    right: float
    sure: tuple[float, float] | None
    is_day: bool
    is_open: tuple[bool, bool]


def timeline(identifier: str, title: str, description: str, groups: Sequence[Group]) -> Drawing:
    """A timeline of groups, of which one at least has a row."""
    dates = [row.when for group in groups for row in group.rows]
    first, last, scale = _axis(dates)
    y = AXIS
    drawn: list[Shape] = []
    for group in groups:
        if group.rows:
            drawn.append(Label(2, y + HEADING - 13, shortened(group.heading, WIDTH - 4), "or-heading"))
            y += HEADING
        for row in group.rows:
            shapes, high = _row(row, y, scale, group.look)
            drawn += shapes
            y += high
    ticks = list(_ticks(first, last, scale, y + 4))
    known = {each for when in dates for each in _known(when)}
    key = list(_key([each for each in Known if each in known], y + 10))
    height = y + 14 + ROW * len(known)
    return Drawing(identifier, title, description, "or-timeline", height, (*ticks, *drawn, *key))


def _axis(dates: list[Date]) -> tuple[date, date, Scale]:
    """The first and the last day of the axis, and its scale from ordinals of days to units."""
    days = [day for when in dates for day in (when.earliest, when.latest) if day]
    low, high = min(days).toordinal(), max(days).toordinal() + 1
    pad = max(2, round((high - low) * PAD))
    low, high = max(1, low - pad), min(date.max.toordinal(), high + pad)
    return date.fromordinal(low), date.fromordinal(high), Scale(low, high, LEFT, RIGHT)


def _ticks(first: date, last: date, scale: Scale, bottom: float) -> Iterator[Shape]:
    """The lines of the axis, with what begins at each; the year stands over its first."""
    unit, days = time_ticks(first, last, TICKS)
    year = 0
    for day in days:
        x = round(scale(day.toordinal()), 1)
        yield Path(f"M{x} {AXIS - 4}V{round(bottom, 1)}", "or-grid")
        if unit is Unit.YEAR:
            yield Label(x, AXIS - 12, str(day.year), "or-tick", Anchor.MIDDLE)
            continue
        text = words.day_in_short(day) if unit is Unit.DAY else words.month_in_short(day)
        yield Label(x, AXIS - 12, text, "or-tick", Anchor.MIDDLE)
        if unit is Unit.DAY and day.year != year:
            year = day.year
            yield Label(x, AXIS - 27, str(year), "or-tick", Anchor.MIDDLE)


def _row(row: Row, top: float, scale: Scale, look: str) -> tuple[list[Shape], float]:
    """A row's shapes and its height. Its words stand behind the bar, before it, or where neither has room, above it."""
    bar = _bar(row.when, scale)
    signs = "".join(sign for each, sign in SIGNS.items() if each in _known(row.when))
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


def _bar(when: Date, scale: Scale) -> _Bar:
    left = scale(when.earliest.toordinal()) if when.earliest else LEFT
    right = scale(when.latest.toordinal() + 1) if when.latest else RIGHT
    is_day = when.span is Span.ON and when.earliest == when.latest
    if is_day or right - left < LEAST:
        middle = (left + right) / 2
        left, right = middle - LEAST / 2, middle + LEAST / 2
    sure = None
    if when.span is Span.LASTING:
        begun = scale(when.start.latest.toordinal()) if when.start else left
        ended = scale(when.end.earliest.toordinal() + 1) if when.end else right
        sure = (max(left, begun), min(right, ended)) if begun < ended else None
        if Known.WITHIN not in _known(when):
            sure = (left, right)
    return _Bar(left, right, sure, is_day, (when.earliest is None, when.latest is None))


def _drawn(bar: _Bar, y: float, look: str) -> Iterator[Shape]:
    left, right, half = round(bar.left, 1), round(bar.right, 1), THICK / 2
    if bar.is_day:
        yield Circle((left + right) / 2, y, half, f"or-day {look}")
        return
    if not bar.sure or bar.right - bar.left > bar.sure[1] - bar.sure[0] + 1:
        yield Path(rectangle(left, y - half, right, y + half), f"or-within {look}")
    if bar.sure:
        sure_right = max(bar.sure[1], bar.sure[0] + 2)
        yield Path(rectangle(bar.sure[0], y - half, sure_right, y + half), f"or-lasting {look}")
    for is_open, x, way in ((bar.is_open[0], left, -1), (bar.is_open[1], right, 1)):
        if is_open:
            yield Path(
                f"M{x + way * 3} {round(y - 5, 1)}L{x + way * 9} {round(y, 1)}L{x + way * 3} {round(y + 5, 1)}",
                f"or-open {look}",
            )


def _known(when: Date) -> set[Known]:
    """What is known of a date, and what is not."""
    if when.span is Span.LASTING:
        known = {Known.LASTING}
        if any(moment and moment.earliest != moment.latest for moment in (when.start, when.end)):
            known.add(Known.WITHIN)
    else:
        known = {Known.DAY if when.span is Span.ON and when.earliest == when.latest else Known.WITHIN}
    if when.earliest is None or when.latest is None:
        known.add(Known.OPEN)
    qualifiers = {moment.qualifier for moment in (when.start, when.end) if moment}
    if qualifiers & {"?", "%"}:
        known.add(Known.UNCERTAIN)
    if qualifiers & {"~", "%"}:
        known.add(Known.ABOUT)
    return known


def _key(known: list[Known], top: float) -> Iterator[Shape]:
    samples = {
        Known.DAY: _Bar(10, 18, None, True, (False, False)),
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

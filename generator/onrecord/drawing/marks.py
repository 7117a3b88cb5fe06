"""The signs of a step plot: a count at its time, as it was given, in units of the drawing; and the steps between two of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.drawing.axes import TimeAxis
from onrecord.drawing.labels import Room
from onrecord.drawing.number_signs import CAP, POINT
from onrecord.drawing.scales import Scale
from onrecord.drawing.shapes import Circle, Curve, Shape, rectangle, units
from onrecord.record.counts import Count
from onrecord.record.dates import Date

ARROW, HEAD = 22.0, 6.0
"""How long an arrow to an open side is, and its head."""

LEAST = 6.0
"""Units from left to right of the shortest time that is known within bounds."""


@dataclass(frozen=True, slots=True)
class DrawnSpan:
    """A time on the axis, in units, and on which sides it has no bound."""

    left: float
    right: float
    is_day: bool
    is_open: tuple[bool, bool] = (False, False)

    @property
    def middle(self) -> float:
        """The place of a day; of a longer time, only where there is room for a sign."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A count with numbers on both axes, in units. ``top`` and ``bottom`` are those of a range, None on an open side; ``point``
    that of a single number, ``ring`` that of one that the count is only near. ``floor``: where zero lies."""

    span: DrawnSpan
    look: str
    floor: float
    top: float | None = None
    bottom: float | None = None
    point: float | None = None
    ring: float | None = None

    @property
    def level(self) -> tuple[float, float]:
        """From where to where, downwards, its number may lie, as far as it was given."""
        given = next((each for each in (self.point, self.ring) if each is not None), None)
        ends = [given] if given is not None else [each for each in (self.top, self.bottom) if each is not None]
        return min(ends), max(ends)

    @property
    def tip(self) -> float | None:
        """Where the arrow ends, if one side is open. Downwards it goes no further than to zero, if it can be seen there."""
        if self.top is None and self.bottom is not None:
            return self.bottom - ARROW
        if self.bottom is None and self.top is not None:
            return max(self.top + HEAD + 2, min(self.top + ARROW, self.floor))
        return None

    @property
    def room(self) -> Room:
        """The rectangle around all that is drawn."""
        ends = [each for each in (self.top, self.bottom, self.point, self.ring, self.tip) if each is not None]
        left, right = self.span.middle - CAP, self.span.middle + CAP
        if not self.span.is_day:
            left, right = min(left, self.span.left), max(right, self.span.right)
        return Room(left, min(ends) - POINT, right, max(ends) + POINT)


def span_of(when: Date, across: TimeAxis) -> DrawnSpan:
    """Where a time lies on an axis; a time of the day has no length."""
    left = across.begin(when.start) if when.start else across.scale.start
    right = across.finish(when.end) if when.end else across.scale.end
    is_day = when.earliest is not None and when.earliest == when.latest
    if right - left < LEAST and not is_day:
        left, right = (left + right - LEAST) / 2, (left + right + LEAST) / 2
    return DrawnSpan(left, right, is_day, (when.earliest is None, when.latest is None))


def mark_of(count: Count, span: DrawnSpan, up: Scale, look: str) -> Mark:
    """The sign of a count that has a number at all."""
    low, high, best, near = (None if n is None else up(n) for n in (count.low, count.high, count.best, count.near))
    if count.low is not None and count.low == count.high:
        low, high, best = None, None, low
    return Mark(span, look, up.start, high, low, best, near)


def beside_one_another(marks: list[Mark]) -> list[Mark]:
    """Marks of one day that would lie on one another, side by side within that day."""
    lanes: dict[int, int] = {}
    for number, mark in enumerate(marks):
        others = (other for other in range(number) if mark.span.is_day and _meet(mark, marks[other]))
        taken = {lanes[other] for other in others}
        lanes[number] = next(lane for lane in range(len(marks)) if lane not in taken)
    return [_in_lane(mark, lanes[number], _width(marks, lanes, mark)) for number, mark in enumerate(marks)]


def _meet(mark: Mark, other: Mark) -> bool:
    return mark.span == other.span and mark.room.meets(other.room)


def _width(marks: list[Mark], lanes: dict[int, int], mark: Mark) -> int:
    """How many lanes the marks of a mark's day take."""
    return 1 + max(lanes[number] for number, other in enumerate(marks) if other.span == mark.span)


def _in_lane(mark: Mark, lane: int, lanes: int) -> Mark:
    day = mark.span.right - mark.span.left
    offset = (lane - (lanes - 1) / 2) * min(2 * CAP + 1, 0.8 * day / lanes)
    return replace(mark, span=replace(mark.span, left=mark.span.left + offset, right=mark.span.right + offset))


def drawn(mark: Mark) -> Iterator[Shape]:
    """The shapes of a mark."""
    span, top, bottom = mark.span, mark.top, mark.bottom
    if top is not None and bottom is not None:
        yield from _range(span, top, bottom, mark.look)
    elif mark.tip is not None:
        bound = mark.level[0]
        yield from arrow(span.middle, bound, mark.tip, mark.look)
        yield from [_cap(span.middle, bound, mark.look)] if span.is_day else stretch(span, bound, mark.look)
    for y in (mark.point, mark.ring):
        if y is not None and not span.is_day:
            yield from stretch(span, y, mark.look)
    if mark.point is not None and span.is_day:
        yield Circle(span.middle, mark.point, POINT, f"or-day {mark.look}")
    if mark.ring is not None:
        yield Circle(span.middle, mark.ring, POINT, f"or-near {mark.look}")


def _range(span: DrawnSpan, top: float, bottom: float, look: str) -> Iterator[Shape]:
    """A line on its day; an outline where the day is not known either."""
    if span.is_day:
        yield _vertical(span.middle, top, bottom, look)
        yield from (_cap(span.middle, y, look) for y in (top, bottom))
    else:
        yield Curve(rectangle(span.left, top, span.right, bottom), f"or-within {look}")
        yield from (_end(span, side, (top + bottom) / 2, look) for side in (0, 1) if span.is_open[side])


def _vertical(x: float, y: float, end: float, look: str) -> Curve:
    return Curve(f"M{units(x)} {units(y)}V{units(end)}", f"or-stretch {look}")


def _cap(x: float, y: float, look: str) -> Curve:
    return Curve(f"M{units(x - CAP)} {units(y)}H{units(x + CAP)}", f"or-stretch {look}")


def arrow(x: float, y: float, tip: float, look: str) -> Iterator[Curve]:
    """An arrow up or down to where no bound was given."""
    yield _vertical(x, y, tip, look)
    back = units(tip + HEAD if tip < y else tip - HEAD)
    yield Curve(f"M{units(x - CAP)} {back}L{units(x)} {units(tip)}L{units(x + CAP)} {back}", f"or-open {look}")


def stretch(span: DrawnSpan, y: float, look: str) -> Iterator[Shape]:
    """A time that is known only within bounds: thin, from the first to the last."""
    yield Curve(f"M{units(span.left)} {units(y)}H{units(span.right)}", f"or-stretch or-thin {look}")
    yield from (_end(span, side, y, look) for side in (0, 1))


def _end(span: DrawnSpan, side: int, y: float, look: str) -> Curve:
    """The first (0) or last (1) end of a time: a short line, or an arrow where it has no bound."""
    x = (span.left, span.right)[side]
    back = units(x + (1 - 2 * side) * HEAD)
    arrow = f"M{back} {units(y - CAP)}L{units(x)} {units(y)}L{back} {units(y + CAP)}"
    return Curve(
        arrow if span.is_open[side] else f"M{units(x)} {units(y - 3)}V{units(y + 3)}", f"or-stretch or-thin {look}"
    )


def joined(mark: Mark, following: Mark) -> Iterator[tuple[Curve, Room]]:
    """The step from a mark to the next, with the room that it takes: flat until then, and up or down. Between the ends of a range
    it is a band, for where in it the number lay, nobody said."""
    left = mark.span.middle if mark.span.is_day else mark.span.right
    right = following.span.middle if following.span.is_day else following.span.left
    top, bottom = mark.level
    if bottom - top > 1:
        yield Curve(rectangle(left, top, right, bottom), f"or-band {mark.look}"), Room(left, top, right, bottom)
    else:
        flat = Curve(f"M{units(left)} {units(top)}H{units(right)}", f"or-stair {mark.look}")
        yield flat, Room(left, top - 1, right, top + 1)
    start, end = _rise(mark.level, following.level)
    if start != end:
        room = Room(right - 1, min(start, end), right + 1, max(start, end))
        yield Curve(f"M{units(right)} {units(start)}V{units(end)}", f"or-stair {mark.look}"), room


def _rise(before: tuple[float, float], after: tuple[float, float]) -> tuple[float, float]:
    """From where to where a step goes up or down: between the ends that lie nearest; nowhere, if one may be the other."""
    if after[1] < before[0]:
        return before[0], after[1]
    if after[0] > before[1]:
        return before[1], after[0]
    return before[0], before[0]

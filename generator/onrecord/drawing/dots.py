"""Counts as rows of dots on one axis, for a page that sets the words beside them: each number as it was given, no more exactly.

Places are shares of the width, in percent. So words keep their size on every screen, and are words of the page: they can be
links, break into lines and run in either direction. A single number is a dot, a range a line from its lowest to its highest, an
open end an arrow. A number that a count is only said to be near is a dashed ring. A dot is hollow where whom it counts is open.
A part of another count is a diamond. The axis begins at zero.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.drawing.number_signs import NumberSign, numbers, signs_of
from onrecord.drawing.scales import Scale, round_step
from onrecord.drawing.shapes import width
from onrecord.record.counts import Count
from onrecord.speaking import words
from onrecord.speaking.languages import spoken

LEFT, RIGHT = 2.0, 88.0
"""Where the axis begins and ends; behind it is room for an arrow and for numbers."""

STEPS = 5
"""Steps of the axis, at most."""

NARROWEST = 300.0
"""Pixels from left to right of the narrowest plot."""

NUMBER, GAP = 17.0, 11.0
"""The height of a number beside its mark, and the room between them, in pixels."""


@dataclass(frozen=True, slots=True)
class DotMark:
    """A part of a plot. ``kind``: `dot`, `bar`, `cap`, `diamond`, `arrow-left`, `arrow-right`, `line` of the grid, `tick`, or
    `number`. ``x``, ``end``: where it stands, or begins and ends, in percent. ``look``: a class of the stylesheet. ``side``: for
    a number, the side of its place that it stands on: `start`, `end`, or `above`."""

    kind: str
    x: str
    end: str = ""
    look: str = ""
    text: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from zero: its highest number, and what lies between two of its ticks."""

    last: float
    step: float

    def __call__(self, number: float) -> float:
        """Where a number stands, in percent."""
        return Scale(0, self.last, LEFT, RIGHT)(number)


def axis_of(counts: Iterable[Count]) -> Axis | None:
    """The axis of several counts; None if none of them has a number."""
    highest = max((number for count in counts for number in numbers(count)), default=None)
    if highest is None:
        return None
    step = max(1.0, round_step(max(1, highest), STEPS))
    return Axis(step * -(-max(1, highest) // step), step)


def grid(axis: Axis) -> list[DotMark]:
    """The lines of an axis."""
    return [DotMark("line", _percent(axis(number * axis.step))) for number in range(round(axis.last / axis.step) + 1)]


def ticks(axis: Axis) -> list[DotMark]:
    """The numbers of an axis, as far as there is room: both its ends always."""
    steps = round(axis.last / axis.step)
    texts = [words.number_in_words(round(number * axis.step)) for number in range(steps + 1)]
    widest = max(width(text) for text in texts) + GAP
    every = next(each for each in range(1, steps + 1) if axis(each * axis.step) - LEFT >= widest / NARROWEST * 100)
    shown = [number for number in range(0, steps + 1, every) if steps - number >= every or number == steps]
    return [DotMark("tick", _percent(axis(number * axis.step)), text=texts[number]) for number in {*shown, steps}]


def marks(count: Count, axis: Axis, is_part: bool = False, is_hollow: bool = False) -> list[DotMark]:
    """A count on an axis, without its number."""
    look = "or-hollow" if is_hollow else "or-full"
    low, high = count.low, count.high
    found: list[DotMark] = []
    if low is not None and low == high:
        found.append(_point(axis(low), look, is_part))
    elif low is not None or high is not None:
        found += _line(axis, low, high)
    if count.best is not None:
        found.append(_point(axis(count.best), look, is_part))
    if count.near is not None:
        found.append(DotMark("dot", _percent(axis(count.near)), look="or-about"))
    return found


def number_beside(count: Count, text: str, axis: Axis) -> DotMark | None:
    """The number of a count beside its mark: behind it, or before it, or above, where there is room on the narrowest screen."""
    places = [axis(number) for number in numbers(count)]
    if not places:
        return None
    first = LEFT if count.low is None and count.high is not None else min(places)
    last = 100.0 if count.high is None and count.low is not None else max(places)
    room = (width(text, NUMBER) + GAP) / NARROWEST * 100
    if last + room <= 100:
        return DotMark("number", _percent(last), text=text, side=_side("start"))
    if first - room >= 0:
        return DotMark("number", _percent(first), text=text, side=_side("end"))
    left = min(first, 100 - room)
    return DotMark("number", _percent(left + room if _is_turned() else left), text=text, side="above")


def _point(x: float, look: str, is_part: bool) -> DotMark:
    return DotMark("diamond" if is_part else "dot", _percent(x), look=look)


def _line(axis: Axis, low: float | None, high: float | None) -> Iterator[DotMark]:
    """A line between two bounds, or from the one that was given to an arrow on the open side."""
    left = axis(low) if low is not None else LEFT
    right = axis(high) if high is not None else RIGHT + 6
    yield DotMark("bar", _percent(left), _percent(right))
    down, up = ("arrow-right", "arrow-left") if _is_turned() else ("arrow-left", "arrow-right")
    yield DotMark("cap" if low is not None else down, _percent(left))
    yield DotMark("cap" if high is not None else up, _percent(right))


def _is_turned() -> bool:
    """Whether numbers run from right to left, as the language does: the words of a row stand beside zero in each."""
    return spoken().direction == "rtl"


def _side(side: str) -> str:
    """The side of a mark that a number stands on, by that on which it does where numbers run from left to right."""
    return {"start": "end", "end": "start"}[side] if _is_turned() else side


def _percent(share: float) -> str:
    share = 100 - share if _is_turned() else share
    return f"{round(share, 2) + 0:.2f}".rstrip("0").rstrip(".") + "%"


KEYS = (
    NumberSign.POINT,
    NumberSign.RANGE,
    NumberSign.OPEN,
    NumberSign.BEST,
    NumberSign.NEAR,
)
"""The signs that a key explains, in this order."""


def used(counts: Iterable[Count]) -> list[NumberSign]:
    """The signs of several counts, in the order of a key."""
    found = {sign for count in counts for sign in signs_of(count)}
    return [sign for sign in KEYS if sign in found]

"""Range plots: what sources counted, each number drawn as it was given and no more exactly.

A single number is a point, a range a line from its lowest to its highest, an open end an arrow. A number that a count is only
said to be near is an empty ring, and words are written as words, beside no sign. The axis begins at zero.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord import words
from onrecord.counts import Count
from onrecord.drawing.scales import Scale, round_step
from onrecord.drawing.shapes import WIDTH, Anchor, Circle, Drawing, Label, Path, Shape, shortened
from onrecord.languages import message

LEFT, RIGHT = 12.0, 376.0
"""Where the axis begins and ends; behind it is room for an arrow."""

TICKS = 5
"""Steps of the axis, at most."""

LINE, BAR, HEADING, AXIS, ROW = 17.0, 15.0, 32.0, 26.0, 20.0
"""Units from top to bottom: of a row's words, of its sign, of a group's heading, of the axis, of a line of the key."""

POINT, CAP = 4.5, 5.0
"""Half the height of a point, and of the end of a line."""


class Sign(StrEnum):
    """How a number is drawn."""

    POINT = "point"
    RANGE = "range"
    OPEN = "open"
    BEST = "best"
    NEAR = "near"


KEY = {
    Sign.POINT: message("this number"),
    Sign.RANGE: message("from the lowest to the highest that was given"),
    Sign.OPEN: message("no bound was given on this side"),
    Sign.BEST: message("the number put forward within its range"),
    Sign.NEAR: message("about this number; how near, was not said"),
}
"""What each sign means, in the key."""


@dataclass(frozen=True, slots=True)
class Row:
    """A count in words with who gave it, and its number; None for a count in words alone."""

    text: str
    count: Count | None


@dataclass(frozen=True, slots=True)
class Group:
    """Counts that stand together, and why."""

    heading: str
    rows: Sequence[Row]


def plot(identifier: str, title: str, description: str, groups: Sequence[Group]) -> Drawing | None:
    """A plot of groups of counts on one axis; None if no count among them has a number."""
    counts = [row.count for group in groups for row in group.rows if row.count]
    highest = max((number for count in counts for number in _numbers(count)), default=None)
    if highest is None:
        return None
    step = max(1.0, round_step(max(1, highest), TICKS))
    last = step * -(-max(1, highest) // step)
    scale = Scale(0, last, LEFT, RIGHT)
    drawn: list[Shape] = []
    y = AXIS
    for group in groups:
        if group.heading:
            drawn.append(Label(2, y + HEADING - 12, shortened(group.heading, WIDTH - 4), "or-heading"))
            y += HEADING
        for row in group.rows:
            drawn.append(Label(2, y + LINE / 2 + 2, shortened(row.text, WIDTH - 4), "or-name"))
            drawn += _signs(row.count, y + LINE + BAR / 2, scale) if row.count else ()
            y += LINE + (BAR if row.count and _numbers(row.count) else 4)
    used = {sign for count in counts for sign in _used(count)}
    key = list(_key([sign for sign in Sign if sign in used], y + 10))
    height = y + 14 + ROW * len(used)
    return Drawing(identifier, title, description, "or-plot", height, (*_ticks(scale, step, y + 4), *drawn, *key))


def _numbers(count: Count) -> list[int]:
    """Every number that has a place on the axis."""
    return [each for each in (count.low, count.high, count.best, count.near) if each is not None]


def _used(count: Count) -> Iterator[Sign]:
    if count.near is not None:
        yield Sign.NEAR
    if count.best is not None:
        yield Sign.BEST
    if (count.low is None) != (count.high is None):
        yield Sign.OPEN
    elif count.low is not None:
        yield Sign.POINT if count.low == count.high else Sign.RANGE


def _ticks(scale: Scale, step: float, bottom: float) -> Iterator[Shape]:
    number = 0
    while number * step <= scale.high:
        x = round(scale(number * step), 1)
        yield Path(f"M{x} {AXIS - 4}V{round(bottom, 1)}", "or-grid")
        side = Anchor.LEFT if number == 0 else Anchor.MIDDLE
        yield Label(
            x - (4 if number == 0 else 0), AXIS - 13, words.number_in_words(round(number * step)), "or-tick", side
        )
        number += 1


def _signs(count: Count, y: float, scale: Scale) -> Iterator[Shape]:
    """The signs of a count at a height."""
    low, high = count.low, count.high
    if low is not None and low == high:
        yield Circle(scale(low), y, POINT, "or-day or-counted")
    elif low is not None or high is not None:
        yield from _line(scale(low) if low is not None else None, scale(high) if high is not None else None, y)
    if count.best is not None:
        yield Circle(scale(count.best), y, POINT, "or-day or-counted")
    if count.near is not None:
        yield Circle(scale(count.near), y, POINT, "or-near or-counted")


def _line(low: float | None, high: float | None, y: float) -> Iterator[Shape]:
    """A line between two bounds, or from the one that was given to an arrow on the open side."""
    middle = round(y, 1)
    left = low if low is not None else LEFT - 4
    right = high if high is not None else RIGHT + 12
    yield Path(f"M{round(left, 1)} {middle}H{round(right, 1)}", "or-stretch or-counted")
    for x, is_open, way in ((left, low is None, -1), (right, high is None, 1)):
        at = round(x, 1)
        if is_open:
            back = round(x - way * 6, 1)
            yield Path(f"M{back} {round(y - CAP, 1)}L{at} {middle}L{back} {round(y + CAP, 1)}", "or-open or-counted")
        else:
            yield Path(f"M{at} {round(y - CAP, 1)}V{round(y + CAP, 1)}", "or-stretch or-counted")


SAMPLES = {
    Sign.POINT: Count("", 1, 1),
    Sign.RANGE: Count("", 0, 2),
    Sign.NEAR: Count("", near=1),
    Sign.BEST: Count("", best=1),
}
"""A count that shows each sign, on an axis from 0 to 2; an open end has no scale and is drawn as it is."""


def _key(used: list[Sign], top: float) -> Iterator[Shape]:
    scale = Scale(0, 2, 4, 28)
    for number, sign in enumerate(used):
        y = top + ROW * (number + 0.5)
        if sign is Sign.OPEN:
            middle = round(y, 1)
            yield Path(f"M4 {middle}H26", "or-stretch or-plain")
            yield Path(f"M20 {round(y - CAP, 1)}L26 {middle}L20 {round(y + CAP, 1)}", "or-open or-plain")
        else:
            yield from _signs(SAMPLES[sign], y, scale)
        yield Label(38, y, words.translate(KEY[sign]), "or-key")

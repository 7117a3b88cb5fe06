"""Range plots: what sources counted, each number drawn as it was given and no more exactly.

A single number is a point, a range a line from its lowest to its highest, an open end an arrow. A number that a count is only
said to be near is an empty ring, and words are written as words, beside no sign. A part of the count above it is hollow and thin,
and indented, for it is no other opinion on the same. The axis begins at zero.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.drawing.labels import Room, in_order, inside, room_of
from onrecord.drawing.scales import Scale, round_step
from onrecord.drawing.shapes import WIDTH, Anchor, Circle, Curve, Drawing, Label, Shape, line, shortened
from onrecord.record.counts import Count
from onrecord.speaking import words
from onrecord.speaking.languages import message
from onrecord.speaking.words import Words

LEFT, RIGHT = 12.0, 376.0
"""Where the axis begins and ends; behind it is room for an arrow."""

TICKS = 5
"""Steps of the axis, at most."""

LINE, BAR, HEADING, AXIS, ROW = 17.0, 15.0, 32.0, 26.0, 20.0
"""Units from top to bottom: of a row's words, of its sign, of a group's heading, of the axis, of a line of the key."""

POINT, CAP = 4.5, 5.0
"""Half the height of a point, and of the end of a line."""

INDENT = 14.0
"""Units from left to right by which the words of a part, or of a count on top of another, are set in."""


class NumberSign(StrEnum):
    """How a number is drawn."""

    POINT = "point"
    RANGE = "range"
    OPEN = "open"
    BEST = "best"
    NEAR = "near"
    PART = "part"
    BESIDES = "besides"


KEY = {
    NumberSign.POINT: message("this number"),
    NumberSign.RANGE: message("from the lowest to the highest that was given"),
    NumberSign.OPEN: message("no bound was given on this side"),
    NumberSign.BEST: message("the number put forward within its range"),
    NumberSign.NEAR: message("about this number; how near is not recorded"),
    NumberSign.PART: message("a part of the count above it"),
    NumberSign.BESIDES: message("it comes on top of another count"),
}
"""What each sign means, in the key."""


@dataclass(frozen=True, slots=True)
class PlotRow:
    """A count in words with who gave it, and its number; None for a count in words alone.

    ``is_part``: it counts a part of the count above it. ``is_besides``: it comes on top of another count.
    """

    text: Words
    count: Count | None
    is_part: bool = False
    is_besides: bool = False


@dataclass(frozen=True, slots=True)
class PlotGroup:
    """Counts that stand together, and why."""

    heading: Words
    rows: Sequence[PlotRow]


def plot(identifier: str, title: str, description: str, groups: Sequence[PlotGroup]) -> Drawing | None:
    """A plot of groups of counts on one axis; None if no count among them has a number."""
    counts = [row.count for group in groups for row in group.rows if row.count]
    highest = max((number for count in counts for number in numbers(count)), default=None)
    if highest is None:
        return None
    step = max(1.0, round_step(max(1, highest), TICKS))
    last = step * -(-max(1, highest) // step)
    scale = Scale(0, last, LEFT, RIGHT)
    drawn: list[Shape] = []
    y = AXIS
    for group in groups:
        if group.heading:
            drawn.append(Label(2, y + HEADING - 12, shortened(in_order(group.heading), WIDTH - 4), "or-heading"))
            y += HEADING
        for row in group.rows:
            drawn.append(_words(row, y + LINE / 2 + 2))
            drawn += _signs(row.count, y + LINE + BAR / 2, scale, row.is_part) if row.count else ()
            y += LINE + (BAR if row.count and numbers(row.count) else 4)
    used = {sign for group in groups for row in group.rows for sign in _used(row)}
    key = list(_key([sign for sign in NumberSign if sign in used], y + 10))
    height = y + 14 + ROW * len(used)
    return Drawing(identifier, title, description, "or-plot", height, (*_ticks(scale, step, y + 4), *drawn, *key))


def _words(row: PlotRow, y: float) -> Label:
    text = words.together("+ ", row.text) if row.is_besides else row.text
    left = 2 + (INDENT if row.is_part or row.is_besides else 0)
    return Label(left, y, shortened(in_order(text), WIDTH - 2 - left), "or-name")


def numbers(count: Count) -> list[int]:
    """Every number of a count that has a place on the axis."""
    return [each for each in (count.low, count.high, count.best, count.near) if each is not None]


def _used(row: PlotRow) -> Iterator[NumberSign]:
    if row.is_part:
        yield NumberSign.PART
    if row.is_besides:
        yield NumberSign.BESIDES
    if row.count:
        yield from signs_of(row.count)


def signs_of(count: Count) -> Iterator[NumberSign]:
    """The signs that show a count."""
    if count.near is not None:
        yield NumberSign.NEAR
    if count.best is not None:
        yield NumberSign.BEST
    if (count.low is None) != (count.high is None):
        yield NumberSign.OPEN
    elif count.low is not None:
        yield NumberSign.POINT if count.low == count.high else NumberSign.RANGE


def _ticks(scale: Scale, step: float, bottom: float) -> Iterator[Shape]:
    """The steps of the axis, named as far as there is room: both its ends always, and whole."""
    places = [(number, round(scale(number * step), 1)) for number in range(round(scale.high / step) + 1)]
    yield from (Curve(f"M{x} {AXIS - 4}V{round(bottom, 1)}", "or-grid") for _, x in places)
    labels = [inside(_tick(number * step, x)) for number, x in places]
    rooms: list[Room] = []
    for label in (labels[0], labels[-1], *labels[1:-1]):
        room = room_of(label)
        if not any(room.meets(other) for other in rooms):
            rooms.append(Room(room.left - 4, room.top, room.right + 4, room.bottom))
            yield label


def _tick(number: float, x: float) -> Label:
    text = words.number_in_words(round(number))
    return Label(x - 4 if not number else x, AXIS - 13, text, "or-tick", Anchor.MIDDLE if number else Anchor.LEFT)


def _signs(count: Count, y: float, scale: Scale, is_part: bool = False) -> Iterator[Shape]:
    """The signs of a count at a height."""
    low, high = count.low, count.high
    if low is not None and low == high:
        yield _point(scale(low), y, is_part)
    elif low is not None or high is not None:
        yield from _line(scale(low) if low is not None else None, scale(high) if high is not None else None, y, is_part)
    if count.best is not None:
        yield _point(scale(count.best), y, is_part)
    if count.near is not None:
        yield Circle(scale(count.near), y, POINT, f"or-near {_look(is_part)}")


def _look(is_part: bool) -> str:
    return "or-counted or-share" if is_part else "or-counted"


def _point(x: float, y: float, is_part: bool) -> Shape:
    """A point; that of a part has corners, so that it is not taken for the ring of a number that is only near."""
    if not is_part:
        return Circle(x, y, POINT, "or-day or-counted")
    corners = [(x - POINT, y), (x, y - POINT), (x + POINT, y), (x, y + POINT)]
    return Curve(line(corners, is_closed=True), f"or-hollow {_look(is_part)}")


def _line(low: float | None, high: float | None, y: float, is_part: bool) -> Iterator[Shape]:
    """A line between two bounds, or from the one that was given to an arrow on the open side."""
    look = _look(is_part)
    middle = round(y, 1)
    left = low if low is not None else LEFT - 4
    right = high if high is not None else RIGHT + 12
    yield Curve(f"M{round(left, 1)} {middle}H{round(right, 1)}", f"or-stretch {look}{' or-dashed' if is_part else ''}")
    for x, is_open, way in ((left, low is None, -1), (right, high is None, 1)):
        at = round(x, 1)
        if is_open:
            back = round(x - way * 6, 1)
            yield Curve(f"M{back} {round(y - CAP, 1)}L{at} {middle}L{back} {round(y + CAP, 1)}", f"or-open {look}")
        else:
            yield Curve(f"M{at} {round(y - CAP, 1)}V{round(y + CAP, 1)}", f"or-stretch {look}")


SAMPLES = {
    NumberSign.POINT: Count("", 1, 1),
    NumberSign.RANGE: Count("", 0, 2),
    NumberSign.NEAR: Count("", near=1),
    NumberSign.BEST: Count("", best=1),
}
"""A count that shows each sign, on an axis from 0 to 2; an open end has no scale and is drawn as it is."""


def _key(used: list[NumberSign], top: float) -> Iterator[Shape]:
    scale = Scale(0, 2, 4, 28)
    for number, sign in enumerate(used):
        y = top + ROW * (number + 0.5)
        if sign is NumberSign.OPEN:
            middle = round(y, 1)
            yield Curve(f"M4 {middle}H26", "or-stretch or-plain")
            yield Curve(f"M20 {round(y - CAP, 1)}L26 {middle}L20 {round(y + CAP, 1)}", "or-open or-plain")
        elif sign is NumberSign.PART:
            yield _point(scale(1), y, is_part=True)
        elif sign is NumberSign.BESIDES:
            yield Label(scale(1), y, "+", "or-name", Anchor.MIDDLE)
        else:
            yield from _signs(SAMPLES[sign], y, scale)
        yield Label(38, y, words.translate(KEY[sign]), "or-key")

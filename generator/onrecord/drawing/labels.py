"""Labels that do not overlap: each goes to the first of its places that is free, or is left out. And labels of several pieces,
names and numbers of any script, that keep their order."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.drawing.shapes import TEXT, WIDTH, Anchor, Label, direction, width
from onrecord.speaking.languages import spoken
from onrecord.speaking.words import Name, Phrase, Words, plain
from onrecord.writing.known import known

HALF = 0.54
"""How far words reach above and below their middle, as a share of their height."""

GAP = 2.0
"""Units between a sign and its words."""

MARKS = {"ltr": "\u200e", "rtl": "\u200f"}
"""Unicode's marks that give a line its direction, as a letter at its beginning would."""

FROM_LEFT, BY_ITSELF, END = "\u2066", "\u2068", "\u2069"
"""Unicode's isolates: what stands between is laid out apart from what is around it, from left to right or by its first letter."""

_RANGE = re.compile(r"\d[\d.,\u066b\u066c\u00a0\u202f]*\s?[-–]\s?\d+(?:[.,\u066b\u066c\u00a0\u202f]\d+)*")


def in_order(text: Words) -> str:
    """Words as one line whose pieces keep their order, also where some are written from right to left.

    The line goes as the interface does, a name alone as itself; each name in it is laid out apart from the others; and a range
    is written from the lower number on the left to the higher, as on the axis.
    """
    pieces = text.pieces if isinstance(text, Phrase) else (text,)
    way = direction(text.text) if isinstance(text, Name) else spoken().direction
    if way == "ltr" and not any(unicodedata.bidirectional(each) in ("R", "AL", "AN") for each in known(plain(text))):
        return plain(text)
    line = "".join(_apart(piece) if len(pieces) > 1 else _from_left(plain(piece)) for piece in pieces)
    return line if direction(line) == way else MARKS[way] + line


def _apart(piece: str | Name) -> str:
    inside = _from_left(plain(piece))
    return inside if isinstance(piece, str) else f"{BY_ITSELF}{inside}{END}"


def _from_left(text: str) -> str:
    return _RANGE.sub(lambda found: f"{FROM_LEFT}{found[0]}{END}", text)


Place = tuple[float, float, Anchor]
"""Where words can stand: a point, and which side of them lies there."""

_BEFORE = {Anchor.LEFT: 0.0, Anchor.MIDDLE: 0.5, Anchor.RIGHT: 1.0}
"""Which share of words lies before their place."""


class Room(NamedTuple):
    """A rectangle of a drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Room") -> bool:
        """Whether two rectangles overlap."""
        return _is_met(self, (other,))

    def holds(self, other: "Room") -> bool:
        """Whether another rectangle lies inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


def around(x: float, y: float, radius: float) -> Room:
    """The rectangle around a circle."""
    return Room(x - radius, y - radius, x + radius, y + radius)


def room_of(label: Label, size: float = TEXT) -> Room:
    """The rectangle that the words of a label fill."""
    wide = width(label.text, size)
    left = label.x - wide * _BEFORE[label.anchor]
    return Room(left, label.y - HALF * size, left + wide, label.y + HALF * size)


def beside(x: float, y: float, radius: float, size: float = TEXT) -> list[Place]:
    """The places for the words of a round sign, best first: right, left, above, below, and between these."""
    high, low = y - radius - GAP - HALF * size, y + radius + GAP + HALF * size
    near = radius * 0.7 + GAP
    return [
        (x + radius + GAP, y, Anchor.LEFT),
        (x - radius - GAP, y, Anchor.RIGHT),
        (x, high, Anchor.MIDDLE),
        (x, low, Anchor.MIDDLE),
        (x + near, high + radius * 0.3, Anchor.LEFT),
        (x + near, low - radius * 0.3, Anchor.LEFT),
        (x - near, high + radius * 0.3, Anchor.RIGHT),
        (x - near, low - radius * 0.3, Anchor.RIGHT),
    ]


def first_free(
    places: Iterable[Place], text: str, look: str, taken: Sequence[Room], frame: Room, size: float = TEXT
) -> Label | None:
    """Words at the first place where they lie in the frame and on nothing that is taken. Only there a label is made of them, for
    most places are tried in vain."""
    wide, half = width(text, size), HALF * size
    first, highest, last, lowest = frame
    for x, y, anchor in places:
        left, middle = round(x, 1) - wide * _BEFORE[anchor], round(y, 1)  # as a label has them
        room = left, middle - half, left + wide, middle + half
        if first <= left and room[2] <= last and highest <= room[1] and room[3] <= lowest and not _is_met(room, taken):
            return Label(x, y, text, look, anchor)
    return None


def _is_met(room: tuple[float, float, float, float], taken: Sequence[Room]) -> bool:
    """Whether a rectangle overlaps with one of others."""
    left, top, right, bottom = room
    for its_left, its_top, its_right, its_bottom in taken:
        if left < its_right and its_left < right and top < its_bottom and its_top < bottom:
            return True
    return False


def inside(label: Label) -> Label:
    """A label moved so far that it lies on the drawing."""
    room = room_of(label)
    shift = max(0.0, 2 - room.left) - max(0.0, room.right - WIDTH + 2)
    return Label(label.x + shift, label.y, label.text, label.look, label.anchor)

"""Labels that do not overlap: each goes to the first of its places that is free, or is left out. And labels of several pieces,
names and numbers of any script, that keep their order."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle of a drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Room") -> bool:
        """Whether two rectangles overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

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
    left = label.x - {Anchor.LEFT: 0.0, Anchor.MIDDLE: wide / 2, Anchor.RIGHT: wide}[label.anchor]
    return Room(left, label.y - HALF * size, left + wide, label.y + HALF * size)


def beside(x: float, y: float, radius: float, text: str, look: str, size: float = TEXT) -> list[Label]:
    """The places for the words of a round sign, best first: right, left, above, below, and between these."""
    high, low = y - radius - GAP - HALF * size, y + radius + GAP + HALF * size
    near = radius * 0.7 + GAP
    return [
        Label(x + radius + GAP, y, text, look),
        Label(x - radius - GAP, y, text, look, Anchor.RIGHT),
        Label(x, high, text, look, Anchor.MIDDLE),
        Label(x, low, text, look, Anchor.MIDDLE),
        Label(x + near, high + radius * 0.3, text, look),
        Label(x + near, low - radius * 0.3, text, look),
        Label(x - near, high + radius * 0.3, text, look, Anchor.RIGHT),
        Label(x - near, low - radius * 0.3, text, look, Anchor.RIGHT),
    ]


def first_free(candidates: Iterable[Label], taken: Iterable[Room], frame: Room, size: float = TEXT) -> Label | None:
    """The first label that lies in the frame and on nothing that is taken."""
    obstacles = list(taken)
    for label in candidates:
        room = room_of(label, size)
        if frame.holds(room) and not any(room.meets(other) for other in obstacles):
            return label
    return None


def inside(label: Label) -> Label:
    """A label moved so far that it lies on the drawing."""
    room = room_of(label)
    shift = max(0.0, 2 - room.left) - max(0.0, room.right - WIDTH + 2)
    return Label(label.x + shift, label.y, label.text, label.look, label.anchor)

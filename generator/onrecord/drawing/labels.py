"""Labels that do not overlap: each goes to the first of its places that is free, or is left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.drawing.shapes import TEXT, Anchor, Label, width

HALF = 0.54
"""How far words reach above and below their middle, as a share of their height."""

GAP = 2.0
"""Units between a sign and its words."""


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

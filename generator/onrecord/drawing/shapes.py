"""What a drawing is made of: lines and areas, circles, and words, each with a class that the stylesheet gives its look.

A drawing is `WIDTH` units wide. Words are set `TEXT` units high, so that they can be read on a phone of 390 pixels; the
stylesheet sets them smaller where a drawing is shown larger, so what fits here fits everywhere.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from onrecord.speaking.linking import Ref
from onrecord.speaking.words import plain
from onrecord.writing.known import known

WIDTH = 400.0
"""Units from left to right of every drawing."""

TEXT = 15.0
"""The height of words, in units."""


class Anchor(StrEnum):
    """Which side of words lies at their place."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Curve:
    """Lines, or the outline of areas, as SVG writes them."""

    data: str
    look: str
    kind: str = "path"


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle."""

    x: float
    y: float
    radius: float
    look: str
    kind: str = "circle"

    def __post_init__(self) -> None:
        for name in ("x", "y", "radius"):
            object.__setattr__(self, name, round(getattr(self, name), 1))


@dataclass(frozen=True, slots=True)
class Label:
    """Words in one line, at half their height. They keep their place in every direction of the page around them."""

    x: float
    y: float
    text: str
    look: str
    anchor: Anchor = Anchor.LEFT
    kind: str = "label"

    def __post_init__(self) -> None:
        for name in ("x", "y"):
            object.__setattr__(self, name, round(getattr(self, name), 1))

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, by the first letter that has a direction (Unicode's bidirectional algorithm, rule P2)."""
        return direction(self.text)

    @property
    def side(self) -> str:
        """SVG's ``text-anchor``, which counts from where the words begin."""
        if self.anchor is Anchor.MIDDLE:
            return "middle"
        return "start" if (self.anchor is Anchor.LEFT) == (self.direction == "ltr") else "end"


@dataclass(frozen=True, slots=True)
class Linked:
    """Shapes that lead somewhere; the name of ``ref`` says where."""

    ref: Ref
    shapes: tuple[Circle | Label, ...]
    kind: str = "linked"

    @property
    def label(self) -> str:
        """Where they lead, as text."""
        return plain(self.ref.name)


Shape = Curve | Circle | Label | Linked


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as it stands in a page.

    ``id``: no other element of the page has it. ``title``, ``description``: what it shows, for those who do not see it.
    ``height``: in units. ``look``: a class of the stylesheet.
    """

    id: str
    title: str
    description: str
    look: str
    height: float
    shapes: tuple[Shape, ...]
    width: float = WIDTH

    @property
    def role(self) -> str:
        """What it is to those who do not see it: one picture, or if something in it leads on, a group."""
        return "group" if any(shape.kind == "linked" for shape in self.shapes) else "img"


def units(value: float) -> str:
    """A length as short as a tenth of a unit allows."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")


def line(points: Iterable[tuple[float, float]], is_closed: bool = False) -> str:
    """A line through points, as SVG writes it: in steps, which is short."""
    x = y = 0
    pieces: list[str] = []
    for point in points:
        right, down = round(point[0] * 10) - x, round(point[1] * 10) - y
        if right or down or not pieces:
            pieces.append(f"{_tenths(right)}{'' if down < 0 else ' '}{_tenths(down)}")
            x, y = x + right, y + down
    steps = "".join(piece if piece[0] == "-" or not number else f" {piece}" for number, piece in enumerate(pieces[1:]))
    return f"M{pieces[0]}{'l' if steps else ''}{steps}{'z' if is_closed else ''}"


@lru_cache(maxsize=16384)
def _tenths(number: int) -> str:
    whole, tenth = divmod(abs(number), 10)
    return f"{'-' if number < 0 else ''}{whole or (0 if not tenth else '')}{f'.{tenth}' if tenth else ''}"


def rectangle(left: float, top: float, right: float, bottom: float) -> str:
    """A rectangle, as SVG writes it."""
    return f"M{units(left)} {units(top)}H{units(right)}V{units(bottom)}H{units(left)}Z"


def direction(text: str) -> str:
    """``rtl`` or ``ltr``: the direction of the first letter that has one."""
    found = next((kind for each in known(text) if (kind := unicodedata.bidirectional(each)) in ("L", "R", "AL")), "L")
    return "ltr" if found == "L" else "rtl"


_NARROW = frozenset("fijltrI.,;:'|!()[]{}/\\-· ’‘“”\"`")
_WIDE_LATELY = re.compile("[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d376]")
"""Signs that are wide since Unicode 16, and not to every Python."""

_BROAD = frozenset("mwMW@%&—…")


@lru_cache(maxsize=4096)
def width(text: str, size: float = TEXT) -> float:
    """About how wide words are in a common sans serif, rather too wide than too narrow, in the unit of their size."""
    return size * sum(map(_share, text))


@lru_cache(maxsize=4096)
def _share(letter: str) -> float:
    letter = known(letter)
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    if letter in _NARROW:
        return 0.38
    if letter in _BROAD or (unicodedata.east_asian_width(letter) in "WF" and not _WIDE_LATELY.match(letter)):
        return 1.02
    return 0.74 if letter.isupper() else 0.62


def shortened(text: str, room: float, size: float = TEXT) -> str:
    """Words as far as they fit into a room, an ellipsis at their end if they are cut.

    An isolate that is cut off ends with the line (Unicode's bidirectional algorithm, rule X8).
    """
    if width(text, size) <= room:
        return text
    ends = range(1, len(text))
    too_long = bisect_left(ends, True, key=lambda end: width(_cut(text, end), size) > room)
    return _cut(text, ends[too_long - 1]) if too_long else ""


def _cut(text: str, end: int) -> str:
    return f"{text[:end].rstrip()}…"


def in_lines(text: str, room: float, most: int) -> list[str]:
    """Words in at most so many lines that fit into a room; what has no place in the last is cut, with an ellipsis."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and len(lines) + 1 < most and width(longer) > room:
            lines.append(line)
            longer = word
        line = longer
    return [shortened(each, room) for each in (*lines, line)]

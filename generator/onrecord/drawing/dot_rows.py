"""Rows of counts beside one axis as a drawing of its own, for a picture: the marks of `dots`, which a page sets in shares of its
width, in units, with the words of each row at the side on which the interface begins."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.drawing.dots import DotMark
from onrecord.drawing.shapes import TEXT, WIDTH, Anchor, Circle, Curve, Drawing, Label, Shape, in_lines, units

WORDS, GAP = 152.0, 8.0
"""Units from left to right of the words of a row, and between them and its marks."""

PLOT = WIDTH - WORDS - GAP
"""The same of the marks."""

AXIS, LINE, HEADING, KEY, PAD, LEAST = 16.0, 11.5, 20.0, 13.0, 4.0, 24.0
"""Units from top to bottom: of the axis, a line of words, a heading, a line of the key; above and below a row, a row at least."""

SIZE, INDENT = 9.0, 8.0
"""The height of words, and by how much those of a part are set in."""

MOST_LINES = 30
"""Lines that the words of one row take, at most: nothing of them is cut."""

POINT, ARM, DIAMOND = 3.6, 4.0, 3.4
"""Half the height of a dot, of the end of a line, of a part's sign."""

ABOVE = 0.22
"""How far down in a row a number stands that has no room beside its mark, as a share of the row."""

SAMPLE = 22.0
"""Units from left to right of a sign in the key."""


@dataclass(frozen=True, slots=True)
class DotLine:
    """A row: who gave the count, and what else is said of it; its marks, and the number beside them, if it has one."""

    who: str
    what: str
    marks: Sequence[DotMark]
    number: DotMark | None
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class DotBlock:
    """Rows that stand together, and why."""

    heading: str
    lines: Sequence[DotLine]


@dataclass(frozen=True, slots=True)
class DotKey:
    """A sign of the key, and what it means."""

    marks: Sequence[DotMark]
    text: str


@dataclass(frozen=True, slots=True)
class DotRows:
    """What is drawn. ``ticks``, ``grid``: the axis. ``is_rtl``: the words stand at the right."""

    title: str
    description: str
    blocks: Sequence[DotBlock]
    ticks: Sequence[DotMark]
    grid: Sequence[DotMark]
    key: Sequence[DotKey]
    is_rtl: bool = False

    @property
    def plot(self) -> float:
        """Where the marks begin at the left."""
        return 0.0 if self.is_rtl else WORDS + GAP


def drawn_rows(rows: DotRows) -> Drawing:
    """The drawing of rows of counts."""
    shapes: list[Shape] = []
    y = AXIS
    for block in rows.blocks:
        if block.heading:
            for line in _wrapped(block.heading, WIDTH, 1.1):
                shapes.append(_words(rows, line, y + HEADING / 2 + 2, "or-heading"))
                y += LINE
            y += HEADING - LINE
        for each in block.lines:
            found, height = _row(rows, each, y)
            shapes += found
            y += height
    axis: list[Shape] = [*_ticks(rows)]
    key, bottom = _key(rows, y + 5)
    grid = [Curve(_upright(rows, mark, AXIS, y), "or-grid") for mark in rows.grid]
    return Drawing("dots", rows.title, rows.description, "or-dots", bottom, (*grid, *axis, *shapes, *key))


def _ticks(rows: DotRows) -> Iterator[Label]:
    for mark in rows.ticks:
        yield Label(_across(rows, mark.x), AXIS / 2 - 1, mark.text, "or-tick", Anchor.MIDDLE)


def _row(rows: DotRows, row: DotLine, top: float) -> tuple[list[Shape], float]:
    """A row's shapes and its height, with the line above it."""
    inset = INDENT if row.is_part else 0.0
    texts = [(line, "or-who") for line in _wrapped(row.who, WORDS - inset)]
    texts += [(line, "or-ours") for line in _wrapped(row.what, WORDS - inset)]
    height = max(LEAST, LINE * len(texts) + 2 * PAD)
    first = top + height / 2 - LINE * (len(texts) - 1) / 2
    shapes: list[Shape] = [Curve(f"M0 {units(top)}H{units(WIDTH)}", "or-grid")]
    shapes += [_words(rows, text, first + LINE * number, look, inset) for number, (text, look) in enumerate(texts)]
    middle = top + height / 2
    for mark in row.marks:
        shapes += _marked(mark, lambda x: _across(rows, x), middle)
    if row.number:
        shapes.append(_numbered(rows, row.number, top, height))
    return shapes, height


def _wrapped(text: str, room: float, wider: float = 1.0) -> list[str]:
    return in_lines(text, room * TEXT / SIZE / wider, MOST_LINES) if text else []


def _words(rows: DotRows, text: str, y: float, look: str, inset: float = 0.0) -> Label:
    if rows.is_rtl:
        return Label(WIDTH - inset, y, text, look, Anchor.RIGHT)
    return Label(inset, y, text, look)


def _numbered(rows: DotRows, mark: DotMark, top: float, height: float) -> Label:
    """A number beside its mark, at the place that was found for it."""
    shift = {"start": 7.0, "end": -7.0, "above": 0.0}[mark.side]
    y = top + height * (ABOVE if mark.side == "above" else 0.5)
    anchor = Anchor.RIGHT if mark.side == "end" else Anchor.LEFT
    return Label(_across(rows, mark.x) + shift, y, mark.text, "or-dot-number", anchor)


def _across(rows: DotRows, share: str) -> float:
    """Where a share of the width of the plot lies, in units."""
    return rows.plot + float(share.removesuffix("%")) / 100 * PLOT


def _upright(rows: DotRows, mark: DotMark, top: float, bottom: float) -> str:
    return f"M{units(_across(rows, mark.x))} {units(top)}V{units(bottom)}"


def _marked(mark: DotMark, across: Callable[[str], float], y: float) -> Iterator[Shape]:
    """The shape of a mark at a height."""
    x = across(mark.x)
    if mark.kind == "dot":
        yield Circle(x, y, POINT, f"or-dot {mark.look}")
    elif mark.kind == "diamond":
        yield Curve(
            _path([(x - DIAMOND, y), (x, y - DIAMOND), (x + DIAMOND, y), (x, y + DIAMOND)], "Z"), f"or-dot {mark.look}"
        )
    elif mark.kind == "bar":
        yield Curve(_path([(x, y), (across(mark.end), y)]), "or-range")
    elif mark.kind == "cap":
        yield Curve(_path([(x, y - ARM), (x, y + ARM)]), "or-range")
    elif mark.kind in ("arrow-left", "arrow-right"):
        back = x + (ARM if mark.kind == "arrow-left" else -ARM)
        yield Curve(_path([(back, y - ARM), (x, y), (back, y + ARM)]), "or-range")


def _path(points: Sequence[tuple[float, float]], end: str = "") -> str:
    return "M" + "L".join(f"{units(x)} {units(y)}" for x, y in points) + end


def _key(rows: DotRows, top: float) -> tuple[list[Shape], float]:
    """The key, a line for each sign, and where it ends."""
    shapes: list[Shape] = []
    left = WIDTH - SAMPLE if rows.is_rtl else 0.0
    for sign in rows.key:
        lines = _wrapped(sign.text, WIDTH - SAMPLE - GAP)
        for mark in sign.marks:
            shapes += _marked(mark, lambda x: left + float(x.removesuffix("%")) / 100 * SAMPLE, top + KEY / 2)
        shapes += [
            _words(rows, line, top + KEY / 2 + LINE * number, "or-ours", SAMPLE + GAP)
            for number, line in enumerate(lines)
        ]
        top += KEY + LINE * (len(lines) - 1)
    return shapes, top

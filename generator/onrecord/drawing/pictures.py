"""A drawing as a picture that stands alone, wherever it is taken: with its title above it, and below it where it comes from.

It needs no stylesheet and no font of ours: every look is written as attributes, and words keep their places in any sans serif.
What runs from right to left stands between Unicode's isolates, for not all that read SVG know its attribute for that.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from onrecord.drawing.looks import BOLD, INK, LINE, PAPER, SMALLER, SOFT, WITH_HALO, attributes
from onrecord.drawing.shapes import TEXT, Anchor, Circle, Curve, Drawing, Label, Linked, Shape, in_lines, units

MARGIN = 16.0
"""Units around everything."""

TITLE, TITLE_LINE = 15.0, 19.0
"""The height of the title's words and of a line of it, in units."""

BELOW, BELOW_LINE = 8.0, 11.5
"""The same for what stands below the drawing."""

WORDS = 9.0
"""The height of the words of a drawing: they hang on fixed points, and only shrink from what they are on a phone."""

MOST_LINES = 30
"""Lines that one text may take: nothing of it is cut."""

BASELINE = 0.36
"""How far the middle of words lies above the line they stand on, as a share of their height."""

HALO = 1.8
"""How thick the ground around words is, in units."""

FAMILIES = "Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, Helvetica, Arial, sans-serif"
"""The fonts of words: the first that there is."""

TARGET = "or-target"
"""The look of what is there to be pressed alone."""

RIGHT_TO_LEFT, END = "\u2067", "\u2069"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with what stands around it. ``below``: lines, each a text of its own. ``language``, ``direction``: those of the
    interface, by which title and lines begin at the left or the right. ``is_of_dots``: the drawing shows rows of counts."""

    title: str
    drawing: Drawing
    below: Sequence[str]
    language: str
    direction: str
    is_of_dots: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """Its width and its height, in units."""
        return self.drawing.width + 2 * MARGIN, self._top + self.drawing.height + 14 + self._foot + MARGIN

    @property
    def svg(self) -> str:
        """The picture as SVG."""
        width, height = self.size
        top = {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {units(width)} {units(height)}",
            "width": units(width),
            "height": units(height),
            "role": "img",
            "aria-labelledby": "title desc",
            "xml:lang": self.language,
        }
        y = self._top + self.drawing.height + 8
        rule = f"M{units(MARGIN)} {units(y)}H{units(width - MARGIN)}"
        shapes = (element for each in self.drawing.shapes for element in _drawn(each, self.is_of_dots))
        inside = (
            _element("title", {"id": "title"}, escape(self.title, quote=False)),
            _element("desc", {"id": "desc"}, escape(self.drawing.description, quote=False)),
            _element("rect", {"width": "100%", "height": "100%", "fill": PAPER}),
            *(
                self._line(line, MARGIN + TITLE_LINE * (number + 0.5), TITLE, INK, "700")
                for number, line in enumerate(self._title)
            ),
            _element("g", {"transform": f"translate({units(MARGIN)} {units(self._top)})"}, "".join(shapes)),
            _element("path", {"d": rule, "fill": "none", "stroke": LINE, "stroke-width": "0.6"}),
            *(
                self._line(line, y + 6 + BELOW_LINE * (number + 0.5), BELOW, SOFT)
                for number, line in enumerate(self._below)
            ),
        )
        return _element("svg", top, "".join(inside)) + "\n"

    @property
    def _title(self) -> list[str]:
        return _in_lines(self.title, self.drawing.width, TITLE * 1.08)

    @property
    def _below(self) -> list[str]:
        return [line for each in self.below for line in _in_lines(each, self.drawing.width, BELOW)]

    @property
    def _top(self) -> float:
        return MARGIN + TITLE_LINE * len(self._title) + 8

    @property
    def _foot(self) -> float:
        return BELOW_LINE * len(self._below)

    def _line(self, text: str, y: float, size: float, fill: str, weight: str = "") -> str:
        """A line of the title, or of what stands below, from the side on which the interface begins."""
        is_left = self.direction == "ltr"
        x = MARGIN if is_left else self.drawing.width + MARGIN
        label = Label(x, y, text, "", Anchor.LEFT if is_left else Anchor.RIGHT)
        return _words(label, size, self.direction, {"fill": fill} | ({"font-weight": weight} if weight else {}))


def _in_lines(text: str, room: float, size: float) -> list[str]:
    return in_lines(text, room * TEXT / size, MOST_LINES)


def _element(name: str, attributes: Mapping[str, str], inside: str = "") -> str:
    """An element of SVG. ``inside``: what stands in it, escaped; texts of a record stand nowhere else."""
    given = "".join(f' {each}="{escape(value)}"' for each, value in attributes.items())
    return f"<{name}{given}>{inside}</{name}>" if inside else f"<{name}{given} />"


def _drawn(shape: Shape, is_of_dots: bool) -> Iterator[str]:
    if isinstance(shape, Linked):
        for each in shape.shapes:
            if each.look != TARGET:
                yield from _drawn(each, is_of_dots)
        return
    given = attributes(shape.look, is_of_dots)
    if isinstance(shape, Curve):
        yield _element("path", {"d": shape.data, **given})
    elif isinstance(shape, Circle):
        places = {"cx": shape.x, "cy": shape.y, "r": shape.radius}
        yield _element("circle", {name: units(place) for name, place in places.items()} | given)
    else:
        yield from _labelled(shape, given)


def _labelled(label: Label, given: dict[str, str]) -> Iterator[str]:
    """Words, and the ground around them, which is drawn first: not all that read SVG know that strokes can be below."""
    looks = set(label.look.split())
    size = WORDS * next((SMALLER[each] for each in looks if each in SMALLER), 1.0)
    look = {"fill": INK} | given
    look |= {"font-weight": "700"} if looks & BOLD else {}
    if looks & WITH_HALO:
        halo = {"stroke": PAPER, "stroke-width": units(HALO), "stroke-linejoin": "round", "aria-hidden": "true"}
        yield _words(label, size, label.direction, look | halo | {"fill": PAPER})
    yield _words(label, size, label.direction, look)


def _words(label: Label, size: float, way: str, look: dict[str, str]) -> str:
    """Words in one line. ``way``: in which direction the line runs."""
    anchor = {Anchor.LEFT: "start", Anchor.MIDDLE: "middle", Anchor.RIGHT: "end"}[label.anchor]
    places = {"x": units(label.x), "y": units(label.y + size * BASELINE), "text-anchor": anchor}
    fonts = {"font-family": FAMILIES, "font-size": f"{size:g}"}
    text = f"{RIGHT_TO_LEFT}{label.text}{END}" if way == "rtl" else label.text
    return _element("text", places | fonts | look, escape(text, quote=False))

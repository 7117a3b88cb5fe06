"""A drawing as a picture that stands alone, wherever it is taken: with its title above it, and below it where it comes from.

It needs no stylesheet and no font of ours: every look is written as attributes, and words keep their places in any sans serif.
What runs from right to left stands between Unicode's isolates, for not all that read SVG know its attribute for that.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
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

ANCHORS = {Anchor.LEFT: "start", Anchor.MIDDLE: "middle", Anchor.RIGHT: "end"}
"""SVG's words for where words begin."""

RIGHT_TO_LEFT, END = "\u2067", "\u2069"


@dataclass(frozen=True)
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

    @cached_property
    def _title(self) -> list[str]:
        return _in_lines(self.title, self.drawing.width, TITLE * 1.08)

    @cached_property
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
        look = _fonts(size) + _written({"fill": fill} | ({"font-weight": weight} if weight else {}))
        return "".join(_words(label, size, self.direction, [look]))


def _in_lines(text: str, room: float, size: float) -> list[str]:
    return in_lines(text, room * TEXT / size, MOST_LINES)


def _element(name: str, attributes: Mapping[str, str], inside: str = "") -> str:
    """An element of SVG. ``inside``: what stands in it, escaped; texts of a record stand nowhere else."""
    return _tagged(f"{name}{_written(attributes)}", name, inside)


def _tagged(tag: str, name: str, inside: str) -> str:
    return f"<{tag}>{inside}</{name}>" if inside else f"<{tag} />"


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {each}="{escape(value)}"' for each, value in attributes.items())


def _drawn(shape: Shape, is_of_dots: bool) -> Iterator[str]:
    if isinstance(shape, Linked):
        for each in shape.shapes:
            if each.look != TARGET:
                yield from _drawn(each, is_of_dots)
    elif isinstance(shape, Curve):
        yield f'<path d="{escape(shape.data)}"{_look(shape.look, is_of_dots)} />'
    elif isinstance(shape, Circle):
        x, y, radius = units(shape.x), units(shape.y), units(shape.radius)
        yield f'<circle cx="{x}" cy="{y}" r="{radius}"{_look(shape.look, is_of_dots)} />'
    else:
        size, looks = _looks_of_words(shape.look, is_of_dots)
        yield from _words(shape, size, shape.direction, looks)


@lru_cache(maxsize=1024)
def _look(look: str, is_of_dots: bool) -> str:
    """The attributes of a shape but for its place, as they are written."""
    return _written(attributes(look, is_of_dots))


@lru_cache(maxsize=1024)
def _looks_of_words(look: str, is_of_dots: bool) -> tuple[float, tuple[str, ...]]:
    """How high words are, and the looks in which they are written over one another. The ground around them is drawn first: not
    all that read SVG know that strokes can be below."""
    looks = set(look.split())
    size = WORDS * next((SMALLER[each] for each in looks if each in SMALLER), 1.0)
    given = {"fill": INK} | attributes(look, is_of_dots) | ({"font-weight": "700"} if looks & BOLD else {})
    halo = {"stroke": PAPER, "stroke-width": units(HALO), "stroke-linejoin": "round", "aria-hidden": "true"}
    all_looks = [given | halo | {"fill": PAPER}, given] if looks & WITH_HALO else [given]
    return size, tuple(_fonts(size) + _written(each) for each in all_looks)


@lru_cache(maxsize=64)
def _fonts(size: float) -> str:
    return _written({"font-family": FAMILIES, "font-size": f"{size:g}"})


def _words(label: Label, size: float, way: str, looks: Iterable[str]) -> Iterator[str]:
    """Words in one line, in each of some looks. ``way``: in which direction the line runs."""
    x, y, anchor = units(label.x), units(label.y + size * BASELINE), ANCHORS[label.anchor]
    text = escape(f"{RIGHT_TO_LEFT}{label.text}{END}" if way == "rtl" else label.text, quote=False)
    for look in looks:
        yield _tagged(f'text x="{x}" y="{y}" text-anchor="{anchor}"{look}', "text", text)

"""The ground of a map: land and sea, borders and coasts, the countries seen, and the bar that tells how far."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.drawing.labels import HALF, Room
from onrecord.drawing.level import Stretch, stretches
from onrecord.drawing.projecting import DEGREE, Sheet, Window
from onrecord.drawing.scales import round_step
from onrecord.drawing.shapes import TEXT, Anchor, Curve, Label, line, rectangle, width
from onrecord.earth.borders import Country, Region, region
from onrecord.earth.cutting import Line

THIN = 0.5
"""Units that a line may lie beside the true one: that cannot be seen. Twice that on a map of a continent."""

SPECK = 2.0
"""Units across of the smallest island that is drawn. Twice that on a map of a continent."""

CONTINENT = 8.0
"""Kilometres a unit from which on a map is drawn more coarsely."""

EDGE = 4.0
"""Units between the frame of a map and the name of a country."""

BAR = 4
"""The bar of the scale takes at most this part of the width of a map."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A country as far as a map shows it: its rings as cut to the map, and where in them its name has room."""

    country: Country
    rings: tuple[Line, ...]
    room: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies under the signs of a map: land and sea, borders and coasts on them. ``seen``: the countries in it."""

    land: tuple[Curve, ...]
    borders: tuple[Curve, ...]
    coasts: tuple[Curve, ...]
    seen: tuple[Seen, ...]


@dataclass(frozen=True, eq=False, slots=True)
class _Laid:
    """What is drawn of a view, before it is. ``coarse``: how coarsely."""

    sheet: Sheet
    parts: list[Region]
    coarse: float


@lru_cache(maxsize=1)
def _laid(view: Window) -> _Laid:
    """Kept so that points of countries and of the land are placed once."""
    return _Laid(Sheet(view), [region(box) for box in view.boxes()], min(2.0, max(1.0, view.scale / CONTINENT)))


@lru_cache(maxsize=1024)
def countries_seen(view: Window) -> tuple[Seen, ...]:
    """The countries of a view. A small map shows nothing else of its ground."""
    laid = _laid(view)
    seen: dict[Country, list[Line]] = {}
    for country, rings in (each for part in laid.parts for each in part.countries):
        cut = [ring for shape in rings if (ring := _thin(laid.sheet.area(shape.points), laid.coarse))]
        if cut:
            seen.setdefault(country, []).extend(cut)
    return tuple(seen_of(view, country, rings) for country, rings in seen.items())


@lru_cache(maxsize=1024)
def ground(view: Window) -> Ground:
    """The ground of a view."""
    laid = _laid(view)
    sheet, parts, coarse = laid.sheet, laid.parts, laid.coarse
    land = [ring for part in parts for shape in part.land if (ring := _thin(sheet.area(shape.points), coarse))]
    borders = [_thin(drawn, coarse) for part in parts for shape in part.borders for drawn in sheet.lines(shape.points)]
    shores = (shape for part in parts for shape in part.coasts) if view.has_seam else ()
    coasts = [_thin(drawn, coarse) for shape in shores for drawn in sheet.lines(shape.points)]
    return Ground(
        (
            Curve(rectangle(0, 0, view.width, view.height), "or-sea"),
            *_areas(land, "or-land" if view.has_seam else "or-land or-coast"),
        ),
        tuple(_lines(borders, "or-border")),
        tuple(_lines(coasts, "or-coast")),
        countries_seen(view),
    )


def seen_of(view: Window, country: Country, rings: Iterable[Line]) -> Seen:
    """A country of which a map shows these rings. Its name keeps some units away from the frame."""
    frame = Room(EDGE, EDGE, view.width - EDGE, view.height - EDGE)
    return Seen(country, tuple(rings), stretches(rings, frame))


def shading(rings: Iterable[Line]) -> list[Curve]:
    """A country that is meant as a whole."""
    return _areas(list(rings), "or-shade")


def band(view: Window, lines: Iterable[Line]) -> list[Curve]:
    """A border that is meant as a whole, given in degrees: a band along it."""
    sheet = Sheet(view)
    return _lines([_thin(drawn, 1) for each in lines for drawn in sheet.lines(each)], "or-along")


def _areas(rings: list[Line], look: str) -> list[Curve]:
    data = "".join(line(ring, is_closed=True) for ring in rings)
    return [Curve(data, look)] if data else []


def _lines(lines: list[Line], look: str) -> list[Curve]:
    data = "".join(line(each) for each in lines if each)
    return [Curve(data, look)] if data else []


def _thin(points: Line, coarse: float) -> Line:
    """A line without the points that cannot be told from a straight one (Douglas and Peucker's way); nothing, if it is too
    small to be seen."""
    if not points:
        return ()
    across, down = zip(*points, strict=True)
    if max(max(across) - min(across), max(down) - min(down)) < SPECK * coarse:
        return ()
    kept = [False] * len(points)
    kept[0] = kept[-1] = True
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, at = _farthest(points, first, last)
        if far > THIN * coarse:
            kept[at] = True
            waiting += [ends for ends in ((first, at), (at, last)) if ends[1] - ends[0] > 1]
    return tuple(point for point, is_kept in zip(points, kept, strict=True) if is_kept)


def _farthest(points: Line, first: int, last: int) -> tuple[float, int]:
    """The point farthest from the straight line between two others, and how far."""
    (x, y), (end_x, end_y) = points[first], points[last]
    across, up = end_x - x, end_y - y
    long = math.hypot(across, up)
    between = points[first + 1 : last]
    if long > 1e-9:
        distances = [abs((here_x - x) * up - (here_y - y) * across) / long for here_x, here_y in between]
    else:
        distances = [math.hypot(here_x - x, here_y - y) for here_x, here_y in between]
    far = max(distances, default=0.0)
    return (far, first + 1 + distances.index(far)) if far > 0 else (0.0, first)


def scale_bar(view: Window, margin: float, text: str, kilometres: float) -> tuple[tuple[Curve, Label], Room]:
    """The bar that shows how far some kilometres are, with its words, in the lower left corner; and the room that it takes."""
    long = kilometres * units_of_kilometre(view)
    y = view.height - margin
    bar = Curve(f"M{margin} {y - 5}V{y}H{round(margin + long, 1)}V{y - 5}", "or-bar")
    label = Label(margin + long + 5, y - 3, text, "or-small", Anchor.LEFT)
    right = label.x + width(text)
    return (bar, label), Room(margin - 3, y - HALF * TEXT - 3, right + 2, y + HALF * TEXT)


def round_kilometres(view: Window) -> float:
    """The greatest round number of kilometres whose bar is short enough."""
    most = view.width / BAR / units_of_kilometre(view)
    step = round_step(most, 1)
    return step if step <= most * 1.000_001 else round_step(most / 2.5, 1)


def units_of_kilometre(view: Window) -> float:
    """How many units a kilometre is long: in the middle of a map of a region, at the equator of the world's."""
    return (view.place(1, 0)[0] - view.place(0, 0)[0]) / DEGREE if view.is_world else 1 / view.scale

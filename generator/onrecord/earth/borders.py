"""The borders and coasts that maps are drawn on: Natural Earth's, read once from the file beside `natural-earth/ORIGIN.md`."""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import chain, pairwise
from typing import Any

from onrecord.earth import territories
from onrecord.earth.cutting import Line, Point, Side, crossings, cut_line, cut_ring

FILE = "earth/natural-earth/countries-50m.json"
"""The borders as TopoJSON: arcs between countries and along coasts, and countries made of arcs."""

TOGETHER = 20.0
"""Degrees, from south to north and from west to east, within which all parts of a country are shown together."""

TILE = 15.0
"""Degrees between the meridians and parallels along which the data is cut, so that the maps of one region share the work."""

SHEET = 60.0
"""The same for the maps of one continent."""

RADIUS = 6371.0
"""The mean radius of the earth, in kilometres."""

SAMPLE = 0.05
"""Degrees between the points of borders and coasts from which distances are taken: five kilometres or so."""


SQUARE = 5.0
"""Degrees of the squares for which it is kept which countries may lie there."""

CELL = math.radians(1.5)
"""More than how far two points of one square degree can be apart, in radians."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the earth between two meridians and two parallels, in degrees; west is less than east."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: "Box") -> bool:
        """Whether two boxes have anything in common."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def holds(self, other: "Box") -> bool:
        """Whether another box lies inside."""
        return (
            self.west <= other.west
            and other.east <= self.east
            and self.south <= other.south
            and other.north <= self.north
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """A line, or the ring around an area, with the box that it fills. Points are longitude and latitude in degrees."""

    points: Line
    box: Box


@dataclass(frozen=True, slots=True)
class Country:
    """A country, or what Natural Earth draws as one. ``code``: its letters in ISO 3166-1; Natural Earth's name, if it has none.

    ``rings``: those around its parts, and around holes in them.
    """

    code: str
    rings: tuple[Shape, ...] = field(compare=False)

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a place lies in it: a line from there to the south crosses its rings an odd number of times."""
        place, degree = Box(longitude, latitude, longitude, latitude), math.floor(longitude)
        rings = (sides.get(degree, ()) for box, sides in _columns(self) if box.meets(place))
        return sum(crossings(sides, longitude, latitude) for sides in rings) % 2 == 1

    def kilometres_to(self, longitude: float, latitude: float) -> float:
        """How far a place is from its borders and coasts, to some five kilometres; 0, if it lies in it."""
        if self.holds(longitude, latitude):
            return 0.0
        x, y, z = _on_sphere(longitude, latitude)
        cells = [(x * a + y * b + z * c, cell) for cell in _samples(self) for a, b, c in cell[:1]]
        reach = math.cos(min(math.pi, _angle(max(cosine for cosine, _ in cells)) + CELL))
        near = (point for cosine, cell in cells if cosine >= reach for point in cell)
        return RADIUS * _angle(max(x * a + y * b + z * c for a, b, c in near))

    @property
    def drawn(self) -> tuple[Shape, ...]:
        """What of it a map of it shows: all its parts, or if they lie too far apart, its largest."""
        boxes = [ring.box for ring in self.rings]
        high = max(box.north for box in boxes) - min(box.south for box in boxes)
        wide = max(box.east for box in boxes) - min(box.west for box in boxes)
        return self.rings if max(high, wide) <= TOGETHER else (self.mainland,)

    @property
    def mainland(self) -> Shape:
        """Its largest part, by the box around it."""
        return max(self.rings, key=lambda ring: (ring.box.east - ring.box.west) * (ring.box.north - ring.box.south))


def country_at(longitude: float, latitude: float) -> Country | None:
    """The country that a position lies in, as Natural Earth draws it; none at sea."""
    square = math.floor(longitude / SQUARE), math.floor(latitude / SQUARE)
    return next((each for each in _in_square(*square) if each.holds(longitude, latitude)), None)


@cache
def _in_square(across: int, up: int) -> tuple[Country, ...]:
    """The countries of which a part may lie in a square of the earth."""
    square = Box(across * SQUARE, up * SQUARE, (across + 1) * SQUARE, (up + 1) * SQUARE)
    return tuple(each for each in countries() if any(ring.box.meets(square) for ring in each.rings))


def country_of(code: str) -> Country | None:
    """The country with a `Country.code`; none, if Natural Earth does not draw it, or as a part of another."""
    return _by_code().get(code)


@cache
def _by_code() -> Mapping[str, Country]:
    return {each.code: each for each in countries()}


@dataclass(frozen=True, eq=False)
class Region:
    """What lies in a box, cut from what lies ``around`` it, or if that is None, from all the earth. Few maps show all of it, so
    each of it is cut when it is asked for."""

    box: Box
    around: "Region | None"

    @cached_property
    def land(self) -> tuple[Shape, ...]:
        """The rings around land."""
        return tuple(_cut(self.around.land if self.around else _land(), self.box, True))

    @cached_property
    def borders(self) -> tuple[Shape, ...]:
        """The lines between countries."""
        return tuple(_cut(self.around.borders if self.around else _lines(True), self.box, False))

    @cached_property
    def coasts(self) -> tuple[Shape, ...]:
        """The lines along coasts."""
        return tuple(_cut(self.around.coasts if self.around else _lines(False), self.box, False))

    @cached_property
    def countries(self) -> tuple[tuple[Country, tuple[Shape, ...]], ...]:
        """Countries with the rings around what of them lies there."""
        everywhere = self.around.countries if self.around else [(each, each.rings) for each in countries()]
        found = ((country, tuple(_cut(rings, self.box, True))) for country, rings in everywhere)
        return tuple((country, rings) for country, rings in found if rings)


@cache
def countries() -> tuple[Country, ...]:
    """Every country, in the order of the data. What has the same letters there is one."""
    topology, arcs = _data()
    rings: dict[str, list[Shape]] = defaultdict(list)
    for each in topology["objects"]["countries"]["geometries"]:
        rings[_code(each)] += (shape for ring in _rings(each) for shape in _ring(_joined(arcs, ring)))
    return tuple(Country(code, tuple(shapes)) for code, shapes in rings.items())


def region(box: Box) -> Region:
    """What lies in a box."""
    return Region(box, _tiles(_widened(box, TILE)))


@lru_cache(maxsize=256)
def _tiles(box: Box) -> Region:
    return Region(box, _sheet(_widened(box, SHEET)))


@lru_cache(maxsize=64)
def _sheet(box: Box) -> Region:
    return Region(box, None)


def _widened(box: Box, degrees: float) -> Box:
    """A box widened to meridians and parallels that lie so many degrees apart."""
    return Box(
        *(math.floor(each / degrees) * degrees for each in (box.west, box.south)),
        *(math.ceil(each / degrees) * degrees for each in (box.east, box.north)),
    )


@cache
def _land() -> tuple[Shape, ...]:
    """The rings around all land."""
    topology, arcs = _data()
    rings = (_joined(arcs, ring) for each in topology["objects"]["land"]["geometries"] for ring in _rings(each))
    return tuple(shape for ring in rings for shape in _ring(ring))


@cache
def _lines(are_borders: bool) -> tuple[Shape, ...]:
    """All lines between countries, or all those along coasts: the arcs that several rings are made of, or only one."""
    topology, arcs = _data()
    uses = Counter(
        arc if arc >= 0 else ~arc
        for country in topology["objects"]["countries"]["geometries"]
        for ring in _rings(country)
        for arc in ring
    )
    found = (arc for number, arc in enumerate(arcs) if (uses[number] > 1) == are_borders)
    turned = (each for arc in found for each in _turned(_unrolled(arc)))
    return tuple(_shape(part) for each in turned for part in cut_line(each, *_EARTH))


@cache
def _data() -> tuple[dict[str, Any], tuple[Line, ...]]:
    """The file, and its arcs in degrees: each is stored as steps of whole numbers (TopoJSON, 2.1.4)."""
    topology = json.loads(files("onrecord").joinpath(FILE).read_text("utf-8"))
    (wide, high), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        points = []
        for right, up in steps:
            x, y = x + right, y + up
            points.append((x * wide + west, y * high + south))
        arcs.append(tuple(points))
    return topology, tuple(arcs)


def _rings(geometry: dict[str, Any]) -> Iterable[list[int]]:
    """The rings of a geometry, each as numbers of arcs."""
    arcs: list[Any] = geometry["arcs"]
    return arcs if geometry["type"] == "Polygon" else chain.from_iterable(arcs)


def _joined(arcs: tuple[Line, ...], ring: list[int]) -> Line:
    """A ring of arcs as one line; an arc with a negative number runs backwards."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points)


def _shape(points: Line) -> Shape:
    across, up = zip(*points, strict=True)
    return Shape(points, Box(min(across), min(up), max(across), max(up)))


@cache
def _columns(country: Country) -> tuple[tuple[Box, Mapping[int, list[Side]]], ...]:
    """For each ring of a country its box, and its sides by the degrees of longitude over which they run, so that few are looked
    at for one place."""
    found = []
    for ring in country.rings:
        sides: dict[int, list[Side]] = defaultdict(list)
        for side in pairwise(ring.points):
            low, high = sorted(math.floor(x) for x, _ in side)
            for degree in range(low, high + 1):
                sides[degree].append(side)
        found.append((ring.box, sides))
    return tuple(found)


@cache
def _samples(country: Country) -> list[list[tuple[float, float, float]]]:
    """Points along the borders and coasts of a country, on a sphere of the radius 1; those in one square degree together."""
    found: dict[tuple[int, int], Point] = {}
    for ring in country.rings:
        for (x, y), (next_x, next_y) in pairwise(ring.points):
            steps = max(1, math.ceil(max(abs(next_x - x), abs(next_y - y)) / SAMPLE))
            for step in range(steps):
                point = x + (next_x - x) * step / steps, y + (next_y - y) * step / steps
                found.setdefault((round(point[0] / SAMPLE), round(point[1] / SAMPLE)), point)
    cells: dict[tuple[int, int], list[tuple[float, float, float]]] = defaultdict(list)
    for longitude, latitude in found.values():
        cells[math.floor(longitude), math.floor(latitude)].append(_on_sphere(longitude, latitude))
    return list(cells.values())


def _angle(cosine: float) -> float:
    return math.acos(max(-1.0, min(1.0, cosine)))


def _on_sphere(longitude: float, latitude: float) -> tuple[float, float, float]:
    across, up = math.radians(longitude), math.radians(latitude)
    return math.cos(up) * math.cos(across), math.cos(up) * math.sin(across), math.sin(up)


def _code(geometry: dict[str, Any]) -> str:
    """The letters for what Natural Earth has by its number, or its name."""
    name = str(geometry["properties"]["name"])
    return territories.KOSOVO if name == "Kosovo" else territories.code_of_number(geometry.get("id", "")) or name


_EARTH = (-180.0, -90.0, 180.0, 90.0)


def _ring(points: Line) -> Iterator[Shape]:
    """A ring as it lies between the ends of the map: in two parts, if it crosses the antimeridian. The data has rings whole."""
    unrolled = _unrolled(points)
    (first, _), (last, _) = unrolled[0], unrolled[-1]
    if abs(last - first) > 180:  # around a pole, which only Antarctica is
        unrolled = (*unrolled, (last, -90.0), (first, -90.0), unrolled[0])
    yield from (_shape(part) for turned in _turned(unrolled) if (part := cut_ring(turned, *_EARTH)))


def _unrolled(points: Line) -> Line:
    """A line without jumps from one end of the map to the other: its longitudes go on beyond 180 degrees."""
    found, turns, before = [], 0.0, points[0][0]
    for longitude, latitude in points:
        if abs(longitude - before) > 180:
            turns += 360 if longitude < before else -360
        before = longitude
        found.append((longitude + turns, latitude))
    return tuple(found)


def _turned(points: Line) -> Iterator[Line]:
    """A line, and the same line a turn of the earth away on the side to which it goes on."""
    yield points
    for turn, goes_on in ((360, min(x for x, _ in points) < -180), (-360, max(x for x, _ in points) > 180)):
        if goes_on:
            yield tuple((x + turn, y) for x, y in points)


def _cut(shapes: Iterable[Shape], box: Box, is_ring: bool) -> Iterator[Shape]:
    sides = (box.west, box.south, box.east, box.north)
    for shape in shapes:
        if box.holds(shape.box):
            yield shape
        elif box.meets(shape.box):
            parts = [cut_ring(shape.points, *sides)] if is_ring else cut_line(shape.points, *sides)
            yield from (_shape(part) for part in parts if part)

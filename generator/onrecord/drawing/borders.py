"""The borders and coasts that maps are drawn on: Natural Earth's, read once from the file beside `natural-earth/ORIGIN.md`."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, pairwise
from typing import Any

from onrecord.drawing.cutting import Line, Point, cut_line, cut_ring

FILE = "drawing/natural-earth/countries-50m.json"
"""The borders as TopoJSON: arcs between countries and along coasts, and countries made of arcs."""

TILE = 15.0
"""Degrees between the meridians and parallels along which the data is cut, so that the maps of one region share the work."""


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


@dataclass(frozen=True, slots=True)
class Shape:
    """A line, or the ring around an area, with the box that it fills. Points are longitude and latitude in degrees."""

    points: Line
    box: Box


@dataclass(frozen=True, slots=True)
class Country:
    """A country, or what Natural Earth draws as one. ``code``: its number in ISO 3166-1, empty where it has none.

    ``name``: Natural Earth's, in English. ``rings``: those around its parts, and around holes in them.
    """

    code: str
    name: str
    rings: tuple[Shape, ...] = field(compare=False)

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a place lies in it: a line from there to the south crosses its rings an odd number of times."""
        place = Box(longitude, latitude, longitude, latitude)
        rings = (ring.points for ring in self.rings if ring.box.meets(place))
        return sum(_crossings(ring, longitude, latitude) for ring in rings) % 2 == 1

    @property
    def mainland(self) -> Shape:
        """Its largest part, by the box around it."""
        return max(self.rings, key=lambda ring: (ring.box.east - ring.box.west) * (ring.box.north - ring.box.south))


@dataclass(frozen=True, slots=True)
class Region:
    """What lies in a box: the rings around land, the lines between countries, those along coasts, and countries with the rings
    around what of them lies there."""

    land: tuple[Shape, ...]
    borders: tuple[Shape, ...]
    coasts: tuple[Shape, ...]
    countries: tuple[tuple[Country, tuple[Shape, ...]], ...]


@cache
def countries() -> tuple[Country, ...]:
    """Every country, in the order of the data."""
    topology, arcs = _data()
    return tuple(
        Country(
            each.get("id", ""),
            each["properties"]["name"],
            tuple(shape for ring in _rings(each) for shape in _ring(_joined(arcs, ring))),
        )
        for each in topology["objects"]["countries"]["geometries"]
    )


def region(box: Box) -> Region:
    """What lies in a box."""
    tiles = Box(
        *(math.floor(each / TILE) * TILE for each in (box.west, box.south)),
        *(math.ceil(each / TILE) * TILE for each in (box.east, box.north)),
    )
    return _within(_tiles(tiles), box)


@lru_cache(maxsize=256)
def _tiles(box: Box) -> Region:
    return _within(_whole(), box)


def _within(everything: Region, box: Box) -> Region:
    found = ((country, tuple(_cut(rings, box, True))) for country, rings in everything.countries)
    return Region(
        tuple(_cut(everything.land, box, True)),
        tuple(_cut(everything.borders, box, False)),
        tuple(_cut(everything.coasts, box, False)),
        tuple((country, rings) for country, rings in found if rings),
    )


@cache
def _whole() -> Region:
    topology, arcs = _data()
    objects = topology["objects"]
    uses = Counter(
        arc if arc >= 0 else ~arc
        for country in objects["countries"]["geometries"]
        for ring in _rings(country)
        for arc in ring
    )
    rings = (_joined(arcs, ring) for each in objects["land"]["geometries"] for ring in _rings(each))
    lines: tuple[list[Shape], list[Shape]] = [], []
    for number, arc in enumerate(arcs):
        parts = (part for turned in _turned(_unrolled(arc)) for part in cut_line(turned, *_EARTH))
        lines[uses[number] > 1].extend(map(_shape, parts))
    land = tuple(shape for ring in rings for shape in _ring(ring))
    return Region(land, tuple(lines[True]), tuple(lines[False]), tuple((each, each.rings) for each in countries()))


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
    across, up = [x for x, _ in points], [y for _, y in points]
    return Shape(points, Box(min(across), min(up), max(across), max(up)))


def _crossings(ring: Line, longitude: float, latitude: float) -> int:
    return sum(
        (x > longitude) != (next_x > longitude) and latitude > y + (next_y - y) * (longitude - x) / (next_x - x)
        for (x, y), (next_x, next_y) in pairwise(ring)
    )


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
        if box.meets(shape.box):
            parts = [cut_ring(shape.points, *sides)] if is_ring else cut_line(shape.points, *sides)
            yield from (_shape(part) for part in parts if part)

"""From the earth to a map: which part of it a map shows, and where a place lies on it.

A map of a region is azimuthal and equidistant about its own middle (Snyder, Map Projections: A Working Manual, 1987, p. 191):
north is up there, distances from the middle are true, and neither the antimeridian nor a pole is an edge. What is too far
apart for that is shown on the whole world, in the Equal Earth projection (Šavrič, Patterson and Jenny, 2018).
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import acos, cos, radians, sin
from operator import sub

from onrecord.earth.borders import RADIUS, Box
from onrecord.earth.cutting import Line, Point, cut_line, cut_ring

DEGREE = math.radians(1) * RADIUS
"""Kilometres from one degree of latitude to the next."""

WIDER = 2**0.25
"""How much wider a view is than the next narrower one: there are few widths, so that maps of one region can share one ground."""

FARTHEST = 5500.0
"""Kilometres from the middle of a map of a region to its farthest place: beyond that, shapes would be too much bent."""

ROOM = 1.35
"""How much wider a map is than what it has to show."""

STEPS = 8
"""The middles of the narrowest maps lie this part of their height apart: none has its places much beside its middle."""

APART = 2.0
"""Degrees that two points of a line may lie apart on a map."""

ALMOST_ROUND = math.pi - 1e-9
"""The angle to the other side of the earth, almost."""

_EQUAL_RADIUS = (1.340264, -0.081106, 0.000893, 0.003796)
_SQRT3_2 = math.sqrt(3) / 2


@dataclass(frozen=True, slots=True)
class Window:
    """What a map shows, and how large. ``longitude``, ``latitude``: its middle, in degrees. ``scale``: kilometres a unit.

    ``width``, ``height``: in units. ``is_world``: the whole earth, with ``longitude`` and ``latitude`` zero.
    """

    longitude: float
    latitude: float
    scale: float
    width: float
    height: float
    is_world: bool = False

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a place lies on the map, in units from its upper left corner; it may lie outside."""
        return self.placed([(longitude, latitude)])[0]

    def placed(self, points: Iterable[Point]) -> list[Point]:
        """`place`, for many: what is the same for all of them is worked out once."""
        project = _equal_earth(points) if self.is_world else _azimuthal(self.longitude, self.latitude, points)
        across, down, scale = self.width / 2, self.height / 2, self.scale
        return [(across + x / scale, down - y / scale) for x, y in project]

    def shows(self, point: Point, margin: float = 0.0) -> bool:
        """Whether a point of the map lies within its frame, and so far from it."""
        x, y = point
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin

    def boxes(self) -> list[Box]:
        """The parts of the earth that the frame may show; two, if the antimeridian lies between them."""
        if self.is_world:
            return [Box(-180, -90, 180, 90)]
        reach = math.hypot(self.width, self.height) / 2 * self.scale / DEGREE
        south, north = self.latitude - reach, self.latitude + reach
        if south <= -90 or north >= 90:
            return [Box(-180, max(-90, south), 180, min(90, north))]
        wide = math.degrees(math.asin(min(1, math.sin(math.radians(reach)) / math.cos(math.radians(self.latitude)))))
        west, east = self.longitude - wide, self.longitude + wide
        if east - west >= 360:
            return [Box(-180, south, 180, north)]
        parts = ((west, east), (west + 360, east + 360), (west - 360, east - 360))
        cut = ((max(-180, left), min(180, right)) for left, right in parts)
        return [Box(left, south, right, north) for left, right in cut if left < right]

    @property
    def has_seam(self) -> bool:
        """Whether the antimeridian, along which the data is cut, may cross the map, so that areas end where no coast is."""
        boxes = self.boxes()
        return not self.is_world and (len(boxes) > 1 or boxes[0].east - boxes[0].west >= 360)


class Sheet:
    """A window on which many lines are laid. A point that several of them have, as a border and the countries on both sides of
    it, is placed once."""

    def __init__(self, view: Window) -> None:
        self._view = view
        self._frame = (0.0, 0.0, view.width, view.height)
        self._placed: dict[Point, Point] = {}

    def area(self, ring: Line) -> Line:
        """The part of an area that lies in the frame, on the map."""
        return cut_ring(self._on_map(ring), *self._frame)

    def lines(self, points: Line) -> list[Line]:
        """The parts of a line that lie in the frame, on the map."""
        return cut_line(self._on_map(points), *self._frame)

    def _on_map(self, points: Line) -> Line:
        several, placed = _dense(points), self._placed
        fresh = [point for point in several if point not in placed]
        placed.update(zip(fresh, self._view.placed(fresh), strict=True))
        return tuple(map(placed.__getitem__, several))


def region(places: Iterable[Point], least: float, width: float, height: float) -> Window:
    """The view that shows places, given as longitude and latitude, ``least`` kilometres wide or wider."""
    points = list(places)
    view = Window(*_middle(points), 1, width, height)
    for _ in range(3 if len(points) > 1 else 0):  # the middle of what is seen from one middle is not quite it
        seen = _azimuthal(view.longitude, view.latitude, points)
        x, y = ((min(each[axis] for each in seen) + max(each[axis] for each in seen)) / 2 for axis in (0, 1))
        view = Window(*_back(view, x, y), 1, width, height)
    seen = _azimuthal(view.longitude, view.latitude, points)
    if max(math.hypot(*each) for each in seen) > FARTHEST:
        return world(width)
    across, up = (2 * max(abs(each[axis]) for each in seen) for axis in (0, 1))
    scale = least / width
    while max(across / width, up / height) * ROOM > scale:  # about a middle on the grid, they need no less room
        scale *= WIDER
    while not _shows(laid := _on_grid(view, scale), points):
        scale *= WIDER
    return laid


def _shows(view: Window, points: list[Point]) -> bool:
    """Whether a view has room for places; for one alone it always has."""
    seen = _azimuthal(view.longitude, view.latitude, points) if len(points) > 1 else []
    across, up = (2 * max((abs(each[axis]) for each in seen), default=0.0) for axis in (0, 1))
    return max(across / view.width, up / view.height) * ROOM <= view.scale


def _on_grid(view: Window, scale: float) -> Window:
    """A view with another scale, about the nearest to its middle of points that lie some degrees of latitude apart, and about as
    far to the east and west; so that neighbouring places have one ground, which is cut and laid once for all of them."""
    step = view.height * scale / STEPS / DEGREE
    latitude = max(-90.0, min(90.0, round(view.latitude / step) * step))
    around = max(1, math.ceil(360 * math.cos(math.radians(latitude)) / step))
    longitude = (round(view.longitude / 360 * around) * 360 / around + 180) % 360 - 180
    return Window(longitude, latitude, scale, view.width, view.height)


def world(width: float) -> Window:
    """The view of the whole earth."""
    (half, _), (_, top) = _equal_earth([(180, 0), (0, 90)])
    return Window(0, 0, 2 * half / width, width, round(width * top / half), is_world=True)


def wider(view: Window, times: float) -> Window:
    """The same middle, with more around it; the world, if that is too much for one region."""
    scale = view.scale * times
    if math.hypot(view.width, view.height) / 2 * scale > FARTHEST * ROOM:
        return world(view.width)
    return Window(view.longitude, view.latitude, scale, view.width, view.height)


def _azimuthal(longitude: float, latitude: float, points: Iterable[Point]) -> list[Point]:
    """How many kilometres to the east and to the north of a middle places lie, on a map about that. Most of the time that maps
    take goes by here."""
    sine, cosine = sin(radians(latitude)), cos(radians(latitude))
    found: list[Point] = []
    for to_longitude, to_latitude in points:
        across, up = radians(to_longitude - longitude), radians(to_latitude)
        sine_up, cosine_up, cosine_across = sin(up), cos(up), cos(across)
        near = sine * sine_up + cosine * cosine_up * cosine_across
        angle = acos(1.0 if near > 1.0 else near if near > -1.0 else -1.0)
        factor = RADIUS * (angle / sin(angle) if 1e-9 < angle < ALMOST_ROUND else 1.0)
        found.append((factor * cosine_up * sin(across), factor * (cosine * sine_up - sine * cosine_up * cosine_across)))
    return found


def _equal_earth(points: Iterable[Point]) -> Iterator[Point]:
    """The same for the world's map, from where the equator meets the prime meridian."""
    a, b, c, d = _EQUAL_RADIUS
    for longitude, latitude in points:
        angle = math.asin(_SQRT3_2 * math.sin(math.radians(latitude)))
        square = angle * angle
        sixth = square**3
        bent = _SQRT3_2 * (a + 3 * b * square + sixth * (7 * c + 9 * d * square))
        x = math.radians(longitude) * math.cos(angle) / bent
        yield x * RADIUS, angle * (a + b * square + sixth * (c + d * square)) * RADIUS


def _middle(points: list[Point]) -> Point:
    """The middle of places on a sphere; of places all around it, the first."""
    x = y = z = 0.0
    for longitude, latitude in points:
        across, up = math.radians(longitude), math.radians(latitude)
        x, y, z = x + math.cos(up) * math.cos(across), y + math.cos(up) * math.sin(across), z + math.sin(up)
    if math.hypot(x, y, z) < 1e-6 * len(points):
        return points[0]
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def _back(view: Window, x: float, y: float) -> Point:
    """The place so many kilometres to the east and to the north of the middle of a view."""
    angle = math.hypot(x, y) / RADIUS
    if angle < 1e-9:
        return view.longitude, view.latitude
    middle, radius = math.radians(view.latitude), math.hypot(x, y)
    up = math.asin(
        max(-1.0, min(1.0, math.cos(angle) * math.sin(middle) + y / radius * math.sin(angle) * math.cos(middle)))
    )
    across = math.atan2(
        x * math.sin(angle), radius * math.cos(middle) * math.cos(angle) - y * math.sin(middle) * math.sin(angle)
    )
    return (view.longitude + math.degrees(across) + 180) % 360 - 180, math.degrees(up)


def _dense(points: Line) -> Line:
    """A line with points at most two degrees apart: a parallel is no straight line on a map. Most lines have them already."""
    across, up = zip(*points, strict=True)
    farthest = (max(map(abs, map(sub, each[1:], each)), default=0.0) for each in (across, up))
    return points if max(farthest) <= APART else tuple(_filled(points))


def _filled(points: Line) -> Iterator[Point]:
    yield points[0]
    for (x, y), (next_x, next_y) in pairwise(points):
        steps = math.ceil(max(abs(next_x - x), abs(next_y - y)) / APART)
        for step in range(1, steps):
            yield x + (next_x - x) * step / steps, y + (next_y - y) * step / steps
        yield next_x, next_y

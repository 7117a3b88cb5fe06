"""The small map in a corner of a locator map: in which country, and where on it, what the large one shows lies."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.drawing.ground import Seen, countries_seen, units_of_kilometre
from onrecord.drawing.labels import Room, first_free
from onrecord.drawing.level import name_of_area
from onrecord.drawing.projecting import Window, region
from onrecord.drawing.shapes import Circle, Curve, Label, Shape, line, rectangle
from onrecord.earth.borders import Country
from onrecord.earth.cutting import Line, Point
from onrecord.speaking import words

WIDE, HIGH = 112.0, 84.0
"""Units from left to right and from top to bottom."""

GAP = 6.0
"""Units from the frame of the large map."""

TIMES = 4.0
"""How much wider than the large map what it shows is at least."""

SMALLEST = 7.0
"""Units across of the smallest frame that is drawn as one; a smaller one is a ring."""

RING = 5.0
"""Units of that ring's radius."""


@dataclass(frozen=True, slots=True)
class Inset:
    """The small map: its shapes, and the room that it takes on the large one."""

    shapes: tuple[Shape, ...]
    room: Room


def inset_of(
    view: Window, countries: tuple[Country, ...], shaded: Iterable[Country], taken: Sequence[Room]
) -> Inset | None:
    """The small map for a view, in the first corner in which nothing is taken; None if there is none, or it is of the world.

    It shows the ``countries`` and where in them the view is. Some are ``shaded``: if several are, they are only named.
    """
    if view.is_world:
        return None
    around = _around(view, countries)
    corner = next((room for room in _corners(view, around) if not any(room.meets(other) for other in taken)), None)
    if corner is None:
        return None
    return Inset(tuple(_shapes(view, around, frozenset(shaded), corner)), corner)


def _around(view: Window, countries: tuple[Country, ...]) -> Window:
    """What the small map shows: the countries with the middle of the view, and at least some times as much as the view."""
    least = view.scale * view.width * TIMES
    if not countries:
        return region([(view.longitude, view.latitude)], least, WIDE, HIGH)
    whole = _whole(countries, least)
    if whole.is_world or whole.shows(whole.place(view.longitude, view.latitude), RING):
        return whole
    return region([*_outlines(countries), (view.longitude, view.latitude)], least, WIDE, HIGH)


@lru_cache(maxsize=256)
def _whole(countries: tuple[Country, ...], least: float) -> Window:
    return region(_outlines(countries), least, WIDE, HIGH)


def _outlines(countries: Iterable[Country]) -> list[Point]:
    """The points of countries, without lands far over the sea, which would make them small."""
    return [point for country in countries for ring in country.drawn for point in ring.points]


def _corners(view: Window, around: Window) -> list[Room]:
    """Where the small map may lie, best first: also below the arrow to the north, and above the bar of the scale."""
    left, right = GAP, view.width - GAP - around.width
    top, bottom = GAP, view.height - GAP - around.height
    places = ((right, bottom), (left, top), (right, top + 34), (left, bottom - 30))
    return [Room(x, y, x + around.width, y + around.height) for x, y in places]


def _shapes(view: Window, around: Window, shaded: frozenset[Country], corner: Room) -> Iterator[Shape]:
    x, y = corner.left, corner.top
    seen = countries_seen(around)
    yield Curve(rectangle(corner.left, corner.top, corner.right, corner.bottom), "or-sea")
    yield from _areas(
        (ring for each in seen if each.country not in shaded for ring in each.rings), x, y, "or-land or-thin-line"
    )
    yield from _areas(
        (ring for each in seen if each.country in shaded for ring in each.rings), x, y, "or-land or-thin-line"
    )
    if len(shaded) == 1:  # what lies in several lies in none of them for sure
        yield from _areas(
            (ring for each in seen if each.country in shaded for ring in each.rings),
            x,
            y,
            "or-small-shade or-thin-line",
        )
    frame = _frame(view, around)
    middle_x, middle_y = (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
    if frame.right - frame.left < SMALLEST:
        frame = Room(middle_x - RING, middle_y - RING, middle_x + RING, middle_y + RING)
        yield Circle(x + middle_x, y + middle_y, RING, "or-here")
    else:
        yield Curve(rectangle(x + frame.left, y + frame.top, x + frame.right, y + frame.bottom), "or-here")
    yield from _names(around, (each for each in seen if each.country in shaded), frame, x, y)
    yield Curve(rectangle(corner.left, corner.top, corner.right, corner.bottom), "or-frame or-thin-line")


def _areas(rings: Iterable[Line], x: float, y: float, look: str) -> Iterator[Curve]:
    data = "".join(line([(x + right, y + down) for right, down in ring], is_closed=True) for ring in rings)
    if data:
        yield Curve(data, look)


def _frame(view: Window, around: Window) -> Room:
    """The frame of the large map on the small one."""
    x, y = around.place(view.longitude, view.latitude)
    share = view.scale * units_of_kilometre(around)
    across, down = view.width * share / 2, view.height * share / 2
    return Room(max(0, x - across), max(0, y - down), min(around.width, x + across), min(around.height, y + down))


def _names(around: Window, seen: Iterable[Seen], taken: Room, x: float, y: float) -> Iterator[Label]:
    """The names of the shaded countries, as far as there is room."""
    frame = Room(1, 1, around.width - 1, around.height - 1)
    for each in seen:
        name = words.country_name(each.country.code)
        label = first_free(name_of_area(each.room, name), name, "or-country-name", [taken], frame)
        if label:
            yield Label(x + label.x, y + label.y, label.text, label.look, label.anchor)

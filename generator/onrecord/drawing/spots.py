"""The signs of a map: a place, drawn as well as its position is known and no better; and places that lie close together as one
sign with a number. A sign may lead somewhere."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

from onrecord.drawing.projecting import Window
from onrecord.drawing.shapes import Anchor, Circle, Label, Linked, Shape, width
from onrecord.earth.borders import Country
from onrecord.earth.cutting import Point
from onrecord.speaking import words
from onrecord.speaking.languages import messages
from onrecord.speaking.linking import Ref

LABELLED = 60
"""Places that are drawn one by one; of more, those that lie close together become one sign with their number."""

CELL = 32.0
"""Units of the squares whose places become one sign."""

NEAR = 25.0
"""Kilometres around a point within which UCDP calls a place near it (GED Codebook, where_prec 2)."""

DIGITS = 15.0
"""Units that a number in a sign is high."""

BESIDE_DIGITS = 4.0
"""Units that a sign is wider than the number in it, on either side."""

TARGET = 13.0
"""Units around the middle of a sign that leads somewhere which can be clicked, at least."""


class PlaceSign(StrEnum):
    """How a position is drawn."""

    EXACT = "exact"
    NEAR = "near"
    DISTRICT = "district"
    REGION = "region"
    VAGUE = "vague"
    COUNTRY = "country"
    UNSAID = "unsaid"
    SEVERAL = "several"
    SEVERAL_VAGUE = "several-vague"


TOGETHER = (PlaceSign.SEVERAL, PlaceSign.SEVERAL_VAGUE)
"""The signs of several places at once."""

WELL_KNOWN = (PlaceSign.EXACT, PlaceSign.NEAR, PlaceSign.SEVERAL)
"""The signs of positions that are known to 25 km or better."""

RADII = {
    PlaceSign.EXACT: 4.5,
    PlaceSign.UNSAID: 4.5,
    PlaceSign.DISTRICT: 15.0,
    PlaceSign.REGION: 26.0,
    PlaceSign.VAGUE: 20.0,
    PlaceSign.SEVERAL: 10.0,
    PlaceSign.SEVERAL_VAGUE: 10.0,
}
"""Units of a sign whose size means nothing, at least: it is as wide as its number. That of `NEAR` is measured."""


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A place with a position, in degrees. ``within``: the countries that the record places it in, if it does. ``against``: the
    other country in which the base map has it.

    ``number``: how many things are meant; one alone is not counted. ``ref``: where the sign leads, if anywhere. ``trail``: the
    places that it lies in, from the outermost to itself: what lies close together leads to the innermost that has all of it.
    """

    name: str
    longitude: float
    latitude: float
    sign: PlaceSign
    within: tuple[Country, ...] = ()
    against: Country | None = None
    number: int = 1
    ref: Ref | None = None
    trail: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A sign where it stands on the map, and what it says: the name of its place, or how much is drawn together."""

    x: float
    y: float
    radius: float
    sign: PlaceSign
    text: str
    number: int = 1
    ref: Ref | None = None
    trail: tuple[Ref, ...] = ()

    @property
    def inside(self) -> str:
        """What stands in it."""
        if self.sign in TOGETHER or self.number > 1:
            return words.number_in_words(self.number)
        return "?" if self.sign is PlaceSign.VAGUE else ""


PLACES = messages("%(number)s place", "%(number)s places")
"""What a number on a map counts, if nothing else is counted."""

Forms = tuple[str, str]
"""A message for one thing, and one for several."""


def spots(view: Window, marks: Sequence[PlaceMark], forms: Forms = PLACES) -> list[Spot]:
    """Where signs stand. Marks that are alike become one; of very many, those close together become a number of what ``forms``
    says."""
    found = []
    for mark in dict.fromkeys(marks):
        sign = (
            PlaceSign.VAGUE if mark.sign is PlaceSign.COUNTRY else mark.sign
        )  # somewhere in a country that can't be shaded
        x, y = view.place(mark.longitude, mark.latitude)
        radius = _radius(sign, view, mark.number if mark.number > 1 else 0)
        found.append(Spot(x, y, radius, sign, mark.name, mark.number, mark.ref, mark.trail))
    return _gathered(view, found, forms) if len(found) > LABELLED else found


def _radius(sign: PlaceSign, view: Window, number: int) -> float:
    """How large a sign is: the number in it has room, if there is one."""
    least = max(7.0, NEAR / view.scale) if sign is PlaceSign.NEAR else RADII[sign]
    return max(least, width(words.number_in_words(number), DIGITS) / 2 + BESIDE_DIGITS) if number else least


def _gathered(view: Window, found: Sequence[Spot], forms: Forms) -> list[Spot]:
    """Those that lie in one square of the map, or whose signs would overlap, as one sign with their number."""
    cells: dict[tuple[int, int], list[Spot]] = defaultdict(list)
    for spot in found:
        cells[int(spot.x // CELL), int(spot.y // CELL)].append(spot)
    gathered: list[tuple[Spot, list[Spot]]] = []
    for cell in sorted(cells.values(), key=lambda each: -sum(spot.number for spot in each)):
        one = _one(view, cell, forms)
        near = next((place for place, (other, _) in enumerate(gathered) if _meet(one, other)), None)
        if near is None:
            gathered.append((one, cell))
        else:
            other, inside = gathered[near]
            both = [*inside, *cell]
            gathered[near] = (_one(view, both, forms, (other.x, other.y)), both)
    return [one for one, _ in gathered]


def _meet(one: Spot, other: Spot) -> bool:
    """Whether two signs overlap, as far as their numbers go: what only tells how vague a place is may lie under others."""
    reach = (min(each.radius, 2 * RADII[PlaceSign.SEVERAL]) for each in (one, other))
    return math.dist((one.x, one.y), (other.x, other.y)) < sum(reach)


def _one(view: Window, inside: Sequence[Spot], forms: Forms, middle: Point | None = None) -> Spot:
    """Several signs as one, in their middle or where it stood; one alone stays what it is."""
    if len(inside) == 1:
        return inside[0]
    x, y = middle or (sum(spot.x for spot in inside) / len(inside), sum(spot.y for spot in inside) / len(inside))
    number = sum(spot.number for spot in inside)
    is_known = all(spot.sign in WELL_KNOWN for spot in inside)
    sign = PlaceSign.SEVERAL if is_known else PlaceSign.SEVERAL_VAGUE
    trail = _shared([spot.trail for spot in inside])
    called = words.counted(*forms, number)
    ref = (
        replace(trail[-1], name=words.phrase("%(name)s: %(number)s", name=trail[-1].name, number=called))
        if trail
        else None
    )
    return Spot(x, y, _radius(sign, view, number), sign, called, number, ref, trail)


def _shared(trails: Sequence[tuple[Ref, ...]]) -> tuple[Ref, ...]:
    """The places that all of some lie in, from the outermost."""
    steps = zip(*trails, strict=False)
    return tuple(first for first, *_ in takewhile(lambda step: len({each.path for each in step}) == 1, steps))


def sign_of(spot: Spot) -> Iterator[Shape]:
    """What is drawn of a spot; it leads on, if it has where to."""
    shapes = tuple(_sign(spot))
    if not spot.ref or not spot.ref.path:
        yield from shapes
        return
    target = Circle(spot.x, spot.y, max(spot.radius, TARGET), "or-target")
    yield Linked(spot.ref, (target, *shapes))


def _sign(spot: Spot) -> Iterator[Circle | Label]:
    yield Circle(spot.x, spot.y, spot.radius, f"or-sign or-{spot.sign}")
    if spot.inside:
        look = "or-inside or-inside-filled" if spot.sign is PlaceSign.EXACT else "or-inside"
        yield Label(spot.x, spot.y, spot.inside, look, Anchor.MIDDLE)

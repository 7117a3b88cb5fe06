"""The places of a record on the earth: which country of the base map each is, and in which the record places it.

What the record says goes first. The base map is asked only what ground a country of the record has.
"""

import math

from onrecord.earth.borders import RADIUS, Country, country_at, country_of
from onrecord.earth.drawn import are_drawn
from onrecord.earth.territories import code_named
from onrecord.record.model import Location
from onrecord.record.record import Record
from onrecord.record.vocabulary import LocationKind

BORDERLINE = 10.0
"""Kilometres beside a border up to which a place may lie in either country: the borders of the base map are no truer."""

Point = tuple[float, float]
"""Latitude and longitude in degrees, as the record has them."""


def kilometres_between(one: Point, other: Point) -> float:
    """How far two points lie from each other along the ground."""
    (first, first_east), (second, second_east) = (map(math.radians, point) for point in (one, other))
    square = math.sin((second - first) / 2) ** 2
    square += math.cos(first) * math.cos(second) * math.sin((second_east - first_east) / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(min(square, 1)))


def code_of(location: Location) -> str:
    """The `Country.code` of a location that is a country, by its ``country`` or its names; empty if it is none or not known."""
    if location.kind is not LocationKind.COUNTRY:
        return ""
    several = (name for names in location.names.values() for name in names)
    return location.country or code_named(frozenset({location.name, *location.aliases, *several}))


def country_shown(location: Location) -> Country | None:
    """The country that a map can show a location as; none if it is not known as one, or no borders are drawn."""
    code = code_of(location) if are_drawn() else ""
    return country_of(code) if code else None


def countries_around(record: Record, location: Location) -> tuple[Country, ...]:
    """The countries that the record places a location in, or itself: the innermost that the base map knows on each way out."""
    found: dict[Country, None] = {}
    waiting, seen = [location], {location.id}
    while waiting:
        here = waiting.pop(0)
        code = code_of(here)
        country = country_of(code) if code else None
        if country:
            found[country] = None
            continue
        outer = [record.locations[each] for each in here.within if each in record.locations and each not in seen]
        seen.update(each.id for each in outer)
        waiting += outer
    return tuple(found)


def contradicted_by(countries: tuple[Country, ...], point: Point) -> Country | None:
    """The country of the base map that a point lies in, if the record places it in others; none if it places it in none."""
    latitude, longitude = point
    if not countries or any(each.kilometres_to(longitude, latitude) <= BORDERLINE for each in countries):
        return None
    return country_at(longitude, latitude)

"""What must hold of places: rules like those of `rules`, which has them in its list.

Where a point lies is asked of the base map, whose borders are read only if a record has a point in a country.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from onrecord.checking.countries import Point, code_of, countries_around, kilometres_between
from onrecord.checking.disputes import at_odds
from onrecord.checking.ruling import IF_RIGHT, Flaw, Rule, registering
from onrecord.diagnostics import Severity
from onrecord.earth.borders import Country, country_at, country_of
from onrecord.earth.territories import codes, english_name, suggestion
from onrecord.record.claims import Claim
from onrecord.record.model import Event, Location
from onrecord.record.placing import Path
from onrecord.record.record import Record
from onrecord.record.vocabulary import LocationKind, Precision

COAST = 50.0
"""Kilometres from its country up to which a point is never asked about: borders and coasts of the base map are coarse."""

FAR = 500.0
"""Kilometres from its country beyond which a point is asked about, if it lies in another country of the base map with which its
own is at odds about ground (`disputes`), or if the record says that the position is known only vaguely."""

FAR_AT_SEA = 1500.0
"""The same for a point at sea, where small islands are that the base map does not draw."""

APART = {
    "AR": "FK GS",
    "AU": "CC CX HM NF",
    "CN": "HK MO TW",
    "DK": "FO GL",
    "FI": "AX",
    "FR": "BL GF GP MF MQ NC PF PM RE TF WF YT",
    "GB": "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG",
    "MA": "EH",
    "MU": "IO",
    "NL": "AW BQ CW SX",
    "NO": "BV SJ",
    "NZ": "CK NU TK",
    "US": "AS GU MP PR UM VI",
}
"""What a record may place within a country, because it depends on it or is claimed by it, though the base map draws it apart and
far away: by the letters of ISO 3166-1. It says nothing of whose these are, only that nobody is asked. Nor is anybody asked of
Antarctica."""

ANTARCTICA = "AQ"

NOT_SHARP = frozenset({Precision.REGION, Precision.VAGUE, Precision.COUNTRY})
"""How well positions are known that may stand for a wide area, and lie beside it."""

_SMALL = ("town", "village", "quarter", "street", "site", "crossing", "base", "camp")
WIDE = {LocationKind.DISTRICT: 300.0, LocationKind.CITY: 100.0, **dict.fromkeys(map(LocationKind, _SMALL), 50.0)}
"""Kilometres from the point of a place, by its kind, within which all that lies in it is. Provinces may be wider than any limit
that would find a mistake."""

NOWHERE = (0.0, 0.0)
"""The point that stands for none in many programs."""

RULES: list[Rule] = []
"""Every rule about places, in the order of this file."""

rule = registering(RULES)


@rule("not-a-country")
def not_a_country(location: Location, _: Record) -> Iterator[Flaw]:
    """`country` tells which country a location is, so it belongs to one of `kind: country`. What lies in a country says so with
    `within`."""
    if location.country and location.kind is not LocationKind.COUNTRY:
        yield Flaw(("country",), f"'{location.id}' is not of the kind country", "say under 'within' what it lies in")


@rule("unknown-country", Severity.WARNING)
def unknown_country(location: Location, _: Record) -> Iterator[Flaw]:
    """The maps do not know a country by any of the names that this one has, or do not draw it, so that no map can show it.
    Write under `country` its letters in ISO 3166-1; or, if it is a part of a country, or of none, give it the kind that it is
    (`region`, `area`), or a `point`, which is shown in any case. A name like `Congo` could mean two countries and is not
    guessed."""
    if location.kind is not LocationKind.COUNTRY or location.point:
        return
    code = code_of(location)
    path: Path = ("country" if location.country else "name",)
    if not code:
        hint = suggestion([location.name, *location.aliases])
        hint = hint or "say which it is, like 'country: SY', or give it another kind or a point"
        yield Flaw(path, f"the maps know no country of the name '{location.name}'", hint)
    elif not country_of(code):
        yield Flaw(path, f"the base map does not draw {_in_words(code)}", "give it a point to show it")


@rule("point-zero", Severity.WARNING)
def point_zero(entry: Location | Event | Claim, record: Record) -> Iterator[Flaw]:
    """The point is `[0, 0]`, in the sea off West Africa: what programs write that did not know. Leave it out where it is not
    known."""
    for each in _points(entry, record):
        if each.point == NOWHERE:
            hint = "leave it out if it is not known"
            yield Flaw(each.path, "the point [0, 0] lies at sea, off West Africa", hint)


@rule("point-swapped", Severity.WARNING)
def point_swapped(entry: Location | Event | Claim, record: Record) -> Iterator[Flaw]:
    """A point lies in the country that the record places it in only if its two numbers change places. Latitude comes first,
    longitude second."""
    for each in _outside(entry, record):
        if _is_swapped(each.countries, each.point):
            latitude, longitude = each.point
            message = f"this point lies in {_all_in_words(each.countries)} only with latitude and longitude swapped"
            yield Flaw(each.path, message, f"did you mean [{longitude:.10g}, {latitude:.10g}]?")


@rule("point-far", Severity.WARNING)
def point_far(entry: Location | Event | Claim, record: Record) -> Iterator[Flaw]:
    """A point lies outside of the country that the record places it in: 50 km or more within another country, or 1,500 km off
    at sea, where small islands are not drawn. A number is wrong, or a minus is missing, or what stands under `within`. If it lies
    partly in each, name both there. Nothing is asked, up to 500 km, where a record merely sees a border otherwise than the base
    map, or where the `precision` of the point is `region`, `vague` or `country`. If all is right, say so under `accepted`."""
    for each in _outside(entry, record):
        latitude, longitude = each.point
        here, kilometres = country_at(longitude, latitude), _kilometres(each.countries, each.point)
        is_far = kilometres > _allowed(each, here) and not _is_apart(each.countries, here)
        if is_far and not _is_swapped(each.countries, each.point):
            where = f"in {_in_words(here.code)}" if here else "at sea"
            message = f"this point lies {where}, {round(kilometres, -1):,.0f} km from {_all_in_words(each.countries)}"
            yield Flaw(each.path, message, IF_RIGHT)


def _allowed(pointed: "_Pointed", here: Country | None) -> float:
    """How many kilometres a point may lie from its country, if it lies in another one; None: at sea."""
    if not here:
        return FAR_AT_SEA
    is_disputed = any(at_odds(country.code, here.code) for country in pointed.countries)
    return FAR if is_disputed or pointed.precision in NOT_SHARP else COAST


@rule("point-outside", Severity.WARNING)
def point_outside(location: Location, record: Record) -> Iterator[Flaw]:
    """A point lies farther from that of the place under `within` than such a place is wide: 100 km in a city, 300 km in a
    district, 50 km in a town, a village or a part of one. One of the two points is wrong, or another place of that name is
    meant. Nothing is asked of positions that are known only vaguely, by their `precision`, nor of a place that lies in several.
    If both are right, say so under `accepted`."""
    outer = record.locations.get(location.within[0]) if len(location.within) == 1 else None
    if not outer or not outer.point or not location.point or NOT_SHARP & {location.precision, outer.precision}:
        return
    most = WIDE.get(outer.kind) if outer.kind else None
    kilometres = kilometres_between(location.point, outer.point)
    if most and kilometres > most and NOWHERE not in (location.point, outer.point):
        message = (
            f"this point lies {kilometres:,.0f} km from that of '{outer.id}', the {outer.kind} that it is placed in"
        )
        yield Flaw(("point",), message, IF_RIGHT)


class _Pointed(NamedTuple):
    """A point of an entry: in which countries the record places its location, and the path to it."""

    point: Point
    countries: tuple[Country, ...]
    path: Path
    precision: Precision | None


def _outside(entry: Location | Event | Claim, record: Record) -> Iterator[_Pointed]:
    """Every point that does not lie in or beside a country that the record places it in; the point `[0, 0]` is told otherwise."""
    for each in _points(entry, record):
        if each.countries and each.point != NOWHERE and _kilometres(each.countries, each.point) > COAST:
            yield each


def _points(entry: Location | Event | Claim, record: Record) -> Iterator[_Pointed]:
    """Every point of an entry: a location's own, and those of places as an event or a claim names them."""
    if isinstance(entry, Location):
        if entry.point:
            yield _Pointed(entry.point, countries_around(record, entry), ("point",), entry.precision)
        return
    for index, use in enumerate(entry.locations or ()):
        location = record.locations.get(use.location) if use.point else None
        if use.point and location:
            path = ("locations", index, "point")
            yield _Pointed(use.point, countries_around(record, location), path, use.precision or location.precision)


@lru_cache(maxsize=65536)
def _kilometres(countries: tuple[Country, ...], point: Point) -> float:
    """How far a point is from the nearest of some countries."""
    latitude, longitude = point
    if any(each.holds(longitude, latitude) for each in countries):
        return 0.0
    return min(each.kilometres_to(longitude, latitude) for each in countries)


def _is_swapped(countries: tuple[Country, ...], point: Point) -> bool:
    latitude, longitude = point
    return abs(longitude) <= 90 and any(each.holds(latitude, longitude) for each in countries)


def _is_apart(countries: tuple[Country, ...], here: Country | None) -> bool:
    """Whether what the base map has at a point may be placed within one of these countries."""
    return here is not None and (here.code == ANTARCTICA or any(here.code in APART.get(c.code, "") for c in countries))


def _in_words(code: str) -> str:
    return english_name(code) if code in codes() else code


def _all_in_words(countries: tuple[Country, ...]) -> str:
    return " or ".join(_in_words(each.code) for each in countries)

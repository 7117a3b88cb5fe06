"""Where: locator maps on the pages of locations and events, and the map of the whole record. Each has a table that says the
same, and beside it what has no position."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from onrecord.checking.countries import contradicted_by, countries_around, country_shown
from onrecord.drawing.maps import Mark, Shaded, Sign, locator
from onrecord.drawing.shapes import Drawing
from onrecord.earth.borders import Country
from onrecord.earth.drawn import are_drawn
from onrecord.record.lookups import EXCEPTED
from onrecord.record.model import Event, Location, LocationUse
from onrecord.record.vocabulary import Precision
from onrecord.speaking import words
from onrecord.speaking.markdown import Ref
from onrecord.speaking.words import Words, plain
from onrecord.telling.addresses import page_of
from onrecord.telling.catalogues import IndexContent, catalogue, claims_in_words, location_item
from onrecord.telling.claims import PLACES, PRECISIONS
from onrecord.telling.lists import Part
from onrecord.telling.page import Content, Page
from onrecord.telling.refs import ref_to
from onrecord.telling.view import View

ROWS_OF_A_MAP = 80
"""Positions that the table below a map lists; more go on further pages."""

NAMED_WITHOUT = 30
"""Places without a position that a page names beside its map."""

KILOMETRES = 700.0
"""How wide the map of a place is at least: so wide that neighbouring countries are seen."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place as something names it, with its position there. ``point``: latitude and longitude in degrees, or unknown.

    ``by``: who names it so, in words. ``country``: it is this whole country, or known no better than to lie in it.
    """

    location: Location
    relation: str
    point: tuple[float, float] | None
    precision: Precision | None
    by: str = ""
    country: Country | None = None


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A line of the table below a map. ``message``: has the place as its value, as in *near X*."""

    message: str
    place: Ref
    position: str
    known: str
    by: str


@dataclass(frozen=True, slots=True)
class MapShown:
    """A map as a page shows it. ``without``: places that have no position; ``more``: how many more; ``everything``: where
    they all stand. ``parts``: the pages of its table, if that is too long. ``is_crowded``: names may lack room. ``has_borders``:
    it draws Natural Earth's. ``against``: places that these put in another country than the record does."""

    drawing: Drawing
    rows: list[PositionRow]
    parts: list[Part]
    without: list[Ref]
    more: int
    everything: Ref | None
    is_crowded: bool
    has_borders: bool
    against: list[Ref]


@dataclass(frozen=True, slots=True)
class WholeMapContent(Content):
    """The map of the whole record; none if no place can be shown."""

    template: ClassVar[str] = "map.md.jinja"
    summary: str
    map: MapShown | None


@dataclass(frozen=True, slots=True)
class PositionsContent(Content):
    """A part of the table below a map, on a further page."""

    template: ClassVar[str] = "positions.md.jinja"
    whole: Ref
    rows: list[PositionRow]


def pages(view: View) -> Iterator[Page]:
    """Yield the map of the whole record, which has no drawing if no place can be shown, and the pages of its lists."""
    positions = [each for location in view.record.locations.values() for each in _own(view, location)]
    title, path = words.translate("Map"), "map/index.md"
    shown, further = _map(view, path, title, positions)
    yield from further
    without = [each.location for each in positions if _has_none(each)]
    if shown and len(without) > NAMED_WITHOUT:
        heading = words.translate("Places without a position")
        everything = Ref(words.together(heading), "map/without.md")
        listed, more = catalogue([location_item(view, each) for each in without], "map/without-", everything)
        yield from more
        summary = words.counted(
            "%(number)s place has no position in the record.",
            "%(number)s places have no position in the record.",
            len(without),
        )
        yield Page(everything.path, heading, IndexContent(summary, listed), searchable=False)
        shown = replace(shown, everything=everything)
    number = len({each.location.id for each in positions if each.point})
    summary = words.counted("%(number)s place has a position.", "%(number)s places have a position.", number)
    yield Page(path, title, WholeMapContent(summary, shown), in_nav=True, searchable=False)


def of_location(view: View, location: Location) -> tuple[MapShown | None, list[Page]]:
    """The map of a place and of the places inside it, and the further pages that its table needs."""
    inside = [view.record.locations[each] for each in view.hierarchy.all_inside(location.id)]
    positions = [*_own(view, location), *(each for place in inside for each in _own(view, place))]
    return _map(view, page_of("locations", location.id), view.name_of(location), positions, location)


def of_event(view: View, event: Event) -> tuple[MapShown | None, list[Page]]:
    """The map of an event: the places that the record gives it, and those that its claims name. A claim of several events does
    not say in which of them its places are."""
    ours = words.translate("the record")
    positions = [_used(view, use, ours) for use in event.locations if use.relation != EXCEPTED]
    claims = view.lookups.claims_of_event.get(event.id, [])
    of_it = (claim for claim in claims if len(claim.event or ()) == 1)
    named = Counter(use for claim in of_it for use in claim.locations or () if use.relation != EXCEPTED)
    positions += [_used(view, use, claims_in_words(number)) for use, number in named.items()]
    return _map(view, page_of("events", event.id), view.name_of(event), positions)


def _own(view: View, location: Location) -> list[Position]:
    """The position of a place, and the others that claims and events give it."""
    own = Position(location, "at", location.point, location.precision, country=country_shown(location))
    uses: dict[tuple[object, ...], LocationUse] = {}
    for each in (*view.lookups.claims_at.get(location.id, ()), *view.lookups.events_at.get(location.id, ())):
        for use in each.locations or ():
            if use.location == location.id and use.point:
                uses.setdefault((use.relation, use.point, use.precision), use)
    others = [_used(view, use, words.translate("as some claims give it")) for use in uses.values()]
    return [own, *others] if own.point or own.country or not others else others


def _used(view: View, use: LocationUse, by: str) -> Position:
    """The position of a place as it is named there. A precision goes with the point for which it was given."""
    location = view.record.locations[use.location]
    precision = use.precision if use.point or use.precision else location.precision
    point = use.point or location.point
    country = None if use.point else country_shown(location)
    return Position(location, use.relation, point, precision, by, country)


def _map(
    view: View, path: str, name: Words, positions: list[Position], subject: Location | None = None
) -> tuple[MapShown | None, list[Page]]:
    """The map of positions for the page at ``path``, and the further pages that its table needs; no map if nothing is known.

    ``subject``: the place that it is about.
    """
    distinct = list({(e.location.id, e.relation, e.point, e.precision, e.by): e for e in positions}.values())
    pointed = [each for each in distinct if each.point and not each.country]
    shaded = _shaded(view, distinct, pointed, subject)
    if not pointed and not shaded.countries:
        return None, []
    marks = [_mark(view, each) for each in pointed]
    against = dict.fromkeys(each.location.id for each, mark in zip(pointed, marks, strict=True) if mark.against)
    title = words.translate("Map: %(name)s", name=plain(name))
    drawing = locator("_map", title, marks, shaded, KILOMETRES)
    rows = [_row(view, each) for each in distinct if each.point or each.country]
    without = list({e.location.id: ref_to(view, "locations", e.location.id) for e in distinct if _has_none(e)}.values())
    parts, pages = _parts(rows, Ref(words.together(name), path)) if len(rows) > ROWS_OF_A_MAP else ([], [])
    own = without[:NAMED_WITHOUT]
    more = len(without) - len(own)
    put = [ref_to(view, "locations", each) for each in against]
    shown = MapShown(drawing, [] if parts else rows, parts, own, more, None, len(marks) > 1, are_drawn(), put)
    return shown, pages


def _has_none(position: Position) -> bool:
    return not position.point and not position.country


def _shaded(view: View, positions: list[Position], pointed: list[Position], subject: Location | None) -> Shaded:
    """The countries that are meant as a whole. With nothing else to show, those that the places lie in."""
    if subject and positions[0].country:
        return Shaded((positions[0].country,), is_subject=True)
    countries = [each.country for each in positions if each.country]
    if not countries and not pointed:
        places = [subject] if subject else [each.location for each in positions]
        countries = [country for place in places for country in _drawn_around(view, place)]
    return Shaded(tuple(dict.fromkeys(countries)))


def _drawn_around(view: View, location: Location) -> tuple[Country, ...]:
    """The countries that the record places a place in, if borders are drawn."""
    return countries_around(view.record, location) if are_drawn() else ()


def _mark(view: View, position: Position) -> Mark:
    assert position.point
    latitude, longitude = position.point
    sign = Sign(position.precision) if position.precision else Sign.UNSAID
    if position.relation == "near" and sign in (Sign.EXACT, Sign.UNSAID):
        sign = Sign.NEAR
    name = words.translate(PLACES[position.relation], place=view.name_of(position.location).text)
    within = _drawn_around(view, position.location)
    against = contradicted_by(within, position.point)
    return Mark(" ".join(name.split()), longitude, latitude, sign, within, against)


def _row(view: View, position: Position) -> PositionRow:
    known = words.translate(PRECISIONS[position.precision]) if position.precision else words.translate("not said")
    return PositionRow(
        PLACES[position.relation],
        ref_to(view, "locations", position.location.id),
        words.position_in_words(*position.point) if position.point else words.translate("no point; the whole country"),
        known if position.point else "",
        position.by,
    )


def _parts(rows: Iterable[PositionRow], whole: Ref) -> tuple[list[Part], list[Page]]:
    """The pages of a table that is too long for the page of its map."""
    ordered = sorted(rows, key=lambda row: (row.place.name.text.casefold(), row.place.path))
    parts, pages = [], []
    stem = f"{whole.path.removesuffix('.md').removesuffix('/index')}/positions-"
    for number, start in enumerate(range(0, len(ordered), ROWS_OF_A_MAP), 1):
        group = ordered[start : start + ROWS_OF_A_MAP]
        label = words.phrase("%(first)s … %(last)s", first=group[0].place.name, last=group[-1].place.name)
        title = words.phrase("%(whole)s: %(part)s", whole=whole.name, part=label)
        where = f"{stem}{number}.md"
        pages.append(Page(where, title, PositionsContent(whole, group), searchable=False))
        parts.append(Part(Ref(words.together(label), where), len(group)))
    return parts, pages

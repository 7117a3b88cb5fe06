"""Where places lie, as something names them: all that a map shows, and the table below it that says the same."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from onrecord.checking.countries import country_shown
from onrecord.earth.borders import Country
from onrecord.earth.drawn import are_drawn
from onrecord.record.lookups import EXCEPTED
from onrecord.record.model import Location
from onrecord.record.places import LocationUse
from onrecord.record.vocabulary import Precision
from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.speaking.wordings import PLACES, PRECISIONS
from onrecord.telling.catalogues import claims_in_words
from onrecord.telling.cutting import Piece, by_name, piece_at
from onrecord.telling.keeping import kept
from onrecord.telling.page import Content, EntryId, Key, Page, further_page
from onrecord.telling.refs import ref_to
from onrecord.telling.view import View

ROWS_OF_A_MAP = 80
"""Positions that the table below a map lists; more go on further pages."""

PLACES_KEPT = 20_000
"""Of so many places, where they lie is kept for the maps of those around them."""

PART = "positions"
"""What a further page of the table is called in its key."""

WHOLE = ("", "")
"""Stands for the whole record where an entry would stand that a map is of."""


@dataclass(frozen=True, slots=True)
class Located:
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
class LocatedRow:
    """A line of the table below a map. ``message``: has the place as its value, as in *near X*."""

    message: str
    place: Ref
    position: str
    known: str
    by: str


@dataclass(frozen=True, slots=True)
class PositionsContent(Content):
    """A part of the table below a map, on a further page."""

    template: ClassVar[str] = "positions.md.jinja"
    whole: Ref
    rows: list[LocatedRow]


@lru_cache(maxsize=1)
def positions_of(view: View, of: EntryId) -> tuple[Located, ...]:
    """Every position that the map of a place, an event or the whole record shows, each once. Kept for its next page."""
    name, identifier = of
    if name == "events":
        found = _of_event(view, identifier)
    elif name == "locations":
        places = [identifier, *view.hierarchy.all_inside(identifier)]
        found = [each for place in places for each in _own(view, view.record.locations[place])]
    else:
        found = [each for location in view.record.locations.values() for each in _own(view, location)]
    return tuple({(e.location.id, e.relation, e.point, e.precision, e.by): e for e in found}.values())


def _of_event(view: View, event: str) -> list[Located]:
    """The places that the record gives an event, and those that its claims name. A claim of several events does not say in which
    of them its places are."""
    ours = words.translate("the record")
    positions = [used(view, use, ours) for use in view.record.events[event].locations if use.relation != EXCEPTED]
    claims = view.lookups.claims_of_event.get(event, [])
    of_it = (claim for claim in claims if len(claim.event or ()) == 1)
    named = Counter(use for claim in of_it for use in claim.locations or () if use.relation != EXCEPTED)
    return positions + [used(view, use, claims_in_words(number)) for use, number in named.items()]


@kept(lambda location: (location.id, are_drawn()), PLACES_KEPT)
def _own(view: View, location: Location) -> list[Located]:
    """The position of a place, and the others that claims and events give it. Kept for the places that it lies in."""
    own = Located(location, "at", location.point, location.precision, country=country_shown(location))
    uses: dict[tuple[object, ...], LocationUse] = {}
    for each in (*view.lookups.claims_at.get(location.id, ()), *view.lookups.events_at.get(location.id, ())):
        for use in each.locations or ():
            if use.location == location.id and use.point:
                uses.setdefault((use.relation, use.point, use.precision), use)
    others = [used(view, use, words.translate("as some claims give it")) for use in uses.values()]
    return [own, *others] if own.point or own.country or not others else others


def used(view: View, use: LocationUse, by: str) -> Located:
    """The position of a place as it is named there. A precision goes with the point for which it was given."""
    location = view.record.locations[use.location]
    precision = use.precision if use.point or use.precision else location.precision
    point = use.point or location.point
    country = None if use.point else country_shown(location)
    return Located(location, use.relation, point, precision, by, country)


def keys(view: View, of: EntryId, page: Ref) -> Iterator[Key]:
    """The keys of the further pages that the table of a map needs."""
    for piece in pieces_of(view, of, page.path):
        items = dict.fromkeys(("locations", each.location.id) for each in piece.items)
        shows = (repr((each.location.id, each.relation, each.point, each.precision, each.by)) for each in piece.items)
        yield piece.key(page, None if of == WHOLE else of, PART, items, shows=shows)


def part_page(view: View, key: Key) -> Page:
    """A further page of the table of a map."""
    assert key.whole
    pieces = pieces_of(view, key.of or WHOLE, key.whole.path)
    rows = [row_of(view, each) for each in piece_at(pieces, key.path).items]
    return further_page(view, key, PositionsContent(key.whole, rows))


def without_position(positions: Sequence[Located]) -> list[str]:
    """The places that have no position, each once."""
    return list(dict.fromkeys(each.location.id for each in positions if not each.point and not each.country))


def tabled(positions: Sequence[Located]) -> list[Located]:
    """Those that a table lists: what has a point, or is a whole country."""
    return [each for each in positions if each.point or each.country]


@lru_cache(maxsize=1)
def pieces_of(view: View, of: EntryId, path: str) -> list[Piece[Located]]:
    """The further pages of a table that is too long for the page of its map. Kept for the next of them."""
    listed = tabled(positions_of(view, of))
    if len(listed) <= ROWS_OF_A_MAP:
        return []
    stem = f"{path.removesuffix('.md').removesuffix('/index')}/positions-"
    return by_name(listed, ROWS_OF_A_MAP, stem, lambda each: ref_to(view, "locations", each.location.id))


def pointed_in(positions: Sequence[Located]) -> list[Located]:
    """The positions that are a point of a map."""
    return [each for each in positions if each.point and not each.country]


def row_of(view: View, position: Located) -> LocatedRow:
    """The line that tells of a position."""
    known = words.translate(PRECISIONS[position.precision]) if position.precision else words.translate("not said")
    return LocatedRow(
        PLACES[position.relation],
        ref_to(view, "locations", position.location.id),
        words.position_in_words(*position.point) if position.point else words.translate("no point; the whole country"),
        known if position.point else "",
        position.by,
    )

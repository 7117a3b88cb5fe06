"""Where: the locator map of a place, an event, or the whole record, and beside it what has no position."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.checking.countries import contradicted_by, countries_around, country_shown
from onrecord.drawing.maps import Shaded, locator
from onrecord.drawing.shapes import Drawing
from onrecord.drawing.spots import PlaceMark, PlaceSign
from onrecord.earth.between import between
from onrecord.earth.borders import Country
from onrecord.earth.drawn import are_drawn
from onrecord.record.model import Location
from onrecord.record.vocabulary import LocationKind
from onrecord.speaking import words
from onrecord.speaking.languages import message
from onrecord.speaking.linking import Ref
from onrecord.speaking.wordings import PLACES
from onrecord.speaking.words import plain
from onrecord.telling.cutting import FurtherPage
from onrecord.telling.keeping import DRAWINGS_KEPT, kept
from onrecord.telling.page import EntryId
from onrecord.telling.positions import (
    WHOLE,
    Located,
    LocatedRow,
    pieces_of,
    pointed_in,
    positions_of,
    row_of,
    tabled,
    without_position,
)
from onrecord.telling.refs import ref_to
from onrecord.telling.saved import MAP, Drawn, Saved, names, saved
from onrecord.telling.view import View

NAMED_WITHOUT = 30
"""Places without a position that a page names beside its map."""

KILOMETRES = 700.0
"""How wide the map of an event is at least: so wide that neighbouring countries are seen."""

NARROW = 240.0
"""How wide that of a place is, in kilometres: a small map beside it shows the countries."""

WITH_BORDERS = message(
    "A locator, not a survey. Borders: Natural Earth, 2018, by who holds the ground and not by who claims it."
)
WITHOUT_BORDERS = message("A locator, not a survey. It draws coasts and no borders.")
AGAINST = message("Placed by these borders in another country than by this record, so that neither country is shaded:")
WITHOUT_POSITION = message("Without a position in the record:")
"""What must be read with a map."""


@dataclass(frozen=True, slots=True)
class MapShown:
    """A map as a page shows it. ``without``: places that have no position; ``more``: how many more; ``everything``: where
    they all stand. ``parts``: the pages of its table, if that is too long. ``is_crowded``: names may lack room. ``has_borders``:
    it draws Natural Earth's. ``against``: places that these put in another country than the record does. ``saved``: its files."""

    drawing: Drawing
    rows: list[LocatedRow]
    parts: list[FurtherPage]
    without: list[Ref]
    more: int
    everything: Ref | None
    is_crowded: bool
    has_borders: bool
    against: list[Ref]
    saved: Saved | None


def map_of(
    view: View, of: EntryId, page: Ref, has_png: bool = False, drawing: Drawing | None = None
) -> MapShown | None:
    """The map of a place, an event or the whole record, for its page; none if nothing is known. ``has_png``: it can be
    saved so. ``drawing``: what is drawn in the place of its positions."""
    shown = _shown(view, of, page, drawing) if drawing else _of_positions(view, (of, page))
    return replace(shown, saved=saved(page.path, MAP, has_png)) if shown else None


@kept(lambda of: (of, are_drawn()), DRAWINGS_KEPT)
def _of_positions(view: View, of: tuple[EntryId, Ref]) -> MapShown | None:
    """A map that is drawn from the positions of an entry, for a page; without its files."""
    return _shown(view, *of)


def _shown(view: View, of: EntryId, page: Ref, drawing: Drawing | None = None) -> MapShown | None:
    positions = positions_of(view, of)
    pointed, shaded = _marked(view, of), shaded_of(view, of)
    if not pointed and not shaded.countries and not shaded.borders:
        return None
    marks = [mark(view, each) for each in pointed]
    against = dict.fromkeys(each.location.id for each, mark in zip(pointed, marks, strict=True) if mark.against)
    title = title_of(view, of, page)
    pieces = pieces_of(view, of, page.path)
    without = without_position(positions)
    named = without[:NAMED_WITHOUT]
    return MapShown(
        drawing=drawing or _drawing(view, of, title, marks, shaded),
        rows=[] if pieces else [row_of(view, each) for each in tabled(positions)],
        parts=[piece.ref for piece in pieces],
        without=[ref_to(view, "locations", each) for each in named],
        more=len(without) - len(named),
        everything=None,
        is_crowded=len(marks) > 1,
        has_borders=are_drawn(),
        against=[ref_to(view, "locations", each) for each in against],
        saved=None,
    )


def title_of(view: View, of: EntryId, page: Ref) -> str:
    """What a map is called: after its page, and that of the whole record after the record."""
    return words.translate("Map: %(name)s", name=view.record.about.title if of == WHOLE else plain(page.name))


def _drawing(view: View, of: EntryId, title: str, marks: list[PlaceMark], shaded: Shaded) -> Drawing:
    if of[0] != "locations":
        return locator("_map", title, marks, shaded, KILOMETRES)
    return locator("_map", title, marks, shaded, NARROW, _drawn_around(view, view.record.locations[of[1]]))


def picture(shown: MapShown, *also: str) -> Drawn:
    """A map as a picture. ``also``: what else must be read with it, a line each."""
    return Drawn(shown.drawing.title, shown.drawing, [*also, *_notes(shown)])


def _notes(shown: MapShown) -> Iterator[str]:
    """What must be read with a map; its page says the same below it."""
    yield words.translate(WITH_BORDERS if shown.has_borders else WITHOUT_BORDERS)
    for note, listed in ((AGAINST, shown.against), (WITHOUT_POSITION, shown.without)):
        if listed:
            named = words.apart([each.name for each in listed], words.translate(", "))
            more = shown.more if listed is shown.without else 0
            rest = [" ", words.counted("and one more", "and %(number)s more", more)] if more > 0 else []
            yield plain(words.together(words.translate(note), " ", named, *rest))


def files(view: View, of: EntryId, has_png: bool = False) -> tuple[str, ...]:
    """The files of the map of a place, an event or the whole record. ``has_png``: as for `map_of`."""
    return names(MAP, has_png=has_png) if has_map(view, of) else ()


def has_map(view: View, of: EntryId) -> bool:
    """Whether a map has anything to show."""
    shaded = shaded_of(view, of)
    return bool(_marked(view, of) or shaded.countries or shaded.borders)


def instead(view: View, location: Location) -> list[Location]:
    """What the map of a place shows in its stead, if nothing of it has a position: the nearest around it that have one."""
    if any(each.point or each.country for each in positions_of(view, ("locations", location.id))):
        return []
    return _nearest(view, location)


def _nearest(view: View, location: Location) -> list[Location]:
    """The nearest places that a place lies in and that have a point; none if a country, which is shaded, is as near."""
    here, seen = [location], {location.id}
    while here:
        outer = [view.record.locations[each] for inner in here for each in inner.within]
        here = [each for each in {each.id: each for each in outer}.values() if each.id not in seen]
        seen.update(each.id for each in here)
        if any(country_shown(each) for each in here):
            return []
        if found := [each for each in here if each.point]:
            return found
    return []


def _marked(view: View, of: EntryId) -> list[Located]:
    """The positions that are a point of a map; for a place of which nothing has one, those of the nearest that it lies in."""
    pointed = pointed_in(positions_of(view, of))
    if pointed or of[0] != "locations":
        return pointed
    found = instead(view, view.record.locations[of[1]])
    return [Located(each, "at", each.point, each.precision) for each in found]


def shaded_of(view: View, of: EntryId) -> Shaded:
    """The countries that are meant as a whole. With nothing else to show, those that the places lie in; of a border only that.
    Where an event has points, no country is shaded around them: it would seem to have happened in all of it."""
    positions = positions_of(view, of)
    if of[0] == "events" and _marked(view, of):
        return Shaded()
    subject = view.record.locations[of[1]] if of[0] == "locations" else None
    if subject and positions[0].country:
        return Shaded((positions[0].country,), is_subject=True)
    countries = [each.country for each in positions if each.country]
    if not countries and not _marked(view, of):
        places = [subject] if subject else [each.location for each in positions]
        around = {place.id: _drawn_around(view, place) for place in places}
        borders = {place.id: pair for place in places if (pair := _border_of(view, place, around[place.id]))}
        countries = [country for place in places if place.id not in borders for country in around[place.id]]
        return Shaded(tuple(dict.fromkeys(countries)), borders=tuple(dict.fromkeys(borders.values())))
    return Shaded(tuple(dict.fromkeys(countries)))


def _border_of(view: View, location: Location, around: tuple[Country, ...]) -> tuple[Country, Country] | None:
    """The two countries on whose border a place lies, or which it is, if the base map has one between them."""
    outer = [view.record.locations[each] for each in location.within]
    if len(around) != 2 or all(each.kind is not LocationKind.BORDER for each in (location, *outer)):
        return None
    return around if between(*around) else None


def _drawn_around(view: View, location: Location) -> tuple[Country, ...]:
    """The countries that the record places a place in, if borders are drawn."""
    return countries_around(view.record, location) if are_drawn() else ()


def mark(view: View, position: Located) -> PlaceMark:
    """The sign of a position that is a point."""
    assert position.point
    latitude, longitude = position.point
    sign = PlaceSign(position.precision) if position.precision else PlaceSign.UNSAID
    if position.relation == "near" and sign in (PlaceSign.EXACT, PlaceSign.UNSAID):
        sign = PlaceSign.NEAR
    name = words.translate(PLACES[position.relation], place=view.name_of(position.location).text)
    within = _drawn_around(view, position.location)
    against = contradicted_by(within, position.point)
    return PlaceMark(" ".join(name.split()), longitude, latitude, sign, within, against)

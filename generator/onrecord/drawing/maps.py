"""Locator maps: where places lie, each drawn as well as its position is known and no better."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.drawing.ground import (
    EDGE,
    Ground,
    Seen,
    band,
    countries_seen,
    ground,
    round_kilometres,
    scale_bar,
    seen_of,
    shading,
)
from onrecord.drawing.insets import Inset, inset_of
from onrecord.drawing.labels import Room, beside, first_free, room_of
from onrecord.drawing.labels import around as circle
from onrecord.drawing.level import name_of_area
from onrecord.drawing.projecting import Window, region, wider
from onrecord.drawing.shapes import WIDTH, Curve, Drawing, Label, Shape, rectangle, shortened
from onrecord.drawing.spots import PLACES, RADII, TOGETHER, PlaceMark, PlaceSign, Spot, sign_of, spots
from onrecord.earth.between import between
from onrecord.earth.borders import Country
from onrecord.earth.cutting import Line, Point, is_inside
from onrecord.earth.drawn import are_drawn
from onrecord.speaking import words
from onrecord.speaking.languages import Interface, message, messages, spoken

HEIGHT = 300.0
"""Units from top to bottom of the map of a region."""

MARGIN = 10.0
"""Units around what stands in the map's frame."""

ROW = 22.0
"""Units of one line of the key."""

LONGEST = 170.0
"""Units that the name of a place may be long."""

MOST = 3500.0
"""Kilometres that a map of places may be wide so that a country that is meant as a whole is seen whole."""

WIDEN = 4
"""How often a map of nothing but sea is made twice as wide, to show where that is."""


NAMED = 12
"""Places that the description of a map names."""

POLAR = 75.0
"""Degrees of latitude beyond which a map has no arrow to the north."""


KEY = {
    PlaceSign.EXACT: message("the exact place"),
    PlaceSign.NEAR: message("near here: within 25 km (UCDP)"),
    PlaceSign.DISTRICT: message("somewhere in the district; bounds not drawn"),
    PlaceSign.REGION: message("somewhere in the region; bounds not drawn"),
    PlaceSign.VAGUE: message("only vaguely known: about here"),
    PlaceSign.COUNTRY: message("the whole country, or somewhere in it"),
    PlaceSign.UNSAID: message("how well it is known is not said"),
    PlaceSign.SEVERAL: message("so many places close together"),
    PlaceSign.SEVERAL_VAGUE: message("so many places, some known only vaguely"),
}
"""What each sign means, in the key."""

EVENTS = messages("%(number)s event", "%(number)s events")
"""How many events a sign stands for, in words."""

OF_EVENTS = {
    PlaceSign.SEVERAL: message("so many events close together"),
    PlaceSign.SEVERAL_VAGUE: message("so many events, some placed only vaguely"),
}
"""The same, where events are counted and not places."""


@dataclass(frozen=True, slots=True)
class Shaded:
    """Countries that are meant as a whole. ``is_subject``: the map is about them, and they do not stand for a place in them.
    ``borders``: each the two countries of a border that is meant so, of which neither is shaded."""

    countries: tuple[Country, ...] = ()
    is_subject: bool = False
    borders: tuple[tuple[Country, Country], ...] = ()

    @property
    def lines(self) -> list[Line]:
        """The borders as lines, in degrees."""
        return [line for pair in self.borders for line in between(*pair)]


def locator(
    identifier: str,
    title: str,
    marks: list[PlaceMark],
    shaded: Shaded,
    least: float,
    around: tuple[Country, ...] | None = None,
    is_of_events: bool = False,
) -> Drawing:
    """A map of places and of countries or borders that are meant as a whole, at least so many kilometres wide. There must be one
    of these. ``is_of_events``: what the marks count are events.

    It shows all the marks. Of the shaded countries around them it shows those that are not too large, unless it is about them.
    Where the base map has a place in another country than the record, neither of the two is shaded. ``around``: the countries
    that the places lie in, to be shown with where in them that is on a small map in a corner; None: there shall be none. Without
    it, the map itself is so wide that a country can be named on it.
    """
    against = [mark for mark in marks if mark.against]
    bare = {country for mark in against for country in (*mark.within, mark.against)}
    if not shaded.is_subject:
        shaded = replace(shaded, countries=tuple(each for each in shaded.countries if each not in bare))
    areas: list[PlaceMark] = []
    single: list[PlaceMark] = []
    for mark in marks:
        is_area = mark.sign is PlaceSign.COUNTRY and mark.within and not bare.intersection(mark.within)
        (areas if is_area else single).append(mark)
    view, whole = _view(single, areas, shaded, least)
    inset = None if around is None or not are_drawn() else _inset(view, single, around, bare)
    view = view if inset else _naming(view)
    below = ground(view)
    meant = {*whole, *(country for mark in areas for country in mark.within)} - bare
    seen = [each for each in below.seen if each.country in meant]
    shades = [shape for each in seen for shape in shading(each.rings)]
    placed = spots(view, single, EVENTS if is_of_events else PLACES)
    signs = [shape for spot in sorted(placed, key=lambda each: -each.radius) for shape in sign_of(spot)]
    bar, taken = _bar(view, spoken())
    rooms = [
        *([inset.room] if inset else []),
        taken,
        Room(view.width - 22, 8, view.width - 6, 34),
        *(circle(s.x, s.y, min(s.radius, 9)) for s in placed),
    ]
    labels = list(_labels(view, placed, rooms))
    if are_drawn():
        labels += _country_names(view, _nameable(view, below, against), meant, rooms)
    shown = {spot.sign for spot in placed} | ({PlaceSign.COUNTRY} if shades else set())
    key = KEY | OF_EVENTS if is_of_events else KEY
    meanings: dict[PlaceSign, str] = {sign: words.translate(key[sign]) for sign in PlaceSign if sign in shown}
    if shades and shaded.is_subject:
        meanings[PlaceSign.COUNTRY] = " · ".join(_name(each.country) for each in seen)
    if shaded.borders:
        meanings[PlaceSign.COUNTRY] = words.translate("somewhere along this border")
    borders = below.borders if are_drawn() else ()
    ground_shapes = (*below.land, *band(view, shaded.lines), *borders, *below.coasts, *shades)
    small = inset.shapes if inset else ()
    shapes = (*ground_shapes, *signs, *labels, *bar, *small, *_frame(view), *_key(meanings, view.height))
    description = _description(view, placed, {mark.name for mark in single}, [each.country for each in seen])
    if shaded.borders:
        description = f"{description} {words.sentence(_along(shaded.borders))}"
    if inset:
        description = f"{description} {_of_inset(around or (), bare)}"
    return Drawing(identifier, title, description, "or-map", view.height + ROW * len(meanings) + 6, shapes)


def _name(country: Country) -> str:
    return words.country_name(country.code)


def _along(borders: Iterable[tuple[Country, Country]]) -> str:
    """That something lies on a border, and nobody says where on it."""
    pairs = (words.joined([_name(each) for each in pair]) for pair in borders)
    told = (words.translate("somewhere along the border of %(countries)s", countries=pair) for pair in pairs)
    return " · ".join(told)


def _description(view: Window, placed: Sequence[Spot], names: set[str], shaded: list[Country]) -> str:
    """What the map shows, for those who do not see it; the table has the positions. Places drawn as their number alone, and those
    beyond the first, are told by their number."""
    parts = [words.translate("A locator map, north up.") if _has_north(view) else words.translate("A locator map.")]
    named = list(dict.fromkeys(spot.text for spot in placed if spot.sign not in TOGETHER))[:NAMED]
    others = len(names) - len(named)
    if others and named:
        named.append(words.counted("%(number)s other", "%(number)s others", others))
    elif others:
        named.append(words.counted("%(number)s place", "%(number)s places", others))
    if named:
        parts.append(words.translate("It shows %(places)s.", places=words.joined(named)))
    if shaded:
        countries = words.joined([_name(each) for each in shaded])
        parts.append(words.translate("Shaded as a whole: %(countries)s.", countries=countries))
    return " ".join(parts)


def _has_north(view: Window) -> bool:
    """Whether up is north everywhere on it: around a pole it has no one direction."""
    return abs(view.latitude) < POLAR


def _frame(view: Window) -> Iterator[Curve]:
    """The frame, and the arrow to the north."""
    right = view.width - 14
    if _has_north(view):
        yield Curve(f"M{right} 30V12M{right - 4} 17L{right} 11L{right + 4} 17", "or-bar")
    yield Curve(rectangle(0, 0, view.width, view.height), "or-frame")


def _inset(
    view: Window, single: list[PlaceMark], around: tuple[Country, ...], bare: AbstractSet[Country | None]
) -> Inset | None:
    """The small map of where a view lies, in a corner without signs, bar or arrow."""
    signs = [circle(spot.x, spot.y, spot.radius) for spot in spots(view, single)]
    corners = [Room(0, view.height - 30, view.width / 3, view.height), Room(view.width - 26, 0, view.width, 36)]
    return inset_of(view, around, [each for each in around if each not in bare], [*signs, *corners])


def _of_inset(around: tuple[Country, ...], bare: AbstractSet[Country | None]) -> str:
    """What the small map shows, for those who do not see it."""
    countries = words.joined([_name(each) for each in around if each not in bare])
    if not countries:
        return words.translate("A small map in a corner shows where on the earth that is.")
    return words.translate(
        "A small map in a corner shows where that is in or around %(countries)s.", countries=countries
    )


def _view(
    single: list[PlaceMark], areas: list[PlaceMark], shaded: Shaded, least: float
) -> tuple[Window, tuple[Country, ...]]:
    """What to show, and which countries to shade. Around places, a country is shaded only if the whole of it can be shown.
    ``areas``: the marks that are drawn as countries."""
    points: list[Point] = [(mark.longitude, mark.latitude) for mark in single]
    countries = [*shaded.countries, *(country for mark in areas for country in mark.within)]
    within = [point for country in countries for ring in country.drawn for point in ring.points]
    within += [point for line in shaded.lines for point in line]
    view, whole = region([*points, *within], least, WIDTH, HEIGHT), shaded.countries
    if points and not shaded.is_subject and (view.is_world or view.scale * WIDTH > MOST):
        others = [(mark.longitude, mark.latitude) for mark in areas]
        view, whole = region([*points, *others], least, WIDTH, HEIGHT), ()
    return view, whole


def _naming(view: Window) -> Window:
    """So much of a view and around it that a country can be named, for else nobody knows where it is."""
    for _ in range(WIDEN):
        if _names_a_country(view, spoken()):
            break
        view = wider(view, 2)
    return view


@lru_cache(maxsize=1024)
def _names_a_country(view: Window, _: Interface) -> bool:
    """Whether a map has room for the name of a country, in the language that is spoken."""
    return next(_country_names(view, countries_seen(view), set(), []), None) is not None


def _labels(view: Window, placed: Sequence[Spot], rooms: list[Room]) -> Iterator[Label]:
    """The names that fit; each takes its room from those that follow."""
    frame = Room(3, 3, view.width - 3, view.height - 3)
    circles = [circle(each.x, each.y, each.radius) for each in placed]
    for number, spot in enumerate(placed):
        if spot.sign not in TOGETHER:
            text = shortened(spot.text, LONGEST)
            places = beside(spot.x, spot.y, spot.radius)
            # Rather on no sign at all; but large circles may leave no other room than on them.
            wide = [*rooms, *circles[:number], *circles[number + 1 :]]
            label = first_free(places, text, "or-name", wide, frame) or first_free(
                places, text, "or-name", rooms, frame
            )
            if label:
                rooms.append(room_of(label))
                yield label


def _nameable(view: Window, below: Ground, against: list[PlaceMark]) -> Iterator[Seen]:
    """The countries seen, without those of their parts where the record has a place in another country."""
    for seen in below.seen:
        places = [view.place(mark.longitude, mark.latitude) for mark in against if mark.against == seen.country]
        held = {ring for ring in seen.rings for place in places if is_inside(ring, *place)}
        if held:
            yield seen_of(view, seen.country, [ring for ring in seen.rings if ring not in held])
        elif not places:  # a place beside all parts, on a coast drawn too coarsely, could be of any
            yield seen


def _country_names(view: Window, seen: Iterable[Seen], shaded: set[Country], rooms: list[Room]) -> Iterator[Label]:
    """The names of the countries that have room for them, those that are meant first."""
    frame = Room(EDGE, EDGE, view.width - EDGE, view.height - EDGE)
    for each in sorted(seen, key=lambda each: each.country not in shaded):
        name = _name(each.country)
        label = first_free(name_of_area(each.room, name), name, "or-country-name", rooms, frame)
        if label:
            rooms.append(room_of(label))
            yield label


@lru_cache(maxsize=1024)
def _bar(view: Window, _: Interface) -> tuple[tuple[Curve | Label, ...], Room]:
    """The bar of the scale, in the language that is spoken, and the room that it takes."""
    kilometres = round_kilometres(view)
    text = words.translate("%(number)s km", number=words.number_in_words(round(kilometres)))
    if view.is_world:
        text = words.translate("%(distance)s at the equator", distance=text)
    return scale_bar(view, MARGIN, text, kilometres)


def _key(meanings: Mapping[PlaceSign, str], top: float) -> Iterator[Shape]:
    for row, (sign, meaning) in enumerate(meanings.items()):
        y = top + ROW * (row + 0.5) + 6
        if sign is PlaceSign.COUNTRY:
            yield Curve(rectangle(6, y - 7, 26, y + 7), "or-shade")
        else:
            radius = min(RADII.get(sign, 8.0), 9.0)
            yield from sign_of(Spot(16, y, radius, sign, "", 3 if sign in TOGETHER else 1))
        yield Label(34, y, shortened(meaning, WIDTH - 40), "or-key")

"""Locator maps: where places lie, each drawn as well as its position is known and no better."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from onrecord.drawing.ground import EDGE, Ground, Seen, ground, round_kilometres, scale_bar, seen_of, shading
from onrecord.drawing.insets import Inset, inset_of
from onrecord.drawing.labels import Room, beside, first_free, room_of
from onrecord.drawing.labels import around as circle
from onrecord.drawing.level import name_of_area
from onrecord.drawing.projecting import Window, region, wider
from onrecord.drawing.shapes import WIDTH, Anchor, Circle, Curve, Drawing, Label, Shape, rectangle, shortened
from onrecord.earth.borders import Country
from onrecord.earth.cutting import Point, is_inside
from onrecord.earth.drawn import are_drawn
from onrecord.speaking import words
from onrecord.speaking.languages import Interface, message, spoken

HEIGHT = 300.0
"""Units from top to bottom of the map of a region."""

MARGIN = 10.0
"""Units around what stands in the map's frame."""

ROW = 22.0
"""Units of one line of the key."""

LONGEST = 170.0
"""Units that the name of a place may be long."""

LABELLED = 60
"""Places that are drawn one by one; of more, those that lie close together become one sign with their number."""

CELL = 28.0
"""Units of the squares whose places become one sign."""

NEAR = 25.0
"""Kilometres around a point within which UCDP calls a place near it (GED Codebook, where_prec 2)."""

MOST = 3500.0
"""Kilometres that a map of places may be wide so that a country that is meant as a whole is seen whole."""

WIDEN = 4
"""How often a map of nothing but sea is made twice as wide, to show where that is."""


NAMED = 12
"""Places that the description of a map names."""

POLAR = 75.0
"""Degrees of latitude beyond which a map has no arrow to the north."""


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


KEY = {
    PlaceSign.EXACT: message("the exact place"),
    PlaceSign.NEAR: message("near here: within 25 km, by UCDP's measure"),
    PlaceSign.DISTRICT: message("somewhere in the district; its bounds are not drawn"),
    PlaceSign.REGION: message("somewhere in the region; its bounds are not drawn"),
    PlaceSign.VAGUE: message("only vaguely known: about here"),
    PlaceSign.COUNTRY: message("the whole country, or somewhere in it"),
    PlaceSign.UNSAID: message("how well it is known is not said"),
    PlaceSign.SEVERAL: message("so many places close together"),
}
"""What each sign means, in the key."""

RADII = {
    PlaceSign.EXACT: 4.5,
    PlaceSign.UNSAID: 4.5,
    PlaceSign.DISTRICT: 15.0,
    PlaceSign.REGION: 26.0,
    PlaceSign.VAGUE: 20.0,
    PlaceSign.SEVERAL: 10.0,
}
"""Units of a sign whose size means nothing; that of `NEAR` is measured."""


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A place with a position, in degrees. ``within``: the countries that the record places it in, if it does. ``against``: the
    other country in which the base map has it."""

    name: str
    longitude: float
    latitude: float
    sign: PlaceSign
    within: tuple[Country, ...] = ()
    against: Country | None = None


@dataclass(frozen=True, slots=True)
class Shaded:
    """Countries that are meant as a whole. ``is_subject``: the map is about them, and they do not stand for a place in them."""

    countries: tuple[Country, ...] = ()
    is_subject: bool = False


@dataclass(frozen=True, slots=True)
class _Spot:
    """A sign where it stands on the map, and what it says."""

    x: float
    y: float
    radius: float
    sign: PlaceSign
    text: str


def locator(
    identifier: str,
    title: str,
    marks: list[PlaceMark],
    shaded: Shaded,
    least: float,
    around: tuple[Country, ...] | None = None,
) -> Drawing:
    """A map of places and of countries that are meant as a whole, at least so many kilometres wide. There must be one of either.

    It shows all the marks. Of the shaded countries around them it shows those that are not too large, unless it is about them.
    Where the base map has a place in another country than the record, neither of the two is shaded. ``around``: the countries
    that the places lie in, to be shown with where in them that is on a small map in a corner; None: there shall be none. Without
    it, the map itself is so wide that a country can be named on it.
    """
    against = [mark for mark in marks if mark.against]
    bare = {country for mark in against for country in (*mark.within, mark.against)}
    if not shaded.is_subject:
        shaded = Shaded(tuple(country for country in shaded.countries if country not in bare))
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
    placed = _spots(view, single)
    signs = [shape for spot in sorted(placed, key=lambda each: -each.radius) for shape in _sign(spot)]
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
    meanings: dict[PlaceSign, str] = {sign: words.translate(KEY[sign]) for sign in PlaceSign if sign in shown}
    if shades and shaded.is_subject:
        meanings[PlaceSign.COUNTRY] = " · ".join(_name(each.country) for each in seen)
    borders = below.borders if are_drawn() else ()
    ground_shapes = (*below.land, *borders, *below.coasts, *shades)
    small = inset.shapes if inset else ()
    shapes = (*ground_shapes, *signs, *labels, *bar, *small, *_frame(view), *_key(meanings, view.height))
    description = _description(view, placed, {mark.name for mark in single}, [each.country for each in seen])
    if inset:
        description = f"{description} {_of_inset(around or (), bare)}"
    return Drawing(identifier, title, description, "or-map", view.height + ROW * len(meanings) + 6, shapes)


def _name(country: Country) -> str:
    return words.country_name(country.code)


def _description(view: Window, spots: list[_Spot], names: set[str], shaded: list[Country]) -> str:
    """What the map shows, for those who do not see it; the table has the positions. Places drawn as their number alone, and those
    beyond the first, are told by their number."""
    parts = [words.translate("A locator map, north up.") if _has_north(view) else words.translate("A locator map.")]
    named = list(dict.fromkeys(spot.text for spot in spots if spot.sign is not PlaceSign.SEVERAL))[:NAMED]
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
    signs = [circle(spot.x, spot.y, spot.radius) for spot in _spots(view, single)]
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
    return next(_country_names(view, ground(view).seen, set(), []), None) is not None


def _spots(view: Window, marks: list[PlaceMark]) -> list[_Spot]:
    """Where signs stand. Marks that are alike become one; of very many, those close together become a number."""
    found = []
    for mark in dict.fromkeys(marks):
        sign = (
            PlaceSign.VAGUE if mark.sign is PlaceSign.COUNTRY else mark.sign
        )  # somewhere in a country that can't be shaded
        found.append(_Spot(*view.place(mark.longitude, mark.latitude), _radius(sign, view), sign, mark.name))
    return _gathered(found) if len(found) > LABELLED else found


def _radius(sign: PlaceSign, view: Window) -> float:
    return max(7.0, NEAR / view.scale) if sign is PlaceSign.NEAR else RADII[sign]


def _gathered(spots: list[_Spot]) -> list[_Spot]:
    """Those that lie in one square of the map, or whose numbers would overlap, as one sign with their number."""
    cells: dict[tuple[int, int], list[_Spot]] = defaultdict(list)
    for spot in spots:
        cells[int(spot.x // CELL), int(spot.y // CELL)].append(spot)
    gathered: list[tuple[Point, list[_Spot]]] = []
    for cell in sorted(cells.values(), key=lambda each: -len(each)):
        middle = _mean(cell)
        near = next(
            (group for point, group in gathered if math.dist(point, middle) < 2 * RADII[PlaceSign.SEVERAL]), None
        )
        if near is None:
            gathered.append((middle, cell))
        else:
            near.extend(cell)
    return [
        group[0]
        if len(group) == 1
        else _Spot(*point, RADII[PlaceSign.SEVERAL], PlaceSign.SEVERAL, words.number_in_words(len(group)))
        for point, group in gathered
    ]


def _mean(spots: list[_Spot]) -> Point:
    return sum(spot.x for spot in spots) / len(spots), sum(spot.y for spot in spots) / len(spots)


def _sign(spot: _Spot) -> Iterator[Shape]:
    yield Circle(spot.x, spot.y, spot.radius, f"or-sign or-{spot.sign}")
    text = {PlaceSign.VAGUE: "?", PlaceSign.SEVERAL: spot.text}.get(spot.sign)
    if text:
        yield Label(spot.x, spot.y, text, "or-inside", Anchor.MIDDLE)


def _labels(view: Window, spots: list[_Spot], rooms: list[Room]) -> Iterator[Label]:
    """The names that fit; each takes its room from those that follow."""
    frame = Room(3, 3, view.width - 3, view.height - 3)
    circles = [circle(each.x, each.y, each.radius) for each in spots]
    for number, spot in enumerate(spots):
        if spot.sign is not PlaceSign.SEVERAL:
            text = shortened(spot.text, LONGEST)
            candidates = beside(spot.x, spot.y, spot.radius, text, "or-name")
            # Rather on no sign at all; but large circles may leave no other room than on them.
            wide = [*rooms, *circles[:number], *circles[number + 1 :]]
            label = first_free(candidates, wide, frame) or first_free(candidates, rooms, frame)
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
        candidates = name_of_area(each.room, _name(each.country), "or-country-name")
        label = first_free(candidates, rooms, frame)
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
            yield from _sign(_Spot(16, y, radius, sign, words.number_in_words(3)))
        yield Label(34, y, shortened(meaning, WIDTH - 40), "or-key")

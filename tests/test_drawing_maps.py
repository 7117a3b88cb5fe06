"""Maps: where places stand on them, how well a position is drawn, and what a map never says."""

import math
import re
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.drawing import ground, maps
from onrecord.drawing.labels import room_of
from onrecord.drawing.maps import Shaded, locator
from onrecord.drawing.projecting import STEPS, Window, region, world
from onrecord.drawing.shapes import WIDTH, Circle, Curve, Drawing, Label
from onrecord.drawing.spots import PlaceMark, PlaceSign
from onrecord.earth import borders
from onrecord.earth.borders import RADIUS, Box, Country, country_at, country_of
from onrecord.earth.cutting import cut_line, cut_ring, is_inside
from onrecord.earth.drawn import Borders
from onrecord.earth.drawn import drawing as drawing_borders
from onrecord.speaking.languages import speaking
from tests.effort import examples

LONGITUDES, LATITUDES = st.floats(-180, 180), st.floats(-90, 90)
PLACES = st.tuples(LONGITUDES, LATITUDES)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two places, along the earth (the haversine formula)."""
    (x, y), (next_x, next_y) = (tuple(map(math.radians, each)) for each in (one, other))
    chord = math.sin((next_y - y) / 2) ** 2 + math.cos(y) * math.cos(next_y) * math.sin((next_x - x) / 2) ** 2
    return 2 * RADIUS * math.asin(min(1, math.sqrt(chord)))


def drawn(*marks: PlaceMark, shaded: Shaded = Shaded(), least: float = 700) -> Drawing:  # noqa: B008
    return locator("_map", "A map", list(marks), shaded, least)


def circles(drawing: Drawing, sign: PlaceSign) -> list[Circle]:
    """The signs of one kind on a map, without those of its key."""
    key = min(each.y for each in drawing.shapes if isinstance(each, Label) and each.look == "or-key") - 10
    found = [each for each in drawing.shapes if isinstance(each, Circle) and each.look == f"or-sign or-{sign}"]
    return [each for each in found if each.y < key]


def words(drawing: Drawing, look: str) -> list[Label]:
    return [each for each in drawing.shapes if isinstance(each, Label) and each.look == look]


@given(PLACES, PLACES)
def test_distances_from_the_middle_of_a_region_are_true(
    middle: tuple[float, float], place: tuple[float, float]
) -> None:
    view = Window(*middle, 2.0, 400, 300)
    x, y = view.place(*place)
    seen = math.hypot(x - 200, y - 150) * 2.0
    assert seen == pytest.approx(distance(middle, place), rel=1e-4, abs=0.5) or distance(middle, place) > 20_000


@given(LONGITUDES, st.floats(-80, 80))
def test_north_is_up_and_east_is_right(longitude: float, latitude: float) -> None:
    view = Window(longitude, latitude, 1.0, 400, 300)
    assert view.place(longitude, latitude + 1)[1] < view.place(longitude, latitude)[1]
    assert view.place(longitude + 0.5, latitude)[0] > view.place(longitude, latitude)[0]


@given(st.lists(PLACES, min_size=1, max_size=6))
def test_every_place_lies_within_the_frame(places: list[tuple[float, float]]) -> None:
    view = region(places, 700, 400, 300)
    assert all(view.shows(view.place(*place), 0 if view.is_world else 10) for place in places)
    assert view.scale * view.width >= 699.9


@given(PLACES)
def test_the_map_of_a_place_has_it_near_its_middle(place: tuple[float, float]) -> None:
    view = region([place], 700, 400, 300)
    x, y = view.place(*place)
    half = 300 / STEPS / 2  # of a step of the grid, whose columns run together towards a pole
    assert max(abs(x - 200), abs(y - 150)) <= half + (0.5 if abs(place[1]) < 75 else 0.5 * half)


def test_the_maps_of_neighbouring_places_share_their_ground() -> None:
    places = [(44 + east / 50, 33 + north / 50) for east in range(50) for north in range(50)]
    views = {region([place], 700, 400, 300) for place in places}
    assert len(views) < 12
    pairs = {region([place, (place[0] + 14, place[1])], 700, 400, 300) for place in places}
    assert len(pairs) < 12


@given(st.lists(PLACES, min_size=1, max_size=4))
def test_what_a_frame_shows_lies_in_the_boxes_that_are_looked_up(places: list[tuple[float, float]]) -> None:
    view = region(places, 700, 400, 300)
    for box in view.boxes():
        assert -180 <= box.west < box.east <= 180
        assert -90 <= box.south < box.north <= 90
    for longitude, latitude in places:
        here = Box(longitude, latitude, longitude, latitude)
        assert any(box.meets(here) for box in view.boxes())


def test_places_at_both_sides_of_the_antimeridian_are_near() -> None:
    view = region([(178.44, -18.14), (-179.9, -16.9)], 700, 400, 300)
    assert not view.is_world
    assert view.scale * view.width == pytest.approx(700)
    assert len(view.boxes()) == 2
    seen = ground.ground(view)
    lines = [*seen.borders, *seen.coasts]
    assert lines, "Fiji has coasts"
    assert not any("or-land or-coast" in each.look for each in seen.land), "its edge is no coast"


def test_no_border_runs_along_the_antimeridian_or_from_one_end_of_the_data_to_the_other() -> None:
    everything = borders.region(Box(-180, -90, 180, 90))
    for shape in (*everything.borders, *everything.coasts):
        for (x, y), (next_x, next_y) in zip(shape.points, shape.points[1:], strict=False):
            assert abs(x - next_x) < 20
            assert not (abs(x) == abs(next_x) == 180 and abs(y - next_y) > 0.3)


def test_places_all_over_the_earth_are_shown_on_the_world() -> None:
    drawing = drawn(
        PlaceMark("Lima", -77, -12, PlaceSign.EXACT),
        PlaceMark("Seoul", 127, 37.5, PlaceSign.EXACT),
        PlaceMark("Oslo", 10.7, 59.9, PlaceSign.EXACT),
    )
    assert words(drawing, "or-small")[0].text == "5,000 km at the equator"
    assert len(circles(drawing, PlaceSign.EXACT)) == 3


@given(st.floats(0.01, 40))
def test_the_bar_of_the_scale_is_round_and_no_longer_than_a_quarter(scale: float) -> None:
    view = Window(41, 34, scale, 400, 300)
    kilometres = ground.round_kilometres(view)
    assert re.fullmatch(r"[125]0*", f"{kilometres:.10g}".replace("0.", "").lstrip("0"))
    assert 400 / 12 <= kilometres / scale <= 100.001


@pytest.mark.parametrize(
    ("longitude", "latitude", "code"),
    [
        (44.4, 33.3, "IQ"),
        (28.3, -29.5, "LS"),
        (31, -29.5, "ZA"),
        (179, 68, "RU"),
        (-175, 66.5, "RU"),
        (0, -89, "AQ"),
    ],
)
def test_the_country_of_a_position(longitude: float, latitude: float, code: str) -> None:
    found = country_at(longitude, latitude)
    assert found is not None
    assert found.code == code


def test_there_is_no_country_at_sea() -> None:
    assert country_at(-30, 0) is None


@pytest.mark.parametrize("sign", [sign for sign in PlaceSign if sign not in (PlaceSign.COUNTRY, PlaceSign.SEVERAL)])
def test_only_an_exact_position_is_a_filled_point(sign: PlaceSign) -> None:
    drawing = drawn(PlaceMark("Al-Qaim", 41.09, 34.37, sign))
    assert [len(circles(drawing, each)) for each in PlaceSign] == [int(each is sign) for each in PlaceSign]
    (circle,) = circles(drawing, sign)
    if sign not in (PlaceSign.EXACT, PlaceSign.UNSAID):
        assert circle.radius >= 7


def test_near_is_a_circle_of_ucdps_radius() -> None:
    (circle,) = circles(drawn(PlaceMark("Al-Qaim", 41.09, 34.37, PlaceSign.NEAR), least=800), PlaceSign.NEAR)
    assert circle.radius == pytest.approx(25 / 800 * WIDTH, abs=0.1)


def shades(drawing: Drawing) -> list[Curve]:
    return [each for each in drawing.shapes if isinstance(each, Curve) and each.look == "or-shade"]


def of(code: str) -> Country:
    found = country_of(code)
    assert found
    return found


IRAQ, TURKEY, UKRAINE, RUSSIA = map(of, ("IQ", "TR", "UA", "RU"))
SIMFEROPOL = PlaceMark("Simferopol", 34.1, 44.95, PlaceSign.EXACT)


def test_a_position_known_to_the_country_is_the_country_that_the_record_names_and_no_point() -> None:
    drawing = drawn(PlaceMark("Somewhere", 44, 33, PlaceSign.COUNTRY, within=(IRAQ,)))
    assert not any(circles(drawing, sign) for sign in PlaceSign)
    assert shades(drawing)
    assert "the whole country, or somewhere in it" in [each.text for each in words(drawing, "or-key")]
    assert drawing.description == "A locator map, north up. Shaded as a whole: Iraq."


def test_a_position_known_to_the_country_is_only_vague_where_the_record_names_none() -> None:
    for longitude, latitude in ((-30, 0), (44, 33)):
        drawing = drawn(PlaceMark("Somewhere", longitude, latitude, PlaceSign.COUNTRY))
        assert len(circles(drawing, PlaceSign.VAGUE)) == 1
        assert not shades(drawing)


@pytest.mark.parametrize("sign", [PlaceSign.EXACT, PlaceSign.COUNTRY])
def test_a_base_map_that_puts_a_place_in_another_country_overrules_nothing(sign: PlaceSign) -> None:
    disputed = replace(SIMFEROPOL, sign=sign, within=(UKRAINE,), against=RUSSIA)
    for shaded in (Shaded(), Shaded((UKRAINE,), is_subject=True), Shaded((RUSSIA,)), Shaded((UKRAINE, TURKEY))):
        drawing = drawn(disputed, shaded=shaded)
        assert "Russia" not in drawing.description
        assert "Ukraine" not in drawing.description
        assert len(circles(drawing, PlaceSign.VAGUE if sign is PlaceSign.COUNTRY else sign)) == 1
        assert bool(shades(drawing)) is (TURKEY in shaded.countries)
    alone, agreed = drawn(disputed, least=300), drawn(replace(SIMFEROPOL, within=(RUSSIA,)), least=300)
    over = [each for each in words(agreed, "or-country-name") if each.text == "Russia"]
    assert over, "the base map has room for it there"
    assert not [each for each in words(alone, "or-country-name") if (each.x, each.y) in {(o.x, o.y) for o in over}]


def test_no_borders_means_no_countries() -> None:
    with drawing_borders(Borders.NONE):
        drawing = drawn(PlaceMark("Al-Qaim", 41.09, 34.37, PlaceSign.NEAR))
    looks = {each.look for each in drawing.shapes}
    assert not looks & {"or-border", "or-country-name", "or-shade"}
    assert "or-land or-coast" in looks
    assert "or-border" in {each.look for each in drawn(PlaceMark("Al-Qaim", 41.09, 34.37, PlaceSign.NEAR)).shapes}


def test_a_description_names_only_what_is_drawn() -> None:
    iraq, chile = of("IQ"), of("CL")
    far = drawn(PlaceMark("Al-Qaim", 41.09, 34.37, PlaceSign.NEAR), shaded=Shaded((iraq, chile)))
    assert far.description == "A locator map, north up. It shows Al-Qaim."
    one = drawn(PlaceMark("Al-Qaim", 41.09, 34.37, PlaceSign.NEAR), shaded=Shaded((iraq,)))
    assert one.description == "A locator map, north up. It shows Al-Qaim. Shaded as a whole: Iraq."
    crowd = drawn(*(PlaceMark(f"Place {n}", 41 + n / 1e6, 34, PlaceSign.EXACT) for n in range(61)))
    assert crowd.description == "A locator map, north up. It shows 61 places."
    several = drawn(*(PlaceMark(f"Place {n}", 36 + n, 34, PlaceSign.EXACT) for n in range(14)))
    assert several.description.endswith("Place 10, Place 11 and 2 others.")
    assert drawn(PlaceMark("The ice", 0, -89, PlaceSign.EXACT)).description == "A locator map. It shows The ice."


def test_a_map_of_a_country_shows_it_whole_and_its_neighbours_by_name() -> None:
    iraq = country_of("IQ")
    assert iraq
    drawing = drawn(PlaceMark("Al-Qaim", 41.09, 34.37, PlaceSign.NEAR), shaded=Shaded((iraq,), is_subject=True))
    names = {each.text for each in words(drawing, "or-country-name")}
    assert {"Iraq", "Syria", "Iran", "Saudi Arabia"} <= names


def test_a_lone_island_is_shown_with_what_tells_where_it_is() -> None:
    assert words(drawn(PlaceMark("Adamstown", -130.1, -25.07, PlaceSign.EXACT)), "or-name")
    assert words(drawn(PlaceMark("At sea", -38, 40, PlaceSign.EXACT)), "or-country-name")


MARKS = st.lists(
    st.builds(
        PlaceMark,
        st.text(min_size=1, max_size=30),
        st.floats(35, 45),
        st.floats(30, 37),
        st.sampled_from([sign for sign in PlaceSign if sign is not PlaceSign.SEVERAL]),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=examples(15))
@given(MARKS)
def test_labels_lie_in_the_frame_and_do_not_overlap(marks: list[PlaceMark]) -> None:
    drawing = drawn(*marks)
    labels = [each for look in ("or-name", "or-country-name", "or-small") for each in words(drawing, look)]
    rooms = [room_of(label) for label in labels]
    assert not [(a, b) for a, b in combinations(rooms, 2) if a.meets(b)]
    assert all(
        room.left >= 0 and room.right <= WIDTH and room.top >= 0 and room.bottom <= maps.HEIGHT for room in rooms
    )
    assert drawing == drawn(*marks), "the same places make the same map"


def test_very_many_places_are_drawn_together_with_their_number() -> None:
    marks = [PlaceMark(f"Place {n}", 36 + n % 37 / 6, 32 + n % 41 / 10, PlaceSign.EXACT) for n in range(400)]
    drawing = drawn(*marks)
    several = circles(drawing, PlaceSign.SEVERAL)
    numbers = [int(each.text) for each in words(drawing, "or-inside") if each.y < maps.HEIGHT]
    assert sum(numbers) + len(circles(drawing, PlaceSign.EXACT)) == 400
    assert all(math.dist((a.x, a.y), (b.x, b.y)) >= a.radius + b.radius - 0.2 for a, b in combinations(several, 2))


def test_areas_and_lines_are_cut_to_a_rectangle() -> None:
    square = ((-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0), (-5.0, -5.0))
    assert set(cut_ring(square, 0, 0, 10, 10)) == {(0, 0), (5, 0), (5, 5), (0, 5)}
    assert cut_ring(square, 6, 6, 10, 10) == ()
    assert cut_line(((-5.0, 1.0), (15.0, 1.0), (15.0, 2.0), (-5.0, 2.0)), 0, 0, 10, 10) == [
        ((0, 1.0), (10, 1.0)),
        ((10, 2.0), (0, 2.0)),
    ]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=3, max_size=12, unique=True))
def test_what_is_left_of_an_area_holds_what_it_held_before(corners: list[tuple[int, int]]) -> None:
    ring = tuple((float(x), float(y)) for x, y in [*corners, corners[0]])
    left = cut_ring(ring, 10, 10, 30, 30)
    for x in range(20):
        for y in range(20):
            point = 10 + x + math.pi / 10, 10 + y + math.e / 5  # on no line between corners
            assert bool(left and is_inside(left, *point)) == is_inside(ring, *point)


def test_a_map_is_in_the_language_that_is_spoken_whatever_was_drawn_before() -> None:
    mark = PlaceMark("Al-Qaim", 41.09, 34.37, PlaceSign.EXACT)
    languages = ("en", "ar", "fr", "en")
    made = []
    for language in languages:
        with speaking(language):
            made.append(drawn(mark))
    bars = [words(each, "or-small")[0].text for each in made]
    names = [{each.text for each in words(drawing, "or-country-name")} for drawing in made]
    assert bars[0] == bars[3] == "100 km"
    assert "كم" in bars[1]
    assert [name in found for name, found in zip(("Iraq", "العراق", "Irak", "Iraq"), names, strict=True)] == [True] * 4
    assert made[0] == made[3]


def test_the_world_is_as_wide_as_its_map() -> None:
    view = world(400)
    assert view.place(-180, 0)[0] == pytest.approx(0)
    assert view.place(180, 0)[0] == pytest.approx(400)
    assert view.place(0, 90)[1] == pytest.approx(0, abs=0.5)

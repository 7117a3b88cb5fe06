"""Drawings of time run as the language is read: an Arabic one is the English one turned round, and nothing else of it moves."""

import re

import pytest

from onrecord.drawing import dots
from onrecord.drawing.mirroring import as_it_is_read
from onrecord.drawing.shapes import WIDTH, Circle, Curve, Drawing, Label
from onrecord.drawing.timelines import TimelineGroup, TimelineRow, timeline
from onrecord.generate import generate
from onrecord.record.counts import parse_count
from onrecord.record.dates import parse_date
from onrecord.speaking import languages
from tests import golden
from tests.building import parsed
from tests.test_drawing_timelines import DATES


def drawn(language: str, *dates: str) -> Drawing:
    with languages.speaking(language):
        rows = [TimelineRow("…", parse_date(each)) for each in dates]
        return timeline("_timeline", "When", "It shows when.", [TimelineGroup("…", "or-happened", rows)])


def extents(shape: object) -> tuple[float, float]:
    """How far to the left and to the right a mark reaches."""
    if isinstance(shape, Circle):
        return shape.x - shape.radius, shape.x + shape.radius
    assert isinstance(shape, Curve)
    places = [float(each) for each in re.findall(r"[MLH](-?[\d.]+)", shape.data)]
    return min(places), max(places)


def marks(drawing: Drawing) -> list[tuple[float, float]]:
    return [extents(each) for each in drawing.shapes if "or-happened" in getattr(each, "look", "")]


def test_an_arabic_timeline_is_an_english_one_turned_round() -> None:
    english, arabic = (marks(drawn(language, *DATES[:9])) for language in ("en", "ar"))
    assert len(english) >= 9
    turned = [(WIDTH - right, WIDTH - left) for left, right in english]
    assert arabic == [pytest.approx(each, abs=0.11) for each in turned]


def test_a_later_day_stands_further_to_the_left() -> None:
    english, arabic = (marks(drawn(language, "2021-01-01", "2021-06-01")) for language in ("en", "ar"))
    assert english[0] < english[1]
    assert arabic[0] > arabic[1]


def test_a_heading_begins_where_a_reader_begins() -> None:
    (heading,) = (each for each in drawn("ar", "2021").shapes if isinstance(each, Label) and each.look == "or-heading")
    assert (heading.x, heading.anchor) == (WIDTH - 2, "right")


def test_a_path_that_could_be_turned_wrong_is_refused() -> None:
    drawing = Drawing("_map", "", "", "or-map", 10, (Curve("M1 2c3 4 5 6 7 8", "or-land"),))
    assert as_it_is_read(drawing) == drawing
    with languages.speaking("ar"), pytest.raises(ValueError, match="c3 4"):
        as_it_is_read(drawing)


@pytest.mark.parametrize(
    ("path", "turned"),
    [
        ("M1 2H5V9L3 4Z", "M399 2H395V9L397 4Z"),
        ("M1 2l-20-12.5.5 3z", "M399 2l20 -12.5 -0.5 3z"),
    ],
)
def test_a_path_is_turned_in_places_and_in_steps(path: str, turned: str) -> None:
    drawing = Drawing("_times", "", "", "or-timeline", 10, (Curve(path, "or-band"),))
    with languages.speaking("ar"):
        assert as_it_is_read(drawing).shapes == (Curve(turned, "or-band"),)


def test_the_page_says_which_way_time_runs() -> None:
    for language, words in (("en", "from left to right"), ("ar", "من اليمين إلى اليسار")):
        made = generate(golden.texts(), evidence=golden.EVIDENCE, language=language)
        drawings = parsed(made.files["timeline/index.md"].text).select("svg.or-timeline")
        assert drawings
        assert all(words in each.desc.get_text() for each in drawings if each.desc)


def test_numbers_beside_arabic_rows_run_from_their_words_too() -> None:
    """The same places counted from the other side, with arrows and numbers on the other side of their marks."""
    made = {}
    for language in ("en", "ar"):
        with languages.speaking(language):
            counts = [parse_count(each) for each in ("4", "10-15", "at least 20")]
            axis = dots.axis_of(counts)
            assert axis
            found = [*dots.ticks(axis), *(mark for count in counts for mark in dots.marks(count, axis))]
            sides = [beside.side for count in counts if (beside := dots.number_beside(count, "4", axis))]
            made[language] = [float(each.x.rstrip("%")) for each in found], {each.kind for each in found}, sides
    (english, signs, sides), (arabic, turned_signs, turned_sides) = made["en"], made["ar"]
    assert sorted(arabic) == pytest.approx(sorted(100 - place for place in english))
    assert ("arrow-right" in signs, "arrow-left" in turned_signs) == (True, True)
    turned = {"start": "end", "end": "start", "above": "above"}
    assert turned_sides == [turned[side] for side in sides]

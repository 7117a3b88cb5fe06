"""Range plots: each number where it belongs, open ends open, words without a sign, and never more exact than it was given."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.counts import parse_count
from onrecord.drawing.plots import KEY, LEFT, RIGHT, Group, Row, Sign, plot
from onrecord.drawing.shapes import WIDTH, Circle, Drawing, Label, Path


def drawn(*counts: str) -> Drawing:
    rows = [Row(f"{text}: a clerk", parse_count(text)) for text in counts]
    drawing = plot("_plot", "Killed", "what was counted", [Group("Together", rows)])
    assert drawing is not None
    return drawing


def points(drawing: Drawing) -> list[Circle]:
    """The signs of single numbers, those of the key left out."""
    return [shape for shape in _signs(drawing) if isinstance(shape, Circle)]


def lines(drawing: Drawing, look: str) -> list[str]:
    return [shape.data for shape in _signs(drawing) if isinstance(shape, Path) and look in shape.look]


def _signs(drawing: Drawing) -> list[object]:
    """What stands above the key, in which a sign is named."""
    meanings = set(KEY.values())
    top = min((shape.y for shape in drawing.shapes if isinstance(shape, Label) and shape.text in meanings), default=1e9)
    return [shape for shape in drawing.shapes if not _is_below(shape, top - 8)]


def _is_below(shape: object, top: float) -> bool:
    if isinstance(shape, Path):
        return float(re.split(r"[MHVL ]+", shape.data)[2]) > top
    return isinstance(shape, Circle | Label) and shape.y > top


def place(drawing: Drawing, number: float) -> float:
    """Where a number lies on the axis, by its ticks."""
    ticks = sorted(
        (float(shape.text.replace(",", "")), shape.x)
        for shape in drawing.shapes
        if isinstance(shape, Label) and shape.look == "or-tick"
    )
    (low, _), (high, right) = ticks[0], ticks[-1]
    return LEFT + (right - LEFT) * (number - low) / (high - low)


def test_a_single_number_is_a_point_at_its_place() -> None:
    drawing = drawn("4", "7", "15")
    assert [round(each.x) for each in points(drawing)] == [round(place(drawing, number)) for number in (4, 7, 15)]
    assert lines(drawing, "or-stretch") == []


def test_a_range_is_a_line_between_its_ends_and_has_no_point() -> None:
    drawing = drawn("10-15")
    left, right = (f"{place(drawing, number):.1f}" for number in (10, 15))
    assert any(data.startswith(f"M{left} ") and data.endswith(f"H{right}") for data in lines(drawing, "or-stretch"))
    assert points(drawing) == []
    assert lines(drawing, "or-open") == []


def test_a_best_number_stands_within_its_range() -> None:
    drawing = drawn("4 (2-6)")
    assert [round(each.x) for each in points(drawing)] == [round(place(drawing, 4))]
    assert len(lines(drawing, "or-stretch")) == 3


@pytest.mark.parametrize(
    ("count", "is_right"), [("at least 5", True), ("more than 5", True), ("up to 5", False), ("fewer than 5", False)]
)
def test_an_open_end_is_an_arrow_on_the_open_side(count: str, is_right: bool) -> None:
    drawing = drawn(count, "9")
    (arrow,) = lines(drawing, "or-open")
    tip = float(arrow.split("L")[1].split(" ")[0])
    assert tip > RIGHT if is_right else tip < LEFT


def test_about_a_number_is_an_empty_ring() -> None:
    looks = [each.look for each in points(drawn("about 30", "30"))]
    assert looks == ["or-near or-counted", "or-day or-counted"]


def test_zero_is_a_point_at_zero_where_the_source_said_none() -> None:
    drawing = drawn("none", "8")
    assert round(points(drawing)[0].x) == round(LEFT)


def test_words_have_no_sign() -> None:
    drawing = drawn("dozens", "8")
    assert len(points(drawing)) == 1
    assert any(isinstance(shape, Label) and shape.text.startswith("dozens") for shape in drawing.shapes)


def test_words_alone_are_no_plot() -> None:
    assert plot("_plot", "", "", [Group("", [Row("dozens", parse_count("dozens")), Row("many", None)])]) is None


def test_the_key_names_the_signs_that_are_used_and_no_other() -> None:
    texts = {shape.text for shape in drawn("4", "at least 5").shapes if isinstance(shape, Label)}
    assert texts & set(KEY.values()) == {KEY[Sign.POINT], KEY[Sign.OPEN]}


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), min_size=1, max_size=6))
def test_everything_lies_on_the_drawing(ranges: list[tuple[int, int]]) -> None:
    drawing = drawn(*(f"{min(each)}-{max(each)}" for each in ranges))
    for shape in drawing.shapes:
        if isinstance(shape, Circle | Label):
            assert 0 <= shape.x <= WIDTH
            assert 0 <= shape.y <= drawing.height
        else:
            assert all(
                -20 <= float(each) <= max(WIDTH, drawing.height) + 20 for each in re.findall(r"-?[\d.]+", shape.data)
            )

"""Range plots: each number where it belongs, open ends open, words without a sign, and never more exact than it was given."""

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.drawing.labels import BY_ITSELF, END, FROM_LEFT, MARKS, in_order, room_of
from onrecord.drawing.plots import KEY, LEFT, RIGHT, NumberSign, PlotGroup, PlotRow, plot
from onrecord.drawing.shapes import WIDTH, Circle, Curve, Drawing, Label, width
from onrecord.record.counts import parse_count
from onrecord.speaking import words
from onrecord.speaking.languages import speaking
from onrecord.speaking.markdown import Templates
from onrecord.speaking.words import Name, Phrase
from tests.browsing import launched
from tests.building import PROJECT


def drawn(*counts: str) -> Drawing:
    rows = [PlotRow(f"{text}: a clerk", parse_count(text)) for text in counts]
    drawing = plot("_plot", "Killed", "what was counted", [PlotGroup("Together", rows)])
    assert drawing is not None
    return drawing


def points(drawing: Drawing) -> list[Circle]:
    """The signs of single numbers, those of the key left out."""
    return [shape for shape in _signs(drawing) if isinstance(shape, Circle)]


def lines(drawing: Drawing, look: str) -> list[str]:
    return [shape.data for shape in _signs(drawing) if isinstance(shape, Curve) and look in shape.look]


def _signs(drawing: Drawing) -> list[object]:
    """What stands above the key, in which a sign is named."""
    meanings = set(KEY.values())
    top = min((shape.y for shape in drawing.shapes if isinstance(shape, Label) and shape.text in meanings), default=1e9)
    return [shape for shape in drawing.shapes if not _is_below(shape, top - 8)]


def _is_below(shape: object, top: float) -> bool:
    if isinstance(shape, Curve):
        return float(re.findall(r"[\d.]+", shape.data)[1]) > top
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
    assert (
        plot("_plot", "", "", [PlotGroup("", [PlotRow("dozens", parse_count("dozens")), PlotRow("many", None)])])
        is None
    )


def test_the_key_names_the_signs_that_are_used_and_no_other() -> None:
    texts = {shape.text for shape in drawn("4", "at least 5").shapes if isinstance(shape, Label)}
    assert texts & set(KEY.values()) == {KEY[NumberSign.POINT], KEY[NumberSign.OPEN]}


def test_a_part_is_hollow_and_set_in_and_no_rival() -> None:
    rows = [
        PlotRow("39: a ministry", parse_count("39")),
        PlotRow("6 children", parse_count("6"), is_part=True),
        PlotRow("2-4 women", parse_count("2-4"), is_part=True),
    ]
    drawing = plot("_plot", "Killed", "what was counted", [PlotGroup("", rows)])
    assert drawing is not None
    assert [each.look for each in points(drawing)] == ["or-day or-counted"]
    (hollow,) = lines(drawing, "or-hollow")
    assert float(hollow[1:].split()[0]) + 4.5 == pytest.approx(place(drawing, 6), abs=0.1)
    assert len(lines(drawing, "or-dashed")) == 1
    assert {each.split("V")[0].split()[0] for each in lines(drawing, "or-stretch")} == {
        f"M{place(drawing, number):.1f}" for number in (2, 4)
    }
    whole, *parts = [each.x for each in drawing.shapes if isinstance(each, Label) and each.look == "or-name"]
    assert all(whole < part for part in parts)
    assert keys(drawing) == {KEY[NumberSign.POINT], KEY[NumberSign.RANGE], KEY[NumberSign.PART]}


def test_a_count_on_top_of_another_has_a_plus_before_it() -> None:
    rows = [PlotRow("12: a clerk", parse_count("12")), PlotRow("5: a clerk", parse_count("5"), is_besides=True)]
    drawing = plot("_plot", "Killed", "what was counted", [PlotGroup("", rows)])
    assert drawing is not None
    assert "+ 5: a clerk" in {each.text for each in drawing.shapes if isinstance(each, Label)}
    assert [each.look for each in points(drawing)] == ["or-day or-counted"] * 2
    assert keys(drawing) == {KEY[NumberSign.POINT], KEY[NumberSign.BESIDES]}


def keys(drawing: Drawing) -> set[str]:
    return {each.text for each in drawing.shapes if isinstance(each, Label) and each.look == "or-key"}


ARABIC = "مصدر أمني"


def row_text(number: str, *names: str) -> Phrase:
    return words.phrase("%(count)s: %(sources)s", count=number, sources=words.all_of([Name(name) for name in names]))


def test_words_of_one_direction_stay_as_they_are() -> None:
    assert in_order(row_text("10–15", "a clerk", "AFP")) == "10–15: a clerk and AFP"
    assert in_order("10–15") == "10–15"
    with speaking("ar"):
        assert in_order("هذا العدد") == "هذا العدد"
        assert in_order(Name("a clerk")) == "a clerk"


def test_names_of_another_direction_are_laid_out_apart() -> None:
    mixed = in_order(row_text("10–15", ARABIC, "AFP"))
    assert mixed == f"{MARKS['ltr']}{FROM_LEFT}10–15{END}: {BY_ITSELF}{ARABIC}{END} and {BY_ITSELF}AFP{END}"
    assert Label(0, 0, mixed, "").direction == "ltr"
    assert width(mixed) == width(f"10–15: {ARABIC} and AFP")
    with speaking("ar"):
        assert in_order(row_text("5", "AFP")) == f"{MARKS['rtl']}5: {BY_ITSELF}AFP{END}"
        assert Label(0, 0, in_order(row_text("5", "AFP")), "").direction == "rtl"


def test_a_name_that_begins_with_arabic_does_not_turn_the_line_round() -> None:
    text = Phrase((Name(ARABIC), ": ", "5"))
    assert in_order(text).startswith(MARKS["ltr"])
    assert Label(0, 0, in_order(text), "").direction == "ltr"


@pytest.mark.parametrize(
    ("language", "order"),
    [("en", ["10", "15", "militants", "AFP", ARABIC]), ("ar", [ARABIC, "AFP", "militants", "10", "15"])],
)
def test_a_browser_shows_the_pieces_in_their_order(language: str, order: list[str]) -> None:
    """Where each piece begins from the left, as Chromium lays it out; a range goes from left to right everywhere."""
    with speaking(language):
        count = words.apart(["10–15", Name("militants")], " ")
        text = words.phrase("%(count)s: %(sources)s", count=count, sources=Phrase((Name("AFP"), ", ", Name(ARABIC))))
        drawing = plot("_plot", "Killed", "", [PlotGroup("", [PlotRow(text, parse_count("10-15"))])])
        svg = Templates().html.get_template("drawing.html.jinja").make_module({"here": ""}).drawn(drawing)  # type: ignore[attr-defined]
    find = """order => {
        const label = document.querySelector(".or-name"), text = label.textContent;
        const left = piece => Math.min(...[...piece].map((_, n) => label.getExtentOfChar(text.indexOf(piece) + n).x));
        return order.map(left);
    }"""
    with launched() as browser:
        page = browser.new_page()
        page.set_content(f'<html dir="{"rtl" if language == "ar" else "ltr"}">{svg}')
        places = page.evaluate(find, order)
    assert places == sorted(places)


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


def test_no_look_of_the_counts_is_also_a_look_of_something_else() -> None:
    """A class that two style sheets give a look to changes what is drawn: a line of steps once vanished on Arabic pages."""
    package = PROJECT / "generator" / "onrecord"
    looks = {
        path.name: set(re.findall(r"\.(or-[\w-]+)", path.read_text("utf-8")))
        for path in (package / "site" / "assets").glob("*.css")
    }
    drawings = looks.pop("drawings.css")
    code = "".join(path.read_text("utf-8") for path in (package / "drawing").glob("*.py"))
    drawn = {each for each in drawings if re.search(rf"\b{each}\b", code)}
    assert drawn & set().union(*looks.values()) == set()


@pytest.mark.parametrize("highest", [1, 4, 99, 15_960, 199_999, 4_000_000, 15_960_000, 1_500_000_000])
def test_the_ends_of_the_axis_are_named_whole_and_no_number_lies_beyond(highest: int) -> None:
    drawing = drawn(f"{highest}")
    ticks = [shape for shape in drawing.shapes if isinstance(shape, Label) and shape.look == "or-tick"]
    named = {int(tick.text.replace(",", "")): room_of(tick) for tick in ticks}
    assert min(named) == 0
    assert highest <= max(named) < 2 * highest + 1
    assert all(room.left >= 0 and room.right <= WIDTH for room in named.values())
    assert not [(a, b) for a, b in combinations(named.values(), 2) if a.meets(b)]

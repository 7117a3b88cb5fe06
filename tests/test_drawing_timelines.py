"""Timelines and their parts: a date is drawn as the span that it can mean, and words stay in their room."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.dates import parse_date
from onrecord.drawing.axes import TICKS
from onrecord.drawing.labels import room_of
from onrecord.drawing.scales import Scale, Unit, round_step, time_ticks
from onrecord.drawing.shapes import WIDTH, Anchor, Circle, Drawing, Label, Path, in_lines, line, shortened, width
from onrecord.drawing.timelines import KEY, Group, Known, Row, timeline

DATES = (
    *("2021", "2021-06", "2021-06-27", "2021-06-27?", "2021~", "2021-06-XX", "202X", "2021-06-27/2021-06-28"),
    *(
        "2021-06-27/..",
        "../2021",
        "[2021-06-27..2021-07-05]",
        "[..2021-06-28?]",
        "[2021-06%..]",
        "2020-06/2021-02",
        "0001",
    ),
)


def drawn(*dates: str, text: str = "It happened") -> Drawing:
    rows = [Row(text, parse_date(each)) for each in dates]
    return timeline("_timeline", "When", "It shows when.", [Group("What happened", "or-happened", rows)])


def looks(drawing: Drawing) -> set[str]:
    return {each.look.split()[0] for each in drawing.shapes if "or-happened" in each.look}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-06-27", {"or-day"}),
        ("2021-06", {"or-within"}),
        ("202X", {"or-within"}),
        ("[2021-06-27..2021-07-05]", {"or-within"}),
        ("2021-06-27/2021-06-28", {"or-lasting"}),
        ("2020-06/2021-02", {"or-lasting", "or-within"}),
        ("2021-06-27/..", {"or-lasting", "or-open"}),
        ("[..2021-06-28?]", {"or-within", "or-open"}),
    ],
)
def test_a_date_is_drawn_as_well_as_it_is_known(text: str, expected: set[str]) -> None:
    assert looks(drawn(text, "2019-01-01/2022-01-01")) - {"or-lasting"} == expected - {"or-lasting"}
    assert looks(drawn(text)) == expected


@pytest.mark.parametrize(("text", "sign"), [("2021?", "?"), ("2021~", "~"), ("2021%", "?~")])
def test_doubt_stands_behind_the_bar_and_in_the_key(text: str, sign: str) -> None:
    drawing = drawn(text)
    assert sign in [each.text for each in drawing.shapes if isinstance(each, Label)]
    key = {each.text for each in drawing.shapes if isinstance(each, Label) and each.look == "or-key"}
    assert (KEY[Known.UNCERTAIN] in key, KEY[Known.ABOUT] in key) == ("?" in sign, "~" in sign)


def test_a_span_reaches_from_its_first_to_its_last_day() -> None:
    drawing = drawn("2021-01-01", "2021-03-01/2021-03-31", "2021-12-31")
    dots = [each.x for each in drawing.shapes if isinstance(each, Circle) and "or-happened" in each.look]
    (bar,) = [each for each in drawing.shapes if isinstance(each, Path) and each.look == "or-lasting or-happened"]
    left, right = float(bar.data[1:].split()[0]), float(bar.data.split("H")[1].split("V")[0])
    day = (dots[1] - dots[0]) / 364
    assert left == pytest.approx(dots[0] + 58.5 * day, abs=0.2)
    assert right == pytest.approx(dots[0] + 89.5 * day, abs=0.2)


@settings(deadline=None)
@given(st.lists(st.sampled_from(DATES), min_size=1, max_size=8), st.text(max_size=120))
def test_words_stay_in_the_drawing(dates: list[str], text: str) -> None:
    drawing = drawn(*dates, text=text)
    for label in (each for each in drawing.shapes if isinstance(each, Label)):
        room = room_of(label)
        assert room.left >= -25
        assert room.right <= WIDTH + 25
        assert (label.look == "or-tick") or (room.left >= 0 and room.right <= WIDTH)
        assert room.bottom <= drawing.height
    assert drawing == drawn(*dates, text=text)


@given(st.dates(date(1, 1, 1), date(9990, 1, 1)), st.integers(0, 400_000))
def test_ticks_are_few_and_lie_on_the_axis(first: date, days: int) -> None:
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    unit, ticks = time_ticks(first, last, TICKS)
    assert len(ticks) <= TICKS
    assert all(first <= tick <= last for tick in ticks)
    assert unit is Unit.DAY or all(tick.day == 1 for tick in ticks)
    assert ticks or days < 14 or unit is not Unit.DAY


@given(st.floats(1e-6, 1e9), st.integers(1, 20))
def test_steps_are_round_and_no_more_than_wanted(span: float, most: int) -> None:
    assert span / round_step(span, most) <= most * 1.001


def test_a_scale_keeps_to_its_ends() -> None:
    scale = Scale(0, 10, 100, 200)
    assert [scale(value) for value in (-5, 0, 5, 10, 99)] == [100, 100, 150, 200, 200]


@given(st.text(max_size=60), st.floats(10, 300))
def test_words_are_cut_to_their_room(text: str, room: float) -> None:
    cut = shortened(text, room)
    assert width(cut) <= room
    assert cut == text or cut.removesuffix("…") in text
    assert all(width(each) <= room for each in in_lines(text, room, 2))
    assert len(in_lines(text, room, 2)) <= 2


def test_words_of_any_direction_keep_their_side() -> None:
    assert Label(5, 5, "Al-Qaim", "x").side == "start"
    assert (Label(5, 5, "القائم", "x").side, Label(5, 5, "القائم", "x").direction) == ("end", "rtl")
    assert Label(5, 5, "القائم", "x", Anchor.RIGHT).side == "start"
    assert Label(5, 5, "(القائم)", "x", Anchor.MIDDLE).direction == "rtl"


@given(st.lists(st.tuples(st.floats(-50, 450), st.floats(-50, 450)), min_size=1, max_size=20))
def test_a_line_in_steps_ends_where_it_should(points: list[tuple[float, float]]) -> None:
    data = line(points).replace("-", " -").replace("M", "").replace("l", " ")
    numbers = [float(each) for each in data.split()]
    assert sum(numbers[::2]) == pytest.approx(points[-1][0], abs=0.051)
    assert sum(numbers[1::2]) == pytest.approx(points[-1][1], abs=0.051)

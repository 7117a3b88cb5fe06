"""Timelines and their parts: a date is drawn as the span that it can mean, and words stay in their room."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.drawing.axes import TICKS
from onrecord.drawing.labels import room_of
from onrecord.drawing.scales import Scale, Unit, hour_ticks, round_step, time_ticks
from onrecord.drawing.shapes import WIDTH, Anchor, Circle, Curve, Drawing, Label, in_lines, line, shortened, width
from onrecord.drawing.timelines import KEY, Known, TimelineGroup, TimelineRow, timeline
from onrecord.record.dates import parse_date
from onrecord.speaking import languages

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
    *("2021-06-27T22:00", "2021-06-27T22:00+03:00", "2021-06-28T01:00Z", "2021-06-27T20:00/2021-06-28T05:00"),
    *("[2021-06-27,2021-06-29]", "2021-06-27T02:30~", "9999-12-31T23:59-12:00", "0001-01-01T00:00+14:00"),
)


def drawn(*dates: str, text: str = "It happened") -> Drawing:
    rows = [TimelineRow(text, parse_date(each)) for each in dates]
    return timeline("_timeline", "When", "It shows when.", [TimelineGroup("What happened", "or-happened", rows)])


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
        ("2021-06-27T22:00+03:00", {"or-day"}),
        ("2021-06-27T20:00/2021-06-28T05:00", {"or-lasting"}),
        ("[2021-06-27T20:00..2021-06-28T05:00]", {"or-within"}),
        ("[2021-06-27,2021-06-29]", {"or-within"}),
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
    first, last = dots(drawing)
    (bar,) = [each for each in drawing.shapes if isinstance(each, Curve) and each.look == "or-lasting or-happened"]
    left, right = float(bar.data[1:].split()[0]), float(bar.data.split("H")[1].split("V")[0])
    day = (last - first) / 364
    assert left == pytest.approx(first + 58.5 * day, abs=0.2)
    assert right == pytest.approx(first + 89.5 * day, abs=0.2)


def dots(drawing: Drawing) -> list[float]:
    return [each.x for each in drawing.shapes if isinstance(each, Circle) and "or-happened" in each.look]


def texts(drawing: Drawing, look: str) -> list[str]:
    return [each.text for each in drawing.shapes if isinstance(each, Label) and each.look == look]


def test_times_of_a_night_are_drawn_among_its_hours() -> None:
    drawing = drawn("2021-06-27T22:00", "2021-06-28T02:30", "2021-06-28T04:00")
    assert texts(drawing, "or-tick") == ["22:00", "27 Jun 2021", "00:00", "28 Jun", "02:00", "04:00"]
    first, second, third = dots(drawing)
    assert (second - first) / (third - first) == pytest.approx(4.5 / 6, abs=0.01)
    assert KEY[Known.TIME] in texts(drawing, "or-key")


def test_times_of_several_days_are_drawn_among_days_at_their_hour() -> None:
    drawing = drawn("2021-06-27", "2021-06-27T12:00", "2021-06-28T00:00", "2021-07-05")
    assert "28 Jun" in texts(drawing, "or-tick")
    day, noon, midnight, _ = dots(drawing)
    assert day == pytest.approx(noon, abs=0.2)
    assert midnight > noon


def test_times_of_several_zones_are_drawn_by_one_clock_which_the_key_names() -> None:
    drawing = drawn("2021-06-28T02:30+03:00", "2021-06-27T19:30-04:00", "2021-06-28T02:30Z", "2021-06-28T03:00+03:00")
    one, same, later, _ = dots(drawing)
    assert (one, one < later) == (same, True)
    assert "the hours are those of GMT+03:00" in texts(drawing, "or-key")
    assert "the hours are those of GMT+03:00" in texts(drawn("2021-06-27T10:00+03:00"), "or-key")
    for alone in ("2021-06-27T10:00", "2021-06-27"):
        assert not any("GMT" in text for text in texts(drawn(alone), "or-key"))


def test_a_time_without_a_zone_stands_as_it_was_given_and_the_key_says_so() -> None:
    drawing = drawn("2021-06-28T02:30+03:00", "2021-06-28T02:30")
    assert len(set(dots(drawing))) == 1
    assert "times of no known zone stand as given" in texts(drawing, "or-key")


def test_among_hours_a_day_is_a_span() -> None:
    assert looks(drawn("2021-06-27", "2021-06-27T22:00")) == {"or-within", "or-day"}


@pytest.mark.parametrize("language", languages.known())
def test_the_notes_on_hours_have_their_room(language: str) -> None:
    with languages.speaking(language):
        drawing = drawn("2021-06-28T02:30+03:00", "2021-06-28T02:30", "2021-06-28")
    notes = texts(drawing, "or-key")
    assert [note for note in notes if shortened(note, WIDTH - 4) != note] == []


@given(st.lists(st.sampled_from(DATES), min_size=1, max_size=8), st.text(max_size=120))
def test_words_stay_in_the_drawing(dates: list[str], text: str) -> None:
    drawing = drawn(*dates, text=text)
    for label in (each for each in drawing.shapes if isinstance(each, Label)):
        room = room_of(label)
        assert room.left >= 0
        assert room.right <= WIDTH
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


@given(st.floats(1, 3_000_000), st.floats(0, 2.1))
def test_full_hours_are_few_and_lie_on_the_axis(first: float, days: float) -> None:
    ticks = hour_ticks(first, first + days, TICKS)
    assert len(ticks) <= TICKS
    assert all(first - 1e-5 <= tick <= first + days + 1e-5 for tick in ticks)
    assert ticks or days < 0.05


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
    longer = f"{text[: max(1, len(cut))].rstrip()}…"  # with one letter more of it
    assert cut in (text, longer) or width(longer) > room
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

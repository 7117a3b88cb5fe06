"""Step plots: each count at its number and its time, as exactly as it was given; steps within one voice alone; words that do not
lie on one another."""

import re
from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.drawing.captions import KEY, Shown
from onrecord.drawing.labels import Room, room_of
from onrecord.drawing.shapes import WIDTH, Circle, Curve, Drawing, Label
from onrecord.drawing.steps import FLOOR, LONE, MOST, TOP, VOICES, Run, StepShown, step_plot
from onrecord.record.counts import IN_WORDS, parse_count
from onrecord.record.dates import parse_date
from tests.effort import examples

TOLL = (("2018-12-31", "4"), ("2019-01-01", "8"), ("2019-01-02", "33"), ("2019-01-03", "39"))


def run(name: str, *counts: tuple[str, str]) -> Run:
    return Run(name, [StepShown(parse_date(when), parse_count(count), f"{count}, {name}") for when, count in counts])


def drawn(*runs: Run) -> Drawing:
    drawing = step_plot("_steps", "Killed", "what was counted", runs)
    assert drawing is not None
    return drawing


def paths(drawing: Drawing, look: str) -> list[str]:
    """The lines of a look on the axes; those of the key lie below, and in grey."""
    return [
        each.data
        for each in drawing.shapes
        if isinstance(each, Curve) and look in each.look.split() and "or-plain" not in each.look and _top(each) <= FLOOR
    ]


def _top(path: Curve) -> float:
    return float(re.findall(r"-?[\d.]+", path.data)[1])


def points(drawing: Drawing) -> list[Circle]:
    return [each for each in drawing.shapes if isinstance(each, Circle) and "or-plain" not in each.look]


def texts(drawing: Drawing, look: str = "or-name") -> list[str]:
    return [each.text for each in drawing.shapes if isinstance(each, Label) and each.look == look]


def level(drawing: Drawing, number: float) -> float:
    """How high a number lies, by the two ends of the axis."""
    ends = [
        (float(each.text.replace(",", "")), each.y)
        for each in drawing.shapes
        if isinstance(each, Label) and each.look == "or-tick" and each.y <= FLOOR
    ]
    (low, floor), (high, top) = min(ends), max(ends)
    return floor + (top - floor) * (number - low) / (high - low)


def test_each_count_is_a_point_at_its_number_and_time() -> None:
    drawing = drawn(run("a ministry", *TOLL))
    assert [each.y for each in points(drawing)] == [pytest.approx(level(drawing, n), abs=0.1) for n in (4, 8, 33, 39)]
    places = [each.x for each in points(drawing)]
    assert [after - before for before, after in pairwise(places)] == [pytest.approx(places[1] - places[0], abs=0.2)] * 3
    days = [each.x for each in drawing.shapes if isinstance(each, Label) and each.look == "or-tick" and each.y > FLOOR]
    assert all(min(abs(place - day) for day in days) < 0.2 for place in places)


def test_the_axis_begins_at_zero_and_ends_above_the_highest() -> None:
    drawing = drawn(run("a clerk", ("2021-06-27", "15,960"), ("2021-06-28", "9,000")))
    assert level(drawing, 0) == FLOOR
    assert TOP <= points(drawing)[0].y < points(drawing)[1].y < FLOOR


def test_the_counts_of_one_voice_are_joined_and_those_of_two_are_not() -> None:
    assert len(paths(drawn(run("a", *TOLL)), "or-stair")) == 6
    assert paths(drawn(*(run(str(number), each) for number, each in enumerate(TOLL))), "or-stair") == []
    two = drawn(run("a", *TOLL[:2]), run("b", *TOLL[2:]))
    assert [len(paths(two, f"or-run-{number}")) for number in (1, 2)] == [2, 2]
    (flat, rise), (first, second, *_) = paths(two, "or-run-1"), points(two)
    assert flat == f"M{first.x:g} {first.y:g}H{second.x:g}"
    assert rise == f"M{second.x:g} {first.y:g}V{second.y:g}"


def test_counts_whose_order_is_not_known_are_not_joined() -> None:
    assert paths(drawn(run("a", ("2021-06", "4"), ("2021-06-27", "8"))), "or-stair") == []
    assert (
        paths(drawn(run("a", ("2021-06-27", "4"), ("2021-06-27", "8")), run("b", ("2021-06-28", "8"))), "or-stair")
        == []
    )
    assert len(paths(drawn(run("a", ("2021-05", "4"), ("2021-06-27", "8"))), "or-stair")) == 2


def test_a_range_is_a_line_and_goes_on_as_a_band() -> None:
    drawing = drawn(run("a", ("2021-06-27", "10-15"), ("2021-06-28", "12"), ("2021-06-29", "12")))
    low, high = (f"{level(drawing, number):g}" for number in (10, 15))
    assert any(each.endswith(f" {high}V{low}") for each in paths(drawing, "or-stretch"))
    assert len(paths(drawing, "or-band")) == 1
    assert len(paths(drawing, "or-stair")) == 1  # from 12 to 12; the 12 lies within the range before it
    assert len(points(drawing)) == 2


@pytest.mark.parametrize(("count", "is_up"), [("at least 5", True), ("up to 5", False)])
def test_an_open_end_is_an_arrow(count: str, is_up: bool) -> None:
    drawing = drawn(run("a", ("2021-06-27", count)), run("b", ("2021-06-28", "9")))
    (arrow,) = paths(drawing, "or-open")
    tip = float(arrow.split("L")[1].split()[1])
    assert (tip < level(drawing, 5)) == is_up
    assert tip <= FLOOR


def test_about_a_number_is_an_empty_ring_and_a_best_number_a_point_in_its_range() -> None:
    drawing = drawn(run("a", ("2021-06-27", "about 30")), run("b", ("2021-06-28", "4 (2-6)")))
    assert [each.look for each in points(drawing)] == [f"or-near {LONE}", f"or-day {LONE}"]
    assert {Shown.NEAR, Shown.BEST, Shown.RANGE} <= {each for each in Shown if KEY[each] in texts(drawing, "or-key")}


def test_a_time_that_is_known_within_bounds_reaches_over_them() -> None:
    drawing = drawn(
        run("a", ("2021-06-27", "4")), run("b", ("[2021-06-28..2021-06-29]", "8")), run("c", ("2021-06-30", "9"))
    )
    first, last = points(drawing)
    day = (last.x - first.x) / 3
    (line,) = [each for each in paths(drawing, "or-thin") if "H" in each]
    left, right = float(line[1:].split()[0]), float(line.split("H")[1])
    assert left == pytest.approx(first.x + day / 2, abs=0.2)
    assert right == pytest.approx(first.x + 2.5 * day, abs=0.2)
    assert KEY[Shown.WITHIN] in texts(drawing, "or-key")


def test_a_range_at_a_time_within_bounds_is_an_outline_and_an_open_time_an_arrow() -> None:
    drawing = drawn(run("a", ("2021-06", "4-8")), run("b", ("[2021-06-28..]", "5")))
    assert len(paths(drawing, "or-within")) == 1
    assert {Shown.BOTH, Shown.UNBOUNDED} <= {each for each in Shown if KEY[each] in texts(drawing, "or-key")}


def test_words_stay_words_below_the_axis() -> None:
    drawing = drawn(run("a", ("2021-06-27", "4")), run("b", ("2021-06-28", "dozens")))
    assert len(points(drawing)) == 1
    (label,) = [each for each in drawing.shapes if isinstance(each, Label) and each.text == "dozens, b"]
    assert label.y > FLOOR


def test_a_doubted_time_has_its_sign_behind_the_words() -> None:
    drawing = drawn(run("a", ("2021-06-27?", "4"), ("2021-06-29~", "5"), ("2021-07-01%", "6")))
    assert {"4, a ?", "5, a ~", "6, a ? ~"} <= set(texts(drawing))
    assert {KEY[Shown.UNCERTAIN], KEY[Shown.ABOUT]} <= set(texts(drawing, "or-key"))


def test_counts_of_one_day_that_are_equal_lie_side_by_side_within_it() -> None:
    drawing = drawn(run("a", ("2021-06-27", "4")), run("b", ("2021-06-27", "4")), run("c", ("2021-06-28", "9")))
    one, other, next_day = points(drawing)
    assert one.y == other.y
    assert 2 * one.radius <= other.x - one.x < next_day.x - (one.x + other.x) / 2


def test_words_without_room_are_found_below_by_number() -> None:
    long = "the ministry of emergencies and other affairs"
    drawing = drawn(run(long, *TOLL))
    assert [f"{count}, {long}"[:20] for _, count in TOLL] == [each[:20] for each in texts(drawing, "or-key")[:4]]
    assert sorted(texts(drawing)) == sorted(["[1]", "[2]", "[3]", "[4]"] * 2)


def test_the_key_says_whose_the_steps_are() -> None:
    assert "counts by a" in texts(drawn(run("a", *TOLL), run("b", TOLL[0])), "or-key")
    assert "counts by b" not in texts(drawn(run("a", *TOLL), run("b", TOLL[0])), "or-key")


@pytest.mark.parametrize(
    "runs",
    [
        [],
        [run("a", ("2021-06-27", "4")), run("b", ("2021-06-27", "8"))],
        [run("a", ("2021-06-27", "dozens"), ("2021-06-28", "hundreds"))],
        [run("a", *[("2021-06-27", "4")] * MOST, ("2021-06-28", "5"))],
        [run(str(number), *TOLL) for number in range(VOICES + 1)],
    ],
    ids=["nothing", "one day", "words", "too many counts", "too many voices"],
)
def test_what_is_no_run_in_time_or_too_much_is_not_drawn(runs: list[Run]) -> None:
    assert step_plot("_steps", "", "", runs) is None


COUNTS = st.one_of(
    st.integers(0, 10**11).map(str),
    st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)).map(lambda two: f"{min(two)}-{max(two)}"),
    st.tuples(st.sampled_from(["at least", "more than", "up to", "about"]), st.integers(0, 5000)).map(
        lambda two: f"{two[0]} {two[1]}"
    ),
    st.sampled_from([*IN_WORDS, "none", "4 (2-6)"]),
)
DATES = st.one_of(
    st.dates().map(str),
    st.integers(1, 28).map(lambda day: f"2021-06-{day:02}"),
    st.sampled_from(
        ["2021", "2021-06", "0001", "9999-12-31", "[2021-06-27..]", "../2021-06", "2021-06-27/2021-07-02?", "202X"]
    ),
)
RUNS = st.lists(
    st.tuples(st.text(max_size=40), st.lists(st.tuples(DATES, COUNTS), max_size=5)),
    max_size=7,
).map(lambda runs: [run(name, *counts) for name, counts in runs])


@settings(max_examples=examples(100))
@given(RUNS)
def test_any_run_is_drawn_on_the_drawing_and_no_words_lie_on_others(runs: list[Run]) -> None:
    drawing = step_plot("_steps", "", "", runs)
    if drawing is None:
        return
    labels = [each for each in drawing.shapes if isinstance(each, Label)]
    for label in labels:
        room = room_of(label)
        assert room.left >= -0.1
        assert room.right <= WIDTH + 0.1
        assert room.top >= 0
        assert room.bottom <= drawing.height
    for one, other in combinations(labels, 2):
        assert not _shrunk(one).meets(_shrunk(other)), (one, other)
    numbered = [
        step for each in runs for step in each.points if step.count.low is not None or step.count.high is not None
    ]
    exact = [each for each in numbered if each.count.low == each.count.high and each.when.earliest == each.when.latest]
    assert len([each for each in points(drawing) if "or-day" in each.look]) >= len(exact)


def _shrunk(label: Label) -> Room:
    """The room of a label without what rounding adds."""
    room = room_of(label)
    return Room(room.left + 0.2, room.top + 0.2, room.right - 0.2, room.bottom - 0.2)


@given(st.dictionaries(st.integers(737000, 737400), st.integers(0, 10**6), min_size=2, max_size=20))
def test_places_follow_numbers_and_time(counts: dict[int, int]) -> None:
    """Each on a day of its own, given in any order."""
    placed = points(drawn(run("a", *((str(date.fromordinal(day)), str(number)) for day, number in counts.items()))))
    assert [each.x for each in placed] == sorted(each.x for each in placed)
    in_time = [number for _, number in sorted(counts.items())]
    for (number, at), (other, there) in combinations(zip(in_time, placed, strict=True), 2):
        assert (number < other) <= (at.y >= there.y)
        assert (number == other) <= (at.y == there.y)

"""Counts: every form, every refusal, and that no other text ever becomes a number."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.counts import FORMS, IN_WORDS, Count, parse_count, parse_sum

NUMBERS = st.integers(0, 999_999_999_999)
WRITTEN = NUMBERS.flatmap(lambda number: st.sampled_from([str(number), f"{number:,}"]))
BOUNDS = st.tuples(NUMBERS, NUMBERS).map(sorted)

FORMS_AND_COUNTS = [
    ("4", Count("4", 4, 4, numbers=(4,))),
    ("0", Count("0", 0, 0, numbers=(0,))),
    ("1,000", Count("1,000", 1000, 1000, numbers=(1000,))),
    ("1000", Count("1000", 1000, 1000, numbers=(1000,))),
    ("12,345,678", Count("12,345,678", 12345678, 12345678, numbers=(12345678,))),
    ("10-15", Count("10-15", 10, 15, numbers=(10, 15))),
    ("10–15", Count("10–15", 10, 15, numbers=(10, 15))),
    ("10 - 15", Count("10 - 15", 10, 15, numbers=(10, 15))),
    ("5-5", Count("5-5", 5, 5, numbers=(5, 5))),
    ("900-1,100", Count("900-1,100", 900, 1100, numbers=(900, 1100))),
    ("4 (2-6)", Count("4 (2-6)", 2, 6, best=4, numbers=(4, 2, 6))),
    ("4(2–6)", Count("4(2–6)", 2, 6, best=4, numbers=(4, 2, 6))),
    ("at least 5", Count("at least 5", 5, None, numbers=(5,))),
    ("more than 100", Count("more than 100", 101, None, numbers=(100,))),
    ("up to 20", Count("up to 20", None, 20, numbers=(20,))),
    ("fewer than 9", Count("fewer than 9", None, 8, numbers=(9,))),
    ("about 30", Count("about 30", near=30, numbers=(30,))),
    ("none", Count("none", 0, 0)),
    ("dozens", Count("dozens")),
    ("hundreds", Count("hundreds")),
    ("several", Count("several")),
    ("some", Count("some")),
]

WITH_WHOM = [
    ("4 people", "4", "people"),
    ("10-15 militants", "10-15", "militants"),
    ("4 (2-6) civilians", "4 (2-6)", "civilians"),
    ("at least 5 of their fighters", "at least 5", "of their fighters"),
    ("none of them", "none", "of them"),
    ("some non-Iraqis", "some", "non-Iraqis"),
    ("3 'guards'", "3", "'guards'"),
    ("3 “guards”", "3", "“guards”"),
    ("7 (women)", "7", "(women)"),
    ("4 مدنيين", "4", "مدنيين"),
    ("4 一些人", "4", "一些人"),
    ("2 organisers", "2", "organisers"),
    ("2 torches", "2", "torches"),
]

NO_COUNTS = [
    # notations of numbers that are not ours
    "1e9",
    ".inf",
    "-.inf",
    ".nan",
    "nan",
    "0x1F",
    "0o17",
    "0b1",
    "1_000",
    "1.000",
    "1.5",
    "1.000,5",
    "1,00",
    "12,34",
    "1,0000",
    "0,500",
    "007",
    "00",
    "01",
    "1 000",
    "+4",
    "-4",
    "--4",
    "4+",
    "4-",
    "-",
    "–",
    "4.",
    "4,",
    # digits and numbers of other scripts
    "½",
    "4½",
    "4 ½",
    "4²",
    "4 km²",
    "Ⅳ",
    "4 Ⅳ",
    "٤",
    "1２",
    "４",
    "4 ٤",
    "9999999999999",
    # two numbers
    "3 to 5",
    "3 or 5",
    "3 and 5",
    "4 plus 5",
    "4 to five",
    "between 3 and 5",
    "from 3",
    "10-15-20",
    "1/2",
    "4 5",
    "4 people and 2 dogs",
    "4 (2)",
    "4 (2-6",
    "4 2-6)",
    "4 (2 to 6)",
    # words
    "many",
    "few",
    "a few",
    "no",
    "yes",
    "true",
    "null",
    "zero",
    "four",
    "None",
    "NONE",
    "Dozens",
    "unknown",
    "?",
    "~",
    "~4",
    "≥4",
    "<4",
    "circa 4",
    "around 4",
    "at most 4",
    "less than 4",
    "over 4",
    "AT LEAST 4",
    "at least",
    "at least five",
    "at least 5-7",
    "about 5-7",
    "more than",
    "up to",
    "up to 5 (2-6)",
    "none 4",
    # a number that goes on
    "100 million",
    "4 millions",
    "2 Billion",
    "3 trillion",
    "2 lakh",
    "5 crores",
    "100 hundred",
    "2 thousands",
    "3 dozen",
    "4 dozens",
    "2 score",
    "4 k",
    "4 bn",
    "4 mn",
    "4 m",
    "some hundred",
    "several thousand people",
    "hundreds of thousands",
    "hundreds of thousands of people",
    "dozens of hundreds",
    # shares, money, formulas
    "4 %",
    "4%",
    "4 percent",
    "4 percentage points",
    "4 per cent",
    "4 ‰",
    "$4",
    "4 $",
    "4 -people",
    "4 -",
    "4 / 5",
    "4 * 5",
    "4 = 5",
    "4 : 5",
    "@SUM(1)",
    "=1+1",
    "+1",
    "4\u200b",
    "4\u200bpeople",
]


@pytest.mark.parametrize(("text", "count"), FORMS_AND_COUNTS)
def test_each_form_gives_its_bounds(text: str, count: Count) -> None:
    assert parse_count(text) == count


@pytest.mark.parametrize(("text", "written", "whom"), WITH_WHOM)
def test_the_words_behind_a_count_are_whom_it_counts(text: str, written: str, whom: str) -> None:
    count = parse_count(text)
    assert (count.text, count.whom) == (written, whom)
    assert count.numbers == parse_count(written).numbers


def test_white_space_is_one_space() -> None:
    assert parse_count("  at   least\n5\u00a0people ") == parse_count("at least 5 people")


@pytest.mark.parametrize("form", [*FORMS, *IN_WORDS])
def test_each_form_that_the_reference_shows_can_be_read(form: str) -> None:
    assert parse_count(form).text == form


@pytest.mark.parametrize("text", NO_COUNTS)
def test_other_text_is_no_count(text: str) -> None:
    with pytest.raises(ValueError, match="is not a count"):
        parse_count(text)


@pytest.mark.parametrize("text", ["15-10", "1 (2-6)", "7 (2-6)", "4 (6-2)", "1,000-999"])
def test_a_range_the_wrong_way_round_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="wrong way round"):
        parse_count(text)


def test_fewer_than_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="fewer than nothing"):
        parse_count("fewer than 0")
    assert parse_count("fewer than 1").high == 0


@given(BOUNDS)
def test_a_range_keeps_its_bounds(bounds: list[int]) -> None:
    low, high = bounds
    count = parse_count(f"{low}-{high:,} people")
    assert (count.low, count.high, count.whom) == (low, high, "people")


@given(st.lists(NUMBERS, min_size=3, max_size=3).map(sorted))
def test_a_best_count_keeps_its_range(numbers: list[int]) -> None:
    low, best, high = numbers
    count = parse_count(f"{best} ({low}-{high})")
    assert (count.low, count.best, count.high) == (low, best, high)


@given(WRITTEN)
def test_open_bounds_stay_open(number: str) -> None:
    value = int(number.replace(",", ""))
    assert (parse_count(f"at least {number}").low, parse_count(f"at least {number}").high) == (value, None)
    assert (parse_count(f"up to {number}").low, parse_count(f"up to {number}").high) == (None, value)
    assert parse_count(f"more than {number}").low == value + 1
    near = parse_count(f"about {number}")
    assert (near.low, near.high, near.near) == (None, None, value)


@given(st.text(max_size=30))
def test_whatever_has_a_number_shows_it_in_its_text(text: str) -> None:
    try:
        count = parse_count(text)
    except ValueError:
        return
    shown = [int(digits.replace(",", "")) for digits in re.findall("[0-9][0-9,]*", count.text)]
    assert shown == list(count.numbers)


@given(st.text(alphabet="0123456789 ,.-–()eE+_xabfonsdz/%", max_size=12))
def test_text_of_digits_and_signs_gives_no_number_that_is_not_written_there(text: str) -> None:
    try:
        count = parse_count(text)
    except ValueError:
        return
    assert [str(number) for number in count.numbers] == re.findall("[0-9]+", text.replace(",", ""))
    assert not re.search("[0-9]", count.whom)


@given(st.text(max_size=12), WRITTEN)
def test_no_prefix_but_ours_stands_before_a_number(prefix: str, number: str) -> None:
    words = " ".join(prefix.split())
    assume(words and words not in ("at least", "more than", "up to", "fewer than", "about"))
    # A prefix that itself is a number and a dash or comma makes a count of both.
    assume(not re.search("[0-9]", words) and words not in IN_WORDS and words != "none")
    with pytest.raises(ValueError, match="is not a count"):
        parse_count(f"{prefix} {number}")


@given(st.sampled_from([text for text, _ in FORMS_AND_COUNTS]), st.from_regex(r"[a-z]{5,9} [a-z]{3,9}", fullmatch=True))
def test_a_count_and_whom_read_back_the_same(form: str, whom: str) -> None:
    try:
        count = parse_count(f"{form} {whom}")
    except ValueError:
        assume(False)
    assert parse_count(f"{count.text} {count.whom}") == count


@pytest.mark.parametrize(
    ("text", "total"),
    [("90 + 17 + 2 + 2", 111), ("90+17", 107), ("1,000 + 1", 1001), ("10 - 3", 7), ("10 − 3 + 1", 8), ("2 - 5", -3)],
)
def test_a_sum_comes_to_its_total(text: str, total: int) -> None:
    assert parse_sum(text) == total


@pytest.mark.parametrize(
    "text", ["", "90", "+ 90", "90 +", "90 ++ 2", "90 * 2", "ninety + 2", "1.5 + 2", "٩ + 2", "1e3 + 2"]
)
def test_other_text_is_no_sum(text: str) -> None:
    with pytest.raises(ValueError, match="is not a sum"):
        parse_sum(text)


@given(st.lists(NUMBERS, min_size=2, max_size=6))
def test_a_sum_adds_up(numbers: list[int]) -> None:
    assert parse_sum(" + ".join(map(str, numbers))) == sum(numbers)

"""Counts: every form, every refusal, and that no other text ever becomes a number."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.record.counts import FORMS, IN_WORDS, Count, parse_count
from onrecord.record.sums import parse_sum

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
    ("none", Count("none", 0, 0, numbers=(0,))),
    ("2 million", Count("2 million", 2_000_000, 2_000_000, numbers=(2_000_000,))),
    ("1.5 million", Count("1.5 million", 1_500_000, 1_500_000, numbers=(1_500_000,))),
    ("2 thousand", Count("2 thousand", 2000, 2000, numbers=(2000,))),
    ("3 lakh", Count("3 lakh", 300_000, 300_000, numbers=(300_000,))),
    ("2 crore", Count("2 crore", 20_000_000, 20_000_000, numbers=(20_000_000,))),
    ("1.25 billion", Count("1.25 billion", 1_250_000_000, 1_250_000_000, numbers=(1_250_000_000,))),
    ("2-3 million", Count("2-3 million", 2_000_000, 3_000_000, numbers=(2_000_000, 3_000_000))),
    ("500,000-2 million", Count("500,000-2 million", 500_000, 2_000_000, numbers=(500_000, 2_000_000))),
    ("at least 2 million", Count("at least 2 million", 2_000_000, numbers=(2_000_000,))),
    ("about 1.5 million", Count("about 1.5 million", near=1_500_000, numbers=(1_500_000,))),
    (
        "2 million (1-3 million)",
        Count("2 million (1-3 million)", 10**6, 3 * 10**6, 2 * 10**6, numbers=(2 * 10**6, 10**6, 3 * 10**6)),
    ),
    ("a couple", Count("a couple", near=2, numbers=(2,))),
    ("half a dozen", Count("half a dozen", near=6, numbers=(6,))),
    ("a dozen", Count("a dozen", near=12, numbers=(12,))),
    ("20-odd", Count("20-odd", numbers=(20,))),
    ("dozens", Count("dozens")),
    ("hundreds", Count("hundreds")),
    ("several", Count("several")),
    ("some", Count("some")),
    ("scores", Count("scores")),
    ("thousands", Count("thousands")),
    ("hundreds of thousands", Count("hundreds of thousands")),
    ("tens of thousands", Count("tens of thousands")),
    ("several thousand", Count("several thousand")),
    ("double digits", Count("double digits")),
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
    ("2 million people", "2 million", "people"),
    ("hundreds of thousands of people", "hundreds of thousands", "people"),
    ("several thousand people", "several thousand", "people"),
    ("scores of people", "scores", "people"),
    ("a dozen men", "a dozen", "men"),
    ("a couple of men", "a couple", "men"),
    ("20-odd people", "20-odd", "people"),
    ("2 millionaires", "2", "millionaires"),
]

BESIDES = [
    ("5 more", "5", ""),
    ("7 others", "7", ""),
    ("another 3", "3", ""),
    ("another 3 people", "3", "people"),
    ("a further 30 people", "30", "people"),
    ("5 more people", "5", "people"),
    ("5 other people", "5", "people"),
    ("5 additional guards", "5", "guards"),
    ("5 more of them", "5", "of them"),
    ("at least 5 more", "at least 5", ""),
    ("at least another 5", "at least 5", ""),
    ("10-15 others", "10-15", ""),
    ("2 million more people", "2 million", "people"),
    ("several more", "several", ""),
    ("dozens more", "dozens", ""),
    ("dozens of others", "dozens", ""),
    ("another dozen people", "a dozen", "people"),
    ("5 de plus", "5", ""),
    ("5 autres", "5", ""),
    ("5 autres personnes", "5", "personnes"),
    ("5 personnes de plus", "5", "personnes"),
    ("5 آخرون", "5", ""),
    ("5 مدنيين آخرين", "5", "مدنيين"),
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
    "4 millions",
    "2 Billion",
    "3 trillion",
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
    "dozens of hundreds",
    "1.5 people",
    "million",
    "a million",
    "1,5 million",
    "2  millions",
    "5 more than before",
    "another",
    "another person",
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
    count = parse_count(form)
    assert count.text + " more" * count.besides == form
    assert not count.whom


@pytest.mark.parametrize(("text", "written", "whom"), BESIDES)
def test_a_count_on_top_of_another_is_besides(text: str, written: str, whom: str) -> None:
    count = parse_count(text)
    assert (count.text, count.whom, count.besides) == (written, whom, True)
    assert count.numbers == parse_count(written).numbers


@pytest.mark.parametrize("text", ["5 people", "5 morenos", "5 othersiders", "5 of the others", "dozens", "5 mothers"])
def test_other_counts_are_not_besides(text: str) -> None:
    assert not parse_count(text).besides


HINTS = [
    ("At least 5", "at least 5"),
    ("AT LEAST 5", ""),
    ("Up to 5 people", "up to 5 people"),
    ("≥5", "at least 5"),
    (">= 5 people", "at least 5 people"),
    ("≤5", "up to 5"),
    (">5", "more than 5"),
    ("<5", "fewer than 5"),
    ("10±1", "9-11"),
    ("10 ± 2 people", "8-12 people"),
    ("1±2", ""),
    ("5+", "at least 5"),
    ("5+ people", "at least 5 people"),
    ("~5", "about 5"),
    ("around 5", "about 5"),
    ("one", "1"),
    ("four people", "4 people"),
    ("at least five", "at least 5"),
    ("three dozen", "36"),
    ("half a million people", "500,000 people"),
    ("one and a half million", "1,500,000"),
    ("two to three thousand", "2,000-3,000"),
    ("3 to 5", "3-5"),
    ("between 3 and 5", "3-5"),
    ("1,2 million", "1.2 million"),
    ("4 millions", "4 million"),
    ("10k", "10 thousand"),
    ("5M people", "5,000,000 people"),
    ("1 000 people", "1,000 people"),
    ("Dozens", "dozens"),
    ("a pair", "a couple"),
    ("another person", "1 more person"),
    ("nobody", "none"),
    ("a few", ""),
    ("50%", ""),
    ("two thirds", ""),
    ("several more than expected", ""),
    ("unknown", ""),
]


@pytest.mark.parametrize(("text", "meant"), HINTS)
def test_what_was_likely_meant_is_told(text: str, meant: str) -> None:
    with pytest.raises(ValueError, match="is not a count") as refused:
        parse_count(text)
    hint = re.search(r"did you mean '(.*)'\?", str(refused.value))
    assert (hint[1] if hint else "") == meant
    if meant:
        parse_count(meant)


@given(st.text(max_size=30))
def test_a_hint_is_always_a_count(text: str) -> None:
    try:
        parse_count(text)
    except ValueError as refused:
        hint = re.search(r"did you mean '(.*)'\?\)\Z", str(refused), re.DOTALL)
        assert not hint or parse_count(hint[1])


@pytest.mark.parametrize("text", NO_COUNTS)
def test_other_text_is_no_count(text: str) -> None:
    with pytest.raises(ValueError, match="is not a count"):
        parse_count(text)


@pytest.mark.parametrize("text", ["1.2345678 million", "1.5555 thousand people"])
def test_a_number_that_is_not_whole_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a whole number"):
        parse_count(text)


@pytest.mark.parametrize("text", ["3-2 million", "15-10", "1 (2-6)", "7 (2-6)", "4 (6-2)", "1,000-999"])
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


NUMBERS_OF_WORDS = {"none": [0], "a couple": [2], "half a dozen": [6], "a dozen": [12]}
"""The forms that give a number without a digit."""


@given(st.text(max_size=30))
def test_whatever_has_a_number_shows_it_in_its_text(text: str) -> None:
    try:
        count = parse_count(text)
    except ValueError:
        return
    shown = [int(digits.replace(",", "")) for digits in re.findall("[0-9][0-9,]*", count.text)]
    assert list(count.numbers) == NUMBERS_OF_WORDS.get(count.text, shown)


@given(st.text(alphabet="0123456789 ,.-–()eE+_xabfonsdz/%", max_size=12))
def test_text_of_digits_and_signs_gives_no_number_that_is_not_written_there(text: str) -> None:
    try:
        count = parse_count(text)
    except ValueError:
        return
    shown = re.findall("[0-9]+", text.replace(",", ""))
    of_words = NUMBERS_OF_WORDS.get(count.text)
    assert [str(number) for number in count.numbers] == ([str(each) for each in of_words] if of_words else shown)
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
    ("text", "low", "high"),
    [
        ("90 + 17 + 2 + 2", 111, 111),
        ("90+17", 107, 107),
        ("1,000 + 1", 1001, 1001),
        ("10 - 3", 7, 7),
        ("10 − 3 + 1", 8, 8),
        ("10−3", 7, 7),
        ("2 - 5", -3, -3),
        ("1 + at least 5", 6, None),
        ("1 + more than 5", 7, None),
        ("1 + up to 5", None, 6),
        ("1 + fewer than 5", None, 5),
        ("1 + 10-15", 11, 16),
        ("20 - 10-15", 5, 10),
        ("20 - at least 5", None, 15),
        ("at least 20 - up to 5", 15, None),
        ("20 - fewer than 5", 16, None),
        ("at least 5 + more than 5", 11, None),
        ("2 million + 500 thousand", 2_500_000, 2_500_000),
        ("2-3 million + 1", 2_000_001, 3_000_001),
        ("none + 5", 5, 5),
    ],
)
def test_a_sum_comes_to_its_bounds(text: str, low: int | None, high: int | None) -> None:
    total = parse_sum(text)
    assert (total.low, total.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "said"), [("1 + 2", "3"), ("1 + at least 5", "at least 6"), ("1 + up to 5", "up to 6"), ("1 + 2-3", "3-4")]
)
def test_a_sum_says_what_it_comes_to(text: str, said: str) -> None:
    assert str(parse_sum(text)) == said


def test_a_sum_knows_its_terms() -> None:
    assert parse_sum("1 + at least 5 - 10-15 + 2 million").numbers == (1, 5, 10, 15, 2_000_000)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "90",
        "+ 90",
        "90 +",
        "90 ++ 2",
        "90 * 2",
        "ninety + 2",
        "1.5 + 2",
        "٩ + 2",
        "1e3 + 2",
        "10-3",
        "3 people + 2",
        "about 5 + 1",
        "dozens + 1",
        "a dozen + 1",
        "4 (2-6) + 1",
        "5 more + 1",
        "1 + at least",
        "15-10 + 1",
        "at least 5",
    ],
)
def test_other_text_is_no_sum(text: str) -> None:
    with pytest.raises(ValueError, match="is not a sum"):
        parse_sum(text)


@pytest.mark.parametrize("text", ["up to 5 + at least 2", "at least 5 - at least 3", "up to 5 - up to 3"])
def test_a_sum_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="both open"):
        parse_sum(text)


@given(st.lists(NUMBERS, min_size=2, max_size=6))
def test_a_sum_adds_up(numbers: list[int]) -> None:
    total = parse_sum(" + ".join(map(str, numbers)))
    assert total.low == total.high == sum(numbers)


SPANS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted)


@given(SPANS, SPANS, st.sampled_from("+-"), st.data())
def test_a_sum_of_ranges_holds_the_sum_of_any_numbers_in_them(
    one: list[int], other: list[int], sign: str, data: st.DataObject
) -> None:
    total = parse_sum(f"{one[0]}-{one[1]} {sign} {other[0]}-{other[1]}")
    first, second = data.draw(st.integers(*one)), data.draw(st.integers(*other))
    number = first + second if sign == "+" else first - second
    assert total.low is not None
    assert total.high is not None
    assert total.low <= number <= total.high
    assert total.high - total.low == one[1] - one[0] + other[1] - other[0]

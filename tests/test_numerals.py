"""Numbers in texts: each is read whole, and no part of it is found."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.writing.numerals import in_digits, numbers_in
from tests.number_cases import Case, cases

CASES = cases()
NUMBERS = st.integers(1000, 999_999_999_999)
DIGITS = {
    "latin": "0123456789",
    "arabic": "٠١٢٣٤٥٦٧٨٩",
    "persian": "۰۱۲۳۴۵۶۷۸۹",
    "devanagari": "०१२३४५६७८९",
    "wide": "０１２３４５６７８９",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.language}: {case.number} in {case.text}")
def test_a_number_stands_in_a_text_or_not(case: Case) -> None:
    assert (case.number in numbers_in(case.text, case.language)) == case.is_there


def test_the_table_has_right_and_wrong_numbers_in_many_languages() -> None:
    assert sum(case.is_there for case in CASES) >= 200
    assert sum(not case.is_there for case in CASES) >= 200
    assert len({case.language for case in CASES}) >= 15


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


def in_lakh(number: int) -> str:
    """A number in the groups of India: three digits, then two by two."""
    rest, last = divmod(number, 1000)
    groups = [f"{last:03}"]
    while rest:
        rest, group = divmod(rest, 100)
        groups.append(f"{group:02}")
    return ",".join(reversed(groups)).removeprefix("0")


@given(
    NUMBERS,
    st.sampled_from([",", ".", " ", "\u00a0", "\u202f", "\u2009", "'", "’"]),
    st.sampled_from(["en", "fr", "ar", "ru"]),
)
def test_a_number_is_found_in_any_grouping_and_no_part_of_it(number: int, mark: str, language: str) -> None:
    text = grouped(number, mark)
    found = numbers_in(f"({text})", language)
    assert found - {0} == {number}


@given(NUMBERS)
def test_a_number_is_found_in_groups_of_lakh_and_crore(number: int) -> None:
    assert numbers_in(in_lakh(number), "en") == {number}


@given(st.integers(1, 999_999_999_999), st.sampled_from(sorted(DIGITS)))
def test_a_number_is_found_in_any_digits(number: int, script: str) -> None:
    text = str(number).translate(str.maketrans(DIGITS["latin"], DIGITS[script]))
    assert numbers_in(f"… {text} …", "en") == {number}


@given(st.integers(1, 9999), st.sampled_from(["thousand", "million", "billion", "lakh", "crore", "hundred", "dozen"]))
def test_a_number_before_a_magnitude_is_only_their_product(number: int, word: str) -> None:
    values = {
        "thousand": 10**3,
        "million": 10**6,
        "billion": 10**9,
        "lakh": 10**5,
        "crore": 10**7,
        "hundred": 100,
        "dozen": 12,
    }
    assert numbers_in(f"{number} {word} people", "en") == {number * values[word]}


@given(st.integers(1, 999), st.integers(1, 9))
def test_decimals_before_a_magnitude_make_a_whole_number(whole: int, tenth: int) -> None:
    number = whole * 10**6 + tenth * 10**5
    assert numbers_in(f"{whole}.{tenth} million", "en") == {number}
    assert numbers_in(f"{whole},{tenth} millions", "fr") == {number}


@given(st.integers(0, 99_999), st.sampled_from(["%", " %", " percent", " per cent", "°"]))
def test_a_share_gives_no_number(number: int, unit: str) -> None:
    assert numbers_in(f"{number}{unit} of them", "en") == frozenset()


@given(st.integers(2, 999), st.integers(2, 999))
def test_two_numbers_are_two(one: int, other: int) -> None:
    assert numbers_in(f"{one} killed and {other} hurt", "en") == {one, other}


@given(st.text(max_size=60), st.sampled_from(["en", "fr", "ar", "de", "zh", "ru", "xx", "zh-Hant"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    assert all(number >= 0 for number in numbers_in(text, language))


@given(st.text(alphabet="abcdefghijk lmnop ,.", max_size=40), st.sampled_from(" ,"), st.integers(2, 10**9))
def test_a_number_between_other_words_is_found(text: str, mark: str, number: int) -> None:
    assert number in numbers_in(f"{text}{mark} {number} people", "en")


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("four people", "4 people"),
        ("half a million people", "500,000 people"),
        ("one and a half million", "1,500,000"),
        ("twenty-three", "23"),
        ("at least two hundred and five men", "at least 205 men"),
        ("a woman", "a woman"),
        ("4 people", "4 people"),
        ("killed twenty and three were wounded", "killed 23 were wounded"),
    ],
)
def test_words_become_digits_for_a_hint(words: str, digits: str) -> None:
    assert in_digits(words) == digits


HOSTILE = [
    "two ",
    "2 million and ",
    "5,",
    "1 ",
    "two and ",
    "a ",
    "june 27 ",
    "1,234 ",
    "5万",
    "no one ",
    "2-",
    "9",
    "27 June ",
    "n' ",
    "of ",
]


@pytest.mark.parametrize(
    "piece",
    [*HOSTILE, "مئة و", "twenty-", "several hundred ", "2 million 3 thousand 4 hundred and ", "1/", "A-", "point "],
)
def test_no_text_takes_for_ever(piece: str) -> None:
    """What grows faster than the text would take minutes for this one; how fast it is read, `make bench` tells."""
    for language in ("en", "fr", "ar", "zh"):
        begin = time.process_time()
        numbers_in(piece * (20_000 // len(piece)), language)
        assert time.process_time() - begin < 4, language

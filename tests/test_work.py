"""What a text asks for is done within bounds: long numbers, long words and long quotes end in a line, and not in hours."""

import random
from collections.abc import Callable
from hashlib import sha256

import pytest

from onrecord.generate import check, generate
from onrecord.proving import nearest
from onrecord.proving.extracting import FileKind
from onrecord.proving.folding import Text
from onrecord.proving.nearest import COMPARED, MOST_COMPARED
from onrecord.proving.passages import MOST_NEAREST, Missing, Task, find, look_up
from onrecord.record.forms import LONGEST_TEXT
from tests.records import Data, minimal, texts_of, with_value

LONG_NUMBERS = {
    "digits": "1" * 4301,
    "groups": "1" + ",234" * 1440,
    "groups with spaces": "1" + " 234" * 1440,
    "points": "1.234" * 1440,
    "Arabic digits": "٣" * 4400,
    "signs of ten thousand": "1" * 5000 + "万",
    "a fraction": "1" * 5000 + "/2",
    "a day": "1" * 5000 + " June 2021",
    "nothing": "0" * 4400,
}
"""More digits than Python makes a number of at once."""


@pytest.mark.parametrize("field", ["quote", "says"])
@pytest.mark.parametrize("number", LONG_NUMBERS)
def test_a_long_number_in_a_text_is_no_count(field: str, number: str) -> None:
    record = with_value(minimal(), "claims", 1, field, value=f"4 people, and {LONG_NUMBERS[number]} more")
    for language in ("en", "zh"):
        for when in ("2021", "2099"):  # a claim of what is to come is searched for its year
            record["documents"][0]["language"], record["claims"][1]["when"] = language, when
            made = generate(texts_of(record))
            codes = {problem.code for problem in made.diagnostics}
            assert codes <= {"unlikely-date", "not-in-quote", "future-date"}, codes


@pytest.mark.parametrize(
    "count", ["1" * 40_000, "1" + ",234" * 1440, " + ".join(["1"] * 5000), "1" * 5000 + ".5 million"]
)
def test_a_long_number_as_a_count_is_refused_in_one_line(count: str) -> None:
    (problem,) = check(texts_of(with_value(minimal(), "claims", 1, "figures", "injured", value=count))).diagnostics
    assert problem.code == "bad-count"
    assert "\n" not in str(problem)
    assert len(str(problem)) < 300


def texts_in(record: Data) -> list[tuple[str | int, ...]]:
    return [("claims", 1, "quote"), ("claims", 1, "note"), ("sources", 0, "name"), ("claims", 1, "figures", "injured")]


@pytest.mark.parametrize("path", texts_in(minimal()), ids=str)
def test_a_text_without_end_is_refused_before_anything_is_made_of_it(path: tuple[str | int, ...]) -> None:
    record = with_value(minimal(), *path, value="million " * (LONGEST_TEXT // 8 + 1))
    assert [problem.code for problem in check(texts_of(record)).diagnostics] == ["too-long"]


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """How long the two texts were of each comparison that was made."""
    made: list[tuple[int, int]] = []
    compare = nearest.fuzz.partial_ratio_alignment

    def noted(one: str, other: str) -> object:
        made.append((len(one), len(other)))
        return compare(one, other)

    monkeypatch.setattr(nearest.fuzz, "partial_ratio_alignment", noted)
    return made


WORDS = random.Random(1).choices([f"w{number}" for number in range(3000)], k=40_000)
TEXT = " ".join(WORDS)


def other_words(quote: list[str]) -> str:
    return " ".join(f"x{word}" for word in quote)


def one_other_word(quote: list[str]) -> str:
    return " ".join([*quote[: len(quote) // 2], "WRONG", *quote[len(quote) // 2 + 1 :]])


@pytest.mark.parametrize("changed", [other_words, one_other_word])
@pytest.mark.parametrize("number", [100, 500, 3000])
def test_a_long_quote_is_compared_where_it_differs(
    number: int, changed: Callable[[list[str]], str], work: list[tuple[int, int]]
) -> None:
    found = find(Text(TEXT), (changed(WORDS[1000 : 1000 + number]),))
    assert isinstance(found, Missing)
    ((of_quote, of_text),) = work
    assert of_quote <= COMPARED
    assert of_text <= MOST_COMPARED
    if changed is one_other_word and number > 100:
        assert of_text <= 3 * COMPARED
        assert "WRONG" in found.compared
        assert WORDS[1000 + number // 2] in found.nearest


def test_the_nearest_is_looked_for_of_some_quotes_only(work: list[tuple[int, int]]) -> None:
    data = b"The quay burned down."
    quotes = tuple((f"The quai burned {number}",) for number in range(2 * MOST_NEAREST))
    outcome = look_up(Task(data, FileKind.PLAIN, sha256(data).hexdigest(), quotes))
    assert [bool(each.nearest) for each in outcome.found if isinstance(each, Missing)] == [True] * MOST_NEAREST + [
        False
    ] * MOST_NEAREST
    assert len(work) == MOST_NEAREST

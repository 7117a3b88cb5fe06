"""Folding, names and their sounds: one list of cases, and random texts, for Python and for the worker's JavaScript."""

import json
import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from rapidfuzz.distance import OSA

from onrecord.site import shipped
from onrecord.writing import spellings as names
from onrecord.writing.han import FAMILIES
from tests.browsing import launched

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("names.json").read_text("utf-8"))

ANSWERS = """
({ table, han, roman, texts }) => {
  const names = namesBy(table);
  for (const [simplified, ...others] of Object.values(han)) names.learn(simplified, others);
  const letters = new Map(Object.entries(roman));
  return texts.map((text) => [names.words(text), names.nameKey(text), names.wholeSounds(text, letters)]);
}
"""

SCRIPTS = [
    *(range(0x20, 0x7F), range(0xA0, 0x250), range(0x370, 0x530), range(0x590, 0x700), range(0x900, 0x980)),
    *(
        range(0x1000, 0x10A0),
        range(0x1E00, 0x2030),
        range(0x4E00, 0x4E40),
        range(0xAC00, 0xAC20),
        range(0xFB50, 0xFB80),
    ),
]
"""Where random letters come from: signs of ASCII and letters and marks of many scripts."""


def words_key_and_sounds(text: str) -> list[Any]:
    sounds = names.whole_sounds(text)
    # Han and Hangul are romanised in the index alone: their tables are large.
    return [
        names.words(text),
        names.name_key(text),
        [] if re.search("[\u3400-\u9fff\uac00-\ud7a3]", text) else [*sounds],
    ]


@pytest.fixture(scope="module")
def script() -> Iterator[Page]:
    with launched() as browser:
        page = browser.new_page()
        page.add_script_tag(content=shipped.asset("assets/search-names.js"))
        yield page


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_name_in_python(case: dict[str, Any]) -> None:
    assert words_key_and_sounds(case["text"]) == [case["words"], case["key"], case["sounds"]]


def test_the_same_names_in_javascript(script: Page) -> None:
    given = {
        "table": names.TABLE,
        "han": FAMILIES,
        "roman": names.romanised(),
        "texts": [case["text"] for case in CASES],
    }
    found = script.evaluate(ANSWERS, given)
    for case, [words, key, sounds] in zip(CASES, found, strict=True):
        assert [words, key] == [case["words"], case["key"]]
        assert not case["sounds"] or sounds == case["sounds"], case["text"]


def random_texts(number: int) -> list[str]:
    chance = random.Random(7)
    letters = [chr(code) for script in SCRIPTS for code in script if unicodedata.category(chr(code)) != "Cn"]
    some = [chance.sample(letters, 12) for _ in range(number)]
    return ["".join(chance.choices([*each, " ", "-", "a", "ا", "ل"], k=20)) for each in some]


def test_random_texts_come_out_alike_in_both(script: Page) -> None:
    texts = random_texts(3000)
    texts = [text for text in texts if not re.search("[\u3400-\u9fff\uac00-\ud7a3]", text)] + texts[:200]
    found = script.evaluate(
        ANSWERS, {"table": names.TABLE, "han": FAMILIES, "roman": names.romanised(), "texts": texts}
    )
    for text, [words, key, sounds] in zip(texts, found, strict=True):
        expected = words_key_and_sounds(text)
        assert [words, key] == expected[:2], [hex(ord(letter)) for letter in text]
        assert not expected[2] or sounds == expected[2], text


def test_distance_is_that_of_one_wrong_letter(script: Page) -> None:
    chance = random.Random(3)
    pairs = [["".join(chance.choices("abc", k=chance.randrange(7))) for _ in range(2)] for _ in range(500)]
    found = script.evaluate(
        "([table, pairs]) => pairs.map(([a, b]) => namesBy(table).distance(a, b))", [names.TABLE, pairs]
    )
    assert found == [OSA.distance(*pair) for pair in pairs]


def test_folding_twice_changes_nothing() -> None:
    for text in random_texts(2000):
        assert names.fold(names.fold(text)) == names.fold(text), [hex(ord(letter)) for letter in text]

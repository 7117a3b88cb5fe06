"""Whatever Python runs the program, it takes in the same characters."""

import sys
import unicodedata

import pytest

from onrecord.drawing.shapes import direction, width
from onrecord.writing.known import UNKNOWN, VERSION, known
from onrecord.writing.spellings import romanised, words

LATER = "\ua7cb"
"""A Latin letter of Unicode 16."""

LATER_RIGHT_TO_LEFT = "\U00010d50"
"""A letter of Garay, of Unicode 16."""


def test_what_is_known_is_in_every_unicode() -> None:
    everything = "".join(map(chr, (code for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)))
    shown = known(everything)
    assigned = {each for each in everything if unicodedata.category(each) != "Cn"}
    assert {each for each, seen in zip(everything, shown, strict=True) if seen == each} <= assigned
    if unicodedata.unidata_version == VERSION:
        assert {each for each, seen in zip(everything, shown, strict=True) if seen != UNKNOWN} | {UNKNOWN} == assigned


@pytest.mark.parametrize("letter", [LATER, LATER_RIGHT_TO_LEFT, "\u0378"])
def test_a_character_of_a_later_unicode_is_a_sign_to_search_and_drawings(letter: str) -> None:
    assert known(f"a{letter}b") == f"a{UNKNOWN}b"
    assert words(f"one{letter}two é") == ["one", "two", "e"]
    assert letter not in romanised()
    assert direction(letter + "abc") == "ltr"
    assert width(letter) == width(UNKNOWN)

"""Quotes: the numbers that stand in one, and whether its quotation marks balance."""

import re
from functools import lru_cache

from text_to_num import alpha2digit

NUMBER_WORDS = ("en", "fr", "es", "de", "pt", "nl", "da", "it")
"""The languages whose number words are read (text2num); digits of every script are."""

_NUMBER = re.compile(r"\d+(?:[.,'’\u00a0\u202f\u2009 ]\d{3})*(?!\d)(?P<decimal>[.,]\d+)?")
_NO_NUMBER = re.compile(
    r"\b(?:no|any|some|every|each|the)[ -]one\b|\bone another\b|\b(?:no|some|any|every)one\b", re.IGNORECASE
)
"""English words in which `one` counts nothing."""

PAIRS = (("“", "”"), ("«", "»"), ("‹", "›"), ("「", "」"), ("『", "』"))


@lru_cache(maxsize=4096)
def numbers_in(text: str, language: str) -> frozenset[int]:
    """Every whole number in a text, written in digits of any script or in number words of its language or of English.

    A separator between groups of three digits may part thousands or numbers, so both readings count.
    """
    digits = "".join(str(int(c)) if c.isdecimal() else c for c in text).replace("٬", ",")
    digits = _NO_NUMBER.sub("", digits)
    found: set[int] = set()
    for reading in {digits, *(alpha2digit(digits, words, threshold=0) for words in _words_of(language))}:
        for number in _NUMBER.finditer(reading):
            if number["decimal"]:
                continue
            found.add(int(re.sub(r"\D", "", number[0])))
            if " " in number[0]:
                found.update(int(part) for part in number[0].split())
    return frozenset(found)


def _words_of(language: str) -> list[str]:
    own = language.partition("-")[0].lower()
    return [word for word in dict.fromkeys((own, "en")) if word in NUMBER_WORDS]


def is_balanced(text: str) -> bool:
    """Whether each quotation mark in a text has its partner.

    The apostrophe's look-alikes ‘ and ’ are left alone, and „ may be closed by “ or ”.
    """
    if text.count('"') % 2:
        return False
    if "„" in text:
        return text.count("„") == text.count("“") + text.count("”")
    return all(_nests(text, opening, closing) for opening, closing in PAIRS)


def _nests(text: str, opening: str, closing: str) -> bool:
    """Whether pairs open before they close, in either orientation (French «…», Danish »…«)."""
    marks = [character for character in text if character in (opening, closing)]
    if marks and marks[0] == closing and opening != "“":
        opening, closing = closing, opening
    depth = 0
    for mark in marks:
        depth += 1 if mark == opening else -1
        if depth < 0:
            return False
    return depth == 0


def folded(text: str) -> str:
    """A text for comparing words: case and white space folded."""
    return " ".join(text.casefold().split())

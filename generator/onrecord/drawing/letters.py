"""The letters that pictures made at build can show: those of the font that draws them, which is the same on every machine."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

FONTS = ("regular.ttf", "bold.ttf")
"""The files of the font, beside which `letters.txt` says what is in them."""

FOLDER = files("onrecord.drawing") / "fonts"
"""Where they lie."""


def can_show(texts: Iterable[str]) -> bool:
    """Whether the font has every letter of some texts."""
    return all(map(_has, texts))


@lru_cache(maxsize=65536)
def _has(text: str) -> bool:
    return all(ord(letter) in _letters() or _is_silent(letter) for letter in text)


def _is_silent(letter: str) -> bool:
    """Whether a sign shows nothing itself: white space, and what says how others are laid out."""
    return letter.isspace() or unicodedata.category(letter) == "Cf"


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    found: set[int] = set()
    for line in (FOLDER / "letters.txt").read_text("ascii").split():
        first, _, last = line.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)

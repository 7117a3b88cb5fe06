"""The folding under which words are looked up: it forgives what printing and copying change, and nothing else.

Forgiven are how letters and their marks are composed (NFC), white space, the shapes of quotation marks, apostrophes and dashes,
soft hyphens and zero-width characters, and where a line was broken at a hyphen. Letters, digits and their order are never
touched.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

FOLDING = "2"
"""The version of the folding. A change to it makes earlier proofs void."""

_NOTHING = "\u200b"
_SAME = {
    "'": "‘’‚‛ʼʻ`´′＇\u1fef\u1ffd",
    '"': "“”„‟«»″＂",
    "-": "‐‑‒–—―−﹘﹣－",
    " ": "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000",
    _NOTHING: "\u00ad\u200c\u200d\u200e\u200f\u2060\ufeff",
}
"""What stands for each of the characters that are taken as the same."""

_LINE_END = re.compile(r"(?<=[^\W\d_])[-‐\u00ad][^\S\n]*\n\s*(?=[^\W\d_])")
"""A hyphen between letters at the end of a line: the word's own, or the printer's."""


@dataclass(frozen=True, slots=True)
class Way:
    """The way back through changes of a text: the stretch from ``here[n]`` was at ``there[n]``, character by character."""

    here: list[int]
    there: list[int]

    def start(self, index: int) -> int:
        """Where the character at an index began."""
        stretch = bisect_right(self.here, index) - 1
        place = self.there[stretch] + index - self.here[stretch]
        return min(place, self.there[stretch + 1]) if stretch + 1 < len(self.there) else place

    def end(self, index: int) -> int:
        """Where what stands before an index ended."""
        stretch = bisect_left(self.here, index)
        is_edge = stretch < len(self.here) and self.here[stretch] == index
        return self.there[stretch] if is_edge else self.start(index)

    def index(self, place: int) -> int:
        """What became of the character at a place."""
        stretch = bisect_right(self.there, place) - 1
        index = self.here[stretch] + place - self.there[stretch]
        return min(index, self.here[stretch + 1]) if stretch + 1 < len(self.here) else index


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and the ways back to the original, the last change first."""

    text: str
    ways: tuple[Way, ...]

    def start(self, index: int) -> int:
        """Where in the original the character at an index begins."""
        for way in self.ways:
            index = way.start(index)
        return index

    def end(self, index: int) -> int:
        """Where in the original what stands before an index ends."""
        for way in self.ways:
            index = way.end(index)
        return index

    def index(self, place: int) -> int:
        """Where what stands at a place of the original is here."""
        for way in reversed(self.ways):
            place = way.index(place)
        return place


class Text:
    """A text to look words up in. Its foldings are made once, when they are needed."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> Folded:
        """The text as it stands, folded."""
        return fold(self.text)

    @cached_property
    def _rejoined(self) -> tuple[Folded, ...]:
        """Where lines end with hyphens, the text with each as the word's own, and with each as the printer's. Zero-width
        characters take the place of what goes, so that all else keeps its place."""
        if not _LINE_END.search(self.text):
            return ()
        own = _LINE_END.sub(lambda end: "-" + _NOTHING * (len(end[0]) - 1), self.text)
        printers = _LINE_END.sub(lambda end: _NOTHING * len(end[0]), self.text)
        return fold(own), fold(printers)

    def readings(self) -> Iterator[Folded]:
        """The text as it stands, then in the ways that lines broken at hyphens may be read."""
        yield self.folded
        yield from self._rejoined


def fold(text: str) -> Folded:
    """Fold a text, keeping the way back to each character."""
    for character, others in _SAME.items():
        for other in others:
            text = text.replace(other, character)
    ways: list[Way] = []
    for edits in (_nothings, _spaces, _compositions):
        text, way = _changed(text, edits(text))
        ways[:0] = [way] if way else []
    return Folded(text, tuple(ways))


Edit = tuple[int, int, str]
"""From where to where, and what stands there instead."""


def _changed(text: str, edits: Iterable[Edit]) -> tuple[str, Way | None]:
    """A text changed, and the way back; none if nothing was."""
    out: list[str] = []
    here, there, length, done = [0], [0], 0, 0
    for start, end, new in edits:
        out += (text[done:start], new)
        length += start - done
        here += (length, length + len(new))
        there += (start, end)
        length, done = length + len(new), end
    if not out:
        return text, None
    out.append(text[done:])
    return "".join(out), Way(here, there)


def _nothings(text: str) -> Iterator[Edit]:
    return ((found.start(), found.end(), "") for found in re.finditer(f"{_NOTHING}+", text))


def _spaces(text: str) -> Iterator[Edit]:
    """Several spaces are one; at the edges, none."""
    first, last = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
    if first:
        yield 0, first, ""
    yield from ((found.start(), found.end(), " ") for found in re.compile("  +").finditer(text, first, last))
    if first <= last < len(text):
        yield last, len(text), ""


def _compositions(text: str) -> Iterator[Edit]:
    """Letters with the marks behind them, where they are not composed. Nothing composes across a space."""
    if unicodedata.is_normalized("NFC", text):
        return
    for word in re.finditer(r"\S+", text):
        if unicodedata.is_normalized("NFC", word[0]):
            continue
        for start, end in _clusters(word[0]):
            composed = unicodedata.normalize("NFC", word[0][start:end])
            if composed != word[0][start:end]:
                yield word.start() + start, word.start() + end, composed


def _clusters(word: str) -> Iterator[tuple[int, int]]:
    """A word in pieces that compose by themselves: a character with the marks, or Hangul vowels and finals, behind it."""
    start = 0
    for index in range(1, len(word) + 1):
        if index == len(word) or not (is_mark(word[index]) or "\u1160" <= word[index] <= "\u11ff"):
            yield start, index
            start = index


def is_mark(character: str) -> bool:
    """Whether a character is a mark on the one before it: an accent, or a vowel sign of Devanagari."""
    return unicodedata.category(character)[0] == "M"

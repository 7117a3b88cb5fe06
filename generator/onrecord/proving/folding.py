"""The folding under which words are looked up: it forgives what printing and copying change, and nothing else.

Forgiven are how letters and their marks are composed (NFC), ligatures and other presentation forms of letters, white space, the
shapes of quotation marks, apostrophes, dashes and dots of omission, soft hyphens, zero-width characters and lengthening strokes,
and where a line was broken. Letters, digits and their order are never touched.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.writing.letters import APART, BETWEEN_SPACELESS, END, FORMS, RAISED, is_mark, is_numeric

FOLDING = "3"
"""The version of the folding. A change to it makes earlier proofs void."""

SAME = {
    "'": "‘’‚‛ʼʻ`´′＇׳\u1fef\u1ffd",
    '"': "“”„‟«»″＂״",
    "-": "‐‑‒–—―−﹘﹣－",
    " ": "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    f"\u2028\u2029\u202f\u205f\u3000{RAISED}{APART}{END}",
}
"""What stands for each of the characters that are taken as the same."""

NOTHING = "\u200b"
IGNORED = "\u00ad\u061c\u0640\u180b-\u180d\u200b-\u200f\u202a-\u202c\u2060\u2066-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
"""What is passed over: soft hyphens, joiners, marks, isolates and embeddings of direction, the Arabic lengthening stroke, and the
selectors of one shape of a letter or an emoji."""

LINE_END = re.compile(r"(?<=[^\W_])([-‐–\u00ad])[^\S\n]*\n\s*(?=[^\W_])")
"""A hyphen within a word at the end of a line."""

EDGE = re.compile(f"(?<![{IGNORED}])[{IGNORED}]*[{RAISED}{APART}{END}][{IGNORED}{RAISED}{APART}{END}]*")
"""Where what is raised, lowered or struck out begins or ends."""

_NOTE = r"(?:\d{1,3}|[*†‡§¶‖]{1,3})"
SIGN = re.compile(
    rf"(?:{RAISED}[\s{IGNORED}]*(?:{_NOTE}(?:\s?[,;–-]\s?{_NOTE})*|\({_NOTE}\)|\[[^\[\]{RAISED}{APART}{END}]{{1,30}}\])"
    rf"[\s{IGNORED}]*{END}|[⁰¹²³⁴-⁹]{{1,3}})[{IGNORED}]*"
)
"""The sign of a footnote: raised numbers or symbols, or words in square brackets. A letter alone is none: it may end the word."""

POWER = re.compile(r"(?<!\w)(?:10|[kcdm]?m|ft|mi|yd)$")
"""What a raised number is the power of: ten, or a unit of length."""

GOES_ON = re.compile(r"[.,'’٫٬]?\w")


@dataclass(frozen=True, slots=True)
class WayBack:
    """The way back through changes of a text: the stretch from ``here[n]`` was at ``there[n]``. Stretches of an even number are
    as they were, character by character; in the place of each other one something else stood."""

    here: list[int]
    there: list[int]

    def start(self, index: int) -> int:
        """Where the character at an index began."""
        stretch = bisect_right(self.here, index) - 1
        return self.there[stretch] + (0 if stretch % 2 else index - self.here[stretch])

    def end(self, index: int) -> int:
        """Where what stands before an index ended."""
        stretch = bisect_left(self.here, index)
        if stretch < len(self.here) and self.here[stretch] == index:
            return self.there[stretch]
        return self.there[stretch] if stretch % 2 == 0 else self.there[stretch - 1] + index - self.here[stretch - 1]

    def index(self, place: int) -> int:
        """What became of the character at a place."""
        stretch = bisect_right(self.there, place) - 1
        index = self.here[stretch] + place - self.there[stretch]
        return min(index, self.here[stretch + 1]) if stretch + 1 < len(self.here) else index


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and the ways back to the original, the last change first."""

    text: str
    ways: tuple[WayBack, ...]

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
    def _others(self) -> tuple[Folded, ...]:
        """The text in each other way in which it may be read. Zero-width characters take the place of what goes, so that all
        else keeps its place."""
        ways = (signs(lines(self.text)) for lines in (str, _own, _printers) for signs in (str, _joined, _without_signs))
        return tuple(fold(text) for text in dict.fromkeys(ways) if text != self.text)

    def readings(self) -> Iterator[Folded]:
        """The text as it stands, then in the ways that lines broken at hyphens, and words with something raised or lowered
        beside them, may be read."""
        yield self.folded
        yield from self._others


def _own(text: str) -> str:
    """Each hyphen at the end of a line is the word's own."""
    return LINE_END.sub(lambda end: "-" + NOTHING * (len(end[0]) - 1), text)


def _printers(text: str) -> str:
    """Each hyphen between letters at the end of a line is the printer's; beside a digit it is always the word's own."""

    def read(end: re.Match[str]) -> str:
        between_letters = text[end.start() - 1].isalpha() and text[end.end()].isalpha() and end[1] != "–"
        return (NOTHING if between_letters else "-") + NOTHING * (len(end[0]) - 1)

    return LINE_END.sub(read, text)


def _joined(text: str) -> str:
    """What is raised or lowered is part of the word that it stands at, as in 1st and H2O; but two numbers are never one."""

    def read(edge: re.Match[str]) -> str:
        before, after = text[edge.start() - 1 : edge.start()], text[edge.end() : edge.end() + 1]
        has_letter = before.isalpha() or after.isalpha()
        is_joined = has_letter and not (is_numeric(before) and is_numeric(after))
        return (NOTHING if is_joined else " ") + NOTHING * (len(edge[0]) - 1)

    return EDGE.sub(read, text)


def _without_signs(text: str) -> str:
    """The signs of footnotes are left out, and what else is raised or lowered is joined."""

    def read(sign: re.Match[str]) -> str:
        if POWER.search(text, max(0, sign.start() - 3), sign.start()):
            return sign[0]
        goes_on = GOES_ON.match(text, sign.end())
        return (" " if goes_on else NOTHING) + NOTHING * (len(sign[0]) - 1)

    return _joined(SIGN.sub(read, text))


def fold(text: str) -> Folded:
    """Fold a text, keeping the way back to each character."""
    ways: list[WayBack] = []
    for edits in (_forms, _nothings, _spaces, _compositions, _unspaced):
        text, way = _changed(text, edits(text))
        ways[:0] = [way] if way else []
        if edits is _forms:
            for character, others in SAME.items():
                for other in others:
                    text = text.replace(other, character)
    return Folded(text, tuple(ways))


Edit = tuple[int, int, str]
"""From where to where, and what stands there instead."""


def _changed(text: str, edits: Iterable[Edit]) -> tuple[str, WayBack | None]:
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
    return "".join(out), WayBack(here, there)


def _forms(text: str) -> Iterator[Edit]:
    """Ligatures and presentation forms, as the letters that they show; three dots."""
    return ((found.start(), found.end(), FORMS[found[0]]) for found in re.finditer(f"[{''.join(FORMS)}]", text))


def _nothings(text: str) -> Iterator[Edit]:
    return ((found.start(), found.end(), "") for found in re.finditer(f"[{IGNORED}]+", text))


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


def _unspaced(text: str) -> Iterator[Edit]:
    """A space beside a letter of a script that is written without spaces is a line's end, or a pause: none. Between two numbers
    it stays."""
    for found in BETWEEN_SPACELESS.finditer(text):
        before, after = text[found.start() - 1], text[found.end()]
        if not is_mark(after) and not (is_numeric(before) and is_numeric(after)):
            yield found.start(), found.end(), ""

"""Proofs that a quote stands in the text it was taken from, and where.

A quote is looked up under a folding that forgives what printing and copying change and nothing else: composition of letters
(NFC), white space, the shapes of quotation marks, apostrophes and dashes, soft hyphens and zero-width characters. Letters,
digits and their order are never touched. What was found is kept as the W3C's TextQuoteSelector and TextPositionSelector have
it (Web Annotation Data Model, 2017): the exact words, up to 32 characters before and after them, and their place.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from hashlib import sha256
from urllib.parse import quote

from rapidfuzz import fuzz

FOLDING = "1"
"""The version of the folding. A change to it makes earlier proofs void."""

AROUND = 32
"""Characters kept before and after what was found."""

_SINGLE = "'‘’‚‛ʼʻ`´′＇"
_DOUBLE = '"“”„‟«»″＂'
_DASHES = "-‐‑‒–—―−﹘﹣－"
_NOTHING = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SAME = {ord(c): "'" for c in _SINGLE} | {ord(c): '"' for c in _DOUBLE} | {ord(c): "-" for c in _DASHES}
_SAME |= {ord(c): "" for c in _NOTHING}
_OMISSION = re.compile(r"\[[^\[\]]*\]")
"""A marked omission, or an editor's word, in square brackets: it stands for words that the document has otherwise."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where words stand in a text: the exact characters, a few before and after them, and their place from 0."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


class State(StrEnum):
    """What is known of a quote."""

    FRESH = "fresh"
    LOCKED = "locked"
    NO_ARCHIVE = "no-archive"
    NOT_YET = "not-yet"


@dataclass(frozen=True, slots=True)
class Proof:
    """Where a quote was found: in which document, against which text, as the record then wrote it."""

    document: str
    sha256: str
    quote: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Proofs:
    """The proofs of a record by claim, and what is known of each quote."""

    proofs: dict[str, Proof] = field(default_factory=dict)
    states: dict[str, State] = field(default_factory=dict)

    def number(self, state: State) -> int:
        """How many quotes are in a state."""
        return sum(each is state for each in self.states.values())


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. ``places``: for each of its characters, where in the original it began; one more for the end."""

    text: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Words that do not stand in a text after the ones before them, and the passage that is most like them."""

    words: str
    nearest: str


def fold(text: str) -> Folded:
    """Fold a text, keeping the way back to each character."""
    characters: list[str] = []
    places: list[int] = []
    for start, cluster in _clusters(text):
        for character in unicodedata.normalize("NFC", cluster).translate(_SAME):
            character = " " if character.isspace() else character
            if character != " " or (characters and characters[-1] != " "):
                characters.append(character)
                places.append(start)
    if characters and characters[-1] == " ":
        characters.pop()
    places = places[: len(characters)]
    end = len(text.rstrip()) if text.strip() else 0
    return Folded("".join(characters), (*places, end))


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """A text in pieces that compose by themselves: a character with the marks, or Hangul vowels and finals, behind it."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not _composes(text[index]):
            yield start, text[start:index]
            start = index


def _composes(character: str) -> bool:
    return character > "\u02ff" and (unicodedata.combining(character) > 0 or "\u1160" <= character <= "\u11ff")


def fingerprint(parts: tuple[str, ...]) -> str:
    """The SHA-256 of a quote as the record writes it, every character of it."""
    return sha256("\0".join(parts).encode()).hexdigest()


def pieces(part: str) -> list[str]:
    """The stretches of a part of a quote between its omissions and editor's brackets."""
    return [piece for piece in (piece.strip() for piece in _OMISSION.split(part)) if re.search(r"\w", piece)]


def find(text: str, folded: Folded, parts: tuple[str, ...]) -> list[Passage] | Missing:
    """Look the parts of a quote up in a text, in their order.

    Square brackets are taken as the document's own where it has them so, and else as an omission or an editor's word.
    """
    passages: list[Passage] = []
    position = 0
    for part in parts:
        for attempt in ([part], pieces(part)):
            found = _in_order(folded, attempt, position)
            if found:
                break
        if not found:
            return Missing(part, nearest(text, folded, part))
        passages += [_passage(text, folded, start, end) for start, end in found]
        position = found[-1][1]
    return passages


def _in_order(folded: Folded, stretches: list[str], position: int) -> list[tuple[int, int]]:
    """The places of stretches one after another in a folded text, the first that there are; empty if one is missing."""
    found = []
    for stretch in stretches:
        wanted = fold(stretch).text
        start = _whole_words(folded.text, wanted, position)
        if start < 0:
            return []
        position = start + len(wanted)
        found.append((start, position))
    return found


def _whole_words(text: str, wanted: str, position: int) -> int:
    """Where ``wanted`` stands as whole words, so that 4 is not found in 14; -1 if nowhere."""
    start = text.find(wanted, position) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        cuts_before = start > 0 and text[start - 1].isalnum() and wanted[0].isalnum()
        cuts_after = end < len(text) and text[end].isalnum() and wanted[-1].isalnum()
        if not cuts_before and not cuts_after:
            return start
        start = text.find(wanted, start + 1)
    return -1


def _passage(text: str, folded: Folded, start: int, end: int) -> Passage:
    first, last = folded.places[start], folded.places[end]
    exact = text[first:last].rstrip()
    last = first + len(exact)
    return Passage(exact, text[max(0, first - AROUND) : first], text[last : last + AROUND], first, last)


def text_fragment(passage: Passage) -> str:
    """The part of an address that makes a browser scroll to a passage and mark it (URL Fragment Text Directives, WICG)."""
    words = passage.exact.split()
    ends = [" ".join(words)] if len(words) <= 8 else [" ".join(words[:4]), " ".join(words[-4:])]
    before = " ".join(passage.prefix.split(" ")[1:]).strip()
    after = " ".join(passage.suffix.split(" ")[:-1]).strip()
    parts = [f"{_encoded(before)}-"] if before else []
    parts += [_encoded(end) for end in ends]
    parts += [f"-{_encoded(after)}"] if after else []
    return f":~:text={','.join(parts)}"


def _encoded(text: str) -> str:
    """Text for a text fragment, in which commas and hyphens have a meaning."""
    return quote(" ".join(text.split()), safe="").replace("-", "%2D")


def nearest(text: str, folded: Folded, part: str) -> str:
    """The passage of a text most like the words of a quote, in whole words; empty if nothing is."""
    best = fuzz.partial_ratio_alignment(fold(part).text, folded.text)
    if not best or not folded.text:
        return ""
    start = folded.text.rfind(" ", 0, best.dest_start) + 1
    end = folded.text.find(" ", best.dest_end)
    return text[folded.places[start] : folded.places[end]].strip()


def marked(words: str, other: str) -> str:
    """``other`` with what differs from ``words`` in braces, word by word."""
    ours, theirs = words.split(), other.split()
    out = []
    for kind, _, _, start, end in SequenceMatcher(
        None, [fold(w).text for w in ours], [fold(w).text for w in theirs]
    ).get_opcodes():
        stretch = " ".join(theirs[start:end])
        out.append(stretch if kind == "equal" else f"{{{stretch}}}")
    return " ".join(out)


def uncovered(text: str, passages: list[Passage]) -> list[tuple[int, str]]:
    """The sentences of a text in which no quote stands, with the line each begins on."""
    found = []
    for match in re.finditer(r"\S[^\n]*?(?:[.!?][”\"’)]*(?=\s)|(?=\n)|$)", text):
        if not any(passage.start < match.end() and match.start() < passage.end for passage in passages):
            found.append((text.count("\n", 0, match.start()) + 1, match[0]))
    return found

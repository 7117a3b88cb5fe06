"""Proofs that a quote stands in the text it was taken from, and where.

A quote is looked up under a folding (folding.py). What was found is kept as the W3C's TextQuoteSelector and
TextPositionSelector have it (Web Annotation Data Model, 2017): the exact words, up to 32 characters before and after them, and
their place.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, ClassVar
from urllib.parse import quote

from annotated_types import Len
from pydantic import ConfigDict

from onrecord.proving.extracting import PAGE_END, FileKind, Unreadable
from onrecord.proving.folding import Folded, Text, fold
from onrecord.proving.guarded import text_within_limits
from onrecord.proving.nearest import nearest
from onrecord.writing.letters import APART, END, RAISED, is_one_number, is_one_word

AROUND = 32
"""Characters kept before and after what was found."""

FRAGMENT_WORDS = 8
"""A passage of more words is named in a text fragment by its first and last ones."""

MOST_NEAREST = 20
"""Quotes of one file for which a nearest passage is looked for."""

_BLOCK_END = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
"""Ends a line, or a cell of a table."""

_EDGES = re.compile(f"[{RAISED}{APART}{END}]")

OMISSION = re.compile(r"\[[^\[\]]*\]")
"""A marked omission, or an editor's word, in square brackets: it stands for words that the document has otherwise."""


STRICT = ConfigDict(extra="forbid", strict=True)
"""How what is kept of proofs is read back: every key is known, and every value of its very type."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where words stand in a text: the exact characters, a few before and after them, and their place in characters (Unicode
    code points) from 0. ``page``: the page from 1, if the text has pages, else 0."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    page: int = 0


class QuoteState(StrEnum):
    """What is known of a quote."""

    FRESH = "fresh"
    LOCKED = "locked"
    NO_ARCHIVE = "no-archive"
    NOT_YET = "not-yet"


@dataclass(frozen=True, slots=True)
class Proof:
    """Where a quote was found: in which document, against the text of what kind of file, as the record then wrote it. ``on``: the
    day, in ISO 8601, of one that was kept; empty for one that was looked up just now."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    document: str
    kind: FileKind
    sha256: str
    quote: str
    passages: Annotated[tuple[Passage, ...], Len(1)]
    on: str = ""


@dataclass(frozen=True)
class Proofs:
    """The proofs of a record by claim, and what is known of each quote."""

    proofs: Mapping[str, Proof] = field(default_factory=dict)
    states: Mapping[str, QuoteState] = field(default_factory=dict)

    def number(self, state: QuoteState) -> int:
        """How many quotes are in a state."""
        return sum(each is state for each in self.states.values())


@dataclass(frozen=True, slots=True)
class Missing:
    """Words that do not stand in a text after the ones before them; of these, those that were compared with the text; and the
    passage that is most like those, if one was looked for."""

    words: str
    compared: str = ""
    nearest: str = ""


def fingerprint(parts: tuple[str, ...]) -> str:
    """The SHA-256 of a quote as the record writes it, every character of it."""
    return sha256("\0".join(parts).encode()).hexdigest()


def pieces(part: str) -> list[str]:
    """The stretches of a part of a quote between its omissions and editor's brackets."""
    return [piece for piece in (piece.strip() for piece in OMISSION.split(part)) if re.search(r"\w", piece)]


def find(text: Text, parts: tuple[str, ...], with_nearest: bool = True) -> tuple[Passage, ...] | Missing:
    """Look the parts of a quote up in a text, in their order.

    Square brackets are taken as the document's own where it has them so, and else as an omission or an editor's word.
    ``with_nearest``: whether the passage most like a missing part is looked for, which takes long.
    """
    passages: list[Passage] = []
    position = 0
    for part in parts:
        attempts = ((stretches, reading) for stretches in ([part], pieces(part)) for reading in text.readings())
        found = next(filter(None, (_in_order(text.text, *attempt, position) for attempt in attempts)), [])
        if not found:
            return Missing(part, *nearest(text, part)) if with_nearest else Missing(part)
        passages += [_passage(text.text, start, end) for start, end in found]
        position = found[-1][1]
    return tuple(passages)


def are_words_of(passages: tuple[Passage, ...], parts: tuple[str, ...]) -> bool:
    """Whether passages are the words of a quote under the folding, in its order, and nothing more."""
    exact = [each.exact for each in passages]
    done = {0}
    for part in parts:
        done = {
            end + len(stretches)
            for end in done
            for stretches in ([part], pieces(part))
            if stretches and _are_same(stretches, exact[end : end + len(stretches)])
        }
    return len(passages) in done


def _are_same(stretches: list[str], exact: list[str]) -> bool:
    return len(stretches) == len(exact) and all(map(_is_same, stretches, exact))


def _is_same(stretch: str, exact: str) -> bool:
    """Whether words found in a text are these: as most have them, or under the folding, in one of the ways to read them."""
    if exact.split() == stretch.split():
        return True
    wanted = fold(stretch).text
    return any(reading.text == wanted for reading in Text(exact).readings())


def _in_order(original: str, stretches: list[str], folded: Folded, position: int) -> list[tuple[int, int]]:
    """The places of stretches one after another in a text, the first that there are behind a position; empty if one is
    missing."""
    found = []
    index = folded.index(position)
    for stretch in stretches:
        wanted = fold(stretch).text
        start = _whole_words(original, folded, wanted, index)
        if start < 0:
            return []
        index = start + len(wanted)
        found.append((folded.start(start), folded.end(index)))
    return found


def _whole_words(original: str, folded: Folded, wanted: str, index: int) -> int:
    """Where ``wanted`` stands as whole words and numbers, so that 4 is not found in 14; -1 if nowhere."""
    start = folded.text.find(wanted, index) if wanted else -1
    while start >= 0:
        if not _cuts(original, folded, start) and not _cuts(original, folded, start + len(wanted)):
            return start
        start = folded.text.find(wanted, start + 1)
    return -1


def _cuts(original: str, folded: Folded, index: int) -> bool:
    """Whether a word or a number goes on over an index. Only the original tells which spaces stand within a number."""
    text = folded.text
    if not 0 < index < len(text):
        return False
    if is_one_word(text[index - 1], text[index]):
        return True
    separators = (place for place in (index - 1, index) if 0 < place < len(text) - 1)
    return any(
        is_one_number(
            text[place - 1], original[folded.start(place)] if text[place] == " " else text[place], text[place + 1]
        )
        for place in separators
    )


def _passage(text: str, start: int, end: int) -> Passage:
    page = text.count(PAGE_END, 0, start) + 1 if PAGE_END in text else 0
    return Passage(text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND], start, end, page)


@dataclass(frozen=True, slots=True)
class Task:
    """An archived file, and the quotes to look up in it: the parts of each."""

    data: bytes
    kind: FileKind
    sha256: str
    quotes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The SHA-256 of an archived file, and what was found of each quote; nothing if that is not the file's hash, or if it
    gives no text: ``unreadable`` says why."""

    sha256: str
    found: tuple[tuple[Passage, ...] | Missing, ...] = ()
    unreadable: str = ""


def look_up(task: Task) -> Outcome:
    """Look quotes up in an archived file."""
    found = sha256(task.data).hexdigest()
    if found != task.sha256:
        return Outcome(found)
    try:
        text = Text(text_within_limits(task.data, task.kind))
    except Unreadable as error:
        return Outcome(found, unreadable=str(error))
    outcomes: list[tuple[Passage, ...] | Missing] = []
    missing = 0
    for parts in task.quotes:
        outcomes.append(find(text, parts, with_nearest=missing < MOST_NEAREST))
        missing += isinstance(outcomes[-1], Missing)
    return Outcome(found, tuple(outcomes))


def alone(passage: Passage) -> Passage:
    """A passage without what stands around it."""
    return replace(passage, prefix="", suffix="")


def address_of(url: str, passages: Iterable[Passage]) -> str:
    """An address with the text fragment of some passages. One that it has already gives way: an address carries one."""
    address = url.partition(":~:")[0]
    return f"{address}{'' if '#' in address else '#'}{text_fragment(passages)}"


def text_fragment(passages: Iterable[Passage]) -> str:
    """The part of an address that makes a browser scroll to the first of some passages and mark all of them (URL Fragment
    Text Directives, WICG)."""
    return f":~:{'&'.join(f'text={_directive(passage)}' for passage in passages)}"


def _directive(passage: Passage) -> str:
    """A passage by its first and last words, or all of them, with what stands around it in the same block: a browser looks for
    each of these within one paragraph or cell of a table. What is raised or lowered it finds without a gap."""
    exact, prefix, suffix = (_EDGES.sub("", part) for part in (passage.exact, passage.prefix, passage.suffix))
    blocks = [block.split() for block in _BLOCK_END.split(exact) if block.strip()]
    if len(blocks) == 1 and len(blocks[0]) <= FRAGMENT_WORDS:
        ends = [" ".join(blocks[0])]
    else:
        half = FRAGMENT_WORDS // 2
        ends = [" ".join(blocks[0][:half]), " ".join(blocks[-1][-half:])]
    before = " ".join(_BLOCK_END.split(prefix)[-1].split(" ")[1:]).strip()
    after = " ".join(_BLOCK_END.split(suffix)[0].split(" ")[:-1]).strip()
    parts = [f"{_encoded(before)}-"] if before else []
    parts += [_encoded(end) for end in ends]
    parts += [f"-{_encoded(after)}"] if after else []
    return ",".join(parts)


def _encoded(text: str) -> str:
    """Text for a text fragment, in which commas and hyphens have a meaning."""
    return quote(" ".join(text.split()), safe="").replace("-", "%2D")


def uncovered(text: str, passages: Iterable[Passage]) -> list[tuple[int, str]]:
    """The sentences of a text in which no quote stands, with the line each begins on."""
    found = []
    for match in re.finditer(r"\S[^\n]*?(?:[.!?][”\"’)]*(?=\s)|[。！？][”’」』）]*|(?=\n)|$)", text):
        if not any(passage.start < match.end() and match.start() < passage.end for passage in passages):
            found.append((text.count("\n", 0, match.start()) + 1, match[0]))
    return found

"""From entries to tables: rows in the order of their first column, which is what is looked up.

An entry is known by its number in the list of entries. Numbers in order are written as the steps between them, in `encoded`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.searching.entries import OMITTED, SearchEntry
from onrecord.speaking.markdown import Name
from onrecord.writing.spellings import forms, name_key, romanised, sounds, whole_sounds, words

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
"""Of 64: the lower half ends a number, the upper half says that it goes on, five bits a digit, the lowest first."""

SHORTEST_MISSPELT = 5
"""Letters of a word in which a wrong one is forgiven; so a word meant has one fewer at least."""

ENTRIES_OF_A_ROW = 500
"""Entries whose places one row of `positions` holds at most."""

SEVERAL = 3
"""Places of a word in an entry up to which their number is written together with the step to the entry: four times the step,
and how many there are besides the first; beyond that three, and then the number by itself."""

MOST_WORDS_HEARD = 8
"""Words of a name that is found by its sound; a longer one is a sentence."""

Row = str | list[str]
"""A row: its columns, or its only one."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Every table of an index, by name.

    ``terms``: a folded word; the entries that have it in a name, in a statement, elsewhere.
    ``positions``: a word and an entry's number; the entries from that one on, each with how many places the word has in it
    and which.
    ``names``: a whole name's key; the entries whose title it is, those that have it as another name.
    ``sounds``: a key of a sound; the word or name in Latin letters that has it, or nothing if it is in another script; the
    entries that it is the whole name of, those that it is a word of.
    ``spellings``: each word that may be misspelt, and each of them from its end, behind ``<``.
    ``letters``: a letter, and what it is in Latin ones.
    """

    terms: list[Row] = field(default_factory=list)
    positions: list[Row] = field(default_factory=list)
    names: list[Row] = field(default_factory=list)
    sounds: list[Row] = field(default_factory=list)
    spellings: list[Row] = field(default_factory=list)
    letters: list[Row] = field(default_factory=list)


def build(entries: Iterable[SearchEntry]) -> Tables:
    """Index entries."""
    terms, names, heard = _Lists(3), _Lists(2), _Lists(2)
    positions: dict[str, list[tuple[int, list[int]]]] = defaultdict(list)
    for number, entry in enumerate(entries):
        _index_words(number, entry, terms, positions)
        _index_names(number, entry, names, heard)
    spelt: list[str] = [word for (word,) in terms.lists if len(word) >= SHORTEST_MISSPELT - 1 and not _has_digit(word)]
    return Tables(
        terms.rows(),
        [row for word in sorted(positions, key=order) for row in _rows_of_positions(word, positions[word])],
        names.rows(),
        heard.rows(),
        [*sorted([*spelt, *(f"<{word[::-1]}" for word in spelt)], key=order)],
        [list(pair) for pair in sorted(romanised().items(), key=lambda pair: order(pair[0]))],
    )


class _Lists:
    """Lists of numbers under a key of one or more columns, as many lists for each key."""

    def __init__(self, each: int) -> None:
        self.lists: dict[tuple[str, ...], list[list[int]]] = defaultdict(lambda: [[] for _ in range(each)])

    def add(self, which: int, number: int, *key: str) -> None:
        numbers = self.lists[key][which]
        if not numbers or numbers[-1] != number:
            numbers.append(number)

    def rows(self) -> list[Row]:
        return [[*key, *(encoded(steps(each)) for each in lists)] for key, lists in in_order(self.lists.items())]


def _rows_of_positions(word: str, found: list[tuple[int, list[int]]]) -> Iterator[Row]:
    """The places of a word, in rows of a limited length, so that only those of the entries in question are read."""
    for start in range(0, len(found), ENTRIES_OF_A_ROW):
        row = found[start : start + ENTRIES_OF_A_ROW]
        last = row[0][0]
        numbers: list[int] = []
        for number, places in row:
            many = [len(places)] if len(places) > SEVERAL else []
            numbers += ((number - last) * (SEVERAL + 1) + min(len(places), SEVERAL + 1) - 1, *many, *steps(places))
            last = number
        yield [placed(word, row[0][0]), encoded(numbers)]


def placed(word: str, number: int) -> str:
    """The key under which the places of a word stand, from an entry on."""
    return f"{word} {number:08}"


def _index_words(
    number: int, entry: SearchEntry, terms: _Lists, positions: dict[str, list[tuple[int, list[int]]]]
) -> None:
    """Put each word of an entry under its forms, and its places one step on; between two texts a place is left empty."""
    places: dict[str, list[int]] = {}
    place = 0
    for which, texts in enumerate((entry.names, entry.statements, entry.texts)):
        for part in (part for text in texts for part in text.text.split(OMITTED)):
            for word in words(part):
                for form in forms(word):
                    if form not in places:
                        places[form] = []
                    places[form].append(place)
                    terms.add(which, number, form)
                place += 1
            place += 1
    for form, several in places.items():
        positions[form].append((number, several))


def _index_names(number: int, entry: SearchEntry, names: _Lists, heard: _Lists) -> None:
    """Put an entry under each whole name, under its sound, and under those of its words and of two words together."""
    for name in entry.names:
        key = name_key(name.text)
        parts = key.split()
        names.add(0 if name == entry.title else 1, number, key)
        if len(parts) > MOST_WORDS_HEARD:
            continue
        for sound in whole_sounds(key):
            heard.add(0, number, sound, _in_latin("".join(parts)))
        for word in parts:
            for sound in sounds(word):
                heard.add(1, number, sound, _in_latin(word))
        for pair in pairwise(parts):
            for sound in whole_sounds(" ".join(pair)):
                heard.add(1, number, sound, _in_latin("".join(pair)))


def _in_latin(folded: str) -> str:
    return folded if folded.isascii() else ""


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def order(key: str) -> bytes:
    """What sorts texts as JavaScript compares them."""
    return key.encode("utf-16-be", "surrogatepass")


def in_order(
    items: Iterable[tuple[tuple[str, ...], list[list[int]]]],
) -> Iterator[tuple[tuple[str, ...], list[list[int]]]]:
    """Items in the order of their keys."""
    return iter(sorted(items, key=lambda item: [order(column) for column in item[0]]))


def steps(numbers: list[int]) -> Iterator[int]:
    """The first of numbers in order, and then by how much each is larger than the one before it."""
    last = 0
    for number in numbers:
        yield number - last
        last = number


def _written(number: int) -> str:
    out = ""
    while number > 31:
        out += DIGITS[32 + (number & 31)]
        number >>= 5
    return out + DIGITS[number]


_WRITTEN = [_written(number) for number in range(4096)]


def encoded(numbers: Iterable[int]) -> str:
    """Whole numbers from 0 as a text."""
    return "".join(_WRITTEN[number] if number < 4096 else _written(number) for number in numbers)


def piece(name: Name) -> Row:
    """A text of an entry, with its language if it is not the record's own."""
    return [name.text, name.language] if name.language else name.text

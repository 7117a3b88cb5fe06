"""From slips to tables: rows in the order of their first column, which is what is looked up.

An entry is known by its number, which `shelves` gives it. Numbers in order are written as the steps between them.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import NamedTuple

from onrecord.searching.encoding import WRITTEN, as_json, encoded, steps
from onrecord.searching.slips import (
    COLUMN,
    NAME,
    OTHER,
    PART,
    SEVERAL,
    STATEMENT,
    TEXT,
    TITLE,
    WHOLE,
    Found,
    Slip,
    marked,
)
from onrecord.writing.han import FAMILIES
from onrecord.writing.spellings import romanised

SHORTEST_MISSPELT = 5
"""Letters of a word in which a wrong one is forgiven; so a word meant has one fewer at least."""

ENTRIES_OF_A_ROW = 500
"""Entries whose places one row of `positions` holds at most, about."""


class Row(NamedTuple):
    """A row: what sorts it as JavaScript compares texts, its key, its JSON, and a `mark` of its key."""

    order: bytes
    key: str
    text: str
    mark: int


Rows = dict[str, list[Row]]
"""The rows of a table under the key that they are made for."""

Postings = dict[str, tuple[list[int], list[Found]]]
"""For each key the numbers of the entries in which it is found, in order, and how. None of these is changed once it is made."""


@dataclass(frozen=True, eq=False, slots=True)
class Tables:
    """Every table of an index, and what they were made from.

    ``terms``: a folded word; the entries that have it in a name, in a statement, elsewhere.
    ``positions``: a word and a number; the entries from that number on, each with how many places the word has in it and which.
    ``names``: a whole name's key; the entries whose title it is, those that have it as another name.
    ``sounds``: a key of a sound; the word or name in Latin letters that has it, or nothing if it is in another script; the
    entries that it is the whole name of, those that it is a word of.
    ``spellings``: each word that may be misspelt, and each of them from its end, behind ``<``.

    ``slips``: those of all entries by their numbers, which are less than ``room``. ``words``, ``whole``, ``heard``: where the
    words, the names and the sounds are found.
    """

    terms: Rows = field(default_factory=dict)
    positions: Rows = field(default_factory=dict)
    names: Rows = field(default_factory=dict)
    sounds: Rows = field(default_factory=dict)
    spellings: Rows = field(default_factory=dict)
    slips: Mapping[int, Slip] = field(default_factory=dict)
    room: int = 0
    words: Postings = field(default_factory=dict)
    whole: Postings = field(default_factory=dict)
    heard: Postings = field(default_factory=dict)

    def in_order(self) -> dict[str, list[Row]]:
        """The rows of each table by its name; with them ``letters``: a letter, and what it is in Latin ones;
        and ``han``: one of Chinese, the simplified one and all that stand for the same."""
        tables = {
            "terms": self.terms,
            "positions": self.positions,
            "names": self.names,
            "sounds": self.sounds,
            "spellings": self.spellings,
        }
        found = {name: sorted(row for rows in table.values() for row in rows) for name, table in tables.items()}
        return {**found, "letters": _letters(), "han": self._han()}

    def _han(self) -> list[Row]:
        """The letters of Chinese in the index, each with those that are taken for it."""
        families = (members for simplified, members in FAMILIES.items() if simplified in self.words)
        return sorted(row(letter, members) for members in families for letter in members)


def tables_of(slips: Mapping[int, Slip], room: int, before: Tables) -> Tables:
    """The tables of entries, whose numbers are in order and less than ``room``. Rows of the tables ``before`` that still hold are
    taken from there; the result is the same without any."""
    if before.room != room:
        before = Tables()
    gone = [(number, slip) for number, slip in before.slips.items() if slips.get(number) is not slip]
    new = [(number, slip) for number, slip in slips.items() if before.slips.get(number) is not slip]
    words, changed = _after(before.words, *(((n, slip.words) for n, slip in each) for each in (gone, new)))
    whole, renamed = _after(before.whole, *(((n, slip.names) for n, slip in each) for each in (gone, new)))
    heard, sounding = _after(before.heard, *(((n, slip.sounds) for n, slip in each) for each in (gone, new)))
    return Tables(
        _with(before.terms, {key: _listed(key, words, (NAME, STATEMENT, TEXT)) for key in changed}),
        _with(before.positions, {key: list(_placed(key, words, room)) for key in changed}),
        _with(before.names, {key: _listed(key, whole, (TITLE, OTHER)) for key in renamed}),
        _with(before.sounds, {key: _listed(key, heard, (WHOLE, PART)) for key in sounding}),
        _with(
            before.spellings,
            {key: list(_spelt(key, words)) for key in changed if (key in words) != (key in before.words)},
        ),
        slips,
        room,
        words,
        whole,
        heard,
    )


def _with(before: Rows, changed: Rows) -> Rows:
    """Rows with others in their place; those of a key that has none any more are left out."""
    return {key: rows for key, rows in {**before, **changed}.items() if rows}


Given = Iterable[tuple[int, Mapping[str, Found]]]
"""Numbers of entries, in order, with what each gives to a table."""


def _after(before: Postings, gone: Given, new: Given) -> tuple[Postings, list[str]]:
    """Where the keys of a table are found after entries went and came, and those keys for which that has changed."""
    less, more = _gathered(gone), _gathered(new)
    changed = [key for key in {**less, **more} if less.get(key) != more.get(key)]
    after = dict(before)
    for key in changed:
        if key not in before:
            after[key] = more[key]
            continue
        found = dict(zip(*before[key], strict=True))
        for number in less.get(key, ((), ()))[0]:
            del found[number]
        found.update(zip(*more.get(key, ((), ())), strict=True))
        if found:
            numbers = sorted(found)
            after[key] = numbers, [found[number] for number in numbers]
        else:
            del after[key]
    return after, changed


def _gathered(given: Given) -> Postings:
    postings: Postings = {}
    for number, founds in given:
        for key, found in founds.items():
            if key in postings:
                numbers, several = postings[key]
                numbers.append(number)
                several.append(found)
            else:
                postings[key] = [number], [found]
    return postings


def _listed(key: str, postings: Postings, bits: tuple[int, ...]) -> list[Row]:
    """The row of a key: for each of several bits, the entries in which it is found so."""
    if key not in postings:
        return []
    numbers, founds = postings[key]
    lists = ([n for n, (where, _, _) in zip(numbers, founds, strict=True) if where & bit] for bit in bits)
    return [row(key, *(encoded(steps(each)) for each in lists))]


def _placed(word: str, postings: Postings, room: int) -> Iterator[Row]:
    """The places of a word, in rows of a limited length, so that only those of the entries in question are read. Each is for a
    range of numbers, whichever of them the word has, so that an entry more changes one row."""
    numbers, founds = postings.get(word, ([], []))
    width, start = _width(len(numbers), room), 0
    while start < len(numbers):
        begin = numbers[start] - numbers[start] % width
        end = bisect_left(numbers, begin + width, start)
        entries = map(WRITTEN.__getitem__, map(_with_many, steps(numbers[start:end], begin), founds[start:end]))
        places = (places for _, _, places in founds[start:end])
        yield row(placed(word, begin), "".join(chain.from_iterable(zip(entries, places, strict=True))))
        start = end


def _with_many(step: int, found: Found) -> int:
    """A step to an entry, and in the same number how many places it has, as `SEVERAL` has it."""
    return step * (SEVERAL + 1) + found[1]


def _width(entries: int, room: int) -> int:
    """How many numbers a row of positions is for: a power of two, so that it seldom changes."""
    width = 1 << room.bit_length()
    while width > 1 and entries * width > ENTRIES_OF_A_ROW * room and entries > ENTRIES_OF_A_ROW:
        width >>= 1
    return width


def placed(word: str, number: int) -> str:
    """The key under which the places of a word stand, from a number on."""
    return f"{word} {number:08}"


def _spelt(word: str, postings: Postings) -> Iterator[Row]:
    """The rows of a word that may be misspelt."""
    if word in postings and len(word) >= SHORTEST_MISSPELT - 1 and not any(letter.isdigit() for letter in word):
        yield from (row(word), row(f"<{word[::-1]}"))


@cache
def _letters() -> list[Row]:
    return sorted(row(letter, latin) for letter, latin in romanised().items())


def row(key: str, *columns: str) -> Row:
    """A row; what has one column only is written as it is."""
    keys = key.split(COLUMN)
    return Row(order(key), keys[0], as_json([*keys, *columns] if columns else key), marked(key))


def order(key: str) -> bytes:
    """What sorts texts as JavaScript compares them."""
    return key.encode("utf-16-be", "surrogatepass")

"""The tables of an index: rows in the order of their first column, which is what is looked up.

An entry is known by its number, which `shelves` gives it. Numbers in order are written as the steps between them. A row says all
that is known of its key, so it can be read again and changed.
"""

import json
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.searching.encoding import READ, WRITTEN, as_json, each_number, encoded, in_steps, marked, steps
from onrecord.searching.postings import Place, Postings
from onrecord.searching.slips import COLUMN, NAME, OTHER, PART, SEVERAL, STATEMENT, TEXT, TITLE, WHOLE
from onrecord.writing.han import FAMILIES
from onrecord.writing.spellings import romanised

SHORTEST_MISSPELT = 5
"""Letters of a word in which a wrong one is forgiven; so a word meant has one fewer at least."""

ENTRIES_OF_A_ROW = 500
"""Entries whose places one row of `positions` holds at most, about."""

LISTED: Mapping[str, tuple[int, ...]] = {
    "terms": (NAME, STATEMENT, TEXT),
    "names": (TITLE, OTHER),
    "sounds": (WHOLE, PART),
}
"""Tables whose rows list entries, and for each list where in these the key is found.

``terms``: a folded word; the entries that have it in a name, in a statement, elsewhere. ``names``: a whole name's key; the
entries whose title it is, those that have it as another name. ``sounds``: a key of a sound; the word or name in Latin letters
that has it, or nothing if it is in another script; the entries that it is the whole name of, those that it is a word of.

The other tables are ``positions``: a word and a number; the entries from that number on, each with how many places the word has
in it and which. ``spellings``: each word that may be misspelt, and each of them from its end, behind ``<``. ``letters``: a
letter, and what it is in Latin ones. ``han``: one of Chinese, the simplified one and all that stand for the same.
``sorts``: a sort; the entries that are of it.
"""


class Row(NamedTuple):
    """A row: what sorts it as JavaScript compares texts, its key, its JSON, and a `mark` of its key."""

    order: bytes
    key: str
    text: str
    mark: int


def of_words(words: Postings, room: int) -> Iterator[tuple[str, list[Row]]]:
    """The tables that the words of all entries make, whose numbers are less than ``room``."""
    keys = sorted(words, key=order)
    yield "terms", [listed("terms", key, words.entries(key)) for key in keys]
    yield "positions", [row for key in keys for row in _all_placed(key, words.places(key), room)]
    yield "spellings", sorted(row for key in keys for row in spelt(key))
    yield "han", han(words)


def of_names(table: str, found: Postings) -> list[Row]:
    """A table of names or of their sounds."""
    return sorted(listed(table, key, found.entries(key)) for key in found)


def listed(table: str, key: str, entries: Iterable[tuple[int, int]]) -> Row:
    """The row of a key: for each of several bits, the entries in which it is found so; they are in order, each with its bits."""
    found = list(entries)
    lists = ([number for number, where in found if where & bit] for bit in LISTED[table])
    return row(key, *(encoded(steps(numbers)) if numbers else "" for numbers in lists))


def listed_in(table: str, text: str) -> dict[int, int]:
    """What a row was made of by `listed`."""
    found: dict[int, int] = {}
    bits = LISTED[table]
    for bit, numbers in zip(bits, json.loads(text)[-len(bits) :], strict=True):
        for number in in_steps(numbers):
            found[number] = found.get(number, 0) | bit
    return found


def placed(word: str, places: Sequence[Place], width: int) -> Iterator[Row]:
    """The places of a word, in rows of a limited length, so that only those of the entries in question are read. Each is for as
    many numbers as `width_for` has it, whichever of them the word has, so that an entry more changes one row."""
    numbers, start = [number for number, _, _, _ in places], 0
    while start < len(numbers):
        begin = numbers[start] - numbers[start] % width
        end = bisect_left(numbers, begin + width, start)
        yield placed_from(word, begin, places[start:end])
        start = end


def _all_placed(word: str, places: Sequence[Place], room: int) -> Iterator[Row]:
    return placed(word, places, width_for(len(places), room))


def placed_from(word: str, begin: int, places: Iterable[Place]) -> Row:
    """The places of a word in entries of one range of numbers. A step to an entry and how many places it has, as `SEVERAL` has
    it, stand in one number."""
    written: list[str] = []
    before = begin
    for number, _, many, text in places:
        written += WRITTEN[(number - before) * (SEVERAL + 1) + many], text
        before = number
    return row(key_of_places(word, begin), "".join(written))


def placed_in(begin: int, text: str) -> list[Place]:
    """What a row was made of by `placed_from`, but for where a word stands."""
    numbers = each_number(json.loads(text)[1])
    number, at, found = begin, 0, []
    while at < len(numbers):
        step, many = divmod(READ[numbers[at]], SEVERAL + 1)
        count = many + 1 if many < SEVERAL else READ[numbers[at + 1]] + 1
        number += step
        found.append((number, 0, many, "".join(numbers[at + 1 : at + 1 + count])))
        at += 1 + count
    return found


def width_for(entries: int, room: int) -> int:
    """How many numbers a row of positions is for: a power of two, so that it seldom changes."""
    width = 1 << room.bit_length()
    while width > 1 and entries * width > ENTRIES_OF_A_ROW * room and entries > ENTRIES_OF_A_ROW:
        width >>= 1
    return width


def key_of_places(word: str, number: int) -> str:
    """The key under which the places of a word stand, from a number on. A tab stands between them: it sorts before
    all that words have, and nobody takes the whole for a telephone number."""
    return f"{word}\t{number:08}"


def spelt(word: str) -> Iterator[Row]:
    """The rows of a word that may be misspelt."""
    if len(word) >= SHORTEST_MISSPELT - 1 and not any(letter.isdigit() for letter in word):
        yield from (row(word), row(f"<{word[::-1]}"))


def han(words: Container[str]) -> list[Row]:
    """The letters of Chinese among some words, each with those that are taken for it."""
    families = (members for simplified, members in FAMILIES.items() if simplified in words)
    return sorted(row(letter, members) for members in families for letter in members)


@cache
def letters() -> list[Row]:
    """Letters, and what they are in Latin ones."""
    return sorted(row(letter, latin) for letter, latin in romanised().items())


def sorts(found: Mapping[str, Sequence[int]]) -> list[Row]:
    """The entries of each sort, by their numbers in order."""
    return sorted(row(sort, encoded(steps(numbers))) for sort, numbers in found.items())


def row(key: str, *columns: str) -> Row:
    """A row; what has one column only is written as it is."""
    keys = key.split(COLUMN)
    return Row(order(key), key, as_json([*keys, *columns] if columns else key), marked(key))


def key_in(table: str, text: str) -> str:
    """The key of a row, from its JSON."""
    columns = json.loads(text)
    if isinstance(columns, str):
        return columns
    return COLUMN.join(columns[: -len(LISTED[table])] if table in LISTED else columns[:1])


def order(key: str) -> bytes:
    """What sorts texts as JavaScript compares them."""
    return key.encode("utf-16-be", "surrogatepass")

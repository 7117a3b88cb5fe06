"""From tables to files: each table is cut into blocks, so that a query reads only the few that it needs.

A block is a script of one call, for a page opened from a disk can load nothing else; over http its one argument is read as JSON.
Each is named by what is in it, so that a browser never mixes two builds, and keeps what is the same in both. What leads to them,
``start``, knows their names.
"""

from base64 import b32encode
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from onrecord.searching.asked import leading
from onrecord.searching.encoding import DIGITS, as_json, encoded, steps
from onrecord.searching.entries import BY_HAND, SearchEntry
from onrecord.searching.shelves import SLOTS, Shelf, cut, room_for, shelved
from onrecord.searching.slips import Slip, slip_of
from onrecord.searching.tables import Row, Tables, row, tables_of
from onrecord.speaking import words
from onrecord.speaking.languages import message, spoken
from onrecord.speaking.linking import LinkStyle, site_address
from onrecord.writing.spellings import TABLE

FOLDER = "search/blocks/"
"""Where the files lie, from the top of the site."""

CHARACTERS_OF_A_BLOCK = 20_000, 38_000
"""From which to which length a block of a table becomes; a longer row is a block of its own."""

LETTERS_OF_A_NAME = 6
"""Of the hash of a block, five bits each."""

MESSAGES = {
    "also": message("also: %(name)s"),
    "one": message("One more result"),
    "more": message("%(number)s more results"),
    "next": message("Show them from number %(first)s on, or add a word to narrow the search."),
    "failed": message("The search could not read its index"),
    "retry": message(
        "Load the page again. If that does not help, use the lists of sources, locations, events and documents."
    ),
}
"""What the worker says itself."""

Slips = Mapping[tuple[str, int], tuple[SearchEntry, Slip]]
"""What was made of each entry, by its address; the second of one address has the number 1."""


@dataclass(frozen=True, eq=False, slots=True)
class KeptIndex:
    """What an index was made of, for the next one of nearly the same entries."""

    slips: Slips = field(default_factory=dict)
    tables: Tables = field(default_factory=Tables)


NOTHING_KEPT = KeptIndex()

NOTHING_ASKED: Mapping[str, Iterable[str]] = MappingProxyType({})
"""No words."""


@dataclass(frozen=True, slots=True)
class Shards:
    """The files of an index, by path from the top of the site; ``start`` is the one that leads to the others. ``kept``: what the
    next index can be made with."""

    start: str
    files: dict[str, str]
    kept: KeptIndex = field(default=NOTHING_KEPT, compare=False, repr=False)


def shards(
    entries: Sequence[SearchEntry],
    links: LinkStyle,
    kept: KeptIndex = NOTHING_KEPT,
    asked: Mapping[str, Iterable[str]] = NOTHING_ASKED,
) -> Shards:
    """Return the files of an index. ``asked``: what else things are asked for by, as the record says. They depend on nothing but
    that, the entries and their order: with what is ``kept`` of an index before they are made sooner."""
    slips = _slips(entries, kept.slips)
    each = list(slips.values())
    shelves = shelved([slip for _, slip in each])
    room = room_for(len(shelves)) * SLOTS
    numbers = [number for shelf in shelves for number in shelf.numbers()]
    tables = tables_of(_by_number(numbers, each), room, kept.tables)
    sorts = _by_sort(numbers, entries)
    kinds = sorted({entry.kind for entry in entries})
    blocks: dict[str, list[str]] = {}
    firsts: dict[str, list[str]] = {}
    for name, rows in {**tables.in_order(), "sorts": _rows(sorts)}.items():
        cuts = [
            *cut([len(row.text) + 1 for row in rows], [row.mark for row in rows], *CHARACTERS_OF_A_BLOCK),
            len(rows),
        ]
        blocks[name] = [_array(row.text for row in rows[start:end]) for start, end in pairwise(cuts)]
        firsts[name] = [rows[start].key for start in cuts[:-1]]
    blocks["entries"] = [_array(_shown(shelf, each, kinds)) for shelf in shelves]
    files: dict[str, str] = {}
    names = {name: "".join(_put(files, name, text) for text in texts) for name, texts in blocks.items()}
    leads = {
        "names": names,
        "firsts": firsts,
        "kinds": kinds,
        "shelves": encoded(shelf.number for shelf in shelves),
        "room": room,
        "last": encoded(steps(sorts.get(BY_HAND, []))),
        "asked": leading(asked, tables.words),
    }
    start = _put(files, "start", as_json(leads | _of_all(links)))
    return Shards(f"{FOLDER}start-{start}.js", files, KeptIndex(slips, tables))


def _slips(entries: Sequence[SearchEntry], before: Slips) -> Slips:
    """The slip of each entry, in their order."""
    slips = {}
    seen = Counter[str]()
    for entry in entries:
        key = entry.address, seen[entry.address]
        seen[entry.address] += 1
        known = before.get(key)
        slips[key] = known if known and known[0] == entry else (entry, slip_of(entry))
    return slips


def _by_number(numbers: Sequence[int], each: Sequence[tuple[SearchEntry, Slip]]) -> dict[int, Slip]:
    """The slips by the numbers of their entries, in the order of these."""
    numbered = {number: slip for number, (_, slip) in zip(numbers, each, strict=True)}
    return {number: numbered[number] for number in sorted(numbered)}


def _by_sort(numbers: Sequence[int], entries: Sequence[SearchEntry]) -> dict[str, list[int]]:
    """The numbers of the entries of each sort, in order."""
    sorts: dict[str, list[int]] = {}
    for number, entry in sorted(zip(numbers, entries, strict=True), key=itemgetter(0)):
        sorts.setdefault(entry.sort, []).append(number)
    return sorts


def _rows(sorts: Mapping[str, Sequence[int]]) -> list[Row]:
    """A row for each sort: the entries that are of it."""
    return sorted(row(sort, encoded(steps(numbers))) for sort, numbers in sorts.items())


def _shown(shelf: Shelf, each: Sequence[tuple[SearchEntry, Slip]], kinds: list[str]) -> list[str]:
    """What results show of the entries of a shelf: the slot, the kind and the columns of its slip."""
    return [
        f"[{slot},{kinds.index(entry.kind)},{slip.shows}]"
        for slot, (entry, slip) in zip(shelf.slots, each[shelf.first :], strict=False)
    ]


def _of_all(links: LinkStyle) -> dict[str, Any]:
    """What the worker reads first, and is the same for all entries."""
    return {
        "folding": TABLE,
        "digits": DIGITS,
        "lettersOfAName": LETTERS_OF_A_NAME,
        "slots": SLOTS,
        "home": site_address("index.md", links),
        "messages": {key: words.translate(text) for key, text in MESSAGES.items()},
        "locale": str(spoken().locale).replace("_", "-"),
    }


def _array(rows: Iterable[str]) -> str:
    return "[" + ",\n".join(rows) + "]"


def _put(files: dict[str, str], table: str, text: str) -> str:
    """Put a block of a table among the files, and return the name that it has in its table."""
    turn = text
    while True:
        name = b32encode(sha256(turn.encode("utf-8", "surrogatepass")).digest())[:LETTERS_OF_A_NAME].decode().lower()
        path, script = f"{FOLDER}{table}-{name}.js", f'onrecordBlock("{table}-{name}",\n{text}\n)\n'
        if files.setdefault(path, script) == script:
            return name
        turn = name + turn  # another block has this name: with so few letters that happens once in very many indexes

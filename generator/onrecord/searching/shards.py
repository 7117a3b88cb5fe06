"""An index: its blocks, and the file that leads to them, ``start``, which knows their names.

From one index to the next few entries are others. So what is kept of one says where each entry stood, what its shelf was made of,
and how each table was cut; then only what an edit has reached is read, made anew and written.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from onrecord.searching.asked import begins_one_of, concerning, leading
from onrecord.searching.blocks import LETTERS_OF_A_NAME, Blocks, TableCut, TableRead, cut_into, name_of, named, path_of
from onrecord.searching.briefs import Findable
from onrecord.searching.changing import tables_after
from onrecord.searching.encoding import DIGITS, as_json, encoded, steps
from onrecord.searching.entries import BY_HAND
from onrecord.searching.moving import shelves_after
from onrecord.searching.postings import Postings
from onrecord.searching.shares import Giving, SharedOut, shares_of
from onrecord.searching.shelves import SLOTS
from onrecord.searching.slips import COLUMN
from onrecord.searching.standing import (
    ENTRIES,
    BriefRun,
    ShelfKept,
    Standing,
    in_full,
    in_runs,
    put_shelf,
    standing,
)
from onrecord.searching.tables import letters, of_names, of_words, sorts
from onrecord.speaking import words
from onrecord.speaking.languages import message, spoken
from onrecord.speaking.linking import LinkStyle, site_address
from onrecord.writing.spellings import TABLE

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

TABLES = ("terms", "positions", "names", "sounds", "spellings", "letters", "han", "sorts")
"""The tables that are cut, in the order in which ``start`` has them."""

START = "start"
"""The file that leads to the others, as if it were a table of one block."""

NOTHING_ASKED: Mapping[str, Iterable[str]] = MappingProxyType({})
"""No words."""


class KeptIndex(msgspec.Struct, frozen=True):
    """What an index was made of, for the next one of nearly the same entries. ``briefs``: those of all entries."""

    briefs: list[BriefRun]
    shelves: list[ShelfKept]
    tables: dict[str, TableCut]
    asked: dict[str, list[list[str]]]


class IndexMade(msgspec.Struct, frozen=True):
    """An index as it lies in a site: of each table the SHA-256 of its blocks. ``start``: the path of the file that leads to them.
    ``entries``: the SHA-256 of what is kept beside."""

    start: str
    sums: dict[str, list[bytes]]
    entries: list[bytes]


def index_anew(
    found: Findable, links: LinkStyle, asked: Mapping[str, Iterable[str]], blocks: Blocks, shared_out: SharedOut = map
) -> tuple[IndexMade, KeptIndex]:
    """Make an index from nothing. ``asked``: what else things are asked for by, as the record says. Its blocks depend on nothing
    but that, the entries and their order."""
    stands = standing(found.briefs)
    in_words, in_names, in_sounds = Postings(), Postings(), Postings()
    shelves: dict[int, ShelfKept] = {}
    shares = shares_of(stands)
    for share, gives in zip(shares, shared_out(Giving(found, stands, spoken().language), shares), strict=True):
        made = zip(share, gives.shelves, strict=True)
        shelves |= {shelf.number: put_shelf(blocks, each) for shelf, each in made}
        in_words.join(gives.words)
        in_names.join(gives.names)
        in_sounds.join(gives.sounds)
    leads = leading(asked, begins_one_of(in_words))
    tables = {name: cut_into(blocks, name, rows) for name, rows in of_words(in_words, stands.room)}
    del in_words
    for name, given in (("names", in_names), ("sounds", in_sounds)):
        tables[name] = cut_into(blocks, name, of_names(name, given))
    tables["letters"] = cut_into(blocks, "letters", letters())
    return _finished(stands, [shelves[each.number] for each in stands.shelves], tables, leads, links, blocks)


def index_changed(
    found: Findable, links: LinkStyle, asked: Mapping[str, Iterable[str]], before: KeptIndex, blocks: Blocks
) -> tuple[IndexMade, KeptIndex] | None:
    """Make the same from what is kept of the index before, made by the same program, in the same language, and with the same that
    is ``asked``; None where too much is another for that. Raises Lost."""
    stood = standing(dict(in_full(before.briefs)))
    stands = standing(found.briefs, stood)
    if (stands.room, stands.kinds) != (stood.room, stood.kinds):
        return None
    shelves, difference = shelves_after(found, stands, stood, before.shelves, blocks)
    tables, come_or_gone = tables_after(before.tables, difference, stands.room, blocks)
    leads = before.asked
    if concerning(asked, come_or_gone):
        leads = leading(asked, TableRead(blocks, "terms", tables["terms"]).begins_one)
    return _finished(stands, shelves, tables, leads, links, blocks)


def index_same(made: IndexMade, blocks: Blocks) -> None:
    """Take over an index as it is. Raises Lost."""
    for table, sums in made.sums.items():
        for sum_ in sums:
            blocks.take(table, sum_)
        named(blocks, table, sums)


def _finished(
    stands: Standing,
    shelves: list[ShelfKept],
    tables: dict[str, TableCut],
    leads: dict[str, list[list[str]]],
    links: LinkStyle,
    blocks: Blocks,
) -> tuple[IndexMade, KeptIndex]:
    """An index of which only the file that leads to the others is missing. Raises Lost."""
    tables["sorts"] = cut_into(blocks, "sorts", sorts(stands.by_sort))
    sums = {name: tables[name].sums for name in TABLES} | {ENTRIES: [shelf.block for shelf in shelves]}
    for name, its in sums.items():
        for sum_ in its:
            blocks.take(name, sum_)
    start = {
        "names": {name: "".join(named(blocks, name, its)) for name, its in sums.items()},
        "firsts": {name: [key.partition(COLUMN)[0] for key in tables[name].firsts] for name in TABLES},
        "kinds": stands.kinds,
        "shelves": encoded(shelf.number for shelf in stands.shelves),
        "room": stands.room,
        "last": encoded(steps(stands.by_sort.get(BY_HAND, []))),
        "asked": leads,
    }
    sums[START] = [blocks.put(START, as_json(start | _of_all(links)))]
    made = IndexMade(path_of(START, name_of(*sums[START])), sums, [shelf.entries for shelf in shelves])
    return made, KeptIndex(in_runs(stands), shelves, tables, leads)


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

"""From tables to files: each table is cut into blocks, so that a query reads only the few that it needs.

A block is a script of one call, for a page opened from a disk can load nothing else; over http its one argument is read as JSON.
The folder is named by what is in it, so that a browser never mixes files of two builds.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from onrecord.searching.entries import SearchEntry
from onrecord.searching.tables import DIGITS, Row, Tables, build, piece
from onrecord.speaking import words
from onrecord.speaking.languages import message, spoken
from onrecord.speaking.markdown import LinkStyle, site_address
from onrecord.writing.spellings import TABLE

CHARACTERS_OF_A_BLOCK = 32_000
"""About how long a block of a table becomes; a longer row is a block of its own."""

ENTRIES_OF_A_BLOCK = 32
"""Entries that one file holds: those of one document stand together, and so do those most spoken of."""

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


@dataclass(frozen=True, slots=True)
class Shards:
    """The files of an index, by path from the top of the site; ``folder`` is where they lie."""

    folder: str
    files: dict[str, str]


def shards(entries: Sequence[SearchEntry], links: LinkStyle) -> Shards:
    """Return the files of an index. They depend on nothing but the entries and their order."""
    files: dict[str, str] = {}
    firsts: dict[str, list[str]] = {}
    tables = build(entries)
    for name in Tables.__dataclass_fields__:
        blocks = list(_cut(getattr(tables, name)))
        firsts[name] = [_key(block[0]) for block in blocks]
        files |= {f"{name}-{number}": _array(block) for number, block in enumerate(blocks)}
    kinds = sorted({entry.kind for entry in entries})
    shown = [_shown(entry, kinds) for entry in entries]
    for number, start in enumerate(range(0, len(shown), ENTRIES_OF_A_BLOCK)):
        files[f"entries-{number}"] = _array(shown[start : start + ENTRIES_OF_A_BLOCK])
    files["start"] = _json(
        {
            "folding": TABLE,
            "digits": DIGITS,
            "firsts": firsts,
            "kinds": kinds,
            "entries": len(shown),
            "entriesOfABlock": ENTRIES_OF_A_BLOCK,
            "home": site_address("index.md", links),
            "messages": {key: words.translate(text) for key, text in MESSAGES.items()},
            "locale": str(spoken().locale).replace("_", "-"),
        }
    )
    digest = sha256("\n".join(f"{name} {text}" for name, text in files.items()).encode()).hexdigest()
    folder = f"search/{digest[:12]}/"
    return Shards(folder, {f"{folder}{name}.js": _script(name, text) for name, text in files.items()})


def _cut(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows in blocks of about one size."""
    block: list[Row] = []
    size = 0
    for row in rows:
        length = len(row) if isinstance(row, str) else sum(map(len, row))
        if block and size + length > CHARACTERS_OF_A_BLOCK:
            yield block
            block, size = [], 0
        block.append(row)
        size += length + 6
    if block:
        yield block


def _key(row: Row) -> str:
    return row if isinstance(row, str) else row[0]


def _shown(entry: SearchEntry, kinds: list[str]) -> list[Any]:
    """What a result shows of an entry: its title, its other names, and the texts in which a word can be shown."""
    others = [piece(name) for name in entry.names if name != entry.title]
    said = [piece(text) for text in entry.statements if text.text not in entry.title.text]
    texts = [piece(text) for text in entry.texts]
    return [kinds.index(entry.kind), entry.address, piece(entry.title), entry.under, others, said, texts]


def _array(rows: Sequence[Any]) -> str:
    return "[" + ",\n".join(map(_json, rows)) + "]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _script(name: str, text: str) -> str:
    return f'onrecordBlock("{name}",\n{text}\n)\n'

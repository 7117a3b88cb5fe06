"""The files of an index: each table is cut into blocks, so that a query reads only the few that it needs.

A block is a script of one call, for a page opened from a disk can load nothing else; over http its one argument is read as JSON.
Each is named by what is in it, so that a browser never mixes two builds, and keeps what is the same in both.
"""

from abc import ABC, abstractmethod
from array import array
from base64 import b32encode
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

import msgspec

from onrecord.searching.shelves import cut
from onrecord.searching.tables import Row, key_in, order

FOLDER = "search/blocks/"
"""Where the files lie, from the top of the site."""

CHARACTERS_OF_A_BLOCK = 20_000, 38_000
"""From which to which length a block of a table becomes; a longer row is a block of its own."""

LETTERS_OF_A_NAME = 6
"""Of the hash of a block, five bits each."""

BETWEEN = ",\n"
"""Stands between two rows of a block, and nowhere in one: JSON has no line breaks of its own here."""


class Lost(Exception):
    """What is kept of an index is not there, or is not what was put there."""


class Blocks(ABC):
    """Where the blocks of an index go, and where those of the one before are. A block is known by its table and the SHA-256 of
    what is in it, of which `name_of` makes its name."""

    @abstractmethod
    def put(self, table: str, text: str) -> bytes:
        """Write a block, and return its SHA-256."""

    @abstractmethod
    def take(self, table: str, sum_: bytes) -> None:
        """Take a block from the index before. Raises Lost."""

    @abstractmethod
    def text(self, table: str, sum_: bytes) -> str:
        """What is in a block that was put or taken, or is of the index before. Raises Lost."""

    @abstractmethod
    def name(self, table: str, sum_: bytes, name: str) -> None:
        """Give a block that was put or taken another name than its own."""

    @abstractmethod
    def keep(self, data: bytes) -> bytes:
        """Keep something for the next index, and return its SHA-256."""

    @abstractmethod
    def kept(self, sum_: bytes) -> bytes:
        """What was kept. Raises Lost."""


class TableCut(msgspec.Struct, frozen=True, array_like=True):
    """A table as it was cut. Of each block, in their order, the SHA-256, the key of its first row, and where that stands among
    all rows of the table; of each row, in 32 bits, how long it is, and in 64 its mark."""

    sums: list[bytes]
    firsts: list[str]
    starts: list[int]
    lengths: bytes
    marks: bytes


def cut_into(blocks: Blocks, name: str, rows: Sequence[Row]) -> TableCut:
    """Cut the rows of a table, which are in order, into blocks."""
    lengths, marks = array("I", (len(row.text) for row in rows)), array("Q", (row.mark for row in rows))
    starts = _cut(lengths, marks)
    sums = [
        blocks.put(name, as_block(row.text for row in rows[start:end])) for start, end in pairwise([*starts, len(rows)])
    ]
    return TableCut(sums, [rows[start].key for start in starts], starts, lengths.tobytes(), marks.tobytes())


def _cut(lengths: Iterable[int], marks: Sequence[int]) -> list[int]:
    return cut([length + 1 for length in lengths], marks, *CHARACTERS_OF_A_BLOCK)


def as_block(rows: Iterable[str]) -> str:
    """What is in a block of some rows."""
    return f"[{BETWEEN.join(rows)}]"


class TableRead:
    """A table that was made before, read where it is asked."""

    def __init__(self, blocks: Blocks, name: str, table: TableCut) -> None:
        self.blocks, self.name, self.table = blocks, name, table
        self._orders = [order(key) for key in table.firsts]
        self._rows: dict[int, dict[str, str]] = {}

    def row(self, key: str) -> str | None:
        """The row of a key; None if it has none. Raises Lost."""
        return self.rows(self.place(order(key))).get(key) if self.table.sums else None

    def begins_one(self, beginning: str) -> bool:
        """Whether a key begins so. Raises Lost."""
        wanted = order(beginning)
        place = self.place(wanted)
        there = range(place, min(place + 2, len(self.table.sums)))
        first = next((key for each in there for key in self.rows(each) if order(key) >= wanted), "")
        return first.startswith(beginning)

    def place(self, wanted: bytes) -> int:
        """In which block something stands, or would stand."""
        return max(bisect_right(self._orders, wanted) - 1, 0)

    def rows(self, place: int) -> dict[str, str]:
        """The rows of a block by key, in their order. Raises Lost."""
        if place not in self._rows:
            text = self.blocks.text(self.name, self.table.sums[place])
            self._rows[place] = {key_in(self.name, row): row for row in text[1:-1].split(BETWEEN)}
        return self._rows[place]


class _Piece(NamedTuple):
    """The rows of one block of before as they are now: how long each is, its mark, and, if any of them is another, all with their
    keys."""

    lengths: Sequence[int]
    marks: Sequence[int]
    rows: list[tuple[str, str]] | None = None


def changed(reading: TableRead, rows: Mapping[str, Row | None]) -> TableCut:
    """A table with other rows for some keys, or none. Blocks in which all is as it was are not read. Raises Lost."""
    if not rows:
        return reading.table
    pieces = _pieces(reading, rows)
    begins = [0, *accumulate(len(piece.lengths) for piece in pieces)]
    lengths = array("I", chain.from_iterable(piece.lengths for piece in pieces))
    marks = array("Q", chain.from_iterable(piece.marks for piece in pieces))
    starts = _cut(lengths, marks)
    sums, firsts = [], []
    for start, end in pairwise([*starts, len(lengths)]):
        place = bisect_right(begins, start) - 1
        if (begins[place], begins[place + 1]) == (start, end) and pieces[place].rows is None:
            sums.append(reading.table.sums[place])
            firsts.append(reading.table.firsts[place])
            continue
        within = range(place, bisect_left(begins, end))
        there = [row for each in within for row in _rows(reading, each, pieces[each])]
        there = there[start - begins[place] : end - begins[place]]
        sums.append(reading.blocks.put(reading.name, as_block(text for _, text in there)))
        firsts.append(there[0][0])
    return TableCut(sums, firsts, starts, lengths.tobytes(), marks.tobytes())


def _rows(reading: TableRead, place: int, piece: _Piece) -> Iterable[tuple[str, str]]:
    """The rows of a block of before as they are now, with their keys."""
    return reading.rows(place).items() if piece.rows is None else piece.rows


def _pieces(reading: TableRead, rows: Mapping[str, Row | None]) -> list[_Piece]:
    """The blocks of a table with other rows for some keys."""
    table = reading.table
    if not table.sums:
        new = sorted(row for row in rows.values() if row)
        return [_Piece([len(row.text) for row in new], [row.mark for row in new], [(row.key, row.text) for row in new])]
    lengths, marks = array("I", table.lengths), array("Q", table.marks)
    found: dict[int, list[tuple[str, Row | None]]] = {}
    for key, row in rows.items():
        found.setdefault(reading.place(order(key)), []).append((key, row))
    pieces = []
    for place, (start, end) in enumerate(pairwise([*table.starts, len(lengths)])):
        if place not in found:
            pieces.append(_Piece(lengths[start:end], marks[start:end]))
            continue
        now = dict(reading.rows(place))
        mark_of = dict(zip(now, marks[start:end], strict=True))
        for key, row in found[place]:
            now.pop(key, None)
            if row:
                now[key], mark_of[key] = row.text, row.mark
        there = sorted(now.items(), key=lambda each: order(each[0]))
        pieces.append(_Piece([len(text) for _, text in there], [mark_of[key] for key, _ in there], there))
    return pieces


def name_of(sum_: bytes) -> str:
    """What a block is called by its SHA-256."""
    return b32encode(sum_)[:LETTERS_OF_A_NAME].decode().lower()


def path_of(table: str, name: str) -> str:
    """Where a block lies, from the top of the site."""
    return f"{FOLDER}{table}-{name}.js"


def around(table: str, name: str) -> tuple[str, str]:
    """What stands before that which is in a block, and behind it."""
    return f'onrecordBlock("{table}-{name}",\n', "\n)\n"


def named(blocks: Blocks, table: str, sums: Iterable[bytes]) -> list[str]:
    """The names of the blocks of a table, in their order. With so few letters two of them have the same once in very many
    indexes: then the second gets another."""
    taken: dict[str, bytes] = {}
    names, turned = [], set()
    for sum_ in sums:
        name, turn = name_of(sum_), ""
        while taken.setdefault(name, sum_) != sum_:
            turned |= {name}
            turn = name + (turn or blocks.text(table, sum_))
            name = name_of(sha256(turn.encode("utf-8", "surrogatepass")).digest())
        names.append(name)
        turned |= {name} if turn else set()
    for name in turned:
        blocks.name(table, taken[name], name)
    return names

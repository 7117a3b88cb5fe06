"""Where the entries of an index stand, what lies on their shelves, and both as they are kept for the next index."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

import msgspec

from onrecord.searching.blocks import Blocks, as_block
from onrecord.searching.briefs import Brief
from onrecord.searching.entries import SearchEntry
from onrecord.searching.shelves import SLOTS, Shelf, room_for, shelved
from onrecord.searching.slips import shown
from onrecord.telling.page import EntryId

ENTRIES = "entries"
"""The table whose blocks are shelves."""


class BriefRun(msgspec.Struct, frozen=True, array_like=True):
    """Entries that follow one another and are of one list, sort and kind, in brief: the marks in 64 bits each."""

    name: str
    sort: str
    kind: str
    ids: list[str]
    marks: bytes
    weights: list[int]


class ShelfKept(msgspec.Struct, frozen=True, array_like=True):
    """What lies on a shelf: the SHA-256 of its block, and that of its entries."""

    block: bytes
    entries: bytes


class ShelfMade(NamedTuple):
    """What lies on a shelf: the text of its block, and its entries as they are kept."""

    block: str
    entries: bytes


@dataclass(frozen=True, eq=False)
class Standing:
    """Where the entries of an index stand, in the order of results."""

    ids: list[EntryId]
    briefs: list[Brief]
    shelves: list[Shelf]

    @property
    def room(self) -> int:
        """What the numbers of entries are less than."""
        return room_for(len(self.shelves)) * SLOTS

    @cached_property
    def kinds(self) -> list[str]:
        """All kinds of entries, by which their blocks tell them."""
        return sorted({brief.kind for brief in self.briefs})

    @cached_property
    def numbers(self) -> list[int]:
        """The number of each entry."""
        return [number for shelf in self.shelves for number in shelf.numbers()]

    @cached_property
    def places(self) -> dict[EntryId, int]:
        """Which each entry is, from 0."""
        return {each: place for place, each in enumerate(self.ids)}

    @cached_property
    def by_sort(self) -> dict[str, list[int]]:
        """The numbers of the entries of each sort, in order."""
        found: dict[str, list[int]] = {}
        for number, brief in sorted(zip(self.numbers, self.briefs, strict=True)):
            found.setdefault(brief.sort, []).append(number)
        return found

    def on(self, shelf: Shelf) -> list[EntryId]:
        """What stands on a shelf."""
        return self.ids[shelf.first : shelf.end]

    def shelf_at(self, place: int) -> int:
        """Which shelf an entry is on, from 0."""
        return bisect_right(self.shelves, place, key=lambda shelf: shelf.first) - 1


def standing(briefs: Mapping[EntryId, Brief], before: Standing | None = None) -> Standing:
    """Where entries stand, from their briefs. ``before``: where they or others stood; that spares time."""
    marks = [brief.mark for brief in briefs.values()]
    is_same = before and marks == [brief.mark for brief in before.briefs]
    return Standing([*briefs], [*briefs.values()], before.shelves if before and is_same else shelved(marks))


def in_runs(standing: Standing) -> list[BriefRun]:
    """The entries in brief, as they are kept."""
    each = zip(standing.ids, standing.briefs, strict=True)
    runs = groupby(each, key=lambda one: (one[0][0], one[1].sort, one[1].kind))
    return [_run(*alike, list(those)) for alike, those in runs]


def _run(name: str, sort: str, kind: str, those: list[tuple[EntryId, Brief]]) -> BriefRun:
    marks = array("Q", (brief.mark for _, brief in those))
    return BriefRun(
        name, sort, kind, [each for (_, each), _ in those], marks.tobytes(), [brief.weight for _, brief in those]
    )


def in_full(runs: Iterable[BriefRun]) -> Iterator[tuple[EntryId, Brief]]:
    """What `in_runs` was made of."""
    for run in runs:
        for each, mark, weight in zip(run.ids, array("Q", run.marks), run.weights, strict=True):
            yield (run.name, each), Brief(run.sort, run.kind, mark, weight)


def as_bytes(entry: SearchEntry) -> bytes:
    """An entry as it is kept; what the interface says in it is a text of a kind of its own."""
    return msgspec.msgpack.encode(entry, enc_hook=str)


def from_bytes(data: bytes) -> SearchEntry:
    """What `as_bytes` was made of."""
    return msgspec.msgpack.decode(data, type=SearchEntry)


def shelf_made(standing: Standing, shelf: Shelf, entries: Sequence[SearchEntry]) -> ShelfMade:
    """What lies on a shelf. Its block has the slot of each entry, its kind and what results show of it."""
    kinds = {kind: number for number, kind in enumerate(standing.kinds)}
    each = zip(shelf.slots, entries, strict=True)
    rows = (f"[{slot},{kinds[entry.kind]},{shown(entry)}]" for slot, entry in each)
    kept = msgspec.msgpack.encode([as_bytes(entry) for entry in entries])
    return ShelfMade(as_block(rows), kept)


def put_shelf(blocks: Blocks, made: ShelfMade) -> ShelfKept:
    """Write the block of a shelf, and keep its entries."""
    return ShelfKept(blocks.put(ENTRIES, made.block), blocks.keep(made.entries))


def on_shelf(blocks: Blocks, shelf: ShelfKept) -> list[bytes]:
    """The entries of a shelf as they are kept. Raises Lost."""
    return msgspec.msgpack.decode(blocks.kept(shelf.entries), type=list[bytes])

"""Which entries of an index are others than before, or stand elsewhere: what lies on the shelves after that, and what is less or
more in the tables."""

from collections.abc import Sequence

from onrecord.searching.blocks import Blocks
from onrecord.searching.briefs import Findable
from onrecord.searching.changing import Difference
from onrecord.searching.shelves import Shelf
from onrecord.searching.slips import slip_of
from onrecord.searching.standing import ShelfKept, Standing, as_bytes, from_bytes, on_shelf, put_shelf, shelf_made
from onrecord.telling.page import EntryId


class _Before:
    """The entries of the index before, read shelf by shelf as they are asked for."""

    def __init__(self, stood: Standing, kept: Sequence[ShelfKept], blocks: Blocks) -> None:
        self.stood, self.kept, self.blocks = stood, kept, blocks
        self.lying = {shelf.number: (shelf, its) for shelf, its in zip(stood.shelves, kept, strict=True)}
        self._read: dict[int, list[bytes]] = {}

    def entry(self, each: EntryId) -> tuple[int, bytes] | None:
        """The number of an entry, and it as it is kept; None, if it was not there. Raises Lost."""
        if (place := self.stood.places.get(each)) is None:
            return None
        shelf = self.stood.shelf_at(place)
        if shelf not in self._read:
            self._read[shelf] = on_shelf(self.blocks, self.kept[shelf])
        return self.stood.numbers[place], self._read[shelf][place - self.stood.shelves[shelf].first]

    def as_it_lies(self, shelf: Shelf, ids: Sequence[EntryId]) -> ShelfKept | None:
        """A shelf that had these entries in the same slots."""
        before, its = self.lying.get(shelf.number, (None, None))
        return its if before and before.slots == shelf.slots and self.stood.on(before) == ids else None


def shelves_after(
    found: Findable, stands: Standing, stood: Standing, kept: Sequence[ShelfKept], blocks: Blocks
) -> tuple[list[ShelfKept], Difference]:
    """What lies on the shelves now, in their order. ``stood``, ``kept``: where all stood before, and what lay there. Raises
    Lost."""
    before, difference, shelves = _Before(stood, kept, blocks), Difference(), []
    for shelf in stands.shelves:
        ids = stands.on(shelf)
        its = before.as_it_lies(shelf, ids)
        if not (its and found.is_as_known >= set(ids)):
            data = [_as_bytes(found, before, each) for each in ids]
            if not (its and data == on_shelf(blocks, its)):
                its = put_shelf(blocks, shelf_made(stands, shelf, [from_bytes(each) for each in data]))
            for each, number, entry in zip(ids, shelf.numbers(), data, strict=True):
                _note(difference, before.entry(each), (number, entry))
        shelves.append(its)
    for each in stood.places.keys() - stands.places.keys():
        _note(difference, before.entry(each), None)
    return shelves, difference


def _as_bytes(found: Findable, before: _Before, each: EntryId) -> bytes:
    known = before.entry(each) if each in found.is_as_known else None
    return known[1] if known else as_bytes(found.entry(each))


def _note(difference: Difference, before: tuple[int, bytes] | None, now: tuple[int, bytes] | None) -> None:
    """Note what became of an entry, from its number and what it said to those of now."""
    if before == now:
        return
    for noted, each in ((difference.is_gone, before), (difference.is_new, now)):
        if each:
            number, data = each
            noted(number, slip_of(from_bytes(data)))

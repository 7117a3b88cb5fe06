"""Where each entry stands, so that few move when one is put in, changed or taken away.

A running number would change for all that follow. So the entries, in the order in which results show them, are put on shelves,
each of which is one file. Where one ends is told by the entries that stand there, its number comes from its first entry, and the
slot of an entry from the entry itself. Numbers and slots are spread, and what would have the same one goes to the next.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

SLOTS = 48
"""Slots of a shelf."""

LEAST, MOST = 20, 44
"""Entries of a shelf, but for the last one."""

ALL_MARKS = 1 << 64


@dataclass(frozen=True, eq=False, slots=True)
class Shelf:
    """A shelf: its number, and the slots of its entries, in the order of these. ``first``: where these begin among all."""

    number: int
    first: int
    slots: tuple[int, ...]

    @property
    def end(self) -> int:
        """Where its entries end among all."""
        return self.first + len(self.slots)

    def numbers(self) -> list[int]:
        """The number of each of its entries."""
        return [self.number * SLOTS + slot for slot in self.slots]


def shelved(marks: Sequence[int]) -> list[Shelf]:
    """The shelves of all entries, in their order, each of which has a mark: a number below 2⁶⁴ that is its own."""
    starts = cut([1] * len(marks), marks, LEAST, MOST)
    # The first shelf of all begins with whatever comes first, which says nothing of it.
    numbers = spread([0 if start == 0 else marks[start] for start in starts], room_for(len(starts)))
    ends = [*starts[1:], len(marks)]
    return [
        Shelf(number, start, tuple(spread(marks[start:end], SLOTS)))
        for number, start, end in zip(numbers, starts, ends, strict=True)
    ]


def cut(sizes: Sequence[int], marks: Sequence[int], least: int, most: int) -> list[int]:
    """Where to cut a row of things into blocks of about one size: the places at which blocks begin.

    Of all places that make a block of a size from ``least`` to ``most``, that with the lowest mark is taken. So if one thing is
    put in or taken out, the cuts behind it soon are the same again. What is larger than ``most`` is a block of its own.
    """
    ends = [0, *accumulate(sizes)]
    starts, start = [0] if sizes else [], 0
    while ends[-1] - ends[start] > most:
        first, last = (bisect_left(ends, ends[start] + least), bisect_right(ends, ends[start] + most) - 1)
        start = min(range(first, last + 1), key=marks.__getitem__) if first <= last else max(last, start + 1)
        if start >= len(sizes):
            break
        starts.append(start)
    return starts


def room_for(number: int) -> int:
    """How many numbers there are for so many shelves: a quarter more at least, of a row of few sizes."""
    size = 2
    while size < number * 5 // 4:
        size = size * 3 // 2 if size & (size - 1) == 0 else size * 4 // 3
    return size


def spread(marks: Sequence[int], room: int) -> list[int]:
    """A place of 0 to ``room`` for each mark: where it lies among all marks, or behind that if others are there."""
    places = [0] * len(marks)
    left, place = len(marks), -1
    for index in sorted(range(len(marks)), key=marks.__getitem__):
        place = min(max(place + 1, marks[index] * room // ALL_MARKS), room - left)
        places[index] = place
        left -= 1
    return places

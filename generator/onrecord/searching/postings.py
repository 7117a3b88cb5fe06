"""Where each key of a table is found: in which entries, how, and at which places. Much of it is held, so it is packed."""

from array import array
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from onrecord.searching.slips import Found

_WHERE, _MANY, _LENGTH = 3, 2, 27
"""Bits of a packed number that say where a key is found, how many places it has, and how long these are as a text; above them
stands the number of the entry."""

_ALL, _WHERES, _MANIES, _LONGEST = _WHERE + _MANY + _LENGTH, (1 << _WHERE) - 1, (1 << _MANY) - 1, (1 << _LENGTH) - 1

Packed = TypeVar("Packed", "array[int]", bytearray)

Place = tuple[int, int, int, str]
"""Where a key is found: the number of the entry, and how, as `Found` has it. Very many are made, so it is a plain tuple."""


class Postings:
    """Where the keys of a table are found."""

    def __init__(self) -> None:
        self._found: dict[str, array[int]] = {}
        self._places: dict[str, bytearray] = {}

    def __reduce__(self) -> tuple[Callable[..., "Postings"], tuple[dict[str, bytes], dict[str, bytes]]]:
        """As plain bytes they are sent in a quarter of the time."""
        found = {key: packed.tobytes() for key, packed in self._found.items()}
        return _again, (found, {key: bytes(places) for key, places in self._places.items()})

    def __contains__(self, key: object) -> bool:
        return key in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def add(self, number: int, founds: Mapping[str, Found]) -> None:
        """Note what is found in an entry, whose number is higher than any before."""
        above = number << _LENGTH
        for key, (where, many, places) in founds.items():
            packed = ((above | len(places)) << _MANY | many) << _WHERE | where
            found = self._found.get(key)
            if found is None:
                self._found[key] = array("Q", (packed,))
                if places:
                    self._places[key] = bytearray(places, "ascii")
            else:
                found.append(packed)
                if places:
                    self._places[key] += places.encode("ascii")

    def join(self, later: "Postings") -> None:
        """Note what is found in other entries, whose numbers are higher than any before."""
        _append(self._found, later._found)
        _append(self._places, later._places)

    def entries(self, key: str) -> list[tuple[int, int]]:
        """The numbers of the entries in which a key is found, in order, each with where."""
        return [(packed >> _ALL, packed & _WHERES) for packed in self._found[key]]

    def places(self, key: str) -> list[Place]:
        """All of that which is known of a key."""
        written, start, found = self._places[key].decode("ascii"), 0, []
        for packed in self._found[key]:
            end = start + (packed >> _MANY + _WHERE & _LONGEST)
            found.append((packed >> _ALL, packed & _WHERES, packed >> _WHERE & _MANIES, written[start:end]))
            start = end
        return found


def _append(all_: dict[str, Packed], later: Mapping[str, Packed]) -> None:
    for key, packed in later.items():
        if key in all_:
            all_[key] += packed
        else:
            all_[key] = packed


def _again(found: Mapping[str, bytes], places: Mapping[str, bytes]) -> Postings:
    """Postings that were sent."""
    made = Postings()
    made._found = {key: array("Q", packed) for key, packed in found.items()}
    made._places = {key: bytearray(written) for key, written in places.items()}
    return made

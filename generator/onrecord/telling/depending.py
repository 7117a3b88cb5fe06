"""What a page depends on: the entries that it is made of, and all that have to do with them.

A page shows what points to its entries, whatever way round: the claims that speak of a place, of places inside it, and of events
there; those that dispute or revise these claims. Of all of these it shows what they point to: speakers, documents, publishers. So
it depends on whatever leads to its entries, and on whatever these lead to. What nothing leads from or to can change as it likes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.record.lookups import Lookups
from onrecord.telling.page import EntryId, Key


@dataclass(frozen=True, eq=False)
class Dependencies:
    """What the entries of a record have to do with one another."""

    lookups: Lookups

    def of(self, key: Key) -> frozenset[EntryId] | None:
        """The entries that a page depends on; None if that is the whole record."""
        if key.roots is None:
            return None
        return reached(reached(key.roots, self._leading_to), self.led_to)

    @cached_property
    def led_to(self) -> Mapping[EntryId, tuple[EntryId, ...]]:
        """What each entry points to."""
        return {
            entry: tuple(dict.fromkeys(key for _, each in found if (key := (each.target, str(each))) in self._all))
            for entry, found in self.lookups.references.items()
        }

    @cached_property
    def _all(self) -> set[EntryId]:
        return set(self.lookups.references)

    @cached_property
    def _leading_to(self) -> Mapping[EntryId, list[EntryId]]:
        """What points to each entry."""
        found: dict[EntryId, list[EntryId]] = {}
        for entry, targets in self.led_to.items():
            for target in targets:
                found.setdefault(target, []).append(entry)
        return found


def reached(start: Iterable[EntryId], steps: Mapping[EntryId, Iterable[EntryId]]) -> frozenset[EntryId]:
    """Everything that is reached from some entries, in any number of steps, and these themselves."""
    found = set(start)
    waiting = list(found)
    while waiting:
        further = set(steps.get(waiting.pop(), ())) - found
        found |= further
        waiting += further
    return frozenset(found)

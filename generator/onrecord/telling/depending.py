"""What a page depends on: the entries that it is made of, and all that have to do with them.

A page shows what points to its entries, whatever way round: the claims that speak of a place, of places inside it, and of events
there; those that dispute or revise these claims. Of all of these it shows what they point to: speakers, documents, publishers. So
it depends on whatever leads to its entries, and on whatever these lead to. What nothing leads from or to can change as it likes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from onrecord.checking.comparing.whole import NOTHING_COMPARED, Comparisons
from onrecord.record.draft import Draft
from onrecord.record.lookups import Lookups
from onrecord.telling.page import EntryId, Key
from onrecord.telling.view import View


@dataclass(frozen=True, eq=False)
class Dependencies:
    """What the entries of a record have to do with one another."""

    lookups: Lookups

    def of(self, key: Key) -> frozenset[EntryId] | None:
        """The entries that a page depends on; None if that is the whole record."""
        if key.roots is None:
            return None
        return self.around(key.roots)

    def around(self, entries: Iterable[EntryId]) -> frozenset[EntryId]:
        """Some entries, and all that have to do with them: whatever these depend on, and whatever depends on these."""
        return reached(reached(entries, self._leading_to), self.led_to)

    @cached_property
    def led_to(self) -> Mapping[EntryId, tuple[EntryId, ...]]:
        """What each entry points to."""
        named = self.lookups.named
        everything = set(named)
        return {
            entry: found if everything.issuperset(found) else tuple(each for each in found if each in everything)
            for entry, found in named.items()
        }

    @cached_property
    def _leading_to(self) -> Mapping[EntryId, list[EntryId]]:
        """What points to each entry."""
        found: dict[EntryId, list[EntryId]] = {}
        for entry, targets in self.led_to.items():
            for target in targets:
                found.setdefault(target, []).append(entry)
        return found


@lru_cache(maxsize=2)
def dependencies(lookups: Lookups) -> Dependencies:
    """What the entries of a record have to do with one another. Kept, for the record and for the one before it."""
    return Dependencies(lookups)


def still_compared(before: View, draft: Draft) -> Comparisons:
    """The comparisons of an earlier view that hold for a record as it is now: those of events that nothing has to do with which
    says something else."""
    if before.about_digest != draft.about_digest or list(before.digests) != list(draft.digests):
        return NOTHING_COMPARED  # what there is, and in which order, may decide as well
    changed = {entry for entry, digest in draft.digests.items() if before.digests[entry] != digest}
    touched = {each for lookups in (before.lookups, draft.lookups) for each in dependencies(lookups).around(changed)}
    return {event: found for event, found in before.comparisons.items() if ("events", event) not in touched}


def reached(start: Iterable[EntryId], steps: Mapping[EntryId, Iterable[EntryId]]) -> frozenset[EntryId]:
    """Everything that is reached from some entries, in any number of steps, and these themselves."""
    found = set(start)
    waiting = list(found)
    while waiting:
        further = set(steps.get(waiting.pop(), ())) - found
        found |= further
        waiting += further
    return frozenset(found)

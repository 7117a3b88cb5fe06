"""Whether a record itself says of two entries of one name that they are two, or perhaps one."""

from functools import lru_cache, partial

from onrecord.record.draft import Draft
from onrecord.record.hierarchy import Hierarchy


class TellsApart:
    """Asks a draft of two entries of one list. Called with their ids, the answer is the same in either order."""

    def __init__(self, draft: Draft, name: str) -> None:
        self._draft = draft
        self._name = name
        self._hierarchy = Hierarchy(draft.lookups)
        self._around = lru_cache(maxsize=4096)(partial(_all_around, self._hierarchy))

    def __call__(self, one: str, other: str) -> bool:
        """Whether the record has an answer, so that nobody need be asked."""
        if self._name == "sources":
            return self._sources(one, other)
        return self._name == "locations" and self._locations(one, other)

    def _sources(self, one: str, other: str) -> bool:
        """Whether they may be one, which their pages say; or one is part of the other."""
        sources = self._draft.record.sources
        is_part = sources[one].part_of == other or sources[other].part_of == one
        return is_part or other in self._draft.lookups.perhaps_same.get(one, ())

    def _locations(self, one: str, other: str) -> bool:
        """Whether one lies in the other, or they lie in different places of which neither is around the other."""
        here, there = self._draft.record.locations[one].within, self._draft.record.locations[other].within
        if one in self._around(other) or other in self._around(one):
            return True
        return bool(here and there) and self._around(other).isdisjoint(here) and self._around(one).isdisjoint(there)


def _all_around(hierarchy: Hierarchy, location: str) -> frozenset[str]:
    return frozenset(hierarchy.all_around(location))

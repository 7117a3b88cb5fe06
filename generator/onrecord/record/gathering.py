"""Look-ups that gather the entries of a list under what each of them names; and what becomes of one after an edit.

What an entry is gathered under follows from it and from the entries that it names. So after an edit a look-up holds as it is, if
each entry that is another, or names one that is, is gathered under the same as before; there it takes the place of the old one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, overload

from onrecord.record.claims import Claim
from onrecord.record.ids import NOBODY
from onrecord.record.model import LIST_OF
from onrecord.record.parts import Entry
from onrecord.record.record import Record
from onrecord.record.references import EntryKey
from onrecord.record.times import TimesInLists

E = TypeVar("E", bound=Entry)


class OfRecord(Protocol):
    """What has look-ups: it is of one record, and keeps what was looked up."""

    @property
    def record(self) -> Record:
        """The record."""

    @property
    def times(self) -> TimesInLists:
        """Where each claim stands in lists by its time."""

    @property
    def earlier(self) -> "Earlier | None":
        """What was looked up before the last edit, if that is known."""


@dataclass(frozen=True, eq=False, slots=True)
class Earlier:
    """What was looked up before an edit. ``changed``: the entries that say something else since, are new or gone. ``concerned``:
    these, and those that name them. All others stand in the same order in both records."""

    lookups: OfRecord
    changed: AbstractSet[EntryKey]
    concerned: AbstractSet[EntryKey]


class Gathered(Generic[E]):
    """A look-up of the entries of a list, made when it is first asked for. What stands under a key keeps the record's order, and
    stands there once. ``keys``: gives what one entry is gathered under. ``ever``: claims that were withdrawn are there too."""

    def __init__(self, model: type[E], keys: Callable[[Any, E], Iterable[str]], ever: bool) -> None:
        self.list = LIST_OF[model]
        self.keys, self.ever = keys, ever
        self.__doc__ = keys.__doc__

    def __set_name__(self, _: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, lookups: None, _: type) -> "Gathered[E]": ...

    @overload
    def __get__(self, lookups: OfRecord, _: type) -> dict[str, list[E]]: ...

    def __get__(self, lookups: OfRecord | None, _: type) -> "Gathered[E] | dict[str, list[E]]":
        if lookups is None:
            return self
        made = self._after(lookups.earlier, lookups) if lookups.earlier else None
        lookups.__dict__[self.name] = found = self._anew(lookups) if made is None else made  # where it is from here on
        return found

    def _anew(self, lookups: OfRecord) -> dict[str, list[E]]:
        groups: dict[str, list[E]] = defaultdict(list)
        for entry in lookups.record.entries(self.list).values():
            for key in self._under(lookups, entry):
                groups[key].append(entry)
        return dict(groups)

    def _under(self, lookups: OfRecord, entry: Any) -> list[str]:
        """What an entry is gathered under, each once."""
        if entry is None or (isinstance(entry, Claim) and entry.withdrawn and not self.ever):
            return []
        return [key for key in dict.fromkeys(self.keys(lookups, entry)) if key not in NOBODY]

    def _after(self, earlier: Earlier, now: OfRecord) -> dict[str, list[E]] | None:
        """The look-up as it is after an edit; None if it was not made before, or has to be made anew."""
        before = earlier.lookups
        found: dict[str, list[E]] | None = before.__dict__.get(self.name)
        if found is None:
            return None
        new: dict[str, dict[str, E]] = defaultdict(dict)
        for key in earlier.concerned:
            if key[0] == self.list:
                was: Any = before.record.entries(self.list).get(key[1])
                entry: Any = now.record.entries(self.list).get(key[1])
                under = self._under(now, entry)
                if under != self._under(before, was):
                    return None
                for each in under if key in earlier.changed else ():
                    new[each][key[1]] = entry
        return {**found, **{each: [its.get(one.id, one) for one in found[each]] for each, its in new.items()}}


def gathered(model: type[E], ever: bool = False) -> Callable[[Callable[[Any, E], Iterable[str]]], Gathered[E]]:
    """Make a look-up of the entries of a list of a function that gives what one of them is gathered under. ``ever``: claims that
    were withdrawn are there too."""
    return lambda keys: Gathered(model, keys, ever)

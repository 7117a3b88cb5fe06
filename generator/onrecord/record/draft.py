"""A record as it was read: what it says, and where each entry stands in its files. Nobody knows yet whether it holds."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from onrecord.diagnostics import Diagnostic
from onrecord.record.gathering import Earlier
from onrecord.record.lookups import Lookups, named_in
from onrecord.record.model import LISTS, About
from onrecord.record.parts import Entry
from onrecord.record.placing import Placed
from onrecord.record.reading import Reading
from onrecord.record.record import Record
from onrecord.record.references import EntryKey, entry_key

PROBLEMS = {
    "repeated-id": "Two entries of one list have the same id. Give the newer one another id: an id is never reused.",
}
"""Every code that this module gives, with how to mend it."""


@dataclass(frozen=True, eq=False)
class Draft:
    """A record with the place of each entry in its files. ``about``: the place of what it says of itself, if it says anything.
    ``lost``: ids of entries that could not be read. ``earlier``: what was looked up before the last edit."""

    record: Record
    placed: Mapping[tuple[str, str], Placed] = field(default_factory=dict)
    about: Placed | None = None
    lost: frozenset[str] = frozenset()
    earlier: Earlier | None = field(default=None, repr=False)

    @property
    def about_file(self) -> str:
        """The file in which the record says something of itself; empty if it says nothing."""
        return self.about.file if self.about else ""

    @property
    def about_digest(self) -> bytes:
        """What tells what the record says of itself from anything else; empty if it says nothing."""
        return self.about.digest if self.about else b""

    @cached_property
    def lookups(self) -> Lookups:
        """Who says what of whom. What an entry refers to is found once, for each record that has it."""
        found = Lookups(self.record, self.earlier)
        if self.placed:
            keys = {key: key for key in self.placed}
            found.__dict__["named"] = {key: _named(placed, keys) for key, placed in self.placed.items()}
        return found

    @cached_property
    def digests(self) -> dict[tuple[str, str], bytes]:
        """What tells each entry from any other."""
        return {entry: placed.digest for entry, placed in self.placed.items()}

    def all_placed(self) -> Iterator[tuple[str, Placed]]:
        """Every entry with its list and its place."""
        for (name, _), placed in self.placed.items():
            yield name, placed

    def is_reached(self, name: str, identifier: str) -> bool:
        """Whether another entry points to this one."""
        return (name, identifier) in self._targets

    @cached_property
    def _targets(self) -> set[tuple[str, str]]:
        return {target for entry, named in self.lookups.named.items() for target in named if target != entry}


def _named(placed: Placed, keys: Mapping[EntryKey, EntryKey]) -> tuple[EntryKey, ...]:
    """What an entry refers to."""
    if placed.named is None:
        object.__setattr__(placed, "named", named_in(placed.entry, keys))
    return placed.named or ()


def earlier_of(before: Draft | None, placed: Mapping[EntryKey, Placed]) -> Earlier | None:
    """What was looked up before an edit, as far as it can be of use for entries as they are now."""
    last = before.placed if before else {}
    if not before or not are_in_order(last, placed):
        return None
    others = {key: each for key, each in placed.items() if last.get(key) is not each}
    changed = {key for key, each in others.items() if key not in last or last[key].digest != each.digest}
    changed |= last.keys() - placed.keys()
    keys = {key: key for key in placed}
    named = ((key, each.named or _named(each, keys)) for key, each in placed.items())
    concerned = changed | {key for key, targets in named if not changed.isdisjoint(targets)}
    return Earlier(before.lookups.alone, changed, concerned)


def are_in_order(before: Collection[object], now: Collection[object]) -> bool:
    """Whether the entries that were there before and are there now stand in the same order: lists keep to it where nothing else
    orders them."""
    return list(before) == list(now) or [key for key in before if key in now] == [key for key in now if key in before]


def join(reading: Reading, before: Draft | None = None) -> tuple[Draft, list[Diagnostic]]:
    """Join what was read into a record. An id that comes twice in its list keeps its first entry. ``before``: the record before
    the last edit, which spares time and changes nothing."""
    about = reading.about.entry if reading.about else About(title="On Record")
    lists: dict[str, dict[str, Any]] = {name: {} for name in LISTS}
    joined: dict[tuple[str, str], Placed] = {}
    problems = []
    for name in LISTS:
        for placed in reading.entries[name]:
            entry: Entry = placed.entry
            first = joined.setdefault(entry_key(name, entry.id), placed)
            if first is placed:
                lists[name][entry.id] = entry
                continue
            message = f"the id '{entry.id}' is already taken in '{name}'"
            problems.append(Diagnostic(placed.at("id"), "repeated-id", message, f"first at {first.at('id')}"))
    earlier = earlier_of(before, joined)
    return Draft(Record(about, **lists), joined, reading.about, frozenset(reading.lost), earlier), problems

"""The rules of one entry, applied anew only to entries that are others than before, or have asked for others.

What was found in an entry holds as long as it is the same object, and whatever its rules asked the record for is so too; entries
never change. Lines of files are no part of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, NoReturn

from onrecord.checking.ruling import Flaw, Rule
from onrecord.record.draft import Draft
from onrecord.record.model import LISTS, About, Entry
from onrecord.record.record import Record

EntryId = tuple[str, str]
"""A list, and the id of an entry in it."""


class Found(NamedTuple):
    """What the rules found in an entry, each flaw with the code of its rule; and what they ``asked`` for: a list, an id, and the
    entry that they got, or None."""

    entry: Entry
    asked: tuple[tuple[EntryId, Entry | None], ...]
    flaws: tuple[tuple[str, Flaw], ...]


@dataclass(frozen=True, eq=False, slots=True)
class KeptFlaws:
    """What was found in each entry of a record, and what the record says of itself, which any rule may ask."""

    about: About | None = None
    found: Mapping[EntryId, Found] = field(default_factory=dict)


NOTHING_KEPT = KeptFlaws()


def found_in(draft: Draft, rules: Sequence[Rule], before: KeptFlaws) -> KeptFlaws:
    """What the rules of one entry find in each of a record. What was found ``before``, by the same rules, is taken from there as
    far as it holds."""
    known = before.found if before.about == draft.record.about else {}
    of = {name: [rule for rule in rules if name in rule.of] for name in LISTS}
    asked: dict[EntryId, Entry | None] = {}
    record = Record(draft.record.about, **{name: _Asked(name, draft.record.entries(name), asked) for name in LISTS})
    lists = {name: draft.record.entries(name) for name in LISTS}
    found: dict[EntryId, Found] = {}
    for name, entries in lists.items():
        for identifier, entry in entries.items():
            last = known.get((name, identifier))
            if not last or last.entry is not entry or any(lists[n].get(i) is not each for (n, i), each in last.asked):
                asked.clear()
                flaws = tuple((rule.code, flaw) for rule in of[name] for flaw in rule.find(entry, record))
                last = Found(entry, tuple(asked.items()), flaws)
            found[name, identifier] = last
    return KeptFlaws(draft.record.about, found)


class _Asked(Mapping[str, Any]):
    """A list of a record that notes for which entries it was asked. It can be asked by id, and nothing else: whoever goes over
    all of them looks at the whole record."""

    def __init__(self, name: str, entries: Mapping[str, Any], asked: dict[EntryId, Entry | None]) -> None:
        self.name = name
        self.entries = entries
        self.asked = asked

    def get(self, identifier: str, default: Any = None) -> Any:
        found = self.entries.get(identifier)
        self.asked[self.name, str(identifier)] = found
        return default if found is None else found

    def __getitem__(self, identifier: str) -> Any:
        found = self.get(identifier)
        if found is None:
            raise KeyError(identifier)
        return found

    def __contains__(self, identifier: object) -> bool:
        return self.get(str(identifier)) is not None

    def __iter__(self) -> Iterator[str]:
        self._refuse()

    def __len__(self) -> int:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise TypeError(f"a rule of one entry looks at all of '{self.name}': let it take the draft")

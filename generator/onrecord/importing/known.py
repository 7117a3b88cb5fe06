"""What the record has, while rows are added to it: every entry by its id, for references and for the rules of one entry."""

from collections.abc import Callable, Iterator, Mapping, Set
from typing import Any

from onrecord.checking import rules
from onrecord.diagnostics import Severity
from onrecord.record.ids import NOBODY
from onrecord.record.model import LISTS, About
from onrecord.record.parts import Entry
from onrecord.record.record import Record
from onrecord.record.references import references

ALSO_REFUSED = ("point-swapped", "point-zero")
"""Rules whose findings are warnings in a record, and reasons to refuse a row."""

Entries = dict[str, Any]


class EntriesOf(Mapping[str, Any]):
    """A list of the record: what others wrote, what this import gives, and what the last one wrote, which is read when
    it is asked for.

    ``before``: the ids of the last import, ``entry_before``: the entry of such an id.
    """

    def __init__(self, others: Mapping[str, Any], before: Set[str], entry_before: Callable[[str], Any]) -> None:
        self.others, self.before, self.entry_before = others, before, entry_before
        self.given: Entries = {}

    def __getitem__(self, identifier: str) -> Any:
        found = self.given.get(identifier) or self.others.get(identifier)
        if found is not None:
            return found
        if identifier in self.before:
            return self.entry_before(identifier)
        raise KeyError(identifier)

    def __contains__(self, identifier: object) -> bool:
        return identifier in self.given or identifier in self.others or identifier in self.before

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self.others, *self.before, *self.given]))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class KnownEntries:
    """The record with what is added to it."""

    def __init__(self, about: About, lists: Mapping[str, EntriesOf]) -> None:
        self.lists = lists
        self.record = Record(about, **self.lists)
        self._rules = {name: [each for each in rules.RULES if name in each.of and _is_asked(each)] for name in LISTS}

    def missing(self, entry: Entry) -> list[tuple[str, str]]:
        """The lists and ids that an entry refers to and nobody has."""
        return [
            (reference.target, str(reference))
            for _, reference in references(entry)
            if reference not in NOBODY and reference not in self.lists[reference.target]
        ]

    def flaw(self, name: str, entry: Entry) -> tuple[str, str, tuple[int | str, ...]] | None:
        """The first thing that the rules find in an entry: its code, what is wrong, the path to it."""
        for rule in self._rules[name]:
            for flaw in rule.find(entry, self.record):
                return rule.code, f"{flaw.message} ({flaw.hint})" if flaw.hint else flaw.message, flaw.path
        return None


def _is_asked(rule: Any) -> bool:
    return rule.severity is Severity.ERROR or rule.code in ALSO_REFUSED

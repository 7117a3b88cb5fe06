"""What the record has, while rows are added to it: every entry by its id, for references and for the rules of one entry."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from onrecord.checking import rules
from onrecord.diagnostics import Severity
from onrecord.record.fields import NOBODY
from onrecord.record.model import LISTS, About, Entry
from onrecord.record.record import Record
from onrecord.record.references import references

ALSO_REFUSED = ("point-swapped", "point-zero")
"""Rules whose findings are warnings in a record, and reasons to refuse a row."""

Entries = dict[str, Any]


class EntriesOf(Mapping[str, Any]):
    """A list of the record: what others wrote, what this import gives, and, looked up only when nobody else has it, what
    the last one wrote."""

    def __init__(self, others: Mapping[str, Any], before: Callable[[], Mapping[str, Any]]) -> None:
        self.others, self.before = others, before
        self.given: Entries = {}

    def __getitem__(self, identifier: str) -> Any:
        found = self.given.get(identifier) or self.others.get(identifier)
        return found if found is not None else self.before()[identifier]

    def __iter__(self) -> Iterator[str]:
        return iter({**self.before(), **self.others, **self.given})

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Known:
    """The record with what is added to it."""

    def __init__(
        self, about: About, others: Mapping[str, Mapping[str, Any]], before: Callable[[str], Mapping[str, Any]]
    ) -> None:
        self.lists = {name: EntriesOf(others[name], lambda name=name: before(name)) for name in LISTS}  # type: ignore[misc]
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

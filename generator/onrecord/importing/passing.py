"""All rows of a mapping's tables on their way to entries: those that refer to later rows wait for them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from onrecord.checking.rules import circles
from onrecord.diagnostics import did_you_mean
from onrecord.importing.columns import Conditions
from onrecord.importing.compiling import RowsOf
from onrecord.importing.rows import Accepted, Reader, Rejected, row_id
from onrecord.importing.scopes import RowRefused, Scope, TableOf
from onrecord.importing.tables import TableRow

TELL_EVERY = 500
"""Rows after which it is told how many were read."""

Tell = Callable[[str, int], None]


@dataclass
class Passing:
    """What happens to the rows: which ``table`` is read, how many were read, how many a table's `only` left out, and those
    that are refused."""

    reader: Reader
    tell: Tell
    table: TableOf | None = None
    read: int = 0
    left_out: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    rows: dict[tuple[str, str], int] = field(default_factory=dict)

    def accepted(
        self, rows: list[RowsOf], ids: dict[str, Any], conditions: dict[str, Conditions]
    ) -> Iterator[Accepted]:
        """Each row that is accepted, with its entries. Raises NoTable."""
        waiting: list[tuple[RowsOf, TableRow, str]] = []
        for each in rows:
            assert each.table
            self.table = each.table
            for row in each.table.table.rows:
                identifier = self._identifier(each, row, ids[each.table.name], conditions[each.table.name])
                if identifier is None:
                    continue
                found = self._one(each, row, identifier, waiting)
                if isinstance(found, Accepted):
                    yield found
        yield from self._those_that_wait(waiting)

    def _identifier(self, rows: RowsOf, row: TableRow, of: Any, conditions: Conditions) -> str | None:
        """What the table calls a row; None if it is left out or refused."""
        assert rows.table
        try:
            if not row.surplus and not conditions.hold(Scope(rows.table, row)):
                self.left_out += 1
                return None
            self.read += 1
            if self.read % TELL_EVERY == 0:
                self.tell("Reading rows", self.read)
            identifier = row_id(rows.table, row, of)
            first = self.rows.setdefault((rows.table.name, identifier), row.line)
            if first != row.line:
                column = of.columns[0].name if of.columns else ""
                raise RowRefused(
                    "repeated-row", f"has the id '{identifier[:60]}', as the row of line {first} has", column
                )
        except RowRefused as refused:
            nobody = Accepted(rows.table.name, row.line, "", row.cells)
            self.rejected.append(self.reader.reject(nobody, refused))
            return None
        return identifier

    def _one(
        self, rows: RowsOf, row: TableRow, identifier: str, waiting: list[tuple[RowsOf, TableRow, str]]
    ) -> Accepted | None:
        found = self.reader.read(rows, row, identifier)
        if isinstance(found, Accepted) and self.reader.missing(found):
            self.reader.take_back(found)
            waiting.append((rows, row, identifier))
            return None
        if isinstance(found, Accepted):
            refused = self.reader.hold(found)
            if refused is None:
                return self.reader.accept(found)
            found = refused
        self.rejected.append(found)
        return None

    def _those_that_wait(self, waiting: list[tuple[RowsOf, TableRow, str]]) -> Iterator[Accepted]:
        """The rows that refer to others: accepted together, without those that refer to nothing, until all that is left holds."""
        while waiting:
            read = [(each, self.reader.read(*each)) for each in waiting]
            found = [(each, row) for each, row in read if isinstance(row, Accepted)]
            refused = [row for _, row in read if isinstance(row, Rejected)]
            if not refused:
                refused = [why for _, row in found if (why := self._why_not(row))]
                refused = refused or self._in_circles([row for _, row in found])
                refused = refused or [why for _, row in found if (why := self.reader.hold_quietly(row))]
            if not refused:
                for _, row in found:
                    yield self.reader.accept(row)
                return
            for _, row in found:
                self.reader.take_back(row)
            self.rejected += refused
            gone = {(row.table, row.line) for row in refused}
            waiting = [each for each in waiting if each[0].table and (each[0].table.name, each[1].line) not in gone]

    def _why_not(self, row: Accepted) -> Rejected | None:
        for name, identifier in self.reader.missing(row):
            known = list(self.reader.known.lists[name].given)[:500]
            hint = did_you_mean(identifier, known)
            why = f"refers to '{identifier}' of {name}, which does not exist{f' ({hint})' if hint else ''}"
            return self.reader.told(row, RowRefused("unknown-reference", why))
        return None

    def _in_circles(self, rows: list[Accepted]) -> list[Rejected]:
        owners = {(entry.name, model.id): row for row in rows for entry, model in row.models}
        found = {}
        for name, word, chain in circles(self.reader.known.record):
            owner = next((owners[name, each] for each in chain if (name, each) in owners), None)
            if owner:
                why = f"'{word}' goes in a circle: {' > '.join(chain)}"
                found[owner.table, owner.line] = self.reader.told(owner, RowRefused("circle", why))
        return list(found.values())

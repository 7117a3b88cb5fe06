"""Where the cells of a row are found: in it, in the rows of other tables that belong to it, among the items of a list that
is gone through."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Optional

from onrecord.importing.mapping import TableSettings
from onrecord.importing.tables import Cell, Table, TableRow

Value = str | list[str | None] | None
"""What is known of a cell: a text; a list, of whose items some may not be known; or nothing."""

Key = tuple[object, ...]
Keyed = Callable[["Scope"], Key]


class RowRefused(Exception):
    """A row cannot be imported: why, in one line, and by which column of which table."""

    def __init__(self, code: str, message: str, column: str = "", table: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.column, self.table = code, message, column, table


@dataclass(eq=False)
class TableOf:
    """A table of a mapping while it is imported. One that joins another has its rows by what they are found with."""

    name: str
    settings: TableSettings
    table: Table
    places: dict[str, int] = field(init=False)
    parent: Optional["TableOf"] = None
    of_parent: Keyed | None = None
    by_key: dict[Key, list[TableRow]] = field(default_factory=lambda: defaultdict(list))
    wanted: set[Key] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.places = {column: place for place, column in enumerate(self.table.columns)}

    def joined(self, scope: "Scope") -> "list[Scope]":
        """The rows that belong to the parent's row, which is known in a scope."""
        assert self.parent
        assert self.of_parent
        owner = scope.of(self.parent)
        if not isinstance(owner, Scope):
            return [each for one in owner for each in self.joined(one)]
        key = self.of_parent(owner)
        self.wanted.add(key)
        return [Scope(self, row, owner) for row in self.by_key.get(key, ())]

    def left_over(self) -> int:
        """How many of its rows belong to no row that was asked for."""
        return sum(len(rows) for key, rows in self.by_key.items() if key not in self.wanted)


class Scope:
    """A row, in the scope of the row that it belongs to; or items of lists, in the scope of the row that has them."""

    __slots__ = ("items", "outer", "row", "table")

    def __init__(
        self, table: TableOf, row: TableRow, outer: "Scope | None" = None, items: dict[str, str | None] | None = None
    ) -> None:
        self.table, self.row, self.outer, self.items = table, row, outer, items

    def of(self, table: TableOf) -> "Scope | list[Scope]":
        """The row of a table that is known here; several, if many rows of it belong to one that is."""
        scope: Scope | None = self
        while scope is not None:
            if scope.table is table:
                return scope
            scope = scope.outer
        found = table.joined(self)
        if table.settings.many or (table.parent and not isinstance(self.of(table.parent), Scope)):
            return found
        if len(found) > 1:
            lines = " and ".join(str(each.row.line) for each in found[:2])
            raise RowRefused(
                "repeated-row", f"belongs to several rows of '{table.name}' (lines {lines})", table=table.name
            )
        return found[0] if found else []

    def item(self, table: TableOf, name: str) -> tuple[str | None] | None:
        """The item that stands for a cell of a table while its list is gone through; None if it is not."""
        scope: Scope | None = self
        while scope is not None:
            if scope.table is table and scope.items and name in scope.items:
                return (scope.items[name],)
            scope = scope.outer
        return None

    def cell(self, place: int) -> Cell:
        """A cell of its row."""
        return self.row.cells[place]

    def through(self, table: TableOf, names: list[str], lists: list[list[str | None]]) -> "Iterator[Scope]":
        """A scope for each item of lists of that length, which are gone through side by side."""
        for values in zip(*lists, strict=True):
            yield Scope(table, self.row_of(table), self, dict(zip(names, values, strict=True)))

    def row_of(self, table: TableOf) -> TableRow:
        """The row of a table of which one is known here."""
        found = self.of(table)
        if not isinstance(found, Scope):
            raise RowRefused("repeated-row", f"has several rows of '{table.name}' where one belongs", table=table.name)
        return found.row

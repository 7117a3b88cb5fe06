"""The tables of a mapping, opened, with the rows of those that join another laid out by what they are found with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from onrecord.diagnostics import Diagnostic, Position, Severity
from onrecord.importing.columns import Column, Columns, Filled, NoColumn
from onrecord.importing.mapping import WrittenMapping
from onrecord.importing.opening import opened
from onrecord.importing.scopes import RowRefused, Scope, TableOf
from onrecord.importing.tables import NoTable


@dataclass
class Joined:
    """The tables by their names in the mapping, with every column that can be named; and what is wrong with them."""

    tables: dict[str, TableOf] = field(default_factory=dict)
    columns: Columns = field(init=False)
    problems: list[Diagnostic] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.columns = Columns(self.tables)


def label(written: WrittenMapping, file: str) -> str:
    """A table's file as a person in the folder of the command would write it."""
    return (PurePosixPath(written.file).parent / file).as_posix()


def join(written: WrittenMapping, files: Mapping[str, bytes]) -> Joined:
    """Open the tables of a mapping, given as the names of their files in it → bytes."""
    found = Joined()
    for name, settings in written.settings.tables.items():
        file = label(written, settings.file)
        try:
            table = opened(settings, files[settings.file])
        except NoTable as error:
            found.problems.append(Diagnostic(Position(file, error.line), error.code, error.message))
            continue
        found.tables[name] = TableOf(name, settings, table)
        for each in table.guessed:
            problem = Diagnostic(Position(file), "guessed-table", each.message, each.hint, Severity.WARNING)
            found.problems.append(problem)
    if len(found.tables) == len(written.settings.tables):
        for table_of in found.tables.values():
            table_of.parent = found.tables.get(table_of.settings.joins or "")
        for table_of in found.tables.values():
            if table_of.parent:
                _lay_out(found, table_of, written)
    return found


def _lay_out(found: Joined, table: TableOf, written: WrittenMapping) -> None:
    """Lay out the rows of a table that joins another by the columns that it is joined by."""
    assert table.parent
    own: list[Column] = []
    of_parent: list[Filled] = []
    for name, text in table.settings.by.items():
        try:
            own.append(found.columns.column(name, table))
            filled = found.columns.filled(text, table.parent)
            of_parent.append(filled if isinstance(filled, Filled) else Filled((filled,)))
        except NoColumn as error:
            at = written.at("tables", table.name, "by", name)
            found.problems.append(Diagnostic(at, "unknown-column", error.message, error.hint))
            return
    table.of_parent = lambda owner: tuple(each.read(owner) for each in of_parent)
    try:
        conditions = found.columns.conditions(table.settings.only, table)
    except NoColumn as error:
        at = written.at("tables", table.name, "only")
        found.problems.append(Diagnostic(at, "unknown-column", error.message, error.hint))
        return
    file = label(written, table.settings.file)
    try:
        for row in table.table.rows:
            scope = Scope(table, row)
            try:
                if row.surplus:
                    raise RowRefused(
                        "cells-of-row",
                        f"has {abs(row.surplus)} {'more' if row.surplus > 0 else 'fewer'} cells than the header",
                    )
                if conditions.hold(scope):
                    table.by_key[tuple(column.of_row(scope) for column in own)].append(row)
            except RowRefused as error:
                # Nobody knows to which row it belongs, so the whole table cannot be trusted.
                at = Position(file, row.line, table.places.get(error.column, 0) + 1)
                found.problems.append(
                    Diagnostic(at, error.code, f"row of the joined table '{table.name}': {error.message}")
                )
    except NoTable as error:
        found.problems.append(Diagnostic(Position(file, error.line), error.code, error.message))

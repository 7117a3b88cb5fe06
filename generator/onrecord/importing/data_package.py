"""The CSV tables of an export taken back: their rows become entries again, as the model has it."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.diagnostics import Diagnostic, Position, did_you_mean, shown
from onrecord.record.model import LISTS
from onrecord.record.tables import NUMBER, RecordTable, table_of
from onrecord.record.tabular import entries
from onrecord.writing.spreadsheets import unguarded

Row = dict[str, str]


def is_package(data: bytes) -> bool:
    """Whether a file describes the tables of an export of ours."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and isinstance(found.get("record"), dict) and "resources" in found


def files_of_package() -> list[str]:
    """The names of all tables that an export can have."""
    return [f"{table.name}.csv" for name in LISTS for table in table_of(name).every()]


def record_of(package: bytes, files: Mapping[str, bytes]) -> tuple[dict[str, Any], list[Diagnostic]]:
    """A record as plain data, and every problem with its tables. ``package``: what describes them; ``files``: those that there
    are, by name."""
    found: dict[str, Any] = {"about": json.loads(package)["record"]}
    problems: list[Diagnostic] = []
    for name in LISTS:
        outer = table_of(name)
        rows: dict[str, list[Row]] = {}
        for table in outer.every():
            if data := files.get(f"{table.name}.csv"):
                rows[table.name] = [*_rows(table, data, problems)]
        if rows and not problems:
            found[name] = [*entries(outer, rows)]
    return found, problems


def _rows(table: RecordTable, data: bytes, problems: list[Diagnostic]) -> Iterator[Row]:
    """The rows of a table. What is wrong with it is added to the problems."""
    file = f"{table.name}.csv"
    try:
        reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        header = next(reader, [])
        problems += _of_header(table, header, file)
        for row in reader:
            if len(row) == len(header):
                found = {name: unguarded(cell) for name, cell in zip(header, row, strict=True)}
                if NUMBER not in table.keys or found.get(NUMBER, "").isdecimal():
                    yield found
                else:
                    what = f"{shown(found.get(NUMBER, ''))} under '{NUMBER}' is no whole number"
                    problems.append(Diagnostic(Position(file, reader.line_num), "not-a-table", what))
            elif row:
                what = f"this row has {len(row)} cells, and the header {len(header)}"
                problems.append(Diagnostic(Position(file, reader.line_num), "not-a-table", what))
    except UnicodeDecodeError:
        problems.append(Diagnostic(Position(file), "not-a-table", "the file is not UTF-8"))
    except csv.Error as error:
        problems.append(Diagnostic(Position(file, reader.line_num), "not-a-table", f"no CSV: {error}"))


def _of_header(table: RecordTable, header: list[str], file: str) -> Iterator[Diagnostic]:
    """What is wrong with the names of the columns. Ours that follow from others may be missing."""
    known = table.header
    needed = [*table.keys, *(column.name for column in table.columns if column.put)]
    for place, name in enumerate(header):
        if name not in known:
            hint = did_you_mean(name, known)
            yield Diagnostic(Position(file), "not-a-table", f"unknown column {shown(name)}", hint)
        elif name in header[:place]:
            yield Diagnostic(Position(file), "not-a-table", f"the column '{name}' stands twice")
    for name in needed:
        if name not in header:
            yield Diagnostic(Position(file), "not-a-table", f"the column '{name}' is missing")

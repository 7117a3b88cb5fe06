"""CSV: long tables, and `datapackage.json`, which says what each column is (a Data Package of Frictionless, version 1).

An empty cell is what was not said or is not recorded, and 0 stands only where a source said that it was none. No cell is a
formula to a spreadsheet program (`writing.spreadsheets`). The tables lose nothing either: `onrecord import` takes them back.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.record.columns import Cell, CellType, RecordColumn
from onrecord.record.model import LISTS, About
from onrecord.record.plain import plain, plain_about
from onrecord.record.record import Record
from onrecord.record.tables import NUMBER, RecordTable, table_of
from onrecord.record.tabular import rows
from onrecord.writing.spreadsheets import guarded

NAME = "datapackage.json"
"""The name of the file that describes the others."""

BARE = (CellType.WHOLE, CellType.DEGREES, CellType.DAY, CellType.YES)
"""What columns hold whose cells are written as they are."""

TYPES: Mapping[CellType, Mapping[str, str]] = {
    CellType.TEXT: {"type": "string"},
    CellType.WORD: {"type": "string"},
    CellType.ID: {"type": "string"},
    CellType.DATE: {"type": "string", "rdfType": "http://id.loc.gov/datatypes/edtf/EDTF"},
    CellType.DAY: {"type": "date"},
    CellType.URL: {"type": "string", "format": "uri"},
    CellType.WHOLE: {"type": "integer"},
    CellType.DEGREES: {"type": "number"},
    CellType.YES: {"type": "boolean"},
}
"""The types of Table Schema."""

READING = (
    "An empty cell says nothing: the source did not say it, or the record does not have it; it is never zero. 0 stands only "
    "where a source said that it was none. Where the text of a cell would begin a formula in a spreadsheet program (after its "
    "beginning, a semicolon, a tab or the end of a line comes '=', '+', '-' or '@', perhaps behind apostrophes), one "
    "apostrophe more than the text has stands before that sign; take one away to have the text again. Dates are in EDTF, as "
    "written, with the days between which they lie beside them."
)
"""How the cells are to be read."""

LICENCES = {
    "cc by 4.0": ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "cc by-sa 4.0": ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "cc by-nc 4.0": ("CC-BY-NC-4.0", "https://creativecommons.org/licenses/by-nc/4.0/"),
    "cc0": ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "cc0 1.0": ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "odbl": ("ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}
"""Licences by what a record may call them, with their names in the Open Definition and their addresses."""


def files(record: Record) -> dict[str, bytes]:
    """The tables that have a row, and what describes them."""
    filled = {table.name: table for name in LISTS for table in table_of(name).every()}
    found = {name: in_csv(filled[name], its) for name, its in _rows(record).items()}
    resources = [_resource(filled[name], found) for name in filled if name in found]
    description = json.dumps(_package(record.about, resources), indent=2, ensure_ascii=False) + "\n"
    return {NAME: description.encode(), **{f"{name}.csv": found[name] for name in filled if name in found}}


def in_csv(table: RecordTable, its: Iterable[list[Cell]]) -> bytes:
    """Rows of a table as CSV (RFC 4180), in UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.header)
    bare = [*(key == NUMBER for key in table.keys), *(column.type in BARE for column in table.columns)]
    writer.writerows(
        [
            cell if is_bare or not isinstance(cell, str) else guarded(cell)
            for cell, is_bare in zip(row, bare, strict=True)
        ]
        for row in its
    )
    return text.getvalue().encode()


def _rows(record: Record) -> dict[str, list[list[Cell]]]:
    """The rows of each table that has any."""
    found: dict[str, list[list[Cell]]] = {}
    for name in LISTS:
        table = table_of(name)
        for entry in record.entries(name).values():
            for its, row in rows(table, plain(entry)):
                found.setdefault(its, []).append(row)
    return found


def _package(about: About, resources: list[dict[str, Any]]) -> dict[str, Any]:
    name = re.sub(r"[^a-z0-9]+", "-", about.title.lower()).strip("-") or "record"
    licence = LICENCES.get((about.licence or "").strip(" .").lower())
    known = {"licenses": [{"name": licence[0], "path": licence[1], "title": about.licence}]} if licence else {}
    return {
        "profile": "tabular-data-package",
        "name": name[:64],
        "title": about.title,
        **({"description": about.description} if about.description else {}),
        **known,
        "reading": READING,
        "record": plain_about(about),
        "resources": resources,
    }


def _resource(table: RecordTable, present: Mapping[str, object]) -> dict[str, Any]:
    """What describes a table. ``present``: the tables that there are."""
    keys = [_field_of_key(key) for key in table.keys]
    references = [
        *([_reference(table.keys[0], _list_of(table), "id")] if table.keys else []),
        *(
            _reference(column.name, column.target, "id", table.name)
            for column in table.columns
            if column.target in present and not column.words
        ),
    ]
    schema = {
        "fields": [*keys, *(_field(column) for column in table.columns)],
        "primaryKey": [*table.keys] or ["id"],
        **({"foreignKeys": references} if references else {}),
        "missingValues": [""],
    }
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.help,
        "encoding": "utf-8",
        "schema": schema,
    }


def _list_of(table: RecordTable) -> str:
    """The list whose entries a table's rows lead back to."""
    return table.name.partition("_")[0]


def _reference(column: str, table: str, key: str, own: str = "") -> dict[str, Any]:
    """That a column leads to a table, which is its own if it has that name."""
    return {"fields": column, "reference": {"resource": "" if table == own else table, "fields": key}}


def _field_of_key(key: str) -> dict[str, Any]:
    if key == NUMBER:
        return {"name": key, "type": "integer", "description": "Its place among those of the same, from 1."}
    return {"name": key, "type": "string", "description": f"The {key} that the row belongs to."}


def _field(column: RecordColumn) -> dict[str, Any]:
    """What describes a column. ``path``: the field of the record that it is; a column of ours has none."""
    constraints: dict[str, Any] = {}
    if column.is_needed and len(column.path) < 2:
        constraints["required"] = True
    if column.words and not column.target:
        constraints["enum"] = [*column.words]
    return {
        "name": column.name,
        **TYPES[column.type],
        "description": column.help,
        **({"path": ".".join(column.path)} if column.put and column.path else {}),
        **({"constraints": constraints} if constraints else {}),
    }

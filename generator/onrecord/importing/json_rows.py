"""JSON whose items are rows: a list of objects, wherever it lies in the file, or an object on each line."""

import json
from collections.abc import Iterator
from typing import Any

from onrecord.importing.tables import Cell, NoTable, Table, TableRow

LIST_SUFFIXES = (".json", ".geojson")
LINES_SUFFIXES = (".jsonl", ".ndjson")


def read(data: bytes, path: str = "") -> Table:
    """Read a list of objects, which lies at ``path``: keys with dots between them. Raises NoTable."""
    found = _loaded(data, 1)
    for key in path.split(".") if path else ():
        found = found.get(key) if isinstance(found, dict) else None
    if not isinstance(found, list):
        raise NoTable("bad-table", f"there is no list of rows at '{path}'" if path else "the file is no list of rows")
    return _table([(number, item) for number, item in enumerate(found, 1)])


def read_lines(data: bytes) -> Table:
    """Read an object on each line. Raises NoTable."""
    lines = (each for each in enumerate(data.split(b"\n"), 1) if each[1].strip())
    return _table([(number, _loaded(line, number)) for number, line in lines])


def _loaded(data: bytes, line: int) -> Any:
    """JSON with its numbers as they are written."""
    try:
        return json.loads(data.decode("utf-8-sig"), parse_int=str, parse_float=str, parse_constant=str)
    except RecursionError:
        raise NoTable("bad-table", "the file is nested too deeply", line) from None
    except ValueError as error:
        at = getattr(error, "lineno", 1)
        raise NoTable(
            "bad-table", f"the file is not JSON: {getattr(error, 'msg', 'it is no UTF-8')}", line + at - 1
        ) from None


def _table(items: list[tuple[int, Any]]) -> Table:
    flat = [(number, dict(_flat(item))) for number, item in items]
    columns = tuple(dict.fromkeys(column for _, cells in flat for column in cells))
    if not columns:
        raise NoTable("bad-table", "no row of the table has a key")
    rows = (
        TableRow(number, tuple(cells.get(column, "") for column in columns))
        for number, cells in flat
        if any(cells.values())
    )
    return Table(columns, rows)


def _flat(item: Any, before: str = "") -> Iterator[tuple[str, Cell]]:
    """The cells of an object, those of objects in it with dots in their names."""
    if not isinstance(item, dict):
        raise NoTable("bad-table", "a row is no object with keys")
    for key, value in item.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        elif isinstance(value, list):
            plain = all(not isinstance(each, dict | list) for each in value)
            yield before + key, tuple(map(_text, value)) if plain else json.dumps(value, ensure_ascii=False)
        else:
            yield before + key, _text(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else "TRUE" if value else "FALSE"

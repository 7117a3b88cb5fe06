"""Entries as rows of tables, and back: nothing is lost."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.record.columns import Cell, RecordColumn
from onrecord.record.plain import PlainData
from onrecord.record.tables import NUMBER, RecordTable


def rows(table: RecordTable, entry: PlainData) -> Iterator[tuple[str, list[Cell]]]:
    """The rows that an entry comes to, each with the name of its table."""
    yield from _rows(table, (), (entry["id"],), entry)


def _rows(
    table: RecordTable, keys: tuple[Cell, ...], below: tuple[Cell, ...], part: Any
) -> Iterator[tuple[str, list[Cell]]]:
    """The rows of a part. ``keys``: what leads to it; ``below``: what leads to its own parts."""
    yield table.name, [*keys, *(_cell(column, part) for column in table.columns)]
    for inner in table.inner:
        found = _at(part, inner.path)
        if isinstance(found, dict):
            for word, items in found.items():
                for number, item in enumerate(items if inner.is_counted else [items], 1):
                    here = (*below, word, number) if inner.is_counted else (*below, word)
                    yield from _rows(inner, here, here, item)
        elif isinstance(found, list):
            for number, item in enumerate(found, 1):
                here = (*below, number)
                yield from _rows(inner, here, here, item)


def _cell(column: RecordColumn, part: Any) -> Cell:
    found = _at(part, column.path)
    if found is None:
        is_told = not (isinstance(part, dict) and "withdrawn" in part)  # of what was withdrawn, nothing is said
        return column.default if column.default and is_told else None
    return column.read(found)


def _at(part: Any, path: tuple[str, ...]) -> Any:
    """What lies at a path in a part; None if nothing does."""
    for key in path:
        if not isinstance(part, dict):
            return None
        part = part.get(key)
    return part


def entries(table: RecordTable, found: Mapping[str, Iterable[Mapping[str, str]]]) -> Iterator[PlainData]:
    """The entries that rows come to, given by the name of their table, each with the texts of its cells. Raises ValueError for a
    row whose number is none."""
    grouped = {inner.name: _by_part(inner, found.get(inner.name, ())) for inner in table.every() if inner is not table}
    for row in found.get(table.name, ()):
        yield _part(table, row, (row.get("id", ""),), grouped)


_Grouped = Mapping[str, Mapping[tuple[str, ...], list[Mapping[str, str]]]]


def _by_part(table: RecordTable, found: Iterable[Mapping[str, str]]) -> dict[tuple[str, ...], list[Mapping[str, str]]]:
    """Rows by the part that they belong to, in the order of their numbers."""
    groups: dict[tuple[str, ...], list[Mapping[str, str]]] = {}
    for row in found:
        groups.setdefault(tuple(row.get(key, "") for key in table.outer_keys), []).append(row)
    for group in groups.values() if table.is_counted else ():
        group.sort(key=lambda row: int(row.get(NUMBER, "")))
    return groups


def _part(table: RecordTable, row: Mapping[str, str], keys: tuple[str, ...], grouped: _Grouped) -> Any:
    """What a row is of, with its own parts. ``keys``: what leads from those to it."""
    part: Any = {}
    for column in table.columns:
        text = row.get(column.name, "")
        if text and column.put:
            if not column.path:
                return text
            inner_part, key = _down(part, column.path)
            inner_part[key] = column.put(text, inner_part.get(key))
    for inner in table.inner:
        for each in grouped[inner.name].get(keys, ()):
            own = (*keys, *(each.get(key, "") for key in inner.keys[len(keys) :]))
            path = (*inner.path, each.get(inner.word, "")) if inner.word else inner.path
            inner_part, key = _down(part, path)
            before, item = inner_part.get(key), _part(inner, each, own, grouped)
            inner_part[key] = [*(before if isinstance(before, list) else []), item] if inner.is_counted else item
    return part


def _down(part: PlainData, path: tuple[str, ...]) -> tuple[PlainData, str]:
    """What holds the value at a path in a part, and under which key."""
    for key in path[:-1]:
        part = part.setdefault(key, {})
    return part, path[-1]

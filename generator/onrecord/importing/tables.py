"""Tables as they are read: the names of their columns, and their rows one after another, whatever kind of file they lie in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import NamedTuple

Cell = str | tuple[str, ...]
"""What stands in a cell: a text, empty where nothing does; of JSON also a list of texts."""

OF_REFUSED = ("refused because", "table", "line")
"""The first columns of a table that an import wrote of rows which it refused. Its cells are such as no spreadsheet runs, and are
read as they were before."""


class TableRow(NamedTuple):
    """A row: its line in the file, counted from 1 (of a workbook its row, of JSON its number), and its cells in the order of the
    columns. ``surplus``: how many more cells than columns it has; fewer, if negative."""

    line: int
    cells: tuple[Cell, ...]
    surplus: int = 0


class NoTable(Exception):
    """A table cannot be read as it is. Its text is one line; ``line`` is where it stopped."""

    def __init__(self, code: str, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.code, self.message, self.line = code, message, line


class Guessed(NamedTuple):
    """Something that was found out about a table and may be wrong: what, as a person would tell it."""

    message: str
    hint: str


@dataclass
class Table:
    """A table whose header was read. Its rows can be gone through once; that may raise NoTable."""

    columns: tuple[str, ...]
    rows: Iterator[TableRow]
    guessed: list[Guessed] = field(default_factory=list)


def with_header(lines: Iterable[tuple[int, list[str]]], header: tuple[int, ...], is_ragged: bool) -> Table:
    """A table from lines of cells, each with its number, of which those numbered ``header`` name the columns.

    ``is_ragged``: whether the kind of file leaves out cells at the end of a row. Lines without any text are passed over.
    Raises NoTable.
    """
    each = iter(lines)
    before = list(_until(each, max(header)))
    named = [[cell.strip() for cell in cells] for number, cells in before if number in header]
    columns = _columns(named)
    if not any(any(cells) for cells in named):
        raise NoTable("bad-table", "there are no names of columns where the header should be", max(header))
    return Table(columns, _rows(each, len(columns), is_ragged))


def _until(lines: Iterator[tuple[int, list[str]]], last: int) -> Iterator[tuple[int, list[str]]]:
    """The lines up to the one of that number; a cell may hold several lines, so the one after it may be further down."""
    for number, cells in lines:
        yield number, cells
        if number >= last:
            return


def _columns(named: list[list[str]]) -> tuple[str, ...]:
    """The names of columns from the lines of a header. In all but the last, a name stands over what follows it too."""
    width = max((len(cells) for cells in named), default=0)
    for cells in named[:-1]:
        for index in range(1, len(cells)):
            cells[index] = cells[index] or cells[index - 1]
        cells += [cells[-1] if cells else ""] * (width - len(cells))
    names = [" ".join(cells[index] for cells in named if index < len(cells) and cells[index]) for index in range(width)]
    return distinct(" ".join(name.split()) or f"column {number}" for number, name in enumerate(names, 1))


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Names of columns, of which one that comes again gets a number: `Name (2)`."""
    found: dict[str, None] = {}
    for name in names:
        number, unlike = 1, name
        while unlike in found:
            number += 1
            unlike = f"{name} ({number})"
        found[unlike] = None
    return tuple(found)


def _rows(lines: Iterator[tuple[int, list[str]]], width: int, is_ragged: bool) -> Iterator[TableRow]:
    for number, cells in lines:
        if not any(cells) or not any(cell.strip() for cell in cells):
            continue
        surplus = len(cells) - width
        if surplus > 0 and not any(cells[width:]):
            surplus = 0
        if surplus < 0 and is_ragged:
            surplus = 0
        yield TableRow(number, (*cells[:width], *[""] * (width - len(cells))), surplus)


def peeked(lines: Iterator[list[str]], most: int) -> tuple[list[list[str]], Iterator[list[str]]]:
    """The first lines, and all of them."""
    first = list(islice(lines, most))
    return first, chain(first, lines)

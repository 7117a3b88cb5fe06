"""The beginning of a mapping for a table that nobody has mapped: what its columns seem to hold, and what a person must decide."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePosixPath

from onrecord.importing import days, ids, numbers
from onrecord.importing.brackets import UNDECIDED
from onrecord.importing.mapping import TableSettings
from onrecord.importing.opening import opened
from onrecord.importing.tables import Table
from onrecord.importing.texts import Garbled, sound

LOOKED_AT = 2000
"""Rows that are looked at."""

FEW = 12
"""Different words of a column that are listed."""

MOST = 0.9
"""The share of cells that must be of a sort for the column to be of it."""

ORDERS = (("year", "month", "day"), ("day", "month", "year"), ("month", "day", "year"))
"""Orders of dates, in the order in which they are tried."""

_POINT = re.compile(r"[(\[]?-?[0-9]{1,3}\.[0-9]+[,; ]+-?[0-9]{1,3}\.[0-9]+[)\]]?")
_DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]+|,[0-9]{4,})")
_SIGNED = re.compile(r"[-+]?[0-9][0-9.,' \u00a0\u202f]*[0-9]")
_PLAIN = re.compile(r"[A-Za-z0-9_ ./()-]+")


@dataclass
class SeenColumn:
    """What was seen of a column: its cells that hold something, how often each, and in how many rows it holds nothing."""

    name: str
    words: Counter[str] = field(default_factory=Counter)
    empty: int = 0

    @property
    def total(self) -> int:
        """How many of its cells hold something."""
        return self.words.total()

    def is_mostly(self, pattern: re.Pattern[str]) -> bool:
        """Whether nearly all of its cells fit a pattern."""
        fitting = sum(number for word, number in self.words.items() if pattern.fullmatch(word))
        return self.total > 0 and fitting >= MOST * self.total


def guess(file: str, data: bytes) -> str:
    """The text of a mapping for a table, of which ``file`` is the name. Raises NoTable."""
    table = opened(TableSettings(file=file), data)
    seen, rows = _look(table)
    name = ids.of_row(PurePosixPath(file).stem) or "table"
    return "\n".join([*_head(file, name, seen, rows), *_entries(name, seen), ""])


def _look(table: Table) -> tuple[list[SeenColumn], int]:
    seen = [SeenColumn(name) for name in table.columns]
    rows = 0
    for row in islice(table.rows, LOOKED_AT):
        rows += 1
        for column, cell in zip(seen, row.cells, strict=True):
            text = _text(cell)
            if text:
                column.words[text] += 1
            else:
                column.empty += 1
    return seen, rows


def _text(cell: object) -> str:
    try:
        return sound(
            cell if isinstance(cell, str) else "; ".join(map(str, cell)) if isinstance(cell, tuple) else "", ""
        )
    except Garbled:
        return ""


def _head(file: str, name: str, seen: list[SeenColumn], rows: int) -> Iterator[str]:
    yield f"# A mapping to begin with, from {rows:,} rows of the table. Where it says {UNDECIDED}, a person must;"
    yield "# until then nothing is imported."
    yield f"import: {name}"
    yield ""
    yield "tables:"
    yield f"  {name}:"
    yield f"    file: {_quoted(file)}"
    identifying = _identifying(seen)
    why = (
        "no row without it, and none has another's"
        if identifying
        else "DECIDE: which column tells one row from all others for good?"
    )
    yield f"    id: {_column(identifying or seen[0])}  # {why}"
    cells = [line for column in seen for line in _cell(column) if column is not identifying]
    if cells:
        yield "    cells:"
        yield from cells


def _identifying(seen: list[SeenColumn]) -> SeenColumn | None:
    """The column that seems to hold the ids of rows: no cell empty, none like another; one that is called so before others."""
    found = [each for each in seen if each.total and not each.empty and max(each.words.values()) == 1]
    named = [
        each for each in found if re.search(r"(^|[\W_])(id|code|key|ref|no|number)([\W_]|$)", each.name, re.IGNORECASE)
    ]
    return next(iter([*named, *found]), None)


def _cell(column: SeenColumn) -> Iterator[str]:
    """How a column is read, if not as it stands; with what was seen of it."""
    name = _quoted(column.name)
    if order := _order(column):
        yield f"      {name}: {{date: {' '.join(order)}}}{_doubt(column, order)}"
    elif column.is_mostly(_POINT):
        yield f"      {name}: {{point: latitude longitude}}  # DECIDE: is latitude first?"
    elif style := _style(column):
        yield f'      {name}: {{number: "{style}"}}'
    elif column.total > 1 and _share(column, ";") > 0.05:
        yield f'      {name}: {{split: ";"}}  # DECIDE: is this a list?'
    elif _is_few(column):
        yield f"      {name}:"
        yield "        words:  # DECIDE: what each becomes in the record"
        for word, number in sorted(column.words.items(), key=lambda pair: (-pair[1], pair[0])):
            yield f"          {_quoted(word)}: {_quoted(word)}  # {number:,} rows"


def _share(column: SeenColumn, sign: str) -> float:
    return sum(number for word, number in column.words.items() if sign in word) / column.total


def _is_few(column: SeenColumn) -> bool:
    """Whether a column holds a few words again and again, and no numbers."""
    few = 1 < len(column.words) <= FEW and column.total >= 3 * len(column.words)
    return few and not column.is_mostly(re.compile(r"[-+0-9.,]+"))


def _order(column: SeenColumn) -> tuple[str, ...]:
    """In which order the parts of its dates come; empty if it has no dates."""
    if column.is_mostly(re.compile("[0-9]+")):
        return ()
    fits = {order: sum(number for word, number in column.words.items() if _is_day(word, order)) for order in ORDERS}
    best = max(ORDERS, key=lambda order: fits[order])
    return best if column.total and fits[best] >= MOST * column.total else ()


def _is_day(text: str, order: tuple[str, ...]) -> bool:
    try:
        days.day(text, order)
    except ValueError:
        return False
    return True


def _doubt(column: SeenColumn, order: tuple[str, ...]) -> str:
    """A remark where another order would do as well."""
    others = [each for each in ORDERS if each != order and all(_is_day(word, each) for word in column.words)]
    is_iso = all(re.match("[0-9]{4}-", word) for word in column.words)
    return f"  # DECIDE: or {' '.join(others[0])}? no date tells" if others and not is_iso else ""


def _style(column: SeenColumn) -> str:
    """How its numbers are written, where they have signs for thousands or decimals; empty otherwise."""
    signed = [
        word
        for word in column.words
        if re.fullmatch(r"[-+]?[0-9][0-9.,' \u00a0\u202f]*[0-9]", word) and not word.isdecimal()
    ]
    if not signed or not column.is_mostly(re.compile(r"[-+]?[0-9.,' \u00a0\u202f]+")) or column.is_mostly(_DEGREES):
        return ""
    return next((style for style in numbers.STYLES if all(_is_number(word, style) for word in column.words)), "")


def _is_number(text: str, style: str) -> bool:
    try:
        numbers.plain(text, style)
    except ValueError:
        return False
    return True


def _entries(name: str, seen: list[SeenColumn]) -> Iterator[str]:
    """The entries of the mapping: a compiler, the table as a document, and a claim for each row."""
    identifying = _identifying(seen) or seen[0]
    yield from (
        "",
        "fold: [case, space]",
        "",
        "sources:",
        f"  - id: {name}-compiler",
        "    name: <DECIDE who made the table>",
        "",
    )
    yield from (
        "documents:",
        f"  - id: {name}",
        "    title: <DECIDE what the table is called>",
        f"    publisher: {name}-compiler",
    )
    yield from ("    form: table", "", "claims:", f"  - id: {name}-{_column(identifying)}")
    yield "    # DECIDE: the source is who says it. If the table repeats others' words, name the column: {name: <Column>}"
    yield from (f"    source: {name}-compiler", f"    document: {name}", f"    locator: row {_column(identifying)}")
    if dates := [each for each in seen if _order(each)]:
        yield f"    when: {_column(dates[0])}{_others(dates)}"
    yield from _places(seen)
    yield "    # DECIDE: what the numbers count. A 0 that means that nobody knows is no count: only: {Column: value}"
    yield "    # figures:"
    numbers_in = (each for each in seen if each is not identifying and each.is_mostly(re.compile(r"[0-9][0-9.,' ]*")))
    counts = [each for each in numbers_in if not each.is_mostly(_DEGREES)]
    for each in counts:
        yield f"    #   killed: {{count: {_column(each)}, of: people}}"
    if not counts:
        yield "    #   killed: {count: <Column>, of: people}"
    few = [each for each in seen if _is_few(each)]
    yield "    says: <DECIDE what the row says, in words that follow on who says it; or only figures>"
    if few:
        yield "    labels:  # DECIDE: which of these the record should have"
        for each in few:
            yield f"      {_label(each.name)}: {_column(each)}"


def _places(seen: list[SeenColumn]) -> Iterator[str]:
    """A place for each row, where columns seem to hold its position."""
    whole = next((each for each in seen if each.is_mostly(_POINT)), None)
    halves = [_called(seen, pattern) for pattern in (r"lat(itude)?|y", r"lon(g|gitude)?|lng|x")]
    named = _called(seen, r"(.*[\W_])?(place|town|city|village|location|locality|site|where)([\W_].*)?")
    if not (whole or all(halves) or named):
        return
    yield "    locations:"
    yield f"      - at: {{name: {_column(named) if named else '<Column>'}}}" + (
        "" if named else "  # DECIDE: which column names it?"
    )
    if whole:
        yield f"        point: {_column(whole)}"
    elif halves[0] and halves[1]:
        yield f"        point: [{_column(halves[0])}, {_column(halves[1])}]"


def _called(seen: list[SeenColumn], pattern: str) -> SeenColumn | None:
    return next((each for each in seen if re.fullmatch(pattern, each.name, re.IGNORECASE)), None)


def _others(columns: list[SeenColumn]) -> str:
    return f"  # DECIDE: or {', '.join(_column(each) for each in columns[1:4])}?" if len(columns) > 1 else ""


def _label(name: str) -> str:
    """A name of a column as a label: one plain word."""
    return re.sub("[^a-z]+", "-", ids.slug(name)).strip("-") or "label"


def _column(column: SeenColumn) -> str:
    return f"<{column.name}>"


def _quoted(text: str) -> str:
    """A text as YAML has it, in quotation marks wherever it could be something else."""
    is_plain = _PLAIN.fullmatch(text) and text[0].isalnum() and text == text.strip()
    return text if is_plain else json.dumps(text, ensure_ascii=False)

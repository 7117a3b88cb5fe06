"""What is told of an import, in lines; and the table of the rows that were refused."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from onrecord.diagnostics import Diagnostic, Position, errors
from onrecord.importing import joining
from onrecord.importing.again import Fate
from onrecord.importing.mapping import WrittenMapping
from onrecord.importing.rows import Rejected
from onrecord.importing.tables import OF_REFUSED
from onrecord.importing.whole import Imported
from onrecord.writing.spreadsheets import guarded

FATES = {
    Fate.NEW: "new",
    Fate.CHANGED: "changed",
    Fate.SAME: "the same",
    Fate.KEPT: "kept as edited by hand",
    Fate.WITHDRAWN: "withdrawn, since their rows are gone",
    Fate.CONFLICT: "in conflict",
}
"""What became of entries, in words."""


def report(found: Imported, written: WrittenMapping) -> Iterator[str]:
    """Each row that was refused, at its place in its table; the words that are new; the entries that rows tell in two ways."""
    for each in found.rejected:
        yield str(_diagnostic(each, found, written))
    for (of, word), number in sorted(found.new_words.items()):
        yield f"new {of}: '{word}', {number} times"
    for name, identifier, key in found.differing:
        yield f"'{identifier}' of {name} is told in two ways by its rows: the first '{key}' is kept"


def _diagnostic(each: Rejected, found: Imported, written: WrittenMapping) -> Diagnostic:
    settings = written.settings.tables[each.table]
    columns = found.headers[each.of_table or each.table]
    column = columns.index(each.column) + 1 if each.column in columns else 1
    cell = f"'{each.column}' " if each.column else ""
    row = f"row {each.row}: " if each.row else ""
    return Diagnostic(
        Position(joining.label(written, settings.file), each.line, column), each.code, f"{row}{cell}{each.message}"
    )


def summary(found: Imported, is_dry: bool) -> Iterator[str]:
    """Numbers: of rows, of entries, of reasons for which rows were refused."""
    left_out = f", {found.left_out:,} more left out as the mapping says" if found.left_out else ""
    if errors(found.problems) and not found.read:
        return
    yield f"rows read: {found.read:,}{left_out}"
    fates = ", ".join(f"{number:,} {FATES[fate]}" for fate in Fate if (number := found.fates[fate]))
    yield f"entries: {fates or 'none'}"
    reasons = Counter(each.code for each in found.rejected)
    told = ", ".join(
        f"{number:,} [{code}]" for code, number in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    yield f"rows refused: {len(found.rejected):,}{f': {told}' if told else ''}"
    for name, number in found.left_over.items():
        if number:
            yield f"rows of {name} that belong to no row: {number:,}"
    if found.new_words:
        yield f"new words: {len(found.new_words):,}"
    if is_dry or errors(found.problems):
        yield "nothing was written"


def rejects(found: Imported) -> str:
    """The rows that were refused as a CSV: why, then the table, the line and all cells, by the columns of their table. None
    begins a formula: the table is somebody else's, and this is opened in a spreadsheet."""
    columns = list(dict.fromkeys(name for each in found.rejected for name in found.headers[each.table]))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*OF_REFUSED, *map(guarded, columns)])
    for each in found.rejected:
        cells = dict(zip(found.headers[each.table], each.cells, strict=False))
        values = (cells.get(name, "") for name in columns)
        why = f"{each.column}: {each.message}" if each.column else each.message
        writer.writerow([guarded(why), guarded(each.table), each.line, *(_cell(value) for value in values)])
    return text.getvalue()


_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)*")


def _cell(value: object) -> str:
    text = value if isinstance(value, str) else "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    text = text.encode("utf-8", "replace").decode()
    return text if _NUMBER.fullmatch(text) else guarded(text)

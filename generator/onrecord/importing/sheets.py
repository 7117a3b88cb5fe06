"""Workbooks: a sheet's rows as text, each value as a person reads it."""

import datetime
import io
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineWorkbook, WorksheetNotFound

from onrecord.diagnostics import did_you_mean
from onrecord.importing.tables import NoTable, Table, with_header

SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
"""What workbooks are called."""

Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


def read(data: bytes, sheet: str = "", header: tuple[int, ...] = (1,)) -> Table:
    """Read a sheet of a workbook, its first if none is named. Raises NoTable."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        found = workbook.get_sheet_by_name(sheet) if sheet else workbook.get_sheet_by_index(0)
    except WorksheetNotFound:
        hint = did_you_mean(sheet, workbook.sheet_names) or f"it has {', '.join(workbook.sheet_names)}"
        raise NoTable("bad-table", f"there is no sheet '{sheet}' ({hint})") from None
    except (CalamineError, ValueError, OSError) as error:
        raise NoTable("bad-table", f"the workbook cannot be read: {' '.join(str(error).split())[:120]}") from None
    first, left = found.start or (0, 0)
    return with_header(_lines(found.iter_rows(), first, left), header, is_ragged=True)


def _lines(rows: Iterator[list[Value]], first: int, left: int) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number in the sheet; what lies above and beside the used area is empty."""
    yield from ((number, [""]) for number in range(1, first + 1))
    for number, row in enumerate(rows, first + 1):
        yield number, [""] * left + [as_text(value) for value in row]


def as_text(value: Value) -> str:
    """A value of a cell as text: whole numbers without a point, a day without midnight."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)

"""A table of a mapping, read as its file's name says."""

from pathlib import PurePath

from onrecord.importing import delimited, json_rows, sheets
from onrecord.importing.mapping import TableSettings
from onrecord.importing.tables import Table


def opened(settings: TableSettings, data: bytes) -> Table:
    """The table in a file, its header read. Raises NoTable."""
    suffix = PurePath(settings.file).suffix.lower()
    if suffix in sheets.SUFFIXES:
        return sheets.read(data, settings.sheet or "", settings.header)
    if suffix in json_rows.LIST_SUFFIXES:
        return json_rows.read(data, settings.rows or "")
    if suffix in json_rows.LINES_SUFFIXES:
        return json_rows.read_lines(data)
    return delimited.read(data, settings.encoding or "", settings.delimiter or "", settings.header, settings.quotes)

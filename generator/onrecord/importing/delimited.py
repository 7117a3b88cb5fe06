"""Text whose lines are rows: in which encoding it is, what parts its cells, and its rows."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice

from charset_normalizer import from_bytes

from onrecord.importing.tables import OF_REFUSED, Guessed, NoTable, Table, with_header
from onrecord.writing.spreadsheets import unguarded

DELIMITERS = (",", ";", "\t", "|")
"""What may part the cells of a row, if nothing is said."""

LOOKED_AT = 60
"""Rows from which the delimiter is found."""

FEW_BROKEN = 0.1
"""A share of the lines with other letters than ASCII. If fewer of them are no UTF-8, the file is UTF-8 with broken cells."""

USUAL = ("cp1252", "mac_roman")
"""Encodings that are taken before others in which a text reads as well."""

WESTERN_OR_CENTRAL = ("cp1252", "cp1250")
"""Encodings of which one is taken where a text is too short to tell."""

AS_GOOD = 0.08
"""A difference of disorder that says nothing."""

SAMPLE = 200_000
"""Bytes of the lines with other letters, from which an encoding is found."""

_BETWEEN_WORDS = frozenset("‘’“”«»„–—…،؛؟\u00a0·°")

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class Quotes(StrEnum):
    """What quotation marks do in a table: they stand around cells and are doubled inside; text may follow them in a cell;
    they are text."""

    STRICT = "strict"
    LOOSE = "loose"
    NONE = "none"


def read(
    data: bytes,
    encoding: str = "",
    delimiter: str = "",
    header: tuple[int, ...] = (1,),
    quotes: Quotes | None = None,
) -> Table:
    """Read a text as a table. An ``encoding``, a ``delimiter`` or a use of ``quotes`` that is not given is found. Raises
    NoTable.

    Bytes that are not of the encoding come as lone surrogates, so that only the rows in which they stand are lost.
    """
    guessed = []
    if not encoding:
        encoding, is_sure = found_encoding(data)
        if not is_sure:
            hint = "write 'encoding' beside 'file', if names look wrong"
            guessed.append(Guessed(f"the table is no UTF-8 and was read as {encoding}", hint))
    delimiter = delimiter or found_delimiter(data, encoding)
    if quotes is None and delimiter == "\t" and not _is_quoted(data, encoding, delimiter):
        quotes = Quotes.NONE
        hint = "write 'quotes: strict' beside 'file', if it is not so"
        guessed.append(Guessed("quotation marks in the table are read as text", hint))
    table = with_header(_lines(data, encoding, delimiter, quotes or Quotes.STRICT), header, is_ragged=False)
    table.guessed = guessed
    return table


def found_encoding(data: bytes) -> tuple[str, bool]:
    """The encoding of a text, and whether it is sure."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        lines = [line for line in data.split(b"\n") if not line.isascii()]
        if sum(not _is_utf8(line) for line in lines) < FEW_BROKEN * len(lines):
            return "utf-8", True
        return _likeliest(b"\n".join(lines)[:SAMPLE]), False
    return "utf-8", True


def _likeliest(sample: bytes) -> str:
    """The encoding in which a text reads best: with fewest signs among its letters; and of several, one that most programs
    write."""
    found = list(from_bytes(sample))
    least = min((each.chaos for each in found), default=0.0)
    good = {name for each in found if each.chaos <= least + AS_GOOD for name in each.could_be_from_charset}
    order = [*(name for name in USUAL if name in good), *(each.encoding for each in found if each.encoding in good)]
    return min(order or WESTERN_OR_CENTRAL, key=lambda name: _signs_in(sample, name))


def _signs_in(sample: bytes, encoding: str) -> int:
    """How many characters beyond ASCII are neither letters nor such as stand between words."""
    text = sample.decode(encoding, "replace")
    return sum(not each.isascii() and not each.isalpha() and each not in _BETWEEN_WORDS for each in text)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_quoted(data: bytes, encoding: str, delimiter: str) -> bool:
    """Whether every quotation mark stands where one around a cell would."""
    try:
        for _ in _lines(data, encoding, delimiter, Quotes.STRICT):
            pass
    except NoTable:
        return False
    return True


def found_delimiter(data: bytes, encoding: str) -> str:
    """What parts the cells: with which most rows are of one width, and then the one that makes most cells."""

    def evenness(delimiter: str) -> tuple[float, int]:
        try:
            widths = Counter(
                len(cells) for _, cells in islice(_lines(data, encoding, delimiter, Quotes.LOOSE), LOOKED_AT) if cells
            )
        except NoTable:
            return 0.0, 0
        width, number = widths.most_common(1)[0] if widths else (0, 0)
        return (number / widths.total() if width > 1 else 0.0), width

    return max(DELIMITERS, key=evenness)


def _lines(data: bytes, encoding: str, delimiter: str, quotes: Quotes) -> Iterator[tuple[int, list[str]]]:
    """Each row's cells, with the line that it begins on."""
    try:
        text = io.TextIOWrapper(io.BytesIO(data), encoding, errors="surrogateescape", newline="")
    except LookupError:
        raise NoTable("bad-table", f"'{encoding}' is no encoding that is known; like utf-8 or cp1252") from None
    if quotes is Quotes.NONE:
        reader = csv.reader(text, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(text, delimiter=delimiter, strict=quotes is Quotes.STRICT)
    line, is_of_refused = 1, False
    try:
        for cells in reader:
            is_of_refused = is_of_refused or (line == 1 and tuple(cells[: len(OF_REFUSED)]) == OF_REFUSED)
            yield line, [unguarded(cell) for cell in cells] if is_of_refused else cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise NoTable("bad-table", f"the row that begins here cannot be read: {_why(str(error))}", line) from None
    except UnicodeError:
        raise NoTable("bad-table", f"the table is not written in {encoding}", line) from None


def _why(error: str) -> str:
    """What is wrong with quotation marks, and how the mapping can say that it is not."""
    if "expected after" in error:
        return "text follows a closing quotation mark ('quotes: loose' takes it, 'quotes: none' takes all such marks as text)"
    return (
        "a quotation mark is not closed ('quotes: none' takes all such marks as text)"
        if "end of data" in error
        else error
    )

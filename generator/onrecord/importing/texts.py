"""The text of a cell as it stands in the table, and what is wrong with it before anybody asks what it means."""

import re
from functools import lru_cache

from onrecord.writing.forbidden import forbidden_in, refusal

ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
"""What spreadsheets show where a formula came to nothing."""

TAKEN_FOR = ("mac_roman", "cp1252")
"""Encodings as which UTF-8 is read by mistake, most often."""

_HYPERLINK = re.compile(r'=HYPERLINK\(\s*"([^"]*)"\s*(?:[,;]\s*"([^"]*)"\s*)?\)', re.IGNORECASE)
_FORMULA = re.compile(r"=\s*[-+]?\(*\$?[A-Za-z]{1,12}(?:[0-9$]|[A-Za-z.]*\()")
_BROKEN = re.compile("[\udc80-\udcff]")


class Garbled(ValueError):
    """A cell holds no text: why, as what follows its name, with a code."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code


def sound(text: str, mend: str) -> str:
    """The text of a cell, if it is one, on lines of one kind and without space around it. ``mend``: the encoding as which
    UTF-8 was read by mistake. Of a link made by a formula its text is taken. Raises Garbled."""
    text = text.strip()
    if text[:1] == "=":
        text = _of_formula(text)
    elif text[:1] == "#" and text in ERRORS:
        raise Garbled("formula", f"is an error of a spreadsheet, {text}")
    return text if text.isascii() and text.isprintable() else _in_letters(text, mend)


def _of_formula(text: str) -> str:
    if link := _HYPERLINK.fullmatch(text):
        return (link[2] or link[1]).strip()
    if _FORMULA.match(text):
        raise Garbled("formula", f"is a formula and no value: {text[:40]}")
    return text


@lru_cache(maxsize=16384)
def _in_letters(text: str, mend: str) -> str:
    if _BROKEN.search(text):
        raise Garbled("encoding", "holds bytes that are not of the table's encoding")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if mend:
        text = _read_as(text, mend) or text
    else:
        for encoding in TAKEN_FOR:
            if meant := _read_as(text, encoding):
                raise Garbled(
                    "encoding",
                    f"is UTF-8 that was read as {encoding}: it should be '{meant[:40]}' ('mend' in the mapping)",
                )
    if found := next(forbidden_in(text), None):
        raise Garbled("character", f"cannot stand in a record: {refusal(found[0])}")
    return text


def _read_as(text: str, encoding: str) -> str:
    """A text of which the bytes of UTF-8 were read as another encoding, as it should be; empty if it is none."""
    try:
        meant = text.encode(encoding).decode("utf-8")
    except UnicodeError:
        return ""
    return "" if meant == text else meant

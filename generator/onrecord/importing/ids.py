"""Ids made of what a table calls a row, or of a name."""

import re
from hashlib import sha256

from onrecord.record.ids import is_id
from onrecord.writing.spellings import latin

LONGEST = 64
"""Characters of an id."""

OF_NAME = 60
"""Characters of an id that come from a name; the rest is for a number."""

_SIGNS = re.compile("[^a-z0-9]+")


def slug(text: str) -> str:
    """A text in small Latin letters and digits with hyphens; empty if nothing of it can be written so."""
    return _SIGNS.sub("-", latin(text)).strip("-")


def of_row(text: str) -> str:
    """The id that becomes of what a table calls a row: itself if it is one. It depends on the text alone; empty if it gives
    none."""
    if is_id(text):
        return text
    found = slug(text)
    if len(found) > LONGEST:
        digest = sha256(text.encode()).hexdigest()[:8]
        found = f"{found[: LONGEST - 9].rstrip('-')}-{digest}"
    return found if is_id(found) else ""


def of_name(name: str, otherwise: str, taken: set[str]) -> str:
    """A free id made of a name, with a number if it needs one; of ``otherwise`` if nothing of the name can be written."""
    stem = slug(name)[:OF_NAME].rstrip("-") or otherwise
    number, found = 1, stem
    while found in taken or not is_id(found):
        number += 1
        found = f"{stem}-{number}"
    return found

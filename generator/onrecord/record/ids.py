"""What an id is, and the words that stand where the id of a source would."""

import re

from pydantic_core import PydanticCustomError

UNNAMED = "unnamed"
"""Stands for a speaker that the document does not name and that has no entry: nobody, and never the same nobody twice."""

UNATTRIBUTED = "unattributed"
"""Stands where a document gives a statement to nobody at all (`reportedly`): no speaker is known to be."""

NOBODY = frozenset({UNNAMED, UNATTRIBUTED})
"""The words that stand where the id of a source would, and name none."""

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_RESERVED = {"index", "404", "search", "assets", *NOBODY, "none"} | {"con", "prn", "aux", "nul"}
_RESERVED |= {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}


def is_id(text: str) -> bool:
    """Whether a text can be an id."""
    return bool(_ID.fullmatch(text)) and text not in _RESERVED


def refuse(code: str, message: str, **context: object) -> PydanticCustomError:
    """The error that a validator raises: its code and its one line (braces in it are filled from ``context``)."""
    return PydanticCustomError(code, message, context)


def read_id(value: object) -> str:
    """Return a well-formed id. Ids become addresses and file names on every system, hence the narrow alphabet."""
    if not isinstance(value, str):
        raise refuse("wrong-shape", "this must be an id, in one word")
    if "," in value:
        raise refuse(
            "bad-id", "several ids are a list: [{ids}]", ids=", ".join(part.strip() for part in value.split(","))[:70]
        )
    if not _ID.fullmatch(value):
        raise refuse(
            "bad-id",
            "{id} is not an id: use a-z, 0-9 and inner hyphens, at most 64",
            id=repr(str(value)[:70]),
        )
    if value in _RESERVED:
        raise refuse("bad-id", "the id {id} is reserved; choose another", id=repr(str(value)))
    return str(value)


_NOT_RESERVED = rf"(?!(?:{'|'.join(sorted(_RESERVED))})$)"
ID_FORM = {
    "type": ["string", "integer", "boolean"],
    "pattern": f"^{_NOT_RESERVED}{_ID.pattern}$",
    "minimum": 0,
    "not": {"const": 404},
}
"""An id in the JSON Schema; `2021` is one, though YAML takes it for a number."""


PROBLEMS = {
    "bad-id": "An id is written with a to z, 0 to 9 and hyphens inside, at most 64 characters, because it becomes an address "
    "and a file name on every system. A few words are reserved (index, search, assets, unnamed, unattributed, none, names of "
    "devices).",
}
"""Every code that this module gives, with how to mend it."""

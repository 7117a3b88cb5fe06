"""Texts of a mapping with columns in brackets, taken apart: `<a|b|'text'>` is the first of them that is known."""

import re
from typing import NamedTuple

_BRACKET = re.compile(r"<((?:'[^']*'|[^<>'])+)>")
_ALTERNATIVE = re.compile(r"'([^']*)'|[^|']+")


class Alternative(NamedTuple):
    """What may stand in the place of a bracket: a column by its name, or words as they stand."""

    column: str = ""
    words: str = ""


Part = str | tuple[Alternative, ...]
"""A piece of a text as it stands, or what its place is filled from."""


def parts(text: str) -> tuple[Part, ...]:
    """The pieces of a text; one with brackets has at least one that is no text."""
    found: list[Part] = []
    end = 0
    for match in _BRACKET.finditer(text):
        if match.start() > end:
            found.append(text[end : match.start()])
        found.append(_alternatives(match[1]))
        end = match.end()
    if end < len(text):
        found.append(text[end:])
    return tuple(found)


def _alternatives(inside: str) -> tuple[Alternative, ...]:
    found = (
        Alternative(words=each[1]) if each[1] is not None else Alternative(" ".join(each[0].split()))
        for each in _ALTERNATIVE.finditer(inside)
    )
    return tuple(each for each in found if each.column or each.words)


def has_columns(text: str) -> bool:
    """Whether a text has brackets in it."""
    return bool(_BRACKET.search(text))

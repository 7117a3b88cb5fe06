"""Texts of a mapping with columns in brackets, taken apart: `<a|b|'text'>` is the first of them that is known."""

import re
from typing import NamedTuple

_BRACKET = re.compile(r"<([^<>]+)>")
_ALTERNATIVE = re.compile(r"'([^']*)'(?=\||$)|[^|]+")


UNDECIDED = "DECIDE"
"""How a bracket begins that a person must put something else for."""


class Bracket(NamedTuple):
    """What stands between two brackets."""

    inside: str


class Alternative(NamedTuple):
    """What may stand in the place of a bracket: a column by its name, or words as they stand."""

    column: str = ""
    words: str = ""


def parts(text: str) -> tuple[str | Bracket, ...]:
    """The pieces of a text, in order."""
    found: list[str | Bracket] = []
    end = 0
    for match in _BRACKET.finditer(text):
        if match.start() > end:
            found.append(text[end : match.start()])
        found.append(Bracket(match[1]))
        end = match.end()
    if end < len(text):
        found.append(text[end:])
    return tuple(found)


def alternatives(bracket: Bracket) -> tuple[Alternative, ...]:
    """What may stand in the place of a bracket, one after another."""
    found = (
        Alternative(words=each[1]) if each[1] is not None else Alternative(" ".join(each[0].split()))
        for each in _ALTERNATIVE.finditer(bracket.inside)
    )
    return tuple(each for each in found if each.column or each.words)


def has_columns(text: str) -> bool:
    """Whether a text has brackets in it."""
    return bool(_BRACKET.search(text))

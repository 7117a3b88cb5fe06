"""The JSON Schema of each sort of value, for editors: as far as a schema can tell what the readers of `fields` take.

An editor that follows YAML 1.2 gives a schema numbers and truths where a record has text that looks like one: `name: 1984`. So
each sort says which of these it takes. The patterns mean the same in Python and in JavaScript, whose ``\\b``, ``\\d`` and ``\\w``
know ASCII alone or not, and are therefore left out. Where a grammar is read by a parser of ours, its pieces are the parser's.
"""

import re
from typing import Any

from onrecord.record.counts import MORE, NOT_WHOM, SHAPES, TERMS
from onrecord.record.web_addresses import REFUSED
from onrecord.writing.spellings import ZEROS

Form = dict[str, Any]
"""A part of a JSON Schema."""

_AS_TEXT = ["string", "number", "boolean"]
"""What text can look like to YAML 1.2: `1984` and `true` are text in a record."""


def _whole(pattern: str) -> str:
    """A pattern for all of a value; white space around it is no part of it."""
    return rf"^\s*(?:{pattern})\s*$"


LONGEST_TEXT = 50_000
"""Characters of a text: some twenty pages. What is made of a text takes as long as it is; more belongs into the document."""

TEXT: Form = {"type": _AS_TEXT, "pattern": r"\S", "maxLength": LONGEST_TEXT}

# Dates: the grammar of `dates`, with the digits that a calendar and a clock can show.
_YEAR = r"(?!0000)[0-9]{4}"
_DAY = r"(?:0[1-9]|[12][0-9]|3[01])"
_MONTH = r"(?:0[1-9]|1[0-2])"
_CLOCK = r"T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
_OF_YEAR = rf"-(?:[01]X|XX)(?:-XX)?|-{_MONTH}(?:-(?:XX|[0-3]X|{_DAY}(?:{_CLOCK})?))?"
_MOMENT = rf"(?:[0-9]{{3}}X|[0-9]{{2}}XX|{_YEAR}(?:{_OF_YEAR})?)[?~%]?"
_DATE = (
    rf"{_MOMENT}|(?!\.\./\.\.)(?:{_MOMENT}|\.\.)/(?:{_MOMENT}|\.\.)"
    rf"|\[(?:{_MOMENT}\.\.(?:{_MOMENT})?|\.\.{_MOMENT}|{_MOMENT}(?:, ?{_MOMENT})+)\]"
)
DATE: Form = {"type": ["string", "integer"], "pattern": _whole(_DATE), "minimum": 1000, "maximum": 9999}
"""A year alone is a number. One before 1000 needs quotes, since a number has no noughts in front."""

DATE_OR_WORDS: Form = {
    "anyOf": [
        DATE,
        {
            "type": "object",
            "properties": {"date": DATE, "words": TEXT},
            "required": ["date", "words"],
            "additionalProperties": False,
        },
    ]
}

_END_OF_WORD = r"(?=[\s!-/:-@\[-`{-~]|$)"


def _in_any_case(words: str) -> str:
    return re.sub("[a-z]", lambda letter: f"[{letter[0]}{letter[0].upper()}]", words).replace(" ", r"\s+")


def _from_parser(shape: str) -> str:
    """A shape of `counts` without names of groups, for a text in which spaces may be doubled, with `another` before a number."""
    shape = re.sub(r"\(\?P<(low|only|over|under|near|high|best|odd)>", r"(?:(?:another|a further) )?(?:", shape)
    shape = re.sub(r"\(\?P<\w+>", "(?:", shape).replace(r"\b", "")
    shape = re.sub(r"\ba (?=dozen|couple)", "(?:a|another|a further) ", shape)
    return shape.replace(r"\s?", r"\s*").replace(" ", r"\s+").replace(r"(?:\s(?:", r"(?:\s+(?:")


_SIGN = r"[!#-&*-/:-@\\\]-`{-~…–—€£¥°‰]"
_OTHER_NUMBER = rf"(?:[oO][fF]\s+)?(?:{'|'.join(map(_in_any_case, NOT_WHOM))}){_END_OF_WORD}"
_MORE = rf"(?:(?:{'|'.join(MORE)})\s+)?".replace(" ", r"\s+")
_DIGITS = "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in ZEROS)
"""The digits of other scripts, as in a class of a regular expression."""

_WHOM = rf"\s+(?!{_MORE}(?:{_SIGN}|{_OTHER_NUMBER}))[^0-9\s{_DIGITS}][^0-9{_DIGITS}]*"
_COUNT = rf"(?:{'|'.join(map(_from_parser, SHAPES))})(?:{_WHOM})?"
COUNT: Form = {"type": ["string", "integer"], "pattern": _whole(_COUNT), "minimum": 0, "maximum": 999_999_999_999}

_TERM = "|".join(map(_from_parser, TERMS))
SUM: Form = {"type": "string", "pattern": _whole(rf"(?:{_TERM})(?:(?:\s*[+−]\s*|\s+[-–]\s+)(?:{_TERM}))+")}

_HOST = rf"[^/?#@{REFUSED}]+"
URL: Form = {
    "type": "string",
    "pattern": _whole(rf"[Hh][Tt][Tt][Pp][Ss]?://{_HOST}(?:[/?#][^{REFUSED}]*)?"),
    "format": "uri",
}
_OF_MAIL = r'[^\s@:/?<>"\\,;().]'
MAIL = rf"{_OF_MAIL}+(?:\.{_OF_MAIL}+)*@{_OF_MAIL}+(?:\.{_OF_MAIL}+)+"
TELEPHONE = r"[tT][eE][lL]:\+?[0-9][0-9().-]*"
CONTACT: Form = {
    "type": "string",
    "pattern": _whole(
        rf"[Hh][Tt][Tt][Pp][Ss]?://{_HOST}(?:[/?][^{REFUSED}]*)?|(?:[mM][aA][iI][lL][tT][oO]:)?{MAIL}|{TELEPHONE}"
    ),
}
LANGUAGE: Form = {"type": "string", "pattern": _whole("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")}
MEASURE: Form = {"type": ["string", "boolean"], "pattern": _whole("[a-z]+(?:-[a-z]+)*")}
CODE: Form = {"type": "string", "pattern": _whole("[a-z0-9]+(?:-[a-z0-9]+)*")}
WIKIDATA: Form = {"type": "string", "pattern": _whole("Q[1-9][0-9]*")}
COUNTRY: Form = {"type": "string", "pattern": _whole("[A-Z]{2}")}
SHA256: Form = {"type": "string", "pattern": _whole("[0-9a-f]{64}")}
FILE_NAME: Form = {
    "type": _AS_TEXT,
    "pattern": r"^(?!\s*[/\\])(?!(?:[\s\S]*[/\\]|\s*)\.\.\s*(?:[/\\]|$))[^:]*[^:\s][^:]*$",
}


def _degrees(most: int) -> Form:
    """One of the two numbers of a point; it may stand in quotes."""
    number = r"^-?[0-9]{1,3}(?:\.[0-9]{1,8})?$"
    return {"type": ["number", "string"], "pattern": number, "minimum": -most, "maximum": most}


POINT: Form = {
    "type": "array",
    "prefixItems": [_degrees(90), _degrees(180)],
    "items": _degrees(180),
    "minItems": 2,
    "maxItems": 2,
}

"""What a reader's browser is given to look quotes up as a build does: the tables and patterns of the folding, of whole words and
of what is text in a page. Its scripts (``assets/check-passages.js``, ``check-text.js``) have the functions, and one list of cases
tests both."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from json import dumps
from typing import Any

from onrecord.proving import extracting, folding, passages
from onrecord.writing import letters

_WHITE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
_WITHIN = {"s": _WHITE, "w": "\\p{L}\\p{N}_", "d": "\\p{Nd}"}
"""What Python's classes of characters are to JavaScript, within square brackets. Its own take others as white space."""

_WHOLE = {r"[^\W_]": "[\\p{L}\\p{N}]", r"[^\S\n]": f"[{_WHITE.replace('t-', 't' + chr(92) + 'v-', 1)}]"}
_LAST = 0x32000
"""Behind all letters: what follows are selectors and private ones, which are neither numbers nor join consonants."""

_TOKEN = re.compile(r"\[\^\\W_\]|\[\^\\S\\n\]|\\.|\[|\]", re.DOTALL)


def in_javascript(pattern: str) -> str:
    """A pattern of Python's for JavaScript's regular expressions with the flag ``u``. Only what our patterns have is known."""
    is_within = False

    def read(token: re.Match[str]) -> str:
        nonlocal is_within
        text = token[0]
        if text in _WHOLE:
            return _WHOLE[text]
        if text in ("[", "]"):
            is_within = text == "["
        elif text[1] in _WITHIN:
            return _WITHIN[text[1]] if is_within else f"[{_WITHIN[text[1]]}]"
        elif text[1] in "\"'":  # needs no backslash, and may have none
            return text[1]
        elif text[1] == "S":
            return f"[^{_WHITE}]"
        return text

    return _TOKEN.sub(read, pattern)


def table() -> dict[str, Any]:
    """The whole definition. The values are texts, lists, and patterns as JavaScript reads them."""
    return {
        "same": folding.SAME,
        "nothing": folding.NOTHING,
        "ignored": folding.IGNORED,
        "forms": letters.FORMS,
        "lineEnd": in_javascript(folding.LINE_END.pattern),
        "edge": in_javascript(folding.EDGE.pattern),
        "sign": in_javascript(folding.SIGN.pattern),
        "power": in_javascript(folding.POWER.pattern),
        "goesOn": in_javascript(folding.GOES_ON.pattern),
        "betweenSpaceless": in_javascript(letters.BETWEEN_SPACELESS.pattern),
        "spaceless": letters.SPACELESS_LETTER.pattern,
        "omission": passages.OMISSION.pattern,
        "white": f"[{_WHITE}]",
        "numeric": _class(_is_numeric),
        "virama": _class(_joins),
        "asat": letters.ASAT,
        "hangsOn": sorted(letters.HANGS_ON),
        "leadsOn": sorted(letters.LEADS_ON),
        "apartDigits": sorted(letters.APART_DIGITS),
        "separators": sorted(letters.SEPARATORS),
        "signs": {"raised": letters.RAISED, "apart": letters.APART, "end": letters.END},
        "tags": {
            "raised": sorted(extracting.RAISED_TAGS),
            "apart": sorted(extracting.APART_TAGS),
            "formulas": sorted(extracting.FORMULAS),
        },
        "vertical": in_javascript(extracting.VERTICAL.pattern),
        "notShown": extracting.NOT_SHOWN,
        "charset": in_javascript(extracting.CHARSET.pattern.decode()),
        "pageNames": list(extracting.KINDS),
    }


@cache
def script() -> str:
    """The table as a script of the site."""
    return f"self.onrecordPassages = {dumps(table(), separators=(',', ':'))};\n"


def _is_numeric(character: str) -> bool:
    return unicodedata.numeric(character, None) is not None and letters.is_numeric(character)


def _joins(character: str) -> bool:
    return unicodedata.combining(character) == letters.VIRAMA


def _class(holds: Callable[[str], bool]) -> str:
    """The characters for which something holds, as a class of a regular expression."""
    ranges: list[list[int]] = []
    for code in (code for code in range(_LAST) if holds(chr(code))):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "[" + "".join(f"\\u{{{first:x}}}-\\u{{{last:x}}}" for first, last in ranges) + "]"

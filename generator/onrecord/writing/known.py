"""The characters of Unicode 14.0, which every Python that runs the program knows: so that all of them make the same bytes.

A later Python knows more letters, and would find words, directions and widths in them that an earlier one does not. What Unicode
says of a character once it has it hardly changes; where it did, the module that asks says so.
"""

import re
from functools import cache
from importlib.resources import files

VERSION = "14.0.0"
"""The version of Unicode, which Python 3.11 has."""

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""What stands for a character that it has not: a sign, and no letter."""


def known(text: str) -> str:
    """A text with `UNKNOWN` for each character that Unicode 14.0 has not."""
    return text if text.isascii() else _unassigned().sub(UNKNOWN, text)


@cache
def _unassigned() -> re.Pattern[str]:
    """Every code point that Unicode 14.0 gives no character, from `unicode-14.txt`: ranges in hexadecimal."""
    ranges = files("onrecord.writing").joinpath("unicode-14.txt").read_text("ascii").split()
    ends = [each.split("-") for each in ranges]
    return re.compile("[" + "".join(f"{chr(int(each[0], 16))}-{chr(int(each[-1], 16))}" for each in ends) + "]")

"""Characters that no text of a record may hold, since nobody would see them, or see what they do."""

import re
from collections.abc import Iterator

REASONS = {
    "it is a control character": "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f",
    "it breaks lines where nobody sees it": "\u2028\u2029",
    "it changes the order in which text is shown": "\u202a-\u202e\u2066-\u2069",
    "it is a byte order mark": "\ufeff",
    "it marks a note between lines": "\ufff9-\ufffb",
    "it is no character": "\ufffe\uffff",
    "it is a hidden tag": "\U000e0000-\U000e007f",
}
"""Characters that no text of a record may hold, and why. Joiners (U+200C, U+200D) and marks (U+200E, U+200F) are letters'
business in Persian, Burmese or Arabic and stay; so do characters for private use, which posts hold as signs of their own."""

FORBIDDEN = re.compile(f"[{''.join(REASONS.values())}]")
"""One such character. Only the flags of parts of countries are made of tags and fine: see `forbidden_in`."""

_FLAG = "\U0001f3f4[\U000e0061-\U000e007a]{2}[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,3}\U000e007f"
_FLAG_OR_FORBIDDEN = re.compile(f"{_FLAG}|{FORBIDDEN.pattern}")
"""A flag as of England, Scotland or Wales (Unicode Technical Standard #51, emoji tag sequences), or a forbidden character."""


def forbidden_in(text: str) -> Iterator[re.Match[str]]:
    """Each character of a text that may not stand in a record."""
    return (found for found in _FLAG_OR_FORBIDDEN.finditer(text) if len(found[0]) == 1)


def without_forbidden(text: str) -> str:
    """A text with a space for each character that may not stand in a record."""
    return _FLAG_OR_FORBIDDEN.sub(lambda found: " " if len(found[0]) == 1 else found[0], text)


def refusal(character: str) -> str:
    """Why a character may not stand in a record."""
    reason = next(reason for reason, characters in REASONS.items() if re.match(f"[{characters}]", character))
    return f"character U+{ord(character):04X} is not allowed: {reason}"

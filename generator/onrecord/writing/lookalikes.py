"""Names that look the same to a reader, or nearly, though the texts may differ."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

from onrecord.writing.spellings import words

Key = TypeVar("Key", bound=Hashable)

_PARTS_NUMBERS = re.compile(r"(?<![0-9])-|-(?![0-9])")
"""Where two words meet of which one is no number."""


def as_seen(text: str) -> str:
    """A text as it is taken in at a glance: case, white space and the way in which accents are coded make no difference."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def letters_of(text: str) -> str:
    """The letters and digits of a text alone: case, white space, accents, vowel signs, hyphens and other marks make no
    difference. Two numbers stay two. Empty for a text that is all marks."""
    return _PARTS_NUMBERS.sub("", "-".join(words(text)))


def namesakes(names: Mapping[Key, str], by: Callable[[str], str] = as_seen) -> list[list[Key]]:
    """The keys of names that look the same, in groups of two and more, in the order of the mapping. ``by``: what has to be equal
    of two names; if it is nothing, they are not held against each other."""
    groups: dict[str, list[Key]] = {}
    for key, name in names.items():
        groups.setdefault(by(name), []).append(key)
    return [group for shared, group in groups.items() if shared and len(group) > 1]

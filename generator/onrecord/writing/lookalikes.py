"""Names that look the same to a reader, though the texts may differ."""

import unicodedata
from collections.abc import Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def as_seen(text: str) -> str:
    """A text as it is taken in at a glance: case, white space and the way in which accents are coded make no difference."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def namesakes(names: Mapping[Key, str]) -> list[list[Key]]:
    """The keys of names that look the same, in groups of two and more, in the order of the mapping."""
    groups: dict[str, list[Key]] = {}
    for key, name in names.items():
        groups.setdefault(as_seen(name), []).append(key)
    return [group for group in groups.values() if len(group) > 1]

"""Names that look the same to a reader, or nearly, though the texts may differ."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import cache
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


_TAKEN_FOR_ANOTHER = str.maketrans({"I": "l", "|": "l"})
"""ASCII's own: AI is taken for Al. Numbers stay what they are."""

_ALIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU")
"""Alphabets some letters of which look alike (Unicode Technical Standard #39), by how Unicode's names of their letters begin."""


def shape_of(text: str) -> str:
    """What a text looks like: the same for texts whose letters are taken for one another (Unicode Technical Standard #39, 4),
    without accents, and without what nobody sees."""
    if text.isascii():
        return as_seen(text.translate(_TAKEN_FOR_ANOTHER))
    seen = "".join(
        c
        for c in unicodedata.normalize("NFKD", text)
        if not ("\u0300" <= c <= "\u036f" or unicodedata.category(c) == "Cf")
    )
    return as_seen("".join(map(_prototype, seen)).translate(_TAKEN_FOR_ANOTHER))


def _prototype(character: str) -> str:
    if character.isascii():
        return character
    alike = _confusables().get(character, ())
    return alike[0]["c"] if len(alike) == 1 else character


@cache
def _confusables() -> Mapping[str, list[dict[str, str]]]:
    from confusable_homoglyphs.confusables import confusables_data  # takes a tenth of a second

    return confusables_data  # type: ignore[no-any-return]


def mixed_words(text: str) -> Iterator[str]:
    """The words of a text with letters of two alphabets that look alike: a Cyrillic а in a Latin name."""
    if not text.isascii():
        yield from (word for word in re.findall(r"[^\W\d_]+", text) if len(_alphabets(word)) > 1)


def _alphabets(word: str) -> set[str]:
    return {name for c in set(word) if (name := unicodedata.name(c, "").partition(" ")[0]) in _ALIKE}


def poses_as(host: str) -> str:
    """What the host of an address may be taken for though it is another: one that mixes alphabets, or all of whose letters look
    like those of ASCII. Empty if it is what it seems. A host in Punycode is taken as it is shown."""
    labels = [_shown_label(label) for label in host.split(".")]
    return ".".join(map(shape_of, labels)) if any(map(_poses, labels)) else ""


def _poses(label: str) -> bool:
    return not label.isascii() and (any(mixed_words(label)) or "".join(map(_prototype, label)).isascii())


def _shown_label(label: str) -> str:
    try:
        return label[4:].encode("ascii").decode("punycode") if label.lower().startswith("xn--") else label
    except UnicodeError:
        return label


def namesakes(names: Mapping[Key, str], by: Callable[[str], str] = as_seen) -> list[list[Key]]:
    """The keys of names that look the same, in groups of two and more, in the order of the mapping. ``by``: what has to be equal
    of two names; if it is nothing, they are not held against each other."""
    groups: dict[str, list[Key]] = {}
    for key, name in names.items():
        groups.setdefault(by(name), []).append(key)
    return [group for shared, group in groups.items() if shared and len(group) > 1]

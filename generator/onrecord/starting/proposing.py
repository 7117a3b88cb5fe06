"""Ids for new entries, proposed from what is known of them; whoever adds one may choose another."""

import re
from collections.abc import Container, Mapping

from onrecord.record.identifying import MAX_STEM, next_id
from onrecord.record.ids import NOBODY, read_id
from onrecord.starting.handwriting import Value
from onrecord.writing.spellings import latin

LITTLE = ("a", "an", "the", "of", "and", "le", "la", "les", "l", "de", "du", "des", "d", "et")
"""Words that say nothing in an id, in languages that are written in Latin letters."""

TITLE_WORDS = 4
"""Words of a document's title that go into its id."""


def proposed(name: str, values: Mapping[str, Value], taken: Container[str]) -> str:
    """An id for an entry of a list, made from its values, that is not taken: of a claim, as `onrecord ids` makes them."""
    if name == "claims":
        source = values.get("source", "")
        first = str(source[0] if isinstance(source, list) and source else source)
        return next_id(first[:MAX_STEM].rstrip("-") if first and first not in NOBODY else "claim", taken)
    stem = _of_document(values) if name == "documents" else _slug(str(values.get("name", "")))
    return _free(stem or name.removesuffix("s"), taken)


def _of_document(values: Mapping[str, Value]) -> str:
    """Its publisher, and the first words of its title; without these, where it was published."""
    words = _slug(str(values.get("title", ""))).split("-")[:TITLE_WORDS]
    stem = "-".join(part for part in (str(values.get("publisher", "")), *words) if part)
    return (stem or _slug(re.sub("^https?://", "", str(values.get("url", "")))))[:MAX_STEM].strip("-")


def _slug(text: str) -> str:
    """A text in the letters of ids, without its little words, cut where a word ends."""
    words = re.findall("[a-z0-9]+", re.sub("['’ʿʾ]s?\\b", "", latin(text)))
    said = [word for word in words if word not in LITTLE] or words
    return re.sub("-[^-]*$", "", long) if len(long := "-".join(said)) > MAX_STEM else long


def _free(stem: str, taken: Container[str]) -> str:
    stem = stem[:MAX_STEM].strip("-")
    try:
        is_id = bool(read_id(stem))
    except ValueError:
        is_id = False
    return stem if is_id and stem not in taken else next_id(stem, taken)

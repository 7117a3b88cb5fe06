"""What a claim says, as one text that any program makes alike, and its digest.

It is what is published of the claim, with that by which a reader knows its document and its sources. Names of archived files and
warnings that somebody looked into are for keepers; former ids are addresses; none of them is a part of it. Of a withdrawn claim
only that is left, and why.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from typing import Any

import msgspec

from onrecord.record.claims import Claim, Figure, Quote
from onrecord.record.ids import NOBODY
from onrecord.record.model import Document
from onrecord.record.plain import PlainData, plain
from onrecord.record.record import Record

LEFT_OUT = ("accepted", "formerly", "private", "visibility", "embargo")
"""What a claim has that is no part of what it says."""

OF_A_WITHDRAWN_CLAIM = ("id", "document", "withdrawn")
"""What is left of a claim that was taken back."""

OF_A_DOCUMENT = ("id", "title", "publisher", "published", "url")
"""By what a document is known; beside it, the SHA-256 of each of its archived files."""

PARTS: dict[str, tuple[str, ...]] = {"figures": tuple(Figure.model_fields), "quote": tuple(Quote.model_fields)}
"""The fields of a claim that have fields of their own, which a correction may name."""

WHOLE = {part: whole for whole, parts in PARTS.items() for part in parts}
"""Of which field each of these is a part."""

_ASTRAL = re.compile(rb"[\xf0-\xf4]")
_encoded, _encoded_as_is = msgspec.json.Encoder(order="sorted").encode, msgspec.json.Encoder().encode


def canonical(data: Any) -> bytes:
    """Plain data without numbers as JSON in the one form of RFC 8785: no spaces, keys in the order of their UTF-16 units,
    in UTF-8."""
    found = _encoded(data)
    # Where there are characters above U+FFFF, the order of UTF-16 is not that of characters.
    return _encoded_as_is(_sorted(data)) if _ASTRAL.search(found) else found


def _sorted(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _sorted(data[key]) for key in sorted(data, key=lambda key: str(key).encode("utf-16-be"))}
    return [_sorted(each) for each in data] if isinstance(data, list) else data


class SaidInFull:
    """What the claims of a record say. What is told of a document, and the digest of a claim, is made once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._documents: dict[str, PlainData] = {}
        self._digests: dict[str, bytes] = {}

    def by(self, claim: Claim, data: PlainData | None = None) -> PlainData:
        """All that a claim says: itself, its document, and the names of those who speak and of the publisher. ``data``: the claim
        as plain data, where that is at hand."""
        document = self.document(claim.document)
        speakers = () if claim.withdrawn else (*claim.source, *((claim.for_,) if claim.for_ else ()))
        named = {str(each) for each in speakers if each not in NOBODY} | {*filter(None, [document.get("publisher")])}
        sources = {each: self.record.sources[each].name for each in named}
        return {"claim": own(claim, data), "document": document, "sources": sources}

    def document(self, identifier: str) -> PlainData:
        """By what a document is known."""
        if identifier not in self._documents:
            self._documents[identifier] = identity(self.record.documents[identifier])
        return self._documents[identifier]

    def sha256(self, claim: Claim, data: PlainData | None = None) -> bytes:
        """The digest of all that a claim of the record says. ``data``: as `by` takes it."""
        if claim.id not in self._digests:
            self._digests[claim.id] = sha256(canonical(self.by(claim, data))).digest()
        return self._digests[claim.id]


@lru_cache(maxsize=2)
def said_in_full(record: Record) -> SaidInFull:
    """What the claims of a record say. Kept, for the record and for the one before it."""
    return SaidInFull(record)


def own(claim: Claim, data: PlainData | None = None) -> PlainData:
    """What a claim itself says. ``data``: the claim as plain data, which stays as it is."""
    data = data or plain(claim)
    if claim.withdrawn:
        return {key: data[key] for key in OF_A_WITHDRAWN_CLAIM}
    uses = data.get("locations")
    written = {"locations": [_with_degrees(use) for use in uses]} if isinstance(uses, list) else {}
    return {key: value for key, value in (data | written).items() if key not in LEFT_OUT}


def _with_degrees(use: PlainData) -> PlainData:
    return use | {"point": [in_degrees(each) for each in use["point"]]} if "point" in use else use


def in_degrees(number: float) -> str:
    """A number of degrees as text: a number of JSON is written in more than one way."""
    text = f"{number:.12f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def identity(document: Document) -> PlainData:
    """By what a document is known."""
    data = plain(document)
    known = {key: data[key] for key in OF_A_DOCUMENT if key in data}
    sums = [archive.sha256 for archive in document.archive]
    return known | ({"archive": sums} if sums else {})


def fields_of(said: PlainData) -> Iterator[tuple[str, Any]]:
    """What a claim itself says, by field. Of the figures each field stands for itself, and beside them how many there are of
    which measure; and so with the quote. Its id and its corrections are not among them."""
    for key, value in said.items():
        if key == "quote":
            yield from value.items()
        elif key == "figures":
            yield key, {measure: str(len(its)) for measure, its in value.items()}
            for part in PARTS[key]:
                if any(part in figure for its in value.values() for figure in its):
                    yield part, {measure: [figure.get(part, "") for figure in its] for measure, its in value.items()}
        elif key not in ("id", "corrections"):
            yield key, value

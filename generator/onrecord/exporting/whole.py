"""JSON that loses nothing: the record as one file, which `onrecord import` takes back.

It has the keys of a record's own files, so the JSON Schema of the format holds for it too. It is canonical: equal records give
equal bytes. An entry a line; entries in the record's order, which pages keep to where nothing else orders them; keys in the order
of the model, those of a mapping of names, figures or labels in the record's.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from types import MappingProxyType

from onrecord.record.model import LISTS
from onrecord.record.parts import Entry
from onrecord.record.plain import PlainData, plain, plain_about
from onrecord.record.record import Record
from onrecord.sealing.canonical import said_in_full

NAME = "record.json"
"""The name of the file."""

NOTHING_KNOWN: Mapping[tuple[str, str], str] = MappingProxyType({})
"""No lines."""

_ENTRY = '{"id": "'

DIGESTS = "digests.json"
"""The name of the file with the digests, which is no part of the record."""


def files(
    record: Record, told: Callable[[Entry], PlainData] = plain, known: Mapping[tuple[str, str], str] = NOTHING_KNOWN
) -> dict[str, bytes]:
    """The record as JSON. ``told``: what is told of an entry; all of it, if nothing else is said. ``known``: the lines of some
    entries, by list and id."""
    written = BytesIO()  # never all of it as text as well, which takes up to four times the room
    for piece in _lines(record, told, known):
        written.write(piece.encode())
    return {NAME: written.getvalue()}


def lines_in(data: bytes) -> dict[tuple[str, str], str]:
    """The line of each entry in such a file, by list and id."""
    found: dict[tuple[str, str], str] = {}
    name = ""
    for line in data.decode().split("\n"):
        if line.startswith(_ENTRY):
            found[name, line[len(_ENTRY) : line.index('"', len(_ENTRY))]] = line.removesuffix(",")
        elif line.endswith(": ["):
            name = line.split('"')[1]
    return found


def with_digests(record: Record) -> dict[str, bytes]:
    """The record as JSON, and in a file beside it the digest of all that each claim says."""
    told = said_in_full(record)
    lines = ",\n".join(
        f"{in_a_line(each)}: {in_a_line(told.sha256(claim).hex())}" for each, claim in record.claims.items()
    )
    return files(record) | {DIGESTS: f"{{\n{lines}\n}}\n".encode()}


def _lines(record: Record, told: Callable[[Entry], PlainData], known: Mapping[tuple[str, str], str]) -> Iterator[str]:
    yield '{\n"about": ' + in_a_line(plain_about(record.about))
    for name in LISTS:
        entries = record.entries(name)
        lines = (known.get((name, each)) or in_a_line(told(entry)) for each, entry in entries.items())
        if entries:
            yield f',\n"{name}": [\n'
            yield next(lines)
            yield from (f",\n{line}" for line in lines)
            yield "\n]"
    yield "\n}\n"


def in_a_line(data: object) -> str:
    """Plain data as JSON on one line."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False)

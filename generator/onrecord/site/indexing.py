"""The search index of a site, made anew as far as the record has changed since it was made last: by this process, or by one whose
work was kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any

import msgspec

from onrecord.edition import Edition
from onrecord.searching.entries import HOME, SearchEntry, by_id, of_pages
from onrecord.searching.shards import NOTHING_KEPT, KeptIndex, Shards, shards
from onrecord.searching.slips import Slip
from onrecord.searching.tables import Postings, Rows, Tables
from onrecord.speaking import languages
from onrecord.speaking.linking import LinkStyle
from onrecord.telling.imprint import Imprint, touched
from onrecord.telling.page import EntryId


@dataclass(frozen=True, eq=False)
class Indexed:
    """What an index was made of: the record in short, its entries for the search, and what is kept of the index."""

    imprint: Imprint | None = None
    entries: Mapping[EntryId, SearchEntry] = field(default_factory=dict)
    kept: KeptIndex = NOTHING_KEPT


NOTHING_INDEXED = Indexed()


def index_of(edition: Edition, links: LinkStyle, sections: Iterable[Mapping[str, Any]]) -> Shards:
    """The index of a record and of hand-written pages, in the language of its edition. ``sections``: those of the pages."""
    return index_anew(edition, links, sections, NOTHING_INDEXED)[0]


def index_anew(
    edition: Edition, links: LinkStyle, sections: Iterable[Mapping[str, Any]], before: Indexed
) -> tuple[Shards, Indexed]:
    """The same, and what it is made of. ``before``: what the last one was made of, with the same links, in the same language and
    folder. It spares time, and changes nothing."""
    imprint = edition.imprint
    changed = touched(before.imprint, imprint) if before.imprint else None
    known = {} if changed is None else {entry: found for entry, found in before.entries.items() if entry not in changed}
    known.pop(HOME, None)
    with languages.speaking(edition.language):
        entries = by_id(edition.view, links, known)
        made = shards(
            [*_lying(edition.under, entries), *of_pages(sections)], links, before.kept, edition.view.record.about.asked
        )
    return made, Indexed(imprint, entries, made.kept)


def _lying(under: str, entries: Mapping[EntryId, SearchEntry]) -> Iterable[SearchEntry]:
    """The entries of a record that lies in a folder of the site."""
    return [replace(each, address=f"{under}{each.address}") for each in entries.values()] if under else entries.values()


class _IndexWritten(msgspec.Struct, frozen=True):
    """What an index was made of, as it is written. ``slips``: in their order, each with its place in `KeptIndex`, the number that
    the tables know it by, and the id of the entry that it is of, if that is one of the record."""

    about: bytes
    entries: dict[str, dict[str, tuple[bytes, tuple[EntryId, ...]]]]
    slips: list[tuple[tuple[str, int], int, EntryId | None, SearchEntry, Slip]]
    room: int
    rows: tuple[Rows, Rows, Rows, Rows, Rows]
    postings: tuple[Postings, Postings, Postings]


def to_remember(indexed: Indexed) -> bytes:
    """What an index was made of, as bytes for `recalled`. Raises ValueError for what these cannot hold."""
    assert indexed.imprint
    tables = indexed.kept.tables
    numbers = {id(slip): number for number, slip in tables.slips.items()}
    of_record = list(indexed.entries.items())
    of = [*of_record, *[(None, None)] * (len(indexed.kept.slips) - len(of_record))]
    slips = [
        (place, numbers[id(slip)], each, own or entry, slip)
        for (place, (entry, slip)), (each, own) in zip(indexed.kept.slips.items(), of, strict=True)
    ]
    rows = (tables.terms, tables.positions, tables.names, tables.sounds, tables.spellings)
    postings = (tables.words, tables.whole, tables.heard)
    entries = {name: dict(each) for name, each in indexed.imprint.entries.items()}
    written = _IndexWritten(indexed.imprint.about, entries, slips, tables.room, rows, postings)
    # What the interface says is a text of a kind of its own.
    return msgspec.msgpack.encode(written, enc_hook=str)


def recalled(remembered: bytes | None) -> Indexed:
    """What an index was made of, from bytes of `to_remember`; nothing, if there are none or they can't be read."""
    if not remembered:
        return NOTHING_INDEXED
    try:
        written = msgspec.msgpack.decode(remembered, type=_IndexWritten)
    except msgspec.MsgspecError:
        return NOTHING_INDEXED
    entries = {of: entry for _, _, of, entry, _ in written.slips if of}
    slips = {place: (_at(place[0], entry), slip) for place, _, _, entry, slip in written.slips}
    numbered = dict(sorted(((each[1], each[4]) for each in written.slips), key=itemgetter(0)))
    kept = KeptIndex(slips, Tables(*written.rows, numbered, written.room, *written.postings))
    return Indexed(Imprint(written.about, written.entries), entries, kept)


def _at(address: str, entry: SearchEntry) -> SearchEntry:
    """An entry at the address that it has in the site."""
    return entry if entry.address == address else replace(entry, address=address)

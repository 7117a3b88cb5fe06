"""The search index of a site, made anew as far as the record has changed since it was made last: by this process, or by one whose
work was kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import chain
from typing import Any, TypeVar

import msgspec

from onrecord.edition import Edition
from onrecord.record.model import LISTS
from onrecord.searching.blocks import Blocks, Lost
from onrecord.searching.briefs import findable
from onrecord.searching.entries import OF_COUNTS, of_pages
from onrecord.searching.shards import IndexMade, KeptIndex, index_anew, index_changed, index_same
from onrecord.searching.shares import Findings, Giving, Share, SharedOut
from onrecord.searching.standing import in_full
from onrecord.site.forking import shared_out
from onrecord.speaking import languages
from onrecord.speaking.linking import LinkStyle
from onrecord.telling.imprint import Entries, Imprint, touched

There = TypeVar("There", bound=Blocks)


class Indexed(msgspec.Struct, frozen=True):
    """An index that was made. ``by``: a digest of all that it was made of. ``rest``: what the next one can be made with, as a
    `_Rest`, which is read only if that is of something else."""

    by: bytes
    made: IndexMade
    rest: bytes

    def parts(self) -> set[bytes]:
        """What is kept for the next index, by its SHA-256."""
        return {*self.made.entries, *chain.from_iterable(self.made.sums.values())}


class _Rest(msgspec.Struct, frozen=True):
    """What an index was made of: the record in short, and what is kept of the index."""

    about: bytes
    entries: Entries
    kept: KeptIndex


def on_all_cores(giving: Giving, shares: Sequence[Share]) -> Iterator[Findings]:
    """What some shares of the shelves give, in their order, from all cores of this machine."""
    return chain.from_iterable(shared_out(giving, shares, share=1))


def index_of(
    edition: Edition,
    links: LinkStyle,
    sections: Iterable[Mapping[str, Any]],
    begun: Callable[[], There],
    before: Indexed | None = None,
    given: SharedOut = on_all_cores,
) -> tuple[Indexed, There]:
    """The index of a record and of hand-written pages, in the language of its edition, and where its blocks are. ``sections``:
    those of the pages. ``begun``: begins the blocks. ``before``: the last one, with the same links, in the same language and
    folder. It spares time, and changes nothing. ``given``: shares out the work on one that is made from nothing."""
    imprint, written = edition.imprint, list(sections)
    by = sha256(msgspec.msgpack.encode((imprint.about, imprint.entries, written))).digest()
    with languages.speaking(edition.language), suppress(Lost):
        if before and before.by == by:
            blocks = begun()
            index_same(before.made, blocks)
            return before, blocks
        if before and (changed := _changed(edition, links, written, before, blocks := begun())):
            return _indexed(by, imprint, *changed), blocks
    with languages.speaking(edition.language):
        blocks = begun()
        found = findable(edition.view, links, edition.under, of_pages(written))
        made, kept = index_anew(found, links, edition.view.record.about.asked, blocks, given)
    return _indexed(by, imprint, made, kept), blocks


def _changed(
    edition: Edition, links: LinkStyle, sections: Iterable[Mapping[str, Any]], before: Indexed, blocks: Blocks
) -> tuple[IndexMade, KeptIndex] | None:
    """The index made of what is kept of the last one; None if too much has changed. Raises Lost."""
    rest = _rest(before)
    changed = touched(Imprint(rest.about, rest.entries), edition.imprint)
    if changed is None:
        return None
    of_record = {*LISTS, OF_COUNTS}
    known = {each: brief for each, brief in in_full(rest.kept.briefs) if each[0] in of_record and each not in changed}
    found = findable(edition.view, links, edition.under, of_pages(sections), known)
    return index_changed(found, links, edition.view.record.about.asked, rest.kept, blocks)


def _indexed(by: bytes, imprint: Imprint, made: IndexMade, kept: KeptIndex) -> Indexed:
    # What the interface says is a text of a kind of its own.
    rest = msgspec.msgpack.encode(_Rest(imprint.about, imprint.entries, kept), enc_hook=str)
    return Indexed(by, made, rest)


def _rest(indexed: Indexed) -> _Rest:
    """Raises Lost."""
    try:
        return msgspec.msgpack.decode(indexed.rest, type=_Rest)
    except msgspec.MsgspecError:
        raise Lost from None


def to_remember(indexed: Indexed) -> bytes:
    """An index that was made as bytes for `recalled`."""
    return msgspec.msgpack.encode(indexed)


def recalled(remembered: bytes | None) -> Indexed | None:
    """An index that was made, from bytes of `to_remember`; None, if there are none or they can't be read."""
    with suppress(msgspec.MsgspecError):
        return msgspec.msgpack.decode(remembered, type=Indexed) if remembered else None
    return None

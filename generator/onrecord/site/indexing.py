"""The search index of a site, made anew as far as the record has changed since this process made it last."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.searching.entries import HOME, SearchEntry, by_id, of_pages
from onrecord.searching.shards import NOTHING_KEPT, KeptIndex, Shards, shards
from onrecord.speaking.markdown import LinkStyle
from onrecord.telling.imprint import Imprint, imprint_of, touched
from onrecord.telling.page import EntryId
from onrecord.telling.view import View


@dataclass(frozen=True, eq=False)
class Indexed:
    """What an index was made of: the record in short, its entries for the search, and what is kept of the index."""

    imprint: Imprint | None = None
    entries: Mapping[EntryId, SearchEntry] = field(default_factory=dict)
    kept: KeptIndex = NOTHING_KEPT


NOTHING_INDEXED = Indexed()


def index_of(view: View, links: LinkStyle, sections: Iterable[Mapping[str, Any]], under: str = "") -> Shards:
    """The index of a record and of hand-written pages, in the interface's language. ``sections``: those of the pages. ``under``:
    the folder of the site that the record lies in, with a slash at its end; empty for the top."""
    return shards([*_lying(under, by_id(view, links)), *of_pages(sections)], links)


def index_anew(
    view: View, links: LinkStyle, sections: Iterable[Mapping[str, Any]], before: Indexed, under: str = ""
) -> tuple[Shards, Indexed]:
    """The same, with what the last one was made of; and what this one is made of. Both depend on the record alone."""
    imprint = imprint_of(view)
    changed = touched(before.imprint, imprint) if before.imprint else None
    known = {} if changed is None else {entry: found for entry, found in before.entries.items() if entry not in changed}
    known.pop(HOME, None)
    entries = by_id(view, links, known)
    made = shards([*_lying(under, entries), *of_pages(sections)], links, before.kept)
    return made, Indexed(imprint, entries, made.kept)


def _lying(under: str, entries: Mapping[EntryId, SearchEntry]) -> Iterable[SearchEntry]:
    """The entries of a record that lies in a folder of the site."""
    return [replace(each, address=f"{under}{each.address}") for each in entries.values()] if under else entries.values()

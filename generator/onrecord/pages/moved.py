"""Pages at the former addresses of entries, which lead to the present ones; of a document, every claim's as well."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from onrecord.record.model import LISTS, Document
from onrecord.record.references import entry_key
from onrecord.record.vocabulary import DocumentForm
from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.telling.addresses import counts_page, page_of, shard_page
from onrecord.telling.anchors import ClaimsContent, MovedClaim, MovedLine, formerly_sharded, lines
from onrecord.telling.compared import of_event_with_pages, ref_to_counts
from onrecord.telling.page import Content, EntryId, Key, Page, further_page
from onrecord.telling.refs import ref_to
from onrecord.telling.statements import ref_to_claim
from onrecord.telling.view import View

LISTS_WITH_PAGES = tuple(name for name in LISTS if name != "claims")
"""The lists whose entries can have a page."""

SHARD = "shard"
"""What a former page of a table's claims is called in its key."""


@dataclass(frozen=True, slots=True)
class MovedContent(Content):
    """Where a page went, and each claim that had its anchor on it."""

    template: ClassVar[str] = "moved.md.jinja"
    ref: Ref
    lines: list[MovedLine]


def keys_of(view: View, of: EntryId) -> Iterator[Key]:
    """A page for each former id of an entry that has a page or is told of with a claim, and for each former page of an event's
    comparisons and of a table's claims."""
    name, identifier = of
    entry = view.record.entries(name)[identifier]
    for former in entry.formerly:
        leads_to = ref_to(view, *of)
        if leads_to.path:
            yield _key(page_of(name, former), leads_to, of)
        for comparison in of_event_with_pages(view, identifier) if name == "events" else ():
            yield _key(counts_page(former, comparison.measure), ref_to_counts(view, comparison), of)
        if isinstance(entry, Document) and entry.form is DocumentForm.TABLE:
            yield from _shards(view, entry, former)


def _key(path: str, whole: Ref, of: EntryId) -> Key:
    return Key(path, words.phrase("%(name)s (moved)", name=whole.name), of, whole=whole)


def _shards(view: View, document: Document, former: str) -> Iterator[Key]:
    """What stood at the former pages of a table's claims."""
    whole = ref_to(view, "documents", document.id)
    for shard, claims in formerly_sharded(view, document.id).items():
        title = words.phrase("%(title)s: claims %(shard)s (moved)", title=whole.name, shard=shard)
        items = tuple(dict.fromkeys(entry_key("claims", claim.id) for _, claim in claims))
        yield Key(shard_page(former, shard), title, ("documents", document.id), SHARD, shard, whole, items)


def page(view: View, key: Key) -> Page:
    """The page at a former address."""
    assert key.of
    assert key.whole
    name, identifier = key.of
    if key.part == SHARD:
        former = formerly_sharded(view, identifier)[key.detail]
        moved = [MovedClaim(each, ref_to_claim(view, claim)) for each, claim in former]
        return further_page(view, key, ClaimsContent(key.whole, [], moved))
    is_text = name == "documents" and view.record.documents[identifier].form is not DocumentForm.TABLE
    found = lines(view, view.in_text_order[identifier]) if is_text else []
    return further_page(view, key, MovedContent(key.whole, found))

"""Pages at the former addresses of entries, which lead to the present ones; of a document, every claim's as well."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from onrecord.record.model import LISTS, Document
from onrecord.record.vocabulary import DocumentForm
from onrecord.speaking import words
from onrecord.speaking.markdown import Ref
from onrecord.telling.addresses import counts_page, page_of, shard_page
from onrecord.telling.anchors import ClaimsContent, MovedClaim, MovedLine, formerly_sharded, lines
from onrecord.telling.compared import ref_to_counts, with_pages
from onrecord.telling.page import Content, Key, Page, further_page
from onrecord.telling.refs import ref_to
from onrecord.telling.statements import ref_to_claim
from onrecord.telling.view import View

SHARD = "shard"
"""What a former page of a table's claims is called in its key."""


@dataclass(frozen=True, slots=True)
class MovedContent(Content):
    """Where a page went, and each claim that had its anchor on it."""

    template: ClassVar[str] = "moved.md.jinja"
    ref: Ref
    lines: list[MovedLine]


def keys(view: View) -> Iterator[Key]:
    """A page for each former id of an entry that has a page or is told of with a claim, and for each former page of a
    table's claims."""
    for name in LISTS:
        for entry in view.record.entries(name).values() if name != "claims" else ():
            leads_to = ref_to(view, name, entry.id)
            for former in entry.formerly if leads_to.path else ():
                yield _key(page_of(name, former), leads_to, name, entry.id)
    for comparison in with_pages(view):
        for former in comparison.event.formerly:
            path = counts_page(former, comparison.measure)
            yield _key(path, ref_to_counts(view, comparison), "events", comparison.event.id)
    for document in view.record.documents.values():
        for former in document.formerly if document.form is DocumentForm.TABLE else ():
            yield from _shards(view, document, former)


def _key(path: str, whole: Ref, name: str, identifier: str) -> Key:
    return Key(path, words.phrase("%(name)s (moved)", name=whole.name), (name, identifier), whole=whole)


def _shards(view: View, document: Document, former: str) -> Iterator[Key]:
    """What stood at the former pages of a table's claims."""
    whole = ref_to(view, "documents", document.id)
    for shard, claims in formerly_sharded(view, document.id).items():
        title = words.phrase("%(title)s: claims %(shard)s (moved)", title=whole.name, shard=shard)
        items = tuple(dict.fromkeys(("claims", claim.id) for _, claim in claims))
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

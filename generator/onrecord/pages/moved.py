"""Pages at the former addresses of entries, which lead to the present ones; of a document, every claim's as well."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from onrecord.pages.comparisons import ref_to_counts, with_pages
from onrecord.pages.documents import ClaimsContent, Line, Moved, lines
from onrecord.record.model import LISTS, Document
from onrecord.record.vocabulary import DocumentForm
from onrecord.speaking import words
from onrecord.speaking.markdown import Ref
from onrecord.telling.addresses import counts_page, page_of, shard_of
from onrecord.telling.claims import ref_to_claim
from onrecord.telling.page import Content, Page
from onrecord.telling.refs import ref_to
from onrecord.telling.view import View


@dataclass(frozen=True, slots=True)
class MovedContent(Content):
    """Where a page went, and each claim that had its anchor on it."""

    template: ClassVar[str] = "moved.md.jinja"
    ref: Ref
    lines: list[Line]


def pages(view: View) -> Iterator[Page]:
    """Yield a page for each former id of an entry that has a page, and for each former page of a table's claims."""
    for name in LISTS:
        if name == "claims":
            continue
        for entry in view.record.entries(name).values():
            for former in entry.formerly if view.addresses.has_page(name, entry.id) else ():
                yield _page(view, name, entry.id, former)
    yield from _counts(view)
    for document in view.record.documents.values():
        for former in document.formerly if document.form is DocumentForm.TABLE else ():
            yield from _shards(view, document, former)


def _page(view: View, name: str, identifier: str, former: str) -> Page:
    ref = ref_to(view, name, identifier)
    found: list[Line] = []
    if name == "documents" and view.record.documents[identifier].form is not DocumentForm.TABLE:
        found = lines(view, list(view.in_text_order[identifier]))
    title = words.phrase("%(name)s (moved)", name=ref.name)
    origin = view.origin_of(name, identifier)
    return Page(page_of(name, former), title, MovedContent(ref, found), origin=origin, searchable=False)


def _counts(view: View) -> Iterator[Page]:
    """Pages at the former addresses of an event's counts."""
    for comparison in with_pages(view):
        event, ref = comparison.event, ref_to_counts(view, comparison)
        title = words.phrase("%(name)s (moved)", name=ref.name)
        origin = view.origin_of("events", event.id)
        for former in event.formerly:
            path = counts_page(former, comparison.measure)
            yield Page(path, title, MovedContent(ref, []), origin=origin, searchable=False)


def _shards(view: View, document: Document, former: str) -> Iterator[Page]:
    """What stood at the former pages of a table's claims."""
    moved: dict[str, list[Moved]] = {}
    for claim in view.lookups.claims_in_document.get(document.id, ()):
        for identifier in (claim.id, *claim.formerly):
            moved.setdefault(shard_of(identifier), []).append(Moved(identifier, ref_to_claim(view, claim)))
    whole = ref_to(view, "documents", document.id)
    for shard, claims in sorted(moved.items()):
        title = words.phrase("%(title)s: claims %(shard)s (moved)", title=whole.name, shard=shard)
        path, origin = f"documents/{former}/{shard}.md", view.origin_of("documents", document.id)
        yield Page(path, title, ClaimsContent(whole, [], claims), origin=origin, searchable=False)

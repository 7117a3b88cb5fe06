"""Pages at the former addresses of entries, which lead to the present ones; of a document, every claim's as well."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from onrecord import words
from onrecord.markdown import Ref
from onrecord.model import LISTS, Document, DocumentForm
from onrecord.pages.addresses import counts_page, has_page, page_of, ref_to, shard_of
from onrecord.pages.claims import ref_to_claim
from onrecord.pages.comparisons import ref_to_counts, with_pages
from onrecord.pages.documents import ClaimsView, Line, Moved, lines
from onrecord.pages.page import Page, View
from onrecord.record import Record


@dataclass(frozen=True, slots=True)
class MovedView(View):
    """Where a page went, and each claim that had its anchor on it."""

    template: ClassVar[str] = "moved.md.jinja"
    ref: Ref
    lines: list[Line]


def pages(record: Record) -> Iterator[Page]:
    """Yield a page for each former id of an entry that has a page, and for each former page of a table's claims."""
    for name in LISTS:
        if name == "claims":
            continue
        for entry in record.entries(name).values():
            for former in entry.formerly if has_page(record, name, entry.id) else ():
                yield _page(record, name, entry.id, former)
    yield from _counts(record)
    for document in record.documents.values():
        for former in document.formerly if document.form is DocumentForm.TABLE else ():
            yield from _shards(record, document, former)


def _page(record: Record, name: str, identifier: str, former: str) -> Page:
    ref = ref_to(record, name, identifier)
    found: list[Line] = []
    if name == "documents" and record.documents[identifier].form is not DocumentForm.TABLE:
        found = lines(record, record.in_text_order(identifier))
    title = words.phrase("%(name)s (moved)", name=ref.name)
    origin = record.placed[name, identifier].file
    return Page(page_of(name, former), title, MovedView(ref, found), origin=origin, searchable=False)


def _counts(record: Record) -> Iterator[Page]:
    """Pages at the former addresses of an event's counts."""
    for comparison in with_pages(record):
        event, ref = comparison.event, ref_to_counts(record, comparison)
        title = words.phrase("%(name)s (moved)", name=ref.name)
        origin = record.placed["events", event.id].file
        for former in event.formerly:
            path = counts_page(former, comparison.measure)
            yield Page(path, title, MovedView(ref, []), origin=origin, searchable=False)


def _shards(record: Record, document: Document, former: str) -> Iterator[Page]:
    """What stood at the former pages of a table's claims."""
    moved: dict[str, list[Moved]] = {}
    for claim in record.claims_in_document.get(document.id, ()):
        for identifier in (claim.id, *claim.formerly):
            moved.setdefault(shard_of(identifier), []).append(Moved(identifier, ref_to_claim(record, claim)))
    whole = ref_to(record, "documents", document.id)
    for shard, claims in sorted(moved.items()):
        title = words.phrase("%(title)s: claims %(shard)s (moved)", title=whole.name, shard=shard)
        path, origin = f"documents/{former}/{shard}.md", record.placed["documents", document.id].file
        yield Page(path, title, ClaimsView(whole, [], claims), origin=origin, searchable=False)

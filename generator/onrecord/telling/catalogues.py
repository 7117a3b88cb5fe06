"""Lists of names: on the page itself while they fit, on further pages beyond that: by time if they have one, else from name to
name."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, ClassVar

from onrecord.record.dates import Date
from onrecord.record.model import Document, Event, Location, Source
from onrecord.record.times import Begins, begins
from onrecord.speaking import words
from onrecord.speaking.languages import messages
from onrecord.speaking.linking import Ref
from onrecord.speaking.wordings import IDENTITIES, kind_in_words
from onrecord.speaking.words import Name, Words
from onrecord.telling import cutting
from onrecord.telling.cutting import Beside, FurtherPage, Piece, beside, by_name, by_time, place_of_name
from onrecord.telling.keeping import NAMES_KEPT, kept
from onrecord.telling.naming import other_names
from onrecord.telling.page import Content, EntryId, Key, Page, further_page
from onrecord.telling.refs import ref_to
from onrecord.telling.statements import ref_to_claim
from onrecord.telling.view import View

ITEMS_ON_A_PAGE = 200
"""Names that one page lists."""

PART = "names"
"""What a further page of a list of names is called in its key."""


@dataclass(frozen=True, slots=True)
class Item:
    """One name in a list: the way to its page, what it is, its other names, how many claims, how deep it lies, and what is
    not settled about it."""

    ref: Ref
    detail: str = ""
    names: list[Name] = field(default_factory=list)
    claims: str = ""
    depth: int = 0
    unsettled: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """Items under one heading, or under none."""

    heading: Words
    anchor: str
    items: list[Item]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A list of names as a page shows it: in groups, or as the further pages that it was cut into."""

    groups: list[ItemGroup] = field(default_factory=list)
    stretches: list[FurtherPage] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class IndexContent(Content):
    """All of some names, led by those with something open, if that is given, and how many more of these there are; and by those
    that others lie in (``outer``), where they are too many to be listed so."""

    template: ClassVar[str] = "index.md.jinja"
    summary: str
    catalogue: Catalogue
    open: Catalogue | None = None
    open_more: int = 0
    outer: Catalogue | None = None


@dataclass(frozen=True, slots=True)
class StretchContent(Content):
    """A further page of a list of names."""

    template: ClassVar[str] = "stretch.md.jinja"
    whole: Ref
    beside: Beside
    catalogue: Catalogue


def sorted_by_name(items: list[Item]) -> list[Item]:
    """Items in the order of their names."""
    return sorted(items, key=lambda item: place_of_name(item.ref))


def cut(view: View, ids: Sequence[EntryId], stem: str) -> Sequence[Piece[EntryId]]:
    """The further pages that a list of entries needs, at ``stem``: by time if any of them has one, else from name to
    name; none if it fits."""
    if len(ids) <= ITEMS_ON_A_PAGE:
        return []
    if any(begins_of(view, each).start for each in ids if each[0] in WHEN):
        return by_time(in_names_order(view, ids), ITEMS_ON_A_PAGE, _stem_by_time(stem), partial(begins_of, view))
    return by_name(ids, ITEMS_ON_A_PAGE, stem, lambda each: ref_to_entry(view, *each), partial(_place, view))


def _stem_by_time(stem: str) -> str:
    """The stem of further pages by time, to which a period is put."""
    return stem.rstrip("/-")


def in_names_order(view: View, ids: Iterable[EntryId]) -> list[EntryId]:
    """Entries in the order of their names, in which those of one day stand."""
    return sorted(ids, key=partial(_place, view))


@kept(lambda entry: entry, NAMES_KEPT, carried=True)
def _place(view: View, entry: EntryId) -> tuple[str, str]:
    """What sorts an entry by its name."""
    return place_of_name(ref_to_entry(view, *entry))


def begins_of(view: View, entry: EntryId) -> Begins:
    """When an entry begins, for lists by time: an event, or the publishing of a document; of others nothing is known."""
    name, identifier = entry
    when = WHEN.get(name)
    return begins(when(view.record.entries(name)[identifier]) if when else None)


def ref_to_entry(view: View, name: str, identifier: str) -> Ref:
    """The way to an entry; of a claim by its statement."""
    if name == "claims":
        return ref_to_claim(view, view.record.claims[identifier])
    return ref_to(view, name, identifier)


def keys(view: View, ids: Sequence[EntryId], stem: str, whole: Ref, of: EntryId | None = None) -> Iterator[Key]:
    """The keys of the further pages of a list of entries on the page ``whole``."""
    yield from cutting.keys_of(cut(view, ids, stem), whole, of, PART, _stem_by_time(stem))


def catalogue(view: View, ids: Sequence[EntryId], stem: str, is_bare: bool = False) -> Catalogue:
    """A list of entries as its page shows it. A short list keeps its order. ``is_bare``: it has their names and nothing else."""
    pieces = cut(view, ids, stem)
    return Catalogue(stretches=[piece.ref for piece in pieces]) if pieces else _in_one_group(view, ids, is_bare)


def _in_one_group(view: View, ids: Sequence[EntryId], is_bare: bool) -> Catalogue:
    items = [Item(ref_to_entry(view, *each)) if is_bare else item_of(view, *each) for each in ids]
    return Catalogue([ItemGroup("", "", items)] if items else [])


def part_page(view: View, key: Key, is_bare: bool = False) -> Page:
    """A further page of a list of entries."""
    assert key.whole
    content = StretchContent(key.whole, beside(key), parts_of(view, key) or _in_one_group(view, key.items, is_bare))
    return further_page(view, key, content)


def parts_of(view: View, key: Key) -> Catalogue | None:
    """What stands on a further page that leads to parts, whose stem is the key's detail; None on one that has the entries."""
    if not key.detail:
        return None
    items = in_names_order(view, key.items)
    parts = cutting.parts_by_time(items, ITEMS_ON_A_PAGE, key.detail, partial(begins_of, view), key.path)
    return Catalogue(stretches=[part.ref for part in parts])


def claims_in_words(number: int) -> str:
    """`1 claim`, `2 claims`."""
    return words.counted("%(number)s claim", "%(number)s claims", number)


def said_in_words(view: View, source: Source) -> list[str]:
    """How much a source said itself, or others on its behalf or through it; or else how much was said of it."""
    said = len(view.lookups.claims_by_source.get(source.id, ()))
    others = (
        (
            view.lookups.claims_for,
            messages("%(number)s claim on behalf of this source", "%(number)s claims on behalf of this source"),
        ),
        (
            view.lookups.claims_via,
            messages("%(number)s claim through this source", "%(number)s claims through this source"),
        ),
    )
    parts = [claims_in_words(said)] if said else []
    parts += [words.counted(*forms, len(by[source.id])) for by, forms in others if source.id in by]
    silent = (
        (view.lookups.documents_of, messages("publisher of %(number)s document", "publisher of %(number)s documents")),
        (
            view.lookups.claims_resting_on,
            messages("named as a basis of %(number)s claim", "named as a basis of %(number)s claims"),
        ),
        (view.lookups.claims_about, messages("spoken of in %(number)s claim", "spoken of in %(number)s claims")),
    )
    found = (words.counted(*forms, len(by[source.id])) for by, forms in silent if source.id in by)
    return parts or [next(found, words.translate("no claim on record"))]


def source_item(view: View, source: Source, depth: int = 0) -> Item:
    """A source, with how much it said."""
    identity = IDENTITIES[source.identity]
    detail = words.translate(identity) if identity else ""
    claims = words.listed(said_in_words(view, source))
    return Item(ref_to(view, "sources", source.id), detail, other_names(view.record, source), claims, depth)


def location_item(view: View, location: Location, depth: int = 0) -> Item:
    """A location, with what was said of it and of the places inside it."""
    here = {
        claim.id
        for claim in (*view.lookups.claims_at.get(location.id, ()), *view.lookups.figures_at.get(location.id, ()))
    }
    everywhere = view.hierarchy.claims_in_and_at(location.id)
    by_event = {claim.id for claim in view.lookups.claims_at.get(location.id, ()) if claim.locations is None}
    claims = claims_in_words(len(here))
    if placed := len(by_event):
        number = words.number_in_words(placed)
        claims = words.translate("%(here)s, %(number)s of them only by their event", here=claims, number=number)
    if everywhere > len(here):
        number = words.number_in_words(everywhere)
        claims = (
            words.translate("%(here)s, %(number)s with the places inside it", here=claims, number=number)
            if here
            else words.translate("%(every)s with the places inside it", every=claims_in_words(everywhere))
        )
    ref = ref_to(view, "locations", location.id)
    kind = kind_in_words(location.kind) if location.kind else ""
    if ref.name.text.endswith(f"({kind})"):  # which parts it from another of its name
        kind = ""
    return Item(ref, kind, other_names(view.record, location), claims, depth)


def event_item(view: View, event: Event, depth: int = 0) -> Item:
    """An event, with its date and how much was said of it."""
    claims = view.lookups.claims_of_event.get(event.id, [])
    ref = ref_to_entry(view, "events", event.id)
    when = words.date_in_words(event.when) if event.when else ""
    return Item(ref, when, other_names(view.record, event), claims_in_words(len(claims)), depth)


def document_item(view: View, document: Document, depth: int = 0) -> Item:
    """A document, with when it was published."""
    published = words.date_in_words(document.published) if document.published else ""
    number = sum(not claim.withdrawn for claim in view.lookups.claims_in_document.get(document.id, ()))
    claims = claims_in_words(number) if is_read(view, document) else unread_in_words(view, document)
    return Item(ref_to(view, "documents", document.id), published, other_names(view.record, document), claims, depth)


def is_read(view: View, document: Document) -> bool:
    """Whether claims were read in a document; others are only named by those that were."""
    return document.id in view.lookups.claims_in_document


def unread_in_words(view: View, document: Document) -> str:
    """What a document is in which no claim was read."""
    number = len(view.lookups.claims_resting_on_document.get(document.id, ()))
    if not number:
        return words.translate("no claim on record")
    forms = messages("named as a basis of %(number)s claim", "named as a basis of %(number)s claims")
    named = words.counted(*forms, number)
    return words.translate("no claim was read in it; %(named)s", named=named)


def documents_read_in_words(view: View) -> str:
    """In how many documents claims were read, and how many are only named as what others rest on."""
    read = sum(is_read(view, document) for document in view.record.documents.values())
    named = sum(document not in view.lookups.claims_in_document for document in view.lookups.claims_resting_on_document)
    others = len(view.record.documents) - read - named
    parts = [words.counted("Claims were read in %(number)s document", "Claims were read in %(number)s documents", read)]
    if named:
        parts.append(
            words.counted("%(number)s is only named as a basis", "%(number)s are only named as a basis", named)
        )
    if others:
        parts.append(words.counted("%(number)s has no claim on record", "%(number)s have no claim on record", others))
    line = words.translate("; ").join(parts)
    return words.sentence(line)


WHEN: dict[str, Callable[[Any], Date | None]] = {
    "events": lambda event: event.when,
    "documents": lambda document: document.published,
}
"""By what date the entries of a list stand where they are many; those of other lists by name."""

ITEMS: dict[str, Callable[[View, Any, int], Item]] = {
    "sources": source_item,
    "locations": location_item,
    "events": event_item,
    "documents": document_item,
}
"""What makes an item of an entry of each list."""


def item_of(view: View, name: str, identifier: str) -> Item:
    """An entry as an item of a list."""
    return ITEMS[name](view, view.record.entries(name)[identifier], 0)

"""What the search finds: every source, location, event, document and claim of a record once, and every hand-written page."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from onrecord.checking.comparing.whole import Comparison
from onrecord.record.claims import Claim
from onrecord.record.dates import Date
from onrecord.record.ids import NOBODY
from onrecord.record.lookups import spoken_of
from onrecord.record.model import Document, Event, Location, Source
from onrecord.record.vocabulary import DocumentForm, LocationKind, SourceKind
from onrecord.speaking import words
from onrecord.speaking.languages import message, spoken
from onrecord.speaking.linking import LinkStyle, site_address
from onrecord.speaking.wordings import kind_in_words
from onrecord.speaking.words import Name, Phrase, Words, plain
from onrecord.telling.addresses import page_of
from onrecord.telling.changed import CHANGES, KINDS
from onrecord.telling.compared import ref_to_counts
from onrecord.telling.figures import figures_in_short, measure_in_words
from onrecord.telling.naming import Labelled, names_of
from onrecord.telling.page import EntryId
from onrecord.telling.statements import labels_in_words, statement
from onrecord.telling.view import View

SOURCES, LOCATIONS, EVENTS = message("Source"), message("Location"), message("Event")
DOCUMENTS, CLAIMS, PAGES = message("Document"), message("Claim"), message("Page")
COUNTS = message("Counts")
"""What a result says that it is."""

BY_HAND = "pages"
"""The sort of what nobody keeps in a record: a hand-written page. All others are found before it."""

OF_COUNTS = "counts"
"""The sort of a comparison."""

SORTS = {
    "claims": message("Claims"),
    "sources": message("Sources"),
    "locations": message("Locations"),
    "events": message("Events"),
    OF_COUNTS: message("Counts"),
    "documents": message("Documents"),
    BY_HAND: message("Pages"),
}
"""Each sort of what is found, and what a reader who wants only that presses."""

OMITTED = "[…]"
"""Stands in a quote for words left out, so that no phrase goes across it."""

HOME: EntryId = ("about", "")
"""What a record says of itself, among the entries by list and id."""

OF_CHANGES: EntryId = ("about", "changes")
"""The page of all changes, likewise."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One thing that can be found.

    ``sort``: what it is, of `SORTS`. ``kind``: the same in words, and more of it. ``address``: from the top of the site.
    ``title``: as a result shows it. ``under``: the title of the page that it stands on, if it is only a part of one. ``names``:
    every name it goes by, the title first if it is one, and the name in it, if the title has more in it that parts it from
    others; of a claim those of what is told of with it. ``statements``: what a claim says and quotes; the headings of a
    hand-written page. ``texts``: whatever else is read there. ``unseen``: what else it is found by, and no result shows: other
    names of who speaks in a claim, and of what it speaks of.
    ``weight``: how many claims speak of it, if it is no claim itself; of what answers a query alike, the weightiest comes first.
    """

    sort: str
    kind: str
    address: str
    title: Name
    under: str = ""
    names: tuple[Name, ...] = ()
    statements: tuple[Name, ...] = ()
    texts: tuple[Name, ...] = ()
    unseen: tuple[Name, ...] = ()
    weight: int = 0


def of_entry(view: View, name: str, identifier: str, links: LinkStyle) -> SearchEntry | None:
    """The entry of the search for one entry of a record, by its list and its id; None for one that is told of with a claim."""
    match view.record.entries(name)[identifier]:
        case Source() as source:
            return _source(view, source, links)
        case Location() as location:
            return _location(view, location, links)
        case Event() as event:
            return _event(view, event, links) if view.addresses.has_page("events", identifier) else None
        case Document() as document:
            return _document(view, document, links) if view.addresses.has_page("documents", identifier) else None
        case Claim() as claim:
            return _claim(view, claim, links)
    raise KeyError(name)


def of_pages(sections: Iterable[Mapping[str, Any]]) -> list[SearchEntry]:
    """The entries of hand-written pages, from the sections that the theme's own index has for them."""
    found = list(sections)
    titles = {each["location"]: unescape(str(each["title"])) for each in found if "#" not in each["location"]}
    return [
        SearchEntry(
            BY_HAND,
            words.translate(PAGES),
            str(each["location"]),
            Name(title),
            titles.get(str(each["location"]).partition("#")[0], "") if "#" in each["location"] else "",
            statements=(Name(title), *(Name(str(tag)) for tag in each.get("tags", ()))),
            texts=_some(_without_tags(str(each["text"]))),
        )
        for each in sorted(found, key=lambda each: str(each["location"]))
        for title in [_without_tags(str(each["title"]))]
    ]


def _without_tags(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def _some(*texts: str | Name | Phrase | None, language: str = "") -> tuple[Name, ...]:
    """Texts that there are; a ``str`` is in a language, the record's own if none is given."""
    return tuple(Name(text, language) if isinstance(text, str) else _named(text) for text in texts if text)


def _named(words_of_it: Words) -> Name:
    """Words of one thing in one language, for the index knows no other: that of the last that is not the interface's, which is a
    statement's, behind its speakers."""
    pieces = words_of_it.pieces if isinstance(words_of_it, Phrase) else (words_of_it,)
    languages = [piece.language for piece in pieces if isinstance(piece, Name)]
    return Name(str(plain(words_of_it)), languages[-1] if languages else spoken().language)


def kind_of_claims() -> str:
    """What a claim is, in words."""
    return _kind(CLAIMS)


def _kind(name: str, sort: SourceKind | LocationKind | None = None) -> str:
    kind = words.translate(name)
    return f"{kind}: {kind_in_words(sort)}" if sort else kind


def _title(view: View, entry: Labelled) -> Name:
    """What an entry is called as one name, in the language of the first name in it."""
    called = view.name_of(entry)
    names = [called] if isinstance(called, Name) else [each for each in called.pieces if isinstance(each, Name)]
    return Name(called.text, names[0].language if names else "")


def _names(view: View, entry: Labelled) -> tuple[Name, ...]:
    return tuple(dict.fromkeys((_title(view, entry), *names_of(view.record, entry), *_some(*entry.aliases))))


def _both_names(view: View, entry: Labelled) -> list[str]:
    """What an entry is called, and its own name, if that is another."""
    own = [] if isinstance(entry, Document) else [entry.name]
    return list(dict.fromkeys([plain(view.name_of(entry)), *own]))


def _said_by_or_of(view: View, source: str) -> set[str]:
    by = (view.lookups.claims_by_source, view.lookups.claims_for, view.lookups.claims_via, view.lookups.claims_about)
    return {claim.id for claims in by for claim in claims.get(source, ())}


def _source(view: View, source: Source, links: LinkStyle) -> SearchEntry:
    texts, weight = _some(source.description, source.note), len(_said_by_or_of(view, source.id))
    return _entry(view, "sources", source, _kind(SOURCES, source.kind), texts, weight, links)


def _location(view: View, location: Location, links: LinkStyle) -> SearchEntry:
    texts, weight = _some(location.description, location.note), len(view.lookups.claims_at.get(location.id, ()))
    return _entry(view, "locations", location, _kind(LOCATIONS, location.kind), texts, weight, links)


def _event(view: View, event: Event, links: LinkStyle) -> SearchEntry:
    weight = len(view.lookups.ever_of_event.get(event.id, ()))
    return _entry(view, "events", event, _kind(EVENTS), _texts_of_event(event), weight, links)


def _texts_of_event(event: Event) -> tuple[Name, ...]:
    return (*_day(event.when), *_some(event.description, event.note, labels_in_words(event.labels)))


def _day(date: Date | None) -> tuple[Name, ...]:
    return (_named(words.date_in_words(date)),) if date else ()


def _document(view: View, document: Document, links: LinkStyle) -> SearchEntry:
    weight = len(view.lookups.claims_in_document.get(document.id, ()))
    return _entry(view, "documents", document, _kind(DOCUMENTS), _texts_of_document(view, document), weight, links)


def _texts_of_document(view: View, document: Document) -> tuple[Name, ...]:
    publisher = _both_names(view, view.record.sources[document.publisher]) if document.publisher else []
    return (
        *_some(", ".join(publisher), document.author),
        *_day(document.published),
        *_some(document.description, document.note),
    )


def _entry(
    view: View, name: str, entry: Labelled, kind: str, texts: tuple[Name, ...], weight: int, links: LinkStyle
) -> SearchEntry:
    address, title, names = site_address(page_of(name, entry.id), links), _title(view, entry), _names(view, entry)
    return SearchEntry(name, kind, address, title, names=names, texts=texts, weight=weight)


def of_counts(view: View, comparison: Comparison, links: LinkStyle) -> SearchEntry:
    """A comparison under its measure and its event, whatever these are called."""
    ref, event = ref_to_counts(view, comparison), comparison.event
    address, title = site_address(ref.path, links), _named(ref.name)
    unseen = (measure_in_words(comparison.measure), *_names(view, event))
    kind, weight = _kind(COUNTS), len(comparison.all_claims)
    return SearchEntry(OF_COUNTS, kind, address, title, names=(title,), unseen=unseen, weight=weight)


def of_home(view: View, links: LinkStyle) -> SearchEntry:
    """What a record says of itself."""
    about = view.record.about
    title = Name(about.title)
    texts = _some(" ".join((about.description or "").split()), about.editor, about.note)
    return SearchEntry(BY_HAND, _kind(PAGES), site_address("index.md", links), title, statements=(title,), texts=texts)


def of_changes(links: LinkStyle) -> SearchEntry:
    """The page of all changes, under what it is called and what was done. What was changed is found with what it is of."""
    title, done = _named(words.translate("Changes")), tuple(_named(words.translate(each)) for each in KINDS.values())
    return SearchEntry(BY_HAND, _kind(PAGES), site_address(CHANGES, links), title, statements=(title,), texts=done)


def _claim(view: View, claim: Claim, links: LinkStyle) -> SearchEntry:
    """A claim under its own words, under the names of those who speak and of the places it names itself, and under all that is
    told of with it: an event or a document that has no page of its own."""
    shown = _named(_statement(view, claim))
    under = plain(view.name_of(view.record.documents[claim.document]))
    kind, address = kind_of_claims(), claim_address(view, claim, links)
    if claim.withdrawn:
        return SearchEntry("claims", kind, address, shown, under, texts=(shown, *_some(claim.withdrawn.because)))
    quote, own = claim.quote, view.record.documents[claim.document].language
    language = view.record.language_shown(own)
    quoted_in = view.record.language_shown(quote.language or own) if quote else ""
    statements = (
        *_some(claim.says),
        *(_some(f" {OMITTED} ".join(words.all_in_quotes(quote.text)), language=quoted_in) if quote else ()),
        *(_some(quote.translation) if quote else ()),
    )
    people = (
        *claim.source,
        *([claim.for_] if claim.for_ else []),
        *(relay.source for relay in claim.via),
        *spoken_of(claim),
    )
    sources = dict.fromkeys(each for each in people if each not in NOBODY)
    names = [name for each in sources for name in _both_names(view, view.record.sources[each])]
    used = dict.fromkeys(use.location for use in claim.locations or ())
    places = [name for each in used for name in _both_names(view, view.record.locations[each])]
    told = view.addresses.told_with(claim)
    events = [view.record.events[each] for name, each in told if name == "events"]
    documents = [view.record.documents[each] for name, each in told if name == "documents"]
    texts = (
        *_some(", ".join(names), ", ".join(places), figures_in_short(view, claim)),
        *(_some(words.in_quotes(Name(claim.role, language))) if claim.role else ()),
        *_some(claim.note, labels_in_words(claim.labels)),
        *_some(_row(view, claim), _rests_on(view, claim)),
        *(text for each in events for text in _texts_of_event(each)),
        *(text for each in documents for text in _texts_of_document(view, each)),
        *_some(*(text for each in claim.corrections for text in (each.was, each.because) if text)),
    )
    named: list[Labelled] = [*events, *documents]
    also = tuple(dict.fromkeys(name for each in named for name in _names(view, each)))
    return SearchEntry("claims", kind, address, shown, under, also, statements, texts, _unseen(view, claim, sources))


def _statement(view: View, claim: Claim) -> Words:
    """A claim in one line. One of numbers alone, as a row of a table is, says of which event: others have the same numbers."""
    said, events = statement(view, claim), claim.event or ()
    if claim.withdrawn or claim.says or claim.quote or len(events) != 1:
        return said
    return words.phrase("%(name)s (%(what)s)", name=said, what=view.name_of(view.record.events[events[0]]))


def _row(view: View, claim: Claim) -> str | None:
    """Which row of a table a claim is. A place in a text is none that anybody looks up: so many have a paragraph 4."""
    is_row = view.record.documents[claim.document].form is DocumentForm.TABLE
    return claim.locator if is_row else None


def _rests_on(view: View, claim: Claim) -> Words | None:
    """Whom a compiler names as a basis."""
    named = (each for basis in claim.basis for each in (basis.source, *(relay.source for relay in basis.via)))
    sources = dict.fromkeys(each for each in named if each and each not in NOBODY)
    if not sources:
        return None
    names = ", ".join(name for each in sources for name in _both_names(view, view.record.sources[each]))
    return words.phrase("%(name)s: %(list)s", name=words.translate("Rests on"), list=Name(names))


def _unseen(view: View, claim: Claim, sources: Iterable[str]) -> tuple[Name, ...]:
    """What else those who speak in a claim are called, and the events that it speaks of, which have pages of their own."""
    entries = [view.record.sources[each] for each in sources]
    shown = {name for each in entries for name in _both_names(view, each)}
    others = [name for each in entries for name in _names(view, each) if name.text not in shown]
    events = [view.record.events[each] for each in claim.event or () if view.addresses.has_page("events", each)]
    return tuple(dict.fromkeys([*others, *(name for each in events for name in _names(view, each))]))


def claim_address(view: View, claim: Claim, links: LinkStyle) -> str:
    """Where a claim stands in full."""
    return f"{site_address(view.addresses.of_claim(claim), links)}#{claim.id}"

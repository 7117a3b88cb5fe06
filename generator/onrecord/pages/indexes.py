"""The index of each kind: how many there are, and the way to every one. Long ones are split along the alphabet."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from onrecord.checking.comparing.whole import Comparison
from onrecord.record.model import Document, Event, Location
from onrecord.record.vocabulary import SourceKind
from onrecord.speaking import words
from onrecord.speaking.languages import message, messages
from onrecord.speaking.markdown import Ref
from onrecord.speaking.wordings import COMPARISONS, KINDS_OF_SOURCES
from onrecord.telling import catalogues
from onrecord.telling.catalogues import (
    ITEMS_ON_A_PAGE,
    Catalogue,
    IndexContent,
    Item,
    ItemGroup,
    document_item,
    documents_read_in_words,
    event_item,
    item_of,
    location_item,
    sorted_by_name,
    source_item,
)
from onrecord.telling.compared import ref_to_counts, with_pages
from onrecord.telling.cutting import Piece, by_name, piece_at
from onrecord.telling.page import EntryId, Key, Page, further_page
from onrecord.telling.refs import documents_in_words
from onrecord.telling.speakers import sources_in_words
from onrecord.telling.unsettled import MARKS
from onrecord.telling.view import View

OPEN_SHOWN = 12
"""Entries with something not settled that an index leads with; it says how many more there are."""

COUNTS = "counts"
"""The index of comparisons, which are no entries of a list."""

HEADINGS = {
    "sources": message("Sources"),
    "locations": message("Locations"),
    "events": message("Events"),
    "documents": message("Documents"),
    COUNTS: message("Counts"),
}
"""The indexes and what they are called."""

SUMMARIES: dict[str, Callable[[View], str]] = {
    "sources": sources_in_words,
    "locations": lambda view: words.counted(
        "%(number)s location on record.", "%(number)s locations on record.", len(view.record.locations)
    ),
    "events": lambda view: words.counted(
        "%(number)s event on record.", "%(number)s events on record.", len(view.record.events)
    ),
    "documents": documents_read_in_words,
}
"""How many entries an index has, in words."""


def keys(view: View) -> Iterator[Key]:
    """The index of each kind, and its further pages."""
    for name in HEADINGS:
        me = _me(name)
        yield Key(me.path, me.name, detail=name, in_nav=True)
        if name == COUNTS:
            for piece in _cut_counts(view):
                events = dict.fromkeys(("events", each.event.id) for each in piece.items)
                yield piece.key(me, None, catalogues.PART, events, detail=name)
        else:
            yield from catalogues.keys(view, _ids(view, name), _stem(name), me)


def page(view: View, key: Key) -> Page:
    """An index, or a further page of one."""
    if key.detail == COUNTS:
        return _counts_part(view, key) if key.part else _counts(view, key)
    return catalogues.part_page(view, key) if key.part else _index(view, key)


def _me(name: str) -> Ref:
    return Ref(words.phrase(HEADINGS[name]), f"{name}/index.md")


def _stem(name: str) -> str:
    return f"a-z/{name}/"


def _ids(view: View, name: str) -> list[EntryId]:
    return [(name, identifier) for identifier in view.record.entries(name)]


def _index(view: View, key: Key) -> Page:
    name = key.detail
    ids, entries = _ids(view, name), view.record.entries(name)
    is_short = len(ids) <= ITEMS_ON_A_PAGE
    marked = [(entry, marks) for entry in entries.values() if (marks := MARKS[name](view, entry))]
    shown = [replace(item_of(view, name, entry.id), unsettled=tuple(marks)) for entry, marks in marked[:OPEN_SHOWN]]
    first = ItemGroup(words.translate("What needs a second look"), "_open", shown)
    content = IndexContent(
        summary=SUMMARIES[name](view),
        catalogue=Catalogue(GROUPED[name](view)) if is_short else catalogues.catalogue(view, ids, _stem(name)),
        open=Catalogue([first]) if marked else None,
        open_more=len(marked) - len(shown),
    )
    return Page(key.path, key.title, content, searchable=False)


def _cut_counts(view: View) -> list[Piece[Comparison]]:
    """The further pages of the index of comparisons, if it is long."""
    shown = list(with_pages(view))
    if len(shown) <= ITEMS_ON_A_PAGE:
        return []
    return by_name(shown, ITEMS_ON_A_PAGE, _stem(COUNTS), lambda each: ref_to_counts(view, each))


def _counts(view: View, key: Key) -> Page:
    """The index of comparisons: those whose counts are known to lie apart first."""
    shown, pieces = list(with_pages(view)), _cut_counts(view)
    groups = [
        ItemGroup(words.translate(heading), f"_{state}", sorted_by_name(items))
        for state, heading in COMPARISONS.items()
        if not pieces and (items := [_comparison_item(view, each) for each in shown if each.state is state])
    ]
    forms = messages(
        "%(number)s measure of an event has figures in several claims.",
        "%(number)s measures of events have figures in several claims.",
    )
    none = words.translate("No measure of an event has figures in several claims.")
    number = words.counted(*forms, len(shown)) if shown else none
    listed = Catalogue(groups, [piece.ref for piece in pieces])
    return Page(key.path, key.title, IndexContent(number, listed), searchable=False)


def _counts_part(view: View, key: Key) -> Page:
    assert key.whole
    items = [_comparison_item(view, each) for each in piece_at(_cut_counts(view), key.path).items]
    content = catalogues.StretchContent(key.whole, Catalogue([ItemGroup("", "", items)]))
    return further_page(view, key, content)


def _comparison_item(view: View, comparison: Comparison) -> Item:
    number = words.counted("%(number)s count", "%(number)s counts", len(comparison.counts))
    documents = {str(each.claim.document) for count in comparison.counts for each in count}
    read = words.translate("read in %(documents)s", documents=documents_in_words(view, documents)) if documents else ""
    return Item(ref_to_counts(view, comparison), number, [], read)


def _sources_by_kind(view: View) -> list[ItemGroup]:
    groups = []
    for kind in (*SourceKind, None):
        items = [source_item(view, source) for source in view.record.sources.values() if source.kind is kind]
        if items:
            heading = KINDS_OF_SOURCES[kind] if kind else message("Kind not recorded")
            groups.append(ItemGroup(words.translate(heading), f"_{kind or 'other'}", sorted_by_name(items)))
    return groups


def _locations_by_place(view: View) -> list[ItemGroup]:
    """Places under the places they lie in; one that lies in several stands under each, and what is in it under the first."""
    items: list[Item] = []

    opened: set[str] = set()

    def descend(locations: list[Location], depth: int) -> None:
        for location in sorted(locations, key=lambda each: view.name_of(each).text.casefold()):
            items.append(location_item(view, location, depth))
            if location.id not in opened:
                opened.add(location.id)
                descend(view.hierarchy.inside.get(location.id, []), depth + 1)

    descend(view.hierarchy.outermost, 0)
    return [ItemGroup("", "", items)] if items else []


def _events_by_date(view: View) -> list[ItemGroup]:
    dated = sorted(view.record.events.values(), key=lambda event: (_day(event), view.name_of(event).text.casefold()))
    items = [event_item(view, event) for event in dated]
    return [ItemGroup("", "", items)] if items else []


def _day(event: Event) -> tuple[bool, str]:
    """Events in the order of the first day they can have begun, or else of the last they can have ended; undated ones last."""
    day = event.when.day if event.when else None
    return day is None, str(day or "")


def _documents_by_publisher(view: View) -> list[ItemGroup]:
    def publisher(document: Document) -> tuple[str, str]:
        if not document.publisher:
            return "", ""
        return view.name_of(view.record.sources[document.publisher]).text.casefold(), document.publisher

    documents = sorted(
        view.record.documents.values(),
        key=lambda each: (*publisher(each), view.name_of(each).text),
    )
    groups = []
    for (_, identifier), in_group in groupby(documents, key=publisher):
        items = [document_item(view, document) for document in in_group]
        known = view.name_of(view.record.sources[identifier]) if identifier else None
        groups.append(ItemGroup(known or words.translate("Publisher not recorded"), f"_{identifier}", items))
    return groups


GROUPED: dict[str, Callable[[View], list[ItemGroup]]] = {
    "sources": _sources_by_kind,
    "locations": _locations_by_place,
    "events": _events_by_date,
    "documents": _documents_by_publisher,
}
"""How the entries of a short index are grouped."""

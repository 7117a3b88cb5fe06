"""The index of each kind: how many there are, and the way to every one. Long ones are split along the alphabet."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from onrecord.checking.comparing.whole import Comparison
from onrecord.pages.comparisons import STATES, ref_to_counts, with_pages
from onrecord.record.model import Document, Event, Location
from onrecord.record.vocabulary import SourceKind
from onrecord.speaking import words
from onrecord.speaking.languages import message, messages
from onrecord.speaking.markdown import Ref
from onrecord.telling.catalogues import (
    ITEMS_ON_A_PAGE,
    Catalogue,
    Group,
    IndexContent,
    Item,
    by_name,
    catalogue,
    document_item,
    documents_read_in_words,
    event_item,
    location_item,
    source_item,
)
from onrecord.telling.page import Page
from onrecord.telling.refs import documents_in_words
from onrecord.telling.speakers import sources_in_words
from onrecord.telling.unsettled import MARKS
from onrecord.telling.view import View

KINDS = {
    SourceKind.PERSON: message("Persons"),
    SourceKind.PEOPLE: message("Groups of people"),
    SourceKind.ORGANISATION: message("Organisations"),
    SourceKind.GOVERNMENT: message("Governments and their bodies"),
    SourceKind.MILITARY: message("Militaries"),
    SourceKind.ARMED_GROUP: message("Armed groups"),
    SourceKind.MEDIA: message("Media"),
    SourceKind.MONITOR: message("Monitors"),
    SourceKind.DATA_SET: message("Data sets"),
}
"""The heading over the sources of each kind."""

OPEN_SHOWN = 12
"""Entries with something not settled that an index leads with; it says how many more there are."""

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


def pages(view: View) -> Iterator[Page]:
    """Yield the index of each kind, with its further pages."""
    yield from _index(view, "sources", message("Sources"), source_item, _sources_by_kind)
    yield from _index(view, "locations", message("Locations"), location_item, _locations_by_place)
    yield from _index(view, "events", message("Events"), event_item, _events_by_date)
    yield from _index(view, "documents", message("Documents"), document_item, _documents_by_publisher)
    yield from _counts(view)


def _index(
    view: View,
    name: str,
    heading: str,
    item: Callable[[View, Any], Item],
    grouped: Callable[[View], list[Group]],
) -> Iterator[Page]:
    title, path = words.phrase(heading), f"{name}/index.md"
    entries = view.record.entries(name)
    if len(entries) <= ITEMS_ON_A_PAGE:
        listed = Catalogue(grouped(view))
    else:
        items = [item(view, entry) for entry in entries.values()]
        listed, further = catalogue(items, f"a-z/{name}/", Ref(title, path))
        yield from further
    open_items = [
        replace(item(view, entry), unsettled=tuple(marks))
        for entry in entries.values()
        if (marks := MARKS[name](view, entry))
    ]
    first = Group(words.translate("What needs a second look"), "_open", open_items[:OPEN_SHOWN])
    content = IndexContent(
        summary=SUMMARIES[name](view),
        catalogue=listed,
        open=Catalogue([first]) if open_items else None,
        open_more=max(0, len(open_items) - OPEN_SHOWN),
    )
    yield Page(path, title, content, in_nav=True, searchable=False)


def _counts(view: View) -> Iterator[Page]:
    """The index of comparisons: those whose counts are known to lie apart first."""
    title, path = words.phrase("Counts"), "counts/index.md"
    shown = list(with_pages(view))
    if len(shown) <= ITEMS_ON_A_PAGE:
        listed = Catalogue(
            [
                Group(words.translate(heading), f"_{state}", by_name(items))
                for state, heading in STATES.items()
                if (items := [_comparison_item(view, each) for each in shown if each.state is state])
            ]
        )
    else:
        items = [_comparison_item(view, comparison) for comparison in shown]
        listed, further = catalogue(items, "a-z/counts/", Ref(title, path))
        yield from further
    forms = messages(
        "%(number)s measure of an event has figures in several claims.",
        "%(number)s measures of events have figures in several claims.",
    )
    none = words.translate("No measure of an event has figures in several claims.")
    number = words.counted(*forms, len(shown)) if shown else none
    yield Page(path, title, IndexContent(number, listed), in_nav=True, searchable=False)


def _comparison_item(view: View, comparison: Comparison) -> Item:
    number = words.counted("%(number)s count", "%(number)s counts", len(comparison.counts))
    documents = {str(each.claim.document) for count in comparison.counts for each in count}
    read = words.translate("read in %(documents)s", documents=documents_in_words(view, documents)) if documents else ""
    return Item(ref_to_counts(view, comparison), number, [], read)


def _sources_by_kind(view: View) -> list[Group]:
    groups = []
    for kind in (*SourceKind, None):
        items = [source_item(view, source) for source in view.record.sources.values() if source.kind is kind]
        if items:
            heading = KINDS[kind] if kind else message("Kind not recorded")
            groups.append(Group(words.translate(heading), f"_{kind or 'other'}", by_name(items)))
    return groups


def _locations_by_place(view: View) -> list[Group]:
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
    return [Group("", "", items)] if items else []


def _events_by_date(view: View) -> list[Group]:
    dated = sorted(view.record.events.values(), key=lambda event: (_day(event), view.name_of(event).text.casefold()))
    items = [event_item(view, event) for event in dated]
    return [Group("", "", items)] if items else []


def _day(event: Event) -> tuple[bool, str]:
    """Events in the order of the first day they can have begun, or else of the last they can have ended; undated ones last."""
    day = event.when.day if event.when else None
    return day is None, str(day or "")


def _documents_by_publisher(view: View) -> list[Group]:
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
        groups.append(Group(known or words.translate("Publisher not recorded"), f"_{identifier}", items))
    return groups

"""The index of each kind: how many there are, and the way to every one. Long ones are split by time if their entries
have one, else along the alphabet."""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from datetime import date
from itertools import groupby

from onrecord.checking.comparing.whole import Comparison, ComparisonState
from onrecord.record.model import Document, Location
from onrecord.record.times import begins, by_first_day
from onrecord.record.vocabulary import SourceKind
from onrecord.speaking import words
from onrecord.speaking.languages import message, messages
from onrecord.speaking.linking import Ref
from onrecord.speaking.wordings import COMPARISONS, KINDS_OF_SOURCES
from onrecord.telling import catalogues
from onrecord.telling.catalogues import (
    ITEMS_ON_A_PAGE,
    WHEN,
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
from onrecord.telling.compared import disagreement, question_of, ref_to_counts, with_pages
from onrecord.telling.count_summaries import ends, span_in_words
from onrecord.telling.cutting import Piece, beside, by_name, piece_at
from onrecord.telling.page import EntryId, Key, Page, further_page
from onrecord.telling.refs import documents_in_words, ref_to
from onrecord.telling.speakers import sources_in_words
from onrecord.telling.unsettled import MARKS
from onrecord.telling.view import View

OPEN_SHOWN = 12
"""Entries with something not settled that an index leads with; it says how many more there are."""

OF_A_DAY = 3
"""Events of a date, on average, from which on a further page tells each date once, above its events."""

BIGGEST_SHOWN = 60
"""Comparisons that their index leads with, where they are too many for one page."""

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
                shows = (f"{each.event.id} {each.measure}" for each in piece.items)
                yield piece.key(me, None, catalogues.PART, events, detail=name, shows=shows)
        else:
            yield from catalogues.keys(view, _ids(view, name), _stem(name), me)


def page(view: View, key: Key) -> Page:
    """An index, or a further page of one."""
    if key.detail == COUNTS:
        return _counts_part(view, key) if key.part else _counts(view, key)
    return _part(view, key) if key.part else _index(view, key)


def _me(name: str) -> Ref:
    return Ref(words.phrase(HEADINGS[name]), f"{name}/index.md")


def _stem(name: str) -> str:
    return f"{'by-time' if name in WHEN else 'a-z'}/{name}/"


def _ids(view: View, name: str) -> list[EntryId]:
    return [(name, identifier) for identifier in view.record.entries(name)]


def _index(view: View, key: Key) -> Page:
    name = key.detail
    ids, entries = _ids(view, name), view.record.entries(name)
    is_short = len(ids) <= ITEMS_ON_A_PAGE
    marked = [(entry, marks) for entry in entries.values() if (marks := MARKS[name](view, entry))]
    shown = [replace(item_of(view, name, entry.id), unsettled=tuple(marks)) for entry, marks in marked[:OPEN_SHOWN]]
    first = [ItemGroup(words.translate("What needs a second look"), "_open", shown)] if marked else []
    outer = [*_outer_locations(view)] if name == "locations" and not is_short else []
    content = IndexContent(
        summary=SUMMARIES[name](view),
        catalogue=Catalogue(GROUPED[name](view, [*entries]))
        if is_short
        else catalogues.catalogue(view, ids, _stem(name)),
        open=Catalogue(first) if first else None,
        open_more=len(marked) - len(shown),
        outer=Catalogue(outer) if outer else None,
    )
    return Page(key.path, key.title, content, searchable=False)


def _part(view: View, key: Key) -> Page:
    """A further page of an index, grouped as a short one is."""
    assert key.whole
    parts = catalogues.parts_of(view, key)
    if parts is None:
        parts = Catalogue(GROUPED[key.items[0][0]](view, [identifier for _, identifier in key.items]))
    return further_page(view, key, catalogues.StretchContent(key.whole, beside(key), parts))


def _outer_locations(view: View) -> Iterator[ItemGroup]:
    """Of very many places those that others lie in, as far down as there is room, under those that they lie in."""
    levels: list[list[Location]] = []
    level = [each for each in view.hierarchy.outermost if each.id in view.hierarchy.inside]
    while level and sum(map(len, levels)) + len(level) <= ITEMS_ON_A_PAGE:
        levels.append(level)
        below = {each.id: each for outer in level for each in view.hierarchy.inside.get(outer.id, ())}
        known = {each.id for above in levels for each in above}
        level = [each for each in below.values() if each.id in view.hierarchy.inside and each.id not in known]
    shown = {each.id for level in levels for each in level}
    if shown:
        yield ItemGroup(words.translate("By where they lie"), "_outer", _descended(view, shown))


def _cut_counts(view: View) -> list[Piece[Comparison]]:
    """The further pages of the index of comparisons, by the names of their events, if it is long."""
    shown = list(with_pages(view))
    if len(shown) <= ITEMS_ON_A_PAGE:
        return []
    return by_name(shown, ITEMS_ON_A_PAGE, _stem(COUNTS), lambda each: ref_to(view, "events", each.event.id))


def _counts(view: View, key: Key) -> Page:
    """The index of comparisons by event, the biggest disagreement first; of very many the biggest, and the way to all."""
    shown, pieces = list(with_pages(view)), _cut_counts(view)
    biggest = sorted(shown, key=disagreement)
    groups = _by_event(view, biggest[:BIGGEST_SHOWN] if pieces else biggest)
    forms = messages(
        "To %(number)s question several claims give a number.",
        "To %(number)s questions several claims give a number.",
    )
    none = words.translate("To no question do several claims give a number.")
    order = words.translate(
        "Those that differ most come first: counts of the same that are known to differ, and then those whose highest number is"
        " the most times their lowest, though these may count different people or things."
    )
    summary = f"{words.counted(*forms, len(shown))} {order}" if shown else none
    listed = Catalogue([] if pieces else groups, [piece.ref for piece in pieces])
    first = Catalogue(groups) if pieces else None
    content = IndexContent(summary, listed, first, len(shown) - BIGGEST_SHOWN if pieces else 0)
    return Page(key.path, key.title, content, searchable=False)


def _counts_part(view: View, key: Key) -> Page:
    assert key.whole
    inside = piece_at(_cut_counts(view), key.path).items
    return further_page(
        view, key, catalogues.StretchContent(key.whole, beside(key), Catalogue(_by_event(view, inside)))
    )


def _by_event(view: View, comparisons: Sequence[Comparison]) -> list[ItemGroup]:
    """Comparisons under their events, which stand in the order of the first of each."""
    groups: dict[str, list[Item]] = {}
    for each in comparisons:
        groups.setdefault(each.event.id, []).append(_comparison_item(view, each))
    return [ItemGroup(view.name_of(view.record.events[each]), f"_{each}", items) for each, items in groups.items()]


def _comparison_item(view: View, comparison: Comparison) -> Item:
    """A comparison by its question: how many counts, from which number to which, read where."""
    low, high = ends(comparison) or (0, 0)
    parts = [words.counted("%(number)s count", "%(number)s counts", len(comparison.counts))]
    if low != high:
        parts.append(span_in_words(comparison))
    documents = {str(each.claim.document) for count in comparison.counts for each in count}
    read = words.translate("read in %(documents)s", documents=documents_in_words(view, documents)) if documents else ""
    is_apart = comparison.state is ComparisonState.APART
    apart = [words.translate("counts lie apart")] if is_apart else []
    parts += [] if is_apart else [words.translate(COMPARISONS[comparison.state])]
    ref = Ref(question_of(comparison), ref_to_counts(view, comparison).path)
    return Item(ref, " · ".join(parts), [], read, unsettled=tuple(apart))


def _sources_by_kind(view: View, ids: Sequence[str]) -> list[ItemGroup]:
    groups = []
    sources = [view.record.sources[each] for each in ids]
    for kind in (*SourceKind, None):
        items = [source_item(view, source) for source in sources if source.kind is kind]
        if items:
            heading = KINDS_OF_SOURCES[kind] if kind else message("Kind not recorded")
            groups.append(ItemGroup(words.translate(heading), f"_{kind or 'other'}", sorted_by_name(items)))
    return groups


def _locations_by_place(view: View, ids: Sequence[str]) -> list[ItemGroup]:
    """Places under the places they lie in, if these are all; else each with what it is."""
    if len(ids) == len(view.record.locations):
        items = _descended(view, set(ids))
    else:
        items = [location_item(view, view.record.locations[each]) for each in ids]
    return [ItemGroup("", "", items)] if items else []


def _descended(view: View, shown: Set[str]) -> list[Item]:
    """Some places under those they lie in; one that lies in several stands under each, and what is in it under the first."""
    items: list[Item] = []
    opened: set[str] = set()

    def descend(locations: list[Location], depth: int) -> None:
        for location in sorted(locations, key=lambda each: view.name_of(each).text.casefold()):
            if location.id in shown:
                items.append(location_item(view, location, depth))
                if location.id not in opened:
                    opened.add(location.id)
                    descend(view.hierarchy.inside.get(location.id, []), depth + 1)

    descend(view.hierarchy.outermost, 0)
    return items


def _events_by_date(view: View, ids: Sequence[str]) -> list[ItemGroup]:
    events = [view.record.events[each] for each in ids]
    dated = sorted(events, key=lambda event: (by_first_day(event), view.name_of(event).text.casefold()))
    items = [event_item(view, event) for event in dated]
    days = dict.fromkeys(item.detail for item in items)
    is_part = len(items) < len(view.record.events)
    if is_part and all(days) and len(days) * OF_A_DAY <= len(items):
        return [_of_a_day(day, number, items) for number, day in enumerate(days, 1)]
    return [ItemGroup("", "", items)] if items else []


def _of_a_day(day: str, number: int, items: Sequence[Item]) -> ItemGroup:
    """The events of one date, which is told once above them."""
    return ItemGroup(day, f"_{number}", [replace(item, detail="") for item in items if item.detail == day])


def _documents_by_publisher(view: View, ids: Sequence[str]) -> list[ItemGroup]:
    def publisher(document: Document) -> tuple[str, str]:
        if not document.publisher:
            return "", ""
        return view.name_of(view.record.sources[document.publisher]).text.casefold(), document.publisher

    documents = sorted(
        (view.record.documents[each] for each in ids),
        key=lambda each: (*publisher(each), begins(each.published).first_day or date.max, view.name_of(each).text),
    )
    groups = []
    for (_, identifier), in_group in groupby(documents, key=publisher):
        items = [document_item(view, document) for document in in_group]
        known = view.name_of(view.record.sources[identifier]) if identifier else None
        groups.append(ItemGroup(known or words.translate("Publisher not recorded"), f"_{identifier}", items))
    return groups


GROUPED: dict[str, Callable[[View, Sequence[str]], list[ItemGroup]]] = {
    "sources": _sources_by_kind,
    "locations": _locations_by_place,
    "events": _events_by_date,
    "documents": _documents_by_publisher,
}
"""How the entries of an index, or of a further page of one, are grouped."""

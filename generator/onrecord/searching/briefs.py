"""What can be found of a record and of hand-written pages, in the order of results; each entry is made when it is asked for.

Where an entry stands follows from little of it, its brief. So all can be put in order without being there at once, and of those
that an edit has not reached nothing else is needed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple

from onrecord.record.model import LISTS, Document
from onrecord.searching.encoding import marked
from onrecord.searching.entries import (
    HOME,
    OF_CHANGES,
    OF_COUNTS,
    SearchEntry,
    claim_address,
    kind_of_claims,
    of_changes,
    of_counts,
    of_entry,
    of_home,
)
from onrecord.speaking.linking import LinkStyle
from onrecord.telling.compared import with_pages
from onrecord.telling.page import EntryId
from onrecord.telling.view import View

BY_HAND_AS = ""
"""The list that hand-written pages are in, among those of a record."""

BEFORE_CLAIMS = ("sources", "locations", "events", "documents")
"""The lists of what is found before any claim."""


class Brief(NamedTuple):
    """An entry in brief: its sort and its kind in words, a number below 2⁶⁴ that is its own, made from its address, and how
    much it is spoken of."""

    sort: str
    kind: str
    mark: int
    weight: int


NOTHING_KNOWN: Mapping[EntryId, Brief] = MappingProxyType({})
"""No entries."""


@dataclass(frozen=True, eq=False)
class Findable:
    """What can be found: the ``briefs`` of all entries by list and id, in their order. ``is_as_known``: those that are as they
    were known to be."""

    briefs: dict[EntryId, Brief]
    is_as_known: AbstractSet[EntryId] = frozenset()
    _view: View | None = None
    _links: LinkStyle = LinkStyle.FOLDERS
    _under: str = ""
    _made: dict[EntryId, SearchEntry] = field(default_factory=dict)

    def to_send(self) -> "Findable":
        """It without its record, which whoever receives it has."""
        return replace(self, _view=None)

    def received(self, view: View) -> "Findable":
        """It with its record."""
        return replace(self, _view=view)

    def entry(self, entry: EntryId) -> SearchEntry:
        """An entry by list and id."""
        if found := self._made.get(entry):
            return found
        assert self._view
        made = of_entry(self._view, *entry, self._links)
        assert made
        return _lying(self._under, made)


def of_record(view: View, links: LinkStyle) -> list[SearchEntry]:
    """The entries of a record, in their order."""
    found = findable(view, links)
    return [found.entry(each) for each in found.briefs]


def of_entries(entries: Iterable[SearchEntry]) -> Findable:
    """What can be found is some entries, in this order."""
    made = dict(_numbered(entries))
    return Findable({each: _brief(entry) for each, entry in made.items()}, _made=made)


def findable(
    view: View,
    links: LinkStyle,
    under: str = "",
    by_hand: Iterable[SearchEntry] = (),
    known: Mapping[EntryId, Brief] = NOTHING_KNOWN,
) -> Findable:
    """What can be found of a record, which may lie ``under`` a folder of the site, and then of pages written ``by_hand``.
    Those in ``known`` are as they were.

    Their order breaks ties, so what is spoken of most comes first, and the latest documents' claims; it depends on the record
    alone. By weight they come only as often as it doubles, so that one claim more moves few: results are weighed by themselves.
    """
    found = dict(_before_claims(view, links, known))
    made = {each: _lying(under, entry) for each, entry in found.items() if isinstance(entry, SearchEntry)}
    first = {each: entry if isinstance(entry, Brief) else _brief(made[each]) for each, entry in found.items()}
    places = {name: place for place, name in enumerate((*LISTS, OF_COUNTS))}
    ordered = sorted(first, key=lambda each: (-first[each].weight.bit_length(), places[each[0]], each[1]))
    whole = {HOME: _lying(under, of_home(view, links)), OF_CHANGES: _lying(under, of_changes(links))}
    pages = dict(_numbered(by_hand))
    briefs = {each: first[each] for each in ordered}
    briefs |= {each: _brief(entry) for each, entry in whole.items()}
    kind = kind_of_claims()
    for claim in _claims_in_order(view):
        brief = known.get(("claims", claim))
        if not brief:
            address = claim_address(view, view.record.claims[claim], links)
            brief = Brief("claims", kind, marked(f"{under}{address}"), 0)
        briefs["claims", claim] = brief
    briefs |= {each: _brief(entry) for each, entry in pages.items()}
    made |= whole | pages
    return Findable(briefs, known.keys() & briefs.keys() - made.keys(), view, links, under, made)


def _before_claims(
    view: View, links: LinkStyle, known: Mapping[EntryId, Brief]
) -> Iterator[tuple[EntryId, SearchEntry | Brief]]:
    """What is found before any claim: in brief, as far as it is known."""
    for name in BEFORE_CLAIMS:
        for identifier in view.record.entries(name):
            each = name, identifier
            if entry := known.get(each) or of_entry(view, *each, links):
                yield each, entry
    for comparison in with_pages(view):
        each = OF_COUNTS, f"{comparison.event.id}/{comparison.measure}"
        brief = known.get(each) if ("events", comparison.event.id) in known else None
        is_same = brief and brief.weight == len(comparison.all_claims)
        yield each, brief if brief and is_same else of_counts(view, comparison, links)


def _claims_in_order(view: View) -> list[str]:
    """The claims by their ids: those of the latest documents first, in the order of their document."""
    return [
        claim.id
        for document in sorted(view.record.documents.values(), key=_day_and_id)
        for claim in sorted(view.in_text_order.get(document.id, ()), key=view.addresses.of_claim)
    ]


def _day_and_id(document: Document) -> tuple[int, str]:
    published = document.published
    day = (published.latest or published.earliest) if published else None
    return -(day.toordinal() if day else 0), document.id


def _numbered(entries: Iterable[SearchEntry]) -> Iterator[tuple[EntryId, SearchEntry]]:
    """Entries by address; a second one of the same address is told from the first."""
    seen = Counter[str]()
    for entry in entries:
        seen[entry.address] += 1
        yield (BY_HAND_AS, f"{seen[entry.address]} {entry.address}"), entry


def _brief(entry: SearchEntry) -> Brief:
    return Brief(entry.sort, entry.kind, marked(entry.address), entry.weight)


def _lying(under: str, entry: SearchEntry) -> SearchEntry:
    """An entry of a record that lies under a folder of the site."""
    return replace(entry, address=f"{under}{entry.address}") if under else entry

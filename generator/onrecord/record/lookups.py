"""Who says what of whom: the look-ups of a record, each made once from the record alone, when it is first used."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from onrecord.record.claims import SAID, Claim, Relations
from onrecord.record.fields import Reference
from onrecord.record.ids import NOBODY
from onrecord.record.model import LISTS, Document, Event, Source
from onrecord.record.parts import Entry
from onrecord.record.places import LocationUse
from onrecord.record.placing import Path
from onrecord.record.record import Record
from onrecord.record.references import EntryKey, references
from onrecord.record.times import TimesInLists
from onrecord.record.vocabulary import Around, Identity

RELATIONS = tuple(Relations.model_fields)
"""The words of the relations of one claim to another."""

NO_KEYS: Mapping[EntryKey, EntryKey] = MappingProxyType({})

EXCEPTED = "except"
"""The one relation to a place under which a claim is not gathered there."""


def named_in(entry: Entry, keys: Mapping[EntryKey, EntryKey] = NO_KEYS) -> tuple[EntryKey, ...]:
    """What an entry refers to, each once. ``keys``: those of entries, each by itself: many refer to the same, and share one."""
    named = ((reference.target, str(reference)) for _, reference in references(entry))
    return tuple(dict.fromkeys(keys.get(key, key) for key in named))


@dataclass(frozen=True, eq=False)
class Lookups:
    """Whatever can be asked of a record by an id. All of it follows from the record, which never changes."""

    record: Record

    @cached_property
    def named(self) -> dict[EntryKey, tuple[EntryKey, ...]]:
        """What each entry refers to, each once, whether there is such an entry or not."""
        entries = {(name, each): entry for name in LISTS for each, entry in self.record.entries(name).items()}
        keys = {key: key for key in entries}
        return {key: named_in(entry, keys) for key, entry in entries.items()}

    def references(self, entry: EntryKey) -> Iterator[tuple[Path, Reference]]:
        """Every reference in an entry, with the path to it in the keys of the YAML. They are seldom asked for, so none is
        kept."""
        name, identifier = entry
        return references(self.record.entries(name)[identifier])

    @cached_property
    def times(self) -> TimesInLists:
        """Where each claim stands in lists by its time."""
        return TimesInLists(self.record)

    @cached_property
    def standing(self) -> tuple[Claim, ...]:
        """The claims that are not withdrawn: what lists and counts are made of."""
        return tuple(claim for claim in self.record.claims.values() if not claim.withdrawn)

    @cached_property
    def claims_by_source(self) -> dict[str, list[Claim]]:
        """What each source said itself."""
        return grouped((source, claim) for claim in self.standing for source in claim.source)

    @cached_property
    def claims_for(self) -> dict[str, list[Claim]]:
        """What was said on behalf of each source."""
        return grouped((claim.for_, claim) for claim in self.standing if claim.for_)

    @cached_property
    def claims_via(self) -> dict[str, list[Claim]]:
        """What was said through each source."""
        return grouped((relay.source, claim) for claim in self.standing for relay in claim.via)

    @cached_property
    def claims_resting_on(self) -> dict[str, list[Claim]]:
        """The claims of compilers that name a source, or whom it came through, as what they rest on."""
        return grouped(
            (source, claim)
            for claim in self.standing
            for basis in claim.basis
            for source in (basis.source, *(relay.source for relay in basis.via))
            if source
        )

    @cached_property
    def claims_resting_on_document(self) -> dict[str, list[Claim]]:
        """The claims of compilers that name a document as what they rest on."""
        return grouped((basis.document, claim) for claim in self.standing for basis in claim.basis if basis.document)

    @cached_property
    def claims_about(self) -> dict[str, list[Claim]]:
        """The claims that speak of each source."""
        return grouped((source, claim) for claim in self.standing for source in spoken_of(claim))

    @cached_property
    def claims_in_document(self) -> dict[str, list[Claim]]:
        """The claims read in each document, withdrawn ones included, in the record's order."""
        return grouped((claim.document, claim) for claim in self.record.claims.values())

    @cached_property
    def claims_of_event(self) -> dict[str, list[Claim]]:
        """The claims that speak of each event."""
        return grouped((event, claim) for claim in self.standing for event in claim.event or ())

    @cached_property
    def spoken_of(self) -> Counter[str]:
        """How many claims ever spoke of each event, withdrawn ones included."""
        return Counter(str(event) for claim in self.record.claims.values() for event in claim.event or ())

    @cached_property
    def rested_on(self) -> Counter[str]:
        """How many claims ever named each document as what they rest on, withdrawn ones included."""
        return Counter(
            document
            for claim in self.record.claims.values()
            for document in {str(basis.document) for basis in claim.basis if basis.document}
        )

    @cached_property
    def claims_at(self) -> dict[str, list[Claim]]:
        """The claims that name each place themselves or take it from their event; not those that except it."""
        return grouped(
            (use.location, claim)
            for claim in self.standing
            for use in self.places_of(claim)[0]
            if use.relation != EXCEPTED
        )

    @cached_property
    def claims_except(self) -> dict[str, list[Claim]]:
        """The claims that except each place by name."""
        return grouped(
            (use.location, claim)
            for claim in self.standing
            for use in claim.locations or ()
            if use.relation == EXCEPTED
        )

    @cached_property
    def events_at(self) -> dict[str, list[Event]]:
        """The events that the record places at each place."""
        return grouped(
            (use.location, event)
            for event in self.record.events.values()
            for use in event.locations
            if use.relation != EXCEPTED
        )

    @cached_property
    def figures_at(self) -> dict[str, list[Claim]]:
        """The claims with a figure for a place that they do not name otherwise."""
        return grouped(
            (figure.where, claim)
            for claim in self.standing
            for figures in claim.figures.values()
            for figure in figures
            if figure.where and figure.where not in {use.location for use in self.places_of(claim)[0]}
        )

    @cached_property
    def related_from(self) -> dict[str, list[tuple[str, Claim]]]:
        """For each claim, the relations that other claims have to it: the relation's word and the claim."""
        return grouped(
            (other, (word, claim))
            for claim in self.standing
            for word in RELATIONS
            for other in getattr(claim.relations, word)
        )

    def relations_to(self, claim: Claim) -> set[str]:
        """The words of the relations that other claims have to a claim."""
        return {word for word, _ in self.related_from.get(claim.id, ())}

    @cached_property
    def replies_to(self) -> dict[str, list[Document]]:
        """For each document, those that are a reply to it."""
        return grouped((other, document) for document in self.record.documents.values() for other in document.answers)

    @cached_property
    def documents_of(self) -> dict[str, list[Document]]:
        """The documents of each publisher."""
        return grouped(
            (document.publisher, document) for document in self.record.documents.values() if document.publisher
        )

    @cached_property
    def parts_of(self) -> dict[str, list[Source]]:
        """The bodies that belong to each body, and the persons and people inside it."""
        return grouped((source.part_of, source) for source in self.record.sources.values() if source.part_of)

    @cached_property
    def perhaps_same(self) -> dict[str, list[str]]:
        """The sources that may be the same, said from either side, in the record's order."""
        pairs = [(source.id, other) for source in self.record.sources.values() for other in source.may_be]
        both = {*pairs, *((other, source) for source, other in pairs)}
        order = {source: number for number, source in enumerate(self.record.sources)}
        return grouped(sorted(both, key=lambda pair: (order.get(pair[0], 0), order.get(pair[1], 0))))

    def places_of(self, claim: Claim) -> tuple[tuple[LocationUse, ...], bool]:
        """The places of a claim, and whether they are its event's because it names none."""
        if claim.locations is not None:
            return claim.locations, False
        inherited = [use for event in claim.event or () for use in self.record.events[event].locations]
        return tuple(dict.fromkeys(inherited)), bool(inherited)


def spoken_of(claim: Claim) -> Iterator[str]:
    """Every source that a claim speaks of, as whatever."""
    return (str(source) for said in claim.about for part in SAID for source in getattr(said, part))


def is_around_shown(record: Record, claim: Claim) -> bool:
    """Whether the words around a claim's quote may leave the archive: they may name whom the source, or the record, does not."""
    if Around.WITHHELD in (claim.around, record.documents[claim.document].around):
        return False
    others = [
        *claim.source,
        *([claim.for_] if claim.for_ else []),
        *(relay.source for relay in claim.via),
        *spoken_of(claim),
    ]
    named = (record.sources[each] for each in others if each not in NOBODY)
    return all(source.identity is not Identity.WITHHELD for source in named)


def grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[str, list[Any]]:
    """The values of each key in their order, a value that comes twice kept once."""
    groups: dict[str, dict[Any, Any]] = defaultdict(dict)
    for key, value in pairs:
        if key not in NOBODY:
            groups[key].setdefault(_identity(value), value)
    return {key: list(values.values()) for key, values in groups.items()}


def _identity(value: Any) -> Any:
    """What tells one entry, id or tuple of them from another; entries themselves can't be hashed."""
    if isinstance(value, tuple):
        return tuple(_identity(each) for each in value)
    return (type(value), value.id) if isinstance(value, Entry) else value

"""Who says what of whom: the look-ups of a record, each made once from the record alone, when it is first used."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from onrecord.record.claims import SAID, Claim, Relations
from onrecord.record.fields import Reference
from onrecord.record.gathering import Earlier, gathered
from onrecord.record.model import LISTS, Document, Event, Location, Source
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
    """Whatever can be asked of a record by an id. All of it follows from the record, which never changes. ``earlier``: what was
    looked up before the last edit, from which most of it is taken."""

    record: Record
    earlier: Earlier | None = field(default=None, repr=False)

    @property
    def alone(self) -> "Lookups":
        """What has been looked up, and nothing earlier: so that no record but the last one is held."""
        alone = Lookups(self.record)
        alone.__dict__.update(dict(self.__dict__), earlier=None)  # a copy: somebody else may be looking something up
        return alone

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
        """Where each claim stands in lists by its time. That follows from the claim and what it names."""
        times = TimesInLists(self.record)
        if self.earlier:
            known, concerned = dict(self.earlier.lookups.times), self.earlier.concerned  # a copy, as in `alone`
            times.update((claim, time) for claim, time in known.items() if ("claims", claim) not in concerned)
        return times

    @cached_property
    def standing(self) -> tuple[Claim, ...]:
        """The claims that are not withdrawn: what lists and counts are made of."""
        return tuple(claim for claim in self.record.claims.values() if not claim.withdrawn)

    @gathered(Claim)
    def claims_by_source(self, claim: Claim) -> Iterable[str]:
        """What each source said itself."""
        return claim.source

    @gathered(Claim)
    def claims_for(self, claim: Claim) -> Iterable[str]:
        """What was said on behalf of each source."""
        return (claim.for_,) if claim.for_ else ()

    @gathered(Claim)
    def claims_via(self, claim: Claim) -> Iterable[str]:
        """What was said through each source."""
        return (relay.source for relay in claim.via)

    @gathered(Claim)
    def claims_resting_on(self, claim: Claim) -> Iterable[str]:
        """The claims of compilers that name a source, or whom it came through, as what they rest on."""
        for basis in claim.basis:
            yield from (basis.source,) if basis.source else ()
            yield from (relay.source for relay in basis.via)

    @gathered(Claim)
    def claims_resting_on_document(self, claim: Claim) -> Iterable[str]:
        """The claims of compilers that name a document as what they rest on."""
        return rested_on(claim)

    @gathered(Claim, ever=True)
    def ever_resting_on_document(self, claim: Claim) -> Iterable[str]:
        """The claims that ever named a document as what they rest on, withdrawn ones included."""
        return rested_on(claim)

    @gathered(Claim)
    def claims_about(self, claim: Claim) -> Iterable[str]:
        """The claims that speak of each source."""
        return spoken_of(claim)

    @gathered(Claim, ever=True)
    def claims_in_document(self, claim: Claim) -> Iterable[str]:
        """The claims read in each document, withdrawn ones included, in the record's order."""
        return (claim.document,)

    @gathered(Claim)
    def claims_of_event(self, claim: Claim) -> Iterable[str]:
        """The claims that speak of each event."""
        return claim.event or ()

    @gathered(Claim, ever=True)
    def ever_of_event(self, claim: Claim) -> Iterable[str]:
        """The claims that ever spoke of each event, withdrawn ones included."""
        return claim.event or ()

    @gathered(Claim)
    def claims_at(self, claim: Claim) -> Iterable[str]:
        """The claims that name each place themselves or take it from their event; not those that except it."""
        return (use.location for use in self.places_of(claim)[0] if use.relation != EXCEPTED)

    @gathered(Claim)
    def claims_except(self, claim: Claim) -> Iterable[str]:
        """The claims that except each place by name."""
        return (use.location for use in claim.locations or () if use.relation == EXCEPTED)

    @gathered(Event)
    def events_at(self, event: Event) -> Iterable[str]:
        """The events that the record places at each place."""
        return (use.location for use in event.locations if use.relation != EXCEPTED)

    @gathered(Claim)
    def figures_at(self, claim: Claim) -> Iterable[str]:
        """The claims with a figure for a place that they do not name otherwise."""
        where = [figure.where for figures in claim.figures.values() for figure in figures if figure.where]
        named = {use.location for use in self.places_of(claim)[0]} if where else set()
        return (place for place in where if place not in named)

    @gathered(Claim)
    def claims_relating_to(self, claim: Claim) -> Iterable[str]:
        """The claims that have a relation to each claim."""
        return (other for word in RELATIONS for other in getattr(claim.relations, word))

    def related_from(self, claim: Claim) -> list[tuple[str, Claim]]:
        """The relations that other claims have to a claim: the relation's word and the claim."""
        others = self.claims_relating_to.get(claim.id, ())
        return [(word, other) for other in others for word in RELATIONS if claim.id in getattr(other.relations, word)]

    def relations_to(self, claim: Claim) -> set[str]:
        """The words of the relations that other claims have to a claim."""
        return {word for word, _ in self.related_from(claim)}

    @gathered(Document)
    def replies_to(self, document: Document) -> Iterable[str]:
        """For each document, those that are a reply to it."""
        return document.answers

    @gathered(Document)
    def documents_of(self, document: Document) -> Iterable[str]:
        """The documents of each publisher."""
        return (document.publisher,) if document.publisher else ()

    @gathered(Source)
    def parts_of(self, source: Source) -> Iterable[str]:
        """The bodies that belong to each body, and the persons and people inside it."""
        return (source.part_of,) if source.part_of else ()

    @gathered(Location)
    def places_in(self, location: Location) -> Iterable[str]:
        """The places directly inside each place."""
        return location.within

    @cached_property
    def perhaps_same(self) -> dict[str, list[str]]:
        """The sources that may be the same, said from either side, in the record's order."""
        pairs = [(source.id, other) for source in self.record.sources.values() for other in source.may_be]
        both = {*pairs, *((other, source) for source, other in pairs)}
        order = {source: number for number, source in enumerate(self.record.sources)}
        found: dict[str, list[str]] = {}
        for source, other in sorted(both, key=lambda pair: (order.get(pair[0], 0), order.get(pair[1], 0))):
            found.setdefault(source, []).append(other)
        return found

    def places_of(self, claim: Claim) -> tuple[tuple[LocationUse, ...], bool]:
        """The places of a claim, and whether they are its event's because it names none."""
        if claim.locations is not None:
            return claim.locations, False
        inherited = [use for event in claim.event or () for use in self.record.events[event].locations]
        return tuple(dict.fromkeys(inherited)), bool(inherited)

    def is_around_shown(self, claim: Claim) -> bool:
        """Whether the words around a claim's quote may leave the archive: they may name whom the source, or the record, does
        not."""
        if Around.WITHHELD in (claim.around, self.record.documents[claim.document].around):
            return False
        if self._withheld.isdisjoint(self.named["claims", claim.id]):
            return True
        others = (*claim.source, claim.for_, *(relay.source for relay in claim.via), *spoken_of(claim))
        return all(("sources", each) not in self._withheld for each in others)

    @cached_property
    def _withheld(self) -> frozenset[EntryKey]:
        """The sources that asked not to be named."""
        sources = self.record.sources.values()
        return frozenset(("sources", each.id) for each in sources if each.identity is Identity.WITHHELD)


def rested_on(claim: Claim) -> Iterator[str]:
    """Every document that a claim names as what it rests on."""
    return (basis.document for basis in claim.basis if basis.document)


def spoken_of(claim: Claim) -> Iterator[str]:
    """Every source that a claim speaks of, as whatever."""
    return (str(source) for said in claim.about for part in SAID for source in getattr(said, part))

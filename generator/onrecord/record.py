"""The record: entries by id, and who points to whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any, get_args

from pydantic import BaseModel

from onrecord.diagnostics import Diagnostic
from onrecord.fields import NOBODY, Reference
from onrecord.model import LISTS, SAID, About, Claim, Document, Entry, Event, Location, LocationUse, Source
from onrecord.proving import Proofs
from onrecord.reading import Path, Placed, Reading

EXCEPTED = "except"
"""The one relation to a place under which a claim is not gathered there."""


@dataclass(eq=False)
class Record:
    """Everything that was read, by id, each list in the order of files and lines. Look-ups are made once, when first used."""

    about: About
    sources: dict[str, Source] = field(default_factory=dict)
    locations: dict[str, Location] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    placed: dict[tuple[str, str], Placed] = field(default_factory=dict)
    about_file: str = ""
    lost: frozenset[str] = frozenset()
    proofs: Proofs = field(default_factory=Proofs)

    def entries(self, name: str) -> dict[str, Any]:
        """The list of that name."""
        entries: dict[str, Any] = getattr(self, name)
        return entries

    def all_placed(self) -> Iterator[tuple[str, Placed]]:
        """Every entry with its list and its place."""
        for (name, _), placed in self.placed.items():
            yield name, placed

    @cached_property
    def standing(self) -> tuple[Claim, ...]:
        """The claims that are not withdrawn: what lists and counts are made of."""
        return tuple(claim for claim in self.claims.values() if not claim.withdrawn)

    @cached_property
    def claims_by_source(self) -> dict[str, list[Claim]]:
        """What each source said itself."""
        return _grouped((source, claim) for claim in self.standing for source in claim.source)

    @cached_property
    def claims_for(self) -> dict[str, list[Claim]]:
        """What was said on behalf of each source."""
        return _grouped((claim.for_, claim) for claim in self.standing if claim.for_)

    @cached_property
    def claims_via(self) -> dict[str, list[Claim]]:
        """What was said through each source."""
        return _grouped((relay.source, claim) for claim in self.standing for relay in claim.via)

    @cached_property
    def claims_resting_on(self) -> dict[str, list[Claim]]:
        """The claims of compilers that name a source, or whom it came through, as what they rest on."""
        return _grouped(
            (source, claim)
            for claim in self.standing
            for basis in claim.basis
            for source in (basis.source, *(relay.source for relay in basis.via))
            if source
        )

    @cached_property
    def claims_resting_on_document(self) -> dict[str, list[Claim]]:
        """The claims of compilers that name a document as what they rest on."""
        return _grouped((basis.document, claim) for claim in self.standing for basis in claim.basis if basis.document)

    @cached_property
    def claims_about(self) -> dict[str, list[Claim]]:
        """The claims that speak of each source."""
        return _grouped((source, claim) for claim in self.standing for source in spoken_of(claim))

    @cached_property
    def claims_in_document(self) -> dict[str, list[Claim]]:
        """The claims read in each document, withdrawn ones included, in the record's order."""
        return _grouped((claim.document, claim) for claim in self.claims.values())

    @cached_property
    def place_in_document(self) -> dict[str, int]:
        """Each claim's place among the claims of its document, from 0, in the order of the text."""
        return {
            claim.id: place for document in self.documents for place, claim in enumerate(self.in_text_order(document))
        }

    @cached_property
    def claims_of_event(self) -> dict[str, list[Claim]]:
        """The claims that speak of each event."""
        return _grouped((event, claim) for claim in self.standing for event in claim.event or ())

    @cached_property
    def spoken_of(self) -> Counter[str]:
        """How many claims ever spoke of each event, withdrawn ones included."""
        return Counter(str(event) for claim in self.claims.values() for event in claim.event or ())

    @cached_property
    def claims_at(self) -> dict[str, list[Claim]]:
        """The claims that name each place themselves or take it from their event; not those that except it."""
        return _grouped(
            (use.location, claim)
            for claim in self.standing
            for use in self.places_of(claim)[0]
            if use.relation != EXCEPTED
        )

    @cached_property
    def claims_except(self) -> dict[str, list[Claim]]:
        """The claims that except each place by name."""
        return _grouped(
            (use.location, claim)
            for claim in self.standing
            for use in claim.locations or ()
            if use.relation == EXCEPTED
        )

    @cached_property
    def events_at(self) -> dict[str, list[Event]]:
        """The events that the record places at each place."""
        return _grouped(
            (use.location, event)
            for event in self.events.values()
            for use in event.locations
            if use.relation != EXCEPTED
        )

    @cached_property
    def figures_at(self) -> dict[str, list[Claim]]:
        """The claims with a figure for a place that they do not name otherwise."""
        return _grouped(
            (figure.where, claim)
            for claim in self.standing
            for figures in claim.figures.values()
            for figure in figures
            if figure.where and figure.where not in {use.location for use in self.places_of(claim)[0]}
        )

    @cached_property
    def related_from(self) -> dict[str, list[tuple[str, Claim]]]:
        """For each claim, the relations that other claims have to it: the relation's word and the claim."""
        return _grouped(
            (other, (word, claim))
            for claim in self.standing
            for word, others in dict(claim.relations).items()
            for other in others
        )

    def relations_to(self, claim: Claim) -> set[str]:
        """The words of the relations that other claims have to a claim."""
        return {word for word, _ in self.related_from.get(claim.id, ())}

    @cached_property
    def documents_of(self) -> dict[str, list[Document]]:
        """The documents of each publisher."""
        return _grouped((document.publisher, document) for document in self.documents.values() if document.publisher)

    @cached_property
    def parts_of(self) -> dict[str, list[Source]]:
        """The bodies that belong to each body, and the persons and people inside it."""
        return _grouped((source.part_of, source) for source in self.sources.values() if source.part_of)

    @cached_property
    def perhaps_same(self) -> dict[str, list[str]]:
        """The sources that may be the same, said from either side, in the record's order."""
        pairs = [(source.id, other) for source in self.sources.values() for other in source.may_be]
        both = {*pairs, *((other, source) for source, other in pairs)}
        order = {source: number for number, source in enumerate(self.sources)}
        return _grouped(sorted(both, key=lambda pair: (order.get(pair[0], 0), order.get(pair[1], 0))))

    @cached_property
    def inside(self) -> dict[str, list[Location]]:
        """The places directly inside each place."""
        return _grouped((outer, location) for location in self.locations.values() for outer in location.within)

    @cached_property
    def outermost(self) -> list[Location]:
        """The places that lie in no other."""
        return [location for location in self.locations.values() if not location.within]

    def in_text_order(self, document: str) -> list[Claim]:
        """The claims of a document in the order in which their quotes stand in it; those without a proof keep to the claim
        before them in the record."""
        claims, ordered, place = self.claims_in_document.get(document, []), [], (0, 0)
        files = {archive.sha256: number for number, archive in enumerate(self.documents[document].archive)}
        for number, claim in enumerate(claims):
            proof = self.proofs.proofs.get(claim.id)
            place = (files.get(proof.sha256, 0), proof.passages[0].start) if proof else place
            ordered.append((place, number, claim))
        return [claim for _, _, claim in sorted(ordered, key=lambda each: each[:2])]

    def all_inside(self, location: str) -> list[str]:
        """The ids of all places inside a place, at any depth, each once, nearest first."""
        found: dict[str, None] = {}
        waiting = [location]
        while waiting:
            children = [child.id for outer in waiting for child in self.inside.get(outer, ())]
            waiting = [child for child in dict.fromkeys(children) if child not in found and child != location]
            found.update(dict.fromkeys(waiting))
        return list(found)

    def claims_in_and_at(self, location: str) -> int:
        """How many claims speak of a place or of any place inside it."""
        places = (location, *self.all_inside(location))
        by = (self.claims_at, self.figures_at)
        return len({claim.id for place in places for lookup in by for claim in lookup.get(place, ())})

    def trails_of(self, location: str) -> list[tuple[Location, ...]]:
        """Ways down to a place from outermost places, itself left out: one for each place it lies in, by that place's first."""
        return [self._first_trail(place) for place in self.locations[location].within]

    def _first_trail(self, location: str) -> tuple[Location, ...]:
        trail = [self.locations[location]]
        while trail[-1].within:
            trail.append(self.locations[trail[-1].within[0]])
        return tuple(reversed(trail))

    def places_of(self, claim: Claim) -> tuple[tuple[LocationUse, ...], bool]:
        """The places of a claim, and whether they are its event's because it names none."""
        if claim.locations is not None:
            return claim.locations, False
        inherited = [use for event in claim.event or () for use in self.events[event].locations]
        return tuple(dict.fromkeys(inherited)), bool(inherited)

    def time_of(self, claim: Claim) -> date | None:
        """The first day of the time that a claim speaks of, or of its event; None if neither is known."""
        times = [claim.when] if claim.when else [self.events[event].when for event in claim.event or ()]
        days = [time.day for time in times if time]
        return min((day for day in days if day), default=None)

    def publisher_of(self, claim: Claim) -> str | None:
        """Who published the document that a claim was read in."""
        return self.documents[claim.document].publisher

    def is_reached(self, name: str, identifier: str) -> bool:
        """Whether another entry points to this one."""
        return (name, identifier) in self._targets

    @cached_property
    def _targets(self) -> set[tuple[str, str]]:
        return {
            (reference.target, str(reference))
            for name, placed in self.all_placed()
            for _, reference in references(placed.entry)
            if (name, placed.entry.id) != (reference.target, str(reference))
        }


def spoken_of(claim: Claim) -> Iterator[str]:
    """Every source that a claim speaks of, as whatever."""
    return (str(source) for said in claim.about for part in SAID for source in getattr(said, part))


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[str, list[Any]]:
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


def build(reading: Reading) -> tuple[Record, list[Diagnostic]]:
    """Join what was read into a record. An id that comes twice in its list keeps its first entry."""
    about = reading.about.entry if reading.about else About(title="On Record")
    record = Record(about, about_file=reading.about.file if reading.about else "", lost=frozenset(reading.lost))
    problems = []
    for name in LISTS:
        for placed in reading.entries[name]:
            entry: Entry = placed.entry
            first = record.placed.setdefault((name, entry.id), placed)
            if first is placed:
                record.entries(name)[entry.id] = entry
                continue
            message = f"the id '{entry.id}' is already taken in '{name}'"
            problems.append(Diagnostic(placed.at("id"), "repeated-id", message, f"first at {first.at('id')}"))
    return record, problems


@cache
def reference_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model in which references to other entries can stand, at any depth."""
    return tuple(name for name, info in model.model_fields.items() if _leads_to_reference(info.annotation))


def _leads_to_reference(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Reference):
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(reference_fields(annotation))
    return any(_leads_to_reference(part) for part in get_args(annotation))


def references(entry: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Reference]]:
    """Every reference in an entry, with the path to it in the keys of the YAML."""
    for name in reference_fields(type(entry)):
        key = type(entry).model_fields[name].alias or name
        yield from _references_in(getattr(entry, name), (*path, key))


def _references_in(value: object, path: Path) -> Iterator[tuple[Path, Reference]]:
    if isinstance(value, Reference):
        yield path, value
    elif isinstance(value, BaseModel):
        yield from references(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _references_in(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _references_in(item, (*path, key))

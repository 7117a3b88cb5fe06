"""Which part of a record goes out: some of its claims, with all that these refer to, so that it is a record again.

Of a withdrawn claim goes out what its page tells: that it was withdrawn, when, and why. Nobody is named, and no words are left.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.record.claims import Claim
from onrecord.record.dates import Date
from onrecord.record.hierarchy import Hierarchy
from onrecord.record.lookups import Lookups
from onrecord.record.model import LISTS
from onrecord.record.public import tombstone
from onrecord.record.record import Record
from onrecord.record.references import EntryKey, reached, references
from onrecord.record.times import spoken_of


@dataclass(frozen=True, slots=True)
class Selection:
    """Which claims are wanted. What stands under one heading is any of them; what stands under several must all hold; an empty
    one asks nothing.

    ``sources``: those that speak, alone or with others, or on whose behalf is spoken; not those who only pass it on. ``events``:
    those that it speaks of. ``within``: the places that it names, takes from its event or has a figure for, or any place inside
    these. ``since``, ``until``: the days between which lies some of the time that it speaks of, or else of that which the record
    gives its event; what has no time is not between them.
    """

    sources: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None

    @property
    def is_everything(self) -> bool:
        """Whether it asks nothing."""
        return self == Selection()


def chosen(lookups: Lookups, selection: Selection) -> Record:
    """The part of a record that is wanted, as it may go out. Withdrawn claims are in it only if all is wanted, or if another
    claim refers to them."""
    record = lookups.record
    if selection.is_everything:
        return _without_withdrawn_words(record)
    return with_what_they_name(record, _wanted(lookups, selection))


def with_what_they_name(record: Record, claims: Iterable[Claim]) -> Record:
    """Some claims of a record, and whatever they refer to, in any number of steps, as it may go out."""

    def named_by(key: EntryKey) -> Iterator[EntryKey]:
        entry = record.entries(key[0])[key[1]]
        found = references(_published(entry) if isinstance(entry, Claim) else entry)
        return ((each.target, str(each)) for _, each in found if each in record.entries(each.target))

    kept = reached((("claims", claim.id) for claim in claims), named_by)
    lists = {
        name: {each: entry for each, entry in record.entries(name).items() if (name, each) in kept} for name in LISTS
    }
    return _without_withdrawn_words(Record(record.about, **lists))


def _without_withdrawn_words(record: Record) -> Record:
    claims = {each: _published(claim) for each, claim in record.claims.items()}
    return Record(record.about, record.sources, record.locations, record.events, record.documents, claims)


def _published(claim: Claim) -> Claim:
    """A claim; or of a withdrawn one that it was withdrawn."""
    return tombstone(claim) if claim.withdrawn else claim


def _wanted(lookups: Lookups, selection: Selection) -> Iterator[Claim]:
    at = _at(lookups, selection.within) if selection.within else frozenset()
    for claim in lookups.standing:
        if (
            _is_any(selection.sources, (*claim.source, *([claim.for_] if claim.for_ else [])))
            and _is_any(selection.events, claim.event or ())
            and (not selection.within or claim.id in at)
            and _is_between(spoken_of(lookups.record, claim), selection)
        ):
            yield claim


def _is_any(wanted: Collection[str], found: Iterable[str]) -> bool:
    return not wanted or any(each in wanted for each in found)


def _at(lookups: Lookups, places: Iterable[str]) -> frozenset[str]:
    """The claims at some places, or at any inside them."""
    hierarchy = Hierarchy(lookups)
    everywhere = {place for outer in places for place in (outer, *hierarchy.all_inside(outer))}
    by = (lookups.claims_at, lookups.figures_at)
    return frozenset(claim.id for place in everywhere for lookup in by for claim in lookup.get(place, ()))


def _is_between(times: list[Date], selection: Selection) -> bool:
    since, until = selection.since or date.min, selection.until or date.max
    if (since, until) == (date.min, date.max):
        return True
    return any((each.latest or date.max) >= since and (each.earliest or date.min) <= until for each in times)

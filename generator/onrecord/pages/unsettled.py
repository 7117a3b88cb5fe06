"""What is not settled about an entry, in a few words, for the lists that lead to it."""

from collections.abc import Callable, Iterable
from typing import Any

from onrecord import words
from onrecord.comparing import State, comparisons
from onrecord.model import Claim, Document, Event, Location, Source
from onrecord.record import Record


def of_event(record: Record, event: Event) -> list[str]:
    """Whether counts of an event differ, and whether a statement about it is disputed."""
    states = {comparison.state for comparison in comparisons(record)[event.id]}
    marks = []
    if State.APART in states:
        marks.append(words.translate("counts lie apart"))
    elif State.DIFFERENT in states:
        marks.append(words.translate("counts differ"))
    return [*marks, *_of_claims(record, record.claims_of_event.get(event.id, ()))]


def of_source(record: Record, source: Source) -> list[str]:
    """Whether what a source said, or others for it, is disputed or was revised."""
    return _of_claims(record, (*record.claims_by_source.get(source.id, ()), *record.claims_for.get(source.id, ())))


def of_location(record: Record, location: Location) -> list[str]:
    """Whether counts of an event here differ, and whether what was said of the place is disputed."""
    events = [mark for event in record.events_at.get(location.id, ()) for mark in of_event(record, event)]
    return list(dict.fromkeys([*events, *_of_claims(record, record.claims_at.get(location.id, ()))]))


def of_document(record: Record, document: Document) -> list[str]:
    """Whether a statement read in a document is disputed or was revised."""
    return _of_claims(record, record.claims_in_document.get(document.id, ()))


MARKS: dict[str, Callable[[Record, Any], list[str]]] = {
    "sources": of_source,
    "locations": of_location,
    "events": of_event,
    "documents": of_document,
}
"""What tells, for an entry of each list, what is not settled about it."""


def _of_claims(record: Record, claims: Iterable[Claim]) -> list[str]:
    related = {word for claim in claims if not claim.withdrawn for word in record.relations_to(claim)}
    messages = {"disputes": words.translate("disputed"), "revises": words.translate("revised since")}
    return [message for word, message in messages.items() if word in related]

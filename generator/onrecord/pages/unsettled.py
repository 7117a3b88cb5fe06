"""What is not settled about an entry, in a few words, for the lists that lead to it."""

from collections.abc import Callable
from typing import Any

from onrecord import words
from onrecord.comparing.whole import State, comparisons
from onrecord.model import Document, Event, Location, Source
from onrecord.pages.claims import marks_of_several
from onrecord.record import Record
from onrecord.words import Words


def of_event(record: Record, event: Event) -> list[Words]:
    """Whether counts of an event that are known to be of the same lie apart, and whether a statement about it is disputed."""
    is_apart = any(comparison.state is State.APART for comparison in comparisons(record)[event.id])
    marks = marks_of_several(record, record.claims_of_event.get(event.id, ()))
    return [words.translate("counts lie apart"), *marks] if is_apart else [*marks]


def of_source(record: Record, source: Source) -> list[Words]:
    """Whether what a source said, or others for it, is disputed or was revised."""
    return [
        *marks_of_several(record, (*record.claims_by_source.get(source.id, ()), *record.claims_for.get(source.id, ())))
    ]


def of_location(record: Record, location: Location) -> list[Words]:
    """Whether counts of an event here lie apart, and whether what was said of the place is disputed."""
    events = [mark for event in record.events_at.get(location.id, ()) for mark in of_event(record, event)]
    return list(dict.fromkeys([*events, *marks_of_several(record, record.claims_at.get(location.id, ()))]))


def of_document(record: Record, document: Document) -> list[Words]:
    """Whether a statement read in a document is disputed or was revised."""
    return marks_of_several(record, record.claims_in_document.get(document.id, ()))


MARKS: dict[str, Callable[[Record, Any], list[Words]]] = {
    "sources": of_source,
    "locations": of_location,
    "events": of_event,
    "documents": of_document,
}
"""What tells, for an entry of each list, what is not settled about it."""

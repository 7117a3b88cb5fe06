"""What is not settled about an entry, in a few words, for the lists that lead to it."""

from collections.abc import Callable
from typing import Any

from onrecord.checking.comparing.whole import State
from onrecord.record.model import Document, Event, Location, Source
from onrecord.speaking import words
from onrecord.speaking.words import Words
from onrecord.telling.claims import marks_of_several
from onrecord.telling.view import View


def of_event(view: View, event: Event) -> list[Words]:
    """Whether counts of an event that are known to be of the same lie apart, and whether a statement about it is disputed."""
    is_apart = any(comparison.state is State.APART for comparison in view.comparisons[event.id])
    marks = marks_of_several(view, view.lookups.claims_of_event.get(event.id, ()))
    return [words.translate("counts lie apart"), *marks] if is_apart else [*marks]


def of_source(view: View, source: Source) -> list[Words]:
    """Whether what a source said, or others for it, is disputed or was revised."""
    return [
        *marks_of_several(
            view, (*view.lookups.claims_by_source.get(source.id, ()), *view.lookups.claims_for.get(source.id, ()))
        )
    ]


def of_location(view: View, location: Location) -> list[Words]:
    """Whether counts of an event here lie apart, and whether what was said of the place is disputed."""
    events = [mark for event in view.lookups.events_at.get(location.id, ()) for mark in of_event(view, event)]
    return list(dict.fromkeys([*events, *marks_of_several(view, view.lookups.claims_at.get(location.id, ()))]))


def of_document(view: View, document: Document) -> list[Words]:
    """Whether a statement read in a document is disputed or was revised."""
    return marks_of_several(view, view.lookups.claims_in_document.get(document.id, ()))


MARKS: dict[str, Callable[[View, Any], list[Words]]] = {
    "sources": of_source,
    "locations": of_location,
    "events": of_event,
    "documents": of_document,
}
"""What tells, for an entry of each list, what is not settled about it."""

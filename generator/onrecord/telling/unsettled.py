"""What is not settled: about a claim, for whoever uses it, and about an entry, for the lists that lead to it."""

from collections.abc import Callable, Iterable
from typing import Any

from onrecord.checking.comparing.whole import ComparisonState
from onrecord.record.claims import Claim
from onrecord.record.ids import UNATTRIBUTED
from onrecord.record.model import Document, Event, Location, Source
from onrecord.speaking import words
from onrecord.speaking.languages import messages
from onrecord.speaking.words import Phrase, Words
from onrecord.telling.refs import ref_to
from onrecord.telling.view import View

DISPUTING = 3
"""Sources that a mark names as disputing a claim."""


def marks_of(view: View, claims: Iterable[Claim]) -> list[Phrase]:
    """Whether claims are disputed, by whom, and whether they were revised."""
    back = [each for claim in claims if not claim.withdrawn for each in view.lookups.related_from(claim)]
    disputing = [str(source) for word, other in back if word == "disputes" for source in other.source]
    sources = [each for each in dict.fromkeys(disputing) if each != UNATTRIBUTED]
    marks = []
    if sources:
        names = [ref_to(view, "sources", source).name for source in sources]
        shown = [
            *names[:DISPUTING],
            *([words.phrase("others")] if len(names) > DISPUTING or UNATTRIBUTED in disputing else []),
        ]
        marks.append(words.phrase("disputed by %(sources)s", sources=words.all_of(shown)))
    elif disputing:
        marks.append(words.phrase("disputed, by whom is not said"))
    if any(word == "revises" for word, _ in back):
        marks.append(words.phrase("revised since"))
    return marks


def marks_of_several(view: View, claims: Iterable[Claim]) -> list[Words]:
    """How many claims are disputed or were revised, for the entry that they belong to."""
    words_of = [view.lookups.relations_to(claim) for claim in claims if not claim.withdrawn]
    forms = {
        "disputes": messages("%(number)s claim disputed", "%(number)s claims disputed"),
        "revises": messages("%(number)s claim revised since", "%(number)s claims revised since"),
    }
    numbers = {word: sum(word in back for back in words_of) for word in forms}
    return [words.counted(*forms[word], number) for word, number in numbers.items() if number]


def of_claim(view: View, claim: Claim) -> list[Words]:
    """What a reader must know before using a claim."""
    marks: list[Words] = list(marks_of(view, [claim]))
    return [*marks, words.translate("corrected by us")] if claim.corrections else marks


def of_event(view: View, event: Event) -> list[Words]:
    """Whether counts of an event that are known to be of the same lie apart, and whether a statement about it is disputed."""
    is_apart = any(comparison.state is ComparisonState.APART for comparison in view.comparisons[event.id])
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

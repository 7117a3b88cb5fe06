"""What a record still lacks, for its editors: which claims have no quote, which quotes no proof, and so on.

Nothing of it is a mistake. It tells what a reader cannot check, and where to work next.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.languages import message
from onrecord.model import DocumentForm, Entry, Location
from onrecord.places import country_shown
from onrecord.proving import State
from onrecord.record import Record


class Gap(StrEnum):
    """Each kind of thing that can be lacking."""

    NO_QUOTE = "no-quote"
    NOT_PROVED = "not-proved"
    NO_ARCHIVE = "no-archive"
    NO_POSITION = "no-position"
    ONE_DOCUMENT = "one-document"


@dataclass(frozen=True, slots=True)
class Lacking:
    """The entries of one list in which something is lacking, of ``among`` that could have it."""

    gap: Gap
    name: str
    entries: list[Entry]
    among: int

    @property
    def meaning(self) -> str:
        """What is lacking, as a heading over the entries."""
        return MEANINGS[self.gap]


MEANINGS = {
    Gap.NO_QUOTE: message("Claims without a quote"),
    Gap.NOT_PROVED: message("Quotes not looked up in an archived text"),
    Gap.NO_ARCHIVE: message("Documents without an archived text"),
    Gap.NO_POSITION: message("Places without a position"),
    Gap.ONE_DOCUMENT: message("Sources heard through one document only"),
}
"""What each kind of gap is called."""


def coverage(record: Record) -> list[Lacking]:
    """What is lacking, a line for each kind of gap, in the order of `Gap`. Entries keep the record's order."""
    found = []
    for gap, (name, candidates, lacks) in GAPS.items():
        among = list(candidates(record))
        found.append(Lacking(gap, name, [entry for entry in among if lacks(record, entry)], len(among)))
    return found


def _claims(record: Record) -> Iterator[Entry]:
    """The claims that can have a quote: the rows of a table have numbers, not words."""
    for claim in record.standing:
        if claim.quote or record.documents[claim.document].form is not DocumentForm.TABLE:
            yield claim


def _quoted(record: Record) -> Iterator[Entry]:
    return (claim for claim in record.standing if claim.quote)


def _read(record: Record) -> Iterator[Entry]:
    """The documents that claims were read in."""
    return (document for document in record.documents.values() if document.id in record.claims_in_document)


def _speaking(record: Record) -> Iterator[Entry]:
    """The sources that said something, or had it said for them."""
    by = (record.claims_by_source, record.claims_for)
    return (source for source in record.sources.values() if any(source.id in each for each in by))


def _has_no_proof(record: Record, claim: Entry) -> bool:
    return record.proofs.states.get(claim.id) not in (State.FRESH, State.LOCKED)


def _is_pointed(record: Record, location: Location) -> bool:
    """Whether a map can show where a place is: it or what names it has a point, or it is a country that the maps know."""
    naming = (*record.claims_at.get(location.id, ()), *record.events_at.get(location.id, ()))
    uses = (use for each in naming for use in each.locations or () if use.location == location.id)
    return location.point is not None or country_shown(location) is not None or any(use.point for use in uses)


def _is_heard_once(record: Record, source: Entry) -> bool:
    claims = (*record.claims_by_source.get(source.id, ()), *record.claims_for.get(source.id, ()))
    return len({claim.document for claim in claims}) == 1


GAPS: dict[Gap, tuple[str, Callable[[Record], Iterator[Entry]], Callable[[Record, Entry], bool]]] = {
    Gap.NO_QUOTE: ("claims", _claims, lambda record, claim: not record.claims[claim.id].quote),
    Gap.NOT_PROVED: ("claims", _quoted, _has_no_proof),
    Gap.NO_ARCHIVE: ("documents", _read, lambda record, document: not record.documents[document.id].archive),
    Gap.NO_POSITION: (
        "locations",
        lambda record: iter(record.locations.values()),
        lambda record, location: not _is_pointed(record, record.locations[location.id]),
    ),
    Gap.ONE_DOCUMENT: ("sources", _speaking, _is_heard_once),
}
"""For each kind of gap the list that it is in, the entries that could have it, and which of them do."""

"""What a record still lacks, for its editors: which claims have no quote, which quotes no proof, and so on.

Nothing of it is a mistake. It tells what a reader cannot check, and where to work next.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.checking.countries import country_shown
from onrecord.proving.passages import Proofs, QuoteState
from onrecord.record.lookups import Lookups
from onrecord.record.parts import Entry
from onrecord.record.vocabulary import DocumentForm


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


def coverage(lookups: Lookups, proofs: Proofs) -> list[Lacking]:
    """What is lacking, a line for each kind of gap, in the order of `Gap`. Entries keep the record's order."""
    found = []
    for gap, (name, candidates, lacks) in GAPS.items():
        among = list(candidates(lookups))
        lacking = [entry for entry in among if lacks(lookups, proofs, entry)]
        found.append(Lacking(gap, name, lacking, len(among)))
    return found


def _claims(lookups: Lookups) -> Iterator[Entry]:
    """The claims that can have a quote: the rows of a table have numbers, not words."""
    for claim in lookups.standing:
        if claim.quote or lookups.record.documents[claim.document].form is not DocumentForm.TABLE:
            yield claim


def _quoted(lookups: Lookups) -> Iterator[Entry]:
    return (claim for claim in lookups.standing if claim.quote)


def _read(lookups: Lookups) -> Iterator[Entry]:
    """The documents that claims were read in."""
    documents = lookups.record.documents.values()
    return (document for document in documents if document.id in lookups.claims_in_document)


def _speaking(lookups: Lookups) -> Iterator[Entry]:
    """The sources that said something."""
    return (source for source in lookups.record.sources.values() if source.id in lookups.claims_by_source)


def _has_no_quote(lookups: Lookups, _: Proofs, claim: Entry) -> bool:
    return not lookups.record.claims[claim.id].quote


def _has_no_proof(_: Lookups, proofs: Proofs, claim: Entry) -> bool:
    return proofs.states.get(claim.id) not in (QuoteState.FRESH, QuoteState.LOCKED)


def _has_no_archive(lookups: Lookups, _: Proofs, document: Entry) -> bool:
    return not lookups.record.documents[document.id].archive


def _has_no_position(lookups: Lookups, _: Proofs, location: Entry) -> bool:
    """Whether no map can show where a place is: neither it nor what names it has a point, and it is no country that maps know."""
    place = lookups.record.locations[location.id]
    naming = (*lookups.claims_at.get(place.id, ()), *lookups.events_at.get(place.id, ()))
    uses = (use for each in naming for use in each.locations or () if use.location == place.id)
    return place.point is None and country_shown(place) is None and not any(use.point for use in uses)


def _is_heard_once(lookups: Lookups, _: Proofs, source: Entry) -> bool:
    return len({claim.document for claim in lookups.claims_by_source.get(source.id, ())}) == 1


GAPS: dict[Gap, tuple[str, Callable[[Lookups], Iterator[Entry]], Callable[[Lookups, Proofs, Entry], bool]]] = {
    Gap.NO_QUOTE: ("claims", _claims, _has_no_quote),
    Gap.NOT_PROVED: ("claims", _quoted, _has_no_proof),
    Gap.NO_ARCHIVE: ("documents", _read, _has_no_archive),
    Gap.NO_POSITION: ("locations", lambda lookups: iter(lookups.record.locations.values()), _has_no_position),
    Gap.ONE_DOCUMENT: ("sources", _speaking, _is_heard_once),
}
"""For each kind of gap the list that it is in, the entries that could have it, and which of them do."""

"""What a record still lacks, for its editors: which claims have no quote, which quotes no proof, and so on.

Nothing of it is a mistake. It tells what a reader cannot check, and where to work next.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial

from onrecord.checking.countries import country_shown
from onrecord.proving.passages import Proofs, QuoteState
from onrecord.record.lookups import Lookups
from onrecord.record.parts import Entry
from onrecord.record.references import EntryKey, entry_key
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


GapsOf = tuple[tuple[Gap, bool], ...]
"""What an entry could lack, and whether it does."""


def coverage(lookups: Lookups, proofs: Proofs, of: Callable[[EntryKey], GapsOf] | None = None) -> list[Lacking]:
    """What is lacking, a line for each kind of gap, in the order of `Gap`. Entries keep the record's order. ``of``: gives
    what `gaps_of` does, where some of that is known."""
    of = of or partial(gaps_of, lookups, proofs)
    lacking: dict[Gap, list[Entry]] = {gap: [] for gap in Gap}
    among = dict.fromkeys(Gap, 0)
    for name in GAPS:
        for identifier, entry in lookups.record.entries(name).items():
            for gap, lacks in of(entry_key(name, identifier)):
                among[gap] += 1
                if lacks:
                    lacking[gap].append(entry)
    return [Lacking(gap, name, lacking[gap], among[gap]) for name, (gaps, _) in GAPS.items() for gap in gaps]


def gaps_of(lookups: Lookups, proofs: Proofs, entry: EntryKey) -> GapsOf:
    """What an entry of the lists in `GAPS` could lack, and whether it does. It follows from the entry and from what has to do
    with it."""
    return GAPS[entry[0]][1](lookups, proofs, entry[1])


@cache
def _gaps(*gaps: tuple[Gap, bool]) -> GapsOf:
    """What many entries lack, as one object."""
    return gaps


def _of_claim(lookups: Lookups, proofs: Proofs, identifier: str) -> GapsOf:
    """A claim can have a quote if it is no row of a table: these have numbers, not words."""
    claim = lookups.record.claims[identifier]
    if claim.withdrawn:
        return ()
    if claim.quote:
        is_proved = proofs.states.get(identifier) in (QuoteState.FRESH, QuoteState.LOCKED)
        return _gaps((Gap.NO_QUOTE, False), (Gap.NOT_PROVED, not is_proved))
    is_row = lookups.record.documents[claim.document].form is DocumentForm.TABLE
    return () if is_row else _gaps((Gap.NO_QUOTE, True))


def _of_document(lookups: Lookups, _: Proofs, identifier: str) -> GapsOf:
    """Of the documents those that claims were read in."""
    is_read = identifier in lookups.claims_in_document
    return _gaps((Gap.NO_ARCHIVE, not lookups.record.documents[identifier].archive)) if is_read else ()


def _of_location(lookups: Lookups, _: Proofs, identifier: str) -> GapsOf:
    """No map can show where a place is if neither it nor what names it has a point, and it is no country that maps know."""
    place = lookups.record.locations[identifier]
    naming = (*lookups.claims_at.get(identifier, ()), *lookups.events_at.get(identifier, ()))
    uses = (use for each in naming for use in each.locations or () if use.location == identifier)
    is_lacking = place.point is None and country_shown(place) is None and not any(use.point for use in uses)
    return _gaps((Gap.NO_POSITION, is_lacking))


def _of_source(lookups: Lookups, _: Proofs, identifier: str) -> GapsOf:
    """Of the sources those that said something."""
    said = lookups.claims_by_source.get(identifier)
    return _gaps((Gap.ONE_DOCUMENT, len({claim.document for claim in said}) == 1)) if said else ()


GAPS: Mapping[str, tuple[tuple[Gap, ...], Callable[[Lookups, Proofs, str], GapsOf]]] = {
    "claims": ((Gap.NO_QUOTE, Gap.NOT_PROVED), _of_claim),
    "documents": ((Gap.NO_ARCHIVE,), _of_document),
    "locations": ((Gap.NO_POSITION,), _of_location),
    "sources": ((Gap.ONE_DOCUMENT,), _of_source),
}
"""For each list what its entries can lack, in the order of `Gap`, and what tells it of one of them."""

"""The view of a record: all that pages, exports and the search are made of. Nothing else is read, and nothing in it changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from onrecord.changing.noted import FirstSealed
from onrecord.checking.comparing.whole import NOTHING_COMPARED, Comparison, Comparisons, comparisons
from onrecord.proving.passages import Proofs
from onrecord.record.claims import Claim
from onrecord.record.draft import Draft
from onrecord.record.hierarchy import Hierarchy
from onrecord.record.lookups import Lookups
from onrecord.record.model import LIST_OF
from onrecord.record.parts import Entry
from onrecord.record.record import Record
from onrecord.speaking.words import Name, Phrase
from onrecord.telling.addresses import Addresses
from onrecord.telling.naming import labels

NOTHING_SEALED: Mapping[str, FirstSealed] = MappingProxyType({})
"""That no claim was sealed."""
FEW = 20
"""So many events and comparisons with pages of their own are few: to draw a picture as PNG takes as long as to make some
pages."""


class Pngs(StrEnum):
    """Which records have pictures as PNG too, and not as SVG alone: those with few events and comparisons, all, or none."""

    FEW = "few"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, eq=False)
class View:
    """A record that holds, with all that is known of it, in the language that was spoken when it was made.

    ``files``: the file that each entry stands in, by its list and id; ``about_file``: that of the record's `about`.
    ``digests``, ``about_digest``: what tells each of them from any that says something else.
    ``sealed``: when each claim was first sealed, by id, as far as they were. ``comparisons``: those of each event.
    ``in_text_order``: the claims of each document, in its order. ``labels``: what each
    entry is called, by its list and id. ``has_pngs``: whether its pictures can be had as PNG.
    """

    record: Record
    lookups: Lookups
    hierarchy: Hierarchy
    files: Mapping[tuple[str, str], str]
    about_file: str
    digests: Mapping[tuple[str, str], bytes]
    about_digest: bytes
    proofs: Proofs
    sealed: Mapping[str, FirstSealed]
    comparisons: Mapping[str, tuple[Comparison, ...]]
    in_text_order: Mapping[str, tuple[Claim, ...]]
    addresses: Addresses
    labels: Mapping[tuple[str, str], Name | Phrase]
    has_pngs: bool

    def name_of(self, entry: Entry) -> Name | Phrase:
        """What an entry is called wherever it is named."""
        return self.labels[LIST_OF[type(entry)], entry.id]

    def origin_of(self, name: str, identifier: str) -> str:
        """The file in which an entry of a list stands."""
        return self.files[name, identifier]


def view_of(
    draft: Draft,
    proofs: Proofs,
    sealed: Mapping[str, FirstSealed] = NOTHING_SEALED,
    pngs: Pngs = Pngs.FEW,
    compared_before: Comparisons = NOTHING_COMPARED,
) -> View:
    """The view of a record that holds, in the interface's language. ``sealed``: as a view has it. ``compared_before``: the
    comparisons that are known already."""
    record, lookups = draft.record, draft.lookups
    hierarchy = Hierarchy(lookups)
    in_order = {document: tuple(_in_text_order(lookups, proofs, document)) for document in record.documents}
    places = {claim.id: place for claims in in_order.values() for place, claim in enumerate(claims)}
    addresses, compared = Addresses(lookups, places), comparisons(lookups, compared_before)
    return View(
        record=record,
        lookups=lookups,
        hierarchy=hierarchy,
        files={key: placed.file for key, placed in draft.placed.items()},
        about_file=draft.about_file,
        digests=draft.digests,
        about_digest=draft.about_digest,
        proofs=proofs,
        sealed=sealed,
        comparisons=compared,
        in_text_order=in_order,
        addresses=addresses,
        labels=labels(record, hierarchy),
        has_pngs=pngs is Pngs.ALL or (pngs is Pngs.FEW and _number(addresses, compared) <= FEW),
    )


def _number(addresses: Addresses, compared: Mapping[str, tuple[Comparison, ...]]) -> int:
    """How many events and comparisons have pages of their own."""
    events = sum(addresses.has_page("events", event) for event in compared)
    return events + sum(addresses.has_counts(each) for of_event in compared.values() for each in of_event)


def _in_text_order(lookups: Lookups, proofs: Proofs, document: str) -> list[Claim]:
    """The claims of a document in the order in which their quotes stand in it; those without a proof keep to the claim before
    them in the record."""
    claims, ordered, place = lookups.claims_in_document.get(document, []), [], (0, 0)
    files = {archive.sha256: number for number, archive in enumerate(lookups.record.documents[document].archive)}
    for number, claim in enumerate(claims):
        proof = proofs.proofs.get(claim.id)
        place = (files.get(proof.sha256, 0), proof.passages[0].start) if proof else place
        ordered.append((place, number, claim))
    return [claim for _, _, claim in sorted(ordered, key=lambda each: each[:2])]

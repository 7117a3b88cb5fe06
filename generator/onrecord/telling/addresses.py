"""Where everything lies. An address depends on ids alone, so that it outlives growth, correction and renaming.

A claim lives on the page of the document it was read in. The claims of a table lie on pages named by the first three hex
digits of the SHA-256 of the claim's id: 4,096 pages at most, of about four claims each in a table of 16,000 rows. A text with
more claims than a page holds has further pages, and keeps every anchor on its first.

What only one claim has to do with has no page of its own: an event of which it alone speaks, a document that it alone names as a
basis. It is told of with the claim.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from onrecord.checking.comparing.whole import Comparison
from onrecord.record.claims import Claim
from onrecord.record.lookups import Lookups
from onrecord.record.model import Event
from onrecord.record.parts import Links
from onrecord.record.vocabulary import DocumentForm

FULL_CLAIMS_ON_A_PAGE = 36
"""Claims in full, about 1.6 KB each, that one page of a document carries: 60 KB."""

DIGITS_OF_A_SHARD = 3
"""Hex digits that name a page with claims of a table."""

TOLD_WITH_CLAIMS = ("events", "documents")
"""The lists whose entries can be told of with a claim, and have no page."""

CLAIMS_OF_A_COMPARISON = 2
"""Claims that must give a figure for a comparison to earn a page."""

COVERAGE = "coverage.md"
"""The path of the page of what the record lacks."""


def page_of(name: str, identifier: str) -> str:
    """The path of an entry's page: its list and its id."""
    return f"{name}/{identifier}.md"


def shard_of(claim: str) -> str:
    """The page of a table's claim within its document: three hex digits."""
    return sha256(claim.encode()).hexdigest()[:DIGITS_OF_A_SHARD]


def shard_page(document: str, shard: str) -> str:
    """The path of a page with claims of a table."""
    return f"documents/{document}/{shard}.md"


def shards_page(document: str, digit: str) -> str:
    """The path of a page that lists those pages of a table whose names begin with one digit."""
    return f"documents/{document}/from-{digit}.md"


def part_page(document: str, number: int) -> str:
    """The path of a further page of a long text, counted from 1."""
    return f"documents/{document}/part-{number}.md"


def counts_page(event: str, measure: str) -> str:
    """The path of the page on which the figures of one measure for an event are compared."""
    return f"counts/{event}/{measure}.md"


@dataclass(frozen=True, eq=False)
class Addresses:
    """Where the claims of a record stand, and what has a page of its own.

    ``place_in_document``: each claim's place among those of its document, from 0, in the order of the text.
    """

    lookups: Lookups
    place_in_document: Mapping[str, int]

    def of_claim(self, claim: Claim) -> str:
        """The path of the page on which a claim stands in full."""
        document = self.lookups.record.documents[claim.document]
        if document.form is DocumentForm.TABLE:
            return shard_page(document.id, shard_of(claim.id))
        if len(self.lookups.claims_in_document[document.id]) <= FULL_CLAIMS_ON_A_PAGE:
            return page_of("documents", document.id)
        return part_page(document.id, self.place_in_document[claim.id] // FULL_CLAIMS_ON_A_PAGE + 1)

    def for_ever(self, claim: Claim) -> str:
        """The path of the page on which a claim has its anchor for ever: that of a long text leads on to where it stands in
        full."""
        document = self.lookups.record.documents[claim.document]
        return self.of_claim(claim) if document.form is DocumentForm.TABLE else page_of("documents", document.id)

    def has_page(self, name: str, identifier: str) -> bool:
        """Whether an entry has a page of its own: all do, but for those that are told of with their only claim, and for events
        of which no claim speaks and the record says no more than a name and a date."""
        if name not in TOLD_WITH_CLAIMS:
            return True
        if self.only_claim(name, identifier):
            return False
        return (
            name != "events"
            or len(self.lookups.ever_of_event.get(identifier, ())) > 1
            or _says_more(self.lookups.record.events[identifier])
        )

    def only_claim(self, name: str, identifier: str) -> Claim | None:
        """The claim that an entry is told of with, for want of a page of its own: the only one that ever spoke of an event, or
        that ever named a document as a basis in which no claim was read.

        A withdrawn claim counts, so that its withdrawal takes no page away. Nothing is told of with it, for nothing is told of
        it; so an entry of which the record says more gets a page then."""
        if name == "events":
            ever, standing = self.lookups.ever_of_event, self.lookups.claims_of_event
        elif name == "documents" and identifier not in self.lookups.claims_in_document:
            ever, standing = self.lookups.ever_resting_on_document, self.lookups.claims_resting_on_document
        else:
            return None
        return next(iter(standing.get(identifier, ())), None) if len(ever.get(identifier, ())) == 1 else None

    def told_with(self, claim: Claim) -> list[tuple[str, str]]:
        """The events and documents that are told of with a claim, by their list and id, each once and in its order."""
        named = [
            *(("events", str(event)) for event in claim.event or ()),
            *(("documents", str(basis.document)) for basis in claim.basis if basis.document),
        ]
        return [] if claim.withdrawn else [each for each in dict.fromkeys(named) if self.only_claim(*each)]

    def has_counts(self, comparison: Comparison) -> bool:
        """Whether a comparison has a page of its own: several claims give a figure, withdrawn ones included, so that a
        withdrawal takes no page away."""
        return len(comparison.all_claims) >= CLAIMS_OF_A_COMPARISON and self.has_page("events", comparison.event.id)


def _says_more(event: Event) -> bool:
    """Whether the record says more of an event than its name and its date."""
    said = (event.description, event.note, event.aliases, event.labels, event.names)
    return any(said) or event.links != Links()

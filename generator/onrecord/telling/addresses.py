"""Where everything lies. An address depends on ids alone, so that it outlives growth, correction and renaming.

A claim lives on the page of the document it was read in. The claims of a table lie on pages named by the first two hex
digits of the SHA-256 of the claim's id. A text with more claims than a page holds has further pages, and keeps every
anchor on its first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from onrecord.checking.comparing.whole import Comparison
from onrecord.record.lookups import Lookups
from onrecord.record.model import Claim, Links
from onrecord.record.vocabulary import DocumentForm

FULL_CLAIMS_ON_A_PAGE = 36
"""Claims in full, about 1.6 KB each, that one page of a document carries: 60 KB."""

CLAIMS_OF_AN_EVENT = 2
"""Claims that an event needs to earn a page."""

CLAIMS_OF_A_COMPARISON = 2
"""Claims that must give a figure for a comparison to earn a page."""

COVERAGE = "coverage.md"
"""The path of the page of what the record lacks."""


def page_of(name: str, identifier: str) -> str:
    """The path of an entry's page: its list and its id."""
    return f"{name}/{identifier}.md"


def shard_of(claim: str) -> str:
    """The page of a table's claim within its document: two hex digits."""
    return sha256(claim.encode()).hexdigest()[:2]


def shard_page(document: str, shard: str) -> str:
    """The path of a page with claims of a table."""
    return f"documents/{document}/{shard}.md"


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

    def has_page(self, name: str, identifier: str) -> bool:
        """Whether an entry has a page of its own: all do, but for events of which only one claim speaks and the record says no
        more than a name and a date. A withdrawn claim counts, so that its withdrawal takes no page away."""
        if name != "events":
            return True
        event = self.lookups.record.events[identifier]
        if event.description or event.note or event.aliases or event.labels or event.names or event.links != Links():
            return True
        return self.lookups.spoken_of[identifier] >= CLAIMS_OF_AN_EVENT

    def has_counts(self, comparison: Comparison) -> bool:
        """Whether a comparison has a page of its own: several claims give a figure, withdrawn ones included, so that a
        withdrawal takes no page away."""
        claims = {each.claim.id for each in (*comparison.compared, *comparison.left_out)}
        return len(claims) >= CLAIMS_OF_A_COMPARISON and self.has_page("events", comparison.event.id)

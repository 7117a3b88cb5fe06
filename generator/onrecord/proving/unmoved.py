"""Documents whose quotes are proved as they were before an edit, so that nobody need compare them again."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from onrecord.proving.by_lock import QuoteKnown
from onrecord.proving.lock import Locked
from onrecord.proving.passages import Outcome
from onrecord.record.draft import Draft
from onrecord.record.gathering import Earlier
from onrecord.record.model import Archive

Outcomes = Mapping[str, Mapping[Archive, Outcome]]
"""What was found in the files of each document, by its id."""


@dataclass(frozen=True, eq=False, slots=True)
class DocumentsProved:
    """What is known of the quotes of each document in which nothing is wrong, by its id and theirs. ``outcomes``: what was found
    in its files. ``lock``: the lock that the others were held against, and its name; ``locked``: what it gave."""

    lock: tuple[bytes, str] = b"", ""
    locked: Locked = field(default_factory=lambda: ({}, ()))
    outcomes: Outcomes = field(default_factory=dict)
    known: Mapping[str, Mapping[str, QuoteKnown]] = field(default_factory=dict)

    def holding(
        self, draft: Draft, lock: tuple[bytes, str], outcomes: Outcomes
    ) -> Mapping[str, Mapping[str, QuoteKnown]]:
        """What still holds of it after an edit: of documents that say the same, as do their claims and whatever these name, where
        the same was found in the same files."""
        if not draft.earlier or lock != self.lock:
            return {}
        others = _touched(draft, draft.earlier)
        return {
            document: known
            for document, known in self.known.items()
            if document not in others and self.outcomes.get(document) == outcomes.get(document)
        }


NOTHING_PROVED = DocumentsProved()


def _touched(draft: Draft, earlier: Earlier) -> AbstractSet[str]:
    """The documents of which an edit has touched something, as they were or are now."""
    documents = {identifier for name, identifier in earlier.concerned if name == "documents"}
    claims = {identifier for name, identifier in earlier.concerned if name == "claims"}
    records = (earlier.lookups.record, draft.record)
    return documents | {str(each.claims[claim].document) for each in records for claim in claims & each.claims.keys()}

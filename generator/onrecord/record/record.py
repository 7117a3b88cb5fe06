"""The record: its entries by id, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.record.claims import Claim, Quote
from onrecord.record.model import About, Document, Event, Location, Source


@dataclass(frozen=True, eq=False)
class Record:
    """Everything that was read, by id, each list in the order of files and lines."""

    about: About
    sources: Mapping[str, Source] = field(default_factory=dict)
    locations: Mapping[str, Location] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)

    def entries(self, name: str) -> Mapping[str, Any]:
        """The list of that name."""
        entries: Mapping[str, Any] = getattr(self, name)
        return entries

    def language_shown(self, language: str | None) -> str:
        """A language, if it is not the record's own."""
        return language if language and language != self.about.language else ""

    def language_of(self, claim: Claim, quote: Quote | None = None) -> str:
        """The language of a claim's quote, or of its document's other words, if it is not the record's own."""
        own = quote.language if quote else None
        return self.language_shown(own or self.documents[claim.document].language)

"""Entries that have got another id since they were sealed, as `formerly` tells: what they said under the old one."""

from collections.abc import Container
from typing import Any, TypeVar

from pydantic import BaseModel

from onrecord.record.fields import Reference
from onrecord.record.model import LISTS
from onrecord.record.parts import Entry
from onrecord.record.record import Record
from onrecord.record.references import reference_fields
from onrecord.sealing.seal import Seal

Either = TypeVar("Either", bound=Entry)


class Renamed:
    """The old and the new ids of a record."""

    def __init__(self, record: Record) -> None:
        self._now: dict[tuple[str, str], str] = {}
        self._then: dict[tuple[str, str], tuple[str, ...]] = {}
        for name in LISTS:
            for entry in record.entries(name).values():
                if entry.formerly:
                    self._then[name, entry.id] = entry.formerly
                    self._now |= {(name, former): entry.id for former in entry.formerly}
        self.record = record

    def now(self, name: str, identifier: str) -> str:
        """The id that an entry of a list has now."""
        return self._now.get((name, identifier), identifier)

    def then(self, name: str, identifier: str, sealed: Container[str] | None) -> str:
        """The id under which an entry was ``sealed``; if that is not known, the last that it had."""
        former = self._then.get((name, identifier), ())
        if sealed is None or not former:
            return former[-1] if former else identifier
        return next((each for each in (identifier, *former) if each in sealed), identifier)

    def as_sealed(self, entry: Either, seal: Seal) -> Either:
        """An entry with the ids that others had when it was sealed."""
        return self._in(entry, seal) if self._then else entry

    def _in(self, value: Any, seal: Seal) -> Any:
        if isinstance(value, Reference):
            sealed = {"sources": None, "documents": seal.documents, "claims": seal.claims}.get(value.target)
            then = self.then(value.target, str(value), sealed)
            return type(value)(then)
        if isinstance(value, BaseModel):
            names = [name for name, _ in reference_fields(type(value))]
            return value.model_copy(update={name: self._in(getattr(value, name), seal) for name in names})
        if isinstance(value, tuple):
            return tuple(self._in(each, seal) for each in value)
        return {key: self._in(each, seal) for key, each in value.items()} if isinstance(value, dict) else value

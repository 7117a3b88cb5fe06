"""What a record itself says has changed since it was published, and when: what was added, corrected and withdrawn. A pure
function of it.

Nothing here is found out: a correction and a withdrawal have a day of their own, and a claim counts as added only between two
seals. Of what has no day nothing is said.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from onrecord.changing.changes import ChangeKind
from onrecord.record.claims import Claim
from onrecord.record.dates import Date
from onrecord.record.model import LIST_OF, Document, Source
from onrecord.record.parts import Correction
from onrecord.record.record import Record


@dataclass(frozen=True, slots=True)
class FirstSealed:
    """The day of the first seal that a claim is under. ``before``: that of the seal before, under which it is not; None if there
    is none: then nobody knows how long it had been there."""

    day: Date
    before: Date | None


@dataclass(frozen=True, slots=True)
class NotedChange:
    """A change of an entry, as the record has it. ``on``: its day; of what was added, that of the first seal over it.
    ``correction``: of what was corrected. ``because``: why. ``number``: counts those of one entry, kind, day and field, from 1,
    so that each can be told from all others for ever."""

    kind: ChangeKind
    list: str
    entry: Source | Document | Claim
    on: Date
    because: str = ""
    correction: Correction | None = None
    sealed: FirstSealed | None = None
    number: int = 1

    @property
    def at(self) -> datetime:
        """The instant under which it is ordered and told to programs: of a day the first moment in UTC, as of a month its first
        day; of a time whose zone is known, that time."""
        moment = self.on.start or self.on.end
        assert moment, "a date is open at one end at most"
        if moment.clock and moment.zone:
            return moment.first.astimezone(UTC)
        return datetime.combine(moment.earliest, datetime.min.time(), UTC)

    @property
    def mark(self) -> str:
        """What tells this change of its entry from all others, in letters that an address holds as they are. It follows the
        entry through new ids, and stands though the reason be worded anew."""
        first_id = self.entry.formerly[0] if self.entry.formerly else self.entry.id
        field = f"-{self.correction.field}" if self.correction else ""
        number = f"-{self.number}" if self.number > 1 else ""
        return f"{self.list}-{first_id}-{self.kind}-{self.at.date()}{field}{number}"


def noted(record: Record, sealed: Mapping[str, FirstSealed]) -> list[NotedChange]:
    """All changes that a record notes, the newest first; of one day in the order of the record, but what was written last of one
    entry comes first. ``sealed``: when claims were first sealed, by id, as far as they were."""
    found = [
        each
        for entries in (record.sources, record.documents, record.claims)
        for entry in entries.values()
        for each in _of_entry(entry, sealed.get(entry.id))
    ]
    return sorted(found, key=lambda each: each.at, reverse=True)


def of_entry(entry: Source | Document | Claim, sealed: FirstSealed | None) -> list[NotedChange]:
    """The changes of an entry, the newest first."""
    return sorted(_of_entry(entry, sealed), key=lambda each: each.at, reverse=True)


def _of_entry(entry: Source | Document | Claim, sealed: FirstSealed | None) -> Iterator[NotedChange]:
    """Those of an entry, what was written last first. Only of a claim it is known when it was added."""
    name = LIST_OF[type(entry)]
    if isinstance(entry, Claim) and entry.withdrawn:
        yield NotedChange(ChangeKind.WITHDRAWN, name, entry, entry.withdrawn.on, entry.withdrawn.because)
    if entry.corrections:
        yield from reversed([*_corrected(entry, name)])
    if isinstance(entry, Claim) and sealed and sealed.before:
        yield NotedChange(ChangeKind.ADDED, name, entry, sealed.day, sealed=sealed)


def _corrected(entry: Source | Document | Claim, name: str) -> Iterator[NotedChange]:
    """The corrections of an entry, in the order in which they were written."""
    seen: Counter[tuple[str, str]] = Counter()
    for each in entry.corrections:
        seen[each.on.text, each.field] += 1
        number = seen[each.on.text, each.field]
        yield NotedChange(ChangeKind.CORRECTED, name, entry, each.on, each.because, each, number=number)

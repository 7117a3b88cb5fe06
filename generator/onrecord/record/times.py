"""The times of a claim: the time it speaks of, when it was said, when it was published. One notion of each for all who ask."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from onrecord.record.claims import Claim
from onrecord.record.dates import Date, Moment
from onrecord.record.model import Event
from onrecord.record.record import Record


class TimeBasis(StrEnum):
    """By what the time of a claim's counts is known."""

    STATED = "stated"
    SAID = "said"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class AsOf:
    """The time as of which a count stood: what the source stated, or else the day on which it was said, or else the day on which
    its document was published."""

    date: Date
    basis: TimeBasis


def published(record: Record, claim: Claim) -> Date | None:
    """When the document was published that a claim was read in."""
    return record.documents[claim.document].published


def as_of(record: Record, claim: Claim) -> AsOf | None:
    """The time as of which a claim's counts stood; None if nothing of it is recorded."""
    known = (
        (claim.when, TimeBasis.STATED),
        (claim.made, TimeBasis.SAID),
        (published(record, claim), TimeBasis.PUBLISHED),
    )
    return next((AsOf(date, basis) for date, basis in known if date), None)


def spoken_of(record: Record, claim: Claim) -> list[Date]:
    """The time that a claim speaks of; or else those that the record gives its events. Empty if none is known."""
    times = [claim.when] if claim.when else [record.events[event].when for event in claim.event or ()]
    return [time for time in times if time]


class Listed(StrEnum):
    """By which of its times a claim stands in lists: the time that it speaks of, or else the record's date of its event; or
    else the day of saying, or that of its document; or by none, for nothing is recorded."""

    SPOKEN_OF = "spoken-of"
    EVENT = "event"
    SAID = "said"
    PUBLISHED = "published"
    NONE = "none"


def listed_by(record: Record, claim: Claim) -> tuple[Listed, list[Date]]:
    """By which of its times a claim stands in lists, and these."""
    document = published(record, claim)
    known = (
        (Listed.SPOKEN_OF if claim.when else Listed.EVENT, spoken_of(record, claim)),
        (Listed.SAID, [claim.made] if claim.made else []),
        (Listed.PUBLISHED, [document] if document else []),
    )
    return next(((basis, times) for basis, times in known if times), (Listed.NONE, []))


class Begins(NamedTuple):
    """When something begins, for lists by time: the year, month and day, as far as they are known; and the first day that sorts
    it, or the last that it can have ended; None if nothing is known."""

    start: tuple[str, ...]
    first_day: date | None


class TimeInLists(NamedTuple):
    """Where a claim stands in lists by its time: by which of its times, and when that begins."""

    basis: Listed
    begins: Begins


class TimesInLists(dict[str, TimeInLists]):
    """That of each claim of a record by its id, found when it is first asked for."""

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.record = record

    def __missing__(self, identifier: str) -> TimeInLists:
        claim = self.record.claims[identifier]
        basis, times = listed_by(self.record, claim)
        found = self[identifier] = _in_lists(basis, _first(times))
        return found


@lru_cache(maxsize=2**14)  # one for all claims of the same day
def _in_lists(basis: Listed, begins: Begins) -> TimeInLists:
    return TimeInLists(basis, begins)


def by_first_day(event: Event) -> tuple[bool, str]:
    """Sorts events by the first day they can have begun, or else by the last they can have ended; undated ones come last."""
    day = event.when.day if event.when else None
    return day is None, str(day or "")


def begins(when: Date | None) -> Begins:
    """When something of a date begins."""
    return Begins(_known(when.start), when.day) if when else Begins((), None)


def _first(times: list[Date]) -> Begins:
    """When the first of some times begins."""
    starts = (time.start for time in times if time.start)
    first = min((day for day in (time.day for time in times) if day), default=None)
    return Begins(_known(min(starts, key=lambda moment: moment.earliest, default=None)), first)


def _known(moment: Moment | None) -> tuple[str, ...]:
    """The year, month and day of a moment, as EDTF writes them, as far as they are known."""
    parts = (part or "XX" for part in (moment.year, moment.month, moment.day)) if moment else ()
    return tuple(takewhile(lambda part: "X" not in part, parts))

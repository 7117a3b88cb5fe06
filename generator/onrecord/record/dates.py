"""Dates as the record writes them: a stated subset of EDTF (ISO 8601-2:2019, levels 0 to 2), with times of the day.

Two things are ours: the seconds of a time may be left out, and a time may carry ``?``, ``~`` or ``%`` as a day may.
Read here and not by a library: those we tried invent an end for an open interval, or drop a ``?`` or a time in silence.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

FORMS = {
    "2021": "a year",
    "2021-06": "a month",
    "2021-06-27": "a day",
    "2021-06-27T22:00+03:00": "a time of that day in the zone in which it was given (`Z`: UTC); seconds may follow (`22:00:30`)",
    "2021-06-27T22:00": "a time of that day whose zone is not known",
    "2021-06-27?": "uncertain: the date is doubted",
    "2021-06~": "approximate: about then",
    "2021%": "uncertain and approximate",
    "2021-06-XX": "some day of that month; `X` stands for a digit that is not known, from the right (`202X`, `2021-XX`)",
    "2021-06-27/2021-06-28": "lasting from the first to the second",
    "2021-06-27T20:00/2021-06-28T05:00": "lasting from the one time to the other: a night",
    "2021-06-27/..": "lasting from then on, the end open",
    "../2021": "lasting until then, the beginning open",
    "[2021-06-27..2021-06-28]": "once, on one of the days from the first to the second",
    "[2021-06-27T20:00..2021-06-28T05:00]": "once, at some time in that night",
    "[2021-06-27,2021-06-29]": "once, on one of these days",
    "[..2021-06-28]": "once, on that day or before it; `[2021-06-27..]` on that day or later",
}
"""Each form of a date by an example, with what it means."""

_MOMENT = re.compile(
    r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|\dX|XX)(?:-(\d\d|\dX|XX))?)?"
    r"(?:T(\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d(?::\d\d)?)?)?([?~%]?)",
    re.ASCII,
)

WEST, EAST = timedelta(hours=-12), timedelta(hours=14)
"""The zones farthest from UTC that clocks are set to."""


class Span(StrEnum):
    """How a date fills the time between its ends."""

    ON = "on"
    LASTING = "lasting"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class Moment:
    """One date as written, down to the second at most.

    ``earliest`` and ``latest`` are the first and last day it can mean, as given: in its own zone. ``clock`` is the time of
    the day as written, ``22:00`` or ``22:00:30``, or empty; ``zone`` is None where it is not known. A qualifier widens
    nothing: how far an uncertain date may be off, nobody said.
    """

    year: str
    month: str | None
    day: str | None
    qualifier: str
    earliest: date
    latest: date
    clock: str = ""
    zone: timezone | None = None

    @property
    def first(self) -> datetime:
        """When it begins: with its zone if it has a time and a zone, else without one."""
        return datetime.combine(self.earliest, time.fromisoformat(self.clock or "00:00"), self.zone)

    @property
    def last(self) -> datetime:
        """The last microsecond of its day, minute or second, as `first` has its zone."""
        if not self.clock:
            return datetime.combine(self.latest, time.max)
        seconds = 59 if len(self.clock) == len("22:00") else self.first.second
        return self.first.replace(second=seconds, microsecond=999_999)


@dataclass(frozen=True, slots=True)
class Date:
    """A date or an interval as written; a None end is open.

    ``members``: the dates of a set, of which it is one; else empty. ``words``: the document's own words for the time.
    """

    text: str
    span: Span
    start: Moment | None
    end: Moment | None
    members: tuple[Moment, ...] = ()
    words: str = ""

    def as_written(self) -> str | dict[str, str]:
        """What a record writes for it: its text, or that with the document's words beside it. Read again, it is the same."""
        return {"date": self.text, "words": self.words} if self.words else self.text

    @property
    def earliest(self) -> date | None:
        """The first day it can mean, in its own zone; None if its beginning is open."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        """The last day it can mean, in its own zone; None if its end is open."""
        return self.end.latest if self.end else None

    @property
    def day(self) -> date | None:
        """The first day that it can mean, or else the last; None if both its ends are open."""
        return self.earliest or self.latest

    @property
    def bounds(self) -> tuple[datetime | None, datetime | None]:
        """Its first and its last instant, each with a zone; None where that end is open, or has no time with a zone."""
        return (
            self.start.first if self.start and self.start.zone else None,
            self.end.last if self.end and self.end.zone else None,
        )

    @property
    def is_uncertain(self) -> bool:
        """Whether any part of it carries ``?``, ``~`` or ``%``."""
        return any(moment.qualifier for moment in (self.start, self.end, *self.members) if moment)

    @property
    def has_time(self) -> bool:
        """Whether either end says the time of the day."""
        return any(moment.clock for moment in (self.start, self.end) if moment)


class Relation(StrEnum):
    """How one date lies to another, as far as that is certain."""

    BEFORE = "before"
    AFTER = "after"
    OVERLAP = "overlap"


def relation(one: Date, other: Date) -> Relation:
    """Whether one date is known to lie wholly before or after another.

    OVERLAP says only that they are not known to differ: they share some time, or one of them carries ``?``, ``~`` or ``%``,
    or is open on the side of the other. Two equal texts are always OVERLAP. Times are held against each other only where both
    have a zone; else the days count, each as it was given, and two times of one day overlap. So ``2021-06-27T23:00`` is not
    known to lie after ``2021-06-27T10:00+03:00``, and ``2021-06-28`` lies after both. Swapping the two swaps BEFORE and AFTER.
    """
    if one.is_uncertain or other.is_uncertain:
        return Relation.OVERLAP
    if _ends_before(one, other):
        return Relation.BEFORE
    return Relation.AFTER if _ends_before(other, one) else Relation.OVERLAP


def _ends_before(one: Date, other: Date) -> bool:
    end, start = one.end, other.start
    if not end or not start:
        return False
    return end.last < start.first if end.zone and start.zone else end.latest < start.earliest


@lru_cache(maxsize=2**14)  # the days of a record come again and again
def parse_date(text: str) -> Date:
    """Read a date. Raises ValueError with what is wrong, in one line."""
    if text.startswith("[") and text.endswith("]"):
        inside = text[1:-1]
        if "," in inside and ".." not in inside:
            return _one_of(text, [_moment(part) for part in re.split(", ?", inside)])
        first, dots, last = inside.partition("..")
        if not dots or not (first or last):
            raise ValueError("is not a date in brackets, like [2021-06-27..2021-06-28] or [2021-06-27,2021-06-29]")
        return _interval(text, Span.ONCE, first, last)
    if "/" in text:
        first, _, last = text.partition("/")
        first, last = (("" if end == ".." else end or "?") for end in (first, last))
        if not first and not last:
            raise ValueError("is open at both ends, so it says nothing")
        return _interval(text, Span.LASTING, first, last)
    moment = _moment(text)
    return Date(text, Span.ON, moment, moment)


def _one_of(text: str, members: list[Moment]) -> Date:
    _check_zones(members)
    if not all(_precedes(one, other) for one, other in pairwise(members)):
        raise ValueError("names dates that do not come one after the other")
    return Date(text, Span.ONCE, members[0], members[-1], tuple(members))


def _precedes(one: Moment, other: Moment) -> bool:
    """Whether one member of a set lies before the next, in days as in times."""
    if (one.zone is None) != (other.zone is None):
        return one.latest < other.earliest
    return one.latest <= other.earliest and one.last < other.first


def _interval(text: str, span: Span, first: str, last: str) -> Date:
    start, end = (_moment(part) if part else None for part in (first, last))
    if start and end:
        _check_zones([start, end])
        if start.earliest > end.latest or (start.clock and end.clock and start.first > end.last):
            raise ValueError("ends before it begins")
    return Date(text, span, start, end)


def _check_zones(moments: list[Moment]) -> None:
    """Raise ValueError if some of the times have a zone and others have not: nobody could tell which is meant for which."""
    if len({moment.zone is None for moment in moments if moment.clock}) > 1:
        raise ValueError("has a zone at one of its times and not at another")


def _moment(text: str) -> Moment:
    match = _MOMENT.fullmatch(text)
    if not match:
        raise ValueError("is not a date")
    year, month, day, clock, zone, qualifier = match.groups()
    if ("X" in year and month) or (month and "X" in month and day and day != "XX"):
        raise ValueError("has an X left of a known digit")
    if clock and (not day or "X" in day):
        raise ValueError("has a time, and no day that it is of")
    years = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if years[0] < 1:
        raise ValueError("is before the year 1")
    months = _choices(month, 1, 12)
    earliest = date(years[0], months[0], _choices(day, 1, _days(years[0], months[0]))[0])
    latest = date(years[1], months[-1], _choices(day, 1, _days(years[1], months[-1]))[-1])
    return Moment(year, month, day, qualifier, earliest, latest, _clock(clock or ""), _zone(zone))


def _clock(text: str) -> str:
    if text.startswith("24:"):
        raise ValueError("has an hour 24: midnight is 00:00 of the day that it begins")
    if text and any(int(part) > most for part, most in zip(text.split(":"), (23, 59, 59), strict=False)):
        raise ValueError("has a time that no clock shows")
    return text


def _zone(text: str | None) -> timezone | None:
    """A zone by its distance from UTC, ``Z``, ``+03:00`` or ``+03``."""
    if not text or text == "Z":
        return UTC if text else None
    minutes = int(text[1:3]) * 60 + int(text[4:] or 0)
    distance = timedelta(minutes=-minutes if text[0] == "-" else minutes)
    if int(text[4:] or 0) > 59 or not WEST <= distance <= EAST or (text[0] == "-" and not minutes):
        raise ValueError("has a zone that no clock is set to")
    return timezone(distance)


@lru_cache(maxsize=2**10)
def _choices(digits: str | None, first: int, last: int) -> tuple[int, ...]:
    """The values that two digits, some of them X, can have between ``first`` and ``last``."""
    wanted = re.compile((digits or "XX").replace("X", r"\d"))
    values = tuple(value for value in range(first, last + 1) if wanted.fullmatch(f"{value:02}"))
    if not values:
        raise ValueError("is no day of the calendar")
    return values


def _days(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]

"""Dates as the record writes them: a stated subset of EDTF (ISO 8601-2:2019, levels 0 to 2).

Read here and not by a library: those we tried invent an end for an open interval, or drop a ``?`` in silence.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FORMS = {
    "2021": "a year",
    "2021-06": "a month",
    "2021-06-27": "a day",
    "2021-06-27?": "uncertain: the date is doubted",
    "2021-06~": "approximate: about then",
    "2021%": "uncertain and approximate",
    "2021-06-XX": "some day of that month; `X` stands for a digit that is not known, from the right (`202X`, `2021-XX`)",
    "2021-06-27/2021-06-28": "lasting from the first to the second",
    "2021-06-27/..": "lasting from then on, the end open",
    "../2021": "lasting until then, the beginning open",
    "[2021-06-27..2021-06-28]": "once, on one of the days from the first to the second",
    "[..2021-06-28]": "once, on that day or before it; `[2021-06-27..]` on that day or later",
}
"""Each form of a date by an example, with what it means."""

_MOMENT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|\dX|XX)(?:-(\d\d|\dX|XX))?)?([?~%]?)", re.ASCII)


class Span(StrEnum):
    """How a date fills the time between its ends."""

    ON = "on"
    LASTING = "lasting"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class Moment:
    """One date as written, down to the day at most.

    ``earliest`` and ``latest`` are the first and last day it can mean. A qualifier widens neither: how far an
    uncertain date may be off, nobody said.
    """

    year: str
    month: str | None
    day: str | None
    qualifier: str
    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Date:
    """A date or an interval as written; a None end is open."""

    text: str
    span: Span
    start: Moment | None
    end: Moment | None

    @property
    def earliest(self) -> date | None:
        """The first day it can mean; None if its beginning is open."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        """The last day it can mean; None if its end is open."""
        return self.end.latest if self.end else None

    @property
    def is_uncertain(self) -> bool:
        """Whether either end carries ``?``, ``~`` or ``%``."""
        return any(moment.qualifier for moment in (self.start, self.end) if moment)


def parse_date(text: str) -> Date:
    """Read a date. Raises ValueError with what is wrong, in one line."""
    if text.startswith("[") and text.endswith("]"):
        first, dots, last = text[1:-1].partition("..")
        if not dots or not (first or last):
            raise ValueError("is not a date in brackets, like [2021-06-27..2021-06-28]")
        return _interval(text, Span.ONCE, first, last)
    if "/" in text:
        first, _, last = text.partition("/")
        first, last = (("" if end == ".." else end or "?") for end in (first, last))
        if not first and not last:
            raise ValueError("is open at both ends, so it says nothing")
        return _interval(text, Span.LASTING, first, last)
    moment = _moment(text)
    return Date(text, Span.ON, moment, moment)


def _interval(text: str, span: Span, first: str, last: str) -> Date:
    start, end = (_moment(part) if part else None for part in (first, last))
    if start and end and start.earliest > end.latest:
        raise ValueError("ends before it begins")
    return Date(text, span, start, end)


def _moment(text: str) -> Moment:
    match = _MOMENT.fullmatch(text)
    if not match:
        raise ValueError("is not a date")
    year, month, day, qualifier = match.groups()
    if ("X" in year and month) or (month and "X" in month and day and day != "XX"):
        raise ValueError("has an X left of a known digit")
    years = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if years[0] < 1:
        raise ValueError("is before the year 1")
    months = _choices(month, 1, 12)
    earliest = date(years[0], months[0], _choices(day, 1, _days(years[0], months[0]))[0])
    latest = date(years[1], months[-1], _choices(day, 1, _days(years[1], months[-1]))[-1])
    return Moment(year, month, day, qualifier, earliest, latest)


def _choices(digits: str | None, first: int, last: int) -> list[int]:
    """The values that two digits, some of them X, can have between ``first`` and ``last``."""
    wanted = re.compile((digits or "XX").replace("X", r"\d"))
    values = [value for value in range(first, last + 1) if wanted.fullmatch(f"{value:02}")]
    if not values:
        raise ValueError("is no day of the calendar")
    return values


def _days(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]

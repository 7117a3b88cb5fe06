"""Dates that can be and are most likely mistyped: years far from those of the rest of the record."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date

EARLIEST = 1500
"""The year before which a date is asked about: what is reported is seldom older, and the years of other calendars lie there."""

FAR = 100
"""Years from the middle of the record's dates, from which on a date is far away."""

COMPANY = 3
"""Dates within `FAR` years of each other, from which on none of them is alone."""

AHEAD = 2
"""Years after all that was read or published, from which on a date lies in the future."""

HIJRI = (0.970_224, 621.577)
"""The length of an Islamic year in Gregorian years (354.36708 days of 365.2425), and when the first began: 16 July 622 in the
Julian calendar."""

HIJRI_NEAR = 20
"""Years between a date of the record and the year that a Hijri year would be, from which on it is hardly one."""


class Years:
    """The years of all dates of a record."""

    def __init__(self, days: Iterable[date]) -> None:
        self._years = sorted(day.year for day in days)
        self._middle = self._years[len(self._years) // 2] if self._years else EARLIEST

    def why_unlikely(self, year: int, newest: int | None) -> str:
        """Why one of the years is unlikely; empty if it is not. ``newest``: the last year in which anything else was read or
        published, if that is known."""
        if newest is not None and year > newest + AHEAD:
            return f"lies more than {AHEAD} years after all that was read"
        if abs(year - self._middle) > FAR and self._near(year) < COMPANY:
            return "lies far from all others"
        return "lies long before what is reported" if year < EARLIEST else ""

    def hijri_hint(self, year: int) -> str:
        """What to ask of a year that another calendar may have given."""
        began = gregorian(year)
        is_likely = year < EARLIEST <= began and self._near(began, HIJRI_NEAR)
        return f"if it is a Hijri year, it began in {began}" if is_likely else ""

    def _near(self, year: int, far: int = FAR) -> int:
        """How many dates lie around a year."""
        return bisect_right(self._years, year + far) - bisect_left(self._years, year - far)


def gregorian(year: int) -> int:
    """The Gregorian year in which a Hijri year began; near the turn of a year it may be one off."""
    return int(year * HIJRI[0] + HIJRI[1])

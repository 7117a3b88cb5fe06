"""The axis of a timeline: from dates and times to places on it, and what stands at its ticks.

One drawing has one clock: that of the zone in which most of its times were given. Times given in other zones are drawn at the
same moment by that clock, and the key says whose hours they are. Places are told in days and parts of a day since the year 1.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from onrecord.drawing.scales import Scale, Unit, hour_ticks, time_ticks
from onrecord.drawing.shapes import width
from onrecord.record.dates import Date, Moment
from onrecord.speaking import dating

TICKS = 5
"""Ticks of the axis, at most."""

PAD, LEAST_PAD = 0.04, 2
"""How much longer the axis is at either end than what it has to show: as a share of it, and at least, in days."""

DAYS_IN_HOURS = 2
"""Days, at most, whose hours an axis shows."""

HOUR, HALF_A_DAY = 1 / 24, 0.5
"""An hour, and the way to the middle of a day, where its tick stands, in days."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis: where it stands, its words, and over them the day or year that begins its part of the axis, if it is
    the first of it."""

    x: float
    text: str
    above: str = ""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """An axis of days or of hours. ``zone``: whose clock its hours are by; None if no time has a zone."""

    scale: Scale
    zone: timezone | None
    is_of_hours: bool

    def begin(self, moment: Moment) -> float:
        """Where a date begins, in units."""
        return self.scale(_place(moment.first, moment.zone, self.zone))

    def finish(self, moment: Moment) -> float:
        """Where a date ends, in units; a time has no length."""
        return self.begin(moment) if moment.clock else self.scale(moment.latest.toordinal() + 1)

    def surely_from(self, moment: Moment) -> float:
        """From where on something lasts for sure that began on a date: from the last day that it can mean."""
        return self.begin(moment) if moment.clock else self.scale(moment.latest.toordinal())

    def surely_until(self, moment: Moment) -> float:
        """Until where something lasts for sure that ended on a date: to the end of the first day that it can mean."""
        return self.begin(moment) if moment.clock else self.scale(moment.earliest.toordinal() + 1)

    def ticks(self, most: int = TICKS) -> Iterator[Tick]:
        """The lines of the axis, at most so many."""
        return self._hours(most) if self.is_of_hours else self._days(most)

    def _hours(self, most: int) -> Iterator[Tick]:
        last = None
        for each in hour_ticks(self.scale.low, self.scale.high, most):
            day, hour = date.fromordinal(int(each)), round(each % 1 * 24)
            above = dating.day_in_short(day) if last and last.year == day.year else dating.whole_day_in_short(day)
            yield Tick(self.scale(each), dating.clock_in_words(time(hour)), "" if day == last else above)
            last = day

    def _days(self, most: int) -> Iterator[Tick]:
        last = date.fromordinal(int(-(-self.scale.high // 1)) - 1)
        unit, days = time_ticks(date.fromordinal(int(self.scale.low)), last, most)
        room = (self.scale.end - self.scale.start) / max(1, len(days))
        year = 0
        for day in days:
            text = str(day.year)
            if unit is not Unit.YEAR:
                text = dating.day_in_short(day) if unit is Unit.DAY else dating.month_in_short(day)
                both = dating.with_both_names(text, day)
                text = both if width(both) < room else text
            above = str(day.year) if unit is Unit.DAY and day.year != year else ""
            yield Tick(self.scale(day.toordinal() + (HALF_A_DAY if unit is Unit.DAY else 0)), text, above)
            year = day.year


def time_axis(dates: Sequence[Date], start: float, end: float, least_pad: int = LEAST_PAD) -> TimeAxis:
    """The axis on which dates are drawn, of which one at least has an end that is not open, between two places; longer at
    either end by so many days at least."""
    moments = [moment for when in dates for moment in (when.start, when.end) if moment]
    zones = Counter(moment.zone for moment in moments if moment.zone)
    zone = min(zones, key=lambda each: (-zones[each], str(each)), default=None)
    begins = [_place(moment.first, moment.zone, zone) for moment in moments]
    ends = [moment.latest.toordinal() + 1 for moment in moments if not moment.clock]
    low, high = min(begins), max([*begins, *ends])
    is_of_hours = any(when.has_time for when in dates) and high - low <= DAYS_IN_HOURS
    if is_of_hours:
        pad = max(HOUR, (high - low) * PAD)
    else:
        low, high = int(low), -(-high // 1)
        pad = max(least_pad, round((high - low) * PAD))
    return TimeAxis(Scale(max(1, low - pad), min(date.max.toordinal(), high + pad), start, end), zone, is_of_hours)


def _place(moment: datetime, given: timezone | None, drawn: timezone | None) -> float:
    """A moment in days, by the clock of the zone that is drawn if its own is known, else by its own."""
    shift = drawn.utcoffset(None) - given.utcoffset(None) if drawn and given else timedelta()
    clock = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
    return moment.toordinal() + (clock + shift) / timedelta(days=1)

"""Scales: values to places on an axis, and the round steps between its ticks."""

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Scale:
    """From values between ``low`` and ``high`` to places between ``start`` and ``end``."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a value; one beyond an end goes to that end."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def round_step(span: float, most: int) -> float:
    """The smallest of 1, 2, 5, 10, 20, 50 … (or their tenths) that parts a span into at most so many steps."""
    least = span / most
    power = 10.0 ** math.floor(math.log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * 0.999_999)


class Unit(StrEnum):
    """What lies between two ticks of a time axis."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


def time_ticks(first: date, last: date, most: int) -> tuple[Unit, list[date]]:
    """Days to mark between two days, at most so many, and what they are the beginnings of."""
    days = range(first.toordinal(), last.toordinal() + 1)
    for step in (1, 2, 7, 14):  # in steps of weeks, Mondays
        if len(days) // step < most:
            return Unit.DAY, [date.fromordinal(day) for day in days if day % step == 1 % step]
    months = (last.year - first.year) * 12 + last.month - first.month
    for step in (1, 2, 3, 6):
        if months // step < most:
            found = (
                _month(first.year * 12 + number) for number in range(13 + months + first.month) if number % step == 0
            )
            return Unit.MONTH, [day for day in found if first <= day <= last]
    step = max(1, round(round_step(last.year - first.year + 1, most)))
    years = range(-(-first.year // step) * step, last.year + 1, step)
    return Unit.YEAR, [day for year in years if year and first <= (day := date(year, 1, 1)) <= last]


def hour_ticks(first: float, last: float, most: int) -> list[float]:
    """Full hours to mark between two times, at most so many, all in days since the year 1; both lie within a few days."""
    low, high = math.ceil(first * 24 - 1e-6), math.floor(last * 24 + 1e-6)
    step = next(step for step in (1, 2, 3, 6, 12, 24, 48) if high // step - -(-low // step) < most)
    return [hour / 24 for hour in range(-(-low // step) * step, high + 1, step)]


def _month(number: int) -> date:
    """The first day of a month, counted from the year 0."""
    year, month = divmod(number, 12)
    return date(min(year, date.max.year), month + 1, 1)

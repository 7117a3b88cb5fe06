"""Sums of counts, as a record reckons them: ``90 + 17 + 2``."""

import re
from dataclasses import dataclass

from onrecord.record.counts import Count, read_count


@dataclass(frozen=True, slots=True)
class Sum:
    """What a sum of ours comes to, in bounds like those of a `Count`, and the numbers that are in it."""

    low: int | None
    high: int | None
    numbers: tuple[int, ...]

    def __str__(self) -> str:
        if self.low == self.high:
            return str(self.low)
        if self.high is None:
            return f"at least {self.low}"
        return f"up to {self.high}" if self.low is None else f"{self.low}-{self.high}"


_SIGN = re.compile(r"\s*([+−])\s*|\s+[-–]\s+")
"""What parts the terms of a sum. A hyphen needs spaces around it, for 10-15 is a range."""


def parse_sum(text: str) -> Sum:
    """Read a sum of counts (``90 + 17 + 2``, ``1 + at least 5``). Raises ValueError if it is not one."""
    terms, signs, end = [], [1], 0
    for sign in _SIGN.finditer(text):
        terms.append(text[end : sign.start()])
        signs.append(1 if sign[1] == "+" else -1)
        end = sign.end()
    terms.append(text[end:])
    if len(terms) < 2:
        raise ValueError("is not a sum of numbers, like 90 + 17, 10 - 3 or 1 + at least 5")
    low: int | None = 0
    high: int | None = 0
    numbers: list[int] = []
    for sign_, count in zip(signs, map(_term, terms), strict=True):
        least, most = (count.low, count.high) if sign_ > 0 else (count.high, count.low)
        low = None if low is None or least is None else low + sign_ * least
        high = None if high is None or most is None else high + sign_ * most
        numbers += count.numbers
    if low is None and high is None:
        raise ValueError("is a sum whose ends are both open")
    return Sum(low, high, tuple(numbers))


def _term(text: str) -> Count:
    """A count with bounds and nothing else. Raises ValueError if the text is not one."""
    try:
        count = read_count(text)
    except ValueError:
        count = None
    if (
        count is None
        or count.whom
        or count.besides
        or not text[-1:].isalnum()
        or (count.low, count.high) == (None, None)
    ):
        raise ValueError(f"is not a sum of numbers, like 90 + 17, 10 - 3 or 1 + at least 5: '{text}' is not one")
    return count

"""How numbers are drawn, each as it was given and no more exactly.

A single number is a point, a range a line from its lowest to its highest, an open end an arrow. A number that a count is only
said to be near is an empty ring, and words are written as words, beside no sign.
"""

from collections.abc import Iterator
from enum import StrEnum

from onrecord.record.counts import Count
from onrecord.speaking.languages import message

POINT, CAP = 4.5, 5.0
"""Half the height of a point, and of the end of a line."""


class NumberSign(StrEnum):
    """How a number is drawn."""

    POINT = "point"
    RANGE = "range"
    OPEN = "open"
    BEST = "best"
    NEAR = "near"


KEY = {
    NumberSign.POINT: message("this number"),
    NumberSign.RANGE: message("from the lowest to the highest given"),
    NumberSign.OPEN: message("no bound was given on this side"),
    NumberSign.BEST: message("the number put forward within its range"),
    NumberSign.NEAR: message("about this number; how near is not recorded"),
}
"""What each sign means, in the key."""


def numbers(count: Count) -> list[int]:
    """Every number of a count that has a place on the axis."""
    return [each for each in (count.low, count.high, count.best, count.near) if each is not None]


def signs_of(count: Count) -> Iterator[NumberSign]:
    """The signs that show a count."""
    if count.near is not None:
        yield NumberSign.NEAR
    if count.best is not None:
        yield NumberSign.BEST
    if (count.low is None) != (count.high is None):
        yield NumberSign.OPEN
    elif count.low is not None:
        yield NumberSign.POINT if count.low == count.high else NumberSign.RANGE

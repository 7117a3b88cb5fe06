"""The time as of which a count stood, and whether two counts are of the same time.

The event's date is nobody's statement, so it is not the time of a count: a toll given on the third day is of the third day.
"""

from enum import StrEnum

from onrecord.record.dates import Date, Relation, Span, relation
from onrecord.record.model import Event
from onrecord.record.times import AsOf, TimeBasis


class Order(StrEnum):
    """How the times of two counts stand to each other."""

    SAME = "same"
    EARLIER = "earlier"
    LATER = "later"
    UNKNOWN = "unknown"


def order(one: AsOf | None, other: AsOf | None, event: Event) -> Order:
    """How the times of two counts of an event stand to each other.

    They are the same where they are not known to differ. Of a day on which the event was still going on, nobody knows which of
    two counts was the later one, unless both have an hour; nor whether two stretches of time are the same, if they only overlap.
    """
    if not one or not other:
        return Order.UNKNOWN
    if are_one(one, other):
        return Order.SAME
    if (known := relation(one.date, other.date)) is not Relation.OVERLAP:
        return Order.EARLIER if known is Relation.BEFORE else Order.LATER
    if Span.LASTING in (one.date.span, other.date.span) or (
        _is_during(one.date, event) and _is_during(other.date, event)
    ):
        return Order.UNKNOWN
    return Order.SAME


def are_one(one: AsOf, other: AsOf) -> bool:
    """Whether both sources stated the same time, and it is a sure one."""
    is_stated = one.basis is other.basis is TimeBasis.STATED
    return is_stated and one.date.text == other.date.text and not one.date.is_uncertain


def _is_during(date: Date, event: Event) -> bool:
    """Whether a date may lie on a day of the event, or before its end."""
    if not event.when:
        return False
    last = event.when.latest
    return not last or not date.earliest or date.earliest <= last

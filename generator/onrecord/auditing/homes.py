"""Positions of what a record itself calls somebody's home, more precise than a quarter of a town."""

import re
from collections.abc import Iterator

from onrecord.auditing.finding import Leak, LeakFound
from onrecord.record.draft import Draft
from onrecord.record.model import Location
from onrecord.record.vocabulary import Precision

HOME = re.compile(
    r"\b(homes?|house|residence|apartment|flat|dwelling|domicile|maison|appartement|r[ée]sidence|logement|casa|wohnung)\b"
    r"|منزل|بيت|شقة|дом\b|квартира|будинок",
    re.IGNORECASE,
)
"""Words for a home."""

TOO_PRECISE = (None, Precision.EXACT, Precision.NEAR)
"""Positions that lead to one house, or to its street."""


def homes(draft: Draft) -> Iterator[LeakFound]:
    """Places of a record that are called homes and have a position that leads there."""
    for location in draft.record.locations.values():
        if location.point and location.precision in TOO_PRECISE and HOME.search(_called(location)):
            position = draft.placed["locations", location.id].at("point")
            what = f"{location.name} is called a home, and its position is precise"
            yield LeakFound(position.file, position.line, Leak.HOME, what)


def _called(location: Location) -> str:
    return " ".join([location.name, *location.aliases, location.description or ""])

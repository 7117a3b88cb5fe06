"""Which places lie so far from all others that a map of these would show nothing else well: they are told beside it."""

import math
from collections.abc import Sequence
from statistics import median

from onrecord.drawing.projecting import Window, region
from onrecord.earth.cutting import Point

FEWEST = 8
"""Places that a map has at least, if some are left out of it."""

SHARE = 20
"""One in so many places may be left out of a map, and one at least."""

TIMES = 2.0
"""How many times narrower a map is without some places, if these are left out."""


def far_outside(places: Sequence[Point], least: float, width: float, height: float) -> set[Point]:
    """Of places, given as longitude and latitude, those that a map is better without; it is ``least`` kilometres wide."""
    several = list(dict.fromkeys(places))
    if len(several) < FEWEST:
        return set()
    middle = (median(x for x, _ in several), median(y for _, y in several))
    by_distance = sorted(several, key=lambda place: _degrees(middle, place))
    near = by_distance[: -max(1, len(several) // SHARE)]
    view = region(near, least, width, height)
    everything = region(several, least, width, height)
    if view.is_world or not (everything.is_world or everything.scale >= TIMES * view.scale):
        return set()
    return {place for place in by_distance[len(near) :] if not _is_shown(view, place)}


def _is_shown(view: Window, place: Point) -> bool:
    return view.shows(view.place(*place), 10)


def _degrees(one: Point, other: Point) -> float:
    """About how far two places are from each other, in degrees of latitude."""
    across = (one[0] - other[0] + 180) % 360 - 180
    return math.hypot(across * math.cos(math.radians(one[1])), one[1] - other[1])

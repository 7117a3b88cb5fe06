"""The border that two countries share."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from onrecord.earth.borders import Country
from onrecord.earth.cutting import Line, Point


@cache
def between(one: Country, other: Country) -> tuple[Line, ...]:
    """The border of two countries as lines of longitude and latitude in degrees; none, if they share none."""
    sides = {frozenset(side) for ring in other.rings for side in pairwise(ring.points)}
    return tuple(line for ring in one.rings for line in _shared(ring.points, sides))


def _shared(ring: Line, sides: set[frozenset[Point]]) -> Iterator[Line]:
    """The stretches of a ring that consist of such sides."""
    stretch: list[Point] = []
    for start, end in pairwise(ring):
        if frozenset((start, end)) in sides:
            stretch = [*(stretch or [start]), end]
        elif stretch:
            yield tuple(stretch)
            stretch = []
    if stretch:
        yield tuple(stretch)

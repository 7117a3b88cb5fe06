"""Where in an area there is room for its name: level stretches that lie inside it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from onrecord.drawing.labels import HALF, Place, Room
from onrecord.drawing.shapes import TEXT, Anchor, width
from onrecord.earth.cutting import Line, Side

STEP = 8.0
"""Units between the heights at which the name of an area is tried."""

BESIDE = 6.0
"""Units that an area is wider than its name, at least."""

Stretch = tuple[float, float, float]
"""A level stretch: its length, its middle, and its height."""


def stretches(rings: Iterable[Line], frame: Room) -> tuple[Stretch, ...]:
    """The stretches as high as words that lie inside an area and a frame, the longest first."""
    edges = list(chain.from_iterable(pairwise((*ring, ring[0])) for ring in rings))
    middles = [step * STEP for step in range(int(frame.top / STEP) + 1, int(frame.bottom / STEP))]
    above, below = (_inside(edges, [middle + reach for middle in middles]) for reach in (-HALF * TEXT, HALF * TEXT))
    found = []
    for middle, over, under in zip(middles, above, below, strict=True):
        for left, right in _both(over, under):
            left, right = max(left, frame.left), min(right, frame.right)
            if right - left >= BESIDE:
                found.append((right - left, (left + right) / 2, middle))
    return tuple(sorted(found, key=lambda each: (-each[0], each[2], each[1])))


def name_of_area(inside: Iterable[Stretch], text: str) -> Iterator[Place]:
    """Places for a name inside an area, best first: where the area is widest at the height of the words."""
    wide = width(text)
    for long, x, y in inside:
        if long < wide + BESIDE:
            return
        yield x, y, Anchor.MIDDLE


def _inside(edges: list[Side], heights: list[float]) -> list[list[tuple[float, float]]]:
    """The stretches of level lines that lie inside, for each of some heights, which are in order."""
    crossings: list[list[float]] = [[] for _ in heights]
    for (x, y), (next_x, next_y) in edges:
        low, high = (y, next_y) if y < next_y else (next_y, y)
        for number in range(bisect_left(heights, low), bisect_left(heights, high)):
            crossings[number].append(x + (next_x - x) * (heights[number] - y) / (next_y - y))
    ordered = map(sorted, crossings)
    return [list(zip(each[::2], each[1::2], strict=False)) for each in ordered]


def _both(one: list[tuple[float, float]], other: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """What two lists of stretches have in common."""
    for left, right in one:
        for low, high in other:
            if max(left, low) < min(right, high):
                yield max(left, low), min(right, high)

"""Lines and areas: cut to a rectangle, and what lies inside."""

from collections.abc import Iterable, Iterator
from itertools import compress, pairwise
from operator import ne

Point = tuple[float, float]
"""A point: how far to the right, and how far up or down."""

Line = tuple[Point, ...]

Side = tuple[Point, Point]
"""The line between two points of an area's ring."""


def crossings(sides: Iterable[Side], x: float, y: float) -> int:
    """How many of these sides a line from a point to the south, or upwards on a page, crosses."""
    return sum(
        (left > x) != (right > x) and y > up + (next_up - up) * (x - left) / (right - left)
        for (left, up), (right, next_up) in sides
    )


def is_inside(ring: Line, x: float, y: float) -> bool:
    """Whether a point lies in an area."""
    return crossings(pairwise((*ring, ring[0])), x, y) % 2 == 1


def cut_ring(ring: Line, left: float, low: float, right: float, high: float) -> Line:
    """The part of an area that lies in a rectangle (Sutherland and Hodgman's way: side by side)."""
    for axis, limit, sign in _sides_met(ring, left, low, right, high):
        if not ring:
            break
        is_in = [(point[axis] - limit) * sign >= 0 for point in ring]
        was_in = [is_in[-1], *is_in[:-1]]
        found: list[Point] = []
        start = 0
        across = compress(range(len(ring)), map(ne, is_in, was_in))  # few: between them, all or nothing stays
        for number in across:
            found += ring[start:number] if was_in[number] else ()
            found.append(_between(ring[number - 1], ring[number], axis, limit))
            start = number
        found += ring[start:] if is_in[-1] else ()
        ring = tuple(found)
    return ring


def cut_line(points: Line, left: float, low: float, right: float, high: float) -> list[Line]:
    """The parts of a line that lie in a rectangle."""
    parts = [points] if len(points) > 1 else []
    for axis, limit, sign in _sides_met(points, left, low, right, high):
        parts = [part for each in parts for part in _on_one_side(each, axis, limit, sign)]
    return parts


def _sides_met(points: Line, left: float, low: float, right: float, high: float) -> Iterator[tuple[int, float, int]]:
    """The sides of a rectangle beyond which some of the points lie, each as its axis, its place there, and on which side of that
    the rectangle is. Most lines lie on the right side of most of them, and need no cutting there."""
    if points:
        across, up = zip(*points, strict=True)
        if min(across) < left:
            yield 0, left, 1
        if max(across) > right:
            yield 0, right, -1
        if min(up) < low:
            yield 1, low, 1
        if max(up) > high:
            yield 1, high, -1


def _on_one_side(points: Line, axis: int, limit: float, sign: int) -> Iterator[Line]:
    part: list[Point] = []
    before: Point | None = None
    for point in points:
        is_in = (point[axis] - limit) * sign >= 0
        if before and is_in != bool(part):
            part.append(_between(before, point, axis, limit))
        if is_in:
            part.append(point)
        elif part:
            yield tuple(part)
            part = []
        before = point
    if len(part) > 1:
        yield tuple(part)


def _between(one: Point, other: Point, axis: int, limit: float) -> Point:
    """Where the line between two points crosses a limit."""
    share = (limit - one[axis]) / (other[axis] - one[axis])
    along = one[1 - axis] + share * (other[1 - axis] - one[1 - axis])
    return (limit, along) if axis == 0 else (along, limit)

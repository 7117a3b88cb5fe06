"""Whether maps draw borders, and whose: what the settings of a site choose."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum


class Borders(StrEnum):
    """Whose borders the maps draw, or that they draw none."""

    NATURAL_EARTH = "natural-earth"
    NONE = "none"


_DRAWN = ContextVar("_DRAWN", default=Borders.NATURAL_EARTH)


@contextmanager
def drawing(borders: Borders) -> Iterator[None]:
    """Let maps draw these borders, here and nowhere else: not after, nor in another thread."""
    token = _DRAWN.set(borders)
    try:
        yield
    finally:
        _DRAWN.reset(token)


def are_drawn() -> bool:
    """Whether maps draw borders, as the innermost `drawing` says."""
    return _DRAWN.get() is not Borders.NONE

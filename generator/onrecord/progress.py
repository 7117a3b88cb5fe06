"""How far long work has come, on a terminal: what, how many of how many, and how long it may still take. Nothing in a pipe."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import click

LONG = 2.0
"""Seconds after which work is long enough to be told of."""

OFTEN = 0.1
"""Seconds between two looks at it."""

_ANEW = "\r\x1b[K"
"""Goes back to the beginning of a terminal's line and clears it."""


class Teller:
    """Work that tells how far it has come, on one line. It writes in the thread that works, so that the process can be forked
    meanwhile."""

    def __init__(self, out: TextIO) -> None:
        self.out = out
        self.begun = self.last = self.begun_this = time.monotonic()
        self.what, self.is_shown = "", False

    def __call__(self, what: str, done: int, total: int | None = None) -> None:
        """Tell what is done, how many of it, and of how many, if that is known."""
        now = time.monotonic()
        if what != self.what:
            self.what, self.begun_this = what, now
        if self.out.isatty() and now - self.begun >= LONG and now - self.last >= OFTEN:
            self.last, self.is_shown = now, True
            click.echo(_ANEW + _line(what, done, total, now - self.begun_this), self.out, nl=False)

    def clear(self) -> None:
        """Leave an empty line."""
        if self.is_shown:
            click.echo(_ANEW, self.out, nl=False)


def _line(what: str, done: int, total: int | None, seconds: float) -> str:
    """What is told: `Making pages  2,000 of 4,000  1:05 left`. ``seconds``: how long that work has taken so far."""
    if not total:
        return f"{what} …"
    left = round(seconds / done * (total - done)) if done else None
    return f"{what}  {done:,} of {total:,}" + ("" if left is None else f"  {left // 60}:{left % 60:02} left")


@contextmanager
def telling(out: TextIO | None = None) -> Iterator[Teller]:
    """Tell of the work within, as long as it lasts."""
    teller = Teller(out or sys.stderr)
    try:
        yield teller
    finally:
        teller.clear()


@contextmanager
def working(what: str) -> Iterator[None]:
    """A sign that something is being done."""
    is_terminal = sys.stderr.isatty()
    if is_terminal:
        click.echo(f"{what} …", sys.stderr, nl=False)
    try:
        yield
    finally:
        if is_terminal:
            click.echo(_ANEW, sys.stderr, nl=False)

"""How far long work has come, on a terminal: what, how many of how many, and how long it may still take. Nothing in a pipe."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

LONG = 2.0
"""Seconds after which work is long enough to be told of."""

OFTEN = 0.1
"""Seconds between two looks at it."""


class Teller:
    """Work that tells how far it has come. It draws in the thread that works, so that the process can be forked meanwhile."""

    def __init__(self, console: Console) -> None:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[number]}"),
            TimeRemainingColumn(),
        )
        self.shown = Progress(*columns, console=console, transient=True, auto_refresh=False)
        self.begun = self.last = time.monotonic()
        self.what = ""
        self.task = self.shown.add_task("", total=None, number="")

    def __call__(self, what: str, done: int, total: int | None = None) -> None:
        """Tell what is done, how many of it, and of how many, if that is known."""
        if what != self.what:
            self.what = what
            self.shown.remove_task(self.task)
            self.task = self.shown.add_task(what, total=total, number="")
        self.shown.update(self.task, completed=done, number=f"{done:,} of {total:,}" if total else "")
        now = time.monotonic()
        if self.shown.console.is_terminal and now - self.begun >= LONG and now - self.last >= OFTEN:
            self.last = now
            self.shown.start()
            self.shown.refresh()


@contextmanager
def telling(console: Console | None = None) -> Iterator[Teller]:
    """Tell of the work within, as long as it lasts."""
    teller = Teller(console or Console(stderr=True))
    try:
        yield teller
    finally:
        if teller.shown.live.is_started:
            teller.shown.stop()

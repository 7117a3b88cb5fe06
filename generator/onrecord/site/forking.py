"""Work that needs much memory, on all cores of this machine: the process is forked, so what it holds is not copied."""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

SHARE = 64
"""Things that one process does at a time. They follow one another, for neighbours are often made of the same."""

ENOUGH = 8
"""From so many shares on, what a second core saves is more than it takes to start it."""

MOST = 8
"""No more processes than this are started."""

_work: list[Callable[[Any], Any]] = []


def shared_out(
    work: Callable[[Item], Result], items: Sequence[Item], cores: int = 0, share: int = 0
) -> Iterator[list[Result]]:
    """The results of ``work`` on some things, a share at a time and in their order: the same on one core and on many.

    ``cores``: on how many; 0: on all that this process may use. ``share``: how many are one; 0: as many
    as usual. Only results have to be pickled.
    """
    size = share or SHARE
    shares = [items[start : start + size] for start in range(0, len(items), size)]
    count = min(cores or _cores(), MOST)
    gc.freeze()  # so that collecting garbage does not go over what is there for long, nor copy what processes share
    _work.append(work)
    try:
        if count < 2 or len(shares) < ENOUGH or not _can_fork():
            yield from map(_done, shares)
            return
        with ProcessPoolExecutor(count, multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_done, shares)
    finally:
        _work.pop()
        gc.unfreeze()


def _done(share: Sequence[Any]) -> list[Any]:
    return [_work[-1](item) for item in share]


def _can_fork() -> bool:
    """Whether a forked process is safe: not on macOS, nor where threads might hold a lock."""
    has_fork = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
    return has_fork and threading.active_count() == 1


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

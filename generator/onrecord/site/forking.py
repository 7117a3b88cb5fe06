"""Work that needs much memory, on all cores of this machine: the process is forked, so what it holds is not copied at once.

Python counts references in all that it looks at, so in time most of it is. So one process fewer is started than there are cores,
and this one takes its part.
"""

import gc
import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

SHARE = 64
"""Things that one process does at a time. They follow one another, for neighbours are often made of the same."""

ENOUGH = 8
"""From so many shares on, what a second core saves is more than it takes to start it."""

MOST = 8
"""No more processes than this work at a time."""

AHEAD = 2
"""Shares that each other process is given ahead, so that it has something to do while this one does a share."""

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
        with ProcessPoolExecutor(count - 1, multiprocessing.get_context("fork")) as pool:
            yield from _by_all(pool, shares, AHEAD * (count - 1))
    finally:
        _work.pop()
        gc.unfreeze()


def _by_all(pool: Executor, shares: Iterable[Sequence[Any]], ahead: int) -> Iterator[list[Any]]:
    """The results of some shares in their order: others do as many as they are given ahead, and this process does the rest."""
    results: deque[Future[list[Any]]] = deque()
    for share in shares:
        if sum(not result.done() for result in results) < ahead:
            results.append(pool.submit(_done, share))
        else:
            done = Future[list[Any]]()
            done.set_result(_done(share))
            results.append(done)
        while results and results[0].done():
            yield results.popleft().result()
    yield from (result.result() for result in results)


def _done(share: Sequence[Any]) -> list[Any]:
    return [_work[-1](item) for item in share]


def _can_fork() -> bool:
    """Whether a forked process is safe: not on macOS, nor where threads might hold a lock."""
    has_fork = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
    return has_fork and threading.active_count() == 1


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

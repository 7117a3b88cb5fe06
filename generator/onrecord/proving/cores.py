"""Work on many things shared out to all cores, where there is so much of it that it pays."""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import connection, get_context, parent_process
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

SHARE = 4 * 2**20
"""The size of what one core is given at a time. No more than a few shares are held at once."""

ENOUGH = 8
"""From so many shares on, what a second core saves is more than it takes to start it."""

MOST = 8
"""No more processes than this are started."""


def mapped(
    work: Callable[[Item], Result], items: Iterable[Item], size: Callable[[Item], int], enough: int = ENOUGH
) -> Iterator[Result]:
    """The result of ``work`` on each item, in their order: the same on one core and on many.

    ``work`` is a function of a module; it and the items can be pickled. ``size``: about the size of an item in bytes.
    """
    shares = _shares(items, size)
    first = list(islice(shares, enough))
    count = min(_cores(), MOST)
    if len(first) < enough or count < 2:
        for share in chain(first, shares):
            yield from _done(work, share)
        return
    # A spawned process is the same on every system, and safe where this one has threads.
    with ProcessPoolExecutor(count, get_context("spawn"), _end_with_parent) as pool:
        waiting: deque[tuple[list[Item], Future[list[Result]]]] = deque()
        for share in chain(first, shares):
            waiting.append((share, _given(pool, work, share)))
            if len(waiting) > 2 * count:
                yield from _taken(work, *waiting.popleft())
        for share, future in waiting:
            yield from _taken(work, share, future)


def _shares(items: Iterable[Item], size: Callable[[Item], int]) -> Iterator[list[Item]]:
    share: list[Item] = []
    held = 0
    for item in items:
        share.append(item)
        held += size(item)
        if held >= SHARE:
            yield share
            share, held = [], 0
    if share:
        yield share


def _done(work: Callable[[Item], Result], share: list[Item]) -> list[Result]:
    return [work(item) for item in share]


def _given(pool: ProcessPoolExecutor, work: Callable[[Item], Result], share: list[Item]) -> Future[list[Result]]:
    try:
        return pool.submit(_done, work, share)
    except BrokenExecutor as error:
        failed: Future[list[Result]] = Future()
        failed.set_exception(error)
        return failed


def _taken(work: Callable[[Item], Result], share: list[Item], future: Future[list[Result]]) -> list[Result]:
    """The results of a share. Where no process can be started, as from a script without a main guard, it is done here."""
    try:
        return future.result()
    except BrokenExecutor:
        return _done(work, share)


def _cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _end_with_parent() -> None:
    """End this process when the one that started it is killed, and so can't end it."""
    parent = parent_process()
    if parent:
        sentinel = parent.sentinel
        threading.Thread(target=lambda: connection.wait([sentinel]) and os._exit(1), daemon=True).start()

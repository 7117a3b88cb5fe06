"""Work shared out to all cores: the same results in the same order, and done here where no process can do it."""

import os
from multiprocessing import parent_process

import pytest

from onrecord.proving.cores import SHARE, mapped


def square(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def only_here(number: int) -> int:
    if parent_process():
        os._exit(1)
    return -number


needs_two = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2, reason="needs two cores"
)


def test_little_work_is_done_here() -> None:
    assert list(mapped(square, range(5), lambda _: SHARE, enough=6)) == [(n * n, os.getpid()) for n in range(5)]
    assert list(mapped(square, range(5), lambda _: 1, enough=2)) == [(n * n, os.getpid()) for n in range(5)]


@needs_two
def test_much_work_is_done_by_others_in_order() -> None:
    done = list(mapped(square, range(20), lambda _: SHARE, enough=2))
    assert [result for result, _ in done] == [number * number for number in range(20)]
    assert os.getpid() not in {process for _, process in done}


@needs_two
def test_what_a_dead_process_leaves_is_done_here() -> None:
    assert list(mapped(only_here, range(9), lambda _: SHARE, enough=2)) == [-number for number in range(9)]

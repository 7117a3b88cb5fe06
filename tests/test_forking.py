"""Work that is shared out comes back in its order, whoever does it and however long it takes."""

import os
import time
from itertools import chain

import pytest

from onrecord.site import forking
from onrecord.site.forking import shared_out


@pytest.mark.parametrize("cores", [1, 2, 4])
def test_results_come_in_order_and_this_process_does_a_part(cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forking, "_can_fork", lambda: True)

    def work(number: int) -> tuple[int, int]:
        time.sleep(0.02 if number % 3 else 0)
        return number, os.getpid()

    done = [*chain.from_iterable(shared_out(work, range(60), cores, share=3))]
    assert [number for number, _ in done] == [*range(60)]
    processes = {process for _, process in done}
    assert os.getpid() in processes
    assert len(processes) <= cores
    assert (len(processes) > 1) == (cores > 1)


def test_what_goes_wrong_elsewhere_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forking, "_can_fork", lambda: True)

    def work(number: int) -> int:
        if number == 40:
            raise ValueError("the fortieth")
        return number

    with pytest.raises(ValueError, match="the fortieth"):
        list(shared_out(work, range(60), 2, share=3))
    assert not forking._work

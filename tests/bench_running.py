"""One command in a process of its own: its CPU seconds, its seconds on the clock, and its memory at the highest.

The process that starts it does nothing else and is small, since the system counts what a process had before it became the
command as the command's own memory.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

UNIT = 1 if sys.platform == "darwin" else 1024
"""In what systems count the memory of a process, in bytes."""

OFTEN = 0.1
"""Seconds between two looks at the memory of a process that has others under it."""


class Run(NamedTuple):
    """What a command took: seconds of CPU, its children's among them, seconds on the clock, bytes of memory at the highest."""

    cpu: float
    wall: float
    memory: int


class Failed(Exception):
    """A command that is measured did not end well."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path, one_core: bool = False) -> Run:
    """Run a command in a folder to its end. Raises Failed with what it said last."""
    asked = json.dumps({"command": list(command), "log": str(log), "one_core": one_core})
    starter = [sys.executable, "-I", "-S", __file__, asked]
    done = subprocess.run(starter, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    code, *taken = json.loads(done.stdout)
    if code:
        raise Failed(f"{' '.join(command)} in {folder}: exit {code}\n{log.read_text('utf-8')[-3000:]}")
    return Run(*taken)


def can_use_one_core() -> bool:
    """Whether this system can hold a process to one core, and has more."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


def family(pid: int) -> list[int]:
    """A process and all under it; itself alone where the system does not tell."""
    found = [pid]
    for each in found:
        with suppress(OSError):
            for file in Path(f"/proc/{each}/task").glob("*/children"):
                found += map(int, file.read_text().split())
    return found


def _measure(command: list[str], log: str, one_core: bool) -> tuple[int, float, float, int]:
    """The exit code of a command, and what it took."""
    if one_core and sys.platform == "linux":
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    start = time.perf_counter()
    with Path(log).open("wb") as said:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        over, seen = threading.Event(), [0]
        watch = threading.Thread(target=_watch, args=(process.pid, over, seen))
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        over.set()
        watch.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_utime + usage.ru_stime, wall, max(seen[0], usage.ru_maxrss * UNIT)


def _watch(pid: int, over: threading.Event, seen: list[int]) -> None:
    """Keep in ``seen`` the most memory that a process and those under it had at one time, where there are any: the system itself
    tells only that of the largest."""
    while not over.wait(OFTEN):
        together = family(pid)
        if len(together) > 1:
            seen[0] = max(seen[0], sum(map(_memory, together)))


def _memory(pid: int) -> int:
    """Bytes of memory of a process; what it shares with others is counted in parts, so that their sum is right."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    print(json.dumps(_measure(**json.loads(sys.argv[1]))))

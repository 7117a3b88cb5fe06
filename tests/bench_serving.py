"""How long a person who writes waits for the page: `mkdocs serve`, one claim edited, and the page asked for again and again."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.bench_edits import Edit
from tests.bench_engines import page_with
from tests.bench_running import family

PATIENCE = 3600
"""Seconds after which nothing more is awaited."""


def waiting(project: Path, site: Path, edit: Edit, environment: Mapping[str, str]) -> Iterator[str]:
    """Tell how long it takes until the first page is there, and until an edit shows on the page of its claim. ``site`` is the
    project as built before, in which that page is looked up."""
    page = page_with(site, f'id="{edit.entry}"')
    if not page:
        raise LookupError(f"no page has {edit.entry}")
    path = page.relative_to(site).as_posix().removesuffix("index.html")
    with _served(project, environment) as (address, pid):
        begin, spent = time.perf_counter(), _cpu(pid)
        _await(f"{address}{path}", edit.entry)
        first = time.perf_counter() - begin
        yield f"mkdocs serve: {first:.1f} s until the first page, {_cpu(pid) - spent:.1f} s of CPU"
        begin, spent = time.perf_counter(), _cpu(pid)
        edit.make()
        try:
            _await(f"{address}{path}", edit.mark)
        finally:
            edit.undo()
        shown = time.perf_counter() - begin
        yield f"mkdocs serve: {shown:.1f} s until an edit shows ({shown / first:.3f}), {_cpu(pid) - spent:.1f} s of CPU"


@contextmanager
def _served(project: Path, environment: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    line = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"]
    server = subprocess.Popen(line, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}/", server.pid
    finally:
        server.kill()
        server.wait()


def _await(address: str, words: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                if words in answer.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.1)
    raise TimeoutError(f"{address} never showed {words!r}")


def _cpu(pid: int) -> float:
    """CPU seconds so far of a process and those under it, gone ones among them; 0 where the system does not tell."""
    ticks = 0
    for each in family(pid):
        try:
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")

"""What is watched while a person writes: how often it is looked at, and what it is like now."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from time import perf_counter

from mkdocs.livereload import LiveReloadServer

Seen = Mapping[str, tuple[int, int]]
"""Files as a watcher sees them: by path, when each was changed last (nanoseconds) and how many bytes it has."""

SOONEST, LATEST = 0.2, 0.5
"""Seconds between two looks at all that is watched. MkDocs always waits the longer."""

QUIET = SOONEST / 4
"""Seconds in which nothing more must change before a site is built. So few, because folders that are watched may lie in each
other: each is looked at by itself, and what changes all the time must not keep a build from beginning."""

EFFORT = 0.05
"""Which part of its time a watcher may spend on looking."""


def look_often(server: LiveReloadServer, further: Iterable[str]) -> None:
    """Look at what a server watches as often as that costs little. ``further``: what it will watch as well.

    MkDocs looks on purpose and does not wait to be told: a disk that lies elsewhere tells nobody of its changes."""
    begin = perf_counter()
    seen_in(map(Path, (*server._watched_paths, *further)), ())
    pause = min(max(SOONEST, (perf_counter() - begin) / EFFORT), LATEST)
    server.observer._timeout = pause
    for each in server.observer.emitters:
        each._timeout = pause
    server.build_delay = QUIET


def seen_in(watched: Iterable[Path], without: Iterable[Path]) -> Seen:
    """The files that are watched, in some folders or by themselves, but for those in others."""
    left_out = {folder.resolve() for folder in without}
    found: dict[str, tuple[int, int]] = {}
    for top in watched:
        for root, folders, names in os.walk(top):
            if left_out:
                folders[:] = [name for name in folders if Path(root, name).resolve() not in left_out]
            found |= dict(_as_seen(Path(root, name) for name in names))
        if top.is_file():
            found |= dict(_as_seen([top]))
    return found


def _as_seen(paths: Iterable[Path]) -> Iterator[tuple[str, tuple[int, int]]]:
    for path in paths:
        with suppress(OSError):  # gone by now
            status = path.stat()
            yield str(path), (status.st_mtime_ns, status.st_size)

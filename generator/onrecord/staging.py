"""A folder is made beside the old one and takes its place only when it is whole.

Whatever stops the work, the old folder stays as it was, or is put back by the next run: `recover` knows each state in which a
killed run can leave things. A folder that On Record did not make is never touched; `MARK` tells.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

MARK = ".onrecord-build"
"""A file in each folder that On Record made."""


class Refused(Exception):
    """The folder can't be made, and why, in one line."""


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Give a new, marked folder beside ``target`` to fill, and put it in the place of ``target`` if all went well.

    Raises Refused if ``target`` holds something that On Record did not make, or if another run is at work on it.
    """
    target = target.resolve()
    new = _beside(target, "new")
    lock = FileLock(_beside(target, "lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Refused(f"another build of {target.name} is under way") from None
    try:
        recover(target)
        _see_that_it_is_ours(target)
        new.mkdir()
        mark(new)
        yield new
        _swap(new, target)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        lock.release()


def recover(target: Path) -> None:
    """Mend what a killed run left: a half-made folder goes; an old one whose place is empty comes back."""
    new, old = _beside(target, "new"), _beside(target, "old")
    if new.exists():
        shutil.rmtree(new)
    if old.exists() and target.exists():
        shutil.rmtree(old)
    elif old.exists():
        old.rename(target)


def mark(folder: Path) -> None:
    """Mark a folder as made by On Record."""
    (folder / MARK).write_text("Made by On Record; the next build replaces this folder.\n", "utf-8")


def _swap(new: Path, target: Path) -> None:
    """Two renames: the only moment without the folder lies between them, and `recover` ends it."""
    old = _beside(target, "old")
    if target.exists():
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _see_that_it_is_ours(target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise Refused(f"{target} is a file, not a folder")
    if target.exists() and any(target.iterdir()) and not (target / MARK).exists():
        raise Refused(f"{target} was not made by onrecord; move it away, or name another folder")


def _beside(target: Path, what: str) -> Path:
    return target.with_name(f".{target.name}.{what}")

"""A folder is made beside the old one and takes its place only when it is whole.

Whatever stops the work, the old folder stays as it was, or is put back by the next run: `recover` knows each state in which a
killed run can leave things. A folder that On Record did not make is never touched, and neither is one in which somebody else has
put a file since; `MARK` tells.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from onrecord.site.folders import ways_in

MARK = ".onrecord-build"
"""A file in each folder that On Record made: what it is, and then every file of the folder, a line each."""

STRANGERS_TOLD = 3
"""Files of somebody else that a refusal names."""


class Refused(Exception):
    """The folder can't be made, and why, in one line."""


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Give a new, marked folder beside ``target`` to fill, and put it in the place of ``target`` if all went well.

    Raises Refused if ``target`` holds something that On Record did not make, or if another run is at work on it.
    """
    with held(target), beside(target) as new:
        yield new


@contextmanager
def held(target: Path) -> Iterator[None]:
    """Keep other runs from ``target``, after what a killed one left was mended. Raises Refused as `staged` does."""
    target = target.resolve()
    _see_that_it_can_be_made(target)
    name = sha256(str(target).encode()).hexdigest()
    lock = FileLock(Path(tempfile.gettempdir(), f"onrecord-{name[:32]}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Refused(f"another build of {target.name} is under way") from None
    try:
        _see_that_it_is_ours(target)
        recover(target)  # sees to what it puts in its place
        yield
    finally:
        lock.release()


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """The folder to fill, beside one that is held."""
    target = target.resolve()
    new = place_beside(target)
    new.mkdir()
    try:
        mark(new)
        yield new
        mark(new, _names(new))
        _swap(new, target)
    finally:
        _remove(new)


def place_beside(target: Path) -> Path:
    """Where that folder will lie."""
    return _beside(target.resolve(), "new")


def recover(target: Path) -> None:
    """Mend what a killed run left: a half-made folder goes; an old one whose place is empty comes back."""
    new, old = _beside(target, "new"), _beside(target, "old")
    for folder in (new, old):
        _see_that_it_is_ours(folder)
    _remove(new)
    if target.exists():
        _remove(old)
    elif old.exists():
        old.rename(target)


def mark(folder: Path, names: Iterable[str] = ()) -> None:
    """Mark a folder as made by On Record, and with it the names of its files, once it is whole."""
    lines = ["Made by On Record; the next build replaces this folder.", *sorted(names)]
    (folder / MARK).write_text("".join(f"{line}\n" for line in lines), "utf-8", errors="surrogateescape", newline="\n")


def strangers(folder: Path) -> list[str]:
    """The files in a marked folder that were not there when it was made, in order; none are known of a folder without names."""
    mark = folder / MARK
    _, *names = mark.read_text("utf-8", errors="surrogateescape").split("\n") if mark.is_file() else [""]
    known = {name for name in names if name}
    return sorted(_names(folder) - known) if known else []


def _names(folder: Path) -> set[str]:
    """The files of a folder by their ways in it, but for our mark."""
    return {name for name in ways_in(folder) if name != MARK}


def _swap(new: Path, target: Path) -> None:
    """Two renames: the only moment without the folder lies between them, and `recover` ends it."""
    old = _beside(target, "old")
    if target.exists():
        target.rename(old)
    new.rename(target)
    _remove(old)


def _remove(folder: Path) -> None:
    """Remove one of our folders, its mark last: what a kill leaves of it is still known as ours."""
    if not folder.exists():
        return
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != MARK:
            path.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def is_ours(folder: Path) -> bool:
    """Whether nothing in a folder can be somebody else's: it is empty, or marked and without other hidden entries."""
    names = {path.name for path in folder.iterdir()}
    return not names or (MARK in names and not any(name.startswith(".") and name != MARK for name in names))


def _see_that_it_can_be_made(target: Path) -> None:
    if not target.name:
        raise Refused(f"{target} can't be a site; name a folder in it")


def _see_that_it_is_ours(target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise Refused(f"{target} is a file, not a folder")
    if target.exists() and not is_ours(target):
        raise Refused(f"{target} was not made by onrecord; move it away, or name another folder")
    if target.exists() and (found := strangers(target)):
        some = ", ".join(found[:STRANGERS_TOLD]) + (" …" if len(found) > STRANGERS_TOLD else "")
        raise Refused(
            f"{target} has files that no build has put there: {some}; move them to the docs folder, list them under "
            "'publish:' in the plugin's settings if no page needs them, and remove them here"
        )


def _beside(target: Path, what: str) -> Path:
    return target.with_name(f".{target.name}.{what}")

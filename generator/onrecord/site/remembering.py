"""What a run remembers for the next one, in the user's folder for such things: nobody else can put anything there that we would
trust, as they could beside the record, where it could come with a clone. It may be deleted at any time, and whatever is wrong
with it, it is as if it were not there.
"""

import os
import re
import shutil
import stat
import sys
import tempfile
import time
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files as resources
from pathlib import Path

import platformdirs

VARIABLE = "ONRECORD_CACHE"
"""The variable of the environment that names another folder, or (empty) none."""

STALE = 90 * 24 * 60 * 60
"""Seconds after which what was remembered of something goes that nobody asked for since."""

TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by On Record; may be deleted at any time. See https://bford.info/cachedir/\n"
"""What CACHEDIR.TAG says, by which programs for backups know such a folder."""


class Remembering:
    """What is remembered of one thing. ``folder``: where it lies on the disk; None if it can't be. ``is_anew``: nothing is taken
    that an earlier process remembered."""

    def __init__(self, folder: Path | None, is_anew: bool = False) -> None:
        self.folder, self.is_anew = folder, is_anew

    def recall(self, name: str) -> bytes | None:
        """What was last remembered under a name; None if that is nothing, or nothing that this program could trust."""
        if not self.folder or self.is_anew:
            return None
        with suppress(OSError):
            with (self.folder / name_of(name)).open("rb") as file:
                sum_, found = file.read(32), file.read()
            if sum_ == sum_of(name, found):
                return found
        return None

    def remember(self, name: str, data: bytes) -> bool:
        """Remember something under a name, if the disk can be written; return whether it could."""
        if self.folder:
            with suppress(OSError):
                write_whole(self.folder / name_of(name), sum_of(name, data), data)
                return True
        return False

    def stay(self) -> None:
        """Say that it was of use, so that it is not taken for stale."""
        if self.folder:
            with suppress(OSError):
                os.utime(self.folder)


def memory_of(path: Path, is_anew: bool = False) -> Remembering:
    """What is remembered of a file or folder. ``is_anew``: as `Remembering` has it."""
    return Remembering(folder_for(path), is_anew)


def folder_for(path: Path) -> Path | None:
    """The folder for what is remembered of a file or folder; None if there can be none."""
    with suppress(OSError):
        return _folder_of(path) if program() else None
    return None


def _folder_of(path: Path) -> Path | None:
    """The folder for a file or folder, made if need be; None where nothing is to be kept. Raises OSError if it can't be made."""
    named = os.environ.get(VARIABLE)
    if named == "":
        return None
    whole = Path(named).absolute() if named else platformdirs.user_cache_path("onrecord", appauthor=False)
    if not whole.is_absolute():  # somebody without a home
        return None
    whole.parent.mkdir(parents=True, exist_ok=True)
    folder = whole / sha256(os.fsencode(path.resolve())).hexdigest()[:32]
    for each in (whole, folder):
        each.mkdir(mode=0o700, exist_ok=True)
        if not _is_ours_alone(each):
            return None
    for name, text in (("CACHEDIR.TAG", TAG), (".gitignore", "*\n")):
        if not (whole / name).exists():
            write_whole(whole / name, text.encode())
    _remove_stale(whole)
    return folder


def _is_ours_alone(folder: Path) -> bool:
    """Whether nobody else can have put anything into a folder."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        return False
    return not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not found.st_mode & 0o022)


def _remove_stale(whole: Path) -> None:
    """Remove what is remembered of things that nobody asked for since long."""
    for folder in whole.iterdir():
        if re.fullmatch("[0-9a-f]{32}", folder.name) and time.time() - folder.lstat().st_mtime > STALE:
            shutil.rmtree(folder, ignore_errors=True)


def write_whole(path: Path, *parts: bytes) -> None:
    """Write a file of some parts in one step, so that nobody finds a part of it. Raises OSError."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


def name_of(name: str) -> str:
    """The name of the file for what is remembered under a name."""
    return f"remembered-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def sum_of(key: str, packed: bytes) -> bytes:
    """What tells whether a file holds what this program put there under a key."""
    found = sha256(b"\0".join((program(), key.encode("utf-8", "surrogatepass"), b"")))
    found.update(packed)
    return found.digest()


@cache
def program() -> bytes:
    """The SHA-256 of all that decides what reading a file gives: our modules, and the versions of Python and of all libraries.
    Empty where these can't be told."""
    digest = sha256(sys.version.encode())
    try:
        for line in sorted(requires("onrecord") or ()):
            if "extra ==" not in line and (name := re.match(r"[\w.-]+", line)):
                digest.update(f"\0{name[0]} {version(name[0])}".encode())
    except PackageNotFoundError:
        return b""
    package = Path(str(resources("onrecord")))
    for path in sorted(each for each in package.rglob("*") if each.is_file() and each.suffix != ".pyc"):
        digest.update(b"\0" + path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.digest()

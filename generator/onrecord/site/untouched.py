"""Whether a file is still what it was when its SHA-256 was known, told by what the disk says of it.

It is asked when a file was written, which anybody can set, and when anything about it was last changed, which nobody
can: to set the one changes the other. Where it can't be told so, the file is read.
"""

import os
import stat
import time
from collections.abc import Mapping
from hashlib import file_digest
from pathlib import Path

import msgspec

from onrecord.site.folders import entries_in

CAN_TELL = os.name == "posix"
"""Whether a disk notes the last change of any sort; elsewhere it is the day on which a file was made."""

LATE = 100_000_000
"""Nanoseconds before a look: what changed as late may have changed once more, and has the same date."""

SECOND = 1_000_000_000
"""In nanoseconds. A date of whole ones is that of a disk which knows no finer ones."""


class FileKnown(msgspec.Struct, frozen=True, array_like=True):
    """A file as it was: the SHA-256 of its bytes, and what the disk said of it (``written``, ``changed``: nanoseconds)."""

    sha256: bytes
    size: int
    inode: int
    written: int
    changed: int


class FilesKnown(msgspec.Struct, frozen=True):
    """Files by their paths, as they were looked ``at`` (nanoseconds)."""

    at: int = 0
    files: dict[str, FileKnown] = {}

    def sha256_of(self, path: str, file: "os.DirEntry[str] | Path") -> bytes | None:
        """The SHA-256 of the file at a path, if it is what it was; None if it would have to be read. Raises OSError."""
        known = self.files.get(path)
        if not known or not CAN_TELL or known.changed >= self.at - LATE or known.changed % SECOND == 0:
            return None
        return known.sha256 if known == known_as(known.sha256, file) else None

    def now(self, path: str, file: "os.DirEntry[str] | Path") -> FileKnown:
        """That file as it is now. Raises OSError, also if it is no file that has an end, or a link."""
        sum_ = self.sha256_of(path, file)
        return self.files[path] if sum_ else _read(file)


NO_FILES = FilesKnown()
"""That nothing is known of any file."""


def are_same(folder: Path, known: FilesKnown) -> bool:
    """Whether a folder has the same files as it had, and no others. Raises OSError."""
    found = [*entries_in(folder)]
    return {way for way, _ in found} == known.files.keys() and all(
        known.now(way, each).sha256 == known.files[way].sha256 for way, each in found
    )


def in_folder(folder: Path, sums: Mapping[str, bytes], at: int) -> FilesKnown:
    """The files of a folder. ``sums``: the SHA-256 of those that are not read, by their ways in it. Raises OSError."""
    found = entries_in(folder)
    return FilesKnown(at, {way: known_as(sums[way], each) if way in sums else _read(each) for way, each in found})


def now() -> int:
    """Now, in nanoseconds."""
    return time.time_ns()


def known_as(sum_: bytes, file: "os.DirEntry[str] | Path") -> FileKnown:
    """A file of which the SHA-256 is known. Raises OSError."""
    status = file.stat(follow_symlinks=False)
    return FileKnown(sum_, status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns)


def _read(file: "os.DirEntry[str] | Path") -> FileKnown:
    if not stat.S_ISREG(file.stat(follow_symlinks=False).st_mode):
        raise OSError(f"{os.fspath(file)} is no file")
    known = known_as(b"", file)
    with Path(file).open("rb") as opened:
        return msgspec.structs.replace(known, sha256=file_digest(opened, "sha256").digest())

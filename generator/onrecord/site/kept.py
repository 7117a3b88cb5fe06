"""What was read of a record's files, kept from run to run, so that only those that changed are read again; and whatever else a
later run can use.

It lies in the user's folder for such things, and not beside the record: a folder there could come with a clone, and bring entries
that nobody validated. It may be deleted at any time, and whatever is wrong with it, it is as if it were not there.
"""

import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files as resources
from pathlib import Path

import platformdirs
from msgspec import MsgspecError

from onrecord.record import keeping
from onrecord.record.placing import WrittenFile
from onrecord.record.reading import FileRead

VARIABLE = "ONRECORD_CACHE"
"""The variable of the environment that names another folder, or (empty) none."""

STALE = 90 * 24 * 60 * 60
"""Seconds after which what was kept of a record goes that nobody read since."""

_FILE = re.compile("[0-9a-f]{64}")
"""What that which was read of a file is kept under."""

TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by On Record; may be deleted at any time. See https://bford.info/cachedir/\n"
"""What CACHEDIR.TAG says, by which programs for backups know such a folder."""


class KeptFiles:
    """What was read of the files of one record: at hand for as long as the process lives, and on the disk for the next one.

    ``folder``: where it is kept on the disk; None if it can't be. ``is_anew``: nothing is taken that an earlier process kept.
    """

    def __init__(self, record: Path, folder: Path | None, is_anew: bool = False) -> None:
        self.record, self.folder, self.is_anew = record, folder, is_anew
        self.at_hand: dict[str, FileRead] = {}
        self.used: dict[str, FileRead] = {}

    def take(self, file: str, data: bytes) -> FileRead | None:
        """What reading that file gave before; None if it is not known."""
        key = _key(file, data)
        read = self.at_hand.get(key) or self._from_disk(key, WrittenFile(file, data))
        if read:
            self.used[key] = read
        return read

    def keep(self, file: str, data: bytes, read: FileRead) -> None:
        """Keep what reading that file gave. It is not kept on a disk that can't be written, nor if bytes can't hold it."""
        key = _key(file, data)
        self.used[key] = read
        if self.folder:
            with suppress(OSError, ValueError, OverflowError):
                packed = keeping.packed(read)
                _write(self.folder / key, _sum(key, packed), packed)

    def finish(self) -> None:
        """Forget all that was not taken or kept since the last time."""
        self.at_hand, self.used = self.used, {}
        if self.folder:
            with suppress(OSError):
                for path in self.folder.iterdir():
                    if _FILE.fullmatch(path.name) and path.name not in self.at_hand:
                        path.unlink(missing_ok=True)
                os.utime(self.folder)

    def let_go(self) -> None:
        """Have nothing at hand any more: this process reads no file again."""
        self.at_hand = {}

    def recall(self, name: str) -> bytes | None:
        """What was last remembered under a name; None if that is nothing, or nothing that this program could trust."""
        if not self.folder or self.is_anew:
            return None
        with suppress(OSError):
            with (self.folder / _name(name)).open("rb") as file:
                sum_, found = file.read(32), file.read()
            if sum_ == _sum(name, found):
                return found
        return None

    def remember(self, name: str, data: bytes) -> bool:
        """Remember something under a name, if the disk can be written; return whether it could."""
        if self.folder:
            with suppress(OSError):
                _write(self.folder / _name(name), _sum(name, data), data)
                return True
        return False

    def parts(self, name: str) -> "KeptParts | None":
        """The parts of what is remembered under a name; None if nothing can be kept."""
        if not self.folder:
            return None
        folder = self.folder / f"parts-{_name(name)}"
        with suppress(OSError):
            folder.mkdir(mode=0o700, exist_ok=True)
            return KeptParts(folder)
        return None

    def _from_disk(self, key: str, written: WrittenFile) -> FileRead | None:
        if not self.folder or self.is_anew:
            return None
        try:
            found = (self.folder / key).read_bytes()
            sum_, packed = found[:32], found[32:]
            return keeping.unpacked(packed, written) if sum_ == _sum(key, packed) else None
        except (OSError, MsgspecError, ValueError, LookupError, TypeError):
            return None


class KeptParts:
    """Parts of something that is remembered, each known by its SHA-256. ``folder``: where they lie; None: in this process."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._at_hand: dict[bytes, bytes] = {}

    def put(self, sum_: bytes, data: bytes) -> None:
        """Keep a part, if the disk can be written. One of which only a piece was written is none."""
        if self.folder:
            with suppress(OSError):
                (self.folder / sum_.hex()).write_bytes(data)
        else:
            self._at_hand[sum_] = data

    def get(self, sum_: bytes) -> bytes | None:
        """A part; None if it is not there, or not as it was kept."""
        if not self.folder:
            return self._at_hand.get(sum_)
        with suppress(OSError):
            data = (self.folder / sum_.hex()).read_bytes()
            return data if sha256(data).digest() == sum_ else None
        return None

    def keep_only(self, sums: AbstractSet[bytes]) -> None:
        """Forget all other parts."""
        self._at_hand = {sum_: data for sum_, data in self._at_hand.items() if sum_ in sums}
        if self.folder:
            wanted = {sum_.hex() for sum_ in sums}
            with suppress(OSError):
                for path in self.folder.iterdir():
                    if path.name not in wanted:
                        path.unlink()


def kept_for(record: Path, is_anew: bool = False) -> KeptFiles:
    """What is kept of the record in a folder. ``is_anew``: nothing is taken that an earlier process kept."""
    folder = None
    with suppress(OSError):
        folder = _folder_of(record) if program() else None
    return KeptFiles(record, folder, is_anew)


def _folder_of(record: Path) -> Path | None:
    """The folder for a record, made if need be; None where nothing is to be kept. Raises OSError if it can't be made."""
    named = os.environ.get(VARIABLE)
    if named == "":
        return None
    whole = Path(named).absolute() if named else platformdirs.user_cache_path("onrecord", appauthor=False)
    if not whole.is_absolute():  # somebody without a home
        return None
    whole.parent.mkdir(parents=True, exist_ok=True)
    folder = whole / sha256(os.fsencode(record.resolve())).hexdigest()[:32]
    for each in (whole, folder):
        each.mkdir(mode=0o700, exist_ok=True)
        if not _is_ours_alone(each):
            return None
    for name, text in (("CACHEDIR.TAG", TAG), (".gitignore", "*\n")):
        if not (whole / name).exists():
            _write(whole / name, text.encode())
    _remove_stale(whole)
    return folder


def _is_ours_alone(folder: Path) -> bool:
    """Whether nobody else can have put anything into a folder."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        return False
    return not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not found.st_mode & 0o022)


def _remove_stale(whole: Path) -> None:
    """Remove what is kept of records that were not read for long."""
    for folder in whole.iterdir():
        if re.fullmatch("[0-9a-f]{32}", folder.name) and time.time() - folder.lstat().st_mtime > STALE:
            shutil.rmtree(folder, ignore_errors=True)


def _write(path: Path, *parts: bytes) -> None:
    """Write a file of some parts in one step, so that nobody finds a part of it. Raises OSError."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


def _key(file: str, data: bytes) -> str:
    """What a file is kept under: it, its name and the program that read it, so that none of them can be another's."""
    return sha256(b"\0".join((program(), file.encode("utf-8", "surrogatepass"), data))).hexdigest()


def _name(name: str) -> str:
    """The name of the file for what is remembered under a name."""
    return f"remembered-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def _sum(key: str, packed: bytes) -> bytes:
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

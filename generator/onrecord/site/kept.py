"""What was read of a record's files, kept from run to run, so that only those that changed are read again; and whatever else a
later run can use. Beside the record it could come with a clone, and bring entries that nobody validated.
"""

import os
import re
from collections.abc import Set as AbstractSet
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from msgspec import MsgspecError

from onrecord.record import keeping
from onrecord.record.placing import WrittenFile
from onrecord.record.reading import FileRead
from onrecord.site import remembering
from onrecord.site.remembering import Remembering, folder_for, name_of, sum_of, write_whole

_FILE = re.compile("[0-9a-f]{64}")
"""What that which was read of a file is kept under."""


class KeptFiles(Remembering):
    """What was read of the files of one record: at hand for as long as the process lives, and on the disk for the next one.

    ``folder``: where it is kept on the disk; None if it can't be. ``is_anew``: nothing is taken that an earlier process kept.
    """

    def __init__(self, record: Path, folder: Path | None, is_anew: bool = False) -> None:
        super().__init__(folder, is_anew)
        self.record = record
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
                write_whole(self.folder / key, sum_of(key, packed), packed)

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

    def parts(self, name: str) -> "KeptParts | None":
        """The parts of what is remembered under a name; None if nothing can be kept."""
        if not self.folder:
            return None
        folder = self.folder / f"parts-{name_of(name)}"
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
            return keeping.unpacked(packed, written) if sum_ == sum_of(key, packed) else None
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
    return KeptFiles(record, folder_for(record), is_anew)


def _key(file: str, data: bytes) -> str:
    """What a file is kept under: it, its name and the program that read it, so that none of them can be another's."""
    return sha256(b"\0".join((remembering.program(), file.encode("utf-8", "surrogatepass"), data))).hexdigest()

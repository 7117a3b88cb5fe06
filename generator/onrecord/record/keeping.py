"""Entries to bytes that are read back at once, and the same entries from them: what a file of the record gave, to be kept.

What was validated once is not validated again, so only bytes that `packed` of this very program made may be given to
`unpacked`; the one who keeps them sees to that.
"""

from msgspec import msgpack

from onrecord.record.model import LISTS, About
from onrecord.record.placing import Placed, WrittenFile
from onrecord.record.reading import FileRead
from onrecord.record.rows import conversion_of, row_of


def packed(read: FileRead) -> bytes:
    """What a sound file gave, as bytes. Raises ValueError or OverflowError for what these cannot hold."""
    about = _out(read.about) if read.about else None
    return msgpack.encode([about, [[_out(placed) for placed in read.entries[name]] for name in LISTS]])


def _out(placed: Placed) -> tuple[bytes, list[object]]:
    return placed.digest, row_of(placed.entry)


def unpacked(data: bytes, written: WrittenFile) -> FileRead:
    """What a file gave, from what `packed` made of it: equal entries, without validating them again.

    Raises ValueError, LookupError or TypeError for what it did not make.
    """
    about, lists = msgpack.decode(data)
    read = FileRead(written)
    if about is not None:
        digest, row = about
        read.has_about, read.about = True, Placed(conversion_of(About).back(row), written, "about", None, digest)
    for (name, model), rows in zip(LISTS.items(), lists, strict=True):
        back = conversion_of(model).back
        read.entries[name] = [
            Placed(back(row), written, name, number, digest) for number, (digest, row) in enumerate(rows)
        ]
    return read

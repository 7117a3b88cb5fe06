"""What the workers of a cluster do for a build: read files of the record, make pages, and what entries give to the index."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar
from uuid import uuid4

from onrecord.record import keeping
from onrecord.record.reading import FileRead, read_file
from onrecord.searching.shares import Findings, Giving, Share
from onrecord.site import remembering
from onrecord.site.data_files import DataWritten
from onrecord.site.fillings import Filling, Fillings, FrameShape
from onrecord.site.frames import Frame
from onrecord.site.printing import FileWritten, PageWritten, ToWrite, as_bytes

Result = TypeVar("Result")

_one_at_a_time = Lock()


class NoCluster(Exception):
    """There is no cluster that can be worked with, and why, in one line."""


def in_turn(program: bytes, work: Callable[..., Result], *given: Any) -> Result:
    """Do some work. A worker may have come later, with another program; and it may have several threads, which our caches don't
    stand."""
    if not has_program(program):
        raise NoCluster("a worker that came later has another onrecord, Python or library than this one")
    with _one_at_a_time:
        return work(*given)


def has_program(program: bytes) -> bool:
    """Whether this worker has the program with a digest."""
    return remembering.program() == program


def read_share(share: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes | None]]:
    """What files of a record gave; None for those with problems, which tell of places in them."""
    return [(file, _packed(read_file(file, data))) for file, data in share]


def give_share(share: tuple[int, Share], fillings: Fillings, giving: Giving) -> tuple[int, Findings]:
    """What a share gives to the index, with its place among all."""
    number, shelves = share
    return number, replace(giving, found=giving.found.received(fillings.edition.view))(shelves)


def _packed(read: FileRead) -> bytes | None:
    try:
        return keeping.packed(read) if read.is_sound else None
    except (ValueError, OverflowError):
        return None


def print_share(
    share: Sequence[ToWrite], fillings: Fillings, frames: Mapping[FrameShape, Frame], beside: Path
) -> tuple[list[FileWritten], list[tuple[str, FrameShape | None, bytes]], list[tuple[str, Filling]]]:
    """Make what is ordered: the files that were written; those that could not be, for the folder ``beside`` is not to be seen
    from here, with their bytes; and the pages that lack a frame. What is written takes its place at once and whole."""
    written: list[FileWritten] = []
    sent: list[tuple[str, FrameShape | None, bytes]] = []
    lacking: list[tuple[str, Filling]] = []
    sees = _sees(beside)
    for order in share:
        for path in order.data:
            data = fillings.edition.data_at(path)
            if sees:
                written.append(DataWritten(path, _placed(data, beside.parent / path, beside)))
            else:
                sent.append((path, None, data))
        if not order.place:
            continue
        filling = fillings.of(order.path)
        if not (frame := frames.get(filling.shape)):
            lacking.append((order.path, filling))
        elif sees:
            page = as_bytes(frame.filled(filling.values))
            sum_ = _placed(page, order.place, beside)
            written.append(PageWritten(order.path, sum_, filling.shape, frame.digest))
        else:
            sent.append((order.path, filling.shape, as_bytes(frame.filled(filling.values))))
    return written, sent, lacking


def _sees(folder: Path) -> bool:
    """Whether a folder can be seen from here. Its name is new, so no other machine has one that is called the same."""
    return folder.is_dir()


def _placed(data: bytes, place: Path, beside: Path) -> bytes:
    new = beside / uuid4().hex
    new.write_bytes(data)
    place.parent.mkdir(parents=True, exist_ok=True)
    new.replace(place)
    return sha256(data).digest()

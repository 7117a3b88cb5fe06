"""What is remembered of the last good site: what each page was made of, so that those that still hold are taken from it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from onrecord.site.fillings import FrameShape
from onrecord.site.frames import NoFrame
from onrecord.site.quick_pages import QuickPages
from onrecord.telling.imprint import Imprint, digest_of_key, is_made_of, touched


class PageMade(msgspec.Struct, frozen=True, array_like=True):
    """A page of a site: a digest of its key, the number of its shape, the SHA-256 of its file."""

    key: bytes
    shape: int
    sha256: bytes


class SiteMade(msgspec.Struct, frozen=True):
    """A site that was made. ``by``: a digest of the program and of the settings that every page depends on. ``shapes``: those of
    its frames, each with the digest of its frame. ``pages``: by the path of their Markdown. ``data``: the SHA-256 of the files of
    data, by their paths."""

    by: bytes
    about: bytes
    entries: dict[str, dict[str, tuple[bytes, tuple[tuple[str, str], ...]]]]
    shapes: list[tuple[FrameShape, bytes]]
    pages: dict[str, PageMade]
    data: dict[str, bytes]

    @property
    def imprint(self) -> Imprint:
        """The record that it was made of, in short."""
        return Imprint(self.about, self.entries)


@dataclass(frozen=True)
class LastSite:
    """The last good site: the folder that it lies in, and what was remembered of it."""

    folder: Path
    made: SiteMade

    def holding(self, pages: QuickPages, by: bytes, now: Imprint) -> Iterator[tuple[str, PageMade]]:
        """The pages that hold for a record as it is now, as long as their files are what they were (`take`)."""
        changed = touched(self.made.imprint, now) if self.made.by == by else None
        if changed is None:
            return
        framed = [_has_frame(pages, *each) for each in self.made.shapes]
        for path in pages.paths:
            page, (_, key) = self.made.pages.get(path), pages.edition.keys[path]
            if page and framed[page.shape] and not is_made_of(key, changed) and page.key == digest_of_key(key):
                yield path, page

    def take(self, sum_: bytes, source: Path, target: Path) -> bool:
        """Put a file of this site into another, if it has that SHA-256. Both are one file on the disk, where that can be."""
        try:
            if sha256(source.read_bytes()).digest() != sum_:
                return False
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(source, target)
            except OSError:  # another disk, or one that has no links
                shutil.copyfile(source, target)
        except OSError:
            return False
        return True


def recalled(folder: Path, remembered: bytes) -> LastSite | None:
    """What was remembered of the site in a folder; None if that cannot be read."""
    try:
        return LastSite(folder, msgspec.msgpack.decode(remembered, type=SiteMade))
    except msgspec.MsgspecError:
        return None


def to_remember(made: SiteMade) -> bytes:
    """A site as bytes for `recalled`."""
    return msgspec.msgpack.encode(made)


def _has_frame(pages: QuickPages, shape: FrameShape, digest: bytes) -> bool:
    """Whether pages of a shape have the same frame as before."""
    with suppress(NoFrame):
        return pages.frame(shape).digest == digest
    return False

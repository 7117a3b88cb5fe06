"""What is remembered of the last good site: what each page was made of, so that those that still hold are taken from it."""

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from io import FileIO
from pathlib import Path

import msgspec

from onrecord.earth.drawn import Borders
from onrecord.keyed import PagesBefore, PathKnown, Setting
from onrecord.site.files import linked
from onrecord.site.fillings import FrameShape
from onrecord.site.frames import NoFrame
from onrecord.site.quick_pages import QuickPages
from onrecord.site.untouched import NO_FILES, FilesKnown
from onrecord.telling.imprint import Entries, Imprint, digest_of_key, is_made_of, touched
from onrecord.telling.page import EntryId, Key


class PageMade(msgspec.Struct, frozen=True, array_like=True):
    """A page of a site: a digest of its key, the number of its shape, the SHA-256 of its file."""

    key: bytes
    shape: int
    sha256: bytes


class SiteMade(msgspec.Struct, frozen=True):
    """A site that was made. ``by``: a digest of the program and of the settings that every page depends on. ``surroundings``: one
    of what else pages may come from. ``shapes``: those of its frames, each with the digest of its frame. ``pages``: by the path
    of their Markdown. ``data``: the SHA-256 of the files of data, by their paths. ``setting``, ``paths``: as
    `PagesBefore` has them."""

    by: bytes
    surroundings: bytes
    about: bytes
    entries: Entries
    shapes: list[tuple[FrameShape, bytes]]
    pages: dict[str, PageMade]
    data: dict[str, bytes]
    setting: tuple[str, str, str]
    paths: dict[str, list[tuple[EntryId, tuple[PathKnown, ...]]]]


@dataclass(frozen=True, eq=False)
class LastSite:
    """The last good site: the folder that it lies in, what was remembered of it, and its files as it was left."""

    folder: Path
    made: SiteMade
    left: FilesKnown = NO_FILES

    @cached_property
    def imprint(self) -> Imprint:
        """The record that it was made of, in short."""
        return Imprint(self.made.about, self.made.entries)

    @property
    def pages(self) -> PagesBefore:
        """Which pages it has."""
        language, borders, under = self.made.setting
        paths = {kind: dict(its) for kind, its in self.made.paths.items()}
        return PagesBefore(self.imprint, Setting(language, Borders(borders), under), paths)

    def changed(self, by: bytes, now: Imprint) -> frozenset[EntryId] | None:
        """The entries of which anything is made anew for a record as it is now; None if nothing of this site holds. ``by``: what
        is to be remembered as such."""
        return touched(self.imprint, now) if self.made.by == by else None

    def holding(self, pages: QuickPages, changed: frozenset[EntryId], around: bytes) -> dict[str, PageMade]:
        """The pages that hold, by the path of their Markdown, as long as their files are what they were (`take`). ``changed``: as
        `changed` gives them. ``around``: what is to be remembered as ``surroundings``."""
        framed = self._framed(pages, self.made.surroundings == around)
        found, keys = {}, pages.edition.keys
        for path in pages.paths:
            page = self.made.pages.get(path)
            if page and framed[page.shape] and (keys.is_untouched(path) or _is_same(page, keys[path][1], changed)):
                found[path] = page
        return found

    def _framed(self, pages: QuickPages, is_same_around: bool) -> list[bool]:
        """For each shape, whether its pages have the same frame as before.

        Where theme and settings are as they were, only the navigation in it can be another, which is the same whatever headings
        a page has: then one is seen of those that differ in nothing else."""
        known: dict[FrameShape, bool] = {}
        found = []
        for shape, digest in self.made.shapes:
            alike = replace(shape, levels=()) if is_same_around else shape
            if alike not in known:
                known[alike] = _has_frame(pages, shape, digest)
            found.append(known[alike])
        return found

    def read(self, path: str) -> bytes | None:
        """A file of data of this site; None if it is not as it was made."""
        with suppress(OSError):
            data = (self.folder / path).read_bytes()
            return data if sha256(data).digest() == self.made.data.get(path) else None
        return None

    def take(self, sum_: bytes, name: str, site: str | Path) -> bool:
        """Put a file of this site into another, under the same name, if it has that SHA-256. Both are one file on the disk, where
        that can be."""
        source, target = f"{self.folder}/{name}", f"{site}/{name}"
        try:
            if self.left.sha256_of(name, Path(source)) != sum_ and _sha256(source) != sum_:
                return False
            linked(source, target)
        except OSError:
            return False
        return True


def recalled(folder: Path, remembered: bytes, left: FilesKnown) -> LastSite | None:
    """What was remembered of the site in a folder; None if that cannot be read. ``left``: its files as it was left."""
    try:
        return LastSite(folder, msgspec.msgpack.decode(remembered, type=SiteMade), left)
    except msgspec.MsgspecError:
        return None


def to_remember(made: SiteMade) -> bytes:
    """A site as bytes for `recalled`."""
    return msgspec.msgpack.encode(made)


def _sha256(path: str) -> bytes:
    with FileIO(path) as file:  # a path and a buffer take longer than most files
        return sha256(file.readall()).digest()


def _is_same(page: PageMade, key: Key, changed: frozenset[EntryId]) -> bool:
    """Whether a page is made of the same as before."""
    return not is_made_of(key, changed) and page.key == digest_of_key(key)


def _has_frame(pages: QuickPages, shape: FrameShape, digest: bytes) -> bool:
    """Whether pages of a shape have the same frame as before."""
    with suppress(NoFrame):
        return pages.frame(shape).digest == digest
    return False

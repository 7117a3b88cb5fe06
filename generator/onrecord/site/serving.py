"""While a person is watching: what of the site is written only when it is asked for, and which edits need no build by MkDocs.

What MkDocs makes depends little on what a record says. So where nothing but the record has changed, and it has the same pages as
before, these are taken from the folder of the site, and each comes back as it is now when somebody asks for it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from onrecord.edition import Edition
from onrecord.site import files as disk
from onrecord.site.data_files import write_data
from onrecord.site.printing import write
from onrecord.site.quick_pages import QuickPages
from onrecord.site.watching import Seen

WriteIndex = Callable[[Edition], None]
"""Writes the index of the search of an edition of the record."""


class Served:
    """A site that is being served. ``make``: makes the page at a path, or says on one what has gone wrong."""

    def __init__(self, make: Callable[[QuickPages, str], str]) -> None:
        self.make = make
        self.pages: QuickPages | None = None
        self._write_index: WriteIndex | None = None
        self._index_waits = False
        self._written: set[Path] = set()
        self._one_page, self._one_index, self._of_index = Lock(), Lock(), Lock()

    def begin(self, pages: QuickPages | None, write_index: WriteIndex | None) -> None:
        """From here on give out these pages, and none that was written before. ``write_index``: writes the index of the search
        of an edition, if there is one."""
        with self._one_page:
            self.pages = pages
            for path in self._written:
                path.unlink(missing_ok=True)
            self._written.clear()
        with self._of_index:
            self._write_index, self._index_waits = write_index, bool(write_index)
            if pages and write_index:
                disk.remove_index(Path(pages.site.config.site_dir))

    def change(self, edition: Edition) -> None:
        """From here on give out the pages of another edition of the record, which has the same ones (`is_same_to_mkdocs`)."""
        assert self.pages
        site = self.pages.site
        with self._one_page:
            self._written |= {Path(site.config.site_dir, file.dest_uri) for file in self.pages.made_by_mkdocs}
        self.begin(QuickPages(edition, site), self._write_index)

    def write(self, address: str) -> bool:
        """Write the index of the search, or the page or the data at an address of the site, if it is of the record."""
        if address == disk.THEMES_INDEX.as_posix():
            return self._has_index()
        with self._one_page:
            pages = self.pages
            if not pages:
                return False
            if address in pages.edition.data:
                site = Path(pages.site.config.site_dir)
                write_data(pages.edition, site, address)
                self._written.add(site / address)
                return True
            path = pages.path_at(address)
            if path:
                self._written.add(pages.place(path))
                write(pages.place(path), self.make(pages, path))
            return bool(path)

    def _has_index(self) -> bool:
        """Whether there is an index of the search, after it was written as often as an edit has come while that was done."""
        with self._one_index:
            while True:
                with self._of_index:
                    waits, self._index_waits, write_index = self._index_waits, False, self._write_index
                pages = self.pages
                if not waits or not write_index or not pages:
                    return bool(write_index)
                write_index(pages.edition)


@dataclass
class Building:
    """What MkDocs calls when something has changed that it watches. ``by_mkdocs``: builds the site. ``at_once``: shows the record
    as it is now without that, if it can. ``outside``: what is watched beside the record. ``seen``: that, as it was when MkDocs
    last built a whole site; None if its last build failed."""

    by_mkdocs: Callable[[], None]
    at_once: Callable[[], bool]
    outside: Callable[[], Seen]
    seen: Seen | None

    def __call__(self) -> None:
        """Bring the site up to date. A build that fails leaves half a site, in the place of which only a whole one comes."""
        now = self.outside()
        if now != self.seen or not self.at_once():
            self.seen = None
            self.by_mkdocs()
            self.seen = now


def is_same_to_mkdocs(before: QuickPages, after: Edition) -> bool:
    """Whether MkDocs would make the same of another edition of a record: of all that hand-written pages, the navigation and the
    sitemap have of it. ``before``: the pages of the one that MkDocs has seen, or that was as good."""
    listed = [file.src_uri for file in before.made_by_mkdocs]
    editions = before.edition, after
    return (
        len({(each.view.about_digest, each.view.about_file, each.view.has_pngs) for each in editions}) == 1
        and [*_pages(before.edition)] == [*_pages(after)]
        and [*_as_listed(before.edition, listed)] == [*_as_listed(after, listed)]
    )


def _pages(edition: Edition) -> Iterator[object]:
    """The pages of an edition, each with what lies beside it."""
    keys = edition.keys
    for path in keys:
        yield path, keys.may_be_in_nav(path), keys.has_data(path), keys.has_feed(path), keys.files(path)


def _as_listed(edition: Edition, paths: Iterable[str]) -> Iterator[object]:
    """What a navigation has of some pages, and where they are edited."""
    for path in paths:
        _, key = edition.keys[path]
        yield key.title, edition.view.origin_of(*key.of) if key.of else ""

"""The search of a site, written into it: its index is made from that of the last site, and kept for that of the next."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from onrecord.edition import Edition
from onrecord.searching.shares import SharedOut
from onrecord.site import indexing
from onrecord.site.files import THEMES_INDEX, write_index
from onrecord.site.index_files import IndexFiles
from onrecord.site.kept import KeptFiles, KeptParts
from onrecord.site.theme_search import ThemesIndex
from onrecord.speaking.linking import LinkStyle


class Place(NamedTuple):
    """A site whose index is written, how its pages are linked, where the last good one lies, if there is one, and where in a site
    the theme's own index does."""

    site: Path
    links: LinkStyle
    last: Path | None = None
    themes_index: Path = THEMES_INDEX


class Searched:
    """The index that this process has made last, and what is kept of it. ``is_serving``: the same process makes the next one."""

    def __init__(self, is_serving: bool = False) -> None:
        self.is_serving = is_serving
        self.indexed: indexing.Indexed | None = None
        self.parts = KeptParts()
        self._name = ""

    def write(
        self,
        edition: Edition,
        place: Place,
        index: ThemesIndex,
        kept: KeptFiles | None = None,
        shared_out: SharedOut = indexing.on_all_cores,
    ) -> None:
        """Index the record, and with it the hand-written pages, which the theme has indexed: ``index``. ``kept``: what is kept
        from run to run."""
        name = f"search {edition.language} {place.links} {edition.under}"
        before = self.indexed if self.is_serving and self._name == name else None
        parts = (kept.parts(name) if kept else None) or (self.parts if self.is_serving else None)
        if kept and not before:
            before = indexing.recalled(kept.recall(name))
        begun = partial(IndexFiles, place.site, place.last, parts)
        self.indexed, files = indexing.index_of(edition, place.links, index.sections, begun, before, shared_out)
        self._name = name
        write_index(place.site, index.leading_to(self.indexed.made.start), place.themes_index)
        files.finish()
        if self.indexed is before:
            return
        is_remembered = bool(kept and kept.remember(name, indexing.to_remember(self.indexed)))
        if parts and (is_remembered or parts is self.parts):
            parts.keep_only(self.indexed.parts())

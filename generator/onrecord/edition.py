"""An edition of a record: what is known of it, in one language, and which pages there will be. Each can be made by itself."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

from onrecord.changing.noted import FirstSealed
from onrecord.checking.comparing.whole import NOTHING_COMPARED
from onrecord.earth.drawn import Borders, drawing
from onrecord.exporting import picturing, whole
from onrecord.exporting.choosing import Selection, chosen
from onrecord.exporting.citing import citing
from onrecord.exporting.feed import FORM, atom, following, path_of_feed
from onrecord.exporting.page_rows import PageRows, told_in
from onrecord.keyed import Keyed, PagesBefore, Setting, keyed
from onrecord.proving.passages import Proofs
from onrecord.record.plain import for_readers
from onrecord.record.public import PublicDraft
from onrecord.speaking import languages
from onrecord.speaking.linking import NOWHERE, Home, LinkStyle
from onrecord.speaking.markdown import Templates
from onrecord.telling import keeping
from onrecord.telling.data import paths_of
from onrecord.telling.depending import still_compared
from onrecord.telling.imprint import Imprint, imprint_of
from onrecord.telling.page import EntryId, Written
from onrecord.telling.saved import beside
from onrecord.telling.view import Pngs, View, view_of


@dataclass(frozen=True, eq=False, slots=True)
class KnownData:
    """What files of data are made with: the claims as pages have them, and the ``lines`` of JSON that are known, by entry."""

    rows: PageRows
    lines: Mapping[EntryId, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class MadeOnce:
    """What all pages and files of an edition have in common, made when the first of them asks for it."""

    view: View
    links: LinkStyle
    home: Home

    @cached_property
    def data(self) -> KnownData:
        """What files of data are made with."""
        return KnownData(PageRows(self.view.record))

    @cached_property
    def templates(self) -> Templates:
        """What pages are written with."""
        return Templates(self.links, self.view.record.about.language, self.home)


@dataclass(frozen=True, eq=False)
class Edition:
    """A record that holds, on its way to its readers.

    ``links``: how finished HTML links to pages, which depends on what an engine makes of them. ``language``: the tag of the
    interface's. ``borders``: those that maps draw. ``keys``: the kind and the key of each page, by its path. ``under``: the
    folder of the site that all of them lie in, with a slash at its end; empty for the top. ``home``: where they lie on the web.
    """

    view: View
    links: LinkStyle
    language: str
    borders: Borders
    keys: Keyed
    under: str = ""
    home: Home = NOWHERE
    _aside: list[MadeOnce] = field(default_factory=list, init=False, repr=False)

    @cached_property
    def imprint(self) -> Imprint:
        """The record in short, from which it follows what an edit touches."""
        with languages.speaking(self.language):
            return imprint_of(self.view)

    @property
    def pages(self) -> PagesBefore:
        """Which pages there are, for the next edition."""
        return PagesBefore(self.view, self.keys.setting, self.keys.paths())

    @cached_property
    def data(self) -> Mapping[str, tuple[str, str]]:
        """The files beside pages, of data and pictures: for the path of each the path of its page, and its form or name."""
        of_data = {
            f"{self.under}{path}": (page, form)
            for page in self.keys
            for form, path in (self._files_of(page) | self._feed_of(page)).items()
        }
        pictures = {
            f"{self.under}{beside(page.removeprefix(self.under), name)}": (page, name)
            for page in self.keys
            for name in self.keys.files(page)
        }
        return of_data | pictures

    def _files_of(self, page: str) -> dict[str, str]:
        """Where what a page lists lies as data, by the forms of that."""
        if not self.keys.has_data(page):
            return {}
        return paths_of(page.removeprefix(self.under), is_whole=not self.keys.of(page))

    def _feed_of(self, page: str) -> dict[str, str]:
        """The feed of a page, by its form. A copy of the site for a disk has none, and without an address there can be none."""
        has_feed = self.home.has_feeds and self.keys.has_feed(page)
        return {FORM: path_of_feed(page.removeprefix(self.under))} if has_feed else {}

    @property
    def feeds(self) -> Mapping[str, str]:
        """The feeds among them: for the path of each the path of its page."""
        return {path: page for path, (page, form) in self.data.items() if form == FORM}

    def data_at(self, path: str, known: KnownData | None = None) -> bytes:
        """Make the file of data, or the picture, at a path. It depends on what its page depends on, and on nothing else.
        ``known``: what need not be made again."""
        known = known or self._once.data
        page, form = self.data[path]
        kind, key = self.keys[page]
        if form in key.files:
            with languages.speaking(self.language), drawing(self.borders):
                return picturing.file_beside(self.view, kind, key, form, self.home, self.links)
        if form == FORM:
            with languages.speaking(self.language):
                return atom(self.view, key, self.home, self.links)
        assert kind.listed
        if form == "json" and not key.of:
            lines = {**known.rows.lines_kept(), **known.lines}
            return whole.files(chosen(self.view.lookups, Selection()), for_readers, lines)[whole.NAME]
        listed = kind.listed(self.view, key)
        if form == "csv":
            return known.rows.as_csv(listed, key.detail)
        of = {"list": key.of[0], "id": key.of[1], "measure": key.detail} if key.of else {}
        return known.rows.as_json(listed, of)

    def written(self, path: str) -> Written:
        """Make the page at a path. It depends on nothing but the edition and the path, so any machine can, in any order."""
        kind, key = self.keys[path]
        with languages.speaking(self.language), drawing(self.borders):
            picture = picturing.standing_for(self.view, key, self.home)
            has_feed = bool(self._feed_of(path))
            ends = (following(key) if has_feed else None, citing(self.view, kind, key, self.home, self.links))
            page = kind.page(self.view, key)
            return page.written(self._once.templates, *(end for end in ends if end), has_feed=has_feed, picture=picture)

    def make_data_ahead(self) -> None:
        """Make what several files of data have in common, for all processes that part from this one."""
        self._once.data.rows.make_ahead()

    def let_go(self) -> None:
        """Forget what was kept for the next page, now that all are made. Whatever is made later is made as before."""
        keeping.let_go(self.view)
        self._aside.clear()

    def __reduce__(self) -> tuple[type["Edition"], tuple[Any, ...]]:
        """What another machine is sent of it: what it was made of. All else it makes itself."""
        return Edition, tuple(getattr(self, each.name) for each in fields(self) if each.init)

    def known_from(self, rows: bytes, record: bytes, changed: AbstractSet[EntryId]) -> KnownData:
        """What still holds of files of data made before, after some entries have changed: of the CSV and of the JSON of a whole
        record."""
        lines = {of: line for of, line in whole.lines_in(record).items() if of not in changed}
        return KnownData(PageRows(self.view.record, told_in(rows, lines)), lines)

    @property
    def _once(self) -> MadeOnce:
        """What is put aside for the next page, made anew if it was let go."""
        if not self._aside:
            self._aside.append(MadeOnce(self.view, self.links, self.home))
        return self._aside[0]


def edition_of(
    draft: PublicDraft,
    proofs: Proofs,
    sealed: Mapping[str, FirstSealed],
    links: LinkStyle,
    language: str,
    borders: Borders,
    under: str = "",
    home: Home = NOWHERE,
    before: PagesBefore | None = None,
    pngs: Pngs = Pngs.FEW,
) -> Edition:
    """The edition of a record that holds. ``sealed``: as its view has it. ``before``: which pages there were of it, which spares
    time and changes nothing. Raises UnknownLanguage.

    A page leads to others by the way from one to the other, so it is the same in any folder, and keys know nothing of it.
    """
    with languages.speaking(language), drawing(borders):
        compared = still_compared(before.view, draft) if before and before.view else NOTHING_COMPARED
        view = view_of(draft, proofs, sealed, pngs, compared)
        keys = keyed(view, Setting(language, borders, under), before)
    return Edition(view, links, language, borders, keys, under, home)

"""Which pages there are of a record. Those of an entry that an edit has not touched are the same as before; what exactly each of
them is made of is then found only if somebody asks."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from onrecord.earth.drawn import Borders, drawing
from onrecord.pages import KINDS
from onrecord.speaking import languages
from onrecord.telling import keeping
from onrecord.telling.imprint import Imprint, imprint_of, touched, touched_between
from onrecord.telling.page import EntryId, Key, PageKind
from onrecord.telling.view import View

PathKnown = tuple[str, bool, bool, tuple[str, ...]]
"""The path of a page; whether what it lists lies beside it as data, and what changes of it as a feed; what else lies there."""

Paths = Mapping[str, Mapping[EntryId, tuple[PathKnown, ...]]]
"""For each kind of page, for each entry that has such pages: each of them."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and how pages are shown, as far as it can decide which there are: the interface's language, the borders that maps
    draw, the folder of the site that all lie in."""

    language: str
    borders: Borders
    under: str


@dataclass(frozen=True, eq=False, slots=True)
class PagesBefore:
    """Which pages there were of the entries of a record, and in which setting. ``record``: its view, where it is at hand, or else
    it in short."""

    record: View | Imprint
    setting: Setting
    paths: Paths

    @property
    def view(self) -> View | None:
        """The view of the record, where it is at hand."""
        return self.record if isinstance(self.record, View) else None

    def touched(self, view: View) -> frozenset[EntryId] | None:
        """The entries of a later view whose pages are others than there were; None if all may be."""
        if isinstance(self.record, View):
            return touched_between(self.record, view)
        return touched(self.record, imprint_of(view))


@dataclass(frozen=True, slots=True)
class _Known:
    """A page of an entry that nothing has touched."""

    of: EntryId
    has_data: bool
    has_feed: bool
    files: tuple[str, ...]


@dataclass(eq=False)
class Keyed(Mapping[str, tuple[PageKind, Key]]):
    """The kind and the key of each page, by its path."""

    view: View
    setting: Setting
    pages: dict[str, tuple[PageKind, Key | _Known]] = field(default_factory=dict)

    def __getitem__(self, path: str) -> tuple[PageKind, Key]:
        kind, key = self.pages[path]
        if isinstance(key, Key):
            return kind, key
        with languages.speaking(self.setting.language), drawing(self.setting.borders):
            self.add(kind, kind.keys_of(self.view, key.of))
        return self[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.pages)

    def __len__(self) -> int:
        return len(self.pages)

    def __contains__(self, path: object) -> bool:
        return path in self.pages

    def add(self, kind: PageKind, keys: Iterator[Key]) -> None:
        """Put in some pages."""
        self.pages |= {f"{self.setting.under}{key.path}": (kind, key) for key in keys}

    def is_untouched(self, path: str) -> bool:
        """Whether a page is of an entry that has not been touched since the pages before, and was there."""
        return isinstance(self.pages[path][1], _Known)

    def of(self, path: str) -> EntryId | None:
        """The entry that a page is about; none if that is the whole record."""
        return self.pages[path][1].of

    def has_data(self, path: str) -> bool:
        """Whether what a page lists lies beside it as data."""
        return self.pages[path][1].has_data

    def has_feed(self, path: str) -> bool:
        """Whether what changes of it lies beside a page as a feed, where it is known where the pages lie."""
        return self.pages[path][1].has_feed

    def files(self, path: str) -> tuple[str, ...]:
        """What else lies beside a page, by name."""
        return self.pages[path][1].files

    def may_be_in_nav(self, path: str) -> bool:
        """Whether a navigation may list a page."""
        key = self.pages[path][1]
        return isinstance(key, Key) and key.in_nav

    def paths(self) -> Paths:
        """Which pages there are of each entry, for the next time."""
        found: dict[str, dict[EntryId, list[PathKnown]]] = {}
        for path, (kind, key) in self.pages.items():
            if kind.lists and key.of:
                has = (path, key.has_data, key.has_feed, key.files)
                found.setdefault(kind.name, {}).setdefault(key.of, []).append(has)
        return {kind: {of: tuple(each) for of, each in its.items()} for kind, its in found.items()}


def keyed(view: View, setting: Setting, before: PagesBefore | None = None) -> Keyed:
    """The pages of a record, in the order of the kinds and in that of the record. ``before``: which there were."""
    found = Keyed(view, setting)
    with languages.speaking(setting.language), drawing(setting.borders):
        known = _known(view, setting, before)
        for kind in KINDS:
            found.add(kind, kind.of_record(view) if kind.of_record else iter(()))
            of_kind = before.paths.get(kind.name, {}) if before else {}
            for entry in ((name, each) for name in kind.lists for each in view.record.entries(name)):
                if entry in known:
                    found.pages |= {
                        path: (kind, _Known(entry, has_data, has_feed, files))
                        for path, has_data, has_feed, files in of_kind.get(entry, ())
                    }
                else:
                    found.add(kind, kind.keys_of(view, entry))
    return found


def _known(view: View, setting: Setting, before: PagesBefore | None) -> AbstractSet[EntryId]:
    """The entries of a record whose pages are those that there were."""
    if before is None or before.setting != setting:
        return frozenset()
    others = before.touched(view)
    if others is None:
        return frozenset()
    if before.view:
        keeping.carry_over(before.view, view, others)
    return view.digests.keys() - others

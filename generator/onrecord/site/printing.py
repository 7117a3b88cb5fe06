"""Every page of the record put into the site, and the files beside it: those of the last good site that still hold, and the
others made anew on all cores.

MkDocs makes some of them in full as well, and these must be alike; where one is not, because a plugin or an extension of the site
does something of its own with pages, all are made in full.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from onrecord.edition import KnownData
from onrecord.site.data_files import DataLacking, DataWritten, data_lacking, write_data
from onrecord.site.files import write_new
from onrecord.site.fillings import FrameShape
from onrecord.site.forking import shared_out
from onrecord.site.frames import NoFrame
from onrecord.site.last_site import LastSite, PageMade, SiteMade
from onrecord.site.likeness import difference
from onrecord.site.quick_pages import QuickPages
from onrecord.site.remembering import program
from onrecord.site.surroundings import surroundings
from onrecord.telling.imprint import digest, digest_of_key

FEW = 2
"""So many pages are compared where those of the last site were alike, and neither settings, theme nor plugins are others."""

SPREAD = 8
"""Of so many pages all over the record, beside one of each kind, it is seen that they are alike."""


@dataclass(frozen=True)
class Printed:
    """What came of it. ``in_full``: why every page was made by MkDocs; empty if it was not so. ``taken``: how many pages came
    from the last site. ``made``: what is to be remembered of this one, if anything is. ``sums``: the SHA-256 of pages and
    files of data, by their names in the site."""

    in_full: str = ""
    taken: int = 0
    made: SiteMade | None = None
    sums: Mapping[str, bytes] = field(default_factory=dict)


class PageWritten(NamedTuple):
    """A page that was written: the path of its Markdown, the SHA-256 of its file; and if it has a frame, the shape of that and
    its digest."""

    path: str
    sha256: bytes
    shape: FrameShape | None = None
    frame: bytes = b""


FileWritten = PageWritten | DataWritten
"""A file of the record that was written into the site."""


class ToWrite(NamedTuple):
    """What is written in one go, for it is made of the same: a page, by the path of its Markdown, and files of data beside it, by
    their paths. ``place``: where the page belongs; None if the site has it."""

    path: str
    place: Path | None
    data: Sequence[str]


Print = Callable[[QuickPages, Sequence[ToWrite], KnownData | None], Iterator[Sequence[FileWritten]]]
"""Writes what is ordered, and tells of the files a share at a time. What is known is taken as `Edition.data_at` takes it."""

Tell = Callable[[str, int, int | None], None]
"""Takes what is done, how many of it are, and of how many if that is known."""

MAKING = "Making the pages"
"""What is told of while pages are made."""


def silently(what: str, done: int, total: int | None) -> None:
    """Tell nobody."""


def on_all_cores(
    pages: QuickPages, orders: Sequence[ToWrite], known: KnownData | None
) -> Iterator[Sequence[FileWritten]]:
    """Write what is ordered on this machine."""
    if not known and any(order.data for order in orders):
        pages.edition.make_data_ahead()
    return _written(pages, orders, known, pages.page)


def _written(
    pages: QuickPages,
    orders: Sequence[ToWrite],
    known: KnownData | None,
    make: Callable[[str], tuple[str, FrameShape | None]],
) -> Iterator[list[FileWritten]]:
    """Write what is ordered on this machine. ``make``: makes the page at a path, as `QuickPages.page` does."""
    site = Path(pages.site.config.site_dir)

    def done(order: ToWrite) -> list[FileWritten]:
        data = [write_data(pages.edition, site, path, known) for path in order.data]
        if not order.place:
            return [*data]
        return [write_page(pages, order.path, order.place, *make(order.path)), *data]

    return (list(chain.from_iterable(share)) for share in shared_out(done, orders))


def print_pages(
    pages: QuickPages, last: LastSite | None = None, tell: Tell = silently, printed: Print = on_all_cores
) -> Printed:
    """Write every page that MkDocs leaves to us. ``last``: the last good site, to take from it what holds. ``tell``: is told how
    far it has come. ``printed``: writes those that are made anew."""
    paths, by, around, imprint = pages.paths, _by(pages), surroundings(pages.site.config), pages.edition.imprint
    site = Path(pages.site.config.site_dir)
    changed = last.changed(by, imprint) if last and by else None
    holding = last.holding(pages, changed, around) if last and changed is not None else {}
    is_same_around = bool(holding) and last is not None and last.made.surroundings == around
    if in_full := unlike(pages, _few(paths, holding) if is_same_around else _sample(pages, paths)):
        orders, done = _orders(pages, paths, data_lacking(pages.edition, site, None, None)), 0
        for files in _written(pages, orders, None, lambda path: (pages.page_in_full(path), None)):
            done += sum(isinstance(each, PageWritten) for each in files)
            tell(MAKING, done, len(paths))
        return Printed(in_full)
    taken = _taken(pages, last, holding) if last else {}
    lacking = data_lacking(pages.edition, site, last, changed)
    orders = _orders(pages, [path for path in paths if path not in taken], lacking)
    framed = dict(last.made.shapes) if taken and last else {}

    shapes: dict[FrameShape, int] = {}

    def noted(key: bytes, shape: FrameShape, sum_: bytes) -> PageMade:
        return PageMade(key, shapes.setdefault(shape, len(shapes)), sum_)

    before = list(framed)
    sums = {pages.name(path): page.sha256 for path, page in taken.items()}
    remembered = {path: noted(page.key, before[page.shape], page.sha256) for path, page in taken.items()}
    data, done = dict(lacking.taken), len(taken)
    for share in printed(pages, orders, lacking.known):
        for each in share:
            if isinstance(each, DataWritten):
                data[each.path] = each.sha256
            else:
                done += 1
                sums[pages.name(each.path)] = each.sha256
                if each.shape:
                    framed[each.shape] = each.frame
                    key = digest_of_key(pages.edition.keys[each.path][1])
                    remembered[each.path] = noted(key, each.shape, each.sha256)
        tell(MAKING, done, len(paths))
    pages.edition.let_go()
    frames = [(shape, framed[shape]) for shape in shapes]
    keys = pages.edition.keys
    setting = (keys.setting.language, str(keys.setting.borders), keys.setting.under)
    of_entries = {kind: list(its.items()) for kind, its in keys.paths().items()}
    made = SiteMade(by, around, imprint.about, imprint.entries, frames, remembered, data, setting, of_entries)
    return Printed(taken=len(taken), made=made if by else None, sums=sums | data)


def write_page(pages: QuickPages, path: str, place: Path, html: str, shape: FrameShape | None) -> PageWritten:
    """Write the page at a path, which has a frame of some shape, to its place."""
    frame = pages.frame(shape).digest if shape else b""
    return PageWritten(path, write(place, html), shape, frame)


def write(target: Path, html: str) -> bytes:
    """Write a page, and return the SHA-256 of its file."""
    return write_new(target, as_bytes(html))


def as_bytes(html: str) -> bytes:
    """A page as its file holds it."""
    return html.encode("utf-8", "xmlcharrefreplace")


def _orders(pages: QuickPages, paths: Sequence[str], lacking: DataLacking) -> list[ToWrite]:
    """The pages at some paths, which a site lacks, and the files of data that it lacks: those of one entry together."""
    keys, lacks = pages.edition.keys, frozenset(paths)
    several = (path for path in keys if path in lacks or path in lacking.of_page)
    in_order = sorted(several, key=lambda path: keys.of(path) or ("", ""))
    return [
        ToWrite(path, pages.place(path) if path in lacks else None, lacking.of_page.get(path, ())) for path in in_order
    ]


def unlike(pages: QuickPages, paths: Iterable[str]) -> str:
    """Why pages can't be made quickly: one of those at some paths is not alike; empty if they can."""
    for path in paths:
        try:
            written = pages.edition.written(path)
            if found := difference(pages.framed(path, written), pages.in_full(path, written)):
                return f"{path}: {found}"
        except NoFrame as error:
            return f"{path}: {error}"
    return ""


def _sample(pages: QuickPages, paths: list[str]) -> list[str]:
    """One page of each kind and sort, and some from all over the record."""
    firsts: dict[tuple[str, str], str] = {}
    for path in paths:
        kind, key = pages.edition.keys[path]
        firsts.setdefault((kind.name, key.part), path)
    return list(dict.fromkeys([*firsts.values(), *paths[:: len(paths) // SPREAD + 1]]))


def _few(paths: list[str], holding: Container[str]) -> list[str]:
    """Some of the pages that do not come from the last site; if there are none, some of all."""
    made = [path for path in paths if path not in holding] or paths
    return made[:: len(made) // FEW + 1]


def _taken(pages: QuickPages, last: LastSite, holding: Mapping[str, PageMade]) -> dict[str, PageMade]:
    """The pages of the last site that hold, after they were put into this one."""
    site = pages.site.config.site_dir
    return {path: page for path, page in holding.items() if last.take(page.sha256, pages.name(path), site)}


def _by(pages: QuickPages) -> bytes:
    """A digest of the program, and of the settings that every page depends on; empty if it can't be told which program it is."""
    edition = pages.edition
    settings = (
        edition.links,
        edition.language,
        edition.borders,
        repr(edition.home),
        str(pages.fillings.docs),  # whether and from where pages lead to the files they were made from
        repr(sorted(pages.converter.forms.items())),
    )
    return digest(program().hex(), *settings) if program() else b""

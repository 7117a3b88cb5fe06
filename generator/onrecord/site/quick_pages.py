"""The pages of the record, one after another: from Markdown to HTML in Rust, and into a frame that the theme rendered once.

MkDocs makes some of them in full as well, and these must be alike; where one is not, because a plugin or an extension of the site
does something of its own with pages, all are made in full.
"""

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.toc import get_toc

from onrecord.edition import Edition
from onrecord.site.converting import IDENTIFIER, TEXT, Converted, Converter
from onrecord.site.forking import shared_out
from onrecord.site.frames import CONTENT, Frame, NoFrame, frame_of, part_sign, text_sign
from onrecord.site.in_full import Site
from onrecord.site.likeness import difference
from onrecord.site.record_files import RecordFile
from onrecord.telling.page import Written

SPREAD = 8
"""Of so many pages all over the record, beside one of each kind, it is seen that they are alike."""

MOST_FRAMES = 500
"""No more frames than this are kept, of some 20 KB each."""

TEXTS = ("title", "description")
"""What a theme takes from the front matter of our pages and prints."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the frame of a page depends on: the first part of its path and how many follow, what its front matter has beside
    texts that are printed, which of these it has, the level of each heading, and whether there is a file to edit."""

    first: str
    depth: int
    head: str
    texts: tuple[str, ...]
    levels: tuple[int, ...]
    is_edited: bool


@dataclass
class QuickPages:
    """The pages of an edition as they are written into a site. ``site``: what MkDocs knows of it."""

    edition: Edition
    site: Site
    frames: dict[_Shape, Frame] = field(default_factory=dict)

    def page(self, path: str) -> str:
        """The page whose Markdown lies at a path."""
        try:
            return self.framed(path)
        except NoFrame:
            return self.page_in_full(path)

    def framed(self, path: str) -> str:
        """The same, or NoFrame is raised."""
        written = self.edition.written(path)
        converted = self.converter.convert(path, written.body)
        shape = _shape(path, written, converted)
        if shape not in self.frames:
            if len(self.frames) == MOST_FRAMES:
                self.frames.clear()
            self.frames[shape] = self._frame(shape, written)
        return self.frames[shape].filled(self._values(path, written, converted))

    def page_in_full(self, path: str) -> str:
        """The same page, made by MkDocs, the theme and all plugins."""
        written = self.edition.written(path)
        return self.site.page(path, written.text, edit_uri(written.origin, self.site.config))

    def write(self, path: str, html: str) -> None:
        """Put a page where it belongs in the site."""
        file = self.site.files.get_file_from_path(path)
        assert file
        target = Path(file.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(html.encode("utf-8", "xmlcharrefreplace"))

    @property
    def paths(self) -> list[str]:
        """The paths of the pages that MkDocs leaves to us."""
        return [file.src_uri for file in self.site.files if isinstance(file, RecordFile)]

    def path_at(self, address: str) -> str | None:
        """The path of the page at an address in the site; None if it is none of ours."""
        files = {address, f"{address}/index.html", f"{address}index.html"}
        return next(
            (file.src_uri for file in self.site.files if isinstance(file, RecordFile) and file.dest_uri in files), None
        )

    def ids(self, path: str) -> set[str]:
        """The ids on the page at a path."""
        return self.converter.convert(path, self.edition.written(path).body).ids

    def unlike(self, paths: list[str]) -> str:
        """Why pages at these paths can't be made quickly: one of those that are tried is not alike; empty if they can."""
        for path in self._sample(paths):
            try:
                if found := difference(self.framed(path), self.page_in_full(path)):
                    return f"{path}: {found}"
            except NoFrame as error:
                return f"{path}: {error}"
        return ""

    def _sample(self, paths: list[str]) -> list[str]:
        """One page of each kind and sort, and some from all over the record."""
        firsts: dict[tuple[str, str], str] = {}
        for path in paths:
            kind, key = self.edition.keys[path]
            firsts.setdefault((kind.name, key.part), path)
        return list(dict.fromkeys([*firsts.values(), *paths[:: len(paths) // SPREAD + 1]]))

    @cached_property
    def converter(self) -> Converter:
        """What makes HTML of the pages' Markdown, with headings as the settings of the site write them."""
        forms = {
            (level, is_left_out): _heading(self.site.config, level, " data-search-exclude" if is_left_out else "")
            for level in range(1, 7)
            for is_left_out in (False, True)
        }
        return Converter(self.edition.links, forms)

    def _frame(self, shape: _Shape, written: Written) -> Frame:
        """What the theme puts around pages of a shape."""
        path = "/".join([shape.first, *(part_sign(f"path{number}") for number in range(shape.depth))])
        page = self.site.page_of(f"{path}.md", "", part_sign("origin") if shape.is_edited else None)
        page.markdown, page.content = "", CONTENT
        page.meta = dict(written.head) | {name: text_sign(name) for name in shape.texts} | {"search": {"exclude": True}}
        headings: list[Any] = [
            {"level": level, "id": part_sign(f"id{number}"), "name": text_sign(f"heading{number}")}
            for number, level in enumerate(shape.levels)
        ]
        page.toc = get_toc(nest_toc_tokens(headings))
        return frame_of(self.site.in_theme(page))

    def _values(self, path: str, written: Written, converted: Converted) -> dict[str, str]:
        """What goes into the holes of a frame."""
        values = {"content": converted.html, "origin": edit_uri(written.origin, self.site.config) or ""}
        values |= {name: str(written.head[name]) for name in TEXTS if name in written.head}
        values |= {f"path{number}": part for number, part in enumerate(path.removesuffix(".md").split("/")[1:])}
        for number, heading in enumerate(converted.headings):
            values[f"heading{number}"], values[f"id{number}"] = heading.name, heading.id
        return values


def write_pages(pages: QuickPages) -> str:
    """Write every page that MkDocs leaves to us, on all cores. Returns why they can't be made quickly; empty if they can."""
    paths = pages.paths
    reason = pages.unlike(paths)

    def write(path: str) -> None:
        pages.write(path, pages.page_in_full(path) if reason else pages.page(path))

    for _ in shared_out(write, paths):
        pass
    return reason


def _heading(config: MkDocsConfig, level: int, attribute: str) -> str:
    converter = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    return str(converter.convert(f"{'#' * level} {TEXT} {{#{IDENTIFIER}{attribute}}}"))


def _shape(path: str, written: Written, converted: Converted) -> _Shape:
    first, *others = path.removesuffix(".md").split("/")
    head = {name: value for name, value in written.head.items() if name not in TEXTS}
    texts = tuple(name for name in TEXTS if name in written.head)
    levels = tuple(heading.level for heading in converted.headings)
    return _Shape(first, len(others), repr(head), texts, levels, bool(written.origin))


def edit_uri(origin: str, config: MkDocsConfig) -> str | None:
    """Where a file of the record is edited, as MkDocs wants it: its path from the docs folder; None if there is no one file."""
    return Path(os.path.relpath(origin, config.docs_dir)).as_posix() if origin else None

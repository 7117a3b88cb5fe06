"""The pages of the record, each by itself: from Markdown to HTML in Rust, and into a frame that the theme rendered once."""

import json
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.toc import get_toc

from onrecord.edition import Edition
from onrecord.site.beside import LEFT_ALONE, US
from onrecord.site.converting import IDENTIFIER, TEXT, Converter, with_quiet_headings
from onrecord.site.fillings import Filling, Fillings, FrameShape, edit_uri
from onrecord.site.frames import CONTENT, Frame, NoFrame, frame_of, part_sign, text_sign
from onrecord.site.in_full import Site
from onrecord.site.record_files import RecordFile
from onrecord.site.settings import edited_from
from onrecord.telling.page import Written

MOST_FRAMES = 500
"""No more frames than this are kept, of some 20 KB each."""


@dataclass
class QuickPages:
    """The pages of an edition as they are written into a site. ``site``: what MkDocs knows of it."""

    edition: Edition
    site: Site
    frames: dict[FrameShape, Frame] = field(default_factory=dict)

    def page(self, path: str) -> tuple[str, FrameShape | None]:
        """The page whose Markdown lies at a path, and the shape of its frame; none, if MkDocs had to make it."""
        return self.whole(path, self.fillings.of(path))

    def whole(self, path: str, filling: Filling) -> tuple[str, FrameShape | None]:
        """A page of which all but its frame was made, and the shape of that; none, if MkDocs had to make it."""
        try:
            return self.frame(filling.shape).filled(filling.values), filling.shape
        except NoFrame:
            return self.page_in_full(path), None

    def framed(self, path: str, written: Written) -> str:
        """The page at a path, of which the Markdown was made. Raises NoFrame."""
        shape, values = self.fillings.of_written(path, written)
        return self.frame(shape).filled(values)

    def frame(self, shape: FrameShape) -> Frame:
        """What the theme puts around pages of a shape. Raises NoFrame."""
        if shape not in self.frames:
            if len(self.frames) == MOST_FRAMES:
                self.frames.clear()
            self.frames[shape] = self._rendered(shape)
        return self.frames[shape]

    def page_in_full(self, path: str) -> str:
        """The same page, made by MkDocs, the theme and all plugins."""
        return self.in_full(path, self.edition.written(path))

    def in_full(self, path: str, written: Written) -> str:
        """The same, of a page of which the Markdown was made."""
        file = self.site.files.get_file_from_path(path)
        if file in self.made_by_mkdocs:
            return self.site.listed_page(file, written.text)
        return self.site.page(path, written.text, edit_uri(written.origin, self.fillings.docs, self.fillings.here))

    def place(self, path: str) -> Path:
        """Where a page belongs in the folder of the site."""
        return Path(self._file(path).abs_dest_path)

    def name(self, path: str) -> str:
        """The name of the file of a page in the site, with slashes."""
        return self._file(path).dest_uri

    def _file(self, path: str) -> File:
        file = self.site.files.get_file_from_path(path)
        assert file
        return file

    @property
    def paths(self) -> list[str]:
        """The paths of the pages that MkDocs leaves to us: those of one entry together, so that what they share is made once."""
        paths = (file.src_uri for file in self.site.files if isinstance(file, RecordFile))
        return sorted(paths, key=lambda path: self.edition.keys.of(path) or ("", ""))

    def path_at(self, address: str) -> str | None:
        """The path of the page at an address in the site; None if it is none of ours."""
        files = {address, f"{address}/index.html", f"{address}index.html"}
        ours = chain(self.made_by_mkdocs, (file for file in self.site.files if isinstance(file, RecordFile)))
        return next((file.src_uri for file in ours if file.dest_uri in files), None)

    @cached_property
    def made_by_mkdocs(self) -> list[File]:
        """The pages of the record that MkDocs has made, since a navigation may list them."""
        made = (file for file in self.site.files if file.generated_by == US and not isinstance(file, RecordFile))
        return [file for file in made if file.src_uri in self.edition.keys]

    @cached_property
    def fillings(self) -> Fillings:
        """What makes all of a page but its frame."""
        return Fillings(self.edition, self.converter, edited_from(self.site.config), Path.cwd())

    @cached_property
    def converter(self) -> Converter:
        """What makes HTML of the pages' Markdown, with headings as the settings of the site write them."""
        forms = {
            (level, is_left_out): _heading(self.site.config, level, " data-search-exclude" if is_left_out else "")
            for level in range(1, 7)
            for is_left_out in (False, True)
        }
        return Converter(self.edition.links, forms)

    def _rendered(self, shape: FrameShape) -> Frame:
        path = "/".join([shape.first, *(part_sign(f"path{number}") for number in range(shape.depth))])
        page = self.site.page_of(f"{path}.md", "", part_sign("origin") if shape.is_edited else None)
        page.markdown, page.content = "", CONTENT
        signs = {name: text_sign(name) for name in shape.texts}
        page.meta = json.loads(shape.head) | signs | LEFT_ALONE | {"search": {"exclude": True}}
        headings: list[Any] = [
            {"level": level, "id": part_sign(f"id{number}"), "name": text_sign(f"heading{number}")}
            for number, level in enumerate(shape.levels)
        ]
        page.toc = get_toc(nest_toc_tokens(headings))
        return frame_of(self.site.in_theme(page))


def _heading(config: MkDocsConfig, level: int, attribute: str) -> str:
    converter = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    return with_quiet_headings(converter.convert(f"{'#' * level} {TEXT} {{#{IDENTIFIER}{attribute}}}"))

"""The pages of the record as MkDocs knows them where it does not make them: it can link to them, and lists them in the sitemap.

To MkDocs each is a file that is no page, so it neither reads nor holds them; `quick_pages` writes them one after another.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from onrecord.site.beside import US
from onrecord.speaking.linking import LinkStyle, site_address

_ID = re.compile(r"""<[^>]*\sid=(?:"([^"]+)"|([^\s"'>]+))""")


class RecordFile(File):
    """A page of the record."""

    def __init__(self, path: str, config: MkDocsConfig, links: LinkStyle) -> None:
        address = site_address(path, links)
        is_folder = address.endswith("/") or not address
        super().__init__(
            path,
            None,
            config.site_dir,
            config.use_directory_urls,
            dest_uri=f"{address}index.html" if is_folder else address,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.generated_by = US
        self.config = config
        self.is_shown_to_plugins = True

    def is_documentation_page(self) -> bool:
        """Only to plugins that ask which pages there will be (`hide_from_mkdocs`): MkDocs makes nothing of it."""
        return self.is_shown_to_plugins

    def copy_file(self, dirty: bool = False) -> None:
        """There is nothing to copy."""

    @property
    def page(self) -> "RecordPage":
        """What MkDocs asks of a page that others lead to. It is not kept: there may be a hundred thousand."""
        return RecordPage(None, self, self.config)

    @page.setter
    def page(self, page: Any) -> None:
        """MkDocs' pages set themselves here."""


class RecordPage(Page):
    """A page of the record for those who ask where it is."""

    @property
    def present_anchor_ids(self) -> set[str] | None:
        """The ids on the page, for links to them, if it has been written; else it is not known whether they lead anywhere."""
        try:
            written = Path(self.file.abs_dest_path).read_text("utf-8")
        except OSError:
            return None
        return {found[1] or found[2] for found in _ID.finditer(written)}

    @present_anchor_ids.setter
    def present_anchor_ids(self, ids: Any) -> None:
        """They are found when they are asked for."""


def hide_from_mkdocs(files: Iterable[File]) -> None:
    """Let the pages of the record be no pages from here on: plugins were told of the files, and MkDocs goes on to make them."""
    for file in files:
        if isinstance(file, RecordFile):
            file.is_shown_to_plugins = False


def all_pages(pages: Iterable[File], files: Iterable[File]) -> list[File]:
    """The pages of a site with those of the record that MkDocs did not make."""
    return [*pages, *(file for file in files if isinstance(file, RecordFile))]

"""The pages of the record as MkDocs knows them where it does not make them: it can link to them, and lists them in the sitemap.

To MkDocs each is a file that is no page, so it neither reads nor holds them; `quick_pages` writes them one after another.
"""

from collections.abc import Callable, Iterable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from onrecord.speaking.markdown import LinkStyle, site_address


class RecordFile(File):
    """A page of the record. ``ids``: gives the ids on it, for links to them."""

    def __init__(self, path: str, config: MkDocsConfig, links: LinkStyle, ids: Callable[[], set[str]]) -> None:
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
        self.generated_by = "onrecord"
        self.config = config
        self.ids = ids

    def is_documentation_page(self) -> bool:
        """No: MkDocs makes nothing of it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """There is nothing to copy."""

    @property
    def page(self) -> "RecordPage":
        """What MkDocs asks of a page that others lead to. It is not kept: there may be a hundred thousand."""
        return RecordPage(self, self.config)

    @page.setter
    def page(self, page: Any) -> None:
        """MkDocs' pages set themselves here."""


class RecordPage(Page):
    """A page of the record for those who ask where it is."""

    def __init__(self, file: RecordFile, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.ids = file.ids

    @property
    def present_anchor_ids(self) -> set[str]:
        """The ids on the page, which is made to find them."""
        return self.ids()

    @present_anchor_ids.setter
    def present_anchor_ids(self, ids: Any) -> None:
        """They are found when they are asked for."""


def all_pages(pages: Iterable[File], files: Iterable[File]) -> list[File]:
    """The pages of a site with those of the record that MkDocs did not make."""
    return [*pages, *(file for file in files if isinstance(file, RecordFile))]

"""What each page of ours goes through beside other plugins: a plugin within ours, whose hooks run before and after theirs."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from onrecord.site import beside
from onrecord.site.record_files import hide_from_mkdocs


class Neighbours(BasePlugin):  # type: ignore[type-arg]
    """Shows other plugins our pages as they are to see them. ``under``: the folder of the site that the record lies in."""

    def __init__(self, under: str) -> None:
        self.under = under

    @event_priority(-100)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Now that the others have seen them, leave MkDocs only the pages that it is to make. Raises Abort if the site has no
        first page, since the record lies elsewhere."""
        hide_from_mkdocs(files)
        if self.under and not any(file.dest_uri == "index.html" for file in files):
            page = Path(config.docs_dir).name
            raise Abort(
                f"On Record: the record lies under {self.under}, so write {page}/index.md, the first page of the site"
            )
        return files

    @event_priority(100)
    def _leave_alone(self, markdown: str, /, *, page: Page, **_: object) -> str:
        """Say in the front matter of our pages what is not to be done to them."""
        if page.file.generated_by == beside.US:
            page.meta.update(beside.LEFT_ALONE)
        return markdown

    @event_priority(-100)
    def _without_dates(self, markdown: str, /, *, page: Page, **_: object) -> str:
        """Print no date on a page of ours that has none."""
        if page.file.generated_by == beside.US:
            beside.without_dates(page.meta)
        return markdown

    on_page_markdown = CombinedEvent(_leave_alone, _without_dates)

    @event_priority(-70)
    def _keep_from_feeds(self, html: str, /, *, page: Page, **_: object) -> str:
        """Say to what makes feeds, which comes next, that a page of ours is none for them."""
        if page.file.generated_by == beside.US:
            page.meta[beside.UNPUBLISHED] = True
        return html

    @event_priority(-80)
    def _take_back(self, html: str, /, *, page: Page, **_: object) -> str:
        """And to all others that it is there."""
        if page.file.generated_by == beside.US:
            del page.meta[beside.UNPUBLISHED]
        return html

    on_page_content = CombinedEvent(_keep_from_feeds, _take_back)

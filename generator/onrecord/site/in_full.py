"""One page made in full by MkDocs, the theme and every plugin: what MkDocs' build does with each, one after another."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import _populate_page, get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from onrecord.site.beside import US


@dataclass(frozen=True)
class Site:
    """What MkDocs has when it makes pages: its settings, the files, the navigation and the theme's templates."""

    config: MkDocsConfig
    files: Files
    navigation: Navigation
    templates: Environment

    @cached_property
    def _listed(self) -> Sequence[File]:
        """What a theme is told of all pages of MkDocs. It has made them by now; to look for them among all files takes as long as
        a small page."""
        return self.files.documentation_pages()

    def page(self, path: str, markdown: str, edit_uri: str | None) -> str:
        """A page whose Markdown would lie at a path, as it is written into the site. ``edit_uri``: where it is edited."""
        page = self.page_of(path, markdown, edit_uri)
        _populate_page(page, self.config, self.files)
        return self.in_theme(page)

    def listed_page(self, file: File, markdown: str) -> str:
        """A page that MkDocs has made before, and that its navigation may list, as it is with this Markdown."""
        assert file.page
        file.content_string = markdown
        _populate_page(file.page, self.config, self.files)
        return self.in_theme(file.page)

    def page_of(self, path: str, markdown: str, edit_uri: str | None) -> Page:
        """A page that was not made yet."""
        file = File.generated(self.config, path, content=markdown, inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri, file.generated_by = edit_uri, US  # MkDocs knows it only while it asks a plugin
        return Page(None, file, self.config)

    def without_content(self, base: str) -> str:
        """A page that has no content, as the theme shows it. ``base``: what it takes for the way to the top of the site."""
        page = self.page_of("a-page-without-content.md", "", None)
        page.read_source(self.config)
        page.render(self.config, self.files)
        return self.in_theme(page, base_url=base)

    def in_theme(self, page: Page, **more: Any) -> str:
        """A page that has its content, as the theme shows it, and plugins leave it. ``more``: what the theme is told else."""
        plugins = self.config.plugins
        page.active = True
        context: Any = {**get_context(self.navigation, [*self._listed], self.config, page), **more}
        template = self.templates.get_template(page.meta.get("template", "main.html"))
        context = plugins.on_page_context(context, page=page, config=self.config, nav=self.navigation)
        html = plugins.on_post_page(template.render(context), page=page, config=self.config)
        page.active = False
        return html

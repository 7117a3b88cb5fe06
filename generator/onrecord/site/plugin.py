"""The MkDocs seam: adds the pages of the record, in memory, beside the hand-written ones."""

import logging
import os
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from mkdocs.commands.build import get_context
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from onrecord.checking.clashes import clashes
from onrecord.diagnostics import Diagnostic, Position, Severity, errors
from onrecord.earth.drawn import Borders
from onrecord.generate import Generated, Output, generate
from onrecord.proving.proofs import not_afresh
from onrecord.searching.entries import of_pages, of_record
from onrecord.searching.shards import NOTHING_KEPT, shards
from onrecord.site import alarm, staging
from onrecord.site import files as disk
from onrecord.site import theme_search as theme
from onrecord.site.policy import BASE, inline_scripts, with_policy
from onrecord.speaking import languages
from onrecord.speaking.markdown import LinkStyle, Templates

log = logging.getLogger("mkdocs.plugins.onrecord")

THEME_FAVICON = "assets/images/favicon.png"
"""The theme's own sign, which ours takes the place of."""

EXTENSIONS = ("attr_list", "tables")
"""The Markdown extensions that the pages of the record need."""


class OnRecordConfig(Config):
    """The settings of the plugin.

    ``record``: the folder of the record within the docs folder. ``archive``: the folder of the archived texts, beside
    mkdocs.yml. ``offline``: whether the site is to be opened from a disk. ``content_security_policy``: whether each page says
    what a browser may load and run. ``search``: whether the record's own search takes the place of the theme's. ``borders``:
    whose the maps draw, or none.
    """

    record = Type(str, default="record")
    archive = Type(str, default="archive")
    offline = Type(bool, default=False)
    content_security_policy = Type(bool, default=True)
    search = Type(bool, default=True)
    borders = Choice([str(each) for each in Borders], default=str(Borders.NATURAL_EARTH))


class OnRecordPlugin(BasePlugin[OnRecordConfig]):
    """Makes the pages of the record at each build."""

    def __init__(self) -> None:
        self.is_serving = False
        self.last_good = Generated()
        self.indexed = NOTHING_KEPT
        self.has_search = False
        self.problems: list[Diagnostic] = []
        self.language = languages.SOURCE
        self.navigation: Navigation | None = None
        self.theme_scripts: list[str] = []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], **_: object) -> None:
        """Note whether a person is watching: then a broken record is shown and does not end the work."""
        self.is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """See that the pages find their words, their Markdown extensions, their stylesheet, and from a disk their search."""
        self.language = self.language_of(config)
        for name in EXTENSIONS:
            if name not in config.markdown_extensions:
                config.markdown_extensions.append(name)
        config.extra_css[:0] = [path for path in disk.STYLESHEETS if path not in config.extra_css]
        config.extra_javascript[:0] = [path for path in disk.SCRIPTS if path not in config.extra_javascript]
        if config.theme.name == "material":
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(disk.THEME))
        if config.theme.get("favicon") in (None, THEME_FAVICON):
            config.theme["favicon"] = disk.FAVICON
        self.has_search = self.config.search and _has_themes_search(config)
        if self.config.offline:
            config.use_directory_urls = False
            config.extra["polyfills"] = [*config.extra.get("polyfills", []), disk.IFRAME_WORKER]
        return config

    @staticmethod
    def language_of(config: MkDocsConfig) -> str:
        """The language of the theme, which is that of the pages. Raises ConfigurationError if we have no words in it."""
        language = str(config.theme.get("language") or languages.SOURCE)
        if language not in languages.known():
            raise ConfigurationError(f"theme.language: {languages.UnknownLanguage(language)}")
        return language

    @event_priority(50)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Take the record's own files and the archive out, and put its pages in.

        Raises Abort if the record has errors, but when serving.
        """
        folder = Path(config.docs_dir, self.config.record)
        archive = Path(config.config_file_path).parent / self.config.archive
        _take_out(files, folder, archive)
        generated = self.generated(folder, archive, _links(config))
        own = self.own_files()
        hand_written = {file.src_uri: os.path.relpath(Path(config.docs_dir, file.src_uri)) for file in files}
        self.problems = [*generated.diagnostics, *clashes(hand_written, [*generated.files, *own])]
        _report(self.problems)
        _put_in(files, self.publishable(generated) | own, config)
        return files

    def own_files(self) -> dict[str, Output]:
        """What every site has beside the pages of its record: styles and scripts."""
        scripts = [*(disk.SEARCH if self.has_search else ()), *([disk.IFRAME_WORKER] if self.config.offline else ())]
        texts = disk.assets() | {path: disk.asset(path) for path in scripts}
        return {path: Output(text) for path, text in texts.items()}

    def publishable(self, generated: Generated) -> dict[str, Output]:
        """The pages that were made if there is no error, and else, when serving, the last good ones. Raises Abort."""
        if not (number := len(errors(self.problems))):
            self.last_good = generated
            if line := not_afresh(generated.quotes):
                log.info("%s", line)
            return generated.files
        if not self.is_serving:
            raise Abort(f"On Record: {number} problem{'s' if number > 1 else ''} in the record, so no page was made.")
        return self.last_good.files or {"index.md": Output(alarm.page(self.language))}

    def generated(self, folder: Path, archive: Path, links: LinkStyle) -> Generated:
        """Read the record and make its pages. Raises Abort if there is no record; serving, every failure is a diagnostic."""
        try:
            evidence, borders = disk.read_evidence(folder, archive), Borders(self.config.borders)
            return generate(disk.read_record(folder), links, evidence, self.language, borders)
        except FileNotFoundError as error:
            if not self.is_serving:
                raise Abort(f"On Record: {error}") from None
            return Generated(diagnostics=[Diagnostic(Position(disk.label(folder)), "no-record", str(error))])
        except Exception as error:
            if not self.is_serving:
                raise
            return Generated(diagnostics=[alarm.from_failure(error)])

    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: object) -> str:
        """Keep the record's pages out of the theme's index: ours has what they show, from the record itself."""
        if self.has_search and page.file.src_uri in self.last_good.of_record:
            page.meta["search"] = {"exclude": True}
        return markdown

    def on_nav(self, nav: Navigation, /, **_: object) -> Navigation:
        """Keep the navigation, which the theme's own page needs."""
        self.navigation = nav
        return nav

    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> Any:
        """Give the theme the words of its page for addresses that lead nowhere, and take its scripts from a page of it without
        content. Live reload needs a script of its own: no policy then."""
        with languages.speaking(self.language):
            env.globals["onrecord_not_found"] = Templates().standalone("not-found.html.jinja")
        self.theme_scripts = []
        if self.config.content_security_policy and not self.is_serving and self.navigation:
            page = Page("", File.generated(config, "a-page-without-content.md", content=""), config)
            page.read_source(config)
            page.render(config, files)
            context = dict(get_context(self.navigation, files, config, page)) | {"base_url": BASE}
            self.theme_scripts = inline_scripts(env.get_template("main.html").render(context))
        return env

    def on_page_content(self, html: str, /, *, page: Page, **_: object) -> str:
        """Mark a page that says in its front matter that it is in another language than the site."""
        language = str(page.meta.get("lang") or self.language)
        try:
            return html if language == self.language else in_language(html, language)
        except ValueError:
            log.warning("%s: lang: %r is not a language tag", page.file.src_uri, language)
            return html

    @event_priority(-100)
    def on_post_page(self, output: str, /, *, page: Page, **_: object) -> str:
        """Give each page our search and its policy; when serving a broken record, say on top of it what is wrong."""
        output = self.with_search(output)
        if self.is_serving:
            return alarm.on_top(output, errors(self.problems), self.language)
        return self.with_policy(output, get_relative_url(".", page.url))

    @event_priority(-100)
    def on_post_template(self, output: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """Give the theme's own pages (404.html) our search and their policy."""
        if not template_name.endswith(".html"):
            return output
        output = self.with_search(output)
        return output if self.is_serving else self.with_policy(output, urlsplit(config.site_url or "/").path)

    def with_search(self, output: str) -> str:
        """A page with our search in the place of the theme's, if it has it."""
        with languages.speaking(self.language):
            return theme.with_worker(output, disk.SEARCH_WORKER) if self.has_search else output

    def with_policy(self, output: str, base: str) -> str:
        """A page with its policy, unless the settings want none."""
        return with_policy(output, self.theme_scripts, base) if self.config.content_security_policy else output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Mark the site as ours, and write the search index; from a disk, a browser can read it only as scripts."""
        site = Path(config.site_dir)
        if not self.is_serving:
            staging.mark(site)
        if self.has_search:
            self.write_search(site, _links(config))
        if self.config.offline:
            disk.index_as_script(site)

    def write_search(self, site: Path, links: LinkStyle) -> None:
        """Index the record, and with it the hand-written pages, which the theme has indexed."""
        index, view = disk.themes_index(site), self.last_good.view
        if index:
            with languages.speaking(self.language):
                entries = [*(of_record(view, links) if view else ()), *of_pages(theme.sections(index))]
                made = shards(entries, links, self.indexed)
            self.indexed = made.kept if self.is_serving else NOTHING_KEPT
            disk.write_index(site, theme.leading_to(index, made.start), made.files)

    def on_serve(self, server: LiveReloadServer, /, **_: object) -> LiveReloadServer:
        """Build anew when a template changes; the docs folder, the record in it, is watched already."""
        server.watch(str(disk.TEMPLATES))
        return server


def in_language(html: str, language: str) -> str:
    """A part of a page that is in another language than the rest. Raises ValueError if that is none."""
    return f'<div lang="{escape(language)}" dir="{languages.direction_of(language)}">\n{html}\n</div>'


def _has_themes_search(config: MkDocsConfig) -> bool:
    """Whether the theme is Material with its search. If its search has changed so that ours does not fit, say so."""
    if config.theme.name != "material" or not {"search", "material/search"} & set(config.plugins):
        return False
    is_known = any(any(Path(folder).glob(theme.WORKER_FILES)) for folder in config.theme.dirs)
    if not is_known:
        log.warning("This version of the theme has another search than ours replaces, so the site keeps the theme's.")
    return is_known


def _links(config: MkDocsConfig) -> LinkStyle:
    """How finished HTML links to pages in this site."""
    return LinkStyle.FOLDERS if config.use_directory_urls else LinkStyle.FILES


def _take_out(files: Files, *folders: Path) -> None:
    """Take out what lies in some folders, which is no page."""
    for file in list(files):
        if any(_is_within(file, folder) for folder in folders):
            files.remove(file)


def _put_in(files: Files, outputs: dict[str, Output], config: MkDocsConfig) -> None:
    """Put in what was made, but for what somebody has written by hand."""
    for path, output in outputs.items():
        if not files.get_file_from_path(path):
            files.append(_file(path, output, config))


def _is_within(file: File, folder: Path) -> bool:
    return file.abs_src_path is not None and folder.resolve() in Path(file.abs_src_path).resolve().parents


def _report(diagnostics: list[Diagnostic]) -> None:
    for diagnostic in diagnostics:
        is_warning = diagnostic.severity is Severity.WARNING
        line = str(replace(diagnostic, severity=Severity.ERROR))  # the log says itself that it is a warning
        log.log(logging.WARNING if is_warning else logging.ERROR, "%s", line)


def _file(path: str, output: Output, config: MkDocsConfig) -> File:
    inclusion = InclusionLevel.INCLUDED if output.in_nav else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, path, content=output.text, inclusion=inclusion)
    if output.origin:
        file.edit_uri = Path(os.path.relpath(output.origin, config.docs_dir)).as_posix()
    return file

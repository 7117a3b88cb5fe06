"""The MkDocs seam: adds the pages of the record, in memory, beside the hand-written ones."""

import logging
import os
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from onrecord.checking.checked import KnownBefore
from onrecord.checking.clashes import clashes
from onrecord.diagnostics import Diagnostic, Position, Severity, errors
from onrecord.earth.drawn import Borders
from onrecord.edition import Edition
from onrecord.exporting.feed import FEED
from onrecord.generate import Output, PagesBefore, Pngs, Prepared, of_every_site, output, prepare
from onrecord.proving.proofs import not_afresh
from onrecord.site import alarm, beside, collecting, indexing, shipped, staging
from onrecord.site import files as disk
from onrecord.site import theme_search as theme
from onrecord.site.alone import standing_alone
from onrecord.site.cluster import Cluster
from onrecord.site.converting import with_quiet_headings
from onrecord.site.foot import Foot, at_the_foot
from onrecord.site.in_full import Site
from onrecord.site.kept import KeptFiles, kept_for
from onrecord.site.known import known_before, remember
from onrecord.site.last_site import LastSite, recalled, to_remember
from onrecord.site.mkdocs_files import leave_out, of_docs, paths_in, put_in, put_in_record, take_out
from onrecord.site.neighbours import NEIGHBOURS, Neighbours
from onrecord.site.on_demand import on_demand
from onrecord.site.policy import BASE, InPage, in_page, with_policy
from onrecord.site.printing import Printed, Tell, on_all_cores, print_pages, silently
from onrecord.site.published import Publishing, in_lines, leaks_in
from onrecord.site.quick_pages import QuickPages
from onrecord.site.record_files import all_pages
from onrecord.site.searched import Place, Searched
from onrecord.site.serving import Building, Seen, Served, is_alone, is_same_to_mkdocs, seen_in
from onrecord.site.settings import (
    THEMES_SEARCH,
    OnRecordConfig,
    has_themes_search,
    home_of,
    language_of,
    links_of,
    see_to_theme,
)
from onrecord.site.untouched import NO_FILES
from onrecord.speaking import languages, words
from onrecord.speaking.compiled import OF_THE_THEME
from onrecord.speaking.linking import NOWHERE, LinkStyle
from onrecord.speaking.markdown import Templates

log = logging.getLogger("mkdocs.plugins.onrecord")

BY_MKDOCS = "Every page is made by MkDocs, which takes longer, since it would else come out otherwise"
"""What the log says where other plugins or extensions do something of their own with pages."""


NO_RECORD = "the setting 'record' of the plugin names another; 'onrecord new DIR' begins a project"
"""What to do where there is no record."""

THEME_FAVICON = "assets/images/favicon.png"
"""The theme's own sign, which ours takes the place of."""

LOST = "404.html"
"""The page for addresses that lead nowhere."""

NO_SITE_URL = (
    "site_url is not set in mkdocs.yml, so nobody can cite a page by its whole address or follow what changes, and "
    "sitemap.xml is empty: write the address that the site will have, such as 'site_url: https://example.org/record/'"
)
"""What the log says where it is not known where the site will lie."""

EXTENSIONS = ("attr_list", "tables")
"""The Markdown extensions that the pages of the record need."""


class OnRecordPlugin(BasePlugin[OnRecordConfig]):
    """Makes the pages of the record at each build."""

    def __init__(self) -> None:
        """``target``: where the last good site lies, to take pages from it; ``left``: its files as it was left; ``is_anew``: but
        none, and nothing else that was kept; ``tell``: is told how far it has come; ``cluster``: takes a share in the work.
        ``ahead``: the record as it was read just before MkDocs builds."""
        self.is_serving = False
        self.edition: Edition | None = None
        self.last: LastSite | None = None
        self.pages: QuickPages | None = None
        self.kept: KeptFiles | None = None
        self.known: KnownBefore | None = None
        self.target: Path | None = None
        self.left = NO_FILES
        self.is_anew = False
        self.tell: Tell = silently
        self.cluster: Cluster | None = None
        self.printed = Printed()
        self.searched = Searched()
        self.served = Served(self.page_or_alarm)
        self.ahead: Prepared | None = None
        self.has_search = False
        self.problems: list[Diagnostic] = []
        self.clashing: list[Diagnostic] = []
        self.sealed: dict[str, Path] = {}
        self.language, self.lost = languages.SOURCE, ""
        self.home = self.home_of_site = NOWHERE
        self.navigation: Navigation | None = None
        self.inside = InPage()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], **_: object) -> None:
        """Note whether a person is watching: then a broken record is shown and does not end the work."""
        self.is_serving = self.searched.is_serving = command == "serve"
        collecting.seldom()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """See that the pages find their theme, words, Markdown extensions and stylesheet, and from a disk their search."""
        see_to_theme(config, self.config.content_security_policy)
        self.language = language_of(config)
        if line := beside.refusal(config.plugins):
            raise ConfigurationError(line)
        config.plugins[NEIGHBOURS] = Neighbours(self.config.under)
        for name in EXTENSIONS:
            if name not in config.markdown_extensions:
                config.markdown_extensions.append(name)
        if shipped.STYLESHEET not in config.extra_css:
            config.extra_css.insert(0, shipped.STYLESHEET)
        config.extra_javascript[:0] = [path for path in shipped.SCRIPTS if path not in config.extra_javascript]
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(shipped.THEME))
        if config.theme.get("favicon") in (None, THEME_FAVICON):
            config.theme["favicon"] = shipped.FAVICON
        self.has_search = self.config.search and has_themes_search(config)
        self.home, self.home_of_site = home_of(config, self.config.under), home_of(config, "")
        if self.config.offline:
            config.use_directory_urls = False
            config.extra["polyfills"] = [*config.extra.get("polyfills", []), shipped.IFRAME_WORKER]
        return config

    @event_priority(50)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Take the record's own files and the archive out, and put its pages in.

        Raises Abort if the record has errors, but when serving.
        """
        self.tell("Reading the record", 0, None)
        folder, archive = self.folders(config)
        take_out(files, folder, archive)
        for line in in_lines(leave_out(files, Publishing(Path(config.docs_dir), self.config.publish))):
            log.info("%s", line)
        prepared, of_mkdocs = self.made(config)
        for line in leaks_in(of_docs(files, Path(config.docs_dir)), prepared.kept_back):
            log.warning("%s", line)
        hand_written = {file.src_uri: os.path.relpath(Path(config.docs_dir, file.src_uri)) for file in files}
        own = self.own_files()
        edition = prepared.edition
        self.sealed = {f"{self.config.under}{name}": path for name, path in disk.seal_files(folder).items()}
        taken = [*own, *of_mkdocs, *self.sealed, *((*edition.keys, *edition.data) if edition else ())]
        self.clashing = [*clashes(hand_written, taken)]
        self.publish(prepared)
        if errors(self.problems):  # a person is watching: the pages are those of the last good record
            of_mkdocs = self.of_mkdocs(self.edition, config) if self.edition else self.alarm_alone()
        put_in(files, of_mkdocs | own, config)
        put_in_record(files, self.edition.keys if self.edition else (), config)
        return files

    def own_files(self) -> dict[str, Output]:
        """What every site has beside the pages of its record: styles and scripts."""
        scripts = [
            *(shipped.SEARCH if self.has_search else ()),
            *([shipped.IFRAME_WORKER] if self.config.offline else ()),
        ]
        texts = shipped.assets() | {path: shipped.asset(path) for path in scripts}
        return {path: Output(text) for path, text in texts.items()}

    def folders(self, config: MkDocsConfig) -> tuple[Path, Path]:
        """The folder of the record, and that of its archive."""
        archive = Path(config.config_file_path).parent / self.config.archive
        return Path(config.docs_dir, self.config.record), archive

    def made(self, config: MkDocsConfig) -> tuple[Prepared, dict[str, Output]]:
        """Read the record, and make those of its pages that MkDocs sees. Raises Abort if there is no record; serving, every
        failure is a diagnostic."""
        prepared, self.ahead = self.ahead or self.read(config), None
        if not prepared.edition:
            return prepared, {}
        try:
            return prepared, self.of_mkdocs(prepared.edition, config)
        except Exception as error:
            if not self.is_serving:
                raise
            return Prepared(diagnostics=[alarm.from_failure(error)]), {}

    def read(self, config: MkDocsConfig) -> Prepared:
        """Read the record, and see which pages there will be. Fails as `made` does."""
        folder, archive = self.folders(config)
        try:
            evidence, borders = disk.read_evidence(folder, archive), Borders(self.config.borders)
            if self.kept is None or (self.kept.record, self.kept.is_anew) != (folder, self.is_anew):
                self.kept, self.known = kept_for(folder, self.is_anew), None
            texts = disk.read_record(folder)
            kept = self.cluster.reading(self.kept, texts) if self.cluster else self.kept
            known = self.known or known_before(self.kept)
            self.last = self.last_site()
            before = self.pages_before()
            prepared = prepare(
                texts,
                links_of(config),
                evidence,
                self.language,
                borders,
                kept,
                known,
                self.config.under,
                self.home,
                before,
                Pngs(self.config.pngs),
            )
            remember(self.kept, prepared.known, known)
            if self.is_serving:
                self.known = prepared.known
            else:
                self.kept.let_go()
            return prepared
        except FileNotFoundError as error:
            if not self.is_serving:
                raise Abort(f"On Record: {error} ({NO_RECORD})") from None
            return Prepared(diagnostics=[Diagnostic(Position(disk.label(folder)), "no-record", str(error))])
        except Exception as error:
            if not self.is_serving:
                raise
            return Prepared(diagnostics=[alarm.from_failure(error)])

    def of_mkdocs(self, edition: Edition, config: MkDocsConfig) -> dict[str, Output]:
        """The pages that MkDocs makes: those that a navigation lists or may list; all of them if it can't be spared any."""
        is_quick, listed = self.is_quick(config), set(paths_in(config.nav))
        paths = (path for path in edition.keys if not is_quick or edition.keys.may_be_in_nav(path) or path in listed)
        return {path: output(edition, path) for path in paths} | of_every_site(self.config.under)

    def is_quick(self, config: MkDocsConfig) -> bool:
        """Whether MkDocs can be spared the most pages. The theme's search takes them as MkDocs makes them."""
        has_themes_search = bool(THEMES_SEARCH & set(config.plugins)) and not self.has_search
        return self.config.quick and not has_themes_search

    def alarm_alone(self) -> dict[str, Output]:
        """What there is to see if no record was good yet."""
        return {f"{self.config.under}index.md": Output(alarm.page(self.language))}

    def publish(self, prepared: Prepared) -> None:
        """Tell of all problems, and take a record as the one to publish if none is an error; else, when serving, keep the last
        good one. Raises Abort."""
        self.problems = [*prepared.diagnostics, *self.clashing]
        report(self.problems)
        if not (number := len(errors(self.problems))):
            self.edition = prepared.edition
            if line := not_afresh(prepared.quotes):
                log.info("%s", line)
        elif not self.is_serving:
            raise Abort(broken(number))

    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: object) -> str:
        """Keep the record's pages out of the theme's index: ours has what they show, from the record itself."""
        if self.has_search and self.edition and page.file.src_uri in self.edition.keys:
            page.meta["search"] = {"exclude": True}
        return markdown

    def on_nav(self, nav: Navigation, /, **_: object) -> Navigation:
        """Keep the navigation, which the theme's own page needs."""
        self.navigation = nav
        return nav

    @event_priority(-100)
    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> Any:
        """Give the theme the words of its page for addresses that lead nowhere, take its scripts, and make the pages of the
        record that MkDocs does not make. Serving, they are made when they are asked for."""
        with languages.speaking(self.language):
            self.lost = Templates().standalone("not-found.html.jinja")
        env.globals["onrecord_not_found"] = self.lost
        env.filters.setdefault("split", str.split)  # Zensical's templates have it, Jinja's not
        if self.edition:
            foot = Foot(self.edition.view.record.about, self.language, self.config.under)
            env.globals["onrecord_foot"] = at_the_foot(foot, self.home_of_site, links_of(config))
            config.extra["onrecord_feed"] = feed_told(self.edition)
        env.bytecode_cache = env.bytecode_cache or OF_THE_THEME
        if not (config.site_url or self.config.offline or self.is_serving):
            log.info("%s", NO_SITE_URL)
        assert self.navigation
        site = Site(config, files, self.navigation, env)
        self.inside = self.inside_of(site)
        self.pages = QuickPages(self.edition, site) if self.edition else None
        if self.pages and not self.is_serving:
            printed = self.cluster.printed if self.cluster else on_all_cores
            self.printed = print_pages(self.pages, self.last, self.tell, printed)
            self.last = None
            if self.printed.in_full:
                log.info("%s: %s", BY_MKDOCS, self.printed.in_full)
        return env

    def last_site(self) -> LastSite | None:
        """The last good site in the place of the one that is built, if it is known what it was made of."""
        remembered = self.kept.recall(str(self.target)) if self.kept and self.target else None
        return recalled(self.target, remembered, self.left) if self.target and remembered else None

    def pages_before(self) -> PagesBefore | None:
        """Which pages there were when this process made them, or else in the last good site."""
        if self.is_serving and self.edition:
            return self.edition.pages
        return self.last.pages if self.last else None

    def remember(self) -> None:
        """Remember what the site was made of, now that it is whole."""
        if self.kept and self.printed.made:
            self.kept.remember(str(self.target), to_remember(self.printed.made))

    def known_sums(self, config: MkDocsConfig) -> Mapping[str, bytes]:
        """The SHA-256 of files of the site as they were put there, by their names: none where other plugins or hooks may have
        changed them since."""
        return self.printed.sums if is_alone(config.plugins) else {}

    def inside_of(self, site: Site) -> InPage:
        """What stands inside the pages of the theme after all plugins, from one without content. Live reload needs a script of
        its own: no policy then."""
        if not self.config.content_security_policy or self.is_serving:
            return InPage()
        page = site.page_of("a-page-without-content.md", "", None)
        page.read_source(site.config)
        page.render(site.config, site.files)
        return in_page(site.in_theme(page, base_url=BASE))

    def on_page_content(self, html: str, /, *, page: Page, **_: object) -> str:
        """Mark a page that says in its front matter that it is in another language than the site; and quiet its headings."""
        html = with_quiet_headings(html)
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

    def on_template_context(self, context: Any, /, *, config: MkDocsConfig, **_: object) -> Any:
        """Tell the theme's own pages (the sitemap) of every page of the record."""
        if config.site_url and self.pages:
            context["pages"] = all_pages(context["pages"], self.pages.site.files)
        return context

    @event_priority(-100)
    def on_post_template(self, output: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """Give the theme's own pages (404.html) our search and their policy."""
        if not template_name.endswith(".html"):
            return output
        if template_name == LOST and self.config.offline:
            return ""  # nobody is led to it from a disk, and its own links would lead nowhere
        if template_name == LOST and not config.site_url and not self.is_serving:
            return standing_alone(config.site_name, self.language, self.lost)
        output = self.with_search(output)
        return output if self.is_serving else self.with_policy(output, urlsplit(config.site_url or "/").path)

    def with_search(self, output: str) -> str:
        """A page with our search in the place of the theme's, if it has it."""
        with languages.speaking(self.language):
            return theme.with_worker(output, shipped.SEARCH_WORKER) if self.has_search else output

    def with_policy(self, output: str, base: str) -> str:
        """A page with its policy, unless the settings want none."""
        return with_policy(output, self.inside, base) if self.config.content_security_policy else output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Mark the site as ours, put the seal into it, and write the search index; from a disk, a browser can read that only as
        scripts."""
        site = Path(config.site_dir)
        index = disk.themes_index(site) if self.has_search else ""
        writes = partial(self.write_search, site, index, links_of(config)) if index else None
        if self.is_serving:
            self.served.begin(self.pages, writes)
            return
        staging.mark(site)
        disk.copy_into(site, self.sealed)
        if writes:
            writes()
        if self.config.offline:
            disk.index_as_script(site)

    def write_search(self, site: Path, index: str, links: LinkStyle) -> None:
        """Index the record, and with it the hand-written pages, which the theme has indexed."""
        self.tell("Indexing it for the search", 0, None)
        if not self.edition:
            return
        shared_out = partial(self.cluster.given, self.pages) if self.cluster and self.pages else indexing.on_all_cores
        self.searched.write(self.edition, Place(site, links, self.target), index, self.kept, shared_out)

    @event_priority(-100)
    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Make pages when they are asked for, and all anew when a template changes; the docs folder, the record in it, is watched
        already. What changes the record alone is shown without MkDocs, where that is the same."""
        server.watch(str(shipped.TEMPLATES))
        server.set_app(on_demand(server.serve_request, server.mount_path, self.served.write))

        def outside() -> Seen:
            watched = {Path(path).absolute() for path in (*server._watched_paths, *config.watch)}
            return seen_in(watched, self.folders(config))

        server.builder = Building(server.builder, self.change_at_once, outside, outside())
        return server

    def change_at_once(self) -> bool:
        """Show the record as it is now, if MkDocs would make the same of all else."""
        before = self.pages
        if not before or errors(self.problems):
            return False
        config = before.site.config
        if not self.is_quick(config) or not is_alone(config.plugins):
            return False
        prepared = self.read(config)
        edition = prepared.edition
        if not edition or not is_same_to_mkdocs(before, edition):
            self.ahead = prepared
            return False
        self.publish(prepared)
        self.pages = self.served.change(edition)
        return True

    def page_or_alarm(self, pages: QuickPages, path: str) -> str:
        """The page at a path. What goes wrong is said on top of it."""
        try:
            return pages.page_in_full(path)
        except Exception as error:
            before = self.problems
            self.problems = [*before, alarm.from_failure(error)]
            page = pages.site.page(path, alarm.page(self.language), None)
            self.problems = before
            return page


def broken(number: int) -> str:
    """Why a build of a record with so many problems stops."""
    return f"On Record: {number} problem{'s' if number > 1 else ''} in the record, so no page was made."


def in_language(html: str, language: str) -> str:
    """A part of a page that is in another language than the rest. Raises ValueError if that is none."""
    return f'<div lang="{escape(language)}" dir="{languages.direction_of(language)}">\n{html}\n</div>'


def feed_told(edition: Edition) -> dict[str, str]:
    """What the theme is told of feeds, so that each page leads to them: where that of all changes lies in the site, or nothing if
    there is none; what feeds tell, and the record's name."""
    path = f"{edition.under}{FEED}"
    with languages.speaking(edition.language):
        changes = words.translate("Changes")
    told = {"path": path if path in edition.data else "", "changes": changes}
    return told | {"record": escape(edition.view.record.about.title)}


def report(diagnostics: list[Diagnostic]) -> None:
    """Tell of problems in the log."""
    for diagnostic in diagnostics:
        is_warning = diagnostic.severity is Severity.WARNING
        line = str(replace(diagnostic, severity=Severity.ERROR))  # the log says itself that it is a warning
        log.log(logging.WARNING if is_warning else logging.ERROR, "%s", line)

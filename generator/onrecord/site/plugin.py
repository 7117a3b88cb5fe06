"""The MkDocs seam: adds the pages of the record, in memory, beside the hand-written ones."""

import logging
import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from onrecord.checking.clashes import clashes
from onrecord.edition import Edition
from onrecord.generate import Output, Prepared, of_every_site, output
from onrecord.site import alarm, beside, collecting, indexing, shipped, staging
from onrecord.site import files as disk
from onrecord.site import theme_search as theme
from onrecord.site.alone import standing_alone
from onrecord.site.at_once import AtOnce
from onrecord.site.converting import in_language, with_quiet_headings
from onrecord.site.data_files import feed_told
from onrecord.site.foot import Foot, at_the_foot
from onrecord.site.in_full import Site
from onrecord.site.last_good import LastGood
from onrecord.site.last_site import LastSite
from onrecord.site.mkdocs_files import leave_out, of_docs, paths_in, put_in, put_in_record, take_out
from onrecord.site.neighbours import Neighbours
from onrecord.site.on_demand import on_demand
from onrecord.site.policy import BASE, InPage, in_page, with_policy
from onrecord.site.printing import Printed, on_all_cores, print_pages
from onrecord.site.published import Publishing, in_lines, leaks_in
from onrecord.site.quick_pages import QuickPages
from onrecord.site.reader import Means, RecordReader
from onrecord.site.record_files import all_pages
from onrecord.site.searched import Place, Searched
from onrecord.site.serving import Building, Served
from onrecord.site.settings import (
    THEMES_SEARCH,
    OnRecordConfig,
    add_ours,
    has_themes_search,
    home_of,
    is_alone,
    language_of,
    links_of,
    record_and_archive,
    record_settings,
    see_to_theme,
)
from onrecord.site.watching import Seen, look_often, seen_in
from onrecord.speaking import languages
from onrecord.speaking.compiled import OF_THE_THEME
from onrecord.speaking.linking import NOWHERE
from onrecord.speaking.markdown import Templates

log = logging.getLogger("mkdocs.plugins.onrecord")

BY_MKDOCS = "Every page is made by MkDocs, which takes longer, since it would else come out otherwise"
"""What the log says where other plugins or extensions do something of their own with pages."""


LOST = "404.html"
"""The page for addresses that lead nowhere."""

NO_SITE_URL = (
    "site_url is not set in mkdocs.yml, so nobody can cite a page by its whole address or follow what changes, and "
    "sitemap.xml is empty: write the address that the site will have, such as 'site_url: https://example.org/record/'"
)
"""What the log says where it is not known where the site will lie."""


class OnRecordPlugin(BasePlugin[OnRecordConfig]):
    """Makes the pages of the record at each build."""

    def __init__(self) -> None:
        """``means``: what our own command gives to the next build; MkDocs gives all builds of a process the same plugin."""
        self.means = Means()
        self.has_search = False
        self.language, self.lost = languages.SOURCE, ""
        self.home_of_site = NOWHERE
        self.sealed: dict[str, Path] = {}
        self.navigation: Navigation | None = None
        self.last: LastSite | None = None
        self.pages: QuickPages | None = None
        self.printed = Printed()
        self.inside = InPage()
        self.begin(is_serving=False)

    def begin(self, is_serving: bool) -> None:
        """Know nothing of a record yet. ``is_serving``: a person is watching."""
        self.is_serving = is_serving
        self.reader, self.last_good = RecordReader(is_serving), LastGood(is_serving)
        self.searched = Searched(is_serving)
        self.served = Served(self.last_good.page_or_alarm)
        self.at_once = AtOnce(self.reader, self.last_good, self.served)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], **_: object) -> None:
        """Note whether a person is watching: then a broken record is shown and does not end the work."""
        self.begin(is_serving=command == "serve")
        collecting.seldom()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """See that the pages find their theme, words, Markdown extensions and stylesheet, and from a disk their search."""
        see_to_theme(config, self.config.content_security_policy)
        self.language = language_of(config)
        if line := beside.refusal(config.plugins):
            raise ConfigurationError(line)
        config.plugins[beside.NEIGHBOURS] = Neighbours(self.config.under)
        add_ours(config, self.config.offline)
        self.has_search = self.config.search and has_themes_search(config)
        self.home_of_site = home_of(config, "")
        return config

    @event_priority(50)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Take the record's own files and the archive out, and put its pages in.

        Raises Abort if the record has errors, but when serving.
        """
        self.means.tell("Reading the record", 0, None)
        folder, archive = record_and_archive(config, self.config)
        take_out(files, folder, archive)
        for line in in_lines(leave_out(files, Publishing(Path(config.docs_dir), self.config.publish))):
            log.info("%s", line)
        prepared, of_mkdocs = self.made(config)
        for line in leaks_in(of_docs(files, Path(config.docs_dir)), prepared.kept_back):
            log.warning("%s", line)
        hand_written = {file.src_uri: os.path.relpath(Path(config.docs_dir, file.src_uri)) for file in files}
        own = {path: Output(text) for path, text in shipped.assets(self.has_search, self.config.offline).items()}
        edition = prepared.edition
        self.sealed = {f"{self.config.under}{name}": path for name, path in disk.seal_files(folder).items()}
        taken = [*own, *of_mkdocs, *self.sealed, *((*edition.keys, *edition.data) if edition else ())]
        self.last_good.clashing = [*clashes(hand_written, taken)]
        self.last_good.take(prepared)
        published = self.last_good.edition
        if self.last_good.is_broken:  # a person is watching: the pages are those of the last good record
            alone = {f"{self.config.under}index.md": Output(alarm.page(self.language))}
            of_mkdocs = self.of_mkdocs(published, config) if published else alone
        put_in(files, of_mkdocs | own, config)
        put_in_record(files, published.keys if published else (), config)
        return files

    def made(self, config: MkDocsConfig) -> tuple[Prepared, dict[str, Output]]:
        """Read the record, and make those of its pages that MkDocs sees. Raises Abort if there is no record; serving, every
        failure is a diagnostic."""
        prepared = self.at_once.handed_over()
        if not prepared:
            settings = record_settings(config, self.config)
            prepared, self.last = self.reader.read(settings, self.means, self.last_good.pages_before)
        if not prepared.edition:
            return prepared, {}
        try:
            return prepared, self.of_mkdocs(prepared.edition, config)
        except Exception as error:
            if not self.is_serving:
                raise
            return Prepared(diagnostics=[alarm.from_failure(error)]), {}

    def of_mkdocs(self, edition: Edition, config: MkDocsConfig) -> dict[str, Output]:
        """The pages that MkDocs makes: those that a navigation lists or may list; all of them if it can't be spared any."""
        is_quick, listed = self.is_quick(config), set(paths_in(config.nav))
        paths = (path for path in edition.keys if not is_quick or edition.keys.may_be_in_nav(path) or path in listed)
        return {path: output(edition, path) for path in paths} | of_every_site(self.config.under)

    def is_quick(self, config: MkDocsConfig) -> bool:
        """Whether MkDocs can be spared the most pages. The theme's search takes them as MkDocs makes them."""
        has_themes_search = bool(THEMES_SEARCH & set(config.plugins)) and not self.has_search
        return self.config.quick and not has_themes_search

    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: object) -> str:
        """Keep the record's pages out of the theme's index: ours has what they show, from the record itself."""
        edition = self.last_good.edition
        if self.has_search and edition and page.file.src_uri in edition.keys:
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
        edition = self.last_good.edition
        if edition:
            foot = Foot(edition.view.record.about, self.language, self.config.under)
            env.globals["onrecord_foot"] = at_the_foot(foot, self.home_of_site, links_of(config))
            config.extra["onrecord_feed"] = feed_told(edition)
        env.bytecode_cache = env.bytecode_cache or OF_THE_THEME
        if not (config.site_url or self.config.offline or self.is_serving):
            log.info("%s", NO_SITE_URL)
        assert self.navigation
        site = Site(config, files, self.navigation, env)
        # Live reload needs a script of its own: no policy then.
        has_policy = self.config.content_security_policy and not self.is_serving
        self.inside = in_page(site.without_content(BASE)) if has_policy else InPage()
        self.pages = QuickPages(edition, site) if edition else None
        if self.pages and not self.is_serving:
            printed = self.means.cluster.printed if self.means.cluster else on_all_cores
            self.printed = print_pages(self.pages, self.last, self.means.tell, printed)
            self.last = None
            if self.printed.in_full:
                log.info("%s: %s", BY_MKDOCS, self.printed.in_full)
        return env

    def known_sums(self, config: MkDocsConfig) -> Mapping[str, bytes]:
        """The SHA-256 of files of the site as they were put there, by their names: none where other plugins or hooks may have
        changed them since."""
        return self.printed.sums if is_alone(config.plugins) else {}

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
            return self.last_good.alarmed(output, self.language)
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
        writes = partial(self.write_search, Place(site, links_of(config), self.means.target), index) if index else None
        if self.is_serving:
            self.served.begin(self.pages, writes)
            can_tell = self.is_quick(config) and is_alone(config.plugins)
            self.at_once.settings = record_settings(config, self.config) if can_tell else None
            collecting.leave_alone()
            return
        staging.mark(site)
        disk.copy_into(site, self.sealed)
        if writes and self.pages:
            writes(self.pages.edition)
        if self.config.offline:
            disk.index_as_script(site)

    def write_search(self, place: Place, index: str, edition: Edition) -> None:
        """Index the record, and with it the hand-written pages, which the theme has indexed."""
        self.means.tell("Indexing it for the search", 0, None)
        cluster = self.means.cluster
        shared_out = partial(cluster.given, self.pages) if cluster and self.pages else indexing.on_all_cores
        self.searched.write(edition, place, theme.index_of_mkdocs(index), self.reader.kept, shared_out)

    @event_priority(-100)
    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Make pages when they are asked for, and all anew when a template changes; the docs folder, the record in it, is watched
        already. What changes the record alone is shown without MkDocs, where that is the same."""
        server.watch(str(shipped.TEMPLATES))
        look_often(server, config.watch)
        server.set_app(on_demand(server.serve_request, server.mount_path, self.served.write))

        def outside() -> Seen:
            watched = {Path(path).absolute() for path in (*server._watched_paths, *config.watch)}
            return seen_in(watched, record_and_archive(config, self.config))

        by_mkdocs = partial(self.at_once.by_mkdocs, server.builder)
        server.builder = Building(by_mkdocs, self.at_once.change, outside, outside())
        return server

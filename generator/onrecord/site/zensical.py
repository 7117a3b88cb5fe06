"""The whole site made by Zensical: from a docs folder of plain Markdown, whose finished pages get what they lack.

Zensical reads the settings of MkDocs, but knows no plugin that makes pages, so it is never shown the record itself.
"""

import json
import logging
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from onrecord.diagnostics import errors
from onrecord.earth.drawn import Borders
from onrecord.proving.proofs import not_afresh
from onrecord.site import files, finished, shipped, staging
from onrecord.site.building import Built, is_hidden, settings
from onrecord.site.converting import with_quiet_headings
from onrecord.site.data_files import feed_told
from onrecord.site.foot import Foot
from onrecord.site.last_good import broken, report
from onrecord.site.plain_docs import Folders, PlainDocs, plain_docs
from onrecord.site.printing import Printed, Tell, silently
from onrecord.site.published import in_lines, leaks_in
from onrecord.site.searched import Place, Searched
from onrecord.site.settings import (
    EXTENSIONS,
    THEME_FAVICON,
    THEMES_SEARCH,
    OnRecordConfig,
    home_of,
    language_of,
    links_of,
)
from onrecord.site.sums import write_sums
from onrecord.speaking import languages
from onrecord.speaking.linking import LinkStyle, site_address
from onrecord.speaking.markdown import Templates
from onrecord.telling.view import Pngs

log = logging.getLogger("mkdocs.plugins.onrecord")

INDEX = Path("search.json")
"""Where Zensical's own search index lies in a site."""

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_ISSUE = re.compile(r"^(?:Warning|Error): (?P<what>.+)\n.*\[ (?P<place>\S+:\d+:\d+) \]", re.MULTILINE)
_LANGUAGE = re.compile(r"\A---\n(?:.*\n)*?lang: *['\"]?([\w-]+)['\"]? *\n(?:.*\n)*?---\n")


def build(config_file: Path, target: Path, strict: bool = True, tell: Tell = silently) -> Built:
    """Build the site into ``target``, as `building.build` does. Raises staging.Refused, mkdocs.exceptions.Abort or OSError; then
    the old folder is as it was."""
    if find_spec("zensical") is None:
        raise staging.Refused("--engine zensical needs Zensical: pip install 'onrecord[zensical]'")
    config, ours = load_config(str(config_file), strict=strict), settings(config_file)
    if "onrecord" not in config.plugins:
        raise staging.Refused(f"{config_file} does not list the plugin onrecord")
    tell("Reading the record", 0, None)
    made = _made(config, ours, config_file, strict)
    with staging.staged(target) as new, tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        files.write_folder(
            work / "docs",
            {**made.texts, **made.data, f"{finished.WITHOUT_CONTENT}.md": "---\ntitle: None\n---\n"},
            made.copies,
        )
        _put_theme(config, work / "theme")
        (work / "mkdocs.yml").write_text(json.dumps(_settings(config, config_file, made)), "utf-8")
        tell("Making the pages", 0, None)
        _run(work, strict, files.label(Path(config.docs_dir)))
        shutil.copytree(work / "site", new, dirs_exist_ok=True)
        try:
            _complete(new, config, ours, made)
        except finished.UnknownTheme as error:
            raise staging.Refused(f"this version of Zensical has another theme than we know: {error}") from None
        sizes = [path.stat().st_size for path in new.rglob("*") if path.is_file()]
        write_sums(new)
    return Built(len(sizes), sum(sizes), Printed())


def _made(config: MkDocsConfig, ours: OnRecordConfig, config_file: Path, strict: bool) -> PlainDocs:
    """The docs folder. Raises Abort if the record has errors; if a warning counts as one, then as well."""
    docs = Path(config.docs_dir)
    folders = Folders(
        docs / ours.record, config_file.resolve().parent / ours.archive, docs, is_hidden(config_file), ours.publish
    )
    try:
        texts = files.read_record(folders.record)
    except FileNotFoundError as error:
        raise Abort(f"On Record: {error}") from None
    made = plain_docs(
        folders,
        texts,
        LinkStyle.SOURCES,
        language_of(config),
        Borders(ours.borders),
        ours.under,
        home_of(config, ours.under),
        Pngs(ours.pngs),
    )
    report(made.problems)
    for line in in_lines(made.left_out):
        log.info("%s", line)
    leaks = [*leaks_in(made.copies.items(), made.generated.kept_back)]
    for line in leaks:
        log.warning("%s", line)
    if number := len(errors(made.problems)):
        raise Abort(broken(number))
    if line := not_afresh(made.generated.quotes):
        log.info("%s", line)
    if strict and (number := len(made.problems) + len(leaks)):
        raise Abort(f"Aborted with {number} warnings in strict mode!")
    return made


def _settings(config: MkDocsConfig, config_file: Path, made: PlainDocs) -> dict[str, Any]:
    """What is set otherwise than in the settings of MkDocs. Lists go on after theirs."""
    favicon, edition = config.theme.get("favicon"), made.generated.edition
    assert edition
    return {
        "INHERIT": str(config_file.resolve()),
        "docs_dir": "docs",
        "site_dir": "site",
        "exclude_docs": "",
        "edit_uri": "",
        "extra": {"onrecord_feed": feed_told(edition)},
        "theme": {
            "name": "material",
            "custom_dir": "theme",
            "variant": config.theme.get("variant") or "classic",
            "favicon": shipped.FAVICON if favicon in (None, THEME_FAVICON) else favicon,
        },
        "markdown_extensions": [name for name in EXTENSIONS if name not in config.markdown_extensions],
    }


def _put_theme(config: MkDocsConfig, folder: Path) -> None:
    """Put into a folder what we add to the theme, and over it what the site overrides."""
    shutil.copytree(shipped.THEME, folder)
    with languages.speaking(language_of(config)):
        words = Templates().standalone("not-found.html.jinja")
    page = folder / "404.html"
    page.write_text(
        page.read_text("utf-8").replace("{{ onrecord_not_found }}", f"{{% raw %}}{words}{{% endraw %}}"), "utf-8"
    )
    if config.theme.custom_dir:
        shutil.copytree(config.theme.custom_dir, folder, dirs_exist_ok=True)


def _run(work: Path, strict: bool, docs: str) -> None:
    """Let Zensical build a folder, and log what it warns of. ``docs``: what a person calls the docs folder. Raises Abort with the
    last thing it says."""
    command = [sys.executable, "-m", "zensical", "build", "-f", "mkdocs.yml", *(["--strict"] if strict else [])]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, encoding="utf-8", check=False)
    said = _COLOURS.sub("", done.stderr)
    for issue in _ISSUE.finditer(said):
        log.warning("%s/%s: %s", docs, issue["place"], issue["what"])
    if done.returncode:
        last = (said.strip() or done.stdout.strip() or "it failed").split("\n")[-1]
        raise Abort(f"Zensical: {last.replace(f'{work}/', '')}")


def _complete(site: Path, config: MkDocsConfig, ours: OnRecordConfig, made: PlainDocs) -> None:
    """Give every page what it lacks, and the site its search."""
    empty = site / site_address(f"{finished.WITHOUT_CONTENT}.md", links_of(config))
    empty = empty / "index.html" if empty.is_dir() else empty
    bundle = next((site / "assets" / "javascripts").glob("bundle.*.js"))
    allowed = finished.allowed_in(empty.read_text("utf-8"), bundle.read_text("utf-8"))
    empty.unlink()
    if empty.parent != site:
        empty.parent.rmdir()
    has_search = ours.search and bool(THEMES_SEARCH & set(config.plugins))
    assert made.generated.edition
    foot = Foot(made.generated.edition.view.record.about, language_of(config), ours.under)
    completing = finished.Completing(allowed if ours.content_security_policy else None, has_search, foot)
    top = home_of(config, "").url
    others = _in_other_languages(made, config)
    for path in site.rglob("*.html"):
        html = with_quiet_headings(path.read_text("utf-8"))
        name = path.relative_to(site).as_posix()
        if (language := others.get(name)) is not None:
            html = finished.in_language(html, language, languages.direction_of(language))
        address = f"{top}{name.removesuffix('index.html')}"
        html = completing.page(html, address)
        path.write_text(html, "utf-8", newline="\n")
    sitemap = site / "sitemap.xml"
    if sitemap.is_file():
        sitemap.write_text(finished.without_the_empty_page(sitemap.read_text("utf-8")), "utf-8", newline="\n")
    if has_search:
        _put_search(site, config, made)


def _put_search(site: Path, config: MkDocsConfig, made: PlainDocs) -> None:
    for path in (*shipped.SEARCH, shipped.SEARCH_IN_ZENSICAL):
        (site / path).write_text(shipped.asset(path), "utf-8", newline="\n")
    links, edition = links_of(config), made.generated.edition
    assert edition
    record = frozenset(site_address(path, links) for path in edition.keys)
    index = finished.index_by_hand((site / INDEX).read_text("utf-8"), record)
    Searched().write(edition, Place(site, links, themes_index=INDEX), index)


def _in_other_languages(made: PlainDocs, config: MkDocsConfig) -> dict[str, str]:
    """The pages that say that they are in another language than the site, by their path in it."""
    own, links = language_of(config), links_of(config)
    written = [
        *made.texts.items(),
        *((path, file.read_text("utf-8")) for path, file in made.copies.items() if path.endswith(".md")),
    ]
    found = {}
    for path, text in written:
        said = _LANGUAGE.match(text)
        if said and said[1] != own:
            address = site_address(path, links)
            found[f"{address}index.html" if address.endswith("/") or not address else address] = said[1]
    return found

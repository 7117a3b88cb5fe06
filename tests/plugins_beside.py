"""The golden record beside each of the plugins that people use: each page says what it says without it, search finds the same and
runs; or one clear line ends the build. `make beside` installs them and runs this."""

import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from tests.browsing import launched, served, visit
from tests.building import Site, parsed
from tests.linking import broken_links
from tests.projects import golden_project, onrecord, process

OWN = ("about/", "method/", "handbook/")
"""Where the pages lie that the record does not make; other plugins may do with them what they are there for."""


@dataclass(frozen=True)
class Beside:
    """A plugin with its settings, the files that it needs in the docs folder, and what it must have done, by the site."""

    plugin: Any
    did: Callable[[Site], bool] = lambda site: True
    docs: tuple[tuple[str, str], ...] = ()


def has(path: str, text: str = "") -> Callable[[Site], bool]:
    """Whether a file of the site is there and has a text in it."""
    return lambda site: (site.folder / path).is_file() and text in (site.folder / path).read_text("utf-8")


def feeds_own_pages_only(site: Site) -> bool:
    feed = (site.folder / "feed_rss_created.xml").read_text("utf-8")
    return "/about/" in feed and "/sources/" not in feed and "/handbook/format/" not in feed


def dates_own_pages_only(site: Site) -> bool:
    dated = {
        path for path, page in site.pages.items() if "git-revision-date-localized" in page or "March 4, 2021" in page
    }
    made = ("handbook/format/", "handbook/problems/")
    return "about/index.html" in dated and all(path.startswith(OWN) and not path.startswith(made) for path in dated)


POST = "---\ndate: 2024-01-01\n---\n# A post\n\nOf the fire.\n"
MOVED = {"redirect_maps": {"old.md": "sources/lina-haddad.md"}}

CASES = {
    "tags": Beside(
        "tags",
        has("tags/index.html", "harbour"),
        (("tags.md", "---\ntags: [harbour]\n---\n# Tags\n\n<!-- material/tags -->\n"),),
    ),
    "blog": Beside(
        "blog", has("blog/2024/01/01/a-post/index.html"), (("blog/index.md", "# Blog\n"), ("blog/posts/a.md", POST))
    ),
    "macros": Beside("macros", has("sum/index.html", "It is 3."), (("sum.md", "# Sum\n\nIt is {{ 1 + 2 }}.\n"),)),
    "minify": Beside({"minify": {"minify_html": True}}, has("sources/lina-haddad/index.html", "<script id=__config ")),
    "redirects": Beside({"redirects": MOVED}, has("old/index.html", "sources/lina-haddad/")),
    "awesome-nav": Beside("awesome-nav", has("index.html", "md-tabs__link")),
    "git-revision-date-localized": Beside(
        {"git-revision-date-localized": {"enable_creation_date": True}}, dates_own_pages_only
    ),
    "rss": Beside({"rss": {"use_git": True}}, feeds_own_pages_only),
    "mike": Beside("mike"),
    "glightbox": Beside("glightbox", has("about/index.html", "init-glightbox")),
}


def project_beside(folder: Path, name: str, case: Beside) -> Path:
    """The golden project with one plugin more, kept in git since a day of 2021."""
    project = golden_project(folder)
    for path, text in case.docs:
        (project / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (project / "docs" / path).write_text(text, "utf-8")
    settings = project / "mkdocs.yml"
    line = yaml.safe_dump([case.plugin], default_flow_style=True, width=1000).strip()[1:-1]
    text = settings.read_text("utf-8").replace("\n  - onrecord\n", f"\n  - onrecord\n  - {line}\n")
    text = text.partition("\nnav:")[0] + "\n" if name == "awesome-nav" else text
    settings.write_text(f"site_url: https://example.org/\n{text}", "utf-8")
    day = {"GIT_AUTHOR_DATE": "2021-03-04T12:00:00Z", "GIT_COMMITTER_DATE": "2021-03-04T12:00:00Z"}
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "All"]):
        subprocess.run(["git", *arguments], cwd=project, env={**os.environ, **day}, check=True)
    return project


def words(page: str) -> str:
    """The words of a page's content, but for what only a site has that knows its address."""
    content = parsed(page).select_one("article")
    if not content:
        return ""
    for data in content.select("script, .or-following, .or-framing, [data-form=frame]"):
        data.decompose()
    return " ".join(content.get_text(" ").replace("https://example.org/", "").split())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.mark.parametrize("name", CASES)
def test_pages_and_search_are_whole(name: str, tmp_path: Path, golden_site: Site, browser: Browser) -> None:
    project = project_beside(tmp_path, name, CASES[name])
    run = process(project, "build", "--no-strict")
    assert run.returncode == 0, run.stderr
    site = Site(project / "site", (), "")
    of_record = {path: page for path, page in golden_site.pages.items() if not path.startswith((*OWN, "404.html"))}
    assert [path for path, page in of_record.items() if words(page) != words(site.pages[path])] == []
    assert CASES[name].did(site)
    assert [address for page, address in broken_links(site) if page in of_record] == []
    assert all("Content-Security-Policy" in site.pages[path] for path in of_record)
    entries = {str(each["address"]): each for each in site.entries}
    assert [each["address"] for each in golden_site.entries if not str(each["address"]).startswith(OWN)
            and entries[str(each["address"])] != each] == []  # fmt: skip
    with served(site.folder) as base:
        tab = visit(browser.new_context(), base, "/")
        for path in ("", "about", "sources/lina-haddad"):
            tab.open(path)
        tab.page.locator(".md-search__input").click()
        tab.page.keyboard.type("haddad")
        tab.page.locator('.md-search-result__item a[href*="lina-haddad"]').first.wait_for()
        assert (tab.errors, tab.strangers) == ([], [])


def test_another_language_by_a_plugin_is_one_clear_line(tmp_path: Path) -> None:
    languages = [{"locale": "en", "default": True, "name": "English"}, {"locale": "fr", "name": "Français"}]
    case = Beside({"i18n": {"docs_structure": "suffix", "languages": languages}})
    run = onrecord(project_beside(tmp_path, "i18n", case), "build")
    assert (run.returncode, run.stderr.count("\n")) == (1, 1)
    assert run.stderr.startswith("Error: plugins: i18n: ")

"""The record outlives its site engine: others make the same site of it, with its links, pictures, search and policy."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from onrecord.site import finished, zensical
from onrecord.site.policy import BASE
from tests.browsing import launched, served, visit
from tests.building import Site, parsed
from tests.linking import broken_links
from tests.projects import environment, golden_project, onrecord
from tests.sharing import site_once

SETTINGS = """\
site_name: On Record
theme: {name: material, font: false, palette: {primary: custom, accent: custom}}
extra_css: [assets/onrecord.css]
extra_javascript: [assets/tables.js, assets/search-box.js, assets/citing.js]
markdown_extensions: [attr_list, tables, admonition, {toc: {permalink: true}}]
"""
"""What the handbook tells those to set who build the written folder with another engine."""

DRAWN = ("map", "timeline", "locations/harbour", "counts/harbour-fire/injured")
"""Pages with pictures."""

LOOKS = """() => [...document.querySelectorAll("article svg, article svg *")].map((element) => {
  const { fill, stroke, strokeWidth, fontSize } = getComputedStyle(element);
  return [element.tagName, fill, stroke, strokeWidth, fontSize].join(" ");
})"""
"""What each part of each picture on a page looks like."""


def with_address(project: Path) -> Path:
    settings = project / "mkdocs.yml"
    settings.write_text(f"site_url: https://example.org/\n{settings.read_text('utf-8')}", "utf-8")
    return project


@pytest.fixture(scope="module")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    def made(folder: Path) -> Site:
        project = with_address(golden_project(folder))
        run = onrecord(project, "build", "--engine", "zensical")
        assert run.returncode == 0, run.stdout + run.stderr
        return Site(project / "site", (), "")

    return site_once(tmp_path_factory, "zensical", made)


@pytest.fixture(scope="module")
def properdocs_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    def made(folder: Path) -> Site:
        project = golden_project(folder)
        assert onrecord(project, "write", "plain/docs").returncode == 0
        (project / "plain" / "mkdocs.yml").write_text(SETTINGS, "utf-8")
        command = [str(Path(sys.executable).with_name("properdocs")), "build", "-f", "mkdocs.yml"]
        written = project / "plain"
        subprocess.run(command, cwd=written, env=environment(), capture_output=True, text=True, check=True)
        return Site(written / "site", (), "")

    return site_once(tmp_path_factory, "properdocs", made)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture(params=["zensical", "properdocs"])
def made(request: pytest.FixtureRequest) -> Site:
    site = request.getfixturevalue(f"{request.param}_site")
    assert isinstance(site, Site)
    return site


@cache
def content(page: str) -> tuple[list[str], str]:
    """The ids and the words of what a page's content has. Only one of the sites knows where it lies; so of the words, those that
    say it are left out."""
    content = parsed(page[page.index("<article") : page.rindex("</article>")]).select_one("article")
    assert content
    ids = sorted(found for tag in content.select("[id]") if not (found := str(tag["id"])).startswith("__"))
    for data in content.select("script, .or-following, .or-framing, [data-form=frame]"):
        data.decompose()
    return ids, "".join(content.get_text("").replace("¶", "").replace("https://example.org/", "").split())


def test_every_page_is_there_and_every_link_good(made: Site, golden_site: Site) -> None:
    assert set(golden_site.pages) <= set(made.pages)
    assert list(broken_links(made)) == []
    pages = {path: page for path, page in golden_site.pages.items() if path != "404.html"}
    assert [path for path, page in pages.items() if content(page) != content(made.pages[path])] == []


Looks = Callable[[Site, Any], dict[str, list[str]]]
"""Tells what the pictures of a site look like in a scheme."""


@pytest.fixture(scope="module")
def looks(browser: Browser) -> Looks:
    return cache(lambda site, scheme: seen(browser, site, scheme))


def seen(browser: Browser, site: Site, scheme: Any) -> dict[str, list[str]]:
    with served(site.folder) as base:
        tab = visit(browser.new_context(color_scheme=scheme), base, "/")
        found = {}
        for path in DRAWN:
            tab.open(path)
            found[path] = list(tab.page.evaluate(LOOKS))
        assert (tab.errors, tab.strangers) == ([], [])
        tab.page.context.close()
    return found


def test_pictures_look_the_same(made: Site, golden_site: Site, looks: Looks) -> None:
    ours = looks(golden_site, "light")
    assert all(len(set(parts)) > 5 for parts in ours.values())
    assert looks(made, "light") == ours


def test_zensicals_pages_follow_the_dark_scheme(zensical_site: Site, golden_site: Site, looks: Looks) -> None:
    dark = looks(golden_site, "dark")
    assert dark != looks(golden_site, "light")
    assert looks(zensical_site, "dark") == dark


def test_zensicals_site_has_nothing_of_the_record_but_its_pages(zensical_site: Site, golden_site: Site) -> None:
    assert [path for path in zensical_site.files if path.endswith((".yml", ".yaml", ".lock"))] == []
    assert set(zensical_site.pages) == set(golden_site.pages)
    everything = "".join((zensical_site.folder / path).read_text("utf-8", "ignore") for path in zensical_site.files)
    assert finished.WITHOUT_CONTENT not in everything
    sitemap = zensical_site.folder.joinpath("sitemap.xml").read_text("utf-8")
    assert "<loc>https://example.org/sources/lina-haddad/</loc>" in sitemap


def test_zensicals_pages_lead_to_the_feeds(zensical_site: Site) -> None:
    for path, page in zensical_site.pages.items():
        feeds = re.findall(
            r'<link rel="alternate feed" type="application/atom\+xml" title="[^"]+" href="([^"]+)">', page
        )
        assert feeds or path == "404.html" or 'http-equiv="refresh"' in page, path
        assert {urljoin(f"/{path}", href).removeprefix("/") for href in feeds} <= set(zensical_site.files), path
    source = zensical_site.pages["sources/night-watchman/index.html"]
    assert (
        source.index("Changes: A night watchman")
        < source.index("Changes: The harbour record")
        < source.index("</head>")
    )


SHARED = re.compile(r'<meta property="og:[^>]*>|<meta name="twitter:[^>]*>')


def test_zensicals_pages_say_the_same_where_they_are_shared(zensical_site: Site) -> None:
    page = zensical_site.pages["events/harbour-fire/index.html"]
    shared = SHARED.findall(page)
    picture = "https://example.org/counts/harbour-fire/injured/counts.png"
    assert f'<meta property="og:image" content="{picture}">' in shared
    assert '<meta name="twitter:card" content="summary_large_image">' in shared


def test_zensicals_pages_have_the_policy(zensical_site: Site) -> None:
    for path, page in zensical_site.pages.items():
        (policy,) = zensical_site.trees[path].select('meta[http-equiv="Content-Security-Policy"]')
        assert "default-src 'none'; script-src 'self' 'sha256-" in str(policy["content"]), path
        assert "unsafe" not in str(policy["content"])
        assert BASE not in page


def test_zensicals_search_knows_the_same(zensical_site: Site, golden_site: Site) -> None:
    assert zensical_site.entries == golden_site.entries
    assert zensical_site.folder.joinpath("search.json").stat().st_size < 1000, "nothing is loaded at each view"


def test_zensicals_search_finds_and_leads_there(zensical_site: Site, browser: Browser) -> None:
    with served(zensical_site.folder) as base:
        tab = visit(browser.new_context(), base, "/")
        tab.open("about")
        tab.page.locator(".md-search__button").click()
        tab.page.locator("dialog input").type("haddad")
        first = tab.page.locator("dialog ol a").first
        first.wait_for()
        assert first.locator("h2").inner_text() == "Lina Haddad"
        tab.page.locator("dialog input").fill("dockers & cranes")
        tab.page.locator("dialog input").fill("three dockers")
        tab.page.locator("dialog ol a", has_text="three dockers were injured").first.click()
        tab.page.wait_for_url("**/documents/post-fire/*#office-three-injured")
        assert (tab.errors, tab.strangers) == ([], [])
        tab.page.context.close()


@pytest.mark.parametrize("option", ["--offline", "--cluster=tcp://127.0.0.1:1"])
def test_what_zensical_cannot_do_is_one_line(option: str, tmp_path: Path) -> None:
    run = onrecord(golden_project(tmp_path, has_handbook=False), "build", "--engine", "zensical", option)
    assert (run.returncode, run.stderr) == (2, "Error: --engine zensical goes with neither --offline nor --cluster\n")


def test_zensical_that_is_not_there_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zensical, "find_spec", lambda _: None)
    run = onrecord(golden_project(tmp_path, has_handbook=False), "build", "--engine", "zensical")
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert "pip install 'onrecord[zensical]'" in run.stderr


def test_what_zensical_warns_of_is_told_and_ends_a_strict_build(tmp_path: Path) -> None:
    project = golden_project(tmp_path, has_handbook=False)
    page = project / "docs" / "method.md"
    page.write_text("# Method\n\n[nowhere](nowhere.md)\n", "utf-8")
    run = onrecord(project, "build", "--engine", "zensical")
    assert run.returncode == 1
    assert "WARNING: docs/method.md:3:11: page does not exist\n" in run.stderr
    assert run.stderr.split("\n")[-2].endswith("(--no-strict builds in spite of warnings)")
    assert "Traceback" not in run.stderr
    assert not (project / "site").exists()


def test_a_broken_record_leaves_the_site(tmp_path: Path) -> None:
    project = golden_project(tmp_path, has_handbook=False)
    record = project / "docs" / "record" / "harbour.yml"
    record.write_text(record.read_text("utf-8").replace("lina-haddad", "lina", 1), "utf-8")
    run = onrecord(project, "build", "--engine", "zensical")
    assert run.returncode == 1
    assert "[unknown-reference]" in run.stderr
    assert not (project / "site").exists()


def test_a_theme_that_is_not_known_is_refused() -> None:
    with pytest.raises(finished.UnknownTheme):
        finished.allowed_in("<html>", "")
    with pytest.raises(finished.UnknownTheme):
        finished.allowed_in('<script id="__config" type="application/json">{"base": "."}</script>', "no style")

"""Pages made past MkDocs are those that MkDocs makes: of every kind, both forms of links, any language, hostile texts."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

import onrecord.site.plugin as plugin
from onrecord.generate import prepare
from onrecord.pages import KINDS
from onrecord.site import forking, printing
from onrecord.site.frames import CONTENT, NoFrame, frame_of, part_sign, text_sign, without_blank_lines
from onrecord.site.likeness import difference
from onrecord.site.printing import Printed, print_pages
from onrecord.site.quick_pages import QuickPages
from onrecord.telling.page import Key, PageKind
from tests.building import Site, build_docs
from tests.effort import IS_THOROUGH, only_in_soak, share
from tests.growing import SMALL, grown, limited
from tests.projects import RECORD, golden_project, speak
from tests.records import Data, texts_of, yaml_text
from tests.sharing import coarse_pictures
from tests.test_hostile_pages import ACCEPTED, anything, record_of


@contextmanager
def looked_at(pages: list[QuickPages]) -> Iterator[None]:
    """Collect what makes the pages of the builds within."""
    with pytest.MonkeyPatch.context() as patch:

        def noted(made: QuickPages, *others: Any) -> Printed:
            pages.append(made)
            return print_pages(made, *others)

        patch.setattr(plugin, "print_pages", noted)
        yield


Sorts = set[tuple[str, str]]
"""Sorts of pages: kinds, each with the name of a further page or without."""


def sorts_of(keyed: Iterable[tuple[PageKind, Key]]) -> Sorts:
    return {(kind.name, key.part) for kind, key in keyed}


def some_of_each_sort(pages: QuickPages, number: int) -> list[str]:
    """The paths of so many pages of each sort: the first, the last, and others between them."""
    by_sort: dict[tuple[str, str], list[str]] = {}
    for path in pages.paths:
        (sort,) = sorts_of([pages.edition.keys[path]])
        by_sort.setdefault(sort, []).append(path)
    return [path for paths in by_sort.values() for path in [*paths[: -1 : -(-len(paths) // number)], paths[-1]]]


def unlike(project: Path, of_each_sort: int = 0, **settings: Any) -> tuple[Sorts, list[str]]:
    """The sorts of pages that were made quickly for a project, and how they differ from what MkDocs makes; all of them, or so
    many of each sort."""
    seen: list[QuickPages] = []
    with looked_at(seen), coarse_pictures(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "unlike", lambda *_: "")  # all pages are looked at below, and not a few of them
        site = build_docs(project / "docs", project / "site", settings=project / "mkdocs.yml", **settings)
        (pages,) = seen
        differing = [
            f"{path}: {found}"
            for path in (some_of_each_sort(pages, of_each_sort) if of_each_sort else pages.paths)
            if (found := difference(pages.page(path)[0], pages.page_in_full(path)))
        ]
    assert (site.failure, [line for line in site.log if plugin.BY_MKDOCS in line]) == ("", [])
    return sorts_of(pages.edition.keys[path] for path in pages.paths), differing


def of_record(folder: Path, record: Data) -> Path:
    """A project with another record than the golden one."""
    project = golden_project(folder, has_handbook=False)
    (project / RECORD).write_text(yaml_text(record), "utf-8")
    return project


@pytest.mark.parametrize(
    ("language", "directory_urls"),
    [
        ("en", True),
        ("ar", False),
        pytest.param("en", False, marks=only_in_soak),
        pytest.param("ar", True, marks=only_in_soak),
    ],
)
def test_the_golden_pages_are_alike(language: str, directory_urls: bool, tmp_path: Path) -> None:
    _, differing = unlike(
        speak(golden_project(tmp_path, has_handbook=False), language), use_directory_urls=directory_urls
    )
    assert differing == []


LARGE, OF_EVERY_SORT = max(SMALL.values()) + 1, 9
"""How large a record is that lies over every limit, and one that has a few pages of every sort that this has."""


def test_pages_of_every_kind_and_further_pages_are_alike(tmp_path: Path) -> None:
    """In `make soak` all those of a record that is large; of each sort of its pages, the smaller one has some, and a few of these
    are looked at."""
    with limited(**SMALL):
        large = prepare(texts_of(grown(LARGE))).edition
        assert large
        wanted = sorts_of(each for path, each in large.keys.items() if not large.keys.may_be_in_nav(path))
        sorts, differing = unlike(
            of_record(tmp_path, grown(LARGE if IS_THOROUGH else OF_EVERY_SORT)), 0 if IS_THOROUGH else 3, strict=False
        )
    assert differing == []
    assert sorts >= wanted
    assert {name for name, _ in wanted} >= {kind.name for kind in KINDS} - {"home", "moved"}


@pytest.mark.parametrize(
    "texts",
    [share(ACCEPTED, 24, 0, thorough=4), anything(seed=7, number=8 if IS_THOROUGH else 4)],
    ids=["hostile", "soup"],
)
def test_pages_with_hostile_texts_are_alike(texts: list[str], tmp_path: Path) -> None:
    _, differing = unlike(of_record(tmp_path, record_of(texts, harmless=False)), strict=False)
    assert differing == []


def test_each_setting_of_a_site_shows_on_quick_pages(tmp_path: Path) -> None:
    project = golden_project(tmp_path, has_handbook=False)
    overrides = project / "overrides"
    overrides.mkdir()
    (overrides / "main.html").write_text(
        '{% extends "base.html" %}{% block footer %}<i>{{ page.title | upper }} {{ config.extra.mine }}</i>{% endblock %}'
    )
    theme = {"name": "material", "custom_dir": str(overrides), "font": False, "features": ["content.action.view"]}
    toc = {"toc": {"permalink": "§", "toc_depth": 2}}
    changed: dict[str, Any] = {
        "site_url": "https://example.org/a/",
        "edit_uri": "edit/main/docs/",
        "repo_url": "https://example.org/r",
        "plugins": ["search", {"onrecord": {"edit_links": True}}],
    }
    seen: list[QuickPages] = []
    with looked_at(seen):
        build_docs(project / "docs", project / "site", settings=project / "mkdocs.yml", theme=theme,
                   markdown_extensions=["attr_list", "tables", toc], extra={"mine": "Ours"}, **changed)  # fmt: skip
    page = project.joinpath("site", "sources", "lina-haddad", "index.html").read_text("utf-8")
    assert "<i>LINA HADDAD Ours</i>" in page
    assert '<a class="headerlink" aria-hidden="true" tabindex="-1" href="#_top" title="Permanent link">§</a>' in page
    assert '<link rel="canonical" href="https://example.org/a/sources/lina-haddad/">' in page
    assert 'href="https://example.org/r/raw/main/docs/record/harbour.yml"' in page


class Spy(BasePlugin):  # type: ignore[type-arg]
    """Another plugin, which does something with each page."""

    def on_page_content(self, html: str, /, *, page: Page, **_: Any) -> str:
        return f"{html}<p>{page.file.src_uri}</p>"


@pytest.mark.parametrize("is_quick", [True, False])
def test_a_plugin_that_changes_pages_has_all_of_them_made_by_mkdocs(is_quick: bool, tmp_path: Path) -> None:
    project = golden_project(tmp_path, has_handbook=False)
    site = build_docs(
        project / "docs",
        project / "site",
        [Spy()],
        project / "mkdocs.yml",
        plugins=["search", {"onrecord": {"quick": is_quick}}],
    )
    assert "<p>sources/lina-haddad.md</p>" in site.pages["sources/lina-haddad/index.html"]
    assert bool([line for line in site.log if plugin.BY_MKDOCS in line]) is is_quick, (
        "it is said, unless it was asked for"
    )


def test_the_themes_own_search_finds_the_pages_of_the_record(tmp_path: Path) -> None:
    project = golden_project(tmp_path, has_handbook=False)
    plugins = ["search", {"onrecord": {"search": False}}]
    build_docs(project / "docs", project / "site", settings=project / "mkdocs.yml", plugins=plugins)
    assert "sources/lina-haddad/" in project.joinpath("site", "search", "search_index.json").read_text("utf-8")


def test_a_page_that_the_navigation_names_is_made_by_mkdocs(tmp_path: Path) -> None:
    project = golden_project(tmp_path, has_handbook=False)
    nav = [{"Home": "index.md"}, {"One source": "sources/lina-haddad.md"}]
    site = build_docs(project / "docs", project / "site", settings=project / "mkdocs.yml", nav=nav)
    assert 'class="md-nav__link md-nav__link--active"' in site.pages["sources/lina-haddad/index.html"]


def test_every_page_is_in_the_sitemap_and_can_be_led_to(tmp_path: Path) -> None:
    project = golden_project(tmp_path, has_handbook=False)
    (project / "docs" / "about.md").write_text(
        "# About\n\n[a](sources/lina-haddad.md#_top) [b](sources/lina-haddad.md#no)\n"
    )
    address = "https://example.org/"
    site = build_docs(project / "docs", project / "site", settings=project / "mkdocs.yml", site_url=address)
    map_of_site = site.folder.joinpath("sitemap.xml").read_text("utf-8")
    pages = {path.removesuffix("index.html") for path in site.pages if path != "404.html"}
    assert {path for path in pages if f"<loc>{address}{path}</loc>" not in map_of_site} == set()
    assert [line for line in site.log if "does not contain an anchor" in line] == [
        "INFO: Doc file 'about.md' contains a link 'sources/lina-haddad.md#no', "
        "but the doc 'sources/lina-haddad.md' does not contain an anchor '#no'."
    ]


def test_many_processes_make_the_same_bytes_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def built(cores: int) -> Site:
        monkeypatch.setattr(forking, "_cores", lambda: cores)
        return build_docs(project / "docs", tmp_path / str(cores), settings=project / "mkdocs.yml")

    project = golden_project(tmp_path / "project", has_handbook=False)
    monkeypatch.setattr(forking, "SHARE", 3)
    monkeypatch.setattr(forking, "ENOUGH", 2)
    monkeypatch.setattr(forking, "_can_fork", lambda: True)
    one, three = built(1), built(3)
    assert one.files == three.files
    assert one.pages == three.pages


# Frames.


def test_a_frame_prints_a_text_as_the_theme_does() -> None:
    sign = text_sign("title")
    frame = frame_of(f"<title>{sign}</title>{CONTENT}<a href='{part_sign('id0')}'>")
    values = {"title": "A &amp; B", "content": "<h1>A</h1>", "id0": "a"}
    assert frame.filled(values) == "<title>A &amp; B</title><h1>A</h1><a href='a'>"


@pytest.mark.parametrize(
    "page",
    [
        "<title></title>",
        f"{CONTENT}<title>{text_sign('title').upper()}</title>",
        f"{CONTENT}<title>{text_sign('title').replace('&lt;', '')}</title>",
        f"{CONTENT}<title>{text_sign('title')[:20]}</title>",
    ],
    ids=["no-content", "capitals", "changed", "cut"],
)
def test_what_a_theme_does_otherwise_gives_no_frame(page: str) -> None:
    with pytest.raises(NoFrame):
        frame_of(page)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a</p>", "<p>b</p>"),
        ("<p>a</p>", '<p id="a">a</p>'),
        ("<p>a <b>b</b></p>", "<p>a<b>b</b></p>"),
        ("<pre>a\n b</pre>", "<pre>a b</pre>"),
        ("<p>a</p>", "<p>a</p><p></p>"),
        ("<p>&amp;lt;</p>", "<p>&lt;</p>"),
    ],
)
def test_what_differs_is_found(one: str, other: str) -> None:
    assert difference(one, one) == ""
    assert difference(one, other)


def test_how_html_is_written_makes_no_difference() -> None:
    one = '<p class="a" id=b>\n &lt;&#39;  c</p>\n<ul><li>d</li></ul>'
    assert difference(one, '<p id="b" class="a">&#60;\' c</p><ul>\n<li>\nd</li></ul>') == ""


def test_blank_lines_of_the_theme_go_and_nothing_else() -> None:
    page = (
        "<!doctype html>\n \n<html>\n\n<body>\n<pre>a\n\n b</pre>\n\t\n<p title='a\n\n b > c'>x\u00a0\n\n y  z</p>\n\n"
        "<script>one\n\n  two</script >\n\n<!-- a\n\n b -->\n\n<textarea>\n\n</textarea>\r\n \r\n2 < 3\n\n</body>"
    )
    short = without_blank_lines(page)
    assert short == (
        "<!doctype html>\n<html>\n<body>\n<pre>a\n\n b</pre>\n<p title='a\n\n b > c'>x\u00a0\ny  z</p>\n"
        "<script>one\n\n  two</script >\n<!-- a\n\n b -->\n<textarea>\n\n</textarea>\n2 < 3\n</body>"
    )
    assert not difference(page, short)

"""A record that lies in a folder of the site: the same pages, below a first page of the project's own."""

from pathlib import Path
from urllib.parse import quote, urljoin

import pytest

from onrecord.site.plugin import BY_MKDOCS
from onrecord.site.settings import as_folder
from tests.browsing import launched
from tests.building import Site, build_docs, parsed
from tests.linking import broken_links
from tests.projects import golden_project, onrecord
from tests.searching import Search
from tests.sharing import site_once

OWN = "# Our paper\n\nWhat was said of the fire is [on record](record/index.md).\n"
"""A first page of the project's own."""

ADDRESS = "https://example.org/"


def project_under(folder: Path, own: str = OWN) -> Path:
    """The golden project with its record in the folder `record` of the site, which is that of its YAML in the docs folder."""
    project = golden_project(folder)
    for name in ("about.md", "method.md"):
        (project / "docs" / name).unlink()
    for page in (project / "docs" / "handbook").iterdir():
        page.unlink()
    if own:
        (project / "docs" / "index.md").write_text(own, "utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8").partition("\nnav:")[0]
    text = text.replace("\n  - onrecord\n", "\n  - onrecord:\n      under: /record\n      edit_links: true\n")
    nav = "\nnav: [index.md, record/index.md, record/sources/index.md]\n"
    settings.write_text(
        f"site_url: {ADDRESS}\nrepo_url: https://example.org/r\nedit_uri: edit/docs/\n{text}{nav}", "utf-8"
    )
    return project


@pytest.fixture(scope="module")
def under_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    def made(folder: Path) -> Site:
        project = project_under(folder)
        return build_docs(project / "docs", project / "site", settings=project / "mkdocs.yml")

    return site_once(tmp_path_factory, "under", made)


def shown(page: str) -> str:
    """The words of a page that are not of the theme, with addresses from the top of the record; without the way to its
    feed and the line that shows it elsewhere, which only a site has that knows its address."""
    content = parsed(page[page.index("<article") : page.rindex("</article>")]).select_one("article")
    assert content
    for data in content.select("script, .or-following, .or-framing, [data-form=frame]"):
        data.decompose()
    words = " ".join(word for tag in content.select("h1 ~ *") for word in tag.get_text(" ").split())
    for top in (f"{ADDRESS}record/", quote(f"{ADDRESS}record/", safe="")):
        words = words.replace(top, "")
    return words


def feeds_of(page: str) -> list[tuple[str, str]]:
    """The feeds that the head of a page names, with what they are called."""
    found = parsed(page.partition("</head>")[0]).select('head > link[rel~="alternate"][type="application/atom+xml"]')
    return [(str(each["href"]), str(each["title"])) for each in found]


def test_the_head_of_every_page_leads_to_the_feeds_and_they_are_there(under_site: Site, golden_site: Site) -> None:
    whole = "Changes: The harbour record"
    assert feeds_of(under_site.pages["record/sources/night-watchman/index.html"]) == [
        ("feed.xml", "Changes: A night watchman"),
        ("../../changes/feed.xml", whole),
    ]
    assert feeds_of(under_site.pages["index.html"]) == [("record/changes/feed.xml", whole)]
    assert feeds_of(under_site.pages["record/changes/index.html"]) == [("feed.xml", whole)]
    for path, page in under_site.pages.items():
        there = [urljoin(path, href).removeprefix("/") for href, _ in feeds_of(page)]
        assert there
        assert set(there) <= set(under_site.files), path
    assert "feed.xml" not in "".join(golden_site.files), "its address is not known"
    assert not [path for path, page in golden_site.pages.items() if "application/atom+xml" in page]


def of_record(site: Site) -> set[str]:
    """The pages of a record that lies at the top of its site."""
    hand_written = ("about/", "method/", "handbook/", "404.html")
    return {path for path in site.pages if not path.startswith(hand_written)} | {"handbook/format/index.html"}


def test_every_page_lies_in_the_folder_and_says_the_same(under_site: Site, golden_site: Site) -> None:
    assert [line for line in under_site.log if BY_MKDOCS in line] == []
    paths = of_record(golden_site)
    assert {path for path in under_site.pages if path.startswith("record/")} >= {f"record/{path}" for path in paths}
    assert {path for path in under_site.pages if not path.startswith("record/")} == {"index.html", "404.html"}
    assert [path for path in paths if shown(golden_site.pages[path]) != shown(under_site.pages[f"record/{path}"])] == []


def test_every_link_leads_somewhere(under_site: Site) -> None:
    assert list(broken_links(under_site)) == []
    assert 'href="record/"' in under_site.pages["index.html"]


def test_yaml_of_the_record_stays_out_of_the_site(under_site: Site) -> None:
    assert [path for path in under_site.files if path.endswith((".yml", ".yaml", ".lock"))] == []


def test_the_sitemap_and_the_edit_links_know_the_folder(under_site: Site) -> None:
    sitemap = under_site.folder.joinpath("sitemap.xml").read_text("utf-8")
    pages = {path.removesuffix("index.html") for path in under_site.pages if path != "404.html"}
    assert [path for path in pages if f"<loc>{ADDRESS}{path}</loc>" not in sitemap] == []
    page = parsed(under_site.pages["record/sources/lina-haddad/index.html"])
    (edit,) = page.select('a[rel="edit"]')
    assert urljoin(ADDRESS, str(edit["href"])) == "https://example.org/r/edit/docs/record/harbour.yml"
    (canonical,) = page.select('link[rel="canonical"]')
    assert canonical["href"] == f"{ADDRESS}record/sources/lina-haddad/"


def test_the_search_leads_into_the_folder(under_site: Site, golden_site: Site) -> None:
    ours = {str(entry["address"]).removeprefix("record/") for entry in under_site.entries}
    assert {entry["address"] for entry in golden_site.entries if f"{entry['address']}".startswith("sources/")} <= ours
    assert {str(entry["address"]).partition("/")[0] for entry in under_site.entries} <= {"record", "", "#our-paper"}
    with launched() as browser, Search(browser.new_page(), under_site.folder) as search:
        assert search.first("haddad")[0]["location"].startswith("record/")


def test_pages_written_for_another_engine_lie_in_it_too(tmp_path: Path) -> None:
    project = project_under(tmp_path)
    assert onrecord(project, "write", "by-setting").returncode == 0
    assert onrecord(project, "write", "elsewhere", "--under", "our/record/").returncode == 0
    written = project / "by-setting"
    assert (written / "record" / "sources" / "lina-haddad.md").is_file()
    assert (written / "index.md").read_text("utf-8") == OWN
    assert (written / "assets" / "onrecord.css").is_file()
    assert list(written.rglob("*.yml")) == []
    assert (project / "elsewhere" / "our" / "record" / "index.md").is_file()


def test_a_site_without_a_first_page_is_refused(tmp_path: Path) -> None:
    run = onrecord(project_under(tmp_path, own=""), "build", "--no-strict")
    assert run.returncode == 1
    assert "so write docs/index.md" in run.stderr


@pytest.mark.parametrize("text", ["..", "a//b", "../a", "a/../b", "a b", "https://a", ".hidden"])
def test_what_is_no_folder_of_the_site_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no folder of the site"):
        as_folder(text)


def test_misuse_of_the_option_is_one_line(tmp_path: Path) -> None:
    run = onrecord(golden_project(tmp_path), "write", "out", "--under", "../a")
    assert (run.returncode, run.stderr.strip().count("\n")) == (2, 0)


@pytest.mark.parametrize(
    ("text", "folder"), [("", ""), ("/", ""), ("record", "record/"), ("/our/record/", "our/record/")]
)
def test_a_folder_is_written_with_one_slash_at_its_end(text: str, folder: str) -> None:
    assert as_folder(text) == folder

"""The built site: of the golden record, and of a made-up one that has a bit of everything."""

import gzip
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page
from PIL import ExifTags, Image

from onrecord.generate import check
from onrecord.record.record import Record
from onrecord.site import shipped
from onrecord.site.plugin import OnRecordPlugin
from tests import golden
from tests.building import PROJECT, Site, build, loud, parsed
from tests.linking import broken_links, ids_of
from tests.projects import environment
from tests.records import (
    FILE,
    Data,
    claim,
    document,
    event,
    location,
    minimal,
    publisher,
    source,
    texts_of,
    yaml_text,
)
from tests.sharing import site_once


def harbour() -> Data:
    """A made-up record with a bit of everything: former ids, a table, withdrawn and joint claims, places in places."""
    return minimal(
        sources=[
            source(formerly=["old-clerk"], names={"ar": "كاتب"}, aliases=["The clerk", "J. Quill"]),
            publisher(),
            source("guild", name="The guild", kind="organisation"),
            source("crew", name="The crew", kind="people", identity="unnamed", may_be="clerk"),
        ],
        locations=[
            location("coast", name="The coast", kind="region"),
            location(within="coast", names={"ar": ["ميناء", "المرفأ"]}, aliases=["Old harbour"], formerly=["port"]),
            location("quay", name="The quay", within=["harbour", "coast"]),
        ],
        events=[event(locations="quay"), event("flood", name="The flood", locations=["harbour"])],
        documents=[
            document(),
            document("register", title="Register", form="table", language="en"),
            {"id": "untitled", "url": "https://example.org/a_(b)", "formerly": ["without-title"]},
        ],
        claims=[
            claim("burned", formerly=["it-burned"]),
            claim("four-hurt", quote="it hurt 4 people", figures={"injured": "4 people"}),
            claim(
                "none-hurt",
                source="guild",
                quote="none hurt",
                figures={"injured": "none"},
                relations={"disputes": "four-hurt"},
            ),
            claim(
                "joint", source=["crew", "guild"], locations=[{"except": "quay"}, {"near": "coast"}], stance="supposes"
            ),
            claim("row-1", source="gazette", document="register", formerly=["row-0"], figures={"lost": "12 boats"}),
            claim("row-2", source="gazette", document="register", event="flood", basis=[{"source": "crew"}]),
            claim("gone", withdrawn={"on": "2020-04-01", "because": "it was another quay"}),
            claim("elsewhere", source="unnamed", document="untitled", event="none", locations="none"),
        ],
    )


def record_of(data: Data) -> Record:
    checked = check(texts_of(data))
    assert checked.diagnostics == []
    return checked.draft.record


@pytest.fixture(scope="module")
def made_up_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_once(tmp_path_factory, "made-up", lambda folder: build(folder, {FILE: yaml_text(harbour())}))


@pytest.fixture(params=["golden", "made-up"])
def known(request: pytest.FixtureRequest) -> tuple[Site, Record]:
    """A site and its record."""
    if request.param == "golden":
        return request.getfixturevalue("golden_site"), check(golden.texts(), golden.EVIDENCE).draft.record
    return request.getfixturevalue("made_up_site"), record_of(harbour())


@pytest.fixture
def site(known: tuple[Site, Record]) -> Site:
    return known[0]


def test_strict_build_is_clean(site: Site) -> None:
    assert (site.failure, loud(site.log)) == ("", [])


def test_every_link_and_anchor_within_the_site_resolves(site: Site) -> None:
    assert list(broken_links(site)) == []


@pytest.mark.parametrize("of", ["golden", "made-up"])
def test_every_link_resolves_without_directory_urls(of: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """The offline form has none either."""
    if of == "golden":
        site = request.getfixturevalue("offline_site")
    else:
        site = build(tmp_path, {FILE: yaml_text(harbour())}, use_directory_urls=False)
    assert (site.failure, loud(site.log)) == ("", [])
    assert "sources/index.html" in site.files
    assert [path for path in site.pages if path.startswith("sources/") and path.count("/") > 1] == []
    assert list(broken_links(site)) == []


def test_a_broken_link_would_be_found(tmp_path: Path) -> None:
    page = '# A page\n\n<p><a href="sources/nobody/">x</a> <a href="sources/clerk/#nothing">y</a></p>\n'
    site = build(tmp_path, {FILE: yaml_text(minimal()), "docs/a.md": page}, use_directory_urls=True)
    found = {address for path, address in broken_links(site) if path == "a/index.html"}
    assert {"sources/nobody/", "sources/clerk/#nothing"} <= found


def test_no_id_stands_twice_on_a_page(site: Site) -> None:
    for path, tree in site.trees.items():
        assert [name for name, number in ids_of(tree).items() if number > 1] == [], path


def test_a_title_cannot_take_the_address_of_a_claim(tmp_path: Path) -> None:
    # MkDocs would make an id of the title, and a browser goes to the first element that has it.
    titled = document(title="Burned before")
    claims = [claim("burned", formerly=["burned-before"]), claim("again")]
    site = build(tmp_path, {FILE: yaml_text(minimal(documents=[titled], claims=claims))})
    found = parsed(site.pages["documents/report/index.html"]).find_all(id="burned-before")
    assert [tag.name for tag in found] == ["span"]


def requests(site: Site) -> Iterator[tuple[str, str]]:
    """Every address that a browser asks for by itself: file and address."""
    asking = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data"}
    for path, tree in site.trees.items():
        for name, attribute in asking.items():
            for tag in tree.find_all(name, attrs={attribute: True}):
                if tag.get("rel") != ["canonical"]:
                    yield path, str(tag[attribute])
        for tag in tree.find_all(["img", "source"], srcset=True):
            yield path, str(tag["srcset"])
        styles = [style.get_text() for style in tree.find_all("style")] + [
            str(tag["style"]) for tag in tree.find_all(style=True)
        ]
        yield from ((path, address) for address in _asked_by(" ".join(styles)))
    for path in site.files:
        if path.endswith(".css"):
            yield from ((path, address) for address in _asked_by((site.folder / path).read_text("utf-8")))


def _asked_by(style: str) -> list[str]:
    return [a or b for a, b in re.findall(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", style)]


def test_no_page_asks_another_host_for_anything(site: Site) -> None:
    found = list(requests(site))
    assert any(address.endswith(".css") for _, address in found)
    abroad = [(path, address) for path, address in found if re.match(r"\s*(\w+:)?//", address)]
    assert [each for each in abroad if not each[1].startswith("data:")] == []


def leaked(site: Site, record: Path) -> list[str]:
    """What of a record's folder is in a site: its files by name or by content, and anything that is YAML."""
    names = {path.name for path in record.rglob("*") if path.is_file()}
    texts = {path.read_bytes() for path in record.rglob("*") if path.is_file()}
    return [
        path
        for path in site.files
        if Path(path).name in names
        or path.endswith((".yml", ".yaml"))
        or path.startswith("record")
        or (site.folder / path).read_bytes() in texts
    ]


def test_nothing_of_the_record_folder_is_in_the_site(golden_site: Site) -> None:
    assert leaked(golden_site, golden.SITE / "record") == []


PRIVATE = {
    FILE: yaml_text(minimal()),
    "docs/record/notes.md": "# Notes of ours\n",
    "docs/record/scan.pdf": "a scan",
    "docs/record/deep/er/picture.png": "a picture",
    "docs/record/record.yml~": "an earlier record",
}


@pytest.mark.parametrize("excluded", ["", "/record/\n"])
def test_nothing_in_the_record_folder_leaks_even_without_exclude_docs(excluded: str, tmp_path: Path) -> None:
    site = build(tmp_path, PRIVATE, exclude_docs=excluded)
    assert site.failure == ""
    assert leaked(site, tmp_path / "docs" / "record") == []
    assert [entry for entry in site.entries if "Notes of ours" in entry["title"]] == []


def test_the_folder_of_the_record_can_be_another(tmp_path: Path) -> None:
    docs = {"docs/data/quay/a.yml": yaml_text(minimal()), "docs/data/other.css": "a hand-written file"}
    plugins = ["search", {"onrecord": {"record": "data/quay"}}]
    site = build(tmp_path, docs, plugins=plugins, exclude_docs="")
    assert site.failure == ""
    assert "sources/clerk/index.html" in site.files
    assert leaked(site, tmp_path / "docs" / "data" / "quay") == []
    assert "data/other.css" in site.files, "what lies beside the record is no part of it"


def test_each_claim_has_one_anchor_and_one_entry_of_the_search(known: tuple[Site, Record]) -> None:
    site, record = known
    places = {(path, name) for path, tree in site.trees.items() for name in ids_of(tree)}
    for claim_id, each in record.claims.items():
        moved = tuple(f"documents/{former}/" for former in record.documents[each.document].formerly)
        found = [path for path, name in places if name == claim_id and not path.startswith(moved or "-")]
        folder = f"documents/{each.document}/"
        assert len(found) == 1, claim_id
        assert found[0].startswith(folder)
        if record.documents[each.document].form == "text":
            assert found[0] == f"{folder}index.html"
        entries = [entry["address"] for entry in site.entries if entry["address"].endswith(f"#{claim_id}")]
        assert entries == [f"{found[0].removesuffix('index.html')}#{claim_id}"]


def entry_of_page(site: Site, path: str) -> list[str]:
    """The names under which search knows a page."""
    entries = [entry for entry in site.entries if entry["address"] == path]
    assert len(entries) == 1, path
    return [entries[0]["title"], *entries[0]["names"]]


def names_of(entry: Any) -> list[str]:
    own = entry.title if hasattr(entry, "title") else entry.name
    return [*([own] if own else []), *entry.aliases, *(name for names in entry.names.values() for name in names)]


@pytest.mark.parametrize("name", ["sources", "locations", "events", "documents"])
def test_each_entry_is_found_by_each_of_its_names(name: str, known: tuple[Site, Record]) -> None:
    site, record = known
    searched = 0
    for identifier, entry in record.entries(name).items():
        if f"{name}/{identifier}/index.html" in site.files:
            names = entry_of_page(site, f"{name}/{identifier}/")
            assert [each for each in names_of(entry) if each not in names] == []
            searched += 1
    assert searched >= (1 if name in ("events", "documents") else 3)


def test_former_addresses_lead_on(made_up_site: Site) -> None:
    for former, present in (
        ("sources/old-clerk/", "sources/clerk/"),
        ("locations/port/", "locations/harbour/"),
        ("documents/without-title/", "documents/untitled/"),
    ):
        article = made_up_site.trees[f"{former}index.html"].article
        assert article is not None
        links = [
            urljoin(f"/{former}", str(tag["href"])) for tag in article.find_all("a", class_=lambda c: c != "headerlink")
        ]
        assert f"/{present}" in links


@pytest.mark.parametrize(
    "path",
    [
        "sources/index.md",
        "sources/clerk.md",
        "index.md",
        "handbook/format.md",
        "documents/report.md",
        "assets/onrecord.css",
        "Sources/INDEX.md",
        "SOURCES/Clerk.md",
        "sources/clerk/index.md",
        "sources/README.md",
        "sources/clerk/index.html",
    ],
)
def test_a_hand_written_file_where_a_page_of_the_record_lies_stops_the_build(path: str, tmp_path: Path) -> None:
    site = build(tmp_path, {FILE: yaml_text(minimal()), f"docs/{path}": "# Mine\n"})
    clashes = [line for line in loud(site.log) if "[page-clash]" in line]
    assert len(clashes) == 1
    assert f"docs/{path}:1:1: " in clashes[0]
    assert "1 problem in the record" in site.failure
    assert not (site.folder / "sources").exists()


def test_a_hand_written_file_beside_them_is_fine(tmp_path: Path) -> None:
    docs = {"docs/sources/how.md": "# How\n", "docs/notes/index.md": "# Notes\n", "docs/assets/mine.css": "a{}\n"}
    site = build(tmp_path, {FILE: yaml_text(minimal()), **docs})
    assert (site.failure, loud(site.log)) == ("", [])
    assert {"sources/how/index.html", "notes/index.html", "assets/mine.css"} <= set(site.files)


def mkdocs(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", *arguments]
    return subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)


def project(folder: Path, record: str) -> Path:
    """A project of its own in a folder, with the settings of this one but for the navigation."""
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[0]
    folder.joinpath("mkdocs.yml").write_text(settings, "utf-8")
    folder.joinpath("docs", "record").mkdir(parents=True)
    folder.joinpath(FILE).write_text(record, "utf-8")
    return folder


def test_a_broken_record_fails_with_the_place_and_no_traceback(tmp_path: Path) -> None:
    record = yaml_text(minimal()).replace("event: fire", "event: fier", 1)
    line = next(number for number, text in enumerate(record.split("\n"), 1) if "fier" in text)
    run = mkdocs(project(tmp_path, record))
    assert run.returncode == 1
    expected = f"{FILE}:{line}:10: no event 'fier' (did you mean 'fire'?) [unknown-reference]"
    assert expected in run.stderr
    assert "1 problem in the record" in run.stdout + run.stderr
    assert "Traceback" not in run.stdout + run.stderr
    assert not (tmp_path / "site" / "index.html").exists()


def test_a_warning_of_the_record_is_one_of_the_build(tmp_path: Path) -> None:
    data = minimal(sources=[source(), publisher(), source("nobody", name="Nobody")])
    site = build(tmp_path, {FILE: yaml_text(data)}, strict=False)
    assert [line for line in loud(site.log) if "[unused]" in line] == loud(site.log)
    assert (len(loud(site.log)), site.failure) == (1, "")
    assert "sources/nobody/index.html" in site.files


def test_a_missing_record_is_one_clear_line(tmp_path: Path) -> None:
    site = build(tmp_path, {"docs/about.md": "# About\n"})
    assert site.failure.startswith("On Record: ")
    assert "docs/record: there is no such folder (" in site.failure


def test_the_edit_link_opens_the_file_of_the_entry(tmp_path: Path) -> None:
    docs = {
        "docs/record/about.yml": yaml_text({"about": {"title": "A record"}}),
        "docs/record/who/said.yml": yaml_text({key: value for key, value in minimal().items() if key != "about"}),
        "docs/mine.md": "# Mine\n",
    }
    repository = "https://example.org/repository/edit/main/docs/"
    plugins = ["search", {"onrecord": {"edit_links": True}}]
    site = build(tmp_path, docs, edit_uri=repository, repo_url="https://example.org/repository", plugins=plugins)
    for path, expected in {
        "sources/clerk/index.html": "record/who/said.yml",
        "documents/report/index.html": "record/who/said.yml",
        "index.html": "record/about.yml",
        "mine/index.html": "mine.md",
    }.items():
        links = [str(tag["href"]) for tag in parsed(site.pages[path]).find_all("a", rel="edit")]
        assert links == [repository + expected], path
    # An index is made of everything, so there is no one file to edit.
    assert parsed(site.pages["sources/index.html"]).find_all("a", rel="edit") == []


def test_no_page_names_a_file_of_the_record_unless_it_is_asked_for(tmp_path: Path) -> None:
    docs = {"docs/record/secret-name.yml": yaml_text(minimal()), "docs/mine.md": "# Mine\n"}
    site = build(tmp_path, docs, edit_uri="https://example.org/e/", repo_url="https://example.org/r")
    assert "https://example.org/e/mine.md" in site.pages["mine/index.html"]
    assert [path for path, text in site.pages.items() if "secret-name" in text] == []


def test_a_build_warns_of_the_worst_that_files_by_hand_say(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (33.0, 18.0, 0.0)
    Image.new("RGB", (2, 2)).save(docs / "quay.jpg", exif=exif)
    Image.new("RGB", (2, 2)).save(docs / "plain.jpg")
    (docs / "not-published.txt").write_text("AKIA" + "A" * 16)
    texts = {"docs/record/r.yml": yaml_text(minimal()), "docs/mine.md": "# Mine\n\nThe key is AKIA" + "A" * 16}
    site = build(tmp_path, texts, strict=False)
    warned = [line for line in site.log if "[position-in-picture]" in line or "[secret]" in line]
    assert warned == [
        "WARNING: mine.md:3: AKIAAAAA… [secret]",
        "WARNING: quay.jpg: it says where it was taken [position-in-picture]",
    ]
    assert "strict" in build(tmp_path, texts).failure.lower()


def test_a_build_warns_of_names_kept_back_in_what_is_written_by_hand_and_does_not_say_them(tmp_path: Path) -> None:
    data = minimal()
    hidden = source("kept-back", name="Ḥusayn al-Zaqxari", visibility="private")
    record = yaml_text({**data, "sources": [*data["sources"], hidden]})
    page = "# Mine\n\nWe spoke to Husayn\nal Zaqxari.\n"
    texts = {"docs/record/r.yml": record, "docs/mine.md": page, "docs/Husayn-Zaqxari.svg": "<svg/>"}
    site = build(tmp_path, texts, strict=False)
    told = [line for line in site.log if "[name]" in line]
    assert sorted(told) == [
        "WARNING: Husayn-Zaqxari.svg: the name of the file says the name of a source that is not public [name]",
        "WARNING: mine.md:3: it says the name of a source that is not public [name]",
    ]
    assert "strict" in build(tmp_path, texts).failure.lower()


def test_only_what_a_site_needs_is_published(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "passwords.png").write_text("not for you")
    names = [
        "mine.md~",
        "#mine.md#",
        "mine.md.orig",
        "table.xlsx",
        "id_rsa",
        "copy.yml",
        "notes.txt",
        "CNAME",
        "leak.pdf",
    ]
    docs = {f"docs/{name}": "x" for name in names}
    docs |= {"docs/record/r.yml": yaml_text(minimal()), "docs/mine.md": "# Mine\n", "docs/picture.png": "x"}
    docs |= {"docs/data/a.csv": "x", "docs/robots.txt": "x", "docs/mine.css": "x"}
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "linked.png").symlink_to(outside / "passwords.png")
    (tmp_path / "docs" / "folder").symlink_to(outside)
    plugins = ["search", {"onrecord": {"publish": ["CNAME", "*.csv", "linked.png"]}}]
    site = build(tmp_path, docs, plugins=plugins)
    assert not site.failure
    found = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}
    assert {"picture.png", "mine/index.html", "robots.txt", "mine.css", "CNAME", "data/a.csv"} <= found
    left_out = {*names, "linked.png", "folder/passwords.png"} - {"CNAME"}
    assert found & left_out == set()
    told = "\n".join(site.log)
    assert [name for name in left_out if f"not published: {name} (" not in told] == []
    assert "not published: linked.png (it leads out of the docs folder)" in told
    assert not any(
        "not for you" in path.read_text("utf-8", "replace") for path in site.folder.rglob("*") if path.is_file()
    )


def test_other_plugins_see_and_may_change_the_pages(tmp_path: Path) -> None:
    class Spy(BasePlugin):  # type: ignore[type-arg]
        def on_page_markdown(self, markdown: str, /, *, page: Page, **_: Any) -> str:
            seen[page.file.src_uri] = markdown
            return f"{markdown}\n\nSeen by a spy.\n"

    seen: dict[str, str] = {}
    site = build(tmp_path, {FILE: yaml_text(minimal())}, [Spy()])
    assert "# A clerk of the harbour" in seen["sources/clerk.md"]
    assert "{#four-hurt}" in seen["documents/report.md"]
    assert "Seen by a spy." in site.pages["sources/clerk/index.html"]


def test_serving_watches_the_templates(tmp_path: Path) -> None:
    project(tmp_path, yaml_text(minimal()))
    config = load_config(str(tmp_path / "mkdocs.yml"), docs_dir=str(tmp_path / "docs"))
    plugin = config.plugins["onrecord"]
    assert isinstance(plugin, OnRecordPlugin)
    watched: list[str] = []
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, root=str(tmp_path))
    server.server_close()
    server.watch = lambda path: watched.append(path)  # type: ignore[method-assign, misc, assignment]
    assert plugin.on_serve(server, config=config, builder=None) is server
    assert watched == [str(shipped.TEMPLATES)]
    assert (Path(watched[0]) / "claim.html.jinja").is_file()


def test_the_pages_bring_their_extensions_and_their_stylesheet(tmp_path: Path) -> None:
    project(tmp_path, yaml_text(minimal()))
    config = load_config(
        str(tmp_path / "mkdocs.yml"),
        docs_dir=str(tmp_path / "docs"),
        markdown_extensions=["admonition"],
        extra_css=["a.css"],
    )
    config = config.plugins.on_config(config)
    assert {"attr_list", "tables"} <= set(config.markdown_extensions)
    assert config.extra_css == [shipped.STYLESHEET, "a.css"]
    assert config.extra_javascript == [*shipped.SCRIPTS]
    assert config.theme["favicon"] == shipped.FAVICON


# Weight.

OWN_BYTES, FIRST_VIEW_BYTES = 128 * 1024, 350 * 1024
"""What a page of the record may weigh without the theme's frame, half of it for programs that cite; and the first view of the
site, compressed."""


def test_no_page_of_the_record_is_heavy(golden_site: Site) -> None:
    is_light(golden_site)


def is_light(site: Site) -> None:
    pages = {path: html for path, html in site.pages.items() if not path.startswith("handbook/")}
    sizes = {
        path: len(html[html.index("<article") : html.rindex("</article>")].encode()) for path, html in pages.items()
    }
    assert len(sizes) > 30
    assert {path: size for path, size in sizes.items() if size > OWN_BYTES} == {}


def test_the_first_view_is_light(golden_site: Site) -> None:
    page = parsed(golden_site.pages["index.html"])
    loaded = [tag["href"] for tag in page.select("link[rel=stylesheet], link[rel=icon]")]
    loaded += [tag["src"] for tag in page.select("script[src]")]
    assert len(loaded) > 5
    files = [golden_site.folder / "index.html", *(golden_site.folder / str(path) for path in loaded)]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) < FIRST_VIEW_BYTES

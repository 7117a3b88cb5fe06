"""`onrecord write`: the docs folder of plain Markdown, for any engine."""

from pathlib import Path

import pytest

from onrecord.site import files, shipped
from onrecord.site.converting import with_quiet_headings
from onrecord.site.likeness import difference
from tests.building import Site, build_docs, loud, parsed
from tests.effort import only_in_soak
from tests.projects import golden_project, onrecord, process
from tests.records import FILE, claim, minimal, yaml_text

PLAIN = {"plugins": ["search"], "extra_css": ["assets/onrecord.css"], "exclude_docs": ""}
"""The settings of a site that knows nothing of the plugin."""


def project(folder: Path, **texts: str) -> Path:
    """A small project: a record, hand-written pages, an asset, and what editors leave behind."""
    docs = {
        FILE: yaml_text(minimal()),
        "docs/about.md": "# About\n\nSee [the sources](sources/index.md).\n",
        "docs/guide/index.md": "# Guide\n",
        "docs/guide/plan.svg": "<svg/>\n",
        "docs/about.md~": "a backup",
        "docs/#about.md#": "an autosave",
        "docs/.hidden.md": "hidden",
        "docs/.git/config": "hidden",
        "docs/record/notes.md": "# Ours\n",
        **texts,
    }
    for path, text in docs.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, with what is in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def write(folder: Path, *arguments: str) -> dict[str, bytes]:
    run = onrecord(folder, "write", "out", *arguments)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (
        0,
        "",
        run.stderr.count("quotes: 0 looked up afresh"),
    )
    return tree(folder / "out")


def test_a_complete_docs_folder_is_written(tmp_path: Path) -> None:
    written = write(project(tmp_path))
    assert {"about.md", "guide/index.md", "guide/plan.svg", "assets/onrecord.css", "index.md"} <= set(written)
    assert {"sources/clerk.md", "documents/report.md", "handbook/format.md", "handbook/record.schema.json"} <= set(
        written
    )
    assert written["about.md"] == (tmp_path / "docs" / "about.md").read_bytes()
    assert written[shipped.STYLESHEET] == shipped.stylesheet().encode()


def test_neither_the_record_nor_what_editors_leave_is_written(tmp_path: Path) -> None:
    written = set(write(project(tmp_path))) - {files.MANIFEST}
    strange = [path for path in written if path.endswith((".yml", ".yaml", "~", "#")) or "/." in f"/{path}"]
    assert strange == []
    assert [path for path in written if path.startswith("record")] == []


def test_the_same_is_written_again(tmp_path: Path) -> None:
    assert write(project(tmp_path)) == write(tmp_path)


def test_a_page_that_is_gone_is_removed(tmp_path: Path) -> None:
    data = minimal()
    project(tmp_path)
    before = set(write(tmp_path))
    (tmp_path / "docs" / "guide" / "plan.svg").unlink()
    fewer = {
        **data,
        "locations": data["locations"],
        "claims": [claim("burned", event="none"), claim("again", event="none")],
    }
    (tmp_path / FILE).write_text(yaml_text({**fewer, "events": []}).replace("events: []\n", ""), "utf-8")
    run = onrecord(tmp_path, "write", "out")
    assert run.returncode == 0, run.stdout
    after = set(tree(tmp_path / "out"))
    pictures = {"events/fire/timeline.png", "events/fire/timeline.svg"}
    assert before - after == {"events/fire.md", "guide/plan.svg", *pictures}
    assert after <= before


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    project(tmp_path, **{"out/letters.txt": "mine"})
    run = onrecord(tmp_path, "write", "out")
    assert run.returncode == 2
    assert run.stdout == ""
    assert run.stderr.count("\n") == 1
    assert "out holds letters.txt, which onrecord did not write" in run.stderr
    assert tree(tmp_path / "out") == {"letters.txt": b"mine"}


def test_a_file_put_beside_the_written_ones_is_kept(tmp_path: Path) -> None:
    before = write(project(tmp_path))
    (tmp_path / "out" / "sources" / "mine.md").write_text("mine", "utf-8")
    run = onrecord(tmp_path, "write", "out")
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert tree(tmp_path / "out") == {**before, "sources/mine.md": b"mine"}


def test_the_docs_folder_itself_is_never_written_into(tmp_path: Path) -> None:
    before = tree(project(tmp_path))
    for target in ("docs", "docs/out", "docs/record/out", "."):
        run = onrecord(tmp_path, "write", target)
        assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1), target
    assert tree(tmp_path) == before


def test_a_broken_record_leaves_an_earlier_folder_as_it_was(tmp_path: Path) -> None:
    before = write(project(tmp_path))
    (tmp_path / FILE).write_text(yaml_text(minimal()).replace("source: clerk", "source: clark", 1), "utf-8")
    run = onrecord(tmp_path, "write", "out")
    assert run.returncode == 1
    assert "no source 'clark' (did you mean 'clerk'?) [unknown-reference]" in run.stdout
    assert tree(tmp_path / "out") == before


@pytest.mark.parametrize(
    "path", ["sources/clerk.md", "Sources/INDEX.md", "sources/clerk/index.md", "assets/onrecord.css"]
)
def test_a_hand_written_file_at_a_page_of_the_record_is_a_problem(path: str, tmp_path: Path) -> None:
    run = onrecord(project(tmp_path, **{f"docs/{path}": "# Mine\n"}), "write", "out")
    assert run.returncode == 1
    assert run.stdout.startswith(f"docs/{path}:1:1: ")
    assert run.stdout.endswith("[page-clash]\n")
    assert run.stdout.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_warnings_are_told_and_stop_nothing(tmp_path: Path) -> None:
    data = minimal()
    data["sources"].append({"id": "nobody", "name": "Nobody", "kind": "person"})
    run = onrecord(project(tmp_path, **{FILE: yaml_text(data)}), "write", "out")
    assert run.returncode == 0
    assert run.stdout.count("\n") == 1
    assert "[unused]" in run.stdout
    assert (tmp_path / "out" / "sources" / "nobody.md").is_file()


def test_a_missing_record_is_one_clear_line(tmp_path: Path) -> None:
    run = onrecord(tmp_path, "write", "out")
    assert (run.returncode, run.stdout) == (2, "")
    assert (
        run.stderr
        == "Error: docs/record: there is no such folder (--record names another; 'onrecord new DIR' begins a project)\n"
    )
    assert not (tmp_path / "out").exists()


def in_order(site: Site) -> list[tuple[str, ...]]:
    """The entries of the search index, whose order is that of the pages in a build."""
    return sorted(tuple(entry.values()) for entry in site.search)


def article(page: str) -> str:
    found = parsed(page).article
    assert found is not None
    return str(found)


@pytest.mark.parametrize("directory_urls", [pytest.param(True, marks=only_in_soak), False])
def test_an_engine_without_the_plugin_makes_the_same_site(
    directory_urls: bool, golden_site: Site, tmp_path: Path
) -> None:
    option = "--links=folders" if directory_urls else "--links=files"
    project = golden_project(tmp_path / "project", has_handbook=directory_urls)  # as the site that it is held against
    run = onrecord(project, "write", str(tmp_path / "out"), option)
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr.startswith("quotes: ")
    assert run.stderr.count("\n") == 1
    plain = build_docs(tmp_path / "out", tmp_path / "plain", use_directory_urls=directory_urls, **PLAIN)
    assert (plain.failure, loud(plain.log)) == ("", [])
    own_search_off = ["search", {"onrecord": {"search": False}}]
    ours = (
        golden_site
        if directory_urls
        else build_docs(
            project / "docs",
            tmp_path / "ours",
            settings=project / "mkdocs.yml",
            plugins=own_search_off,
            use_directory_urls=False,
        )
    )
    assert set(plain.pages) == set(ours.pages)
    quiet = {path: with_quiet_headings(page) for path, page in plain.pages.items()}  # which the plugin sees to
    articles = [{path: article(page) for path, page in pages.items()} for pages in (quiet, ours.pages)]
    lost = [each.pop("404.html") for each in articles]  # the plugin's own page, in place of the theme's
    assert lost[0] != lost[1]
    assert [path for path in articles[0] if difference(articles[0][path], articles[1][path])] == []
    if not directory_urls:
        assert in_order(plain) == in_order(ours), "the theme's own search finds the same"


def test_no_empty_folder_is_left_and_no_link_is_followed(tmp_path: Path) -> None:
    target, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    elsewhere.mkdir()
    files.write_folder(target, {"a/b/page.md": "one", "index.md": "two"}, {})
    files.write_folder(target, {"index.md": "two"}, {})
    assert not (target / "a").exists()
    (target / "a").symlink_to(elsewhere)
    with pytest.raises(files.NotOurs):
        files.write_folder(target, {"a/page.md": "three"}, {})
    assert list(elsewhere.iterdir()) == []


def test_the_settings_choose_whether_maps_have_borders(tmp_path: Path) -> None:
    places = [{"id": "harbour", "name": "The harbour", "point": [34.37, 41.09]}]
    record = {FILE: yaml_text(minimal(locations=places))}
    drawn = write(project(tmp_path / "one", **record))["locations/harbour.md"]
    settings = {"mkdocs.yml": "site_name: A\nplugins:\n  - onrecord:\n      borders: none\n"}
    bare = write(project(tmp_path / "two", **record, **settings))["locations/harbour.md"]
    assert [b"Natural Earth" in page for page in (drawn, bare)] == [True, False]
    assert [b"or-border" in page for page in (drawn, bare)] == [True, False]


def test_a_setting_that_is_none_is_told(tmp_path: Path) -> None:
    settings = {"mkdocs.yml": "site_name: A\nplugins:\n  - onrecord:\n      borders: ours\n"}
    run = process(project(tmp_path, **settings), "write", "out")
    assert run.returncode != 0
    assert "Traceback" not in run.stderr
    assert "natural-earth" in run.stderr

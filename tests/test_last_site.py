"""A site whose pages come in part from the last one is, byte by byte, the one that is made anew."""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from onrecord.diagnostics import errors
from onrecord.generate import check
from onrecord.site import building, indexing, kept, printing, remembering
from onrecord.site.printing import Printed, unlike
from onrecord.site.quick_pages import QuickPages
from onrecord.site.remembering import VARIABLE
from onrecord.site.sums import differing
from onrecord.site.surroundings import surroundings
from tests.effort import IS_THOROUGH, examples, only_in_soak
from tests.growing import SMALL, grown, limited
from tests.projects import RECORD, golden_project
from tests.records import Data, minimal, texts_of, yaml_text
from tests.test_depending import SIZE, changed, changes
from tests.test_quick_pages import looked_at

REMEMBERED = 4
"""What is remembered of a record that was built once: what its site is made of, and as a whole; what was checked; the index."""

MAIN = '{{% extends "base.html" %}}{{% block footer %}}<i>{}</i>{{% endblock %}}'
"""A template of a site's own."""

TOC = "{{% for each in page.toc if each.children | length == 2 %}}<i>{}</i>{{% endfor %}}"
"""A template that shows something on pages with two headings below the first."""

HOOK = """from pathlib import Path


def on_page_content(html, **_):
    return html + Path(__file__).with_name("words.txt").read_text("utf-8")
"""
"""A hook that adds to each page what stands in a file beside it."""

LATE_HOOK = """from pathlib import Path


def on_post_build(config, **_):
    for page in Path(config.site_dir).rglob("*.html"):
        page.write_text(page.read_text("utf-8") + "<!-- late -->", "utf-8")
"""
"""A hook that adds to each page when all are there."""


@pytest.fixture(autouse=True, scope="module")
def _small() -> Iterator[None]:
    """Make pages of every kind, and none a second time to see that it is as MkDocs makes it: test_quick_pages sees that."""
    with limited(**SMALL), pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "unlike", lambda *_: "")
        yield


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a project that was built once and what was kept of it, and beside it a copy of both."""
    return _built(tmp_path_factory.mktemp("last-site") / "now", grown(SIZE))


@pytest.fixture(scope="module")
def little_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with few pages, for what is the same for all of them."""
    return _built(tmp_path_factory.mktemp("little-last-site") / "now", minimal())


def _built(top: Path, record: Data) -> Path:
    folder = golden_project(top / "project", has_handbook=False)
    settings = folder / "mkdocs.yml"
    settings.write_text(f"site_url: https://example.org/\n{settings.read_text('utf-8')}", "utf-8")  # so it has feeds
    write(folder, record)
    with pytest.MonkeyPatch.context() as patch:
        _keep_in(top, patch)
        build(folder)
    shutil.copytree(top, top.with_name("then"))
    return top


@pytest.fixture
def project(built_once: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That project as it was when it had been built."""
    _restore(built_once)
    _keep_in(built_once, monkeypatch)
    return built_once / "project"


@pytest.fixture
def little(little_once: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same of the one with few pages."""
    _restore(little_once)
    _keep_in(little_once, monkeypatch)
    return little_once / "project"


def as_it_was(project: Path) -> dict[str, bytes]:
    """Every file of the site of one of these projects as it was made from nothing."""
    return files(project.parent.with_name("then") / "project" / "site")


def _restore(top: Path) -> None:
    shutil.rmtree(top)
    shutil.copytree(top.with_name("then"), top)


def _keep_in(top: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setenv(VARIABLE, str(top / "kept"))
    patch.setenv("SOURCE_DATE_EPOCH", "1600000000")


def write(folder: Path, record: Data) -> None:
    (folder / RECORD).write_text(yaml_text(record), "utf-8")


def build(folder: Path, is_anew: bool = False) -> Printed:
    """Build the site of a project; anew, beside it."""
    target = folder / ("anew" if is_anew else "site")
    return building.build(folder / "mkdocs.yml", target, strict=False, is_anew=is_anew).printed


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a site."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@settings(max_examples=examples(2, thorough=60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.sampled_from(changes()), min_size=1, max_size=2 if IS_THOROUGH else 1))
def test_after_any_edit_the_site_is_the_one_that_is_made_anew(edits: list[Any], project: Path) -> None:
    for edit in edits:
        if errors(check(texts_of(changed(*edit))).diagnostics):
            continue  # some changes point to what is not there
        write(project, changed(*edit))
        build(project)
        build(project, is_anew=True)
        assert files(project / "site") == files(project / "anew")
        assert not [*differing(project / "site")]


def test_what_nothing_has_changed_comes_from_the_last_site(project: Path) -> None:
    pages: list[QuickPages] = []
    with looked_at(pages):
        printed = build(project)
    assert printed.taken == len(pages[0].paths) > 100


def test_one_edit_makes_few_pages_anew(project: Path) -> None:
    before = build(project).taken
    name, identifier, field, value = next(each for each in changes() if each[:3] == ("claims", "row-1", "note"))
    write(project, changed(name, identifier, field, value))
    assert before / 2 < build(project).taken < before


def rename(project: Path) -> None:
    (project / RECORD).rename(project / RECORD.with_name("another.yml"))


def speak_french(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("language: en\n", "language: fr\n", 1), "utf-8")


def add_to_the_navigation(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("nav:\n", "nav:\n  - Elsewhere: https://example.org/\n"), "utf-8"
    )


def change_a_template(project: Path) -> None:
    settings, overrides = project / "mkdocs.yml", project / "overrides"
    settings.write_text(
        settings.read_text("utf-8").replace("  name: material\n", "  name: material\n  custom_dir: overrides\n"),
        "utf-8",
    )
    for words in ("before", "after"):
        overrides.mkdir(exist_ok=True)
        (overrides / "main.html").write_text(MAIN.format(words), "utf-8")
        build(project)


def lead_to_the_files(project: Path) -> None:
    """Then pages lead to the files of the record, and no longer once a site wants their names to itself again."""
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    with_links = text.replace("  - onrecord\n", "  - onrecord:\n      edit_links: true\n")
    settings.write_text(f"repo_url: https://git.example.org/us/record\nedit_uri: edit/\n{with_links}", "utf-8")
    build(project, is_anew=True)
    linked = files(project / "anew")
    build(project)
    assert files(project / "site") == linked
    assert any(b"docs/record" in each or b"edit/record/" in each for each in linked.values())
    settings.write_text(settings.read_text("utf-8").replace("edit_links: true", "edit_links: false"), "utf-8")


def change_a_linked_template(project: Path) -> None:
    """What a link leads to is a part of the theme as well, and of this part only pages with headings have anything."""
    settings, overrides, elsewhere = project / "mkdocs.yml", project / "overrides", project / "elsewhere"
    with_theme = settings.read_text("utf-8").replace(
        "  name: material\n", "  name: material\n  custom_dir: overrides\n"
    )
    settings.write_text(with_theme, "utf-8")
    overrides.mkdir()
    elsewhere.mkdir()
    (overrides / "partials").symlink_to(elsewhere, target_is_directory=True)
    (overrides / "round").symlink_to(overrides, target_is_directory=True)
    for words in ("before", "after"):
        (elsewhere / "toc.html").write_text(TOC.format(words), "utf-8")
        build(project)


CHANGES = (
    rename,
    speak_french,
    lead_to_the_files,
    change_a_linked_template,
    add_to_the_navigation,
    change_a_template,
)


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_else_has_changed_the_site_is_the_one_that_is_made_anew(
    change: Callable[[Path], None], little: Path
) -> None:
    change(little)
    build(little)
    build(little, is_anew=True)
    assert files(little / "site") == files(little / "anew")


def spoil_pages(project: Path) -> None:
    for path in (project / "site").rglob("*.html"):
        path.write_text("spoilt", "utf-8")


def lose_pages(project: Path) -> None:
    for path in (project / "site" / "sources").rglob("*.html"):
        path.unlink()


@pytest.mark.parametrize("damage", [spoil_pages, lose_pages])
def test_a_last_site_that_is_no_longer_whole_is_mended(damage: Callable[[Path], None], little: Path) -> None:
    damage(little)
    build(little)
    assert files(little / "site") == as_it_was(little)


def test_what_is_remembered_may_be_spoilt(little: Path) -> None:
    remembered = [*(little.parent / "kept").rglob("remembered-*")]
    for path in remembered:
        path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert build(little).taken == 0
    assert len(remembered) == REMEMBERED
    assert files(little / "site") == as_it_was(little)


def lose(path: Path) -> None:
    path.unlink()


def spoil(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1] + b"x")


@pytest.mark.parametrize(
    ("harm", "seed"),
    [(lose, 0), (spoil, 1), pytest.param(lose, 1, marks=only_in_soak), pytest.param(spoil, 0, marks=only_in_soak)],
)
def test_parts_of_the_index_may_be_lost_or_spoilt(harm: Callable[[Path], None], seed: int, project: Path) -> None:
    chance = random.Random(seed)
    blocks = project / "site" / "search" / "blocks"
    for folder in (project.parent / "kept", blocks):
        paths = sorted(each for each in folder.rglob("*") if each.parent.name.startswith(("parts-", "blocks")))
        assert len(paths) > 10
        for path in chance.sample(paths, len(paths) // (1 + seed)):
            harm(path)
    build(project)
    assert files(project / "site") == as_it_was(project)
    write(project, changed(*chance.choice([each for each in changes() if each[:3] == ("claims", "row-1", "note")])))
    build(project)
    build(project, is_anew=True)
    assert files(project / "site") == files(project / "anew")


def test_the_index_of_an_edit_is_made_of_the_last_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = project / "site" / "search" / "blocks"
    before = {path.name: path.stat().st_ino for path in blocks.iterdir()}
    with monkeypatch.context() as patch:
        patch.setattr(indexing, "index_anew", lambda *_: pytest.fail("made from nothing"))
        build(project)
        assert {path.name: path.stat().st_ino for path in blocks.iterdir()} == before
        write(project, changed(*next(each for each in changes() if each[:3] == ("claims", "row-1", "note"))))
        build(project)
    after = {path.name: path.stat().st_ino for path in blocks.iterdir()}
    assert after.keys() != before.keys()
    assert all(before[name] == after[name] for name in before.keys() & after.keys() if "sorts-" not in name)


def test_what_is_remembered_by_another_program_is_not_trusted(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "program", lambda: b"another")
    assert kept.kept_for(project / "docs" / "record").recall("known") is None
    monkeypatch.undo()
    monkeypatch.setenv(VARIABLE, str(project.parent / "kept"))
    assert kept.kept_for(project / "docs" / "record").recall("known")


def test_a_plugin_that_begins_to_change_pages_is_seen_where_nothing_else_has_changed(
    little: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "unlike", unlike)
    settings, words = little / "mkdocs.yml", little / "words.txt"
    (little / "hook.py").write_text(HOOK, "utf-8")
    settings.write_text(f"{settings.read_text('utf-8')}hooks: [hook.py]\n", "utf-8")
    words.write_text("", "utf-8")
    assert not build(little).in_full
    assert build(little).taken > 5
    words.write_text("<p>Something more.</p>", "utf-8")
    assert build(little).in_full


def test_what_a_hook_begins_to_do_with_a_few_pages_is_seen_as_in_a_site_that_is_made_anew(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "unlike", unlike)
    settings, words = project / "mkdocs.yml", project / "words.txt"
    only = HOOK.replace("html, **_", "html, page, **_").replace(
        "    return html", "    if not page.file.src_uri.startswith('sources/'):\n        return html\n    return html"
    )
    (project / "hook.py").write_text(only, "utf-8")
    settings.write_text(f"{settings.read_text('utf-8')}hooks: [hook.py]\n", "utf-8")
    words.write_text("", "utf-8")
    build(project)
    words.write_text("<p>Something more.</p>", "utf-8")
    assert build(project).in_full


def test_what_an_extension_that_nobody_knows_reads_may_be_another_each_time(little: Path) -> None:
    def around(*extensions: str) -> bytes:
        return surroundings(load_config(str(little / "mkdocs.yml"), markdown_extensions=[*extensions]))

    assert around("tables", "admonition") == around("tables", "admonition")
    assert around("tables", "pymdownx.snippets") != around("tables", "pymdownx.snippets")


def test_the_list_of_files_is_true_of_what_a_hook_makes_of_them_at_last(little: Path) -> None:
    settings = little / "mkdocs.yml"
    (little / "late_hook.py").write_text(LATE_HOOK, "utf-8")
    settings.write_text(f"{settings.read_text('utf-8')}hooks: [late_hook.py]\n", "utf-8")
    for _ in range(2):
        build(little)
        assert not [*differing(little / "site")]
        pages = [path.read_text("utf-8") for path in (little / "site").rglob("*.html")]
        assert {page.count("<!-- late -->") for page in pages} == {1}


def test_all_is_made_anew_when_it_is_asked_for(little: Path) -> None:
    assert building.build(little / "mkdocs.yml", little / "site", strict=False, is_anew=True).printed.taken == 0

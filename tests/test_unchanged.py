"""Where nothing has changed the last site is the one that a build would make; whatever has changed, it is not taken for that."""

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.site import building, inputs, printing, remembering, staging, unchanged, untouched
from onrecord.site.log import OURS
from onrecord.site.remembering import VARIABLE
from onrecord.site.sums import differing
from onrecord.site.unchanged import Asked, WholeMade
from tests.effort import examples
from tests.projects import BEFORE, digests, onrecord, process
from tests.records import claim, minimal, yaml_text

SETTINGS = """\
INHERIT: common.yml
site_name: !ENV [SITE_TITLE, The harbour]
site_url: https://example.org/
"""
"""The settings of the project, which go on from others."""

COMMON = """\
theme:
  name: material
  language: en
  font: false
  custom_dir: overrides
plugins: [search, onrecord]
"""

FOOTER = '{{% extends "base.html" %}}{{% block footer %}}<i>{}</i>{{% endblock %}}'
"""A template of the site's own."""

HOOK = "def on_page_content(html, **_):\n    return html + 'more'\n"


@pytest.fixture(autouse=True, scope="module")
def _quickly() -> Iterator[None]:
    """Make no page a second time to see that it is as MkDocs makes it: test_quick_pages sees that. Log as the command does."""
    logger = logging.getLogger(OURS)
    level = logger.level
    logger.setLevel(logging.INFO)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "unlike", lambda *_: "")
        yield
    logger.setLevel(level)


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a project that was built once in both forms and what was remembered of it, and beside it a copy of both."""
    top = tmp_path_factory.mktemp("unchanged") / "now"
    project = top / "project"
    for path, text in {
        "mkdocs.yml": SETTINGS,
        "common.yml": COMMON,
        "overrides/main.html": FOOTER.format("before"),
        "archive/other.txt": "A text that no document names.",
        "docs/about.md": "# About\n\nTo [nowhere](nowhere.md).\n",
        "docs/record/record.yml": yaml_text(minimal()),
        "docs/left-out.xlsx": "A table",
    }.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        _in(top, patch)
        build(project)
        build(project, offline=True)
    shutil.copytree(top, top.with_name("then"))
    return top


@pytest.fixture
def project(built_once: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That project as it was when it had been built."""
    project = _restored(built_once)
    _in(built_once, monkeypatch)
    return project


def _restored(top: Path) -> Path:
    shutil.rmtree(top)
    shutil.copytree(top.with_name("then"), top)
    return top / "project"


def _in(top: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setenv(VARIABLE, str(top / "kept"))
    patch.setenv("SOURCE_DATE_EPOCH", BEFORE)
    patch.setenv("SITE_TITLE", "The harbour's record")
    patch.chdir(top / "project")


def asked(project: Path, offline: bool = False, strict: bool = False) -> Asked:
    return Asked(project / "mkdocs.yml", project / ("site-offline" if offline else "site"), offline, strict)


def build(project: Path, offline: bool = False, target: str = "") -> building.Built:
    """Make a site, of which nothing is taken if it has a folder of its own."""
    folder = project / target if target else asked(project, offline).target
    return building.build(project / "mkdocs.yml", folder, offline, strict=False, is_anew=bool(target))


def brought_up(project: Path) -> WholeMade | building.Built:
    """The site as the command brings it up to date."""
    return unchanged.unchanged(asked(project)) or build(project)


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


@pytest.mark.parametrize("offline", [False, True])
def test_where_nothing_has_changed_the_last_site_holds(
    offline: bool, project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    made = unchanged.unchanged(asked(project, offline))
    assert made
    said = [record.getMessage() for record in caplog.records]
    assert any("nowhere.md" in line for line in said)
    assert any("left-out.xlsx" in line for line in said)
    target = asked(project, offline).target
    before = digests(target)
    caplog.clear()
    with caplog.at_level(logging.INFO, "mkdocs.plugins.onrecord"):
        built = build(project, offline)
    assert [
        each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING or "onrec" in each.name
    ] == said
    assert (made.files, made.size, made.pages) == (built.files, built.size, built.printed.taken)
    assert digests(target) == before


def test_files_are_read_only_where_the_disk_does_not_tell_that_they_are_the_same(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(project)  # since then nobody has made copies of its files
    monkeypatch.setattr(untouched, "_read", lambda file: pytest.fail(f"{file} was read"))
    assert unchanged.unchanged(asked(project))
    monkeypatch.undo()
    _in(project.parent, monkeypatch)
    monkeypatch.setattr(untouched, "CAN_TELL", False)
    assert unchanged.unchanged(asked(project))


def edit(project: Path) -> None:
    (project / "docs/record/record.yml").write_text(
        yaml_text(minimal(claims=[claim("burned", says="it burned down")])), "utf-8"
    )


def add_a_page(project: Path) -> None:
    (project / "docs" / "more.md").write_text("# More", "utf-8")


def lose_a_page(project: Path) -> None:
    (project / "docs" / "about.md").unlink()


def change_an_archived_text(project: Path) -> None:
    append(project / "archive" / "other.txt", "More")


def change_the_settings(project: Path) -> None:
    append(project / "mkdocs.yml", "site_author: A clerk\n")


def change_what_settings_go_on_from(project: Path) -> None:
    append(project / "common.yml", "copyright: nobody\n")


def speak_french(project: Path) -> None:
    path = project / "common.yml"
    path.write_text(path.read_text("utf-8").replace("language: en", "language: fr"), "utf-8")


def change_a_template(project: Path) -> None:
    (project / "overrides" / "main.html").write_text(FOOTER.format("behind"), "utf-8")


def change_the_environment(project: Path) -> None:
    os.environ["SITE_TITLE"] = "Another"


def lose_the_environment(project: Path) -> None:
    del os.environ["SITE_TITLE"]


def change_the_day(project: Path) -> None:
    os.environ["SOURCE_DATE_EPOCH"] = str(int(BEFORE) + 24 * 60 * 60)


def spoil_a_file(project: Path) -> None:
    """Leave its size and the day on which it was written as they were."""
    path = project / "site" / "about" / "index.html"
    status = path.stat()
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def lose_a_file(project: Path) -> None:
    (project / "site" / "about" / "index.html").unlink()


def lose_a_hidden_file(project: Path) -> None:
    (project / "site" / "SHA256SUMS.txt").unlink()


def lose_the_site(project: Path) -> None:
    shutil.rmtree(project / "site")


DIFFERENT = (
    *(edit, add_a_page, lose_a_page, change_an_archived_text, change_the_settings, change_what_settings_go_on_from),
    *(speak_french, change_a_template, change_the_environment, lose_the_environment, change_the_day),
    *(spoil_a_file, lose_a_file, lose_a_hidden_file, lose_the_site),
)


@pytest.mark.parametrize("change", DIFFERENT)
def test_whatever_has_changed_the_last_site_is_not_taken_for_it(change: Callable[[Path], None], project: Path) -> None:
    assert unchanged.unchanged(asked(project))
    change(project)
    assert not unchanged.unchanged(asked(project))


def test_a_file_is_seen_to_be_spoilt_that_was_not_to_be_read(project: Path) -> None:
    build(project)  # since then nobody has made copies of its files
    spoil_a_file(project)
    assert not unchanged.unchanged(asked(project))
    build(project)
    assert not [*differing(project / "site")]


@settings(
    max_examples=examples(2, thorough=40), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(changes=st.lists(st.sampled_from(DIFFERENT), min_size=1, max_size=3))
def test_after_any_changes_the_site_is_the_one_that_is_made_anew(
    changes: list[Callable[[Path], None]], built_once: Path
) -> None:
    project = _restored(built_once)
    with pytest.MonkeyPatch.context() as patch:
        _in(built_once, patch)
        for change in changes:
            change_if_there(change, project)
            brought_up(project)
            assert unchanged.unchanged(asked(project))
            build(project, target="anew")
            assert digests(project / "site") == digests(project / "anew")


def change_if_there(change: Callable[[Path], None], project: Path) -> None:
    try:
        change(project)
    except (FileNotFoundError, KeyError):
        return  # what was lost before


def test_what_was_changed_and_changed_back_holds_only_if_the_site_does(project: Path) -> None:
    path = project / "docs" / "about.md"
    before = path.read_bytes()
    append(path, "More")
    assert not unchanged.unchanged(asked(project))
    path.write_bytes(before)
    assert unchanged.unchanged(asked(project))
    append(path, "More")
    build(project)
    path.write_bytes(before)
    assert not unchanged.unchanged(asked(project))


def test_a_strict_build_fails_where_the_last_one_only_warned(project: Path) -> None:
    assert not unchanged.unchanged(asked(project, strict=True))


def test_without_a_moment_in_the_environment_a_site_is_of_its_day(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    build(project)
    assert unchanged.unchanged(asked(project))

    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Tomorrow":
            return super().now(tz) + timedelta(days=1)

    monkeypatch.setattr(inputs, "datetime", Tomorrow)
    assert not unchanged.unchanged(asked(project))


def test_another_program_or_library_makes_another_site(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "installed", lambda: ["mkdocs-9.9.dist-info"])
    assert not unchanged.unchanged(asked(project))
    monkeypatch.undo()
    _in(project.parent, monkeypatch)
    monkeypatch.setattr(remembering, "program", lambda: b"another")
    assert not unchanged.unchanged(asked(project))


def test_a_changed_zip_is_made_anew(project: Path) -> None:
    path = project / "site-offline.zip"
    path.write_bytes(path.read_bytes() + b"x")
    assert not unchanged.unchanged(asked(project, offline=True))
    path.unlink()
    assert not unchanged.unchanged(asked(project, offline=True))


def test_a_file_that_somebody_put_into_the_site_is_told_of(project: Path) -> None:
    (project / "site" / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(staging.Refused, match=r"mine\.txt"):
        unchanged.unchanged(asked(project))


def use_a_hook(project: Path) -> None:
    (project / "hook.py").write_text(HOOK, "utf-8")
    append(project / "common.yml", "hooks: [hook.py]\n")


def use_another_plugin(project: Path) -> None:
    path = project / "common.yml"
    path.write_text(path.read_text("utf-8").replace("[search,", "[search, material/tags,"), "utf-8")


def use_an_extension_that_reads_files(project: Path) -> None:
    append(project / "common.yml", "markdown_extensions: [pymdownx.snippets]\n")


def call_something(project: Path) -> None:
    append(project / "common.yml", "extra:\n  now: !!python/object/apply:time.time []\n")


def go_on_in_an_odd_way(project: Path) -> None:
    path = project / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("INHERIT: common.yml", '"INHERIT": common.yml'), "utf-8")


def link_to_elsewhere(project: Path) -> None:
    (project / "docs" / "linked.md").symlink_to(project / "docs" / "about.md")


def tell_the_second(project: Path) -> None:
    (project / "overrides" / "main.html").write_text(FOOTER.format("{{ build_date_utc }}"), "utf-8")
    del os.environ["SOURCE_DATE_EPOCH"]


UNTOLD = (
    *(use_a_hook, use_another_plugin, use_an_extension_that_reads_files, call_something, go_on_in_an_odd_way),
    *(link_to_elsewhere, tell_the_second),
)


@pytest.mark.parametrize("change", UNTOLD)
def test_nothing_is_taken_where_nobody_knows_what_a_site_is_made_from(
    change: Callable[[Path], None], project: Path
) -> None:
    change(project)
    build(project)
    assert not unchanged.unchanged(asked(project))


def test_what_changes_while_a_site_is_made_is_not_taken_for_what_it_was_made_from(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project / "docs" / "about.md"
    append(path, "More")
    before = path.read_bytes()
    make = building.mkdocs_build

    def change_meanwhile(config: object) -> None:
        path.write_text("# Something else for a moment", "utf-8")
        make(config)  # type: ignore[arg-type]
        path.write_bytes(before)

    monkeypatch.setattr(building, "mkdocs_build", change_meanwhile)
    build(project)
    assert not unchanged.unchanged(asked(project))


def test_what_is_remembered_may_be_spoilt_or_lost(project: Path) -> None:
    for path in (project.parent / "kept").rglob("remembered-*"):
        path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert not unchanged.unchanged(asked(project))
    shutil.rmtree(project.parent / "kept")
    assert not unchanged.unchanged(asked(project))


def test_nothing_is_remembered_where_nothing_may_be(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    build(project)
    assert not unchanged.unchanged(asked(project))


def test_the_command_says_the_same_and_imports_neither_mkdocs_nor_the_model(project: Path) -> None:
    arguments = ("build", "--no-strict")
    first = process(project, *arguments)
    assert first.returncode == 0
    traced = process(project, *arguments, PYTHONPROFILEIMPORTTIME="1").stderr.splitlines()
    lines = [line for line in traced if not line.startswith("import time:")]
    imported = {line.rpartition("|")[2].strip() for line in traced if line.startswith("import time:")}
    assert lines == first.stderr.splitlines()
    assert "onrecord.site.unchanged" in imported
    assert not {"mkdocs", "onrecord.record.model", "jinja2"} & imported


def test_the_command_knows_where_the_settings_want_the_site(project: Path) -> None:
    (project.parent / "elsewhere").mkdir()
    append(project / "common.yml", "site_dir: ../elsewhere/./site\n")
    for taken in (False, True):
        before = [path.stat().st_ino for path in project.parent.glob("elsewhere/site")]
        ran = onrecord(project, "build", "--no-strict")
        after = [path.stat().st_ino for path in project.parent.glob("elsewhere/site")]
        assert ran.stderr.splitlines()[-1].startswith(f"{project.parent / 'elsewhere' / 'site'}: ")
        assert (after == before) is taken


def test_the_command_makes_all_anew_when_it_is_asked_to(project: Path) -> None:
    before = (project / "site" / "index.html").stat().st_ino
    assert onrecord(project, "build", "--no-strict", "--site-dir", "site").returncode == 0
    assert onrecord(project, "build", "--no-strict", "--all").returncode == 0
    assert (project / "site" / "index.html").stat().st_ino != before


def test_the_command_warns_again_and_fails_if_it_is_strict(project: Path) -> None:
    runs = [onrecord(project, "build", "--no-strict") for _ in range(2)]
    assert runs[0].returncode == runs[1].returncode == 0
    assert "nowhere.md" in runs[1].stderr
    assert onrecord(project, "build").returncode == 1

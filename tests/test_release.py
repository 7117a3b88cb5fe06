"""What `make release` asks of a version before it prints the command that tags it."""

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.record.vocabulary import FORMAT
from tests import release
from tests.building import PROJECT

TODAY = date.today().isoformat()
GOOD = release.State(
    version="0.2.0",
    changelog="# Changes\n\n## Unreleased\n\n## 0.2.0 - 2027-03-01\n\n- A field.\n\n## 0.1.0 - 2027-01-01\n\n- All.\n",
    changed=(),
    tags=("v0.1.0",),
    formats=("1", "1"),
)


def test_nothing_stands_against_a_good_one() -> None:
    assert list(release.missing("0.2.0", GOOD)) == []


@pytest.mark.parametrize("version", ["", "0.2", "v0.2.0", "0.2.0rc1", "00.2.0", "0.2.0 "])
def test_a_version_is_three_numbers(version: str) -> None:
    expected = [f"'{version}' is not a version of three numbers: make release VERSION=0.2.0"]
    assert list(release.missing(version, GOOD)) == expected


def section(heading: str = "0.2.0 - 2027-03-01", lines: str = "- A field.", unreleased: str = "") -> str:
    return f"# Changes\n\n## Unreleased\n\n{unreleased}\n\n## {heading}\n\n{lines}\n"


@pytest.mark.parametrize(
    ("state", "line"),
    [
        (
            replace(GOOD, changed=(" M README.md", "?? notes")),
            "the working tree is not clean: commit or put away 2 changes (git status)",
        ),
        (replace(GOOD, tags=("v0.2.0",)), "the tag v0.2.0 is already set"),
        (replace(GOOD, version="0.1.0"), "pyproject.toml has version 0.1.0, not 0.2.0"),
        (
            replace(GOOD, changelog=section(unreleased="- More.")),
            f"CHANGELOG.md still has lines under 'Unreleased': move them below '## 0.2.0 - {TODAY}'",
        ),
        (
            replace(GOOD, changelog="## 0.2.0 - 2027-03-01\n\n- A field.\n"),
            "CHANGELOG.md has no section '## Unreleased'",
        ),
        (
            replace(GOOD, changelog=section("0.1.0 - 2027-03-01")),
            f"CHANGELOG.md has no section '## 0.2.0 - {TODAY}'",
        ),
        (replace(GOOD, changelog=section("0.2.0")), f"CHANGELOG.md has '## 0.2.0', not '## 0.2.0 - {TODAY}'"),
        (
            replace(GOOD, changelog=section("0.2.0 - 2027-02-30")),
            f"CHANGELOG.md has '## 0.2.0 - 2027-02-30', not '## 0.2.0 - {TODAY}'",
        ),
        (
            replace(GOOD, changelog=section(lines="")),
            "CHANGELOG.md has nothing under '## 0.2.0 - 2027-03-01'",
        ),
        (
            replace(GOOD, formats=("2", "1")),
            "CHANGELOG.md does not say 'format 2' under '## 0.2.0 - 2027-03-01', though the format of records was 1 at the "
            "last tag",
        ),
        (
            replace(GOOD, formats=("1", "")),
            "CHANGELOG.md does not say 'format 1' under '## 0.2.0 - 2027-03-01', though the format of records is new",
        ),
    ],
)
def test_what_is_missing_is_one_line(state: release.State, line: str) -> None:
    assert list(release.missing("0.2.0", state)) == [line]


def test_all_that_is_missing_is_told_at_once() -> None:
    state = replace(GOOD, changed=("?? notes",), version="0.1.0", changelog=section(lines="", unreleased="- More."))
    assert len(list(release.missing("0.2.0", state))) == 4


def test_a_new_format_that_is_told_of_is_fine() -> None:
    state = replace(GOOD, changelog=section(lines="- Records are in format 2."), formats=("2", "1"))
    assert list(release.missing("0.2.0", state)) == []


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_a_checkout_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in [name for name in os.environ if name.startswith("GIT_")]:  # as a hook of git sets them
        monkeypatch.delenv(variable)

    def git(*arguments: str) -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    vocabulary = tmp_path / release.VOCABULARY
    vocabulary.parent.mkdir(parents=True)
    vocabulary.write_text("FORMAT = 1\n", "utf-8")
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "0.2.0"\n', "utf-8")
    (tmp_path / "CHANGELOG.md").write_text(GOOD.changelog, "utf-8")
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "All")
    assert release.state_of(tmp_path).formats == ("1", "")
    git("tag", "v0.1.0")
    assert release.main("0.2.0", tmp_path) == 0
    assert capsys.readouterr() == ('git tag -a v0.2.0 -m "On Record 0.2.0"\n', "")
    vocabulary.write_text("FORMAT = 2\n", "utf-8")
    assert release.main("0.2.0", tmp_path) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_the_number_of_the_format_is_found_where_it_is_written() -> None:
    assert f"\nFORMAT = {FORMAT}\n" in (PROJECT / release.VOCABULARY).read_text("utf-8")


def test_the_changelog_of_this_project_has_its_sections() -> None:
    headings = list(release.sections((PROJECT / "CHANGELOG.md").read_text("utf-8")))
    assert headings[0] == "Unreleased"
    assert [each for each in headings[1:] if not release.is_dated(each)] == []

"""What decides which tests run, how many, and where."""

import subprocess
from pathlib import Path

import pytest

from tests import changes
from tests.scheduling import LONG, TOGETHER, takes_long, together


def test_what_shares_a_site_is_run_by_one_worker() -> None:
    one, other = (f"tests/test_browser.py::test_a[{form}-SOHR]" for form in ("website", "disk"))
    assert together(one) == together(one.replace("test_a", "test_b")) != together(other)


def test_any_other_test_is_run_by_any_worker() -> None:
    assert together("tests/test_browser.py::test_a") == "tests/test_browser.py::test_a"


def test_what_takes_long_is_known_by_its_id() -> None:
    assert takes_long("tests/test_serving.py::test_a_mistake")
    assert takes_long("tests/test_quick_pages.py::test_the_golden_pages_are_alike[en-True]")
    assert not takes_long("tests/test_quick_pages.py::test_what_differs_is_found[a]")


def test_each_pattern_is_of_a_file_that_is_there() -> None:
    names = [pattern.partition("::")[0].replace("\\", "") for pattern in (*TOGETHER, *LONG)]
    assert [name for name in names if not Path(__file__).with_name(name).is_file()] == []


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_what_a_branch_changed_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "PROJECT", tmp_path)
    assert changes.changed() == [], "there is no git"
    git(tmp_path, "init", "-b", "main")
    (tmp_path / "a").write_text("one")
    git(tmp_path, "add", "a")
    git(tmp_path, "commit", "-m", "One")
    assert changes.changed() == []
    git(tmp_path, "switch", "-c", "other")
    (tmp_path / "a").write_text("two")
    git(tmp_path, "commit", "-a", "-m", "Two")
    (tmp_path / "b").write_text("new")
    assert changes.changed() == ["a", "b"]

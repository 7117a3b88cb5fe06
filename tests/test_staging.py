"""A folder takes the place of the old one only when it is whole, whatever happens on the way."""

from pathlib import Path

import pytest

from onrecord.site.staging import MARK, Refused, mark, recover, staged


def fill(target: Path, text: str) -> None:
    with staged(target) as new:
        (new / "page.html").write_text(text)


def fail(target: Path) -> None:
    with staged(target) as new:
        (new / "page.html").write_text("half")
        raise OSError("disk full")


def text_of(target: Path) -> str:
    return (target / "page.html").read_text()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    target = tmp_path / "site"
    fill(target, "good")
    return target


def test_a_first_folder_is_made(site: Path) -> None:
    assert text_of(site) == "good"
    assert sorted(path.name for path in site.parent.iterdir()) == ["site"]


def test_a_second_takes_the_place_of_the_first(site: Path) -> None:
    fill(site, "better")
    assert text_of(site) == "better"


def test_a_file_that_somebody_put_there_is_never_lost(site: Path) -> None:
    (site / "CNAME").write_text("example.org")
    (site / "notes").mkdir()
    (site / "notes" / "mine.txt").write_text("mine")
    with pytest.raises(Refused, match=r"no build has put there: CNAME, notes/mine\.txt; move them"):
        fill(site, "better")
    assert text_of(site) == "good"
    assert (site / "CNAME").read_text() == "example.org"
    (site / "CNAME").unlink()
    (site / "notes" / "mine.txt").unlink()
    (site / "page.html").unlink()
    fill(site, "better")
    assert text_of(site) == "better"


def test_a_failure_leaves_the_old_one(site: Path) -> None:
    with pytest.raises(OSError, match="disk full"):
        fail(site)
    assert text_of(site) == "good"
    assert not (site.parent / ".site.new").exists()


def test_an_interrupt_leaves_the_old_one(site: Path) -> None:
    with pytest.raises(KeyboardInterrupt), staged(site):
        raise KeyboardInterrupt
    assert text_of(site) == "good"


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "photos"
    target.mkdir()
    (target / "holiday.jpg").write_text("x")
    with pytest.raises(Refused, match="was not made by onrecord"), staged(target):
        pass
    assert (target / "holiday.jpg").exists()
    assert not (tmp_path / ".photos.new").exists()


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    fill(tmp_path / "site", "first")
    assert text_of(tmp_path / "site") == "first"


def test_a_file_in_its_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(Refused, match="is a file"), staged(tmp_path / "site"):
        pass
    assert (tmp_path / "site").read_text() == "a file"


def test_two_at_once_are_kept_apart(site: Path) -> None:
    with staged(site) as new:
        with pytest.raises(Refused, match="under way"), staged(site):
            pass
        (new / "page.html").write_text("first come")
    assert text_of(site) == "first come"


def test_a_link_keeps_being_one(tmp_path: Path) -> None:
    fill(tmp_path / "real", "good")
    (tmp_path / "site").symlink_to("real")
    fill(tmp_path / "site", "better")
    assert (tmp_path / "site").is_symlink()
    assert text_of(tmp_path / "real") == "better"


def test_recover_brings_back_the_old_one_after_a_kill_between_the_renames(site: Path) -> None:
    site.rename(site.with_name(".site.old"))
    (site.parent / ".site.new").mkdir()
    recover(site)
    assert text_of(site) == "good"
    assert not (site.parent / ".site.new").exists()


def test_recover_removes_what_is_left_of_the_old_one(site: Path) -> None:
    (site.parent / ".site.old").mkdir()
    (site.parent / ".site.old" / "rest.html").write_text("rest")
    mark(site.parent / ".site.old")
    recover(site)
    assert text_of(site) == "good"
    assert not (site.parent / ".site.old").exists()


def test_the_mark_is_there_before_the_work_begins(tmp_path: Path) -> None:
    with staged(tmp_path / "site") as new:
        assert (new / MARK).exists()


@pytest.mark.parametrize("name", [".site.old", ".site.new"])
def test_what_somebody_else_calls_so_is_left_alone(site: Path, name: str) -> None:
    theirs = site.parent / name
    theirs.mkdir()
    (theirs / "thesis.txt").write_text("years of work")
    with pytest.raises(Refused, match="was not made by onrecord"):
        fill(site, "better")
    assert (theirs / "thesis.txt").exists()
    assert text_of(site) == "good"


def test_a_marked_folder_with_something_hidden_in_it_is_left_alone(site: Path) -> None:
    (site / ".git").mkdir()
    with pytest.raises(Refused, match="was not made by onrecord"):
        fill(site, "better")
    assert (site / ".git").is_dir()

"""What was kept of files is what reading them anew gives; and if anything is wrong with it, it is as if it were not there."""

import os
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from onrecord.generate import Checked, check
from onrecord.proving.proofs import Evidence
from onrecord.record import keeping, reading, yaml_text
from onrecord.record.model import LISTS
from onrecord.record.placing import WrittenFile
from onrecord.record.reading import FileRead, read_file
from onrecord.site import files, remembering
from onrecord.site.kept import KeptFiles, kept_for
from tests import golden
from tests.any_record import records
from tests.building import PROJECT
from tests.effort import examples
from tests.projects import golden_project, onrecord, process
from tests.records import Data, claim, event, minimal, texts_of, viewed
from tests.records import yaml_text as as_yaml

PROJECT_RECORDS = (golden.SITE / "record", PROJECT / "docs" / "record")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which things are kept; it is not made yet."""
    folder = tmp_path / "cache"
    monkeypatch.setenv(remembering.VARIABLE, str(folder))
    return folder


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were parsed, as they are."""
    found: list[str] = []
    parse = yaml_text.parse

    def noting(data: bytes, file: str) -> Any:
        found.append(file)
        return parse(data, file)

    monkeypatch.setattr(yaml_text, "parse", noting)
    return found


def of_two_files(**lists: Any) -> dict[str, bytes]:
    """A record whose claims stand in a file of their own, with a default."""
    data = minimal(**lists)
    claims = {"defaults": {"made": "2020-03-06"}, "claims": data.pop("claims")}
    return {"record/a.yml": as_yaml(data).encode(), "record/b.yml": as_yaml(claims).encode()}


TEXTS = of_two_files()
FILES = sorted(TEXTS)

WARNED = of_two_files(events=[event(), event("unused", when="2020-01-02")])
"""With an event to which nothing points, which is a warning in the first file."""


def same(one: Checked, other: Checked) -> bool:
    """Whether two records hold the same, with the same problems at the same places."""
    return (
        one.diagnostics == other.diagnostics
        and one.draft.record.about == other.draft.record.about
        and all(
            [*one.draft.record.entries(name).items()] == [*other.draft.record.entries(name).items()] for name in LISTS
        )
        and [(name, placed.at("id")) for name, placed in one.draft.all_placed()]
        == [(name, placed.at("id")) for name, placed in other.draft.all_placed()]
    )


def see_that_it_comes_back(read: FileRead) -> None:
    written = WrittenFile(read.written.file, read.written.data)
    back = keeping.unpacked(keeping.packed(read), written)
    assert back.has_about == read.has_about
    pairs = [(read.about, back.about)] if read.about and back.about else []
    assert bool(pairs) == bool(read.about)
    for name in LISTS:
        pairs += zip(read.entries[name], back.entries[name], strict=True)
    for ours, theirs in pairs:
        assert (theirs.entry, theirs.node) == (ours.entry, ours.node)
        alike(ours.entry, theirs.entry)


def alike(one: object, other: object) -> None:
    """See that two values are the same to whoever looks closely: in their types, in what was set, in the order of it."""
    assert type(one) is type(other)
    if fields := getattr(one, "model_fields_set", None):
        assert fields == getattr(other, "model_fields_set", None)
    if hasattr(one, "__dict__") and not isinstance(one, str):
        assert [*vars(one)] == [*vars(other)]
        alike([*vars(one).values()], [*vars(other).values()])
    elif isinstance(one, Mapping) and isinstance(other, Mapping):
        assert [*one] == [*other]
        alike([*one.values()], [*other.values()])
    elif isinstance(one, list | tuple) and isinstance(other, list | tuple):
        assert len(one) == len(other)
        for each, its in zip(one, other, strict=True):
            alike(each, its)
    assert one == other


@settings(
    max_examples=examples(8, thorough=500), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(records)
def test_any_entries_come_back_as_they_were(made: tuple[Data, Evidence]) -> None:
    for file, data in texts_of(made[0]).items():
        read = read_file(file, data)
        assert read.is_sound
        see_that_it_comes_back(read)


def test_parts_that_say_the_same_are_one_and_those_that_differ_in_a_sign_are_not() -> None:
    east = [{"at": "harbour", "point": [0.0, 1.0]}]
    west = [{"at": "harbour", "point": [-0.0, 1.0]}]
    claims = [claim("c1", locations=east), claim("c2", locations=west), claim("c3", locations=east)]
    record = viewed(texts_of(minimal(claims=claims))).record
    one, other, again = (record.claims[each].locations for each in ("c1", "c2", "c3"))
    assert one
    assert other
    assert one is again
    assert [str(each[0].point) for each in (one, other)] == ["(0.0, 1.0)", "(-0.0, 1.0)"]


@pytest.mark.parametrize("folder", PROJECT_RECORDS, ids=["golden", "real"])
def test_the_entries_of_a_whole_record_come_back_as_they_were(folder: Path) -> None:
    for file, data in files.read_record(folder).items():
        see_that_it_comes_back(read_file(file, data))


@pytest.mark.parametrize("folder", PROJECT_RECORDS, ids=["golden", "real"])
def test_nothing_is_parsed_a_second_time(folder: Path, cache: Path, parsed: list[str]) -> None:
    texts, evidence = files.read_record(folder), files.read_evidence(folder, folder.parent / "archive")
    first = check(texts, evidence, kept_for(folder))
    assert sorted(parsed) == sorted(texts)
    parsed.clear()
    second = check(texts, evidence, kept_for(folder))
    assert parsed == []
    assert same(first, second)


def test_only_the_file_is_parsed_in_which_a_problem_lies(cache: Path, parsed: list[str], tmp_path: Path) -> None:
    first = check(WARNED, kept=kept_for(tmp_path))
    assert {each.position.file for each in first.diagnostics} == {*FILES[:1]}
    parsed.clear()
    second = check(WARNED, kept=kept_for(tmp_path))
    assert parsed == FILES[:1]
    assert same(first, second)


@pytest.mark.parametrize("again", [True, False], ids=["in one process", "in another"])
def test_only_what_changed_is_read_again(again: bool, cache: Path, parsed: list[str], tmp_path: Path) -> None:
    first = kept_for(tmp_path)
    check(TEXTS, kept=first)
    changed = TEXTS | {FILES[1]: TEXTS[FILES[1]].replace(b"it burned", b"it burned down")}
    parsed.clear()
    found = check(changed, kept=first if again else kept_for(tmp_path))
    assert parsed == FILES[1:]
    assert found.draft.record.claims["burned"].says == "it burned down"


def test_a_file_with_another_name_is_read_again(cache: Path, parsed: list[str], tmp_path: Path) -> None:
    check(TEXTS, kept=kept_for(tmp_path))
    parsed.clear()
    renamed = {FILES[0]: TEXTS[FILES[0]], "record/c.yml": TEXTS[FILES[1]]}
    found = check(renamed, kept=kept_for(tmp_path))
    assert parsed == ["record/c.yml"]
    assert found.draft.placed["claims", "burned"].file == "record/c.yml"


def test_a_file_with_a_problem_is_read_each_time(cache: Path, tmp_path: Path) -> None:
    broken = TEXTS | {FILES[1]: TEXTS[FILES[1]].replace(b"says:", b"say:", 1)}
    first = check(broken, kept=kept_for(tmp_path))
    assert [each.code for each in first.diagnostics].count("unknown-key") == 1
    assert same(check(broken, kept=kept_for(tmp_path)), first)
    assert len(entries_in(cache)) == 1


def test_two_abouts_are_found_in_kept_files_too(cache: Path, tmp_path: Path) -> None:
    texts = TEXTS | {"record/c.yml": b"sources: []\nabout:\n  title: Another\n"}
    first = check(texts, kept=kept_for(tmp_path))
    assert [str(each) for each in first.diagnostics if each.code == "two-abouts"] == [
        "record/c.yml:2:1: a record has one 'about' (the first is in record/a.yml) [two-abouts]"
    ]
    assert same(check(texts, kept=kept_for(tmp_path)), first)
    assert len(entries_in(cache)) == 3


def test_what_bytes_cannot_hold_is_read_each_time(cache: Path, tmp_path: Path) -> None:
    many = claim("many", quote="999999999999 billion people", figures={"killed": "999999999999 billion people"})
    texts = texts_of(minimal(claims=[many]))
    first = check(texts, kept=kept_for(tmp_path))
    assert first.diagnostics == []
    assert entries_in(cache) == []
    assert same(check(texts, kept=kept_for(tmp_path)), first)


def entries_in(cache: Path) -> list[Path]:
    return sorted(
        path for path in cache.rglob("*") if path.is_file() and path.name not in ("CACHEDIR.TAG", ".gitignore")
    )


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def changed(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"burned", b"turned").replace(b"Gazette", b"Gazebos"))


def foreign(path: Path) -> None:
    path.write_bytes(b"\x80\x04K\x01." * 20)


def swapped(path: Path) -> None:
    """Each holds what belongs into the other."""
    first, second = entries_in(path.parent)
    if path == first:
        one, other = first.read_bytes(), second.read_bytes()
        first.write_bytes(other)
        second.write_bytes(one)


def deleted(path: Path) -> None:
    path.unlink()


def made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("spoil", [truncated, emptied, changed, foreign, swapped, deleted, made_a_folder])
def test_a_spoilt_file_is_as_none(spoil: Any, cache: Path, parsed: list[str], tmp_path: Path) -> None:
    first = check(WARNED, kept=kept_for(tmp_path))
    for path in entries_in(cache):
        spoil(path)
    parsed.clear()
    assert same(check(WARNED, kept=kept_for(tmp_path)), first)
    assert {*parsed} == {*FILES}


def test_the_whole_folder_may_go(cache: Path, parsed: list[str], tmp_path: Path) -> None:
    first = check(TEXTS, kept=kept_for(tmp_path))
    shutil.rmtree(cache)
    parsed.clear()
    again = check(TEXTS, kept=kept_for(tmp_path))
    assert parsed == FILES
    assert same(again, first)
    assert len(entries_in(cache)) == 2


def test_the_nodes_of_a_sound_file_are_let_go_and_found_again(parsed: list[str]) -> None:
    read, problems = reading.read(TEXTS)
    assert (problems, parsed) == ([], FILES)
    first, *others = read.entries["claims"]
    assert first.at("id") == first.at("id")
    assert len({each.at("id") for each in (first, *others)}) == 1 + len(others)
    assert sorted(parsed) == sorted([*FILES, first.file])


def test_it_may_go_while_it_is_used(cache: Path, tmp_path: Path) -> None:
    keeping_it = kept_for(tmp_path)
    shutil.rmtree(cache)
    assert same(check(TEXTS, kept=keeping_it), check(TEXTS))


def test_another_program_reads_anew(
    cache: Path, parsed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(TEXTS, kept=kept_for(tmp_path))
    parsed.clear()
    monkeypatch.setattr(remembering, "program", lambda: b"another")
    check(TEXTS, kept=kept_for(tmp_path))
    assert parsed == FILES
    assert len(entries_in(cache)) == 2


def test_a_program_that_cannot_tell_what_it_is_keeps_nothing(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "program", lambda: b"")
    assert same(check(TEXTS, kept=kept_for(tmp_path)), check(TEXTS))
    assert not cache.exists()


def test_a_change_of_any_module_or_library_makes_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    before = remembering.program()
    remembering.program.cache_clear()
    assert remembering.program() == before
    remembering.program.cache_clear()
    monkeypatch.setattr(remembering, "version", lambda name: "0.0.0")
    assert remembering.program() != before
    monkeypatch.undo()
    remembering.program.cache_clear()
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) + b"#" * (path.name == "counts.py"))
    assert remembering.program() != before
    remembering.program.cache_clear()


@pytest.mark.parametrize("where", ["parent", "folder"])
def test_without_a_folder_to_write_into_all_is_read(
    where: str, tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(
        remembering.VARIABLE, str(tmp_path / "file" if where == "folder" else tmp_path / "file" / "cache")
    )
    for _ in range(2):
        assert check(TEXTS, kept=kept_for(tmp_path)).diagnostics == []
    assert parsed == [*FILES, *FILES]


def test_on_a_disk_that_cannot_be_written_all_is_read(
    cache: Path, tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_for(tmp_path)

    def refusing(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("tempfile.mkstemp", refusing)
    for _ in range(2):
        assert check(TEXTS, kept=kept_for(tmp_path)).diagnostics == []
    assert parsed == [*FILES, *FILES]
    assert entries_in(cache) == []


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no modes here")
def test_nobody_else_may_look_into_it_or_put_anything_there(cache: Path, parsed: list[str], tmp_path: Path) -> None:
    check(TEXTS, kept=kept_for(tmp_path))
    inside = [cache, *(path for path in cache.rglob("*") if path.is_dir())]
    assert [path.stat().st_mode & 0o777 for path in inside] == [0o700, 0o700]
    assert {path.stat().st_mode & 0o077 for path in entries_in(cache)} == {0}
    inside[1].chmod(0o777)
    parsed.clear()
    check(TEXTS, kept=kept_for(tmp_path))
    assert parsed == FILES


def test_a_link_in_its_place_is_not_followed(cache: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(0o700)
    cache.symlink_to(elsewhere)
    check(TEXTS, kept=kept_for(tmp_path))
    assert [*elsewhere.iterdir()] == []


def test_what_the_last_run_did_not_use_goes(cache: Path, tmp_path: Path) -> None:
    check(TEXTS, kept=kept_for(tmp_path))
    before = entries_in(cache)
    check({FILES[0]: TEXTS[FILES[0]]}, kept=kept_for(tmp_path))
    assert len(before) == 2
    assert len(entries_in(cache)) == 1
    assert entries_in(cache)[0] in before


def test_each_record_has_its_own_and_one_that_is_read_no_more_goes(cache: Path, tmp_path: Path) -> None:
    for name in ("one", "other"):
        check(TEXTS, kept=kept_for(tmp_path / name))
    assert len(entries_in(cache)) == 4
    folder = entries_in(cache)[0].parent
    os.utime(folder, (0, 0))
    kept_for(tmp_path / "third")
    assert not folder.exists()
    assert len(entries_in(cache)) == 2


def test_two_at_once_do_not_hinder_each_other(cache: Path, tmp_path: Path) -> None:
    def versions() -> Iterator[dict[str, bytes]]:
        for number in range(12):
            yield TEXTS | {FILES[1]: TEXTS[FILES[1]].replace(b"it burned", b"it burned %d" % (number % 3))}

    with ThreadPoolExecutor(4) as pool:
        found = pool.map(lambda texts: check(texts, kept=kept_for(tmp_path)), versions())
    for number, each in enumerate(found):
        assert each.diagnostics == []
        assert each.draft.record.claims["burned"].says == f"it burned {number % 3}"


def test_one_that_ends_first_takes_nothing_from_another(cache: Path, tmp_path: Path) -> None:
    one, other = kept_for(tmp_path), kept_for(tmp_path)
    reading.read(TEXTS, one)
    other.finish()
    assert entries_in(cache) == []
    assert same(check(TEXTS, kept=one), check(TEXTS))
    assert same(check(TEXTS, kept=other), check(TEXTS))


def test_an_empty_name_of_the_folder_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(remembering.VARIABLE, "")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: tmp_path / "cache")
    assert kept_for(tmp_path).folder is None
    monkeypatch.delenv(remembering.VARIABLE)
    assert kept_for(tmp_path).folder == KeptFiles(tmp_path, next((tmp_path / "cache").glob("[0-9a-f]*"))).folder


def test_commands_say_and_make_the_same_with_it(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = golden_project(tmp_path, has_handbook=False)
    for command in (["check"], ["write", "pages"], ["build"]):
        first, second = onrecord(project, *command), onrecord(project, *command)
        assert (second.returncode, second.stdout) == (first.returncode, first.stdout)
        assert second.stderr.startswith(first.stderr.rstrip("\n")), "a build also says what came from the last site"
        assert first.returncode == 0
    with_it = {path: path.read_bytes() for path in (project / "site").rglob("*") if path.is_file()}
    monkeypatch.setenv(remembering.VARIABLE, "")
    assert onrecord(project, "build").returncode == 0
    assert {path: path.read_bytes() for path in (project / "site").rglob("*") if path.is_file()} == with_it


def test_a_build_in_another_process_takes_what_this_one_kept(cache: Path, tmp_path: Path) -> None:
    project = golden_project(tmp_path, has_handbook=False)
    assert onrecord(project, "check").returncode == 0
    before = {path: path.stat().st_mtime_ns for path in entries_in(cache)}
    assert process(project, "check").returncode == 0
    assert {path: path.stat().st_mtime_ns for path in entries_in(cache)} == before
    assert before

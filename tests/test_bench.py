"""What measures the program measures what it says: its edits leave a record that holds, and its guard lets nothing grow."""

import csv
import json
import os
import sys
from pathlib import Path

import pytest

from onrecord.generate import check
from onrecord.record.yaml_text import dump
from onrecord.site.files import read_evidence, read_record
from tests import bench_guard, made_up, ucdp_rows
from tests.bench_edits import edits
from tests.bench_engines import HUGO, hugo, made
from tests.bench_running import Failed, run
from tests.bench_table import AFTER_ONE_EDIT
from tests.projects import environment


def problems(record: Path) -> list[str]:
    return [str(each) for each in check(read_record(record)).diagnostics]


def test_edits_change_a_record_that_holds_and_can_be_undone(tmp_path: Path) -> None:
    made_up.write(tmp_path, 1000)
    record = tmp_path / "docs" / "record"
    before = read_record(record)
    made_edits = edits(record)
    assert [each.name for each in made_edits] == [
        "a claim of the largest event edited",
        "another claim edited",
        "a source renamed",
        "a file added",
    ]
    for each in made_edits:
        each.make()
        assert each.mark.encode() in each.file.read_bytes()
    edited = check(read_record(record), read_evidence(record, tmp_path / "archive"))
    assert edited.diagnostics == []
    claims, sources = edited.draft.record.claims, edited.draft.record.sources
    largest, other, renamed, added = made_edits
    assert (claims[largest.entry].event, largest.mark in str(claims[largest.entry].says)) == (("event-0",), True)
    assert (claims[other.entry].event != ("event-0",), other.mark in str(claims[other.entry].says)) == (True, True)
    assert renamed.mark in sources[renamed.entry].name
    assert added.mark in str(claims[added.entry].says)
    for each in made_edits:
        each.undo()
    assert read_record(record) == before


measures = pytest.mark.skipif(os.name != "posix", reason="only POSIX systems tell what a process has taken")


@measures
def test_what_a_command_takes_is_that_of_its_children_too(tmp_path: Path) -> None:
    hold = "held = bytearray(60_000_000); sum(range(8_000_000))"
    under = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}])"
    alone, together = (
        run([sys.executable, "-c", code], tmp_path, environment(), tmp_path / "log") for code in (hold, under)
    )
    assert together.cpu > alone.cpu / 2 > 0
    assert alone.memory > 60_000_000 < together.memory


@measures
def test_a_command_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="exit 3\nno such thing"):
        run([sys.executable, "-c", "print('no such thing'); exit(3)"], tmp_path, environment(), tmp_path / "log")


def test_no_two_pages_of_hugo_have_one_address(tmp_path: Path) -> None:
    markdown = tmp_path / "markdown"
    for name in ("index.md", "map.md", "map/2.md", "events/index.md", "events/fire.md", "assets/a.css"):
        (markdown / name).parent.mkdir(parents=True, exist_ok=True)
        (markdown / name).write_text("text", "utf-8")
    hugo(tmp_path / "hugo", markdown)
    content = tmp_path / "hugo" / "content"
    found = {path.relative_to(content).as_posix() for path in content.rglob("*") if path.is_file()}
    assert found == {"_index.md", "map/_index.md", "map/2.md", "events/_index.md", "events/fire.md"}
    assert made(tmp_path / "hugo" / "static").size == 4
    assert (tmp_path / "hugo" / "hugo.toml").read_text("utf-8") == HUGO


@pytest.mark.parametrize(("cpu", "memory", "is_fine"), [(0.58, 1.16, True), (0.59, 1.0, False), (0.4, 1.17, False)])
def test_the_guard_fails_when_a_ratio_grows_by_more_than_a_sixth(
    cpu: float, memory: float, is_fine: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_guard, "RATIOS", tmp_path / "ratios.json")
    monkeypatch.setattr(bench_guard, "ratios", lambda end: {"cpu": 0.5, "memory": 1.0})
    bench_guard.main(["--accept"])
    monkeypatch.setattr(bench_guard, "ratios", lambda end: {"cpu": cpu, "memory": memory})
    if is_fine:
        bench_guard.main([])
    else:
        with pytest.raises(SystemExit, match="a sixth more"):
            bench_guard.main([])


def test_ratios_were_accepted() -> None:
    accepted = json.loads(bench_guard.RATIOS.read_text("utf-8"))
    assert accepted
    assert all(
        set(ratios) == {"cpu", "memory"} and min(ratios.values()) > AFTER_ONE_EDIT for ratios in accepted.values()
    )


ROW = {
    "id": "7", "type_of_violence": "1", "side_a": "The guard", "side_b": "The league", "source_office": "Gazette;gazette;Wire",
    "source_original": "A clerk", "where_prec": "2", "where_coordinates": "Port Amal town", "adm_1": "Coast", "adm_2": "",
    "latitude": "34.5", "longitude": "35.8", "country": "Lebanon", "date_start": "2019-03-04", "date_end": "2019-03-05",
    "low": "3", "best": "4", "high": "9",
}  # fmt: skip
ODD = {
    **ROW,
    "id": "8",
    "source_original": "",
    "source_office": "",
    "low": "9",
    "high": "3",
    "adm_1": "",
    "latitude": "",
}


def test_rows_of_a_table_become_a_record_that_holds(tmp_path: Path) -> None:
    with (tmp_path / "table.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ROW)
        writer.writeheader()
        writer.writerows([ROW, ODD])
    made_files = ucdp_rows.files(tmp_path / "table.csv")
    checked = check({f"{name}.yml": dump(data).encode() for name, data in made_files.items()})
    assert [str(each) for each in checked.diagnostics if each.code != "equal-names"] == []
    [first, second] = checked.draft.record.claims.values()
    assert [
        str(figure.count and figure.count.text) for each in (first, second) for figure in each.figures["killed"]
    ] == [
        "4 (3-9)",
        "4",
    ]
    assert [checked.draft.record.sources[str(relay.source)].name for relay in first.basis[0].via] == ["Gazette", "Wire"]
    assert second.basis[0].source == "unnamed"

"""What was exported is taken back whole, and what is no export, or a broken one, is told in a line and comes to nothing."""

import json
from pathlib import Path

import pytest

from tests.projects import golden_project, onrecord
from tests.records import minimal


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """A project whose record lies beside it as JSON and as CSV."""
    project = golden_project(tmp_path)
    for form in ("json", "csv"):
        assert onrecord(project, "export", form, "--as", form).returncode == 0
    return project


@pytest.mark.parametrize("file", ["json/record.json", "csv/datapackage.json"])
def test_an_export_comes_back_as_files_of_a_record(exported: Path, file: str) -> None:
    ran = onrecord(exported, "import", file, "--record", "back")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert onrecord(exported, "export", "again", "--record", "back").returncode == 0
    assert (exported / "again/record.json").read_bytes() == (exported / "json/record.json").read_bytes()
    claims = sorted(path.name for path in (exported / "back/claims").iterdir())
    assert claims == ["1-post-fire.yml", "2-wire-fire.yml", "3-register-2023.yml"]


def test_a_folder_with_something_in_it_is_left_alone(exported: Path) -> None:
    before = {path: path.read_bytes() for path in (exported / "docs/record").iterdir()}
    ran = onrecord(exported, "import", "json/record.json")
    assert ran.returncode == 2
    assert "holds something already" in ran.stderr
    assert {path: path.read_bytes() for path in (exported / "docs/record").iterdir()} == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"about": {', "record.json:1:12: not JSON: "),
        ('{"about": {"title": "a"}, "claim": []}', "record.json:1:1: unknown key 'claim' (did you mean 'claims'?)"),
        ('{"about": {"title": "a"}, "claims": {}}', "record.json:1:1: 'claims' is not a list of entries"),
        ('{"about": {"title": "a", "title": "b"}}', "the key 'title' stands twice in one place"),
        ('{"about": {"title": null}}', "record.json:1:1: null is no value of a record"),
        ('{"about": {"title": NaN}}', "NaN is no number of JSON"),
        ('{"about": {"title": "\\ud800"}}', "half a character"),
    ],
)
def test_what_is_no_record_in_json_is_told_in_a_line(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "record.json").write_text(text, "utf-8")
    ran = onrecord(tmp_path, "import", "record.json")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert told in ran.stdout
    assert ran.stdout.endswith(" [not-json]\n")
    assert ran.stdout.count("\n") == 1
    assert not (tmp_path / "docs").exists()


def test_a_broken_entry_is_told_at_its_place_in_the_json(tmp_path: Path) -> None:
    record = json.dumps(minimal() | {"claims": [minimal()["claims"][0] | {"source": "clark"}]}, indent=1)
    (tmp_path / "record.json").write_text(record, "utf-8")
    line = record.split("\n").index('   "id": "burned",') + 1
    ran = onrecord(tmp_path, "import", "record.json")
    assert ran.returncode == 1
    assert ran.stdout == f"record.json:{line}:4: no source 'clark' (did you mean 'clerk'?) [unknown-reference]\n"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("claim,number,source", "claim,number,sauce", "claims_source.csv:1:1: unknown column 'sauce'"),
        ("claim,number,source", "claim,number,claim", "claims_source.csv:1:1: the column 'claim' stands twice"),
        (
            "office-three-injured,1,",
            "office-three-injured,one,",
            "claims_source.csv:2:1: 'one' under 'number' is no whole",
        ),
        ("office-three-injured,1,", "office-three-injured,", "claims_source.csv:2:1: this row has 2 cells"),
    ],
)
def test_a_broken_table_is_told_at_its_line(exported: Path, before: str, after: str, told: str) -> None:
    table = exported / "csv/claims_source.csv"
    text = table.read_text("utf-8")
    assert before in text
    table.write_text(text.replace(before, after), "utf-8")
    ran = onrecord(exported, "import", "csv/datapackage.json", "--record", "back")
    assert ran.returncode == 1
    assert told in ran.stdout
    assert not (exported / "back").exists()


def test_what_is_no_export_is_read_as_a_mapping(exported: Path) -> None:
    (exported / "other.json").write_text('{"a": 1}', "utf-8")
    ran = onrecord(exported, "import", "other.json", "--record", "back")
    assert ran.returncode == 1
    assert "'import'" in ran.stdout
    assert not (exported / "back").exists()


def test_no_name_of_a_file_comes_from_what_is_no_id(tmp_path: Path) -> None:
    record = minimal() | {"documents": [], "claims": [minimal()["claims"][0] | {"document": "../../outside"}]}
    (tmp_path / "record.json").write_text(json.dumps(record), "utf-8")
    assert onrecord(tmp_path, "import", "record.json").returncode == 1
    assert {path.name for path in tmp_path.iterdir()} == {"record.json"}

"""The command `onrecord import`."""

import csv
import io
import re
import shutil
from pathlib import Path

import pytest

from onrecord.importing import delimited
from tests.imports import TABLES
from tests.records import minimal
from tests.test_cli import put, run
from tests.test_importing import mapping

TEXT = mapping(claim="says: <words>\nfigures: {killed: <dead>}\nlabels: {type: <type>}")
TABLE = "id,words,dead,type\n1,it burned,2,fire\n2,it fell,4%,fire\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a record, a mapping and its table, which the command runs in."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path, minimal())
    put(tmp_path, TEXT, "imports/t.yml")
    (tmp_path / "imports" / "t.csv").write_text(TABLE, "utf-8")
    return tmp_path


def test_it_imports_tells_numbers_and_leaves_a_record_that_holds(folder: Path) -> None:
    result = run("import", "imports/t.yml", "--new-words", "allow", "--report", "--rejects", "refused.csv")
    assert result.exit_code == 0
    assert result.stdout == (
        "imports/t.csv:3:3: row 2: 'dead' gives claim 'row-2' a 'count' that cannot be: '4%' is not a count; "
        "write 4, 10-15, at least 5, about 30 …, and other wording under 'words' [bad-count]\n"
        "new label type: 'fire', 1 times\n"
        "rows read: 2\nentries: 3 new\nrows refused: 1: 1 [bad-count]\nnew words: 1\n"
    )
    with (folder / "refused.csv").open(encoding="utf-8-sig", newline="") as text:
        (row,) = csv.DictReader(text)
    assert (row["table"], row["line"], row["id"], row["dead"]) == ("t", "3", "2", "4%")
    assert row["refused because"].startswith("dead: gives claim 'row-2'")
    assert run("check").exit_code == 0
    assert "entries: 3 the same" in run("import", "imports/t.yml").stdout


def test_no_cell_of_refused_rows_is_run_by_a_spreadsheet_and_each_comes_back(folder: Path) -> None:
    hostile = ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-1+1", "'=x", "-33.5", "a\tb;=c", "'"]
    rows = [["id", "=dead", "words"], *[[str(number), "4%", cell] for number, cell in enumerate(hostile)]]
    with (folder / "imports" / "t.csv").open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows(rows)
    put(folder, mapping(claim="says: <words>\nfigures: {killed: <=dead>}"), "imports/t.yml")
    run("import", "imports/t.yml", "--new-words", "allow", "--rejects", "refused.csv")
    data = (folder / "refused.csv").read_bytes()
    written = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    begins = [cell for row in written for cell in row if re.search(r"(^|[;\t\r\n])[=+@-]", cell)]
    assert (len(written), begins) == (len(hostile) + 1, ["-33.5"])
    again = delimited.read(data)
    assert again.columns[3:] == ("id", "=dead", "words")
    assert [row.cells[-1] for row in again.rows] == hostile


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    result = run("import", "imports/t.yml", "--new-words", "allow", "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.endswith("nothing was written\n")
    assert sorted(folder.rglob("*")) == before


def test_a_mapping_that_is_wrong_is_told_a_line_a_problem(folder: Path) -> None:
    put(folder, TEXT.replace("<words>", "<word>").replace("figures", "figure"), "imports/t.yml")
    result = run("import", "imports/t.yml")
    assert result.exit_code == 1
    assert [line.rpartition("[")[2] for line in result.stdout.splitlines()] == ["unknown-column]", "unknown-key]"]
    assert "did you mean 'words'?" in result.stdout


def test_a_record_that_does_not_hold_is_told_and_nothing_is_imported(folder: Path) -> None:
    put(folder, "claims: x\n", "docs/record/broken.yml")
    result = run("import", "imports/t.yml", "--new-words", "allow")
    assert result.exit_code == 1
    assert "docs/record/broken.yml:1:9: " in result.stdout
    assert not (folder / "docs" / "record" / "imported").exists()


def test_misuse(folder: Path) -> None:
    for arguments in ([], ["nothing.yml"], ["imports/t.yml", "--record", "nowhere"], ["--guess", "nothing.csv"]):
        result = run("import", *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
    (folder / "imports" / "t.csv").unlink()
    assert run("import", "imports/t.yml").exit_code == 2


@pytest.mark.parametrize("name", ["ucdp.csv", "iom.csv", "lebanon-places.csv", "lebanon-titles.tsv", "broken.ods"])
def test_a_guess_is_a_mapping_that_waits_for_decisions_and_then_works(folder: Path, name: str) -> None:
    shutil.copy(TABLES / name, folder / "imports")
    guessed = run("import", "--guess", f"imports/{name}")
    assert guessed.exit_code == 0
    put(folder, guessed.stdout, "imports/guess.yml")
    result = run("import", "imports/guess.yml", "--new-words", "allow")
    assert result.exit_code == 1
    assert all(
        "this must be decided first" in line for line in result.stdout.splitlines() if "guessed-table" not in line
    )
    decided = guessed.stdout.replace("<DECIDE", "'decided").replace("for, or only figures>", "")
    put(
        folder,
        "\n".join(line.replace(">", "'") if "'decided" in line else line for line in decided.split("\n")),
        "imports/guess.yml",
    )
    result = run("import", "imports/guess.yml", "--new-words", "allow")
    assert result.exit_code == 0
    assert " new" in result.stdout
    assert run("check").exit_code == 0


def test_a_guess_sees_dates_numbers_points_and_lists(folder: Path) -> None:
    (folder / "x.csv").write_text(
        "code,when,dead,lat,lon,who\n"
        + "".join(
            f'a{number},{number + 13}/02/2016,"1,{number:03}",34.5{number},36.1{number},A;B\n' for number in range(9)
        ),
        "utf-8",
    )
    text = run("import", "--guess", "x.csv").stdout
    for part in (
        "id: <code>",
        "when: {date: day month year}",
        'dead: {number: "1,234.5"}',
        "point: [<lat>, <lon>]",
        'who: {split: ";"}',
    ):
        assert part in text

"""Imported again after the table or the record changed: same ids, what was edited by hand stays, conflicts are told."""

import pytest

from onrecord.diagnostics import errors
from onrecord.generate import check
from onrecord.importing import lock, own_files
from onrecord.importing.again import Fate
from onrecord.importing.whole import Imported
from tests.imports import Project, told
from tests.test_importing import mapping

TEXT = mapping(claim="says: <words>\nfor: {name: <who>}\nfigures: {killed: <dead>}", more="fold: [case, space]\n")
FIRST = "id,words,who,dead\n1,it burned,Ali,2\n2,it fell,Omar,3\n"


@pytest.fixture
def project() -> Project:
    """A record into which a table of two rows was imported."""
    made = Project(TEXT)
    assert told(made.run(t_csv=FIRST)) == []
    return made


def fates(found: Imported) -> dict[str, int]:
    return {str(fate): number for fate, number in found.fates.items() if fate is not Fate.SAME}


def holds(project: Project) -> None:
    assert not errors(check(project.record).diagnostics)


def test_nothing_changed(project: Project) -> None:
    before = dict(project.record)
    found = project.run(t_csv=FIRST)
    assert fates(found) == {}
    assert list(found.files) == [f"docs/record/imported/made-up/{own_files.LOCK}"]
    assert project.record == before


def test_the_table_changed(project: Project) -> None:
    found = project.run(t_csv=FIRST.replace("it fell", "it sank") + "3,it rose,ALI,1\n")
    assert fates(found) == {"changed": 2, "new": 1}  # the alias of Ali is the second
    assert "it sank" in project.file("claims-0001.yml")
    assert project.file("claims-0001.yml").count("for: ali\n") == 2
    holds(project)


def test_rows_in_another_order_change_nothing(project: Project) -> None:
    head, one, two = FIRST.splitlines()
    assert fates(project.run(t_csv=f"{head}\n{two}\n{one}\n")) == {}


def test_an_edit_by_hand_stays_with_all_that_stands_around_it(project: Project) -> None:
    project.edit(
        "claims-0001.yml", "  says: it burned", "  # as we saw\n  says: it burned down\n  note: looked at again"
    )
    edited = project.file("claims-0001.yml")
    assert fates(project.run(t_csv=FIRST)) == {"kept": 1}
    assert project.file("claims-0001.yml") == edited
    found = project.run(t_csv=FIRST.replace("it fell", "it sank"))
    assert fates(found) == {"kept": 1, "changed": 1}
    assert "  # as we saw\n  says: it burned down\n  note: looked at again\n" in project.file("claims-0001.yml")
    assert fates(project.run(t_csv=FIRST.replace("it fell", "it sank"))) == {"kept": 1}
    holds(project)


def test_both_changed_is_a_conflict_that_writes_nothing(project: Project) -> None:
    project.edit("claims-0001.yml", "says: it burned", "says: it burned down")
    before = dict(project.record), project.lock
    changed = FIRST.replace("it burned", "it smoked").replace("it fell", "it sank")
    assert told(project.run(t_csv=changed)) == [
        "docs/record/imported/made-up/claims-0001.yml:2:3: the table has changed this entry, and so has somebody by hand: "
        "'row-1' of claims (nothing was written) [import-conflict]"
    ]
    assert (dict(project.record), project.lock) == before
    project.edit("claims-0001.yml", "says: it burned down", "says: it smoked")
    assert fates(project.run(t_csv=changed)) == {"changed": 1}


def test_what_was_deleted_by_hand_stays_deleted(project: Project) -> None:
    text = project.file("claims-0001.yml")
    project.edit("claims-0001.yml", text[text.index("- id: row-2") :], "")
    assert fates(project.run(t_csv=FIRST)) == {"kept": 1}
    assert fates(project.run(t_csv=FIRST + "3,it rose,Ali,1\n")) == {"kept": 1, "new": 1}
    assert "row-2" not in project.file("claims-0001.yml")
    assert fates(project.run(t_csv=FIRST + "3,it rose,Ali,1\n")) == {"kept": 1}
    assert "import-conflict" in told(project.run(t_csv=FIRST.replace("it fell", "it sank")))[0]


def test_a_claim_that_was_moved_into_another_file_is_not_made_again(project: Project) -> None:
    text = project.file("claims-0001.yml")
    moved = text[text.index("- id: row-2") :]
    project.edit("claims-0001.yml", moved, "")
    project.record["docs/record/mine.yml"] = f"claims:\n{moved}".encode()
    assert fates(project.run(t_csv=FIRST)) == {"kept": 1}
    holds(project)
    assert told(project.run(t_csv=FIRST.replace("it fell", "it sank")))[0].startswith("docs/record/mine.yml:2:7: ")


def test_a_name_that_was_changed_by_hand_is_still_the_same_source(project: Project) -> None:
    project.edit("sources-0001.yml", "name: Ali\n", "name: Ali Hasan\n")
    assert fates(project.run(t_csv=FIRST)) == {"kept": 1}
    holds(project)


def test_a_source_that_became_another_by_hand_is_that_one(project: Project) -> None:
    text = project.file("sources-0001.yml")
    start = text.index("- id: ali\n")
    project.edit("sources-0001.yml", text[start : text.index("- id: omar")], "")
    project.record["docs/record/mine.yml"] = b"sources:\n- {id: ali-hasan, name: Ali Hasan, aliases: Ali}\n"
    assert fates(project.run(t_csv=FIRST)) == {"changed": 1}
    assert "for: ali-hasan" in project.file("claims-0001.yml")
    holds(project)


def test_a_row_that_is_gone_is_kept_or_withdrawn_and_may_come_back(project: Project) -> None:
    head, one, _ = FIRST.splitlines()
    assert fates(project.run(t_csv=f"{head}\n{one}\n")) == {}
    assert "row-2" in project.file("claims-0001.yml")
    project.options = Project(TEXT, withdraw=True).options
    assert fates(project.run(t_csv=f"{head}\n{one}\n")) == {"withdrawn": 1}
    assert "  withdrawn:\n    on: 2027-01-01\n    because: Its row is no longer in the table t.csv.\n" in project.file(
        "claims-0001.yml"
    )
    holds(project)
    assert fates(project.run(t_csv=f"{head}\n{one}\n")) == {}
    assert fates(project.run(t_csv=FIRST)) == {"changed": 1}
    assert "withdrawn" not in project.file("claims-0001.yml")


def test_a_row_that_is_refused_now_is_not_gone(project: Project) -> None:
    project.options = Project(TEXT, withdraw=True).options
    found = project.run(t_csv=FIRST.replace(",3", ",3%"))
    assert len(found.rejected) == 1
    assert fates(found) == {}
    assert "row-2" in project.file("claims-0001.yml")
    assert fates(project.run(t_csv=FIRST)) == {}


def test_a_claim_edited_by_hand_whose_row_is_gone_is_a_conflict(project: Project) -> None:
    project.options = Project(TEXT, withdraw=True).options
    project.edit("claims-0001.yml", "says: it fell", "says: it sank")
    head, one, _ = FIRST.splitlines()
    assert "somebody has changed the claim by hand" in told(project.run(t_csv=f"{head}\n{one}\n"))[0]


def test_many_rows_are_shared_out_to_files_and_stay_there() -> None:
    table = "id,words,who,dead\n" + "".join(f"{number},it burned,Ali,2\n" for number in range(1200))
    project = Project(TEXT)
    project.run(t_csv=table)
    assert [project.file(f"claims-000{part}.yml").count("- id:") for part in (1, 2, 3)] == [500, 500, 200]
    found = project.run(t_csv=table.replace("\n700,it burned", "\n700,it fell") + "2000,it burned,Ali,1\n")
    assert sorted(path.rpartition("/")[2] for path in found.files) == [
        "claims-0002.yml",
        "claims-0003.yml",
        "import.lock",
    ]
    holds(project)


def test_a_break_off_before_the_lock_is_mended_by_the_next_run(project: Project) -> None:
    lock_before = project.lock
    changed = FIRST + "3,it rose,Ali,1\n"
    project.run(t_csv=changed)
    project.lock = lock_before
    assert fates(project.run(t_csv=changed)) == {}
    holds(project)


def test_the_lock_tells_which_cells_gave_which_entry(project: Project) -> None:
    read = lock.read(project.lock)
    row = read.rows[1]
    ((list_name, identifier, _, number),) = row.gave
    assert (row.table, row.row, list_name, identifier) == ("t", "2", "claims", "row-2")
    assert read.columns[number] == ["claims", "t.dead", "t.id", "t.who", "t.words"]
    assert row.named == [("sources", "omar")]
    assert lock.write(read) == project.lock


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"format": 2}', b'{"format": 1}', b"\xff"])
def test_a_lock_that_is_none(project: Project, data: bytes) -> None:
    project.lock = data
    assert told(project.run(t_csv=FIRST))[0].endswith("[bad-lock]")


UNCUT = [
    "claims:\n- {says: x}\n",
    "claims: [{id: a}]\n",
    "x: [\n",
    "sources:\n- id: a\nclaims:\n- id: b\n",
    "claims: x\n",
]


@pytest.mark.parametrize("text", UNCUT)
def test_a_file_that_cannot_be_cut_into_entries_stops_the_import(project: Project, text: str) -> None:
    project.record["docs/record/imported/made-up/claims-0001.yml"] = text.encode()
    found = project.run(t_csv=FIRST.replace("it fell", "it sank"))
    assert not found.files
    assert any("this file is not as it was written" in line for line in told(found))

"""What has changed between two records: each entry that is another is told once, with what became of it, and nothing else is."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from onrecord.changing.changes import ChangeKind, EntryChange, FieldChange, changes
from onrecord.changing.told import as_json, as_markdown, as_text
from onrecord.generate import check
from onrecord.proving.proofs import Evidence
from onrecord.record import reading
from onrecord.record.draft import join
from onrecord.record.model import LISTS
from onrecord.record.plain import plain
from onrecord.record.record import Record
from tests.any_record import records
from tests.effort import examples
from tests.projects import onrecord
from tests.records import Data, claim, minimal, texts_of, with_value, yaml_text


def record_of(data: Data) -> Record:
    return check(texts_of(data)).draft.record


def from_minimal(*path: Any, value: Any) -> list[EntryChange]:
    return changes(record_of(minimal()), record_of(with_value(minimal(), *path, value=value)))


@settings(
    max_examples=examples(4), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None
)
@given(records, records)
def test_what_differs_is_told_once_and_nothing_else(made: tuple[Data, Evidence], other: tuple[Data, Evidence]) -> None:
    read = [reading.read(texts_of(each[0])) for each in (made, other)]
    assume(not any(problems for _, problems in read))
    old, new = (join(each)[0].record for each, _ in read)
    assert changes(old, old) == []
    found = changes(old, new)
    told = {(each.list, each.id) for each in found}
    assert len(told) == len(found)
    for name in LISTS:
        for identifier in {*old.entries(name), *new.entries(name)}:
            before, after = old.entries(name).get(identifier), new.entries(name).get(identifier)
            is_other = not before or not after or plain(before) != plain(after)
            assert ((name, identifier) in told) == is_other
    assert len(json.loads(as_json(found))) == len(found)
    assert as_text(found).count("\n") == sum(1 + len(each.fields) for each in found)
    assert as_markdown(found)


def test_a_field_that_is_another_is_named_by_the_way_to_it() -> None:
    (change,) = from_minimal("claims", 1, "figures", value={"injured": "at least 4 people"})
    assert (change.kind, change.id) == (ChangeKind.CHANGED, "four-hurt")
    assert change.fields == (FieldChange("figures.injured.1.count", "4 people", "at least 4 people"),)


def test_a_change_with_a_correction_is_corrected_and_only_one_with_its_field() -> None:
    told = {"on": "2025-01-01", "field": "count", "was": "4 people", "because": "we misread it"}
    old = minimal()
    new = with_value(old, "claims", 1, "figures", value={"injured": "at least 4 people"})
    new["claims"][1]["corrections"] = [told]
    (change,) = changes(record_of(old), record_of(new))
    assert change.kind is ChangeKind.CORRECTED
    assert [each.field for each in change.corrections] == ["count"]
    new["claims"][1]["stance"] = "denies"
    (change,) = changes(record_of(old), record_of(new))
    assert change.kind is ChangeKind.CHANGED


def test_added_removed_withdrawn_and_renamed() -> None:
    withdrawn = {"on": "2025-01-01", "because": "it was wrong"}
    new = minimal(claims=[claim("burned", withdrawn=withdrawn), claim("new")])
    assert changes(record_of(minimal()), record_of(new)) == [
        EntryChange(ChangeKind.WITHDRAWN, "claims", "burned", on="2025-01-01", because="it was wrong"),
        EntryChange(ChangeKind.ADDED, "claims", "new"),
        EntryChange(ChangeKind.REMOVED, "claims", "four-hurt"),
    ]
    (change,) = changes(
        record_of(minimal()),
        record_of(minimal(claims=[claim("it-burned", formerly=["burned"]), *minimal()["claims"][1:]])),
    )
    assert (change.id, change.formerly) == ("it-burned", "burned")


def test_the_words_of_a_record_mark_up_nothing() -> None:
    found = from_minimal("claims", 0, "says", value="a `b` ``c`` <b>\n\n# d")
    text = as_markdown(found)
    assert "  - `says`: `'it burned'` → ``` 'a `b` ``c`` <b>\\u000a\\u000a# d' ```\n" in text
    assert text.startswith("### Changed: 1\n\n- `claims/burned`\n")
    assert as_text(found).split("\n")[0] == "changed claims/burned"


@pytest.mark.parametrize("form", [(), ("--json",), ("--markdown",)])
def test_the_command(tmp_path: Path, form: tuple[str, ...]) -> None:
    for name, data in (("old", minimal()), ("new", with_value(minimal(), "claims", 0, "says", value="it froze"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.yml").write_text(yaml_text(data), "utf-8")
    ran = onrecord(tmp_path, "diff", "old", "new", *form)
    assert ran.returncode == 0
    assert "it burned" in ran.stdout
    assert "it froze" in ran.stdout
    (tmp_path / "new" / "a.yml").write_text("claims: [", "utf-8")
    ran = onrecord(tmp_path, "diff", "old", "new", *form)
    assert (ran.returncode, ran.stdout.startswith("new/a.yml:1:")) == (1, True)
    assert onrecord(tmp_path, "diff", "old", "missing", *form).returncode == 2

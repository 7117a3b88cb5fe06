"""What is made of a record for other programs: nothing is lost on the way out and back, nothing is invented, and nothing
leaks."""

import json

from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from onrecord.diagnostics import errors
from onrecord.exporting import package, whole
from onrecord.exporting.choosing import Selection, chosen
from onrecord.generate import check
from onrecord.importing.data_package import is_package, record_of
from onrecord.importing.taking_back import data_of, is_ours, written
from onrecord.proving.proofs import Evidence
from onrecord.record.lookups import Lookups
from onrecord.record.model import LISTS
from onrecord.record.record import Record
from onrecord.record.schema import json_schema
from onrecord.site import files as disk
from tests import golden
from tests.any_record import records
from tests.building import PROJECT
from tests.effort import examples
from tests.records import Data, texts_of

SCHEMA = Draft202012Validator(json_schema())


def published(record: Record) -> Record:
    return chosen(Lookups(record), Selection())


def same(one: Record, other: Record) -> bool:
    """Whether two records say the same, each list in the same order."""
    return one.about == other.about and all(
        [*one.entries(name).items()] == [*other.entries(name).items()] for name in LISTS
    )


def checked_back(found: Data) -> Record:
    """The record that data of an export come to, once it holds."""
    texts, problems = written(found, "export")
    assert problems == []
    checked = check(texts)
    assert [str(each) for each in errors(checked.diagnostics)] == []
    return checked.draft.record


def from_json(data: bytes) -> Record:
    assert is_ours(data)
    found, problems = data_of(data, whole.NAME)
    assert problems == []
    return checked_back(found)


def from_tables(files: dict[str, bytes]) -> Record:
    assert is_package(files[package.NAME])
    found, problems = record_of(files[package.NAME], files)
    assert problems == []
    return checked_back(found)


def goes_out_and_back(record: Record) -> None:
    """See that a record comes back as it was from either form, and goes out again as the same bytes."""
    record = published(record)
    data, tables = whole.files(record)[whole.NAME], package.files(record)
    back, from_csv = from_json(data), from_tables(tables)
    assert same(back, record)
    assert whole.files(back)[whole.NAME] == data
    assert same(from_csv, record)
    assert package.files(from_csv) == tables


@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(records)
def test_any_record_comes_back_as_it_was(made: tuple[Data, Evidence]) -> None:
    checked = check(texts_of(made[0]), made[1])
    if not errors(checked.diagnostics):
        goes_out_and_back(checked.draft.record)


def test_the_golden_and_the_real_record_come_back() -> None:
    for texts in (golden.texts(), disk.read_record(PROJECT / "docs" / "record")):
        goes_out_and_back(check(texts).draft.record)


def test_the_schema_of_the_format_holds_for_the_json() -> None:
    data = whole.files(published(check(golden.texts()).draft.record))[whole.NAME]
    assert [error.message for error in SCHEMA.iter_errors(json.loads(data))] == []

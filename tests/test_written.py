"""What a record writes for an entry that was read from it: read again, it is the same entry."""

import copy

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import BaseModel

from onrecord.generate import check
from onrecord.proving.proofs import Evidence
from onrecord.record.counts import FORMS as COUNTS
from onrecord.record.counts import parse_count
from onrecord.record.dates import FORMS as DATES
from onrecord.record.dates import parse_date
from onrecord.record.model import LISTS
from tests.any_record import records
from tests.effort import examples
from tests.records import Data, copy_of, texts_of


@pytest.mark.parametrize(
    "form", [*COUNTS, "4 of the crew", "dozens of people", "5 more", "a further 3 boats", "12 نساء"]
)
def test_a_count_goes_out_as_it_came_in(form: str) -> None:
    count = parse_count(form)
    assert parse_count(count.as_written()) == count


@pytest.mark.parametrize("form", DATES)
def test_a_date_goes_out_as_it_came_in(form: str) -> None:
    date = parse_date(form)
    assert parse_date(str(date.as_written())) == date


@settings(
    max_examples=examples(8, thorough=300), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(records)
def test_every_entry_goes_out_as_it_came_in(made: tuple[Data, Evidence]) -> None:
    read = check(texts_of(made[0])).draft.record
    out = {name: [written(entry) for entry in read.entries(name).values()] for name in LISTS}
    again = check(texts_of(copy_of({"about": written(read.about), **out}))).draft.record
    for name in LISTS:
        assert dict(again.entries(name)) == dict(read.entries(name))


def written(entry: BaseModel) -> Data:
    return copy.deepcopy(entry.model_dump(mode="json", by_alias=True, exclude_defaults=True))

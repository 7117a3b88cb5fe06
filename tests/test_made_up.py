"""Made-up records of a size are what a measurement needs: nothing is wrong with them, and they are as uneven as real ones."""

from collections import Counter
from functools import cache
from statistics import median

import pytest

from onrecord.generate import Checked, check
from onrecord.proving.passages import QuoteState
from onrecord.proving.proofs import Evidence
from onrecord.record.vocabulary import DocumentForm
from tests import made_up


@cache
def checked(claims: int) -> Checked:
    texts, archive = made_up.made(claims)
    return check(texts, Evidence(archive={name.removeprefix("archive/"): data for name, data in archive.items()}))


@pytest.mark.parametrize("claims", [60, 100, 1000])
def test_there_is_nothing_to_say_about_one(claims: int) -> None:
    assert [str(each) for each in checked(claims).diagnostics] == []
    assert len(checked(claims).draft.record.claims) == claims


def test_the_same_size_gives_the_same_record() -> None:
    assert made_up.record(100) == made_up.record(100) != made_up.record(100, seed=2)


def test_every_quote_of_an_archived_text_stands_in_it() -> None:
    texts, archive = made_up.made(300)
    found = check(texts, Evidence(archive={name.removeprefix("archive/"): data for name, data in archive.items()}))
    assert found.diagnostics == []
    assert found.proofs.number(QuoteState.FRESH) > 10


def test_one_is_as_uneven_as_a_real_record() -> None:
    record = checked(1000).draft.record
    events = Counter(str(event) for claim in record.claims.values() for event in claim.event or ())
    [(first, most), (_, next_most)] = events.most_common(2)
    assert first == "event-0"
    assert 150 < most < 280
    assert next_most < most / 2
    speakers = Counter(str(source) for claim in record.claims.values() for source in claim.source)
    assert median(speakers.values()) < speakers.total() / len(speakers) / 2
    tables = {each.id for each in record.documents.values() if each.form is DocumentForm.TABLE}
    assert sum(claim.document in tables for claim in record.claims.values()) == 150
    assert len({each.language for each in record.documents.values() if each.id not in tables}) == 4
    for relation in ("repeats", "revises", "supports", "disputes", "answers"):
        assert any(getattr(claim.relations, relation) for claim in record.claims.values())


def test_files_are_as_small_as_people_keep_them() -> None:
    assert all(data.count(b"\n- id: claim-") < 300 for data in made_up.record(2500).values())

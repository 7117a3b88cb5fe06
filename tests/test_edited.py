"""After edits a record has the problems, pages and files that it has when it is read anew, whatever was handed on."""

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.checking.checked import NOTHING_KNOWN
from onrecord.edition import Edition
from onrecord.generate import Evidence, prepare
from tests.effort import examples
from tests.growing import SMALL, grown, limited
from tests.records import Data, claim, texts_of
from tests.test_depending import SIZE, changes


@pytest.fixture(autouse=True, scope="module")
def _small() -> Iterator[None]:
    with limited(**SMALL):
        yield


CLAIMS = tuple(each["id"] for each in grown(SIZE)["claims"])

NOT_PUBLIC = (
    ("visibility", "private"),
    ("visibility", None),
    ("embargo", "2030-01-01"),
    ("embargo", None),
    ("private", "A word."),
    ("private", None),
)
"""What keeps a claim, or something of it, back, and gives it free again."""

DAYS = (None, date(2029, 12, 31), date(2030, 1, 1), date(2030, 1, 2))
"""The days on which it is read: before and after an embargo ends."""


@st.composite
def edited(draw: st.DrawFn) -> list[Data]:
    """A record, and what becomes of it: fields are changed, claims added, taken away and moved."""
    found = [grown(SIZE)]
    for number in range(draw(st.integers(1, 3))):
        data = copy.deepcopy(found[-1])
        claims = data["claims"]
        match draw(st.integers(0, 8)):
            case 0:
                data = copy.deepcopy(draw(st.sampled_from(found)))  # what was broken is mended
            case 1:
                claims[-1]["source"] = "nobody-knows"  # which breaks it
            case 2:
                _change(data, "claims", draw(st.sampled_from(CLAIMS)), *draw(st.sampled_from(NOT_PUBLIC)))
            case 3:
                claims.append(claim(f"new-{number}", source="clerk-1", document="text-1"))
            case 4:
                claims.insert(2, claims.pop())
            case 5:
                del claims[draw(st.integers(len(claims) - 3, len(claims) - 1))]
            case _:
                _change(data, *draw(st.sampled_from(changes())))
        found.append(data)
    return found


def _change(data: Data, name: str, identifier: str, field: str, value: Any) -> None:
    for entry in data[name]:
        if entry["id"] == identifier:
            entry[field] = value
            if value is None:
                entry.pop(field)


def made(edition: Edition) -> dict[str, Any]:
    """All pages and files of an edition by path, in their order."""
    return {path: edition.written(path) for path in edition.keys} | {
        path: edition.data_at(path) for path in edition.data
    }


@settings(max_examples=examples(4, thorough=150))
@given(edited(), st.lists(st.sampled_from(DAYS), min_size=4, max_size=4))
def test_after_edits_a_record_is_as_if_it_were_read_anew(several: list[Data], days: list[date | None]) -> None:
    known, edition = NOTHING_KNOWN, None
    for data, day in zip(several, days, strict=False):
        texts, evidence = texts_of(data), Evidence(day=day)
        before = edition.pages if edition else None
        anew, now = prepare(texts, evidence=evidence), prepare(texts, evidence=evidence, known=known, before=before)
        known = now.known
        assert (now.diagnostics, now.quotes) == (anew.diagnostics, anew.quotes)
        if now.edition and anew.edition:  # else the last good one goes on being shown
            edition = now.edition
            assert list(edition.keys) == list(anew.edition.keys)
            assert different(edition, anew.edition) == []
        assert bool(now.edition) == bool(anew.edition)


def different(one: Edition, other: Edition) -> list[str]:
    pages, of_other = made(one), made(other)
    assert list(pages) == list(of_other)
    return [path for path in pages if pages[path] != of_other[path]]

"""After edits a record has the problems, pages and files that it has when it is read anew, whatever was handed on."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.checking.checked import NOTHING_KNOWN
from onrecord.edition import Edition
from onrecord.generate import prepare
from tests.effort import examples
from tests.growing import SMALL, grown, limited
from tests.records import Data, claim, texts_of
from tests.test_depending import SIZE, changes


@pytest.fixture(autouse=True, scope="module")
def _small() -> Iterator[None]:
    with limited(**SMALL):
        yield


@st.composite
def edited(draw: st.DrawFn) -> list[Data]:
    """A record, and what becomes of it: fields are changed, claims added, taken away and moved."""
    found = [grown(SIZE)]
    for number in range(draw(st.integers(1, 3))):
        data = copy.deepcopy(found[-1])
        claims = data["claims"]
        match draw(st.integers(0, 6)):
            case 0:
                claims.append(claim(f"new-{number}", source="clerk-1", document="text-1"))
            case 1:
                claims.insert(2, claims.pop())
            case 2:
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
                del entry[field]


def made(edition: Edition) -> dict[str, Any]:
    """All pages and files of an edition by path, in their order."""
    return {path: edition.written(path) for path in edition.keys} | {
        path: edition.data_at(path) for path in edition.data
    }


@settings(max_examples=examples(4, thorough=150))
@given(edited())
def test_after_edits_a_record_is_as_if_it_were_read_anew(several: list[Data]) -> None:
    known, edition = NOTHING_KNOWN, None
    for data in several:
        texts = texts_of(data)
        anew, now = prepare(texts), prepare(texts, known=known, before=edition.pages if edition else None)
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

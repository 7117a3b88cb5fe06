"""Ids for claims that have none: written in, and nothing else touched."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.diagnostics import Position
from onrecord.generate import check
from onrecord.record.identifying import MAX_STEM, with_ids
from onrecord.record.ids import read_id
from onrecord.record.nodes import Mapping, Sequence, find, to_data
from onrecord.record.yaml_text import dump, parse
from tests.records import minimal, texts_of

BLOCK = """\
# The claims
claims:
  - source: clerk   # who
    says: 'it burned' # what
  -   id: clerk-1
      source: clerk
  - # here
    says: it was loud
    source: [gazette, clerk]

  - "says": é 💥 — “so”
"""

BLOCK_WITH_IDS = """\
# The claims
claims:
  - id: clerk-2
    source: clerk   # who
    says: 'it burned' # what
  -   id: clerk-1
      source: clerk
  - # here
    id: gazette-1
    says: it was loud
    source: [gazette, clerk]

  - id: claim-1
    "says": é 💥 — “so”
"""

FLOW = "claims: [{source: clerk, says: a}, { says: b }, {}, {id: x, says: c}, {source: clerk, id: clerk-1}]\n"
FLOW_WITH_IDS = (
    "claims: [{id: clerk-2, source: clerk, says: a}, { id: claim-1, says: b }, {id: claim-2, }, {id: x, says: c}, "
    "{source: clerk, id: clerk-1}]\n"
)

FORMS = {
    "block": (BLOCK.encode(), BLOCK_WITH_IDS.encode()),
    "CRLF": (BLOCK.replace("\n", "\r\n").encode(), BLOCK_WITH_IDS.replace("\n", "\r\n").encode()),
    "CR": (BLOCK.replace("\n", "\r").encode(), BLOCK_WITH_IDS.replace("\n", "\r").encode()),
    "byte order mark": (b"\xef\xbb\xbf" + BLOCK.encode(), b"\xef\xbb\xbf" + BLOCK_WITH_IDS.encode()),
    "flow": (FLOW.encode(), FLOW_WITH_IDS.encode()),
    "no line end": (b"claims:\n- says: a", b"claims:\n- id: claim-1\n  says: a"),
    "at the left edge": (
        b"claims:\n- says: a\n- says: b\n",
        b"claims:\n- id: claim-1\n  says: a\n- id: claim-2\n  says: b\n",
    ),
    "flow in block": (b"claims:\n  - {says: a}\n", b"claims:\n  - {id: claim-1, says: a}\n"),
    "flow over lines": (b"claims:\n  - {\n    says: a}\n", b"claims:\n  - {\n    id: claim-1, says: a}\n"),
    "JSON": (b'{"claims": [{"says": "a"}]}', b'{"claims": [{id: claim-1, "says": "a"}]}'),
    "a mark first": (b"---\nclaims:\n  - says: a\n...\n", b"---\nclaims:\n  - id: claim-1\n    says: a\n...\n"),
}


@pytest.mark.parametrize(("before", "after"), FORMS.values(), ids=FORMS)
def test_each_form_gets_its_ids_and_keeps_every_other_byte(before: bytes, after: bytes) -> None:
    changed, _ = with_ids({"claims.yml": before})
    assert changed == {"claims.yml": after}


@pytest.mark.parametrize("after", [after for _, after in FORMS.values()], ids=FORMS)
def test_a_second_run_changes_nothing(after: bytes) -> None:
    assert with_ids({"claims.yml": after}) == ({}, [])


@pytest.mark.parametrize("before", [before for before, _ in FORMS.values()], ids=FORMS)
def test_each_id_is_told_with_its_place(before: bytes) -> None:
    changed, given_ids = with_ids({"claims.yml": before})
    root, problems = parse(changed["claims.yml"], "claims.yml")
    assert not problems
    assert isinstance(root, Mapping)
    claims = root.items["claims"]
    assert isinstance(claims, Sequence)
    assert len(given_ids) >= 1
    places = {claim.keys["id"]: to_data(claim)["id"] for claim in claims.items if isinstance(claim, Mapping)}
    for position, identifier in given_ids:
        assert position.file == "claims.yml"
        assert places[position.line, position.column] == identifier


def test_ids_are_unique_among_all_files_present_and_former() -> None:
    texts = {
        "a.yml": b"claims:\n  - source: clerk\n  - {id: clerk-2}\n",
        "b.yml": b"claims:\n  - source: clerk\n  - id: other\n    formerly: [clerk-1, clerk-3]\n",
        "c.yml": b"claims:\n  - source: clerk\n  - id: another\n    formerly: clerk-5\n",
        "d.yml": b"sources:\n  - id: clerk-4\n",
    }
    changed, given_ids = with_ids(texts)
    assert [identifier for _, identifier in given_ids] == ["clerk-4", "clerk-6", "clerk-7"]
    assert set(changed) == {"a.yml", "b.yml", "c.yml"}
    assert given_ids[0][0] == Position("a.yml", 2, 5)


STEMS = {
    "clerk": "clerk-1",
    "[gazette, clerk]": "gazette-1",
    "unnamed": "claim-1",
    "[unnamed, clerk]": "claim-1",
    "[]": "claim-1",
    "{a: b}": "claim-1",
    "The Clerk": "claim-1",
    "'a: b'": "claim-1",
    "'# a'": "claim-1",
    '"a\\nb"': "claim-1",
    "": "claim-1",
    "a" * 64: "a" * MAX_STEM + "-1",
    "a" * (MAX_STEM - 1) + "-b": "a" * (MAX_STEM - 1) + "-1",
}


@pytest.mark.parametrize(("source", "identifier"), STEMS.items())
def test_an_id_is_made_of_the_source_where_that_is_an_id(source: str, identifier: str) -> None:
    text = f"claims:\n  - source: {source}\n".encode()
    changed, given_ids = with_ids({"claims.yml": text})
    assert [each for _, each in given_ids] == [identifier]
    assert read_id(identifier) == identifier
    assert changed["claims.yml"] == text.replace(b"source", f"id: {identifier}\n    source".encode(), 1)


def test_the_default_source_serves_where_a_claim_names_none() -> None:
    text = b"claims:\n  - says: a\n  - {source: gazette, says: b}\ndefaults: {source: clerk}\n"
    assert [each for _, each in with_ids({"claims.yml": text})[1]] == ["clerk-1", "gazette-1"]


UNTOUCHED = {
    "not YAML": b"claims:\n  - says: 'a\n",
    "not UTF-8": b"claims:\n  - says: \xff\n",
    "a forbidden character": "claims:\n  - says: a\u2028b\n".encode(),
    "nothing": b"",
    "no claims": b"sources:\n  - name: a\n",
    "claims that are no list": b"claims:\n  says: a\n",
    "claims that are texts": b"claims: [a, b]\n",
    "a key with a question mark": b"claims:\n  - ? says\n    : a\n",
    "a pair without braces": b"claims: [says: a]\n",
    "an id without a value": b"claims:\n  - id:\n    says: a\n",
}


@pytest.mark.parametrize("text", UNTOUCHED.values(), ids=UNTOUCHED)
def test_a_file_without_a_safe_place_for_an_id_is_left_alone(text: bytes) -> None:
    assert with_ids({"claims.yml": text}) == ({}, [])


def test_a_file_that_is_left_alone_keeps_the_others_going() -> None:
    changed, _ = with_ids({"a.yml": b"\xff", "b.yml": b"claims:\n  - says: a\n"})
    assert set(changed) == {"b.yml"}


def test_the_result_is_a_record_without_problems() -> None:
    data = minimal()
    for each in data["claims"]:
        del each["id"]
    texts = texts_of(data)
    assert {problem.code for problem in check(texts).diagnostics} == {"missing"}
    changed, given_ids = with_ids(texts)
    checked = check(changed)
    assert not checked.diagnostics
    assert list(checked.draft.record.claims) == [identifier for _, identifier in given_ids] == ["clerk-1", "clerk-2"]


VALUES = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\u2028\u2029\ufeff"), max_size=30
)
CLAIMS = st.dictionaries(st.sampled_from(["id", "says", "note", "source", "x y"]), VALUES, min_size=1)


@given(st.lists(CLAIMS, min_size=1, max_size=5))
def test_whatever_a_claim_holds_comes_out_unchanged(claims: list[dict[str, Any]]) -> None:
    before = dump({"claims": claims}).encode()
    root, problems = parse(before, "claims.yml")
    if problems or not root:
        return
    changed, given_ids = with_ids({"claims.yml": before})
    after, problems = parse(changed.get("claims.yml", before), "claims.yml")
    assert not problems
    assert after
    new = [position for position, _ in given_ids]
    assert len(new) == sum("id" not in claim for claim in claims)
    for number, (was, now) in enumerate(zip(claims, to_data(after)["claims"], strict=True)):
        assert now == {"id": now["id"], **was}
        assert ("id" in was) or Position("claims.yml", *find(after, ("claims", number))) in new

"""Quotation marks: which texts and parts are balanced, and which are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.writing.quotation import is_balanced, unbalanced

BALANCED = [
    "no marks",
    "he said “no”",
    'he said "no"',
    '"he said "x" today"',
    "«oui», »nej«, „nein“, „nee”, 「はい」",
    "the men’s ‘own’ words",
    # straight marks that are none
    'צה"ל הודיע',
    'דובר צה"ל אמר: "לא"',
    'בתשפ"ד',
    "he is 5'10\" tall",
    'a 12" shell',
    'he said "a 12" shell fell"',
    'a 12" and a 5" gun',
    '"12"',
    # speech over paragraphs
    "“We came.\n“We saw.”",
    "“We came.\n\n  “We saw.\n\n“We won,” she said.",
    '"We came.\n"We saw."',
    "« Un\n« deux »",
    "„Wir kamen.\n„Wir sahen.“",
    "「来た。\n「見た。」",
    "“One.”\n“Two.”",
    '"no"\n"yes"',
]
UNBALANCED = [
    'there was a "flood',
    "a “flood",
    "flood”",
    "”flood“",
    "« un",
    '"we lost 12 men',
    '"we lost 12" and "then',
    'דובר צה"ל אמר: "לא',
    "“We came.\n“We saw.",
    '"We came.\n"We saw.',
    "“We came.\nWe saw.",
    "“We came.”\n“We saw.",
    "We came.\nWe saw.”",
    "„Wir kamen.\n„Wir sahen.",
]


@pytest.mark.parametrize("text", BALANCED)
def test_each_mark_has_its_partner(text: str) -> None:
    assert is_balanced(text)


@pytest.mark.parametrize("text", UNBALANCED)
def test_a_mark_without_its_partner_is_seen(text: str) -> None:
    assert not is_balanced(text)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["“We came.", "“We saw.”"], []),
        (["“We came.", "“We saw.", "“We won.”", "That was all."], []),
        (['"We came.', '"We saw."'], []),
        (["« Un", "« deux »"], []),
        (["“We came.", "“We saw."], [0, 1]),
        (["“We came.", "“We saw.", "We won.”"], [0, 1, 2]),
        (["“We came.", "that was all"], [0]),
        (["there was", "a “flood"], [1]),
        (["“a", "b”"], [0, 1]),
        ([], []),
    ],
)
def test_parts_of_a_quote_may_be_one_speech(parts: list[str], expected: list[int]) -> None:
    assert unbalanced(parts) == expected


@given(st.lists(st.text(alphabet='a 1"“”«»„\n', max_size=12), max_size=6))
def test_only_parts_that_are_unbalanced_alone_are_told(parts: list[str]) -> None:
    assert all(not is_balanced(parts[index]) for index in unbalanced(parts))

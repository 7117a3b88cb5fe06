"""What the rows of one coder come to, and what is never added."""

import re

import pytest

from onrecord.telling.labelled import ref_to_label
from tests.building import parsed
from tests.records import Data, claim, document, minimal, source
from tests.test_drawn_pages import pages

LABEL = ref_to_label(("type", "fire")).path
"""The page of the label that all claims here have."""


def sums(*claims: Data, form: str = "table") -> list[str]:
    """The sums on the page of a label."""
    sources = [source(), source("guard", name="A guard"), source("gazette", name="The Gazette", kind="media")]
    documents = [document(form=form), document("other", form="table")]
    made = pages(
        minimal(sources=sources, documents=documents, claims=[{**each, "labels": {"type": "fire"}} for each in claims])
    )
    return re.findall(r"^- (Our sum.*)$", parsed(made[LABEL]).get_text(), re.MULTILINE)


def row(number: int, killed: object, **fields: object) -> Data:
    return claim(f"row-{number}", figures={"killed": killed}, **fields)


def test_rows_of_one_coder_are_added_with_their_lowest_and_highest() -> None:
    (found,) = sums(row(1, "4 (2-6)"), row(2, "5"), row(3, "none"), row(4, "at least 7"), row(5, "dozens"))
    assert "that A clerk of the harbour gives in 3 rows of Fire at the quay" in found
    assert "killed: 9 (lowest 7, highest 11)." in found.replace("&#x3a;", ":")
    assert "2 rows have no number that can be added." in found


def test_what_counts_others_is_added_apart() -> None:
    found = sums(row(1, "4"), row(2, ["5", "2 guests"]), row(3, "3 guests"))
    assert [re.sub(r".*?report\): ", "", each.replace("&#x3a;", ":")) for each in found] == [
        "killed: 9.",
        "killed, guests: 5.",
    ]


@pytest.mark.parametrize(
    "other",
    [row(2, "5", source="guard"), row(2, "5", document="other"), claim("row-2", says="it smoked", document="other")],
    ids=["another-source", "another-table", "another-document"],
)
def test_nobody_elses_numbers_are_added(other: Data) -> None:
    assert sums(row(1, "4"), other) == []


def test_a_text_has_no_rows_to_add() -> None:
    assert sums(*(row(n, f"{n}", quote=f"{n} were killed") for n in (4, 5)), form="text") == []


def test_a_revised_row_and_a_denied_number_are_not_added() -> None:
    claims = [
        row(1, "4"),
        row(2, "5"),
        row(3, "6"),
        row(4, "7", relations={"revises": "row-3"}),
        row(5, "9", stance="denies"),
    ]
    (found,) = sums(*claims)
    assert "in 3 rows" in found
    assert "16." in found

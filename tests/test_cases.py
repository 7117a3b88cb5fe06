"""The cases of cases/*.md: files of a record in, the lines that are said about them out.

A case is a heading of the second level, then one or more ```yaml blocks, each a file of the record (its name stands behind
``yaml``, or it is record.yml), then a ```text block with the diagnostics that are expected, one a line and in order.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from pydantic import BaseModel

from onrecord.checking.imports import PROBLEMS as IMPORTS
from onrecord.checking.problems import problems_by_code
from onrecord.generate import check
from onrecord.record.validating import validate
from onrecord.record.yaml_text import parse

CASES = Path(__file__).parent / "cases"
BLOCK = re.compile(r"^```(yaml|text)(?: +(\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)


class Case(NamedTuple):
    """One case: its name, the files of the record, and the lines expected."""

    name: str
    files: dict[str, bytes]
    expected: list[str]


def cases_in(path: Path) -> list[Case]:
    """The cases of one file. Raises ValueError for one that is not complete, so that none is passed over."""
    cases = []
    for section in path.read_text("utf-8").split("\n## ")[1:]:
        heading, _, body = section.partition("\n")
        blocks = BLOCK.findall(body)
        if [kind for kind, _, _ in blocks] != ["yaml"] * (len(blocks) - 1) + ["text"] or len(blocks) < 2:
            raise ValueError(f"{path.name}: '{heading}' needs yaml blocks and then one text block")
        files = {name or "record.yml": text.encode() for _, name, text in blocks[:-1]}
        cases.append(Case(f"{path.stem}: {heading}", files, blocks[-1][2].splitlines()))
    return cases


ALL_CASES = [case for path in sorted(CASES.glob("*.md")) for case in cases_in(path)]


@pytest.mark.parametrize("case", ALL_CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    diagnostics = check(case.files).diagnostics
    assert [str(diagnostic) for diagnostic in diagnostics] == case.expected


def test_each_case_has_its_own_name() -> None:
    names = [case.name for case in ALL_CASES]
    assert len(set(names)) == len(names)


# What a text cannot show, or what no folder of files can be refused for, is shown by other tests.
ELSEWHERE = {
    "not-utf-8": "test_yaml_text",
    "too-long": "test_work",
    "file-too-large": "test_yaml_text",
    "unreadable": "below: no field of today's model can be refused so",
    "page-clash": "the tests of the plugin and the command",
    "no-record": "test_serving",
    "seal": "test_sealing",
    "seal-missing": "test_sealing",
    "seal-unnamed": "test_sealing",
    "sealed-changed": "test_sealing",
    "sealed-deleted": "test_sealing",
    "sums": "test_seal_command",
    "not-a-file": "test_guarded",
    "linked-folder": "test_guarded",
    "not-json": "test_importing",
    "not-a-table": "test_importing",
    "template": "test_serving",
    "program": "test_building",
    "quote-not-found": "test_proofs",
    "archive-changed": "test_proofs",
    "archive-unreadable": "test_proofs",
    "archive-missing": "test_proofs",
    "quote-changed": "test_proofs",
    "document-changed": "test_proofs",
    "proof-lost": "test_proofs",
    "not-proved": "test_proofs",
    "proof-changed": "test_proofs",
    "lock": "test_proofs",
    "other-folding": "test_proofs",
} | dict.fromkeys(IMPORTS, "test_importing, test_importing_again and test_importing_tables")


def test_every_problem_has_a_case() -> None:
    shown = {line.rpartition("[")[2].rstrip("]") for case in ALL_CASES for line in case.expected}
    assert set(problems_by_code()) - shown - set(ELSEWHERE) == set()
    assert shown & set(ELSEWHERE) == set()


def test_what_only_pydantic_refuses_is_located_too() -> None:
    class Later(BaseModel):
        number: int

    node, _ = parse(b"number: many\n", "later.yml")
    assert node
    _, problems = validate(Later, node, "later.yml")
    assert [(str(problem.position), problem.code) for problem in problems] == [("later.yml:1:9", "unreadable")]

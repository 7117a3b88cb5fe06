"""The page of problems explains every code that the generator can give, and no other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.checking.problems import problems_by_code

PACKAGE = Path(onrecord.__file__).parent
CODE_AT = {"refuse": 0, "problem": 0, "rule": 0, "Diagnostic": 1}
CODE_AT |= dict.fromkeys(["RowRefused", "refused", "Unread", "NoTable", "Garbled"], 0)
"""The functions that take a code, and which of their arguments it is."""


def _codes_of(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in CODE_AT and len(call.args) > CODE_AT[name]:
        # A code may be chosen on the spot (`kind if known else "unreadable"`), so each string in the argument counts.
        for node in ast.walk(call.args[CODE_AT[name]]):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def emitted() -> dict[str, str]:
    """Every code that the source of the generator gives, and a module that gives it."""
    return {
        code: path.name
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        for code in _codes_of(node)
    }


def test_every_code_given_is_explained() -> None:
    unexplained = {code: module for code, module in emitted().items() if code not in problems_by_code()}
    assert not unexplained


def test_every_code_explained_is_given() -> None:
    assert set(problems_by_code()) - set(emitted()) == set()


def test_codes_are_found_in_each_way_of_giving_them() -> None:
    assert {"bad-id", "yaml", "circle", "repeated-id", "unreadable", "page-clash"} <= set(emitted())


@pytest.mark.parametrize(("code", "explanation"), problems_by_code().items(), ids=problems_by_code())
def test_each_explanation_is_a_sentence(code: str, explanation: str) -> None:
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", code)
    assert explanation[0].isupper() or explanation.startswith("`")
    assert explanation.endswith(".")
    assert explanation == " ".join(explanation.split())
    assert len(explanation.split()) >= 5
    assert explanation.count("`") % 2 == 0

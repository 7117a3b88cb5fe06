"""Hostile files and values: refused where they stand, or taken for the plain text that they are."""

import base64
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest

from onrecord.diagnostics import Diagnostic
from onrecord.generate import check
from onrecord.record.record import Record
from onrecord.writing.forbidden import FORBIDDEN
from tests.records import FILE, claim, document, minimal, texts_of, yaml_text

HERE = Path(__file__).parent
SAMPLE = [json.loads(line) for line in (HERE / "hostile" / "sample.jsonl").read_text("utf-8").splitlines()]
HOSTILE_FILE = "zz/hostile.yml"
SECONDS = 2

GOOD_ADDRESSES = (
    "https://example.org/a%20b?c=d&e=%D9%85#f:~:text=g",
    "http://example.org:8080/~h/;i=(j)_*k*",
    "https://example.org/طريق/路",
    "https://пример.example/",
)
"""What looks odd in an address and is good."""


def sample(*fields: str) -> Any:
    """The attempts on these fields, as parameters."""
    found = [each for each in SAMPLE if each["field"] in fields]
    return pytest.mark.parametrize("attempt", found, ids=[each["id"] for each in found])


def checked(texts: dict[str, bytes]) -> tuple[Record, list[Diagnostic]]:
    """What `check` says, in time."""
    begin = time.monotonic()
    found = check(texts)
    assert time.monotonic() - begin < SECONDS
    for problem in found.diagnostics:
        assert re.fullmatch(r"[^\n]+:[1-9]\d*:[1-9]\d*: [^\n]+ \[[a-z0-9-]+\]", str(problem))
        assert str(problem).isprintable()
    return found.draft.record, found.diagnostics


@pytest.fixture(scope="module")
def good() -> dict[str, bytes]:
    """A record of several files."""
    texts = {f"{name}.yml": yaml_text({name: entries}).encode() for name, entries in minimal().items()}
    assert not check(texts).diagnostics
    return texts


@sample("@file")
def test_a_hostile_file_is_refused_and_nothing_else(attempt: dict[str, Any], good: dict[str, bytes]) -> None:
    alone = check(good).draft.record
    record, problems = checked({**good, HOSTILE_FILE: base64.b64decode(attempt["payload_b64"])})
    assert problems
    assert {problem.position.file for problem in problems} == {HOSTILE_FILE}
    assert record.claims == alone.claims


def test_a_hostile_file_in_the_place_of_a_good_one_is_refused(good: dict[str, bytes]) -> None:
    for attempt in SAMPLE:
        if attempt["field"] == "@file":
            data = base64.b64decode(attempt["payload_b64"])
            _, problems = checked({**good, "sources.yml": data})
            assert any(problem.position.file == "sources.yml" for problem in problems)


def refused(data: dict[str, Any], code: str, value: str, warned: str = "") -> bool:
    """Whether a record is refused, for this code, or warned of, at the line of the value."""
    texts = texts_of(data)
    _, problems = checked(texts)
    lines = texts[FILE].decode().split("\n")
    places = [problem.position for problem in problems if problem.code in (code, "character", warned)]
    assert all(value.split("\n")[0][:3] in lines[place.line - 1] or "\\" in lines[place.line - 1] for place in places)
    return bool(places)


@sample("id")
def test_a_hostile_id_is_refused(attempt: dict[str, Any]) -> None:
    value = attempt["payload"]
    data = minimal(claims=[claim("burned"), claim(value)])
    assert refused(data, "bad-id", value)


@sample("url")
def test_a_hostile_address_is_refused(attempt: dict[str, Any]) -> None:
    value = attempt["payload"]
    data = minimal(documents=[document(url=value)])
    assert refused(data, "bad-url", value.strip(), "mixed-alphabets")


@pytest.mark.parametrize("url", GOOD_ADDRESSES)
def test_a_good_address_is_kept_as_it_is(url: str) -> None:
    record, problems = checked(texts_of(minimal(documents=[document(url=url, archived_url=url)])))
    assert not problems
    assert record.documents["report"].url == url


@sample("killed_low")
def test_a_hostile_count_is_refused(attempt: dict[str, Any]) -> None:
    value = attempt["payload"]
    # The value stands in the quote as well, so that the count itself is what is refused.
    data = minimal(claims=[claim("burned", quote=f"it killed {value} there", figures={"killed": value})])
    assert refused(data, "bad-count", value)


@sample("quote", "title")
@pytest.mark.parametrize("path", ["quote", "part", "title", "name"])
def test_a_hostile_text_is_refused_by_name_or_kept_unchanged(attempt: dict[str, Any], path: str) -> None:
    value = attempt["payload"]
    data = minimal()
    if path == "quote":
        data["claims"][0]["quote"] = value
    elif path == "part":
        data["claims"][0]["quote"] = ["it burned", value]
    elif path == "title":
        data["documents"][0]["title"] = value
    else:
        data["sources"][0]["name"] = value
    record, problems = checked(texts_of(data))
    codes = {problem.code for problem in problems}
    if character := FORBIDDEN.search(value):
        assert codes == {"character"}
        assert f"U+{ord(character[0]):04X}" in str(problems[0])
    elif not value.strip():
        assert codes == {"empty-text"}
    else:
        # A quote that straddles a quotation mark is refused by a rule, once it has been read unchanged.
        assert codes <= ({"unbalanced-quote"} if path in ("quote", "part") else set())
        assert kept(record, path) == value.strip()


def kept(record: Record, path: str) -> str | None:
    """What the record holds where the text was put."""
    if path == "title":
        return record.documents["report"].title
    if path == "name":
        return record.sources["clerk"].name
    quote = record.claims["burned"].quote
    return quote.text[-1] if quote else None


def test_the_other_lines_are_about_leaks() -> None:
    others = {
        each["cls"] for each in SAMPLE if each["field"] not in ("@file", "id", "url", "killed_low", "quote", "title")
    }
    assert others == {"leak"}

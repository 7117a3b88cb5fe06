"""The JSON Schema that editors use says what `check` says, as far as a schema can: both are held against the same cases."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from onrecord.diagnostics import Severity
from onrecord.generate import check
from onrecord.record import counts, dates, forms, sums
from onrecord.record.schema import json_schema
from tests.any_record import COUNTS
from tests.records import minimal, texts_of, with_value
from tests.test_cases import ALL_CASES, Case

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)

OTHER_ENTRIES = {
    *(
        "about-event",
        "about-which",
        "circle",
        "date-order",
        "former-id",
        "itself",
        "names-private",
        "not-in-quote",
        "part-of",
        "part-of-count",
    ),
    *("repeated-id", "revises-another", "says-nothing", "two-abouts", "unknown-reference"),
}
"""Codes of what other entries, or other fields, say. A schema sees one value at a time."""

OF_YAML = {
    "anchor",
    "bad-key",
    "cut-text",
    "merge-key",
    "repeated-key",
    "second-document",
    "tag",
    "too-deep",
    "yaml",
    "character",
}
"""Codes of what YAML does before a schema sees anything."""

OF_WORDS = {
    *(
        "not-whom",
        "not-a-warning",
        "reckoned",
        "time-not-in-quote",
        "unattributed",
        "unbalanced-quote",
        "unknown-field",
        "unsaid",
    ),
}
"""Codes of what words mean."""

UNKNOWN_TO_A_SCHEMA = OTHER_ENTRIES | OF_YAML | OF_WORDS

OF_KNOWLEDGE = {
    "format: a format that is not a whole number",  # 1.0 is a whole number in JSON
    "newcomers: a day that does not exist",
    "newcomers: the name of a language",
    "rules: whom it counts, twice",
    "values: a best count outside its range",
    "values: a date that ends before it begins",
    "values: a range the wrong way round",
    "values: a zone at one end",
    "values: an address that turns itself around",
    "values: an address with an impossible port",
    "values: days that are not in order",
}
"""Cases of what only a calendar, a registry or a comparison refuses."""


class Core(yaml.SafeLoader):
    """YAML 1.2 with its core schema, as the servers of editors read it."""

    yaml_implicit_resolvers: dict[str, Any] = {}


def _core(tag: str, pattern: str, value: Any) -> None:
    Core.add_implicit_resolver(f"tag:core,{tag}", re.compile(pattern), None)  # type: ignore[no-untyped-call]
    Core.add_constructor(f"tag:core,{tag}", lambda loader, node: value(node.value))


_core("null", r"^(?:null|Null|NULL|~|)$", lambda text: None)
_core("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", lambda text: text.lower() == "true")
_core("int", r"^[-+]?[0-9]+$", int)
_core("radix", r"^(?:0o[0-7]+|0x[0-9a-fA-F]+)$", lambda text: int(text, 0))
_core("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", float)


def as_editors_read(data: bytes | str) -> Any:
    """What an editor hands to the schema. Raises yaml.YAMLError where it would mark a mistake of YAML."""
    return _with_text_keys(yaml.load(data, Core))


def _with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _with_text_keys(item) for key, item in value.items()}
    return [_with_text_keys(item) for item in value] if isinstance(value, list) else value


def refused(data: Any) -> list[str]:
    """What the schema says is wrong."""
    return [f"{'/'.join(map(str, error.path))}: {error.message[:200]}" for error in VALIDATOR.iter_errors(data)]


def files_of(case: Case) -> Iterator[tuple[str, Any, set[str]]]:
    """The files of a case as editors read them, with the codes of the errors that check says are in each."""
    found = [each for each in check(case.files).diagnostics if each.severity is Severity.ERROR]
    for file, data in case.files.items():
        try:
            yield file, as_editors_read(data), {each.code for each in found if each.position.file == file}
        except (yaml.YAMLError, UnicodeDecodeError):
            continue


OF_OUR_FORMAT = [case for case in ALL_CASES if not any("[unknown-format]" in line for line in case.expected)]


@pytest.mark.parametrize("case", OF_OUR_FORMAT, ids=lambda case: case.name)
def test_the_schema_and_check_say_the_same_of_each_case(case: Case) -> None:
    for file, data, codes in files_of(case):
        if not codes and case.name not in OF_KNOWLEDGE:
            assert not refused(data), f"{file}: check accepts it"
        elif codes - UNKNOWN_TO_A_SCHEMA:
            assert bool(refused(data)) == (case.name not in OF_KNOWLEDGE), f"{file}: check says {codes}"


FORMS = [
    (
        ("sources", 0, "name"),
        ["1984", "true", "1.5", "'1984'", "no", "2021-06-27", "null", "~", "''", "' '", "[a]", "{a: b}"],
    ),
    (("sources", 0, "aliases"), ["1984", "[1984, a]", "[]", "[null]", "[[a]]"]),
    (("sources", 0, "kind"), ["media", "1984", "Media", "null"]),
    (("sources", 0, "may_be"), ["clerk", "none", "unnamed", "[]", "[none]"]),
    (("sources", 0, "formerly"), ["2021", "[old, 2021]", "index", "404", "Old", "a_b", "-a", "a-"]),
    (
        ("sources", 0, "links"),
        ["{website: https://a.test/b}", "{website: a.test}", "{wikidata: Q1}", "{wikidata: 1}", "{}"],
    ),
    (
        ("sources", 0, "names"),
        ["{fr: Greffier}", "{fr: [a, b]}", "{fr: 1984}", "{no: ja}", "{f: a}", "{fr: null}", "[a]"],
    ),
    (("sources", 0, "accepted"), ["{unused: so}", "{Unused: so}", "{unused: 1984}", "unused", "[unused]"]),
    (
        ("locations", 0, "point"),
        ["[1, 2]", "[1.5, '2']", "[1]", "[1, 2, 3]", "1", "[91, 2]", "[2, 181]", "[1e, 2]", "['1°', 2]"],
    ),
    (("locations", 0, "country"), ["SY", "Syria", "1"]),
    (
        ("events", 0, "when"),
        ["2021", "'2021'", "2021-06", "2021-6-27", "24 June 2021", "true", "2021.5", "20210627", "21"],
    ),
    (
        ("events", 0, "when"),
        ["2021-06-27/..", "'[2021..2022]'", "[2021, 2022]", "../..", "2021-13", "2021-06-32", "2021-XX-01"],
    ),
    (
        ("events", 0, "when"),
        ["2021-06-27T10:00", "2021-06-27T10:00Z", "2021-06T10:00", "2021-06-27T25:00", "2021-06-27T10:00+99"],
    ),
    (("events", 0, "when"), ["0000", "20XX-01", "2021/", "{date: 2021, words: then}", "2021-06-27?", "2021?~"]),
    (
        ("events", 0, "locations"),
        ["harbour", "[harbour]", "[]", "none", "[none]", "{at: harbour}", "{at: harbour, near: harbour}"],
    ),
    (
        ("events", 0, "locations"),
        ["[{near: harbour, precision: near}]", "{precision: near}", "{by: harbour}", "[[harbour]]"],
    ),
    (
        ("claims", 0, "made"),
        ["2021", "{date: 2021, words: 'x y'}", "{date: 2021}", "{date: 2021-6-1, words: a}", "{words: a}"],
    ),
    (("claims", 0, "event"), ["fire", "[fire]", "none", "[]", "[none]", "2021"]),
    (("claims", 0, "source"), ["clerk", "[clerk, unnamed]", "unnamed", "unattributed", "none", "[]", "null", "{a: b}"]),
    (
        ("claims", 0, "via"),
        ["clerk", "unnamed", "[clerk, {words: 1984}]", "{source: unnamed}", "unattributed", "[[clerk]]"],
    ),
    (("claims", 0, "for"), ["clerk", "unnamed", "[clerk]"]),
    (("claims", 0, "locator"), ["12", "page 12", "03:15", "true", "[1]"]),
    (("claims", 0, "quote"), ["[]", "{text: []}", "{language: en}", "{words: a}"]),
    (("claims", 0, "labels"), ["{type: fire}", "{Type: fire}", "{type: [a, 1984]}", "{1: a}", "{type: null}"]),
    (("claims", 0, "unsaid"), ["time", "[time]", "times", "[]", "none"]),
    (
        ("claims", 0, "figures"),
        ["{}", "{killed: []}", "{Killed: 4}", "{killed: {of: people}}", "{killed: [[4]]}", "{killed: null}"],
    ),
    (
        ("claims", 0, "figures"),
        ["{killed: {count: 4, words: four}}", "{killed: four}", "{killed: true}", "{killed: 1.5}"],
    ),
    (
        ("claims", 0, "figures"),
        ["{killed: -4}", "{killed: 9999999999999}", "{killed: {count: 5, reckoned: 5}}", "killed"],
    ),
    (
        ("claims", 0, "corrections"),
        ["[{on: 2021, field: says, was: 1, because: 2}]", "[{on: 2021}]", "{on: 2021}", "[]"],
    ),
    (("claims", 0, "withdrawn"), ["{on: 2021, because: a slip}", "2021", "{on: then, because: a slip}"]),
    (
        ("documents", 0, "url"),
        [
            "https://a.test",
            "HTTPS://a.test/b?c#d",
            "ftp://a.test",
            "https://",
            "https://a@b.test",
            "https://a.test/b|c",
        ],
    ),
    (("documents", 0, "language"), ["en", "zh-Hant", "no", "e", "true", "1"]),
    (("documents", 0, "archive"), ["{file: a.txt, sha256: a}", "{file: ../a, sha256: a}", "[]", "a.txt"]),
    (("about", "format"), ["1", "'1'", "2", "one"]),
    (
        ("about", "contact"),
        [
            "a@b.test",
            "mailto:a@b.test",
            "tel:+49-30-1",
            "https://a.test/b",
            "javascript:a",
            "data:a@b.test",
            "1984",
            "null",
        ],
    ),
    (("defaults",), ["{source: clerk}", "{quote: a}", "{stance: asserted}", "{}", "[]"]),
]
"""Values for fields, as somebody types them: right ones and wrong ones."""


@pytest.mark.parametrize(("path", "text"), [(path, text) for path, texts in FORMS for text in texts])
def test_the_schema_and_check_say_the_same_of_each_form(path: tuple[Any, ...], text: str) -> None:
    blank = with_value(minimal(), *path, value="VALUE")
    data = next(iter(texts_of(blank).values())).decode().replace("VALUE", text, 1).encode()
    codes = {each.code for each in check({"record.yml": data}).diagnostics if each.severity is Severity.ERROR}
    found = refused(as_editors_read(data))
    assert bool(found) == bool(codes - UNKNOWN_TO_A_SCHEMA), (codes, found)


@pytest.mark.parametrize(
    ("defaults", "claim", "fits"),
    [
        ("", "{id: a, says: b, source: c, document: d}", True),
        ("", "{id: a, says: b, document: d}", False),
        ("", "{id: a, says: b, source: c}", False),
        ("defaults: {source: c}", "{id: a, says: b, document: d}", True),
        ("defaults: {source: c}", "{id: a, says: b}", False),
        ("defaults: {source: c, document: d}", "{id: a, says: b}", True),
        ("defaults: {stance: denies}", "{id: a, says: b, source: c}", False),
        ("defaults: {source: c, document: d}", "{says: b}", False),
    ],
)
def test_a_claim_needs_a_source_and_a_document_where_no_default_gives_them(
    defaults: str, claim: str, fits: bool
) -> None:
    assert (not refused(as_editors_read(f"{defaults}\nclaims:\n  - {claim}\n"))) == fits


def test_patterns_mean_the_same_in_every_language() -> None:
    patterns = set(_patterns(SCHEMA))
    assert len(patterns) > 10
    assert not [each for each in patterns if re.search(r"\\[bBdDwWAZ]|\(\?P|\(\?[a-z]|\(\?<|\\[\"'#-]", each)]


def _patterns(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from [schema["pattern"]] if isinstance(schema.get("pattern"), str) else []
        yield from schema.get("patternProperties", {})
        schema = list(schema.values())
    for part in schema if isinstance(schema, list) else ():
        yield from _patterns(part)


def fits(form: forms.Form, text: str) -> bool:
    return Draft202012Validator({**form, "type": "string"}).is_valid(text)


CALENDAR = (
    "is no day of the calendar",
    "ends before it begins",
    "do not come one after the other",
    "that no clock",
    "has a zone at",
)


@given(
    st.lists(
        st.sampled_from(
            ["2021", "-06", "-27", "-31", "-XX", "X", "0", "T10:00", ":30", "Z", "+03", "?", "/", "..", "[", "]", ","]
        )
    )
    | st.lists(st.sampled_from([*dates.FORMS, "/", "?"]), max_size=3)
)
def test_dates_in_the_schema_are_those_of_the_parser(parts: list[str]) -> None:
    text = "".join(parts)
    why = ""
    try:
        dates.parse_date(text)
    except ValueError as error:
        why = str(error)
    assert fits(forms.DATE, text) == (not why) or any(each in why for each in CALENDAR)


WORDS = [
    *COUNTS,
    *counts.MAGNITUDES,
    "4",
    "(2-6)",
    "1.5",
    "1,20",
    "-",
    "and",
    "more",
    "another",
    "a",
    "dozen",
    "of",
    "people",
    "Of",
    "K",
]


@given(st.lists(st.sampled_from([*WORDS, "(men)", "٤", "نساء", "%", "4k", "+", "at", "least", "10-15"]), max_size=4))
def test_counts_in_the_schema_are_those_of_the_parser(parts: list[str]) -> None:
    text = " ".join(parts)
    why = ""
    try:
        counts.parse_count(text)
    except ValueError as error:
        why = str(error)
    assert fits(forms.COUNT, text) == (not why) or why.startswith(("is a range", "is fewer", "is not a whole number"))


@given(
    st.lists(
        st.sampled_from(["4", "10-15", "at least 5", "about 3", "none", "4 (2-6)", "+", "-", "−", "people"]), max_size=5
    )
)
def test_sums_in_the_schema_are_those_of_the_parser(parts: list[str]) -> None:
    text = " ".join(parts)
    why = ""
    try:
        sums.parse_sum(text)
    except ValueError as error:
        why = str(error)
    assert fits(forms.SUM, text) == (not why) or "both open" in why

"""The model: its JSON Schema agrees with the reader, every field is explained, and no reference hides in it."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from onrecord.generate import check
from onrecord.record.claims import Claim
from onrecord.record.fields import Reference
from onrecord.record.model import DEFAULTS, LISTS, About, Location, Source
from onrecord.record.parts import Entry, Part
from onrecord.record.references import reference_fields, references
from onrecord.record.schema import json_schema
from onrecord.record.validating import keys_at, models_in_fields, validate
from onrecord.record.yaml_text import parse
from tests.golden import SITE
from tests.records import FILE, Data, minimal, texts_of, with_value

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)

EVERY_FIELD = """\
id: whole
formerly: [part]
source: [s1, unnamed]
for: s2
role: a clerk
via: [s3, unnamed]
basis:
  - {source: s4, via: [s5, unnamed], document: d1}
  - source: unnamed
document: d2
locator: page 4
url: https://example.org/report#page=4
event: [e1, e2]
locations:
  - l1
  - {at: l2, precision: near}
  - near: l3
    point: [1.5, -2]
  - {from: l4}
  - {to: l5}
  - {except: l6}
stance: denies
says: it did not burn
quote: {text: [it did not burn, 4 people], translation: "no fire, 4 people", language: fr}
figures:
  killed:
    - 4
    - {count: 10-15, of: people, where: l7, including: [4, about 10 children]}
    - {words: no more, where: l8, only: in one hospital, part_of: c7}
  injured: {count: 6, reckoned: 4 + 2}
about:
  - {actor: s6, target: [s7, s8], victim: s9, subject: s10}
  - {event: e3, actor: s11}
unsaid: [whom, time]
made: 2021-06-27
when: "[..2021-06-27]"
labels: {type: [fire, flood]}
relations: {repeats: c1, revises: [c2, c3], supports: c4, disputes: c5, answers: c6}
corrections:
  - {on: 2021-06-28, field: says, was: it burned, because: a slip}
withdrawn: {on: 2021-06-29, because: not said}
accepted: {says-that: a name}
private: we know who it was
visibility: public
embargo: 2021-06-28
around: withheld
note: ours
"""

REFERENCES = {
    ("source", 0): "s1",
    ("source", 1): "unnamed",
    ("for",): "s2",
    ("via", 0, "source"): "s3",
    ("via", 1, "source"): "unnamed",
    ("basis", 0, "source"): "s4",
    ("basis", 0, "via", 0, "source"): "s5",
    ("basis", 0, "via", 1, "source"): "unnamed",
    ("basis", 0, "document"): "d1",
    ("basis", 1, "source"): "unnamed",
    ("document",): "d2",
    ("event", 0): "e1",
    ("event", 1): "e2",
    ("locations", 0, "at"): "l1",
    ("locations", 1, "at"): "l2",
    ("locations", 2, "near"): "l3",
    ("locations", 3, "from"): "l4",
    ("locations", 4, "to"): "l5",
    ("locations", 5, "except"): "l6",
    ("figures", "killed", 1, "where"): "l7",
    ("figures", "killed", 2, "where"): "l8",
    ("figures", "killed", 2, "part_of"): "c7",
    ("about", 0, "actor", 0): "s6",
    ("about", 0, "target", 0): "s7",
    ("about", 0, "target", 1): "s8",
    ("about", 0, "victim", 0): "s9",
    ("about", 0, "subject", 0): "s10",
    ("about", 1, "event"): "e3",
    ("about", 1, "actor", 0): "s11",
    ("relations", "repeats", 0): "c1",
    ("relations", "revises", 0): "c2",
    ("relations", "revises", 1): "c3",
    ("relations", "supports", 0): "c4",
    ("relations", "disputes", 0): "c5",
    ("relations", "answers", 0): "c6",
}

OTHER_REFERENCES = {
    "sources": {"may_be": "sources", "part_of": "sources"},
    "locations": {"within": "locations"},
    "events": {"locations": "locations"},
    "documents": {"publisher": "sources", "answers": "documents"},
}


def every_model() -> list[type[BaseModel]]:
    """The entries and all the parts that they are made of."""
    found: dict[type[BaseModel], None] = {About: None}
    waiting: list[type[BaseModel]] = [*LISTS.values(), About]
    while waiting:
        model = waiting.pop()
        found[model] = None
        waiting += [part for part in models_in_fields(model) if part not in found]
    return list(found)


def whole_claim() -> Any:
    node, problems = parse(EVERY_FIELD.encode(), FILE)
    assert not problems
    assert node
    entry, refused = validate(Claim, node, FILE)
    assert not refused
    return entry


def schema_errors(data: Data) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(data)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


LOADERS = pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.BaseLoader], ids=["typed", "text"])


@LOADERS
@pytest.mark.parametrize("path", sorted((SITE / "record").glob("*.yml")), ids=lambda path: path.stem)
def test_the_schema_accepts_the_golden_record(path: Path, loader: Any) -> None:
    is_accepted(path, loader)


def is_accepted(path: Path, loader: Any) -> None:
    data = yaml.load(path.read_bytes(), loader)
    # JSON has no dates: an editor's YAML 1.2 reads 2021-06-28 as the text that it is, and points as numbers.
    assert schema_errors(as_json(data, numbers=loader is yaml.BaseLoader)) == []


def as_json(value: Any, numbers: bool, key: str = "") -> Any:
    """What an editor that follows YAML 1.2 makes of the file: text where YAML 1.1 sees dates or a truth, numbers in points."""
    if isinstance(value, dict):
        return {"on" if name is True else name: as_json(item, numbers, name) for name, item in value.items()}
    if isinstance(value, list):
        return [as_json(item, numbers, key) for item in value]
    if key == "point" and numbers:
        return float(value)
    return value if isinstance(value, int | float) else str(value)


def test_the_schema_accepts_a_claim_that_uses_every_field() -> None:
    data = as_json(yaml.load(EVERY_FIELD, yaml.BaseLoader), numbers=True)
    assert schema_errors({"claims": [data]}) == []
    assert set(data) == set(keys_at(Claim, ()))


def test_the_schema_accepts_what_the_reader_accepts() -> None:
    assert not check(texts_of(minimal())).diagnostics
    assert schema_errors(minimal()) == []


@pytest.mark.parametrize("name", LISTS)
def test_the_schema_and_the_reader_refuse_an_unknown_key_of_an_entry(name: str) -> None:
    data = with_value(minimal(), name, 0, "colour", value="red")
    assert any("colour" in message for message in schema_errors(data))
    assert "unknown-key" in {problem.code for problem in check(texts_of(data)).diagnostics}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("colour",), "red"),
        (("about", "colour"), "red"),
        (("about", "format"), "2"),
        (("about", "format"), "one"),
        (("defaults",), {"colour": "red"}),
        (("defaults",), {"quote": "it burned"}),
        (("sources", 0, "links"), {"twitter": "https://example.org"}),
        (("sources", 0, "kind"), "newspaper"),
        (("sources", 0, "id"), "The Clerk"),
        (("sources", 0, "names"), "Clerk"),
        (("claims", 0, "figures"), {"killed": []}),
        (("claims", 0, "figures"), {"killed": {"counted": 4}}),
        (("claims", 0, "locations"), [{"by": "harbour"}]),
        (("claims", 0, "source"), []),
        (("claims", 0, "withdrawn"), {"on": "2021"}),
        (("locations", 0, "point"), [1.5]),
        (("locations", 0, "point"), "1.5, 2"),
    ],
)
def test_the_schema_and_the_reader_refuse_the_same(path: tuple[Any, ...], value: Any) -> None:
    data = with_value(minimal(), *path, value=value)
    assert schema_errors(data)
    assert check(texts_of(data)).diagnostics


def test_the_schema_asks_of_a_claim_only_what_defaults_cannot_give() -> None:
    assert "source" in DEFAULTS
    assert "document" in DEFAULTS
    assert SCHEMA["$defs"]["Claim"]["required"] == ["id"]
    assert [each["then"]["properties"]["claims"]["items"] for each in SCHEMA["allOf"]] == [
        {"required": ["source"]},
        {"required": ["document"]},
    ]
    assert set(SCHEMA["properties"]["defaults"]["properties"]) == set(DEFAULTS)


@pytest.mark.parametrize("model", every_model(), ids=lambda model: model.__name__)
def test_every_field_is_explained(model: type[BaseModel]) -> None:
    assert model.__doc__
    for name, info in model.model_fields.items():
        assert info.description, f"{model.__name__}.{name}"
        assert info.description.rstrip("…").rstrip().endswith((".", "killed, injured, targeted")), (
            f"{model.__name__}.{name}"
        )


@pytest.mark.parametrize("model", every_model(), ids=lambda model: model.__name__)
def test_every_model_refuses_what_it_does_not_know_and_never_changes(model: type[BaseModel]) -> None:
    assert issubclass(model, Part)
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["frozen"] is True


def test_every_reference_of_a_claim_is_found() -> None:
    assert {path: str(reference) for path, reference in references(whole_claim())} == REFERENCES


def test_a_claim_that_uses_every_field_uses_every_field() -> None:
    """Otherwise the test above could pass over a new field with references in it."""
    claim = whole_claim()
    assert claim.model_fields_set == set(Claim.model_fields)
    used = {path[0] for path in REFERENCES}
    assert {key for _, key in reference_fields(Claim)} == used


def test_references_name_the_list_that_they_lead_to() -> None:
    letters = {"s": "sources", "l": "locations", "e": "events", "d": "documents", "c": "claims", "u": "sources"}
    for path, reference in references(whole_claim()):
        assert isinstance(reference, Reference)
        assert reference.target == letters[reference[0]], path


@pytest.mark.parametrize("name", OTHER_REFERENCES)
def test_the_other_entries_refer_through_these_fields_only(name: str) -> None:
    assert {key for _, key in reference_fields(LISTS[name])} == set(OTHER_REFERENCES[name])


def test_references_of_the_other_entries_are_found() -> None:
    node, _ = parse(b"{id: a, name: A, kind: media, may_be: [b, c], part_of: d}", FILE)
    assert node
    source, _ = validate(Source, node, FILE)
    found = {path: str(reference) for path, reference in references(source)}
    assert found == {("may_be", 0): "b", ("may_be", 1): "c", ("part_of",): "d"}
    node, _ = parse(b"{id: a, name: A, within: b}", FILE)
    assert node
    location, _ = validate(Location, node, FILE)
    assert [(path, str(reference)) for path, reference in references(location)] == [(("within", 0), "b")]


@pytest.mark.parametrize("entry", LISTS.values(), ids=LISTS)
def test_every_entry_has_an_id_former_ids_and_a_note(entry: type[Entry]) -> None:
    assert list(entry.model_fields)[:3] == ["id", "formerly", "note"]

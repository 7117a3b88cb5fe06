"""The JSON Schema of the format, made from the model: what an editor can tell of a file by itself, which is all but what other
entries say, what YAML does to the text, and what a calendar or a registry knows."""

from types import GenericAlias
from typing import Any

from pydantic import create_model

from onrecord.record import forms, model
from onrecord.record.forms import Form
from onrecord.record.ids import ID_FORM
from onrecord.record.parts import Part
from onrecord.record.places import PLACE_RELATIONS
from onrecord.record.placing import OF_ALL

SHARED = {
    "id": ID_FORM,
    "date": forms.DATE,
    "count": forms.COUNT,
    "sum": forms.SUM,
    "address": forms.URL,
}
"""What is long and stands in many places, by the name under which the schema has it once."""


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a file of the record, for editors that complete and check while one types."""
    listed: Any = {name: (GenericAlias(list, (entry,)), []) for name, entry in model.LISTS.items()}
    file = create_model("File", __base__=Part, about=(model.About, None), **listed)
    schema = _shared(_without_null(_closed(file.model_json_schema())))
    schema["$defs"] |= SHARED
    claim = schema["$defs"]["Claim"]
    schema["properties"] |= {key: claim["properties"][key] for key in OF_ALL}
    schema["properties"]["defaults"] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: claim["properties"][key] for key in model.DEFAULTS},
    }
    by_default = [key for key in claim["required"] if key in model.DEFAULTS]
    claim["required"] = [key for key in claim["required"] if key not in model.DEFAULTS]
    for name, more in _between_fields().items():
        schema["$defs"][name] |= more
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "A file of a record",
        "minProperties": 1,
        "allOf": [_unless_default(key) for key in by_default],
    }


def _unless_default(key: str) -> Form:
    """Each claim has a key that the file's defaults do not give."""
    has_default = {"required": ["defaults"], "properties": {"defaults": {"required": [key]}}}
    return {"if": {"not": has_default}, "then": {"properties": {"claims": {"items": {"required": [key]}}}}}


def _between_fields() -> dict[str, Form]:
    """What fields of one entry, or of a part of one, ask of each other, by the name of its model: as validators and rules do."""

    def one_of(*keys: str) -> Form:
        return {"oneOf": [{"required": [key]} for key in keys]}

    def any_of(*keys: str) -> Form:
        return {"anyOf": [{"required": [key]} for key in keys]}

    of_country = {"required": ["kind"], "properties": {"kind": {"const": "country"}}}
    return {
        "LocationUse": one_of(*PLACE_RELATIONS),
        "Figure": one_of("count", "words"),
        "Document": any_of("title", "publisher", "url"),
        "Claim": any_of("quote", "says", "figures", "withdrawn"),
        "Location": {"if": {"required": ["country"]}, "then": of_country},
    }


def _closed(schema: Any) -> Any:
    """A schema in which a mapping whose keys follow a pattern has no others."""
    if isinstance(schema, dict):
        own = {"additionalProperties": False} if "patternProperties" in schema else {}
        return {key: _closed(part) for key, part in schema.items()} | own
    return [_closed(part) for part in schema] if isinstance(schema, list) else schema


def _without_null(schema: Any) -> Any:
    """A schema in which no field may be without a value: what is not known is left out."""
    if isinstance(schema, list):
        return [_without_null(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: _without_null(part) for key, part in schema.items() if not (key == "default" and part is None)}
    if {"type": "null"} in schema.get("anyOf", ()):
        several = [part for part in schema.pop("anyOf") if part != {"type": "null"}]
        schema = several[0] | schema if len(several) == 1 else {"anyOf": several} | schema
    return schema


def _shared(schema: Any) -> Any:
    """A schema in which what is `SHARED` is only named."""
    if isinstance(schema, list):
        return [_shared(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    for name, form in SHARED.items():
        if all(schema.get(key) == value for key, value in form.items()):
            return {"$ref": f"#/$defs/{name}"} | {key: part for key, part in schema.items() if key not in form}
    return {key: _shared(part) for key, part in schema.items()}

"""The JSON Schema of the format, made from the model."""

from types import GenericAlias
from typing import Any

from pydantic import create_model

from onrecord.record import model


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a file of the record, for editors that complete and check while one types."""
    listed: Any = {name: (GenericAlias(list, (entry,)), []) for name, entry in model.LISTS.items()}
    file = create_model("File", __base__=model.Part, about=(model.About, None), **listed)
    schema: dict[str, Any] = file.model_json_schema()
    _close(schema)
    claim = schema["$defs"]["Claim"]
    schema["properties"]["defaults"] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: claim["properties"][key] for key in model.DEFAULTS},
    }
    claim["required"] = [key for key in claim["required"] if key not in model.DEFAULTS]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "A file of a record",
    }


def _close(schema: Any) -> None:
    """Let a mapping whose keys follow a pattern have no others."""
    if isinstance(schema, dict):
        if "patternProperties" in schema:
            schema["additionalProperties"] = False
        for part in schema.values():
            _close(part)
    elif isinstance(schema, list):
        for part in schema:
            _close(part)

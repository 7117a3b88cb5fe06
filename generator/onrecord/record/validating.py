"""A node to an entry: read against the model, and what the model found told in our words, each at its place."""

from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from onrecord.diagnostics import Diagnostic, Position, did_you_mean, shown
from onrecord.record import nodes
from onrecord.record.claims import Claim
from onrecord.record.guessing import likely_keys
from onrecord.record.model import About
from onrecord.record.nodes import Node
from onrecord.record.placing import Path

PROBLEMS = {
    "unknown-key": "The key is not one of the format's. It may be misspelt or stand at the wrong depth: compare the indentation.",
    "missing": "A key that every such entry needs is not there.",
    "unknown-value": "The field takes one of a few words, and this is none of them.",
    "too-few": "The list needs at least one item.",
    "unreadable": "The value does not fit its field.",
}
"""Every code that this module gives, with how to mend it."""

FEW = 8
"""Keys that a hint still lists."""

_OF_PYDANTIC = frozenset(get_args(ErrorType))
"""What pydantic itself finds; whatever else there is was found by a reader of ours."""


def validate(model: type[BaseModel], node: Node, file: str) -> tuple[Any, list[Diagnostic]]:
    """Read a node as ``model``: the entry or None, and the problems, each at its place."""
    try:
        return model.model_validate(nodes.to_data(node)), []
    except ValidationError as error:
        problems = [_problem(model, details, node, file) for details in error.errors(include_url=False)]
        return None, [problem for problem in problems if problem]


def _problem(model: type[BaseModel], details: ErrorDetails, node: Node, file: str) -> Diagnostic | None:
    """Say in our words what the model found. None where reading the YAML has said it already."""
    path, kind, value = details["loc"], details["type"], details["input"]
    last = str(path[-1]) if path else ""
    if kind == "missing":
        message = f"{_named(model, path[:-1])} has no '{last}'"
        hint = "'onrecord ids' writes one" if (model, last) == (Claim, "id") else ""
        return Diagnostic(_at(file, node, path[:-1]), "missing", message, hint)
    inside = [(*path, key) for key in value] if isinstance(value, dict) and kind not in _OF_PYDANTIC else []
    if any(nodes.is_absent(node, each) for each in (path, *inside)):
        return None
    if kind == "extra_forbidden":
        keys = keys_at(model, path[:-1])
        hint = likely_keys(last, keys) or (f"it can be {', '.join(keys)}" if len(keys) <= FEW else "")
        return Diagnostic(_key(file, node, path), "unknown-key", f"unknown key {shown(last)}", hint)
    position = _key(file, node, path[:-1]) if last == "[key]" else _at(file, node, path)
    if kind == "enum":
        words = details.get("ctx", {}).get("expected", "").replace("'", "").replace(" or ", ", ").split(", ")
        message = f"{shown(str(value))} is not one of {', '.join(words)}"
        return Diagnostic(position, "unknown-value", message, did_you_mean(str(value), words))
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        hint = f"its keys are {', '.join(keys_at(model, path))}" if kind == "model_type" else ""
        return Diagnostic(position, "wrong-shape", f"{_named(model, path)} must be keys with values, one a line", hint)
    if kind in ("tuple_type", "list_type"):
        return Diagnostic(position, "wrong-shape", "this must be a list: begin each item with a dash")
    if kind == "too_short":
        if value:  # its items were refused one by one
            return None
        return Diagnostic(position, "too-few", "this list needs at least one item")
    known = kind not in _OF_PYDANTIC
    return Diagnostic(position, kind if known else "unreadable", details["msg"])


def _named(model: type[BaseModel], path: Path) -> str:
    """What lies at ``path`` in an entry, in the reader's words."""
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if key and isinstance(path[-1], int):
        return f"this item of '{key}'"
    if key or model is About:
        return f"'{key or 'about'}'"
    return f"this {model.__name__.lower()}"


def keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that the part of ``model`` at ``path`` knows."""
    for step in path:
        if isinstance(step, str):
            found = next((f for name, f in model.model_fields.items() if step in (name, f.alias)), None)
            inner = _models_in(found.annotation) if found else []
            model = inner[0] if inner else model
    return [f.alias or name for name, f in model.model_fields.items()]


def models_in_fields(model: type[BaseModel]) -> list[type[BaseModel]]:
    """The models that the fields of a model are made of."""
    return [part for info in model.model_fields.values() for part in _models_in(info.annotation)]


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models_in(part)]


def _at(file: str, node: Node, path: Path) -> Position:
    return Position(file, *nodes.find(node, path))


def _key(file: str, node: Node, path: Path) -> Position:
    return Position(file, *nodes.key_of(node, path))

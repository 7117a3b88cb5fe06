"""Nodes to entries: each file of the record, read against the model.

A file or an entry that cannot be read is left out, and its ids are remembered, so that it is reported once and not
again at every place that refers to it.
"""

import re
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from onrecord.diagnostics import Diagnostic, Position, did_you_mean, shown
from onrecord.record import fields, nodes, yaml_text
from onrecord.record.model import DEFAULTS, LISTS, About, Claim, Entry
from onrecord.record.nodes import Mapping, Node, Scalar, Sequence

Path = tuple[int | str, ...]
"""The way from an entry to one of its values, in the keys of the YAML: ``("figures", "killed", 0, "count")``."""

PROBLEMS = {
    "unknown-key": "The key is not one of the format's. It may be misspelt or stand at the wrong depth: compare the indentation.",
    "missing": "A key that every such entry needs is not there.",
    "unknown-value": "The field takes one of a few words, and this is none of them.",
    "too-few": "The list needs at least one item.",
    "two-abouts": "A record has one `about`; a second file has another.",
    "unreadable": "The value does not fit its field.",
}
"""Every code that this module gives, with how to mend it."""

FEW = 8
"""Keys that a hint still lists."""

TOP_LEVEL = ("about", "defaults", *LISTS)


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry and where it was written."""

    entry: Any
    file: str
    node: Node

    def at(self, *path: int | str) -> Position:
        """Where the value at ``path`` stands, or the nearest thing above it."""
        return Position(self.file, *nodes.find(self.node, path))

    def key(self, *path: int | str) -> Position:
        """Where the key at the end of ``path`` stands."""
        return Position(self.file, *nodes.key_of(self.node, path))


@dataclass
class Reading:
    """What was read: entries by list, in the order of files and lines; the record's about; the ids that were lost."""

    entries: dict[str, list[Placed]] = field(default_factory=lambda: {name: [] for name in LISTS})
    about: Placed | None = None
    lost: set[str] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)


def read(texts: AnyMapping[str, bytes]) -> tuple[Reading, list[Diagnostic]]:
    """Read the files of a record, given as file name → bytes. Returns what could be read, and every problem."""
    reading = Reading()
    for file in sorted(texts):
        before = len(reading.problems)
        root, problems = yaml_text.parse(texts[file], file)
        reading.problems += problems
        if root is not None:
            _read_file(reading, root, file)
        if len(reading.problems) > before:
            # What was lost may be an entry, a list under a misspelt or repeated key, or the whole file.
            reading.lost |= _ids_in(texts[file])
    if unknown := [problem for problem in reading.problems if problem.code == "unknown-format"]:
        # Whatever else was found is wrong in this format, and perhaps right in the record's own.
        reading = Reading(problems=unknown)
    return reading, reading.problems


def _ids_in(data: bytes) -> set[str]:
    """The ids that a file which could not be read in full seems to hold."""
    return set(re.findall(r"\bid:[ \t]*['\"]?([a-z0-9-]+)", data[: yaml_text.MAX_BYTES].decode("utf-8", "replace")))


def _read_file(reading: Reading, root: Node, file: str) -> None:
    if not isinstance(root, Mapping):
        hint = f"one of {', '.join(TOP_LEVEL)}"
        reading.problems.append(
            Diagnostic(_position(file, root), "wrong-shape", "a file of the record begins with a key", hint)
        )
        return
    for key, (line, column) in root.keys.items():
        if key not in TOP_LEVEL:
            hint = did_you_mean(key, TOP_LEVEL) or f"a file holds {', '.join(TOP_LEVEL)}"
            reading.problems.append(
                Diagnostic(Position(file, line, column), "unknown-key", f"unknown key {shown(key)}", hint)
            )
    _read_about(reading, root, file)
    defaults = _read_defaults(reading, root.items.get("defaults"), file)
    for name, model in LISTS.items():
        for node in _items(reading, root.items.get(name), file, name):
            if name == "claims" and defaults:
                _fill_in(node, defaults)
            _read_entry(reading, name, model, node, file)


def _read_about(reading: Reading, root: Mapping, file: str) -> None:
    node = root.items.get("about")
    if node is None or nodes.is_absent(node):
        return
    if reading.about:
        hint = f"the first is in {reading.about.file}"
        position = Position(file, *root.keys["about"])
        reading.problems.append(Diagnostic(position, "two-abouts", "a record has one 'about'", hint))
        return
    about, problems = validate(About, node, file)
    reading.problems += problems
    if about:
        reading.about = Placed(about, file, node)


def _read_defaults(reading: Reading, node: Node | None, file: str) -> Mapping | None:
    if node is None or nodes.is_absent(node):
        return None
    if not isinstance(node, Mapping):
        reading.problems.append(
            Diagnostic(_position(file, node), "wrong-shape", "'defaults' must be keys with values: fields of a claim")
        )
        return None
    for key in [key for key in node.items if key not in DEFAULTS]:
        hint = did_you_mean(key, DEFAULTS) or f"they may set {', '.join(DEFAULTS)}"
        position = Position(file, *node.keys[key])
        reading.problems.append(Diagnostic(position, "unknown-key", f"defaults cannot set {shown(key)}", hint))
        del node.items[key]
    return node


def _items(reading: Reading, node: Node | None, file: str, name: str) -> list[Mapping]:
    """The mappings in one of a file's lists; anything else in it is a problem."""
    if node is None or nodes.is_absent(node):
        return []
    if not isinstance(node, Sequence):
        message = f"'{name}' is a list: begin each entry with a dash"
        reading.problems.append(Diagnostic(_position(file, node), "wrong-shape", message))
        reading.lost |= set(node.items) if isinstance(node, Mapping) else set()
        return []
    for item in node.items:
        if not isinstance(item, Mapping) and not nodes.is_absent(item):
            message = f"an entry of '{name}' is keys with values, and begins with '- id:'"
            reading.problems.append(Diagnostic(_position(file, item), "wrong-shape", message))
            reading.lost |= {item.value} if isinstance(item, Scalar) else set()
    return [item for item in node.items if isinstance(item, Mapping)]


def _fill_in(claim: Mapping, defaults: Mapping) -> None:
    """Give a claim the file's defaults for what it does not say itself; each keeps the place where it was written."""
    for key, node in defaults.items.items():
        if key not in claim.items:
            claim.items[key], claim.keys[key] = node, defaults.keys[key]


def _read_entry(reading: Reading, name: str, model: type[Entry], node: Mapping, file: str) -> None:
    entry, problems = validate(model, node, file)
    if entry:
        reading.entries[name].append(Placed(entry, file, node))
        return
    reading.problems += problems
    for written in (node.items.get("id"), node.items.get("formerly")):
        for scalar in written.items if isinstance(written, Sequence) else [written]:
            if isinstance(scalar, Scalar):
                reading.lost.add(scalar.value)


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
    placed = Placed(None, file, node)
    last = str(path[-1]) if path else ""
    if kind == "missing":
        message = f"{_named(model, path[:-1])} has no '{last}'"
        hint = "'onrecord ids' writes one" if (model, last) == (Claim, "id") else ""
        return Diagnostic(placed.at(*path[:-1]), "missing", message, hint)
    inside = [(*path, key) for key in value] if isinstance(value, dict) and kind in fields.PROBLEMS else []
    if any(nodes.is_absent(node, each) for each in (path, *inside)):
        return None
    if kind == "extra_forbidden":
        keys = keys_at(model, path[:-1])
        hint = did_you_mean(last, keys) or (f"it can be {', '.join(keys)}" if len(keys) <= FEW else "")
        return Diagnostic(placed.key(*path), "unknown-key", f"unknown key {shown(last)}", hint)
    position = placed.key(*path[:-1]) if last == "[key]" else placed.at(*path)
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
    known = kind in fields.PROBLEMS
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


def _position(file: str, node: Node) -> Position:
    return Position(file, node.line, node.column)

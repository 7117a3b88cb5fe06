"""Values of a file of a record, each with its place: texts, lists, and mappings of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Scalar:
    """A text. ``cut``: it was unquoted and a comment follows where it ends, so YAML may have cut it there."""

    value: str
    line: int
    column: int
    cut: bool = False
    absent: bool = False


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    line: int
    column: int
    items: list["Node"] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Nodes by key. ``keys`` holds the (line, column) of each key. ``flow``: written in braces."""

    line: int
    column: int
    flow: bool = False
    items: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


class CutText(str):
    """An unquoted text with a comment where it ends: fine for an id, a loss in a quote."""

    __slots__ = ()


def to_data(node: Node) -> Any:
    """Return a node as dictionaries, lists and text; texts that a comment may have cut are `CutText`."""
    if isinstance(node, Scalar):
        return CutText(node.value) if node.cut else node.value
    if isinstance(node, Sequence):
        return [to_data(item) for item in node.items]
    return {key: to_data(value) for key, value in node.items.items()}


def descend(node: Node, path: tuple[int | str, ...]) -> Iterator[tuple[Node, tuple[int, int]]]:
    """Yield each node on the way along ``path`` below ``node``, as far as it exists, with the (line, column) of its key, or
    its own for a list item.

    A list that was written as a single value is passed over: its item is that value.
    """
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.items:
            place = node.keys[step]
            node = node.items[step]
            yield node, place
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            yield node, (node.line, node.column)


def find(node: Node, path: tuple[int | str, ...]) -> tuple[int, int]:
    """Return line and column of what lies at ``path`` below ``node``, or of the last part of the path that exists: of a text
    itself, of a mapping or list its key."""
    place = (node.line, node.column)
    for found, key in descend(node, path):
        place = (found.line, found.column) if isinstance(found, Scalar) else key
    return place


def key_of(node: Node, path: tuple[int | str, ...]) -> tuple[int, int]:
    """Return line and column of the key at the end of ``path``, or of the last part of the path that exists."""
    places = [place for _, place in descend(node, path)]
    return places[-1] if places else (node.line, node.column)


def is_absent(node: Node, path: tuple[int | str, ...] = ()) -> bool:
    """Whether what lies at ``path`` below ``node`` is a key without a value."""
    last = [node, *(found for found, _ in descend(node, path))][-1]
    return isinstance(last, Scalar) and last.absent

"""Ids for claims that have none, written into the text of their files without touching anything else."""

import re
from collections.abc import Container, Iterator, Mapping

from onrecord.diagnostics import Position
from onrecord.record import nodes, yaml_text
from onrecord.record.ids import NOBODY
from onrecord.record.nodes import Node, Scalar, Sequence

MAX_STEM = 56
"""Characters of a source's id that go into a claim's: the rest of 64 is for the number."""


def with_ids(texts: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[tuple[Position, str]]]:
    """Give each claim without an id one made of its source's id and the next free number.

    Returns the files that changed, by name, and each id given with its place in the new text. A file that is not YAML is left
    as it is.
    """
    roots = {file: yaml_text.parse(data, file)[0] for file, data in sorted(texts.items())}
    taken = {identifier for root in roots.values() if root for identifier in _taken(root)}
    changed = {}
    given: list[tuple[Position, str]] = []
    for file, root in roots.items():
        inserts = []
        for claim in _claims(root):
            if "id" not in claim.items:
                identifier = next_id(_stem(claim, root), taken)
                taken.add(identifier)
                line, column = next(iter(claim.keys.values()), (claim.line, claim.column + 1))
                inserts.append((line, column, identifier, claim.flow))
        text = _inserted(texts[file], inserts) if inserts else b""
        claims = _claims(yaml_text.parse(text, file)[0])
        # Some unusual forms (a key with `?`, a flow mapping without braces) leave no place for another key.
        if claims and all("id" in claim.items for claim in claims):
            changed[file] = text
            given += _places(inserts, file)
    return changed, given


def _claims(root: Node | None) -> list[nodes.Mapping]:
    claims = root.items.get("claims") if isinstance(root, nodes.Mapping) else None
    if not isinstance(claims, Sequence):
        return []
    return [item for item in claims.items if isinstance(item, nodes.Mapping)]


def _taken(root: Node) -> Iterator[str]:
    """Every id of a claim in a file, present and former."""
    for claim in _claims(root):
        for key in ("id", "formerly"):
            node = claim.items.get(key)
            for scalar in node.items if isinstance(node, Sequence) else [node]:
                if isinstance(scalar, Scalar):
                    yield scalar.value


def _stem(claim: nodes.Mapping, root: Node | None) -> str:
    """What a claim's id begins with: its first source, else its file's default source, else `claim`."""
    defaults = root.items.get("defaults") if isinstance(root, nodes.Mapping) else None
    node = claim.items.get("source") or (defaults.items.get("source") if isinstance(defaults, nodes.Mapping) else None)
    if isinstance(node, Sequence):
        node = node.items[0] if node.items else None
    value = node.value if isinstance(node, Scalar) else ""
    is_id = re.fullmatch("[a-z0-9][a-z0-9-]*", value) and value not in NOBODY
    return value[:MAX_STEM].rstrip("-") if is_id else "claim"


def next_id(stem: str, taken: Container[str]) -> str:
    """What an id begins with, and the first number with which it is not taken."""
    number = 1
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _places(inserts: list[tuple[int, int, str, bool]], file: str) -> Iterator[tuple[Position, str]]:
    """Where each id stands in the new text: each one before it added a line, or moved the rest of its own line."""
    added = moved = last = 0
    for line, column, identifier, is_flow in inserts:
        moved = moved if line == last else 0
        yield Position(file, line + added, column + moved), identifier
        added += not is_flow
        moved += len(f"id: {identifier}, ")
        last = line


def _inserted(data: bytes, inserts: list[tuple[int, int, str, bool]]) -> bytes:
    """Write each id before its claim's first key: on a line of its own, or within the braces of a flow mapping."""
    bom = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    lines = data.decode("utf-8-sig").splitlines(keepends=True)
    for line, column, identifier, is_flow in reversed(inserts):
        text = lines[line - 1]
        end = text[len(text.rstrip("\r\n")) :] or "\n"
        rest = f", {text[column - 1 :]}" if is_flow else f"{end}{' ' * (column - 1)}{text[column - 1 :]}"
        lines[line - 1] = f"{text[: column - 1]}id: {identifier}{rest}"
    return bom + "".join(lines).encode()

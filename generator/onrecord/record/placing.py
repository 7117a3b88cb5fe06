"""Where an entry was written: its file, and the place of each of its values in it."""

from dataclasses import dataclass
from typing import Any

from onrecord.diagnostics import Position
from onrecord.record import nodes, yaml_text
from onrecord.record.nodes import Mapping, Node, Sequence

Path = tuple[int | str, ...]
"""The way from an entry to one of its values, in the keys of the YAML: ``("figures", "killed", 0, "count")``."""

DEFAULTS = "defaults"
"""The key of what a file says for all of its claims."""


class WrittenFile:
    """A file of the record as it was written, with its nodes.

    Those of a file in which reading found no problem are let go, since they take as much room as its entries; and those of a
    file that was kept were never there. They are found when one of them is first asked for: then a rule has found something, and
    its line is wanted.
    """

    __slots__ = ("_root", "data", "file")

    def __init__(self, file: str, data: bytes, root: Mapping | None = None) -> None:
        self.file, self.data, self._root = file, data, root

    @property
    def root(self) -> Mapping:
        """What the whole file says, each claim with what the file says for all of them."""
        if self._root is None:
            root, _ = yaml_text.parse(self.data, self.file)
            assert isinstance(root, Mapping), f"{self.file} was read before"
            fill_in(root)
            self._root = root
        return self._root

    def let_go(self) -> None:
        """Forget the nodes until one of them is asked for."""
        self._root = None


def fill_in(root: Mapping) -> None:
    """Give each claim of a file the file's defaults for what it does not say itself. Each keeps the place where it stands."""
    defaults, claims = root.items.get(DEFAULTS), root.items.get("claims")
    if not isinstance(defaults, Mapping) or not isinstance(claims, Sequence):
        return
    for claim in claims.items:
        if isinstance(claim, Mapping):
            for key, node in defaults.items.items():
                if key not in claim.items:
                    claim.items[key], claim.keys[key] = node, defaults.keys[key]


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry and where it was written: its number in that list of the file, counted from 0, or None for the record's about.
    ``digest``: tells it from any entry that says something else."""

    entry: Any
    written: WrittenFile
    name: str
    number: int | None
    digest: bytes

    @property
    def file(self) -> str:
        """The name of its file."""
        return self.written.file

    @property
    def node(self) -> Node:
        """Its node in the file."""
        node = self.written.root.items[self.name]
        return node.items[self.number] if isinstance(node, Sequence) and self.number is not None else node

    def at(self, *path: int | str) -> Position:
        """Where the value at ``path`` stands, or the nearest thing above it."""
        return Position(self.file, *nodes.find(self.node, path))

    def key(self, *path: int | str) -> Position:
        """Where the key at the end of ``path`` stands."""
        return Position(self.file, *nodes.key_of(self.node, path))

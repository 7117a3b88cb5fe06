"""Where an entry was written: its file, and the place of each of its values in it."""

from dataclasses import dataclass, field
from typing import Any

from onrecord.diagnostics import Position
from onrecord.record import nodes, yaml_text
from onrecord.record.nodes import Mapping, Node, Sequence

Path = tuple[int | str, ...]
"""The way from an entry to one of its values, in the keys of the YAML: ``("figures", "killed", 0, "count")``."""

DEFAULTS = "defaults"
"""The key of what a file says for all of its claims."""


OF_ALL = ("visibility", "embargo")
"""The keys of what a file says for all of its entries."""


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
    """Give each claim of a file the file's defaults for what it does not say itself, and each entry what the file says for all.
    Each keeps the place where it stands."""
    defaults = root.items.get(DEFAULTS)
    if isinstance(defaults, Mapping):
        _fill_in(root.items.get("claims"), defaults, tuple(defaults.items))
    of_all = tuple(key for key in OF_ALL if key in root.items)
    for node in root.items.values() if of_all else ():
        _fill_in(node, root, of_all)


def _fill_in(entries: Node | None, given: Mapping, keys: tuple[str, ...]) -> None:
    """Give each of several entries what is given under some keys, unless it says something there itself."""
    for entry in entries.items if isinstance(entries, Sequence) else ():
        if isinstance(entry, Mapping):
            for key in keys:
                if key not in entry.items:
                    entry.items[key], entry.keys[key] = given.items[key], given.keys[key]


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry and where it was written: its number in that list of the file, counted from 0, or None for the record's about.
    ``digest``: tells it from any entry that says something else. ``named``: what the entry refers to, once somebody has found it
    out: it stays true, for an entry never changes."""

    entry: Any
    written: WrittenFile
    name: str
    number: int | None
    digest: bytes
    named: tuple[tuple[str, str], ...] | None = field(default=None, init=False, repr=False, compare=False)

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

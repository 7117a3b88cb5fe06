"""Nodes to entries: each file of the record by itself, read against the model; and all of them together.

A file or an entry that cannot be read is left out, and its ids are remembered, so that it is reported once and not
again at every place that refers to it. What a file gave that has no problem can be kept, and is not read again.
"""

import gc
import re
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from onrecord.diagnostics import Diagnostic, Position, did_you_mean, shown
from onrecord.record import nodes, placing, yaml_text
from onrecord.record.model import DEFAULTS, LISTS, About
from onrecord.record.nodes import Mapping, Node, Scalar, Sequence
from onrecord.record.parts import Entry
from onrecord.record.placing import Placed, WrittenFile
from onrecord.record.rows import conversion_of, digest_of, row_of
from onrecord.record.validating import validate
from onrecord.record.withholding import without_words_of, without_words_of_file

PROBLEMS = {
    "two-abouts": "A record has one `about`; a second file has another.",
}
"""Every code that this module gives and no other, with how to mend it."""

TOP_LEVEL = ("about", placing.DEFAULTS, *placing.OF_ALL, *LISTS)


def _no_entries() -> dict[str, list[Placed]]:
    return {name: [] for name in LISTS}


@dataclass
class FileRead:
    """What one file of the record gave by itself: its entries by list, the record's about, the problems of either; the ids lost.

    ``has_about``: whether it has an about, which perhaps could not be read.
    """

    written: WrittenFile
    entries: dict[str, list[Placed]] = field(default_factory=_no_entries)
    problems: list[Diagnostic] = field(default_factory=list)
    about: Placed | None = None
    about_problems: list[Diagnostic] = field(default_factory=list)
    has_about: bool = False
    lost: set[str] = field(default_factory=set)

    def refuse(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Note a problem with a node."""
        self.problems.append(Diagnostic(Position(self.written.file, node.line, node.column), code, message, hint))

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong in it, so that it can be kept."""
        return not (self.problems or self.about_problems or self.lost)


class Kept(Protocol):
    """Keeps what sound files gave, so that a file which has not changed since need not be read again."""

    def take(self, file: str, data: bytes) -> FileRead | None:
        """What reading that file gave before, equal to what reading it now would give; None if it is not known."""

    def keep(self, file: str, data: bytes, read: FileRead) -> None:
        """Keep what reading that file gave."""

    def finish(self) -> None:
        """Forget all that was not taken or kept since the last time: the record has no such file any more."""


@dataclass
class Reading:
    """What was read: entries by list, in the order of files and lines; the record's about; the ids that were lost."""

    entries: dict[str, list[Placed]] = field(default_factory=_no_entries)
    about: Placed | None = None
    lost: set[str] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)


def read(texts: AnyMapping[str, bytes], kept: Kept | None = None) -> tuple[Reading, list[Diagnostic]]:
    """Read the files of a record, given as file name → bytes. Returns what could be read, and every problem.

    ``kept``: what was kept of files that were read before; what is read anew is given to it.
    """
    reading = Reading()
    with no_collection():
        for file in sorted(texts):
            _join(reading, _read_or_taken(file, texts[file], kept))
        if kept is not None:
            kept.finish()
    if unknown := [problem for problem in reading.problems if problem.code == "unknown-format"]:
        # Whatever else was found is wrong in this format, and perhaps right in the record's own.
        reading = Reading(problems=unknown)
    return reading, reading.problems


@contextmanager
def no_collection() -> Iterator[None]:
    """Let the collector of garbage rest: what is read stays, and to look through all of it again and again takes a third of the
    time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read_or_taken(file: str, data: bytes, kept: Kept | None) -> FileRead:
    if kept is None:
        return read_file(file, data)
    if taken := kept.take(file, data):
        return taken
    found = read_file(file, data)
    if found.is_sound:
        kept.keep(file, data, found)
    return found


def _join(reading: Reading, found: FileRead) -> None:
    """Add what a file gave to what the files before it gave."""
    problems = [*found.problems]
    if reading.about and found.has_about:
        hint = f"the first is in {reading.about.file}"
        position = Position(found.written.file, *found.written.root.keys["about"])
        problems.append(Diagnostic(position, "two-abouts", "a record has one 'about'", hint))
    else:
        reading.about = reading.about or found.about
        problems += found.about_problems
    for name, placed in found.entries.items():
        reading.entries[name] += placed
    reading.problems += problems
    reading.lost |= found.lost
    if problems:
        # What is lost may be an entry, a list under a misspelt or repeated key, or the whole file.
        reading.lost |= _ids_in(found.written.data)


def read_file(file: str, data: bytes) -> FileRead:
    """Read one file of a record by itself."""
    root, problems = yaml_text.parse(data, file)
    if not isinstance(root, Mapping):
        found = FileRead(WrittenFile(file, data), problems=problems)
        if root is not None:
            hint = f"one of {', '.join(TOP_LEVEL)}"
            found.refuse(root, "wrong-shape", "a file of the record begins with a key", hint)
        found.problems = without_words_of_file(root, (), data, found.problems)
        return found
    found = FileRead(WrittenFile(file, data, root), problems=problems)
    for key, place in root.keys.items():
        if key not in TOP_LEVEL:
            hint = did_you_mean(key, TOP_LEVEL) or f"a file holds {', '.join(TOP_LEVEL)}"
            problems.append(Diagnostic(Position(file, *place), "unknown-key", f"unknown key {shown(key)}", hint))
    _read_about(found, root.items.get("about"))
    _see_to_defaults(found, root.items.get(placing.DEFAULTS))
    found.problems = without_words_of_file(root, _mappings_in(root), data, found.problems)
    placing.fill_in(root)
    for name, model in LISTS.items():
        for number, node in _items(found, root.items.get(name), name):
            _read_entry(found, name, number, model, node)
    found.problems = without_words_of(root, found.problems)
    found.about_problems = without_words_of(root, found.about_problems)
    if found.is_sound:
        found.written.let_go()
    return found


def _mappings_in(root: Mapping) -> Iterator[Mapping]:
    """The entries of a file, whether they can be read or not."""
    for node in (root.items.get(name) for name in LISTS):
        yield from (each for each in (node.items if isinstance(node, Sequence) else ()) if isinstance(each, Mapping))


def _ids_in(data: bytes) -> set[str]:
    """The ids that a file which could not be read in full seems to hold."""
    return set(re.findall(r"\bid:[ \t]*['\"]?([a-z0-9-]+)", data[: yaml_text.MAX_BYTES].decode("utf-8", "replace")))


def _read_about(found: FileRead, node: Node | None) -> None:
    if node is None or nodes.is_absent(node):
        return
    found.has_about = True
    about, found.about_problems = validate(About, node, found.written.file)
    if about:
        found.about = Placed(about, found.written, "about", None, digest_of(row_of(about)))


def _see_to_defaults(found: FileRead, node: Node | None) -> None:
    """Take out of a file's defaults what they can't set."""
    if node is None or nodes.is_absent(node):
        return
    if not isinstance(node, Mapping):
        found.refuse(node, "wrong-shape", "'defaults' must be keys with values: fields of a claim")
        return
    for key in [key for key in node.items if key not in DEFAULTS]:
        hint = did_you_mean(key, DEFAULTS) or f"they may set {', '.join(DEFAULTS)}"
        position = Position(found.written.file, *node.keys[key])
        found.problems.append(Diagnostic(position, "unknown-key", f"defaults cannot set {shown(key)}", hint))
        del node.items[key]


def _items(found: FileRead, node: Node | None, name: str) -> list[tuple[int, Mapping]]:
    """The mappings in one of a file's lists, each with its number in the list; anything else in it is a problem."""
    if node is None or nodes.is_absent(node):
        return []
    if not isinstance(node, Sequence):
        found.refuse(node, "wrong-shape", f"'{name}' is a list: begin each entry with a dash")
        found.lost |= set(node.items) if isinstance(node, Mapping) else set()
        return []
    for item in node.items:
        if not isinstance(item, Mapping) and not nodes.is_absent(item):
            found.refuse(item, "wrong-shape", f"an entry of '{name}' is keys with values, and begins with '- id:'")
            found.lost |= {item.value} if isinstance(item, Scalar) else set()
    return [(number, item) for number, item in enumerate(node.items) if isinstance(item, Mapping)]


def _read_entry(found: FileRead, name: str, number: int, model: type[Entry], node: Mapping) -> None:
    entry, problems = validate(model, node, found.written.file)
    if entry:
        row = row_of(entry)
        shared = conversion_of(model).back(row)
        found.entries[name].append(Placed(shared, found.written, name, number, digest_of(row)))
        return
    found.problems += without_words_of(node, problems)
    for identifying in (node.items.get("id"), node.items.get("formerly")):
        for scalar in identifying.items if isinstance(identifying, Sequence) else [identifying]:
            if isinstance(scalar, Scalar):
                found.lost.add(scalar.value)

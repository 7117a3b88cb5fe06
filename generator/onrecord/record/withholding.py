"""What is told of a problem in an entry that may not be public: where it is and of what kind, and no word of the entry."""

import re
from collections.abc import Container, Iterable
from collections.abc import Mapping as AnyMapping
from dataclasses import replace

from onrecord.diagnostics import Diagnostic
from onrecord.record.nodes import Mapping, Node, Scalar
from onrecord.record.placing import OF_ALL
from onrecord.record.vocabulary import Visibility

WITHHELD = "something is wrong in an entry that is not public"
"""What is said of a problem whose own words might tell what is private."""

BESIDE = "something is wrong in a file in which something is not public"
"""What is said where nobody can tell in which entry of a file a problem lies."""

PARSER = "yaml"
"""The code of what the parser of YAML says in words of its own, which are never those of a file."""

_MARKS = re.compile(rb"\b(?:visibility|embargo|private)\b")

NAMES_HIDDEN = "this has to do with an entry that is not public"
"""What is said of a problem of a public entry whose words name one that is not."""

_QUOTED = re.compile(r"'([^']*)'")

Place = tuple[int, int]
"""A line and a column."""

PRIVATE = "private"
"""The key of what of an entry is never public."""


def without_words_of_file(
    root: Node | None, entries: Iterable[Mapping], data: bytes, diagnostics: Iterable[Diagnostic]
) -> list[Diagnostic]:
    """The problems of how a file is written, without words that may be private. ``entries``: those that could be made out in it.
    If something in the file seems not to be public, problems outside of these are told without words, for what is broken may be
    a part of it."""
    if not _MARKS.search(data):
        return list(diagnostics)
    starts: dict[Place, Mapping | None] = dict.fromkeys(root.keys.values() if isinstance(root, Mapping) else ())
    starts |= {(entry.line, entry.column): entry for entry in entries}
    return [each if each.code == PARSER else _within(starts, each) for each in diagnostics]


def _within(starts: AnyMapping[Place, Mapping | None], diagnostic: Diagnostic) -> Diagnostic:
    """A problem as it may be told. ``starts``: what begins at which place, an entry or something else."""
    place = (diagnostic.position.line, diagnostic.position.column)
    entry = starts.get(max((each for each in starts if each <= place), default=(0, 0)))
    return without_words_of(entry, [diagnostic])[0] if entry else replace(diagnostic, message=BESIDE, hint="")


def withheld(diagnostic: Diagnostic) -> Diagnostic:
    """A problem without its words."""
    return replace(diagnostic, message=WITHHELD, hint="")


def without_names(diagnostic: Diagnostic, ids: Container[str], names: Iterable[str]) -> Diagnostic:
    """A problem that names none of the entries with these ids or names, which are not public. An id stands in quotation marks."""

    def tells(text: str) -> bool:
        return any(each in ids for each in _QUOTED.findall(text)) or any(name in text for name in names)

    if tells(diagnostic.message):
        return replace(diagnostic, message=NAMES_HIDDEN, hint="")
    return replace(diagnostic, hint="") if diagnostic.hint and tells(diagnostic.hint) else diagnostic


def without_words_of(node: Mapping, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The problems of an entry that could not be read, or of a whole file, without words that may be private: of all of it if it
    seems not to be public, and else of its field `private`. What is wrong with the keys that decide this is told."""
    seems_hidden = not _seems_public(node)
    told = {_place(each) for key in OF_ALL for each in (node.items.get(key),) if each is not None and _is_a_word(each)}
    private = _lines_of(node, PRIVATE)
    return [
        withheld(each)
        if (seems_hidden and (each.position.line, each.position.column) not in told) or each.position.line in private
        else each
        for each in diagnostics
    ]


def _seems_public(node: Mapping) -> bool:
    visibility = node.items.get("visibility")
    is_said = visibility is None or (isinstance(visibility, Scalar) and visibility.value in ("", Visibility.PUBLIC))
    return is_said and "embargo" not in node.items


def _is_a_word(node: Node) -> bool:
    """Whether a value is one word: in another, more of the entry may have got by a slip."""
    return isinstance(node, Scalar) and len(node.value.split()) == 1


def _lines_of(node: Mapping, key: str) -> range:
    """The lines from a key to the next one."""
    if key not in node.keys:
        return range(0)
    first = node.keys[key][0]
    after = min((line for line, _ in node.keys.values() if line > first), default=1 << 60)
    return range(first, after)


def _place(node: Node) -> tuple[int | None, int | None]:
    return node.line, node.column

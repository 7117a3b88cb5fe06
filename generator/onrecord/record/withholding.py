"""What is told of a problem in an entry that may not be public: where it is and of what kind, and no word of the entry."""

from collections.abc import Iterable
from dataclasses import replace

from onrecord.diagnostics import Diagnostic
from onrecord.record.nodes import Mapping, Node, Scalar
from onrecord.record.placing import OF_ALL
from onrecord.record.vocabulary import Visibility

WITHHELD = "something is wrong in an entry that is not public"
"""What is said of a problem whose own words might tell what is private."""

PRIVATE = "private"
"""The key of what of an entry is never public."""


def withheld(diagnostic: Diagnostic) -> Diagnostic:
    """A problem without its words."""
    return replace(diagnostic, message=WITHHELD, hint="")


def without_words_of(node: Mapping, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The problems of an entry that could not be read, or of a whole file, without words that may be private: of all of it if it
    seems not to be public, and else of its field `private`. What is wrong with the keys that decide this is told."""
    seems_hidden = not _seems_public(node)
    told = {_place(each) for key in OF_ALL for each in (node.items.get(key),) if each is not None}
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


def _lines_of(node: Mapping, key: str) -> range:
    """The lines from a key to the next one."""
    if key not in node.keys:
        return range(0)
    first = node.keys[key][0]
    after = min((line for line, _ in node.keys.values() if line > first), default=1 << 60)
    return range(first, after)


def _place(node: Node) -> tuple[int | None, int | None]:
    return node.line, node.column

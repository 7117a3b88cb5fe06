"""YAML text to nodes with positions, and back. Nothing is implicit: every value is text.

Built on the events of PyYAML's C parser, because its loaders turn ``no`` into False and ``10:30`` into 630, keep the
last of two equal keys without a word, and forget where a value stood.
"""

import re
from collections.abc import Mapping as AnyMapping
from typing import Any

import yaml
from yaml import events

from onrecord.diagnostics import Diagnostic, Position, shown
from onrecord.record.nodes import Mapping, Node, Scalar, Sequence
from onrecord.writing.forbidden import forbidden_in, refusal

MAX_BYTES = 8 * 2**20
MAX_DEPTH = 32

PROBLEMS = {
    "not-utf-8": "The file holds bytes that are not UTF-8. Save it as UTF-8 (in most editors: Save with encoding).",
    "file-too-large": "A file of the record may have at most 8 MiB. Split it: any number of files may hold claims.",
    "empty-file": "The file says nothing. Delete it, or write the entries it was meant for.",
    "character": "The text holds a character that cannot be seen or that reorders what is shown (a control character, a "
    "byte order mark, a Unicode line separator, a bidirectional override or isolate, a tag outside of a flag). The line says "
    "which. Delete it: it often comes with text that was pasted, and a quote is found without it.",
    "yaml": "The file is not YAML. The message is the YAML parser's; the place is where it gave up, and the mistake is there "
    "or just before. Text that contains `: ` or begins with a quotation mark, a bracket or `@` needs block style (`>-` and "
    "the text on the next line) or quotes around all of it.",
    "anchor": "Anchors and aliases (`&`, `*`) are not used in a record: write the value out where it belongs. A text that "
    "begins with one of these signs needs quotes.",
    "tag": "Tags (`!`) are not used in a record. A text that begins with `!` needs quotes.",
    "merge-key": "Merge keys (`<<`) are not used in a record: write the values out, or put them under `defaults`.",
    "second-document": "A file holds one YAML document. Remove the second `---`, or make two files.",
    "too-deep": "Values are nested deeper than 32 levels; nothing in the format goes so deep.",
    "bad-key": "A key must be plain text.",
    "repeated-key": "The same key stands twice in one entry, so one of the two values would be lost. Keep one, or make "
    "a list of both values under one key.",
    "no-value": "A key has no value. Give it one, or delete the key: what is not known is left out. In `{a: 1,000}` YAML "
    "sees a second key `000`; write such values on lines of their own.",
}
"""Every code that this module gives, with how to mend it."""

YAML_HINTS = {
    "cannot start any token": "indent with spaces, not tabs; text that begins with @, ` or % needs quotes",
    "found a tab character": "indent with spaces, not tabs",
    "mapping values are not allowed": "text with a colon and a space in it needs quotes or block style (>-); "
    "or this line is indented too far",
    "mapping keys are not allowed": "text that begins with ? needs quotes",
    "block sequence entries are not allowed": "a list begins on the line below its key; text that begins with - needs quotes",
    "did not find expected key": "this line is indented unlike those above, or text follows a closing quotation mark or bracket",
    "did not find expected <document start>": "this line is indented less than the first one",
    "could not find expected ':'": "in the line above: a key needs a colon and a space behind it",
    "did not find expected '-' indicator": "each item of a list begins with a dash, and its keys stand under its first key",
    "did not find expected ',' or": "a bracket or brace before this place is not closed; text that begins with one needs quotes",
    "did not find expected node content": "text that begins with a bracket or a comma needs quotes",
    "expected alphabetic or numeric character": "text that begins with * or & needs quotes",
    "expected tag URI": "text that begins with ! needs quotes",
    "expected whitespace or line break": "text that begins with ! needs quotes",
    "expected comment or line break": "text that begins with > or | needs quotes; block style has its text on the next line",
    "escape character": "in double quotes a backslash begins an escape; use single quotes or block style (>-)",
    "unexpected end of stream": "this quotation mark is not closed",
}
"""What usually lies behind a message of the YAML parser."""

ABSENT = ("", "~", "null")
"""Unquoted texts that YAML takes for no value."""

_COMMENT_LINE = re.compile(r"^[ \t]*#", re.MULTILINE)


class _Stop(Exception):
    """The file cannot be read further."""


class _Builder:
    """Builds the nodes of one file from parser events, noting every problem it meets."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.has_comment_lines = bool(_COMMENT_LINE.search(text))
        self.problems: list[Diagnostic] = []
        self.broken = False
        self.root: Node | None = None
        self.stack: list[Mapping | Sequence] = []
        self.keys: list[tuple[str, int, int] | None] = []
        self.documents = 0

    def problem(self, code: str, message: str, mark: Any, hint: str = "") -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        if line > len(self.lines):  # the parser's end of the file may lie a line behind ours
            line, column = len(self.lines), len(self.lines[-1]) + 1
        self.problems.append(Diagnostic(Position(self.file, line, column), code, message, hint))

    def build(self, text: str) -> Node | None:
        try:
            parser = yaml.CSafeLoader(text)
            for event in iter(parser.get_event, None):
                self.take(event)
        except yaml.MarkedYAMLError as error:
            words = error.problem or error.context or "it cannot be read"
            hint = next((hint for part, hint in YAML_HINTS.items() if part in words), "")
            is_unclosed = "end of stream" in words and error.context_mark is not None
            mark = error.context_mark if is_unclosed else error.problem_mark or error.context_mark
            self.problem("yaml", f"not valid YAML: {words}", mark, hint)
            self.broken = True
        except yaml.YAMLError:
            self.problem("yaml", "not valid YAML", None)
            self.broken = True
        except _Stop:
            self.broken = True
        return None if self.broken else self.root

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is events.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self.refuse_marks(event)
            self.scalar(event)
        elif kind is events.MappingStartEvent or kind is events.SequenceStartEvent:
            if event.anchor is not None or event.tag is not None:
                self.refuse_marks(event)
            self.open(event, kind is events.MappingStartEvent)
        elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
            self.stack.pop()
            self.keys.pop()
        elif kind is events.AliasEvent:
            self.problem("anchor", "aliases (*) are not used in a record", event.start_mark, "write the value out")
            self.broken = True
            self.place(Scalar("*", event.start_mark.line + 1, event.start_mark.column + 1), event)
        elif kind is events.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self.problem("second-document", "a file holds one YAML document", event.start_mark, "remove this ---")
                raise _Stop
            if event.tags and set(event.tags) - {"!", "!!"}:
                self.problem("tag", "%TAG is not used in a record", event.start_mark)
                self.broken = True

    def refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self.problem("anchor", "anchors (&) are not used in a record", event.start_mark, "write the value out")
            self.broken = True
        if event.tag is not None:
            self.problem("tag", "tags (!) are not used in a record", event.start_mark, "a text with ! needs quotes")
            self.broken = True

    def open(self, event: Any, is_mapping: bool) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self.problem("too-deep", f"nested deeper than {MAX_DEPTH} levels", event.start_mark)
            raise _Stop
        mark = event.start_mark
        node = (
            Mapping(mark.line + 1, mark.column + 1, event.flow_style)
            if is_mapping
            else Sequence(mark.line + 1, mark.column + 1)
        )
        self.place(node, event)
        self.stack.append(node)
        self.keys.append(None)

    def scalar(self, event: Any) -> None:
        start, value = event.start_mark, event.value
        if event.style:
            # Only double quotes have escapes, so only there a value can hold what the text does not.
            found = next(forbidden_in(value), None) if event.style == '"' else None
            if found:
                self.problem("character", refusal(found[0]), start)
            self.place(Scalar(value, start.line + 1, start.column + 1), event)
            return
        absent = value in ABSENT
        self.place(Scalar(value, start.line + 1, start.column + 1, self.is_cut(event.end_mark), absent), event)

    def is_cut(self, end: Any) -> bool:
        """Whether a comment follows where a plain text ends: behind it, or where its next line would stand."""
        # A file may end without a line end; the parser then puts its end on a line that is not there.
        rest = self.lines[end.line][end.column :].strip(" \t") if end.line < len(self.lines) else ""
        if rest or not self.stack or not self.has_comment_lines:
            return rest.startswith("#")
        below = (self.lines[number] for number in range(end.line + 1, len(self.lines)))
        after = next((line for line in below if line.strip(" \t")), "")
        return len(after) - len(after.lstrip(" ")) >= self.stack[-1].column and after.lstrip(" \t").startswith("#")

    def place(self, node: Node, event: Any) -> None:
        """Put a node where the events stand: as the root, a list item, a key or a key's value."""
        if not self.stack:
            self.root = node
            return
        parent, key = self.stack[-1], self.keys[-1]
        if isinstance(parent, Sequence):
            if type(node) is Scalar and node.absent:
                self.problem(
                    "no-value",
                    "this list item has no value",
                    event.start_mark,
                    "delete the dash, or write the value",
                )
            parent.items.append(node)
        elif key is None:
            self.keys[-1] = self.key(node, event)
        else:
            self.keys[-1] = None
            self.value(parent, key, node)

    def key(self, node: Node, event: Any) -> tuple[str, int, int]:
        if not isinstance(node, Scalar):
            self.problem("bad-key", "a key must be plain text", event.start_mark)
            raise _Stop
        if node.value == "<<":
            self.problem("merge-key", "merge keys (<<) are not used in a record", event.start_mark)
            self.broken = True
        elif not node.value:
            self.problem("bad-key", "a key must not be empty", event.start_mark)
            self.broken = True
        return node.value, node.line, node.column

    def value(self, parent: Mapping, key: tuple[str, int, int], node: Node) -> None:
        word, line, column = key
        if word in parent.items:
            position, first = Position(self.file, line, column), parent.keys[word][0]
            self.problems.append(
                Diagnostic(position, "repeated-key", f"key {shown(word)} stands twice", f"first on line {first}")
            )
            return
        if type(node) is Scalar and node.absent:
            position = Position(self.file, line, column)
            hint = "give it one, or delete the key"
            if ":" in word:
                hint = "a key needs a colon and a space behind it"
            elif parent.flow and re.fullmatch("[0-9]{3}", word):
                hint = "write a number with a comma on a line of its own"
            self.problems.append(Diagnostic(position, "no-value", f"key {shown(word)} has no value", hint))
            node.line, node.column = line, column
        parent.items[word] = node
        parent.keys[word] = (line, column)


def parse(data: bytes, file: str) -> tuple[Node | None, list[Diagnostic]]:
    """Read one file of a record.

    Returns its root node and the problems found; the root is None where the file cannot be used. Raises nothing.
    """
    if len(data) > MAX_BYTES:
        size = Diagnostic(
            Position(file), "file-too-large", f"the file is larger than {MAX_BYTES >> 20} MiB", "split it"
        )
        return None, [size]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _lines_as_one_kind(error.object[: error.start].decode())
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return None, [
            Diagnostic(Position(file, line, column), "not-utf-8", "this is not UTF-8", "save the file as UTF-8")
        ]
    text = _lines_as_one_kind(text)
    characters = _forbidden_in(text, file)
    if characters:
        return None, characters
    builder = _Builder(text, file)
    root = builder.build(text)
    if root is None and not builder.problems:
        builder.problems.append(
            Diagnostic(Position(file), "empty-file", "the file is empty", "delete it, or write its entries")
        )
    return root, builder.problems


def _lines_as_one_kind(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _forbidden_in(text: str, file: str) -> list[Diagnostic]:
    """Every character that may not stand in a record, at its place; the first hundred of them."""
    found = []
    for match in forbidden_in(text):
        line, column = (
            text.count("\n", 0, match.start()) + 1,
            match.start() - text.rfind("\n", 0, match.start()),
        )
        found.append(Diagnostic(Position(file, line, column), "character", refusal(match[0]), "delete it"))
        if len(found) == 100:
            break
    return found


def dump(values: AnyMapping[str, Any]) -> str:
    """Return ``values`` as YAML text in the given order, one key a line."""
    text: str = yaml.dump(dict(values), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=2**31 - 1)
    return text

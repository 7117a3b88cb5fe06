"""How a file of the record is written, so that what is added to it looks like the rest: indents, lists, quotes, blank lines."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.record import yaml_text
from onrecord.record.nodes import Mapping, Node, Scalar, Sequence

Value = str | list["Value"] | dict[str, "Value"]
"""A value of an entry as it is to be written."""

NARROWEST, WIDEST = 80, 130
"""Characters in a line: a text that would go beyond is folded. In between, the file's longest line says where."""

LOOKED_AT = 50
"""Entries of a list, its last ones, from which it is seen how it is written."""

LINE_END = re.compile("\r\n|\r|\n")


@dataclass(slots=True)
class Hand:
    """How a file is written.

    ``forms``: how a key's value was written last, by its first sign: ``[`` and ``{`` in one line, ``-`` and ``:`` below the key,
    ``>`` and ``|`` in block style, ``'`` and ``"`` in quotes; nothing: plain. ``dash``: columns before the dash of an item of one
    of the five lists; ``key``: before its keys. ``step``: columns by which keys within a key are indented; ``list_step``: the
    dashes of a list within an entry. ``blank``: blank lines between two items. ``end``: the end of a line. ``width``: of a line.
    """

    forms: dict[str, str] = field(default_factory=dict)
    dash: int = 2
    key: int = 4
    is_flow: bool = False
    step: int = 2
    list_step: int = 2
    blank: int = 1
    end: str = "\n"
    width: int = NARROWEST

    def form(self, key: str, value: Value) -> str:
        """How a value is to be written, as far as its key, or others like it, tell."""
        fitting = {dict: "{:", list: "[-"}.get(type(value), "'\">|")
        if (known := self.forms.get(key)) is not None and (known in fitting if known else isinstance(value, str)):
            return known
        if isinstance(value, str):
            return ""
        seen = [form for form in self.forms.values() if form and form in fitting]
        return seen[-1] if seen else (":" if isinstance(value, dict) else "[")

    @property
    def marks(self) -> str:
        """The quotation mark for a text that needs one."""
        return next((form for form in reversed(self.forms.values()) if form in ("'", '"')), '"')


def hand_of(text: str, root: Node | None, name: str) -> Hand:
    """How a file is written, and in it the list called ``name``; other lists tell where it has too little."""
    lines = LINE_END.split(text)
    end = LINE_END.search(text)
    hand = Hand(end=end[0] if end else "\n", width=min(max(NARROWEST, *map(len, lines)), WIDEST))
    lists = root.items if isinstance(root, Mapping) else {}
    for key in sorted(lists, key=lambda key: key == name):
        node = lists[key]
        if isinstance(node, Sequence):
            _learn_list(hand, node, lines)
            for item in node.items[-LOOKED_AT:]:
                _learn(hand, item, lines)
    return hand


def _learn_list(hand: Hand, node: Sequence, lines: list[str]) -> None:
    """See how the items of one of the five lists stand."""
    items = [item for item in node.items if isinstance(item, Mapping)]
    if not items:
        return
    hand.is_flow = items[-1].flow
    starts = [_start(item) for item in items]
    line, column = starts[-1]
    hand.blank = 0 if hand.is_flow else 1
    if _sign(node, lines) == "-":
        hand.dash = lines[line - 1].rfind("-", 0, column - 1)
        hand.key = column - 1
    if len(starts) > 1:
        hand.blank = _blank_above(lines, line - 1)


def _blank_above(lines: list[str], index: int) -> int:
    """How many blank lines stand above a line, and above the comments over it."""
    while index and lines[index - 1].lstrip().startswith("#"):
        index -= 1
    first = index
    while index and not lines[index - 1].strip():
        index -= 1
    return first - index


def _start(item: Mapping) -> tuple[int, int]:
    """Where an item begins: its brace, or its first key."""
    return (item.line, item.column) if item.flow or not item.keys else next(iter(item.keys.values()))


def _learn(hand: Hand, node: Node, lines: list[str]) -> None:
    """See how each value within an entry is written."""
    if isinstance(node, Sequence):
        for item in node.items:
            _learn(hand, item, lines)
        return
    if not isinstance(node, Mapping):
        return
    for key, value in node.items.items():
        sign = _sign(value, lines)
        if not isinstance(value, Scalar) or _tells(value, sign, hand):
            hand.forms.pop(key, None)  # the last one stands last
            hand.forms[key] = sign
        _, column = node.keys[key]
        if isinstance(value, Sequence) and sign == "-":
            hand.list_step = max(0, value.column - column)
        if isinstance(value, Mapping) and sign == ":":
            hand.step = max(1, next(iter(value.keys.values()))[1] - column)
        _learn(hand, value, lines)


def _tells(value: Scalar, sign: str, hand: Hand) -> bool:
    """Whether a text tells how others are written: not if it could not be plain, or only on a line that is too long."""
    return not sign or (value.column + len(value.value) <= hand.width and _is_read(f"x: {value.value}", value.value))


def _sign(node: Node, lines: list[str]) -> str:
    """By which sign a value begins: see `Hand`."""
    if isinstance(node, Mapping):
        return "{" if node.flow else ":"
    first = lines[node.line - 1][node.column - 1 : node.column] if node.line <= len(lines) else ""
    if isinstance(node, Sequence):
        return "[" if first == "[" else "-"
    return first if first and first in "'\">|" else ""


def item_lines(entry: dict[str, Value], hand: Hand) -> list[str]:
    """An entry as an item of one of the five lists, a line each."""
    start = f"{' ' * hand.dash}-{' ' * (hand.key - hand.dash - 1)}"
    if hand.is_flow:
        return [f"{start}{in_one_line(entry, hand)}"]
    lines = [line for key, value in entry.items() for line in _key_lines(key, value, hand.key, hand)]
    return [start + lines[0][hand.key :], *lines[1:]]


def _key_lines(key: str, value: Value, indent: int, hand: Hand) -> Iterator[str]:
    """A key and its value, at an indent."""
    start, form = f"{' ' * indent}{key}:", hand.form(key, value)
    if isinstance(value, str):
        yield from _text_lines(start, value, form, indent + hand.step, hand)
        return
    if form in "[{" and (is_short := f"{start} {in_one_line(value, hand)}") and len(is_short) <= hand.width:
        yield is_short
        return
    yield start
    if isinstance(value, dict):
        for inner, part in value.items():
            yield from _key_lines(inner, part, indent + hand.step, hand)
        return
    dash = indent + hand.list_step
    for item in value:
        if isinstance(item, dict):
            lines = [line for inner, part in item.items() for line in _key_lines(inner, part, dash + 2, hand)]
            yield f"{' ' * dash}- {lines[0][dash + 2 :]}"
            yield from lines[1:]
        else:
            yield from _text_lines(f"{' ' * dash}-", str(item), "", dash + 2, hand)


def _text_lines(start: str, text: str, form: str, indent: int, hand: Hand) -> list[str]:
    """A text behind its key or dash, in the form that is wanted or else in the first one that keeps it as it is."""
    one_line = [f"{start} {_quoted(text, mark)}" for mark in _marks(form, hand)]
    folded = [f"{start} >-", *(f"{' ' * indent}{line}" for line in _folded(text, hand.width - indent))]
    literal = [f"{start} |-", *(f"{' ' * indent}{line}" for line in text.split("\n"))]
    fitting = [[line] for line in one_line if len(line) <= hand.width or " " not in text]
    ways = [literal] if form == "|" else [folded] if form == ">" else []
    for way in (*ways, *fitting, folded, literal):
        if _keeps(way, text):
            return way
    return [f"{start} {_quoted(text, chr(34))}"]


def _marks(form: str, hand: Hand) -> list[str]:
    return [form, hand.marks] if form in ("'", '"') else ["", hand.marks, '"']


def _folded(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, max(width, 40), break_long_words=False, break_on_hyphens=False)


def _quoted(text: str, mark: str) -> str:
    if mark == "'":
        return "'" + text.replace("'", "''") + "'"
    if mark == '"':
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return f'"{escaped}"'
    return text


def _keeps(lines: list[str], text: str) -> bool:
    """Whether a text that is written so is read as it is, with nothing cut off it."""
    first = lines[0].lstrip()
    start = first.split(" ", 1)[0]
    written = "\n".join(["x: " + first.removeprefix(start).strip(), *lines[1:]])
    return _is_read(written, text)


def _is_read(written: str, text: str) -> bool:
    node, problems = yaml_text.parse(f"{written}\n".encode(), "")
    value = node.items.get("x") if isinstance(node, Mapping) and len(node.items) == 1 else None
    if isinstance(value, Sequence) and len(value.items) == 1:
        value = value.items[0]
    return not problems and isinstance(value, Scalar) and value.value == text and not value.cut and not value.absent


def in_one_line(value: Value, hand: Hand) -> str:
    """A value in flow style."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {in_one_line(part, hand)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(in_one_line(part, hand) for part in value) + "]"
    ways = (_quoted(value, mark) for mark in ("", hand.marks, '"'))
    return next((way for way in ways if _is_read(f"x: [{way}]", value)), _quoted(value, '"'))

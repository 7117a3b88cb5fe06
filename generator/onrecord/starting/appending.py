"""An entry written into the text of a file of the record, without touching anything else in it."""

from collections.abc import Iterator

from onrecord.record import yaml_text
from onrecord.record.nodes import Mapping, Node, Sequence, to_data
from onrecord.starting.handwriting import LINE_END, Hand, Value, hand_of, in_one_line, item_lines

BOM = b"\xef\xbb\xbf"


def appended(data: bytes, name: str, entry: dict[str, Value]) -> bytes | None:
    """A file with an entry at the end of its list ``name``, which is begun if the file has none.

    Whatever else stands in the file stays, byte for byte. None if it is written in a way that leaves no place for the entry, or
    is not YAML.
    """
    text = data.removeprefix(BOM).decode("utf-8", "replace")
    root, problems = yaml_text.parse(data, "")
    if any(each.code != "empty-file" for each in problems) or not isinstance(root, Mapping | None):
        return None
    for new in _ways(text, root, name, entry):
        made = (BOM if data.startswith(BOM) else b"") + new.encode()
        if _has_it(made, root, name, entry):
            return made
    return None


def _has_it(data: bytes, before: Mapping | None, name: str, entry: dict[str, Value]) -> bool:
    """Whether a file says what it did, and the entry behind the others of its list."""
    root, problems = yaml_text.parse(data, "")
    wanted = to_data(before) if before else {}
    return not problems and root is not None and to_data(root) == wanted | {name: [*wanted.get(name, []), entry]}


def _ways(text: str, root: Mapping | None, name: str, entry: dict[str, Value]) -> Iterator[str]:
    """The file with the entry in it, in each way that may do, the likeliest first."""
    hand = hand_of(text, root, name)
    listed = root.items.get(name) if root else None
    if listed is None:
        yield _with_list(text, root, name, entry, hand)
    elif isinstance(listed, Sequence) and listed.items:
        last = listed.items[-1]
        yield from _in_brackets(text, last, entry, hand) if _is_flow(text, listed) else _below(text, last, entry, hand)


def _is_flow(text: str, listed: Sequence) -> bool:
    return LINE_END.split(text)[listed.line - 1][listed.column - 1 :].startswith("[")


def _with_list(text: str, root: Mapping | None, name: str, entry: dict[str, Value], hand: Hand) -> str:
    """The list at the end of the file, a blank line below what stands there."""
    hand.is_flow = False
    ended = text if not text or LINE_END.search(text[-1]) else text + hand.end
    between = hand.end if ended.strip() and not ended.endswith(hand.end * 2) else ""
    indent = " " * (next(iter(root.keys.values()))[1] - 1) if root and root.keys else ""
    return ended + between + hand.end.join([f"{indent}{name}:", *item_lines(entry, hand), ""])


def _below(text: str, last: Node, entry: dict[str, Value], hand: Hand) -> Iterator[str]:
    """The entry on lines of its own, behind the last one: where that ends by its indent, or else at the end of the file."""
    lines = _lines(text)
    new = [""] * hand.blank + item_lines(entry, hand)
    for end in dict.fromkeys((_end(lines, last.line, hand.dash), len(lines))):
        before, after = "".join(lines[:end]), "".join(lines[end:])
        ended = before if LINE_END.search(before[-1:]) else before + hand.end
        yield ended + hand.end.join([*new, ""]) + after


def _lines(text: str) -> list[str]:
    """The lines of a text, each with its end."""
    ends = [match.end() for match in LINE_END.finditer(text)]
    starts = [0, *ends]
    return [text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True) if text[start:end]]


def _end(lines: list[str], start: int, dash: int) -> int:
    """How many lines there are up to the end of an item that begins on line ``start``: what is indented further than its dash
    belongs to it, a comment too."""
    end = start
    for number in range(start, len(lines)):
        line = lines[number].rstrip()
        if line and len(line) - len(line.lstrip(" ")) <= dash:
            break
        end = number + 1 if line else end
    return end


def _in_brackets(text: str, last: Node, entry: dict[str, Value], hand: Hand) -> Iterator[str]:
    """The entry before each bracket that may be the end of a list in flow style."""
    written = in_one_line(entry, hand)
    lines = _lines(text)
    indent = lines[last.line - 1][: last.column - 1]
    between = " " if indent.strip() else f"{hand.end}{indent}"  # entries that begin lines of their own go on doing so
    place = text.find("]", sum(map(len, lines[: last.line - 1])) + last.column - 1)
    while place >= 0:
        before = text[:place].rstrip()
        has_comma = before.endswith(",")
        added = f"{between}{written}," if has_comma else f",{between}{written}"
        yield f"{before}{added}{text[len(before) :]}"
        place = text.find("]", place + 1)

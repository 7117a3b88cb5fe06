"""The files that an import wrote, cut into the texts of their entries and joined again, with all that a person wrote between."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from onrecord.importing.lock import Key, digest
from onrecord.record import nodes, yaml_text
from onrecord.record.model import LISTS
from onrecord.record.nodes import Scalar, Sequence

FOLDER = "imported"
"""Where imports lie in the folder of a record."""

LOCK = "import.lock"
"""The file of an import that says what it did."""

ENTRIES_OF_A_FILE = 500
"""How many entries a file gets; with what people write of a row it stays far below what a file of a record may have."""


def path_of(folder: str, list_name: str, part: int) -> str:
    """The file of a list with that number, counted from 1."""
    return f"{folder}/{list_name}-{part:04}.yml"


def sha(data: bytes) -> str:
    """The SHA-256 of a file."""
    return sha256(data).hexdigest()


@dataclass
class CutFile:
    """A file in pieces: what stands before its entries, and the text of each by its id, in order, with what stands below it."""

    list_name: str
    head: str
    entries: dict[str, str] = field(default_factory=dict)

    def joined(self) -> bytes:
        """The file again; nothing, if it has no entries."""
        return "".join([self.head, *self.entries.values()]).encode() if self.entries else b""


def new(list_name: str) -> CutFile:
    """A file of a list without entries."""
    return CutFile(list_name, f"{list_name}:\n")


class NotAsWritten(ValueError):
    """A file of an import can no longer be cut into its entries: why."""


def cut(data: bytes, file: str) -> tuple[CutFile, dict[Key, str]]:
    """Cut a file into its entries, and the digest of each as it stands there now. Raises NotAsWritten."""
    root, problems = yaml_text.parse(data, file)
    if problems or not isinstance(root, nodes.Mapping):
        raise NotAsWritten(str(problems[0]) if problems else f"{file}:1:1: it has no list")
    lists = [name for name in root.items if name in LISTS]
    listed = root.items[lists[0]] if len(lists) == len(root.items) == 1 else None
    if not isinstance(listed, Sequence):
        raise NotAsWritten(f"{file}:1:1: it has more than one list, or no list")
    lines = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found, digests, starts = CutFile(lists[0], ""), {}, []
    for item in listed.items:
        identifier = item.items.get("id") if isinstance(item, nodes.Mapping) else None
        if not isinstance(identifier, Scalar) or not lines[item.line - 1].lstrip().startswith("- "):
            raise NotAsWritten(f"{file}:{item.line}:{item.column}: an entry has no id, or no dash on its first line")
        starts.append((item.line, identifier.value))
        digests[lists[0], identifier.value] = digest(nodes.to_data(item))
    found.head = _text(lines, 1, starts[0][0] if starts else len(lines) + 1)
    ends = [line for line, _ in (*starts[1:], (len(lines) + 1, ""))] if starts else []
    for (line, identifier_text), end in zip(starts, ends, strict=True):
        found.entries[identifier_text] = _text(lines, line, end)
    return found, digests


def _text(lines: list[str], first: int, end: int) -> str:
    """Lines from ``first``, counted from 1, up to before ``end``, each with its end."""
    text = "\n".join(lines[first - 1 : end - 1])
    return f"{text}\n" if end <= len(lines) or not text.endswith("\n") else text


def cut_as_written(data: bytes, list_name: str) -> CutFile:
    """Cut a file that nobody has touched since it was written."""
    found = CutFile(list_name, "")
    head, *rest = data.decode().split("\n- id: ")
    found.head = f"{head}\n"
    for text in rest:
        identifier = text.partition("\n")[0].strip("'")
        whole = f"- id: {text}"
        found.entries[identifier] = whole if whole.endswith("\n") else f"{whole}\n"
    return found


def of_import(texts: Mapping[str, bytes], folder: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files of a record that lie in a folder of it, and all others."""
    own = {file: data for file, data in texts.items() if file.startswith(f"{folder}/")}
    return own, {file: data for file, data in texts.items() if file not in own}

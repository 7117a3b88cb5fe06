"""What an import remembers of the last one: for each row which cells gave which entry, and what was written for it. JSON,
an object on each line: first what holds for all, then the entries that rows tell by their names, then the rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, NamedTuple

from msgspec import DecodeError, ValidationError, convert, json

FORMAT = 1
"""The number of the form of the lock."""

Key = tuple[str, str]
"""A list, and the id of an entry in it."""


class Base(NamedTuple):
    """An entry as it was written last: its digest, the number of its file, and whether its claim was withdrawn since its row is
    gone."""

    digest: str
    part: int
    withdrawn: bool = False


class NamedBefore(NamedTuple):
    """An entry that rows told by its name: the list, the id, the names, the place that it lies in, how it was written."""

    list_name: str
    identifier: str
    names: list[str]
    within: str
    base: Base


class RowBefore(NamedTuple):
    """A row: its table, what the table calls it, a digest of its cells, and for each entry of its own the list, the id, how
    it was written and the number of its template; and the lists and ids of the entries that it told by name."""

    table: str
    row: str
    cells: str
    gave: list[tuple[str, str, Base, int]]
    named: list[tuple[str, str]]


@dataclass
class Lock:
    """All that is remembered. ``files``: the SHA-256 of each file as it was written; ``columns``: of each template its list and
    those of which it is made; ``words``: of labels and measures those that were let in as new."""

    name: str = ""
    files: dict[str, str] = field(default_factory=dict)
    columns: list[list[str]] = field(default_factory=list)
    words: dict[str, set[str]] = field(default_factory=dict)
    named: list[NamedBefore] = field(default_factory=list)
    rows: list[RowBefore] = field(default_factory=list)

    def bases(self) -> Iterator[tuple[Key, Base]]:
        """Each entry as it was written last."""
        for each in self.named:
            yield (each.list_name, each.identifier), each.base
        for row in self.rows:
            for list_name, identifier, base, _ in row.gave:
                yield (list_name, identifier), base


def digest(data: Any) -> str:
    """What tells the data of an entry from any other."""
    # A text that a comment may have cut is one of a kind of its own.
    return sha256(json.encode(data, enc_hook=str)).hexdigest()[:20]


def write(lock: Lock) -> bytes:
    """The lock as the text of its file."""
    head = {"format": FORMAT, "import": lock.name, "files": lock.files, "columns": lock.columns}
    words = {of: sorted(words) for of, words in sorted(lock.words.items())}
    head |= {"words": words, "named": len(lock.named)}
    return b"\n".join([json.encode(head), *map(json.encode, lock.named), *map(json.encode, lock.rows), b""])


def read(data: bytes) -> Lock:
    """The lock from the text of its file; an empty one from none. Raises ValueError if it is none."""
    if not data:
        return Lock()
    lines = data.split(b"\n")
    try:
        head = json.decode(lines[0], type=dict[str, Any])
        if head["format"] != FORMAT:
            raise ValueError(f"it has format {head['format']}, and this version reads {FORMAT}")
        lock = Lock(head["import"], convert(head["files"], dict[str, str]), convert(head["columns"], list[list[str]]))
        lock.words = convert(head["words"], dict[str, set[str]])
        named = lines[1 : 1 + head["named"]]
        lock.named = [json.decode(line, type=NamedBefore) for line in named]
        lock.rows = [json.decode(line, type=RowBefore) for line in lines[1 + len(named) :] if line]
    except (DecodeError, ValidationError, LookupError, TypeError) as error:
        raise ValueError(str(error)) from None
    return lock

"""What a person changes in a record between two builds: found in the text of any record, made-up or real."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MARK = "newlyedited"
"""A word that no record has."""

SECTION = re.compile(r"^(\w+):[^\S\n]*\n((?:[ #-].*\n|\n)*)", re.MULTILINE)
ENTRY = re.compile(r"^(?P<indent> *)- id: (?P<id>\S+)\n(?P<body>(?:(?P=indent)  .*\n)*)", re.MULTILINE)
EDITABLE = (
    re.compile(r"^ +says: (?=\w)", re.MULTILINE),
    re.compile(r"^ +locator: (?=\w)", re.MULTILINE),
    re.compile(r"^ +note: (?=\w)", re.MULTILINE),
)
"""The fields of a claim that can have a word more at their beginning, the first that there is."""

NAME = re.compile(r"^ +name: (?=\w)", re.MULTILINE)
EVENT = re.compile(r"^ +event: ([a-z0-9-]+)$", re.MULTILINE)


@dataclass(frozen=True)
class Edit:
    """A change of one file, and the word that must then stand on a page. ``entry``: the id of what is changed."""

    name: str
    file: Path
    old: bytes
    new: bytes
    entry: str
    mark: str

    def make(self) -> None:
        """Change the file."""
        self.file.write_bytes(self.new)

    def undo(self) -> None:
        """Leave the file as it was."""
        if self.old:
            self.file.write_bytes(self.old)
        else:
            self.file.unlink(missing_ok=True)


@dataclass(frozen=True)
class _Place:
    """Where a word could be put into an entry."""

    file: Path
    entry: str
    offset: int
    event: str


def edits(record: Path) -> list[Edit]:
    """The changes that are measured, to be made one after the other, each in a file of its own: a claim of the largest event, one
    of another, a source's name, and a file more. Each is of the middle one of all that would do."""
    claims = next((found for pattern in EDITABLE if (found := list(_places(record, "claims", pattern)))), [])
    sizes = Counter(place.event for place in claims if place.event).most_common(2)
    largest = sizes[0][0] if sizes else ""
    made: list[Edit] = []
    for name, places in (
        ("a claim of the largest event edited", [each for each in claims if each.event == largest]),
        ("another claim edited", [each for each in claims if each.event != largest]),
        ("a source renamed", list(_places(record, "sources", NAME))),
    ):
        changed = {each.file for each in made}
        if free := [each for each in places if each.file not in changed]:
            made.append(_edit(name, free[len(free) // 2], f"{MARK}{len(made)}"))
    return [*made, _added(record, sizes[-1][0] if sizes else "none")]


def _edit(name: str, place: _Place, mark: str) -> Edit:
    """Put a word into a file."""
    old = place.file.read_bytes()
    new = old[: place.offset] + f"{mark} ".encode() + old[place.offset :]
    return Edit(name, place.file, old, new, place.entry, mark)


def _added(record: Path, event: str) -> Edit:
    text = f"""\
documents:
- id: {MARK}-document
  title: A report that came in late
claims:
- id: {MARK}-claim
  source: unnamed
  document: {MARK}-document
  event: {event}
  says: the road was {MARK}
"""
    return Edit("a file added", record / f"{MARK}.yml", b"", text.encode(), f"{MARK}-claim", f"was {MARK}")


def _places(record: Path, section: str, pattern: re.Pattern[str]) -> Iterator[_Place]:
    """Each entry of a list of the record that has the pattern, but for withdrawn claims: nothing of these is shown."""
    for file in sorted(record.rglob("*.yml")):
        text = file.read_text("utf-8")
        for head in SECTION.finditer(text):
            if head[1] != section:
                continue
            for entry in ENTRY.finditer(text, head.start(2), head.end(2)):
                field = pattern.search(entry["body"])
                if field and "withdrawn:" not in entry["body"]:
                    event = EVENT.search(entry["body"])
                    offset = len(text[: entry.start("body") + field.end()].encode())
                    yield _Place(file, entry["id"], offset, event[1] if event else "")

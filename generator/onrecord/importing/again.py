"""An import beside the last one: what the table has changed, what a person has, and what both have."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from onrecord.diagnostics import Diagnostic, Position
from onrecord.importing import own_files
from onrecord.importing.lock import Base, Key, Lock, digest
from onrecord.importing.own_files import ENTRIES_OF_A_FILE, CutFile, NotAsWritten
from onrecord.record import nodes, yaml_text
from onrecord.record.nodes import Mapping as MappingNode
from onrecord.record.nodes import Sequence
from onrecord.record.placing import Placed
from onrecord.record.yaml_writing import entry_texts


class Fate(StrEnum):
    """What becomes of an entry."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    KEPT = "kept"
    WITHDRAWN = "withdrawn"
    CONFLICT = "conflict"


class FromTable(NamedTuple):
    """An entry that the table gives: its digest, and its text, if it is not the one that was written last."""

    digest: str
    text: str | None


@dataclass
class Present:
    """What lies in the files of an import: each entry's file and its digest as it stands; the pieces of files that somebody has
    edited; what is wrong with these."""

    files: Mapping[str, bytes]
    where: dict[Key, str] = field(default_factory=dict)
    digests: dict[Key, str] = field(default_factory=dict)
    edited: dict[str, CutFile] = field(default_factory=dict)
    untouched: dict[str, CutFile] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def cut(self, file: str, list_name: str) -> CutFile:
        """The pieces of a file, an empty one if there is none."""
        found = self.edited.get(file) or self.untouched.get(file)
        if found is None:
            data = self.files.get(file)
            found = own_files.cut_as_written(data, list_name) if data else own_files.new(list_name)
            self.untouched[file] = found
        return found


def present(files: Mapping[str, bytes], folder: str, lock: Lock) -> Present:
    """Look at the files of an import: at those that nobody has touched by their hash alone."""
    found = Present(files)
    for file, data in files.items():
        if own_files.sha(data) == lock.files.get(file):
            continue
        try:
            found.edited[file], digests = own_files.cut(data, file)
        except NotAsWritten as error:
            found.problems.append(
                Diagnostic(Position(file), "import-files", f"this file is not as it was written: {error}")
            )
            continue
        found.digests |= digests
        found.where |= dict.fromkeys(digests, file)
    for key, base in lock.bases():
        file = own_files.path_of(folder, key[0], base.part)
        if file in files and file not in found.edited and key not in found.where:
            found.where[key], found.digests[key] = file, base.digest
    return found


def fate(base: Base | None, now: str | None, given: str) -> Fate:
    """What becomes of an entry that was written as ``base``, stands in the record as ``now`` (None: not at all), and that
    the table gives as ``given``; both are digests."""
    if base is None:
        return Fate.NEW if now is None else Fate.SAME if now == given else Fate.CONFLICT
    if now == base.digest:
        return Fate.SAME if given == base.digest else Fate.CHANGED
    if given == base.digest:
        return Fate.KEPT
    return Fate.SAME if now == given else Fate.CONFLICT


@dataclass
class Merged:
    """What an import comes to: the files that are others than before (empty: they go), what became of each entry, the
    conflicts, the hash of each file and each entry's digest and file for the lock."""

    files: dict[str, bytes] = field(default_factory=dict)
    fates: Counter[Fate] = field(default_factory=Counter)
    problems: list[Diagnostic] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)
    bases: dict[Key, Base] = field(default_factory=dict)


class Merge:
    """Puts what the table gives beside what is there. Nothing is written if there is a conflict."""

    def __init__(self, folder: str, lock: Lock, found: Present, moved: Mapping[Key, Placed]) -> None:
        self.folder, self.lock, self.found, self.moved = folder, lock, found, moved
        self.before = dict(lock.bases())
        self.result = Merged(problems=[*found.problems])
        self.texts: dict[str, dict[str, str]] = {}
        self.by_hand: set[str] = set()
        self._parts = dict.fromkeys(found.files, 0)
        for file in found.where.values():
            self._parts[file] = self._parts.get(file, 0) + 1
        self._last = _highest(folder, self._parts)

    def take(self, key: Key, given: FromTable, is_named: bool) -> None:
        """Put an entry that the table gives. ``is_named``: that rows tell by its name, and refer to."""
        base, now = self.before.get(key), self.found.digests.get(key)
        if key in self.moved:
            now = "elsewhere"
        what = fate(base, now, given.digest)
        if is_named and base is not None and now is None:
            what = Fate.NEW
        self.result.fates[what] += 1
        if what is Fate.CONFLICT:
            self._conflict(
                key,
                "the table has changed this entry, and so has somebody by hand"
                if base
                else "this entry is in the way of one of the table",
            )
            return
        part = base.part if base else 0
        if what in (Fate.NEW, Fate.CHANGED):
            assert given.text is not None
            part = self._put(key, given.text, part if what is Fate.CHANGED else 0)
        elif what is Fate.KEPT:
            self._leave(key)
        elif base is None or now != base.digest:
            part = self._part_at(key)
        self.result.bases[key] = Base(given.digest, part)

    def keep(self, key: Key) -> None:
        """Leave an entry as it is that the table does not give now."""
        base = self.before[key]
        self.result.bases[key] = base
        if self.found.digests.get(key) != base.digest:
            self._leave(key)

    def withdraw(self, key: Key, on: str, because: str) -> None:
        """Withdraw a claim whose row is gone."""
        base, now = self.before[key], self.found.digests.get(key)
        if base.withdrawn or now is None or key in self.moved:
            self.keep(key)
            return
        file = self.found.where[key]
        data = _data(self.found.cut(file, key[0]).entries[key[1]])
        if "withdrawn" in data:
            self.keep(key)
        elif now != base.digest:
            self.result.fates[Fate.CONFLICT] += 1
            self._conflict(key, "the row of this claim is gone, and somebody has changed the claim by hand")
        else:
            data["withdrawn"] = {"on": on, "because": because}
            self.result.fates[Fate.WITHDRAWN] += 1
            self._put(key, entry_texts([data])[0], base.part)
            self.result.bases[key] = Base(digest(data), base.part, True)

    def finish(self) -> Merged:
        """All files that are others than before; none, if there is a problem."""
        if self.result.problems:
            return Merged(fates=self.result.fates, problems=self.result.problems)
        for file, texts in self.texts.items():
            list_name = file.removeprefix(f"{self.folder}/").rpartition("-")[0]
            cut = self.found.cut(file, list_name)
            cut.entries |= texts
            self.result.files[file] = cut.joined()
        hashes = {file: own_files.sha(data) for file, data in self.result.files.items()}
        # Of a file with something in it that is not as it was written, no hash is known: it is looked at again.
        self.result.hashes = {
            file: "" if file in self.by_hand else hashes.get(file, self.lock.files.get(file, ""))
            for file in sorted({*self.found.files, *hashes})
        }
        return self.result

    def _put(self, key: Key, text: str, part: int) -> int:
        """Put the text of an entry into its file, or a new one into the last that has room. Returns the file's number."""
        file = self.found.where.get(key)
        if file is None or not part:
            part = self._room(key[0])
            file = own_files.path_of(self.folder, key[0], part)
            self._parts[file] = self._parts.get(file, 0) + 1
        self.texts.setdefault(file, {})[key[1]] = text
        return part

    def _room(self, list_name: str) -> int:
        last = max(self._last.get(list_name, 0), 1)
        if self._parts.get(own_files.path_of(self.folder, list_name, last), 0) >= ENTRIES_OF_A_FILE:
            last += 1
        self._last[list_name] = last
        return last

    def _part_at(self, key: Key) -> int:
        number = self.found.where[key].rpartition("-")[2].removesuffix(".yml")
        return int(number) if number.isdecimal() else 1

    def _leave(self, key: Key) -> None:
        base = self.before[key]
        self.by_hand.add(self.found.where.get(key) or own_files.path_of(self.folder, key[0], base.part))

    def _conflict(self, key: Key, why: str) -> None:
        file = self.found.where.get(key)
        position = self._line(file, key) if file else Position(f"{self.folder}/{own_files.LOCK}")
        if key in self.moved:
            position = self.moved[key].at("id")
        message = f"{why}: '{key[1]}' of {key[0]}"
        self.result.problems.append(Diagnostic(position, "import-conflict", message, "nothing was written"))

    def _line(self, file: str, key: Key) -> Position:
        cut = self.found.cut(file, key[0])
        before = cut.head
        for identifier, text in cut.entries.items():
            if identifier == key[1]:
                break
            before += text
        return Position(file, before.count("\n") + 1, 3)


def _highest(folder: str, files: Mapping[str, int]) -> dict[str, int]:
    """The highest number of a file of each list."""
    found: dict[str, int] = {}
    for list_name, number in _numbered(folder, files):
        found[list_name] = max(found.get(list_name, 0), number)
    return found


def _numbered(folder: str, files: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    for file in files:
        list_name, _, number = file.removeprefix(f"{folder}/").removesuffix(".yml").rpartition("-")
        if number.isdecimal():
            yield list_name, int(number)


def _data(text: str) -> dict[str, object]:
    """The data of the text of one entry."""
    root, _ = yaml_text.parse(f"claims:\n{text}".encode(), "")
    assert isinstance(root, MappingNode)
    listed = root.items["claims"]
    assert isinstance(listed, Sequence)
    data: dict[str, object] = nodes.to_data(listed.items[0])
    return data

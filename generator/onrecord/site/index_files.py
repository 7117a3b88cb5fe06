"""The files of the search index in a site: those that are as they were come from the last good site, or from what was kept."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from onrecord.searching.blocks import FOLDER, Blocks, Lost, around, name_of, path_of
from onrecord.site.files import linked
from onrecord.site.kept import KeptParts


class IndexFiles(Blocks):
    """The blocks of an index in a site. ``last``: the last good site, if there is one. ``parts``: what is kept for the next
    index, and was for this one; None if nothing is."""

    def __init__(self, site: Path, last: Path | None = None, parts: KeptParts | None = None) -> None:
        self.site, self.last, self.parts = str(site), str(last) if last else "", parts
        self._there: dict[str, bytes] = {}
        self._aside: dict[bytes, bytes] = {}
        Path(site, FOLDER).mkdir(parents=True, exist_ok=True)

    def put(self, table: str, text: str) -> bytes:
        """Write a block, and keep it."""
        data = text.encode()
        sum_ = self.keep(data)
        self._write(table, sum_, data)
        return sum_

    def take(self, table: str, sum_: bytes) -> None:
        """Take a block from the site itself, which may be served, from the last one, where both are one file on the disk, if that
        can be; or from what was kept."""
        path = path_of(table, name_of(sum_))
        if self._there.get(path) == sum_ or sum_ in self._aside:
            return
        is_free = path not in self._there
        if is_free and (self._in(self.site, table, sum_) is not None or self._is_linked(table, sum_)):
            self._there[path] = sum_
        else:
            self._write(table, sum_, self._data(table, sum_))

    def text(self, table: str, sum_: bytes) -> str:
        """What is in a block."""
        return self._data(table, sum_).decode()

    def name(self, table: str, sum_: bytes, name: str) -> None:
        """Give a block another name."""
        data, path = self._data(table, sum_), path_of(table, name)
        if there := self._there.get(path):
            self._aside[there] = self._data(table, there)
        self._aside[sum_] = data
        self._replace(table, name, data)
        self._there[path] = sum_

    def keep(self, data: bytes) -> bytes:
        """Keep something for the next index."""
        sum_ = sha256(data).digest()
        if self.parts:
            self.parts.put(sum_, data)
        return sum_

    def kept(self, sum_: bytes) -> bytes:
        """What was kept."""
        data = self.parts.get(sum_) if self.parts else None
        if data is None:
            raise Lost
        return data

    def finish(self) -> None:
        """Remove what else lies beside the blocks."""
        wanted = {path.removeprefix(FOLDER) for path in self._there}
        for path in Path(self.site, FOLDER).iterdir():
            if path.name not in wanted:
                path.unlink()

    def _data(self, table: str, sum_: bytes) -> bytes:
        if sum_ in self._aside:
            return self._aside[sum_]
        for folder in (self.site, self.last):
            if folder and (data := self._in(folder, table, sum_)) is not None:
                return data
        return self.kept(sum_)

    def _in(self, folder: str, table: str, sum_: bytes) -> bytes | None:
        """What is in a block of a site; None if that is not there, or is another."""
        name = name_of(sum_)
        before, behind = (each.encode() for each in around(table, name))
        with suppress(OSError):
            script = Path(f"{folder}/{path_of(table, name)}").read_bytes()
            data = script[len(before) : len(script) - len(behind)]
            if sha256(data).digest() == sum_ and before + data + behind == script:
                return data
        return None

    def _is_linked(self, table: str, sum_: bytes) -> bool:
        """Whether a block could be taken from the last site."""
        if not self.last or self._in(self.last, table, sum_) is None:
            return False
        path = path_of(table, name_of(sum_))
        target = f"{self.site}/{path}"
        Path(target).unlink(missing_ok=True)
        linked(f"{self.last}/{path}", target)
        return True

    def _write(self, table: str, sum_: bytes, data: bytes) -> None:
        """Write a block under its own name, or hold it, if another has that: `name` says which gets it."""
        path = path_of(table, name_of(sum_))
        if self._there.setdefault(path, sum_) != sum_:
            self._aside[sum_] = data
        else:
            self._replace(table, name_of(sum_), data)

    def _replace(self, table: str, name: str, data: bytes) -> None:
        """Write a file that is one with none of another site."""
        path = Path(f"{self.site}/{path_of(table, name)}")
        path.unlink(missing_ok=True)
        before, behind = around(table, name)
        path.write_bytes(before.encode() + data + behind.encode())

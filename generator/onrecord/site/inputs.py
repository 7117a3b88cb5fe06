"""All that a site is made from, as one digest: while that is the same, so is the site.

Neither the model nor MkDocs is asked for it: to import them takes longer than to look at all files of a record.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import Distribution, distributions
from pathlib import Path

import msgspec

from onrecord.site.folders import entries_in
from onrecord.site.remembering import VARIABLE, program
from onrecord.site.untouched import NO_FILES, FilesKnown, now

DAY = "SOURCE_DATE_EPOCH"
"""The variable of the environment that says when a site is made. Without it a site says the day at most (`surroundings`)."""

OURS = "ONRECORD_"
"""How our own variables of the environment begin."""

_INHERIT = re.compile(rb"^INHERIT:[ \t]+([\w./-]+)[ \t]*\r?$", re.MULTILINE)
"""How settings name those that they go on from, in the one way of writing it that most people have."""

_UNTELLABLE = (b"!!python", b"!<", b"%TAG")
"""What makes a value of settings by calling something, or may do so."""

_APART = re.compile(r"""[\s,\[\]{}"']+""")
"""What stands between the words of settings; some are names of variables of the environment."""


class Looked(msgspec.Struct, frozen=True):
    """What was seen of all that a site is made from: a digest of it, and the files of folders."""

    digest: bytes
    known: FilesKnown

    def is_same(self, other: "Looked") -> bool:
        """Whether nothing has changed in between, nor changed and changed back."""
        return self.digest == other.digest and self.known.files == other.known.files


def settings_in(config_file: Path) -> dict[str, bytes] | None:
    """The files of MkDocs' settings by path, with what they say; None if it can't be told which these are."""
    found: dict[str, bytes] = {}
    path = config_file.absolute()
    while str(path) not in found:
        try:
            data = found[str(path)] = path.read_bytes()
        except OSError:
            return None
        names = _INHERIT.findall(data)
        if len(names) != data.count(b"INHERIT") or len(names) > 1 or any(each in data for each in _UNTELLABLE):
            return None
        if not names:
            return found
        path = path.parent / names[0].decode()
    return None


def look(
    settings: Mapping[str, bytes], folders: Sequence[str], how: Sequence[str], before: FilesKnown = NO_FILES
) -> Looked | None:
    """Look at all that a site is made from; None if it can't be told. ``settings``: as `settings_in` gives them. ``folders``:
    those of pages by hand, of the record and its archive, and of the site's own templates. ``how``: what else was asked for.
    ``before``: files as they were seen before."""
    at = now()
    try:
        files = {path: before.now(path, each) for folder in folders for path, each in _files_in(folder)}
    except OSError:
        return None
    words = [*how, str(Path.cwd()), *installed(), *_environment(settings)]
    parts = [program(), *(_bytes(word) for word in words)]
    for name, data in settings.items():
        parts += [_bytes(name), data]
    for name in sorted(files):
        parts += [_bytes(name), files[name].sha256]
    found = sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big") + part)
    return Looked(found.digest(), FilesKnown(at, files)) if program() else None


def installed() -> list[str]:
    """Everything that is installed, with its version."""
    return sorted(map(_called, distributions()))


def _called(one: Distribution) -> str:
    """What is installed, with its version: as its folder is called, for to look into each takes longer than a small page."""
    folder = getattr(one, "_path", None)
    return Path(str(folder)).name if folder else f"{one.name}-{one.version}"


def _files_in(folder: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """The files of a folder, if there is one. Raises OSError at a link to another: what that leads to is not looked at."""
    if Path(folder).is_dir():
        yield from ((f"{folder}/{way}", each) for way, each in entries_in(Path(folder)))


def _environment(settings: Mapping[str, bytes]) -> Iterator[str]:
    """What the environment says that a site may depend on: its own variables, any that settings name, and the day."""
    named = {word for data in settings.values() for word in _APART.split(data.decode("utf-8", "replace"))}
    for name, value in sorted(os.environ.items()):
        if name in named or (name.startswith(OURS) and name != VARIABLE):
            yield f"{name}={value}"
    yield os.environ.get(DAY) or datetime.now(UTC).date().isoformat()


def _bytes(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")

"""The disk: the only reader and writer of it."""

import os
import shutil
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import file_digest, sha256
from pathlib import Path

from onrecord.diagnostics import Diagnostic, Position
from onrecord.proving.proofs import Evidence
from onrecord.record.yaml_text import MAX_BYTES

SUFFIXES = (".yml", ".yaml")
"""What a file of the record is called."""

THEMES_INDEX = Path("search", "search_index.json")
"""Where the theme's own index lies in a site."""

NOTHING: Mapping[str, Path] = {}
"""No files."""

MANIFEST = ".onrecord-files"
"""Lists the files that `write_folder` put into a folder: what it may replace and remove there."""

LOCK = "quotes.lock"
"""The file of proofs in the folder of the record."""


SEAL = "seal.json"
"""The file of the seal in the folder of the record; signatures of it, and time stamps, have names that go on after its own."""


class NotOurs(Exception):
    """A folder holds files that On Record did not write, so it is left alone."""


def read_record(folder: Path) -> dict[str, bytes]:
    """Read the files of a record: path from the present folder, with slashes → bytes.

    Reads at most one byte more of a file than a record's file may have, and regular files alone: a pipe would never end.
    Links to folders are not followed; `odd` tells of both. Raises FileNotFoundError if there is no such folder, or no YAML in it.
    """
    if not folder.is_dir():
        raise FileNotFoundError(f"{label(folder)}: there is no such folder")
    texts = {}
    for path in _walk(folder):
        if path.suffix.lower() in SUFFIXES and path.is_file():
            with path.open("rb") as file:
                texts[label(path)] = file.read(MAX_BYTES + 1)
    if not texts:
        raise FileNotFoundError(f"{label(folder)}: there is no YAML file (.yml) in it")
    return texts


def odd(folder: Path) -> Iterator[Diagnostic]:
    """What lies in the folder of a record under the name of a part of it, and is none that could be read; and linked folders."""
    for path in _walk(folder):
        if is_of_record(path) and not path.is_file():
            what = "leads nowhere" if path.is_symlink() and not path.exists() else "is no file that has an end"
            yield Diagnostic(
                Position(label(path)), "not-a-file", f"it {what}, and can't be read as a part of the record"
            )
    for root, folders, _ in os.walk(folder):
        for name in sorted(folders):
            if Path(root, name).is_symlink() and not name.startswith("."):
                message = "a folder that is a link is not read as a part of the record"
                yield Diagnostic(
                    Position(label(Path(root, name))), "linked-folder", message, "put the folder itself in its place"
                )


def is_of_record(path: Path) -> bool:
    """Whether a file in the folder of a record is a part of it: one with entries, the lock, or the seal."""
    return path.suffix.lower() in SUFFIXES or path.name in (LOCK, SEAL)


class ArchiveFolder(Mapping[str, bytes]):
    """The archived files of a folder by name, each read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.top = folder.resolve()
        self._has: dict[object, bool] = {}
        self._folders: dict[str, bool] = {}

    def __getitem__(self, name: str) -> bytes:
        if name not in self:
            raise KeyError(name)
        return (self.folder / name).read_bytes()

    def __contains__(self, name: object) -> bool:
        if name not in self._has:
            self._has[name] = self._is_inside(name)
        return self._has[name]

    def _is_inside(self, name: object) -> bool:
        path = os.path.join(self.folder, str(name))  # noqa: PTH118 - there are thousands, and this takes a fifth of the time
        if not os.path.isfile(path):  # noqa: PTH113
            return False
        if os.path.islink(path):  # noqa: PTH114
            return self._leads_inside(path)
        folder = os.path.dirname(path)  # noqa: PTH120
        if folder not in self._folders:
            self._folders[folder] = self._leads_inside(folder)
        return self._folders[folder]

    def _leads_inside(self, path: str) -> bool:
        return Path(os.path.realpath(path)).is_relative_to(self.top)

    def sha256(self, name: str) -> str:
        """The SHA-256 of a file, which is read piece by piece: it may be a film."""
        with (self.folder / name).open("rb") as file:
            return file_digest(file, "sha256").hexdigest()

    def __iter__(self) -> Iterator[str]:
        return (path.relative_to(self.folder).as_posix() for path in _walk(self.folder))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True)
class LeadingOut(Container[str]):
    """The names in an archive that lead out of it."""

    archive: ArchiveFolder

    def __contains__(self, name: object) -> bool:
        try:
            return (self.archive.folder / str(name)).is_file() and name not in self.archive
        except OSError:  # a name longer than any file's
            return False


def read_evidence(record: Path, archive: Path) -> Evidence:
    """What a record can be held against: its lock file, the archive, and its seal; each may be missing."""
    lock, seal, folder = record / LOCK, record / SEAL, ArchiveFolder(archive)
    return Evidence(
        lock=_bytes_of(lock),
        lock_file=label(lock),
        archive=folder,
        digest=folder.sha256,
        leading_out=LeadingOut(folder),
        odd=tuple(odd(record)),
        seal=seal.read_bytes() if seal.is_file() else None,
        seal_file=label(seal),
        day=today(),
    )


def today() -> date:
    """The day of publishing in UTC: that of SOURCE_DATE_EPOCH (reproducible-builds.org), seconds since 1970, if it is set."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(given), UTC).date() if given.isdecimal() else datetime.now(UTC).date()


def _bytes_of(path: Path) -> bytes:
    """What a file holds; nothing, if it is not there."""
    return path.read_bytes() if path.is_file() else b""


def seal_files(record: Path) -> dict[str, Path]:
    """The seal of a record, with its signatures and time stamps, by name."""
    found = sorted([record / SEAL, *record.glob(f"{SEAL}.*")]) if (record / SEAL).is_file() else []
    return {path.name: path for path in found if path.is_file() and not path.is_symlink()}


def write_file(path: str, data: bytes) -> None:
    """Replace a file by new content in one step, so that a failure leaves the old one."""
    target = Path(path).resolve()
    beside = target.with_name(f".{target.name}.new")
    beside.touch(mode=0o600)
    beside.write_bytes(data)
    if target.exists():
        shutil.copymode(target, beside)
    else:
        beside.chmod(0o644)
    beside.replace(target)


def write_new(target: Path, data: bytes) -> bytes:
    """Write a new file into a folder that there may not be yet, and return its SHA-256."""
    try:
        target.write_bytes(data)
    except FileNotFoundError:  # it is the first of its folder
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return sha256(data).digest()


def themes_index(site: Path) -> str:
    """The theme's own search index; empty if it made none."""
    index = site / THEMES_INDEX
    return index.read_text("utf-8") if index.is_file() else ""


def remove_index(site: Path) -> None:
    """Remove the theme's index, which is written when it is asked for."""
    (site / THEMES_INDEX).unlink(missing_ok=True)


def write_index(site: Path, index: str, at: Path) -> None:
    """Put an index in the place of the theme's, which lies ``at`` a path."""
    (site / at).write_text(index, "utf-8", newline="\n")


def copy_into(site: Path, copies: Mapping[str, Path]) -> None:
    """Copy files into a site, each to its path there."""
    for path, file in copies.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, site / path)


def index_as_script(site: Path) -> None:
    """Put the theme's index into a script beside it: from a disk, a browser reads no JSON."""
    index = themes_index(site)
    if index:
        (site / THEMES_INDEX).with_suffix(".js").write_text(f"var __index = {index}", "utf-8", newline="\n")


def hand_written(docs: Path, *others: Path) -> dict[str, Path]:
    """The hand-written files of a docs folder, by path within it: those of no other folder (the record, the archive), and
    neither hidden nor backup files."""
    if not docs.is_dir():
        return {}
    inside = {folder.resolve() for folder in others}
    found = {}
    for path in _walk(docs):
        if not inside & set(path.resolve().parents) and not path.name.endswith(("~", "#")):
            found[path.relative_to(docs).as_posix()] = path
    return found


def write_folder(target: Path, made: Mapping[str, str | bytes], copies: Mapping[str, Path] = NOTHING) -> None:
    """Write a folder: texts or bytes by path, and copies of files. What an earlier run wrote there and is no longer made goes.

    Raises NotOurs if the folder holds anything that an earlier run did not write.
    """
    target.mkdir(parents=True, exist_ok=True)
    manifest = target / MANIFEST
    earlier = set(manifest.read_text("utf-8").split("\n")) if manifest.is_file() else set()
    present = {path.relative_to(target).as_posix() for path in _walk(target)}
    linked = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_symlink()}
    strange = sorted((present - earlier) | linked)
    if strange:
        raise NotOurs(f"{target} holds {strange[0]}, which onrecord did not write; name an empty folder")
    wanted = {*made, *copies}
    manifest.write_text("\n".join(sorted(wanted | earlier)), "utf-8", newline="\n")
    for name in sorted(present - wanted):
        (target / name).unlink()
        _remove_empty(target / name, target)
    for name, data in made.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data.encode() if isinstance(data, str) else data)
    for name, path in copies.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target / name)
    manifest.write_text("\n".join(sorted(wanted)), "utf-8", newline="\n")


def _remove_empty(path: Path, top: Path) -> None:
    """Remove the folders that held a file, up to ``top``, as far as nothing is left in them."""
    for folder in path.parents:
        if folder == top or any(folder.iterdir()):
            return
        folder.rmdir()


def _walk(folder: Path) -> Iterator[Path]:
    """The files below a folder, in order; hidden ones and linked folders left out."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(root, name)


def label(path: Path) -> str:
    """A path as a person in the present folder would write it; a link stays what it is called."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def linked(source: str, target: str) -> None:
    """Give a file another name in a folder that there may not be yet, or copy it. Raises OSError."""
    try:
        os.link(source, target)
    except OSError:  # most often it is the first of its folder
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, target)
        except OSError:  # another disk, or one that has no links
            shutil.copyfile(source, target)

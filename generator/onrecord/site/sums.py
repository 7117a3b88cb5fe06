"""The list of the files of a site with the SHA-256 of each, as `sha256sum --check` reads it."""

from collections.abc import Iterator, Mapping
from hashlib import file_digest
from pathlib import Path

from onrecord.site.folders import ways_in

SUMS = "SHA256SUMS.txt"
"""The list, beside the first page of a site."""

_AS_WRITTEN = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r"})
"""How the list writes signs that would break its lines; such a line begins with a backslash."""


NONE_KNOWN: Mapping[str, bytes] = {}
"""That of no file is it known what its SHA-256 is."""


def listed(folder: Path) -> list[str]:
    """The names of the files of a folder in it, in order; hidden ones left out."""
    return sorted(name for name in ways_in(folder, are_files=True) if not name.startswith("."))


def write_sums(folder: Path, known: Mapping[str, bytes] = NONE_KNOWN) -> None:
    """List the files of a folder. ``known``: the SHA-256 of those that are not read once more, by their names."""
    (folder / SUMS).unlink(missing_ok=True)
    lines = "".join(_line(name, known.get(name) or _sha256(folder, name)) for name in listed(folder))
    (folder / SUMS).write_text(lines, "utf-8", newline="\n")


def differing(folder: Path) -> Iterator[tuple[str, str]]:
    """The files of a folder that are not as its list has them, each with what is wrong. Raises OSError if there is no list."""
    wanted = set((folder / SUMS).read_text("utf-8").splitlines(keepends=True))
    there = {name: _line(name, _sha256(folder, name)) for name in listed(folder) if name != SUMS}
    names = {_name(line): line for line in wanted}
    for name in sorted({*there, *names}):
        if name not in names:
            yield name, "is not in the list"
        elif name not in there:
            yield name, "is missing"
        elif there[name] != names[name]:
            yield name, "is another than when the site was made"


def sums_in(folder: Path) -> dict[str, bytes]:
    """The SHA-256 of the files of a folder, as its list has them. Raises OSError if there is no list."""
    lines = (folder / SUMS).read_text("utf-8").splitlines()
    return {_name(line): bytes.fromhex(line.lstrip("\\")[:64]) for line in lines}


def _sha256(folder: Path, name: str) -> bytes:
    with Path(folder, name).open("rb") as file:
        return file_digest(file, "sha256").digest()


def _line(name: str, sum_: bytes) -> str:
    written = name.translate(_AS_WRITTEN)
    return f"{chr(92) if written != name else ''}{sum_.hex()}  {written}\n"


def _name(line: str) -> str:
    """The name of the file of a line."""
    name = line.rstrip("\n").partition("  ")[2]
    if not line.startswith("\\"):
        return name
    return name.replace("\\r", "\r").replace("\\n", "\n").replace("\\\\", "\\")

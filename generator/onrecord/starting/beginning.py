"""The files of a new project, which builds at once: settings, workflows, and a record of two documents to replace.

They lie as plain files under ``files/``: those of every project in ``common``, and in a folder a language those whose words
readers and editors see. A name that begins with ``dot-`` stands for one with a dot, which build tools pass over; in a file
whose name ends in ``.template``, ``${…}`` stands for what was asked.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files as resources
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath
from string import Template

from onrecord.diagnostics import Diagnostic
from onrecord.record import yaml_text
from onrecord.record.model import About
from onrecord.record.schema import json_schema
from onrecord.record.validating import validate
from onrecord.speaking import languages
from onrecord.speaking.words import translate

FILES = resources("onrecord.starting") / "files"
"""Where the files of new projects lie."""

COMMON = "common"
"""Those of every project, whatever its language."""

TEMPLATE = ".template"
"""The end of the name of a file in which something is to be filled in."""

HIDDEN = "dot-"
"""Stands for the dot at the beginning of a name."""

SCHEMA = "record.schema.json"
"""Where the JSON Schema of the format lies in a project, for its editors."""

ARCHIVE = "archive"
"""Where the archived texts lie in a project."""

RECORD = "docs/record/"
"""Where the record lies in a project."""

TITLES = {"en": "The Exampleton record", "fr": "Le registre d’Exempleville", "ar": "سجل بلدة المثال"}
"""What a record is called that was given no other title, by language: each that has files of its own."""

OPTIONAL = ("editor", "contact", "licence")
"""What a record says of itself only if it was asked and answered."""


@dataclass(frozen=True)
class Wishes:
    """What somebody wants of a new project. ``language``: one of the interface's. The others are those of the record's
    ``about``, in its words; empty: not known yet."""

    language: str = languages.SOURCE
    title: str = ""
    editor: str = ""
    contact: str = ""
    licence: str = ""

    def as_yaml(self, key: str) -> str:
        """What the record says of itself under a key, as a line of YAML; a comment that asks for it if it is not known."""
        value = getattr(self, key)
        return yaml_text.dump({key: value}).rstrip("\n") if value else f"# {key}:"


def written_in(language: str) -> str:
    """The language in which a project's own words are, for a language of the interface."""
    return language if language in TITLES else languages.SOURCE


def refusals(wishes: Wishes) -> dict[str, Diagnostic]:
    """What `check` would say of what a record is to say of itself, by key; the first of each."""
    given = {key: getattr(wishes, key) for key in ("title", *OPTIONAL) if getattr(wishes, key)}
    found = {}
    for key, value in given.items():
        node, problems = yaml_text.parse(yaml_text.dump({"title": "…", key: value}).encode(), key)
        if node:
            problems += validate(About, node, key)[1]
        if problems:
            found[key] = problems[0]
    return found


def files_of(wishes: Wishes, version: str) -> dict[str, bytes]:
    """The files of a new project, by path; all but the proofs of its quotes. ``version``: of the program."""
    language = written_in(wishes.language)
    raw = dict(_below(FILES / COMMON)) | dict(_below(FILES / language))
    values = _values(wishes, language, version, raw)
    filled = dict(_filled(path, data, values) for path, data in raw.items())
    schema = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    return dict(sorted((filled | {SCHEMA: schema.encode()}).items()))


def record_of(files: dict[str, bytes]) -> dict[str, bytes]:
    """Those files of a project that are its record."""
    return {path: data for path, data in files.items() if path.startswith(RECORD)}


def archive_of(files: dict[str, bytes]) -> dict[str, bytes]:
    """The archived texts of a project, by name."""
    return {PurePosixPath(path).name: data for path, data in files.items() if path.startswith(f"{ARCHIVE}/")}


def _values(wishes: Wishes, language: str, version: str, raw: dict[str, bytes]) -> dict[str, str]:
    """What is filled in, by the word that stands for it."""
    hashes = {PurePosixPath(name).stem: sha256(data).hexdigest() for name, data in archive_of(raw).items()}
    with languages.speaking(wishes.language):
        spoken = {
            "about": _scalar(translate("About this record")),
            "to_dark": _scalar(translate("Switch to dark")),
            "to_light": _scalar(translate("Switch to light")),
        }
    return {
        "title": _scalar(wishes.title or TITLES[language]),
        "interface": wishes.language,
        "language": language,
        "version": version,
        **{key: f"  {wishes.as_yaml(key)}" for key in OPTIONAL},
        **{f"sha256_{stem}": digest for stem, digest in hashes.items()},
        **spoken,
    }


def _scalar(text: str) -> str:
    """A text as a value in YAML, on one line."""
    return yaml_text.dump({"x": str(text)})[len("x: ") :].rstrip("\n")


def _filled(path: str, data: bytes, values: dict[str, str]) -> tuple[str, bytes]:
    """A file's path and content in the project."""
    if not path.endswith(TEMPLATE):
        return path, data
    return path.removesuffix(TEMPLATE), Template(data.decode()).substitute(values).encode()


def _below(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    """The files below a folder of ours, by their paths in the project."""
    for item in folder.iterdir():
        name = f".{item.name.removeprefix(HIDDEN)}" if item.name.startswith(HIDDEN) else item.name
        if item.is_dir():
            yield from _below(item, f"{above}{name}/")
        else:
            yield f"{above}{name}", item.read_bytes()

"""Made-up records for tests: entries as mappings with sensible values, and the YAML text of their files.

Every word is our own, and no person, place or event is real.
"""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord import generate
from onrecord.diagnostics import errors
from onrecord.generate import NO_EVIDENCE, check, prepare
from onrecord.proving.proofs import Evidence
from onrecord.record.yaml_text import dump
from onrecord.telling.view import View, view_of

Data = dict[str, Any]
"""An entry, or a whole file of a record, as YAML has it."""

FILE = "docs/record/record.yml"
"""Where the one file of a made-up record lies."""


def source(identifier: str = "clerk", **fields: Any) -> Data:
    return {"id": identifier, "name": "A clerk of the harbour", "kind": "person", **fields}


def publisher(identifier: str = "gazette", **fields: Any) -> Data:
    return source(identifier, **{"name": "The Harbour Gazette", "kind": "media", **fields})


def location(identifier: str = "harbour", **fields: Any) -> Data:
    return {"id": identifier, "name": "The harbour", **fields}


def event(identifier: str = "fire", **fields: Any) -> Data:
    return {"id": identifier, "name": "The fire at the quay", "when": "2020-03-04", "locations": ["harbour"], **fields}


def document(identifier: str = "report", **fields: Any) -> Data:
    return {"id": identifier, "title": "Fire at the quay", "publisher": "gazette", "published": "2020-03-05", **fields}


def claim(identifier: str, **fields: Any) -> Data:
    """A claim of the clerk. A field that is None is left out."""
    values = {"id": identifier, "source": "clerk", "document": "report", "event": "fire", "says": "it burned", **fields}
    return {key: value for key, value in values.items() if value is not None}


def minimal(**lists: Any) -> Data:
    """A record of one of each and two claims, without a warning; ``lists`` take the place of its lists."""
    return {
        "about": {"title": "The harbour record"},
        "sources": [source(), publisher()],
        "locations": [location()],
        "events": [event()],
        "documents": [document()],
        "claims": [claim("burned"), claim("four-hurt", quote="it hurt 4 people", figures={"injured": "4 people"})],
        **lists,
    }


def with_value(data: Data, *path: int | str, value: Any) -> Data:
    """A copy of a record with another value at one place: ``with_value(minimal(), "claims", 0, "says", value="no")``."""
    changed = copy.deepcopy(data)
    inner: Any = changed
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return changed


def yaml_text(data: Mapping[str, Any]) -> str:
    """The text of a file of a record. Each value is written out, since a record refuses YAML's aliases."""
    return dump(copy_of(data))


def copy_of(value: Any) -> Any:
    """A value made anew in all its parts, so that no two of them are the same object."""
    if isinstance(value, Mapping):
        return {key: copy_of(item) for key, item in value.items()}
    return [copy_of(item) for item in value] if isinstance(value, list | tuple) else value


def texts_of(data: Mapping[str, Any], file: str = FILE) -> dict[str, bytes]:
    """A record as `generate` takes it."""
    return {file: yaml_text(data).encode()}


def viewed(texts: Mapping[str, bytes], evidence: Evidence = NO_EVIDENCE) -> View:
    """The view of a record that holds."""
    checked = check(texts, evidence)
    assert [str(each) for each in errors(checked.diagnostics)] == []
    return view_of(checked.draft, checked.proofs)


class Pages(Mapping[str, str]):
    """The pages of a record that holds, by path: each is made when it is asked for, since most tests look at few of them."""

    def __init__(self, texts: Mapping[str, bytes], has_format: bool = True, **how: Any) -> None:
        """``has_format``: whether the pages about the format are among them. ``how``: as `prepare` takes it."""
        prepared = prepare(texts, **how)
        assert [str(each) for each in errors(prepared.diagnostics)] == []
        assert prepared.edition
        self._edition = prepared.edition
        self._made = {path: each.text for path, each in generate.of_every_site().items()} if has_format else {}
        self._paths = dict.fromkeys([*self._edition.keys, *self._made])

    def __getitem__(self, path: str) -> str:
        if path not in self._made:
            self._made[path] = self._edition.written(path).text
        return self._made[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

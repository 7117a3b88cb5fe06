"""What goes into a frame: each page's content and the values for the frame's holes. All of it is plain and can be sent, so any
machine can make it."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from onrecord.edition import Edition
from onrecord.site.converting import Converted, Converter
from onrecord.telling.page import Written

TEXTS = ("title", "description", "picture")
"""What a theme takes from the front matter of our pages and prints."""


@dataclass(frozen=True, slots=True)
class FrameShape:
    """What the frame of a page depends on: how its path begins and how many parts follow, what its front matter has beside
    texts that are printed, as JSON, which of these it has, the level of each heading, and whether there is a file to edit."""

    first: str
    depth: int
    head: str
    texts: tuple[str, ...]
    levels: tuple[int, ...]
    is_edited: bool


class Filling(NamedTuple):
    """A page but for its frame: the shape of that, and what goes into its holes, by the names of their signs."""

    shape: FrameShape
    values: dict[str, str]


@dataclass(frozen=True)
class Fillings:
    """The pages of an edition but for their frames. ``docs``: the docs folder of the site, if pages lead to where their files are
    edited; ``here``: the folder from which the files of the record are named. Both are absolute, so that it does not matter where
    a page is made."""

    edition: Edition
    converter: Converter
    docs: Path | None
    here: Path

    def of(self, path: str) -> Filling:
        """The page whose Markdown lies at a path."""
        return self.of_written(path, self.edition.written(path))

    def of_written(self, path: str, written: Written) -> Filling:
        """The same, of a page of which the Markdown was made."""
        converted = self.converter.convert(path, written.body)
        first, *others = path.removeprefix(self.edition.under).removesuffix(".md").split("/")
        edited = bool(written.origin and self.docs)
        shape = _shape(f"{self.edition.under}{first}", len(others), written, converted, edited)
        return Filling(shape, self._values(others, written, converted))

    def _values(self, path: Sequence[str], written: Written, converted: Converted) -> dict[str, str]:
        values = {"content": converted.html, "origin": edit_uri(written.origin, self.docs, self.here) or ""}
        values |= {name: str(written.head[name]) for name in TEXTS if name in written.head}
        values |= {f"path{number}": part for number, part in enumerate(path)}
        for number, heading in enumerate(converted.headings):
            values[f"heading{number}"], values[f"id{number}"] = heading.name, heading.id
        return values


def _shape(first: str, depth: int, written: Written, converted: Converted, is_edited: bool) -> FrameShape:
    head = {name: value for name, value in written.head.items() if name not in TEXTS}
    texts = tuple(name for name in TEXTS if name in written.head)
    levels = tuple(heading.level for heading in converted.headings)
    return FrameShape(first, depth, json.dumps(head), texts, levels, is_edited)


def edit_uri(origin: str, docs: Path | None, here: Path) -> str | None:
    """Where a file of the record is edited, as MkDocs wants it: its path from the docs folder; None if there is no one file, or
    without a docs folder. ``here``: the folder from which the file is named."""
    return Path(os.path.relpath(here / origin, docs)).as_posix() if origin and docs else None

"""Builds sites in a folder of a test, with the settings of the project's own mkdocs.yml."""

import json
import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

# Material greets every build with a notice about MkDocs 2 unless it is told not to before it is imported.
os.environ["NO_MKDOCS_2_WARNING"] = "1"

from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin

from onrecord.telling.saved import EMBED

PROJECT = Path(__file__).parent.parent
"""The folder of mkdocs.yml."""


@dataclass(frozen=True)
class Site:
    """What a build came to: the folder of the site, what it logged, and why it stopped if it did."""

    folder: Path
    log: tuple[str, ...]
    failure: str

    @cached_property
    def pages(self) -> dict[str, str]:
        """The HTML of each page, by its path in the site; without what the pages of others show, which is none of its own."""
        found = sorted(path for path in self.folder.rglob("*.html") if path.name != EMBED)
        return {path.relative_to(self.folder).as_posix(): path.read_text("utf-8") for path in found}

    @cached_property
    def trees(self) -> dict[str, BeautifulSoup]:
        """The same pages as trees of tags, each parsed once. Nobody may change what is in them."""
        return {path: parsed(page) for path, page in self.pages.items()}

    @cached_property
    def files(self) -> list[str]:
        """The path of every file of the site."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    @cached_property
    def entries(self) -> list[dict[str, Any]]:
        """What our search can show: address, title, the page it is under, other names, statements and texts of each entry, by
        address."""
        found = [
            {
                "address": address,
                "title": words_of(title),
                "under": under,
                "names": [*map(words_of, names)],
                "texts": [*map(words_of, [*said, *texts])],
            }
            for _, _, address, title, under, names, said, texts, *_ in self.table("entries")
        ]
        return sorted(found, key=lambda entry: str(entry["address"]))

    def table(self, name: str) -> list[Any]:
        """The rows of a table of our search index, from all of its blocks."""
        blocks = sorted(self.folder.glob(f"search/*/{name}-*.js"), key=lambda path: (len(path.name), path.name))
        rows = [json.loads(path.read_text("utf-8").split("\n", 1)[1].rpartition("\n)")[0]) for path in blocks]
        return [row for block in rows for row in block]

    @cached_property
    def search(self) -> list[dict[str, Any]]:
        """The entries of the theme's own search index."""
        index = json.loads((self.folder / "search" / "search_index.json").read_text("utf-8"))
        return list(index["docs"])


def build(folder: Path, docs: Mapping[str, str], spies: Iterable[BasePlugin] = (), **settings: Any) -> Site:
    """Build a site from ``docs``: hand-written pages and a record, text by path such as ``docs/record/a.yml``.

    ``settings`` take the place of those of mkdocs.yml. ``spies`` are further plugins.
    """
    for path, text in docs.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
    return build_docs(folder / "docs", folder / "site", spies, **{"nav": [], **settings})


def build_docs(
    docs: Path, site: Path, spies: Iterable[BasePlugin] = (), settings: Path = PROJECT / "mkdocs.yml", **changed: Any
) -> Site:
    """Build a docs folder that exists, with the settings of a file but for those that are ``changed``."""
    failure = ""
    with _logged() as log:
        try:
            options = {"strict": True, **changed}
            config = load_config(str(settings), docs_dir=str(docs), site_dir=str(site), **options)
            for number, spy in enumerate(spies):
                config.plugins[f"spy-{number}"] = spy
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build_with_mkdocs(config)
            finally:
                config.plugins.on_shutdown()
        except Abort as error:
            failure = str(error)
    return Site(site, tuple(log), failure)


@contextmanager
def _logged() -> Iterator[list[str]]:
    """Collect what MkDocs and its plugins log, as ``WARNING: …``."""
    lines: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(f"{record.levelname}: {record.getMessage()}")

    logger, collector = logging.getLogger("mkdocs"), Collector()
    level = logger.level
    logger.addHandler(collector)
    logger.setLevel(logging.INFO)
    try:
        yield lines
    finally:
        logger.removeHandler(collector)
        logger.setLevel(level)


def loud(log: Iterable[str]) -> list[str]:
    """The lines of a log that are warnings or worse."""
    return [line for line in log if not line.startswith(("INFO:", "DEBUG:"))]


def words_of(piece: Any) -> str:
    """A text of the search index without its language."""
    return str(piece[0] if isinstance(piece, list) else piece)


def parsed(page: str) -> BeautifulSoup:
    """A page, or a part of one, as a tree of tags."""
    return BeautifulSoup(page, "html.parser")

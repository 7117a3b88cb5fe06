"""Which files of a docs folder are published: those that a site needs, and those that its settings list; and never what a link
leads to outside of it. MkDocs would copy whatever lies there: keys, spreadsheets, backups, what a link to another folder holds.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import pathspec

from onrecord.auditing.finding import in_order
from onrecord.auditing.worst import worst_in
from onrecord.writing.sought import NamesSought

PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".html", ".htm")
PICTURES = (".apng", ".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp")
STYLES = (".css", ".js", ".mjs", ".otf", ".ttf", ".woff", ".woff2")
NEEDED = frozenset((*PAGES, *PICTURES, *STYLES))
"""How the names of files end that a site needs: its pages, their pictures, and what these are shown with."""

ASKED_FOR = frozenset(("robots.txt",))
"""Files that a browser or a search engine asks each site for."""

TOLD = 20
"""Files that are told of one by one."""


@dataclass(frozen=True)
class Publishing:
    """What of a docs folder goes out. ``patterns``: what else its settings list, as lines of a .gitignore."""

    docs: Path
    patterns: Sequence[str] = ()
    _listed: pathspec.GitIgnoreSpec = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_listed", pathspec.GitIgnoreSpec.from_lines(self.patterns))

    def why_not(self, path: str) -> str:
        """Why a file of the docs folder, by its path in it, is not published; empty if it is."""
        if not (self.docs / path).resolve().is_relative_to(self.docs.resolve()):
            return "it leads out of the docs folder"
        if self._listed.match_file(path):
            return ""
        name = PurePosixPath(path)
        if name.suffix.lower() in NEEDED or path in ASKED_FOR:
            return ""
        return "no page needs such a file, and 'publish:' does not list it"


def in_lines(left_out: Iterable[tuple[str, str]]) -> list[str]:
    """That files were left out, and why, a line each; of very many only how many more there are."""
    lines = [f"not published: {_printable(path)} ({why})" for path, why in left_out]
    more = len(lines) - TOLD
    return lines if more <= 0 else [*lines[:TOLD], f"not published: {more} more files"]


def leaks_in(published: Iterable[tuple[str, Path]], kept_back: NamesSought) -> Iterator[str]:
    """What is worst in files that go out as they are, a line each: a key, where a picture was taken, or a name that is
    ``kept_back``. ``published``: the path in the docs folder of each, and where it lies."""
    for path, file in published:
        if file.is_file():
            yield from (str(found) for found in in_order(worst_in(path, file.read_bytes(), kept_back)))


def _printable(path: str) -> str:
    """A path without signs that would do something to a terminal."""
    return path if path.isprintable() else ascii(path)[1:-1]

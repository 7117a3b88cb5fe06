"""Hand-written files that lie where the site has a page of the record."""

import unicodedata
from collections.abc import Iterable, Mapping

from onrecord.diagnostics import Diagnostic, Position

PROBLEMS = {
    "page-clash": "A hand-written file lies where the site has a page of the record, so one of the two would be lost. Rename it "
    "or remove it. Capital letters make no difference, and `a/index.md`, `a/README.md` and `a.md` all become the page `a/`.",
}
"""Every code that this module gives, with how to mend it."""


def clashes(hand_written: Mapping[str, str], made: Iterable[str]) -> list[Diagnostic]:
    """A problem for each hand-written file, by its path in the docs folder and as a person would write it, that becomes
    the same file of a site as one that the record makes, on any file system."""
    taken = {_file_of_site(path) for path in made}
    return [
        Diagnostic(Position(file), "page-clash", "the record has a page of its own here", "rename or remove this file")
        for path, file in hand_written.items()
        if _file_of_site(path) in taken
    ]


def _file_of_site(path: str) -> str:
    """What a file of the docs folder becomes in a site; the same for all paths that some file system takes for one."""
    folded = unicodedata.normalize("NFC", path).casefold()
    if not folded.endswith((".md", ".markdown")):
        return folded
    folder, slash, name = folded.rpartition(".")[0].rpartition("/")
    return f"{folder}{slash}index.html" if name in ("index", "readme") else f"{folder}{slash}{name}/index.html"

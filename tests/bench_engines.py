"""The folders in which a record is built: by us with the settings that we ship, and its Markdown by others."""

import re
import shutil
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from tests.building import PROJECT
from tests.projects import command

BIN = Path(sys.executable).parent
INPUTS = ("docs", "archive", "mkdocs.yml", "without-search.yml")
"""What a project is made of. All else in it was made by a build, a cache among it."""

HUGO = """\
baseURL = "https://example.org/"
title = "Bare pages"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
block = true
title = true
"""
LAYOUT = "<!doctype html><html><head><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>\n"
OURS = "  - onrecord\n"
SEARCH = "  - search:\n(?:      .*\n)*"
"""What stands in our settings for our plugin, and (a pattern) for the theme's search."""


class Made(NamedTuple):
    """What a folder has: HTML pages, bytes, and a hash of every name and every byte in it."""

    pages: int
    size: int
    digest: str


class Project:
    """A record with the hand-written pages, the archive and the settings of this project around it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.record = folder / "docs" / "record"
        self.site = folder / "site"

    def begin(self) -> None:
        """Make the folder anew, without a record."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(PROJECT / "docs", self.folder / "docs", ignore=shutil.ignore_patterns("record", "pictures"))
        (self.folder / "archive").mkdir()
        settings = (PROJECT / "mkdocs.yml").read_text("utf-8")
        (self.folder / "mkdocs.yml").write_text(settings, "utf-8")
        without = _replaced(settings, SEARCH, "").replace(OURS, "  - onrecord: {search: false}\n")
        (self.folder / "without-search.yml").write_text(without, "utf-8")

    def clear(self, cache: Path) -> None:
        """Leave what it is made of, and nothing that a build has made, here or in a cache."""
        shutil.rmtree(cache, ignore_errors=True)
        for path in self.folder.iterdir():
            if path.name not in INPUTS:
                remove(path)


def remove(path: Path) -> None:
    """Delete a file or a folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def write_command(target: str, links: str) -> list[str]:
    """The command that writes a project's Markdown."""
    return command("write", target, "--links", links)


def stock(folder: Path, markdown: Path) -> list[str]:
    """Make a folder for MkDocs and Material, or Zensical, with our settings but without us; the rest of the command."""
    folder.mkdir(parents=True)
    settings = _replaced((PROJECT / "mkdocs.yml").read_text("utf-8"), OURS, "")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    shutil.copytree(markdown, folder / "docs")
    return ["build", "-f", "mkdocs.yml"]


def mkdocs(folder: Path, markdown: Path) -> list[str]:
    """The same for MkDocs; the whole command."""
    return [sys.executable, "-m", "mkdocs", *stock(folder, markdown)]


def zensical(folder: Path, markdown: Path) -> list[str]:
    """The same for Zensical."""
    return [str(BIN / "zensical"), *stock(folder, markdown)]


def hugo(folder: Path, markdown: Path) -> list[str]:
    """A folder for Hugo, with templates that print a title and the content: its command.

    In a folder, Hugo takes `_index.md` for what others call `index.md`; and of `a.md` beside `a/` it would make two pages at
    one address, so the first becomes `a/_index.md`."""
    for name in ("single", "list", "home"):
        layout = folder / "layouts" / f"{name}.html"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(LAYOUT, "utf-8")
    (folder / "hugo.toml").write_text(HUGO, "utf-8")
    for file in markdown.rglob("*.md"):
        where = file.relative_to(markdown)
        if file.name == "index.md":
            where = where.with_name("_index.md")
        elif file.with_suffix("").is_dir():
            where = where.with_suffix("") / "_index.md"
        (folder / "content" / where).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, folder / "content" / where)
    shutil.copytree(markdown / "assets", folder / "static" / "assets")
    return [str(BIN / "hugo"), "build", "--quiet", "--destination", "site"]


def floor(sizes: Path, target: str) -> list[str]:
    """The command that writes files of given sizes, and does nothing else."""
    return [sys.executable, str(Path(__file__).with_name("bench_floor.py")), str(sizes), target]


def write_sizes(folder: Path, to: Path) -> None:
    """Note how large each file of a folder is, for `floor`."""
    lines = (f"{path.stat().st_size} {path.relative_to(folder).as_posix()}\n" for path in _files(folder))
    to.write_text("".join(lines), "utf-8")


def made(folder: Path) -> Made:
    """What a build has made in a folder."""
    digest, pages, size = sha256(), 0, 0
    for path in _files(folder):
        data = path.read_bytes()
        pages += path.suffix == ".html"
        size += len(data)
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode() + data)
    return Made(pages, size, digest.hexdigest())


def page_with(site: Path, words: str) -> Path | None:
    """The first page of a site, in the order of their paths, that has some text in it."""
    return next((path for path in _files(site) if path.suffix == ".html" and words in path.read_text("utf-8")), None)


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _replaced(text: str, pattern: str, new: str) -> str:
    changed, times = re.subn(pattern, new, text)
    if times != 1:
        raise LookupError(f"mkdocs.yml has {pattern!r} {times} times, which the measurement takes out")
    return changed

"""Projects in a folder of a test, and the command run there: in this process, or in one of its own as a person would."""

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from click.testing import CliRunner

from onrecord.cli import main
from tests import golden
from tests.building import PROJECT

BEFORE = "1600000000"
"""A moment long before today, for builds that must not depend on today."""

RECORD = Path("docs", "record", "harbour.yml")
"""Where the one file of the golden record lies in a project."""


def golden_project(folder: Path, has_handbook: bool = True) -> Path:
    """Put a project into a folder: the golden record, its archive and a few hand-written pages, with the settings and the
    handbook of this one. So what anybody writes into their record changes no test of the program.

    ``has_handbook``: false leaves no more than the titles of the handbook's pages, which MkDocs makes as slowly as the whole
    record; for tests that are about the record's pages, or build many times.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    shutil.copytree(golden.SITE / "hand-written", folder / "docs")
    shutil.copytree(PROJECT / "docs" / "handbook", folder / "docs" / "handbook")
    for page in (folder / "docs" / "handbook").glob("*.md") if not has_handbook else ():
        page.write_text(page.read_text("utf-8").partition("\n")[0] + "\n", "utf-8")
    shutil.copytree(golden.SITE / "record", folder / "docs" / "record")
    shutil.copytree(golden.SITE / "archive", folder / "archive")
    return folder


def real_project(folder: Path) -> Path:
    """Put this project's own mkdocs.yml and docs/ into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    shutil.copytree(PROJECT / "docs", folder / "docs")
    return folder


def speak(project: Path, language: str) -> Path:
    """Set the language of a project's site."""
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert "\n  language: en\n" in text
    settings.write_text(text.replace("\n  language: en\n", f"\n  language: {language}\n"), "utf-8")
    return project


@dataclass(frozen=True)
class Ran:
    """What a run of the command came to."""

    returncode: int
    stdout: str
    stderr: str


def onrecord(folder: Path, *arguments: str, answers: str = "") -> Ran:
    """Run `onrecord` in a folder, in this process; ``answers``: what is typed. Whatever it raises and does not turn into a line
    fails the test."""
    with chdir(folder), _log_as_it_was():
        runner = CliRunner(env={"SOURCE_DATE_EPOCH": BEFORE})
        result = runner.invoke(main, arguments, input=answers, catch_exceptions=False)
    return Ran(result.exit_code, result.stdout, result.stderr)


@contextmanager
def _log_as_it_was() -> Iterator[None]:
    """Take back what the command changes in the logging of MkDocs."""
    loggers = [logging.getLogger(name) for name in ("mkdocs", "mkdocs.plugins.onrecord")]
    before = [(logger.level, [*logger.handlers]) for logger in loggers]
    try:
        yield
    finally:
        for logger, (level, handlers) in zip(loggers, before, strict=True):
            logger.setLevel(level)
            logger.handlers[:] = handlers


def environment(**more: str) -> dict[str, str]:
    """The environment of a command: the program of this checkout, no notices, and a date in the past."""
    paths = os.pathsep.join([str(PROJECT / "generator"), str(PROJECT)])
    return {**os.environ, "PYTHONPATH": paths, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": BEFORE, **more}


def command(*arguments: str) -> list[str]:
    """The command line of `onrecord`."""
    return [sys.executable, "-m", "onrecord", *arguments]


def process(folder: Path, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run `onrecord` in a folder, in a process of its own."""
    return subprocess.run(
        command(*arguments), cwd=folder, env=environment(**more), capture_output=True, text=True, check=False
    )


def digests(folder: Path) -> Mapping[str, str]:
    """The SHA-256 of every file of a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

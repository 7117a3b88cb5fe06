"""Copies of the project's docs and settings in a folder of a test, and the command run there as a person would."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from tests.building import PROJECT

BEFORE = "1600000000"
"""A moment long before today, for builds that must not depend on today."""


def copy_project(folder: Path) -> Path:
    """Put mkdocs.yml and docs/ into a folder."""
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


def environment(**more: str) -> dict[str, str]:
    """The environment of a command: the program of this checkout, no notices, and a date in the past."""
    paths = os.pathsep.join([str(PROJECT / "generator"), str(PROJECT)])
    return {**os.environ, "PYTHONPATH": paths, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": BEFORE, **more}


def command(*arguments: str) -> list[str]:
    """The command line of `onrecord`."""
    return [sys.executable, "-m", "onrecord", *arguments]


def onrecord(folder: Path, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run `onrecord` in a folder."""
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

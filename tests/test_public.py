"""What others may use of the program: `import onrecord` is light, its public names are there, and a wheel brings every file."""

import inspect
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import get_type_hints

import pytest

import onrecord
from onrecord import generate
from tests.building import PROJECT
from tests.records import minimal, texts_of

PACKAGE = PROJECT / "generator" / "onrecord"


def python(code: str, *arguments: str, folder: Path = PROJECT) -> str:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def test_importing_the_package_imports_nothing_else_of_it() -> None:
    code = "import sys, onrecord; print([each for each in sys.modules if each.startswith('onrecord.')])"
    assert python(code) == "[]\n"


def test_all_that_is_public_can_be_imported() -> None:
    assert python("from onrecord import *; print(generate.check.__module__)") == "onrecord.checking.checked\n"
    assert python("from onrecord.generate import *; print(Evidence.__module__)") == "onrecord.proving.proofs\n"


def test_the_docstring_names_what_is_public() -> None:
    text = onrecord.__doc__ or ""
    assert {f"onrecord.{name}" for name in onrecord.__all__} == set(re.findall(r"`(onrecord\.[a-z_.]+)`", text))


@pytest.mark.parametrize("name", generate.__all__)
def test_a_public_name_explains_itself(name: str) -> None:
    assert inspect.getdoc(getattr(generate, name))


@pytest.mark.parametrize("function", [generate.check, generate.generate], ids=["check", "generate"])
def test_what_a_public_function_takes_and_returns_of_ours_is_public(function: object) -> None:
    used = re.findall(r"onrecord(?:\.\w+)+\.(\w+)", str(get_type_hints(function)))
    assert used
    assert set(used) <= set(generate.__all__)


def test_a_record_is_checked_and_made_by_what_is_public() -> None:
    texts = texts_of(minimal())
    assert generate.check(texts).diagnostics == []
    assert "index.md" in generate.generate(texts, links=generate.LinkStyle.FILES, borders=generate.Borders.NONE).files


def test_a_wheel_brings_every_file_of_the_package(tmp_path: Path) -> None:
    """Among them `py.typed`, without which nobody's type checker reads our types."""
    project = tmp_path / "project"
    shutil.copytree(PACKAGE, project / "generator" / "onrecord", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(PROJECT / name, project)
    python("from setuptools import build_meta; build_meta.build_wheel('..')", folder=project)
    (wheel,) = tmp_path.glob("*.whl")
    brought = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("onrecord/")}
    paths = (path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert brought == {f"onrecord/{path.relative_to(PACKAGE).as_posix()}" for path in paths}
    assert "onrecord/py.typed" in brought

"""Which module may import which: the contract of the project names every module, and finds a circle and a stray."""

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.building import PROJECT

PACKAGE = PROJECT / "generator" / "onrecord"
CONTRACTS = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
LAYERS = {each["containers"][0]: each for each in CONTRACTS if each["type"] == "layers"}


def lowest(room: str) -> str:
    """A module of the lowest layer of a room."""
    return str(LAYERS[room]["layers"][-1]).split(" | ")[0]


def lint(project: Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(project / "generator")}
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the contract is about."""
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    shutil.copytree(PACKAGE, tmp_path / "generator" / "onrecord", ignore=shutil.ignore_patterns("__pycache__", "*.po"))
    return tmp_path


def test_every_room_has_a_contract_that_names_all_of_its_modules() -> None:
    rooms = {path.parent for path in PACKAGE.rglob("*.py")}
    names = {".".join(("onrecord", *room.relative_to(PACKAGE).parts)) for room in rooms}
    assert names == set(LAYERS)
    assert all(each["exhaustive"] for each in LAYERS.values())


@pytest.mark.parametrize("room", [room for room, each in LAYERS.items() if len(each["layers"]) > 1])
def test_a_planted_circle_is_found(room: str, project: Path) -> None:
    """In each room, a module of the lowest layer comes to import one of the highest."""
    highest, low = str(LAYERS[room]["layers"][0]).split(" | ")[0], lowest(room)
    module = project.joinpath("generator", *room.split("."), low)
    file = module / "__init__.py" if module.is_dir() else module.with_suffix(".py")
    file.write_text(f"{file.read_text('utf-8')}\nfrom {room} import {highest} as planted\n", "utf-8")
    found = lint(project)
    assert found.returncode == 1
    assert f"{room}.{low} -> {room}.{highest}" in found.stdout.replace("\n", " ")


def test_a_module_that_no_contract_names_is_found(project: Path) -> None:
    (project / "generator" / "onrecord" / "telling" / "stray.py").write_text('"""A stray."""\n', "utf-8")
    found = lint(project)
    assert found.returncode == 1
    assert "stray" in found.stdout


def test_no_two_classes_have_one_name() -> None:
    found: dict[str, list[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, []).append(path.name)
    assert {name: files for name, files in found.items() if len(files) > 1} == {}

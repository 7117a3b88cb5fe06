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


def highest(room: str) -> str:
    """A module of the highest layer of a room."""
    return str(LAYERS[room]["layers"][0]).split(" | ")[0]


def lint(project: Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(project / "generator")}
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def copied(folder: Path) -> Path:
    """A copy of what the contract is about."""
    shutil.copy(PROJECT / "pyproject.toml", folder)
    shutil.copytree(PACKAGE, folder / "generator" / "onrecord", ignore=shutil.ignore_patterns("__pycache__", "*.po"))
    return folder


def test_every_room_has_a_contract_that_names_all_of_its_modules() -> None:
    rooms = {path.parent for path in PACKAGE.rglob("*.py")}
    names = {".".join(("onrecord", *room.relative_to(PACKAGE).parts)) for room in rooms}
    assert names == set(LAYERS)
    assert all(each["exhaustive"] for each in LAYERS.values())


WITH_LAYERS = [room for room, each in LAYERS.items() if len(each["layers"]) > 1]


@pytest.fixture(scope="module")
def found_in_planted(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is found where, in each room, a module of the lowest layer comes to import one of the highest."""
    project = copied(tmp_path_factory.mktemp("planted"))
    for room in WITH_LAYERS:
        module = project.joinpath("generator", *room.split("."), lowest(room))
        file = module / "__init__.py" if module.is_dir() else module.with_suffix(".py")
        file.write_text(f"{file.read_text('utf-8')}\nfrom {room} import {highest(room)} as planted\n", "utf-8")
    found = lint(project)
    assert found.returncode == 1
    return found.stdout.replace("\n", " ")


@pytest.mark.parametrize("room", WITH_LAYERS)
def test_a_planted_circle_is_found(room: str, found_in_planted: str) -> None:
    assert f"{room}.{lowest(room)} -> {room}.{highest(room)}" in found_in_planted


def test_a_module_that_no_contract_names_is_found(tmp_path: Path) -> None:
    project = copied(tmp_path)
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

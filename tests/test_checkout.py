"""The files around the program, which no tool of ours runs here: hooks before a commit, and the workflows of GitHub."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.building import PROJECT

GUIDES = sorted((PROJECT / ".github").glob("*.md"))
WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def recipe(target: str) -> list[str]:
    """The commands of a target of the Makefile."""
    found = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert found
    return [line.strip().replace("$(BIN)", ".venv/bin") for line in found[1].splitlines()]


def steps(workflow: str) -> list[dict[str, Any]]:
    return [
        step for job in read(PROJECT / ".github" / "workflows" / workflow)["jobs"].values() for step in job["steps"]
    ]


def test_the_hooks_before_a_commit_are_what_make_checks() -> None:
    hooks = [hook for repo in read(PROJECT / ".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]]
    assert [hook["entry"] for hook in hooks] == recipe("check")
    assert {hook["language"] for hook in hooks} == {"system"}
    assert all(re.match(hook["files"], "generator/onrecord/cli/build.py") for hook in hooks)
    assert not any(hook["pass_filenames"] for hook in hooks)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_is_one(path: Path) -> None:
    workflow = read(path)
    # In YAML 1.1 the key `on` is the value true.
    assert set(workflow) == {"name", True, "permissions", "jobs"}
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert job["runs-on"]
        assert job["strategy"]["matrix"]["python"] == ["3.11", "3.14"]
        assert all(len({"uses", "run"} & set(step)) == 1 for step in job["steps"])


def test_the_workflow_for_linux_runs_what_a_person_can_run() -> None:
    assert [step["run"] for step in steps("linux.yml") if "run" in step] == [".ci/run"]
    assert os.name != "posix" or os.access(PROJECT / ".ci" / "run", os.X_OK)


def test_the_workflow_for_windows_does_what_the_readme_says() -> None:
    run = [step["run"] for step in steps("windows.yml") if "run" in step]
    readme = (PROJECT / "README.md").read_text("utf-8")
    told = re.findall(r"^(?:python -m venv|\.venv\\Scripts\\).*$", readme, re.MULTILINE)
    assert len(told) == 4
    assert [each for each in run if each in told] == told
    assert run[-1] == ".venv\\Scripts\\pytest"


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_what_a_guide_leads_to_is_there(path: Path) -> None:
    text = path.read_text("utf-8")
    links = re.findall(r"\]\((?!https:)([^)#]+)(?:#([^)]+))?\)", text)
    assert links
    for file, anchor in links:
        headings = re.findall(r"^#+ (.+)$", (path.parent / file).read_text("utf-8"), re.MULTILINE)
        assert not anchor or anchor in {heading.lower().replace(" ", "-") for heading in headings}
    for target in re.findall(r"`make (\w+)", text):
        assert recipe(target)

"""A site made on a cluster is the one made here, whatever becomes of the workers; one that cannot be worked with is a line."""

import os
import re
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.site import building, cluster
from onrecord.site.kept import VARIABLE
from onrecord.site.printing import MAKING, Printed
from tests import made_up
from tests.projects import BEFORE, digests, golden_project

distributed = pytest.importorskip(
    "distributed", reason="dask.distributed is not installed (pip install onrecord[cluster])"
)

CLAIMS = 300


@pytest.fixture(scope="module")
def workers() -> Iterator[Any]:
    """A cluster of two workers, which stand in another folder than the build."""
    with distributed.LocalCluster(n_workers=2, processes=True, threads_per_worker=1, dashboard_address=":0") as local:
        local.wait_for_workers(2)
        with distributed.Client(local, set_as_default=False) as client:
            client.run(os.chdir, "/")
            yield client


@pytest.fixture(scope="module")
def address(workers: Any) -> str:
    return str(workers.scheduler.address)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with links to the files of its record, of which nothing is kept from earlier."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "kept"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BEFORE)
    folder = golden_project(tmp_path / "project")
    settings = folder / "mkdocs.yml"
    links = "\nrepo_url: https://example.org/repository\nedit_uri: edit/main/docs/\n"
    settings.write_text(re.sub(r"(?m)^(repo_url|edit_uri):.*\n", "", settings.read_text("utf-8")) + links, "utf-8")
    return folder


@pytest.fixture
def large(project: Path) -> Path:
    """The same with more pages."""
    shutil.rmtree(project / "docs" / "record")
    shutil.rmtree(project / "archive")
    made_up.write(project, CLAIMS)
    return project


def build(project: Path, site: str, address: str = "", **more: Any) -> Printed:
    """Build a site of a project without anything of an earlier one, on this machine or on a cluster."""
    settings, target = project / "mkdocs.yml", project / site
    if not address:
        return building.build(settings, target, strict=False, is_anew=True, **more).printed
    with cluster.connected(address) as connected:
        return building.build(settings, target, strict=False, is_anew=True, cluster=connected, **more).printed


def test_a_cluster_makes_the_same_bytes(project: Path, address: str) -> None:
    with_cluster, alone = build(project, "site", address), build(project, "alone")
    assert digests(project / "site") == digests(project / "alone")
    assert with_cluster.made
    assert alone.made
    assert with_cluster.made.pages.keys() == alone.made.pages.keys()
    pages = (project / "site").rglob("*.html")
    assert any("example.org/repository/edit/main/docs/record" in page.read_text("utf-8") for page in pages)


def test_a_killed_worker_changes_nothing(
    large: Path, workers: Any, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "SHARE", 4)
    killed: list[list[str]] = []

    def kill_once(what: str, done: int, total: int | None) -> None:
        if what == MAKING and total and done > total // 3 and not killed:
            at_work = {worker: tasks for worker, tasks in workers.processing().items() if tasks}
            worker, tasks = max(at_work.items(), key=lambda each: len(each[1]))
            os.kill(workers.run(os.getpid)[worker], signal.SIGKILL)
            killed.append(list(tasks))

    build(large, "site", address, tell=kill_once)
    [tasks] = killed
    assert tasks
    build(large, "alone")
    assert digests(large / "site") == digests(large / "alone")

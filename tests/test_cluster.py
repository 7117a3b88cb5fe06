"""A build shared out to a cluster makes the same bytes, whatever becomes of the workers; what it can't work with is one line."""

import importlib
import os
import re
import shutil
import signal
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.record import reading
from onrecord.searching import shares
from onrecord.site import building, cluster, remembering
from onrecord.site import workers as working
from onrecord.site.fillings import Fillings
from onrecord.site.printing import MAKING, Printed
from onrecord.site.remembering import VARIABLE
from onrecord.site.staging import MARK
from tests import made_up
from tests.effort import IS_THOROUGH, only_in_soak
from tests.projects import BEFORE, RECORD, digests, golden_project, onrecord

distributed = pytest.importorskip(
    "distributed", reason="dask.distributed is not installed (pip install onrecord[cluster])"
)

CLAIMS = 300 if IS_THOROUGH else 100


@pytest.fixture(scope="module")
def workers() -> Iterator[Any]:
    """A cluster of two workers, which stand in another folder than the build."""
    with cluster_of(2) as client:
        yield client


@contextmanager
def cluster_of(number: int) -> Iterator[Any]:
    """A client of a cluster of some workers."""
    with (
        distributed.LocalCluster(
            n_workers=number, processes=True, threads_per_worker=1, dashboard_address=":0"
        ) as local,
        distributed.Client(local, set_as_default=False) as client,
    ):
        client.wait_for_workers(number)
        client.run(os.chdir, "/")
        yield client


@pytest.fixture(scope="module")
def address(workers: Any) -> str:
    return str(workers.scheduler.address)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return edited(tmp_path, monkeypatch)


def edited(top: Path, patch: pytest.MonkeyPatch) -> Path:
    """A project with links to the files of its record, of which nothing is kept from earlier."""
    patch.setenv(VARIABLE, str(top / "kept"))
    patch.setenv("SOURCE_DATE_EPOCH", BEFORE)
    folder = golden_project(top / "project", has_handbook=False)
    settings = folder / "mkdocs.yml"
    links = "\nrepo_url: https://example.org/repository\nedit_uri: edit/main/docs/\n"
    text = re.sub(r"(?m)^(repo_url|edit_uri):.*\n", "", settings.read_text("utf-8")) + links
    settings.write_text(text.replace("\n  - onrecord\n", "\n  - onrecord: {edit_links: true}\n"), "utf-8")
    return folder


@pytest.fixture
def large(project: Path) -> Path:
    """The same with more pages."""
    return enlarged(project)


def enlarged(project: Path) -> Path:
    """A project with a larger record in the place of its own."""
    shutil.rmtree(project / "docs" / "record")
    shutil.rmtree(project / "archive")
    made_up.write(project, CLAIMS)
    return project


@pytest.fixture(scope="module")
def large_alone(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The site of that project as this machine alone makes it, by path and hash."""
    with pytest.MonkeyPatch.context() as patch:
        folder = enlarged(edited(tmp_path_factory.mktemp("alone"), patch))
        build(folder, "alone")
        return digests(folder / "alone")


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


def test_workers_do_most_of_the_work(large: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made_here: list[str] = []
    framed_here: list[str] = []
    of_written, framed = Fillings.of_written, cluster._framed_here
    monkeypatch.setattr(cluster, "SHARE", 8)
    monkeypatch.setattr(reading, "read_file", lambda file, _: pytest.fail(f"{file} is read here"))
    monkeypatch.setattr(shares, "slip_of", lambda entry: pytest.fail(f"{entry.address} is looked through here"))
    monkeypatch.setattr(
        Fillings, "of_written", lambda self, *page: made_here.append(page[0]) or of_written(self, *page)
    )
    monkeypatch.setattr(cluster, "_framed_here", lambda *page: framed_here.append(page[1]) or framed(*page))
    printed = build(large, "site", address)
    assert printed.made
    assert not [path for path in (large / "site").iterdir() if path.name.startswith("onrecord-")]
    assert 0 < len(made_here) < len(printed.made.pages) / 3
    assert len(framed_here) < len(printed.made.pages) / 3


def test_a_killed_worker_changes_nothing(
    large: Path, large_alone: Mapping[str, str], workers: Any, address: str, monkeypatch: pytest.MonkeyPatch
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
    assert digests(large / "site") == large_alone


@only_in_soak
def test_pages_come_from_the_last_site_all_the_same(project: Path, address: str) -> None:
    def again(*arguments: str) -> tuple[str, dict[str, str]]:
        done = onrecord(project, "build", "--no-strict", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stderr.splitlines()[-1], dict(digests(project / "site"))

    again("--cluster", address)
    line, files = again("--cluster", address)
    assert re.search(r"; [1-9]\d* pages come from the last one", line)
    assert again() == (line, files)
    text = (project / RECORD).read_text("utf-8")
    (project / RECORD).write_text(text.replace("name: Coast Wire", "name: The Coast Wire"), "utf-8")
    _, edited = again("--cluster", address)
    assert edited != files
    assert again("--all")[1] == edited


def test_what_is_wrong_in_a_record_is_told_alike(project: Path, address: str) -> None:
    text = (project / RECORD).read_text("utf-8")
    (project / RECORD).write_text(text.replace("kind: media", "kind: medai"), "utf-8")
    alone, shared = onrecord(project, "build"), onrecord(project, "build", "--cluster", address)
    assert "'medai' is not one of" in alone.stderr
    assert shared == alone


@pytest.fixture
def good(project: Path) -> dict[str, str]:
    """A site that the project has, which nothing may touch."""
    (project / "site").mkdir()
    (project / "site" / MARK).write_text("good", "utf-8")
    return dict(digests(project / "site"))


def refused(project: Path, address: str) -> str:
    """The one line with which a build on a cluster is refused."""
    done = onrecord(project, "build", "--cluster", address)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    return line


def test_where_nobody_answers_is_said(project: Path, good: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with socket.socket() as deaf:  # it is bound and does not listen
        deaf.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{deaf.getsockname()[1]}"
        assert refused(project, address).startswith(f"Error: no scheduler of Dask answers at {address}: ")
        deaf.listen()  # and now somebody is there, and says nothing
        assert refused(project, address).startswith(f"Error: no scheduler of Dask answers at {address}: ")
    assert "missing port number" in refused(project, "nonsense")
    assert digests(project / "site") == good


def test_without_dask_it_is_said_what_is_missing(
    project: Path, good: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert "pip install 'onrecord[cluster]'" in refused(project, "tcp://127.0.0.1:1")
    assert digests(project / "site") == good


def test_a_worker_with_another_program_is_refused(
    project: Path, good: dict[str, str], workers: Any, address: str
) -> None:
    worker = min(workers.scheduler_info()["workers"])
    workers.run(setattr, remembering, "program", bytes, workers=[worker])
    try:
        line = refused(project, address)
    finally:
        workers.run(_restored, remembering, workers=[worker])
    assert line == f"Error: the worker {worker} has another onrecord, Python or library than this one"
    assert digests(project / "site") == good


def _restored(module: ModuleType) -> None:
    importlib.reload(module)


def test_a_worker_that_does_not_see_the_folder_of_the_site_sends_its_pages_back(
    large: Path, large_alone: Mapping[str, str], workers: Any, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of them sees it and one does not, as where only some machines share a disk."""
    monkeypatch.setattr(cluster, "SHARE", 8)
    sent: list[Path] = []
    write = cluster.write_new
    monkeypatch.setattr(cluster, "write_new", lambda place, data: sent.append(place) or write(place, data))
    worker = min(workers.scheduler_info()["workers"])
    workers.run(setattr, working, "_sees", os.path.islink, workers=[worker])
    try:
        printed = build(large, "site", address)
    finally:
        workers.run(_restored, working, workers=[worker])
    assert printed.made
    assert 0 < len(sent) < len(printed.made.pages) + len(printed.made.data)
    assert digests(large / "site") == large_alone


@only_in_soak
def test_without_any_worker_a_build_ends(large: Path, good: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "ALONE", 1)
    monkeypatch.setattr(cluster, "SHARE", 4)
    with cluster_of(1) as client:

        def send_away(what: str, done: int, _: int | None) -> None:
            if what == MAKING and done:
                client.cluster.scale(0)
                while client.scheduler_info()["workers"]:
                    time.sleep(0.05)

        with pytest.raises(cluster.ClusterLost):
            build(large, "site", str(client.scheduler.address), tell=send_away)
    assert digests(large / "site") == good

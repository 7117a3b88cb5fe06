"""`onrecord build`: the site is made beside the old one, and nothing that goes wrong hurts what was good."""

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from onrecord.site import printing
from tests.building import Site, build_docs
from tests.effort import IS_THOROUGH
from tests.golden import line_of
from tests.killing import kill_while_it_writes
from tests.projects import RECORD, digests, golden_project, onrecord, process
from tests.sharing import site_once


@pytest.fixture(autouse=True)
def _made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make no page a second time to see that it is as MkDocs makes it: test_quick_pages sees that."""
    monkeypatch.setattr(printing, "unlike", lambda *_: "")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return golden_project(tmp_path / "project", has_handbook=False)


@pytest.fixture(scope="session")
def once_built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A project's site as the command builds it."""

    def made(folder: Path) -> Site:
        done = onrecord(golden_project(folder, has_handbook=False), "build")
        assert (done.returncode, done.stdout) == (0, "")
        return Site(folder / "site", tuple(done.stderr.splitlines()), "")

    return site_once(tmp_path_factory, "command", made)


@pytest.fixture(scope="session")
def once_offline(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The offline folder of a project, with its zip beside it."""

    def made(folder: Path) -> Site:
        assert onrecord(golden_project(folder, has_handbook=False), "build", "--offline").returncode == 0
        return Site(folder / "site-offline", (), "")

    return site_once(tmp_path_factory, "command-offline", made)


@pytest.fixture
def good(project: Path, once_built: Site) -> dict[str, str]:
    """The site that the project has, by path and hash."""
    shutil.copytree(once_built.folder, project / "site")
    return dict(digests(project / "site"))


def test_a_build_says_how_many_quotes_were_looked_up(once_built: Site) -> None:
    line, nowhere, size = once_built.log
    assert nowhere.startswith("INFO: site_url is not set in mkdocs.yml")
    assert re.search(r": [\d,]+ files, [\d.]+ MB$", size)
    assert re.fullmatch(r"INFO: quotes: [1-9]\d* looked up afresh, (\d+) not: \1 without an archived text", line)


def test_killed_while_it_writes_a_build_leaves_the_site(project: Path, good: dict[str, str]) -> None:
    """At other moments, and many times, it is killed in `make soak`."""
    kill_while_it_writes(project)
    assert onrecord(project, "build").returncode == 0
    assert digests(project / "site") == good


def test_a_broken_record_leaves_the_site(project: Path, good: dict[str, str]) -> None:
    text = (project / RECORD).read_text("utf-8")
    (project / RECORD).write_text(text.replace("kind: media", "kind: medai"), "utf-8")
    failed = onrecord(project, "build")
    assert failed.returncode == 1
    assert f"{RECORD.as_posix()}:{line_of('kind: media')}:11: 'medai' is not one of" in failed.stderr
    assert digests(project / "site") == good
    (project / RECORD).write_text(text, "utf-8")
    assert onrecord(project, "build").returncode == 0
    assert digests(project / "site") == good


def test_a_warning_fails_a_strict_build_and_leaves_the_site(project: Path, good: dict[str, str]) -> None:
    (project / "docs" / "about.md").write_text("# About\n\n[gone](gone.md)\n", "utf-8")
    failed = onrecord(project, "build")
    assert failed.returncode == 1
    assert "gone.md" in failed.stderr
    assert digests(project / "site") == good
    assert onrecord(project, "build", "--no-strict").returncode == 0


def test_a_page_that_fails_leaves_the_site(project: Path, good: dict[str, str]) -> None:
    hook = "def on_page_content(html, page, **_):\n    if page.file.src_uri == 'method.md':\n        raise RuntimeError('no')\n"
    (project / "hook.py").write_text(hook, "utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "\nhooks: [hook.py]\n", "utf-8")
    failed = onrecord(project, "build")
    assert failed.returncode == 1
    assert "hook.py:3" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert digests(project / "site") == good


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can lend a small disk here")
def test_a_full_disk_leaves_the_site(project: Path, once_built: Site, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=14m", "tmpfs", str(disk)], check=False).returncode:
        pytest.skip("this machine lends no small disk (mount -t tmpfs)")
    try:
        shutil.copytree(once_built.folder, disk / "site")
        before = digests(disk / "site")
        (disk / "ballast").write_bytes(b"x" * (14 * 2**20 - used(disk) - 2**20))
        failed = onrecord(project, "build", "--site-dir", str(disk / "site"))
        assert failed.returncode == 1
        assert "No space left" in failed.stderr
        assert digests(disk / "site") == before
        (disk / "ballast").unlink()
        assert onrecord(project, "build", "--site-dir", str(disk / "site")).returncode == 0
        assert digests(disk / "site") == before
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def used(folder: Path) -> int:
    return sum(-(-path.stat().st_size // 4096) * 4096 for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder in which nobody, not even root, can make anything."""
    folder = tmp_path / "locked"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(folder)], check=False).returncode:
        pytest.skip("this machine lends no disk to lock (mount -t tmpfs)")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can lend a disk here")
def test_a_read_only_output_is_one_clear_line(project: Path, once_built: Site, locked: Path) -> None:
    shutil.copytree(once_built.folder, locked / "site")
    before = digests(locked / "site")
    subprocess.run(["mount", "-o", "remount,ro", str(locked)], check=True)
    failed = onrecord(project, "build", "--site-dir", str(locked / "site"))
    assert failed.returncode == 1
    assert re.fullmatch(r"Error: .*Read-only file system.*\n", failed.stderr)
    assert digests(locked / "site") == before


def test_a_folder_of_somebody_else_is_never_emptied(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "thesis.txt").write_text("years of work")
    refused = onrecord(project, "build")
    assert refused.returncode == 2
    assert "was not made by onrecord" in refused.stderr
    assert (project / "site" / "thesis.txt").read_text() == "years of work"


def test_a_site_that_mkdocs_made_with_the_plugin_is_ours(project: Path, good: dict[str, str]) -> None:
    shutil.rmtree(project / "site")
    made = build_docs(project / "docs", project / "site", settings=project / "mkdocs.yml")
    assert (made.failure, "index.html" in made.files) == ("", True)
    assert onrecord(project, "build").returncode == 0
    assert digests(project / "site") == good


def test_the_same_bytes_from_another_folder_time_zone_locale_and_hash_seed(
    tmp_path: Path, once_built: Site, once_offline: Site
) -> None:
    other = golden_project(tmp_path / "another place" / "سجل", has_handbook=False)
    more = {"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "LANG": "ar_IQ.UTF-8"}
    assert process(other, "build", "--offline", **more).returncode == 0
    made_here = [once_offline.folder]
    if IS_THOROUGH:  # the other form is made by the same program
        assert process(other, "build", **more).returncode == 0
        made_here.append(once_built.folder)
    for made in made_here:
        assert digests(made) == digests(other / made.name)
    zipped = once_offline.folder.with_name("site-offline.zip")
    assert zipped.read_bytes() == (other / "site-offline.zip").read_bytes()


def test_nothing_in_the_site_depends_on_today(project: Path, good: dict[str, str]) -> None:
    today = datetime.now(UTC)
    days = [today.strftime(form).encode() for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y")]
    for path in good:
        data = (project / "site" / path).read_bytes()
        assert not [day for day in days if day in data], path


def test_the_zip_holds_the_offline_folder_and_the_manifest_its_hashes(once_offline: Site) -> None:
    folder = once_offline.folder
    with zipfile.ZipFile(folder.with_name("site-offline.zip")) as archive:
        zipped = {name: archive.read(name) for name in archive.namelist()}
    shown = {path: (folder / path).read_bytes() for path in digests(folder) if not path.startswith(".")}
    assert zipped == {f"site-offline/{path}": data for path, data in shown.items()}
    sums = (folder / "SHA256SUMS.txt").read_text("utf-8")
    expected = {f"{sha256(data).hexdigest()}  {path}" for path, data in shown.items() if path != "SHA256SUMS.txt"}
    assert set(sums.splitlines()) == expected


def test_settings_without_the_plugin_are_refused(project: Path) -> None:
    settings = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(settings.replace("  - onrecord\n", ""), "utf-8")
    refused = onrecord(project, "build")
    assert refused.returncode == 2
    assert "does not list the plugin onrecord" in refused.stderr

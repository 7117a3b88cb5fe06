"""`mkdocs serve` survives mistakes: they show on top of the last good site, and go away when they are mended."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.building import PROJECT
from tests.golden import line_of
from tests.projects import RECORD, environment, golden_project

PLACE = f"harbour.yml&#58;{line_of('kind: media')}&#58;11"
"""Where the alarm says that a mistake in the kind of the first medium stands."""

PATIENCE = 120.0
"""Seconds after which a change will not show any more; many, for a machine may have much else to do."""


@contextmanager
def serving(project: Path, **more: str) -> Iterator[Callable[[str], str]]:
    """`mkdocs serve` in a project; gives a function that gets a page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"]
    log = (project / "serve.log").open("w")
    server = subprocess.Popen(command, cwd=project, env=environment(**more), stdout=log, stderr=log)

    def get(path: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    try:
        yield get
    finally:
        server.kill()
        server.wait()
        log.close()


def wait_for(get: Callable[[str], str], path: str, words: str, present: bool = True) -> str:
    """Get a page again and again until it has the words, or has them no longer."""
    end = time.monotonic() + PATIENCE
    page = ""
    while time.monotonic() < end:
        page = get(path)
        if page and (words in page) is present:
            return page
        time.sleep(0.3)
    pytest.fail(f"{path} {'never showed' if present else 'still shows'} {words!r}: {page[:500]!r}")


def alarm_of(page: str) -> str:
    found = re.search(r'<section class="or-alarm".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return golden_project(tmp_path / "project", has_handbook=False)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_an_edit_and_a_mistake_in_the_record_show_and_go(project: Path) -> None:
    with serving(project) as get:
        wait_for(get, "sources/lina-haddad/", "Lina Haddad")
        change(project / RECORD, "name: Lina Haddad", "name: L. Haddad")
        wait_for(get, "sources/lina-haddad/", "L. Haddad")
        change(project / RECORD, "kind: media", "kind: medai")
        page = wait_for(get, "sources/lina-haddad/", "or-alarm")
        assert PLACE in alarm_of(page)
        assert "did you mean &#39;media&#39;" in alarm_of(page)
        assert "L. Haddad" in page
        assert re.search(r'<body dir="ltr"[^>]*><section class="or-alarm"', page)
        change(project / RECORD, "kind: medai", "kind: media")
        wait_for(get, "sources/lina-haddad/", "or-alarm", present=False)


def test_a_mistake_at_the_start_gives_a_page_and_no_exit(project: Path) -> None:
    change(project / RECORD, "kind: media", "kind: medai")
    with serving(project) as get:
        page = wait_for(get, "", "or-alarm")
        assert PLACE in alarm_of(page)
        change(project / RECORD, "kind: medai", "kind: media")
        wait_for(get, "", "The harbour record")


def test_a_record_that_is_gone_shows_and_comes_back(project: Path) -> None:
    with serving(project) as get:
        wait_for(get, "", "The harbour record")
        (project / "docs" / "record").rename(project / "elsewhere")
        assert "there is no such folder" in alarm_of(wait_for(get, "", "or-alarm"))
        (project / "elsewhere").rename(project / "docs" / "record")
        wait_for(get, "", "or-alarm", present=False)


def test_a_mistake_in_a_template_shows_and_goes(project: Path, tmp_path: Path) -> None:
    program = shutil.copytree(PROJECT / "generator", tmp_path / "generator")
    template = program / "onrecord" / "templates" / "source.md.jinja"
    paths = os.pathsep.join([str(program), str(PROJECT)])
    with serving(project, PYTHONPATH=paths) as get:
        wait_for(get, "sources/lina-haddad/", "Lina Haddad")
        text = template.read_text("utf-8")
        template.write_text(text.replace("{{ summary }}", "{{ sumary }}"), "utf-8")
        page = wait_for(get, "sources/lina-haddad/", "or-alarm")
        assert "source.md.jinja&#58;" in alarm_of(page)
        assert "sumary" in alarm_of(page)
        template.write_text(text.replace("{{ summary }}", "{{ summary }"), "utf-8")
        wait_for(get, "sources/lina-haddad/", "TemplateSyntaxError")
        template.write_text(text, "utf-8")
        wait_for(get, "sources/lina-haddad/", "or-alarm", present=False)

"""While a person is watching: a page is there whatever comes in between, and what is watched is looked at often."""

from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from mkdocs.livereload import LiveReloadServer

from onrecord.site import watching
from onrecord.site.on_demand import PATIENCE, on_demand
from onrecord.site.watching import LATEST, SOONEST, look_often

SITE = "/record/"


class Files:
    """A site of which an edit takes away every file for so many times, just before it is read."""

    def __init__(self, edits: int) -> None:
        self.edits, self.there, self.made = edits, set[str](), 0

    def serve(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if self.there and self.edits:
            self.edits -= 1
            self.there.clear()
        found = environ["PATH_INFO"].removeprefix(SITE) in self.there
        start("200 OK" if found else "404 Not Found", [])
        return [b"it" if found else b"nothing"]

    def write(self, address: str) -> bool:
        self.made += 1
        if address.startswith("sources/"):
            self.there.add(address)
        return address.startswith("sources/")

    def asked_for(self, path: str) -> tuple[str, bytes]:
        begun: list[str] = []
        body = on_demand(self.serve, SITE, self.write)({"PATH_INFO": path}, lambda status, _: begun.append(status))
        assert len(begun) == 1
        return begun[0], b"".join(body)


@pytest.mark.parametrize("edits", [0, 1, 3])
def test_a_page_that_an_edit_takes_away_before_it_is_read_is_made_again(edits: int) -> None:
    files = Files(edits)
    assert files.asked_for(f"{SITE}sources/a/") == ("200 OK", b"it")
    assert files.made == edits + 1


def test_what_is_no_page_is_asked_for_once_and_what_never_stays_not_for_ever() -> None:
    files, restless = Files(0), Files(10**6)
    assert files.asked_for(f"{SITE}nothing/") == ("404 Not Found", b"nothing")
    assert files.asked_for("/elsewhere/sources/a/") == ("404 Not Found", b"nothing")
    assert files.made == 1
    assert restless.asked_for(f"{SITE}sources/a/")[0] == "404 Not Found"
    assert restless.made == PATIENCE


@pytest.fixture
def server(tmp_path: Path) -> Iterable[LiveReloadServer]:
    """A server that watches a folder and a file, and has not begun."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").touch()
    made = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    for path in (tmp_path / "docs", tmp_path / "mkdocs.yml"):
        made.watch(str(path))
    yield made
    made.server_close()


def test_all_that_was_watched_is_watched_and_looked_at_more_often(server: LiveReloadServer, tmp_path: Path) -> None:
    watched = dict(server._watched_paths)
    look_often(server, [])
    assert server._watched_paths == watched
    assert server.observer.timeout == SOONEST
    server.observer.start()
    (tmp_path / "docs" / "new.yml").touch()
    end = perf_counter() + 30
    with server._rebuild_cond:
        assert server._rebuild_cond.wait_for(lambda: server._want_rebuild, timeout=end - perf_counter())
    server.observer.stop()
    server.observer.join()


def test_what_takes_long_to_look_at_is_looked_at_as_often_as_mkdocs_does(
    server: LiveReloadServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed = iter([0.0, 5.0])
    monkeypatch.setattr(watching, "perf_counter", lambda: next(passed))
    look_often(server, [])
    assert server.observer.timeout == LATEST

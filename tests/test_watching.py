"""While a person is watching: a page is there whatever comes in between, and what is watched is looked at often."""

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event, Thread
from time import perf_counter, sleep
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
    """A server that watches a folder twice, one in it, and a file alone, and has not begun."""
    (tmp_path / "docs" / "record").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").touch()
    made = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    for path in ("docs", "docs", "docs/record"):
        made.watch(str(tmp_path / path))
    made.watch(str(tmp_path / "mkdocs.yml"), recursive=False)
    yield made
    made.server_close()


def pauses(server: LiveReloadServer, monkeypatch: pytest.MonkeyPatch, seconds: float) -> set[float]:
    """How long each watcher pauses where one look takes so many seconds."""
    passed = iter([0.0, seconds])
    monkeypatch.setattr(watching, "perf_counter", lambda: next(passed))
    look_often(server, [])
    return {server.observer.timeout, *(each.timeout for each in server.observer.emitters)}


def test_what_is_watched_stays_so_and_is_looked_at_more_often(
    server: LiveReloadServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched, refs = dict(server._watched_paths), dict(server._watch_refs)
    assert pauses(server, monkeypatch, 0.001) == {SOONEST}
    assert (server._watched_paths, server._watch_refs) == (watched, refs)


def test_what_takes_longer_to_look_at_is_looked_at_less_often_but_never_less_than_mkdocs_does(
    server: LiveReloadServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pauses(server, monkeypatch, 0.0125) == {0.25}
    assert pauses(server, monkeypatch, 5.0) == {LATEST}


def test_what_a_site_has_watched_besides_counts(server: LiveReloadServer, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    monkeypatch.setattr(watching, "seen_in", lambda paths, _: looked.extend(str(each) for each in paths))
    look_often(server, ["further"])
    assert looked == [*server._watched_paths, "further"]


def test_what_changes_all_the_time_keeps_no_build_from_beginning(server: LiveReloadServer) -> None:
    """Two watchers of folders that lie in each other look in turn, and each sees a change."""
    built = Event()
    server.builder = built.set
    look_often(server, [])
    loop = Thread(target=server._build_loop)
    loop.start()
    end = perf_counter() + 10
    while not built.is_set() and perf_counter() < end:
        with server._rebuild_cond:
            server._want_rebuild = True
            server._rebuild_cond.notify_all()
        sleep(SOONEST / 2)
    server.shutdown()
    loop.join()
    assert built.is_set()

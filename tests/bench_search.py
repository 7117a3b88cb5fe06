"""The search in a browser at size: `make bench`, or `python -m tests.bench_search 100000`.

On a fresh page of the theme, over http and from a disk: from typing a query to its results (the middle one of three times),
what was read for it, and the heap after it. Beside it the theme's own search with ever more entries, up to the last size at
which it takes under half a minute.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Error, Page, Request

from onrecord.searching.briefs import of_record
from onrecord.searching.entries import SearchEntry
from onrecord.site import files
from onrecord.site import theme_search as theme
from onrecord.speaking.linking import LinkStyle
from tests import made_up
from tests.browsing import launched, served
from tests.building import Site, build
from tests.indexes import shards
from tests.records import FILE, minimal, viewed, yaml_text

PATIENCE = 30
"""Seconds that a search may take before it counts as dead."""

TIMED = """
() => new Promise((done) => {
  const start = performance.now();
  new MutationObserver(() => document.querySelector(".md-search-result__item") && done(performance.now() - start))
    .observe(document.querySelector(".md-search-result__list"), { childList: true });
})
"""
"""Milliseconds until the first result is shown."""


def main(claims: int) -> None:
    """Print a table of queries."""
    view = viewed(made_up.record(claims))
    start = time.perf_counter()
    entries = of_record(view, LinkStyle.FOLDERS)
    print(f"\n{claims:,} claims, {len(entries):,} entries of the search")
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        for form, links in (("http", LinkStyle.FOLDERS), ("file", LinkStyle.FILES)):
            site = _site(Path(folder, form), form == "file")
            made = shards(of_record(view, links), links)
            leading = theme.index_of_mkdocs(files.themes_index(site.folder)).leading_to(made.start)
            files.write_index(site.folder, leading, files.THEMES_INDEX)
            for path, text in made.files.items():
                (site.folder / path).parent.mkdir(parents=True, exist_ok=True)
                (site.folder / path).write_text(text, "utf-8")
            files.index_as_script(site.folder)
            if form == "http":
                size = sum(map(len, made.files.values())) / 1e6
                print(f"  {len(made.files):,} files, {size:.0f} MB; made in {time.perf_counter() - start:.0f} s")
            with _address(site, form) as address:
                for query in _queries(entries):
                    times = [found for _ in range(3) if (found := measured(browser, site, address, query))]
                    _print(f"{form}, {query}", sorted(times)[len(times) // 2] if times else None)
        for size in _growing(len(entries)):
            if not _stock(Path(folder, f"stock-{size}"), browser, entries[-size:]):
                break


def _queries(entries: list[SearchEntry]) -> list[str]:
    """A name as it stands, with a wrong letter, in Arabic; a word of most claims, several words, a phrase."""
    place = next(entry for entry in entries if entry.kind.startswith("Location") and len(entry.title.text) > 8)
    name = place.title.text
    return [
        name,
        f"{name[:-2]}x{name[-1:]}",
        place.names[1].text,
        "killed",
        "children hospital",
        '"when a mine exploded"',
    ]


def _growing(most: int) -> Iterator[int]:
    size = 5_000
    while size < most:
        yield size
        size *= 2
    yield most


def _stock(folder: Path, browser: Browser, entries: Iterable[SearchEntry]) -> bool:
    """Whether the theme's own search survives so many entries."""
    sections = [
        {"location": entry.address, "title": entry.title.text, "text": " ".join(text.text for text in entry.statements)}
        for entry in entries
    ]
    site = _site(folder, offline=False, plugins=["search", {"onrecord": {"search": False}}])
    index = json.loads(files.themes_index(site.folder)) | {"docs": sections}
    (site.folder / files.THEMES_INDEX).write_text(json.dumps(index, ensure_ascii=False), "utf-8")
    with _address(site, "http") as address:
        found = measured(browser, site, address, "killed")
    _print(f"the theme's own, {len(sections):,} entries", found)
    return found is not None


def _site(folder: Path, offline: bool, **settings: Any) -> Site:
    """A site of the theme with a small record; the search is put into it."""
    plugins = ["search", {"onrecord": {"offline": offline}}]
    site = build(folder, {FILE: yaml_text(minimal())}, **{"plugins": plugins, **settings})
    assert site.failure == ""
    return site


@contextmanager
def _address(site: Site, form: str) -> Iterator[str]:
    if form == "file":
        yield f"{site.folder.as_uri()}/index.html"
    else:
        with served(site.folder) as address:
            yield address


def measured(browser: Browser, site: Site, address: str, query: str) -> tuple[float, float, float] | None:
    """Seconds from typing on a page just opened to results, megabytes read of the index, megabytes of heap afterwards; None if
    there was no result."""
    context = browser.new_context()
    page = context.new_page()
    read: list[int] = []
    try:
        context.on("request", lambda request: read.append(_size(site, address, request)))
        page.goto(address)
        page.set_default_timeout(PATIENCE * 1000)
        page.locator(".md-search__input").focus()
        shown = page.evaluate_handle(f"() => ({{ promise: ({TIMED})() }})")
        page.keyboard.insert_text(query)
        page.keyboard.press("End")
        seconds = _within(page, lambda: shown.evaluate("({ promise }) => promise")) / 1000
        return seconds, sum(read) / 1e6, _heap(page) / 1e6
    except Error:
        return None
    finally:
        context.close()


def _within(page: Page, work: Callable[[], float]) -> float:
    page.wait_for_selector(".md-search-result__item")
    return work()


def _size(site: Site, address: str, request: Request) -> int:
    base = address.removesuffix("index.html")
    path = site.folder / unquote(urlsplit(request.url).path.removeprefix(urlsplit(base).path))
    return path.stat().st_size if request.url.startswith(f"{base}search/") and path.is_file() else 0


def _heap(page: Page) -> float:
    """Bytes of the page's heap and of its worker's, which is asked through the page."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used = float(session.send("Runtime.getHeapUsage")["usedSize"])
    workers: list[str] = []
    answers: list[dict[str, Any]] = []
    session.on("Target.attachedToTarget", lambda event: workers.append(event["sessionId"]))
    session.on("Target.receivedMessageFromTarget", lambda event: answers.append(json.loads(event["message"])))
    session.send("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False})
    while len(workers) < len(page.workers):
        page.wait_for_timeout(100)
    for worker in workers:
        for number, method in enumerate(("HeapProfiler.collectGarbage", "Runtime.getHeapUsage"), 1):
            message = json.dumps({"id": number, "method": method})
            session.send("Target.sendMessageToTarget", {"sessionId": worker, "message": message})
    heaps: list[float] = []
    while len(heaps) < len(workers):
        page.wait_for_timeout(100)
        heaps = [answer["result"]["usedSize"] for answer in answers if answer.get("id") == 2]
    return used + sum(heaps)


def _print(name: str, found: tuple[float, float, float] | None) -> None:
    if found is None:
        print(f"  {name:44} no result within {PATIENCE} s")
    else:
        print("  {:44} {:6.2f} s to results {:7.2f} MB read {:7.1f} MB of heap".format(name, *found))


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 100_000)

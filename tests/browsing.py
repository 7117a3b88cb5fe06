"""A real browser for tests: Debian's Chromium, driven by Playwright, and what it said and asked for while it was driven."""

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str:
    """The path of Chromium. Without it these tests are skipped; in CI, where it must be, they fail."""
    path = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )
    if path:
        return path
    reason = "there is no Chromium here (Debian: apt-get install chromium), so nothing was tried in a browser"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser for as long as it is needed."""
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # keeps connections, as web servers do

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder as a website on the loopback address; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Visit:
    """A tab of the browser on one form of the site, and what the browser told: errors, and what was asked of other hosts."""

    page: Page
    base: str
    ending: str
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def address(self, path: str) -> str:
        """The address of a page of this form of the site, by its path without an ending: ``sources/x``, or empty for home."""
        if self.ending == "/":
            return self.base + (f"{path}/" if path else "")
        return f"{self.base}{path or 'index'}.html"

    def open(self, path: str) -> None:
        """Go to a page."""
        self.page.goto(self.address(path))

    def leave(self) -> None:
        """Go away and leave nothing behind, so that the tab is as good as new: a new one takes seconds."""
        if self.page.url.startswith(self.base):
            self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        self.page.context.clear_cookies()
        self.page.goto("about:blank")
        self.errors.clear()
        self.strangers.clear()


def visit(context: BrowserContext, base: str, ending: str) -> Visit:
    """Open a tab that listens to everything."""
    tab = Visit(context.new_page(), base, ending)
    tab.page.on(
        "console", lambda message: tab.errors.append(message.text) if message.type in ("error", "warning") else None
    )
    tab.page.on("pageerror", lambda error: tab.errors.append(str(error)))
    context.on("requestfailed", lambda request: tab.errors.extend(_failure(request)))
    context.on("request", lambda request: None if _is_own(request.url, base) else tab.strangers.append(request.url))
    return tab


def _failure(request: Request) -> list[str]:
    """A request that failed, unless the tab went on to another page before it was answered."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.failure}: {request.url}"]


def _is_own(url: str, base: str) -> bool:
    return url.startswith((base, "data:", "blob:", "about:"))

"""Firefox for tests, driven through WebDriver BiDi, which it speaks by itself."""

import itertools
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

PATIENCE = 120.0
"""Seconds for Firefox to start, or to answer; many, for a machine may have much else to do."""

SETTINGS = {
    "network.captive-portal-service.enabled": "false",
    "network.connectivity-service.enabled": "false",
    "app.normandy.enabled": "false",
    "datareporting.policy.dataSubmissionEnabled": "false",
}
"""What is set in a new profile: no calls home."""


class Firefox:
    """One tab. ``errors``: what its console showed that was wrong; ``asked``: every address that it asked for."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.numbers = itertools.count(1)
        self.errors: list[str] = []
        self.asked: list[str] = []
        self.call("session.new", {"capabilities": {}})
        self.call("session.subscribe", {"events": ["log.entryAdded", "network.beforeRequestSent"]})
        self.tab = self.call("browsingContext.getTree", {})["contexts"][0]["context"]

    def call(self, method: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """Send a command and return its result, noting the events that come before it."""
        number = next(self.numbers)
        self.connection.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.connection.recv(PATIENCE))
            if message.get("id") == number:
                assert message["type"] == "success", message
                return dict(message["result"])
            self._note(message)

    def _note(self, message: dict[str, Any]) -> None:
        parameters = message.get("params", {})
        if message.get("method") == "log.entryAdded" and parameters["level"] in ("error", "warn"):
            self.errors.append(parameters["text"])
        elif message.get("method") == "network.beforeRequestSent":
            self.asked.append(parameters["request"]["url"])

    def open(self, address: str) -> None:
        """Go to a page and wait until it is loaded."""
        self.call("browsingContext.navigate", {"context": self.tab, "url": address, "wait": "complete"})

    def type(self, text: str) -> None:
        """Press and release the key of each character."""
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        actions = [{"type": "key", "id": "keyboard", "actions": keys}]
        self.call("input.performActions", {"context": self.tab, "actions": actions})

    def run(self, script: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""
        parameters = {"expression": script, "target": {"context": self.tab}, "awaitPromise": True}
        answer = self.call("script.evaluate", parameters)
        assert answer["type"] == "success", answer
        return answer["result"].get("value")


@contextmanager
def launched() -> Iterator[Firefox]:
    """A Firefox without a window and without a past. Where there is none the test is skipped, and says so; in CI it fails."""
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    if not path:
        reason = "there is no Firefox here (Debian: apt-get install firefox-esr), so nothing was tried in it"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as profile:
        Path(profile, "user.js").write_text(
            "".join(f'user_pref("{key}", {value});\n' for key, value in SETTINGS.items())
        )
        flags = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", str(port)]
        browser = subprocess.Popen([path, *flags], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            with _connected(port) as connection:
                yield Firefox(connection)
        finally:
            browser.kill()
            browser.wait()


def _connected(port: int) -> ClientConnection:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return connect(f"ws://127.0.0.1:{port}/session", max_size=None)
        except (OSError, WebSocketException):
            if time.monotonic() > end:
                raise
            time.sleep(0.2)

"""The text of an archived file, taken within limits: of its size, of time and of memory. An archived file comes from others, and
one can be made so that a parser works on it for hours, or unpacks it to gigabytes.

Plain text costs what it has in bytes, and is read here. Web pages and PDFs are read by a process that is kept for the next of
them and ended when one takes too long. The limit of memory is the system's, and Windows has none; that of time holds everywhere.
"""

import atexit
import os
import re
import struct
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import IO

from onrecord.proving.extracting import FileKind, Unreadable, text_of

MOST_BYTES = 256 * 2**20
"""The size of a file in which words are looked up, at most."""

MOST_ATTRIBUTES = 20_000
"""Words within one tag of a web page, at most: parsers compare each of its attributes with all others."""

SECONDS = 60.0
"""How long a file may take."""

MEMORY = 2 * 2**30
"""Bytes of memory that the process may have."""

ENV_SECONDS, ENV_MEMORY = "ONRECORD_ARCHIVE_SECONDS", "ONRECORD_ARCHIVE_MEMORY"
"""What sets other limits, in seconds and in bytes."""

_LONG_TAG = re.compile(rb"<[A-Za-z][^<>]{20000,}")
_TOKEN = re.compile(rb"[\s\"']+")
_HEAD = struct.Struct(">cQ")
_TEXT, _REASON = b"t", b"r"


def text_within_limits(data: bytes, kind: FileKind) -> str:
    """The text of a file, as `extracting.text_of` gives it. Raises Unreadable also if it exceeds a limit."""
    if len(data) > MOST_BYTES:
        raise Unreadable(f"it has more than {MOST_BYTES // 2**20} MB")
    if kind is FileKind.PLAIN:
        return text_of(data, kind)
    if kind is FileKind.HTML and any(_is_crowded(tag[0]) for tag in _LONG_TAG.finditer(data)):
        raise Unreadable(f"a tag in it has more than {MOST_ATTRIBUTES:,} attributes")
    return _APART.text_of(data, kind)


def _is_crowded(tag: bytes) -> bool:
    return sum(1 for _ in _TOKEN.finditer(tag)) > MOST_ATTRIBUTES


@dataclass
class _Apart:
    """The process that reads, started when it is first needed, and by each process of its own."""

    process: "subprocess.Popen[bytes] | None" = None
    owner: int = 0

    def text_of(self, data: bytes, kind: FileKind) -> str:
        """The text of a file. Raises Unreadable."""
        if not self.process or self.process.poll() is not None or self.owner != os.getpid():
            self.process, self.owner = _started(), os.getpid()
        process, seconds = self.process, float(os.environ.get(ENV_SECONDS, SECONDS))
        assert process.stdin
        assert process.stdout
        late = threading.Event()
        timer = threading.Timer(seconds, _end, [process, late])
        timer.daemon = True
        timer.start()
        try:
            _send(process.stdin, kind.encode(), data)
            answer = _received(process.stdout)
        except OSError:
            answer = None
        finally:
            timer.cancel()
        if answer is None:
            self.close()
            why = f"more than {seconds:g} seconds" if late.is_set() else "more memory than it may"
            raise Unreadable(f"to read it takes {why}")
        what, text = answer
        if what == _REASON:
            raise Unreadable(text.decode())
        return text.decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """End the process."""
        if self.process and self.owner == os.getpid():
            self.process.kill()
            self.process.communicate()
        self.process = None


_APART = _Apart()
atexit.register(_APART.close)


def _end(process: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    late.set()
    process.kill()


def _started() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def _send(pipe: IO[bytes], what: bytes, data: bytes) -> None:
    pipe.write(_HEAD.pack(what[:1], len(data)))
    pipe.write(data)
    pipe.flush()


def _received(pipe: IO[bytes]) -> tuple[bytes, bytes] | None:
    """What and data of one message; None if there is no whole one any more."""
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    what, length = _HEAD.unpack(head)
    data = pipe.read(length)
    return (what, data) if len(data) == length else None


KINDS = {kind.encode()[:1]: kind for kind in FileKind if kind is not FileKind.PLAIN}
"""The kinds of file that the process reads, by the sign that stands for each."""


def _serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Read files and answer with their texts until there is no more."""
    _limit_memory(int(os.environ.get(ENV_MEMORY, MEMORY)))
    while message := _received(asked):
        try:
            _send(answers, _TEXT, text_of(message[1], KINDS[message[0]]).encode("utf-8", "surrogatepass"))
        except Unreadable as error:
            _send(answers, _REASON, str(error).encode())


def _limit_memory(most: int) -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)

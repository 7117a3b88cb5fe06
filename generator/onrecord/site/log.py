"""What a build says: what a person reads of it, and the same once more where nothing has changed."""

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import msgspec

MKDOCS, OURS = "mkdocs", "mkdocs.plugins.onrecord"
"""The loggers of MkDocs with all its plugins, and of ours."""


class Line(msgspec.Struct, frozen=True, array_like=True):
    """A line of the log."""

    logger: str
    level: int
    message: str


def show_log(verbose: bool) -> None:
    """Send MkDocs' messages to standard error: warnings and errors, and with ``verbose`` all of them; ours always."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger(MKDOCS)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO if verbose else logging.WARNING)
    logging.getLogger(OURS).setLevel(logging.INFO)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@contextmanager
def heard() -> Iterator[list[Line]]:
    """What is said meanwhile that a person reads."""
    lines: list[Line] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.levelno >= logging.WARNING or record.name == OURS:
                lines.append(Line(record.name, record.levelno, record.getMessage()))

    listener, logger = Listener(logging.INFO), logging.getLogger(MKDOCS)
    logger.addHandler(listener)
    try:
        yield lines
    finally:
        logger.removeHandler(listener)


def say(lines: Iterable[Line]) -> None:
    """Say it again."""
    for line in lines:
        logging.getLogger(line.logger).log(line.level, "%s", line.message)

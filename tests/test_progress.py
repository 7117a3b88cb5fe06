"""Long work tells on a terminal how far it has come, and nothing in a pipe."""

import io

import pytest

from onrecord import progress
from onrecord.progress import telling


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def drawn(is_terminal: bool) -> str:
    """What is drawn of some work."""
    out = Screen() if is_terminal else io.StringIO()
    with telling(out) as tell:
        tell("Reading", 0)
        for number in (1_000, 2_000):
            tell("Making", number, 4_000)
    return out.getvalue()


def test_long_work_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "LONG", 0)
    monkeypatch.setattr(progress, "OFTEN", 0)
    told = drawn(is_terminal=True)
    assert "Reading" in told
    assert "Making  2,000 of 4,000" in told
    assert told.endswith("\r\x1b[K")


def test_nothing_is_told_in_a_pipe_or_of_short_work(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(is_terminal=True) == ""
    monkeypatch.setattr(progress, "LONG", 0)
    assert drawn(is_terminal=False) == ""

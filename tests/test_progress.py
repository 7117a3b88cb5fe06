"""Long work tells on a terminal how far it has come, and nothing in a pipe."""

import io

import pytest
from rich.console import Console

from onrecord import progress
from onrecord.progress import telling


def drawn(is_terminal: bool) -> str:
    """What is drawn of some work."""
    out = io.StringIO()
    with telling(Console(file=out, force_terminal=is_terminal, width=100)) as tell:
        tell("Reading", 0)
        for number in (1_000, 2_000):
            tell("Making", number, 4_000)
    return out.getvalue()


def test_long_work_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "LONG", 0)
    monkeypatch.setattr(progress, "OFTEN", 0)
    told = drawn(is_terminal=True)
    assert "Reading" in told
    assert "2,000 of 4,000" in told


def test_nothing_is_told_in_a_pipe_or_of_short_work(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(is_terminal=True) == ""
    monkeypatch.setattr(progress, "LONG", 0)
    assert drawn(is_terminal=False) == ""

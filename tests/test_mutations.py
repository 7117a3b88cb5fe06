"""Reading never breaks, whatever happens to a record. `make soak` tries a hundred times as many."""

import pytest

from tests import changes, golden
from tests.mutating import complaints, mutated, payloads

READING = ("checking", "diagnostics", "earth", "generate", "proving", "record", "writing")
"""The rooms and modules that reading a record passes through."""

EACH, FEW, MANY = 100, 200, 2000


def number(changed: list[str]) -> int:
    """How many broken records are read: more where what reads them was changed."""
    rooms = tuple(f"generator/onrecord/{name}" for name in READING)
    return MANY if any(path.startswith(rooms) or path == "tests/mutating.py" for path in changed) else FEW


@pytest.mark.parametrize("start", range(0, number(changes.changed()), EACH))
def test_no_broken_record_breaks_the_reading(start: int) -> None:
    assert list(complaints(range(start, start + EACH))) == []


def test_more_are_read_where_the_reading_was_changed() -> None:
    assert number(["generator/onrecord/record/dates.py"]) == MANY
    assert number(["generator/onrecord/pages/home.py", "docs/about.md"]) == number([]) == FEW


def test_the_mutants_differ() -> None:
    texts, hostile = golden.texts(), payloads()
    made = [mutated(seed, texts, hostile) for seed in range(50)]
    assert len({tuple(record.values()) for record in made}) > 45
    assert all(record != texts for record in made[:1])

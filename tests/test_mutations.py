"""Reading never breaks, whatever happens to a record. `make soak` tries a hundred times as many."""

import pytest

from tests import golden
from tests.mutating import complaints, mutated, payloads

EACH = 500


@pytest.mark.parametrize("start", range(0, 2000, EACH))
def test_no_broken_record_breaks_the_reading(start: int) -> None:
    assert list(complaints(range(start, start + EACH))) == []


def test_the_mutants_differ() -> None:
    texts, hostile = golden.texts(), payloads()
    made = [mutated(seed, texts, hostile) for seed in range(50)]
    assert len({tuple(record.values()) for record in made}) > 45
    assert all(record != texts for record in made[:1])

"""How much is tried: a share in `make test`, all of it in `make soak`, which sets HYPOTHESIS_PROFILE to thorough."""

import os
from typing import TypeVar

import pytest

T = TypeVar("T")

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "quick")
IS_THOROUGH = PROFILE == "thorough"

only_in_soak = pytest.mark.skipif(not IS_THOROUGH, reason="it takes long: make soak")
"""Marks what takes long, where `make test` has another of its kind."""


def examples(quick: int, thorough: int = 0) -> int:
    """How many examples Hypothesis makes for a property whose examples take long, or need many; in `make soak` as many as
    ``thorough`` says, or twenty times as many."""
    return thorough or 20 * quick if IS_THOROUGH else quick


def share(several: list[T], one_in: int, first: int, thorough: int = 0) -> list[T]:
    """A share of several things, from the first on that is wanted; in `make soak` one in as many as ``thorough`` says, or twice
    as many of them."""
    return several[first :: (thorough or one_in // 2) if IS_THOROUGH else one_in]

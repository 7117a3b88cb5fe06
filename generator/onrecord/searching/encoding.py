"""Values as short texts: whole numbers, those in order as the steps between them, and JSON."""

import json
from collections.abc import Iterable, Sequence
from operator import sub
from typing import Any

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
"""Of 64: the lower half ends a number, the upper half says that it goes on, five bits a digit, the lowest first."""


class _Written(dict[int, str]):
    """Each number as a text, written when it is first asked for."""

    def __missing__(self, number: int) -> str:
        out, left = "", number
        while left > 31:
            out += DIGITS[32 + (left & 31)]
            left >>= 5
        out += DIGITS[left]
        if number < 1 << 16:
            self[number] = out
        return out


WRITTEN = _Written()
"""Whole numbers from 0 as texts."""


def encoded(numbers: Iterable[int]) -> str:
    """Whole numbers from 0 as a text."""
    return "".join(map(WRITTEN.__getitem__, numbers))


def steps(numbers: Sequence[int], before: int = 0) -> Iterable[int]:
    """The first of numbers in order, from another on, and then by how much each is larger than the one before it."""
    return map(sub, numbers, (before, *numbers))


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def as_json(value: Any) -> str:
    """A value as JSON without a space."""
    return _ENCODER.encode(value)

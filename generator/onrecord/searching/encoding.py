"""Values as short texts: whole numbers, those in order as the steps between them, and JSON."""

import json
import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import accumulate
from operator import sub
from typing import Any

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
"""Of 64: the lower half ends a number, the upper half says that it goes on, five bits a digit, the lowest first."""

_NUMBER = re.compile(f"[{DIGITS[32:62]}_-]*[{DIGITS[:32]}]")


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


class _Read(dict[str, int]):
    """What number a text is, read when it is first asked for."""

    def __missing__(self, text: str) -> int:
        number = sum((DIGITS.index(digit) & 31) << 5 * place for place, digit in enumerate(text))
        if number < 1 << 16:
            self[text] = number
        return number


READ = _Read()
"""Texts as the whole numbers that they are."""


def encoded(numbers: Iterable[int]) -> str:
    """Whole numbers from 0 as a text."""
    return "".join(map(WRITTEN.__getitem__, numbers))


def each_number(text: str) -> list[str]:
    """The texts of several numbers, apart."""
    return _NUMBER.findall(text)


def steps(numbers: Sequence[int], before: int = 0) -> Iterable[int]:
    """The first of numbers in order, from another on, and then by how much each is larger than the one before it."""
    return map(sub, numbers, (before, *numbers))


def in_steps(text: str) -> list[int]:
    """The numbers in order that a text was made of by way of their `steps`."""
    return list(accumulate(map(READ.__getitem__, each_number(text))))


def marked(text: str) -> int:
    """A whole number below 2⁶⁴ that looks like chance and is the same for the same text."""
    return int.from_bytes(sha256(text.encode("utf-8", "surrogatepass")).digest()[:8])


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def as_json(value: Any) -> str:
    """A value as JSON without a space."""
    return _ENCODER.encode(value)

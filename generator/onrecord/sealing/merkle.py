"""The tree over all digests, as RFC 6962 has it: one root stands for all of them, and a short path proves that one is among
them.

A leaf is the SHA-256 of a zero byte and the data; what two are joined to, that of a one byte and both. So no leaf can be taken
for what two were joined to.
"""

from collections.abc import Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()
"""The root over nothing."""


def root(data: Sequence[bytes]) -> bytes:
    """The root over some data, in their order."""
    level = [_leaf(each) for each in data]
    while len(level) > 1:
        level = _joined(level)
    return level[0] if level else EMPTY


def path(data: Sequence[bytes], place: int) -> list[bytes]:
    """What it takes to come from the data at a place to the root: the other one at each joining, the lowest first."""
    level, found = [_leaf(each) for each in data], []
    while len(level) > 1:
        other = place ^ 1
        if other < len(level):
            found.append(level[other])
        level, place = _joined(level), place // 2
    return found


def root_by(data: bytes, place: int, size: int, others: Sequence[bytes]) -> bytes | None:
    """The root over ``size`` data, one of which, at a place, is known with its path; None if the path has another length."""
    if not 0 <= place < size:
        return None
    here, waiting = _leaf(data), list(reversed(others))
    while size > 1:
        if place ^ 1 < size:
            if not waiting:
                return None
            other = waiting.pop()
            here = _node(other, here) if place % 2 else _node(here, other)
        place, size = place // 2, (size + 1) // 2
    return None if waiting else here


def _joined(level: list[bytes]) -> list[bytes]:
    """The next level: each two are joined, and one that is left over goes up as it is."""
    pairs = [_node(level[place], level[place + 1]) for place in range(0, len(level) - 1, 2)]
    return pairs + level[len(level) - len(level) % 2 :]


def _leaf(data: bytes) -> bytes:
    return sha256(b"\0" + data).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right).digest()

"""That one claim is under a seal, told in a file that can be checked by itself: the claim, and its path to the root."""

from hashlib import sha256
from typing import Any, Literal

import msgspec

from onrecord.record.record import Record
from onrecord.sealing.canonical import SaidInFull, canonical
from onrecord.sealing.merkle import path, root_by
from onrecord.sealing.seal import FORMAT, Seal, SealMade


class Inclusion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A claim that is under a seal. ``said``: all that it says; ``place``: its place among the claims in the order of their ids,
    from 0; ``path``: the digests on the way to the root, the lowest first; ``seal``: that whose root it is."""

    format: Literal[1]
    said: dict[str, Any]
    sha256: str
    place: int
    path: list[str]
    seal: SealMade


def inclusion_of(record: Record, seal: Seal, identifier: str) -> Inclusion | None:
    """The proof for a claim; None, if it is not under the seal as it is now. Raises KeyError for one that is not there."""
    claim = record.claims[identifier]
    said, sealed = SaidInFull(record).by(claim), seal.claims.get(identifier)
    digest = sha256(canonical(said)).hexdigest()
    if sealed is None or sealed.sha256 != digest:
        return None
    place = sorted(seal.claims).index(identifier)
    others = [each.hex() for each in path(seal.leaves, place)]
    return Inclusion(FORMAT, said, digest, place, others, seal.last)


def write_inclusion(inclusion: Inclusion) -> bytes:
    """The proof as JSON."""
    return msgspec.json.format(msgspec.json.encode(inclusion), indent=2) + b"\n"


def read_inclusion(data: bytes) -> Inclusion | None:
    """The proof in a file; None if there is none in it, or if it does not hold."""
    try:
        found = msgspec.json.decode(data, type=Inclusion)
        others = [bytes.fromhex(each) for each in found.path]
        digest = sha256(canonical(found.said)).digest()
    except (msgspec.MsgspecError, ValueError, TypeError, RecursionError):
        return None
    root = root_by(digest, found.place, found.seal.claims, others)
    is_whole = digest.hex() == found.sha256 and write_inclusion(found) == data.replace(b"\r\n", b"\n")
    return found if is_whole and root and root.hex() == found.seal.root else None

"""What a check found out, kept from run to run: flaws of entries, what was looked up in archived files, and digests of
claims.

Each holds for what it was found in, by the digest of that, so what was kept of a record need not be of this one.
"""

from contextlib import suppress

import msgspec

from onrecord.checking.anew import EntryId, Found, KeptFlaws
from onrecord.checking.checked import KnownBefore
from onrecord.proving.passages import Outcome
from onrecord.sealing.altered import KnownDigests
from onrecord.site.kept import KeptFiles

NAME = "known"
"""What it is remembered under."""


class _Remembered(msgspec.Struct, frozen=True, array_like=True):
    """It as it is written."""

    about: bytes
    flaws: list[tuple[EntryId, Found]]
    looked_up: dict[bytes, Outcome]
    digests: dict[bytes, bytes]


def known_before(kept: KeptFiles) -> KnownBefore:
    """What the last check of a record found out; nothing, if that can't be told."""
    data = kept.recall(NAME)
    try:
        found = msgspec.msgpack.decode(data, type=_Remembered) if data else _Remembered(b"", [], {}, {})
    except msgspec.MsgspecError:
        return KnownBefore()
    return KnownBefore(KeptFlaws(found.about, dict(found.flaws)), found.looked_up, KnownDigests(found.digests))


def remember(kept: KeptFiles, known: KnownBefore, before: KnownBefore) -> None:
    """Remember what a check found out for the next one, if it is another than what was known before."""
    has_others = known.looked_up != before.looked_up or known.digests.found != before.digests.found
    if known.flaws.found != before.flaws.found or has_others:
        flaws, digests = known.flaws, dict(known.digests.found)
        written = _Remembered(flaws.about, list(flaws.found.items()), dict(known.looked_up), digests)
        with suppress(ValueError, OverflowError):  # what bytes can't hold is found out again
            kept.remember(NAME, msgspec.msgpack.encode(written))

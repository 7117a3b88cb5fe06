"""The seal: the digest of every claim of a record on a day, with one root over all, in a file of its own.

It keeps no words. Beside the digest of a claim stand short ones of its fields, so that it can be told which was changed. Each
seal names the digest of the one before it, so none can be taken out of the row.
"""

from collections.abc import Callable, Mapping
from datetime import date
from hashlib import sha256
from itertools import pairwise
from typing import Any, Literal

import msgspec

from onrecord.diagnostics import Diagnostic, Position
from onrecord.record.claims import Claim
from onrecord.record.model import Document, Source
from onrecord.record.record import Record
from onrecord.sealing.canonical import SaidInFull, canonical, fields_of, identity, own
from onrecord.sealing.merkle import root

PROBLEMS = {
    "seal": "The file of the seal can't be read, or has in it what `onrecord seal` does not write: another root, another order, "
    "a digest that is none. Bring back the last good one. If there is none, delete it, take `sealed` out of `about`, and seal "
    "anew; but then nothing tells any more what was published before.",
}
"""Every code that this module gives, with how to mend it."""

FORMAT: Literal[1] = 1
"""The number of the format of seals."""

MADE_BY = "Made by `onrecord seal`: what every claim said on the day of the last seal, as digests. Not to be edited."
"""What the file says of itself."""

NOT_OURS = "this is not a seal as onrecord seal writes it"

SHORT = 16
"""Hex digits of the digest of a field."""

_HEX = frozenset("0123456789abcdef")


class SealMade(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A seal in the row of them: the day, the root, over how many claims, and the digest of the seal before; the first has
    none."""

    day: str
    root: str
    claims: int
    before: str = ""

    @property
    def sha256(self) -> str:
        """The digest by which the next seal names it."""
        data = {"day": self.day, "root": self.root, "claims": str(self.claims), "before": self.before}
        return sha256(canonical(data)).hexdigest()


class SealedEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An entry as it was sealed: short digests of its fields, and of its corrections in their order. ``sha256``: of a claim, the
    digest of all that it says, and ``since``: the day on which it was first sealed. ``archive``: of a document, the SHA-256 of
    its files in clear."""

    fields: dict[str, str] = {}
    corrections: list[str] = []
    sha256: str = ""
    since: str = ""
    archive: list[str] = []


class Seal(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """All seals of a record, and its entries as they were at the last: claims, and the documents and sources that they name."""

    about: str
    format: Literal[1]
    seals: list[SealMade]
    sources: dict[str, SealedEntry]
    documents: dict[str, SealedEntry]
    claims: dict[str, SealedEntry]

    @property
    def last(self) -> SealMade:
        """The last of the seals."""
        return self.seals[-1]

    @property
    def leaves(self) -> list[bytes]:
        """The digests of all claims in the order of the tree."""
        return [bytes.fromhex(self.claims[each].sha256) for each in sorted(self.claims)]


def sealed(record: Record, day: str, before: Seal | None = None) -> Seal:
    """The seal of a record that holds and is public in all its parts. ``day``: in ISO 8601; ``before``: what was sealed last. If
    nothing has changed since, that is what it is."""
    told, claims, known = SaidInFull(record), {}, before.claims if before else {}
    named: set[str] = set()
    for identifier in sorted(record.claims):
        claim = record.claims[identifier]
        said = told.by(claim)
        named |= {*said["sources"]}
        since = next((known[each].since for each in (identifier, *claim.formerly) if each in known), day)
        claims[identifier] = of_claim(claim, sha256(canonical(said)).hexdigest(), since)
    documents = sorted({str(claim.document) for claim in record.claims.values()})
    made = SealMade(day, "", len(claims), before.last.sha256 if before else "")
    seal = Seal(
        MADE_BY,
        FORMAT,
        [],
        {each: of_source(record.sources[each]) for each in sorted(named)},
        {each: of_document(record.documents[each]) for each in documents},
        claims,
    )
    if before and (before.claims, before.documents, before.sources) == (seal.claims, seal.documents, seal.sources):
        return before
    seal.seals.extend([*(before.seals if before else ()), _with_root(made, seal)])
    return seal


def of_claim(claim: Claim, digest: str = "", since: str = "") -> SealedEntry:
    """A claim as it is sealed."""
    fields = {key: short(value) for key, value in fields_of(own(claim))}
    return SealedEntry(fields, [] if claim.withdrawn else corrections_of(claim), digest, since)


def first_sealed(seal: Seal) -> dict[str, tuple[str, str]]:
    """For each claim that was sealed the day on which it first was, and the day of the last seal before that; empty, if there is
    none."""
    days = sorted({each.day for each in seal.seals})
    before = dict(zip(days, ["", *days], strict=False))
    return {identifier: (each.since, before[each.since]) for identifier, each in seal.claims.items()}


def of_document(document: Document) -> SealedEntry:
    """A document as it is sealed: that by which it is known."""
    known = {key: short(value) for key, value in identity(document).items() if key != "id"}
    return SealedEntry(known, corrections_of(document), archive=[archive.sha256 for archive in document.archive])


def of_source(source: Source) -> SealedEntry:
    """A source as it is sealed: its name."""
    return SealedEntry({"name": short(source.name)}, corrections_of(source))


def corrections_of(entry: Claim | Document | Source) -> list[str]:
    """The short digests of an entry's corrections."""
    return [short(each.model_dump(mode="json")) for each in entry.corrections]


def short(value: Any) -> str:
    """The digest of a field: it tells values apart, and the long one of the claim bears witness."""
    return sha256(canonical(value)).hexdigest()[:SHORT]


def _with_root(made: SealMade, seal: Seal) -> SealMade:
    return SealMade(made.day, root(seal.leaves).hex(), made.claims, made.before)


def write_seal(seal: Seal) -> bytes:
    """The file of a seal, an entry a line."""
    parts = [b'"about": %b' % _line(seal.about), b'"format": %b' % _line(seal.format)]
    parts.append(b'"seals": [\n%b\n]' % b",\n".join(map(_line, seal.seals)))
    for name in ("sources", "documents", "claims"):
        entries: dict[str, SealedEntry] = getattr(seal, name)
        lines = b",\n".join(b"%b: %b" % (_line(each), _line(entry)) for each, entry in entries.items())
        parts.append(b'"%b": {\n%b\n}' % (name.encode(), lines))
    return b"{\n%b\n}\n" % b",\n".join(parts)


_line = msgspec.json.Encoder().encode


def read_seal(data: bytes | None, file: str) -> tuple[Seal | None, list[Diagnostic]]:
    """Read the file of a seal, None if there is none. One that is not as it was written, sign by sign, is one problem, also
    an empty one."""
    if data is None:
        return None, []
    try:
        seal = msgspec.json.decode(data, type=Seal)
        why = _unsound(seal) or ("" if write_seal(seal) == data.replace(b"\r\n", b"\n") else NOT_OURS)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        seal, why = None, NOT_OURS
    if why:
        return None, [Diagnostic(Position(file), "seal", why, "bring back the last good one")]
    return seal, []


def _unsound(seal: Seal) -> str:
    """Why a seal can't be one that was written; empty if it can."""
    checks: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("the seal has no root", lambda: bool(seal.seals)),
        ("a day in the seal is none, or comes before the one before it", lambda: _are_days(seal.seals)),
        ("a claim was first sealed on a day without a seal", lambda: _have_seals(seal)),
        ("a digest in the seal is none", lambda: _are_digests(seal)),
        ("a seal does not name the one before it", lambda: _is_a_chain(seal.seals)),
        ("the last root is over another number of claims", lambda: seal.last.claims == len(seal.claims)),
        ("the last root is not that of the claims in the seal", lambda: seal.last.root == root(seal.leaves).hex()),
    )
    return next((what for what, holds in checks if not holds()), "")


def _are_days(seals: list[SealMade]) -> bool:
    days = [date.fromisoformat(each.day) for each in seals]
    return all(one <= other for one, other in pairwise(days))


def _is_a_chain(seals: list[SealMade]) -> bool:
    return not seals[0].before and all(other.before == one.sha256 for one, other in pairwise(seals))


def _have_seals(seal: Seal) -> bool:
    return {each.since for each in seal.claims.values()} <= {each.day for each in seal.seals}


def _are_digests(seal: Seal) -> bool:
    long = [*(each.root for each in seal.seals), *(each.sha256 for each in seal.claims.values())]
    long += [sum_ for each in seal.documents.values() for sum_ in each.archive]
    lists: tuple[Mapping[str, SealedEntry], ...] = (seal.sources, seal.documents, seal.claims)
    entries = [each for entries in lists for each in entries.values()]
    small = [one for each in entries for one in (*each.fields.values(), *each.corrections)]
    return _have(long, 64) and _have(small, SHORT)


def _have(digests: list[str], length: int) -> bool:
    return all(len(each) == length for each in digests) and _HEX.issuperset("".join(digests))

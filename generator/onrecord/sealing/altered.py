"""What is another than it was sealed, and nothing in the record says so.

A record may be corrected: an entry of `corrections` that is new since the seal, dated on its day or later, names the field. A
claim may be withdrawn, and an entry may have got another id. All else is an alteration.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b, sha256
from itertools import product
from typing import Any, NamedTuple

from onrecord.diagnostics import Diagnostic, Position, Severity
from onrecord.record.claims import Claim
from onrecord.record.draft import Draft
from onrecord.record.model import Archive, Document, Source
from onrecord.record.record import Record
from onrecord.sealing.canonical import WHOLE, SaidInFull, canonical, own
from onrecord.sealing.renamed import Renamed
from onrecord.sealing.seal import (
    Seal,
    SealedEntry,
    corrections_of,
    first_sealed,
    of_claim,
    of_document,
    of_source,
    read_seal,
)

PROBLEMS = {
    "sealed-changed": "What was sealed says something else now, and nothing tells a reader so. If the change is right, say under "
    "`corrections` of that entry when it was made, in which field, what stood there before, and why; else bring back what "
    "was sealed (`onrecord diff` shows what has changed between two folders).",
    "seal-missing": "The record says under `sealed` of `about` that it was sealed, and there is no seal, or one that is of "
    "another row of seals. Without its seal nothing tells what was changed since. Bring back the last good one, from the "
    "history of your repository or from the published site, which carries it.",
    "seal-unnamed": "Nothing in the record says that it was sealed; so if the file of the seal were deleted or begun anew, "
    "nobody would be told. Write the root of a seal, which `onrecord seal` prints, under `sealed` of `about`. It need not be "
    "the last.",
    "sealed-deleted": "A claim that was sealed is gone. Bring it back and set `withdrawn`: its address stays and says so. If it "
    "has another id now, put the old one under `formerly`.",
}
"""Every code that this module gives, with how to mend it."""


class Alteration(NamedTuple):
    """An entry of a list that is another than it was sealed. ``field``: which of its fields; empty, if that can't be told.
    ``is_gone``: it is no longer there."""

    name: str
    id: str
    field: str = ""
    is_gone: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class KnownDigests:
    """The digests of claims, by what tells apart all that goes into them. What was found out once is kept from run to run."""

    found: Mapping[bytes, bytes] = field(default_factory=dict)


NO_DIGESTS = KnownDigests()


class SealHeld(NamedTuple):
    """What came of holding a record against a seal: what was altered; how many claims are as they were sealed, and how many are
    new since."""

    altered: list[Alteration]
    same: int
    new: int


def hold(record: Record, seal: Seal, digests: Mapping[str, bytes]) -> SealHeld:
    """Hold a record that has no errors against its seal. ``digests``: of each claim, by its id."""
    holding = _Holding(record, seal)
    altered: list[Alteration] = []
    same, known = 0, set()
    for identifier, was in seal.claims.items():
        claim = record.claims.get(holding.renamed.now("claims", identifier))
        if claim is None:
            altered.append(Alteration("claims", identifier, is_gone=True))
            continue
        known.add(claim.id)
        if digests[claim.id].hex() == was.sha256:
            same += 1
        elif not claim.withdrawn or "withdrawn" in was.fields:
            altered += holding.in_claim(claim, was)
    return SealHeld([*altered, *holding.beside], same, len(record.claims) - len(known))


class _Holding:
    """A record that is held against its seal. ``beside``: what was altered in documents and sources; ``others``: those that are
    other at all, or have another id."""

    def __init__(self, record: Record, seal: Seal) -> None:
        self.record, self.seal, self.renamed = record, seal, Renamed(record)
        self.beside: list[Alteration] = []
        self.others: set[tuple[str, str]] = set()
        lists = (("documents", seal.documents), ("sources", seal.sources))
        for name, identifier, was in ((name, each, was) for name, its in lists for each, was in its.items()):
            entry = record.entries(name).get(self.renamed.now(name, identifier))
            if entry is not None:  # claims tell that it is gone
                self._see_beside(name, identifier, entry, was)

    def _see_beside(self, name: str, identifier: str, entry: Document | Source, was: SealedEntry) -> None:
        changed = self._changed(entry, was)
        if changed or entry.id != identifier:
            self.others.add((name, entry.id))
        self.beside += [Alteration(name, entry.id, each) for each in self._untold(entry, was, changed)]

    def in_claim(self, claim: Claim, was: SealedEntry) -> Iterator[Alteration]:
        """What was altered in a claim whose digest is another."""
        changed = self._changed(claim, was)
        if "withdrawn" in was.fields and not claim.withdrawn:
            changed = ["withdrawn"]
        for each in self._untold(claim, was, changed):
            yield Alteration("claims", claim.id, each)
        if not changed and not self._is_other_beside(claim) and not self._is_only_corrected(claim, was):
            yield Alteration("claims", claim.id)

    def _is_only_corrected(self, claim: Claim, was: SealedEntry) -> bool:
        """Whether all that is other in a claim are corrections since, and new ids of what it names. What the seal has of fields
        and corrections is not believed for that, since it is under no root: without these the claim must have the digest that is
        under it."""
        said = SaidInFull(self.record).by(claim)
        before = claim.model_copy(update={"corrections": claim.corrections[: len(was.corrections)]})
        now, then = own(before), own(self.renamed.as_sealed(before, self.seal))
        others = [key for key in now if now[key] != then[key]]  # some were renamed since the seal, and others before it
        for forms in product((now, then), repeat=len(others)):
            said["claim"] = now | {key: form[key] for key, form in zip(others, forms, strict=True)}
            if sha256(canonical(said)).hexdigest() == was.sha256:
                return True
        return False

    def _untold(self, entry: Claim | Document | Source, was: SealedEntry, changed: list[str]) -> Iterator[str]:
        """The fields of those that changed which no new correction names, nor that of which they are a part; and the corrections,
        if one of them is gone or another."""
        since, now = date.fromisoformat(self.seal.last.day), corrections_of(entry)
        corrected = {
            each.field
            for each, digest in zip(entry.corrections, now, strict=True)
            if digest not in was.corrections and (each.on.latest is None or each.on.latest >= since)
        }
        for each in changed:
            whole = WHOLE.get(each, each) if isinstance(entry, Claim) else each
            if not {each, whole} & corrected and (whole == each or whole not in changed):
                yield each
        if now[: len(was.corrections)] != was.corrections and "withdrawn" not in was.fields:
            yield "corrections"

    def _changed(self, entry: Claim | Document | Source, was: SealedEntry) -> list[str]:
        """The fields that have another digest, or are on one side alone, also under the ids that others had."""
        then = self.renamed.as_sealed(entry, self.seal)
        forms = [_as_sealed(each).fields for each in ((entry,) if then is entry else (entry, then))]
        every = {key: None for fields in (was.fields, *forms) for key in fields}
        return [key for key in every if all(fields.get(key) != was.fields.get(key) for fields in forms)]

    def _is_other_beside(self, claim: Claim) -> bool:
        """Whether the digest of a claim is another since its own id is, or since its document or a source is, which is told of
        these."""
        named = SaidInFull(self.record).by(claim)["sources"]
        beside = {("documents", str(claim.document)), *(("sources", each) for each in named)}
        return claim.id not in self.seal.claims or not beside.isdisjoint(self.others)


def _as_sealed(entry: Claim | Document | Source) -> SealedEntry:
    if isinstance(entry, Claim):
        return of_claim(entry)
    return of_document(entry) if isinstance(entry, Document) else of_source(entry)


@dataclass(frozen=True, eq=False, slots=True)
class SealChecked:
    """What came of checking a record against its seal. ``known``: what is to be kept for the next time. ``first_sealed``: as that
    function has it, of each claim by the id that it has now."""

    problems: list[Diagnostic]
    known: KnownDigests
    first_sealed: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def check(draft: Draft, data: bytes | None, file: str, before: KnownDigests = NO_DIGESTS) -> SealChecked:
    """Hold a record that has no errors against the ``data`` of its seal, if it has one. ``before``: what was kept the last
    time."""
    seal, problems = read_seal(data, file)
    if seal is None or data is None:
        return SealChecked(problems or [*_gone(draft, file)], before)
    digests, known = digests_of(draft, before)
    held, now = hold(draft.record, seal, digests), Renamed(draft.record).now
    days = {now("claims", each): its for each, its in first_sealed(seal).items()}
    told = [
        *_unnamed(draft, seal, file),
        *of_another_row(draft, seal, file),
        *diagnostics(draft, seal, file, held.altered, data),
    ]
    return SealChecked(told, known, days)


def _gone(draft: Draft, file: str) -> Iterator[Diagnostic]:
    """An error for a record that was sealed, as it says, and has no seal."""
    if draft.about and draft.record.about.sealed:
        message = f"the record was sealed, and {file} is not there"
        yield Diagnostic(draft.about.at("sealed"), "seal-missing", message, "bring it back")


def of_another_row(draft: Draft, seal: Seal, file: str) -> Iterator[Diagnostic]:
    """An error for a record that names a root which is not in the row of its seals."""
    named = draft.record.about.sealed
    if draft.about and named and named not in {each.root for each in seal.seals}:
        message = f"the record was sealed with a root that no seal in {file} has"
        yield Diagnostic(draft.about.at("sealed"), "seal-missing", message, "bring back the seals that it had")


def _unnamed(draft: Draft, seal: Seal, file: str) -> Iterator[Diagnostic]:
    """A warning for a record that does not say that it was sealed."""
    if not draft.record.about.sealed:
        message, hint = "nothing would tell that this seal is gone", how_to_name(seal)
        yield Diagnostic(Position(file), "seal-unnamed", message, hint, Severity.WARNING)


def how_to_name(seal: Seal) -> str:
    """What to write into a record so that it says that it was sealed."""
    return f"write 'sealed: {seal.last.root}' under 'about'"


def diagnostics(draft: Draft, seal: Seal, file: str, altered: list[Alteration], data: bytes) -> Iterator[Diagnostic]:
    """An error for each alteration, where it stands; what is gone stands nowhere but in the seal, whose bytes are ``data``."""
    since = f"since it was sealed on {seal.last.day}"
    for each in altered:
        if each.is_gone:
            at = _line_in(data, each.id)
            yield Diagnostic(Position(file, at), "sealed-deleted", f"claim '{each.id}' is gone {since}", "withdraw it")
            continue
        placed, what = draft.placed[each.name, each.id], each.name.removesuffix("s")
        path = (WHOLE[each.field], each.field) if each.name == "claims" and each.field in WHOLE else (each.field,)
        field_ = f"'{each.field}' of {what} '{each.id}'" if each.field else f"{what} '{each.id}'"
        place = placed.at(*(path[:1] if each.field else ("id",)))
        hint = "say so under 'corrections'" if each.field != "corrections" else "bring back those that were sealed"
        yield Diagnostic(place, "sealed-changed", f"{field_} has changed {since}", hint)


def as_published(record: Record, seal: Seal) -> Record:
    """A record as a site has it, which does not say what its archived files are called, with their digests from the seal."""
    documents = {
        each: entry.model_copy(update={"archive": _archive(seal.documents.get(each))})
        for each, entry in record.documents.items()
    }
    return replace(record, documents=documents)


def _archive(sealed: SealedEntry | None) -> tuple[Archive, ...]:
    return tuple(Archive.model_construct(file="", sha256=each) for each in (sealed.archive if sealed else ()))


def _line_in(data: bytes, identifier: str) -> int:
    """The line of the file of a seal on which a claim stands."""
    at = data.rfind(b'\n"%b": {' % identifier.encode())
    return data.count(b"\n", 0, at + 1) + 1 if at >= 0 else 1


def digests_of(draft: Draft, before: KnownDigests = NO_DIGESTS) -> tuple[dict[str, bytes], KnownDigests]:
    """The digest of each claim of a record that holds, and what is to be kept for the next time."""
    told, found, kept = SaidInFull(draft.record), {}, {}
    for identifier, claim in draft.record.claims.items():
        key = _key(draft, claim)
        known = before.found.get(key) or told.sha256(claim)
        found[identifier] = kept[key] = known
    return found, KnownDigests(kept)


def _key(draft: Draft, claim: Claim) -> bytes:
    """What tells apart all that goes into the digest of a claim."""
    digests = draft.digests
    document = draft.record.documents[claim.document]
    named: list[Any] = [*claim.source, claim.for_, document.publisher]
    parts = [digests["claims", claim.id], digests["documents", document.id]]
    parts += [digests.get(("sources", str(each)), b"") for each in named]
    return blake2b(b"".join(parts), digest_size=16).digest()

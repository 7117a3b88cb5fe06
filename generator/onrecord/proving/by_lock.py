"""Quotes that nobody looks up now, held against the proofs that a lock file has of them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from onrecord.diagnostics import Diagnostic, Severity
from onrecord.proving.extracting import has_text, kind_of
from onrecord.proving.lock import apart, unsound
from onrecord.proving.passages import Proof, QuoteState, fingerprint
from onrecord.record.claims import Claim
from onrecord.record.draft import Draft
from onrecord.record.model import Document
from onrecord.record.placing import Placed

NAMED = 5
"""Claims that a message names; of more it says how many they are."""


class QuoteKnown(NamedTuple):
    """What is known of a quote, and its proof if it has one."""

    state: QuoteState
    proof: Proof | None = None


def held_against(
    draft: Draft, document: Document, claim: Claim, parts: tuple[str, ...], proof: Proof | None
) -> tuple[QuoteKnown | None, list[Diagnostic]]:
    """Hold a quote against its proof in the lock. Nothing is known of one whose proof does not fit it."""
    texts = [archive for archive in document.archive if has_text(archive.file)]
    place = draft.placed["claims", claim.id]
    if not proof:
        return QuoteKnown(QuoteState.NOT_YET if texts else QuoteState.NO_ARCHIVE), []
    if not texts:
        message = f"'{claim.id}' was proved, and '{document.id}' names no archived text any more"
        hint = "give it back, or run onrecord verify"
        return QuoteKnown(QuoteState.NO_ARCHIVE), [
            Diagnostic(place.at("quote"), "proof-lost", message, hint, Severity.WARNING)
        ]
    misfit = _misfit(draft, claim, parts, proof)
    return (None, [misfit]) if misfit else (QuoteKnown(QuoteState.LOCKED, proof), [])


def _misfit(draft: Draft, claim: Claim, parts: tuple[str, ...], proof: Proof) -> Diagnostic | None:
    """The problem with a proof in the lock that is not that of a quote; None if it is."""
    document, place = draft.record.documents[claim.document], draft.placed["claims", claim.id]
    texts = {(archive.sha256, kind_of(archive.file)) for archive in document.archive if has_text(archive.file)}
    hint = "run onrecord verify"
    if proof.document != document.id or (proof.sha256, proof.kind) not in texts:
        return Diagnostic(place.at("quote"), "document-changed", f"'{claim.id}' was proved against another text", hint)
    if proof.quote != fingerprint(parts):
        return Diagnostic(
            place.at("quote"), "quote-changed", f"the quote of '{claim.id}' was changed since it was proved", hint
        )
    why = unsound(proof, parts, draft.lookups.is_around_shown(claim))
    return _changed_proof(claim.id, why, place) if why else None


def _changed_proof(claim: str, why: str, place: Placed) -> Diagnostic:
    message = f"the proof of '{claim}' was changed: {why}"
    return Diagnostic(place.at("quote"), "proof-changed", message, "run onrecord verify")


def by_lock_alone(draft: Draft, document: Document, known: Mapping[str, QuoteKnown]) -> Iterator[Diagnostic]:
    """What is wrong with the quotes of a document that nobody looked up now: proofs in the lock that can't be of one text; and a
    warning that names those without a proof."""
    locked: dict[str, dict[str, Proof]] = {}
    for claim, each in known.items():
        if each.state is QuoteState.LOCKED and each.proof:
            locked.setdefault(each.proof.sha256, {})[claim] = each.proof
    for proofs in locked.values():
        bare = {each for each in proofs if not draft.lookups.is_around_shown(draft.record.claims[each])}
        for claim in dict.fromkeys(apart(proofs, bare)):
            yield _changed_proof(claim, "another proof has other words at its place", draft.placed["claims", claim])
    if not_yet := [claim for claim, each in known.items() if each.state is QuoteState.NOT_YET]:
        position = draft.placed["documents", document.id].at("archive")
        named = ", ".join(not_yet[:NAMED]) + (f" and {len(not_yet) - NAMED} more" if len(not_yet) > NAMED else "")
        message = f"quotes from '{document.id}' are not proved: {named}"
        yield Diagnostic(position, "not-proved", message, "run onrecord verify", Severity.WARNING)

"""The proofs of a record: each quote looked up in the archived text of its document, and what was found kept in a lock file.

With the archive at hand every quote is looked up afresh. Without it, the record is held against the lock: a quote or a document
that changed since its proof is an error.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

from onrecord import yaml_nodes
from onrecord.diagnostics import Diagnostic, Position, shown
from onrecord.model import Claim, Document
from onrecord.proving import (
    FOLDING,
    Folded,
    Missing,
    Passage,
    Proof,
    Proofs,
    State,
    find,
    fingerprint,
    fold,
    marked,
    uncovered,
)
from onrecord.record import Record

PROBLEMS = {
    "quote-not-found": "The words of a quote do not stand in the archived text of its document, in their order. The line shows "
    "the nearest passage, with what differs in braces. Correct the quote; mark words left out with `[…]`, or make the quote a "
    "list of parts.",
    "archive-changed": "The archived text is not the one whose SHA-256 the document gives. Put the text back that was read; if "
    "another text is meant, give its hash, and look at every quote again.",
    "quote-changed": "A quote was changed since it was proved. Run `onrecord verify` where the archive is.",
    "document-changed": "The document's archived text, or the folding, is another than the one that its quotes were proved "
    "against. Run `onrecord verify` where the archive is.",
    "lock": "The file of proofs can't be read. It is made by `onrecord verify`; bring back the last good one, or make it anew.",
}
"""Every code that this module gives, with how to mend it."""

HEAD = "# Where each quote stands in the text it was proved against. Made by `onrecord verify`; not to be edited.\n"


@dataclass(frozen=True)
class Evidence:
    """What quotes can be held against: the lock file, and the archived texts by name. Either may be missing."""

    lock: bytes = b""
    lock_file: str = "quotes.lock"
    archive: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def locked(self) -> tuple[dict[str, Proof], list[Diagnostic]]:
        """The proofs in the lock, by claim."""
        return read_lock(self.lock, self.lock_file) if self.lock else ({}, [])


def prove(record: Record, evidence: Evidence) -> tuple[Proofs, list[Diagnostic]]:
    """Look up every quote whose archived text is at hand, and hold the others against the lock."""
    locked, problems = evidence.locked
    found, problems = Proofs(), list(problems)
    for document in record.documents.values():
        claims = [
            claim for claim in record.claims_in_document.get(document.id, ()) if claim.quote and not claim.withdrawn
        ]
        data = evidence.archive.get(document.archive.file) if document.archive else None
        if not document.archive:
            found.states.update((claim.id, State.NO_ARCHIVE) for claim in claims)
        elif data is None:
            problems += _held_against(record, document, claims, locked, found)
        elif sha256(data).hexdigest() != document.archive.sha256:
            position = record.placed["documents", document.id].at("archive", "sha256")
            message = f"'{document.archive.file}' in the archive is not the text with this SHA-256"
            problems.append(Diagnostic(position, "archive-changed", message, f"it is {sha256(data).hexdigest()}"))
        else:
            problems += _looked_up(record, document, claims, text_of(data), found)
    return found, problems


def text_of(data: bytes) -> str:
    """An archived plain text."""
    return data.decode("utf-8-sig", "replace")


def _looked_up(record: Record, document: Document, claims: list[Claim], text: str, found: Proofs) -> list[Diagnostic]:
    problems = []
    folded: Folded = fold(text)
    for claim in claims:
        parts = claim.quote.text if claim.quote else ()
        passages = find(text, folded, parts)
        if isinstance(passages, Missing):
            position = record.placed["claims", claim.id].at("quote", "text", parts.index(passages.words))
            hint = f"nearest: {shown(marked(passages.words, passages.nearest), 200)}" if passages.nearest else ""
            message = f"{shown(passages.words)} does not stand in '{document.id}'"
            problems.append(Diagnostic(position, "quote-not-found", message, hint))
        elif document.archive:
            found.proofs[claim.id] = Proof(document.id, document.archive.sha256, fingerprint(parts), tuple(passages))
            found.states[claim.id] = State.FRESH
    return problems


def _held_against(
    record: Record, document: Document, claims: list[Claim], locked: dict[str, Proof], found: Proofs
) -> list[Diagnostic]:
    problems = []
    for claim in claims:
        proof, place = locked.get(claim.id), record.placed["claims", claim.id]
        if proof is None:
            found.states[claim.id] = State.NOT_YET
        elif proof.document != document.id or (document.archive and proof.sha256 != document.archive.sha256):
            message = f"'{claim.id}' was proved against another text"
            problems.append(Diagnostic(place.at("quote"), "document-changed", message, "run onrecord verify"))
        elif claim.quote and proof.quote != fingerprint(claim.quote.text):
            message = f"the quote of '{claim.id}' was changed since it was proved"
            problems.append(Diagnostic(place.at("quote"), "quote-changed", message, "run onrecord verify"))
        else:
            found.proofs[claim.id], found.states[claim.id] = proof, State.LOCKED
    return problems


def in_words(numbers: Mapping[State, int]) -> str:
    """One line: how many quotes were looked up afresh, how many stand by an earlier proof, and how many are not proved."""
    parts = [
        f"{numbers.get(State.FRESH, 0)} looked up afresh",
        f"{numbers.get(State.LOCKED, 0)} as proved before",
        f"{numbers.get(State.NOT_YET, 0)} not yet proved",
        f"{numbers.get(State.NO_ARCHIVE, 0)} without an archived text",
    ]
    return f"quotes: {', '.join(parts)}"


def uncovered_lines(record: Record, evidence: Evidence) -> Iterator[str]:
    """Each sentence of the archived texts in which no quote stands, with its document and line."""
    for document in record.documents.values():
        data = evidence.archive.get(document.archive.file) if document.archive else None
        if data is not None:
            found = [proof for proof in record.proofs.proofs.values() if proof.document == document.id]
            passages = [passage for proof in found for passage in proof.passages]
            for line, sentence in uncovered(text_of(data), passages):
                yield f"{document.id}:{line}: {sentence}"


def write_lock(proofs: Mapping[str, Proof]) -> str:
    """The lock file, in the order of documents and then of places in them."""
    ordered = sorted(proofs.items(), key=lambda each: (each[1].document, each[1].passages[0].start, each[0]))
    return HEAD + yaml_nodes.dump({"folding": FOLDING, "quotes": [_as_data(claim, proof) for claim, proof in ordered]})


def _as_data(claim: str, proof: Proof) -> dict[str, Any]:
    passages = [
        {"exact": each.exact, "prefix": each.prefix, "suffix": each.suffix, "start": each.start, "end": each.end}
        for each in proof.passages
    ]
    return {
        "claim": claim,
        "document": proof.document,
        "sha256": proof.sha256,
        "quote": proof.quote,
        "passages": passages,
    }


def read_lock(data: bytes, file: str) -> tuple[dict[str, Proof], list[Diagnostic]]:
    """Read the lock file. One that can't be read is one problem."""
    root, problems = yaml_nodes.parse(data, file)
    if root is not None and not problems:
        try:
            return _from_data(yaml_nodes.to_data(root)), []
        except (KeyError, TypeError, ValueError, AttributeError):
            pass
    position = problems[0].position if problems else Position(file)
    return {}, [Diagnostic(position, "lock", "this is not a file of proofs", "make it anew: onrecord verify")]


def _from_data(data: Any) -> dict[str, Proof]:
    if data["folding"] != FOLDING:
        return {}
    return {
        each["claim"]: Proof(
            each["document"],
            each["sha256"],
            each["quote"],
            tuple(
                Passage(each["exact"], each["prefix"], each["suffix"], int(each["start"]), int(each["end"]))
                for each in each["passages"]
            ),
        )
        for each in data["quotes"]
    }

"""The proofs of a record: each quote looked up in the archived text of its document, and what was found kept in a lock file.

With the archive at hand every quote is looked up afresh. Without it, the record is held against the lock: a quote or a document
that changed since its proof is an error.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import TypeAdapter

from onrecord import cores
from onrecord.diagnostics import Diagnostic, Position, Severity, shown
from onrecord.extracting import Unreadable, kind_of, text_of
from onrecord.folding import FOLDING, Text
from onrecord.lettering import APART, END, RAISED
from onrecord.model import Archive, Claim, Document
from onrecord.proving import (
    Missing,
    Outcome,
    Passage,
    Proof,
    Proofs,
    State,
    Task,
    find,
    fingerprint,
    look_up,
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
    "archive-unreadable": "No text can be had from an archived file: it is broken, locked by a password, a scan without text, "
    "or not in the encoding that it names (plain text: UTF-8). Keep it, archive its text beside it, and name that.",
    "archive-missing": "`onrecord verify` does not find an archived text, so its quotes could not be looked up. Put it into the "
    "archive, or name the archive's folder with `--archive`.",
    "quote-changed": "A quote was changed since it was proved. Run `onrecord verify` where the archive is.",
    "document-changed": "The document's archived text is another than the one that its quotes were proved against. Run `onrecord "
    "verify` where the archive is.",
    "proof-lost": "A quote was proved, and its document names no archived text any more. Give it back; or run `onrecord verify`, "
    "and the quote is shown as not proved.",
    "proof-changed": "The words that the file of proofs has for a quote are not the quote's: somebody changed that file. Bring "
    "back the last good one, or run `onrecord verify` where the archive is.",
    "lock": "The file of proofs can't be read. Bring back the last good one; or delete it, and make it anew with `onrecord "
    "verify` where the archive is.",
    "other-folding": "The proofs were made under other rules of what is forgiven, by another version of On Record, and count no "
    "more. Run `onrecord verify` where the archive is.",
}
"""Every code that this module gives, with how to mend it."""

UNSEEN = frozenset(RAISED + APART + END)
"""What the lock writes as escapes, since nobody would see it."""

MADE_BY = "Made by `onrecord verify`: where each quote stands in the text it was proved against. Not to be edited."
"""What the lock says of itself."""


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


def prove(record: Record, evidence: Evidence, enough: int = cores.ENOUGH) -> tuple[Proofs, list[Diagnostic]]:
    """Look up every quote whose archived text is at hand, and hold the others against the lock.

    ``enough``: from how many shares on the texts are shared out to all cores.
    """
    locked, problems = evidence.locked
    found, problems = Proofs(), list(problems)
    at_hand = []
    for document in record.documents.values():
        if document.archive and document.archive.file in evidence.archive:
            at_hand.append((document, document.archive))
        else:
            problems += _held_against(record, document, locked, found)
    tasks = (_task(record, document, archive, evidence) for document, archive in at_hand)
    outcomes = cores.mapped(look_up, tasks, lambda task: len(task.data), enough)
    for (document, archive), outcome in zip(at_hand, outcomes, strict=True):
        problems += _looked_up(record, document, archive, outcome, found)
    return found, problems


def _quoting(record: Record, document: Document) -> list[tuple[Claim, tuple[str, ...]]]:
    """The claims of a document that have a quote, with its parts."""
    claims = record.claims_in_document.get(document.id, ())
    return [(claim, claim.quote.text) for claim in claims if claim.quote and not claim.withdrawn]


def _task(record: Record, document: Document, archive: Archive, evidence: Evidence) -> Task:
    quotes = tuple(parts for _, parts in _quoting(record, document))
    return Task(evidence.archive[archive.file], kind_of(archive.file), archive.sha256, quotes)


def _looked_up(
    record: Record, document: Document, archive: Archive, outcome: Outcome, found: Proofs
) -> list[Diagnostic]:
    place = record.placed["documents", document.id]
    if outcome.sha256 != archive.sha256:
        message = f"'{archive.file}' in the archive is not the text with this SHA-256"
        return [Diagnostic(place.at("archive", "sha256"), "archive-changed", message, f"it is {outcome.sha256}")]
    if outcome.unreadable:
        message = f"'{archive.file}' in the archive can't be read: {outcome.unreadable}"
        hint = "archive its text beside it, and name that"
        return [Diagnostic(place.at("archive", "file"), "archive-unreadable", message, hint)]
    problems = []
    for (claim, parts), passages in zip(_quoting(record, document), outcome.found, strict=True):
        if isinstance(passages, Missing):
            position = record.placed["claims", claim.id].at("quote", "text", parts.index(passages.words))
            hint = f"nearest: {shown(marked(passages.words, passages.nearest), 200)}" if passages.nearest else ""
            message = f"{shown(passages.words)} does not stand in '{document.id}'"
            problems.append(Diagnostic(position, "quote-not-found", message, hint))
        else:
            proof = Proof(document.id, kind_of(archive.file), archive.sha256, fingerprint(parts), passages)
            found.proofs[claim.id], found.states[claim.id] = proof, State.FRESH
    return problems


def _held_against(record: Record, document: Document, locked: Mapping[str, Proof], found: Proofs) -> list[Diagnostic]:
    problems = []
    for claim, parts in _quoting(record, document):
        proof, place = locked.get(claim.id), record.placed["claims", claim.id].at("quote")
        if not document.archive:
            found.states[claim.id] = State.NO_ARCHIVE
            if proof:
                message = f"'{claim.id}' was proved, and '{document.id}' names no archived text any more"
                hint = "give it back, or run onrecord verify"
                problems.append(Diagnostic(place, "proof-lost", message, hint, Severity.WARNING))
        elif proof is None:
            found.states[claim.id] = State.NOT_YET
        elif proof.document != document.id or proof.sha256 != document.archive.sha256:
            message = f"'{claim.id}' was proved against another text"
            problems.append(Diagnostic(place, "document-changed", message, "run onrecord verify"))
        elif proof.quote != fingerprint(parts):
            message = f"the quote of '{claim.id}' was changed since it was proved"
            problems.append(Diagnostic(place, "quote-changed", message, "run onrecord verify"))
        elif isinstance(find(Text("\n".join(passage.exact for passage in proof.passages)), parts), Missing):
            message = f"the proof of '{claim.id}' was changed: its words are not the quote's"
            problems.append(Diagnostic(place, "proof-changed", message, "run onrecord verify"))
        else:
            found.proofs[claim.id], found.states[claim.id] = proof, State.LOCKED
    return problems


def missing_texts(record: Record, evidence: Evidence) -> list[Diagnostic]:
    """A problem for each archived text that the record names and that is not at hand."""
    problems = []
    for document in record.documents.values():
        if document.archive and document.archive.file not in evidence.archive:
            position = record.placed["documents", document.id].at("archive", "file")
            message = f"there is no '{document.archive.file}' in the archive"
            problems.append(Diagnostic(position, "archive-missing", message, "--archive names its folder"))
    return problems


def in_words(numbers: Mapping[State, int]) -> str:
    """One line: how many quotes were looked up afresh, and of the others, how many stand by an earlier proof or by none."""
    others = {
        "as proved before": numbers.get(State.LOCKED, 0),
        "not yet proved": numbers.get(State.NOT_YET, 0),
        "without an archived text": numbers.get(State.NO_ARCHIVE, 0),
    }
    parts = [f"{number} {words}" for words, number in others.items() if number]
    rest = f", {sum(others.values())} not: {', '.join(parts)}" if parts else ""
    return f"quotes: {numbers.get(State.FRESH, 0)} looked up afresh{rest}"


def not_afresh(numbers: Mapping[State, int]) -> str:
    """The same line, if any quote was not looked up afresh; else nothing."""
    return in_words(numbers) if sum(numbers.values()) > numbers.get(State.FRESH, 0) else ""


def uncovered_lines(record: Record, evidence: Evidence) -> Iterator[str]:
    """Each sentence of the archived texts in which no quote stands, with its document and line."""
    passages: dict[str, list[Passage]] = {}
    for proof in record.proofs.proofs.values():
        passages.setdefault(proof.document, []).extend(proof.passages)
    for document in record.documents.values():
        if document.archive and document.archive.file in evidence.archive:
            try:
                text = text_of(evidence.archive[document.archive.file], kind_of(document.archive.file))
            except Unreadable:
                continue
            for line, sentence in uncovered(text, passages.get(document.id, ())):
                yield f"{document.id}:{line}: {sentence}"


def write_lock(proofs: Mapping[str, Proof]) -> str:
    """The lock file: proofs by claim, in the order of documents and then of places in them."""
    ordered = sorted(proofs.items(), key=lambda each: (each[1].document, each[1].passages[0].start, each[0]))
    quotes = _PROOFS.dump_python(dict(ordered), mode="json", exclude_defaults=True)
    lock = {"about": MADE_BY, "folding": FOLDING, "quotes": quotes}
    text = json.dumps(lock, indent=1, ensure_ascii=False)
    return "".join(f"\\u{ord(each):04x}" if each in UNSEEN else each for each in text) + "\n"


def read_lock(data: bytes, file: str) -> tuple[dict[str, Proof], list[Diagnostic]]:
    """Read the lock file. One that can't be read, or was made under another folding, is one problem."""
    try:
        lock = json.loads(data)
        if lock["folding"] != FOLDING:
            message, hint = "these proofs were made under another folding", "run onrecord verify"
            return {}, [Diagnostic(Position(file), "other-folding", message, hint, Severity.WARNING)]
        return _PROOFS.validate_python(lock["quotes"]), []
    except (LookupError, TypeError, ValueError, RecursionError):
        message = "this is not a file of proofs"
        return {}, [Diagnostic(Position(file), "lock", message, "delete it, and run onrecord verify")]


_PROOFS = TypeAdapter(dict[str, Proof])

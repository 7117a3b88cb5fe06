"""The proofs of a record: each quote looked up in the archived text of its document, and what was found kept in a lock file.

With the archive at hand every quote is looked up afresh. Without it, the record is held against the lock: a quote or a document
that changed since its proof is an error.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256

from onrecord.diagnostics import Diagnostic, shown
from onrecord.proving import cores
from onrecord.proving.by_lock import QuoteKnown, by_lock_alone, held_against
from onrecord.proving.extracting import Unreadable, has_text, kind_of
from onrecord.proving.guarded import text_within_limits
from onrecord.proving.lock import Locked, read_lock
from onrecord.proving.nearest import marked
from onrecord.proving.passages import (
    Missing,
    Outcome,
    Passage,
    Proof,
    Proofs,
    QuoteState,
    Task,
    alone,
    fingerprint,
    look_up,
    uncovered,
)
from onrecord.proving.unmoved import NOTHING_PROVED, DocumentsProved
from onrecord.record.claims import Claim
from onrecord.record.draft import Draft
from onrecord.record.model import Archive, Document
from onrecord.writing.letters import as_shown

PROBLEMS = {
    "quote-not-found": "The words of a quote do not stand in the archived text of its document, in their order. The line shows "
    "the nearest passage, with what differs in braces. Correct the quote; mark words left out with `[…]`, or make the quote a "
    "list of parts.",
    "archive-changed": "An archived file is not the one whose SHA-256 the document gives. Put the file back that was read; if "
    "another is meant, give its hash, and look at every quote again.",
    "archive-unreadable": "No text can be had from an archived file: it is broken, locked by a password, a scan without text, "
    "or not in the encoding that it names (plain text: UTF-8). Keep it, archive its text beside it, and name both: `archive` may "
    "be a list.",
    "archive-missing": "`onrecord verify` does not find an archived file, so it could not be checked. Put it into the "
    "archive, or name the archive's folder with `--archive`.",
    "quote-changed": "A quote was changed since it was proved. Run `onrecord verify` where the archive is.",
    "document-changed": "The document's archived text is another than the one that its quotes were proved against. Run `onrecord "
    "verify` where the archive is.",
    "proof-lost": "A quote was proved, and its document names no archived text any more. Give it back; or run `onrecord verify`, "
    "and the quote is shown as not looked up.",
    "proof-changed": "The words that the file of proofs has for a quote are not the quote's: somebody changed that file. Bring "
    "back the last good one, or run `onrecord verify` where the archive is.",
    "not-proved": "The document's text is archived, but neither that text nor a proof in `quotes.lock` is here for some of its "
    "quotes: they were not looked up yet, or their proofs were deleted. Run `onrecord verify` where the archive is.",
}
"""Every code that proving a record gives, with how to mend it."""


@dataclass(frozen=True)
class Evidence:
    """What a record can be held against: the lock file, the archived files by name, and the file of its seal. Each may be
    missing.

    ``digest``: gives the SHA-256 of an archived file without holding all of it, for films; if missing, its bytes are taken.
    ``day``: the day (UTC) of publishing, which ends embargoes; none is over without. ``leading_out``: names in the archive that
    lead out of it. ``odd``: what lies in the folder of the record and could not be read as a part of it.
    """

    lock: bytes = b""
    lock_file: str = "quotes.lock"
    archive: Mapping[str, bytes] = field(default_factory=dict)
    digest: Callable[[str], str] | None = None
    day: date | None = None
    leading_out: Container[str] = ()
    odd: tuple[Diagnostic, ...] = ()
    seal: bytes | None = None
    seal_file: str = "seal.json"

    def sha256_of(self, name: str) -> str:
        """The SHA-256 of an archived file."""
        return self.digest(name) if self.digest else sha256(self.archive[name]).hexdigest()

    @cached_property
    def locked(self) -> Locked:
        """The proofs in the lock, by claim; and what is wrong with it."""
        return read_lock(self.lock, self.lock_file) if self.lock else ({}, ())


LookedUp = Mapping[bytes, Outcome]
"""What was found in archived files: by a digest of each and of what was looked up in it."""


NOTHING_LOOKED_UP: LookedUp = {}


def prove(
    draft: Draft,
    evidence: Evidence,
    before: LookedUp = NOTHING_LOOKED_UP,
    enough: int = cores.ENOUGH,
    proved: DocumentsProved = NOTHING_PROVED,
) -> tuple[Proofs, list[Diagnostic], LookedUp, DocumentsProved]:
    """Look up every quote whose archived text is at hand, and hold the others against the lock; and return what was looked up,
    and what was proved of each document.

    ``before``: what an earlier call looked up, which is not looked up again in the same file. ``proved``: what was proved before
    the last edit. ``enough``: from how many shares on the texts are shared out to all cores.
    """
    lock = evidence.lock, evidence.lock_file
    locked, found = proved.locked if lock == proved.lock else evidence.locked
    known: dict[str, QuoteKnown] = {}
    problems = list(found)
    at_hand = [
        (document, archive, _quotes_for(draft, document, archive))
        for document in draft.record.documents.values()
        for archive in document.archive
        if archive.file in evidence.archive
    ]
    tasks = (
        Task(evidence.archive[archive.file], kind_of(archive.file), archive.sha256, quotes)
        for _, archive, quotes in at_hand
        if quotes
    )
    known_now = _looked_up(tasks, before, enough)
    looked_up = iter([outcome for _, outcome in known_now])
    outcomes: dict[str, dict[Archive, Outcome]] = {}
    for document, archive, quotes in at_hand:
        outcome = next(looked_up) if quotes else Outcome(evidence.sha256_of(archive.file))
        outcomes.setdefault(document.id, {})[archive] = outcome
    sound, holding = dict[str, Mapping[str, QuoteKnown]](), proved.holding(draft, lock, outcomes)
    for document in draft.record.documents.values():
        its_known, its_problems = holding.get(document.id), list[Diagnostic]()
        if its_known is None:
            its_known, its_problems = _of_document(draft, document, outcomes.get(document.id, {}), locked)
        known |= its_known
        problems += its_problems
        if not its_problems:
            sound[document.id] = its_known
    proofs = {claim: each.proof for claim, each in known.items() if each.proof}
    states = {claim: each.state for claim, each in known.items()}
    return Proofs(proofs, states), problems, dict(known_now), DocumentsProved(lock, (locked, found), outcomes, sound)


def _looked_up(tasks: Iterable[Task], before: LookedUp, enough: int) -> list[tuple[bytes, Outcome]]:
    """What comes of each task, in their order. No file is held longer than it takes to look into it."""
    keys: list[bytes] = []

    def not_known() -> Iterator[Task]:
        for task in tasks:
            keys.append(_key_of(task))
            if keys[-1] not in before:
                yield task

    found = iter(list(cores.mapped(look_up, not_known(), lambda task: len(task.data), enough)))
    return [(key, before[key] if key in before else next(found)) for key in keys]


def _key_of(task: Task) -> bytes:
    """What the outcome of a task is kept under: it follows from the bytes of the file and what is looked up."""
    asked = repr((task.kind, task.sha256, task.quotes)).encode("utf-8", "surrogatepass")
    return sha256(sha256(task.data).digest() + asked).digest()


def _quoting(draft: Draft, document: Document) -> list[tuple[Claim, tuple[str, ...]]]:
    """The claims of a document that have a quote, with its parts."""
    claims = draft.lookups.claims_in_document.get(document.id, ())
    return [(claim, claim.quote.text) for claim in claims if claim.quote and not claim.withdrawn]


def _quotes_for(draft: Draft, document: Document, archive: Archive) -> tuple[tuple[str, ...], ...]:
    """The quotes to look up in a file; without any, nothing of it is decoded."""
    return tuple(parts for _, parts in _quoting(draft, document)) if has_text(archive.file) else ()


def _of_document(
    draft: Draft,
    document: Document,
    outcomes: Mapping[Archive, Outcome],
    locked: Mapping[str, Proof],
) -> tuple[dict[str, QuoteKnown], list[Diagnostic]]:
    """Prove the quotes of a document by what was found in its files; what may stand in one that is not at hand, by the lock."""
    known: dict[str, QuoteKnown] = {}
    read = {archive: outcome for archive, outcome in outcomes.items() if outcome.found}
    problems = _broken(draft, document, outcomes)
    texts = [archive for archive in document.archive if has_text(archive.file)]
    is_whole = bool(texts) and all(archive in outcomes for archive in texts)
    missing: list[Diagnostic] = []
    for number, (claim, parts) in enumerate(_quoting(draft, document)):
        results = [(archive, outcome.found[number]) for archive, outcome in read.items()]
        proof = next(
            (_proof(draft, claim, archive, parts, each) for archive, each in results if isinstance(each, tuple)), None
        )
        if proof:
            known[claim.id] = QuoteKnown(QuoteState.FRESH, proof)
        elif not is_whole:
            by_lock, its_problems = held_against(draft, document, claim, parts, locked.get(claim.id))
            known |= {claim.id: by_lock} if by_lock else {}
            problems += its_problems
        elif results:
            furthest = max(
                (each for _, each in results if isinstance(each, Missing)), key=lambda each: parts.index(each.words)
            )
            missing.append(_not_found(draft, document, claim, parts, furthest))
    problems += by_lock_alone(draft, document, known)
    is_doubtful = any(outcome.sha256 != archive.sha256 for archive, outcome in outcomes.items())
    return known, problems if is_doubtful else [*problems, *missing]


def _broken(draft: Draft, document: Document, outcomes: Mapping[Archive, Outcome]) -> list[Diagnostic]:
    """A problem for each file that is another one, and, if no text of the document can be read, for each that gives none."""
    problems = []
    has_readable = any(outcome.found for outcome in outcomes.values())
    for index, archive in enumerate(document.archive):
        outcome, place = outcomes.get(archive), draft.placed["documents", document.id]
        if outcome and outcome.sha256 != archive.sha256:
            message = f"'{archive.file}' in the archive is not the file with this SHA-256"
            position = place.at("archive", index, "sha256")
            problems.append(Diagnostic(position, "archive-changed", message, f"it is {outcome.sha256}"))
        elif outcome and outcome.unreadable and not has_readable:
            message = f"'{archive.file}' in the archive can't be read: {outcome.unreadable}"
            hint = "archive its text beside it, and name that too"
            problems.append(Diagnostic(place.at("archive", index, "file"), "archive-unreadable", message, hint))
    return problems


def _proof(
    draft: Draft, claim: Claim, archive: Archive, parts: tuple[str, ...], passages: tuple[Passage, ...]
) -> Proof:
    kept = passages if draft.lookups.is_around_shown(claim) else tuple(map(alone, passages))
    return Proof(str(claim.document), kind_of(archive.file), archive.sha256, fingerprint(parts), kept)


def _not_found(draft: Draft, document: Document, claim: Claim, parts: tuple[str, ...], missing: Missing) -> Diagnostic:
    position = draft.placed["claims", claim.id].at("quote", "text", parts.index(missing.words))
    hint = f"nearest: {shown(marked(missing.compared, as_shown(missing.nearest)), 200)}" if missing.nearest else ""
    message = f"{shown(missing.words)} does not stand in '{document.id}'"
    return Diagnostic(position, "quote-not-found", message, hint)


def missing_texts(draft: Draft, evidence: Evidence) -> list[Diagnostic]:
    """A problem for each archived file that the record names and that is not at hand."""
    problems = []
    for document in draft.record.documents.values():
        for index, archive in enumerate(document.archive):
            if archive.file not in evidence.archive:
                position = draft.placed["documents", document.id].at("archive", index, "file")
                message = f"there is no {shown(archive.file)} in the archive"
                if archive.file in evidence.leading_out:
                    message = f"{shown(archive.file)} leads out of the archive, and is not read"
                problems.append(Diagnostic(position, "archive-missing", message, "--archive names its folder"))
    return problems


def in_words(numbers: Mapping[QuoteState, int]) -> str:
    """One line: how many quotes were looked up afresh, and of the others, how many stand by an earlier proof or by none."""
    others = {
        "as found before": numbers.get(QuoteState.LOCKED, 0),
        "not yet looked up": numbers.get(QuoteState.NOT_YET, 0),
        "without an archived text": numbers.get(QuoteState.NO_ARCHIVE, 0),
    }
    parts = [f"{number} {words}" for words, number in others.items() if number]
    rest = f", {sum(others.values())} not: {', '.join(parts)}" if parts else ""
    return f"quotes: {numbers.get(QuoteState.FRESH, 0)} looked up afresh{rest}"


def not_afresh(numbers: Mapping[QuoteState, int]) -> str:
    """The same line, if any quote was not looked up afresh; else nothing."""
    return in_words(numbers) if sum(numbers.values()) > numbers.get(QuoteState.FRESH, 0) else ""


def uncovered_lines(draft: Draft, proofs: Proofs, evidence: Evidence) -> Iterator[str]:
    """Each sentence of the archived texts in which no quote stands, with its document (and file, of several) and line."""
    passages: dict[tuple[str, str], list[Passage]] = {}
    for proof in proofs.proofs.values():
        passages.setdefault((proof.document, proof.sha256), []).extend(proof.passages)
    for document in draft.record.documents.values():
        for archive in document.archive:
            if not has_text(archive.file) or archive.file not in evidence.archive:
                continue
            try:
                text = text_within_limits(evidence.archive[archive.file], kind_of(archive.file))
            except Unreadable:
                continue
            where = document.id if len(document.archive) == 1 else f"{document.id}, {archive.file}"
            for line, sentence in uncovered(text, passages.get((document.id, archive.sha256), ())):
                yield f"{where}:{line}: {as_shown(sentence)}"

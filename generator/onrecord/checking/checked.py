"""A record held against all that it must hold to: texts in, a draft and its problems out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from onrecord.changing.noted import FirstSealed
from onrecord.checking import rules
from onrecord.checking.anew import NOTHING_KEPT, KeptFlaws
from onrecord.diagnostics import Diagnostic, errors, in_order
from onrecord.proving import proofs
from onrecord.proving.passages import Proofs
from onrecord.proving.proofs import Evidence, LookedUp
from onrecord.proving.unmoved import NOTHING_PROVED, DocumentsProved
from onrecord.record import draft, reading
from onrecord.record.dates import parse_date
from onrecord.record.draft import Draft
from onrecord.record.public import PublicDraft, public_of, without_private_words
from onrecord.record.reading import Kept
from onrecord.sealing import altered
from onrecord.sealing.altered import NO_DIGESTS, KnownDigests

NO_EVIDENCE = Evidence()
"""Neither archived texts nor proofs: then quotes are not proved, and the pages say so."""


@dataclass(frozen=True, eq=False, slots=True)
class KnownBefore:
    """What a check found out that still holds for a record of which little has changed: flaws of entries, and what was looked up
    in archived files, and the digests of claims. ``draft``, ``public``: the last record without errors and its public
    part, and ``proved`` what was proved of its documents, where they are at hand. It spares time, and changes nothing."""

    flaws: KeptFlaws = NOTHING_KEPT
    looked_up: LookedUp = field(default_factory=dict)
    digests: KnownDigests = NO_DIGESTS
    draft: Draft | None = None
    public: PublicDraft | None = None
    proved: DocumentsProved = NOTHING_PROVED


NOTHING_KNOWN = KnownBefore()


@dataclass(frozen=True, eq=False)
class Checked:
    """A record as it was read, with the proofs of its quotes, and every problem found. No quote is looked up in a record that
    has errors. ``draft``: what of it is public; ``whole``: all of it, for those who keep it alone. ``known``: as `check` takes
    it. ``sealed``: when claims were first sealed, by id."""

    draft: PublicDraft
    proofs: Proofs
    diagnostics: list[Diagnostic]
    whole: Draft
    known: KnownBefore = NOTHING_KNOWN
    sealed: Mapping[str, FirstSealed] = field(default_factory=dict)


def check(
    texts: Mapping[str, bytes],
    evidence: Evidence = NO_EVIDENCE,
    kept: Kept | None = None,
    known: KnownBefore = NOTHING_KNOWN,
) -> Checked:
    """Read a record, given as file name → bytes, hold it against every rule, and its quotes and what was sealed against the
    evidence.

    ``kept``: what earlier calls read of its files. ``known``: what the last call found out. Both spare time, and change
    nothing.
    """
    read, problems = reading.read(texts, kept)
    drafted, more = draft.join(read, known.draft)
    found, flaws = rules.check_anew(drafted, known.flaws)
    problems += [*evidence.odd, *more, *found]
    public, named = public_of(drafted, evidence.day, known.public)
    problems = [*without_private_words(problems, drafted, evidence.day), *named]
    if errors(problems):
        before = replace(known, flaws=flaws)
        return Checked(public, Proofs(), in_order(problems), drafted, before)
    proved, unproved, looked_up, of_documents = proofs.prove(public, evidence, known.looked_up, proved=known.proved)
    seal = altered.check(public, evidence.seal, evidence.seal_file, known.digests)
    after = KnownBefore(flaws, looked_up, seal.known, drafted, public, of_documents)
    found = in_order([*problems, *unproved, *seal.problems])
    return Checked(public, proved, found, drafted, after, _first_sealed(seal.first_sealed))


def _first_sealed(days: Mapping[str, tuple[str, str]]) -> dict[str, FirstSealed]:
    return {
        claim: FirstSealed(parse_date(day), parse_date(before) if before else None)
        for claim, (day, before) in days.items()
    }

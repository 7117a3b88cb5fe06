"""A record held against all that it must hold to: texts in, a draft and its problems out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.checking import rules
from onrecord.checking.anew import NOTHING_KEPT, KeptFlaws
from onrecord.diagnostics import Diagnostic, errors, in_order
from onrecord.proving import proofs
from onrecord.proving.passages import Proofs
from onrecord.proving.proofs import Evidence, LookedUp
from onrecord.record import draft, reading
from onrecord.record.draft import Draft
from onrecord.record.reading import Kept

NO_EVIDENCE = Evidence()
"""Neither archived texts nor proofs: then quotes are not proved, and the pages say so."""


@dataclass(frozen=True, eq=False, slots=True)
class KnownBefore:
    """What a check found out that still holds for a record of which little has changed: flaws of entries, and what was looked up
    in archived files. It spares time, and changes nothing."""

    flaws: KeptFlaws = NOTHING_KEPT
    looked_up: LookedUp = field(default_factory=dict)


NOTHING_KNOWN = KnownBefore()


@dataclass(frozen=True, eq=False)
class Checked:
    """A record as it was read, with the proofs of its quotes, and every problem found. No quote is looked up in a record that
    has errors. ``known``: as `check` takes it."""

    draft: Draft
    proofs: Proofs
    diagnostics: list[Diagnostic]
    known: KnownBefore = NOTHING_KNOWN


def check(
    texts: Mapping[str, bytes],
    evidence: Evidence = NO_EVIDENCE,
    kept: Kept | None = None,
    known: KnownBefore = NOTHING_KNOWN,
) -> Checked:
    """Read a record, given as file name → bytes, hold it against every rule, and its quotes against the evidence.

    ``kept``: what earlier calls read of its files. ``known``: what the last call found out. Both spare time, and change
    nothing.
    """
    read, problems = reading.read(texts, kept)
    drafted, more = draft.join(read)
    found, flaws = rules.check_anew(drafted, known.flaws)
    problems += [*more, *found]
    if errors(problems):
        return Checked(drafted, Proofs(), in_order(problems), KnownBefore(flaws, known.looked_up))
    proved, unproved, looked_up = proofs.prove(drafted, evidence, known.looked_up)
    return Checked(drafted, proved, in_order([*problems, *unproved]), KnownBefore(flaws, looked_up))

"""The lock: the proofs of a record in a file of their own, for where the archive is not at hand.

All that it says of a quote follows from the quote and the text of its document. So what can be told without that text is
checked: that the words found are the quote's and nothing more, that places, lengths and pages agree, and that passages which
overlap are of one text. What only the text could tell, whoever wrote the lock could make up; so pages say who looked a quote up,
and when.
"""

import json
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import ClassVar

from pydantic import ConfigDict, TypeAdapter

from onrecord.diagnostics import Diagnostic, Position, Severity
from onrecord.proving.extracting import PAGE_END
from onrecord.proving.folding import FOLDING
from onrecord.proving.passages import AROUND, STRICT, Passage, Proof, alone, are_words_of
from onrecord.record.plain import keys_once
from onrecord.writing.letters import APART, END, RAISED

PROBLEMS = {
    "lock": "The file of proofs can't be read, or has in it what `onrecord verify` does not write. Bring back the last good "
    "one; or delete it, and make it anew with `onrecord verify` where the archive is.",
    "other-folding": "The proofs were made under other rules of what is forgiven, by another version of On Record, and count no "
    "more. Run `onrecord verify` where the archive is.",
}
"""Every code that this module gives, with how to mend it."""

UNSEEN = frozenset(RAISED + APART + END)
"""What the lock writes as escapes, since nobody would see it."""

MADE_BY = "Made by `onrecord verify`: where each quote stands in the text it was proved against. Not to be edited."
"""What the lock says of itself."""


@dataclass(frozen=True, slots=True)
class _Lock:
    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    about: str
    folding: str
    quotes: dict[str, Proof]


_LOCK = TypeAdapter(_Lock)


def write_lock(proofs: Mapping[str, Proof], day: str, before: Mapping[str, Proof]) -> str:
    """The lock file: proofs by claim, in the order of documents, their files and then of places in them.

    ``day``: on which the quotes were looked up, in ISO 8601. A proof that stands in the lock ``before`` keeps its own.
    """
    dated = {claim: replace(proof, on=_day_of(proof, before.get(claim)) or day) for claim, proof in proofs.items()}
    ordered = sorted(
        dated.items(), key=lambda each: (each[1].document, each[1].sha256, each[1].passages[0].start, each[0])
    )
    lock = _LOCK.dump_python(_Lock(MADE_BY, FOLDING, dict(ordered)), mode="json", exclude_defaults=True)
    text = json.dumps(lock, indent=1, ensure_ascii=False)
    return "".join(f"\\u{ord(each):04x}" if each in UNSEEN else each for each in text) + "\n"


def _day_of(proof: Proof, before: Proof | None) -> str:
    return before.on if before and replace(before, on=proof.on) == proof else proof.on


Locked = tuple[Mapping[str, Proof], tuple[Diagnostic, ...]]
"""The proofs in a lock, by claim; and what is wrong with it."""


def read_lock(data: bytes, file: str) -> Locked:
    """Read the lock file. One that can't be read, or was made under another folding, is one problem."""
    try:
        lock = json.loads(data, object_pairs_hook=keys_once)
        if lock["folding"] != FOLDING:
            message, hint = "these proofs were made under another folding", "run onrecord verify"
            return {}, (Diagnostic(Position(file), "other-folding", message, hint, Severity.WARNING),)
        proofs = _LOCK.validate_json(data).quotes
        for proof in proofs.values():
            date.fromisoformat(proof.on)
        return proofs, ()
    except (LookupError, TypeError, ValueError, RecursionError):
        message = "this is not a file of proofs as onrecord verify writes it"
        hint = "bring back the last good one, or delete it and run onrecord verify"
        return {}, (Diagnostic(Position(file), "lock", message, hint),)


def unsound(proof: Proof, parts: tuple[str, ...], is_around_kept: bool = True) -> str:
    """Why a proof can't be what looking up a quote gave; empty if it can. ``is_around_kept``: whether the words around the quote
    may be told."""
    if not are_words_of(proof.passages, parts):
        return "its words are not the quote's"
    for each in proof.passages:
        if not 0 <= each.start < each.end or each.end - each.start != len(each.exact):
            return "its places do not have the length of its words"
        if not is_around_kept and each != alone(each):
            return "it has the words around it, which are withheld"
        if is_around_kept and (len(each.prefix) != min(AROUND, each.start) or len(each.suffix) > AROUND):
            return "the words around it have another length"
    if any(one.end > other.start for one, other in pairwise(proof.passages)):
        return "its passages do not stand in their order"
    return ""


def apart(proofs: Mapping[str, Proof], bare: Container[str] = ()) -> Iterator[str]:
    """The claims whose proofs, each sound by itself, can't be of the one text that they say, given those that stand before
    them in it. All are of the same file. ``bare``: the claims whose proofs have no words around the quote."""
    passages = sorted(
        ((each, claim) for claim, proof in proofs.items() for each in proof.passages),
        key=lambda each: (_begin(each[0]), each[0].start, each[1]),
    )
    furthest, is_open = None, False
    for passage, claim in passages:
        if furthest and not _can_follow(passage, furthest, is_open):
            yield claim
        elif not furthest or passage.end + len(passage.suffix) > furthest.end + len(furthest.suffix):
            furthest, is_open = passage, claim in bare


def _begin(passage: Passage) -> int:
    return passage.start - len(passage.prefix)


def _text(passage: Passage) -> str:
    return f"{passage.prefix}{passage.exact}{passage.suffix}"


def _can_follow(passage: Passage, before: Passage, is_open: bool) -> bool:
    """Whether a passage can stand in the text of one that begins no later: what both know is the same, nothing stands behind the
    end of the text, and pages are counted on. ``is_open``: what comes behind ``before`` was left out."""
    text, known = _text(passage), _text(before)[_begin(passage) - _begin(before) :]
    common = min(len(text), len(known))
    is_at_end = len(before.suffix) < AROUND and not is_open
    if text[:common] != known[:common] or (is_at_end and len(text) > len(known)):
        return False
    if bool(passage.page) is not bool(before.page):
        return False
    counted = _text(before)[len(before.prefix) :][: passage.start - before.start].count(PAGE_END)
    is_known = passage.start <= before.end + len(before.suffix)
    pages = passage.page - before.page
    return not passage.page or (pages == counted if is_known else pages >= counted)

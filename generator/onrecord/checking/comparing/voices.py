"""Whether two voices gave two counts, or one; and what a source put in the place of what it had said."""

from collections.abc import Callable, Iterator
from enum import StrEnum

from onrecord.checking.comparing.given import Given, revisions
from onrecord.record.claims import Claim, Figure
from onrecord.record.ids import NOBODY
from onrecord.record.lookups import Lookups
from onrecord.record.vocabulary import Identity
from onrecord.record.ways import passed_on_by


class Voice(StrEnum):
    """Why two counts may be one voice, not two."""

    SAME_SOURCE = "same-source"
    PART_OF = "part-of"
    MAY_BE = "may-be"
    PASSED_ON = "passed-on"
    RESTS_ON = "rests-on"
    REPEATS = "repeats"
    NOT_NAMED = "not-named"


def one_voice(lookups: Lookups, one: Claim, other: Claim) -> Voice | None:
    """Why two claims may be one voice and not two; None if nothing in the record says so. That two sources are independent
    of each other, no record can say."""
    for voice, is_one in VOICES.items():
        if is_one(lookups, one, other) or is_one(lookups, other, one):
            return voice
    return None


def speakers(claim: Claim) -> frozenset[str]:
    """Who gave a claim, and for whom; those that have no entry are nobody that can be told apart."""
    return frozenset(str(source) for source in (*claim.source, claim.for_) if source and source not in NOBODY)


def _shares_a_speaker(_: Lookups, one: Claim, other: Claim) -> bool:
    return bool(speakers(one) & speakers(other))


def _is_part_of(lookups: Lookups, one: Claim, other: Claim) -> bool:
    return any(speakers(other) & set(_wholes(lookups, source)) for source in speakers(one))


def _wholes(lookups: Lookups, source: str) -> Iterator[str]:
    """The bodies that a source is part of, or is inside, at any height."""
    whole = lookups.record.sources[source].part_of
    while whole:
        yield str(whole)
        whole = lookups.record.sources[whole].part_of


def _may_be(lookups: Lookups, one: Claim, other: Claim) -> bool:
    return any(speakers(other) & set(lookups.perhaps_same.get(source, ())) for source in speakers(one))


def _passes_on(lookups: Lookups, one: Claim, other: Claim) -> bool:
    """Whether a speaker of one stands in the path of the other; its publisher stands in it too."""
    return bool(speakers(one) & passed_on_by(lookups.record, other))


def _rests_on(_: Lookups, one: Claim, other: Claim) -> bool:
    named = {str(source) for basis in one.basis for source in (basis.source, *(e.source for e in basis.via)) if source}
    return bool(speakers(other) & named) or other.document in {basis.document for basis in one.basis}


def _repeats(_: Lookups, one: Claim, other: Claim) -> bool:
    return other.id in one.relations.repeats


def _is_not_named(lookups: Lookups, one: Claim, _: Claim) -> bool:
    """Whether nobody can tell who a speaker is."""
    return any(
        source in NOBODY or lookups.record.sources[source].identity is not Identity.PUBLIC
        for source in map(str, one.source)
    )


VOICES: dict[Voice, Callable[[Lookups, Claim, Claim], bool]] = {
    Voice.SAME_SOURCE: _shares_a_speaker,
    Voice.PART_OF: _is_part_of,
    Voice.MAY_BE: _may_be,
    Voice.PASSED_ON: _passes_on,
    Voice.RESTS_ON: _rests_on,
    Voice.REPEATS: _repeats,
    Voice.NOT_NAMED: _is_not_named,
}
"""Each reason for which two claims may be one voice, looked at from either side, the plainest first."""


def earlier(lookups: Lookups, given: Given) -> list[tuple[Claim, Figure]]:
    """The figures of its measure that a figure took the place of, each with its claim, the latest first. What a withdrawn
    claim took the place of, it no longer does."""

    def replaced(claim: Claim) -> list[Claim]:
        before = () if claim.withdrawn else (lookups.record.claims[each] for each in claim.relations.revises)
        return [each for each in before if not each.withdrawn]

    claims = _series(given.claim, replaced)[1:]
    return [(claim, figure) for claim in claims for figure in claim.figures.get(given.measure, ())]


def later(lookups: Lookups, given: Given) -> list[Claim]:
    """The claims that took the place of a figure that was revised: the last of each series, by id."""

    def replacing(claim: Claim) -> list[Claim]:
        return revisions(lookups, claim, given.measure)

    return sorted((each for each in _series(given.claim, replacing) if not replacing(each)), key=lambda c: c.id)


def _series(first: Claim, following: Callable[[Claim], list[Claim]]) -> list[Claim]:
    """A claim and all that follow it, each once, the nearest first."""
    found: dict[str, Claim] = {}
    waiting = [first]
    while waiting:
        claim = waiting.pop(0)
        if claim.id not in found:
            found[claim.id] = claim
            waiting += following(claim)
    return list(found.values())

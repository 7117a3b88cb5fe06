"""A figure as a claim gives it for an event: what it counts, as of when, and whether it is compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from onrecord.record.claims import Claim, Figure
from onrecord.record.lookups import Lookups
from onrecord.record.times import AsOf, as_of
from onrecord.record.vocabulary import Silence, Stance
from onrecord.writing.lookalikes import as_seen


class Side(StrEnum):
    """What two counts must both say, and say alike, to be known to count the same, beside event, measure and time."""

    WHOM = "whom"
    WHERE = "where"


class LeftOut(StrEnum):
    """Why a figure is shown and not compared."""

    WITHDRAWN = "withdrawn"
    REVISED = "revised"
    SEVERAL_EVENTS = "several-events"
    DENIED = "denied"
    ANNOUNCED = "announced"
    COMMENTED = "commented"
    NOT_KNOWN = "not-known"
    DECLINED = "declined"
    BESIDES = "besides"
    PART = "part"


STANCES_LEFT_OUT = {
    Stance.DENIES: LeftOut.DENIED,
    Stance.INTENDS: LeftOut.ANNOUNCED,
    Stance.COMMENTS: LeftOut.COMMENTED,
    Stance.DOES_NOT_KNOW: LeftOut.NOT_KNOWN,
    Stance.DECLINES: LeftOut.DECLINED,
}
"""The stances in which a number is named and not put forward."""

SILENCES = {Side.WHOM: (Silence.WHOM,), Side.WHERE: (Silence.WHERE, Silence.PLACE)}
"""What the record writes where a source left a side unsaid."""


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """A figure as a claim gives it for an event.

    ``index``: its place among the claim's figures of the measure. ``whom``: folded for comparing; empty where the record has
    nothing. ``where``: the places that the figure or its claim names, each with its relation; empty where the record has nothing,
    for the event's own places are ours. ``as_of``: the time as of which it stood, if anything of it is recorded.
    """

    claim: Claim
    measure: str
    index: int
    figure: Figure
    whom: str
    where: frozenset[tuple[str, str]]
    as_of: AsOf | None
    left_out: LeftOut | None

    @property
    def is_part(self) -> bool:
        """Whether it is for one place or a part of another count, and so not for the whole of the event."""
        return bool(self.figure.where or self.figure.only or self.figure.part_of)

    @property
    def missing(self) -> tuple[Side, ...]:
        """What the record does not have of it, without which nobody knows what was counted."""
        return tuple(side for side in Side if not getattr(self, side))

    def is_unsaid(self, side: Side) -> bool:
        """Whether the source itself left a side unsaid, as the record writes it."""
        return side in self.missing and any(silence in self.claim.unsaid for silence in SILENCES[side])

    @property
    def frame(self) -> tuple[str, frozenset[tuple[str, str]]]:
        """What it counts: whom, and where."""
        return self.whom, self.where

    @property
    def number(self) -> tuple[int | str | None, ...]:
        """The number as given, equal for two that are given alike: its bounds, its best, what it is near; else its words."""
        count = self.figure.count
        if count and (count.low, count.high, count.near) != (None, None, None):
            return count.low, count.high, count.best, count.near
        return (as_seen(self.figure.words or (count.text if count else "")),)


def given_by(lookups: Lookups, claim: Claim, measure: str) -> Iterator[Given]:
    """The figures of one measure that a claim gives."""
    time = as_of(lookups.record, claim)
    for index, figure in enumerate(claim.figures[measure]):
        left_out = why_left_out(lookups, claim, measure, figure)
        yield Given(claim, measure, index, figure, _folded(figure.whom), _where(claim, figure), time, left_out)


def _where(claim: Claim, figure: Figure) -> frozenset[tuple[str, str]]:
    named = (
        [("at", str(figure.where))] if figure.where else [(e.relation, str(e.location)) for e in claim.locations or ()]
    )
    return _places((*named, *([("only", as_seen(figure.only))] if figure.only else [])))


@lru_cache(maxsize=2**14)  # one for all figures of the same places
def _places(named: tuple[tuple[str, str], ...]) -> frozenset[tuple[str, str]]:
    return frozenset(named)


@lru_cache(maxsize=2**14)
def _folded(whom: str) -> str:
    """Whom a figure counts, folded for comparing: one text for all that count the same."""
    return as_seen(whom)


def why_left_out(lookups: Lookups, claim: Claim, measure: str, figure: Figure) -> LeftOut | None:
    """Why a figure is not compared; None if it is."""
    if claim.withdrawn:
        return LeftOut.WITHDRAWN
    if revisions(lookups, claim, measure):
        return LeftOut.REVISED
    if len(claim.event or ()) > 1:
        return LeftOut.SEVERAL_EVENTS
    if claim.stance in STANCES_LEFT_OUT:
        return STANCES_LEFT_OUT[claim.stance]
    if figure.part_of:
        return LeftOut.PART
    return LeftOut.BESIDES if figure.count and figure.count.besides else None


def revisions(lookups: Lookups, claim: Claim, measure: str) -> list[Claim]:
    """The claims that took the place of a claim's figures of a measure: those that give such figures, or none at all."""
    later = (other for word, other in lookups.related_from(claim) if word == "revises")
    return [other for other in later if measure in other.figures or not other.figures]

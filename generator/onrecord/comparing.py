"""Counts, compared: which of them are known to count the same, and what can be said of those that do.

Two counts are comparable when they are of one event, measure and time, and both say whom they count and where, and say the
same. Where one leaves that unsaid, nobody knows whether they count the same, and nothing is made of their difference. Of
comparable counts it is said whether they are the same, overlap or lie apart, and whether two voices gave them or one.
Nothing here adds counts up, and an end that a source left open stays open.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import combinations

from onrecord.counts import Count
from onrecord.fields import UNNAMED
from onrecord.model import Claim, Event, Figure, Identity, Stance
from onrecord.quoting import folded
from onrecord.record import Record


class Side(StrEnum):
    """What two counts must have alike to be known to count the same, beside event and measure."""

    WHOM = "whom"
    WHERE = "where"
    WHEN = "when"


class Verdict(StrEnum):
    """What can be said of two comparable counts."""

    SAME = "same"
    OVERLAP = "overlap"
    NOT_EXCLUDED = "not-excluded"
    APART = "apart"
    UNBOUNDED = "unbounded"


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


class Voice(StrEnum):
    """Why two counts may be one voice, not two."""

    SAME_SOURCE = "same-source"
    PART_OF = "part-of"
    MAY_BE = "may-be"
    PASSED_ON = "passed-on"
    RESTS_ON = "rests-on"
    REPEATS = "repeats"
    NOT_NAMED = "not-named"


class State(StrEnum):
    """What a comparison comes to, the least settled first."""

    APART = "apart"
    DIFFERENT = "different"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """A figure as a claim gives it for an event.

    ``index``: its place among the claim's figures of the measure. ``whom``: folded for comparing; empty where unsaid.
    ``where``: the places that the figure or its claim names, each with its relation; empty where unsaid, for the event's
    own places are ours. ``when``: the time it is of, as written; the event's, if the claim gives none.
    """

    claim: Claim
    measure: str
    index: int
    figure: Figure
    whom: str
    where: frozenset[tuple[str, str]]
    when: str
    left_out: LeftOut | None

    @property
    def is_part(self) -> bool:
        """Whether it is for one place, and so not for the whole of the event."""
        return self.figure.where is not None

    @property
    def unsaid(self) -> tuple[Side, ...]:
        """What the source left unsaid, without which nobody knows what was counted. The time is never among it."""
        return tuple(side for side in (Side.WHOM, Side.WHERE) if not getattr(self, side))

    @property
    def frame(self) -> tuple[str, frozenset[tuple[str, str]], str]:
        """What it counts: whom, where and when."""
        return self.whom, self.where, self.when

    @property
    def number(self) -> tuple[int | str | None, ...]:
        """The number as given, equal for two that are given alike: its bounds, its best, what it is near; else its words."""
        count = self.figure.count
        if count and (count.low, count.high, count.near) != (None, None, None):
            return count.low, count.high, count.best, count.near
        return (folded(self.figure.words or (count.text if count else "")),)


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two comparable counts of different claims: what can be said of them, and why they may be one voice."""

    one: Given
    other: Given
    verdict: Verdict
    voice: Voice | None


@dataclass(frozen=True, eq=False)
class Comparison:
    """Every figure of one measure that was given for an event.

    ``groups``: those known to count the same, each group in the order of its numbers. ``alone``: those not known to count
    the same as another. ``left_out``: those shown and not compared. ``silent``: what was said by those who do not know, or
    declined to say, and gave no figure at all.
    """

    event: Event
    measure: str
    groups: tuple[tuple[Given, ...], ...]
    alone: tuple[Given, ...]
    left_out: tuple[Given, ...]
    silent: tuple[Claim, ...]

    @cached_property
    def compared(self) -> tuple[Given, ...]:
        """The figures that are not left out, in the order of their numbers."""
        return tuple(sorted((*(each for group in self.groups for each in group), *self.alone), key=_place))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that give its figures, those that are withdrawn left out."""
        claims = {each.claim.id: each.claim for each in (*self.compared, *self.left_out)}
        return tuple(claim for claim in claims.values() if not claim.withdrawn)

    @cached_property
    def counts(self) -> tuple[tuple[Given, ...], ...]:
        """The counts for the whole of the event. A number that its source gave again is one count, not two."""
        found: dict[object, list[Given]] = defaultdict(list)
        for each in self.compared:
            if not each.is_part:
                found[(_speakers(each.claim) or each.claim.id, each.number)].append(each)
        return tuple(tuple(group) for group in found.values())

    @cached_property
    def given_again(self) -> frozenset[Given]:
        """The figures whose number their source gives more than once, all but the first of each."""
        return frozenset(each for group in self.counts for each in group[1:])

    @cached_property
    def _claims_by_side(self) -> dict[tuple[Side, object], set[str]]:
        """The claims whose figures say the same on one side."""
        found: dict[tuple[Side, object], set[str]] = defaultdict(set)
        for each in self.compared:
            for side in Side:
                found[side, getattr(each, side)].add(each.claim.id)
        return found

    def unmatched(self, given: Given) -> tuple[Side, ...]:
        """The sides on which no other claim says the same as a figure that says all of them."""
        return tuple(side for side in Side if self._claims_by_side[side, getattr(given, side)] == {given.claim.id})

    @cached_property
    def verdicts(self) -> Counter[Verdict]:
        """How many pairs of comparable counts there are of each verdict."""
        return sum((verdicts(group) for group in self.groups), Counter())

    @cached_property
    def state(self) -> State:
        """What it comes to."""
        if self.verdicts[Verdict.APART]:
            return State.APART
        wholes = {each.number for each in self.compared if not each.is_part}
        return State.DIFFERENT if len(wholes) > 1 else State.ALIKE


STANCES_LEFT_OUT = {
    Stance.DENIES: LeftOut.DENIED,
    Stance.INTENDS: LeftOut.ANNOUNCED,
    Stance.COMMENTS: LeftOut.COMMENTED,
    Stance.DOES_NOT_KNOW: LeftOut.NOT_KNOWN,
    Stance.DECLINES: LeftOut.DECLINED,
}
"""The stances in which a number is named and not put forward."""


@lru_cache(maxsize=1)
def comparisons(record: Record) -> dict[str, tuple[Comparison, ...]]:
    """The comparisons of each event, those of most claims first."""
    claims = defaultdict(list)
    for claim in record.claims.values():
        for event in claim.event or ():
            claims[str(event)].append(claim)
    return {event.id: tuple(_of_event(record, event, claims[event.id])) for event in record.events.values()}


def _of_event(record: Record, event: Event, claims: list[Claim]) -> Iterator[Comparison]:
    given: dict[str, list[Given]] = defaultdict(list)
    for claim in claims:
        for measure in claim.figures:
            given[measure] += _given(record, event, claim, measure)
    silent = sorted((claim for claim in claims if _is_silent(claim)), key=lambda claim: claim.id)
    for measure in sorted(given, key=lambda each: (-len({one.claim.id for one in given[each]}), each)):
        yield _comparison(event, measure, sorted(given[measure], key=_place), silent)


def _is_silent(claim: Claim) -> bool:
    return claim.stance in (Stance.DOES_NOT_KNOW, Stance.DECLINES) and not claim.figures and not claim.withdrawn


def _given(record: Record, event: Event, claim: Claim, measure: str) -> Iterator[Given]:
    left_out = why_left_out(record, claim)
    time = claim.when or event.when
    for index, figure in enumerate(claim.figures[measure]):
        named = [(use.relation, str(use.location)) for use in claim.locations or ()]
        where = frozenset([("at", str(figure.where))] if figure.where else named)
        yield Given(claim, measure, index, figure, folded(figure.whom), where, time.text if time else "", left_out)


def why_left_out(record: Record, claim: Claim) -> LeftOut | None:
    """Why the figures of a claim are not compared; None if they are."""
    if claim.withdrawn:
        return LeftOut.WITHDRAWN
    if "revises" in record.relations_to(claim):
        return LeftOut.REVISED
    if len(claim.event or ()) > 1:
        return LeftOut.SEVERAL_EVENTS
    return STANCES_LEFT_OUT.get(claim.stance)


def _place(given: Given) -> tuple[bool, int, int, str, int]:
    """The order of figures, whatever the order of files: by number, those without one last."""
    first, last = bounds(given.figure)
    count = given.figure.count
    start = first if first is not None else last if last is not None else count.near if count else None
    end = last if last is not None else start
    return start is None, start or 0, end or 0, given.claim.id, given.index


def _comparison(event: Event, measure: str, given: list[Given], silent: Iterable[Claim]) -> Comparison:
    compared = [each for each in given if not each.left_out]
    alike = defaultdict(list)
    for each in compared:
        if not each.unsaid:
            alike[each.frame].append(each)
    groups = [group for group in alike.values() if len({each.claim.id for each in group}) > 1]
    together = {id(each) for group in groups for each in group}
    return Comparison(
        event,
        measure,
        tuple(sorted((tuple(group) for group in groups), key=lambda group: _place(group[0]))),
        tuple(each for each in compared if id(each) not in together),
        tuple(each for each in given if each.left_out),
        tuple(silent),
    )


def are_comparable(one: Given, other: Given) -> bool:
    """Whether two figures for one event and measure are known to count the same."""
    if one.left_out or other.left_out or one.claim.id == other.claim.id:
        return False
    return not one.unsaid and one.frame == other.frame


def bounds(figure: Figure) -> tuple[int | None, int | None]:
    """The lowest and highest number that a figure states, each None where it states none."""
    return (figure.count.low, figure.count.high) if figure.count else (None, None)


def verdict(one: Figure, other: Figure) -> Verdict:
    """What can be said of two comparable counts. A count in words, or about a number, has no bounds to hold another against."""
    first, second = bounds(one), bounds(other)
    if first == (None, None) or second == (None, None):
        return Verdict.UNBOUNDED
    if first == second and _best(one.count) == _best(other.count):
        return Verdict.SAME
    if _is_below(first, second) or _is_below(second, first):
        return Verdict.APART
    return Verdict.NOT_EXCLUDED if None in (*first, *second) else Verdict.OVERLAP


def _best(count: Count | None) -> int | None:
    return count.best if count else None


def _is_below(first: tuple[int | None, int | None], second: tuple[int | None, int | None]) -> bool:
    """Whether every number that the first allows is lower than any that the second does."""
    return first[1] is not None and second[0] is not None and first[1] < second[0]


def verdicts(group: tuple[Given, ...]) -> Counter[Verdict]:
    """How many pairs of a group there are of each verdict, a claim's figures never paired with each other."""
    alike: dict[tuple[object, ...], list[Given]] = defaultdict(list)
    for each in group:
        alike[each.number].append(each)
    found: Counter[Verdict] = Counter()
    for one, other in combinations(alike.values(), 2):
        found[verdict(one[0].figure, other[0].figure)] += _pairs_across(one, other)
    for same in alike.values():
        found[verdict(same[0].figure, same[0].figure)] += _pairs_across(same, same) // 2
    return +found


def _pairs_across(one: list[Given], other: list[Given]) -> int:
    """How many pairs of different claims there are between two lists."""
    claims = Counter(each.claim.id for each in other)
    return sum(len(other) - claims[each.claim.id] for each in one)


def pairs(record: Record, group: tuple[Given, ...]) -> Iterator[Pair]:
    """Each two figures of a group that different claims give."""
    for one, other in combinations(group, 2):
        if one.claim.id != other.claim.id:
            yield Pair(one, other, verdict(one.figure, other.figure), one_voice(record, one.claim, other.claim))


def one_voice(record: Record, one: Claim, other: Claim) -> Voice | None:
    """Why two claims may be one voice and not two; None if nothing in the record says so. That two sources are independent
    of each other, no record can say."""
    for voice, is_one in VOICES.items():
        if is_one(record, one, other) or is_one(record, other, one):
            return voice
    return None


def _speakers(claim: Claim) -> frozenset[str]:
    """Who gave a claim, and for whom; those that are `unnamed` are nobody that can be told apart."""
    return frozenset(str(source) for source in (*claim.source, claim.for_) if source and source != UNNAMED)


def _shares_a_speaker(_: Record, one: Claim, other: Claim) -> bool:
    return bool(_speakers(one) & _speakers(other))


def _is_part_of(record: Record, one: Claim, other: Claim) -> bool:
    return any(_speakers(other) & set(_wholes(record, source)) for source in _speakers(one))


def _wholes(record: Record, source: str) -> Iterator[str]:
    """The bodies that a body is part of, at any height."""
    whole = record.sources[source].part_of
    while whole:
        yield str(whole)
        whole = record.sources[whole].part_of


def _may_be(record: Record, one: Claim, other: Claim) -> bool:
    return any(_speakers(other) & set(record.perhaps_same.get(source, ())) for source in _speakers(one))


def _passes_on(record: Record, one: Claim, other: Claim) -> bool:
    """Whether a speaker of one stands in the path of the other; its publisher stands in it too."""
    publisher = record.publisher_of(other)
    return bool(_speakers(one) & {*map(str, other.via), *([publisher] if publisher else [])})


def _rests_on(_: Record, one: Claim, other: Claim) -> bool:
    named = {str(source) for basis in one.basis for source in (basis.source, *basis.via) if source}
    return bool(_speakers(other) & named) or other.document in {basis.document for basis in one.basis}


def _repeats(_: Record, one: Claim, other: Claim) -> bool:
    return other.id in one.relations.repeats


def _is_not_named(record: Record, one: Claim, _: Claim) -> bool:
    """Whether nobody can tell who a speaker is."""
    return any(
        source == UNNAMED or record.sources[source].identity is not Identity.PUBLIC for source in map(str, one.source)
    )


VOICES: dict[Voice, Callable[[Record, Claim, Claim], bool]] = {
    Voice.SAME_SOURCE: _shares_a_speaker,
    Voice.PART_OF: _is_part_of,
    Voice.MAY_BE: _may_be,
    Voice.PASSED_ON: _passes_on,
    Voice.RESTS_ON: _rests_on,
    Voice.REPEATS: _repeats,
    Voice.NOT_NAMED: _is_not_named,
}
"""Each reason for which two claims may be one voice, looked at from either side, the plainest first."""


def earlier(record: Record, given: Given) -> list[tuple[Claim, Figure]]:
    """The figures of its measure that a figure took the place of, each with its claim, the latest first."""
    found = []
    waiting = list(given.claim.relations.revises)
    while waiting:
        claim = record.claims[waiting.pop(0)]
        waiting += claim.relations.revises
        if not claim.withdrawn:
            found += [(claim, figure) for figure in claim.figures.get(given.measure, ())]
    return found

"""Counts, compared: which of them are known to count the same, and what can be said of those that do.

Two counts are comparable when they are of one event, measure and time, and both say whom they count and where, and say the
same. Where one leaves that unsaid, nobody knows whether they count the same, and nothing is made of their difference. Of
comparable counts it is said whether they are the same, overlap or lie apart, and whether two voices gave them or one.
Nothing here adds counts up, and an end that a source left open stays open.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations, product

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
    NO_WHOLE = "no-whole"


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


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Every figure of one measure that was given for an event.

    ``groups``: those known to count the same, each group in the order of its numbers. ``alone``: those not known to count
    the same as another. ``compared``: all of these, in the order of their numbers. ``left_out``: those shown and not
    compared. ``silent``: what was said by those who do not know, or declined to say, and gave no figure at all.
    ``counts``: the counts for the whole of the event, each as often as its source gave it. ``verdicts``: how many pairs of
    comparable counts there are of each verdict.
    """

    event: Event
    measure: str
    groups: tuple[tuple[Given, ...], ...]
    alone: tuple[Given, ...]
    compared: tuple[Given, ...]
    left_out: tuple[Given, ...]
    silent: tuple[Claim, ...]
    counts: tuple[tuple[Given, ...], ...]
    verdicts: Counter[Verdict]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that give its figures, those that are withdrawn left out."""
        claims = {each.claim.id: each.claim for each in (*self.compared, *self.left_out)}
        return tuple(claim for claim in claims.values() if not claim.withdrawn)

    @property
    def state(self) -> State:
        """What it comes to. The numbers of one claim are of different things, and do not differ from each other."""
        if self.verdicts[Verdict.APART]:
            return State.APART
        numbers: dict[str, set[object]] = defaultdict(set)
        for each in self.compared:
            if not each.is_part:
                numbers[each.claim.id].add(each.number)
        if not numbers:
            return State.NO_WHOLE
        return State.DIFFERENT if len({frozenset(each) for each in numbers.values()}) > 1 else State.ALIKE


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
    silent = sorted((claim for claim in claims if _is_silent(record, claim)), key=lambda claim: claim.id)
    for measure in sorted(given, key=lambda each: (-len({one.claim.id for one in given[each]}), each)):
        yield _comparison(event, measure, sorted(given[measure], key=_place), silent)


def _is_silent(record: Record, claim: Claim) -> bool:
    """Whether a claim stands for its source's not knowing or not telling, and gives no figure."""
    is_left_out = claim.withdrawn or "revises" in record.relations_to(claim)
    return not claim.figures and not is_left_out and claim.stance in (Stance.DOES_NOT_KNOW, Stance.DECLINES)


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
    groups = [tuple(group) for group in alike.values() if len({each.claim.id for each in group}) > 1]
    together = {id(each) for group in groups for each in group}
    return Comparison(
        event,
        measure,
        tuple(sorted(groups, key=lambda group: _place(group[0]))),
        tuple(each for each in compared if id(each) not in together),
        tuple(compared),
        tuple(each for each in given if each.left_out),
        tuple(silent),
        tuple(map(tuple, _counts(each for each in compared if not each.is_part))),
        sum((verdicts(group) for group in groups), Counter()),
    )


def _counts(given: Iterable[Given]) -> list[list[Given]]:
    """Figures for the whole of an event, those together that are one count, given again."""
    counts: list[list[Given]] = []
    alike: dict[object, list[tuple[list[Given], dict[object, Given]]]] = defaultdict(list)
    for each in given:
        likely = alike[_speakers(each.claim) or each.claim.id, each.number, each.when]
        found = (pair for pair in likely if all(_is_again(each, other) for other in pair[1].values()))
        count, latest = next(found, ([], {}))
        if not count:
            likely.append((count, latest))
            counts.append(count)
        count.append(each)
        latest[each.frame] = each  # figures of one claim come together, so the latest of a frame stands for all of it
    return counts


def _is_again(one: Given, other: Given) -> bool:
    """Whether two figures of a source, alike in number and time, may be one count: nothing that both say is another."""
    sides = ((one.whom, other.whom), (one.where, other.where))
    return one.claim.id != other.claim.id and all(not a or not b or a == b for a, b in sides)


def are_comparable(one: Given, other: Given) -> bool:
    """Whether two figures for one event and measure are known to count the same."""
    if one.left_out or other.left_out or one.claim.id == other.claim.id:
        return False
    return not one.unsaid and one.frame == other.frame


def saying(given: Iterable[Given]) -> dict[tuple[Side, object], set[str]]:
    """The claims of figures by what they say on each side."""
    found: dict[tuple[Side, object], set[str]] = defaultdict(set)
    for each, side in product(given, Side):
        found[side, getattr(each, side)].add(each.claim.id)
    return found


def unmatched(given: Given, claims: Mapping[tuple[Side, object], set[str]]) -> tuple[Side, ...]:
    """The sides on which no other of the claims, as `saying` has them, says the same as a figure's own."""
    return tuple(side for side in Side if claims[side, getattr(given, side)] <= {given.claim.id})


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
        if are_comparable(one, other):
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
    """The figures of its measure that a figure took the place of, each with its claim, the latest first. What a withdrawn
    claim took the place of, it no longer does."""
    found: dict[str, Claim] = {}
    waiting = [given.claim]
    while waiting:
        claim = waiting.pop(0)
        if not claim.withdrawn and claim.id not in found:
            found[claim.id] = claim
            waiting += [record.claims[each] for each in claim.relations.revises]
    return [(claim, figure) for claim in [*found.values()][1:] for figure in claim.figures.get(given.measure, ())]


def later(record: Record, given: Given) -> list[Claim]:
    """The claims that stand in the place of a figure that was revised: the last of each series, by id."""
    found: dict[str, Claim] = {}
    waiting = [given.claim]
    while waiting:
        claim = waiting.pop(0)
        if claim.id not in found:
            found[claim.id] = claim
            waiting += [other for word, other in record.related_from.get(claim.id, ()) if word == "revises"]
    return sorted(
        (claim for claim in found.values() if "revises" not in record.relations_to(claim)), key=lambda claim: claim.id
    )

"""What can be said of two counts of the same, and of many."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, combinations

from onrecord.checking.comparing.given import Given
from onrecord.checking.comparing.ordering import Order, order
from onrecord.checking.comparing.voices import Voice, one_voice
from onrecord.record.claims import Figure
from onrecord.record.counts import Count
from onrecord.record.lookups import Lookups
from onrecord.record.model import Event


class Verdict(StrEnum):
    """What can be said of two counts of the same people or things."""

    SAME = "same"
    OVERLAP = "overlap"
    NOT_EXCLUDED = "not-excluded"
    APART = "apart"
    UNBOUNDED = "unbounded"
    LATER = "later"
    TIME_UNKNOWN = "time-unknown"


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two counts of the same by different claims: what can be said of them, and why they may be one voice. Of two that stood at
    different times, ``one`` is the earlier."""

    one: Given
    other: Given
    verdict: Verdict
    voice: Voice | None


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


def verdict_in_time(one: Given, other: Given, event: Event) -> Verdict:
    """What can be said of two counts of the same, each as of its own time."""
    times = order(one.as_of, other.as_of, event)
    if times is Order.UNKNOWN:
        return Verdict.TIME_UNKNOWN
    return verdict(one.figure, other.figure) if times is Order.SAME else Verdict.LATER


def verdicts(group: tuple[Given, ...], event: Event) -> Counter[Verdict]:
    """How many pairs of a group there are of each verdict, a claim's figures never paired with each other.

    Counts far apart in time are not looked at two by two, so that a long series is counted quickly.
    """
    alike: dict[object, list[Given]] = defaultdict(list)
    for each in group:
        alike[each.number, each.as_of].append(each)
    dated = sorted((each for each in alike.values() if _days(each)), key=lambda each: _days(each) or (0, 0))
    undated = [each for each in alike.values() if not _days(each)]
    found: Counter[Verdict] = Counter()
    starts = [first for first, _ in filter(None, map(_days, dated))]
    behind = [*accumulate((len(each) for each in reversed(dated)), initial=0)][::-1]
    for place, one in enumerate(dated):
        _, last = _days(one) or (0, 0)
        far = bisect_right(starts, last + FAR)
        found[Verdict.LATER] += len(one) * behind[far]
        for other in (*dated[place + 1 : far], *undated):
            found[verdict_in_time(one[0], other[0], event)] += _pairs_across(one, other)
    for one, other in combinations(undated, 2):
        found[verdict_in_time(one[0], other[0], event)] += _pairs_across(one, other)
    for same in alike.values():
        found[verdict_in_time(same[0], same[0], event)] += _pairs_across(same, same) // 2
    return +found


FAR = 2
"""Days between two dates from which on one is later than the other in any zones."""


def _days(same: list[Given]) -> tuple[int, int] | None:
    """The first and last day as of which counts of one time stood, by number; None if these are not certain."""
    date = same[0].as_of.date if same[0].as_of else None
    if not date or date.is_uncertain or not date.earliest or not date.latest:
        return None
    return date.earliest.toordinal(), date.latest.toordinal()


def _pairs_across(one: list[Given], other: list[Given]) -> int:
    """How many pairs of different claims there are between two lists."""
    claims = Counter(each.claim.id for each in other)
    return sum(len(other) - claims[each.claim.id] for each in one)


def pairs(lookups: Lookups, group: tuple[Given, ...], event: Event) -> Iterator[Pair]:
    """Each two figures of a group that different claims give."""
    for one, other in combinations(group, 2):
        if one.claim.id != other.claim.id:
            if order(one.as_of, other.as_of, event) is Order.LATER:
                one, other = other, one
            voice = one_voice(lookups, one.claim, other.claim)
            yield Pair(one, other, verdict_in_time(one, other, event), voice)

"""All figures of one measure that were given for an event: which count the same, and what that comes to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from onrecord.checking.comparing.given import Given, given_by
from onrecord.checking.comparing.verdicts import Verdict, bounds, verdicts
from onrecord.checking.comparing.voices import speakers
from onrecord.record.claims import Claim
from onrecord.record.lookups import Lookups
from onrecord.record.model import Event
from onrecord.record.vocabulary import Stance


class ComparisonState(StrEnum):
    """What a comparison comes to. Only counts that lie apart are not settled."""

    APART = "apart"
    SEVERAL = "several"
    LATER = "later"
    ALIKE = "alike"
    ONE = "one"
    NO_WHOLE = "no-whole"


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Figures of several claims that are known to be of the same people or things, in the order of their numbers; or if they
    are of several times, in that of their times. ``verdicts``: how many pairs of them there are of each verdict."""

    given: tuple[Given, ...]
    verdicts: Counter[Verdict]

    @property
    def is_in_time(self) -> bool:
        """Whether some of them are later than others."""
        return bool(self.verdicts[Verdict.LATER])


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Every figure of one measure that was given for an event.

    ``groups``: those known to be of the same people or things, at one time or several.
    ``alone``: those not known to count the same as another. ``compared``: all of these, in the order of their numbers.
    ``left_out``: those shown and not compared. ``silent``: what was said by those who do not know, or declined to say, and gave
    no figure at all. ``counts``: the counts for the whole of the event, each as often as its source gave it. ``verdicts``: how
    many pairs of counts of the same there are of each verdict.
    """

    event: Event
    measure: str
    groups: tuple[Group, ...]
    alone: tuple[Given, ...]
    compared: tuple[Given, ...]
    left_out: tuple[Given, ...]
    silent: tuple[Claim, ...]
    counts: tuple[tuple[Given, ...], ...]
    verdicts: Counter[Verdict]

    @property
    def all_claims(self) -> tuple[Claim, ...]:
        """The claims that give its figures, withdrawn ones included."""
        return tuple({each.claim.id: each.claim for each in (*self.compared, *self.left_out)}.values())

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that give its figures, those that are withdrawn left out."""
        return tuple(claim for claim in self.all_claims if not claim.withdrawn)

    @property
    def state(self) -> ComparisonState:
        """What it comes to."""
        if self.verdicts[Verdict.APART]:
            return ComparisonState.APART
        wholes = {id(each) for count in self.counts for each in count}
        if not wholes:
            return ComparisonState.NO_WHOLE
        if len(self.counts) == 1 or len({each.claim.id for count in self.counts for each in count}) == 1:
            return ComparisonState.ONE
        if any(id(each) in wholes for each in self.alone) or len(self.groups) > 1:
            return ComparisonState.SEVERAL
        return ComparisonState.LATER if self.verdicts[Verdict.LATER] else ComparisonState.ALIKE


Comparisons = Mapping[str, tuple[Comparison, ...]]
"""The comparisons of each event, by its id, those of most claims first."""

NOTHING_COMPARED: Comparisons = MappingProxyType({})
"""That none is known."""


def comparisons(lookups: Lookups, known: Comparisons = NOTHING_COMPARED) -> Comparisons:
    """The comparisons of each event. Those in ``known`` are taken from there."""
    claims = defaultdict(list)
    for claim in lookups.record.claims.values():
        for event in claim.event or ():
            claims[str(event)].append(claim)
    return {
        event.id: known[event.id] if event.id in known else tuple(_of_event(lookups, event, claims[event.id]))
        for event in lookups.record.events.values()
    }


def _of_event(lookups: Lookups, event: Event, claims: list[Claim]) -> Iterator[Comparison]:
    given: dict[str, list[Given]] = defaultdict(list)
    for claim in claims:
        for measure in claim.figures:
            given[measure] += given_by(lookups, claim, measure)
    silent = sorted((claim for claim in claims if _is_silent(lookups, claim)), key=lambda claim: claim.id)
    for measure in sorted(given, key=lambda each: (-len({one.claim.id for one in given[each]}), each)):
        yield _comparison(event, measure, sorted(given[measure], key=_place), silent)


def _is_silent(lookups: Lookups, claim: Claim) -> bool:
    """Whether a claim stands for its source's not knowing or not telling, and gives no figure."""
    is_left_out = claim.withdrawn or "revises" in lookups.relations_to(claim)
    return not claim.figures and not is_left_out and claim.stance in (Stance.DOES_NOT_KNOW, Stance.DECLINES)


def _place(given: Given) -> tuple[bool, int, int, str, int]:
    """The order of figures, whatever the order of files: by number, those without one last."""
    first, last = bounds(given.figure)
    count = given.figure.count
    start = first if first is not None else last if last is not None else count.near if count else None
    end = last if last is not None else start
    return start is None, start or 0, end or 0, given.claim.id, given.index


def _comparison(event: Event, measure: str, given: list[Given], silent: Iterable[Claim]) -> Comparison:
    compared = [each for each in given if not each.left_out]
    groups = list(_groups(compared, event))
    together = {id(each) for group in groups for each in group.given}
    return Comparison(
        event,
        measure,
        tuple(sorted(groups, key=lambda group: min(map(_place, group.given)))),
        tuple(each for each in compared if id(each) not in together),
        tuple(compared),
        tuple(each for each in given if each.left_out),
        tuple(silent),
        tuple(map(tuple, _counts(each for each in compared if not each.is_part))),
        sum((group.verdicts for group in groups), Counter()),
    )


def _groups(compared: Iterable[Given], event: Event) -> Iterator[Group]:
    """The figures of several claims that say the same of whom and where they count. Those of which no two are known to be of one
    time, or of two, are no group."""
    alike = defaultdict(list)
    for each in compared:
        if not each.missing:
            alike[each.frame].append(each)
    for listed in alike.values():
        found = verdicts(tuple(listed), event)
        if set(found) - {Verdict.TIME_UNKNOWN}:
            in_order = sorted(listed, key=_place_in_time) if found[Verdict.LATER] else listed
            yield Group(tuple(in_order), found)


def _place_in_time(given: Given) -> tuple[object, ...]:
    """The order of figures by the times as of which they stood, each by its own clock, those of no known time last."""
    date = given.as_of.date if given.as_of else None
    known = (date.start or date.end) if date else None
    first = known.first.replace(tzinfo=None).isoformat() if known else ""
    return not first, first, str((date.latest or "") if date else ""), *_place(given)


def _counts(given: Iterable[Given]) -> list[list[Given]]:
    """Figures for the whole of an event, those together that are one count, given again."""
    counts: list[list[Given]] = []
    alike: dict[object, list[tuple[list[Given], dict[object, Given]]]] = defaultdict(list)
    for each in given:
        likely = alike[speakers(each.claim) or each.claim.id, each.number, each.as_of]
        found = (pair for pair in likely if all(_is_again(each, other) for other in pair[1].values()))
        count, latest = next(found, ([], {}))
        if not count:
            likely.append((count, latest))
            counts.append(count)
        count.append(each)
        latest[each.frame] = each  # figures of one claim come together, so the latest of a frame stands for all of it
    return counts


def each_once(given: Iterable[Given]) -> list[list[Given]]:
    """Figures of one measure for the same events, those together that are one count, given again. Parts and what is not compared
    stand alone."""
    listed = sorted(given, key=_place)
    alone = [[each] for each in listed if each.left_out or each.is_part]
    return [*_counts(each for each in listed if not each.left_out and not each.is_part), *alone]


def _is_again(one: Given, other: Given) -> bool:
    """Whether two figures of a source, alike in number and time, may be one count: nothing that both say is another."""
    sides = ((one.whom, other.whom), (one.where, other.where))
    return one.claim.id != other.claim.id and all(not a or not b or a == b for a, b in sides)


def parts(comparison: Comparison) -> dict[str, list[Given]]:
    """The figures that are parts of a claim's count, by that claim's id: those that say so, and those for one place alone of a
    claim that gives the whole as well."""
    everything = (*comparison.compared, *comparison.left_out)
    wholes = {each.claim.id for each in everything if not each.is_part}
    alone = {id(each) for each in comparison.alone}
    found: dict[str, list[Given]] = defaultdict(list)
    for each in everything:
        whole = each.figure.part_of or (each.claim.id if each.is_part and id(each) in alone else "")
        if whole in wholes:
            found[str(whole)].append(each)
    return found

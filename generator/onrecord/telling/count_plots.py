"""The counts of a comparison over time: what each source counted, at the time as of which it stood. The tables below say the
same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from onrecord.checking.comparing.given import Given, LeftOut
from onrecord.checking.comparing.voices import speakers
from onrecord.checking.comparing.whole import Comparison
from onrecord.drawing.shapes import Drawing
from onrecord.drawing.steps import MOST, Run, StepShown, can_draw, step_plot
from onrecord.record.counts import Count
from onrecord.record.dates import Date, Relation, relation
from onrecord.record.times import TimeBasis
from onrecord.speaking import words
from onrecord.speaking.words import plain
from onrecord.telling.count_tables import heading_of
from onrecord.telling.figures import number_shown
from onrecord.telling.keeping import DRAWINGS_KEPT, kept
from onrecord.telling.refs import speakers_of
from onrecord.telling.saved import Saved, name_over_time, saved_of
from onrecord.telling.view import View


@dataclass(frozen=True, slots=True)
class OverTime:
    """A plot over time. ``is_of_the_same``: whether all in it are known to count the same. ``has_days_of_publishing``:
    whether some stand at the day on which their document was published, since no other time is known. ``name``: what its
    picture is called. ``saved``: its files, if it has any."""

    name: str
    drawing: Drawing
    is_of_the_same: bool
    has_days_of_publishing: bool
    saved: Saved | None


def over_time(view: View, comparison: Comparison, identifier: str) -> list[OverTime]:
    """The plots over time of a comparison: one of all its counts for the whole of the event, if the times of two are known to
    differ; where these are more than it can show, one for each group of counts of the same that stood at several times. What a
    source has revised since is drawn with them, because it was said at its time."""
    return [
        replace(each, drawing=replace(each.drawing, id=f"{identifier}{each.drawing.id}"))
        for each in _plots(view, comparison)
    ]


@kept(lambda comparison: (comparison.event.id, comparison.measure), DRAWINGS_KEPT)
def _plots(view: View, comparison: Comparison) -> list[OverTime]:
    """The same, each called by its number alone."""
    found = (_drawn(view, comparison, its, number) for number, its in enumerate(_sets(comparison), 1))
    return [each for each in found if each]


def names_over_time(comparison: Comparison) -> list[str]:
    """What the pictures of `over_time` are called, without drawing them."""
    return [name_over_time(number) for number, its in enumerate(_sets(comparison), 1) if _can_draw(its)]


def _sets(comparison: Comparison) -> list[list[Given]]:
    """The counts that stand in one plot, for each."""
    revised = [each for each in comparison.left_out if each.left_out is LeftOut.REVISED]
    given = [each for each in (*comparison.compared, *revised) if each.as_of and not each.is_part]
    if len(given) <= MOST:
        return [given]
    groups = [group.given for group in comparison.groups if group.is_in_time]
    return [[*its, *(each for each in revised if each.frame == its[0].frame)] for its in groups]


def _can_draw(given: list[Given]) -> bool:
    """Whether there is a plot of some counts: two of them are known to stand at different times, and it can show them all."""
    return _differ_in_time(given) and can_draw([[*_when_how_many(its)] for its in _voices(given)])


def _drawn(view: View, comparison: Comparison, given: list[Given], number: int) -> OverTime | None:
    """The plot of some counts; None if no two of them are known to stand at different times, or if they can't be drawn."""
    if not _can_draw(given):
        return None
    same = next((each for each in comparison.groups if {*map(id, given)} <= {*map(id, each.given)}), None)
    is_same = len({each.frame for each in given}) == 1 and not given[0].missing
    title = heading_of(view, same).text if same else words.translate("Counts over time")
    runs = _runs(view, given)
    description = words.translate("; ").join(plain(step.text) for run in runs for step in run.points)
    drawing = step_plot(f"_{number}", title, description, runs)
    is_by_publishing = any(each.as_of and each.as_of.basis is TimeBasis.PUBLISHED for each in given)
    if not drawing:
        return None
    name = name_over_time(number)
    return OverTime(name, drawing, is_same, is_by_publishing, saved_of(view, comparison, name))


def _differ_in_time(given: Iterable[Given]) -> bool:
    """Whether the times of two counts are known to differ."""
    dates = dict.fromkeys(each.as_of.date for each in given if each.as_of)
    return any(relation(one, other) is not Relation.OVERLAP for one, other in combinations(dates, 2))


def _voices(given: Iterable[Given]) -> list[list[Given]]:
    """The counts of each voice; those that are not named are as many voices."""
    voices: dict[object, list[Given]] = {}
    for each in given:
        voices.setdefault(speakers(each.claim) or each.claim.id, []).append(each)
    return [*voices.values()]


def _when_how_many(given: Iterable[Given]) -> Iterator[tuple[Date, Count]]:
    """The time of each count, as far as it is known, and what is drawn of it."""
    return ((each.as_of.date, _count(each)) for each in given if each.as_of)


def _count(given: Given) -> Count:
    return given.figure.count or Count(given.figure.words or "")


def _runs(view: View, given: Iterable[Given]) -> list[Run]:
    """What each voice counted, in the order of time."""
    return [Run(speakers_of(view, its[0].claim), [*_steps(view, its)]) for its in _voices(given)]


def _steps(view: View, given: Iterable[Given]) -> Iterator[StepShown]:
    for each in given:
        number = number_shown(view, each.claim, each.figure)
        if each.left_out is LeftOut.REVISED:
            number = words.phrase("%(count)s (revised since)", count=number)
        if each.as_of:
            text = words.phrase("%(count)s: %(sources)s", count=number, sources=speakers_of(view, each.claim))
            frame = None if each.missing else each.frame
            yield StepShown(each.as_of.date, _count(each), text, frame)

"""The counts of a comparison, drawn: a row a count, those known to count the same together and the others apart from them; and
over time, where the same was counted at several times. The tables below say the same."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.checking.comparing.given import Given, LeftOut
from onrecord.checking.comparing.voices import speakers
from onrecord.checking.comparing.whole import Comparison, parts
from onrecord.checking.comparing.whole import Group as Alike
from onrecord.drawing.plots import PlotGroup, PlotRow, numbers, plot
from onrecord.drawing.shapes import Drawing
from onrecord.drawing.steps import Run, StepShown, can_draw, step_plot
from onrecord.record.counts import Count
from onrecord.record.dates import Date
from onrecord.speaking import words
from onrecord.speaking.words import Words, plain
from onrecord.telling.count_tables import heading_of, with_parts
from onrecord.telling.figures import counted_whom, figure_shown
from onrecord.telling.refs import speakers_of
from onrecord.telling.saved import Saved, name_over_time, saved_of
from onrecord.telling.view import View

ROWS_DRAWN = 30
"""Counts that a drawing shows; a comparison of more has its tables alone."""


def of_comparison(view: View, comparison: Comparison, identifier: str, title: str) -> Drawing | None:
    """The plot of a comparison; None if one claim alone gives its counts, if they have no number, or if they are more than a
    drawing can show."""
    compared = comparison.compared
    if len({each.claim.id for each in compared}) < 2 or len(compared) > ROWS_DRAWN:
        return None
    inside = parts(comparison)
    groups = [PlotGroup(heading_of(view, group), _rows(view, group.given, inside)) for group in comparison.groups]
    besides = (each for each in comparison.left_out if each.left_out is LeftOut.BESIDES)
    if others := [*comparison.alone, *besides]:
        heading = words.translate("Not known to be the same count")
        groups.append(PlotGroup(heading, _rows(view, others, inside)))
    description = words.translate("; ").join(plain(row.text) for group in groups for row in group.rows)
    return plot(identifier, title, description, groups)


@dataclass(frozen=True, slots=True)
class OverTime:
    """A plot over time. ``name``: what its picture is called. ``saved``: its files, if it has any."""

    name: str
    drawing: Drawing
    saved: Saved | None


def over_time(view: View, comparison: Comparison, identifier: str) -> list[OverTime]:
    """The plots over time of a comparison: one for each group of counts of the same that stood at several times. What a source
    has revised since is drawn with them, because it was said at its time."""
    found = []
    for number, group in enumerate(comparison.groups, 1):
        if group.is_in_time:
            name, heading = name_over_time(number), heading_of(view, group).text
            runs = _runs(view, comparison, group)
            description = words.translate("; ").join(plain(step.text) for run in runs for step in run.points)
            drawing = step_plot(f"{identifier}_{number}", heading, description, runs)
            found += [OverTime(name, drawing, saved_of(view, comparison, name))] if drawing else []
    return found


def names_over_time(comparison: Comparison) -> list[str]:
    """What the pictures of `over_time` are called, without drawing them."""
    found = []
    for number, group in enumerate(comparison.groups, 1):
        if group.is_in_time and can_draw([[*_when_how_many(each)] for each in _voices(comparison, group)]):
            found.append(name_over_time(number))
    return found


def _voices(comparison: Comparison, group: Alike) -> list[list[Given]]:
    """The counts of each voice; those that are not named are as many voices."""
    frame = group.given[0].frame
    revised = [e for e in comparison.left_out if e.left_out is LeftOut.REVISED and e.frame == frame]
    voices: dict[object, list[Given]] = {}
    for each in (*group.given, *revised):
        voices.setdefault(speakers(each.claim) or each.claim.id, []).append(each)
    return [*voices.values()]


def _when_how_many(given: Iterable[Given]) -> Iterator[tuple[Date, Count]]:
    """The time of each count, as far as it is known, and what is drawn of it."""
    return ((e.as_of.date, e.figure.count or Count(e.figure.words or "")) for e in given if e.as_of)


def _runs(view: View, comparison: Comparison, group: Alike) -> list[Run]:
    """What each voice counted, in the order of time."""
    voices = _voices(comparison, group)
    return [Run(speakers_of(view, given[0].claim), [*_steps(view, given)]) for given in voices]


def _steps(view: View, given: Iterable[Given]) -> Iterator[StepShown]:
    for each in given:
        figure = figure_shown(view, each.claim, each.measure, each.figure)
        number: Words = figure.number
        if each.left_out is LeftOut.REVISED:
            number = words.phrase("%(count)s (revised since)", count=number)
        if each.as_of:
            text = words.phrase("%(count)s: %(sources)s", count=number, sources=speakers_of(view, each.claim))
            yield StepShown(each.as_of.date, each.figure.count or Count(each.figure.words or ""), text)


def _rows(view: View, given: Iterable[Given], inside: Mapping[str, list[Given]]) -> list[PlotRow]:
    """Counts as rows, each with its parts behind it: those that others give, and those that it names itself."""
    listed = with_parts(given, inside)
    nested = {id(each) for found in inside.values() for each in found}
    return [row for each in listed for row in _of_one(view, each, id(each) in nested)]


def _of_one(view: View, given: Given, is_part: bool) -> Iterator[PlotRow]:
    shown = figure_shown(view, given.claim, given.measure, given.figure)
    sum_of_ours = (words.translate(" (our sum)"),) if given.figure.reckoned else ()
    number = words.together(shown.number, *sum_of_ours, *((" ", shown.of_whom) if shown.of_whom else ()))
    text = words.phrase("%(count)s: %(sources)s", count=number, sources=speakers_of(view, given.claim))
    yield PlotRow(text, given.figure.count, is_part, given.left_out is LeftOut.BESIDES)
    for part in filter(numbers, given.figure.including):
        yield PlotRow(words.phrase("including %(parts)s", parts=counted_whom(part)), part, is_part=True)

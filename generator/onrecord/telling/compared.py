"""The counts of an event as its page and their own show them: tables, drawings, and a few sentences on them."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.checking.comparing.whole import Comparison, ComparisonState
from onrecord.speaking import words
from onrecord.speaking.languages import message
from onrecord.speaking.linking import Ref
from onrecord.speaking.wordings import QUESTIONS
from onrecord.speaking.words import Phrase
from onrecord.telling.addresses import counts_page
from onrecord.telling.count_dots import Dots, dots_of
from onrecord.telling.count_plots import OverTime, over_time
from onrecord.telling.count_summaries import ends, lead, summary
from onrecord.telling.count_tables import CountTable, tables
from onrecord.telling.cutting import FurtherPage
from onrecord.telling.figures import measure_in_words
from onrecord.telling.view import View

RULE = message(
    "Two counts are known to count the same only where it is on record whom both count and where, and that is the same, and "
    "their times are not known to differ. For any others we can't tell, so we draw no conclusion. A count that was given "
    "later need not speak against an earlier one: a toll may rise."
)
"""When two counts are known to count the same, for readers."""

ROWS_ON_AN_EVENT = 30
"""Figures that the event's page shows itself; more stand on the pages of the counts."""


@dataclass(frozen=True, slots=True)
class ComparisonShown:
    """A comparison as a page shows it: its tables, or the further pages that hold them. ``lead``: what is known, in short;
    ``summary``: what else can be said of it. ``silent``: who does not know."""

    question: Phrase
    anchor: str
    lead: str
    summary: str
    tables: list[CountTable]
    parts: list[FurtherPage]
    dots: Dots | None
    over_time: list[OverTime]
    silent: list[Ref]
    page: Ref | None


def with_pages(view: View) -> Iterator[Comparison]:
    """The comparisons that have a page of their own, by event in the record's order."""
    for event in view.record.events:
        yield from of_event_with_pages(view, event)


def of_event_with_pages(view: View, event: str) -> Iterator[Comparison]:
    """Those of an event."""
    return (comparison for comparison in view.comparisons[event] if view.addresses.has_counts(comparison))


def disagreement(comparison: Comparison) -> tuple[int, float, int, int, str, str]:
    """Sorts comparisons by how far their numbers lie from each other: those of which some are known to lie apart first; then by
    how many times the lowest number the highest is, so those with a none in them before all others; then by the difference."""
    low, high = ends(comparison) or (0, 0)
    times = high / low if low else float(high and "inf")
    is_apart = comparison.state is ComparisonState.APART
    return not is_apart, -times, low - high, -len(comparison.counts), comparison.event.id, comparison.measure


def ref_to_counts(view: View, comparison: Comparison) -> Ref:
    """The title of a comparison, which leads to its page."""
    return Ref(title_of(view, comparison), counts_page(comparison.event.id, comparison.measure))


def question_of(comparison: Comparison) -> Phrase:
    """What the counts of a comparison answer: `How many were killed?`"""
    if question := QUESTIONS.get(comparison.measure):
        return words.phrase(question)
    return words.phrase("How many: %(measure)s?", measure=measure_in_words(comparison.measure))


def title_of(view: View, comparison: Comparison) -> Phrase:
    """`How many were killed? The name of the event`."""
    return words.phrase(
        "%(question)s %(event)s", question=question_of(comparison), event=view.name_of(comparison.event)
    )


def whole_on_event(view: View, event: str) -> tuple[list[Comparison], int]:
    """The comparisons that the page of an event has room to show whole, and how many figures they have: as many as there is room
    for, and all that have no page of their own."""
    found, room = [], ROWS_ON_AN_EVENT
    for comparison in view.comparisons[event]:
        number = len(comparison.compared) + len(comparison.left_out)
        if number <= room or not view.addresses.has_counts(comparison):
            found.append(comparison)
            room -= number
    return found, ROWS_ON_AN_EVENT - room


def on_event(view: View, event: str) -> list[ComparisonShown]:
    """The comparisons of an event as its page shows them: whole while there is room, and else with the way to their own page."""
    whole, _ = whole_on_event(view, event)
    return [_on_event(view, comparison, comparison in whole) for comparison in view.comparisons[event]]


def _on_event(view: View, comparison: Comparison, is_whole: bool) -> ComparisonShown:
    return ComparisonShown(
        question=question_of(comparison),
        anchor=f"_figures_{comparison.measure}",
        lead=lead(comparison),
        summary=summary(view, comparison),
        tables=tables(view, comparison) if is_whole else [],
        parts=[],
        dots=dots_of(view, comparison, f"_plot_{comparison.measure}"),
        over_time=over_time(view, comparison, f"_time_{comparison.measure}"),
        silent=[],
        page=ref_to_counts(view, comparison) if view.addresses.has_counts(comparison) else None,
    )

"""The comparisons with the newest counts, each in short, the biggest disagreement first."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.checking.comparing.whole import Comparison
from onrecord.speaking.linking import Ref
from onrecord.telling.compared import disagreement, question_of, ref_to_counts
from onrecord.telling.count_summaries import lead, span_in_words
from onrecord.telling.refs import ref_to
from onrecord.telling.view import View

NEWEST_SHOWN = 8
"""Comparisons that are shown."""


@dataclass(frozen=True, slots=True)
class Newest:
    """A comparison in short: from which number to which its counts go, what it asks of which event, and what is known of it."""

    numbers: str
    page: Ref
    event: Ref
    lead: str


def newest_compared(view: View, comparisons: Sequence[Comparison]) -> tuple[list[Newest], int]:
    """Of some comparisons those with the newest counts, the biggest disagreement first; and how many more there are."""
    newest = sorted(comparisons, key=_newest_day, reverse=True)[:NEWEST_SHOWN]
    return [_shown(view, each) for each in sorted(newest, key=disagreement)], len(comparisons) - len(newest)


def _newest_day(comparison: Comparison) -> tuple[str, str, str]:
    """The latest day as of which one of its counts stood; of several such comparisons, any order that does not change."""
    days = [each.as_of.date.day for each in comparison.compared if each.as_of]
    return max((str(day) for day in days if day), default=""), comparison.event.id, comparison.measure


def _shown(view: View, comparison: Comparison) -> Newest:
    return Newest(
        numbers=span_in_words(comparison),
        page=Ref(question_of(comparison), ref_to_counts(view, comparison).path),
        event=ref_to(view, "events", comparison.event.id),
        lead=lead(comparison),
    )

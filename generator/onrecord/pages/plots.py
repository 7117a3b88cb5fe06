"""The counts of a comparison, drawn: a row a count, those known to count the same together and the others apart from them. The
tables below say the same."""

from collections.abc import Iterable, Iterator

from onrecord import words
from onrecord.comparing import Comparison, Given
from onrecord.drawing.plots import Group, Row, plot
from onrecord.drawing.shapes import Drawing
from onrecord.pages.addresses import ref_to
from onrecord.record import Record

ROWS_DRAWN = 30
"""Counts that a drawing shows; a comparison of more has its tables alone."""


def of_comparison(record: Record, comparison: Comparison, identifier: str, title: str) -> Drawing | None:
    """The plot of a comparison; None if it compares nothing, has no number, or has more than a drawing can show."""
    compared = comparison.compared
    if not 1 < len(compared) <= ROWS_DRAWN:
        return None
    groups = [
        Group(words.translate("Known to count the same: %(whom)s", whom=group[0].figure.whom), _rows(record, group))
        for group in comparison.groups
    ]
    if comparison.alone:
        heading = words.translate("Not known to be the same count")
        groups.append(Group(heading, _rows(record, comparison.alone)))
    description = "; ".join(row.text for group in groups for row in group.rows)
    return plot(identifier, title, description, groups)


def _rows(record: Record, given: Iterable[Given]) -> list[Row]:
    return list(_each(record, given))


def _each(record: Record, given: Iterable[Given]) -> Iterator[Row]:
    for each in given:
        figure = each.figure
        number = f"“{figure.words}”" if figure.words else words.count_in_words(figure.count) if figure.count else ""
        whom = f"{number} {figure.whom}".strip()
        speakers = words.joined([ref_to(record, "sources", source).name.text for source in each.claim.source])
        yield Row(words.translate("%(count)s: %(sources)s", count=whom, sources=speakers), figure.count)

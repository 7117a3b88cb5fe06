"""The counts of a comparison, drawn: a row a count, those known to count the same together and the others apart from them. The
tables below say the same."""

from collections.abc import Iterable, Iterator

from onrecord import words
from onrecord.comparing import Comparison, Given
from onrecord.drawing.plots import Group, Row, plot
from onrecord.drawing.shapes import Drawing
from onrecord.markdown import Name, Phrase
from onrecord.pages.addresses import ref_to
from onrecord.pages.claims import PLACES
from onrecord.record import Record

ROWS_DRAWN = 30
"""Counts that a drawing shows; a comparison of more has its tables alone."""


def of_comparison(record: Record, comparison: Comparison, identifier: str, title: str) -> Drawing | None:
    """The plot of a comparison; None if one claim alone gives its counts, if they have no number, or if they are more than a
    drawing can show."""
    compared = comparison.compared
    if len({each.claim.id for each in compared}) < 2 or len(compared) > ROWS_DRAWN:
        return None
    groups = [Group(heading_of(record, group), _rows(record, group)) for group in comparison.groups]
    if comparison.alone:
        heading = words.translate("Not known to be the same count")
        groups.append(Group(heading, _rows(record, comparison.alone)))
    description = words.apart((row.text for group in groups for row in group.rows), words.translate("; "))
    return plot(identifier, title, description.text, groups)


def heading_of(record: Record, group: tuple[Given, ...]) -> Phrase:
    """What the counts of a group are known to count alike: whom, where, and when, if that is not the event's time."""
    first = group[0]
    uses = [(use.relation, use.location) for use in first.claim.locations or ()]
    named = [("at", first.figure.where)] if first.figure.where else uses
    places = [words.phrase(PLACES[word], place=ref_to(record, "locations", place).name) for word, place in named]
    whom, where = Name(first.figure.whom), words.all_of(places)
    if not first.claim.when:
        return words.phrase("Known to count the same: %(whom)s; %(where)s", whom=whom, where=where)
    when = words.date_in_words(first.claim.when)
    return words.phrase("Known to count the same: %(whom)s; %(where)s; %(when)s", whom=whom, where=where, when=when)


def _rows(record: Record, given: Iterable[Given]) -> list[Row]:
    return list(_each(record, given))


def _each(record: Record, given: Iterable[Given]) -> Iterator[Row]:
    for each in given:
        figure = each.figure
        number: str | Name = words.count_in_words(figure.count) if figure.count else ""
        if figure.words:
            number = words.in_quotes(Name(figure.words))
        given_words = [number, Name(figure.whom)] if figure.whom else [number]
        speakers = words.all_of([ref_to(record, "sources", source).name for source in each.claim.source])
        text = words.phrase("%(count)s: %(sources)s", count=words.apart(given_words, " "), sources=speakers)
        yield Row(text, figure.count)

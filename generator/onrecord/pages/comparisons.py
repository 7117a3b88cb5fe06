"""The counts of an event, compared: a table of those known to count the same, one of those not known to, one of those left
out, each figure with its source, words, path and dates; and what can be said of them in a few sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from onrecord import words
from onrecord.comparing import (
    Comparison,
    Given,
    Side,
    State,
    comparisons,
)
from onrecord.drawing.shapes import Drawing
from onrecord.languages import message, messages
from onrecord.markdown import Name, Phrase, Ref
from onrecord.pages import plots
from onrecord.pages.addresses import counts_page, documents_in_words, has_counts, ref_to
from onrecord.pages.claims import (
    ref_to_claim,
    speakers_in_words,
)
from onrecord.pages.counted import Table, tables, verdicts_in_words
from onrecord.pages.listing import Part
from onrecord.pages.page import Page, View
from onrecord.pages.paths import Paths, paths
from onrecord.record import Record

ROWS_ON_A_PAGE = 50
"""Figures, about 1 KB each, that one page of counts carries."""

ROWS_ON_AN_EVENT = 30
"""Figures that the event's page shows itself; more stand on the pages of the counts."""

STATES = {
    State.APART: message("Some counts that are known to count the same lie apart"),
    State.DIFFERENT: message("The numbers differ"),
    State.ALIKE: message("The numbers do not differ"),
    State.NO_WHOLE: message("No count that is compared is for the whole of the event"),
}
"""What comparisons come to, the least settled first."""


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A comparison as a page shows it: its tables, or the further pages that hold them. ``silent``: who does not know."""

    measure: Name
    anchor: str
    summary: str
    tables: list[Table]
    parts: list[Part]
    drawing: Drawing | None
    silent: list[Ref]
    page: Ref | None

    @property
    def size(self) -> int:
        """The room that its tables take, in figures."""
        return sum(len(table.rows) for table in self.tables)


@dataclass(frozen=True, slots=True)
class CountsView(View):
    """A comparison on its own page, with the paths by which its counts reached us."""

    template: ClassVar[str] = "comparison.md.jinja"
    event: Ref
    comparison: ComparisonView
    paths: Paths | None


@dataclass(frozen=True, slots=True)
class CountsPartView(View):
    """Tables of a comparison that its own page has no room for."""

    template: ClassVar[str] = "counts-part.md.jinja"
    whole: Ref
    tables: list[Table]


def pages(record: Record) -> Iterator[Page]:
    """Yield a page for each comparison, with the further pages that its tables need."""
    for comparison in with_pages(record):
        yield from _page(record, comparison)


def with_pages(record: Record) -> Iterator[Comparison]:
    """The comparisons that have a page of their own, by event in the record's order."""
    for event in record.events.values():
        yield from (comparison for comparison in comparisons(record)[event.id] if has_counts(record, comparison))


def ref_to_counts(comparison: Comparison) -> Ref:
    """The title of a comparison, which leads to its page."""
    return Ref(title_of(comparison), counts_page(comparison.event.id, comparison.measure))


def _page(record: Record, comparison: Comparison) -> Iterator[Page]:
    event, path = comparison.event, counts_page(comparison.event.id, comparison.measure)
    title = title_of(comparison)
    origin = record.placed["events", event.id].file
    groups = _packed(tables(record, comparison))
    parts = []
    for number, group in enumerate(groups, 1) if len(groups) > 1 else ():
        label = words.translate("part %(number)s", number=number)
        where = f"{path.removesuffix('.md')}/part-{number}.md"
        heading = words.phrase("%(title)s: %(part)s", title=title, part=label)
        yield Page(where, heading, CountsPartView(Ref(title, path), group), origin=origin, searchable=False)
        parts.append(Part(Ref(words.together(label), where), sum(len(table.rows) for table in group)))
    compared = ComparisonView(
        measure_in_words(comparison.measure),
        "_counts",
        summary(record, comparison),
        [] if parts else [table for group in groups for table in group],
        parts,
        plots.of_comparison(record, comparison, "_plot", title.text),
        [ref_to_claim(record, claim) for claim in comparison.silent],
        None,
    )
    reached = paths(record, comparison.claims) if comparison.claims else None
    view = CountsView(ref_to(record, "events", event.id), compared, reached)
    yield Page(path, title, view, compared.summary, origin)


def title_of(comparison: Comparison) -> Phrase:
    """`Killed: the name of the event`."""
    measure = Name(measure_in_words(comparison.measure).text.capitalize())
    return words.phrase("%(measure)s: %(event)s", measure=measure, event=Name(comparison.event.name))


def measure_in_words(measure: str) -> Name:
    """A measure as a reader says it."""
    return Name(measure.replace("-", " "))


def on_event(record: Record, compared: Iterable[Comparison]) -> Iterator[ComparisonView]:
    """The comparisons of an event as its page shows them: whole while there is room, and else with the way to their own page."""
    room = ROWS_ON_AN_EVENT
    for comparison in compared:
        page = ref_to_counts(comparison) if has_counts(record, comparison) else None
        number = len(comparison.compared) + len(comparison.left_out)
        is_whole = number <= room or not page
        room -= number if is_whole else 0
        yield ComparisonView(
            measure_in_words(comparison.measure),
            f"_figures_{comparison.measure}",
            summary(record, comparison),
            tables(record, comparison) if is_whole else [],
            [],
            plots.of_comparison(record, comparison, f"_plot_{comparison.measure}", title_of(comparison).text),
            [],
            page,
        )


def summary(record: Record, comparison: Comparison) -> str:
    """What can be said of a comparison: how many counts, by how many, through what; what they leave unsaid; and what is known
    of their difference."""
    counts = comparison.counts
    sentences = [
        *_how_many(record, comparison),
        *_unsaid(counts, Side.WHERE),
        *_unsaid(counts, Side.WHOM),
        *_known(comparison),
        *_parts(comparison),
    ]
    return " ".join(sentences)


def _how_many(record: Record, comparison: Comparison) -> list[str]:
    claims = [each.claim for group in comparison.counts for each in group]
    if not claims:
        return []
    documents = {str(claim.document) for claim in claims}
    sentence = words.translate(
        "%(counts)s by %(sources)s, read in %(documents)s.",
        counts=words.counted("%(number)s count", "%(number)s counts", len(comparison.counts)),
        sources=speakers_in_words(claims),
        documents=documents_in_words(record, documents),
    )
    is_one_path = len(documents) == 1 and len(comparison.counts) > 1
    return [sentence, *([words.translate("They reached us by one path.")] if is_one_path else [])]


SIDES = {
    Side.WHERE: (
        messages("It does not say where.", "None of them says where."),
        messages("%(number)s of them does not say where.", "%(number)s of them do not say where."),
    ),
    Side.WHOM: (
        messages("It does not say whom it counts.", "None of them says whom it counts."),
        messages("%(number)s of them does not say whom it counts.", "%(number)s of them do not say whom they count."),
    ),
}
"""That all counts leave a side unsaid, be it one or several, and that some do."""


def _unsaid(counts: tuple[tuple[Given, ...], ...], side: Side) -> list[str]:
    number = sum(all(side in each.unsaid for each in group) for group in counts)
    if not number:
        return []
    every, some = SIDES[side]
    return [words.counted(*(every if number == len(counts) else some), number)]


def _known(comparison: Comparison) -> list[str]:
    """What is known of how the counts differ."""
    if not comparison.groups:
        none = words.translate("No two of them are known to be the same count.")
        return [none] if len(comparison.counts) > 1 else []
    return [
        words.translate(
            "Of those known to count the same, %(verdicts)s.", verdicts=verdicts_in_words(comparison.verdicts)
        )
    ]


def _parts(comparison: Comparison) -> list[str]:
    number = sum(each.is_part for each in comparison.compared)
    forms = messages(
        "%(number)s figure is for one place alone. We add nothing up.",
        "%(number)s figures are each for one place alone. We add nothing up.",
    )
    return [words.counted(*forms, number)] if number else []


def _packed(listed: Iterable[Table]) -> list[list[Table]]:
    """Tables on as many pages as they need; a table longer than a page is cut."""
    packed: list[list[Table]] = [[]]
    room = ROWS_ON_A_PAGE
    for table in listed:
        for start in range(0, len(table.rows), ROWS_ON_A_PAGE):
            rows = table.rows[start : start + ROWS_ON_A_PAGE]
            if len(rows) > room:
                packed.append([])
                room = ROWS_ON_A_PAGE
            packed[-1].append(replace(table, rows=rows))
            room -= len(rows)
    return packed

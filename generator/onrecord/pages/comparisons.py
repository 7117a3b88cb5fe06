"""The counts of an event, compared: a table of those known to count the same, one of those not known to, one of those left
out, each figure with its source, words, path and dates; and what can be said of them in a few sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import ClassVar

from onrecord.checking.comparing.given import Given, LeftOut, Side
from onrecord.checking.comparing.voices import Voice, one_voice
from onrecord.checking.comparing.whole import Comparison, State
from onrecord.drawing.shapes import Drawing
from onrecord.speaking import words
from onrecord.speaking.languages import message, messages
from onrecord.speaking.markdown import Name, Phrase, Ref
from onrecord.telling import count_plots as plots
from onrecord.telling.addresses import counts_page
from onrecord.telling.claims import ref_to_claim
from onrecord.telling.count_pairs import verdicts_in_words
from onrecord.telling.count_tables import Table, tables
from onrecord.telling.figures import measure_in_words
from onrecord.telling.lists import Part
from onrecord.telling.page import Content, Page
from onrecord.telling.paths import Paths, paths
from onrecord.telling.refs import documents_in_words, ref_to
from onrecord.telling.speakers import speakers_in_words
from onrecord.telling.view import View

ROWS_ON_A_PAGE = 50
"""Figures, about 1 KB each, that one page of counts carries."""

VOICES_COMPARED = 40
"""Counts of a comparison of which each two are asked whether they are one voice."""

ROWS_ON_AN_EVENT = 30
"""Figures that the event's page shows itself; more stand on the pages of the counts."""

STATES = {
    State.APART: message("Counts of the same that lie apart"),
    State.SEVERAL: message("Several counts, not all known to be of the same"),
    State.LATER: message("The same, counted at several times"),
    State.ALIKE: message("Counts of the same that do not lie apart"),
    State.ONE: message("With one count alone"),
    State.NO_WHOLE: message("No count that is compared is for the whole of the event"),
}
"""What comparisons come to. Only the first of them is not settled."""


@dataclass(frozen=True, slots=True)
class ComparisonShown:
    """A comparison as a page shows it: its tables, or the further pages that hold them. ``silent``: who does not know."""

    measure: Name
    anchor: str
    summary: str
    tables: list[Table]
    parts: list[Part]
    drawing: Drawing | None
    over_time: list[Drawing]
    silent: list[Ref]
    page: Ref | None

    @property
    def size(self) -> int:
        """The room that its tables take, in figures."""
        return sum(len(table.rows) for table in self.tables)


@dataclass(frozen=True, slots=True)
class CountsContent(Content):
    """A comparison on its own page, with the paths by which its counts reached us."""

    template: ClassVar[str] = "comparison.md.jinja"
    event: Ref
    comparison: ComparisonShown
    paths: Paths | None


@dataclass(frozen=True, slots=True)
class CountsPartContent(Content):
    """Tables of a comparison that its own page has no room for."""

    template: ClassVar[str] = "counts-part.md.jinja"
    whole: Ref
    tables: list[Table]


def pages(view: View) -> Iterator[Page]:
    """Yield a page for each comparison, with the further pages that its tables need."""
    for comparison in with_pages(view):
        yield from _page(view, comparison)


def with_pages(view: View) -> Iterator[Comparison]:
    """The comparisons that have a page of their own, by event in the record's order."""
    for event in view.record.events.values():
        yield from (comparison for comparison in view.comparisons[event.id] if view.addresses.has_counts(comparison))


def ref_to_counts(view: View, comparison: Comparison) -> Ref:
    """The title of a comparison, which leads to its page."""
    return Ref(title_of(view, comparison), counts_page(comparison.event.id, comparison.measure))


def _page(view: View, comparison: Comparison) -> Iterator[Page]:
    event, path = comparison.event, counts_page(comparison.event.id, comparison.measure)
    title = title_of(view, comparison)
    origin = view.origin_of("events", event.id)
    groups = _packed(tables(view, comparison))
    parts = []
    for number, group in enumerate(groups, 1) if len(groups) > 1 else ():
        label = words.translate("part %(number)s", number=number)
        where = f"{path.removesuffix('.md')}/part-{number}.md"
        heading = words.phrase("%(title)s: %(part)s", title=title, part=label)
        yield Page(where, heading, CountsPartContent(Ref(title, path), group), origin=origin, searchable=False)
        parts.append(Part(Ref(words.together(label), where), sum(len(table.rows) for table in group)))
    compared = ComparisonShown(
        measure_in_words(comparison.measure),
        "_counts",
        summary(view, comparison),
        [] if parts else [table for group in groups for table in group],
        parts,
        plots.of_comparison(view, comparison, "_plot", title.text),
        plots.over_time(view, comparison, "_time"),
        [ref_to_claim(view, claim) for claim in comparison.silent],
        None,
    )
    reached = paths(view, comparison.claims) if comparison.claims else None
    content = CountsContent(ref_to(view, "events", event.id), compared, reached)
    yield Page(path, title, content, compared.summary, origin)


def title_of(view: View, comparison: Comparison) -> Phrase:
    """`Killed: the name of the event`."""
    measure = Name(measure_in_words(comparison.measure).text.capitalize())
    return words.phrase("%(measure)s: %(event)s", measure=measure, event=view.name_of(comparison.event))


def on_event(view: View, compared: Iterable[Comparison]) -> Iterator[ComparisonShown]:
    """The comparisons of an event as its page shows them: whole while there is room, and else with the way to their own page."""
    room = ROWS_ON_AN_EVENT
    for comparison in compared:
        page = ref_to_counts(view, comparison) if view.addresses.has_counts(comparison) else None
        number = len(comparison.compared) + len(comparison.left_out)
        is_whole = number <= room or not page
        room -= number if is_whole else 0
        yield ComparisonShown(
            measure_in_words(comparison.measure),
            f"_figures_{comparison.measure}",
            summary(view, comparison),
            tables(view, comparison) if is_whole else [],
            [],
            plots.of_comparison(view, comparison, f"_plot_{comparison.measure}", title_of(view, comparison).text),
            plots.over_time(view, comparison, f"_time_{comparison.measure}"),
            [],
            page,
        )


def summary(view: View, comparison: Comparison) -> str:
    """What can be said of a comparison: how many counts, by how many, through what; what is missing of them; and what is known
    of how they stand to each other."""
    sentences = [
        *_how_many(view, comparison),
        *(sentence for side in (Side.WHERE, Side.WHOM) for sentence in _missing(comparison.counts, side)),
        *_known(comparison),
        *_parts(comparison),
    ]
    return " ".join(sentences)


def _how_many(view: View, comparison: Comparison) -> list[str]:
    claims = [each.claim for group in comparison.counts for each in group]
    if not claims:
        return []
    documents = {str(claim.document) for claim in claims}
    sentence = words.translate(
        "%(counts)s by %(sources)s, read in %(documents)s.",
        counts=words.counted("%(number)s count", "%(number)s counts", len(comparison.counts)),
        sources=speakers_in_words(claims),
        documents=documents_in_words(view, documents),
    )
    more = []
    if len(documents) == 1 and len(comparison.counts) > 1:
        more.append(words.translate("They reached us through that one document alone."))
    if _may_be_fewer_voices(view, comparison):
        more.append(words.translate("Not all of them are known to be different voices."))
    return [sentence, *more]


def _may_be_fewer_voices(view: View, comparison: Comparison) -> bool:
    """Whether two of the counts may come from one voice, other than a source's own two; of very many, the first are looked at."""
    firsts = [count[0].claim for count in comparison.counts[:VOICES_COMPARED]]
    found = (one_voice(view.lookups, one, other) for one, other in combinations(firsts, 2))
    return any(voice not in (None, Voice.SAME_SOURCE) for voice in found)


UNSAID = {
    Side.WHERE: (
        messages("Where is not said.", "Where is said of none of them."),
        messages("Where is not said for %(number)s of them.", "Where is not said for %(number)s of them."),
    ),
    Side.WHOM: (
        messages("Whom it counts is not said.", "Whom they count is said of none of them."),
        messages(
            "Whom it counts is not said for %(number)s of them.", "Whom they count is not said for %(number)s of them."
        ),
    ),
}
"""That the sources of all counts left a side unsaid, as far as the documents pass it on, be it one count or several, and that
those of some did."""

NOT_RECORDED = {
    Side.WHERE: (
        messages("Where is not recorded.", "Where is recorded for none of them."),
        messages("Where is not recorded for %(number)s of them.", "Where is not recorded for %(number)s of them."),
    ),
    Side.WHOM: (
        messages("Whom it counts is not recorded.", "Whom they count is recorded for none of them."),
        messages(
            "Whom it counts is not recorded for %(number)s of them.",
            "Whom they count is not recorded for %(number)s of them.",
        ),
    ),
}
"""The same of what only the record leaves out."""


def _missing(counts: tuple[tuple[Given, ...], ...], side: Side) -> list[str]:
    without = [group for group in counts if all(side in each.missing for each in group)]
    unsaid = sum(any(each.is_unsaid(side) for each in group) for group in without)
    sentences: list[str] = []
    for (every, some), number in ((UNSAID[side], unsaid), (NOT_RECORDED[side], len(without) - unsaid)):
        if number:
            sentences.append(words.counted(*(every if number == len(counts) else some), number))
    return sentences


def _known(comparison: Comparison) -> list[str]:
    """What is known of how the counts differ."""
    if not comparison.groups:
        none = words.translate("No two of them are known to be the same count.")
        return [none] if len(comparison.counts) > 1 else []
    return [
        words.translate(
            "Of those of the same people or things and places, %(verdicts)s.",
            verdicts=verdicts_in_words(comparison.verdicts),
        )
    ]


def _parts(comparison: Comparison) -> list[str]:
    everything = (*comparison.compared, *comparison.left_out)
    shown = [each for each in everything if each.left_out in (None, LeftOut.PART, LeftOut.BESIDES)]
    forms = (
        (messages("%(number)s figure is for a part alone.", "%(number)s figures are each for a part alone."),
         sum(each.is_part for each in shown)),
        (messages("%(number)s comes on top of another count.", "%(number)s come on top of other counts."),
         sum(each.left_out is LeftOut.BESIDES for each in shown)),
    )  # fmt: skip
    found = [words.counted(*each, number) for each, number in forms if number]
    added = words.counted("It is added to no other.", "They are added to no other.", sum(number for _, number in forms))
    return [*found, added] if found else []


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

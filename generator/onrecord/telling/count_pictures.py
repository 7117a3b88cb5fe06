"""The plots of a comparison as pictures: what their pages show with links and folds, in words alone and whole."""

from collections.abc import Iterator

from onrecord.checking.comparing.whole import Comparison
from onrecord.drawing.dot_rows import DotBlock, DotKey, DotLine, DotRows, drawn_rows
from onrecord.drawing.labels import in_order
from onrecord.speaking import words
from onrecord.speaking.languages import message, spoken
from onrecord.speaking.words import Words, plain
from onrecord.telling.compared import title_of
from onrecord.telling.count_dots import DotRow, Dots, are_drawn, dots_of
from onrecord.telling.count_plots import names_over_time, over_time
from onrecord.telling.count_rows import CountRow
from onrecord.telling.count_summaries import voices
from onrecord.telling.figures import FigureShown
from onrecord.telling.saved import COUNTS, EMBED, Drawn, can_show_event, names
from onrecord.telling.view import View

ON_ONE_AXIS = message("Each number as it was given. That they stand on one axis does not make them the same count.")
IN_TIME = message(
    "The same, as it was counted over time. Counts of one source are joined, those of different ones never. "
    "A toll may rise: a later count does not contradict an earlier one."
)
OTHERS_IN_TIME = message(
    "The counts at the time as of which each stood. Not all are known to count the same: only counts of one source that do are "
    "joined. A toll may rise: a later count does not contradict an earlier one."
)
BY_PUBLISHING = message(
    "Where no other time is recorded, a count stands at the day on which its document was published."
)
"""What must be read with each plot; the pages say the same below it."""


def drawn(comparison: Comparison) -> list[str]:
    """The names of its pictures."""
    return [*([COUNTS] if are_drawn(comparison) else []), *names_over_time(comparison)]


def files_of(view: View, comparison: Comparison) -> tuple[str, ...]:
    """The files that lie beside the page of a comparison: its pictures, and the page that other pages show."""
    found = names(*drawn(comparison), has_png=can_show_event(view, comparison.event.id))
    return (*found, EMBED) if are_drawn(comparison) else found


def picture(view: View, comparison: Comparison, name: str) -> Drawn:
    """One of the pictures of a comparison, by its name."""
    title = plain(title_of(view, comparison))
    if name != COUNTS:
        plot = next(each for each in over_time(view, comparison, "_time") if each.name == name)
        note = words.translate(IN_TIME if plot.is_of_the_same else OTHERS_IN_TIME)
        days = [words.translate(BY_PUBLISHING)] if plot.has_days_of_publishing else []
        return Drawn(title, plot.drawing, [plot.drawing.title, " ".join([note, *days])])
    dots = dots_of(view, comparison, "_plot")
    assert dots
    notes = [plain(words.phrase("Of all of them: %(time)s.", time=dots.common))] if dots.common else []
    return Drawn(
        title,
        drawn_rows(_rows(title, dots)),
        [*notes, words.translate(ON_ONE_AXIS), *voices(view, comparison)],
        is_of_dots=True,
    )


def _rows(title: str, dots: Dots) -> DotRows:
    blocks = [DotBlock(in_order(group.heading), [_line(row) for row in group.rows]) for group in dots.groups]
    said = (_described(row) for group in dots.groups for row in group.rows)
    key = [DotKey(sign.marks, sign.words) for sign in dots.key]
    is_rtl = spoken().direction == "rtl"
    return DotRows(title, words.translate("; ").join(said), blocks, dots.ticks, dots.grid, key, is_rtl)


def _described(row: DotRow) -> str:
    """A row for those who do not see it."""
    if not row.count:
        return plain(row.words)
    what = plain(words.apart([*_what(row, row.count)], words.translate(", ")))
    return words.translate("%(name)s (%(what)s)", name=row.label, what=what) if what else row.label


def _line(row: DotRow) -> DotLine:
    if not row.count:
        return DotLine(in_order(row.words), "", row.marks, row.number, row.is_part)
    what = words.apart([*_what(row, row.count)], words.translate(", "))
    return DotLine(in_order(_who(row, row.count)), in_order(what), row.marks, row.number, row.is_part)


def _who(row: DotRow, count: CountRow) -> Words:
    """Who gave a count; and the count, if it has no mark at which it would stand."""
    pieces: list[Words] = ["+ "] if row.is_besides else []
    pieces += [] if row.marks else [count.count.name, " "]
    pieces.append(words.apart([each.name for each in count.sources], words.translate(", ")))
    if count.on_behalf_of:
        pieces += [" ", words.phrase("on behalf of %(source)s", source=count.on_behalf_of.name)]
    return words.together(*pieces)


def _what(row: DotRow, count: CountRow) -> Iterator[Words]:
    """What else must be known of a count: whom it counts, or that this is open; whose sum it is; how it was said, and when."""
    yield from _of_figure(count.figure) if count.figure else ()
    for each in (row.said, count.stance, count.as_of):
        if each:
            yield each


def _of_figure(figure: FigureShown) -> Iterator[Words]:
    yield figure.whom if figure.whom else words.phrase("whom: %(missing)s", missing=figure.no_whom)
    if figure.only:
        yield words.phrase("only %(part)s", part=figure.only)
    if figure.reckoned:
        yield words.translate("our sum")

"""The counts of a comparison as rows beside one axis: one for each count, with who gave it and whom it counts, the number at its
mark. A count that its source gave several times is one row. The tables below say the same, and more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.checking.comparing.given import Given, LeftOut, Side
from onrecord.checking.comparing.whole import Comparison, parts
from onrecord.drawing import dots
from onrecord.drawing.number_signs import KEY, NumberSign, numbers
from onrecord.record.counts import Count
from onrecord.speaking import words
from onrecord.speaking.languages import message
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import Words, plain
from onrecord.telling.count_rows import CountRow, factored, row
from onrecord.telling.count_tables import ReadIn, heading_of, read_in, with_parts
from onrecord.telling.figures import counted_whom
from onrecord.telling.keeping import DRAWINGS_KEPT, kept
from onrecord.telling.numbers import said_in_words
from onrecord.telling.refs import speakers_of
from onrecord.telling.saved import COUNTS, Saved, saved_of
from onrecord.telling.view import View

ROWS_DRAWN = 30
"""Counts that a plot shows; a comparison of more has its tables alone."""

HOLLOW = message("hollow: whom it counts is not said, or not recorded")
PART = message("a part of the count above it")
"""What the key says of signs that have no other words."""


@dataclass(frozen=True, slots=True)
class DotRow:
    """A count beside its marks. ``count``: with all that is known of it; None for a part that a count names itself, which is
    only ``words``. ``said``: how often it was given. ``number``: where it stands at its mark, if it has one; ``ref``: it leads to
    the claim, and is called by the number and its sources (``label``)."""

    count: CountRow | None
    words: Words
    said: str
    marks: list[dots.DotMark]
    number: dots.DotMark | None
    ref: Ref
    label: str
    is_part: bool
    is_besides: bool


@dataclass(frozen=True, slots=True)
class DotGroup:
    """Rows that stand together, and why."""

    heading: Words
    rows: list[DotRow]


@dataclass(frozen=True, slots=True)
class KeySign:
    """A sign of the plot, and what it means."""

    marks: list[dots.DotMark]
    words: str


@dataclass(frozen=True, slots=True)
class Dots:
    """A plot of a comparison. ``common``: what holds of all its counts. ``read_in``: the document that all were read in, if it is
    one, and its publisher, as `read_in` has it. ``saved``: its files, if it has any."""

    id: str
    groups: list[DotGroup]
    grid: list[dots.DotMark]
    ticks: list[dots.DotMark]
    key: list[KeySign]
    common: Words
    read_in: ReadIn | None
    saved: Saved | None


def are_drawn(comparison: Comparison) -> bool:
    """Whether a comparison has a plot: several claims give its counts, these have numbers, and it can show them all."""
    given = comparison.compared
    has_number = any(numbers(count) for count in _counts(comparison))
    return has_number and len({each.claim.id for each in given}) > 1 and len(given) <= ROWS_DRAWN


def _besides(comparison: Comparison) -> list[Given]:
    return [each for each in comparison.left_out if each.left_out is LeftOut.BESIDES]


def _counts(comparison: Comparison) -> list[Count]:
    return [each.figure.count for each in (*comparison.compared, *_besides(comparison)) if each.figure.count]


def dots_of(view: View, comparison: Comparison, identifier: str) -> Dots | None:
    """The plot of a comparison; None if one claim alone gives its counts, if they have no number, or if they are more than it can
    show. Of a count that was given several times, the one of which most is known stands for all."""
    found = _dots(view, comparison)
    return replace(found, id=identifier) if found else None


@kept(lambda comparison: (comparison.event.id, comparison.measure), DRAWINGS_KEPT)
def _dots(view: View, comparison: Comparison) -> Dots | None:
    """The same, without a name of its own."""
    axis = dots.axis_of(_counts(comparison)) if are_drawn(comparison) else None
    if not axis:
        return None
    besides = _besides(comparison)
    fullest = {id(count): min(count, key=lambda each: len(each.missing)) for count in comparison.counts}
    times = {id(fullest[id(count)]): len(count) for count in comparison.counts}
    again = {id(each) for count in comparison.counts for each in count if id(each) not in times}
    inside = parts(comparison)
    nested = {id(each) for found in inside.values() for each in found}
    alike = [(heading_of(view, group), group.given) for group in comparison.groups]
    others = (*comparison.alone, *besides)
    alone = [(words.translate("Not known to be the same count") if alike else "", others)] if others else []
    listed = [
        (heading, [each for each in with_parts(given, inside) if id(each) not in again])
        for heading, given in (*alike, *alone)
    ]
    shown = [each for _, given in listed for each in given]
    rows, common = factored([row(view, each) for each in shown])
    known = {id(each): count for each, count in zip(shown, rows, strict=True)}
    groups = [
        DotGroup(heading, [*_rows(view, given, known, times, axis, nested)]) for heading, given in listed if given
    ]
    return Dots(
        id="",
        groups=groups,
        grid=dots.grid(axis),
        ticks=dots.ticks(axis),
        key=_key(shown, nested),
        common=common,
        read_in=read_in(rows),
        saved=saved_of(view, comparison, COUNTS),
    )


def _rows(
    view: View,
    listed: Sequence[Given],
    known: Mapping[int, CountRow],
    times: Mapping[int, int],
    axis: dots.Axis,
    nested: Iterable[int],
) -> Iterator[DotRow]:
    for each in listed:
        shown, count, is_part = known[id(each)], each.figure.count, id(each) in nested
        label = words.phrase("%(count)s: %(sources)s", count=shown.count.name, sources=speakers_of(view, each.claim))
        yield DotRow(
            count=shown,
            words="",
            said=said_in_words(times.get(id(each), 1)),
            marks=dots.marks(count, axis, is_part, Side.WHOM in each.missing) if count else [],
            number=dots.number_beside(count, plain(shown.count.name), axis) if count else None,
            ref=replace(shown.count, name=words.together(plain(shown.count.name))),
            label=plain(label),
            is_part=is_part,
            is_besides=each.left_out is LeftOut.BESIDES,
        )
        for part in filter(numbers, each.figure.including):
            yield _of_part(part, axis)


def _of_part(part: Count, axis: dots.Axis) -> DotRow:
    """A part that a count names itself."""
    text = plain(words.count_in_words(part))
    return DotRow(
        count=None,
        words=words.phrase("including %(parts)s", parts=counted_whom(part)),
        said="",
        marks=dots.marks(part, axis, is_part=True),
        number=dots.number_beside(part, text, axis),
        ref=Ref(words.together(text)),
        label="",
        is_part=True,
        is_besides=False,
    )


def _key(shown: Sequence[Given], nested: Iterable[int]) -> list[KeySign]:
    """What the signs mean, but for a dot, which needs no words unless some are hollow."""
    axis = dots.Axis(2, 1)
    counts = [each.figure.count for each in shown if each.figure.count]
    signs = [
        KeySign(dots.marks(SAMPLES[sign], axis), words.translate(KEY[sign]))
        for sign in dots.used(counts)
        if sign in SAMPLES
    ]
    points = [each for each in shown if each.figure.count and not each.figure.count.near]
    if any(Side.WHOM in each.missing for each in points):
        signs.append(KeySign(dots.marks(Count("", 1, 1), axis, is_hollow=True), words.translate(HOLLOW)))
    if any(id(each) in nested or any(map(numbers, each.figure.including)) for each in shown):
        signs.append(KeySign(dots.marks(Count("", 1, 1), axis, is_part=True), words.translate(PART)))
    return signs


SAMPLES = {
    NumberSign.RANGE: Count("", 0, 2),
    NumberSign.OPEN: Count("", 1, None),
    NumberSign.NEAR: Count("", near=1),
    NumberSign.BEST: Count("", best=1),
}
"""A count that shows each sign that a key explains, on an axis from 0 to 2."""

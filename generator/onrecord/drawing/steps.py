"""Step plots: counts over time, each drawn as it was given and no more exactly.

Time runs as the language is read, numbers upwards from zero. A single number is a point, a range a line from its lowest to its
highest, an open end an arrow, a number that a count is only said to be near an empty ring. A count whose day is known only
within bounds reaches from the first of them to the last. The counts that one voice gave are joined in steps where it is known
which came first; counts of different voices never are. Counts in words stand below, at their time.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count as counting
from itertools import pairwise

from onrecord.drawing.axes import TimeAxis, time_axis
from onrecord.drawing.captions import DOUBTS, ROW, Shown, captions, in_words, key, notes
from onrecord.drawing.labels import Room, in_order, inside, room_of
from onrecord.drawing.marks import Mark, beside_one_another, drawn, joined, mark_of, span_of
from onrecord.drawing.mirroring import as_it_is_read
from onrecord.drawing.number_signs import NumberSign, numbers, signs_of
from onrecord.drawing.scales import Scale, round_step
from onrecord.drawing.shapes import WIDTH, Anchor, Curve, Drawing, Label, Shape, units, width
from onrecord.record.counts import Count
from onrecord.record.dates import Date, Relation, relation
from onrecord.speaking import words
from onrecord.speaking.words import Words

MOST, VOICES = 30, 6
"""Counts that a drawing shows, and voices that gave several, each in a look of its own; of more there is no drawing."""

TOP, FLOOR, RIGHT = 34.0, 274.0, 388.0
"""Where the axes end: above, and behind, is room for arrows. Zero lies at the floor."""

LEVELS, TICKS = 5, 8
"""Steps of the axis of numbers, and ticks of that of time, at most."""

LONE = "or-lone"
"""The look of counts that stand alone."""


@dataclass(frozen=True, slots=True)
class StepShown:
    """A count, when it stood, and what stands beside it: the number in words, and who gave it. ``counts``: what it is
    a count of; None if that is not known, so that it is joined with nothing."""

    when: Date
    count: Count
    text: Words
    counts: Hashable | None = ""


@dataclass(frozen=True, slots=True)
class Run:
    """What one voice counted, once or more often."""

    name: Words
    points: Sequence[StepShown]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A step with its mark, and the number of its run."""

    run: int
    step: StepShown
    mark: Mark


def can_draw(runs: Sequence[Sequence[tuple[Date, Count]]]) -> bool:
    """Whether there is a plot of the counts of some voices: they have numbers and several times, and it can show them all."""
    steps = [step for run in runs for step in run]
    if len({_bounds(when) for when, _ in steps}) < 2 or not any(numbers(count) for _, count in steps):
        return False
    return len(steps) <= MOST and sum(_are_several(count for _, count in run) for run in runs) <= VOICES


def step_plot(identifier: str, title: str, description: str, runs: Sequence[Run]) -> Drawing | None:
    """A plot of counts over time; None if they have no number or one time alone, or are more than a drawing can show."""
    steps = [step for run in runs for step in run.points]
    highest = max((number for step in steps for number in numbers(step.count)), default=None)
    if highest is None or not can_draw([[(step.when, step.count) for step in run.points] for run in runs]):
        return None
    looks = _looks(runs)
    up, levels = _levels(highest)
    across = time_axis([step.when for step in steps], max(width(text) for _, text in levels) + 12, RIGHT, 1)
    placed = _placed(runs, looks, across, up)
    lines = [each for one, other in _following(placed) for each in joined(one.mark, other.mark)]
    by_time = sorted(placed, key=lambda each: each.mark.span.middle)
    frame = Room(across.scale.start - 8, 2, WIDTH - 2, FLOOR - 2)
    labels, without = captions([(each.mark, _text(each.step)) for each in by_time], [room for _, room in lines], frame)
    ticks = _ticks(across)
    wordy = [
        (step, look) for run, look in zip(runs, looks, strict=True) for step in run.points if not numbers(step.count)
    ]
    wordy.sort(key=lambda each: _when(each[0]))
    top = max(room_of(tick).bottom for tick in ticks if isinstance(tick, Label)) + 2
    below, bottom = in_words([(span_of(step.when, across), look, _text(step)) for step, look in wordy], top)
    names = [(look, _joined_in_words(run)) for run, look in zip(runs, looks, strict=True) if look != LONE]
    signs = {sign for step in steps for sign in _shown(step)}
    shown = [each for each in Shown if each in signs]
    shapes = (
        *(*_grid(levels, across.scale.start), *ticks, *(path for path, _ in lines)),
        *(*(shape for each in placed for shape in drawn(each.mark)), *labels, *below),
        *notes(without, bottom + 6),
        *key(names, shown, bottom + 10 + ROW * len(without)),
    )
    height = bottom + 14 + ROW * (len(without) + len(names) + len(shown))
    return as_it_is_read(Drawing(identifier, title, description, "or-steps", height, shapes))


def _looks(runs: Sequence[Run]) -> list[str]:
    """The look of each run: its own, if it has several numbers, and else that of all that stand alone."""
    following = counting(1)
    several = [_are_several(step.count for step in run.points) for run in runs]
    return [f"or-run-{next(following)}" if is_several else LONE for is_several in several]


def _are_several(counts: Iterable[Count]) -> bool:
    """Whether more than one of them has a number."""
    return sum(1 for count in counts if numbers(count)) > 1


def _levels(highest: int) -> tuple[Scale, list[tuple[float, str]]]:
    """The axis of numbers, which ends at the highest or above it, and where its steps lie, in words."""
    step = round(max(1.0, round_step(max(1, highest), LEVELS)))
    last = -(-max(1, highest) // step)
    up = Scale(0, step * last, FLOOR, TOP)
    return up, [(up(step * number), words.number_in_words(step * number)) for number in range(last + 1)]


def _grid(levels: list[tuple[float, str]], left: float) -> Iterator[Shape]:
    for y, text in levels:
        look = "or-axis" if y == FLOOR else "or-grid"
        yield Curve(f"M{units(left - 4)} {units(y)}H{units(WIDTH - 2)}", look)
        yield Label(left - 8, y, text, "or-tick", Anchor.RIGHT)


def _ticks(across: TimeAxis) -> list[Shape]:
    """The ticks of the axis of time, named as far as there is room: a day below its middle, all else where it begins."""
    shapes: list[Shape] = []
    right = 0.0
    for tick in across.ticks(TICKS):
        shapes.append(Curve(f"M{units(tick.x)} {units(FLOOR)}V{units(FLOOR + 5)}", "or-axis"))
        label = inside(Label(tick.x, FLOOR + 17, tick.text, "or-tick", Anchor.MIDDLE))
        if room_of(label).left < right:
            continue
        shapes.append(label)
        right = room_of(label).right + 4
        if tick.above:
            shapes.append(inside(Label(tick.x, FLOOR + 34, tick.above, "or-tick", Anchor.MIDDLE)))
    return shapes


def _placed(runs: Sequence[Run], looks: list[str], across: TimeAxis, up: Scale) -> list[_Placed]:
    """All that have a number, by run and in time."""
    found = [(run, step) for run, each in enumerate(runs) for step in sorted(each.points, key=_when)]
    found = [(run, step) for run, step in found if numbers(step.count)]
    marks = [mark_of(step.count, span_of(step.when, across), up, looks[run]) for run, step in found]
    return [_Placed(run, step, mark) for (run, step), mark in zip(found, beside_one_another(marks), strict=True)]


def _when(step: StepShown) -> tuple[datetime, datetime]:
    """The bounds of a time by its own clock, an open one far away."""
    return _bounds(step.when)


def _bounds(when: Date) -> tuple[datetime, datetime]:
    start, end = when.start, when.end
    first, last = start.first if start else datetime.min, end.last if end else datetime.max
    return first.replace(tzinfo=None), last.replace(tzinfo=None)


def _following(placed: list[_Placed]) -> Iterator[tuple[_Placed, _Placed]]:
    """Each count and the next of its run that counts the same, if that is known to be later."""
    runs: dict[Hashable, list[_Placed]] = {}
    for each in placed:
        if each.step.counts is not None:
            runs.setdefault((each.run, each.step.counts), []).append(each)
    for run in runs.values():
        for one, other in pairwise(run):
            if relation(one.step.when, other.step.when) is Relation.BEFORE:
                yield one, other


def _text(step: StepShown) -> str:
    """What stands beside a count, with the signs of what is doubted of its time."""
    signs = "".join(f" {sign}" for doubt, sign in DOUBTS.items() if doubt in _doubts(step.when))
    return in_order(words.together(step.text, signs) if signs else step.text)


def _joined_in_words(run: Run) -> str:
    return in_order(words.phrase("counts by %(source)s", source=run.name))


def _shown(step: StepShown) -> Iterator[Shown]:
    """What of the key a step needs."""
    yield from _doubts(step.when)
    is_day = step.when.earliest is not None and step.when.earliest == step.when.latest
    if step.when.earliest is None or step.when.latest is None:
        yield Shown.UNBOUNDED
    for sign in signs_of(step.count):
        if is_day or sign in (NumberSign.OPEN, NumberSign.NEAR):
            yield Shown(sign.value)
        elif sign is NumberSign.RANGE:
            yield Shown.BOTH
    if not is_day and set(signs_of(step.count)) != {NumberSign.RANGE}:
        yield Shown.WITHIN


def _doubts(when: Date) -> set[Shown]:
    qualifiers = {moment.qualifier for moment in (when.start, when.end) if moment}
    doubts = set()
    if qualifiers & {"?", "%"}:
        doubts.add(Shown.UNCERTAIN)
    if qualifiers & {"~", "%"}:
        doubts.add(Shown.ABOUT)
    return doubts

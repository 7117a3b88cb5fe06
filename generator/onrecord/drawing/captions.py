"""The words of a step plot: beside its marks, or below with a number that leads to them; counts that have no number; the key."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import count

from onrecord.drawing.labels import HALF, Place, Room, first_free, inside, room_of
from onrecord.drawing.marks import DrawnSpan, Mark, arrow, drawn, stretch
from onrecord.drawing.number_signs import KEY as NUMBERS
from onrecord.drawing.number_signs import NumberSign
from onrecord.drawing.shapes import TEXT, WIDTH, Anchor, Curve, Label, Shape, line, shortened, units, width
from onrecord.drawing.timelines import KEY as TIMES
from onrecord.drawing.timelines import SIGNS, Known
from onrecord.speaking import words
from onrecord.speaking.languages import message

ROW = 20.0
"""Units from top to bottom of a line of words."""

LONGEST = 230.0
"""Units that words may be long beside a mark."""

FARTHEST = 60
"""Units from a mark to the number that leads to its words, at most."""

GAP, SPACE = 3.0, 5.0
"""Units between a sign and its words, and between the words of two signs, at least."""


class Shown(StrEnum):
    """What a step plot shows, and its key explains."""

    POINT = "point"
    RANGE = "range"
    OPEN = "open"
    BEST = "best"
    NEAR = "near"
    WITHIN = "within"
    BOTH = "both"
    UNBOUNDED = "unbounded"
    UNCERTAIN = "uncertain"
    ABOUT = "about"


KEY = {
    Shown.POINT: NUMBERS[NumberSign.POINT],
    Shown.RANGE: NUMBERS[NumberSign.RANGE],
    Shown.OPEN: NUMBERS[NumberSign.OPEN],
    Shown.BEST: NUMBERS[NumberSign.BEST],
    Shown.NEAR: NUMBERS[NumberSign.NEAR],
    Shown.WITHIN: TIMES[Known.WITHIN],
    Shown.BOTH: message("in this range, sometime in this span"),
    Shown.UNBOUNDED: TIMES[Known.OPEN],
    Shown.UNCERTAIN: TIMES[Known.UNCERTAIN],
    Shown.ABOUT: TIMES[Known.ABOUT],
}
"""What each sign means."""

DOUBTS = {Shown.UNCERTAIN: SIGNS[Known.UNCERTAIN], Shown.ABOUT: SIGNS[Known.ABOUT]}
"""The signs of a doubted time, which stand behind the words."""


def captions(
    marks: Sequence[tuple[Mark, str]], lines: Sequence[Room], frame: Room
) -> tuple[list[Shape], list[tuple[int, str]]]:
    """The words beside marks, or a number where they have no room; and the words that the numbers lead to."""
    rooms = [mark.room for mark, _ in marks]
    labels: list[Shape] = []
    leaders: list[Shape] = []
    without: list[list[tuple[Mark, str]]] = []
    for mark, text in marks:
        label = _free(mark.room, [0], text, rooms, lines, frame) if width(text) <= LONGEST else None
        if label:
            labels.append(label)
            rooms.append(_grown(room_of(label), SPACE, 0))
        elif without and _is_one_place(mark, without[-1][-1][0]):
            without[-1].append((mark, text))
        else:
            without.append([(mark, text)])
    for number, group in enumerate(without, 1):
        mark = group[len(group) // 2][0]
        label = _free(mark.room, range(0, FARTHEST, 6), _note(number), rooms, lines, frame)
        if label:
            leaders += _leader(mark, label)
            labels.append(label)
            rooms.append(room_of(label))
    return [*leaders, *labels], [(number, text) for number, group in enumerate(without, 1) for _, text in group]


def _is_one_place(mark: Mark, other: Mark) -> bool:
    """Whether two marks are of one number and lie side by side, so that one number can lead to the words of both."""
    return mark.level == other.level and _grown(mark.room, SPACE, 0).meets(other.room)


def _leader(mark: Mark, label: Label) -> Iterator[Curve]:
    """A line from a mark to its words, if they do not stand beside it."""
    room, sign = room_of(label), mark.room
    if not _grown(sign, 6, 6).meets(room):
        x, y = (sign.left + sign.right) / 2, sum(mark.level) / 2
        at = min(max(x, room.left), room.right), room.top if room.top > y else min(room.bottom, y)
        yield Curve(line([(x, y), at]), "or-leader")


def _note(number: int) -> str:
    """A number that leads to words below; in brackets, so that it is not taken for a count."""
    return f"[{words.number_in_words(number)}]"


def _free(
    sign: Room, away: Sequence[int], text: str, rooms: list[Room], lines: Sequence[Room], frame: Room
) -> Label | None:
    """The first place for the words of a sign on nothing at all, or else on lines that do not strike the words through. ``away``:
    how far from the sign they may stand, the best first."""
    flat = (each for each in lines if each.bottom - each.top < TEXT / 2)
    for avoided in (lines, flat):
        places = (place for more in away for place in _around(_grown(sign, more, more)))
        if label := first_free(places, text, "or-name", [*rooms, *avoided], frame):
            return label
    return None


def _grown(room: Room, across: float, down: float) -> Room:
    return Room(room.left - across, room.top - down, room.right + across, room.bottom + down)


def _around(room: Room) -> list[Place]:
    """The places for the words of a sign of any shape, best first: right of it, left, above, below."""
    middle, half = (room.left + room.right) / 2, HALF * TEXT
    heights = ((room.top + room.bottom) / 2, room.top + half, room.bottom - half)
    above, below = room.top - GAP - half, room.bottom + GAP + half
    sides = ((room.right + GAP, Anchor.LEFT), (room.left - GAP, Anchor.RIGHT))
    columns = ((middle, Anchor.MIDDLE), (middle + GAP, Anchor.LEFT), (middle - GAP, Anchor.RIGHT))
    places: list[Place] = [(x, y, side) for x, side in sides for y in heights]
    places += [(x, y, side) for y in (above, below) for x, side in columns]
    places += [(x, y, side) for x, side in sides for y in (above + half, below - half)]
    return places


def notes(texts: Sequence[tuple[int, str]], top: float) -> Iterator[Label]:
    """The words that have no room beside their marks, a line each, by number."""
    for row, (number, text) in enumerate(texts):
        y = top + ROW * (row + 0.5)
        yield Label(32, y, _note(number), "or-name", Anchor.RIGHT)
        yield Label(38, y, shortened(text, WIDTH - 40), "or-key")


def in_words(counts: Sequence[tuple[DrawnSpan, str, str]], top: float) -> tuple[list[Shape], float]:
    """Counts in words, each at its time, with its look: in as many lines as they need. And where these end."""
    shapes: list[Shape] = []
    taken: list[Room] = []
    for span, look, text in counts:
        y, label = next(
            place for place in _lines(span, shortened(text, WIDTH - 4), top) if _is_free(span, *place, taken)
        )
        shapes += [*_sign(span, y, look), label]
        taken += [_room(span, y), room_of(label)]
    return shapes, max((room.bottom for room in taken), default=top)


def _lines(span: DrawnSpan, text: str, top: float) -> Iterator[tuple[float, Label]]:
    """The places for words that fit on the drawing: in each line behind a time, before it, below it."""
    for row in count():
        y = top + ROW * (row + 0.5)
        room = _room(span, y)
        if room.right + GAP + width(text) <= WIDTH - 2:
            yield y, Label(room.right + GAP, y, text, "or-name")
        if room.left - GAP - width(text) >= 2:
            yield y, Label(room.left - GAP, y, text, "or-name", Anchor.RIGHT)
        yield y, inside(Label(room.left, y + ROW * 0.8, text, "or-name"))


def _is_free(span: DrawnSpan, y: float, label: Label, taken: Sequence[Room]) -> bool:
    return not any(room.meets(other) for room in (_room(span, y), room_of(label)) for other in taken)


def _room(span: DrawnSpan, y: float) -> Room:
    left, right = (span.middle, span.middle) if span.is_day else (span.left, span.right)
    return Room(left - 3, y - 6, right + 3, y + 6)


def _sign(span: DrawnSpan, y: float, look: str) -> Iterator[Shape]:
    if span.is_day:
        yield Curve(f"M{units(span.middle)} {units(y - 5)}V{units(y + 5)}", f"or-stretch {look}")
    else:
        yield from stretch(span, y, look)


def key(runs: Sequence[tuple[str, str]], shown: Sequence[Shown], top: float) -> Iterator[Shape]:
    """What the joined lines of each look stand for, and what each sign means."""
    y = top + ROW / 2
    for look, text in runs:
        yield Curve(f"M4 {units(y + 5)}H16V{units(y - 5)}H28", f"or-stair {look}")
        yield Label(38, y, shortened(text, WIDTH - 40), "or-key")
        y += ROW
    for each in shown:
        yield from _sample(each, y)
        yield Label(38, y, shortened(words.translate(KEY[each]), WIDTH - 40), "or-key")
        y += ROW


def _sample(shown: Shown, y: float) -> Iterator[Shape]:
    look, day, whole = "or-plain", DrawnSpan(12, 20, True), DrawnSpan(4, 28, False)
    samples = {
        Shown.POINT: Mark(day, look, y, point=y),
        Shown.RANGE: Mark(day, look, y, y - 7, y + 7),
        Shown.BEST: Mark(day, look, y, y - 7, y + 7, point=y),
        Shown.NEAR: Mark(day, look, y, ring=y),
        Shown.WITHIN: Mark(whole, look, y, point=y),
        Shown.BOTH: Mark(whole, look, y, y - 6, y + 6),
        Shown.UNBOUNDED: Mark(DrawnSpan(4, 28, False, (False, True)), look, y, point=y),
    }
    if shown in samples:
        yield from drawn(samples[shown])
    elif shown is Shown.OPEN:
        yield from arrow(16, y + 8, y - 8, look)
    else:
        yield Label(16, y, DOUBTS[shown], "or-name", Anchor.MIDDLE)

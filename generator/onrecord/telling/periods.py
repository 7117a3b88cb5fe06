"""Things with dates, drawn together by day, month, year or decade where they are too many to be drawn one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from onrecord.record.dates import Date, parse_date
from onrecord.speaking import words
from onrecord.speaking.languages import message, messages
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import Words

ROWS_OF_A_TIMELINE = 30
"""Rows that one timeline draws, where things can be drawn together."""


class DateKind(StrEnum):
    """What a date is of."""

    HAPPENED = "happened"
    SPOKEN_OF = "spoken-of"
    SAID = "said"
    PUBLISHED = "published"


HEADINGS = {
    DateKind.HAPPENED: message("What happened (our dates)"),
    DateKind.SPOKEN_OF: message("The time that claims speak of"),
    DateKind.SAID: message("When it was said"),
    DateKind.PUBLISHED: message("Day of saying not recorded: when it was published"),
}
"""The heading over the rows of each kind."""

COUNTED = {
    DateKind.HAPPENED: messages("%(number)s event", "%(number)s events"),
    DateKind.SPOKEN_OF: messages("%(number)s claim", "%(number)s claims"),
    DateKind.SAID: messages("%(number)s claim", "%(number)s claims"),
    DateKind.PUBLISHED: messages("%(number)s document", "%(number)s documents"),
}
"""How many of a kind there are, in words."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with a date. ``text``: what it is, in one line. ``number``: how many things of its kind it stands for."""

    kind: DateKind
    when: Date
    text: Words
    refs: tuple[Ref, ...]
    number: int = 1


class Grain(IntEnum):
    """How far things are drawn together: not at all, or those of one date, or those whose dates begin in one such time."""

    APART = 0
    DATE = 1
    DAY = 2
    MONTH = 3
    YEAR = 4
    DECADE = 5


LENGTHS = {Grain.DAY: 10, Grain.MONTH: 7, Grain.YEAR: 4, Grain.DECADE: 3}
"""How many signs of a date, as EDTF writes it, say which day, month, year or decade it is."""


FIRST = "000X"
"""No decade: a year 0 would be in it. What is of the years 1 to 9 is drawn together by year."""


def drawn_together(dated: Sequence[Dated], most: Grain) -> tuple[list[Dated], Grain]:
    """Things in the order of their dates, drawn together no more than they must be, and how far; at most so far."""
    places = {kind: place for place, kind in enumerate(DateKind)}
    ordered = sorted(dated, key=lambda each: (places[each.kind], order(each.when)))
    for step in Grain:
        groups: dict[tuple[DateKind, str], list[Dated]] = {}
        for number, each in enumerate(ordered):
            groups.setdefault((each.kind, period_of(each.when, step) if step else str(number)), []).append(each)
        if len(groups) <= ROWS_OF_A_TIMELINE or step is most:
            break
    return [_one(group, period, step) for (_, period), group in groups.items()], step


def order(when: Date) -> tuple[float, float, str]:
    """Sorts dates by when they begin, and those of one beginning by when they end; times that have a zone by UTC."""
    ends = [*([when.start.first] if when.start else []), *([when.end.last] if when.end else [])]
    return _by_utc(ends[0]), _by_utc(ends[-1]), when.text


def _by_utc(moment: datetime) -> float:
    """A moment in seconds since the year 1, in UTC if its zone is known."""
    return (moment.replace(tzinfo=None) - datetime.min - (moment.utcoffset() or timedelta())).total_seconds()


def period_of(when: Date, step: Grain) -> str:
    """The day, month, year or decade in which a date begins, as EDTF writes it, or as much of that as is known; where its
    beginning is open, a date that is as open."""
    moment = when.start or when.end
    if step <= Grain.DATE or moment is None:
        return when.text
    digits = moment.year
    for part in (moment.month, moment.day):
        if part is None or "X" in digits + part:
            break
        digits += f"-{part}"
    cut = digits[: LENGTHS[step]] + ("X" if step is Grain.DECADE else "")
    cut = digits[: LENGTHS[Grain.YEAR]] if cut == FIRST else cut
    return cut if when.start else f"[..{cut}]"


def is_whole(period: str, step: Grain) -> bool:
    """Whether a period is a day, month, year or decade, and not a date that is less well known."""
    length = LENGTHS[step]
    digits, rest = period[:length], period[length:]
    return len(digits) == length and digits.replace("-", "").isdigit() and rest == ("X" if step is Grain.DECADE else "")


def _one(group: list[Dated], period: str, step: Grain) -> Dated:
    """Things of one period as one; what is alone stays what it is."""
    if len(group) == 1:
        return group[0]
    kind, number = group[0].kind, sum(each.number for each in group)
    parts = [words.counted(*COUNTED[kind], number)]
    if step > Grain.DATE and len({each.when for each in group}) > 1:
        uncertain = sum(each.number for each in group if each.when.is_uncertain)
        parts += (
            [words.counted("one of an uncertain date", "%(number)s of uncertain dates", uncertain)] if uncertain else []
        )
    when = group[0].when if step <= Grain.DATE else parse_date(period)
    return Dated(kind, when, words.listed(parts), tuple(ref for each in group for ref in each.refs), number)

"""How many claims there are of each month: bars, a line a year, or a decade where the years are many. Each leads to the claims.

A claim stands where it stands in every list by time (see `Listed`), and where that time begins. It is counted once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from onrecord.record.claims import Claim
from onrecord.record.dates import parse_date
from onrecord.record.times import Listed
from onrecord.speaking import dating, words
from onrecord.speaking.languages import messages
from onrecord.speaking.linking import Ref
from onrecord.telling import lists
from onrecord.telling.catalogues import claims_in_words
from onrecord.telling.cutting import Piece
from onrecord.telling.lists import Plan
from onrecord.telling.page import EntryId
from onrecord.telling.view import View

PAGE = "timeline/index.md"
"""The page of the timeline, which has the claims by time."""

ANCHOR = "_claims"
"""Where on it these begin."""

STEPS_OF_A_BAR = 20
"""How many heights a bar can have: each is a class of the stylesheet, so that no page has a style of its own."""

LINES_TALL = 3
"""Lines up to which their bars are drawn taller."""

BASES = {
    Listed.SPOKEN_OF: messages("%(number)s by the time that it speaks of", "%(number)s by the time that they speak of"),
    Listed.EVENT: messages("%(number)s by our date of its event", "%(number)s by our date of their event"),
    Listed.SAID: messages(
        "%(number)s by the day on which it was said", "%(number)s by the day on which they were said"
    ),
    Listed.PUBLISHED: messages(
        "%(number)s by the day on which its document was published",
        "%(number)s by the day on which their document was published",
    ),
}
"""By which time how many claims stand, in words."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The claims of a month or a year. ``height``: from 0 for none to `STEPS_OF_A_BAR` for the most. ``ref``: its number, which
    leads to them; none if there are none. ``label``: the whole of it in words."""

    name: str
    height: int
    ref: Ref | None
    label: str


@dataclass(frozen=True, slots=True)
class BarLine:
    """A year or a decade. ``gap``: that there is nothing between the one above and this; ``rest``: claims of it of which no more
    is known."""

    name: str
    gap: str
    number: str
    bars: list[Bar]
    rest: Ref | None


@dataclass(frozen=True, slots=True)
class Bars:
    """All claims as bars. ``is_by_year``: a bar is a year, and no month. ``basis``: by which of their times they stand.
    ``without``: those of which no time is known to the year."""

    lines: list[BarLine]
    is_by_year: bool
    is_tall: bool
    basis: str
    without: Ref | None


@lru_cache(maxsize=1)
def plan(view: View) -> Plan:
    """How all claims of the record stand by time. Kept, for the home page and the timeline both have it."""
    return lists.plan(view, list(view.lookups.standing), "timeline/claims")


def bars(view: View, plan: Plan, most: int) -> Bars:
    """The claims of the record as bars, in at most so many lines if that can be."""
    starts = {claim.id: view.lookups.times[claim.id].begins.start for claim in plan.claims}
    ways = _Ways(plan.pieces)
    years = sorted({start[0] for start in starts.values() if start})
    is_by_year = len(years) > most
    depth = 1 if is_by_year else 2
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim, start in starts.items():
        if start:
            line = start[0][:-1] if is_by_year else start[0]
            found[line][start[depth - 1] if len(start) >= depth else ""].append(claim)
    most_in_one = max((len(each) for line in found.values() for unit, each in line.items() if unit), default=1)
    lines = [_line(line, units, most_in_one, ways, is_by_year) for line, units in sorted(found.items())]
    without = [claim for claim, start in starts.items() if not start]
    return Bars(
        [*_with_gaps(lines, sorted(found), is_by_year)],
        is_by_year,
        len(lines) <= LINES_TALL,
        _basis(view, plan.claims),
        ways.to(without, claims_in_words(len(without))) if without else None,
    )


class _Ways:
    """Where claims stand: on the smallest page that has all of some, or on the first of several."""

    def __init__(self, pieces: Sequence[Piece[EntryId]]) -> None:
        self._of: Mapping[str, tuple[str, ...]] = dict(_chains(pieces, ()))

    def to(self, claims: Sequence[str], name: str) -> Ref:
        """The way to some claims."""
        if not self._of:
            return Ref(words.together(name), PAGE, ANCHOR)
        chains = [self._of[claim] for claim in claims]
        shared = [step for step, *others in zip(*chains, strict=False) if all(each == step for each in others)]
        return Ref(words.together(name), shared[-1] if shared else chains[0][-1])


def _chains(pieces: Iterable[Piece[EntryId]], above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each claim the pages that it stands on, the widest first."""
    for piece in pieces:
        if piece.parts:
            yield from _chains(piece.parts, (*above, piece.path))
        else:
            yield from ((claim, (*above, piece.path)) for _, claim in piece.items)


def _line(line: str, units: Mapping[str, Sequence[str]], most: int, ways: _Ways, is_by_year: bool) -> BarLine:
    """A year with its months, or a decade with its years."""
    number = sum(map(len, units.values()))
    all_units = [f"{line}{digit}" for digit in range(10)] if is_by_year else [f"{month:02}" for month in range(1, 13)]
    shown = [_bar(line, unit, units.get(unit, ()), most, ways, is_by_year) for unit in all_units if unit != "0000"]
    rest = units.get("")
    forms = messages("%(number)s, month not known", "%(number)s, month not known")
    return BarLine(
        _name(line, is_by_year),
        "",
        claims_in_words(number),
        shown,
        ways.to(rest, words.counted(*forms, len(rest))) if rest else None,
    )


def _name(line: str, is_by_year: bool) -> str:
    """A year; or a decade, from its first year to its last."""
    if not is_by_year:
        return words.date_in_words(parse_date(line))
    return words.date_in_words(parse_date(f"{line}X" if line != "000" else "0001/0009"))


def _bar(line: str, unit: str, claims: Sequence[str], most: int, ways: _Ways, is_by_year: bool) -> Bar:
    name = str(int(unit)) if is_by_year else dating.month_alone(date(2001, int(unit), 1))
    if not claims:
        return Bar(name, 0, None, "")
    period = words.date_in_words(parse_date(unit if is_by_year else f"{line}-{unit}"))
    label = words.translate("%(name)s: %(number)s", name=period, number=claims_in_words(len(claims)))
    height = -(-len(claims) * STEPS_OF_A_BAR // most)
    return Bar(name, height, ways.to(claims, words.number_in_words(len(claims))), label)


def _with_gaps(lines: Sequence[BarLine], names: Sequence[str], is_by_year: bool) -> Iterator[BarLine]:
    """Lines, each with what lies between it and the one above."""
    for place, line in enumerate(lines):
        between = range(int(names[place - 1]) + 1, int(names[place])) if place else range(0)
        if between and is_by_year:
            ends = (f"{between[0]:03}0", f"{between[-1]:03}9")
        else:
            ends = (f"{between[0]:04}", f"{between[-1]:04}") if between else ("", "")
        yield BarLine(line.name, _nothing(*ends), line.number, line.bars, line.rest) if between else line


def _nothing(first: str, last: str) -> str:
    when = words.date_in_words(parse_date(first if first == last else f"{first}/{last}"))
    return words.translate("%(time)s: no claim", time=when)


def _basis(view: View, claims: Iterable[Claim]) -> str:
    """By which of their times claims stand, the reasons of most first."""
    numbers = Counter(view.lookups.times[claim.id].basis for claim in claims)
    parts = [words.counted(*BASES[basis], number) for basis, number in numbers.most_common() if basis in BASES]
    return words.translate("Each claim stands once, where its time begins: %(parts)s.", parts=words.listed(parts))

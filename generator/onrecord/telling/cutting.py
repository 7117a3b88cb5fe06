"""One way of cutting a long list into further pages: by number, from name to name, or by the time that claims speak of."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Generic, TypeVar

from onrecord.record.model import Claim
from onrecord.record.times import first_day, month_of
from onrecord.speaking import words
from onrecord.speaking.languages import message
from onrecord.speaking.markdown import Ref
from onrecord.speaking.words import Words
from onrecord.telling.page import EntryId, Key
from onrecord.telling.view import View

NEVER = 10_000
"""Sorts what has no year or month behind all that have one."""

HEADING = message("%(whole)s: %(part)s")
"""The title of a further page, made of its list's and its own."""

Each = TypeVar("Each")


@dataclass(frozen=True, slots=True)
class FurtherPage:
    """The way to a further page of a list, and how much of it that holds."""

    page: Ref
    number: int


@dataclass(frozen=True, slots=True)
class Piece(Generic[Each]):
    """What one further page of a list holds, where it lies, and what it is called."""

    path: str
    label: Words
    items: Sequence[Each]

    @property
    def ref(self) -> FurtherPage:
        """The way to it."""
        return FurtherPage(Ref(words.together(self.label), self.path), len(self.items))

    def key(
        self,
        whole: Ref,
        of: EntryId | None,
        part: str,
        items: Iterable[EntryId] = (),
        detail: str = "",
        heading: str = HEADING,
    ) -> Key:
        """The key of its page, a part of the page ``whole``. ``heading``: the message of its title."""
        title = words.phrase(heading, whole=whole.name, part=self.label)
        return Key(self.path, title, of, part, detail, whole, tuple(items))


def piece_at(pieces: Sequence[Piece[Each]], path: str) -> Piece[Each]:
    """The piece whose page lies at a path. Raises LookupError if there is none."""
    for piece in pieces:
        if piece.path == path:
            return piece
    raise LookupError(path)


def by_number(items: Sequence[Each], size: int, stem: str) -> list[Piece[Each]]:
    """Pieces of ``size`` in the order of the list, at ``stem`` and a number from 1."""
    return [
        Piece(f"{stem}{number}.md", words.translate("part %(number)s", number=number), items[start : start + size])
        for number, start in enumerate(range(0, len(items), size), 1)
    ]


def by_name(items: Sequence[Each], size: int, stem: str, ref: Callable[[Each], Ref]) -> list[Piece[Each]]:
    """Pieces of ``size``, each from one name to another, at ``stem`` and a number from 1.

    ``ref``: gives the name of an item, and where it leads, which parts it from others of that name.
    """
    referred = ((ref(each), each) for each in items)
    named = sorted(referred, key=lambda each: (each[0].name.text.casefold(), each[0].path))
    pieces = []
    for number, start in enumerate(range(0, len(named), size), 1):
        group = named[start : start + size]
        label = words.phrase("%(first)s … %(last)s", first=group[0][0].name, last=group[-1][0].name)
        pieces.append(Piece(f"{stem}{number}.md", label, [each for _, each in group]))
    return pieces


def by_time(view: View, claims: Sequence[Claim], size: int, stem: str) -> list[Piece[Claim]]:
    """Claims by year, a full year by month, a full month by number, at ``stem`` and the period: by the time that they speak of,
    or else the record's date of their event.

    What is known only to the year stays apart from its months, and what is not known to the year comes last.
    """
    return [Piece(f"{stem}-{period}.md", label, group) for period, label, group in _periods(view, claims, size)]


def _periods(view: View, claims: Sequence[Claim], size: int) -> Iterator[tuple[str, str, list[Claim]]]:
    dated = sorted(
        (
            (first_day(view.record, claim), *month_of(view.record, claim), place, claim)
            for place, claim in enumerate(claims)
        ),
        key=lambda each: (each[1] or NEVER, each[0] or date.max, each[3]),
    )
    for year, in_year in groupby(dated, key=lambda each: each[1]):
        group = list(in_year)
        everything = [claim for *_, claim in group]
        if year is None:
            yield from _parts("undated", words.translate("year not known"), everything, size)
        elif len(group) <= size:
            yield str(year), str(year), everything
        else:
            by_month = sorted(group, key=lambda each: each[2] or NEVER)
            for month, in_month in groupby(by_month, key=lambda each: each[2]):
                listed = [claim for *_, claim in in_month]
                if month is None:
                    label = words.translate("%(year)s, month not known", year=year)
                    yield from _parts(f"{year}-undated", label, listed, size)
                else:
                    label = words.month_in_words(date(year, month, 1))
                    yield from _parts(f"{year}-{month:02}", label, listed, size)


def _parts(stem: str, label: str, claims: list[Claim], size: int) -> Iterator[tuple[str, str, list[Claim]]]:
    """Claims of one period under its name, or in numbered parts of it."""
    starts = range(0, len(claims), size)
    for number, start in enumerate(starts, 1):
        is_one = len(starts) == 1
        name = label if is_one else words.translate("%(label)s, part %(number)s", label=label, number=number)
        yield (stem if is_one else f"{stem}-{number}"), name, claims[start : start + size]

"""Lists of claims: cards while they are few, rows when they are many, further pages by year and month beyond that."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import ClassVar

from onrecord.record.model import Claim
from onrecord.record.times import first_day, month_of
from onrecord.speaking import words
from onrecord.speaking.markdown import Name, Phrase, Ref
from onrecord.speaking.words import Words
from onrecord.telling.claims import Card, card
from onrecord.telling.page import Content, Page
from onrecord.telling.times import days_not_recorded
from onrecord.telling.view import View

ROWS_ON_A_PAGE = 75
"""Claims, about 0.6 KB each as rows, that one page lists: 45 KB. More are split by year, then by month."""

ROWS_OF_A_CARD = 2
"""The room that a card takes, in rows."""

CARDS_ON_A_PAGE = 30
"""Claims shown as cards; more are shown as rows."""


NEVER = 10_000
"""Sorts what has no year or month behind all that have one."""


@dataclass(frozen=True, slots=True)
class Part:
    """A further page of a list: what it holds, and how many claims."""

    page: Ref
    number: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of claims as a page shows it: ``cards``, ``rows`` or ``parts``, two of which are empty. ``common``: what holds
    for all of them and is therefore not said with each."""

    number: int
    cards: list[Card]
    rows: list[Card]
    parts: list[Part]
    common: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """The room that it takes on its page, in rows."""
        return len(self.cards) * ROWS_OF_A_CARD + len(self.rows)


@dataclass(frozen=True, slots=True)
class PartContent(Content):
    """A further page of a list of claims."""

    template: ClassVar[str] = "part.md.jinja"
    whole: Ref
    listing: Listing


@dataclass(frozen=True, slots=True)
class Section:
    """One list of claims, with what it is."""

    heading: str
    anchor: str
    explanation: str
    listing: Listing


@dataclass(frozen=True, slots=True)
class Claims:
    """What a section is to list: its heading, the stem of its further pages, and what its claims have in common."""

    heading: str
    stem: str
    explanation: str
    claims: list[Claim]


def sections(
    view: View, path: str, name: Words, origin: str, lists: Iterable[Claims]
) -> tuple[list[Section], list[Page]]:
    """Return a section for each list that is not empty, for the page at ``path``, and the further pages that they need. The
    lists share the room of the page, the first ones first."""
    found, pages = [], []
    room = ROWS_ON_A_PAGE
    for each in lists:
        if each.claims:
            heading = words.translate(each.heading)
            title = words.phrase("%(name)s: %(list)s", name=name, list=heading[:1].lower() + heading[1:])
            stem = f"{path.removesuffix('.md')}/{each.stem}"
            listed, further = listing(view, each.claims, path, stem, title, origin, room)
            room -= listed.size
            explanation = words.translate(each.explanation) if each.explanation else ""
            found.append(Section(heading, f"_{each.stem}", explanation, listed))
            pages += further
    return found, pages


def rows(view: View, claims: list[Claim]) -> Listing:
    """Return claims as rows, all on one page."""
    found, common = _factored([card(view, claim) for claim in claims])
    return Listing(len(claims), [], found, [], common)


def _factored(cards: list[Card]) -> tuple[list[Card], list[str]]:
    """Cards without what holds for all of them, and that in sentences to stand once above the list."""
    common: list[str] = []
    if len(cards) > 1 and all(card.places_are_the_events for card in cards):
        common.append(
            words.translate("No place is said for these claims; the places shown are those that we give their event.")
            if all(card.names_no_place for card in cards)
            else words.translate(
                "No place is recorded for these claims; the places shown are those that we give their event."
            )
        )
        cards = [replace(card, places_are_the_events=False) for card in cards]
    without = sum(not card.time.said for card in cards)
    return cards, [*common, *days_not_recorded(without, len(cards))]


def listing(
    view: View,
    claims: list[Claim],
    path: str,
    stem: str,
    title: Name | Phrase,
    origin: str,
    room: int = ROWS_ON_A_PAGE,
) -> tuple[Listing, list[Page]]:
    """Return a list of claims for the page at ``path``, and the further pages that it needs, at ``stem`` and a period.

    ``room``: how many rows the page has room for. Claims keep the given order on one page; over several they go by the time
    they speak of, or else by the record's date of their event.
    """
    if len(claims) <= CARDS_ON_A_PAGE and len(claims) * ROWS_OF_A_CARD <= room:
        cards, common = _factored([card(view, claim) for claim in claims])
        return Listing(len(claims), cards, [], [], common), []
    if len(claims) <= room:
        return rows(view, claims), []
    pages = []
    parts = []
    for period, label, group in _parts(view, claims):
        where = f"{stem}-{period}.md"
        heading = words.phrase("%(title)s: %(part)s", title=title, part=label)
        parts.append(Part(Ref(words.together(label), where), len(group)))
        content = PartContent(Ref(title, path), rows(view, group))
        pages.append(Page(where, heading, content, origin=origin, searchable=False))
    return Listing(len(claims), [], [], parts), pages


def _parts(view: View, claims: list[Claim]) -> Iterable[tuple[str, str, list[Claim]]]:
    """Split claims by year, a full year by month, a full month by number: stem of the path, label and claims.

    What is known only to the year stays apart from its months, and what is not known to the year comes last.
    """
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
            yield from _chunks("undated", words.translate("year not known"), everything)
        elif len(group) <= ROWS_ON_A_PAGE:
            yield str(year), str(year), everything
        else:
            by_month = sorted(group, key=lambda each: each[2] or NEVER)
            for month, in_month in groupby(by_month, key=lambda each: each[2]):
                listed = [claim for *_, claim in in_month]
                if month is None:
                    label = words.translate("%(year)s, month not known", year=year)
                    yield from _chunks(f"{year}-undated", label, listed)
                else:
                    yield from _chunks(f"{year}-{month:02}", words.month_in_words(date(year, month, 1)), listed)


def _chunks(stem: str, label: str, claims: list[Claim]) -> Iterable[tuple[str, str, list[Claim]]]:
    starts = range(0, len(claims), ROWS_ON_A_PAGE)
    for number, start in enumerate(starts, 1):
        last = len(starts) == 1
        name = label if last else words.translate("%(label)s, part %(number)s", label=label, number=number)
        yield (stem if last else f"{stem}-{number}"), name, claims[start : start + ROWS_ON_A_PAGE]

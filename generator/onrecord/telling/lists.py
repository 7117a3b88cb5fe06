"""Lists of claims: cards while they are few, rows when they are many, further pages by time beyond that."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from onrecord.record.model import Claim
from onrecord.speaking import words
from onrecord.speaking.markdown import Ref
from onrecord.telling.cards import Card, card
from onrecord.telling.cutting import FurtherPage, Piece, by_time, in_time, parts_by_time
from onrecord.telling.page import Content, EntryId, Key, Page, further_page
from onrecord.telling.times import days_not_recorded
from onrecord.telling.view import View

ROWS_ON_A_PAGE = 75
"""Claims, about 0.6 KB each as rows, that one page lists: 45 KB. More are split by time."""

ROWS_OF_A_CARD = 2
"""The room that a card takes, in rows."""

CARDS_ON_A_PAGE = 30
"""Claims shown as cards; more are shown as rows."""

PART = "claims"
"""What a further page of a list of claims is called in its key."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of claims as a page shows it: ``cards``, ``rows`` or ``parts``, two of which are empty. ``common``: what holds
    for all of them and is therefore not said with each."""

    number: int
    cards: list[Card]
    rows: list[Card]
    parts: list[FurtherPage]
    common: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ClaimsPartContent(Content):
    """A further page of a list of claims."""

    template: ClassVar[str] = "part.md.jinja"
    whole: Ref
    listing: Listing


@dataclass(frozen=True, slots=True)
class ClaimList:
    """One list of claims with its heading, as its page shows it."""

    heading: str
    anchor: str
    explanation: str
    listing: Listing


@dataclass(frozen=True, slots=True)
class ListedClaims:
    """What a page is to list: a heading, the stem of its further pages, and what its claims have in common."""

    heading: str
    stem: str
    explanation: str
    claims: list[Claim]


def by_name(listed: Iterable[ListedClaims]) -> dict[str, list[Claim]]:
    """The claims of lists that are not empty, by the stems of these."""
    return {each.stem: each.claims for each in listed if each.claims}


@dataclass(frozen=True, slots=True)
class Plan:
    """How claims will stand on a page: as cards, as rows, or cut into further pages, which lie at ``stem`` and a period."""

    claims: list[Claim]
    are_cards: bool
    pieces: list[Piece[Claim]]
    stem: str

    @property
    def size(self) -> int:
        """The room that they take on the page, in rows."""
        if self.pieces:
            return 0
        return len(self.claims) * (ROWS_OF_A_CARD if self.are_cards else 1)


def plan(view: View, claims: list[Claim], stem: str, room: int | None = None) -> Plan:
    """How claims will stand on a page that has room for so many rows, in the order of their times (see `Listed`); their further
    pages lie at ``stem`` and a period."""
    claims = in_time(view, claims)
    room = ROWS_ON_A_PAGE if room is None else room
    are_cards = len(claims) <= CARDS_ON_A_PAGE and len(claims) * ROWS_OF_A_CARD <= room
    fits = are_cards or len(claims) <= room
    return Plan(claims, are_cards, [] if fits else by_time(view, claims, ROWS_ON_A_PAGE, stem), stem)


def plans(view: View, path: str, lists: Iterable[ListedClaims]) -> list[tuple[ListedClaims, Plan]]:
    """A plan for each list that is not empty, on the page at ``path``. They share its room, the first ones first."""
    found = []
    room = ROWS_ON_A_PAGE
    for each in lists:
        if each.claims:
            its_plan = plan(view, each.claims, f"{path.removesuffix('.md')}/{each.stem}", room)
            room -= its_plan.size
            found.append((each, its_plan))
    return found


def keys(plan: Plan, whole: Ref, of: EntryId | None) -> Iterator[Key]:
    """The keys of the further pages of a list, whose heading leads to ``whole``."""
    yield from _keys(plan.pieces, plan.stem, whole, whole, of)


def _keys(pieces: Sequence[Piece[Claim]], stem: str, top: Ref, whole: Ref, of: EntryId | None) -> Iterator[Key]:
    """The keys of pieces and their parts. All have the title of the list, which is ``top``; each is a part of ``whole``."""
    for piece in pieces:
        key = piece.key(top, of, PART, _ids(piece.items), stem if piece.parts else "")
        yield replace(key, whole=whole)
        yield from _keys(piece.parts, stem, top, Ref(words.together(key.title), key.path), of)


def keys_of_lists(planned: Iterable[tuple[ListedClaims, Plan]], page: Ref, of: EntryId) -> Iterator[Key]:
    """The keys of the further pages of all lists of a page."""
    for each, its_plan in planned:
        heading = words.translate(each.heading)
        title = words.phrase("%(name)s: %(list)s", name=page.name, list=heading[:1].lower() + heading[1:])
        yield from keys(its_plan, Ref(title, page.path), of)


def _ids(claims: Sequence[Claim]) -> list[EntryId]:
    return [("claims", claim.id) for claim in claims]


def part_page(view: View, key: Key) -> Page:
    """A further page of a list of claims, or one that leads to its parts, whose stem is the key's detail."""
    assert key.whole
    claims = [view.record.claims[identifier] for _, identifier in key.items]
    if not key.detail:
        return further_page(view, key, ClaimsPartContent(key.whole, rows(view, claims)))
    parts = parts_by_time(view, claims, ROWS_ON_A_PAGE, key.detail, key.path)
    listing = Listing(len(claims), [], [], [part.ref for part in parts])
    return further_page(view, key, ClaimsPartContent(key.whole, listing))


def claim_lists(view: View, planned: Iterable[tuple[ListedClaims, Plan]]) -> list[ClaimList]:
    """The lists of a page as it shows them."""
    return [
        ClaimList(
            words.translate(each.heading),
            f"_{each.stem}",
            words.translate(each.explanation) if each.explanation else "",
            listing(view, its_plan),
        )
        for each, its_plan in planned
    ]


def listing(view: View, plan: Plan) -> Listing:
    """A list of claims as its page shows it."""
    if plan.pieces:
        return Listing(len(plan.claims), [], [], [piece.ref for piece in plan.pieces])
    if not plan.are_cards:
        return rows(view, plan.claims)
    return cards(view, plan.claims)


def cards(view: View, claims: list[Claim]) -> Listing:
    """Return claims as cards, all on one page."""
    found, common = _factored([card(view, claim) for claim in claims])
    return Listing(len(claims), found, [], [], common)


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

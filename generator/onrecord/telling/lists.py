"""Lists of claims: cards while they are few, rows when they are many, further pages by time beyond that."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from onrecord.record.claims import Claim
from onrecord.record.ids import NOBODY
from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.telling import cutting
from onrecord.telling.cards import Card, Shared, card, card_without
from onrecord.telling.cutting import (
    Beside,
    FurtherPage,
    Piece,
    beside,
    claims_begin,
    claims_by_time,
    in_time,
    parts_by_time,
)
from onrecord.telling.page import Content, EntryId, Key, Page, further_page
from onrecord.telling.statements import PlaceShown
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
class ListEntry:
    """A claim in a list. ``mark``: why it stands in it, where that is not the same for all."""

    card: Card
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Common:
    """What holds for all claims of a list, told once above it: who speaks, for whom, where, the document that was read, its
    publisher and when it came out, and sentences. ``event_places``: where those are that have their event's places."""

    sources: list[Ref] = field(default_factory=list)
    on_behalf_of: Ref | None = None
    places: list[PlaceShown] = field(default_factory=list)
    event_places: list[PlaceShown] = field(default_factory=list)
    document: Ref | None = None
    publisher: Ref | None = None
    published: str = ""
    sentences: list[str] = field(default_factory=list)


NOTHING = Common()
"""What holds for all claims where nothing does."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of claims as a page shows it: ``cards``, ``rows`` or ``parts``, two of which are empty. ``common``: what holds
    for all of them and is therefore not said with each. ``is_marked``: each says why it stands there; ``has_document``: and
    where it was read. ``is_part``: others of the same list stand on other pages."""

    number: int
    cards: list[ListEntry]
    rows: list[ListEntry]
    parts: list[FurtherPage]
    common: Common | None = None
    is_marked: bool = False
    has_document: bool = True
    is_part: bool = False


Marking = Callable[[Claim], str]
"""What tells why a claim stands in a list."""


@dataclass(frozen=True, slots=True)
class ClaimsPartContent(Content):
    """A further page of a list of claims."""

    template: ClassVar[str] = "part.md.jinja"
    whole: Ref
    beside: Beside
    listing: Listing


@dataclass(frozen=True, slots=True)
class ClaimList:
    """One list of claims with its heading, as its page shows it."""

    heading: str
    anchor: str
    explanation: str
    listing: Listing


@dataclass(frozen=True, slots=True)
class ClaimLists:
    """The lists of a page, and what all their claims have in common, told once above them."""

    lists: list[ClaimList]
    common: Common | None


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
    pieces: Sequence[Piece[EntryId]]
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
    return Plan(claims, are_cards, () if fits else claims_by_time(view, claims, ROWS_ON_A_PAGE, stem), stem)


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
    yield from cutting.keys_of(plan.pieces, whole, of, PART, plan.stem)


def keys_of_lists(planned: Iterable[tuple[ListedClaims, Plan]], page: Ref, of: EntryId) -> Iterator[Key]:
    """The keys of the further pages of all lists of a page."""
    for each, its_plan in planned:
        heading = words.translate(each.heading)
        title = words.phrase("%(name)s: %(list)s", name=page.name, list=heading[:1].lower() + heading[1:])
        yield from keys(its_plan, Ref(title, page.path), of)


def part_page(view: View, key: Key, marking: Marking | None = None) -> Page:
    """A further page of a list of claims, or one that leads to its parts, whose stem is the key's detail. ``marking``: as in
    `rows`."""
    assert key.whole
    if not key.detail:
        claims = [view.record.claims[identifier] for _, identifier in key.items]
        found = rows(view, claims, marking)
        return further_page(view, key, ClaimsPartContent(key.whole, beside(key), replace(found, is_part=True)))
    parts = parts_by_time(key.items, ROWS_ON_A_PAGE, key.detail, claims_begin(view), key.path)
    listing = Listing(len(key.items), [], [], [part.ref for part in parts])
    return further_page(view, key, ClaimsPartContent(key.whole, beside(key), listing))


def claim_lists(view: View, planned: Sequence[tuple[ListedClaims, Plan]]) -> ClaimLists:
    """The lists of a page as it shows them, and what all their claims have in common."""
    claims = [claim for each, its_plan in planned if not its_plan.pieces for claim in each.claims]
    is_one = len(planned) > 1 and not any(its_plan.pieces for _, its_plan in planned)
    document = is_one and len({claim.document for claim in claims}) == 1
    undated = is_one and not any(claim.made for claim in claims)
    above = NOTHING
    if claims and (document or undated):
        first = card(view, claims[0])
        above = Common(
            document=first.document if document else None,
            publisher=first.publisher if document else None,
            published=first.time.published if document else "",
            sentences=days_not_recorded(len(claims), len(claims)) if undated else [],
        )
    return ClaimLists(
        [
            ClaimList(
                words.translate(each.heading),
                f"_{each.stem}",
                words.translate(each.explanation) if each.explanation else "",
                listing(view, its_plan, above=above),
            )
            for each, its_plan in planned
        ],
        above if above != NOTHING else None,
    )


def listing(view: View, plan: Plan, marking: Marking | None = None, above: Common = NOTHING) -> Listing:
    """A list of claims as its page shows it. ``marking``: what tells of each why it stands there, unless all stand there for the
    same reason. ``above``: what its page says of all its lists."""
    if plan.pieces:
        return Listing(len(plan.claims), [], [], [piece.ref for piece in plan.pieces])
    if not plan.are_cards:
        return rows(view, plan.claims, marking, above)
    entries, common = _factored(view, plan.claims, marking, above)
    return Listing(len(plan.claims), entries, [], [], common, marking is not None)


def cards(view: View, claims: Sequence[Claim]) -> Listing:
    """Return claims as cards, all on one page."""
    entries, common = _factored(view, claims, None, NOTHING)
    return Listing(len(claims), entries, [], [], common)


def rows(view: View, claims: list[Claim], marking: Marking | None = None, above: Common = NOTHING) -> Listing:
    """Return claims as rows, all on one page. ``marking``, ``above``: as in `listing`."""
    entries, common = _factored(view, claims, marking, above)
    has_document = any(each.card.document for each in entries)
    return Listing(len(claims), [], entries, [], common, marking is not None, has_document)


def _factored(
    view: View, claims: Sequence[Claim], marking: Marking | None, above: Common
) -> tuple[list[ListEntry], Common | None]:
    """Claims without what holds for all of them, and that, to stand once above the list."""
    cards = [card(view, claim) for claim in claims]
    shared = _shared(claims, cards)
    if above.document:
        shared = shared._replace(document=True)
    shown = [card_without(view, (claim, shared)) for claim in claims] if any(shared) else cards
    marks = [marking(claim) if marking else "" for claim in claims]
    common = _without(_common(cards, shared), above)
    entries = [ListEntry(each, mark) for each, mark in zip(shown, marks, strict=True)]
    return entries, common if common != NOTHING else None


def _shared(claims: Sequence[Claim], cards: Sequence[Card]) -> Shared:
    """What several claims have in common; of one alone nothing is told once for all."""
    speakers = {(each.source, each.for_) for each in claims}
    return Shared(
        sources=len(speakers) == 1 < len(claims) and NOBODY.isdisjoint(claims[0].source),
        document=len({each.document for each in claims}) == 1 < len(claims),
        places=len(cards) > 1 and bool(cards[0].places) and all(_where(each) == _where(cards[0]) for each in cards),
        event_places=_have_one_place([each for each in cards if each.places_are_the_events], cards),
        places_are_the_events=len(cards) > 1 and all(each.places_are_the_events for each in cards),
    )


def _without(common: Common, above: Common) -> Common:
    """What a list says of all its claims, without what its page says of all its lists."""
    if above.document:
        common = replace(common, document=None, publisher=None, published="")
    is_told = bool(above.sentences)
    return replace(common, sentences=common.sentences[:-1]) if is_told and common.sentences else common


def _have_one_place(inherited: Sequence[Card], cards: Sequence[Card]) -> bool:
    """Whether some cards of several have the places of their event, and all of these the same."""
    return 1 < len(inherited) < len(cards) and all(each.places == inherited[0].places for each in inherited)


def _where(card: Card) -> tuple[list[PlaceShown], bool]:
    return card.places, card.places_are_the_events


def _common(cards: Sequence[Card], shared: Shared) -> Common:
    sentences: list[str] = []
    if shared.places_are_the_events:
        sentences.append(
            words.translate("No place is said for these claims; the places shown are those that we give their event.")
            if all(each.names_no_place for each in cards)
            else words.translate(
                "No place is recorded for these claims; the places shown are those that we give their event."
            )
        )
    without = sum(not each.time.said for each in cards)
    sentences += days_not_recorded(without, len(cards))
    first = cards[0] if cards else None
    return Common(
        sources=first.sources if first and shared.sources else [],
        on_behalf_of=first.on_behalf_of if first and shared.sources else None,
        places=first.places if first and shared.places else [],
        event_places=next(each.places for each in cards if each.places_are_the_events) if shared.event_places else [],
        document=first.document if first and shared.document else None,
        publisher=first.publisher if first and shared.document else None,
        published=first.time.published if first and shared.document else "",
        sentences=sentences,
    )

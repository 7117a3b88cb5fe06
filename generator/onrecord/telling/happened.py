"""The events of a place: those that the record places there and those that it places inside it, each with how and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import ClassVar

from onrecord.record.lookups import EXCEPTED
from onrecord.record.model import Event
from onrecord.record.places import LocationUse
from onrecord.record.times import by_first_day
from onrecord.speaking import words
from onrecord.speaking.languages import message
from onrecord.speaking.linking import Ref
from onrecord.telling import cutting
from onrecord.telling.catalogues import begins_of, claims_in_words, ref_to_entry
from onrecord.telling.cutting import Beside, FurtherPage, Piece, beside, by_time, parts_by_time
from onrecord.telling.page import Content, EntryId, Key, Page, further_page
from onrecord.telling.reaching import events_of, is_inside, is_wholly_inside
from onrecord.telling.statements import PlaceShown, place_shown
from onrecord.telling.view import View

EVENTS_ON_A_PAGE = 60
"""Events, about 0.5 KB each, that one page of a place lists; more go on further pages."""

PART = "happened"
"""What a further page of the list is called in its key."""


class LiesBy(StrEnum):
    """How the record places an event by a place, the nearest first. ``PERHAPS``: at a place that lies in others too, or in one
    that does, or only near, from or to a place inside."""

    HERE = "here"
    NEAR = "near"
    FROM = "from"
    TO = "to"
    INSIDE = "inside"
    PERHAPS = "perhaps"


MARKS = {
    LiesBy.HERE: message("here"),
    LiesBy.NEAR: message("near here"),
    LiesBy.FROM: message("from here"),
    LiesBy.TO: message("towards here"),
    LiesBy.INSIDE: message("in a place inside it"),
    LiesBy.PERHAPS: message("partly or perhaps inside it"),
}
"""How each is said of an event."""

RELATIONS = {"at": LiesBy.HERE, "near": LiesBy.NEAR, "from": LiesBy.FROM, "to": LiesBy.TO}


@dataclass(frozen=True, slots=True)
class EventHere:
    """An event of a place. ``places``: where the record has it, of the place and those inside it; ``is_elsewhere``: it has it
    elsewhere as well."""

    event: Ref
    when: str
    claims: str
    mark: str
    places: list[PlaceShown]
    is_elsewhere: bool


@dataclass(frozen=True, slots=True)
class EventsHere:
    """The events of a place, in the order of their dates, or the further pages by time that they were cut into."""

    rows: list[EventHere]
    parts: list[FurtherPage]


@dataclass(frozen=True, slots=True)
class EventsHereContent(Content):
    """A further page of the events of a place, or one that leads to its parts."""

    template: ClassVar[str] = "happened.md.jinja"
    whole: Ref
    beside: Beside
    rows: list[EventHere]
    parts: list[FurtherPage]


def events_here(view: View, location: str, path: str) -> EventsHere | None:
    """The events of a place, for its page at ``path``; None if the record places none there."""
    events = events_of(view, location)
    pieces = _cut(view, events, path)
    if not events:
        return None
    return EventsHere([] if pieces else _rows(view, location, events), [piece.ref for piece in pieces])


def keys(view: View, location: str, page: Ref) -> Iterator[Key]:
    """The keys of the further pages that the events of a place need."""
    pieces = _cut(view, events_of(view, location), page.path)
    heading = message("%(whole)s: events, %(part)s")
    of = ("locations", location)
    yield from cutting.keys_of(pieces, page, of, PART, _stem(page.path), heading)


def part_page(view: View, key: Key) -> Page:
    """A further page of the events of a place, or one that leads to its parts, whose stem is the key's detail."""
    assert key.of
    assert key.whole
    if not key.detail:
        return further_page(view, key, EventsHereContent(key.whole, beside(key), _rows(view, key.of[1], key.items), []))
    parts = parts_by_time(key.items, EVENTS_ON_A_PAGE, key.detail, partial(begins_of, view), key.path)
    return further_page(view, key, EventsHereContent(key.whole, beside(key), [], [part.ref for part in parts]))


def _cut(view: View, events: Sequence[EntryId], path: str) -> Sequence[Piece[EntryId]]:
    if len(events) <= EVENTS_ON_A_PAGE:
        return ()
    return by_time(events, EVENTS_ON_A_PAGE, _stem(path), partial(begins_of, view))


def _stem(path: str) -> str:
    return f"{path.removesuffix('.md')}/events"


def _rows(view: View, location: str, events: Sequence[EntryId]) -> list[EventHere]:
    """Events in the order of their dates, undated ones last."""
    found = [view.record.events[identifier] for _, identifier in events]
    return [_row(view, location, event) for event in sorted(found, key=by_first_day)]


def _row(view: View, location: str, event: Event) -> EventHere:
    uses = [use for use in event.locations if use.relation != EXCEPTED]
    placed = {id(use): how for use in uses if (how := _placed(view, location, use))}
    nearest = next(how for how in LiesBy if how in placed.values())
    return EventHere(
        event=ref_to_entry(view, "events", event.id),
        when=words.date_in_words(event.when) if event.when else "",
        claims=claims_in_words(len(view.lookups.claims_of_event.get(event.id, ()))),
        mark=words.translate(MARKS[nearest]),
        places=[place_shown(view, use) for use in uses if id(use) in placed],
        is_elsewhere=len(placed) < len(uses),
    )


def _placed(view: View, location: str, use: LocationUse) -> LiesBy | None:
    """How one place of an event lies to a place; None if it has nothing to do with it."""
    place = str(use.location)
    if place == location:
        return RELATIONS[use.relation]
    if not is_inside(view, location, place):
        return None
    is_sure = use.relation == "at" and is_wholly_inside(view, location, place)
    return LiesBy.INSIDE if is_sure else LiesBy.PERHAPS

"""How claims have to do with a place: they name it, or a place inside it, or only their event is placed there by the record."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from onrecord.record.claims import Claim
from onrecord.record.lookups import EXCEPTED
from onrecord.record.model import Event
from onrecord.speaking import words
from onrecord.speaking.languages import message
from onrecord.telling.page import EntryId
from onrecord.telling.view import View


class Reach(StrEnum):
    """How a claim has to do with a place, the nearest first. ``PARTLY``: it names a place that the record places in others as
    well, or in one that lies in others as well."""

    NAMES = "said"
    FIGURE = "figures"
    EXCEPT = "except"
    INSIDE = "inside"
    PARTLY = "partly-inside"
    EVENT = "by-event"


REACHES = {
    Reach.NAMES: message("names this place"),
    Reach.FIGURE: message("has a figure for this place"),
    Reach.EXCEPT: message("names this place as excepted"),
    Reach.INSIDE: message("names a place inside it"),
    Reach.PARTLY: message("names a place partly or perhaps inside it"),
    Reach.EVENT: message("by its event only"),
}
"""How each is said of a claim."""

EXPLAINED = {
    Reach.PARTLY: message(
        "Partly or perhaps inside it: the record places it in several places, or in one that lies in several."
    ),
    Reach.EVENT: message(
        "By its event only: the record has no place of the claim's own, and places its event here or in a place inside."
    ),
}
"""What a reader must know of some of these words."""


@lru_cache(maxsize=1)
def _around(view: View, location: str) -> tuple[frozenset[str], frozenset[str]]:
    """The places inside a place, and those of them that lie wholly inside it. Kept for the next claim."""
    return frozenset(view.hierarchy.all_inside(location)), view.hierarchy.wholly_inside(location)


def reach_of(view: View, location: str, claim: Claim) -> Reach | None:
    """How a claim has to do with a place; None if it has not."""
    inside, wholly = _around(view, location)
    uses = claim.locations or ()
    named = {str(use.location) for use in uses if use.relation != EXCEPTED}
    counted = {str(figure.where) for figures in claim.figures.values() for figure in figures if figure.where}
    by_event = (place for event in claim.event or () for place in places_of(view.record.events[event]))
    found = (
        (Reach.NAMES, location in named),
        (Reach.FIGURE, location in counted),
        (Reach.EXCEPT, any(use.location == location for use in uses if use.relation == EXCEPTED)),
        (Reach.INSIDE, not wholly.isdisjoint(named | counted)),
        (Reach.PARTLY, not inside.isdisjoint(named | counted)),
        (Reach.EVENT, claim.locations is None and any(place == location or place in inside for place in by_event)),
    )
    return next((reach for reach, is_so in found if is_so), None)


def places_of(event: Event) -> Iterator[str]:
    """The places that the record gives an event."""
    return (str(use.location) for use in event.locations if use.relation != EXCEPTED)


def is_wholly_inside(view: View, location: str, place: str) -> bool:
    """Whether a place lies in another, and nothing of it elsewhere."""
    return place in _around(view, location)[1]


def is_inside(view: View, location: str, place: str) -> bool:
    """Whether the record places a place in another, wholly or in part."""
    return place in _around(view, location)[0]


def number_inside(view: View, location: str) -> int:
    """How many claims have to do with the places inside a place, at the most: one that names two is taken twice."""
    return sum(len(view.lookups.claims_at.get(each, ())) for each in view.hierarchy.all_inside(location))


def claims_of(view: View, location: str, with_inside: bool) -> dict[Reach, list[Claim]]:
    """The claims that have to do with a place, by how, the nearest first. ``with_inside``: those of places inside it as well."""
    places = [location, *(view.hierarchy.all_inside(location) if with_inside else ())]
    found: dict[Reach, dict[str, Claim]] = {reach: {} for reach in Reach}
    for claim in _at(view, places, location):
        if reach := reach_of(view, location, claim):
            found[reach][claim.id] = claim
    return {reach: list(claims.values()) for reach, claims in found.items() if claims}


def _at(view: View, places: Iterable[str], location: str) -> Iterator[Claim]:
    for place in places:
        yield from view.lookups.claims_at.get(place, ())
        yield from view.lookups.figures_at.get(place, ())
    yield from view.lookups.claims_except.get(location, ())


def in_words(view: View, location: str, claim: Claim) -> str:
    """How a claim has to do with a place, in words."""
    reach = reach_of(view, location, claim)
    return words.translate(REACHES[reach]) if reach else ""


def explanations(reaches: Iterable[Reach]) -> list[str]:
    """What a reader must know of how some claims have to do with a place."""
    shown = set(reaches)
    return [words.translate(text) for reach, text in EXPLAINED.items() if reach in shown]


@lru_cache(maxsize=1)
def events_of(view: View, location: str) -> Sequence[EntryId]:
    """The events that the record places in a place or inside it, each once, those in the place itself first. Kept for the next
    part of its page."""
    places = (location, *view.hierarchy.all_inside(location))
    found = (event.id for place in places for event in view.lookups.events_at.get(place, ()))
    return [("events", event) for event in dict.fromkeys(found)]

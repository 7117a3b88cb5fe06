"""The page of a location: where it is and how well that is known, what it lies in and what lies in it, what was said of it,
and what was said of the places inside it, each under its own name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from onrecord.record.model import Claim, Location
from onrecord.speaking import words
from onrecord.speaking.languages import message, messages
from onrecord.speaking.markdown import Ref
from onrecord.speaking.wordings import PRECISIONS, kind_in_words
from onrecord.telling import catalogues, facts, lists, locators
from onrecord.telling.catalogues import Catalogue, claims_in_words
from onrecord.telling.data import DataShown, are_enough, data_shown
from onrecord.telling.lists import ROWS_ON_A_PAGE, ListedClaims, Listing, rows
from onrecord.telling.page import Content, EntryId, Key, Page
from onrecord.telling.refs import ref_to
from onrecord.telling.saved import Drawn
from onrecord.telling.view import View

PLACES_SHOWN = 40
"""Places directly inside that the facts of a location name."""


@dataclass(frozen=True, slots=True)
class Inside:
    """A place inside, with its claims."""

    ref: Ref
    anchor: str
    listing: Listing


@dataclass(frozen=True, slots=True)
class LocationContent(Content):
    """A location. ``trails``: the places that it lies in, from the outermost. ``inside``: the places in it with their claims;
    ``places``: all of them by name, where there is no room for that."""

    template: ClassVar[str] = "location.md.jinja"
    summary: str
    trails: list[list[Ref]]
    opening: facts.Opening
    map: locators.MapShown | None
    reference: list[facts.Fact]
    events: Catalogue | None
    sections: list[lists.ClaimList]
    inside: list[Inside]
    places: Catalogue | None
    data: DataShown | None


def keys(view: View) -> Iterator[Key]:
    """The page of each location, and the further pages that its lists need."""
    for location in view.record.locations.values():
        of, me = ("locations", location.id), ref_to(view, "locations", location.id)
        stem = me.path.removesuffix(".md")
        planned = lists.plans(view, me.path, _lists(view, location))
        has_data = are_enough(*(each.claims for each, _ in planned))
        yield Key(me.path, me.name, of, has_data=has_data, files=locators.files(view, of))
        yield from lists.keys_of_lists(planned, me, of)
        yield from catalogues.keys(view, _places(view, location, _room(planned)), f"{stem}/inside-", me, of)
        yield from catalogues.keys(view, _events(view, location), f"{stem}/events-", me, of)
        yield from locators.keys(view, of, me)


PARTS = {
    lists.PART: lists.part_page,
    catalogues.PART: catalogues.part_page,
    locators.PART: locators.part_page,
}
"""What makes each sort of further page."""


def page(view: View, key: Key) -> Page:
    """The page of a location, or a further page of one of its lists."""
    if key.part:
        return PARTS[key.part](view, key)
    assert key.of
    location, stem = view.record.locations[key.of[1]], key.path.removesuffix(".md")
    planned = lists.plans(view, key.path, _lists(view, location))
    room = _room(planned)
    places, events = _places(view, location, room), _events(view, location)
    everything = view.hierarchy.claims_in_and_at(location.id)
    content = LocationContent(
        summary=_summary(view, location, everything),
        trails=_trails(view, location),
        opening=facts.opening(view, location, _facts(view, location)),
        map=locators.map_of(view, key.of, ref_to(view, *key.of)),
        reference=facts.links(location.links),
        events=catalogues.catalogue(view, events, f"{stem}/events-") if events else None,
        sections=lists.claim_lists(view, planned),
        inside=[
            Inside(ref_to(view, "locations", place), f"_in_{place}", rows(view, view.lookups.claims_at[place]))
            for place in _listed_inside(view, location, room)
        ],
        places=catalogues.catalogue(view, places, f"{stem}/inside-") if places else None,
        data=data_shown(view, key),
    )
    description = words.counted(
        "%(name)s: %(number)s claim on record.",
        "%(name)s: %(number)s claims on record.",
        everything,
        name=words.plain(key.title),
    )
    return Page(key.path, key.title, content, description, view.origin_of(*key.of))


def listed(view: View, key: Key) -> Mapping[str, Sequence[Claim]]:
    """The claims of a place itself, by the names of the lists on its page; those of places inside it lie with these."""
    assert key.of
    return lists.by_name(_lists(view, view.record.locations[key.of[1]]))


def picture(view: View, key: Key, _: str) -> Drawn:
    """The map of a place."""
    assert key.of
    return locators.picture(view, key.of, ref_to(view, *key.of))


def _trails(view: View, location: Location) -> list[list[Ref]]:
    trails = view.hierarchy.trails_of(location.id)
    return [[ref_to(view, "locations", place.id) for place in trail] for trail in trails if trail]


def _room(planned: list[tuple[ListedClaims, lists.Plan]]) -> int:
    """The room that the lists of a place leave for those of the places inside it, in rows."""
    return ROWS_ON_A_PAGE - sum(plan.size for _, plan in planned)


def _events(view: View, location: Location) -> list[EntryId]:
    return [("events", event.id) for event in view.lookups.events_at.get(location.id, ())]


def _places(view: View, location: Location, room: int) -> list[EntryId]:
    """The places inside that are listed by name alone; none if they are few, and what was said of them stands on the page."""
    inside = view.hierarchy.all_inside(location.id)
    is_spoken_of = any(place in view.lookups.claims_at for place in inside)
    is_short = len(view.hierarchy.inside.get(location.id, ())) <= PLACES_SHOWN
    if is_short and (_listed_inside(view, location, room) or not is_spoken_of):
        return []
    return [("locations", place) for place in inside]


def _listed_inside(view: View, location: Location, room: int) -> list[str]:
    """The places inside whose claims are listed on the page; none if it has no room for all of them."""
    spoken_of = [place for place in view.hierarchy.all_inside(location.id) if place in view.lookups.claims_at]
    number = sum(len(view.lookups.claims_at[place]) for place in spoken_of)
    return spoken_of if number <= room else []


def _lists(view: View, location: Location) -> list[ListedClaims]:
    """What names the place, what only its event places here, what has a figure for it, and what excepts it: never mixed."""
    here = view.lookups.claims_at.get(location.id, [])
    return [
        ListedClaims(
            message("Said of this place"), "said", "", [claim for claim in here if claim.locations is not None]
        ),
        ListedClaims(
            message("Said of events here, by their event only"),
            "by-event",
            message("Listed because the record places the event here, and has no place of the claim's own."),
            [claim for claim in here if claim.locations is None],
        ),
        ListedClaims(
            message("Figures for this place"),
            "figures",
            message("Listed because a figure of the claim is for this place."),
            view.lookups.figures_at.get(location.id, []),
        ),
        ListedClaims(
            message("Said with this place excepted"),
            "except",
            message("Listed because this place is excepted by name."),
            view.lookups.claims_except.get(location.id, []),
        ),
    ]


def _summary(view: View, location: Location, everything: int) -> str:
    """One line: what it is, how many claims name it, are placed here or have a figure for it, and with the places inside."""
    here = view.lookups.claims_at.get(location.id, [])
    named = sum(claim.locations is not None for claim in here)
    kind: str = kind_in_words(location.kind) if location.kind else words.translate("place")
    excepted = len(view.lookups.claims_except.get(location.id, ()))
    parts: list[str] = []
    if named or not (everything or excepted):
        parts.append(words.counted("%(number)s claim names it", "%(number)s claims name it", named))
    if len(here) > named:
        forms = messages(
            "%(number)s claim is placed here by its event", "%(number)s claims are placed here by their event"
        )
        parts.append(words.counted(*forms, len(here) - named))
    if figures := len(
        {claim.id for claim in view.lookups.figures_at.get(location.id, ())} - {claim.id for claim in here}
    ):
        parts.append(
            words.counted("%(number)s claim has a figure for it", "%(number)s claims have a figure for it", figures)
        )
    if everything > len(here) + figures:
        parts.append(words.translate("%(every)s with the places inside it", every=claims_in_words(everything)))
    if excepted:
        parts.append(
            words.counted("%(number)s claim excepts it by name", "%(number)s claims except it by name", excepted)
        )
    kind = f"{kind[:1].upper()}{kind[1:]}"
    return words.translate("%(kind)s; %(numbers)s.", kind=kind, numbers=words.listed(parts))


def _facts(view: View, location: Location) -> list[facts.Fact]:
    def other(identifier: str) -> Ref:
        return ref_to(view, "locations", identifier)

    inside = view.hierarchy.inside.get(location.id, [])
    position = words.position_in_words(*location.point) if location.point else ""
    precision = words.translate(PRECISIONS[location.precision]) if location.precision else ""
    return [
        *facts.refs("Places inside it", [other(place.id) for place in inside] if len(inside) <= PLACES_SHOWN else []),
        *facts.text("Position (latitude, longitude)", position),
        *facts.text(
            "How well it is known",
            precision or ("" if position else words.translate("no position recorded")),
        ),
    ]

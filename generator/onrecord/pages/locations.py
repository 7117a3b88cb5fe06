"""The page of a location: where it is and how well that is known, what it lies in and what lies in it, what was said of it,
and what was said of the places inside it, each under its own name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from onrecord.pages import maps
from onrecord.record.model import Location
from onrecord.speaking import words
from onrecord.speaking.languages import message, messages
from onrecord.speaking.markdown import Ref
from onrecord.speaking.wordings import kind_in_words
from onrecord.telling import facts
from onrecord.telling.addresses import page_of
from onrecord.telling.catalogues import Catalogue, catalogue, claims_in_words, event_item, location_item
from onrecord.telling.claims import PRECISIONS
from onrecord.telling.lists import ROWS_ON_A_PAGE, Claims, Listing, Section, rows, sections
from onrecord.telling.page import Content, Page
from onrecord.telling.refs import ref_to
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
    map: maps.MapShown | None
    reference: list[facts.Fact]
    events: Catalogue | None
    sections: list[Section]
    inside: list[Inside]
    places: Catalogue | None


def pages(view: View) -> Iterator[Page]:
    """Yield the page of each location, with the further pages that its lists need."""
    for location in view.record.locations.values():
        yield from _location(view, location)


def _location(view: View, location: Location) -> Iterator[Page]:
    path, origin = page_of("locations", location.id), view.origin_of("locations", location.id)
    stem, me = path.removesuffix(".md"), Ref(view.name_of(location), path)
    found, further = sections(view, path, me.name, origin, _lists(view, location))
    yield from further
    within = view.hierarchy.all_inside(location.id)
    room = ROWS_ON_A_PAGE - sum(section.listing.size for section in found)
    inside = _inside(view, within, room)
    spoken_of = any(place in view.lookups.claims_at for place in within)
    named = len(view.hierarchy.inside.get(location.id, ())) <= PLACES_SHOWN and (inside or not spoken_of)
    placed = [] if named else [location_item(view, view.record.locations[place]) for place in within]
    places, more = catalogue(placed, f"{stem}/inside-", me, origin)
    yield from more
    events, more = catalogue(
        [event_item(view, event) for event in view.lookups.events_at.get(location.id, ())],
        f"{stem}/events-",
        me,
        origin,
    )
    yield from more
    everything = view.hierarchy.claims_in_and_at(location.id)
    located, more = maps.of_location(view, location)
    yield from more
    trails = [
        [ref_to(view, "locations", place.id) for place in trail]
        for trail in view.hierarchy.trails_of(location.id)
        if trail
    ]
    content = LocationContent(
        summary=_summary(view, location, everything),
        trails=trails,
        opening=facts.opening(view, location, _facts(view, location)),
        map=located,
        reference=facts.links(location.links),
        events=events if location.id in view.lookups.events_at else None,
        sections=found,
        inside=inside,
        places=places if placed else None,
    )
    description = words.counted(
        "%(name)s: %(number)s claim on record.",
        "%(name)s: %(number)s claims on record.",
        everything,
        name=me.name.text,
    )
    yield Page(path, me.name, content, description, origin)


def _lists(view: View, location: Location) -> list[Claims]:
    """What names the place, what only its event places here, what has a figure for it, and what excepts it: never mixed."""
    here = view.lookups.claims_at.get(location.id, [])
    return [
        Claims(message("Said of this place"), "said", "", [claim for claim in here if claim.locations is not None]),
        Claims(
            message("Said of events here, by their event only"),
            "by-event",
            message("Listed because the record places the event here, and has no place of the claim's own."),
            [claim for claim in here if claim.locations is None],
        ),
        Claims(
            message("Figures for this place"),
            "figures",
            message("Listed because a figure of the claim is for this place."),
            view.lookups.figures_at.get(location.id, []),
        ),
        Claims(
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


def _inside(view: View, within: list[str], room: int) -> list[Inside]:
    """The places inside that are spoken of, each with its claims; none if the page has no room for all of them."""
    spoken_of = [place for place in within if place in view.lookups.claims_at]
    if sum(len(view.lookups.claims_at[place]) for place in spoken_of) > room:
        return []
    return [
        Inside(
            ref_to(view, "locations", place),
            f"_in_{place}",
            rows(view, view.lookups.claims_at[place]),
        )
        for place in spoken_of
    ]

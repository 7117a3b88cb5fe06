"""The page of a location: where it is and how well that is known, the counts that are of it, the events there and inside it, and
what was said: each claim with whether it names the place, a place inside, or is there by its event only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from onrecord.checking.comparing.whole import Comparison, ComparisonState
from onrecord.record.claims import Claim
from onrecord.record.model import Location
from onrecord.speaking import words
from onrecord.speaking.languages import messages
from onrecord.speaking.linking import Ref
from onrecord.speaking.wordings import PRECISIONS, kind_in_words
from onrecord.telling import catalogues, facts, happened, lists, locators, numbers, positions, reaching, unplaced
from onrecord.telling.catalogues import Catalogue, claims_in_words
from onrecord.telling.changed import changes_of
from onrecord.telling.compared import ref_to_counts
from onrecord.telling.count_summaries import lead
from onrecord.telling.data import DataShown, are_enough, data_shown
from onrecord.telling.lists import ROWS_ON_A_PAGE
from onrecord.telling.page import Content, EntryId, Key, Page
from onrecord.telling.reaching import Reach
from onrecord.telling.refs import ref_to
from onrecord.telling.saved import Drawn
from onrecord.telling.view import View

PLACES_SHOWN = 40
"""Places directly inside that the facts of a location name."""

COUNTS_SHOWN = 12
"""Comparisons of the counts of events that a location leads to; it says how many more there are."""


@dataclass(frozen=True, slots=True)
class CountsOfEvent:
    """The way to where the counts of one measure for an event are compared, and what is known of them."""

    ref: Ref
    lead: str


@dataclass(frozen=True, slots=True)
class LocationContent(Content):
    """A location. ``trails``: the places that it lies in, from the outermost. ``somewhere``: in what it lies, if nobody knows
    where. ``numbers``: those that are of it; ``counts``: those of events here, compared, and how many more. ``listing``: the
    claims, of which ``inside`` more stand on the pages of the places inside it. ``places``: these by name, where there is no
    room for more."""

    template: ClassVar[str] = "location.md.jinja"
    summary: str
    trails: list[list[Ref]]
    opening: facts.Opening
    map: locators.MapShown | None
    somewhere: unplaced.Somewhere | None
    unplaced: unplaced.AllUnplaced | None
    numbers: numbers.Strip | None
    counts: list[CountsOfEvent]
    more_counts: int
    events: happened.EventsHere | None
    explanations: list[str]
    listing: lists.Listing | None
    inside: int
    places: Catalogue | None
    reference: list[facts.Fact]
    data: DataShown | None


def keys_of(view: View, of: EntryId) -> Iterator[Key]:
    """The page of a location, and the further pages that its lists need."""
    location, me = view.record.locations[of[1]], ref_to(view, *of)
    claims = _claims(view, location)
    has_data, has_feed = are_enough(*claims.values()), of in changes_of(view)
    yield Key(me.path, me.name, of, has_data=has_data, has_feed=has_feed, files=locators.files(view, of))
    title = words.phrase("%(name)s: claims", name=me.name)
    yield from lists.keys(_plan(view, location, claims), replace(me, name=title), of)
    yield from catalogues.keys(view, _places(view, location), _stem(location), me, of)
    yield from happened.keys(view, location.id, me)
    yield from positions.keys(view, of, me)


def _claims_part(view: View, key: Key) -> Page:
    """A further page of the claims of a location."""
    assert key.of
    location = key.of[1]
    return lists.part_page(view, key, lambda claim: reaching.in_words(view, location, claim))


PARTS = {
    lists.PART: _claims_part,
    catalogues.PART: catalogues.part_page,
    happened.PART: happened.part_page,
    positions.PART: positions.part_page,
}
"""What makes each sort of further page."""


def page(view: View, key: Key) -> Page:
    """The page of a location, or a further page of one of its lists."""
    if key.part:
        return PARTS[key.part](view, key)
    assert key.of
    location = view.record.locations[key.of[1]]
    claims, places = _claims(view, location), _places(view, location)
    plan = _plan(view, location, claims)
    counts = _counts(view, location)
    everything = view.hierarchy.claims_in_and_at(location.id)
    shown = locators.map_of(view, key.of, ref_to(view, *key.of))
    without = positions.without_position(positions.positions_of(view, key.of))
    content = LocationContent(
        summary=_summary(view, location, everything),
        trails=_trails(view, location),
        opening=facts.opening(view, location, _facts(view, location)),
        map=replace(shown, without=[], more=0) if shown else None,
        somewhere=unplaced.somewhere_of(view, location, locators.instead(view, location))
        if location.id in without
        else None,
        unplaced=unplaced.unplaced(view, [each for each in without if each != location.id]),
        numbers=numbers.strip_of(view, [claim for found in claims.values() for claim in found], location.id),
        counts=[CountsOfEvent(ref_to_counts(view, each), lead(each)) for each in counts[:COUNTS_SHOWN]],
        more_counts=max(0, len(counts) - COUNTS_SHOWN),
        events=happened.events_here(view, location.id, key.path),
        explanations=reaching.explanations(claims),
        listing=lists.listing(view, plan, lambda claim: reaching.in_words(view, location.id, claim))
        if plan.claims
        else None,
        inside=0 if _is_inside_listed(view, location) else everything - _number_here(view, location),
        places=catalogues.catalogue(view, places, _stem(location)) if places else None,
        reference=facts.links(location.links),
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
    """The claims on the page of a place, by how they have to do with it."""
    assert key.of
    found = _claims(view, view.record.locations[key.of[1]])
    return {str(reach): claims for reach, claims in found.items()}


def _stem(location: Location) -> str:
    return f"locations/{location.id}/inside-"


def picture(view: View, key: Key, _: str) -> Drawn:
    """The map of a place."""
    assert key.of
    shown = locators.map_of(view, key.of, ref_to(view, *key.of))
    assert shown
    others = [
        ref_to(view, "locations", each.id).name for each in locators.instead(view, view.record.locations[key.of[1]])
    ]
    if not others:
        return locators.picture(shown)
    named = words.plain(words.apart(others, words.translate(", ")))
    return locators.picture(shown, words.translate("The map shows where %(places)s is.", places=named))


def _trails(view: View, location: Location) -> list[list[Ref]]:
    trails = view.hierarchy.trails_of(location.id)
    return [[ref_to(view, "locations", place.id) for place in trail] for trail in trails if trail]


def _is_inside_listed(view: View, location: Location) -> bool:
    """Whether the claims of the places inside it stand on its page with its own: if all of them have room on one."""
    here = view.lookups.claims_at.get(location.id, ())
    return len(here) + reaching.number_inside(view, location.id) <= ROWS_ON_A_PAGE


def _claims(view: View, location: Location) -> dict[Reach, list[Claim]]:
    """The claims that its page lists, by how they have to do with it, the nearest first."""
    return reaching.claims_of(view, location.id, _is_inside_listed(view, location))


def _plan(view: View, location: Location, claims: Mapping[Reach, list[Claim]]) -> lists.Plan:
    """How its claims will stand on its page."""
    return lists.plan(view, [claim for found in claims.values() for claim in found], f"locations/{location.id}/claims")


def _places(view: View, location: Location) -> list[EntryId]:
    """The places inside that are listed by name; none if they are few, and what was said of them stands on the page."""
    is_short = len(view.hierarchy.inside.get(location.id, ())) <= PLACES_SHOWN
    if is_short and _is_inside_listed(view, location):
        return []
    return [("locations", place) for place in view.hierarchy.all_inside(location.id)]


def _counts(view: View, location: Location) -> list[Comparison]:
    """The comparisons of counts of the events here and inside it, those that lie apart first."""
    events = (event for _, event in reaching.events_of(view, location.id))
    found = [each for event in events for each in view.comparisons[event] if view.addresses.has_counts(each)]
    order = {state: number for number, state in enumerate(ComparisonState)}
    return sorted(found, key=lambda each: (order[each.state], -len(each.counts)))


def _number_here(view: View, location: Location) -> int:
    here = (*view.lookups.claims_at.get(location.id, ()), *view.lookups.figures_at.get(location.id, ()))
    return len({claim.id for claim in here})


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

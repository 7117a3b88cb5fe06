"""The page of an event: its date and places, which are ours, the figures given for it, compared, who is said to have done it,
through whom we know, and everything said of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from onrecord.pages import maps, timeline
from onrecord.pages.comparisons import ComparisonShown, on_event
from onrecord.record.model import Claim, Event
from onrecord.speaking import words
from onrecord.speaking.markdown import Ref
from onrecord.telling import facts, responsibility
from onrecord.telling.addresses import page_of
from onrecord.telling.catalogues import claims_in_words
from onrecord.telling.claims import labels_in_words, place_view, ref_to_claim
from onrecord.telling.lists import ROWS_ON_A_PAGE, Listing, listing
from onrecord.telling.page import Content, Page
from onrecord.telling.paths import Paths, paths
from onrecord.telling.refs import documents_in_words
from onrecord.telling.speakers import speakers_in_words
from onrecord.telling.view import View

ROWS_OF_DRAWINGS = 20
"""The room that a map and a timeline take, in rows of a list."""


@dataclass(frozen=True, slots=True)
class EventContent(Content):
    """An event. ``silent``: the claims that say of its figures that they are not known, or decline to."""

    template: ClassVar[str] = "event.md.jinja"
    summary: str
    opening: facts.Opening
    reference: list[facts.Fact]
    comparisons: list[ComparisonShown]
    map: maps.MapShown | None
    timeline: timeline.TimelineShown
    silent: list[Ref]
    responsibility: responsibility.Table | None
    paths: Paths | None
    listing: Listing


def pages(view: View) -> Iterator[Page]:
    """Yield the page of each event that several claims speak of, with the further pages that its list needs."""
    for event in view.record.events.values():
        if view.addresses.has_page("events", event.id):
            yield from _event(view, event)


def _event(view: View, event: Event) -> Iterator[Page]:
    path, origin = page_of("events", event.id), view.origin_of("events", event.id)
    claims, name = view.lookups.claims_of_event.get(event.id, []), view.name_of(event)
    said_of, further = responsibility.table(view, claims, Ref(name, path), origin, event=event.id)
    yield from further
    compared = view.comparisons[event.id]
    shown = list(on_event(view, compared))
    room = ROWS_ON_A_PAGE - sum(view.size for view in shown) - (len(said_of.rows) if said_of else 0) - ROWS_OF_DRAWINGS
    listed, further = listing(view, claims, path, f"events/{event.id}/claims", name, origin, room)
    yield from further
    located, further = maps.of_event(view, event)
    yield from further
    silent = compared[0].silent if compared else ()
    content = EventContent(
        summary=reach(view, claims),
        opening=facts.opening(view, event, _facts(view, event)),
        reference=[
            *facts.text("Labels", labels_in_words(event.labels)),
            *facts.links(event.links),
        ],
        comparisons=shown,
        map=located,
        timeline=timeline.of_event(view, event),
        silent=[ref_to_claim(view, claim) for claim in silent],
        responsibility=said_of,
        paths=paths(view, claims) if claims else None,
        listing=listed,
    )
    description = words.counted(
        "%(name)s: %(number)s claim on record.",
        "%(name)s: %(number)s claims on record.",
        len(claims),
        name=name.text,
    )
    yield Page(path, name, content, description, origin)


def reach(view: View, claims: list[Claim]) -> str:
    """How many claims, by how many sources, through how many documents and publishers; what is not known is said so."""
    if not claims:
        return words.translate("No claim on record.")
    documents = {claim.document for claim in claims}
    return words.translate(
        "%(claims)s by %(sources)s, read in %(documents)s.",
        claims=claims_in_words(len(claims)),
        sources=speakers_in_words(claims),
        documents=documents_in_words(view, documents),
    )


def _facts(view: View, event: Event) -> list[facts.Fact]:
    return [
        *facts.text(
            "When (our date)", words.date_in_words(event.when) if event.when else words.translate("not recorded")
        ),
        *facts.places("Where (our places)", [place_view(view, use) for use in event.locations]),
    ]

"""The page of an event: its date and places, which are ours, the figures given for it, compared, who is said to have done it,
through whom we know, and everything said of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from onrecord import words
from onrecord.comparing.whole import comparisons
from onrecord.markdown import Ref
from onrecord.model import Claim, Event
from onrecord.pages import facts, maps, responsibility, timeline
from onrecord.pages.addresses import documents_in_words, has_page, page_of
from onrecord.pages.catalogue import claims_in_words
from onrecord.pages.claims import labels_in_words, place_view, ref_to_claim
from onrecord.pages.comparisons import ComparisonView, on_event
from onrecord.pages.listing import ROWS_ON_A_PAGE, Listing, listing
from onrecord.pages.naming import name_of
from onrecord.pages.page import Page, View
from onrecord.pages.paths import Paths, paths
from onrecord.pages.speakers import speakers_in_words
from onrecord.record import Record

ROWS_OF_DRAWINGS = 20
"""The room that a map and a timeline take, in rows of a list."""


@dataclass(frozen=True, slots=True)
class EventView(View):
    """An event. ``silent``: the claims that say of its figures that they are not known, or decline to."""

    template: ClassVar[str] = "event.md.jinja"
    summary: str
    opening: facts.Opening
    reference: list[facts.Fact]
    comparisons: list[ComparisonView]
    map: maps.MapView | None
    timeline: timeline.TimelineView
    silent: list[Ref]
    responsibility: responsibility.Table | None
    paths: Paths | None
    listing: Listing


def pages(record: Record) -> Iterator[Page]:
    """Yield the page of each event that several claims speak of, with the further pages that its list needs."""
    for event in record.events.values():
        if has_page(record, "events", event.id):
            yield from _event(record, event)


def _event(record: Record, event: Event) -> Iterator[Page]:
    path, origin = page_of("events", event.id), record.placed["events", event.id].file
    claims, name = record.claims_of_event.get(event.id, []), name_of(record, event)
    said_of, further = responsibility.table(record, claims, Ref(name, path), origin, event=event.id)
    yield from further
    compared = comparisons(record)[event.id]
    shown = list(on_event(record, compared))
    room = ROWS_ON_A_PAGE - sum(view.size for view in shown) - (len(said_of.rows) if said_of else 0) - ROWS_OF_DRAWINGS
    listed, further = listing(record, claims, path, f"events/{event.id}/claims", name, origin, room)
    yield from further
    located, further = maps.of_event(record, event)
    yield from further
    silent = compared[0].silent if compared else ()
    view = EventView(
        summary=reach(record, claims),
        opening=facts.opening(record, event, _facts(record, event)),
        reference=[
            *facts.text("Labels", labels_in_words(event.labels)),
            *facts.links(event.links),
        ],
        comparisons=shown,
        map=located,
        timeline=timeline.of_event(record, event),
        silent=[ref_to_claim(record, claim) for claim in silent],
        responsibility=said_of,
        paths=paths(record, claims) if claims else None,
        listing=listed,
    )
    description = words.counted(
        "%(name)s: %(number)s claim on record.",
        "%(name)s: %(number)s claims on record.",
        len(claims),
        name=name.text,
    )
    yield Page(path, name, view, description, origin)


def reach(record: Record, claims: list[Claim]) -> str:
    """How many claims, by how many sources, through how many documents and publishers; what is not known is said so."""
    if not claims:
        return words.translate("No claim on record.")
    documents = {claim.document for claim in claims}
    return words.translate(
        "%(claims)s by %(sources)s, read in %(documents)s.",
        claims=claims_in_words(len(claims)),
        sources=speakers_in_words(claims),
        documents=documents_in_words(record, documents),
    )


def _facts(record: Record, event: Event) -> list[facts.Fact]:
    return [
        *facts.text(
            "When (our date)", words.date_in_words(event.when) if event.when else words.translate("not recorded")
        ),
        *facts.places("Where (our places)", [place_view(record, use) for use in event.locations]),
    ]

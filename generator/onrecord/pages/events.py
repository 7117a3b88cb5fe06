"""The page of an event: its date and places, which are ours, the figures given for it, compared, who is said to have done it,
through whom we know, and everything said of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from onrecord.record.claims import Claim
from onrecord.record.model import Event
from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.telling import chronology, compared, facts, lists, locators, positions, responsibility
from onrecord.telling.changed import changes_of
from onrecord.telling.data import DataShown, are_enough, data_shown
from onrecord.telling.described import event_facts, event_reference
from onrecord.telling.page import Content, EntryId, Key, Page
from onrecord.telling.paths import Paths, paths
from onrecord.telling.refs import ref_to
from onrecord.telling.saved import MAP, TIMELINE, Drawn, can_show_event, names
from onrecord.telling.speakers import reach
from onrecord.telling.statements import ref_to_claim
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
    comparisons: list[compared.ComparisonShown]
    map: locators.MapShown | None
    timeline: chronology.TimelineShown
    silent: list[Ref]
    responsibility: responsibility.ResponsibilityTable | None
    paths: Paths | None
    listing: lists.Listing
    data: DataShown | None


def keys_of(view: View, of: EntryId) -> Iterator[Key]:
    """The page of an event that several claims speak of, and the further pages that its lists need."""
    if view.addresses.has_page(*of):
        me = ref_to(view, *of)
        has_data = are_enough(view.lookups.claims_of_event.get(of[1], ()))
        files, has_feed = _files(view, view.record.events[of[1]]), of in changes_of(view)
        yield Key(me.path, me.name, of, has_data=has_data, has_feed=has_feed, files=files)
        yield from responsibility.keys(view, me, of)
        yield from lists.keys(_plan(view, of), me, of)
        yield from positions.keys(view, of, me)


PARTS = {
    lists.PART: lists.part_page,
    positions.PART: positions.part_page,
    responsibility.PART: responsibility.part_page,
}
"""What makes each sort of further page."""


def page(view: View, key: Key) -> Page:
    """The page of an event, or a further page of one of its lists."""
    if key.part:
        return PARTS[key.part](view, key)
    assert key.of
    event = view.record.events[key.of[1]]
    claims, comparisons = view.lookups.claims_of_event.get(event.id, []), view.comparisons[event.id]
    content = EventContent(
        summary=reach(view, claims),
        opening=facts.opening(view, event, event_facts(view, event)),
        reference=event_reference(view, event),
        comparisons=compared.on_event(view, event.id),
        map=locators.map_of(view, key.of, ref_to(view, *key.of), f"{MAP}.png" in key.files),
        timeline=chronology.of_event(view, event, f"{TIMELINE}.png" in key.files),
        silent=[ref_to_claim(view, claim) for claim in comparisons[0].silent] if comparisons else [],
        responsibility=responsibility.table(view, key.of),
        paths=paths(view, claims) if claims else None,
        listing=lists.listing(view, _plan(view, key.of)),
        data=data_shown(view, key),
    )
    description = words.counted(
        "%(name)s: %(number)s claim on record.",
        "%(name)s: %(number)s claims on record.",
        len(claims),
        name=words.plain(key.title),
    )
    return Page(key.path, key.title, content, description, view.origin_of(*key.of))


def listed(view: View, key: Key) -> Mapping[str, Sequence[Claim]]:
    """Everything said of an event."""
    assert key.of
    return {"event": view.lookups.claims_of_event.get(key.of[1], [])}


def picture(view: View, key: Key, name: str) -> Drawn:
    """The map or the timeline of an event."""
    assert key.of
    if name == MAP:
        shown = locators.map_of(view, key.of, ref_to(view, *key.of))
        assert shown
        return locators.picture(shown)
    return chronology.picture(chronology.of_event(view, view.record.events[key.of[1]]))


def _files(view: View, event: Event) -> tuple[str, ...]:
    has_png = can_show_event(view, event.id)
    times = names(TIMELINE, has_png=has_png) if chronology.has_timeline(view, event) else ()
    return (*locators.files(view, ("events", event.id), has_png), *times)


def _plan(view: View, of: EntryId) -> lists.Plan:
    """How the claims of an event stand on its page, with the room that its tables and drawings leave."""
    event = of[1]
    _, figures = compared.whole_on_event(view, event)
    room = lists.ROWS_ON_A_PAGE - figures - responsibility.number_of_rows(view, of) - ROWS_OF_DRAWINGS
    return lists.plan(view, view.lookups.claims_of_event.get(event, []), f"events/{event}/claims", room)

"""The map of a whole record: where its events are, as the record places them, or else their claims; where no event is placed,
where its places are. Each sign leads to what is there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.drawing.far import far_outside
from onrecord.drawing.maps import EVENTS, HEIGHT, locator
from onrecord.drawing.shapes import WIDTH
from onrecord.drawing.spots import PlaceMark
from onrecord.record.lookups import EXCEPTED
from onrecord.record.model import Event
from onrecord.record.places import LocationUse
from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import plain
from onrecord.telling import locators, positions
from onrecord.telling.catalogues import claims_in_words, ref_to_entry
from onrecord.telling.locators import KILOMETRES, MapShown
from onrecord.telling.positions import WHOLE, Located
from onrecord.telling.refs import ref_to
from onrecord.telling.saved import Drawn
from onrecord.telling.view import View

FAR_SHOWN = 12
"""Places far outside the map that are named beside it; it says how many more there are."""


@dataclass(frozen=True, slots=True)
class EventMap:
    """The map of a whole record. ``summary``: what it shows, in words. ``far``: what lies far outside of it, and ``more``."""

    shown: MapShown
    summary: str
    far: list[Ref]
    more: int


def of_record(view: View, page: Ref, has_png: bool = False) -> EventMap | None:
    """The map of the whole record, for its page; None if nothing of it has a position. ``has_png``: it can be saved so."""
    placed = _placed(view)
    of_events = [_of_events(view, each, events) for each, events in placed if each.point and not each.country]
    marks = of_events or [*_of_places(view)]
    outside = far_outside([(each.longitude, each.latitude) for each in marks], KILOMETRES, WIDTH, HEIGHT)
    far = [each for each in marks if (each.longitude, each.latitude) in outside]
    near = [each for each in marks if (each.longitude, each.latitude) not in outside]
    title = locators.title_of(view, WHOLE, page)
    shaded = locators.shaded_of(view, WHOLE)
    drawing = locator("_map", title, near, shaded, KILOMETRES, is_of_events=bool(of_events)) if near else None
    shown = locators.map_of(view, WHOLE, page, has_png, drawing)
    if not shown:
        return None
    refs = [each.ref for each in far if each.ref]
    return EventMap(shown, _summary(view, placed), refs[:FAR_SHOWN], max(0, len(refs) - FAR_SHOWN))


def picture(found: EventMap) -> Drawn:
    """The map of the whole record as a picture."""
    if not found.far:
        return locators.picture(found.shown)
    places = plain(words.apart([each.name for each in found.far], words.translate(", ")))
    far = words.translate("Far outside this map, and not on it: %(places)s.", places=places)
    more = [words.counted("%(number)s more.", "%(number)s more.", found.more)] if found.more else []
    return locators.picture(found.shown, " ".join([far, *more]))


def _placed(view: View) -> list[tuple[Located, list[Event]]]:
    """The events at each position."""
    found: dict[tuple[object, ...], tuple[Located, dict[str, Event]]] = {}
    for event in view.record.events.values():
        for use in _uses(view, event):
            position = positions.used(view, use, "")
            key = (position.location.id, position.relation, position.point, position.precision)
            found.setdefault(key, (position, {}))[1][event.id] = event
    return [(position, list(events.values())) for position, events in found.values()]


def _uses(view: View, event: Event) -> Iterator[LocationUse]:
    """Where the record places an event; or else where its claims do, those of several events left out."""
    own = [use for use in event.locations if use.relation != EXCEPTED]
    claims = (claim for claim in view.lookups.claims_of_event.get(event.id, ()) if len(claim.event or ()) == 1)
    theirs = (use for claim in claims for use in claim.locations or () if use.relation != EXCEPTED)
    yield from own or dict.fromkeys(theirs)


def _of_events(view: View, position: Located, events: list[Event]) -> PlaceMark:
    """The sign of the events at a position: one leads to the event, several to the place."""
    place = view.name_of(position.location)
    if len(events) == 1:
        (event,) = events
        ref = ref_to_entry(view, "events", event.id)
        label = words.phrase("%(name)s: %(number)s", name=place, number=view.name_of(event))
        ref = (
            replace(ref, name=label)
            if ref.path
            else replace(ref_to(view, "locations", position.location.id), name=label)
        )
    else:
        number = words.counted(*EVENTS, len(events))
        ref = replace(
            ref_to(view, "locations", position.location.id),
            name=words.phrase("%(name)s: %(number)s", name=place, number=number),
        )
    return replace(locators.mark(view, position), number=len(events), ref=ref, trail=_trail(view, position))


def _of_places(view: View) -> Iterator[PlaceMark]:
    """The signs of all places, each with how much is said of it."""
    for position in positions.positions_of(view, WHOLE):
        if position.point and not position.country:
            here = view.lookups.claims_at.get(position.location.id, ())
            label = words.phrase(
                "%(name)s: %(number)s", name=view.name_of(position.location), number=claims_in_words(len(here))
            )
            ref = replace(ref_to(view, "locations", position.location.id), name=label)
            yield replace(locators.mark(view, position), ref=ref, trail=_trail(view, position))


def _trail(view: View, position: Located) -> tuple[Ref, ...]:
    """The places that a place lies in, and itself."""
    identifier = position.location.id
    trails = view.hierarchy.trails_of(identifier)
    outer = [each.id for each in trails[0]] if len(trails) == 1 else []
    return tuple(ref_to(view, "locations", each) for each in (*outer, identifier))


def _summary(view: View, placed: list[tuple[Located, list[Event]]]) -> str:
    """How many events and places have a position."""
    with_point = {event.id for each, events in placed if each.point or each.country for event in events}
    places = {each.location.id for each in positions.positions_of(view, WHOLE) if each.point}
    sentences = [words.counted("%(number)s place has a position.", "%(number)s places have a position.", len(places))]
    if with_point:
        without = len(view.record.events) - len(with_point)
        on_map = words.counted("%(number)s event is placed.", "%(number)s events are placed.", len(with_point))
        none = words.counted("%(number)s event has no position.", "%(number)s events have no position.", without)
        sentences = [on_map, *([none] if without else []), *sentences]
    return " ".join(sentences)

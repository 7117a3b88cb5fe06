"""GeoJSON (RFC 7946): the places that have a point, and no others; a place without one is not put in the middle of where it lies.

A feature for each location with a point; and one for each place that a claim or an event knows otherwise than the location does,
with a point of its own. Each says how well its point is known.
"""

import json
from collections.abc import Iterator
from typing import Any

from onrecord.exporting.whole import in_a_line
from onrecord.record.claims import Claim
from onrecord.record.lookups import Lookups
from onrecord.record.model import Event, Location
from onrecord.record.places import LocationUse
from onrecord.record.record import Record
from onrecord.record.vocabulary import Precision

NAME = "places.geojson"
"""The name of the file."""

AS_POINTS = (Precision.EXACT, Precision.NEAR)
"""How well a point is known that is where the place is. All others stand for an area."""


def files(record: Record) -> dict[str, bytes]:
    """The places of a record, a feature a line."""
    about = {"title": record.about.title, "licence": record.about.licence, "editor": record.about.editor}
    without = sum(location.point is None for location in record.locations.values())
    members = {key: value for key, value in about.items() if value} | {"locations_without_a_point": without}
    head = "".join(f'"{key}": {json.dumps(value, ensure_ascii=False)},\n' for key, value in members.items())
    lines = ",\n".join(in_a_line(feature) for feature in _features(record))
    return {NAME: f'{{"type": "FeatureCollection",\n{head}"features": [\n{lines}\n]}}\n'.encode()}


def _features(record: Record) -> Iterator[dict[str, Any]]:
    lookups = Lookups(record)
    for location in record.locations.values():
        if location.point:
            claims = [claim.id for claim in lookups.claims_at.get(location.id, ())]
            known = {"within": [*location.within], "claims": claims}
            yield _feature(location, location.point, location.precision, f"locations/{location.id}", known)
    for claim in lookups.standing:
        yield from _uses(record, claim, claim.locations or (), "claim")
    for event in record.events.values():
        yield from _uses(record, event, event.locations, "event")


def _uses(record: Record, entry: Claim | Event, uses: tuple[LocationUse, ...], word: str) -> Iterator[dict[str, Any]]:
    """The places of an entry that have a point of their own there."""
    for number, use in enumerate(uses, 1):
        if use.point:
            identifier = f"{word}s/{entry.id}/{number}"
            known = {word: entry.id, "relation": use.relation}
            yield _feature(record.locations[use.location], use.point, use.precision, identifier, known)


def _feature(
    location: Location,
    point: tuple[float, float],
    precision: Precision | None,
    identifier: str,
    known: dict[str, Any],
) -> dict[str, Any]:
    """A place. ``vague``: whether its point stands for an area; null if that is not recorded."""
    properties = {
        "location": location.id,
        "name": location.name,
        "kind": location.kind,
        "precision": precision,
        "vague": None if precision is None else precision not in AS_POINTS,
        **known,
    }
    geometry = {"type": "Point", "coordinates": [point[1], point[0]]}
    return {"type": "Feature", "id": identifier, "geometry": geometry, "properties": properties}

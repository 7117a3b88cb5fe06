"""What the record's model wants at each place of an entry, for a mapping that has columns there."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel, PlainValidator

from onrecord.record import readers
from onrecord.record.claims import Basis, Figure, Quote, Relay
from onrecord.record.fields import Reference
from onrecord.record.ids import read_id
from onrecord.record.places import PLACE_RELATIONS, LocationUse

SHORT = {LocationUse: "at", Relay: "source"}
"""Mappings that may be written as the id that stands under this key of theirs."""

ANCHORS: dict[type[BaseModel], tuple[str, ...]] = {
    LocationUse: PLACE_RELATIONS,
    Figure: ("count", "words"),
    Quote: ("text",),
    Relay: ("source", "words"),
    Basis: ("source", "via", "document"),
}
"""Mappings that say nothing without one of these keys, whatever else they hold."""


class Wanted(NamedTuple):
    """What a place of an entry takes. ``target``: the list of which it takes an id, ``also`` the words in its stead;
    ``model``: of the mapping that it takes; ``is_map``: its keys are free; ``readers``: the functions that read its text."""

    target: str = ""
    also: tuple[str, ...] = ()
    model: type[BaseModel] | None = None
    is_map: bool = False
    readers: frozenset[str] = frozenset()

    @property
    def is_date(self) -> bool:
        """Whether it takes a date."""
        return bool(self.readers & {readers.read_date.__name__, readers.read_time.__name__})

    @property
    def is_id(self) -> bool:
        """Whether it takes the id of its own entry."""
        return read_id.__name__ in self.readers

    @property
    def is_point(self) -> bool:
        """Whether it takes a point."""
        return readers.read_point.__name__ in self.readers


NOTHING = Wanted()
"""A place of which the model says nothing more than that it takes text."""


@lru_cache(maxsize=512)
def below(model: type[BaseModel], key: str) -> Wanted | None:
    """What stands under a key of a model; None if it knows no such key."""
    found = next((each for name, each in model.model_fields.items() if (each.alias or name) == key), None)
    if found is None:
        return None
    parts = list(_parts(found.annotation))
    parts += [part for each in found.metadata for part in _parts(each)]
    references = [part for part in parts if isinstance(part, type) and issubclass(part, Reference)]
    models = [part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)]
    inner = models[0] if models else None
    reference = references[0] if references else None
    if inner in SHORT and not reference:
        inside = below(inner, SHORT[inner])
        return Wanted(inside.target if inside else "", inside.also if inside else (), inner)
    readers = frozenset(part.func.__name__ for part in parts if isinstance(part, PlainValidator))
    return Wanted(
        reference.target if reference else "", reference.also if reference else (), inner, dict in parts, readers
    )


def _parts(annotation: Any) -> Iterator[Any]:
    """All that an annotation is made of."""
    yield annotation
    if get_origin(annotation) is dict:
        yield dict
        annotation = get_args(annotation)[1]
        yield annotation
    for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        if part is not annotation:
            yield from _parts(part)

"""How a claim or an event names a place, and which events a claim is of."""

from typing import Annotated

from pydantic import (
    BeforeValidator,
    Field,
    SerializerFunctionWrapHandler,
    WrapSerializer,
    model_validator,
)

from onrecord.record.fields import (
    EventRef,
    LocationRef,
    OneOrSeveral,
    Point,
    Shorthand,
    one_or_several,
)
from onrecord.record.ids import ID_FORM, refuse
from onrecord.record.parts import (
    Part,
)
from onrecord.record.vocabulary import (
    Precision,
)


class LocationUse(Part):
    """A place as a claim or an event names it: a location's id, or one of these keys with it."""

    at: LocationRef | None = Field(None, description="There. `al-qaim` alone means `{at: al-qaim}`.")
    near: LocationRef | None = Field(None, description="Near it.")
    from_: LocationRef | None = Field(None, alias="from", description="From there.")
    to: LocationRef | None = Field(None, description="To there.")
    except_: LocationRef | None = Field(
        None, alias="except", description="Everywhere but there. The claim is not gathered there."
    )
    precision: Precision | None = Field(
        None, description="How well the place is known here, where it differs from the location's own."
    )
    point: Point | None = Field(None, description="Where it was here, where it differs from the location's own.")

    @model_validator(mode="after")
    def _has_one_relation(self) -> "LocationUse":
        if sum(getattr(self, _attribute(word)) is not None for word in PLACE_RELATIONS) != 1:
            raise refuse("place-relation", "a place is an id, or has exactly one of at, near, from, to, except")
        return self

    @property
    def relation(self) -> str:
        """Which of the five keys it was written with."""
        return next(word for word in PLACE_RELATIONS if getattr(self, _attribute(word)))

    @property
    def location(self) -> LocationRef:
        """The location named."""
        place: LocationRef = getattr(self, _attribute(self.relation))
        return place


PLACE_RELATIONS = ("at", "near", "from", "to", "except")
"""How a claim can name a place."""


def _attribute(word: str) -> str:
    return f"{word}_" if word in ("from", "except") else word


def _read_uses(value: object) -> object:
    """A list of place uses; the word `none` is an empty one, which differs from a missing one."""
    if value == "none":
        return []
    if value == []:
        raise refuse("empty-list", "an empty list here is not clear: write none, or leave the key out")
    return [{"at": use} if isinstance(use, str) else use for use in (value if isinstance(value, list) else [value])]


def _read_events(value: object) -> object:
    if value == "none":
        return []
    if value == []:
        raise refuse("empty-list", "an empty list here is not clear: write none, or leave the key out")
    return one_or_several(value)


def _write_some(value: object, write: SerializerFunctionWrapHandler) -> object:
    """A list as a record writes it; an empty one is the word `none`."""
    return write(value) if value else "none"


LocationUses = Annotated[
    tuple[LocationUse, ...],
    BeforeValidator(_read_uses),
    WrapSerializer(_write_some),
    Shorthand(ID_FORM, several=True, or_none=True),
]
Events = Annotated[
    tuple[EventRef, ...], BeforeValidator(_read_events), WrapSerializer(_write_some), OneOrSeveral(or_none=True)
]


PROBLEMS = {
    "place-relation": "A place in a claim or event is the id of a location, or has exactly one of the keys `at`, `near`, "
    "`from`, `to` and `except`; `precision` and `point` may stand beside it.",
    "empty-list": "An empty list of places or events could mean two things. Write `none` if there is none; leave the key out "
    "if it is the event's or the file's default.",
}
"""Every code that this module gives, with how to mend it."""

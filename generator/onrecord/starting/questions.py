"""What can be asked of an entry: a question for each of its fields, made from the model."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from onrecord.record.claims import Quote
from onrecord.record.fields import Reference, Shorthand
from onrecord.record.model import LISTS, Archive
from onrecord.record.validating import keys_at

ONE = {"source": "sources", "location": "locations", "event": "events", "document": "documents", "claim": "claims"}
"""The word for one entry of each list."""

LATER = ("formerly", "corrections", "withdrawn")
"""What an entry gets in the course of its life, and not at its beginning."""

ASKED = {
    "sources": ("name", "kind", "identity", "part_of"),
    "locations": ("name", "kind", "within", "point", "precision"),
    "events": ("name", "when", "locations"),
    "documents": ("title", "publisher", "url", "published", "retrieved", "language", "archive"),
    "claims": ("document", "source", "role", "event", "locations", "says", "quote", "figures", "made"),
}
"""The fields that most entries have, in the order in which one thinks of them. What an entry must have is among them."""

SINGULAR = {
    "aliases": "alias",
    "figures": "figure",
    "labels": "label",
    "links": "link",
    "locations": "location",
    "relations": "relation",
}
"""What the option is called that gives one of several values, where its field has the word for all of them."""

OTHERWISE = {"archive": "archived"}
"""Options that would be taken for those that name a folder."""


@dataclass(frozen=True, slots=True)
class Question:
    """A field of an entry, as one is asked for it.

    ``words``: what it means. ``is_several``: whether it may have several values. ``choices``: the words that it takes; empty:
    any. ``target``: the list in which its values are ids, ``also`` the words that may stand in their place. ``is_keyed``: whether
    it has keys, so that its values are given as ``KEY=VALUE``; ``keys``: those that it knows; empty: any. ``is_plain``: whether a
    value may also stand without a key. ``is_pair``: whether it is two numbers.
    """

    key: str
    words: str
    is_required: bool = False
    is_several: bool = False
    choices: tuple[str, ...] = ()
    target: str = ""
    also: tuple[str, ...] = ()
    is_keyed: bool = False
    keys: tuple[str, ...] = ()
    is_plain: bool = True
    is_pair: bool = False

    @property
    def options(self) -> list[str]:
        """What the options of a command are called that answer it, the usual one first."""
        names = [SINGULAR.get(self.key, OTHERWISE.get(self.key, self.key))]
        names += [self.key] if self.key in SINGULAR else []
        return [f"--{name.replace('_', '-')}" for name in names]


@cache
def questions(name: str) -> tuple[Question, ...]:
    """The questions of a list: those usually asked first, then the others in the order of the model. The id is none of them."""
    fields = {info.alias or field: info for field, info in LISTS[name].model_fields.items()}
    order = [*ASKED[name], *(key for key in fields if key not in ASKED[name])]
    return tuple(_question(LISTS[name], key, fields[key]) for key in order if key not in ("id", *LATER))


def _question(model: type[BaseModel], key: str, info: FieldInfo) -> Question:
    """The question about one field of the model."""
    leaves = [*info.metadata, *_leaves(info.annotation)]
    kinds = [leaf for leaf in leaves if isinstance(leaf, type)]
    part = next((kind for kind in kinds if issubclass(kind, BaseModel)), None)
    is_mapping = "dict" in leaves
    # A quote has signs of its own, and an archived file is asked for by its name alone.
    is_keyed = is_mapping or part not in (None, Quote, Archive)
    is_plain = not is_keyed or (not is_mapping and any(isinstance(leaf, Shorthand) and leaf.simple for leaf in leaves))
    reference = next(filter(None, map(_reference, _kinds_of(part) if part else kinds)), None) if is_plain else None
    choices = next((kind for kind in kinds if issubclass(kind, StrEnum)), ())
    return Question(
        key=key,
        words=(info.description or "").rstrip("."),
        is_required=info.is_required(),
        is_several=("tuple" in leaves and float not in kinds) or is_keyed or part is Quote,
        choices=tuple(choices),
        target=reference.target if reference else "",
        also=reference.also if reference else (),
        is_keyed=is_keyed,
        keys=tuple(keys_at(model, (key,))) if is_keyed and not is_mapping else (),
        is_plain=is_plain,
        is_pair=float in kinds,
    )


def _reference(kind: type) -> type[Reference] | None:
    return kind if issubclass(kind, Reference) else None


def _kinds_of(part: type[BaseModel]) -> list[type]:
    """The classes of what the fields of a part hold."""
    leaves = (leaf for info in part.model_fields.values() for leaf in _leaves(info.annotation))
    return [leaf for leaf in leaves if isinstance(leaf, type)]


def _leaves(annotation: Any) -> Iterator[Any]:
    """What an annotation is made of: its classes, with ``tuple`` and ``dict`` by their names, and what is said beside them."""
    origin = getattr(annotation, "__origin__", None)
    if origin in (tuple, dict):
        yield origin.__name__
    yield from getattr(annotation, "__metadata__", ())
    arguments = [origin] if hasattr(annotation, "__metadata__") else get_args(annotation)
    if not arguments and annotation not in (type(None), Ellipsis):
        yield annotation
    for argument in arguments:
        yield from _leaves(argument)

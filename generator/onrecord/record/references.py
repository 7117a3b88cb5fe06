"""Who points to whom: every reference in an entry, found by the types of its fields."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from onrecord.record.fields import Reference
from onrecord.record.placing import Path


@cache
def reference_fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model in which references to other entries can stand, at any depth, each with its key in the YAML."""
    return tuple(
        (name, info.alias or name) for name, info in model.model_fields.items() if _leads_to_reference(info.annotation)
    )


def _leads_to_reference(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Reference):
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(reference_fields(annotation))
    return any(_leads_to_reference(part) for part in get_args(annotation))


def references(entry: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Reference]]:
    """Every reference in an entry, with the path to it in the keys of the YAML."""
    for name, key in reference_fields(type(entry)):
        if value := getattr(entry, name):
            yield from _references_in(value, (*path, key))


def _references_in(value: object, path: Path) -> Iterator[tuple[Path, Reference]]:
    if isinstance(value, Reference):
        yield path, value
    elif isinstance(value, BaseModel):
        yield from references(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _references_in(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _references_in(item, (*path, key))


EntryKey = tuple[str, str]
"""An entry: its list and its id."""


@cache
def entry_key(name: str, identifier: str) -> EntryKey:
    """An entry by its list and its id: the same object each time, for what is known of a record has millions of them."""
    return name, identifier


def reached(
    start: Iterable[EntryKey], leads_to: Callable[[EntryKey], Iterable[EntryKey]], without: Collection[EntryKey] = ()
) -> set[EntryKey]:
    """Some entries, and all that they lead to in any number of steps, but for some and what only these lead to."""
    found = set(start)
    waiting = list(found)
    while waiting:
        named = {each for each in leads_to(waiting.pop()) if each not in found and each not in without}
        found |= named
        waiting += named
    return found

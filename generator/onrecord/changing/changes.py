"""What has changed from one record to a later one, entry by entry and field by field. A pure function of the two."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from onrecord.record.claims import Claim
from onrecord.record.model import LISTS, Document, Source
from onrecord.record.parts import Correction, Entry
from onrecord.record.plain import plain
from onrecord.record.record import Record


class ChangeKind(StrEnum):
    """What became of an entry. Only what was changed and says so is corrected."""

    ADDED = "added"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that is another: what stood there and what does now, as plain data; None: nothing. ``field``: the way to it in the
    keys of the YAML, with dots: `figures.killed.1.count`."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry that is another. ``id``: the one that it has now; ``formerly``: that which it had, if it was another.
    ``corrections``: those that are new. ``because``: why it was withdrawn, and ``on`` which day."""

    kind: ChangeKind
    list: str
    id: str
    fields: tuple[FieldChange, ...] = ()
    formerly: str = ""
    corrections: tuple[Correction, ...] = ()
    on: str = ""
    because: str = ""


def changes(old: Record, new: Record) -> list[EntryChange]:
    """All that has changed, list by list: what was there in the order of the new record, then what was removed."""
    return [change for name in LISTS for change in _in_list(name, old, new)]


def _in_list(name: str, old: Record, new: Record) -> Iterator[EntryChange]:
    before, gone = old.entries(name), dict.fromkeys(old.entries(name))
    for entry in new.entries(name).values():
        then = next((each for each in (entry.id, *entry.formerly) if each in before), None)
        if then is None:
            yield EntryChange(ChangeKind.ADDED, name, entry.id)
            continue
        gone.pop(then, None)
        if change := _of_entry(name, before[then], entry):
            yield change
    for identifier in gone:
        yield EntryChange(ChangeKind.REMOVED, name, identifier)


def _of_entry(name: str, old: Entry, new: Entry) -> EntryChange | None:
    """What has changed in an entry; None, if nothing has."""
    formerly = old.id if old.id != new.id else ""
    if isinstance(new, Claim) and isinstance(old, Claim) and new.withdrawn and not old.withdrawn:
        on, because = new.withdrawn.on.text, new.withdrawn.because
        return EntryChange(ChangeKind.WITHDRAWN, name, new.id, formerly=formerly, on=on, because=because)
    fields = tuple(_differences("", plain(old), plain(new)))
    if not (fields or formerly):
        return None
    corrections = _new_corrections(old, new)
    is_corrected = bool(corrections) and all(_names(corrections, each.field) for each in fields)
    kind = ChangeKind.CORRECTED if is_corrected else ChangeKind.CHANGED
    return EntryChange(kind, name, new.id, fields, formerly, corrections)


def _new_corrections(old: Entry, new: Entry) -> tuple[Correction, ...]:
    known = old.corrections if isinstance(old, Claim | Document | Source) else ()
    found = new.corrections if isinstance(new, Claim | Document | Source) else ()
    return tuple(each for each in found if each not in known)


def _names(corrections: tuple[Correction, ...], field: str) -> bool:
    """Whether corrections name a field that was changed, or one that it is a part of; or it is theirs."""
    return field.partition(".")[0] == "corrections" or not {each.field for each in corrections}.isdisjoint(
        field.split(".")
    )


def _differences(path: str, old: Any, new: Any) -> Iterator[FieldChange]:
    """What is other in two pieces of plain data, as near to it as both have the same keys."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            yield from _differences(f"{path}.{key}" if path else key, old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new) and _are_parts(old + new):
        for number, (before, after) in enumerate(zip(old, new, strict=True), 1):
            yield from _differences(f"{path}.{number}", before, after)
    elif path != "id":
        yield FieldChange(path, old, new)


def _are_parts(items: list[Any]) -> bool:
    return all(isinstance(each, dict) for each in items)

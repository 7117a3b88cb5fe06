"""An entry as plain data, as a record writes it: one writing for one meaning.

Shorthand is written out, a list is a list even of one, and what a field is by default is left out. So two entries that say the
same are the same data, with their keys in the order of the model.
"""

from collections.abc import Iterator
from typing import Any

from onrecord.diagnostics import shown
from onrecord.record.ids import UNNAMED
from onrecord.record.model import LISTS, About
from onrecord.record.parts import Entry
from onrecord.record.record import Record

PlainData = dict[str, Any]
"""Mappings, lists, texts and numbers of degrees: what JSON holds."""

FOR_KEEPERS = ("accepted", "archive")
"""What no page shows, and no data of the site has: which warnings were looked into, and what archived files are called."""


def plain(entry: Entry) -> PlainData:
    """An entry by the keys of the YAML."""
    data: PlainData = entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for part in (data, *data.get("basis", ())):
        if "via" in part:
            part["via"] = [{"source": UNNAMED, **relay} for relay in part["via"]]
    for point in _points(data):
        point[:] = [number + 0.0 for number in point]  # there is no minus nought on the Earth
    return data


def for_readers(entry: Entry) -> PlainData:
    """An entry without what is only for those who keep the record."""
    return without_keepers(plain(entry))


def without_keepers(data: PlainData) -> PlainData:
    """The same, of an entry that is plain data already."""
    return {key: value for key, value in data.items() if key not in FOR_KEEPERS}


def plain_about(about: About) -> PlainData:
    """What a record says of itself, its language and its format always among it."""
    data: PlainData = about.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return data | {"language": about.language, "format": about.format}


def as_data(record: Record) -> PlainData:
    """A whole record: what it says of itself, and its lists, each in its order, which pages keep to."""
    lists = {name: [plain(entry) for entry in record.entries(name).values()] for name in LISTS}
    return {"about": plain_about(record.about), **{name: entries for name, entries in lists.items() if entries}}


def keys_once(pairs: list[tuple[str, Any]]) -> PlainData:
    """A mapping of JSON, for its decoder. Raises ValueError for a key that stands twice, of which that would take the last in
    silence."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for number, (key, _) in enumerate(pairs) if key in dict(pairs[:number]))
        raise ValueError(f"the key {shown(twice)} stands twice in one place")
    return found


def _points(data: PlainData) -> Iterator[list[float]]:
    """The points of an entry: its own, and those of the places that it names."""
    uses = data.get("locations")
    for part in (data, *(uses if isinstance(uses, list) else ())):
        if "point" in part:
            yield part["point"]

"""The map of the whole record, and the places that it cannot show."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.telling import catalogues, event_map, locators, positions
from onrecord.telling.catalogues import IndexContent, catalogue
from onrecord.telling.locators import NAMED_WITHOUT, MapShown
from onrecord.telling.page import Content, EntryId, Key, Page
from onrecord.telling.positions import WHOLE
from onrecord.telling.saved import Drawn, can_show_all
from onrecord.telling.view import View

PATH = "map/index.md"
"""Where the map lies."""

WITHOUT = "without"
"""What the page of the places without a position is called in its key."""


@dataclass(frozen=True, slots=True)
class WholeMapContent(Content):
    """The map of the whole record; none if no place can be shown."""

    template: ClassVar[str] = "map.md.jinja"
    summary: str
    map: MapShown | None
    far: list[Ref]
    more: int


def keys(view: View) -> Iterator[Key]:
    """The map, the further pages of its table, and the places without a position, if they are too many to be named beside it."""
    me, everything = _me(), _everything()
    yield Key(PATH, me.name, in_nav=True, files=locators.files(view, WHOLE, can_show_all(view)))
    yield from positions.keys(view, WHOLE, me)
    if without := _without(view):
        yield Key(everything.path, everything.name, part=WITHOUT)
        yield from catalogues.keys(view, without, "map/without-", everything)


def page(view: View, key: Key) -> Page:
    """The map, or a further page of it."""
    if key.part:
        return PARTS[key.part](view, key)
    found = event_map.of_record(view, _me(), can_show_all(view))
    shown = found.shown if found else None
    if shown and _without(view):
        shown = replace(shown, everything=_everything())
    none = words.counted("%(number)s place has a position.", "%(number)s places have a position.", 0)
    content = WholeMapContent(
        found.summary if found else none, shown, found.far if found else [], found.more if found else 0
    )
    return Page(PATH, key.title, content, searchable=False)


def picture(view: View, _: Key, __: str) -> Drawn:
    """The map of the whole record."""
    found = event_map.of_record(view, _me())
    assert found
    return event_map.picture(found)


def _me() -> Ref:
    return Ref(words.together(words.translate("Map")), PATH)


def _everything() -> Ref:
    return Ref(words.together(words.translate("Places without a position")), "map/without.md")


def _without(view: View) -> list[EntryId]:
    """The places without a position, if they need a page of their own."""
    without = positions.without_position(positions.positions_of(view, WHOLE))
    is_long = len(without) > NAMED_WITHOUT and locators.has_map(view, WHOLE)
    return [("locations", each) for each in without] if is_long else []


def _all_without(view: View, key: Key) -> Page:
    without = _without(view)
    summary = words.counted(
        "%(number)s place has no position in the record.",
        "%(number)s places have no position in the record.",
        len(without),
    )
    content = IndexContent(summary, catalogue(view, without, "map/without-"))
    return Page(key.path, key.title, content, searchable=False)


PARTS = {positions.PART: positions.part_page, catalogues.PART: catalogues.part_page, WITHOUT: _all_without}
"""What makes each sort of further page."""

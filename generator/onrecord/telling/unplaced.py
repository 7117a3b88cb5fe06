"""The places of a hierarchy that no map can show: each told by what it lies in, "somewhere in …"."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record.model import Location
from onrecord.record.vocabulary import LocationKind
from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import Phrase
from onrecord.telling.refs import ref_to
from onrecord.telling.view import View

UNPLACED_SHOWN = 30
"""Places without a position that a page names beside its map."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Places without a position that lie in the same, and what that is: `Somewhere in Anbar`."""

    heading: Phrase
    places: list[Ref]


@dataclass(frozen=True, slots=True)
class AllUnplaced:
    """The places without a position, by what they lie in, and how many more there are."""

    groups: list[Unplaced]
    more: int


@dataclass(frozen=True, slots=True)
class Somewhere:
    """In what a place lies, and what of that its map shows in its stead."""

    heading: Phrase
    shown: list[Ref]


def unplaced(view: View, places: Sequence[str]) -> AllUnplaced | None:
    """These places, which have no position; None if there are none."""
    groups: dict[tuple[str, ...], list[Ref]] = {}
    for place in places[:UNPLACED_SHOWN]:
        location = view.record.locations[place]
        groups.setdefault(tuple(map(str, location.within)), []).append(ref_to(view, "locations", place))
    found = [Unplaced(somewhere(view, within), refs) for within, refs in groups.items()]
    return AllUnplaced(found, max(0, len(places) - UNPLACED_SHOWN)) if found else None


def somewhere(view: View, within: Sequence[str]) -> Phrase:
    """Where places are that lie in some others: in one, or in part in each of several; or that nothing is known of it."""
    names = [ref_to(view, "locations", place).name for place in within]
    if not names:
        return words.phrase("Where it lies is not recorded")
    if len(names) == 1:
        if view.record.locations[within[0]].kind is LocationKind.BORDER:
            return words.phrase("Somewhere on %(place)s", place=names[0])
        return words.phrase("Somewhere in %(place)s", place=names[0])
    if len(names) == 2:
        return words.phrase("Partly in %(place)s, partly in %(other)s", place=names[0], other=names[1])
    return words.phrase("Partly in each: %(places)s", places=words.all_of(names))


def somewhere_of(view: View, location: Location, shown: Sequence[Location]) -> Somewhere | None:
    """Where a place is that has no position of its own; None if the record does not say what it lies in."""
    within = [str(each) for each in location.within]
    if not within:
        return None
    return Somewhere(somewhere(view, within), [ref_to(view, "locations", each.id) for each in shown])

"""The hierarchy of a record's places: what lies in what, and how much was said of all of it."""

from dataclasses import dataclass
from functools import cached_property

from onrecord.record.lookups import Lookups
from onrecord.record.model import Location


@dataclass(frozen=True, eq=False)
class Hierarchy:
    """The places of a record as they lie in each other."""

    lookups: Lookups

    @property
    def inside(self) -> dict[str, list[Location]]:
        """The places directly inside each place."""
        return self.lookups.places_in

    @cached_property
    def outermost(self) -> list[Location]:
        """The places that lie in no other."""
        return [location for location in self.lookups.record.locations.values() if not location.within]

    def all_inside(self, location: str) -> list[str]:
        """The ids of all places inside a place, at any depth, each once, nearest first."""
        found: dict[str, None] = {}
        waiting = [location]
        while waiting:
            children = [child.id for outer in waiting for child in self.inside.get(outer, ())]
            waiting = [child for child in dict.fromkeys(children) if child not in found and child != location]
            found.update(dict.fromkeys(waiting))
        return list(found)

    def all_around(self, location: str) -> list[str]:
        """The ids of all places that a place lies in, at any depth, each once, nearest first. A place that the record lacks lies
        in none."""
        locations, found = self.lookups.record.locations, dict[str, None]()
        waiting = [location]
        while waiting:
            outer = [str(each) for inner in waiting if inner in locations for each in locations[inner].within]
            waiting = [each for each in dict.fromkeys(outer) if each not in found]
            found.update(dict.fromkeys(waiting))
        return list(found)

    def wholly_inside(self, location: str) -> frozenset[str]:
        """The ids of the places inside a place of which nothing lies elsewhere: each that they lie in is that place, or lies
        wholly inside it. A place that lies in several lies in part in each, so what lies in it may lie in any of them."""
        inside = set(self.all_inside(location))
        known: dict[str, bool] = {location: True}

        def is_whole(place: str) -> bool:
            if place not in known:
                outer = self.lookups.record.locations[place].within
                known[place] = place in inside and all(is_whole(str(each)) for each in outer)
            return known[place]

        return frozenset(place for place in inside if is_whole(place))

    def claims_in_and_at(self, location: str) -> int:
        """How many claims speak of a place or of any place inside it."""
        places = (location, *self.all_inside(location))
        by = (self.lookups.claims_at, self.lookups.figures_at)
        return len({claim.id for place in places for lookup in by for claim in lookup.get(place, ())})

    def trails_of(self, location: str) -> list[tuple[Location, ...]]:
        """Ways down to a place, itself left out: one for each place it lies in. A way begins with the outermost place, or with
        one that lies in several and is therefore not told as lying in any of them."""
        return [self._trail(place) for place in self.lookups.record.locations[location].within]

    def _trail(self, location: str) -> tuple[Location, ...]:
        trail = [self.lookups.record.locations[location]]
        while len(trail[-1].within) == 1:
            trail.append(self.lookups.record.locations[trail[-1].within[0]])
        return tuple(reversed(trail))

"""What a share of the shelves gives to an index: it follows from these alone, so it can be made on any core or machine."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from onrecord.searching.briefs import Findable
from onrecord.searching.postings import Postings
from onrecord.searching.shelves import Shelf
from onrecord.searching.slips import slip_of
from onrecord.searching.standing import ShelfMade, Standing, shelf_made
from onrecord.speaking import languages

SHELVES = 32
"""Shelves of a share."""

Share = Sequence[Shelf]
"""Shelves in the order of their numbers."""


class Findings(NamedTuple):
    """What a share of shelves gives: each of them, and where the words, the names and the sounds of its entries are found."""

    shelves: list[ShelfMade]
    words: Postings
    names: Postings
    sounds: Postings


@dataclass(frozen=True, eq=False)
class Giving:
    """The work on a share, in a language of the interface. ``stands``: where all that is found stands."""

    found: Findable
    stands: Standing
    language: str

    def __call__(self, share: Share) -> Findings:
        """What the entries on some shelves give."""
        given = Findings([], Postings(), Postings(), Postings())
        with languages.speaking(self.language):
            for shelf in share:
                entries = [self.found.entry(each) for each in self.stands.on(shelf)]
                given.shelves.append(shelf_made(self.stands, shelf, entries))
                for number, entry in sorted(zip(shelf.numbers(), entries, strict=True), key=itemgetter(0)):
                    slip = slip_of(entry)
                    given.words.add(number, slip.words)
                    given.names.add(number, slip.names)
                    given.sounds.add(number, slip.sounds)
        return given


SharedOut = Callable[[Giving, Sequence[Share]], Iterable[Findings]]
"""How the work on some shares is done: what each gives comes in their order."""


def shares_of(stands: Standing) -> list[Share]:
    """All shelves in shares: in the order of their numbers, for these are noted so."""
    shelves = sorted(stands.shelves, key=lambda each: each.number)
    return [shelves[start : start + SHELVES] for start in range(0, len(shelves), SHELVES)]

"""What becomes of the tables of an index when some entries go and others come: only the rows of their keys are made anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.searching.blocks import Blocks, Lost, TableCut, TableRead, changed, cut_into
from onrecord.searching.postings import Place
from onrecord.searching.slips import Found, Slip
from onrecord.searching.tables import Row, han, key_of_places, listed, listed_in, placed, placed_in, spelt, width_for
from onrecord.writing.han import FAMILIES

ByKey = dict[str, dict[int, Found]]
"""How a key is found in some entries, by their numbers."""


@dataclass(frozen=True)
class Difference:
    """What is less or more in an index: for the words, the names and the sounds, how each key is found in entries that are gone
    from their numbers, and in those that came."""

    less: tuple[ByKey, ByKey, ByKey] = field(default_factory=lambda: ({}, {}, {}))
    more: tuple[ByKey, ByKey, ByKey] = field(default_factory=lambda: ({}, {}, {}))

    def is_gone(self, number: int, slip: Slip) -> None:
        """Note an entry that no longer is at a number."""
        _note(self.less, number, slip)

    def is_new(self, number: int, slip: Slip) -> None:
        """Note an entry that is at a number now."""
        _note(self.more, number, slip)


def _note(all_: tuple[ByKey, ByKey, ByKey], number: int, slip: Slip) -> None:
    for by_key, founds in zip(all_, (slip.words, slip.names, slip.sounds), strict=True):
        for key, found in founds.items():
            by_key.setdefault(key, {})[number] = found


def tables_after(
    before: Mapping[str, TableCut], difference: Difference, room: int, blocks: Blocks
) -> tuple[dict[str, TableCut], set[str]]:
    """The tables with such a difference, and the words that they have now and had not, or the other way round. Raises Lost."""
    read = {name: TableRead(blocks, name, table) for name, table in before.items()}
    (less, fewer, quieter), (more, others, louder) = difference.less, difference.more
    rows: dict[str, dict[str, Row | None]] = {name: {} for name in before}
    come_or_gone = set[str]()
    for word in _differing(less, more):
        there = _listed_before(read["terms"], word)
        after = _after(there, less.get(word, {}), more.get(word, {}))
        if there != after:
            rows["terms"][word] = _row("terms", word, after)
        rows["positions"] |= _places(
            read["positions"], word, there, after, less.get(word, {}), more.get(word, {}), room
        )
        if bool(there) != bool(after):
            come_or_gone |= {word}
            rows["spellings"] |= {row.key: row if after else None for row in spelt(word)}
    for name, gone, new in (("names", fewer, others), ("sounds", quieter, louder)):
        for key in _differing(gone, new):
            there = _listed_before(read[name], key)
            after = _after(there, gone.get(key, {}), new.get(key, {}))
            if there != after:
                rows[name][key] = _row(name, key, after)
    tables = {name: changed(read[name], its) for name, its in rows.items()}
    if not come_or_gone.isdisjoint(FAMILIES):
        terms = TableRead(blocks, "terms", tables["terms"])
        tables["han"] = cut_into(blocks, "han", han({each for each in FAMILIES if terms.row(each)}))
    return tables, come_or_gone


def _differing(less: ByKey, more: ByKey) -> Iterator[str]:
    return (key for key in {**less, **more} if less.get(key) != more.get(key))


def _listed_before(reading: TableRead, key: str) -> dict[int, int]:
    """The entries that a key was found in, each with where."""
    text = reading.row(key)
    return listed_in(reading.name, text) if text else {}


def _after(there: Mapping[int, int], less: Mapping[int, Found], more: Mapping[int, Found]) -> dict[int, int]:
    """The entries that a key is found in, after some went and others came. Raises Lost where none of these was."""
    if not less.keys() <= there.keys():
        raise Lost
    return {number: where for number, where in there.items() if number not in less} | {
        number: where for number, (where, _, _) in more.items()
    }


def _row(table: str, key: str, entries: Mapping[int, int]) -> Row | None:
    return listed(table, key, sorted(entries.items())) if entries else None


def _places(
    reading: TableRead,
    word: str,
    there: Mapping[int, int],
    after: Mapping[int, int],
    less: Mapping[int, Found],
    more: Mapping[int, Found],
    room: int,
) -> dict[str, Row | None]:
    """The rows of a word's places that are others. As long as each is for as many numbers as before, those of other numbers
    stay."""
    width, width_now = width_for(len(there), room), width_for(len(after), room)
    is_as_wide = width == width_now
    begins = {number - number % width for number in ({**less, **more} if is_as_wide else there)}
    keys = {begin: key_of_places(word, begin) for begin in begins}
    places: dict[int, Place] = {}
    for begin, key in keys.items():
        text = reading.row(key)
        places |= {place[0]: place for place in placed_in(begin, text)} if text else {}
    for number in less:
        del places[number]
    places |= {number: (number, *found) for number, found in more.items()}
    rows: dict[str, Row | None] = dict.fromkeys(keys.values())
    return rows | {row.key: row for row in placed(word, sorted(places.values()), width_now)}

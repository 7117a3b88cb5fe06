"""Entries that are told by their names: which entry of the record, or of this import, has a name; else a new one, with an
id that is made of it."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from onrecord.importing import ids
from onrecord.importing.mapping import Fold
from onrecord.importing.scopes import RowRefused
from onrecord.record.model import Document, Location
from onrecord.record.parts import Entry

Data = dict[str, Any]

NAMED_LISTS = ("sources", "locations", "events", "documents")
"""The lists of which an entry can be told by its name."""


_UNSEEN = re.compile("[\u00ad\u200b-\u200f\ufeff]")


class ToldBy(NamedTuple):
    """By what an entry is told from others of its list: its folded name, and the place that it lies in, if it is one."""

    name: str
    within: str = ""


@dataclass
class Made:
    """An entry that rows tell by its name: its data, the spellings of its name, and the line of the row that told it first."""

    list_name: str
    identifier: str
    data: Data
    told: ToldBy
    line: int
    spellings: dict[str, None] = field(default_factory=dict)

    def whole(self) -> Data:
        """Its data, with the other spellings of its name as aliases."""
        name = self.data.get("name")
        given = self.data.get("aliases", [])
        found = [*(given if isinstance(given, list) else [given]), *(each for each in self.spellings if each != name)]
        if not found or name is None:
            return self.data
        return {
            key: each
            for old, value in self.data.items()
            for key, each in (
                ((old, value), ("aliases", list(dict.fromkeys(found)))) if old == "name" else ((old, value),)
            )
            if old != "aliases"
        }


class Names:
    """What is known of names. What a row tells is held back until the row is accepted."""

    def __init__(
        self, fold: Iterable[Fold], known: Mapping[str, Mapping[str, str]], taken: Mapping[str, set[str]]
    ) -> None:
        self.fold = frozenset(fold)
        self.taken = {name: set(taken.get(name, ())) for name in NAMED_LISTS}
        self.made: dict[tuple[str, str], Made] = {}
        self.differing: dict[tuple[str, str, str], int] = {}
        self._ids: dict[tuple[str, ToldBy], str] = {}
        self._gone: dict[tuple[str, ToldBy], str] = {}
        self._known = {(of, self.folded(name)): entry for of, names in known.items() for name, entry in names.items()}
        self._of_record: dict[tuple[str, str], dict[str, Entry]] = defaultdict(dict)
        self._by_hand: set[tuple[str, str]] = set()
        self._fresh: list[Made] = []
        self._new_ids: list[tuple[str, ToldBy]] = []
        self._spelt: list[tuple[Made, str]] = []
        self._added: list[tuple[Made, str]] = []

    def folded(self, name: str) -> str:
        """A name without what `fold` lets differ."""
        if Fold.SPACE in self.fold:
            name = " ".join(_UNSEEN.sub("", name).split())
        if Fold.CASE in self.fold:
            name = name.casefold()
        if Fold.MARKS in self.fold:
            name = "".join(c for c in unicodedata.normalize("NFKD", name) if unicodedata.category(c)[0] != "M")
        return unicodedata.normalize("NFC", name)

    def learn(self, list_name: str, entry: Entry) -> None:
        """Take in an entry of the record that this import did not make."""
        self._by_hand.add((list_name, entry.id))
        for name in _names_of(entry):
            self._of_record[list_name, self.folded(name)][entry.id] = entry

    def own(self, list_name: str, names: Iterable[str], within: str, identifier: str) -> None:
        """Take in an entry that this import made before, by names under which it was told, or goes now."""
        for name in names:
            self._ids.setdefault((list_name, ToldBy(self.folded(name), within)), identifier)

    def gone(self, list_name: str, names: Iterable[str], within: str, identifier: str) -> None:
        """Take in an entry that this import made before and somebody has deleted: its id, if nobody else has its name."""
        for name in names:
            self._gone.setdefault((list_name, ToldBy(self.folded(name), within)), identifier)

    def find(self, list_name: str, data: Data, line: int) -> str:
        """The id of the entry that ``data`` tells by its name, or by its id. Raises RowRefused."""
        name = _name_in(list_name, data)
        if Fold.SPACE in self.fold and "name" in data:
            name = " ".join(name.split())
            data = data | {"name": name}
        if "id" in data:
            self._tell(list_name, str(data["id"]), data, ToldBy(""), line)
            return str(data["id"])
        told = self._told(list_name, data, name)
        if told.within and self._lies_in_itself(told):
            return told.within
        identifier = self._known.get((list_name, self.folded(name))) or self._ids.get((list_name, told))
        identifier = identifier or self._in_record(list_name, told, name) or self._gone.get((list_name, told))
        if identifier is None:
            identifier = ids.of_name(_short(list_name, name), list_name.removesuffix("s"), self.taken[list_name])
            self.taken[list_name].add(identifier)
            self._ids[list_name, told] = identifier
            self._new_ids.append((list_name, told))
        self._tell(list_name, identifier, {"id": identifier, **data}, told, line)
        return identifier

    def _told(self, list_name: str, data: Data, name: str) -> ToldBy:
        if list_name == "documents" and "url" not in data:
            told = [self.folded(name), *(str(data.get(key, "")) for key in ("publisher", "published"))]
            return ToldBy("\n".join(told))
        within = data.get("within") if list_name == "locations" else None
        return ToldBy(
            self.folded(name) if list_name != "documents" else name, within if isinstance(within, str) else ""
        )

    def _lies_in_itself(self, told: ToldBy) -> bool:
        """Whether a place has the name of the one that it is said to lie in: then it is that place."""
        outer = self.made.get(("locations", told.within))
        return outer is not None and outer.told.name == told.name

    def _in_record(self, list_name: str, told: ToldBy, name: str) -> str | None:
        """The entry of the record that has a name, if it is one. Raises RowRefused if several have it."""
        found = self._of_record.get((list_name, told.name), {})
        if told.within:
            lies_in = {each.id: each.within for each in found.values() if isinstance(each, Location)}
            near = [each for each, within in lies_in.items() if told.within in within]
            candidates = near or [each for each, within in lies_in.items() if not within]
        else:
            candidates = [*found]
        if len(candidates) > 1:
            several = " and ".join(sorted(candidates)[:3])
            why = f"'{name[:60]}' is the name of several {list_name} of the record, {several}: say which under 'known'"
            raise RowRefused("several-of-a-name", why)
        return candidates[0] if candidates else None

    def _tell(self, list_name: str, identifier: str, data: Data, told: ToldBy, line: int) -> None:
        """Note what a row tells of an entry, unless it is one that somebody wrote."""
        if (list_name, identifier) in self._by_hand:
            return
        made = self.made.get((list_name, identifier))
        if made is None:
            made = self.made[list_name, identifier] = Made(list_name, identifier, data, told, line)
            self._fresh.append(made)
        elif data != made.data:
            self._add(made, data, line)
        name = data.get("name")
        if isinstance(name, str) and name not in made.spellings:
            made.spellings[name] = None
            self._spelt.append((made, name))

    def _add(self, made: Made, data: Data, line: int) -> None:
        """Add what no row before has told of an entry, and note what one has told otherwise."""
        for key, value in data.items():
            if key not in made.data:
                made.data[key] = value
                self._added.append((made, key))
            elif key != "name" and made.data[key] != value:
                self.differing.setdefault((made.list_name, made.identifier, key), line)

    def accept(self) -> list[Made]:
        """Keep what the last row told. Returns the entries that it told first."""
        fresh = self._fresh
        self._fresh, self._new_ids, self._spelt, self._added = [], [], [], []
        return fresh

    def pending(self) -> list[Made]:
        """The entries that the row tells first, which is not accepted yet."""
        return self._fresh

    def refuse(self) -> None:
        """Take back all that the last row told."""
        for list_name, told in self._new_ids:
            self.taken[list_name].discard(self._ids.pop((list_name, told)))
        for made, name in self._spelt:
            made.spellings.pop(name, None)
        for made, key in self._added:
            made.data.pop(key, None)
        for made in self._fresh:
            del self.made[made.list_name, made.identifier]
        self.accept()


def _name_in(list_name: str, data: Data) -> str:
    keys = ("url", "title") if list_name == "documents" else ("name",)
    found = next((data[key] for key in keys if isinstance(data.get(key), str)), "")
    if not found and "id" not in data:
        raise RowRefused("missing", f"an entry of '{list_name}' has no {' or '.join(keys)}")
    return found


def _short(list_name: str, name: str) -> str:
    """What of a name goes into an id: of an address neither how it is reached nor its end."""
    return re.sub(r"^https?://(www\.)?", "", name) if list_name == "documents" else name


def _names_of(entry: Any) -> Iterator[str]:
    """All names that an entry goes by."""
    if isinstance(entry, Document):
        yield from [entry.url] if entry.url else []
        return
    yield from (entry.name, *entry.aliases)
    for names in entry.names.values():
        yield from names

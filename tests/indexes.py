"""Indexes of the search that lie nowhere but in this process."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from onrecord.searching.blocks import Blocks, Lost, around, name_of, path_of
from onrecord.searching.briefs import of_entries
from onrecord.searching.entries import SearchEntry
from onrecord.searching.shards import NOTHING_ASKED, KeptIndex, index_anew, index_changed
from onrecord.speaking.linking import LinkStyle


@dataclass
class AtHand(Blocks):
    """The blocks of an index, by path. ``before``: those of another, of which one that is taken is still the same."""

    before: "AtHand | None" = None
    files: dict[str, str] = field(default_factory=dict)
    texts: dict[tuple[str, bytes], str] = field(default_factory=dict)
    parts: dict[bytes, bytes] = field(default_factory=dict)

    def put(self, table: str, text: str) -> bytes:
        sum_ = sha256(text.encode()).digest()
        self.texts[table, sum_] = text
        self.name(table, sum_, name_of(sum_))
        return sum_

    def take(self, table: str, sum_: bytes) -> None:
        self.put(table, self.text(table, sum_))

    def text(self, table: str, sum_: bytes) -> str:
        for each in (self, self.before):
            if each and (table, sum_) in each.texts:
                return each.texts[table, sum_]
        raise Lost

    def name(self, table: str, sum_: bytes, name: str) -> None:
        before, behind = around(table, name)
        self.files[path_of(table, name)] = f"{before}{self.texts[table, sum_]}{behind}"

    def keep(self, data: bytes) -> bytes:
        self.parts[sha256(data).digest()] = data
        return sha256(data).digest()

    def kept(self, sum_: bytes) -> bytes:
        for each in (self, self.before):
            if each and sum_ in each.parts:
                return each.parts[sum_]
        raise Lost


@dataclass(frozen=True)
class Shards:
    """An index: the path of the file that leads to the others, its files, and what the next one can be made with. ``is_anew``:
    whether it was made from nothing."""

    start: str
    files: dict[str, str]
    kept: KeptIndex = field(compare=False, repr=False)
    blocks: AtHand = field(compare=False, repr=False)
    is_anew: bool = field(default=True, compare=False)


def shards(
    entries: Sequence[SearchEntry],
    links: LinkStyle,
    before: Shards | None = None,
    asked: Mapping[str, Iterable[str]] = NOTHING_ASKED,
) -> Shards:
    """The index of some entries. ``before``: one of nearly the same, of which all that still holds is taken."""
    found = of_entries(entries)
    blocks = AtHand(before.blocks if before else None)
    if before and (changed := index_changed(found, links, asked, before.kept, blocks)):
        blocks.texts = before.blocks.texts | blocks.texts
        blocks.parts = before.blocks.parts | blocks.parts
        blocks.before = None
        return Shards(changed[0].start, blocks.files, changed[1], blocks, is_anew=False)
    blocks = AtHand()
    made, kept = index_anew(found, links, asked, blocks)
    return Shards(made.start, blocks.files, kept, blocks)

"""What a site was made of, in short: as much as tells which of its pages hold for a later record.

A page depends on whatever leads to its entries, and on whatever these lead to (`depending`). That goes both ways: what depends
on an entry is what it depends on itself. So from the entries that are others than they were, it is found at once which pages are
made anew, as far as these are made of entries.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from weakref import WeakKeyDictionary

from onrecord.record.claims import Claim
from onrecord.record.model import LISTS
from onrecord.telling.catalogues import ref_to_entry
from onrecord.telling.depending import dependencies, reached
from onrecord.telling.page import EntryId, Key
from onrecord.telling.view import View

Entries = Mapping[str, Mapping[str, tuple[bytes, tuple[EntryId, ...]]]]
"""For each list, for the id of each entry in its order: a digest of all that is known of it, and what it leads to."""


@dataclass(frozen=True, eq=False)
class Imprint:
    """A record in short. ``about``: a digest of what it says of itself, which any page may show, and of whether it has pictures
    as PNG."""

    about: bytes
    entries: Entries


_made: WeakKeyDictionary[View, Imprint] = WeakKeyDictionary()
"""The imprint of each view, as long as that is there."""


def imprint_of(view: View, before: View | None = None) -> Imprint:
    """The imprint of a record. ``before``: the view of the same record before an edit, which spares time and changes nothing."""
    if view not in _made:
        _made[view] = _imprint_of(view, before)
    return _made[view]


def _imprint_of(view: View, before: View | None) -> Imprint:
    led_to = dependencies(view.lookups).led_to
    last = imprint_of(before).entries if before else {}

    def of_entry(name: str, each: str) -> bytes:
        known = last[name].get(each) if last else None
        return known[0] if known and before and _is_same(before, view, name, each) else _of_entry(view, name, each)

    entries = {
        name: {each: (of_entry(name, each), led_to[name, each]) for each in view.record.entries(name)} for name in LISTS
    }
    return Imprint(digest(view.about_digest.hex(), view.about_file, repr(view.has_pngs)), entries)


def digest(*parts: str) -> bytes:
    """A short digest of texts."""
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def digest_of_key(key: Key) -> bytes:
    """A digest of all that a key says."""
    return digest(repr(key))


@lru_cache(maxsize=1)
def touched(before: Imprint, after: Imprint) -> frozenset[EntryId] | None:
    """The entries whose pages have to be made anew; None if all have to be. Without any, those of the whole record hold too."""
    if _same(before, after):
        return frozenset()
    if before.about != after.about or _order(before, after) != _order(after, before):
        return None
    changed = {
        (name, each)
        for name in LISTS
        for each in {*before.entries[name], *after.entries[name]}
        if before.entries[name].get(each) != after.entries[name].get(each)
    }
    led_to = _led_to(before, after)
    leading: dict[EntryId, list[EntryId]] = {}
    for entry, targets in led_to.items():
        for target in targets:
            leading.setdefault(target, []).append(entry)
    return reached(reached(changed, leading), led_to)


def _led_to(before: Imprint, after: Imprint) -> dict[EntryId, tuple[EntryId, ...]]:
    """What each entry leads to in one of two records or in the other; most lead to the same in both."""
    found = {(name, each): its for name, entries in after.entries.items() for each, (_, its) in entries.items()}
    for name, entries in before.entries.items():
        for each, (_, targets) in entries.items():
            if found.get((name, each)) != targets:
                found[name, each] = (*found.get((name, each), ()), *targets)
    return found


def _same(before: Imprint, after: Imprint) -> bool:
    """Whether all that is known of two records is the same, the order of their entries too."""
    return before.about == after.about and all(
        list(before.entries[name].items()) == list(after.entries[name].items()) for name in LISTS
    )


def _of_entry(view: View, name: str, identifier: str) -> bytes:
    """A digest of all that is known of an entry."""
    known = " ".join(each if isinstance(each, str) else repr(each) for each in _known_of(view, name, identifier))
    return digest(view.digests[name, identifier].hex(), known, view.origin_of(name, identifier))


def _is_same(before: View, now: View, name: str, identifier: str) -> bool:
    """Whether all that is known of an entry is the same in two views."""
    key = name, identifier
    return (
        before.digests[key] == now.digests[key]
        and before.files[key] == now.files[key]
        and _known_of(before, name, identifier) == _known_of(now, name, identifier)
    )


def _known_of(view: View, name: str, identifier: str) -> tuple[object, ...]:
    """The name and the address that an entry has among others, and what is proved of it and when it was first sealed."""
    entry = view.record.entries(name)[identifier]
    if isinstance(entry, Claim):
        proof = (view.proofs.states.get(identifier), view.proofs.proofs.get(identifier))
        return view.addresses.of_claim(entry), proof, view.sealed.get(identifier)
    return (ref_to_entry(view, name, identifier),)


def _order(imprint: Imprint, other: Imprint) -> dict[str, list[str]]:
    """The entries that both have, in the order of the first: lists keep to it where nothing else orders them."""
    return {
        name: [each for each in entries if each in other.entries[name]] for name, entries in imprint.entries.items()
    }


def is_made_of(key: Key, entries: AbstractSet[EntryId]) -> bool:
    """Whether a page is made of one of some entries; or of the whole record, if there are any."""
    return bool(entries) and (key.roots is None or not entries.isdisjoint(key.roots))

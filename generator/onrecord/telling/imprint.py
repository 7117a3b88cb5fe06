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
from typing import TypeVar

from onrecord.record.claims import Claim
from onrecord.record.draft import are_in_order
from onrecord.record.model import LISTS
from onrecord.record.references import entry_key
from onrecord.telling.catalogues import ref_to_entry
from onrecord.telling.depending import dependencies, reached
from onrecord.telling.page import EntryId, Key
from onrecord.telling.view import View

Of = TypeVar("Of")

Entries = Mapping[str, Mapping[str, tuple[bytes, tuple[EntryId, ...]]]]
"""For each list, for the id of each entry in its order: a digest of all that is known of it, and what it leads to."""


@dataclass(frozen=True, eq=False)
class Imprint:
    """A record in short. ``about``: a digest of what it says of itself, which any page may show, and of whether it has pictures
    as PNG."""

    about: bytes
    entries: Entries


@lru_cache(maxsize=1)
def imprint_of(view: View) -> Imprint:
    """The imprint of a record."""
    led_to = dependencies(view.lookups).led_to
    entries = {
        name: {each: (_of_entry(view, name, each), led_to[name, each]) for each in view.record.entries(name)}
        for name in LISTS
    }
    return Imprint(digest(*_about(view)), entries)


def _about(view: View) -> tuple[str, str, str]:
    return view.about_digest.hex(), view.about_file, repr(view.has_pngs)


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
    is_in_order = all(are_in_order(before.entries[name], after.entries[name]) for name in LISTS)
    if before.about != after.about or not is_in_order:
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


def touched_between(before: View, after: View) -> frozenset[EntryId] | None:
    """As `touched`, of two views that are at hand: it takes less time, for most of what is known of them is the same object."""
    if _about(before) != _about(after) or not are_in_order(before.digests, after.digests):
        return None
    changed = {*_others(before.digests, after.digests), *_others(before.files, after.files)}
    evidence = zip(_evidence(before), _evidence(after), strict=True)
    changed |= {entry_key("claims", claim) for was, now in evidence for claim in _others(was, now)}
    moved = _others(before.in_text_order, after.in_text_order)
    for entry in after.digests.keys() - changed:
        if _is_called_otherwise(before, after, moved, entry):
            changed.add(entry)
    around = (dependencies(each.lookups).around(changed) for each in (before, after))
    return frozenset().union(*around) if changed else frozenset()


def _others(before: Mapping[Of, object], after: Mapping[Of, object]) -> set[Of]:
    """Of what things are known by, those of which something else is known."""
    if before == after:
        return set()
    return {each for each in before.keys() | after.keys() if before.get(each) != after.get(each)}


def _is_called_otherwise(before: View, after: View, moved: AbstractSet[str], entry: EntryId) -> bool:
    """Whether an entry has another name or address. ``moved``: the documents in which claims may have another."""
    name, identifier = entry
    if name == "claims":
        claim = after.record.claims[identifier]
        return claim.document in moved and before.addresses.of_claim(claim) != after.addresses.of_claim(claim)
    return ref_to_entry(before, name, identifier) != ref_to_entry(after, name, identifier)


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
    """A digest of an entry, of the name and the address that it has among others, and of what is proved of it and when it was
    first sealed."""
    entry = view.record.entries(name)[identifier]
    if isinstance(entry, Claim):
        evidence = (repr(of_claims.get(identifier)) for of_claims in _evidence(view))
        known = " ".join([view.addresses.of_claim(entry), *evidence])
    else:
        known = repr(ref_to_entry(view, name, identifier))
    return digest(view.digests[name, identifier].hex(), known, view.origin_of(name, identifier))


def _evidence(view: View) -> tuple[Mapping[str, object], ...]:
    """What is proved of claims, and when they were first sealed: each by claim."""
    return view.proofs.states, view.proofs.proofs, view.sealed


def is_made_of(key: Key, entries: AbstractSet[EntryId]) -> bool:
    """Whether a page is made of one of some entries; or of the whole record, if there are any."""
    return bool(entries) and (key.roots is None or not entries.isdisjoint(key.roots))

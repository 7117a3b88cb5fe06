"""The rules of one entry, applied anew only to entries that are others than before, or have asked for others.

What was found in an entry holds as long as it says the same, and so does whatever its rules asked the record for. So it may be
kept from one run of the program to the next. Lines of files are no part of it.

A rule of the whole record that found nothing finds nothing as long as the same entries say the same in the fields at which it
looks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, NoReturn

from onrecord.checking.ruling import Flaw, Rule
from onrecord.record.draft import Draft
from onrecord.record.model import LISTS
from onrecord.record.parts import Entry
from onrecord.record.record import Record

EntryId = tuple[str, str]
"""A list, and the id of an entry in it."""


class Found(NamedTuple):
    """What the rules found in an entry, each flaw with the code of its rule; the ``digest`` of the entry; and what they ``asked``
    for: a list, an id, and the digest of the entry that they got, empty if there was none."""

    digest: bytes
    asked: tuple[tuple[EntryId, bytes], ...]
    flaws: tuple[tuple[str, Flaw], ...]


@dataclass(frozen=True, eq=False, slots=True)
class Silent:
    """The codes of the rules of the whole record that found nothing in a draft."""

    draft: Draft
    codes: frozenset[str]

    def again(self, draft: Draft, rules: Iterable[Rule]) -> frozenset[str]:
        """The codes of those of some rules of which it is known that they find nothing in a later draft either."""
        before = self.draft
        is_alike = before.about_digest == draft.about_digest and before.lost == draft.lost
        if not is_alike or list(before.placed) != list(draft.placed):
            return frozenset()
        pairs = zip(before.placed.values(), draft.placed.values(), strict=True)
        others = [(was.entry, now.entry) for was, now in pairs if was is not now and was.digest != now.digest]
        return frozenset(
            rule.code
            for rule in rules
            if rule.looks_at and rule.code in self.codes
            if all(_values(was, rule.looks_at) == _values(now, rule.looks_at) for was, now in others)
        )


def _values(entry: Entry, fields: Sequence[str]) -> list[object]:
    return [getattr(entry, name, None) for name in fields]


@dataclass(frozen=True, eq=False, slots=True)
class KeptFlaws:
    """What was found in each entry of a record; and the digest of what the record says of itself, which any rule may ask.
    ``silent``: which rules of the whole record found nothing, where it is at hand."""

    about: bytes = b""
    found: Mapping[EntryId, Found] = field(default_factory=dict)
    silent: Silent | None = None


NOTHING_KEPT = KeptFlaws()


def found_in(draft: Draft, rules: Sequence[Rule], before: KeptFlaws) -> KeptFlaws:
    """What the rules of one entry find in each of a record. What was found ``before``, by the same rules, is taken from there as
    far as it holds."""
    known = before.found if before.about == draft.about_digest else {}
    of = {name: [rule for rule in rules if name in rule.of] for name in LISTS}
    asked: set[EntryId] = set()
    record = Record(draft.record.about, **{name: _Asked(name, draft.record.entries(name), asked) for name in LISTS})
    digests = draft.digests
    found: dict[EntryId, Found] = {}
    for key, digest in digests.items():
        last = known.get(key)
        if not last or last.digest != digest or any(digests.get(other, b"") != was for other, was in last.asked):
            name, identifier = key
            asked.clear()
            entry = draft.record.entries(name)[identifier]
            flaws = tuple((rule.code, flaw) for rule in of[name] for flaw in rule.find(entry, record))
            last = Found(digest, tuple((other, digests.get(other, b"")) for other in asked), flaws)
        found[key] = last
    return KeptFlaws(draft.about_digest, found)


class _Asked(Mapping[str, Any]):
    """A list of a record that notes for which entries it was asked. It can be asked by id, and nothing else: whoever goes over
    all of them looks at the whole record."""

    def __init__(self, name: str, entries: Mapping[str, Any], asked: set[EntryId]) -> None:
        self.name = name
        self.entries = entries
        self.asked = asked

    def get(self, identifier: str, default: Any = None) -> Any:
        found = self.entries.get(identifier)
        self.asked.add((self.name, str(identifier)))
        return default if found is None else found

    def __getitem__(self, identifier: str) -> Any:
        found = self.get(identifier)
        if found is None:
            raise KeyError(identifier)
        return found

    def __contains__(self, identifier: object) -> bool:
        return self.get(str(identifier)) is not None

    def __iter__(self) -> Iterator[str]:
        self._refuse()

    def __len__(self) -> int:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise TypeError(f"a rule of one entry looks at all of '{self.name}': let it take the draft")

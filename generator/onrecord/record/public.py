"""What of a record may leave the machine of its editors. One function makes the public record, and whatever comes after it sees
nothing else: pages, search, exports, lock, seal.

An entry is private if it says so, or its file does; one under embargo is until its day. The field `private` of any entry always
is. Of a withdrawn claim a tombstone is left, and of whom only such claims name, nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from onrecord.diagnostics import Diagnostic
from onrecord.record.claims import Basis, Claim, Figure
from onrecord.record.draft import Draft, earlier_of
from onrecord.record.fields import SpeakerRef
from onrecord.record.ids import UNNAMED
from onrecord.record.model import LISTS
from onrecord.record.parts import Entry
from onrecord.record.placing import Placed
from onrecord.record.record import Record
from onrecord.record.references import EntryKey, reached
from onrecord.record.rows import digest_of, row_of
from onrecord.record.vocabulary import Visibility
from onrecord.record.withholding import withheld, without_names

SHOWN = 60
"""Characters of a name that a problem shows."""

PROBLEMS = {
    "names-private": "An entry that is public names one that is private, or that is longer under embargo. So it can't be "
    "published: make it private as well, or take the name out of it.",
}
"""Every code that this module gives, with how to mend it."""


@dataclass(frozen=True, eq=False)
class PublicDraft(Draft):
    """The public part of a draft, which holds nothing that is private."""


def public_of(
    draft: Draft, day: date | None = None, before: PublicDraft | None = None
) -> tuple[PublicDraft, list[Diagnostic]]:
    """The public part of a draft on a day (UTC), and a problem for each public entry that names one which is not. Without a day
    no embargo is over. ``before``: that of the record before the last edit, which spares time and changes nothing."""
    hidden = hidden_in(draft, day)
    left_out = hidden | _named_only_by_withdrawn(draft)
    if not left_out and all(_as_told(placed.entry) is placed.entry for placed in draft.placed.values()):
        return _as_public(draft, draft.record, draft.placed, before), []
    placed = {key: _placed(each, _as_told(each.entry)) for key, each in draft.placed.items() if key not in left_out}
    lists: dict[str, dict[str, Any]] = {name: {} for name in LISTS}
    for (name, identifier), each in placed.items():
        lists[name][identifier] = each.entry
    public = _as_public(draft, Record(draft.record.about, **lists), placed, before)
    return public, [*_naming(draft, hidden)] if hidden else []


def hidden_in(draft: Draft, day: date | None) -> frozenset[tuple[str, str]]:
    """The entries of a draft that are not public on a day, by list and id."""
    return frozenset(key for key, placed in draft.placed.items() if is_hidden(placed.entry, day))


def is_hidden(entry: Entry, day: date | None) -> bool:
    """Whether an entry is not public on a day: it is private, or its embargo ends later, or perhaps later."""
    if entry.visibility is Visibility.PRIVATE:
        return True
    if not entry.embargo:
        return False
    last = entry.embargo.latest
    return day is None or last is None or last > day


def without_private_words(diagnostics: Iterable[Diagnostic], draft: Draft, day: date | None) -> list[Diagnostic]:
    """Problems without the words of those in entries that are not public, and without the ids and names of these: where they are
    and their codes stay."""
    found = list(diagnostics)
    hidden = hidden_in(draft, day) if found else frozenset()
    if not hidden:
        return found
    starts: dict[str, list[tuple[int, bool]]] = {}
    for key, placed in draft.placed.items():
        starts.setdefault(placed.file, []).append((placed.at().line, key in hidden))
    for lines in starts.values():
        lines.sort()
    ids, names = {identifier for _, identifier in hidden}, _names_of(draft, hidden)
    told = (_told(each, starts.get(each.position.file, [])) for each in found)
    return [without_names(each, ids, names) for each in told]


def _names_of(draft: Draft, hidden: frozenset[tuple[str, str]]) -> list[str]:
    """What hidden entries are called, as far as nothing public is called so, and as far as a problem shows it."""
    entries = {key: placed.entry for key, placed in draft.placed.items()}
    called = {key: getattr(entry, "name", None) or getattr(entry, "title", None) for key, entry in entries.items()}
    known = {called[key] for key in called if key not in hidden}
    return [name[:SHOWN] for name in {called[key] for key in hidden} - known if name]


def _told(diagnostic: Diagnostic, starts: list[tuple[int, bool]]) -> Diagnostic:
    before = [is_hidden for line, is_hidden in starts if line <= diagnostic.position.line]
    if not before or not before[-1] or diagnostic.code == "names-private":
        return diagnostic
    return withheld(diagnostic)


def tombstone(claim: Claim) -> Claim:
    """What is left of a withdrawn claim: its ids, in which document it was, when it was withdrawn and why. Whose words it was,
    and which, is told to nobody."""
    return Claim.model_construct(
        id=claim.id,
        formerly=claim.formerly,
        source=(SpeakerRef(UNNAMED),),
        document=claim.document,
        withdrawn=claim.withdrawn,
    )


def _as_told(entry: Any) -> Any:
    """An entry without what is private in it; of a withdrawn claim what is left, of which events and measures it was, and on
    which documents it rested: by them these keep their pages."""
    if isinstance(entry, Claim) and entry.withdrawn:
        figures = {measure: (Figure.model_construct(),) for measure in entry.figures}
        basis = tuple(Basis.model_construct(document=each.document) for each in entry.basis if each.document)
        kept = {"event": entry.event, "figures": figures, "basis": basis}
        left = tombstone(entry).model_copy(update={name: value for name, value in kept.items() if value})
        return entry if left == entry else left
    if not entry.private:
        return entry
    without = entry.model_copy(update={"private": None})
    without.__pydantic_fields_set__.discard("private")  # it is as if it had never been written
    return without


def _named_only_by_withdrawn(draft: Draft) -> frozenset[tuple[str, str]]:
    """The sources to which nothing leads but claims that were withdrawn. A document, on which such a claim has its address, keeps
    its publisher; locations and events keep their addresses too, and stand without claims."""
    withdrawn = {("claims", claim.id) for claim in draft.record.claims.values() if claim.withdrawn}
    if not withdrawn:
        return frozenset()

    def named_by(key: EntryKey) -> Iterator[EntryKey]:
        return iter(draft.lookups.named.get(key, ()))

    named = reached(withdrawn, named_by) - withdrawn
    sources = {key for key in named if key[0] == "sources"}
    by_others: set[EntryKey] = set()
    for key, targets in draft.lookups.named.items():
        if key not in withdrawn and key not in sources:
            by_others.update(targets)
    return frozenset(sources - reached(sources & by_others, named_by, withdrawn))


def _placed(placed: Placed, entry: Entry) -> Placed:
    """Where an entry stands that perhaps lacks what was private in it."""
    return placed if entry is placed.entry else replace(placed, entry=entry, digest=digest_of(row_of(entry)))


def _naming(draft: Draft, hidden: frozenset[tuple[str, str]]) -> Iterable[Diagnostic]:
    for key, named in draft.lookups.named.items():
        for path, reference in () if key in hidden or hidden.isdisjoint(named) else draft.lookups.references(key):
            if (reference.target, str(reference)) in hidden:
                message = "what this names is not public, so this entry can't be"
                yield Diagnostic(draft.placed[key].at(*path), "names-private", message)


def _as_public(
    draft: Draft, record: Record, placed: Mapping[tuple[str, str], Placed], before: PublicDraft | None
) -> PublicDraft:
    was_public = not draft.earlier or (before and before.record is draft.earlier.lookups.record)
    if record is not draft.record or not was_public:  # its look-ups would reach what is private, or was before the edit
        return PublicDraft(record, placed, draft.about, draft.lost, earlier_of(before, placed))
    made = PublicDraft(record, placed, draft.about, draft.lost, draft.earlier)
    made.__dict__["lookups"] = draft.lookups  # what was looked up once holds for both
    return made

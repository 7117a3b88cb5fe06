"""What of a record may leave the machine of its editors. One function makes the public record, and whatever comes after it sees
nothing else: pages, search, exports, lock, seal.

An entry is private if it says so, or its file does; one under embargo is until its day. The field `private` of any entry always
is. A withdrawn claim has no words any more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from onrecord.diagnostics import Diagnostic
from onrecord.record.draft import Draft
from onrecord.record.model import LISTS, Claim, Entry
from onrecord.record.placing import Placed
from onrecord.record.record import Record
from onrecord.record.rows import digest_of, row_of
from onrecord.record.vocabulary import Visibility

PROBLEMS = {
    "names-private": "An entry that is public names one that is private, or that is longer under embargo. So it can't be "
    "published: make it private as well, or take the name out of it.",
}
"""Every code that this module gives, with how to mend it."""

WITHHELD = "something is wrong in an entry that is not public"
"""What is said of a problem whose own words might tell what is private."""


@dataclass(frozen=True, eq=False)
class PublicDraft(Draft):
    """The public part of a draft, which holds nothing that is private."""


def public_of(draft: Draft, day: date | None = None) -> tuple[PublicDraft, list[Diagnostic]]:
    """The public part of a draft on a day (UTC), and a problem for each public entry that names one which is not. Without a day
    no embargo is over."""
    hidden = hidden_in(draft, day)
    if not hidden and all(_without_private(placed.entry) is placed.entry for placed in draft.placed.values()):
        return _as_public(draft, draft.record, draft.placed), []
    lists = {
        name: {
            identifier: _without_private(entry)
            for identifier, entry in draft.record.entries(name).items()
            if (name, identifier) not in hidden
        }
        for name in LISTS
    }
    placed = {key: _placed(each, lists[key[0]][key[1]]) for key, each in draft.placed.items() if key not in hidden}
    return _as_public(draft, Record(draft.record.about, **lists), placed), [*_naming(draft, hidden)] if hidden else []


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
    """Problems without the words of those in entries that are not public: where they are and their codes stay."""
    found = list(diagnostics)
    hidden = hidden_in(draft, day)
    if not hidden or not found:
        return found
    starts: dict[str, list[tuple[int, bool]]] = {}
    for key, placed in draft.placed.items():
        starts.setdefault(placed.file, []).append((placed.at().line, key in hidden))
    for lines in starts.values():
        lines.sort()
    return [_told(each, starts.get(each.position.file, [])) for each in found]


def _told(diagnostic: Diagnostic, starts: list[tuple[int, bool]]) -> Diagnostic:
    before = [is_hidden for line, is_hidden in starts if line <= diagnostic.position.line]
    if not before or not before[-1] or diagnostic.code == "names-private":
        return diagnostic
    return replace(diagnostic, message=WITHHELD, hint="")


WORDS = ("says", "quote", "note", "role")
"""What a withdrawn claim no longer says to anybody. Its figures stay: a comparison keeps its page by them, and shows none."""


def _without_private(entry: Any) -> Any:
    """An entry without what is private in it; a withdrawn claim also without its words."""
    gone: dict[str, object] = {"private": None} if entry.private else {}
    if isinstance(entry, Claim) and entry.withdrawn:
        gone |= {name: None for name in WORDS if getattr(entry, name)}
        gone |= {"corrections": ()} if entry.corrections else {}
    if not gone:
        return entry
    without = entry.model_copy(update=gone)
    without.__pydantic_fields_set__.difference_update(gone)  # it is as if they had never been written
    return without


def _placed(placed: Placed, entry: Entry) -> Placed:
    """Where an entry stands that perhaps lacks what was private in it."""
    return placed if entry is placed.entry else replace(placed, entry=entry, digest=digest_of(row_of(entry)))


def _naming(draft: Draft, hidden: frozenset[tuple[str, str]]) -> Iterable[Diagnostic]:
    for key, references in draft.lookups.references.items():
        for path, reference in references if key not in hidden else ():
            if (reference.target, str(reference)) in hidden:
                message = "what this names is not public, so this entry can't be"
                yield Diagnostic(draft.placed[key].at(*path), "names-private", message)


def _as_public(draft: Draft, record: Record, placed: Mapping[tuple[str, str], Placed]) -> PublicDraft:
    made = PublicDraft(record, placed, draft.about_file, draft.about_digest, draft.lost)
    if record is draft.record:  # what was looked up once holds for both
        made.__dict__["lookups"] = draft.lookups
    return made

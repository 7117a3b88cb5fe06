"""What was added, corrected and withdrawn since it was published, and when, as pages and feeds tell it. All of it is in the
record: see `changing.noted`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from onrecord.changing.changes import ChangeKind
from onrecord.changing.noted import NotedChange, noted, of_entry
from onrecord.record.claims import Claim
from onrecord.record.ids import NOBODY
from onrecord.record.lookups import EXCEPTED, spoken_of
from onrecord.record.model import Document, Source
from onrecord.speaking import words
from onrecord.speaking.languages import message
from onrecord.speaking.linking import Ref
from onrecord.speaking.wordings import FIELDS
from onrecord.speaking.words import Name
from onrecord.telling.page import EntryId
from onrecord.telling.refs import ref_to
from onrecord.telling.statements import ref_to_claim
from onrecord.telling.view import View

CHANGES = "changes.md"
"""The path of the page of all changes."""

KINDS = {
    ChangeKind.ADDED: message("Added"),
    ChangeKind.CORRECTED: message("Corrected"),
    ChangeKind.WITHDRAWN: message("Withdrawn"),
}
"""What was done. Only what a record can tell of itself."""


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """A change as it is told. ``what``: the entry that was changed, which leads to it; ``document``: where a claim was read.
    ``field``, ``was``: of what was corrected, which field, in words, and what stood there before; None if that is not told any
    more. ``because``: why. ``not_yet``: of what was added, the day on which it was not there yet."""

    kind: ChangeKind
    word: str
    day: str
    what: Ref
    document: Ref | None
    field: str
    was: Name | None
    because: Name | None
    not_yet: str


def shown(view: View, change: NotedChange) -> ChangeShown:
    """A change as it is told."""
    entry, correction = change.entry, change.correction
    claim = entry if isinstance(entry, Claim) else None
    return ChangeShown(
        kind=change.kind,
        word=words.translate(KINDS[change.kind]),
        day=words.date_in_words(change.on),
        what=ref_to_claim(view, claim) if claim else ref_to(view, change.list, entry.id),
        document=ref_to(view, "documents", claim.document) if claim else None,
        field=words.translate(FIELDS[correction.field]) if correction else "",
        was=words.own(correction.was) if correction else None,
        because=words.own(change.because),
        not_yet=words.date_in_words(change.sealed.before) if change.sealed and change.sealed.before else "",
    )


def history(view: View, entry: Source | Document | Claim) -> list[ChangeShown]:
    """What became of an entry, the newest first."""
    return [shown(view, change) for change in of_entry(entry, view.sealed.get(entry.id))]


def last_day(view: View) -> date | None:
    """The last day on which anything was read, corrected, withdrawn or found to be added, by the record."""
    days = [document.retrieved.latest for document in view.record.documents.values() if document.retrieved]
    days += [each.on.latest for each in all_changes(view)]
    return max((each for each in days if each), default=None)


@lru_cache(maxsize=1)
def all_changes(view: View) -> Sequence[NotedChange]:
    """All that has changed in a record, the newest first. Kept for the next page."""
    return noted(view.record, view.sealed)


@lru_cache(maxsize=1)
def changes_of(view: View) -> Mapping[EntryId, Sequence[NotedChange]]:
    """What has changed of each source, location and event, the newest first. Kept for the next page."""
    found: dict[EntryId, list[NotedChange]] = {}
    for change in all_changes(view):
        for each in dict.fromkeys(_concerned(view, change)):
            found.setdefault(each, []).append(change)
    return found


def _concerned(view: View, change: NotedChange) -> Iterator[EntryId]:
    """The sources, locations and events on whose pages a change is of interest. A withdrawn claim says no more of whom it was."""
    entry = change.entry
    if isinstance(entry, Source):
        yield "sources", entry.id
    elif isinstance(entry, Document) and entry.publisher:
        yield "sources", str(entry.publisher)
    elif isinstance(entry, Claim):
        yield from (("sources", each) for each in _sources(entry) if each not in NOBODY)
        yield from (("events", str(each)) for each in entry.event or ())
        yield from (("locations", each) for each in _places(view, entry))


def _sources(claim: Claim) -> Iterator[str]:
    """Who speaks in a claim, for whom, through whom, on whose words it rests, and of whom."""
    yield from map(str, claim.source)
    yield from [str(claim.for_)] if claim.for_ else []
    yield from (str(relay.source) for relay in claim.via)
    for basis in claim.basis:
        yield from [str(basis.source)] if basis.source else []
        yield from (str(relay.source) for relay in basis.via)
    yield from spoken_of(claim)


def _places(view: View, claim: Claim) -> list[str]:
    """The places of a claim and of its figures, and all those that these lie in."""
    uses, _ = view.lookups.places_of(claim)
    figures = (figure for figures in claim.figures.values() for figure in figures)
    named = [str(use.location) for use in uses if use.relation != EXCEPTED]
    named += [str(figure.where) for figure in figures if figure.where]
    around = (outer for place in named for outer in view.hierarchy.all_around(place))
    return list(dict.fromkeys([*named, *around]))

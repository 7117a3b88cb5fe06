"""Who was said to be actor, target or victim, and by whom. A table of what was said, never a tally."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import ClassVar, NamedTuple

from onrecord.record.claims import Claim
from onrecord.record.references import entry_key
from onrecord.speaking.languages import message
from onrecord.speaking.linking import Ref
from onrecord.telling.addresses import page_of
from onrecord.telling.cutting import FurtherPage, Piece, by_number, piece_at
from onrecord.telling.lists import ROWS_ON_A_PAGE
from onrecord.telling.page import Content, EntryId, Key, Page, further_page
from onrecord.telling.refs import ref_to
from onrecord.telling.statements import part_in_words, ref_to_claim, stance_in_words
from onrecord.telling.view import View

RESPONSIBLE = ("actor", "target", "victim")
"""The parts that the table shows; those whom a claim only speaks of are not in it."""


PART = "responsibility"
"""What a further page of the table is called in its key."""


@dataclass(frozen=True, slots=True)
class ResponsibilityRow:
    """One part that one claim gives one source. ``is_own``: the one who speaks says it of itself."""

    part: str
    named: Ref
    by: list[Ref]
    on_behalf_of: Ref | None
    claim: Ref
    stance: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class PartsInEvents:
    """What was said of the part of a source in the same events, which may be none."""

    events: list[Ref]
    rows: list[ResponsibilityRow]


@dataclass(frozen=True, slots=True)
class ResponsibilityTable:
    """Rows on the page itself, of an event in a table, of a source by event; or the further pages that hold them."""

    rows: list[ResponsibilityRow]
    by_event: list[PartsInEvents]
    parts: list[FurtherPage]


@dataclass(frozen=True, slots=True)
class ResponsibilityContent(Content):
    """A part of a table, on a further page."""

    template: ClassVar[str] = "responsibility-part.md.jinja"
    whole: Ref
    rows: list[ResponsibilityRow]
    by_event: list[PartsInEvents]


class NamedPart(NamedTuple):
    """That a claim gives a source a part, in which events."""

    claim: Claim
    part: str
    source: str
    events: tuple[str, ...]


@lru_cache(maxsize=1)
def given_for(view: View, name: str, identifier: str) -> tuple[NamedPart, ...]:
    """What claims say of the parts of all in an event, or of the part of a source in all events. Kept for the next page of it."""
    if name == "events":
        return tuple(_given(view.lookups.claims_of_event.get(identifier, []), "", identifier))
    given = list(_given(view.lookups.claims_about.get(identifier, []), identifier, ""))
    order = {events: number for number, events in enumerate(dict.fromkeys(each.events for each in given))}
    return tuple(sorted(given, key=lambda each: order[each.events]))


def number_of_rows(view: View, of: EntryId) -> int:
    """How many rows the table takes on the page of an event or a source."""
    given = given_for(view, *of)
    return len(given) if len(given) <= ROWS_ON_A_PAGE else 0


def table(view: View, of: EntryId) -> ResponsibilityTable | None:
    """The table of an event or a source, for its page; None if nobody says anything of it."""
    given = given_for(view, *of)
    pieces = _cut(given, of)
    rows, by_event = _shown(view, of, () if pieces else given)
    return ResponsibilityTable(rows, by_event, [piece.ref for piece in pieces]) if given else None


def _shown(view: View, of: EntryId, given: Iterable[NamedPart]) -> tuple[list[ResponsibilityRow], list[PartsInEvents]]:
    """Rows for the page of an event; for that of a source, by event."""
    if of[0] == "events":
        return [_row(view, each) for each in given], []
    return [], [
        PartsInEvents([ref_to(view, "events", event) for event in events], [_row(view, each) for each in listed])
        for events, listed in groupby(given, key=lambda each: each.events)
    ]


def keys(view: View, whole: Ref, of: EntryId) -> Iterator[Key]:
    """The keys of the further pages of the table on the page ``whole``."""
    for piece in _cut(given_for(view, *of), of):
        claims = dict.fromkeys(entry_key("claims", each.claim.id) for each in piece.items)
        heading = message("%(whole)s: named as actor, target or victim, %(part)s")
        yield piece.key(whole, of, PART, claims, heading=heading)


def part_page(view: View, key: Key) -> Page:
    """A further page of the table."""
    assert key.of
    assert key.whole
    piece = piece_at(_cut(given_for(view, *key.of), key.of), key.path)
    return further_page(view, key, ResponsibilityContent(key.whole, *_shown(view, key.of, piece.items)))


def _cut(given: Sequence[NamedPart], of: EntryId) -> list[Piece[NamedPart]]:
    if len(given) <= ROWS_ON_A_PAGE:
        return []
    return by_number(given, ROWS_ON_A_PAGE, f"{page_of(*of).removesuffix('.md')}/responsibility-")


def _given(claims: Iterable[Claim], of: str, event: str) -> Iterator[NamedPart]:
    found = [(claim, _parts(claim, [event] if event else list(map(str, claim.event or ())))) for claim in claims]
    for part in RESPONSIBLE:
        for claim, parts in found:
            for source, events in parts[part].items():
                if of in ("", source):
                    yield NamedPart(claim, part, source, tuple(dict.fromkeys(events)))


def _parts(claim: Claim, events: list[str]) -> dict[str, dict[str, list[str]]]:
    """For each part the sources to which a claim gives it, with the events in which it does. What a claim of several events says
    without an event is in none of them."""
    found: dict[str, dict[str, list[str]]] = {part: {} for part in RESPONSIBLE}
    by_event = [(event, claim.said_in(event)) for event in events]
    for event, said in by_event if claim.event else [("", claim.about)]:
        for each in said:
            for part in RESPONSIBLE:
                for source in map(str, getattr(each, part)):
                    found[part].setdefault(source, []).extend([event] if event else [])
    return found


def _row(view: View, given: NamedPart) -> ResponsibilityRow:
    claim = given.claim
    return ResponsibilityRow(
        part_in_words(claim, given.part),
        ref_to(view, "sources", given.source),
        [ref_to(view, "sources", speaker) for speaker in claim.source],
        ref_to(view, "sources", claim.for_) if claim.for_ else None,
        ref_to_claim(view, claim),
        stance_in_words(claim),
        given.part == "actor" and set(claim.source) == {given.source},
    )

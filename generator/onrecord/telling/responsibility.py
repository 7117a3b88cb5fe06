"""Who was said to be actor, target or victim, and by whom. A table of what was said, never a tally."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from onrecord.record.model import Claim
from onrecord.speaking import words
from onrecord.speaking.markdown import Ref
from onrecord.telling.claims import part_in_words, ref_to_claim, stance_in_words
from onrecord.telling.lists import ROWS_ON_A_PAGE, Part
from onrecord.telling.page import Content, Page
from onrecord.telling.refs import ref_to
from onrecord.telling.view import View

RESPONSIBLE = ("actor", "target", "victim")
"""The parts that the table shows; those whom a claim only speaks of are not in it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One part that one claim gives one source. ``is_own``: the one who speaks says it of itself."""

    part: str
    named: Ref
    by: list[Ref]
    on_behalf_of: Ref | None
    claim: Ref
    stance: str
    is_own: bool
    events: list[Ref]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows on the page itself, or the further pages that hold them."""

    rows: list[Row]
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class ResponsibilityContent(Content):
    """A part of a table, on a further page."""

    template: ClassVar[str] = "responsibility-part.md.jinja"
    whole: Ref
    rows: list[Row]


def table(
    view: View, claims: Iterable[Claim], whole: Ref, origin: str, of: str = "", event: str = ""
) -> tuple[Table | None, list[Page]]:
    """The table of what claims say of the parts of all in an ``event``, or of the part of one source, ``of``, in all events,
    for the page ``whole``; None if they say nothing of it. Also the further pages that it needs."""
    rows = list(_rows(view, claims, of, event))
    if len(rows) <= ROWS_ON_A_PAGE:
        return (Table(rows, []) if rows else None), []
    parts, pages = [], []
    for number, start in enumerate(range(0, len(rows), ROWS_ON_A_PAGE), 1):
        group = rows[start : start + ROWS_ON_A_PAGE]
        label = words.translate("part %(number)s", number=number)
        path = f"{whole.path.removesuffix('.md')}/responsibility-{number}.md"
        title = words.phrase("%(whole)s: named as actor, target or victim, %(part)s", whole=whole.name, part=label)
        pages.append(Page(path, title, ResponsibilityContent(whole, group), origin=origin, searchable=False))
        parts.append(Part(Ref(words.together(label), path), len(group)))
    return Table([], parts), pages


def _rows(view: View, claims: Iterable[Claim], of: str, event: str) -> Iterator[Row]:
    found = [(claim, _parts(claim, [event] if event else list(map(str, claim.event or ())))) for claim in claims]
    for part in RESPONSIBLE:
        for claim, parts in found:
            for source, events in parts[part].items():
                if of in ("", source):
                    yield _row(view, claim, part, source, events)


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


def _row(view: View, claim: Claim, part: str, source: str, events: list[str]) -> Row:
    return Row(
        part_in_words(claim, part),
        ref_to(view, "sources", source),
        [ref_to(view, "sources", speaker) for speaker in claim.source],
        ref_to(view, "sources", claim.for_) if claim.for_ else None,
        ref_to_claim(view, claim),
        stance_in_words(claim),
        part == "actor" and set(claim.source) == {source},
        [ref_to(view, "events", event) for event in dict.fromkeys(events)],
    )

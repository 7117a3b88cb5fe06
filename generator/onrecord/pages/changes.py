"""The page of all changes: what was corrected, withdrawn and added since it was published, the newest first; and one for each
year, where they are many."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import ClassVar

from onrecord.changing.noted import NotedChange
from onrecord.record.dates import parse_date
from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.telling.changed import CHANGES, ChangeShown, all_changes, last_day, shown
from onrecord.telling.cutting import FurtherPage, Piece, piece_at
from onrecord.telling.page import Content, Key, Page, further_page
from onrecord.telling.view import View

ON_A_PAGE = 100
"""Changes, about 0.5 KB each, that one page tells of."""

PART = "year"
"""What the page of a year, or of a part of it, is called in its key."""


@dataclass(frozen=True, slots=True)
class ChangesContent(Content):
    """The newest changes, and the ways to the pages with all of them, if they are more. ``summary``: what stands here."""

    template: ClassVar[str] = "changes.md.jinja"
    summary: str
    changes: list[ChangeShown]
    parts: list[FurtherPage]


@dataclass(frozen=True, slots=True)
class ChangesPartContent(Content):
    """The changes of a year, or of a part of it."""

    template: ClassVar[str] = "changes-part.md.jinja"
    whole: Ref
    changes: list[ChangeShown]


def keys(view: View) -> Iterator[Key]:
    """The page, and those of the years."""
    me = Ref(words.phrase("Changes"), CHANGES)
    yield Key(me.path, me.name, in_nav=True, has_feed=last_day(view) is not None)
    for piece in _pieces(view):
        entries, marks = ((each.list, each.entry.id) for each in piece.items), (each.mark for each in piece.items)
        yield piece.key(me, None, PART, entries, shows=marks)


def page(view: View, key: Key) -> Page:
    """The page, or that of a year."""
    if key.part:
        assert key.whole
        told = [shown(view, each) for each in piece_at(_pieces(view), key.path).items]
        return further_page(view, key, ChangesPartContent(key.whole, told))
    newest = [shown(view, each) for each in all_changes(view)[:ON_A_PAGE]]
    content = ChangesContent(_summary(view), newest, [piece.ref for piece in _pieces(view)])
    return Page(key.path, key.title, content, content.summary, searchable=False)


def _summary(view: View) -> str:
    """What stands on the page; a record can only tell what it notes."""
    if not all_changes(view):
        return words.translate("The record notes no correction and no withdrawal.")
    if any(each.before for each in view.sealed.values()):
        return words.translate(
            "What the record notes as corrected or withdrawn since it was published, and what was added between two seals of it. "
            "The newest comes first."
        )
    return words.translate(
        "What the record notes as corrected or withdrawn since it was published. The newest comes first."
    )


@lru_cache(maxsize=1)
def _pieces(view: View) -> list[Piece[NotedChange]]:
    """The pages of the years, the newest first, if all changes are more than one page tells of. What is in a year is numbered
    from its oldest change on, so that what comes later moves nothing. Kept for the next page."""
    changes = all_changes(view)
    if len(changes) <= ON_A_PAGE:
        return []
    years = groupby(changes, key=lambda each: each.at.year)
    return [piece for year, its in years for piece in _of_year(f"{year:04}", [*its])]


def _of_year(year: str, changes: list[NotedChange]) -> list[Piece[NotedChange]]:
    label, stem = words.date_in_words(parse_date(year)), f"{CHANGES.removesuffix('.md')}/{year}"
    if len(changes) <= ON_A_PAGE:
        return [Piece(f"{stem}.md", label, changes)]
    oldest_first = changes[::-1]
    pieces = [
        Piece(
            f"{stem}-{number}.md" if number > 1 else f"{stem}.md",
            words.translate("%(label)s, part %(number)s", label=label, number=number),
            oldest_first[start : start + ON_A_PAGE][::-1],
        )
        for number, start in enumerate(range(0, len(changes), ON_A_PAGE), 1)
    ]
    return pieces[::-1]

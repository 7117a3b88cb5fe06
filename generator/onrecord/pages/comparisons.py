"""The counts of an event, compared: a table of those known to count the same, one of those not known to, one of those left
out, each figure with its source, words, path and dates; and what can be said of them in a few sentences."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar

from onrecord.checking.comparing.given import Given
from onrecord.checking.comparing.whole import Comparison
from onrecord.record.claims import Claim
from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.telling import count_pictures
from onrecord.telling.compared import RULE, ComparisonShown, of_event_with_pages, question_of, ref_to_counts
from onrecord.telling.count_dots import dots_of
from onrecord.telling.count_pictures import files_of
from onrecord.telling.count_plots import over_time
from onrecord.telling.count_summaries import lead, summary
from onrecord.telling.count_tables import CountTable, lengths, tables
from onrecord.telling.cutting import Piece, by_number, piece_at
from onrecord.telling.data import DataShown, are_enough, data_shown
from onrecord.telling.page import Content, EntryId, Key, Page, further_page
from onrecord.telling.paths import Paths, paths
from onrecord.telling.refs import ref_to
from onrecord.telling.saved import Drawn
from onrecord.telling.statements import ref_to_claim
from onrecord.telling.view import View

ROWS_ON_A_PAGE = 50
"""Figures, about 1 KB each, that one page of counts carries."""

PART = "tables"
"""What a further page of the tables is called in its key."""


@dataclass(frozen=True, slots=True)
class CountsContent(Content):
    """A comparison on its own page, with the paths by which its counts reached us. ``rule``: when two counts are known to count
    the same."""

    template: ClassVar[str] = "comparison.md.jinja"
    event: Ref
    rule: str
    comparison: ComparisonShown
    paths: Paths | None
    data: DataShown | None


@dataclass(frozen=True, slots=True)
class CountsPartContent(Content):
    """Tables of a comparison that its own page has no room for."""

    template: ClassVar[str] = "counts-part.md.jinja"
    whole: Ref
    tables: list[CountTable]


def keys_of(view: View, of: EntryId) -> Iterator[Key]:
    """A page for each comparison of an event that is of several claims, and the further pages that its tables need."""
    for comparison in of_event_with_pages(view, of[1]):
        me = ref_to_counts(view, comparison)
        has_data, files = are_enough(_of_both(comparison)), files_of(view, comparison)
        yield Key(me.path, me.name, of, detail=comparison.measure, has_data=has_data, files=files)
        shares = _shares(lengths(comparison)) if _is_long(comparison) else []
        for piece in by_number(shares, 1, _stem(me)):
            yield piece.key(me, of, PART, detail=comparison.measure)


def page(view: View, key: Key) -> Page:
    """The page of a comparison, or a further page of its tables."""
    assert key.of
    origin = view.origin_of(*key.of)
    comparison = _comparison(view, key)
    pieces = _pieces(view, comparison)
    if key.part:
        assert key.whole
        (packed,) = piece_at(pieces, key.path).items
        return further_page(view, key, CountsPartContent(key.whole, packed))
    parts = [replace(piece.ref, number=sum(len(table.rows) for table in piece.items[0])) for piece in pieces]
    is_cut = len(pieces) > 1
    compared = ComparisonShown(
        question=question_of(comparison),
        anchor="_counts",
        lead=lead(comparison),
        summary=summary(view, comparison),
        tables=[] if is_cut else [table for piece in pieces for table in piece.items[0]],
        parts=parts if is_cut else [],
        dots=dots_of(view, comparison, "_plot"),
        over_time=over_time(view, comparison, "_time"),
        silent=[ref_to_claim(view, claim) for claim in comparison.silent],
        page=None,
    )
    reached = paths(view, comparison.claims) if comparison.claims else None
    content = CountsContent(ref_to(view, *key.of), words.translate(RULE), compared, reached, data_shown(view, key))
    return Page(key.path, key.title, content, f"{compared.lead} {compared.summary}".strip(), origin)


def listed(view: View, key: Key) -> Mapping[str, Sequence[Claim]]:
    """The claims whose figures are compared, and those whose figures are left out; not those that were withdrawn."""
    comparison = _comparison(view, key)
    both = {"compared": comparison.compared, "left-out": comparison.left_out}
    return {name: found for name, its in both.items() if (found := _standing(its))}


def picture(view: View, key: Key, name: str) -> Drawn:
    """A picture of a comparison, by its name."""
    return count_pictures.picture(view, _comparison(view, key), name)


def _comparison(view: View, key: Key) -> Comparison:
    assert key.of
    return next(each for each in view.comparisons[key.of[1]] if each.measure == key.detail)


def _of_both(comparison: Comparison) -> list[Claim]:
    return _standing([*comparison.compared, *comparison.left_out])


def _standing(figures: Iterable[Given]) -> list[Claim]:
    """The claims that gave some figures, each once, without those that were withdrawn."""
    claims = {each.claim.id: each.claim for each in figures}
    return [claim for claim in claims.values() if not claim.withdrawn]


def _is_long(comparison: Comparison) -> bool:
    """Whether a comparison may need further pages: a table with a few rows never does."""
    return len(comparison.compared) + len(comparison.left_out) > ROWS_ON_A_PAGE


@lru_cache(maxsize=1)
def _pieces(view: View, comparison: Comparison) -> list[Piece[list[CountTable]]]:
    """The tables of a comparison, on as many pages as they need; if that is one, on its own. Kept for the next page of it."""
    made = tables(view, comparison)
    packed = [
        [replace(made[number], rows=made[number].rows[start : start + ROWS_ON_A_PAGE]) for number, start in share]
        for share in _shares(len(table.rows) for table in made)
    ]
    return by_number(packed, 1, _stem(ref_to_counts(view, comparison)))


def _stem(counts: Ref) -> str:
    return f"{counts.path.removesuffix('.md')}/part-"


def _shares(lengths: Iterable[int]) -> list[list[tuple[int, int]]]:
    """Tables of so many rows on as many pages as they need: for each page the numbers of its tables, and the row with which each
    begins there. A table longer than a page is cut."""
    shares: list[list[tuple[int, int]]] = [[]]
    room = ROWS_ON_A_PAGE
    for number, length in enumerate(lengths):
        for start in range(0, length, ROWS_ON_A_PAGE):
            rows = min(length - start, ROWS_ON_A_PAGE)
            if rows > room:
                shares.append([])
                room = ROWS_ON_A_PAGE
            shares[-1].append((number, start))
            room -= rows
    return shares

"""The claims of one page of the site, as CSV and as JSON: what the page lists, under the names of its lists, and nothing else.

They are made for people who want this page in a spreadsheet: each claim once, with a row for each figure, or for a claim
without any, with the names that ids stand for. The JSON has the claims as a record writes them.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from onrecord.exporting.texts import (
    NUMBERS,
    joined,
    number_of,
    place_in_words,
    quote_in_words,
    speakers_in_words,
)
from onrecord.exporting.whole import in_a_line
from onrecord.record.claims import Claim, Figure
from onrecord.record.plain import plain, without_keepers
from onrecord.record.record import Record
from onrecord.sealing.canonical import said_in_full
from onrecord.telling.page import EntryId
from onrecord.writing.spreadsheets import guarded

COLUMNS = (
    *("claim", "listed", "source", "source_name", "for", "via", "document", "locator", "locator_url"),
    *("publisher", "url", "published"),
    *("event", "places", "when", "made", "stance", "says", "quote", "translation", "measure"),
    *(*NUMBERS, "words", "whom", "where", "sha256"),
)
"""The columns of a page's CSV."""

_LISTED = COLUMNS.index("listed")
_FIGURE = slice(COLUMNS.index("measure"), COLUMNS.index("sha256"))

MOST_KEPT = 10_000
"""Claims of which it is kept what is told of them, some 3 KB each."""

NOTHING_TOLD: Mapping[str, "ClaimTold"] = MappingProxyType({})
"""Of no claim."""

Listed = Mapping[str, Iterable[Claim]]
"""The claims of a page by the names of its lists."""


class PageRows:
    """The claims of pages as data. What is told of a claim is made once for all pages that list it, and kept for ``most`` of
    them, so that a large record does not fill the memory. ``known``: what is told of some of them, by their ids."""

    def __init__(self, record: Record, known: Mapping[str, "ClaimTold"] = NOTHING_TOLD, most: int = MOST_KEPT) -> None:
        self.record, self.known, self.most = record, known, most
        self._told = said_in_full(record)
        self._kept: dict[str, ClaimTold] = {}

    def make_ahead(self) -> None:
        """Make what is told of every claim, for all processes that part from this one; but not of more than are kept."""
        if len(self.record.claims) <= self.most:
            for claim in self.record.claims.values():
                self._of(claim)

    def lines_kept(self) -> dict[EntryId, str]:
        """The lines of JSON of the claims that are kept, but for withdrawn ones, of which a whole record tells less."""
        claims = self.record.claims
        return {("claims", each): told.json for each, told in self._kept.items() if not claims[each].withdrawn}

    def as_csv(self, listed: Listed, measure: str = "") -> bytes:
        """The claims of a page as CSV. ``measure``: the only one whose figures are wanted; empty: all."""
        written = io.BytesIO()  # never all of it as text as well, which takes up to four times the room
        text = io.TextIOWrapper(written, "utf-8", newline="")
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        for claim, names in _each_once(listed):
            told = self._of(claim)
            lists = guarded(joined(names) or "")
            rows = [row for its, row in told.figures if measure in ("", its)] or [told.without_figures]
            writer.writerows([*row[:_LISTED], lists, *row[_LISTED + 1 :]] for row in rows)
        text.flush()
        return written.getvalue()

    def as_json(self, listed: Listed, of: Mapping[str, str]) -> bytes:
        """The claims of a page as JSON, each once. ``of``: what tells which page it is."""
        claims = {claim.id: claim for claim, _ in _each_once(listed)}
        lists = {name: [claim.id for claim in its] for name, its in listed.items()}
        digests = {each: self._of(claim).sha256 for each, claim in claims.items()}
        about = self.record.about
        head: dict[str, Any] = {
            "record": about.title,
            **of,
            "licence": about.licence,
            "last_read": _last_read(self.record, claims),
        }
        known = "".join(f'"{key}": {in_a_line(value)},\n' for key, value in head.items() if value)
        lines = ",\n".join(self._of(claim).json for claim in claims.values())
        beside = f'"lists": {in_a_line(lists)},\n"digests": {in_a_line(digests)}'
        return f'{{\n{known}{beside},\n"claims": [\n{lines}\n]\n}}\n'.encode()

    def _of(self, claim: Claim) -> "ClaimTold":
        if claim.id in self.known:
            return self.known[claim.id]
        if claim.id not in self._kept:
            if len(self._kept) >= self.most:
                self._kept.clear()
            self._kept[claim.id] = self._made(claim)
        return self._kept[claim.id]

    def _made(self, claim: Claim) -> "ClaimTold":
        said = plain(claim)
        digest = self._told.sha256(claim, said).hex()
        cells = _as_cells(_of_claim(self.record, claim) | {"sha256": digest})
        figures = [
            (measure, _row(cells | _as_cells(_of_figure(measure, each))))
            for measure, its in claim.figures.items()
            for each in its
        ]
        return ClaimTold(figures, _row(cells), in_a_line(without_keepers(said)), digest)


class ClaimTold(NamedTuple):
    """What is told of a claim: a row for each figure, with its measure; that of a claim ``without_figures``; its line of JSON;
    its digest in hex digits. In a row, the names of the lists are left empty."""

    figures: list[tuple[str, list[str]]]
    without_figures: list[str]
    json: str
    sha256: str


def told_in(rows: bytes, lines: Mapping[EntryId, str]) -> dict[str, ClaimTold]:
    """What is told of each claim of a whole record, from its CSV, and its ``lines`` of JSON by list and id."""
    found: dict[str, ClaimTold] = {}
    for row in csv.reader(io.StringIO(rows.decode(), newline="")):
        identifier, measure, digest = row[0], row[_FIGURE.start], row[-1]
        if identifier not in found and ("claims", identifier) in lines:
            without = [*row[: _FIGURE.start], *[""] * len(COLUMNS[_FIGURE]), digest]
            without[_LISTED] = ""
            found[identifier] = ClaimTold([], without, lines["claims", identifier], digest)
        if measure and identifier in found:
            figure = [*row]
            figure[_LISTED] = ""
            found[identifier].figures.append((measure, figure))
    return found


def _row(cells: Mapping[str, str]) -> list[str]:
    return [cells.get(column, "") for column in COLUMNS]


def _each_once(listed: Listed) -> Iterator[tuple[Claim, list[str]]]:
    """Each claim once, with the names of the lists that it stands in: so no number stands twice in a column."""
    found: dict[str, tuple[Claim, list[str]]] = {}
    for name, claims in listed.items():
        for claim in claims:
            found.setdefault(claim.id, (claim, []))[1].append(name)
    yield from found.values()


def _last_read(record: Record, claims: Mapping[str, Claim]) -> str:
    """The last day on which one of the documents of some claims was read by us; empty if none is recorded."""
    read = (record.documents[claim.document].retrieved for claim in claims.values())
    return max((each.latest.isoformat() for each in read if each and each.latest), default="")


def _as_cells(told: Mapping[str, str | None]) -> dict[str, str]:
    """What is told, by columns, as cells that no spreadsheet runs; what is empty is left out."""
    return {column: text if column in NUMBERS else guarded(text) for column, text in told.items() if text}


def _of_claim(record: Record, claim: Claim) -> dict[str, str | None]:
    """What stands in every row of a claim."""
    document, quote = record.documents[claim.document], claim.quote
    publisher = record.sources[document.publisher].name if document.publisher else None
    return {
        "claim": claim.id,
        "source": joined(claim.source),
        "source_name": speakers_in_words(record, claim),
        "for": claim.for_,
        "via": joined(relay.source for relay in claim.via),
        "document": claim.document,
        "locator": claim.locator,
        "locator_url": claim.url,
        "publisher": publisher,
        "url": document.url,
        "published": document.published.text if document.published else None,
        "event": joined(claim.event or ()),
        "places": joined(place_in_words(use.relation, use.location) for use in claim.locations or ()),
        "when": claim.when.text if claim.when else None,
        "made": claim.made.text if claim.made else None,
        "stance": claim.stance,
        "says": claim.says,
        "quote": quote_in_words(claim),
        "translation": quote.translation if quote else None,
    }


def _of_figure(measure: str, figure: Figure) -> dict[str, str | None]:
    where = figure.where or (f"only {figure.only}" if figure.only else None)
    return {"measure": measure, **number_of(figure), "whom": figure.whom, "where": where}

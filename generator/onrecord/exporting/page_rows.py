"""The claims of one page of the site, as CSV and as JSON: what the page lists, under the names of its lists, and nothing else.

They are made for people who want this page in a spreadsheet: each claim once, with a row for each figure, or for a claim
without any, with the names that ids stand for. The JSON has the claims as a record writes them.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.exporting.texts import (
    NUMBERS,
    joined,
    number_of,
    place_in_words,
    quote_in_words,
    speakers_in_words,
)
from onrecord.exporting.whole import in_a_line
from onrecord.record.model import Claim, Figure
from onrecord.record.plain import for_readers
from onrecord.record.record import Record
from onrecord.sealing.canonical import SaidInFull
from onrecord.writing.spreadsheets import guarded

COLUMNS = (
    *("claim", "listed", "source", "source_name", "for", "via", "document", "locator", "publisher", "url", "published"),
    *("event", "places", "when", "made", "stance", "says", "quote", "translation", "measure"),
    *(*NUMBERS, "words", "whom", "where", "sha256"),
)
"""The columns of a page's CSV."""

Listed = Mapping[str, Iterable[Claim]]
"""The claims of a page by the names of its lists."""


def as_csv(record: Record, listed: Listed, measure: str = "") -> bytes:
    """The claims of a page as CSV. ``measure``: the only one whose figures are wanted; empty: all."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    digests = SaidInFull(record)
    for claim, names in _each_once(listed):
        told = _as_cells(_of_claim(record, claim) | {"listed": joined(names), "sha256": digests.sha256(claim).hex()})
        for figures in _of_figures(claim, measure):
            row = told | _as_cells(figures)
            writer.writerow([row.get(column, "") for column in COLUMNS])
    return text.getvalue().encode()


def as_json(record: Record, listed: Listed, of: Mapping[str, str]) -> bytes:
    """The claims of a page as JSON, each once. ``of``: what tells which page it is."""
    claims = {claim.id: claim for claim, _ in _each_once(listed)}
    lists = {name: [claim.id for claim in its] for name, its in listed.items()}
    told = SaidInFull(record)
    digests = {each: told.sha256(claim).hex() for each, claim in claims.items()}
    about = record.about
    head: dict[str, Any] = {
        "record": about.title,
        **of,
        "licence": about.licence,
        "last_read": _last_read(record, claims),
    }
    known = "".join(f'"{key}": {in_a_line(value)},\n' for key, value in head.items() if value)
    lines = ",\n".join(in_a_line(for_readers(claim)) for claim in claims.values())
    beside = f'"lists": {in_a_line(lists)},\n"digests": {in_a_line(digests)}'
    return f'{{\n{known}{beside},\n"claims": [\n{lines}\n]\n}}\n'.encode()


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


def _of_figures(claim: Claim, wanted: str) -> Iterator[dict[str, str | None]]:
    """What stands in each row of a claim for its figures; once nothing, if it has none."""
    figures = [(measure, each) for measure, its in claim.figures.items() for each in its if wanted in ("", measure)]
    for measure, figure in figures:
        yield _of_figure(measure, figure)
    if not figures:
        yield {}


def _of_figure(measure: str, figure: Figure) -> dict[str, str | None]:
    where = figure.where or (f"only {figure.only}" if figure.only else None)
    return {"measure": measure, **number_of(figure), "whom": figure.whom, "where": where}

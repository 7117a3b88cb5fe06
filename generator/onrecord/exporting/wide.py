"""Counts as coders of events have them: low, best and high in columns; but each source's own, and none of them mixed.

A row for each figure that a source gave for an event. Where it gave several of one measure (later ones, parts, of others), each
has its row, and `left_out` says of those that are no count of the whole why they are none. Nothing is filled in: `at least 5`
has no high, `10-15` no best, and a count in words stands in words alone. So no column of numbers can be summed before one has
chosen.
"""

import csv
import io
from collections.abc import Iterator

from onrecord.checking.comparing.given import given_by
from onrecord.exporting.texts import NUMBERS, joined, number_of, place_in_words, speakers_in_words
from onrecord.record.claims import Claim
from onrecord.record.lookups import Lookups
from onrecord.record.record import Record
from onrecord.record.ways import passed_on_by
from onrecord.writing.spreadsheets import guarded

NAME = "wide.csv"
"""The name of the file."""

COLUMNS = (
    *(
        "event",
        "event_name",
        "event_when",
        "source",
        "source_name",
        "for",
        "measure",
        "low",
        "best",
        "high",
        "near",
        "words",
    ),
    *(
        "whom",
        "places",
        "only",
        "stance",
        "left_out",
        "as_of",
        "as_of_basis",
        "claim",
        "document",
        "publisher",
        "passed_on_by",
    ),
)
"""Its columns. Several ids in one cell have a semicolon between them."""


def files(record: Record) -> dict[str, bytes]:
    """The figures of a record, by event, source and measure."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in sorted(_rows(Lookups(record)), key=_key):
        cells = ((row[name], name in NUMBERS) for name in COLUMNS)
        writer.writerow([cell if is_number else guarded(cell) for cell, is_number in cells])
    return {NAME: text.getvalue().encode()}


def _key(row: dict[str, str]) -> tuple[str, ...]:
    return row["event"], row["source"], row["measure"]


def _rows(lookups: Lookups) -> Iterator[dict[str, str]]:
    for claim in lookups.standing:
        for measure in claim.figures:
            for given in given_by(lookups, claim, measure):
                for event in claim.event or ("",):
                    yield {
                        **_of_claim(lookups.record, claim, str(event)),
                        **number_of(given.figure),
                        "measure": measure,
                        "whom": given.figure.whom,
                        "places": ";".join(sorted(place_in_words(*each) for each in given.where if each[0] != "only")),
                        "only": given.figure.only or "",
                        "left_out": given.left_out or ("part" if given.is_part else ""),
                        "as_of": given.as_of.date.text if given.as_of else "",
                        "as_of_basis": given.as_of.basis if given.as_of else "",
                    }


def _of_claim(record: Record, claim: Claim, event: str) -> dict[str, str]:
    found = record.events.get(event)
    return {
        "event": event,
        "event_name": found.name if found else "",
        "event_when": found.when.text if found and found.when else "",
        "source": joined(claim.source),
        "source_name": speakers_in_words(record, claim),
        "for": claim.for_ or "",
        "stance": claim.stance,
        "claim": claim.id,
        "document": claim.document,
        "publisher": record.documents[claim.document].publisher or "",
        "passed_on_by": joined(sorted(passed_on_by(record, claim))),
    }

"""What goes out as text where a form has no place of its own for it."""

import re
from collections.abc import Iterator

from onrecord.record.dates import Date
from onrecord.record.model import Claim

_PLAIN = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII)


def plain_date(date: Date | None) -> str | None:
    """A date that is one day, month, year or time, as ISO 8601 has it too; None for one that is doubted, open or a range."""
    return date.text if date and _PLAIN.fullmatch(date.text) else None


def figures_in_words(claim: Claim) -> Iterator[str]:
    """The figures of a claim as they were given: `killed: 10-15 militants`. They stay text, so that nobody takes them for
    facts."""
    for measure, figures in claim.figures.items():
        for figure in figures:
            number = figure.words or (figure.count.as_written() if figure.count else "")
            yield f"{measure}: {number}{f' {figure.of}' if figure.of else ''}"

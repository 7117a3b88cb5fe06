"""What goes out as text where a form has no place of its own for it."""

import re
from collections.abc import Iterable, Iterator

from onrecord.record.claims import Claim, Figure
from onrecord.record.dates import Date
from onrecord.record.record import Record

NUMBERS = ("low", "best", "high", "near")
"""What a count can say in numbers."""

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


def speakers_in_words(record: Record, claim: Claim) -> str:
    """The names of those who said a claim, in one cell; what stands for nobody stands there itself."""
    return "; ".join(
        record.sources[source].name if source in record.sources else str(source) for source in claim.source
    )


def place_in_words(relation: str, place: str) -> str:
    """A place, and how it is named if that is not simply there: `near al-qaim`."""
    return place if relation == "at" else f"{relation} {place}"


def quote_in_words(claim: Claim) -> str:
    """The document's words with what is left out between them marked; empty if there is no quote."""
    return " […] ".join(claim.quote.text) if claim.quote else ""


def joined(ids: Iterable[str]) -> str:
    """Several ids in one cell."""
    return ";".join(ids)


def number_of(figure: Figure) -> dict[str, str]:
    """What a figure says in numbers, and in words where it has none. The best is what was put forward as that, or the one number
    that a count allows."""
    count = figure.count
    if not count:
        return {**dict.fromkeys(NUMBERS, ""), "words": figure.words or ""}
    best = count.best if count.best is not None or count.low != count.high else count.low
    numbers = {"low": count.low, "best": best, "high": count.high, "near": count.near}
    has_none = all(number is None for number in numbers.values())
    told = {name: "" if number is None else str(number) for name, number in numbers.items()}
    return {**told, "words": count.text if has_none else ""}

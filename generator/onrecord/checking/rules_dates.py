"""What must hold of dates: rules like those of `rules`, which has them in its list."""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from onrecord.checking.plausible import Years
from onrecord.checking.ruling import IF_RIGHT, Finding, Flaw, Rule, registering
from onrecord.diagnostics import Severity
from onrecord.record.claims import Claim
from onrecord.record.dates import Date, Relation, relation
from onrecord.record.draft import Draft
from onrecord.record.model import LISTS, Document, Event, Source
from onrecord.record.parts import Entry
from onrecord.record.placing import Path, Placed
from onrecord.record.record import Record
from onrecord.record.vocabulary import Stance
from onrecord.writing.quotation import folded

RULES: list[Rule] = []
"""The rules of this file, in its order."""

DATES = ("when", "made", "published", "retrieved")
"""The fields that are dates."""

_DATED = {name: [key for key in DATES if key in model.model_fields] for name, model in LISTS.items()}
"""The dates that the entries of each list may have."""

rule = registering(RULES)


@rule("date-order")
def date_order(entry: Document | Claim, record: Record) -> Iterator[Flaw]:
    """Dates that can't be: a document read before it was published, or a statement made after the document that reports it.
    Times are held against each other where both have a zone. Else the days are, and one day more or less is let pass: a day
    ends later in one place than in another. Dates marked as uncertain are not held to this."""
    if isinstance(entry, Document):
        if _is_after(entry.published, entry.retrieved):
            yield Flaw(("retrieved",), f"'{entry.id}' was retrieved before it was published")
        return
    document = record.documents.get(entry.document)
    if document and _is_after(entry.made, document.published or document.retrieved):
        yield Flaw(("made",), f"'{entry.id}' was made after its document, '{entry.document}'")


def _is_after(first: Date | None, second: Date | None) -> bool:
    """Whether the first date lies wholly after the second, in whatever zones their days are."""
    if not first or not second or relation(first, second) is not Relation.AFTER:
        return False
    if first.bounds[0] and second.bounds[1]:
        return True
    return bool(first.earliest and second.latest and first.earliest - second.latest > timedelta(days=1))


@rule("reply-date", Severity.WARNING)
def reply_date(entry: Document | Claim, record: Record) -> Iterator[Flaw]:
    """A reply is older than what it answers: a document that was published before it, or a claim that was made before it. One of
    the dates is wrong, or it answers something else. Dates marked as uncertain are not held to this, and days as under
    `date-order`."""
    if isinstance(entry, Document):
        for index, identifier in enumerate(entry.answers):
            document = record.documents.get(identifier)
            if document and _is_after(document.published, entry.published):
                yield Flaw(("answers", index), f"'{entry.id}' was published before '{identifier}', which it answers")
        return
    for index, other in enumerate(entry.relations.answers):
        claim = record.claims.get(other)
        if claim and _is_after(claim.made, entry.made):
            yield Flaw(("relations", "answers", index), f"'{entry.id}' was made before '{other}', which it answers")


@rule("basis-date", Severity.WARNING)
def basis_date(claim: Claim, record: Record) -> Iterator[Flaw]:
    """A document that a claim names as its basis was published before the year in which its event began, so it can hardly tell
    of it: in tables, a date with the year before, or the document of another row. Correct the date, or the document; mark the
    date as uncertain (`2015-01-01?`) where the table itself has it so; or say under `accepted` why it is right. The days around
    a new year are let pass, since it begins earlier in one place than in another."""
    if not claim.basis:  # so that an event which changes concerns no other claim
        return
    began = [event.when.earliest for each in claim.event or () if (event := record.events.get(each)) and event.when]
    first = min((day for day in began if day), default=None)
    if not first or len(began) < len(claim.event or ()) or claim.stance is Stance.INTENDS:
        return
    for index, basis in enumerate(claim.basis):
        document = record.documents.get(basis.document or "")
        published = document.published if document else None
        latest = published.latest if published and not published.is_uncertain else None
        if latest and latest.year < first.year and first - latest > timedelta(days=1):
            message = f"'{basis.document}' was published in {latest.year}, before the event, in {first.year}"
            yield Flaw(("basis", index, "document"), message, IF_RIGHT)


@rule("unlikely-date", Severity.WARNING, looks_at=(*DATES, "corrections", "withdrawn"))
def unlikely_date(draft: Draft) -> Iterator[Finding]:
    """A year that is most likely mistyped: more than two years after all that was read or published; or more than 100 years
    from the middle of the record's dates, with fewer than three dates around it; or before 1500. The last may be a year of the
    Islamic calendar: dates are written in the Gregorian. Right as it is where the claim, or the event's name or description, says
    the year too, and where a claim is of what is intended. Dates marked as uncertain are not asked about."""
    dated = [(placed, path, when.day) for placed, path, when in _dates(draft)]
    read = sorted((day.year, placed.entry.id) for placed, _, day in dated if day and isinstance(placed.entry, Document))
    years = Years(day for _, _, day in dated if day)
    for placed, path, day in dated:
        if not day:
            continue
        others = (year for year, document in reversed(read) if document != placed.entry.id)
        why = years.why_unlikely(day.year, None if path[-1] == "on" else next(others, None))
        hint = years.hijri_hint(day.year)
        if why:
            message, is_said = f"the year {day.year:04} {why}", not hint and _says_year(placed.entry, day.year)
            yield Finding(placed.at(*path), message, hint or IF_RIGHT, placed.entry, is_said)


def _dates(draft: Draft) -> Iterator[tuple[Placed, Path, Date]]:
    """Every date of the record that is not marked as uncertain, with its place."""
    for name, placed in draft.all_placed():
        entry = placed.entry
        found: list[tuple[Path, Date | None]] = [((key,), getattr(entry, key)) for key in _DATED[name]]
        if isinstance(entry, Claim | Document | Source):
            found += [(("corrections", index, "on"), each.on) for index, each in enumerate(entry.corrections)]
        if isinstance(entry, Claim):
            found += [(("withdrawn", "on"), entry.withdrawn.on)] if entry.withdrawn else []
        yield from ((placed, path, when) for path, when in found if when and not when.is_uncertain)


def _says_year(entry: Entry, year: int) -> bool:
    """Whether the words of a claim or an event say a year, or a claim is of what is to come."""
    if isinstance(entry, Claim):
        words = [entry.says or "", *(entry.quote.text if entry.quote else ())]
        return entry.stance is Stance.INTENDS or _has_number(words, year)
    return isinstance(entry, Event) and _has_number([entry.name, entry.description or ""], year)


def _has_number(texts: Iterable[str], number: int) -> bool:
    return any(int(found) == number for text in texts for found in re.findall(r"(?<!\d)\d{1,4}(?!\d)", text))


@rule("time-not-in-quote")
def time_not_in_quote(claim: Claim, _: Record) -> Iterator[Flaw]:
    """The document's words for a time, under `words`, are not in the claim's quote. Quote the words that say it, as a part of the
    quote of its own where they stand elsewhere; or leave `words` out."""
    quoted = folded(" ".join(claim.quote.text if claim.quote else ()))
    for key, when in (("made", claim.made), ("when", claim.when)):
        if when and when.words and folded(when.words) not in quoted:
            path: Path = (key, "words")
            has_none = "" if claim.quote else ", which has none"
            yield Flaw(path, f"{when.words!r} is not in the quote of '{claim.id}'{has_none}")

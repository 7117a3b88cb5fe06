"""CSV of statements, as FollowTheMoney reads them (`ftm`, Aleph, OpenSanctions): one fact of one entity in each row.

Sources are persons, organisations and bodies, locations are addresses, events and documents what they are; and what was said is a
note on who said it and on the event, with its document as the proof. Who is said to have done something is in its words alone: no
statement makes a fact of it. Withdrawn claims are not there.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from hashlib import sha1
from typing import NamedTuple

from onrecord.exporting.texts import figures_in_words, plain_date, quote_in_words
from onrecord.record.claims import Claim
from onrecord.record.ids import NOBODY
from onrecord.record.model import Document, Event, Location, Source
from onrecord.record.parts import Links
from onrecord.record.record import Record
from onrecord.record.vocabulary import SourceKind
from onrecord.writing.tags import three_letters

NAME = "statements.csv"
"""The name of the file."""

COLUMNS = (
    *(
        "canonical_id",
        "entity_id",
        "prop",
        "prop_type",
        "schema",
        "value",
        "dataset",
        "origin",
        "lang",
        "original_value",
    ),
    *("external", "first_seen", "last_seen", "id"),
)
"""The columns of FollowTheMoney 4."""

SCHEMATA = {
    SourceKind.PERSON: "Person",
    SourceKind.ORGANISATION: "Organization",
    SourceKind.GOVERNMENT: "PublicBody",
    SourceKind.MILITARY: "PublicBody",
    SourceKind.ARMED_GROUP: "Organization",
    SourceKind.MEDIA: "Organization",
    SourceKind.MONITOR: "Organization",
}
"""What FollowTheMoney calls the kinds of sources."""

ANYBODY = "LegalEntity"
"""What it calls those of which no more is known."""

TYPES = {
    **dict.fromkeys(("name", "alias"), "name"),
    **dict.fromkeys(("description", "notes", "summary"), "text"),
    **dict.fromkeys(("sourceUrl", "wikipediaUrl", "website"), "url"),
    **dict.fromkeys(("entity", "proof", "addressEntity"), "entity"),
    **dict.fromkeys(("publishedAt", "retrievedAt", "date"), "date"),
    **dict.fromkeys(("latitude", "longitude"), "number"),
    **dict.fromkeys(("title", "author", "publisher", "fileName", "keywords"), "string"),
    "wikidataId": "identifier",
    "full": "address",
    "country": "country",
    "language": "language",
}
"""The types of the properties that are used here."""

WITH_LANGUAGE = ("name", "text", "string", "address")
"""The types whose values are in a language."""


class Stated(NamedTuple):
    """A property of an entity. ``language``: of the words, by its tag. ``original``: the words it was taken from."""

    prop: str
    value: str | None
    language: str | None = None
    original: str = ""


def files(record: Record) -> dict[str, bytes]:
    """The record as statements."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, csv.unix_dialect)
    writer.writerow(COLUMNS)
    dataset = re.sub(r"[^a-z0-9]+", "_", record.about.title.lower()).strip("_") or "record"
    for schema, entity, seen, facts in _entities(record):
        for fact in dict.fromkeys([Stated("id", entity), *facts]):
            if fact.value:
                writer.writerow(_row(dataset, schema, entity, seen, fact))
    return {NAME: text.getvalue().encode()}


def _row(dataset: str, schema: str, entity: str, seen: str, fact: Stated) -> list[str]:
    kind = TYPES.get(fact.prop, fact.prop)
    language = three_letters(fact.language) if fact.language and kind in WITH_LANGUAGE else ""
    key = f"{dataset}.{entity}.{fact.prop}.{fact.value}{f'@{language}' if language else ''}"
    identifier = sha1(key.encode()).hexdigest()
    value = fact.value or ""
    told = [value, dataset, "", language, fact.original, "f", seen, seen, identifier]
    return [entity, entity, fact.prop, kind, schema, *told]


def _entities(record: Record) -> Iterator[tuple[str, str, str, Iterable[Stated]]]:
    """Each entity: its schema, its id, when it was first seen, and what is stated of it."""
    own = record.about.language
    for source in record.sources.values():
        schema = SCHEMATA.get(source.kind, ANYBODY) if source.kind else ANYBODY
        yield schema, _id("source", source.id), "", _source(source, own)
    for location in record.locations.values():
        yield "Address", _id("location", location.id), "", _location(location, own)
    for event in record.events.values():
        yield "Event", _id("event", event.id), "", _event(event, own)
    for document in record.documents.values():
        yield "Article", _id("document", document.id), _seen(document), _document(record, document)
    for claim in record.claims.values():
        if not claim.withdrawn:
            yield "Note", _id("claim", claim.id), _seen(record.documents[claim.document]), _claim(record, claim)


def _id(word: str, identifier: str) -> str:
    """An id that no entry of another list has."""
    return f"{word}-{identifier}"


def _seen(document: Document) -> str:
    """When we read a document."""
    return plain_date(document.retrieved) or ""


def _named(entry: Source | Location | Event, own: str) -> Iterator[Stated]:
    yield Stated("name", entry.name, own)
    for language, names in entry.names.items():
        for name in names:
            yield Stated("alias", name, language)
    for alias in entry.aliases:
        yield Stated("alias", alias)
    yield Stated("description", entry.description, own)
    yield Stated("notes", entry.note, own)
    yield from _links(entry.links)


def _links(links: Links) -> Iterator[Stated]:
    yield Stated("wikipediaUrl", links.wikipedia)
    yield Stated("wikidataId", links.wikidata)


def _source(source: Source, own: str) -> Iterator[Stated]:
    yield from _named(source, own)
    yield Stated("website", source.links.website)


def _location(location: Location, own: str) -> Iterator[Stated]:
    yield from _named(location, own)
    yield Stated("full", location.name, own)
    yield Stated("country", location.country.lower() if location.country else None)
    if location.point:
        for name, degrees in zip(("latitude", "longitude"), location.point, strict=True):
            yield Stated(name, f"{degrees:.8f}".rstrip("0").rstrip("."))


def _event(event: Event, own: str) -> Iterator[Stated]:
    yield from _named(event, own)
    yield Stated("date", plain_date(event.when))
    for use in event.locations:
        if use.relation == "at":
            yield Stated("addressEntity", _id("location", use.location))


def _document(record: Record, document: Document) -> Iterator[Stated]:
    language = document.language or record.about.language
    publisher = record.sources[document.publisher].name if document.publisher else None
    yield Stated("fileName", document.id)
    yield Stated("title", document.title, language)
    yield Stated("author", document.author)
    yield Stated("publisher", publisher)
    yield Stated("sourceUrl", document.url)
    yield Stated("publishedAt", plain_date(document.published))
    yield Stated("retrievedAt", plain_date(document.retrieved))
    yield Stated("language", three_letters(document.language) if document.language else None)
    yield Stated("description", document.description, record.about.language)


def _claim(record: Record, claim: Claim) -> Iterator[Stated]:
    """What was said: the document's words, ours, who said it, of which event, and where it stands."""
    document, own = record.documents[claim.document], record.about.language
    words = quote_in_words(claim)
    yield Stated("description", words, (claim.quote.language if claim.quote else None) or document.language or own)
    yield Stated("summary", claim.says, own)
    if claim.quote and claim.quote.translation:
        yield Stated("summary", claim.quote.translation, own, words)
    for source in claim.source:
        if source not in NOBODY:
            yield Stated("entity", _id("source", source))
    for event in claim.event or ():
        yield Stated("entity", _id("event", event))
    yield Stated("proof", _id("document", claim.document))
    yield Stated("sourceUrl", document.url)
    for figure in figures_in_words(claim):
        yield Stated("keywords", figure)
    yield Stated("keywords", f"stance: {claim.stance}")
    yield Stated("notes", claim.note, own)

"""JSON-LD in the words of schema.org: a `Claim` for what was said, a `Quotation` for the words in which it stands in the
document.

There is no rating and no review: the record judges nobody. Where a document first appeared nobody here knows, so there is only in
which it was read (`appearance`). A date goes out as schema.org has dates; one that is doubted, open or a range is left out.
"""

from collections.abc import Iterator
from typing import Any

from onrecord.exporting.texts import figures_in_words, plain_date, quote_in_words
from onrecord.exporting.whole import in_a_line
from onrecord.record.claims import Claim
from onrecord.record.ids import NOBODY
from onrecord.record.lookups import spoken_of as everyone_spoken_of
from onrecord.record.model import Document, Event, Location, Source
from onrecord.record.parts import Named
from onrecord.record.record import Record
from onrecord.record.vocabulary import DocumentForm, SourceKind
from onrecord.sealing.canonical import said_in_full
from onrecord.speaking.linking import Home, LinkStyle
from onrecord.telling.addresses import page_of, shard_of, shard_page

NAME = "record.jsonld"
"""The name of the file."""

Node = dict[str, Any]

_SAID_BY_THE_PAGE = ("url", "isPartOf", "description")
"""What is left out where claims are told of on their own page."""

KINDS = {
    SourceKind.PERSON: "Person",
    SourceKind.ORGANISATION: "Organization",
    SourceKind.GOVERNMENT: "GovernmentOrganization",
    SourceKind.MILITARY: "Organization",
    SourceKind.ARMED_GROUP: "Organization",
    SourceKind.MEDIA: "NewsMediaOrganization",
    SourceKind.MONITOR: "Organization",
    SourceKind.DATA_SET: "Dataset",
}
"""What schema.org calls the kinds of sources; it has no word for people together, nor for a kind that is not recorded."""

FORMS = {DocumentForm.TEXT: "CreativeWork", DocumentForm.TABLE: "Dataset", DocumentForm.MEDIA: "MediaObject"}
"""What it calls the forms of documents."""


def files(record: Record, site: str) -> dict[str, bytes]:
    """The record as linked data, a thing a line. ``site``: the address of the site, with a slash at its end, or empty: then
    addresses lead from wherever the file lies."""
    context = '"@context": "https://schema.org"'
    lines = ",\n".join(in_a_line(_without_nothing(node)) for node in _nodes(record, Home(site)))
    return {NAME: f'{{{context},\n"@graph": [\n{lines}\n]}}\n'.encode()}


def of_claims(record: Record, claims: list[Claim], top: str, links: LinkStyle) -> str:
    """Claims that stand on one page as linked data, with who said them and the document, in one line. ``top``: the address of the
    site, or the way to it, by which all other addresses are led. ``links``: how its pages are addressed."""
    home, told = Home(links=links), said_in_full(record)
    document = record.documents[claims[0].document]
    said_by = dict.fromkeys(source for claim in claims if not claim.withdrawn for source in claim.source)
    bodies = [*said_by, *([document.publisher] if document.publisher else [])]
    nodes = [
        *(_source(record.sources[each], home) for each in dict.fromkeys(bodies) if each not in NOBODY),
        _document(document, home),
        *(node for claim in claims for node in _claim(record, claim, home, told.sha256(claim).hex())),
    ]
    return in_a_line(
        {
            "@context": ["https://schema.org", {"@base": top}],
            "@graph": [_without_nothing({**each, **dict.fromkeys(_SAID_BY_THE_PAGE)}) for each in nodes],
        }
    )


def _nodes(record: Record, site: Home) -> Iterator[Node]:
    about = record.about
    yield {
        "@type": "Dataset",
        "@id": site.url or "./",
        "name": about.title,
        "description": about.description,
        "copyrightNotice": about.licence,
        "creator": {"@type": "Organization", "name": about.editor} if about.editor else None,
        "inLanguage": about.language,
    }
    for source in record.sources.values():
        yield _source(source, site)
    for location in record.locations.values():
        yield _location(location, site)
    for event in record.events.values():
        yield _event(event, site)
    for document in record.documents.values():
        yield _document(document, site)
    told = said_in_full(record)
    for claim in record.claims.values():
        yield from _claim(record, claim, site, told.sha256(claim).hex())


def _address(site: Home, name: str, identifier: str) -> str:
    return site.of(page_of(name, identifier), site.links)


def _to(site: Home, name: str, identifier: str) -> Node:
    return {"@id": _address(site, name, identifier)}


def _address_of_claim(record: Record, claim: Claim, site: Home) -> str:
    """Where a claim stands for ever."""
    is_row = record.documents[claim.document].form is DocumentForm.TABLE
    path = shard_page(claim.document, shard_of(claim.id)) if is_row else page_of("documents", claim.document)
    return f"{site.of(path, site.links)}#{claim.id}"


def _named(entry: Named | Document, site: Home, name: str, kind: str) -> Node:
    """What all that has names has."""
    names = [text for texts in entry.names.values() for text in texts]
    links = entry.links if isinstance(entry, Named) else None
    item = f"https://www.wikidata.org/entity/{links.wikidata}" if links and links.wikidata else None
    return {
        "@type": kind,
        "@id": _address(site, name, entry.id),
        "name": entry.name if isinstance(entry, Named) else entry.title,
        "alternateName": [*names, *entry.aliases],
        "description": entry.description,
        "sameAs": [each for each in (item, links.wikipedia) if each] if links else [],
        "url": links.website if links else None,
    }


def _source(source: Source, site: Home) -> Node:
    node = _named(source, site, "sources", KINDS.get(source.kind, "Thing") if source.kind else "Thing")
    if source.part_of and node["@type"] not in ("Thing", "Dataset"):
        word = "memberOf" if source.kind is SourceKind.PERSON else "parentOrganization"
        node[word] = _to(site, "sources", source.part_of)
    return node


def _location(location: Location, site: Home) -> Node:
    point = location.point
    known = {"@type": "PropertyValue", "name": "precision", "value": str(location.precision)}
    return _named(location, site, "locations", "Place") | {
        "containedInPlace": [_to(site, "locations", place) for place in location.within],
        "geo": {"@type": "GeoCoordinates", "latitude": point[0], "longitude": point[1]} if point else None,
        "additionalProperty": known if location.precision else None,
    }


def _event(event: Event, site: Home) -> Node:
    when = event.when
    return _named(event, site, "events", "Event") | {
        "startDate": plain_date(when),
        "location": [_to(site, "locations", use.location) for use in event.locations if use.relation == "at"],
    }


def _document(document: Document, site: Home) -> Node:
    return _named(document, site, "documents", FORMS[document.form]) | {
        "creditText": document.author,
        "publisher": _to(site, "sources", document.publisher) if document.publisher else None,
        "datePublished": plain_date(document.published),
        "url": document.url,
        "archivedAt": document.archived_url,
        "copyrightNotice": document.licence,
        "inLanguage": document.language,
        "about": [_to(site, "documents", each) for each in document.answers],
    }


def _claim(record: Record, claim: Claim, site: Home, digest: str) -> Iterator[Node]:
    """A claim, and the words in which it stands in its document. ``digest``: of all that it says."""
    identifier = {"@type": "PropertyValue", "propertyID": "SHA-256", "value": digest}
    address = _address_of_claim(record, claim, site)
    if claim.withdrawn:
        yield {"@type": "Claim", "@id": address, "identifier": identifier, "creativeWorkStatus": "withdrawn"}
        return
    document = record.documents[claim.document]
    speakers = [_to(site, "sources", source) for source in claim.source if source not in NOBODY]
    quote = f"{address}-quote" if claim.quote else None
    spoken_of = {source for source in everyone_spoken_of(claim) if source not in NOBODY}
    yield {
        "@type": "Claim",
        "@id": address,
        "url": address,
        "identifier": identifier,
        "text": claim.says or (claim.quote.translation if claim.quote else None),
        "author": speakers,
        "genre": str(claim.stance),
        "dateCreated": plain_date(claim.made),
        "appearance": _appearance(claim, site),
        "citation": {"@id": quote} if quote else None,
        "sourceOrganization": _to(site, "sources", claim.for_) if claim.for_ else None,
        "about": [_to(site, "events", event) for event in claim.event or ()],
        "mentions": [
            *(_to(site, "sources", source) for source in sorted(spoken_of)),
            *({"@id": _address_of_claim(record, record.claims[each], site)} for each in claim.relations.answers),
        ],
        "contentLocation": [
            _to(site, "locations", use.location) for use in claim.locations or () if use.relation == "at"
        ],
        "keywords": [*figures_in_words(claim)],
        "isPartOf": {"@id": site.url or "./"},
    }
    if claim.quote and quote:
        yield {
            "@type": "Quotation",
            "@id": quote,
            "text": quote_in_words(claim),
            "spokenByCharacter": speakers,
            "isPartOf": _to(site, "documents", claim.document),
            "inLanguage": claim.quote.language or document.language or record.about.language,
        }


def _appearance(claim: Claim, site: Home) -> Node:
    """Where it was read: the document, or the place in it that has an address of its own."""
    document = _to(site, "documents", claim.document)
    return {"@type": "CreativeWork", "url": claim.url, "isPartOf": document} if claim.url else document


def _without_nothing(value: Any) -> Any:
    """A thing without the properties that nothing is known of."""
    if isinstance(value, dict):
        return {key: _without_nothing(each) for key, each in value.items() if each is not None and each not in ([], "")}
    return [_without_nothing(each) for each in value] if isinstance(value, list) else value

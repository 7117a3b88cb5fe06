"""The page of a source: who it is, how it reached us, and, kept apart, what it said, what was said on its behalf, what
was said through it, what rests on it and what was said of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import words
from onrecord.markdown import Name, Ref
from onrecord.model import Claim, Source
from onrecord.pages import facts
from onrecord.pages.addresses import documents_in_words, page_of, ref_to
from onrecord.pages.catalogue import IDENTITIES, catalogue, claims_in_words, document_item, said_in_words
from onrecord.pages.listing import Claims, sections
from onrecord.pages.page import Page
from onrecord.record import Record

DOCUMENTS_SHOWN = 20
"""Documents that a source page names one by one as its paths; beyond that it names their publishers."""


@dataclass(frozen=True, slots=True)
class Path:
    """A document, or a publisher's documents together, through which a source reached us."""

    document: Ref | None
    publisher: Ref | None
    claims: str


def pages(record: Record) -> Iterator[Page]:
    """Yield the page of each source, with the further pages that its lists need."""
    for source in record.sources.values():
        yield from _source(record, source)


def _source(record: Record, source: Source) -> Iterator[Page]:
    path, origin = page_of("sources", source.id), record.placed["sources", source.id].file
    said = record.claims_by_source.get(source.id, [])
    behalf = [claim for claim in record.claims_for.get(source.id, []) if source.id not in claim.source]
    found, further = sections(record, path, source.name, origin, _lists(record, source, said, behalf))
    yield from further
    documents = [document_item(record, document) for document in record.documents_of.get(source.id, ())]
    me = Ref(Name(source.name), path)
    published, more = catalogue(documents, f"sources/{source.id}/published-", me, origin)
    yield from more
    values = {
        "summary": _summary(source, said_in_words(record, source)),
        "facts": _facts(record, source),
        "paths": _paths(record, [*said, *behalf]),
        "path_summary": _path_summary(record, [*said, *behalf]),
        "sections": found,
        "published": published if documents else None,
    }
    description = words.translate(
        "%(name)s: %(numbers)s.", name=source.name, numbers=", ".join(said_in_words(record, source))
    )
    yield Page(path, source.name, "source.md.jinja", values, description, origin)


def _lists(record: Record, source: Source, said: list[Claim], behalf: list[Claim]) -> list[Claims]:
    """What a source said, what others said for it or through it, what rests on it and what was said of it: never mixed."""
    return [
        Claims("What it said", "said", "", said),
        Claims("What was said on its behalf", "for", "", behalf),
        Claims(
            "What was said through it",
            "via",
            "It passed these on; it did not say them itself.",
            record.claims_via.get(source.id, []),
        ),
        Claims(
            "What rests on it",
            "basis",
            "A compiler names it among those that its own figures rest on. It did not say these figures.",
            record.claims_resting_on.get(source.id, []),
        ),
        Claims("What was said of it", "of", "", record.claims_about.get(source.id, [])),
    ]


def _summary(source: Source, numbers: list[str]) -> str:
    """One line: what it is, whether it is named, and how much it said, or others for it and through it."""
    identity = IDENTITIES[source.identity]
    parts = [
        words.translate(source.kind.replace("-", " ")),
        *([words.translate(identity)] if identity else []),
        *numbers,
    ]
    line = "; ".join(parts)
    return f"{line[:1].upper()}{line[1:]}."


def _facts(record: Record, source: Source) -> list[facts.Fact]:
    def other(identifier: str) -> Ref:
        return ref_to(record, "sources", identifier)

    return [
        *facts.text("Who it is", source.description),
        *facts.names(source),
        *facts.refs("Part of", [other(source.part_of)] if source.part_of else []),
        *facts.refs("Parts of it", [other(part.id) for part in record.parts_of.get(source.id, ())]),
        *facts.refs("Perhaps the same as", [other(each) for each in record.perhaps_same.get(source.id, ())]),
        *facts.links(source.links),
        *facts.text("Our note", source.note, is_ours=True),
    ]


def _paths(record: Record, claims: list[Claim]) -> list[Path]:
    """The documents that claims were read in, or if there are many their publishers, the fullest first."""
    documents = Counter(str(claim.document) for claim in claims)
    if len(documents) <= DOCUMENTS_SHOWN:
        return [
            Path(
                ref_to(record, "documents", document),
                _publisher(record, record.documents[document].publisher),
                claims_in_words(number),
            )
            for document, number in _fullest_first(documents)
        ]
    publishers = Counter(record.publisher_of(claim) or "" for claim in claims)
    return [
        Path(
            None,
            _publisher(record, publisher) or Ref(Name(words.translate("Publisher not known"))),
            claims_in_words(number),
        )
        for publisher, number in _fullest_first(publishers)
    ]


def _fullest_first(numbers: Counter[str]) -> list[tuple[str, int]]:
    return sorted(numbers.items(), key=lambda each: (-each[1], each[0]))


def _publisher(record: Record, publisher: str | None) -> Ref | None:
    return ref_to(record, "sources", publisher) if publisher else None


def _path_summary(record: Record, claims: list[Claim]) -> str:
    """Through how many documents and publishers claims came: independence is counted in these, never in claims."""
    documents = {claim.document for claim in claims}
    if len(documents) == 1:
        return words.translate("All of it was read in one document, so it reached us by one path.")
    return words.translate("It was read in %(documents)s.", documents=documents_in_words(record, documents))

"""The page of a source: who it is, how it reached us, and, kept apart, what it said, what was said on its behalf, what
was said through it, what rests on it and what was said of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import words
from onrecord.markdown import Ref
from onrecord.model import Claim, Identity, Source
from onrecord.pages import facts
from onrecord.pages.addresses import page_of, ref_to
from onrecord.pages.listing import Section, listing
from onrecord.pages.page import Page
from onrecord.record import Record

IDENTITIES = {
    Identity.PUBLIC: "",
    Identity.UNNAMED: "not named in the document",
    Identity.WITHHELD: "asked not to be named",
}
"""How a source's identity is worded."""


@dataclass(frozen=True, slots=True)
class Path:
    """A document through which a source reached us, and how many of its claims came that way."""

    document: Ref
    publisher: Ref | None
    number: int


@dataclass(frozen=True, slots=True)
class Published:
    """A document of a publisher, and how many claims were read in it."""

    document: Ref
    number: int


def pages(record: Record) -> Iterator[Page]:
    """Yield the page of each source, with the further pages that its lists need."""
    for source in record.sources.values():
        yield from _source(record, source)


def _source(record: Record, source: Source) -> Iterator[Page]:
    path, origin = page_of("sources", source.id), record.placed["sources", source.id].file
    said = record.claims_by_source.get(source.id, [])
    behalf = [claim for claim in record.claims_for.get(source.id, []) if source.id not in claim.source]
    lists = (
        ("What it said", "_said", "", said),
        ("What was said on its behalf", "_for", "", behalf),
        (
            "What was said through it",
            "_via",
            "It passed these on; it did not say them itself.",
            record.claims_via.get(source.id, []),
        ),
        (
            "What rests on it",
            "_basis",
            "A compiler names it among those that its own figures rest on. It did not say these figures.",
            record.claims_resting_on.get(source.id, []),
        ),
        ("What was said of it", "_of", "", record.claims_about.get(source.id, [])),
    )
    sections = []
    for heading, anchor, explanation, claims in lists:
        if claims:
            title = words.translate("%(name)s: %(list)s", name=source.name, list=words.translate(heading).lower())
            stem = f"{path.removesuffix('.md')}/{anchor.strip('_')}.md" if anchor != "_said" else path
            listed, further = listing(record, claims, stem, title, origin)
            yield from further
            sections.append(Section(heading, anchor, explanation, listed))
    paths = _paths(record, [*said, *behalf])
    values = {
        "summary": _summary(source, said),
        "facts": _facts(record, source),
        "paths": paths,
        "path_summary": _path_summary(record, [*said, *behalf]),
        "sections": sections,
        "documents": [
            Published(ref_to(record, "documents", document.id), len(record.claims_in_document.get(document.id, ())))
            for document in record.documents_of.get(source.id, ())
        ],
    }
    description = words.counted(
        "%(name)s: %(number)s claim on record.",
        "%(name)s: %(number)s claims on record.",
        len(said),
        name=source.name,
    )
    yield Page(path, source.name, "source.md.jinja", values, description, origin)


def _summary(source: Source, said: list[Claim]) -> str:
    """One line: what it is, whether it is named, and how much it said."""
    identity = IDENTITIES[source.identity]
    kind = words.translate(source.kind.replace("-", " "))
    number = words.counted("%(number)s claim on record", "%(number)s claims on record", len(said))
    parts = [
        kind,
        *([words.translate(identity)] if identity else []),
        number if said else words.translate("not quoted itself"),
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
    """The documents that claims were read in, the fullest first."""
    numbers = Counter(claim.document for claim in claims)
    found = []
    for document, number in sorted(numbers.items(), key=lambda each: (-each[1], each[0])):
        publisher = record.documents[document].publisher
        found.append(
            Path(
                ref_to(record, "documents", document),
                ref_to(record, "sources", publisher) if publisher else None,
                number,
            )
        )
    return found


def _path_summary(record: Record, claims: list[Claim]) -> str:
    """Through how many documents and publishers claims came: independence is counted in these, never in claims."""
    documents = {claim.document for claim in claims}
    publishers = {record.documents[document].publisher for document in documents} - {None}
    if len(documents) == 1:
        return words.translate("All of it was read in one document, so it reached us by one path.")
    in_documents = words.counted("%(number)s document", "%(number)s documents", len(documents))
    by = words.counted("%(number)s publisher", "%(number)s publishers", len(publishers))
    return words.translate("It was read in %(documents)s of %(publishers)s.", documents=in_documents, publishers=by)

"""The index of each kind: how many there are, and the way to every one. Long ones are split along the alphabet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from onrecord import words
from onrecord.markdown import Name, Ref
from onrecord.model import Document, Event, Identity, Location, Source, SourceKind
from onrecord.pages.addresses import claim_ref, has_page, names_in_languages, ref_to, title_of
from onrecord.pages.page import Page
from onrecord.pages.sources import IDENTITIES
from onrecord.record import Record

ENTRIES_ON_A_PAGE = 250
"""Entries that one page of an index lists."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry in an index: its name and the way to it, what it is, its names in other languages, its claims, its depth."""

    ref: Ref
    detail: str
    names: list[Name]
    claims: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one heading, or under none."""

    heading: str
    anchor: str
    items: list[Item]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A page of a long index: from which name to which."""

    page: Ref
    number: int


def pages(record: Record) -> Iterator[Page]:
    """Yield the index of each kind, with its further pages."""
    yield from _index(record, "sources", "Sources", _source_item, _sources_by_kind)
    yield from _index(record, "locations", "Locations", _location_item, _locations_by_place)
    yield from _index(record, "events", "Events", _event_item, _events_by_date)
    yield from _index(record, "documents", "Documents", _document_item, _documents_by_publisher)


def _index(
    record: Record,
    name: str,
    heading: str,
    item: Callable[[Record, str, int], Item],
    grouped: Callable[[Record], list[Group]],
) -> Iterator[Page]:
    title = words.translate(heading)
    entries = record.entries(name)
    values: dict[str, object] = {"summary": _summary(name, len(entries)), "groups": [], "stretches": []}
    if len(entries) <= ENTRIES_ON_A_PAGE:
        values["groups"] = grouped(record)
    else:
        further = list(_stretches(record, name, title, item))
        values["stretches"] = [stretch for stretch, _ in further]
        yield from (page for _, page in further)
    yield Page(f"{name}/index.md", title, "index.md.jinja", values, in_nav=True)


def _summary(name: str, number: int) -> str:
    one, several = {
        "sources": (
            "%(number)s source speaks or is spoken of.",
            "%(number)s sources speak or are spoken of.",
        ),
        "locations": ("%(number)s location is spoken of.", "%(number)s locations are spoken of."),
        "events": ("%(number)s event is spoken of.", "%(number)s events are spoken of."),
        "documents": ("%(number)s document was read.", "%(number)s documents were read."),
    }[name]
    return words.counted(one, several, number)


def _by_name(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (item.ref.name.text.casefold(), item.ref.path))


def _stretches(
    record: Record, name: str, title: str, item: Callable[[Record, str, int], Item]
) -> Iterator[tuple[Stretch, Page]]:
    """The pages of a long index, in the order of names: `Abu Kamal … Aleppo`."""
    items = _by_name([item(record, identifier, 0) for identifier in record.entries(name)])
    for number, start in enumerate(range(0, len(items), ENTRIES_ON_A_PAGE), 1):
        group = items[start : start + ENTRIES_ON_A_PAGE]
        label = words.translate("%(first)s … %(last)s", first=group[0].ref.name.text, last=group[-1].ref.name.text)
        path = f"a-z/{name}/{number}.md"
        values = {
            "summary": words.translate("%(index)s, in the order of their names.", index=title),
            "groups": [Group("", "", group)],
            "stretches": [],
        }
        page = Page(
            path,
            words.translate("%(index)s: %(label)s", index=title, label=label),
            "index.md.jinja",
            values,
            searchable=False,
        )
        yield Stretch(Ref(Name(label), path), len(group)), page


def _claims(number: int) -> str:
    return words.counted("%(number)s claim", "%(number)s claims", number)


def _source_item(record: Record, identifier: str, depth: int) -> Item:
    source: Source = record.sources[identifier]
    identity = words.translate(IDENTITIES[source.identity]) if source.identity is not Identity.PUBLIC else ""
    said = len(record.claims_by_source.get(identifier, ()))
    claims = _claims(said)
    if not said and (others := len(record.claims_about.get(identifier, ()))):
        claims = words.counted("spoken of in %(number)s claim", "spoken of in %(number)s claims", others)
    return Item(ref_to(record, "sources", identifier), identity, names_in_languages(source), claims, depth)


def _sources_by_kind(record: Record) -> list[Group]:
    groups = []
    for kind in SourceKind:
        items = [_source_item(record, source.id, 0) for source in record.sources.values() if source.kind is kind]
        if items:
            groups.append(Group(words.translate(KINDS[kind]), f"_{kind}", _by_name(items)))
    return groups


KINDS = {
    SourceKind.PERSON: "Persons",
    SourceKind.PEOPLE: "People, not told apart",
    SourceKind.ORGANISATION: "Organisations",
    SourceKind.GOVERNMENT: "Governments and their bodies",
    SourceKind.MILITARY: "Militaries",
    SourceKind.ARMED_GROUP: "Armed groups",
    SourceKind.MEDIA: "Media",
    SourceKind.MONITOR: "Monitors",
    SourceKind.DATA_SET: "Data sets",
}
"""The heading over the sources of each kind."""


def _location_item(record: Record, identifier: str, depth: int) -> Item:
    location: Location = record.locations[identifier]
    kind = words.translate(location.kind) if location.kind else ""
    here = {claim.id for claim in record.claims_at.get(identifier, ())}
    everywhere = here | {
        claim.id for place in record.all_inside(identifier) for claim in record.claims_at.get(place, ())
    }
    claims = _claims(len(here))
    if len(everywhere) > len(here):
        claims = words.translate(
            "%(here)s, %(number)s with the places inside it", here=claims, number=words.number_in_words(len(everywhere))
        )
    return Item(ref_to(record, "locations", identifier), kind, names_in_languages(location), claims, depth)


def _locations_by_place(record: Record) -> list[Group]:
    """Places under the places they lie in; one that lies in several stands under each."""
    items: list[Item] = []

    def descend(locations: list[Location], depth: int) -> None:
        for location in sorted(locations, key=lambda each: each.name.casefold()):
            items.append(_location_item(record, location.id, depth))
            descend(record.inside.get(location.id, []), depth + 1)

    descend(record.outermost, 0)
    return [Group("", "", items)] if items else []


def _event_item(record: Record, identifier: str, depth: int) -> Item:
    event: Event = record.events[identifier]
    claims = record.claims_of_event.get(identifier, [])
    ref = ref_to(record, "events", identifier)
    if claims and not has_page(record, "events", identifier):
        ref = claim_ref(record, claims[0], Name(event.name))
    return Item(
        ref,
        words.date_in_words(event.when) if event.when else "",
        names_in_languages(event),
        _claims(len(claims)),
        depth,
    )


def _events_by_date(record: Record) -> list[Group]:
    dated = sorted(record.events.values(), key=lambda event: (_day(event), event.name.casefold()))
    items = [_event_item(record, event.id, 0) for event in dated]
    return [Group("", "", items)] if items else []


def _day(event: Event) -> tuple[bool, str]:
    """Events in the order of the first day they can have begun, or else of the last they can have ended; undated ones last."""
    day = (event.when.earliest or event.when.latest) if event.when else None
    return day is None, str(day or "")


def _document_item(record: Record, identifier: str, depth: int) -> Item:
    document: Document = record.documents[identifier]
    published = words.date_in_words(document.published) if document.published else ""
    number = sum(not claim.withdrawn for claim in record.claims_in_document.get(identifier, ()))
    return Item(
        ref_to(record, "documents", identifier), published, names_in_languages(document), _claims(number), depth
    )


def _documents_by_publisher(record: Record) -> list[Group]:
    def publisher(document: Document) -> tuple[str, str]:
        return (record.sources[document.publisher].name, document.publisher) if document.publisher else ("", "")

    documents = sorted(
        record.documents.values(),
        key=lambda each: (publisher(each)[0].casefold(), *publisher(each)[1:], title_of(record, each)),
    )
    groups = []
    for (name, identifier), in_group in groupby(documents, key=publisher):
        items = [_document_item(record, document.id, 0) for document in in_group]
        groups.append(Group(name or words.translate("Publisher not known"), f"_{identifier}", items))
    return groups

"""What each entry is called on the pages: by the name that the record has for it in the interface's language, or else by its own;
and behind a name that another entry of its list has too, what parts the two."""

import re
from collections.abc import Iterable, Iterator, Mapping

from onrecord.record.hierarchy import Hierarchy
from onrecord.record.model import Document, Event, Location, Source
from onrecord.record.parts import Named
from onrecord.record.record import Record
from onrecord.speaking import words
from onrecord.speaking.languages import spoken
from onrecord.speaking.wordings import kind_in_words
from onrecord.speaking.words import Name, Phrase, Words, plain
from onrecord.writing.lookalikes import as_seen, namesakes

Labelled = Named | Document
"""What has a name or a title."""

NAMED = ("sources", "locations", "events", "documents")
"""The lists of what has a name or a title."""


def names_of(record: Record, entry: Labelled) -> list[Name]:
    """All names of an entry in the order in which they matter, without what parts it from others: the one that it is called by,
    its own if that is another, and those in other languages. A document without a title may have none."""
    called = (_in_interface(record, entry), _own(record, entry))
    return list(dict.fromkeys(each for each in (*called, *_translated(entry)) if isinstance(each, Name)))


def other_names(record: Record, entry: Labelled) -> list[Name]:
    """The names of an entry but for the one that it is called by."""
    called = _called(record, entry)
    return [each for each in names_of(record, entry) if each != called]


def _called(record: Record, entry: Labelled) -> Name | Phrase:
    return _in_interface(record, entry) or _own(record, entry)


def _own(record: Record, entry: Labelled) -> Name | Phrase:
    """An entry's own name. A document's title is in its language, or in the record's if it is in brackets and so ours; one
    without goes by its publisher or its address."""
    if not isinstance(entry, Document):
        return Name(entry.name)
    if entry.title:
        return Name(entry.title, "" if is_title_ours(entry) else record.language_shown(entry.language))
    if entry.publisher:
        publisher = _called(record, record.sources[entry.publisher])
        return words.phrase("A document of %(publisher)s", publisher=publisher)
    return words.together(entry.url or entry.id)


def is_title_ours(document: Document) -> bool:
    """Whether a document's title is our own, and not the document's: then all of it stands in one pair of brackets, as
    cataloguers write it. `[Video] The strike` may well be printed."""
    title = document.title or ""
    return title.startswith("[") and title.find("]") == len(title) - 1


def _translated(entry: Labelled) -> list[Name]:
    """An entry's names in other languages, each with its language."""
    return [Name(text, language) for language, texts in entry.names.items() for text in texts]


def _in_interface(record: Record, entry: Labelled) -> Name | None:
    """The name that the record has for an entry in the interface's language, or in a country's form of it. None where its own
    name is in that language."""
    own = (entry.title and entry.language if isinstance(entry, Document) else "") or record.about.language
    language = spoken().language
    form = re.compile(rf"{language}(-([a-z]{{2}}|\d{{3}}))?", re.IGNORECASE)
    if form.fullmatch(own):
        return None
    names = sorted(_translated(entry), key=lambda name: name.language.lower() != language)
    return next((name for name in names if form.fullmatch(name.language)), None)


def labels(record: Record, hierarchy: Hierarchy) -> dict[tuple[str, str], Name | Phrase]:
    """What each entry of a record is called in the interface's language wherever it is named: in links and titles, on maps and
    timelines, by the search. By list and id."""
    return {
        (name, identifier): label
        for name in NAMED
        for identifier, label in _parted(record, hierarchy, record.entries(name)).items()
    }


def _parted(record: Record, hierarchy: Hierarchy, entries: Mapping[str, Labelled]) -> dict[str, Name | Phrase]:
    """What each entry of a list is called, by id. Those that look the same are given one thing more at a time until they differ;
    what is the same for all of them, or the name itself again, parts nothing and is passed over."""
    called = {identifier: _explained(_called(record, entry), entry) for identifier, entry in entries.items()}
    labels, added = dict(called), {identifier: list[Words]() for identifier in called}
    known = {
        identifier: _news(_known(record, hierarchy, entry), called[identifier]) for identifier, entry in entries.items()
    }
    while groups := namesakes({identifier: plain(label) for identifier, label in labels.items()}):
        more = [{each: next(known[each], None) for each in group} for group in groups]
        if not any(text for found in more for text in found.values()):
            break
        for found in more:
            if len({as_seen(plain(text or "")) for text in found.values()}) == 1:
                continue
            for identifier, text in found.items():
                added[identifier] += [text] if text else []
                labels[identifier] = _with(called[identifier], added[identifier])
    return labels


def _explained(name: Name | Phrase, entry: Labelled) -> Name | Phrase:
    """A name; behind a title in brackets, that it is ours: not every reader knows what brackets mean."""
    is_ours = isinstance(entry, Document) and is_title_ours(entry) and plain(name).startswith("[")
    return words.phrase("%(title)s (our title)", title=name) if is_ours else name


def _with(name: Name | Phrase, added: Iterable[Words]) -> Phrase:
    """`Tall (Idlib)`."""
    return words.phrase("%(name)s (%(what)s)", name=name, what=words.apart(added, words.translate(", ")))


def _news(known: Iterable[Words], name: Words) -> Iterator[Words]:
    """What says more than the name does: the city of a province that is called like it is not told by the province."""
    return (each for each in known if as_seen(plain(each)) != as_seen(plain(name)))


def _known(record: Record, hierarchy: Hierarchy, entry: Labelled) -> Iterator[Words]:
    """What is known of an entry that may part it from others of its name, what tells a reader most first; at last its id."""
    match entry:
        case Location():
            yield from _around(record, hierarchy, entry)
        case Source() if entry.part_of:
            yield _called(record, record.sources[entry.part_of])
        case Event():
            if entry.when:
                yield words.date_in_words(entry.when)
            places = [use.location for use in entry.locations if use.relation == "at"]
            if places:
                yield words.all_of([_called(record, record.locations[place]) for place in places])
        case Document():
            if entry.publisher:
                yield _called(record, record.sources[entry.publisher])
            if entry.published:
                yield words.date_in_words(entry.published)
    if isinstance(entry, Source | Location) and entry.kind:
        yield kind_in_words(entry.kind)
    yield Name(entry.id)


def _around(record: Record, hierarchy: Hierarchy, location: Location) -> Iterator[Words]:
    """What a place lies in, and, if that is one place, what that lies in, outwards."""
    if location.within:
        yield words.all_of([_called(record, record.locations[place]) for place in location.within])
    if len(trails := hierarchy.trails_of(location.id)) == 1:
        yield from (_called(record, outer) for outer in reversed(trails[0][:-1]))

"""What a page says of its entry, as a list of labelled facts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.record.model import Document, Source
from onrecord.record.parts import Links, Named
from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import Name, Words
from onrecord.telling.changed import ChangeShown, history
from onrecord.telling.naming import other_names
from onrecord.telling.statements import PlaceShown
from onrecord.telling.view import View


class FactKind(StrEnum):
    """How the values of a fact are written."""

    TEXT = "text"
    LINK = "link"
    URL = "url"
    PLACE = "place"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its values, all of one kind. ``is_ours``: our remark, shown as ours."""

    label: str
    values: Sequence[Words | Ref | PlaceShown | ChangeShown]
    kind: FactKind = FactKind.TEXT
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """What a page says first: the other names of its entry, what it is, the facts a reader needs with it, and our note."""

    names: list[Name]
    lead: Name | None
    facts: list[Fact]
    note: Name | None


def text(label: str, value: Words | None, is_ours: bool = False) -> list[Fact]:
    """A fact of a few words of the interface or the record, or nothing."""
    return [Fact(words.translate(label), [value], is_ours=is_ours)] if value else []


def refs(label: str, values: Iterable[Ref]) -> list[Fact]:
    """A fact of names that lead to pages, or nothing."""
    found = list(values)
    return [Fact(words.translate(label), found, FactKind.LINK)] if found else []


def places(label: str, values: list[PlaceShown]) -> list[Fact]:
    """A fact of places as they are named, or nothing."""
    return [Fact(words.translate(label), values, FactKind.PLACE)] if values else []


def url(label: str, value: str | None) -> list[Fact]:
    """A fact that is a web address, or nothing."""
    return [Fact(words.translate(label), [value], FactKind.URL)] if value else []


def opening(view: View, entry: Named | Document, found: list[Fact]) -> Opening:
    """The opening of an entry's page, with these facts."""
    names = [*other_names(view.record, entry), *(Name(alias) for alias in entry.aliases)]
    return Opening(names, words.own(entry.description), found, words.own(entry.note))


def changes(view: View, entry: Document | Source) -> list[Fact]:
    """What we changed in an entry after publishing, each by itself, or nothing."""
    return [Fact(change.word, [change], FactKind.CHANGE, is_ours=True) for change in history(view, entry)]


def links(entry: Links) -> list[Fact]:
    """Where else an entry is described."""
    item = f"https://www.wikidata.org/wiki/{entry.wikidata}" if entry.wikidata else None
    return [*url("Website", entry.website), *url("Wikipedia", entry.wikipedia), *url("Wikidata", item)]

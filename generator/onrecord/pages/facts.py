"""What a page says of its entry, as a list of labelled facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from onrecord import words
from onrecord.markdown import Name, Ref
from onrecord.model import Document, Links, Named
from onrecord.pages.addresses import names_in_languages
from onrecord.pages.claims import PlaceView


class FactKind(StrEnum):
    """How the values of a fact are written."""

    TEXT = "text"
    LINK = "link"
    NAME = "name"
    URL = "url"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its values, all of one kind. ``is_trail``: each value lies in the one before it.
    ``is_ours``: our remark, shown as ours."""

    label: str
    values: list[str] | list[Ref] | list[Name] | list[PlaceView]
    kind: FactKind = FactKind.TEXT
    is_trail: bool = False
    is_ours: bool = False


def text(label: str, value: str | None, is_ours: bool = False) -> list[Fact]:
    """A fact of one text, or nothing."""
    return [Fact(label, [value], is_ours=is_ours)] if value else []


def refs(label: str, values: Iterable[Ref], is_trail: bool = False) -> list[Fact]:
    """A fact of names that lead to pages, or nothing."""
    found = list(values)
    return [Fact(label, found, FactKind.LINK, is_trail)] if found else []


def places(label: str, values: list[PlaceView]) -> list[Fact]:
    """A fact of places as they are named, or nothing."""
    return [Fact(label, values, FactKind.PLACE)] if values else []


def url(label: str, value: str | None) -> list[Fact]:
    """A fact that is a web address, or nothing."""
    return [Fact(label, [value], FactKind.URL)] if value else []


def names(entry: Named | Document) -> list[Fact]:
    """An entry's names in other languages, and its other names."""
    found = names_in_languages(entry)
    languages = [Fact(words.language_name(name.language), [name], FactKind.NAME) for name in found]
    return [*languages, *text("Also called", ", ".join(entry.aliases))]


def links(entry: Links) -> list[Fact]:
    """Where else an entry is described."""
    item = f"https://www.wikidata.org/wiki/{entry.wikidata}" if entry.wikidata else None
    return [*url("Website", entry.website), *url("Wikipedia", entry.wikipedia), *url("Wikidata", item)]

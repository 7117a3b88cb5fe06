"""What a page says of its entry, as a list of labelled facts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.record.model import Correction, Document, Links, Named, Source
from onrecord.speaking import words
from onrecord.speaking.markdown import Name, Phrase, Ref
from onrecord.speaking.words import Words
from onrecord.telling.naming import other_names
from onrecord.telling.statements import PlaceShown
from onrecord.telling.view import View


class FactKind(StrEnum):
    """How the values of a fact are written."""

    TEXT = "text"
    LINK = "link"
    URL = "url"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its values, all of one kind. ``is_ours``: our remark, shown as ours."""

    label: str
    values: Sequence[Words | Ref | PlaceShown]
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


def corrections(entry: Document | Source) -> list[Fact]:
    """What we changed in an entry after publishing, or nothing."""
    found = [corrected(each) for each in entry.corrections]
    return [Fact(words.translate("Corrected"), found, is_ours=True)] if found else []


def corrected(correction: Correction) -> Phrase:
    """A change of ours; what stood there before, unless that is not published any more."""
    day, field, because = words.date_in_words(correction.on), Name(correction.field), Name(correction.because)
    if correction.was is None:
        return words.phrase(
            "on %(date)s: %(field)s; what stood there before is not shown any more; because: %(because)s",
            date=day,
            field=field,
            because=because,
        )
    return words.phrase(
        "on %(date)s; before, %(field)s was: %(was)s; because: %(because)s",
        date=day,
        field=field,
        was=Name(correction.was),
        because=because,
    )


def links(entry: Links) -> list[Fact]:
    """Where else an entry is described."""
    item = f"https://www.wikidata.org/wiki/{entry.wikidata}" if entry.wikidata else None
    return [*url("Website", entry.website), *url("Wikipedia", entry.wikipedia), *url("Wikidata", item)]

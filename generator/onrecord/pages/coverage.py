"""The page of what the record still lacks, for its editors."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from onrecord.checking.coverage import Gap, GapsOf, Lacking, coverage, gaps_of
from onrecord.speaking import words
from onrecord.speaking.languages import message
from onrecord.speaking.linking import Ref
from onrecord.speaking.wordings import GAPS
from onrecord.telling import catalogues
from onrecord.telling.addresses import COVERAGE
from onrecord.telling.catalogues import Catalogue
from onrecord.telling.keeping import NAMES_KEPT, kept
from onrecord.telling.page import Content, EntryId, Key, Page
from onrecord.telling.view import View

EXPLANATIONS = {
    Gap.NO_QUOTE: message("Their statements are in our words alone. Rows of tables are not counted."),
    Gap.NOT_PROVED: message("They have not been looked for in an archived text."),
    Gap.NO_ARCHIVE: message("Their quotes cannot be looked up."),
    Gap.NO_POSITION: message("Maps show them, if at all, by what they lie in."),
    Gap.ONE_DOCUMENT: message("All that they said reached us through one document."),
}
"""What each kind of gap means for a reader."""


@dataclass(frozen=True, slots=True)
class GapShown:
    """One kind of gap: how many entries of how many, what it means, if there are any, and the way to each."""

    heading: str
    anchor: str
    number: str
    explanation: str
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class CoverageContent(Content):
    """Every kind of gap that the record has."""

    template: ClassVar[str] = "coverage.md.jinja"
    sections: list[GapShown]


def keys(view: View) -> Iterator[Key]:
    """The page, and the further pages that its lists need."""
    me = Ref(words.phrase("What the record lacks"), COVERAGE)
    yield Key(COVERAGE, me.name)
    for lacking in _coverage(view):
        yield from catalogues.keys(view, _ids(lacking), _stem(lacking), me)


def page(view: View, key: Key) -> Page:
    """The page, or a further page of one of its lists."""
    if key.part:
        return catalogues.part_page(view, key, is_bare=True)
    found = [_shown(view, lacking) for lacking in _coverage(view) if lacking.among]
    return Page(key.path, key.title, CoverageContent(found), searchable=False)


def _coverage(view: View) -> list[Lacking]:
    return coverage(view.lookups, view.proofs, partial(_gaps_of, view))


@kept(lambda entry: entry, NAMES_KEPT, carried=True)
def _gaps_of(view: View, entry: EntryId) -> GapsOf:
    """What an entry could lack, and whether it does. Kept for the next view of the record."""
    return gaps_of(view.lookups, view.proofs, entry)


def _shown(view: View, lacking: Lacking) -> GapShown:
    explanation = words.translate(EXPLANATIONS[lacking.gap]) if lacking.entries else ""
    listed = catalogues.catalogue(view, _ids(lacking), _stem(lacking), is_bare=True)
    return GapShown(words.translate(GAPS[lacking.gap]), f"_{lacking.gap}", _number(lacking), explanation, listed)


def _ids(lacking: Lacking) -> list[EntryId]:
    return [(lacking.name, entry.id) for entry in lacking.entries]


def _stem(lacking: Lacking) -> str:
    return f"coverage/{lacking.gap}-"


def _number(lacking: Lacking) -> str:
    """`3 of 35`, or `none of 35`."""
    if not lacking.entries:
        return words.translate("none of %(among)s", among=words.number_in_words(lacking.among))
    return words.translate(
        "%(number)s of %(among)s",
        number=words.number_in_words(len(lacking.entries)),
        among=words.number_in_words(lacking.among),
    )

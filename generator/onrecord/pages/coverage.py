"""The page of what the record still lacks, for its editors."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from onrecord.checking.coverage import Gap, Lacking, coverage
from onrecord.speaking import words
from onrecord.speaking.languages import message
from onrecord.speaking.markdown import Ref
from onrecord.speaking.wordings import GAPS
from onrecord.telling.catalogues import Catalogue, Item, catalogue
from onrecord.telling.claims import ref_to_claim
from onrecord.telling.page import Content, Page
from onrecord.telling.refs import ref_to
from onrecord.telling.view import View

PATH = "coverage.md"
"""Where the page lies."""

EXPLANATIONS = {
    Gap.NO_QUOTE: message("Their statements are in our words alone. Rows of tables are not counted."),
    Gap.NOT_PROVED: message("They have not been looked for in an archived text."),
    Gap.NO_ARCHIVE: message("Their quotes cannot be looked up."),
    Gap.NO_POSITION: message("Maps show at most the country that they lie in."),
    Gap.ONE_DOCUMENT: message("All that they said reached us through one document."),
}
"""What each kind of gap means for a reader."""


@dataclass(frozen=True, slots=True)
class Section:
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
    sections: list[Section]


def pages(view: View) -> Iterator[Page]:
    """Yield the page, with the further pages that its lists need."""
    title = words.phrase("What the record lacks")
    me = Ref(title, PATH)
    sections: list[Section] = []
    for lacking in filter(lambda each: each.among, coverage(view.lookups, view.proofs)):
        listed, further = catalogue(
            [_item(view, lacking.name, entry.id) for entry in lacking.entries], f"coverage/{lacking.gap}-", me
        )
        yield from further
        heading = words.translate(GAPS[lacking.gap])
        explanation = words.translate(EXPLANATIONS[lacking.gap]) if lacking.entries else ""
        sections.append(Section(heading, f"_{lacking.gap}", _number(lacking), explanation, listed))
    yield Page(PATH, title, CoverageContent(sections), searchable=False)


def _number(lacking: Lacking) -> str:
    """`3 of 35`, or `none of 35`."""
    if not lacking.entries:
        return words.translate("none of %(among)s", among=words.number_in_words(lacking.among))
    return words.translate(
        "%(number)s of %(among)s",
        number=words.number_in_words(len(lacking.entries)),
        among=words.number_in_words(lacking.among),
    )


def _item(view: View, name: str, identifier: str) -> Item:
    ref = ref_to_claim(view, view.record.claims[identifier]) if name == "claims" else ref_to(view, name, identifier)
    return Item(ref, "", [], "")

"""Figures as pages show them: each side of a number in words, and what the record does not have of it."""

from dataclasses import dataclass

from onrecord.record.claims import Claim, Figure
from onrecord.record.counts import FOLLOWED_BY_OF, Count
from onrecord.record.vocabulary import Silence
from onrecord.speaking import words
from onrecord.speaking.languages import message
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import Name, Phrase, Words
from onrecord.telling.keeping import CLAIMS_KEPT, kept
from onrecord.telling.refs import ref_to
from onrecord.telling.view import View

NOT_SAID = message("not said")
NOT_RECORDED = message("not recorded")
"""What stands where a side of a count is missing: the source left it unsaid, or only the record leaves it out."""


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A figure, each side of it in words. ``number``: the count, or the document's words in quotation marks. ``whom``: None if
    missing, and then ``no_whom`` tells whether the source left it unsaid. ``of_whom``: the same as it follows the number.
    """

    measure: Name
    number: Words
    is_in_words: bool
    whom: Words | None
    of_whom: Words
    no_whom: str
    where: Ref | None
    only: Name | None
    including: Phrase
    reckoned: str


def figure_shown(view: View, claim: Claim, measure: str, figure: Figure) -> FigureShown:
    """A figure in words."""
    return FigureShown(
        measure=measure_in_words(measure),
        number=number_shown(view, claim, figure),
        is_in_words=bool(figure.words),
        whom=whom_in_words(figure) if figure.whom else None,
        of_whom=_of_whom(figure.count, figure.whom),
        no_whom="" if figure.whom else missing_in_words(claim, Silence.WHOM),
        where=ref_to(view, "locations", figure.where) if figure.where else None,
        only=words.own(figure.only),
        including=words.apart([counted_whom(part) for part in figure.including], words.translate(", ")),
        reckoned=figure.reckoned or "",
    )


def number_shown(view: View, claim: Claim, figure: Figure) -> Words:
    """The number of a figure: the count, or the document's words in quotation marks."""
    if figure.words:
        return words.in_quotes(Name(figure.words, view.record.language_of(claim, claim.quote)))
    return words.count_in_words(figure.count) if figure.count else ""


def missing_in_words(claim: Claim, *silences: Silence) -> str:
    """What stands where a side of a count is missing, by whether the claim has one of these silences."""
    return words.translate(NOT_SAID if any(each in claim.unsaid for each in silences) else NOT_RECORDED)


def whom_in_words(figure: Figure) -> Words:
    """Whom a figure counts. Of a part of them it is told with the number: `4 of the crew`."""
    if figure.count and figure.whom.startswith("of "):
        return words.together(words.count_in_words(figure.count), " ", Name(figure.whom))
    return Name(figure.whom)


def measure_in_words(measure: str) -> Name:
    """A measure as a reader says it."""
    return Name(measure.replace("-", " "))


@kept(lambda claim: claim.id, CLAIMS_KEPT)
def figures_shown(view: View, claim: Claim) -> list[FigureShown]:
    """All figures of a claim."""
    return [
        figure_shown(view, claim, measure, figure) for measure, figures in claim.figures.items() for figure in figures
    ]


def figures_in_short(view: View, claim: Claim) -> Phrase:
    """A claim's figures in one line."""
    return words.apart([_in_short(figure) for figure in figures_shown(view, claim)], words.translate("; "))


def counted_whom(count: Count) -> Phrase:
    """A count and whom it counts: `4 people`, `dozens of people`."""
    whom = _of_whom(count, count.whom)
    return words.together(words.count_in_words(count), *((" ", whom) if whom else ()))


def number_and_whom(figure: FigureShown) -> Phrase:
    """A figure's number and whom it counts, with what part of the whole that is."""
    number: list[Words] = [figure.number]
    if figure.reckoned:
        number.append(words.translate(" (our sum)"))
    if figure.of_whom:
        number += [" ", figure.of_whom]
    if figure.only:
        number.append(words.phrase(", only %(part)s", part=figure.only))
    if figure.where:
        number += [" (", figure.where.name, ")"]
    if figure.including:
        number.append(words.phrase(", including %(parts)s", parts=figure.including))
    return words.together(*number)


def _in_short(figure: FigureShown) -> Phrase:
    return words.phrase("%(measure)s: %(number)s", measure=figure.measure, number=number_and_whom(figure))


def _of_whom(count: Count | None, whom: str) -> Words:
    """Whom a figure counts as it follows the number: numbers stand before the word itself, some words need another between."""
    if not whom:
        return ""
    if count and count.text in FOLLOWED_BY_OF and not count.besides:
        return words.phrase("of %(whom)s", whom=Name(whom))
    return Name(whom)

"""What the rows of one coder come to, added up: only numbers that one source gave in one table, each of the whole of its row and
of the same people or things. Nobody else's numbers are added to them, and the lowest and the highest stay."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.record.claims import Claim
from onrecord.record.counts import Count
from onrecord.record.vocabulary import DocumentForm, Stance
from onrecord.speaking import words
from onrecord.speaking.languages import messages
from onrecord.speaking.words import Name, Phrase
from onrecord.telling.figures import measure_in_words
from onrecord.telling.refs import ref_to, speakers_of
from onrecord.telling.view import View


@dataclass
class _Sum:
    """What is added: the lowest, best and highest numbers, and how many rows have none that can be added."""

    rows: int = 0
    low: int = 0
    best: int = 0
    high: int = 0
    without: int = 0

    def add(self, count: Count | None) -> None:
        """Take one more number. One that is open, near something, or words is left out."""
        if not count or count.low is None or count.high is None or count.near is not None or count.besides:
            self.without += 1
            return
        best = count.best if count.best is not None else count.low if count.low == count.high else None
        if best is None:
            self.without += 1
            return
        self.rows += 1
        self.low, self.best, self.high = self.low + count.low, self.best + best, self.high + count.high


def sums_of_rows(view: View, claims: Iterable[Claim]) -> list[Phrase]:
    """The sums of some claims, if all of them are rows of one table by one source; else nothing."""
    several = list(claims)
    if len(several) < 2 or len({(claim.document, claim.source) for claim in several}) > 1:
        return []
    document = view.record.documents[several[0].document]
    if document.form is not DocumentForm.TABLE:
        return []
    found: dict[tuple[str, str], _Sum] = {}
    for claim in several:
        if claim.stance is Stance.ASSERTS and "revises" not in view.lookups.relations_to(claim):
            for measure, figures in claim.figures.items():
                wholes = {
                    figure.whom: figure for figure in figures if not (figure.where or figure.only or figure.part_of)
                }
                for whom, figure in wholes.items():
                    found.setdefault((measure, whom), _Sum()).add(figure.count)
    return [
        _in_words(view, several[0], measure, whom, each) for (measure, whom), each in found.items() if each.rows > 1
    ]


def _in_words(view: View, claim: Claim, measure: str, whom: str, found: _Sum) -> Phrase:
    """`The coder's own rows, added by us: 4 people killed …`."""
    numbers = {name: words.number_in_words(getattr(found, name)) for name in ("low", "best", "high")}
    counted = (
        numbers["best"]
        if found.low == found.high
        else words.translate("%(best)s (lowest %(low)s, highest %(high)s)", **numbers)
    )
    rows = words.counted("%(number)s row", "%(number)s rows", found.rows)
    what = measure_in_words(measure)
    sentence = words.phrase(
        "Our sum of the numbers that %(source)s gives in %(rows)s of %(document)s: %(what)s %(count)s.",
        source=speakers_of(view, claim),
        rows=rows,
        document=ref_to(view, "documents", claim.document).name,
        what=words.phrase("%(measure)s, %(whom)s:", measure=what, whom=Name(whom))
        if whom
        else words.phrase("%(measure)s:", measure=what),
        count=counted,
    )
    if not found.without:
        return sentence
    forms = messages(
        "%(number)s row has no number that can be added.", "%(number)s rows have no number that can be added."
    )
    return words.phrase("%(one)s %(other)s", one=sentence, other=words.counted(*forms, found.without))

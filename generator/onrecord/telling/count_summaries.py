"""What can be said of a comparison in a few sentences: how many counts, by how many, through what; what is missing of them; and
what is known of how they stand to each other."""

from itertools import combinations

from onrecord.checking.comparing.given import Given, LeftOut, Side
from onrecord.checking.comparing.voices import Voice, one_voice
from onrecord.checking.comparing.whole import Comparison
from onrecord.record.claims import Claim
from onrecord.speaking import words
from onrecord.speaking.languages import Spoken, messages
from onrecord.telling.count_pairs import verdicts_in_words
from onrecord.telling.keeping import kept
from onrecord.telling.refs import documents_in_words
from onrecord.telling.speakers import speakers_in_words
from onrecord.telling.view import View

VOICES_COMPARED = 40
"""Counts of a comparison of which each two are asked whether they are one voice."""

SUMMARIES_KEPT = 1000
"""Comparisons of which the sentences are kept: the page of the event has them, and their own."""

UNSAID = {
    Side.WHERE: (
        messages("Where is not said.", "Where is said of none of them."),
        messages("For %(number)s of them it is not said where.", "For %(number)s of them it is not said where."),
    ),
    Side.WHOM: (
        messages("Whom it counts is not said.", "Whom they count is said of none of them."),
        messages(
            "For %(number)s of them it is not said whom it counts.",
            "For %(number)s of them it is not said whom they count.",
        ),
    ),
}
"""That the sources of all counts left a side unsaid, as far as the documents pass it on, be it one count or several, and that
those of some did."""

NOT_RECORDED = {
    Side.WHERE: (
        messages("Where is not recorded.", "Where is recorded for none of them."),
        messages(
            "For %(number)s of them it is not recorded where.", "For %(number)s of them it is not recorded where."
        ),
    ),
    Side.WHOM: (
        messages("Whom it counts is not recorded.", "Whom they count is recorded for none of them."),
        messages(
            "For %(number)s of them it is not recorded whom it counts.",
            "For %(number)s of them it is not recorded whom they count.",
        ),
    ),
}
"""The same of what only the record leaves out."""


def lead(comparison: Comparison) -> str:
    """What is known of a comparison, in short: how many counts, from which number to which; and how they stand to each other."""
    return " ".join([*_how_many(comparison), *_from_to(comparison), *_known(comparison)])


@kept(lambda comparison: (comparison.event.id, comparison.measure), SUMMARIES_KEPT)
def summary(view: View, comparison: Comparison) -> str:
    """What else can be said of a comparison: through what its counts reached us; what is missing of them; which are of parts."""
    sentences = [
        *_read_in(view, comparison),
        *(sentence for side in (Side.WHERE, Side.WHOM) for sentence in _missing(comparison.counts, side)),
        *_parts(comparison),
    ]
    return " ".join(sentences)


def _claims(comparison: Comparison) -> list[Claim]:
    return [each.claim for group in comparison.counts for each in group]


def _how_many(comparison: Comparison) -> list[str]:
    claims = _claims(comparison)
    if not claims:
        return []
    counts = words.counted("%(number)s count", "%(number)s counts", len(comparison.counts))
    return [words.translate("%(counts)s by %(sources)s.", counts=counts, sources=speakers_in_words(claims))]


def ends(comparison: Comparison) -> tuple[int, int] | None:
    """The lowest and the highest number that was given, open ends aside; None if none was."""
    counts = [each.figure.count for group in comparison.counts for each in group if each.figure.count]
    found = [n for count in counts for n in (count.low, count.high, count.best, count.near) if n is not None]
    return (min(found), max(found)) if found else None


def span_in_words(comparison: Comparison) -> Spoken:
    """From which number to which its counts go; one number, if that is all that was given; empty, if none was."""
    numbers = [words.number_in_words(each) for each in dict.fromkeys(ends(comparison) or ())]
    if len(numbers) > 1:
        return words.translate("%(low)s to %(high)s", low=numbers[0], high=numbers[1])
    return numbers[0] if numbers else Spoken()


def _from_to(comparison: Comparison) -> list[str]:
    low, high = ends(comparison) or (0, 0)
    if low == high:
        return []
    low_in_words, high_in_words = words.number_in_words(low), words.number_in_words(high)
    return [words.translate("The numbers given go from %(low)s to %(high)s.", low=low_in_words, high=high_in_words)]


def voices(view: View, comparison: Comparison) -> list[str]:
    """That not all counts are known to be of different voices, if they are not."""
    if not _may_be_fewer_voices(view, comparison):
        return []
    return [words.translate("Not all of them are known to be different voices.")]


def _read_in(view: View, comparison: Comparison) -> list[str]:
    claims = _claims(comparison)
    if not claims:
        return []
    documents = {str(claim.document) for claim in claims}
    read = words.translate("Read in %(documents)s.", documents=documents_in_words(view, documents))
    more = []
    if len(documents) == 1 and len(comparison.counts) > 1:
        more.append(words.translate("They reached us through that one document alone."))
    return [read, *more, *voices(view, comparison)]


def _may_be_fewer_voices(view: View, comparison: Comparison) -> bool:
    """Whether two of the counts may come from one voice, other than a source's own two; of very many, the first are looked at."""
    firsts = [count[0].claim for count in comparison.counts[:VOICES_COMPARED]]
    found = (one_voice(view.lookups, one, other) for one, other in combinations(firsts, 2))
    return any(voice not in (None, Voice.SAME_SOURCE) for voice in found)


def _missing(counts: tuple[tuple[Given, ...], ...], side: Side) -> list[str]:
    without = [group for group in counts if all(side in each.missing for each in group)]
    unsaid = sum(any(each.is_unsaid(side) for each in group) for group in without)
    sentences: list[str] = []
    for (every, some), number in ((UNSAID[side], unsaid), (NOT_RECORDED[side], len(without) - unsaid)):
        if number:
            sentences.append(words.counted(*(every if number == len(counts) else some), number))
    return sentences


def _known(comparison: Comparison) -> list[str]:
    """What is known of how the counts differ."""
    if not comparison.groups:
        none = words.translate("No two of them are known to be the same count.")
        return [none] if len(comparison.counts) > 1 else []
    return [
        words.translate(
            "Of those of the same people or things and places, %(verdicts)s.",
            verdicts=verdicts_in_words(comparison.verdicts),
        )
    ]


def _parts(comparison: Comparison) -> list[str]:
    everything = (*comparison.compared, *comparison.left_out)
    shown = [each for each in everything if each.left_out in (None, LeftOut.PART, LeftOut.BESIDES)]
    forms = (
        (messages("%(number)s figure is for a part alone.", "%(number)s figures are each for a part alone."),
         sum(each.is_part for each in shown)),
        (messages("%(number)s comes on top of another count.", "%(number)s come on top of other counts."),
         sum(each.left_out is LeftOut.BESIDES for each in shown)),
    )  # fmt: skip
    found = [words.counted(*each, number) for each, number in forms if number]
    added = words.counted("It is added to no other.", "They are added to no other.", sum(number for _, number in forms))
    return [*found, added] if found else []

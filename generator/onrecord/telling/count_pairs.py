"""What is said of two counts of the same, and of many: how they stand to each other, and whether two voices gave them."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.checking.comparing.given import Given
from onrecord.checking.comparing.verdicts import Pair, Verdict
from onrecord.record.times import TimeBasis
from onrecord.record.ways import publisher_of
from onrecord.speaking import words
from onrecord.speaking.languages import message, messages
from onrecord.speaking.linking import Ref
from onrecord.speaking.wordings import VERDICTS, VERDICTS_COUNTED, VOICES
from onrecord.telling.count_rows import count_beside
from onrecord.telling.refs import claim_ref, speakers_of
from onrecord.telling.view import View

COUNTS_PAIRED = 5
"""Comparable counts of which each pair is told by itself; of more, the pairs are told in numbers."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of two counts: the counts, how they stand to each other, and sentences about their voices and paths.
    ``later``: the second was given so much later, in words; else empty."""

    one: Ref
    other: Ref
    verdict: str
    later: str
    sentences: list[str]


def told(view: View, pair: Pair) -> Told:
    """What is said of two counts of the same."""
    one, other = pair.one.claim, pair.other.claim
    sentences: list[str] = [words.translate(VOICES[pair.voice])] if pair.voice else []
    if one.document == other.document:
        sentences.append(words.translate("Both were read in one document."))
    elif publisher_of(view.record, one) and publisher_of(view.record, one) == publisher_of(view.record, other):
        sentences.append(words.translate("Both came from one publisher."))
    later = _later_in_words(pair) if pair.verdict is Verdict.LATER else ""
    verdict = words.translate(VERDICTS[pair.verdict]) if not later else ""
    return Told(_count_by(view, pair.one), _count_by(view, pair.other), verdict, later, sentences)


def _count_by(view: View, given: Given) -> Ref:
    sources = speakers_of(view, given.claim)
    number = count_beside(view, given.claim, given.figure).name
    return claim_ref(view, given.claim, words.phrase("%(count)s (%(sources)s)", count=number, sources=sources))


LATER = {
    True: (messages("%(number)s day later", "%(number)s days later"), message("later")),
    False: (messages("published %(number)s day later", "published %(number)s days later"), message("published later")),
}
"""How much later a count stood, or was only published."""


def _later_in_words(pair: Pair) -> str:
    """How much later the other count is: in days, if both have one. Where the day of saying is not known of one of them, it is
    only known that it was published later."""
    times = [each.as_of for each in (pair.one, pair.other) if each.as_of]
    forms, later = LATER[all(time.basis is not TimeBasis.PUBLISHED for time in times)]
    first, second = (time.date for time in times)
    if first.earliest and first.earliest == first.latest and second.earliest and second.earliest == second.latest:
        days = (second.earliest - first.earliest).days
        if days:
            return words.counted(*forms, days)
    return words.translate(later)


def verdicts_in_words(found: Mapping[Verdict, int]) -> str:
    """How many pairs there are of each verdict, in one line."""
    return words.joined(
        [words.counted(*VERDICTS_COUNTED[each], found[each]) for each in VERDICTS_COUNTED if found.get(each)]
    )

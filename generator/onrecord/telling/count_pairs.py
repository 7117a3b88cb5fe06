"""What is said of two counts of the same, and of many: how they stand to each other, and whether two voices gave them."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.checking.comparing.given import Given
from onrecord.checking.comparing.verdicts import Pair, Verdict
from onrecord.checking.comparing.voices import Voice
from onrecord.record.times import Basis
from onrecord.record.ways import publisher_of
from onrecord.speaking import words
from onrecord.speaking.languages import message, messages
from onrecord.speaking.markdown import Ref
from onrecord.telling.count_rows import count_beside
from onrecord.telling.refs import claim_ref, speakers_of
from onrecord.telling.view import View

COUNTS_PAIRED = 5
"""Comparable counts of which each pair is told by itself; of more, the pairs are told in numbers."""

VERDICTS = {
    Verdict.SAME: message("the same"),
    Verdict.OVERLAP: message("they overlap, so that a number would fit both"),
    Verdict.NOT_EXCLUDED: message("an end is left open, so that neither excludes the other"),
    Verdict.APART: message("apart, so that no number fits both"),
    Verdict.UNBOUNDED: message("one gives no bounds to hold the other against"),
    Verdict.TIME_UNKNOWN: message("not known to be of the same time"),
}
"""What is said of two comparable counts."""

VERDICTS_COUNTED = {
    Verdict.APART: messages("%(number)s pair lies apart", "%(number)s pairs lie apart"),
    Verdict.OVERLAP: messages("%(number)s pair overlaps", "%(number)s pairs overlap"),
    Verdict.NOT_EXCLUDED: messages(
        "in %(number)s pair an open end excludes nothing", "in %(number)s pairs an open end excludes nothing"
    ),
    Verdict.SAME: messages("%(number)s pair is the same", "%(number)s pairs are the same"),
    Verdict.UNBOUNDED: messages(
        "%(number)s pair has no bounds to compare", "%(number)s pairs have no bounds to compare"
    ),
    Verdict.LATER: messages(
        "%(number)s pair is of two times, between which a toll may rise",
        "%(number)s pairs are of two times, between which a toll may rise",
    ),
    Verdict.TIME_UNKNOWN: messages(
        "%(number)s pair is not known to be of the same time", "%(number)s pairs are not known to be of the same time"
    ),
}
"""How many pairs there are of each verdict, the least settled first."""

VOICES = {
    Voice.SAME_SOURCE: message("One voice, not two: the same source speaks, or is spoken for."),
    Voice.PART_OF: message("Not known to be two voices: one source belongs to the other."),
    Voice.MAY_BE: message("Not known to be two voices: the sources may be the same."),
    Voice.PASSED_ON: message("Not known to be two voices: one source stands in the path of the other's words."),
    Voice.RESTS_ON: message("Not known to be two voices: one count rests on the other source."),
    Voice.REPEATS: message("One voice, not two: one repeats the other."),
    Voice.NOT_NAMED: message("Not known to be two voices: a source is not named or not given."),
}
"""Why two counts may be one voice."""


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
    forms, later = LATER[all(time.basis is not Basis.PUBLISHED for time in times)]
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

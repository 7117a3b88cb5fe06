"""The time of a claim, as pages say it: what the source stated, when it was said, when it was published. One wording for all."""

from dataclasses import dataclass

from onrecord.record.claims import Claim
from onrecord.record.dates import Date
from onrecord.record.times import AsOf, TimeBasis, as_of
from onrecord.record.vocabulary import Silence
from onrecord.speaking import words
from onrecord.speaking.languages import messages
from onrecord.speaking.wordings import AS_OF, AS_OF_UNSAID
from onrecord.speaking.words import Words
from onrecord.telling.view import View


@dataclass(frozen=True, slots=True)
class TimeShown:
    """When a claim was made, and of what time it speaks; both in words, and empty where the record has nothing.

    ``published``: when its document was. ``is_unsaid``: its source left the time unsaid. ``sorted``: the first day of the time as
    of which it stands, by which tables sort.
    """

    said: Words
    spoken_of: Words
    published: str
    is_unsaid: bool
    sorted: str


def time_of(view: View, claim: Claim) -> TimeShown:
    """The time of a claim."""
    published = view.record.documents[claim.document].published
    known = as_of(view.record, claim)
    return TimeShown(
        _in_words(view, claim, claim.made),
        _in_words(view, claim, claim.when),
        words.date_in_words(published) if published else "",
        Silence.TIME in claim.unsaid,
        str((known.date.day if known else None) or ""),
    )


def _in_words(view: View, claim: Claim, date: Date | None) -> Words:
    """A time that a claim gives, with the document's words for it, if it has any; empty if it gives none."""
    return words.time_in_words(date, view.record.language_of(claim, claim.quote)) if date else ""


def days_not_recorded(without: int, number: int) -> list[str]:
    """That the day of saying is not recorded for as many of some claims, to be told once above all of them; or nothing."""
    if not without:
        return []
    if without < number:
        return [words.translate("Where no day of saying stands with a claim, it is not recorded.")]
    forms = messages("On which day it was said is not recorded.", "On which day they were said is not recorded.")
    return [words.counted(*forms, number)]


def as_of_in_words(view: View, claim: Claim, time: AsOf | None) -> Words:
    """The time as of which a count stood, and by what it is known."""
    if not time:
        return ""
    is_unsaid = time.basis is TimeBasis.PUBLISHED and Silence.TIME in claim.unsaid
    return words.phrase(AS_OF_UNSAID if is_unsaid else AS_OF[time.basis], date=_in_words(view, claim, time.date))

"""The time of a claim, as pages say it: what the source stated, when it was said, when it was published. One wording for all."""

from dataclasses import dataclass

from onrecord import words
from onrecord.comparing.times import AsOf, Basis
from onrecord.languages import message
from onrecord.model import Claim, Silence
from onrecord.record import Record

AS_OF = {
    Basis.STATED: message("%(date)s"),
    Basis.SAID: message("said %(date)s"),
    Basis.PUBLISHED: message("published %(date)s"),
}
"""By what the time of a count is known, in words."""


@dataclass(frozen=True, slots=True)
class TimeView:
    """When a claim was made, and of what time it speaks; both in words, and empty where the record has nothing.

    ``published``: when its document was. ``is_unsaid``: its source left the time unsaid. ``sorted``: the first day of the time as
    of which it stands, by which tables sort.
    """

    said: str
    spoken_of: str
    published: str
    is_unsaid: bool
    sorted: str


def time_of(record: Record, claim: Claim) -> TimeView:
    """The time of a claim."""
    published = record.documents[claim.document].published
    known = next((date for date in (claim.when, claim.made, published) if date), None)
    first = (known.earliest or known.latest) if known else None
    return TimeView(
        words.date_in_words(claim.made) if claim.made else "",
        words.date_in_words(claim.when) if claim.when else "",
        words.date_in_words(published) if published else "",
        Silence.TIME in claim.unsaid,
        str(first or ""),
    )


def as_of_in_words(time: AsOf | None) -> str:
    """The time as of which a count stood, and by what it is known."""
    return words.translate(AS_OF[time.basis], date=words.date_in_words(time.date)) if time else ""

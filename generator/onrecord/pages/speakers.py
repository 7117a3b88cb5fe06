"""Who speaks, and how many they are: one way of counting sources, and of naming them, for all pages.

A source that has an entry is one source, named in its document or not. Of those that have none nobody can tell whether one is
another, so their statements are counted, and not they.
"""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from onrecord import words
from onrecord.fields import NOBODY, UNATTRIBUTED, UNNAMED
from onrecord.languages import messages
from onrecord.model import Claim
from onrecord.record import Record


class Role(StrEnum):
    """What a source does in a record, at the most: it speaks; others speak for it; it passes on or publishes; a compiler rests on
    it; it is only spoken of."""

    SPEAKS = "speaks"
    SPOKEN_FOR = "spoken-for"
    PASSES_ON = "passes-on"
    RESTED_ON = "rested-on"
    SPOKEN_OF = "spoken-of"


ROLES = {
    Role.SPEAKS: messages("%(number)s speaks", "%(number)s speak"),
    Role.SPOKEN_FOR: messages("%(number)s is spoken for", "%(number)s are spoken for"),
    Role.PASSES_ON: messages("%(number)s only publishes or passes on", "%(number)s only publish or pass on"),
    Role.RESTED_ON: messages("a compiler rests on %(number)s", "compilers rest on %(number)s"),
    Role.SPOKEN_OF: messages("%(number)s is only spoken of", "%(number)s are only spoken of"),
}
"""How many sources there are in each role, in words."""


def role_of(record: Record, source: str) -> Role:
    """The role of a source."""
    by = (
        (Role.SPEAKS, record.claims_by_source),
        (Role.SPOKEN_FOR, record.claims_for),
        (Role.PASSES_ON, record.claims_via),
        (Role.PASSES_ON, record.documents_of),
        (Role.RESTED_ON, record.claims_resting_on),
    )
    return next((role for role, found in by if source in found), Role.SPOKEN_OF)


def sources_in_words(record: Record) -> str:
    """`21 sources: 14 speak and 7 are only spoken of`."""
    roles = Counter(role_of(record, source) for source in record.sources)
    number = words.counted("%(number)s source", "%(number)s sources", len(record.sources))
    parts = [words.counted(*ROLES[role], roles[role]) for role in Role if roles[role]]
    if not parts:
        return words.translate("%(sources)s.", sources=number)
    return words.translate("%(sources)s: %(roles)s.", sources=number, roles=words.joined(parts))


def speaking(record: Record) -> int:
    """How many sources speak."""
    return sum(role_of(record, source) is Role.SPEAKS for source in record.sources)


def speakers_in_words(claims: Iterable[Claim]) -> str:
    """By how many sources claims were made; those that have no entry are counted by claim."""
    listed = list(claims)
    sources = {source for claim in listed for source in claim.source} - NOBODY
    unnamed = sum(UNNAMED in claim.source for claim in listed)
    unattributed = sum(UNATTRIBUTED in claim.source for claim in listed)
    parts = []
    if sources or not (unnamed or unattributed):
        parts.append(words.counted("%(number)s source", "%(number)s sources", len(sources)))
    if unnamed:
        parts.append(words.counted("one that is not named", "%(number)s that are not named", unnamed))
    if unattributed:
        forms = messages("one that the document does not say", "some that the document does not say")
        parts.append(words.counted(*forms, unattributed))
    return words.joined(parts)

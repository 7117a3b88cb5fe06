"""Who speaks, and how many they are: one way of counting sources, and of naming them, for all pages.

A source that has an entry is one source, named in its document or not. Of those that have none nobody can tell whether one is
another, so their statements are counted, and not they.
"""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from onrecord.record.claims import Claim
from onrecord.record.ids import NOBODY, UNATTRIBUTED, UNNAMED
from onrecord.speaking import words
from onrecord.speaking.languages import messages
from onrecord.telling.catalogues import claims_in_words
from onrecord.telling.refs import documents_in_words
from onrecord.telling.view import View


class Role(StrEnum):
    """What a source does in a record, at the most: it speaks; others speak for it; it passes on or publishes; a compiler rests on
    it; it is only spoken of; no claim has to do with it."""

    SPEAKS = "speaks"
    SPOKEN_FOR = "spoken-for"
    PASSES_ON = "passes-on"
    RESTED_ON = "rested-on"
    SPOKEN_OF = "spoken-of"
    IN_NO_CLAIM = "in-no-claim"


ROLES = {
    Role.SPEAKS: messages("%(number)s speaks", "%(number)s speak"),
    Role.SPOKEN_FOR: messages("%(number)s is only spoken for", "%(number)s are only spoken for"),
    Role.PASSES_ON: messages("%(number)s only publishes or passes on", "%(number)s only publish or pass on"),
    Role.RESTED_ON: messages("%(number)s is only named as a basis", "%(number)s are only named as a basis"),
    Role.SPOKEN_OF: messages("%(number)s is only spoken of", "%(number)s are only spoken of"),
    Role.IN_NO_CLAIM: messages("%(number)s has no claim on record", "%(number)s have no claim on record"),
}
"""How many sources there are in each role, in words."""


WITHOUT_ENTRY = {
    UNNAMED: messages("a source not named", "one or more sources not named (in %(number)s claims)"),
    UNATTRIBUTED: messages("a source not given", "one or more sources not given (in %(number)s claims)"),
}
"""Sources that have no entry, by the claims in which they speak."""


def role_of(view: View, source: str) -> Role:
    """The role of a source."""
    by = (
        (Role.SPEAKS, view.lookups.claims_by_source),
        (Role.SPOKEN_FOR, view.lookups.claims_for),
        (Role.PASSES_ON, view.lookups.claims_via),
        (Role.PASSES_ON, view.lookups.documents_of),
        (Role.RESTED_ON, view.lookups.claims_resting_on),
        (Role.SPOKEN_OF, view.lookups.claims_about),
    )
    return next((role for role, found in by if source in found), Role.IN_NO_CLAIM)


def sources_in_words(view: View) -> str:
    """`21 sources: 14 speak and 7 are only spoken of`."""
    roles = Counter(role_of(view, source) for source in view.record.sources)
    number = words.counted("%(number)s source", "%(number)s sources", len(view.record.sources))
    parts = [words.counted(*ROLES[role], roles[role]) for role in Role if roles[role]]
    if not parts:
        return words.translate("%(sources)s.", sources=number)
    return words.translate("%(sources)s: %(roles)s.", sources=number, roles=words.joined(parts))


def speaking(view: View) -> int:
    """How many sources speak."""
    return sum(role_of(view, source) is Role.SPEAKS for source in view.record.sources)


def speakers_in_words(claims: Iterable[Claim]) -> str:
    """By how many sources claims were made. Of those that have no entry nobody knows how many they are, so it is told in how many
    claims they speak."""
    listed = list(claims)
    sources = {source for claim in listed for source in claim.source} - NOBODY
    nobody = [(forms, sum(each in claim.source for claim in listed)) for each, forms in WITHOUT_ENTRY.items()]
    parts = [words.counted(*forms, number) for forms, number in nobody if number]
    if sources or not parts:
        parts.insert(0, words.counted("%(number)s source", "%(number)s sources", len(sources)))
    return words.joined(parts)


def reach(view: View, claims: list[Claim]) -> str:
    """How many claims, by how many sources, through how many documents and publishers; what is not known is said so."""
    if not claims:
        return words.translate("No claim on record.")
    documents = {claim.document for claim in claims}
    return words.translate(
        "%(claims)s by %(sources)s, read in %(documents)s.",
        claims=claims_in_words(len(claims)),
        sources=speakers_in_words(claims),
        documents=documents_in_words(view, documents),
    )

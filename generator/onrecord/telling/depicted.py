"""How documents describe a source, in their words."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.record.claims import Claim
from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import Name
from onrecord.telling.refs import ref_to
from onrecord.telling.view import View

ROLES_SHOWN = 12
"""Descriptions of a source that its page shows; it says how many more there are."""


@dataclass(frozen=True, slots=True)
class RoleShown:
    """A document's words for a source, in quotation marks, and the document, unless all of them are of the same."""

    role: Name
    document: Ref | None


@dataclass(frozen=True, slots=True)
class Depicted:
    """The words of documents for a source. ``document``: the one that all of them are of."""

    roles: list[RoleShown]
    document: Ref | None
    more: int


def depicted(view: View, claims: Iterable[Claim]) -> Depicted | None:
    """How documents describe the one who makes some claims; None if none of them does. What they say of several together may be
    of any of these, and is left to the claim."""
    roles = {
        (claim.role, view.record.language_of(claim), str(claim.document)): None
        for claim in claims
        if claim.role and len(claim.source) == 1
    }
    if not roles:
        return None
    documents = {document for _, _, document in roles}
    is_one = len(documents) == 1
    shown = [
        RoleShown(words.in_quotes(Name(role, language)), None if is_one else ref_to(view, "documents", document))
        for role, language, document in list(roles)[:ROLES_SHOWN]
    ]
    only = ref_to(view, "documents", documents.pop()) if is_one else None
    return Depicted(shown, only, max(0, len(roles) - ROLES_SHOWN))

"""Addresses that claims had or have apart from where they stand in full: on the first page of a long text, on the pages of a
table under a former id, and at the former address of their document."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import ClassVar

from onrecord.record.claims import Claim
from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.telling.addresses import shard_of
from onrecord.telling.full_claims import FullClaim
from onrecord.telling.own_copies import CheckShown
from onrecord.telling.page import Content
from onrecord.telling.refs import claim_ref
from onrecord.telling.statements import ref_to_claim
from onrecord.telling.view import View

LINES_IN_WORDS = 150
"""Claims of a long text that its first page lists by their statements; more are listed by number."""


@dataclass(frozen=True, slots=True)
class MovedLine:
    """A claim's anchor on the first page of a long text, leading to where it stands in full."""

    id: str
    formerly: tuple[str, ...]
    claim: Ref


@dataclass(frozen=True, slots=True)
class MovedClaim:
    """The address that a claim of a table had under a former id."""

    id: str
    claim: Ref


@dataclass(frozen=True, slots=True)
class ClaimsContent(Content):
    """Claims of a document in full, on a page apart from it, and where others went that stood there."""

    template: ClassVar[str] = "claims.md.jinja"
    whole: Ref
    claims: list[FullClaim]
    moved: list[MovedClaim]
    common: list[str] = field(default_factory=list)
    check: CheckShown | None = None


def lines(view: View, claims: Sequence[Claim]) -> list[MovedLine]:
    """The anchors of a text's claims, each leading to where the claim stands: by its statement, or by no more than its number
    where there are many, so that the page stays small."""
    is_short = len(claims) <= LINES_IN_WORDS
    refs = (
        ref_to_claim(view, claim) if is_short else claim_ref(view, claim, words.together(words.number_in_words(number)))
        for number, claim in enumerate(claims, 1)
    )
    return [MovedLine(claim.id, claim.formerly, ref) for claim, ref in zip(claims, refs, strict=True)]


Former = tuple[str, Claim]
"""A former id, and the claim that had it."""


@lru_cache(maxsize=1)
def sharded(view: View, document: str) -> dict[str, tuple[list[Claim], list[Former]]]:
    """The pages of a table by their three hex digits: the claims that stand on each, and those that have left it with their id.
    Kept for the next page of it."""
    claims: dict[str, list[Claim]] = {}
    moved: dict[str, list[Former]] = {}
    for claim in view.lookups.claims_in_document.get(document, []):
        claims.setdefault(shard_of(claim.id), []).append(claim)
        for former in claim.formerly:
            if shard_of(former) != shard_of(claim.id):  # else its anchor stands with the claim
                moved.setdefault(shard_of(former), []).append((former, claim))
    return {shard: (claims.get(shard, []), moved.get(shard, [])) for shard in sorted({*claims, *moved})}


@lru_cache(maxsize=1)
def formerly_sharded(view: View, document: str) -> dict[str, list[Former]]:
    """What stood at the pages of a table while it had a former id: every claim, under each id that it ever had."""
    found: dict[str, list[Former]] = {}
    for claim in view.lookups.claims_in_document.get(document, ()):
        for identifier in (claim.id, *claim.formerly):
            found.setdefault(shard_of(identifier), []).append((identifier, claim))
    return dict(sorted(found.items()))

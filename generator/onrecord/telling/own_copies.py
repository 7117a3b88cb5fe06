"""How readers can hold the quotes of a page against their own copy of the document, in their browser."""

from collections.abc import Iterable
from dataclasses import dataclass
from json import dumps

from onrecord.record.claims import Claim
from onrecord.record.model import Document


@dataclass(frozen=True, slots=True)
class CheckShown:
    """``hashes``: the SHA-256 of each archived file of the document, in hexadecimal, with spaces between. ``is_part``: whether
    other quotes of it stand on other pages."""

    hashes: str
    is_part: bool


def check_shown(document: Document, claims: Iterable[Claim], *, is_part: bool) -> CheckShown | None:
    """The check of a page with these claims in full; None if no quote stands there."""
    if not any(quote_as_written(claim) for claim in claims):
        return None
    return CheckShown(" ".join(each.sha256 for each in document.archive if each.sha256), is_part)


def quote_as_written(claim: Claim) -> str:
    """The parts of a claim's quote as the record has them, as JSON; empty if it has none, or is withdrawn."""
    return dumps(claim.quote.text, ensure_ascii=False) if claim.quote and not claim.withdrawn else ""

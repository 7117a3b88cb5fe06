"""The claims that a page shows, and the last day on which anything of them was changed by us."""

from collections.abc import Iterable
from datetime import date

from onrecord.record.claims import Claim
from onrecord.record.dates import Date, parse_date
from onrecord.speaking import words
from onrecord.telling.page import Key, PageKind
from onrecord.telling.view import View


def last_change(view: View, claims: Iterable[Claim]) -> date | None:
    """The last day on which something about claims was read, corrected or withdrawn by us, by the record."""
    days: list[Date | None] = []
    for claim in claims:
        days += [view.record.documents[claim.document].retrieved, claim.withdrawn.on if claim.withdrawn else None]
        days += [each.on for each in claim.corrections]
    return max((each.latest for each in days if each and each.latest), default=None)


def day_of_change(view: View, claims: Iterable[Claim]) -> str:
    """That day in words; empty if there is none."""
    day = last_change(view, claims)
    return words.date_in_words(parse_date(day.isoformat())) if day else ""


def claims_on(view: View, kind: PageKind, key: Key) -> list[Claim]:
    """The claims of a page: those in full, or those that it lists; of the whole record, all that stand."""
    if not key.of:
        return list(view.lookups.standing)
    if key.part:
        return [view.record.claims[each] for name, each in key.items if name == "claims"]
    if kind.listed:
        return list({claim.id: claim for its in kind.listed(view, key).values() for claim in its}.values())
    return list(view.in_text_order[key.of[1]])

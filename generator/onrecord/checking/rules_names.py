"""What must hold of names: rules like those of `rules`, which has them in its list."""

from collections.abc import Iterator
from itertools import islice

from onrecord.checking.apart import TellsApart
from onrecord.checking.ruling import Finding, Rule, registering
from onrecord.diagnostics import Severity, shown
from onrecord.record.draft import Draft
from onrecord.record.model import LISTS
from onrecord.writing.lookalikes import as_seen, letters_of, namesakes

RULES: list[Rule] = []
"""The rules of this file, in its order."""

MOST = 100
"""Entries of one name that another is held against: in a table there may be thousands, and the first that is not told from it is
enough."""

rule = registering(RULES)


@rule("equal-names", Severity.WARNING)
def equal_names(draft: Draft) -> Iterator[Finding]:
    """Two entries of one list have names, or two documents have titles, that look the same: two people, two villages, two
    reports. If they are one and the same, keep one entry; write `may_be` if two sources perhaps are. If not, the pages put behind
    each name what parts it from the other: what it lies in or belongs to, its publisher, its date, its kind, or at last its id.
    A fuller name reads better. An alias may be another entry's name. Nothing is asked of two places that lie in different
    places, or one in the other, nor of a body and its part. If the name is right as it is, say so under `accepted`."""
    for name in LISTS:
        key, names = _names(draft, name)
        tells_apart = TellsApart(draft, name)
        for group in namesakes(names):
            for number, later in enumerate(group):
                first = next((each for each in islice(group, min(number, MOST)) if not tells_apart(later, each)), None)
                if first:
                    message = f"'{later}' has the same {key} as '{first}', {shown(names[later])}"
                    hint = (
                        f"if they are one, keep one; if not, pages add what parts them, and a fuller {key} reads better"
                    )
                    placed = draft.placed[name, later]
                    yield Finding(placed.at(key), message, hint, placed.entry)


@rule("similar-names", Severity.WARNING)
def similar_names(draft: Draft) -> Iterator[Finding]:
    """The names of two sources, or of two places, differ in nothing but capitals, spaces, accents, hyphens or other marks, as
    happens where a table was typed by many hands. If they are one, keep one entry, with the other spelling under `aliases`. If
    two sources perhaps are one, write `may_be`. If two places are not, write `within` at both: nothing is asked of places that
    lie in different places, or one in the other, nor of a body and its part. Or say under `accepted` that they are two:
    `accepted: {similar-names: another village}`."""
    for name in ("sources", "locations"):
        key, names = _names(draft, name)
        tells_apart = TellsApart(draft, name)
        for group in namesakes(names, letters_of):
            for number, later in enumerate(group):
                alike = [each for each in islice(group, min(number, MOST)) if not tells_apart(later, each)]
                if alike and all(as_seen(names[each]) != as_seen(names[later]) for each in alike):
                    message = f"{shown(names[later])} and {shown(names[alike[0]])}, '{alike[0]}', differ only in marks"
                    hint = "if they are one, keep one, with the other under 'aliases'; if not, say so under 'accepted'"
                    placed = draft.placed[name, later]
                    yield Finding(placed.at(key), message, hint, placed.entry)


def _names(draft: Draft, name: str) -> tuple[str, dict[str, str]]:
    """The key under which the entries of a list have their names, and these by id."""
    key = "title" if name == "documents" else "name"
    return key, {entry.id: text for entry in draft.record.entries(name).values() if (text := getattr(entry, key, None))}

"""What must hold of names: rules like those of `rules`, which has them in its list."""

from collections.abc import Iterator
from itertools import islice

from onrecord.checking.ruling import Finding, Rule, registering
from onrecord.diagnostics import Severity, shown
from onrecord.record.draft import Draft
from onrecord.record.model import LISTS
from onrecord.writing.lookalikes import namesakes

RULES: list[Rule] = []
"""The rules of this file, in its order."""

rule = registering(RULES)


@rule("equal-names", Severity.WARNING)
def equal_names(draft: Draft) -> Iterator[Finding]:
    """Two entries of one list have names, or two documents have titles, that look the same: two people, two villages, two
    reports. If they are one and the same, keep one entry; write `may_be` if two sources perhaps are. If not, the pages put behind
    each name what parts it from the other: what it lies in or belongs to, its publisher, its date, its kind, or at last its id.
    A fuller name reads better. An alias may be another entry's name."""
    for name in LISTS:
        key = "title" if name == "documents" else "name"
        names = {entry.id: text for entry in draft.record.entries(name).values() if (text := getattr(entry, key, None))}
        for group in namesakes(names):
            for number, later in enumerate(group):
                linked = draft.lookups.perhaps_same.get(later, ()) if name == "sources" else ()
                first = next((each for each in islice(group, number) if each not in linked), None)
                if first:
                    message = f"'{later}' has the same {key} as '{first}', {shown(names[later])}"
                    hint = "pages add what parts the two; a fuller one reads better"
                    yield Finding(draft.placed[name, later].at(key), message, hint)

"""What must hold of names: rules like those of `rules`, which has them in its list."""

from collections.abc import Iterator
from itertools import islice

from onrecord.diagnostics import Severity, shown
from onrecord.model import LISTS, Document, Entry
from onrecord.namesakes import namesakes
from onrecord.record import Record
from onrecord.ruling import Finding, Rule, registering

RULES: list[Rule] = []
"""The rules of this file, in its order."""

rule = registering(RULES)


@rule("equal-names", Severity.WARNING)
def equal_names(record: Record) -> Iterator[Finding]:
    """Two entries of one list have names that look the same: two people, two villages, two documents without a title by one
    publisher. If they are one and the same, keep one entry. If not, the pages put behind each name what parts it from the other:
    what it lies in or belongs to, its publisher, its date, its kind, or at last its id. A fuller name reads better. Nothing is
    said of sources that are linked by `may_be`, nor of an alias that is another's name."""
    for name in LISTS:
        names = {entry.id: _name(entry) for entry in record.entries(name).values()}
        for group in namesakes({identifier: text for identifier, text in names.items() if text}):
            for number, later in enumerate(group):
                apart = {later, *(record.perhaps_same.get(later, ()) if name == "sources" else ())}
                first = next((each for each in islice(group, number) if each not in apart), None)
                if first:
                    position = record.placed[name, later].at("title" if name == "documents" else "name")
                    yield Finding(
                        position,
                        f"'{later}' and '{first}' have the same name, {shown(names[later])}",
                        "pages add what parts the two; a fuller name reads better",
                    )


def _name(entry: Entry) -> str:
    """What pages call an entry by, where that may be the same for two; without a title, a document goes by its publisher."""
    if isinstance(entry, Document):
        return entry.title or (f"a document of {entry.publisher}" if entry.publisher else "")
    return str(getattr(entry, "name", ""))

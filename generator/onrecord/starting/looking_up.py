"""A quote looked up in the archived texts of its document, before it is written down."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.proving.extracting import Unreadable, has_text, kind_of
from onrecord.proving.folding import Text
from onrecord.proving.guarded import text_within_limits
from onrecord.proving.nearest import marked
from onrecord.proving.passages import Missing, find
from onrecord.record.model import Document
from onrecord.writing.letters import as_shown

PARAGRAPH_END = re.compile(r"\n\s*\n|\f")
"""Ends a paragraph of a text that has blank lines; of any other, each line is one."""


@dataclass(frozen=True, slots=True)
class QuoteSeen:
    """What is known of a quote: whether it ``is_found``, and where: the ``locator`` as a claim has it, and the passage around it.
    If it is not found, the nearest passage, with what differs in braces."""

    is_found: bool
    file: str
    locator: str = ""
    passage: str = ""
    words: str = ""


def look_up_quote(document: Document, archive: Mapping[str, bytes], parts: tuple[str, ...]) -> QuoteSeen | None:
    """Look a quote's parts up in each archived text of a document that is at hand. None if there is none that can be read."""
    seen: QuoteSeen | None = None
    for archived in document.archive:
        if not has_text(archived.file) or archived.file not in archive:
            continue
        try:
            text = Text(text_within_limits(archive[archived.file], kind_of(archived.file)))
        except Unreadable:
            continue
        found = find(text, parts)
        if not isinstance(found, Missing):
            return _found(text.text, archived.file, found[0].start, found[0].page)
        near = as_shown(marked(found.compared, found.nearest))
        seen = seen or QuoteSeen(False, archived.file, passage=near, words=found.words)
    return seen


def _found(text: str, file: str, start: int, page: int) -> QuoteSeen:
    """Where a passage begins: its page, if the text has some, or else its paragraph, counted from 1; and that paragraph."""
    ends = PARAGRAPH_END if PARAGRAPH_END.search(text) else re.compile("\n")
    breaks = [match.end() for match in ends.finditer(text)]
    paragraphs = [
        (begin, text[begin:end])
        for begin, end in zip([0, *breaks], [*breaks, len(text)], strict=True)
        if text[begin:end].strip()
    ]
    number = sum(begin <= start for begin, _ in paragraphs)
    locator = f"page {page}" if page else f"paragraph {number}"
    return QuoteSeen(True, file, locator, as_shown(" ".join(paragraphs[number - 1][1].split())))

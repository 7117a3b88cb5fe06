"""The whole way, in one pure function: texts in, pages and diagnostics out."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.checking import rules
from onrecord.diagnostics import Diagnostic, errors, in_order
from onrecord.earth.drawn import Borders, drawing
from onrecord.pages import KINDS, reference
from onrecord.proving import proofs
from onrecord.proving.passages import Proofs, QuoteState
from onrecord.proving.proofs import Evidence
from onrecord.record import draft, reading
from onrecord.record.draft import Draft
from onrecord.record.schema import json_schema
from onrecord.speaking import languages
from onrecord.speaking.languages import UnknownLanguage
from onrecord.speaking.markdown import LinkStyle, Templates
from onrecord.telling.page import Page
from onrecord.telling.view import View, view_of

__all__ = [
    "Borders",
    "Checked",
    "Diagnostic",
    "Evidence",
    "Generated",
    "LinkStyle",
    "Output",
    "UnknownLanguage",
    "check",
    "generate",
]
"""What others may use: these, and what they say of themselves."""

NO_EVIDENCE = Evidence()
"""Neither archived texts nor proofs: then quotes are not proved, and the pages say so."""

SCHEMA = "handbook/record.schema.json"
"""Where the JSON Schema of the format lies."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the docs folder: its text, the file of the record it came from, and whether a navigation may list it."""

    text: str
    origin: str = ""
    in_nav: bool = False


@dataclass(frozen=True)
class Generated:
    """The files of the docs folder by path, and every problem found. There are no files if a problem is an error.

    ``quotes``: how many quotes there are in each state of proof. ``of_record``: the paths of the files that show entries of the
    record. ``view``: what they were made of.
    """

    files: dict[str, Output] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    quotes: Mapping[QuoteState, int] = field(default_factory=dict)
    of_record: frozenset[str] = frozenset()
    view: View | None = field(default=None, compare=False)


def _rendered(pages: Iterable[Page], templates: Templates) -> dict[str, Output]:
    return {page.path: Output(page.render(templates), page.origin, page.in_nav) for page in pages}


@dataclass(frozen=True, eq=False)
class Checked:
    """A record as it was read, with the proofs of its quotes, and every problem found. No quote is looked up in a record that
    has errors."""

    draft: Draft
    proofs: Proofs
    diagnostics: list[Diagnostic]


def check(texts: Mapping[str, bytes], evidence: Evidence = NO_EVIDENCE) -> Checked:
    """Read a record, given as file name → bytes, hold it against every rule, and its quotes against the evidence."""
    read, problems = reading.read(texts)
    drafted, more = draft.join(read)
    problems += [*more, *rules.check(drafted)]
    if errors(problems):
        return Checked(drafted, Proofs(), in_order(problems))
    proved, unproved = proofs.prove(drafted, evidence)
    return Checked(drafted, proved, in_order([*problems, *unproved]))


def generate(
    texts: Mapping[str, bytes],
    links: LinkStyle = LinkStyle.FOLDERS,
    evidence: Evidence = NO_EVIDENCE,
    language: str = languages.SOURCE,
    borders: Borders = Borders.NATURAL_EARTH,
) -> Generated:
    """Make the files of the docs folder from a record, given as file name → bytes.

    ``links``: how finished HTML links to pages, which depends on what an engine makes of them. ``language``: the tag of the
    interface's. ``borders``: those that maps draw. The result depends on nothing but these. Raises UnknownLanguage.
    """
    checked = check(texts, evidence)
    if errors(checked.diagnostics):
        return Generated(diagnostics=checked.diagnostics)
    templates = Templates(links, checked.draft.record.about.language)
    with languages.speaking(language), drawing(borders):
        view = view_of(checked.draft, checked.proofs)
        files = _rendered((kind.page(view, key) for kind in KINDS for key in kind.keys(view)), templates)
    of_record = frozenset(files)
    with languages.speaking(languages.SOURCE):  # the program's own texts, like its messages, are in no other language
        files |= _rendered(reference.pages(), templates)
    files[SCHEMA] = Output(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")
    quotes = {state: checked.proofs.number(state) for state in QuoteState}
    return Generated(files, checked.diagnostics, quotes, of_record, view)

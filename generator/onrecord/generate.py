"""The whole way, in one pure function: texts in, pages and diagnostics out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.checking.checked import NO_EVIDENCE, NOTHING_KNOWN, Checked, KnownBefore, check
from onrecord.checking.rules_private import names_kept_back
from onrecord.diagnostics import Diagnostic, errors
from onrecord.earth.drawn import Borders
from onrecord.edition import Edition, edition_of
from onrecord.keyed import PagesBefore
from onrecord.pages import reference
from onrecord.proving.passages import QuoteState
from onrecord.proving.proofs import Evidence
from onrecord.record.reading import Kept
from onrecord.record.schema import json_schema
from onrecord.speaking import languages
from onrecord.speaking.languages import UnknownLanguage
from onrecord.speaking.linking import NOWHERE, Home, LinkStyle
from onrecord.speaking.markdown import Templates
from onrecord.telling.view import Pngs
from onrecord.writing.sought import NOBODY, NamesSought

__all__ = [
    "Borders",
    "Checked",
    "Diagnostic",
    "Edition",
    "Evidence",
    "Generated",
    "Home",
    "Kept",
    "KnownBefore",
    "LinkStyle",
    "Output",
    "PagesBefore",
    "Pngs",
    "Prepared",
    "UnknownLanguage",
    "check",
    "generate",
    "of_every_site",
    "output",
    "prepare",
]
"""What others may use: these, and what they say of themselves."""

SCHEMA = "handbook/record.schema.json"
"""Where the JSON Schema of the format lies."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the docs folder: its text, the file of the record it came from, and whether a navigation may list it."""

    text: str
    origin: str = ""
    in_nav: bool = False


@dataclass(frozen=True)
class Prepared:
    """A record on its way, and every problem found. There is no edition of it if a problem is an error.

    ``quotes``: how many quotes there are in each state of proof. ``known``: as `check` takes it. ``kept_back``: names that no
    page by hand may say.
    """

    edition: Edition | None = field(default=None, compare=False)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    quotes: Mapping[QuoteState, int] = field(default_factory=dict)
    known: KnownBefore = field(default=NOTHING_KNOWN, compare=False)
    kept_back: NamesSought = field(default=NOBODY, compare=False, repr=False)


@dataclass(frozen=True)
class Generated:
    """The files of the docs folder by path, and every problem found. There are no files if a problem is an error.

    ``quotes``: how many quotes there are in each state of proof. ``edition``: what the pages of the record were made of.
    ``kept_back``: names that no page by hand may say.
    """

    files: dict[str, Output] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    quotes: Mapping[QuoteState, int] = field(default_factory=dict)
    edition: Edition | None = field(default=None, compare=False)
    kept_back: NamesSought = field(default=NOBODY, compare=False, repr=False)

    @property
    def of_record(self) -> frozenset[str]:
        """The paths of the files that show entries of the record."""
        return frozenset(self.edition.keys if self.edition else ())


def prepare(
    texts: Mapping[str, bytes],
    links: LinkStyle = LinkStyle.FOLDERS,
    evidence: Evidence = NO_EVIDENCE,
    language: str = languages.SOURCE,
    borders: Borders = Borders.NATURAL_EARTH,
    kept: Kept | None = None,
    known: KnownBefore = NOTHING_KNOWN,
    under: str = "",
    home: Home = NOWHERE,
    before: PagesBefore | None = None,
    pngs: Pngs = Pngs.FEW,
) -> Prepared:
    """Check a record, given as file name → bytes, and see which pages there will be of it; none is made yet.

    ``links``: how finished HTML links to pages, which depends on what an engine makes of them. ``language``: the tag of the
    interface's. ``borders``: those that maps draw. ``under``: the folder of the site that everything lies in, with a slash at its
    end; empty for the top. ``home``: where the pages will lie on the web. ``pngs``: which records have pictures as PNG. The
    result depends on nothing but these. ``kept``, ``known``: as `check` takes them. ``before``: as `edition_of` takes it. Raises
    UnknownLanguage.
    """
    checked = check(texts, evidence, kept, known)
    if errors(checked.diagnostics):
        return Prepared(diagnostics=checked.diagnostics, known=checked.known)
    quotes = {state: checked.proofs.number(state) for state in QuoteState}
    edition = edition_of(
        checked.draft, checked.proofs, checked.sealed, links, language, borders, under, home, before, pngs
    )
    return Prepared(edition, checked.diagnostics, quotes, checked.known, names_kept_back(checked.whole))


def generate(
    texts: Mapping[str, bytes],
    links: LinkStyle = LinkStyle.FOLDERS,
    evidence: Evidence = NO_EVIDENCE,
    language: str = languages.SOURCE,
    borders: Borders = Borders.NATURAL_EARTH,
    kept: Kept | None = None,
    under: str = "",
    home: Home = NOWHERE,
    pngs: Pngs = Pngs.FEW,
) -> Generated:
    """Make the files of the docs folder from a record, all of them. As for `prepare`."""
    prepared = prepare(texts, links, evidence, language, borders, kept, under=under, home=home, pngs=pngs)
    edition = prepared.edition
    if not edition:
        return Generated(diagnostics=prepared.diagnostics)
    files = {path: output(edition, path) for path in edition.keys} | of_every_site(under)
    return Generated(files, prepared.diagnostics, prepared.quotes, edition, prepared.kept_back)


def output(edition: Edition, path: str) -> Output:
    """Make the page at a path of an edition."""
    written = edition.written(path)
    return Output(written.text, written.origin, edition.keys[path][1].in_nav)


def of_every_site(under: str = "") -> dict[str, Output]:
    """What is made from the format alone: its pages, in the program's own language like its messages, and its schema.
    ``under``: as `prepare` takes it."""
    with languages.speaking(languages.SOURCE):
        written = {page.path: page.render(Templates()) for page in reference.pages()}
    schema = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    made = {path: Output(text, in_nav=True) for path, text in written.items()} | {SCHEMA: Output(schema)}
    return {f"{under}{path}": made_of for path, made_of in made.items()}

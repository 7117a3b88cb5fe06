"""The whole way, in one pure function: texts in, pages and diagnostics out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.checking import rules
from onrecord.checking.anew import NOTHING_KEPT, KeptFlaws
from onrecord.diagnostics import Diagnostic, errors, in_order
from onrecord.earth.drawn import Borders
from onrecord.edition import Edition, edition_of
from onrecord.pages import reference
from onrecord.proving import proofs
from onrecord.proving.passages import Proofs, QuoteState
from onrecord.proving.proofs import Evidence, LookedUp
from onrecord.record import draft, reading
from onrecord.record.draft import Draft
from onrecord.record.reading import Kept
from onrecord.record.schema import json_schema
from onrecord.sealing import altered
from onrecord.sealing.altered import NO_DIGESTS, KnownDigests
from onrecord.speaking import languages
from onrecord.speaking.languages import UnknownLanguage
from onrecord.speaking.markdown import NOWHERE, Home, LinkStyle, Templates

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
    "Prepared",
    "UnknownLanguage",
    "check",
    "generate",
    "of_every_site",
    "output",
    "prepare",
]
"""What others may use: these, and what they say of themselves."""

NO_EVIDENCE = Evidence()
"""Neither archived texts nor proofs: then quotes are not proved, and the pages say so."""

SCHEMA = "handbook/record.schema.json"
"""Where the JSON Schema of the format lies."""


@dataclass(frozen=True, eq=False, slots=True)
class KnownBefore:
    """What a check found out that still holds for a record of which little has changed: flaws of entries, and what was looked up
    in archived files, and the digests of claims. It spares time, and changes nothing."""

    flaws: KeptFlaws = NOTHING_KEPT
    looked_up: LookedUp = field(default_factory=dict)
    digests: KnownDigests = NO_DIGESTS


NOTHING_KNOWN = KnownBefore()


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the docs folder: its text, the file of the record it came from, and whether a navigation may list it."""

    text: str
    origin: str = ""
    in_nav: bool = False


@dataclass(frozen=True)
class Prepared:
    """A record on its way, and every problem found. There is no edition of it if a problem is an error.

    ``quotes``: how many quotes there are in each state of proof. ``known``: as `check` takes it.
    """

    edition: Edition | None = field(default=None, compare=False)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    quotes: Mapping[QuoteState, int] = field(default_factory=dict)
    known: KnownBefore = field(default=NOTHING_KNOWN, compare=False)


@dataclass(frozen=True)
class Generated:
    """The files of the docs folder by path, and every problem found. There are no files if a problem is an error.

    ``quotes``: how many quotes there are in each state of proof. ``edition``: what the pages of the record were made of.
    """

    files: dict[str, Output] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    quotes: Mapping[QuoteState, int] = field(default_factory=dict)
    edition: Edition | None = field(default=None, compare=False)

    @property
    def of_record(self) -> frozenset[str]:
        """The paths of the files that show entries of the record."""
        return frozenset(self.edition.keys if self.edition else ())


@dataclass(frozen=True, eq=False)
class Checked:
    """A record as it was read, with the proofs of its quotes, and every problem found. No quote is looked up in a record that
    has errors. ``known``: as `check` takes it."""

    draft: Draft
    proofs: Proofs
    diagnostics: list[Diagnostic]
    known: KnownBefore = NOTHING_KNOWN


def check(
    texts: Mapping[str, bytes],
    evidence: Evidence = NO_EVIDENCE,
    kept: Kept | None = None,
    known: KnownBefore = NOTHING_KNOWN,
) -> Checked:
    """Read a record, given as file name → bytes, hold it against every rule, and its quotes and what was sealed against the
    evidence.

    ``kept``: what earlier calls read of its files. ``known``: what the last call found out. Both spare time, and change
    nothing.
    """
    read, problems = reading.read(texts, kept)
    drafted, more = draft.join(read)
    found, flaws = rules.check_anew(drafted, known.flaws)
    problems += [*evidence.odd, *more, *found]
    if errors(problems):
        return Checked(drafted, Proofs(), in_order(problems), KnownBefore(flaws, known.looked_up, known.digests))
    proved, unproved, looked_up = proofs.prove(drafted, evidence, known.looked_up)
    changed, digests = altered.check(drafted, evidence.seal, evidence.seal_file, known.digests)
    return Checked(drafted, proved, in_order([*problems, *unproved, *changed]), KnownBefore(flaws, looked_up, digests))


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
) -> Prepared:
    """Check a record, given as file name → bytes, and see which pages there will be of it; none is made yet.

    ``links``: how finished HTML links to pages, which depends on what an engine makes of them. ``language``: the tag of the
    interface's. ``borders``: those that maps draw. ``under``: the folder of the site that everything lies in, with a slash at its
    end; empty for the top. ``home``: where the pages will lie on the web. The result depends on nothing but these. ``kept``,
    ``known``: as `check` takes them. Raises UnknownLanguage.
    """
    checked = check(texts, evidence, kept, known)
    if errors(checked.diagnostics):
        return Prepared(diagnostics=checked.diagnostics, known=checked.known)
    quotes = {state: checked.proofs.number(state) for state in QuoteState}
    edition = edition_of(checked.draft, checked.proofs, links, language, borders, under, home)
    return Prepared(edition, checked.diagnostics, quotes, checked.known)


def generate(
    texts: Mapping[str, bytes],
    links: LinkStyle = LinkStyle.FOLDERS,
    evidence: Evidence = NO_EVIDENCE,
    language: str = languages.SOURCE,
    borders: Borders = Borders.NATURAL_EARTH,
    kept: Kept | None = None,
    under: str = "",
    home: Home = NOWHERE,
) -> Generated:
    """Make the files of the docs folder from a record, all of them. As for `prepare`."""
    prepared = prepare(texts, links, evidence, language, borders, kept, under=under, home=home)
    edition = prepared.edition
    if not edition:
        return Generated(diagnostics=prepared.diagnostics)
    files = {path: output(edition, path) for path in edition.keys} | of_every_site(under)
    return Generated(files, prepared.diagnostics, prepared.quotes, edition)


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

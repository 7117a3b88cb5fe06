"""Where everything lies. An address depends on ids alone, so that it outlives growth, correction and renaming.

A claim lives on the page of the document it was read in. The claims of a table lie on pages named by the first two hex
digits of the SHA-256 of the claim's id. A text with more claims than a page holds has further pages, and keeps every
anchor on its first.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import sha256

from onrecord import words
from onrecord.comparing.whole import Comparison
from onrecord.diagnostics import Diagnostic, Position
from onrecord.fields import NOBODY, UNATTRIBUTED, UNNAMED
from onrecord.languages import message, messages
from onrecord.markdown import Name, Phrase, Ref
from onrecord.model import Claim, DocumentForm, Links
from onrecord.pages.naming import name_of
from onrecord.record import Record

FULL_CLAIMS_ON_A_PAGE = 36
"""Claims in full, about 1.6 KB each, that one page of a document carries: 60 KB."""

CLAIMS_OF_AN_EVENT = 2
"""Claims that an event needs to earn a page."""

CLAIMS_OF_A_COMPARISON = 2
"""Claims that must give a figure for a comparison to earn a page."""

SPEAKERS = {UNNAMED: message("an unnamed source"), UNATTRIBUTED: message("no source given")}
"""What stands where the name of a source would, if there is none."""

PROBLEMS = {
    "page-clash": "A hand-written file lies where the site has a page of the record, so one of the two would be lost. Rename it "
    "or remove it. Capital letters make no difference, and `a/index.md`, `a/README.md` and `a.md` all become the page `a/`.",
}
"""Every code that this module gives, with how to mend it."""


def page_of(name: str, identifier: str) -> str:
    """The path of an entry's page: its list and its id."""
    return f"{name}/{identifier}.md"


def shard_of(claim: str) -> str:
    """The page of a table's claim within its document: two hex digits."""
    return sha256(claim.encode()).hexdigest()[:2]


def part_page(document: str, number: int) -> str:
    """The path of a further page of a long text, counted from 1."""
    return f"documents/{document}/part-{number}.md"


def claim_page(record: Record, claim: Claim) -> str:
    """The path of the page on which a claim stands in full."""
    document = record.documents[claim.document]
    if document.form is DocumentForm.TABLE:
        return f"documents/{document.id}/{shard_of(claim.id)}.md"
    claims = record.claims_in_document[document.id]
    if len(claims) <= FULL_CLAIMS_ON_A_PAGE:
        return page_of("documents", document.id)
    return part_page(document.id, record.place_in_document[claim.id] // FULL_CLAIMS_ON_A_PAGE + 1)


def has_page(record: Record, name: str, identifier: str) -> bool:
    """Whether an entry has a page of its own: all do, but for events of which only one claim speaks and the record says no more
    than a name and a date. A withdrawn claim counts, so that its withdrawal takes no page away."""
    if name != "events":
        return True
    event = record.events[identifier]
    if event.description or event.note or event.aliases or event.labels or event.names or event.links != Links():
        return True
    return record.spoken_of[identifier] >= CLAIMS_OF_AN_EVENT


def counts_page(event: str, measure: str) -> str:
    """The path of the page on which the figures of one measure for an event are compared."""
    return f"counts/{event}/{measure}.md"


def has_counts(record: Record, comparison: Comparison) -> bool:
    """Whether a comparison has a page of its own: several claims give a figure, withdrawn ones included, so that a
    withdrawal takes no page away."""
    claims = {each.claim.id for each in (*comparison.compared, *comparison.left_out)}
    return len(claims) >= CLAIMS_OF_A_COMPARISON and has_page(record, "events", comparison.event.id)


def ref_to(record: Record, name: str, identifier: str) -> Ref:
    """The name of an entry that leads to its page; of nobody, words that lead nowhere."""
    if identifier in NOBODY:
        return Ref(words.phrase(SPEAKERS[identifier]))
    own = name_of(record, record.entries(name)[identifier])
    return Ref(own, page_of(name, identifier) if has_page(record, name, identifier) else "")


def speakers_of(record: Record, claim: Claim) -> Phrase:
    """Who speaks in a claim, by name: a, b and c."""
    return words.all_of([ref_to(record, "sources", source).name for source in claim.source])


def claim_ref(record: Record, claim: Claim, name: Name | Phrase) -> Ref:
    """Words that lead to where a claim stands in full."""
    return Ref(name, claim_page(record, claim), claim.id)


def clashes(hand_written: Mapping[str, str], made: Iterable[str]) -> list[Diagnostic]:
    """A problem for each hand-written file, by its path in the docs folder and as a person would write it, that becomes
    the same file of a site as one that the record makes, on any file system."""
    taken = {_file_of_site(path) for path in made}
    return [
        Diagnostic(Position(file), "page-clash", "the record has a page of its own here", "rename or remove this file")
        for path, file in hand_written.items()
        if _file_of_site(path) in taken
    ]


def _file_of_site(path: str) -> str:
    """What a file of the docs folder becomes in a site; the same for all paths that some file system takes for one."""
    folded = unicodedata.normalize("NFC", path).casefold()
    if not folded.endswith((".md", ".markdown")):
        return folded
    folder, slash, name = folded.rpartition(".")[0].rpartition("/")
    return f"{folder}{slash}index.html" if name in ("index", "readme") else f"{folder}{slash}{name}/index.html"


def documents_in_words(record: Record, documents: Iterable[str]) -> str:
    """`2 documents of one publisher`: independence is counted in these, never in claims. A publisher not recorded is said to
    be."""
    listed = [record.documents[document].publisher for document in documents]
    known = [publisher for publisher in listed if publisher]
    unknown = len(listed) - len(known)
    number = words.counted("one document", "%(number)s documents", len(listed))
    publishers = words.counted("one publisher", "%(number)s publishers", len(set(known)))
    if not unknown:
        return words.translate("%(documents)s of %(publishers)s", documents=number, publishers=publishers)
    if not known:
        forms = messages(
            "one document whose publisher is not recorded", "%(number)s documents whose publishers are not recorded"
        )
        return words.counted(*forms, unknown)
    parts = [
        words.counted("one of %(publishers)s", "%(number)s of %(publishers)s", len(known), publishers=publishers),
        words.counted("one of a publisher not recorded", "%(number)s of publishers not recorded", unknown),
    ]
    return words.translate("%(documents)s (%(parts)s)", documents=number, parts=words.listed(parts))

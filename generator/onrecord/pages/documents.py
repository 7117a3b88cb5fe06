"""The page of a document: what was read, and in the document's order every claim read in it, in full, at its one
permanent address."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import ClassVar

from onrecord.record.model import Claim, Document
from onrecord.record.vocabulary import DocumentForm
from onrecord.speaking import words
from onrecord.speaking.languages import message, messages
from onrecord.speaking.markdown import Name, Ref
from onrecord.speaking.words import Words
from onrecord.telling import facts
from onrecord.telling.addresses import FULL_CLAIMS_ON_A_PAGE, page_of, part_page, shard_of
from onrecord.telling.catalogues import is_read, unread_in_words
from onrecord.telling.claims import FullClaim, full, ref_to_claim
from onrecord.telling.lists import Listing, listing
from onrecord.telling.page import Content, Page
from onrecord.telling.refs import claim_ref, ref_to
from onrecord.telling.speakers import speakers_in_words
from onrecord.telling.times import days_not_recorded
from onrecord.telling.view import View

LINES_IN_WORDS = 150
"""Claims of a long text that its first page lists by their statements; more are listed by number."""

FORMS = {
    DocumentForm.TEXT: message("text"),
    DocumentForm.TABLE: message("table (a coded data set)"),
    DocumentForm.MEDIA: message("image, sound or film"),
}
"""How a document's form is worded."""


@dataclass(frozen=True, slots=True)
class Line:
    """A claim's anchor on the first page of a long text, leading to where it stands in full."""

    id: str
    formerly: tuple[str, ...]
    claim: Ref


@dataclass(frozen=True, slots=True)
class Moved:
    """The address that a claim of a table had under a former id."""

    id: str
    claim: Ref


@dataclass(frozen=True, slots=True)
class DocumentContent(Content):
    """A document. Its claims are a list and the pages (``shards``) on which they stand in full, if it is a table; the lines that
    lead to them, if it is a long text; and else they stand in full themselves. ``common``: what holds for all of these, and in
    which order they stand. ``resting``: what rests on it."""

    template: ClassVar[str] = "document.md.jinja"
    summary: str
    opening: facts.Opening
    reference: list[facts.Fact]
    resting: Listing | None
    listing: Listing | None = None
    shards: list[Ref] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    claims: list[FullClaim] = field(default_factory=list)
    common: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ClaimsContent(Content):
    """Claims of a document in full, on a page apart from it, and where others went that stood there."""

    template: ClassVar[str] = "claims.md.jinja"
    whole: Ref
    claims: list[FullClaim]
    moved: list[Moved]
    common: list[str] = field(default_factory=list)


def pages(view: View) -> Iterator[Page]:
    """Yield the pages of each document."""
    for document in view.record.documents.values():
        yield from _document(view, document)


def _document(view: View, document: Document) -> Iterator[Page]:
    path, origin = page_of("documents", document.id), view.origin_of("documents", document.id)
    title = view.name_of(document)
    claims = list(view.in_text_order[document.id])
    standing = [claim for claim in claims if not claim.withdrawn]
    is_table = document.form is DocumentForm.TABLE
    is_long = not is_table and len(claims) > FULL_CLAIMS_ON_A_PAGE
    resting, further = listing(
        view,
        view.lookups.claims_resting_on_document.get(document.id, []),
        path,
        f"documents/{document.id}/basis",
        title,
        origin,
    )
    yield from further
    content = DocumentContent(
        summary=_summary(view, document, standing),
        opening=facts.opening(view, document, _facts(view, document)),
        reference=_reference(document),
        resting=resting if resting.number else None,
    )
    if is_table:
        listed, more = listing(view, standing, path, f"documents/{document.id}/rows", title, origin)
        yield from more
        shards = _shards(view, document, title)
        refs = [Ref(words.together(_stem(page.path)), page.path) for page in shards]
        content = replace(content, listing=listed, shards=refs)
        yield from shards
    elif is_long:
        content = replace(content, lines=lines(view, claims), common=[*_order(view, claims)])
        yield from _parts(view, document, claims, title)
    else:
        common = [*_order(view, claims), *_days(claims)]
        content = replace(content, claims=[full(view, claim) for claim in claims], common=common)
    description = words.counted(
        "%(name)s: %(number)s claim read in it.",
        "%(name)s: %(number)s claims read in it.",
        len(standing),
        name=title.text,
    )
    yield Page(path, title, content, description, origin)


def lines(view: View, claims: list[Claim]) -> list[Line]:
    """The anchors of a text's claims, each leading to where the claim stands: by its statement, or by no more than its number
    where there are many, so that the page stays small."""
    is_short = len(claims) <= LINES_IN_WORDS
    refs = (
        ref_to_claim(view, claim) if is_short else claim_ref(view, claim, words.together(words.number_in_words(number)))
        for number, claim in enumerate(claims, 1)
    )
    return [Line(claim.id, claim.formerly, ref) for claim, ref in zip(claims, refs, strict=True)]


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".md")


def _summary(view: View, document: Document, claims: list[Claim]) -> str:
    if not is_read(view, document):
        line = unread_in_words(view, document)
        return words.sentence(line)
    if not claims:
        return words.translate("All that was read in it was withdrawn.")
    forms = messages(
        "%(number)s claim by %(sources)s was read in it.", "%(number)s claims by %(sources)s were read in it."
    )
    return words.counted(*forms, len(claims), sources=speakers_in_words(claims))


def _facts(view: View, document: Document) -> list[facts.Fact]:
    language = view.record.language_shown(document.language)
    return [
        *facts.refs("Publisher", [ref_to(view, "sources", document.publisher)] if document.publisher else []),
        *facts.text("Author", Name(document.author, language) if document.author else None),
        *facts.text(
            "Published",
            words.date_in_words(document.published) if document.published else words.translate("not recorded"),
        ),
        *facts.text("Read by us", words.date_in_words(document.retrieved) if document.retrieved else None),
        *facts.url("Address", document.url),
        *facts.url("Archived at", document.archived_url),
    ]


def _reference(document: Document) -> list[facts.Fact]:
    hashes = [archive.sha256 for archive in document.archive]
    one = words.translate("SHA-256 of the file we read")
    return [
        *facts.text("Language", words.language_name(document.language) if document.language else None),
        *facts.text("Form", words.translate(FORMS[document.form])),
        *facts.text("Terms", words.own(document.licence)),
        *(
            [facts.Fact(one if len(hashes) == 1 else words.translate("SHA-256 of the files we read"), hashes)]
            if hashes
            else []
        ),
    ]


def _shards(view: View, document: Document, title: Words) -> list[Page]:
    """The pages on which the claims of a table stand in full; a former id leads on from the page it would be on."""
    claims: dict[str, list[Claim]] = {}
    moved: dict[str, list[Moved]] = {}
    for claim in view.lookups.claims_in_document.get(document.id, []):
        claims.setdefault(shard_of(claim.id), []).append(claim)
        for former in claim.formerly:
            if shard_of(former) == shard_of(claim.id):
                continue  # its anchor stands with the claim
            moved.setdefault(shard_of(former), []).append(Moved(former, ref_to_claim(view, claim)))
    found = []
    for shard in sorted({*claims, *moved}):
        label = words.phrase("%(title)s: claims %(shard)s", title=title, shard=shard)
        found.append(
            _claims_page(
                view,
                document,
                f"documents/{document.id}/{shard}.md",
                label,
                claims.get(shard, []),
                moved.get(shard, []),
            )
        )
    return found


def _parts(view: View, document: Document, claims: list[Claim], title: Words) -> Iterator[Page]:
    """The further pages of a long text, with its claims in its order."""
    for number, start in enumerate(range(0, len(claims), FULL_CLAIMS_ON_A_PAGE), 1):
        label = words.phrase("%(title)s, part %(number)s", title=title, number=words.number_in_words(number))
        group = claims[start : start + FULL_CLAIMS_ON_A_PAGE]
        yield _claims_page(view, document, part_page(document.id, number), label, group, [])


def _claims_page(
    view: View, document: Document, path: str, title: Words, claims: list[Claim], moved: list[Moved]
) -> Page:
    origin = view.origin_of("claims", claims[0].id) if claims else view.origin_of("documents", document.id)
    whole = ref_to(view, "documents", document.id)
    content = ClaimsContent(whole, [full(view, claim) for claim in claims], moved, _days(claims))
    return Page(path, title, content, origin=origin)


def _days(claims: list[Claim]) -> list[str]:
    """That days of saying are not recorded. Of a withdrawn claim nothing is told."""
    standing = [claim for claim in claims if not claim.withdrawn]
    return days_not_recorded(sum(not claim.made for claim in standing), len(standing))


def _order(view: View, claims: list[Claim]) -> list[str]:
    """In which order the claims of a text stand: in its own, as far as their quotes were found in it."""
    found = sum(claim.id in view.proofs.proofs for claim in claims)
    if len(claims) < 2:
        return []
    if not found:
        return [words.translate("They stand in the order of the record, for no quote of theirs was looked up.")]
    if found == len(claims):
        return [words.translate("They stand in the order of the document.")]
    forms = messages(
        "%(number)s of them has no quote that was found there, and stands as in the record.",
        "%(number)s of them have no quote that was found there, and stand as in the record.",
    )
    others = words.counted(*forms, len(claims) - found)
    return [
        words.translate("They stand in the order of the document, as far as their quotes were found in it."),
        others,
    ]

"""The page of a document: what was read, and in the document's order every claim read in it, in full, at its one
permanent address."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from onrecord.record.claims import Claim
from onrecord.record.model import Document
from onrecord.record.references import entry_key
from onrecord.record.vocabulary import DocumentForm
from onrecord.speaking import words
from onrecord.speaking.languages import messages
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import Phrase
from onrecord.telling import facts, lists
from onrecord.telling.addresses import (
    DIGITS_OF_A_SHARD,
    FULL_CLAIMS_ON_A_PAGE,
    part_page,
    shard_page,
    shards_page,
)
from onrecord.telling.anchors import ClaimsContent, MovedClaim, MovedLine, lines, sharded
from onrecord.telling.catalogues import (
    Catalogue,
    Item,
    ItemGroup,
    StretchContent,
    claims_in_words,
    is_read,
    unread_in_words,
)
from onrecord.telling.cutting import beside
from onrecord.telling.described import document_facts, document_reference
from onrecord.telling.full_claims import FullClaim, full
from onrecord.telling.lists import Listing
from onrecord.telling.own_copies import CheckShown, check_shown
from onrecord.telling.page import Content, EntryId, Key, Page, further_page
from onrecord.telling.refs import ref_to
from onrecord.telling.speakers import speakers_in_words
from onrecord.telling.statements import ref_to_claim
from onrecord.telling.times import days_not_recorded
from onrecord.telling.view import View


@dataclass(frozen=True, slots=True)
class DocumentContent(Content):
    """A document. Its claims are a list and the pages (``shards``) on which they stand in full, if it is a table; the lines that
    lead to them, if it is a long text; and else they stand in full themselves. ``common``: what holds for all of these, and in
    which order they stand. ``check``: how readers hold their quotes against their own copy. ``replies``: what was said in reply
    to it. ``resting``: what rests on it."""

    template: ClassVar[str] = "document.md.jinja"
    summary: str
    opening: facts.Opening
    reference: list[facts.Fact]
    resting: Listing | None
    replies: Listing | None
    listing: Listing | None = None
    shards: list[Ref] = field(default_factory=list)
    lines: list[MovedLine] = field(default_factory=list)
    claims: list[FullClaim] = field(default_factory=list)
    common: list[str] = field(default_factory=list)
    check: CheckShown | None = None


SHARDS_ON_A_PAGE = 256
"""Pages with a table's claims that its own page leads to; where there are more, it leads to lists of them by first digit."""

FULL = "full"
"""What a page with claims in full, apart from the document, is called in its key."""

SHARDS = "shards"
"""What a list of such pages is called in its key."""


def keys_of(view: View, of: EntryId) -> Iterator[Key]:
    """The page of a document that has one, the further pages of its lists, and those on which its claims stand in full."""
    if not view.addresses.has_page(*of):
        return
    document, me = view.record.documents[of[1]], ref_to(view, *of)
    yield Key(me.path, me.name, of)
    yield from lists.keys(_resting(view, document), me, of)
    yield from lists.keys(_replies(view, document), me, of)
    if document.form is DocumentForm.TABLE:
        yield from lists.keys(_rows(view, document), me, of)
        yield from _shards(view, document, me)
        yield from _lists_of_shards(view, document, me)
    elif _is_long(view, document):
        yield from _parts(view, document, me)


def page(view: View, key: Key) -> Page:
    """The page of a document, or a further page of it."""
    if key.part:
        return PARTS[key.part](view, key)
    assert key.of
    document = view.record.documents[key.of[1]]
    claims = list(view.in_text_order[document.id])
    standing = [claim for claim in claims if not claim.withdrawn]
    is_table, is_long = document.form is DocumentForm.TABLE, _is_long(view, document)
    is_whole = not is_table and not is_long
    resting, replies = _resting(view, document), _replies(view, document)
    content = DocumentContent(
        summary=_summary(view, document, standing),
        opening=facts.opening(view, document, document_facts(view, document)),
        reference=document_reference(view, document),
        resting=lists.listing(view, resting) if resting.claims else None,
        replies=lists.listing(view, replies) if replies.claims else None,
        listing=lists.listing(view, _rows(view, document)) if is_table else None,
        shards=_ways_to_shards(view, document) if is_table else [],
        lines=lines(view, claims) if is_long else [],
        claims=[full(view, claim) for claim in claims] if is_whole else [],
        common=[] if is_table else [*_order(view, claims), *(_days(claims) if is_whole else [])],
        check=check_shown(document, claims, is_part=False) if is_whole else None,
    )
    description = words.counted(
        "%(name)s: %(number)s claim read in it.",
        "%(name)s: %(number)s claims read in it.",
        len(standing),
        name=words.plain(key.title),
    )
    return Page(key.path, key.title, content, description, view.origin_of(*key.of))


def _is_long(view: View, document: Document) -> bool:
    """Whether a text has more claims than its page holds."""
    return document.form is not DocumentForm.TABLE and len(view.in_text_order[document.id]) > FULL_CLAIMS_ON_A_PAGE


def _resting(view: View, document: Document) -> lists.Plan:
    resting = view.lookups.claims_resting_on_document.get(document.id, [])
    return lists.plan(view, resting, f"documents/{document.id}/basis")


def _replies(view: View, document: Document) -> lists.Plan:
    replies = view.lookups.replies_to.get(document.id, [])
    said = [claim for reply in replies for claim in view.in_text_order[reply.id] if not claim.withdrawn]
    return lists.plan(view, said, f"documents/{document.id}/replies")


def _rows(view: View, document: Document) -> lists.Plan:
    standing = [claim for claim in view.in_text_order[document.id] if not claim.withdrawn]
    return lists.plan(view, standing, f"documents/{document.id}/rows")


def _shards(view: View, document: Document, me: Ref) -> Iterator[Key]:
    """The pages on which the claims of a table stand in full; a former id leads on from the page it would be on."""
    for shard, (claims, moved) in sharded(view, document.id).items():
        title = words.phrase("%(title)s: claims %(shard)s", title=me.name, shard=shard)
        items = dict.fromkeys(entry_key("claims", claim.id) for claim in (*claims, *(claim for _, claim in moved)))
        yield Key(shard_page(document.id, shard), title, ("documents", document.id), FULL, shard, me, tuple(items))


def _by_first_digit(view: View, document: Document) -> dict[str, list[str]]:
    """The pages of a table by the first digit of their names, if they are too many for its own page."""
    found: dict[str, list[str]] = {}
    shards = sharded(view, document.id)
    for shard in shards if len(shards) > SHARDS_ON_A_PAGE else ():
        found.setdefault(shard[0], []).append(shard)
    return found


def _ways_to_shards(view: View, document: Document) -> list[Ref]:
    """The pages on which the claims of a table stand in full; or, where they are too many, the lists of them."""
    lists_of_them = _by_first_digit(view, document)
    if lists_of_them:
        return [Ref(_range(digit), shards_page(document.id, digit)) for digit in lists_of_them]
    return [Ref(words.together(each), shard_page(document.id, each)) for each in sharded(view, document.id)]


def _range(digit: str) -> Phrase:
    """From which page of a table to which a list of them goes."""
    rest = DIGITS_OF_A_SHARD - 1
    return words.together(f"{digit}{'0' * rest}–{digit}{'f' * rest}")


def _lists_of_shards(view: View, document: Document, me: Ref) -> Iterator[Key]:
    for digit in _by_first_digit(view, document):
        title = words.phrase("%(title)s: claims %(shard)s", title=me.name, shard=_range(digit))
        yield Key(shards_page(document.id, digit), title, ("documents", document.id), SHARDS, digit, me)


def _list_of_shards(view: View, key: Key) -> Page:
    """The pages of a table whose names begin with one digit, and how many claims stand on each."""
    assert key.of
    assert key.whole
    found = sharded(view, key.of[1])
    items = [
        Item(Ref(words.together(shard), shard_page(key.of[1], shard)), claims=claims_in_words(len(found[shard][0])))
        for shard in _by_first_digit(view, view.record.documents[key.of[1]])[key.detail]
    ]
    return further_page(view, key, StretchContent(key.whole, beside(key), Catalogue([ItemGroup("", "", items)])))


def _parts(view: View, document: Document, me: Ref) -> Iterator[Key]:
    """The further pages of a long text, with its claims in its order."""
    claims = view.in_text_order[document.id]
    for number, start in enumerate(range(0, len(claims), FULL_CLAIMS_ON_A_PAGE), 1):
        title = words.phrase("%(title)s, part %(number)s", title=me.name, number=words.number_in_words(number))
        items = tuple(entry_key("claims", claim.id) for claim in claims[start : start + FULL_CLAIMS_ON_A_PAGE])
        yield Key(part_page(document.id, number), title, ("documents", document.id), FULL, "", me, items)


def _full_page(view: View, key: Key) -> Page:
    """Claims of a document in full."""
    assert key.of
    assert key.whole
    document, moved = key.of[1], []
    claims = [view.record.claims[identifier] for _, identifier in key.items]
    if key.detail:
        claims, former = sharded(view, document)[key.detail]
        moved = [MovedClaim(identifier, ref_to_claim(view, claim)) for identifier, claim in former]
    origin = view.origin_of("claims", claims[0].id) if claims else view.origin_of(*key.of)
    check = check_shown(view.record.documents[document], claims, is_part=True)
    content = ClaimsContent(key.whole, [full(view, claim) for claim in claims], moved, _days(claims), check)
    return Page(key.path, key.title, content, origin=origin)


PARTS = {lists.PART: lists.part_page, FULL: _full_page, SHARDS: _list_of_shards}
"""What makes each sort of further page."""


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

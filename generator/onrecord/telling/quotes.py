"""Quotes as pages show them: the document's words in their language, and what a reader who doubts them can see."""

from dataclasses import dataclass

from onrecord.proving.passages import Passage, Proof, QuoteState, address_of
from onrecord.record.claims import Claim
from onrecord.record.dates import parse_date
from onrecord.speaking import words
from onrecord.speaking.dating import date_in_words
from onrecord.speaking.languages import direction_of, spoken
from onrecord.speaking.wordings import AGAINST, QUOTES
from onrecord.speaking.words import Name, Words
from onrecord.telling.keeping import CLAIMS_KEPT, kept
from onrecord.telling.view import View
from onrecord.writing.forbidden import without_forbidden
from onrecord.writing.letters import as_shown

HASH_SHOWN = 12
"""Digits of a text's SHA-256 that stand with each proof; the page of the document has all of them."""


@dataclass(frozen=True, slots=True)
class QuoteShown:
    """A quote between quotation marks, with the language of its words. ``direction``: that of several parts, if they run
    against the interface's."""

    parts: list[Name]
    translation: Name | None
    direction: str


@dataclass(frozen=True, slots=True)
class PassageShown:
    """Where words of a quote stand in the archived text: the words, a few before and after them, and their place. An empty
    language is the record's own."""

    before: Name
    space_before: bool
    exact: Name
    space_after: bool
    after: Name
    direction: str
    place: str


@dataclass(frozen=True, slots=True)
class ProofShown:
    """What is known of a quote, and where it stands if it was found; the way to it in the original, where there is one."""

    state: Words
    passages: list[PassageShown]
    against: str
    original: str


@kept(lambda claim: claim.id, CLAIMS_KEPT)
def quote_shown(view: View, claim: Claim) -> QuoteShown | None:
    """A claim's quote, if it has one."""
    if not claim.quote:
        return None
    shown = view.record.language_of(claim, claim.quote)
    direction = _against(view, shown) if len(claim.quote.text) > 1 else ""
    parts = [Name(part, shown) for part in words.all_in_quotes(claim.quote.text)]
    return QuoteShown(parts, words.own(claim.quote.translation), direction)


def _against(view: View, language: str) -> str:
    """The direction of a language, an empty one being the record's own, if it runs against the interface's; or nothing."""
    direction = direction_of(language or view.record.about.language)
    return direction if direction != spoken().direction else ""


def proof_shown(view: View, claim: Claim) -> ProofShown | None:
    """What a reader who doubts a quote can see of it."""
    state = view.proofs.states.get(claim.id)
    if state is None or not claim.quote:
        return None
    proof = view.proofs.proofs.get(claim.id)
    passages = proof.passages if proof else ()
    language = view.record.language_of(claim, claim.quote)
    url = view.record.documents[claim.document].url
    return ProofShown(
        _state(claim, state, proof),
        [_passage(each, language, _against(view, language)) for each in passages],
        words.translate(AGAINST[proof.kind], hash=proof.sha256[:HASH_SHOWN]) if proof else "",
        address_of(url, passages) if url and passages else "",
    )


def _state(claim: Claim, state: QuoteState, proof: Proof | None) -> Words:
    """What is known of a quote; of one that was found also where in the document the record has it."""
    day = date_in_words(parse_date(proof.on)) if proof and proof.on else ""
    told = words.translate(QUOTES[state], day=day)
    if not claim.locator or state not in (QuoteState.FRESH, QuoteState.LOCKED):
        return told
    return words.phrase("%(found)s, %(place)s", found=told, place=Name(claim.locator))


def _passage(passage: Passage, language: str, direction: str) -> PassageShown:
    """A passage as a page shows it: in one line, and without characters that no text of a record may hold."""
    parts = (passage.prefix, passage.exact, passage.suffix)
    before, exact, after = (without_forbidden(as_shown(text)) for text in parts)
    return PassageShown(
        before=Name(" ".join(before.split()), language),
        space_before=before[-1:].isspace(),
        exact=Name(_ends_of(exact), language),
        space_after=after[:1].isspace(),
        after=Name(" ".join(after.split()), language),
        direction=direction,
        place=_place_of(passage),
    )


def _place_of(passage: Passage) -> str:
    """Where in the archived text a passage stands."""
    if not passage.page:
        return words.translate("characters %(start)s to %(end)s", start=passage.start, end=passage.end)
    return words.translate(
        "page %(page)s, characters %(start)s to %(end)s of the whole text",
        page=passage.page,
        start=passage.start,
        end=passage.end,
    )


def _ends_of(text: str) -> str:
    """The first and last words of a long passage, which stands in full above its proof."""
    words_of_it = text.split()
    is_long = len(words_of_it) > 10
    return " ".join([*words_of_it[:4], "…", *words_of_it[-4:]] if is_long else words_of_it)

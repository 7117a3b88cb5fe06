"""Claims in full, for where they live: everything that each says, and all that the record adds to it."""

from dataclasses import dataclass

from onrecord.record.claims import SAID, Claim
from onrecord.sealing.canonical import said_in_full
from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.speaking.wordings import RELATIONS
from onrecord.speaking.words import Name, Phrase
from onrecord.telling import ways
from onrecord.telling.addresses import page_of
from onrecord.telling.cards import Card, card
from onrecord.telling.changed import ChangeShown, history
from onrecord.telling.described import EntryTold, told_with
from onrecord.telling.figures import FigureShown, figures_shown
from onrecord.telling.labelled import each_of, ref_to_label
from onrecord.telling.own_copies import quote_as_written
from onrecord.telling.quotes import HASH_SHOWN, ProofShown, QuoteShown, proof_shown, quote_shown
from onrecord.telling.refs import claim_ref, ref_to
from onrecord.telling.statements import part_in_words, ref_to_claim, statement
from onrecord.telling.view import View


@dataclass(frozen=True, slots=True)
class Related:
    """Claims in one relation to a claim."""

    word: str
    claims: list[Ref]


@dataclass(frozen=True, slots=True)
class AnsweringShown:
    """A claim that answers another or is answered by it, as much of it as of any: so both stand beside each other."""

    word: str
    card: Card


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """Sources that a claim speaks of in one part; ``event``: in which of several events, if it says that of one of them."""

    label: str
    sources: list[Ref]
    event: Ref | None


@dataclass(frozen=True, slots=True)
class BasisShown:
    """What a compiler rests a claim on."""

    source: Ref | None
    via: list[Ref]
    document: Ref | None


@dataclass(frozen=True, slots=True)
class DigestShown:
    """A digest: as much of it as people compare, and all of it; and the day on which its claim was first sealed, if it was."""

    short: str
    full: str
    since: str


@dataclass(frozen=True, slots=True)
class FullClaim:
    """Everything a claim says, for where it lives. ``home``: that place, by the claim's id. ``document``: where it was read; None
    where the page is of that document, and the ``locator`` says where in it. ``url``: the web address of just that place.
    ``as_written``: the parts of the quote as the record
    has them, as JSON. ``told``: what the record says of that which only this claim has to do with. ``digest``: that of all it
    says."""

    id: str
    formerly: tuple[str, ...]
    home: Ref
    heading: Phrase
    quote: QuoteShown | None
    as_written: str
    proof: ProofShown | None
    card: Card
    role: Name | None
    chain: list[list[Ref]]
    basis: list[BasisShown]
    locator: Name | None
    url: str
    document: Ref | None
    events: list[Ref]
    figures: list[FigureShown]
    spoken_of: list[SpokenOf]
    relations: list[Related]
    answering: list[AnsweringShown]
    labels: list[Ref]
    note: Name | None
    history: list[ChangeShown]
    withdrawn_on: str
    withdrawn_because: Name | None
    told: list[EntryTold]
    digest: DigestShown


def full(view: View, claim: Claim) -> FullClaim:
    """Everything about a claim. Of a withdrawn one only that, and why."""
    is_at_home = view.addresses.of_claim(claim) == page_of("documents", claim.document)
    return FullClaim(
        id=claim.id,
        formerly=claim.formerly,
        home=claim_ref(view, claim, Name(claim.id, "zxx")),
        heading=statement(view, claim),
        quote=quote_shown(view, claim),
        as_written=quote_as_written(claim),
        proof=proof_shown(view, claim),
        card=card(view, claim),
        role=words.in_quotes(Name(claim.role, view.record.language_of(claim))) if claim.role else None,
        chain=ways.chain(view, claim),
        basis=[
            BasisShown(
                ref_to(view, "sources", basis.source) if basis.source else None,
                ways.rested_on_through(view, claim, basis),
                _named(view, claim, "documents", basis.document) if basis.document else None,
            )
            for basis in claim.basis
        ],
        locator=words.own(claim.locator),
        url=claim.url or "",
        document=None if claim.locator and is_at_home else ref_to(view, "documents", claim.document),
        events=[ref_to(view, *each) for each in _events(claim) if not view.addresses.only_claim(*each)],
        figures=figures_shown(view, claim),
        spoken_of=[
            SpokenOf(
                part_in_words(claim, part),
                [ref_to(view, "sources", source) for source in getattr(said, part)],
                _named(view, claim, "events", said.event) if said.event else None,
            )
            for said in claim.about
            for part in SAID
            if getattr(said, part)
        ],
        relations=_relations(view, claim),
        answering=_answering(view, claim),
        labels=[] if claim.withdrawn else [ref_to_label(label) for label in each_of(claim.labels)],
        note=words.own(claim.note),
        history=history(view, claim),
        withdrawn_on=words.date_in_words(claim.withdrawn.on) if claim.withdrawn else "",
        withdrawn_because=words.own(claim.withdrawn.because) if claim.withdrawn else None,
        told=told_with(view, claim),
        digest=_digest(view, claim),
    )


def _digest(view: View, claim: Claim) -> DigestShown:
    """The digest of all that a claim says."""
    full = said_in_full(view.record).sha256(claim).hex()
    sealed = view.sealed.get(claim.id)
    return DigestShown(full[:HASH_SHOWN], full, words.date_in_words(sealed.day) if sealed else "")


def _events(claim: Claim) -> list[tuple[str, str]]:
    return [("events", str(event)) for event in claim.event or ()]


def _named(view: View, claim: Claim, name: str, identifier: str) -> Ref:
    """An entry by its name, which leads to where it is told of, if that is not this claim."""
    ref = ref_to(view, name, identifier)
    return Ref(ref.name) if ref.anchor == claim.id else ref


ANSWERS = "answers"
"""The relation whose claims are shown, and not only named."""


def _relations(view: View, claim: Claim) -> list[Related]:
    """A claim's relations from both ends. Of claims that answer each other only those are named here that were withdrawn, for
    nothing else is told of these."""
    related = []
    for word, others in dict(claim.relations).items():
        named = [view.record.claims[other] for other in others]
        refs = [ref_to_claim(view, other) for other in named if word != ANSWERS or other.withdrawn]
        if refs:
            related.append(Related(words.translate(RELATIONS[word][0]), refs))
    for word in RELATIONS:
        back = _related_from(view, claim, word) if word != ANSWERS else []
        if back:
            related.append(Related(words.translate(RELATIONS[word][1]), [ref_to_claim(view, other) for other in back]))
    return related


def _answering(view: View, claim: Claim) -> list[AnsweringShown]:
    """The claims that a claim answers, and those that answer it."""
    answered = [view.record.claims[other] for other in claim.relations.answers]
    sides = zip(RELATIONS[ANSWERS], (answered, _related_from(view, claim, ANSWERS)), strict=True)
    return [
        AnsweringShown(words.translate(word), card(view, other))
        for word, others in sides
        for other in others
        if not other.withdrawn
    ]


def _related_from(view: View, claim: Claim, word: str) -> list[Claim]:
    return [other for relation, other in view.lookups.related_from(claim) if relation == word]

"""Claims as pages show them: in full where they live, as cards and as rows elsewhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.record.fields import UNATTRIBUTED
from onrecord.record.model import SAID, Claim, LocationUse
from onrecord.record.vocabulary import Precision, Silence, Stance
from onrecord.record.ways import publisher_of
from onrecord.speaking import words
from onrecord.speaking.languages import message, messages
from onrecord.speaking.markdown import Name, Phrase, Ref
from onrecord.speaking.words import Words
from onrecord.telling import ways
from onrecord.telling.figures import FigureShown, figure_views, figures_in_short
from onrecord.telling.quotes import ProofShown, QuoteShown, proof_view, quote_view
from onrecord.telling.refs import claim_ref, ref_to, speakers_of
from onrecord.telling.times import TimeShown, time_of
from onrecord.telling.view import View

STANCES = {
    Stance.SUPPOSES: message("believes or suspects"),
    Stance.DENIES: message("a denial"),
    Stance.INTENDS: message("announces or vows"),
    Stance.COMMENTS: message("comments or judges"),
    Stance.DOES_NOT_KNOW: message("does not know"),
    Stance.DECLINES: message("declines to say"),
}
"""How a stance that is not a plain assertion is worded."""

PLACES = {
    "at": message("%(place)s"),
    "near": message("near %(place)s"),
    "from": message("from %(place)s"),
    "to": message("to %(place)s"),
    "except": message("except %(place)s"),
}
"""How a place is worded, by its relation."""

PRECISIONS = {
    Precision.EXACT: message("the exact place"),
    Precision.NEAR: message("near the exact place"),
    Precision.DISTRICT: message("known to the district"),
    Precision.REGION: message("known to the region"),
    Precision.VAGUE: message("only vaguely known"),
    Precision.COUNTRY: message("known to the country"),
}
"""How a precision is worded."""

DISPUTING = 3
"""Sources that a mark names as disputing a claim."""

PARTS = {
    "actor": message("Said to have done it"),
    "target": message("Said to be its target"),
    "victim": message("Said to be its victim"),
    "subject": message("Is about"),
}
"""How those a claim speaks of are worded."""

NAMED = {
    "actor": message("Named as actor"),
    "target": message("Named as target"),
    "victim": message("Named as victim"),
    "subject": PARTS["subject"],
}
"""How they are worded where the claim does not say so: it denies something, or says that it is not known or not told."""

NOT_SAYING = (Stance.DENIES, Stance.DOES_NOT_KNOW, Stance.DECLINES)
"""The stances that do not say of anybody that it was so."""

RELATIONS = {
    "repeats": (message("Repeats"), message("Repeated by")),
    "revises": (message("Revises"), message("Revised by")),
    "supports": (message("Given as a reason for"), message("Reason given")),
    "disputes": (message("Disputes"), message("Disputed by")),
    "answers": (message("Answers"), message("Answered by")),
}
"""How a relation is worded from the claim that has it, and from the one it is to."""


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """A place as a claim names it, in one message with the place as its value."""

    message: str
    place: Ref
    known: str


@dataclass(frozen=True, slots=True)
class Related:
    """Claims in one relation to a claim."""

    word: str
    claims: list[Ref]


@dataclass(frozen=True, slots=True)
class Card:
    """The essentials of a claim, with the way to where it stands in full. ``places_are_the_events``: it names none of its own;
    ``names_no_place``: its source left the place unsaid."""

    claim: Ref
    quote: QuoteShown | None
    figures: Phrase
    stance: str
    sources: list[Ref]
    on_behalf_of: Ref | None
    places: list[PlaceShown]
    places_are_the_events: bool
    names_no_place: bool
    time: TimeShown
    document: Ref
    publisher: Ref | None
    unsettled: list[Words]


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """Sources that a claim speaks of in one part; ``event``: in which of several events, if it says that of one of them."""

    label: str
    sources: list[Ref]
    event: Ref | None


@dataclass(frozen=True, slots=True)
class FullClaim:
    """Everything a claim says, for where it lives."""

    id: str
    formerly: tuple[str, ...]
    heading: Phrase
    quote: QuoteShown | None
    proof: ProofShown | None
    card: Card
    role: Name | None
    chain: list[list[Ref]]
    basis: list["BasisShown"]
    locator: Name | None
    events: list[Ref]
    figures: list[FigureShown]
    spoken_of: list[SpokenOf]
    relations: list[Related]
    labels: Name | None
    note: Name | None
    corrections: list["CorrectionShown"]
    withdrawn_on: str
    withdrawn_because: Name | None


@dataclass(frozen=True, slots=True)
class BasisShown:
    """What a compiler rests a claim on."""

    source: Ref | None
    via: list[Ref]
    document: Ref | None


@dataclass(frozen=True, slots=True)
class CorrectionShown:
    """One change of ours."""

    on: str
    field: Name
    was: Name
    because: Name


def statement(view: View, claim: Claim) -> Phrase:
    """A claim in one line: its speakers, and what they say in our words, or in the document's, translated where we did."""
    if claim.withdrawn:
        return words.phrase("A claim that was withdrawn")
    speakers = words.beginning(speakers_of(view, claim))
    return words.phrase("%(speakers)s: %(statement)s", speakers=speakers, statement=_stated(view, claim))


def _stated(view: View, claim: Claim) -> Name | Phrase:
    if claim.says:
        return Name(claim.says)
    if not claim.quote:
        return figures_in_short(view, claim)
    if claim.quote.translation:
        return words.phrase("%(quote)s (our translation)", quote=words.in_quotes(Name(claim.quote.translation)))
    return Name(" […] ".join(words.all_in_quotes(claim.quote.text)), view.record.language_of(claim, claim.quote))


def card(view: View, claim: Claim) -> Card:
    """A claim's essentials."""
    uses, inherited = view.lookups.places_of(claim)
    publisher = publisher_of(view.record, claim)
    return Card(
        claim=ref_to_claim(view, claim),
        quote=quote_view(view, claim) if claim.quote and (claim.says or claim.quote.translation) else None,
        figures=figures_in_short(view, claim),
        stance=stance_in_words(claim),
        sources=[ref_to(view, "sources", source) for source in claim.source],
        on_behalf_of=ref_to(view, "sources", claim.for_) if claim.for_ else None,
        places=[place_view(view, use) for use in uses],
        places_are_the_events=inherited,
        names_no_place=Silence.PLACE in claim.unsaid,
        time=time_of(view, claim),
        document=ref_to(view, "documents", claim.document),
        publisher=ref_to(view, "sources", publisher) if publisher else None,
        unsettled=_unsettled(view, claim),
    )


def full(view: View, claim: Claim) -> FullClaim:
    """Everything about a claim. Of a withdrawn one only that, and why."""
    return FullClaim(
        id=claim.id,
        formerly=claim.formerly,
        heading=statement(view, claim),
        quote=quote_view(view, claim),
        proof=proof_view(view, claim),
        card=card(view, claim),
        role=words.in_quotes(Name(claim.role, view.record.language_of(claim))) if claim.role else None,
        chain=ways.chain(view, claim),
        basis=[
            BasisShown(
                ref_to(view, "sources", basis.source) if basis.source else None,
                ways.rested_on_through(view, claim, basis),
                ref_to(view, "documents", basis.document) if basis.document else None,
            )
            for basis in claim.basis
        ],
        locator=words.own(claim.locator),
        events=[ref_to(view, "events", event) for event in claim.event or ()],
        figures=figure_views(view, claim),
        spoken_of=[
            SpokenOf(
                part_in_words(claim, part),
                [ref_to(view, "sources", source) for source in getattr(said, part)],
                ref_to(view, "events", said.event) if said.event else None,
            )
            for said in claim.about
            for part in SAID
            if getattr(said, part)
        ],
        relations=_relations(view, claim),
        labels=labels_in_words(claim.labels),
        note=words.own(claim.note),
        corrections=[
            CorrectionShown(words.date_in_words(each.on), Name(each.field), Name(each.was), Name(each.because))
            for each in claim.corrections
        ],
        withdrawn_on=words.date_in_words(claim.withdrawn.on) if claim.withdrawn else "",
        withdrawn_because=words.own(claim.withdrawn.because) if claim.withdrawn else None,
    )


def part_in_words(claim: Claim, part: str) -> str:
    """As what a claim names a source."""
    return words.translate((NAMED if claim.stance in NOT_SAYING else PARTS)[part])


def labels_in_words(labels: Mapping[str, tuple[str, ...]]) -> Name | None:
    """The record's own categories, in one line."""
    return words.own("; ".join(f"{label}: {', '.join(values)}" for label, values in labels.items()))


def stance_in_words(claim: Claim) -> str:
    """How a source holds its claim, if not as a plain assertion."""
    return words.translate(STANCES[claim.stance]) if claim.stance in STANCES else ""


def ref_to_claim(view: View, claim: Claim) -> Ref:
    """A claim's statement, which leads to where it stands in full."""
    return claim_ref(view, claim, statement(view, claim))


def place_view(view: View, use: LocationUse) -> PlaceShown:
    """A place as it is named, in words."""
    known = [words.translate(PRECISIONS[use.precision])] if use.precision else []
    if use.point:
        known.append(words.position_in_words(*use.point))
    return PlaceShown(PLACES[use.relation], ref_to(view, "locations", use.location), words.translate("; ").join(known))


def _relations(view: View, claim: Claim) -> list[Related]:
    """A claim's relations from both ends."""
    related = []
    for word, others in dict(claim.relations).items():
        if others:
            refs = [ref_to_claim(view, view.record.claims[other]) for other in others]
            related.append(Related(words.translate(RELATIONS[word][0]), refs))
    for word in RELATIONS:
        back = [other for relation, other in view.lookups.related_from.get(claim.id, ()) if relation == word]
        if back:
            related.append(Related(words.translate(RELATIONS[word][1]), [ref_to_claim(view, other) for other in back]))
    return related


def _unsettled(view: View, claim: Claim) -> list[Words]:
    """What a reader must know before using a claim."""
    marks: list[Words] = list(marks_of(view, [claim]))
    return [*marks, words.translate("corrected by us")] if claim.corrections else marks


def marks_of(view: View, claims: Iterable[Claim]) -> list[Phrase]:
    """Whether claims are disputed, by whom, and whether they were revised."""
    back = [each for claim in claims if not claim.withdrawn for each in view.lookups.related_from.get(claim.id, ())]
    disputing = [str(source) for word, other in back if word == "disputes" for source in other.source]
    sources = [each for each in dict.fromkeys(disputing) if each != UNATTRIBUTED]
    marks = []
    if sources:
        names = [ref_to(view, "sources", source).name for source in sources]
        shown = [
            *names[:DISPUTING],
            *([words.phrase("others")] if len(names) > DISPUTING or UNATTRIBUTED in disputing else []),
        ]
        marks.append(words.phrase("disputed by %(sources)s", sources=words.all_of(shown)))
    elif disputing:
        marks.append(words.phrase("disputed, by whom is not said"))
    if any(word == "revises" for word, _ in back):
        marks.append(words.phrase("revised since"))
    return marks


def marks_of_several(view: View, claims: Iterable[Claim]) -> list[Words]:
    """How many claims are disputed or were revised, for the entry that they belong to."""
    words_of = [view.lookups.relations_to(claim) for claim in claims if not claim.withdrawn]
    forms = {
        "disputes": messages("%(number)s claim disputed", "%(number)s claims disputed"),
        "revises": messages("%(number)s claim revised since", "%(number)s claims revised since"),
    }
    numbers = {word: sum(word in back for back in words_of) for word in forms}
    return [words.counted(*forms[word], number) for word, number in numbers.items() if number]

"""Claims as pages show them: in full where they live, as cards and as rows elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord import words
from onrecord.counts import Count
from onrecord.extracting import Kind
from onrecord.fields import UNNAMED
from onrecord.languages import direction_of, message, spoken
from onrecord.lettering import as_shown
from onrecord.markdown import Name, Phrase, Ref
from onrecord.model import Claim, Figure, LocationUse, Precision, Quote, Stance
from onrecord.pages.addresses import claim_ref, language_shown, ref_to
from onrecord.proving import Passage, State, address_of
from onrecord.record import Record
from onrecord.words import Words
from onrecord.yaml_nodes import without_forbidden

HASH_SHOWN = 12
"""Digits of a text's SHA-256 that stand with each proof; the page of the document has all of them."""

STANCES = {
    Stance.SUPPOSES: message("supposes, is not sure"),
    Stance.DENIES: message("denies"),
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

PROOFS = {
    State.FRESH: message("Proved: these words stand in the text that we read."),
    State.LOCKED: message("Proved: these words stand in the text that we read."),
    State.NOT_YET: message("Not yet proved: it was not looked up in the archived text of the document."),
    State.NO_ARCHIVE: message("Not yet proved: no text of the document is archived."),
}
"""What is said of a quote, by the state of its proof."""

AGAINST = {
    Kind.PLAIN: message("Proved against the text whose SHA-256 begins with %(hash)s."),
    Kind.HTML: message("Proved against the text of the web page whose SHA-256 begins with %(hash)s."),
    Kind.PDF: message("Proved against the text of the PDF whose SHA-256 begins with %(hash)s."),
}
"""What a quote was proved against, by the kind of the archived file."""

PARTS = {
    "actor": message("Said to have done it"),
    "target": message("Said to be its target"),
    "victim": message("Said to be its victim"),
    "subject": message("Also speaks of"),
}
"""How those a claim speaks of are worded."""

RELATIONS = {
    "repeats": (message("Repeats"), message("Repeated by")),
    "revises": (message("Revises"), message("Revised by")),
    "supports": (message("Given as a reason for"), message("Reason given")),
    "disputes": (message("Disputes"), message("Disputed by")),
    "answers": (message("Answers"), message("Answered by")),
}
"""How a relation is worded from the claim that has it, and from the one it is to."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place as a claim names it, in one message with the place as its value."""

    message: str
    place: Ref
    known: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure, each side of it in words; what was left unsaid is empty."""

    measure: Name
    count: str
    words: Name | None
    whom: Name | None
    where: Ref | None
    including: Phrase
    reckoned: str


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote with the language of its words. ``direction``: that of several parts, if they run against the interface's."""

    parts: list[Name]
    translation: Name | None
    direction: str


@dataclass(frozen=True, slots=True)
class Related:
    """Claims in one relation to a claim."""

    word: str
    claims: list[Ref]


@dataclass(frozen=True, slots=True)
class CardView:
    """The essentials of a claim, with the way to where it stands in full. ``when_sorted``: the first day of its time, by which
    tables sort."""

    claim: Ref
    quote: QuoteView | None
    figures: Phrase
    stance: str
    sources: list[Ref]
    on_behalf_of: Ref | None
    places: list[PlaceView]
    places_are_the_events: bool
    when: str
    when_is_the_events: bool
    when_sorted: str
    document: Ref
    publisher: Ref | None
    unsettled: list[str]


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """Sources that a claim speaks of in one part."""

    label: str
    sources: list[Ref]


@dataclass(frozen=True, slots=True)
class PassageView:
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
class ProofView:
    """What is known of a quote, and where it stands if that was proved; the way to it in the original, where there is one."""

    state: str
    passages: list[PassageView]
    against: str
    original: str


@dataclass(frozen=True, slots=True)
class FullView:
    """Everything a claim says, for where it lives."""

    id: str
    formerly: tuple[str, ...]
    heading: Phrase
    quote: QuoteView | None
    proof: ProofView | None
    card: CardView
    role: Name | None
    chain: list[list[Ref]]
    basis: list["BasisView"]
    locator: Name | None
    events: list[Ref]
    made: str
    figures: list[FigureView]
    spoken_of: list[SpokenOf]
    relations: list[Related]
    labels: Name | None
    note: Name | None
    corrections: list["CorrectionView"]
    withdrawn_on: str
    withdrawn_because: Name | None


@dataclass(frozen=True, slots=True)
class BasisView:
    """What a compiler rests a claim on."""

    source: Ref | None
    via: list[Ref]
    document: Ref | None


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """One change of ours."""

    on: str
    field: Name
    was: Name
    because: Name


def statement(record: Record, claim: Claim) -> Phrase:
    """A claim in one line: its speakers, and what they say in our words, or in the document's, translated where we did."""
    if claim.withdrawn:
        return words.phrase("A claim that was withdrawn")
    speakers = words.beginning(words.all_of([ref_to(record, "sources", source).name for source in claim.source]))
    return words.phrase("%(speakers)s: %(statement)s", speakers=speakers, statement=_stated(record, claim))


def _stated(record: Record, claim: Claim) -> Name | Phrase:
    if claim.says or not claim.quote:
        return Name(claim.says or "")
    if claim.quote.translation:
        return words.phrase("“%(quote)s” (our translation)", quote=Name(claim.quote.translation))
    return words.in_quotes(Name(" […] ".join(claim.quote.text), _language_shown(record, claim, claim.quote)))


def card(record: Record, claim: Claim) -> CardView:
    """A claim's essentials."""
    uses, inherited = record.places_of(claim)
    when, when_is_the_events = when_in_words(record, claim)
    publisher = record.publisher_of(claim)
    return CardView(
        claim=ref_to_claim(record, claim),
        quote=quote_view(record, claim) if claim.quote and (claim.says or claim.quote.translation) else None,
        figures=figures_in_short(record, claim),
        stance=stance_in_words(claim),
        sources=[ref_to(record, "sources", source) for source in claim.source],
        on_behalf_of=ref_to(record, "sources", claim.for_) if claim.for_ else None,
        places=[place_view(record, use) for use in uses],
        places_are_the_events=inherited,
        when=when,
        when_is_the_events=when_is_the_events,
        when_sorted=str(record.time_of(claim) or ""),
        document=ref_to(record, "documents", claim.document),
        publisher=ref_to(record, "sources", publisher) if publisher else None,
        unsettled=_unsettled(record, claim),
    )


def full(record: Record, claim: Claim) -> FullView:
    """Everything about a claim. Of a withdrawn one only that, and why."""
    return FullView(
        id=claim.id,
        formerly=claim.formerly,
        heading=statement(record, claim),
        quote=quote_view(record, claim),
        proof=_proof(record, claim),
        card=card(record, claim),
        role=Name(claim.role, _language_shown(record, claim)) if claim.role else None,
        chain=_chain(record, claim),
        basis=[
            BasisView(
                ref_to(record, "sources", basis.source) if basis.source else None,
                [ref_to(record, "sources", source) for source in basis.via],
                ref_to(record, "documents", basis.document) if basis.document else None,
            )
            for basis in claim.basis
        ],
        locator=words.own(claim.locator),
        events=[ref_to(record, "events", event) for event in claim.event or ()],
        made=words.date_in_words(claim.made) if claim.made else "",
        figures=_figures(record, claim),
        spoken_of=[
            SpokenOf(words.translate(PARTS[part]), [ref_to(record, "sources", source) for source in sources])
            for part, sources in dict(claim.about).items()
            if sources
        ],
        relations=_relations(record, claim),
        labels=labels_in_words(claim.labels),
        note=words.own(claim.note),
        corrections=[
            CorrectionView(words.date_in_words(each.on), Name(each.field), Name(each.was), Name(each.because))
            for each in claim.corrections
        ],
        withdrawn_on=words.date_in_words(claim.withdrawn.on) if claim.withdrawn else "",
        withdrawn_because=words.own(claim.withdrawn.because) if claim.withdrawn else None,
    )


def _proof(record: Record, claim: Claim) -> ProofView | None:
    """What a reader who doubts a quote can see of it."""
    state = record.proofs.states.get(claim.id)
    if state is None or not claim.quote:
        return None
    proof = record.proofs.proofs.get(claim.id)
    passages = proof.passages if proof else ()
    language = _language_shown(record, claim, claim.quote)
    url = record.documents[claim.document].url
    return ProofView(
        words.translate(PROOFS[state]),
        [_passage(each, language, _against(record, language)) for each in passages],
        words.translate(AGAINST[proof.kind], hash=proof.sha256[:HASH_SHOWN]) if proof else "",
        address_of(url, passages) if url and passages else "",
    )


def _passage(passage: Passage, language: str, direction: str) -> PassageView:
    """A passage as a page shows it: in one line, and without characters that no text of a record may hold."""
    parts = (passage.prefix, passage.exact, passage.suffix)
    before, exact, after = (without_forbidden(as_shown(text)) for text in parts)
    return PassageView(
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
    message = "page %(page)s, characters %(start)s to %(end)s of the whole text"
    return words.translate(message, page=passage.page, start=passage.start, end=passage.end)


def _ends_of(text: str) -> str:
    """The first and last words of a long passage, which stands in full above its proof."""
    words_of_it = text.split()
    is_long = len(words_of_it) > 10
    return " ".join([*words_of_it[:4], "…", *words_of_it[-4:]] if is_long else words_of_it)


def speakers_in_words(claims: list[Claim]) -> str:
    """By how many sources claims were made. Those that are `unnamed` are counted by claim: none is known to be another."""
    sources = {source for claim in claims for source in claim.source} - {UNNAMED}
    unnamed = sum(UNNAMED in claim.source for claim in claims)
    speakers = (
        [words.counted("%(number)s source", "%(number)s sources", len(sources))] if sources or not unnamed else []
    )
    if unnamed:
        speakers.append(words.counted("one that is not named", "%(number)s that are not named", unnamed))
    return words.joined(speakers)


def labels_in_words(labels: Mapping[str, tuple[str, ...]]) -> Name | None:
    """The record's own categories, in one line."""
    return words.own("; ".join(f"{label}: {', '.join(values)}" for label, values in labels.items()))


def stance_in_words(claim: Claim) -> str:
    """How a source holds its claim, if not as a plain assertion."""
    return words.translate(STANCES[claim.stance]) if claim.stance in STANCES else ""


def ref_to_claim(record: Record, claim: Claim) -> Ref:
    """A claim's statement, which leads to where it stands in full."""
    return claim_ref(record, claim, statement(record, claim))


def _chain(record: Record, claim: Claim) -> list[list[Ref]]:
    """The steps by which a claim reached us: its speakers together, those it came through, the publisher. Empty if the document
    has it from the speakers themselves."""
    publisher = record.publisher_of(claim)
    is_last = [*claim.via][-1:] == [publisher]
    further = [*claim.via, *([publisher] if publisher and not is_last else [])]
    steps: list[list[str]] = [list(claim.source), *([source] for source in further)] if claim.via else []
    return [[ref_to(record, "sources", source) for source in step] for step in steps]


def _language_shown(record: Record, claim: Claim, quote: Quote | None = None) -> str:
    """The language of a quote, or of a document's other words, if it is not the record's own."""
    own = quote.language if quote else None
    return language_shown(record, own or record.documents[claim.document].language)


def quote_view(record: Record, claim: Claim) -> QuoteView | None:
    """A claim's quote, if it has one."""
    if not claim.quote:
        return None
    shown = _language_shown(record, claim, claim.quote)
    direction = _against(record, shown) if len(claim.quote.text) > 1 else ""
    parts = [Name(part, shown) for part in claim.quote.text]
    return QuoteView(parts, words.own(claim.quote.translation), direction)


def _against(record: Record, language: str) -> str:
    """The direction of a language, an empty one being the record's own, if it runs against the interface's; or nothing."""
    direction = direction_of(language or record.about.language)
    return direction if direction != spoken().direction else ""


def place_view(record: Record, use: LocationUse) -> PlaceView:
    """A place as it is named, in words."""
    known = [words.translate(PRECISIONS[use.precision])] if use.precision else []
    if use.point:
        known.append(words.position_in_words(*use.point))
    return PlaceView(PLACES[use.relation], ref_to(record, "locations", use.location), words.translate("; ").join(known))


def when_in_words(record: Record, claim: Claim) -> tuple[str, bool]:
    """The time a claim speaks of, in words, and whether it is the event's because the claim gives none."""
    if claim.when:
        return words.date_in_words(claim.when), False
    times = [record.events[event].when for event in claim.event or ()]
    known = dict.fromkeys(words.date_in_words(time) for time in times if time)
    return words.translate("; ").join(known), bool(known)


def figure_view(record: Record, claim: Claim, measure: str, figure: Figure) -> FigureView:
    """A figure in words."""
    return FigureView(
        measure=Name(measure.replace("-", " ")),
        count=words.count_in_words(figure.count) if figure.count else "",
        words=Name(figure.words, _language_shown(record, claim, claim.quote)) if figure.words else None,
        whom=words.own(figure.whom),
        where=ref_to(record, "locations", figure.where) if figure.where else None,
        including=words.apart([_counted_whom(part) for part in figure.including], words.translate(", ")),
        reckoned=figure.reckoned or "",
    )


def _figures(record: Record, claim: Claim) -> list[FigureView]:
    return [
        figure_view(record, claim, measure, figure) for measure, figures in claim.figures.items() for figure in figures
    ]


def figures_in_short(record: Record, claim: Claim) -> Phrase:
    """A claim's figures in one line."""
    return words.apart([_in_short(figure) for figure in _figures(record, claim)], words.translate("; "))


def _counted_whom(count: Count) -> Phrase:
    number = words.count_in_words(count)
    return words.together(number, " ", Name(count.whom)) if count.whom else words.together(number)


def _in_short(figure: FigureView) -> Phrase:
    number: list[Words] = [words.in_quotes(figure.words) if figure.words else figure.count]
    if figure.reckoned:
        number.append(words.translate(" (our sum)"))
    if figure.whom:
        number += [" ", figure.whom]
    if figure.where:
        number += [" (", figure.where.name, ")"]
    if figure.including:
        number.append(words.phrase(", including %(parts)s", parts=figure.including))
    return words.phrase("%(measure)s: %(number)s", measure=figure.measure, number=words.together(*number))


def _relations(record: Record, claim: Claim) -> list[Related]:
    """A claim's relations from both ends."""
    related = []
    for word, others in dict(claim.relations).items():
        if others:
            refs = [ref_to_claim(record, record.claims[other]) for other in others]
            related.append(Related(words.translate(RELATIONS[word][0]), refs))
    for word in RELATIONS:
        back = [other for relation, other in record.related_from.get(claim.id, ()) if relation == word]
        if back:
            related.append(
                Related(words.translate(RELATIONS[word][1]), [ref_to_claim(record, other) for other in back])
            )
    return related


def _unsettled(record: Record, claim: Claim) -> list[str]:
    """What a reader must know before using a claim."""
    back = record.relations_to(claim)
    messages = []
    if "disputes" in back:
        messages.append(words.translate("disputed"))
    if "revises" in back:
        messages.append(words.translate("revised since"))
    if claim.corrections:
        messages.append(words.translate("corrected by us"))
    return messages

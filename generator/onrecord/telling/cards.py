"""Claims as cards and as rows: their essentials, with the way to where each stands in full."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from onrecord.record.claims import Claim
from onrecord.record.vocabulary import Silence
from onrecord.record.ways import publisher_of
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import Phrase, Words, plain
from onrecord.telling import unsettled
from onrecord.telling.figures import figures_in_short
from onrecord.telling.keeping import kept
from onrecord.telling.labelled import labels_of
from onrecord.telling.quotes import QuoteShown, quote_shown
from onrecord.telling.refs import claim_ref, ref_to
from onrecord.telling.statements import PlaceShown, place_shown, ref_to_claim, ref_to_stated, stance_in_words
from onrecord.telling.times import TimeShown, time_of
from onrecord.telling.view import View

BETWEEN = "\N{SYMBOL FOR UNIT SEPARATOR}"
"""What parts several names that a row can be picked by."""


@dataclass(frozen=True, slots=True)
class Sorts:
    """What a row can be picked by, as text: the year in which its time begins, its places, labels and sources."""

    year: str
    places: str
    labels: str
    sources: str


@dataclass(frozen=True, slots=True)
class Card:
    """The essentials of a claim, with the way to where it stands in full. ``quoted``: the document's words as the way
    to it, where ours are wanting; ``quote`` has them where they are not. ``document``, ``sources``: none where a list says them
    once for all. ``places_are_the_events``: it names none of its own; ``names_no_place``: its source left the place unsaid."""

    claim: Ref
    quoted: Ref | None
    quote: QuoteShown | None
    figures: Phrase
    stance: str
    sources: list[Ref]
    on_behalf_of: Ref | None
    places: list[PlaceShown]
    places_are_the_events: bool
    names_no_place: bool
    time: TimeShown
    document: Ref | None
    publisher: Ref | None
    unsettled: list[Words]
    sorts: Sorts


CARDS_KEPT = 10_000
"""Cards, of about 3 KB each, that are kept for further pages."""


@kept(lambda claim: claim.id, CARDS_KEPT)
def card(view: View, claim: Claim) -> Card:
    """A claim's essentials."""
    uses, inherited = view.lookups.places_of(claim)
    publisher = publisher_of(view.record, claim)
    is_quoted = bool(claim.quote and not claim.says and not claim.quote.translation)
    return Card(
        claim=ref_to_claim(view, claim),
        quoted=ref_to_stated(view, claim) if is_quoted else None,
        quote=quote_shown(view, claim) if claim.quote and (claim.says or claim.quote.translation) else None,
        figures=figures_in_short(view, claim),
        stance=stance_in_words(claim),
        sources=[ref_to(view, "sources", source) for source in claim.source],
        on_behalf_of=ref_to(view, "sources", claim.for_) if claim.for_ else None,
        places=[place_shown(view, use) for use in uses],
        places_are_the_events=inherited,
        names_no_place=Silence.PLACE in claim.unsaid,
        time=time_of(view, claim),
        document=ref_to(view, "documents", claim.document),
        publisher=ref_to(view, "sources", publisher) if publisher else None,
        unsettled=unsettled.of_claim(view, claim),
        sorts=_sorts(view, claim),
    )


def _sorts(view: View, claim: Claim) -> Sorts:
    places = (view.record.locations[use.location] for use in view.lookups.places_of(claim)[0])
    return Sorts(
        year="".join(view.lookups.times[claim.id].begins.start[:1]),
        places=BETWEEN.join(dict.fromkeys(plain(view.name_of(place)) for place in places)),
        labels=BETWEEN.join(": ".join(label) for label in labels_of(view, claim)),
        sources=BETWEEN.join(dict.fromkeys(plain(ref_to(view, "sources", each).name) for each in claim.source)),
    )


class Shared(NamedTuple):
    """What all claims of a list have in common, so that it is not told with each: who speaks, in which document that was read,
    which places they have, and that these are their event's. ``event_places``: those that have their event's
    have the same."""

    sources: bool
    document: bool
    places: bool
    places_are_the_events: bool
    event_places: bool


def _ref_without_speakers(view: View, claim: Claim) -> Ref:
    """The way to a claim by what it says. One of numbers alone goes by its event, if nothing else was said of that: its numbers
    stand beside it, and other rows have the same."""
    told = [each for each in view.addresses.told_with(claim) if each[0] == "events"]
    if claim.says or claim.quote or len(told) != 1 or len(claim.event or ()) != 1:
        return ref_to_stated(view, claim)
    return claim_ref(view, claim, view.name_of(view.record.events[told[0][1]]))


@kept(lambda of: (of[0].id, of[1]), CARDS_KEPT)
def card_without(view: View, of: tuple[Claim, Shared]) -> Card:
    """The essentials of a claim, without what a list says of all its claims. Its statement names no speaker then, if these are
    said."""
    claim, shared = of
    whole = card(view, claim)
    has_places = not shared.places and not (shared.event_places and whole.places_are_the_events)
    return replace(
        whole,
        claim=_ref_without_speakers(view, claim) if shared.sources else whole.claim,
        sources=[] if shared.sources else whole.sources,
        on_behalf_of=None if shared.sources else whole.on_behalf_of,
        places=whole.places if has_places else [],
        places_are_the_events=whole.places_are_the_events and not shared.places_are_the_events,
        document=None if shared.document else whole.document,
        publisher=None if shared.document else whole.publisher,
    )

"""Claims as cards and as rows: their essentials, with the way to where each stands in full."""

from dataclasses import dataclass

from onrecord.record.model import Claim
from onrecord.record.times import start_of
from onrecord.record.vocabulary import Silence
from onrecord.record.ways import publisher_of
from onrecord.speaking.markdown import Phrase, Ref
from onrecord.speaking.words import Words, plain
from onrecord.telling import unsettled
from onrecord.telling.figures import figures_in_short
from onrecord.telling.keeping import kept
from onrecord.telling.labelled import labels_of
from onrecord.telling.quotes import QuoteShown, quote_shown
from onrecord.telling.refs import ref_to
from onrecord.telling.statements import PlaceShown, place_shown, ref_to_claim, stance_in_words
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
    sorts: Sorts


CARDS_KEPT = 20_000
"""Cards, of about 2 KB each, that are kept for further pages."""


@kept(lambda claim: claim.id, CARDS_KEPT)
def card(view: View, claim: Claim) -> Card:
    """A claim's essentials."""
    uses, inherited = view.lookups.places_of(claim)
    publisher = publisher_of(view.record, claim)
    return Card(
        claim=ref_to_claim(view, claim),
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
        year="".join(start_of(view.record, claim)[:1]),
        places=BETWEEN.join(dict.fromkeys(plain(view.name_of(place)) for place in places)),
        labels=BETWEEN.join(": ".join(label) for label in labels_of(view, claim)),
        sources=BETWEEN.join(dict.fromkeys(plain(ref_to(view, "sources", each).name) for each in claim.source)),
    )

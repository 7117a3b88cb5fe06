"""Claims in one line, and the words for what they say: of whom, where, and how their sources hold it."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.record.claims import Claim
from onrecord.record.places import LocationUse
from onrecord.record.references import entry_key
from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.speaking.wordings import NOT_SAYING, PARTS_NAMED, PARTS_SAID, PLACES, PRECISIONS, STANCES
from onrecord.speaking.words import Name, Phrase
from onrecord.telling.figures import figures_in_short
from onrecord.telling.keeping import CLAIMS_KEPT, kept
from onrecord.telling.refs import claim_ref, ref_to, speakers_of
from onrecord.telling.view import View


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """A place as a claim names it, in one message with the place as its value."""

    message: str
    place: Ref
    known: str


@kept(lambda claim: entry_key("claims", claim.id), CLAIMS_KEPT, carried=True)
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


def ref_to_claim(view: View, claim: Claim) -> Ref:
    """A claim's statement, which leads to where it stands in full."""
    return claim_ref(view, claim, statement(view, claim))


def ref_to_stated(view: View, claim: Claim) -> Ref:
    """What a claim's speakers say, without these, which leads to where it stands in full."""
    stated = _stated(view, claim)
    is_ours = bool(claim.says) and isinstance(stated, Name)
    return claim_ref(view, claim, words.beginning(words.together(stated)) if is_ours else stated)


def part_in_words(claim: Claim, part: str) -> str:
    """As what a claim names a source."""
    return words.translate((PARTS_NAMED if claim.stance in NOT_SAYING else PARTS_SAID)[part])


def labels_in_words(labels: Mapping[str, tuple[str, ...]]) -> Name | None:
    """The record's own categories, in one line."""
    return words.own("; ".join(f"{label}: {', '.join(values)}" for label, values in labels.items()))


def stance_in_words(claim: Claim) -> str:
    """How a source holds its claim, if not as a plain assertion."""
    return words.translate(STANCES[claim.stance]) if claim.stance in STANCES else ""


def place_shown(view: View, use: LocationUse) -> PlaceShown:
    """A place as it is named, in words."""
    known = [words.translate(PRECISIONS[use.precision])] if use.precision else []
    if use.point:
        known.append(words.position_in_words(*use.point))
    return PlaceShown(PLACES[use.relation], ref_to(view, "locations", use.location), words.translate("; ").join(known))

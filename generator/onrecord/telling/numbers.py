"""The numbers that some claims give, as a strip: each with what it counts and whom, and the way to its claim, by event."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.checking.comparing.given import Given, LeftOut, given_by
from onrecord.checking.comparing.whole import each_once
from onrecord.record.claims import Claim
from onrecord.record.times import TimeBasis
from onrecord.record.vocabulary import Silence
from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.speaking.wordings import LEFT_OUT
from onrecord.speaking.words import Words, plain
from onrecord.telling.figures import FigureShown, figure_shown, measure_in_words
from onrecord.telling.keeping import CLAIMS_KEPT, kept
from onrecord.telling.refs import claim_ref, ref_to, speakers_of
from onrecord.telling.statements import PlaceShown, place_shown, stance_in_words
from onrecord.telling.times import as_of_in_words
from onrecord.telling.view import View

NUMBERS_SHOWN = 24
"""Numbers that a strip shows; it says how many more there are."""

SAYING = (LeftOut.SEVERAL_EVENTS, LeftOut.BESIDES, LeftOut.PART)
"""Why a number is not compared, where nothing else beside it says so."""


@dataclass(frozen=True, slots=True)
class NumberShown:
    """A number as its claim gives it. ``label``: that and who gave it, as the name of the link. ``said``: how often it was given,
    if that is more than once. ``as_of``: the day as of which it stood, if the claim tells it. ``remark``: why it stands for less
    than others."""

    number: Ref
    label: str
    figure: FigureShown
    said: str
    sources: list[Ref]
    on_behalf_of: Ref | None
    places: list[PlaceShown]
    as_of: Words
    stance: str
    remark: str
    is_struck: bool


@dataclass(frozen=True, slots=True)
class NumbersOfEvent:
    """Numbers that were given for the same events, which may be none, and where those are compared."""

    events: list[Ref]
    numbers: list[NumberShown]
    compared: list[Ref] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Strip:
    """The numbers of some claims, and how many more there are."""

    groups: list[NumbersOfEvent]
    more: int


def strip_of(view: View, claims: Iterable[Claim], place: str = "") -> Strip | None:
    """The numbers that claims give; None if they give none. ``place``: only those that are of it, each
    with who gave it, with the places of its claim, if that names others as well, and with where it is compared."""
    given = [each for claim in claims for each in _given_by(view, claim) if not place or _is_of(each, place)]
    firsts = _firsts(given)
    if not firsts:
        return None
    groups: dict[tuple[str, ...], list[tuple[Given, int]]] = {}
    for each, times in firsts[:NUMBERS_SHOWN]:
        groups.setdefault(tuple(map(str, each.claim.event or ())), []).append((each, times))
    shown = [
        NumbersOfEvent(
            [ref_to(view, "events", event) for event in events],
            [_number(view, each, times, place) for each, times in listed],
            _compared(view, events, [each for each, _ in listed]) if place else [],
        )
        for events, listed in groups.items()
    ]
    return Strip(shown, max(0, len(firsts) - NUMBERS_SHOWN))


@kept(lambda claim: claim.id, CLAIMS_KEPT)
def _given_by(view: View, claim: Claim) -> list[Given]:
    """All numbers that a claim gives."""
    return [each for measure in claim.figures for each in given_by(view.lookups, claim, measure)]


def _is_of(given: Given, place: str) -> bool:
    """Whether a number is of a place: it says so itself, or it says nothing of where and its claim names the place."""
    if given.figure.where:
        return given.figure.where == place
    return any(use.location == place and use.relation != "except" for use in given.claim.locations or ())


def _firsts(given: Sequence[Given]) -> list[tuple[Given, int]]:
    """Numbers in their order, and how often each was given. Of those that a source gives again, as they are compared, the one of
    which most is known stands for all."""
    alike: dict[tuple[object, ...], list[Given]] = {}
    for each in given:
        known = each.claim.event or each.claim.id  # of no event: nobody knows whether two are of the same
        alike.setdefault((known, each.measure), []).append(each)
    times: dict[int, int] = {}
    for listed in alike.values():
        for count in each_once(listed):
            times[id(min(count, key=lambda each: len(each.missing)))] = len(count)
    return [(each, times[id(each)]) for each in given if id(each) in times]


def _number(view: View, given: Given, times: int, place: str) -> NumberShown:
    claim = given.claim
    figure = figure_shown(view, claim, given.measure, given.figure)
    number = claim_ref(view, claim, words.together(figure.number))
    is_told = given.as_of is not None and given.as_of.basis is not TimeBasis.PUBLISHED
    places = [] if given.figure.where or not place else [place_shown(view, use) for use in claim.locations or ()]
    is_plain = len(places) == 1 and claim.locations is not None and claim.locations[0].relation == "at"
    return NumberShown(
        number=number,
        label=plain(words.phrase("%(count)s: %(sources)s", count=number.name, sources=speakers_of(view, claim))),
        figure=figure,
        said=said_in_words(times),
        sources=[ref_to(view, "sources", source) for source in claim.source] if place else [],
        on_behalf_of=ref_to(view, "sources", claim.for_) if place and claim.for_ else None,
        places=[] if is_plain else places,
        as_of=as_of_in_words(view, claim, given.as_of) if is_told and Silence.TIME not in claim.unsaid else "",
        stance=stance_in_words(claim),
        remark=words.translate(LEFT_OUT[given.left_out]) if given.left_out in SAYING else "",
        is_struck=given.left_out is LeftOut.REVISED,
    )


def _compared(view: View, events: Sequence[str], listed: Iterable[Given]) -> list[Ref]:
    """Where the counts of each measure are compared: on the page of their event."""
    measures = dict.fromkeys(each.measure for each in listed)
    return [
        Ref(words.phrase("%(measure)s, compared", measure=measure_in_words(measure)), ref.path, f"_figures_{measure}")
        for event in events
        if view.addresses.has_page("events", event)
        for ref in [ref_to(view, "events", event)]
        for measure in measures
    ]


def said_in_words(times: int) -> str:
    """How often a number was given, if more than once."""
    if times < 2:
        return ""
    return (
        words.translate("given twice")
        if times == 2
        else words.counted("given %(number)s time", "given %(number)s times", times)
    )

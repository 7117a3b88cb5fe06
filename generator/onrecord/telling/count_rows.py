"""One figure of a comparison as a row of a table, with all that a reader needs to judge it."""

from dataclasses import dataclass, replace
from datetime import date

from onrecord.checking.comparing.given import SILENCES, Given, LeftOut, Side
from onrecord.checking.comparing.voices import earlier, later
from onrecord.record.claims import Claim, Figure
from onrecord.record.times import TimeBasis
from onrecord.record.vocabulary import Silence
from onrecord.record.ways import publisher_of
from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.speaking.wordings import LEFT_OUT
from onrecord.speaking.words import Phrase, Words, plain
from onrecord.telling import ways
from onrecord.telling.figures import FigureShown, figure_shown, missing_in_words, number_shown
from onrecord.telling.keeping import kept
from onrecord.telling.quotes import QuoteShown, quote_shown
from onrecord.telling.refs import claim_ref, ref_to, speakers_of
from onrecord.telling.statements import PlaceShown, place_shown, ref_to_claim, stance_in_words
from onrecord.telling.times import as_of_in_words
from onrecord.telling.view import View

ROWS_KEPT = 2000
"""Figures whose rows are kept: a plot and the tables below it show the same ones."""


@dataclass(frozen=True, slots=True)
class CountRow:
    """One figure with everything a reader needs to judge it. Of a withdrawn claim only that, and the way to it.

    ``places``: those that its claim names; ``no_place``, if it names none, whether that was left unsaid. ``as_of``: the time
    as of which it stood, and by what that is known; ``first_day``, ``last_day``: between which days, in ISO 8601, empty where
    that is open or not known. ``steps``: through whom it reached the publisher. ``why``: why it is not the same count as another,
    in sentences. ``earlier``: the counts that it took the place of. ``later``: the last counts that its source gave, each with
    whose it is.
    """

    count: Ref
    figure: FigureShown | None
    sources: list[Ref]
    on_behalf_of: Ref | None
    places: list[PlaceShown]
    no_place: str
    as_of: Words
    first_day: str
    last_day: str
    no_time: str
    quote: QuoteShown | None
    stance: str
    steps: list[Ref]
    document: Ref
    publisher: Ref | None
    published: str
    read: str
    why: list[Words]
    earlier: list[Ref]
    later: list["Last"]
    is_struck: bool
    is_part: bool


@dataclass(frozen=True, slots=True)
class Last:
    """The last count that somebody gave in this record, or the claim if it gives none."""

    sources: Words
    count: Ref


@kept(lambda given: given, ROWS_KEPT)
def row(view: View, given: Given) -> CountRow:
    """One figure as pages show it."""
    claim, figure = given.claim, given.figure
    document, publisher = view.record.documents[claim.document], publisher_of(view.record, claim)
    is_open = not claim.withdrawn
    is_published = given.as_of is not None and given.as_of.basis is TimeBasis.PUBLISHED
    when = given.as_of.date if given.as_of and is_open else None
    left_out: list[Words] = [words.translate(LEFT_OUT[given.left_out])] if given.left_out else []
    return CountRow(
        count=_count(view, claim, figure),
        figure=figure_shown(view, claim, given.measure, figure) if is_open else None,
        sources=[ref_to(view, "sources", source) for source in claim.source] if is_open else [],
        on_behalf_of=ref_to(view, "sources", claim.for_) if claim.for_ and is_open else None,
        places=[place_shown(view, use) for use in claim.locations or ()] if is_open else [],
        no_place=missing_in_words(claim, *SILENCES[Side.WHERE]),
        as_of=as_of_in_words(view, claim, given.as_of) if is_open else "",
        first_day=_day(when.earliest) if when else "",
        last_day=_day(when.latest) if when else "",
        no_time=missing_in_words(claim, Silence.TIME),
        quote=quote_shown(view, claim) if is_open else None,
        stance=stance_in_words(claim) if is_open else "",
        steps=ways.relays(view, claim) if is_open else [],
        document=ref_to(view, "documents", claim.document),
        publisher=ref_to(view, "sources", publisher) if publisher else None,
        published=words.date_in_words(document.published) if document.published and not is_published else "",
        read=words.date_in_words(document.retrieved) if document.retrieved else "",
        why=left_out,
        earlier=[count_beside(view, *each) for each in earlier(view.lookups, given)],
        later=_later(view, given),
        is_struck=given.left_out in (LeftOut.REVISED, LeftOut.WITHDRAWN),
        is_part=given.is_part,
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def factored(rows: list[CountRow]) -> tuple[list[CountRow], Words]:
    """Rows without the time as of which all of them stood, if that is one, and that time, to be told once."""
    times = {row.as_of for row in rows if row.figure}
    if len(rows) < 2 or len(times) != 1 or not (common := times.pop()):
        return rows, ""
    return [replace(row, as_of="", no_time="") for row in rows], common


def _count(view: View, claim: Claim, figure: Figure) -> Ref:
    """A count that leads to its claim; of a withdrawn one, not the number."""
    if claim.withdrawn:
        return claim_ref(view, claim, words.phrase("withdrawn"))
    return _by(view, claim, words.together(number_shown(view, claim, figure)))


def _by(view: View, claim: Claim, count: Phrase) -> Ref:
    """A count that leads to its claim, and is called by whose it is as well."""
    label = words.phrase("%(count)s: %(sources)s", count=count, sources=speakers_of(view, claim))
    return Ref(count, view.addresses.of_claim(claim), claim.id, plain(label))


def count_beside(view: View, claim: Claim, figure: Figure) -> Ref:
    """A count that stands beside another: that it is a sum of ours is said with it."""
    count = _count(view, claim, figure)
    if not figure.reckoned or claim.withdrawn:
        return count
    return _by(view, claim, words.phrase("%(count)s (our sum)", count=count.name))


def _later(view: View, given: Given) -> list[Last]:
    """The last counts that took the place of a figure, each with whose it is; or the claim, if that gives none of this
    measure."""
    found = []
    for claim in later(view.lookups, given) if given.left_out is LeftOut.REVISED else ():
        sources = speakers_of(view, claim)
        counts = [count_beside(view, claim, figure) for figure in claim.figures.get(given.measure, ())]
        found += [Last(sources, count) for count in counts or [ref_to_claim(view, claim)]]
    return found

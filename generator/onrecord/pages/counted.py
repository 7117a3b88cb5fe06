"""The figures of a comparison as rows of tables: those known to count the same, those not known to, those left out, each with all
that a reader needs to judge it, and why it is not the same count as another."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord import words
from onrecord.comparing import (
    Comparison,
    Given,
    LeftOut,
    Pair,
    Side,
    Verdict,
    Voice,
    earlier,
    later,
    pairs,
    saying,
    unmatched,
    verdicts,
)
from onrecord.languages import message, messages
from onrecord.markdown import Name, Ref
from onrecord.model import Claim, Figure
from onrecord.pages import plots
from onrecord.pages.addresses import claim_ref, ref_to
from onrecord.pages.claims import (
    FigureView,
    PlaceView,
    QuoteView,
    figure_view,
    place_view,
    quote_view,
    ref_to_claim,
    stance_in_words,
    time_in_words,
    when_in_words,
)
from onrecord.record import Record
from onrecord.words import Words

COUNTS_PAIRED = 5
"""Comparable counts of which each pair is told by itself; of more, the pairs are told in numbers."""

VERDICTS = {
    Verdict.SAME: message("the same"),
    Verdict.OVERLAP: message("they overlap, so that a number would fit both"),
    Verdict.NOT_EXCLUDED: message("an end is left open, so that neither excludes the other"),
    Verdict.APART: message("apart, so that no number fits both"),
    Verdict.UNBOUNDED: message("one gives no bounds to hold the other against"),
}
"""What is said of two comparable counts."""

VERDICTS_COUNTED = {
    Verdict.APART: messages("%(number)s pair lies apart", "%(number)s pairs lie apart"),
    Verdict.OVERLAP: messages("%(number)s pair overlaps", "%(number)s pairs overlap"),
    Verdict.NOT_EXCLUDED: messages(
        "in %(number)s pair an open end excludes nothing", "in %(number)s pairs an open end excludes nothing"
    ),
    Verdict.SAME: messages("%(number)s pair is the same", "%(number)s pairs are the same"),
    Verdict.UNBOUNDED: messages(
        "%(number)s pair has no bounds to compare", "%(number)s pairs have no bounds to compare"
    ),
}
"""How many pairs there are of each verdict, the least settled first."""

VOICES = {
    Voice.SAME_SOURCE: message("One voice, not two: the same source speaks, or is spoken for."),
    Voice.PART_OF: message("Not known to be two voices: one source is part of the other."),
    Voice.MAY_BE: message("Not known to be two voices: the sources may be the same."),
    Voice.PASSED_ON: message("Not known to be two voices: one source stands in the path of the other's words."),
    Voice.RESTS_ON: message("Not known to be two voices: one count rests on the other source."),
    Voice.REPEATS: message("One voice, not two: one repeats the other."),
    Voice.NOT_NAMED: message("Not known to be two voices: a source is not named."),
}
"""Why two counts may be one voice."""

UNSAID = {
    (Side.WHOM,): message("It does not say whom it counts."),
    (Side.WHERE,): message("It does not say where."),
    (Side.WHOM, Side.WHERE): message("It says neither whom it counts nor where."),
}
"""What a count leaves unsaid."""

UNMATCHED = {
    Side.WHOM: message("No other count here says that it is of the same people or things."),
    Side.WHERE: message("No other count here says that it is of the same places."),
    Side.WHEN: message("No other count here is of the same time."),
}
"""The side on which a count stands alone."""

LEFT_OUT = {
    LeftOut.WITHDRAWN: message("We withdrew this claim."),
    LeftOut.REVISED: message("It has been revised since."),
    LeftOut.SEVERAL_EVENTS: message("It was given for several events together."),
    LeftOut.DENIED: message("The source denies this number; it does not put it forward."),
    LeftOut.ANNOUNCED: message("It was announced or vowed, not counted."),
    LeftOut.COMMENTED: message("It stands in a comment or a judgement, not in a count."),
    LeftOut.NOT_KNOWN: message("The source says that it does not know."),
    LeftOut.DECLINED: message("The source declined to say."),
}
"""Why a figure is not compared."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure with everything a reader needs to judge it. Of a withdrawn claim only that, and the way to it.

    ``places``: those that its claim names. ``when``: the time it is of; ``when_is_the_events``, if the claim gives none.
    ``steps``: through whom it reached the publisher. ``why``: why it is not the same count as another, in sentences.
    ``earlier``: the counts that it took the place of. ``later``: what stands in its own place.
    """

    count: Ref
    figure: FigureView | None
    sources: list[Ref]
    on_behalf_of: Ref | None
    places: list[PlaceView]
    when: Words
    when_is_the_events: bool
    quote: QuoteView | None
    stance: str
    steps: list[Ref]
    document: Ref
    publisher: Ref | None
    said: Words
    published: str
    read: str
    why: list[str]
    earlier: list[Ref]
    later: list[Ref]
    is_struck: bool
    is_part: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of two counts: the counts, how they stand to each other, and sentences about their voices and paths."""

    one: Ref
    other: Ref
    verdict: str
    sentences: list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """Figures under one heading. ``told``: what is said of each two of them."""

    heading: Words
    anchor: str
    explanation: str
    rows: list[Row]
    told: list[Told] = field(default_factory=list)


def tables(record: Record, comparison: Comparison) -> list[Table]:
    """The tables of a comparison: one for each group known to count the same, one for the rest, one for what is left out."""
    anchor = f"_{comparison.measure}"
    found = [_group(record, group, f"{anchor}_{number}") for number, group in enumerate(comparison.groups, 1)]
    if comparison.alone:
        is_several = len({each.claim.id for each in comparison.compared}) > 1
        why = _why_alone(comparison) if is_several else {}
        rows = [row(record, each, why.get(id(each), [])) for each in _nested(comparison)]
        heading = words.translate("Not known to be the same count") if is_several else ""
        found.append(Table(heading, f"{anchor}_alone", "", rows))
    if comparison.left_out:
        rows = [row(record, each, _why_left_out(each)) for each in comparison.left_out]
        found.append(Table(words.translate("Shown, and not compared"), f"{anchor}_left_out", "", rows))
    return found


def _nested(comparison: Comparison) -> list[Given]:
    """The figures that stand alone, each part behind the whole that its claim gives."""
    wholes = {each.claim.id for each in comparison.alone if not each.is_part}
    parts: dict[str, list[Given]] = {}
    for each in comparison.alone:
        if each.is_part and each.claim.id in wholes:
            parts.setdefault(each.claim.id, []).append(each)
    ordered = []
    for each in comparison.alone:
        if not each.is_part:
            ordered += [each, *parts.pop(each.claim.id, [])]
        elif each.claim.id not in wholes:
            ordered.append(each)
    return ordered


def _group(record: Record, group: tuple[Given, ...], anchor: str) -> Table:
    heading = plots.heading_of(record, group)
    rows = [row(record, each, []) for each in group]
    told = [_told(record, pair) for pair in pairs(record, group)] if len(group) <= COUNTS_PAIRED else []
    said = "" if told else words.translate("Of these, %(pairs)s.", pairs=verdicts_in_words(verdicts(group)))
    return Table(heading, anchor, said, rows, told)


def _told(record: Record, pair: Pair) -> Told:
    one, other = pair.one.claim, pair.other.claim
    sentences = [words.translate(VOICES[pair.voice])] if pair.voice else []
    if one.document == other.document:
        sentences.append(words.translate("Both were read in one document."))
    elif record.publisher_of(one) and record.publisher_of(one) == record.publisher_of(other):
        sentences.append(words.translate("Both came from one publisher."))
    verdict = words.translate(VERDICTS[pair.verdict])
    return Told(_count_by(record, pair.one), _count_by(record, pair.other), verdict, sentences)


def _count_by(record: Record, given: Given) -> Ref:
    sources = words.all_of([ref_to(record, "sources", source).name for source in given.claim.source])
    number = _told_of(record, given.claim, given.figure).name
    return claim_ref(record, given.claim, words.phrase("%(count)s (%(sources)s)", count=number, sources=sources))


def _why_alone(comparison: Comparison) -> dict[int, list[str]]:
    """For each figure, by its identity, why it is not known to be the same count as another, in sentences."""
    again = {id(each) for count in comparison.counts for each in count[1:]}
    claims = saying(comparison.compared)
    return {id(each): [*_what_it_is(each, id(each) in again), *_why_not(each, claims)] for each in comparison.alone}


def _what_it_is(given: Given, is_again: bool) -> list[str]:
    part = [words.translate("It is for one place alone, and not for the whole of the event.")] if given.is_part else []
    if is_again:
        part.append(words.translate("Its source gives this number more than once: it is one count."))
    return part


def _why_not(given: Given, claims: Mapping[tuple[Side, object], set[str]]) -> list[str]:
    if given.unsaid:
        return [words.translate(UNSAID[given.unsaid])]
    sides = unmatched(given, claims)
    if not sides:
        return [words.translate("No other count here is alike in whom, where and when.")]
    return [words.translate(UNMATCHED[side]) for side in sides]


def _why_left_out(given: Given) -> list[str]:
    return [words.translate(LEFT_OUT[given.left_out])] if given.left_out else []


def row(record: Record, given: Given, why: list[str]) -> Row:
    """One figure as pages show it."""
    claim, figure = given.claim, given.figure
    document, publisher = record.documents[claim.document], record.publisher_of(claim)
    is_open = not claim.withdrawn
    return Row(
        count=_count(record, claim, figure),
        figure=figure_view(record, claim, given.measure, figure) if is_open else None,
        sources=[ref_to(record, "sources", source) for source in claim.source] if is_open else [],
        on_behalf_of=ref_to(record, "sources", claim.for_) if claim.for_ and is_open else None,
        places=[place_view(record, use) for use in claim.locations or ()] if is_open else [],
        when=when_in_words(record, claim)[0] if is_open else "",
        when_is_the_events=not claim.when,
        quote=quote_view(record, claim) if is_open else None,
        stance=stance_in_words(claim) if is_open else "",
        steps=[ref_to(record, "sources", source) for source in claim.via] if is_open else [],
        document=ref_to(record, "documents", claim.document),
        publisher=ref_to(record, "sources", publisher) if publisher else None,
        said=time_in_words(record, claim, claim.made) if is_open else "",
        published=words.date_in_words(document.published) if document.published else "",
        read=words.date_in_words(document.retrieved) if document.retrieved else "",
        why=why,
        earlier=[_told_of(record, *each) for each in earlier(record, given)],
        later=_later(record, given),
        is_struck=given.left_out in (LeftOut.REVISED, LeftOut.WITHDRAWN),
        is_part=given.is_part,
    )


def _count(record: Record, claim: Claim, figure: Figure) -> Ref:
    """A count that leads to its claim; of a withdrawn one, not the number."""
    if claim.withdrawn:
        return claim_ref(record, claim, words.phrase("withdrawn"))
    view = figure_view(record, claim, "", figure)
    return claim_ref(record, claim, words.in_quotes(view.words) if view.words else words.together(view.count))


def _told_of(record: Record, claim: Claim, figure: Figure) -> Ref:
    """A count that stands beside another: that it is a sum of ours is said with it."""
    count = _count(record, claim, figure)
    if not figure.reckoned or claim.withdrawn:
        return count
    return claim_ref(record, claim, Name(words.translate("%(count)s (our sum)", count=count.name.text)))


def _later(record: Record, given: Given) -> list[Ref]:
    """What stands in the place of a figure: its source's latest count, or the claim if that gives none of this measure."""
    found = []
    for claim in later(record, given) if given.left_out is LeftOut.REVISED else ():
        counts = [_told_of(record, claim, figure) for figure in claim.figures.get(given.measure, ())]
        found += counts or [ref_to_claim(record, claim)]
    return found


def verdicts_in_words(found: dict[Verdict, int]) -> str:
    """How many pairs there are of each verdict, in one line."""
    return words.joined(
        [words.counted(*VERDICTS_COUNTED[each], found[each]) for each in VERDICTS_COUNTED if found.get(each)]
    )

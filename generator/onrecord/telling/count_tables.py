"""The tables of a comparison: figures known to count the same, figures not known to, figures left out; and for each of them,
why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from onrecord.checking.comparing.given import Given, Side
from onrecord.checking.comparing.verdicts import pairs
from onrecord.checking.comparing.whole import Comparison, Group, parts
from onrecord.speaking import words
from onrecord.speaking.languages import message
from onrecord.speaking.linking import Ref
from onrecord.speaking.wordings import PLACES
from onrecord.speaking.words import Name, Phrase, Words
from onrecord.telling.count_pairs import COUNTS_PAIRED, Told, told, verdicts_in_words
from onrecord.telling.count_rows import CountRow, factored, row
from onrecord.telling.figures import whom_in_words
from onrecord.telling.keeping import kept
from onrecord.telling.refs import ref_to
from onrecord.telling.view import View

UNMATCHED = {
    (Side.WHOM,): message("No other count here is said to be of the same people or things."),
    (Side.WHERE,): message("No other count here is said to be of the same places."),
    (Side.WHOM, Side.WHERE): message(
        "No other count here is said to be of the same people or things, or of the same places."
    ),
}
"""The sides on which a count stands alone."""


@dataclass(frozen=True, slots=True)
class CountTable:
    """Figures under one heading. ``read_in``: the document that all were read in, and its publisher, if it is one and they came
    from their sources to it by no others. ``told``: what is said of each two of them. ``has_days``: whether the times as of
    which they stood have a column."""

    heading: Words
    anchor: str
    explanation: Words
    rows: list[CountRow]
    read_in: "ReadIn | None"
    has_days: bool
    told: list[Told] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReadIn:
    """The one document that figures were read in and its publisher; when it came out, and when it was read."""

    refs: list[Ref]
    published: str
    read: str


TABLES_KEPT = 200
"""Comparisons whose tables are kept: they stand on the page of the event, and on their own."""


@kept(lambda comparison: (comparison.event.id, comparison.measure), TABLES_KEPT)
def tables(view: View, comparison: Comparison) -> list[CountTable]:
    """The tables of a comparison: one for each group known to count the same, one for the rest, one for what is left out. A
    part of another count stands behind that, wherever it is."""
    anchor, inside = f"_{comparison.measure}", parts(comparison)
    found = [
        _group(view, comparison, group, inside, f"{anchor}_{number}")
        for number, group in enumerate(comparison.groups, 1)
    ]
    is_several = len({each.claim.id for each in comparison.compared}) > 1
    why = _why_alone(comparison) if is_several else {}
    headings = (
        ("alone", words.translate("Not known to be the same count") if is_several else "", comparison.alone),
        ("left_out", words.translate("Shown, and not compared"), comparison.left_out),
    )
    for name, heading, given in headings:
        if listed := with_parts(given, inside):
            rows, common = factored([_with_why(row(view, each), why.get(id(each))) for each in listed])
            found.append(
                CountTable(heading, f"{anchor}_{name}", _all_as_of(common), rows, read_in(rows), _has_days(rows))
            )
    return found


def lengths(comparison: Comparison) -> list[int]:
    """How many rows the tables of a comparison have, which tells how many pages they need without making them."""
    inside = parts(comparison)
    each_given = (*(group.given for group in comparison.groups), comparison.alone, comparison.left_out)
    return [len(with_parts(given, inside)) for given in each_given]


def read_in(rows: Iterable[CountRow]) -> ReadIn | None:
    """What rows have in common of how they reached us; None if they differ in any of it, or came through others."""
    ways = {(row.document, row.publisher, tuple(row.steps), row.published, row.read) for row in rows}
    if len(ways) != 1:
        return None
    document, publisher, steps, published, read = ways.pop()
    return None if steps else ReadIn([document, *([publisher] if publisher else [])], published, read)


def with_parts(given: Iterable[Given], inside: Mapping[str, list[Given]]) -> list[Given]:
    """Figures in their order, each part behind the first count of the claim that it is a part of."""
    nested = {id(each) for found in inside.values() for each in found}
    ordered: list[Given] = []
    opened: set[str] = set()
    for each in given:
        if id(each) not in nested:
            ordered.append(each)
            if not each.is_part and each.claim.id not in opened:
                opened.add(each.claim.id)
                ordered += inside.get(each.claim.id, ())
    return ordered


def heading_of(view: View, group: Group) -> Phrase:
    """What the counts of a group count alike: whom, and where; and whether at several times."""
    first = group.given[0]
    uses = [(use.relation, use.location) for use in first.claim.locations or ()]
    named = [("at", first.figure.where)] if first.figure.where else uses
    places: list[Words] = [words.phrase(PLACES[w], place=ref_to(view, "locations", place).name) for w, place in named]
    if first.figure.only:
        places.append(words.phrase("only %(part)s", part=Name(first.figure.only)))
    whom, where = whom_in_words(first.figure), words.all_of(places)
    if group.is_in_time:
        return words.phrase("The same, counted at several times: %(whom)s; %(where)s", whom=whom, where=where)
    return words.phrase("Known to count the same: %(whom)s; %(where)s", whom=whom, where=where)


def _group(
    view: View, comparison: Comparison, group: Group, inside: Mapping[str, list[Given]], anchor: str
) -> CountTable:
    is_short = len(group.given) <= COUNTS_PAIRED
    each_told = [told(view, pair) for pair in pairs(view.lookups, group.given, comparison.event)] if is_short else []
    explanation = "" if is_short else words.translate("Of these, %(pairs)s.", pairs=verdicts_in_words(group.verdicts))
    if group.is_in_time:
        rises = words.translate("A toll may rise: a later count does not contradict an earlier one.")
        explanation = f"{rises} {explanation}".strip()
    rows, common = factored([row(view, each) for each in with_parts(group.given, inside)])
    sentences = [each for each in (_all_as_of(common), explanation) if each]
    return CountTable(
        heading_of(view, group), anchor, words.apart(sentences, " "), rows, read_in(rows), _has_days(rows), each_told
    )


def _with_why(row: CountRow, why: list[Words] | None) -> CountRow:
    """A row with why it is not the same count as another, in sentences."""
    return replace(row, why=[*row.why, *why]) if why else row


def _has_days(rows: Iterable[CountRow]) -> bool:
    """Whether a time stands with one row at least: one that all have in common is told above them."""
    return any(row.as_of for row in rows)


def _all_as_of(time: Words) -> Words:
    return words.phrase("The same holds for all of these: %(time)s.", time=time) if time else ""


def _why_alone(comparison: Comparison) -> dict[int, list[Words]]:
    """For each figure, by its identity, why it is not known to be the same count as another, in sentences."""
    again = {id(each) for count in comparison.counts for each in count[1:]}
    saying: dict[tuple[Side, object], set[str]] = defaultdict(set)
    numbers: dict[object, list[Given]] = defaultdict(list)
    for each in comparison.compared:
        numbers[each.number].append(each)
        for side in Side:
            saying[side, getattr(each, side)].add(each.claim.id)
    return {
        id(each): [
            *_what_it_is(each, id(each) in again),
            *_why_not(each, saying),
            *_otherwise(each, numbers[each.number]),
        ]
        for each in comparison.alone
    }


def _what_it_is(given: Given, is_again: bool) -> list[str]:
    found: list[str] = []
    if given.is_part:
        found.append(words.translate("It is for a part alone, and not for the whole of the event."))
    if is_again:
        found.append(
            words.translate("The same number is given more than once as this source's, and is counted here once.")
        )
    return found


def _why_not(given: Given, saying: Mapping[tuple[Side, object], set[str]]) -> list[str]:
    if given.missing:
        return []  # the row says what is missing
    sides = tuple(side for side in Side if saying[side, getattr(given, side)] <= {given.claim.id})
    if sides:
        return [words.translate(UNMATCHED[sides])]
    return [words.translate("No other count here is alike in whom, where and the time as of which it stood.")]


def _otherwise(given: Given, of_one_number: Iterable[Given]) -> list[Phrase]:
    """That another count gives the same number of others: perhaps the same ones, otherwise described."""
    others = (
        e for e in of_one_number if e.claim.id != given.claim.id and e.whom and given.whom and e.whom != given.whom
    )
    other = next(others, None)
    if not other:
        return []
    message = (
        "Another count gives the same number, whom it counts being %(whom)s: perhaps the same, described otherwise."
    )
    return [words.phrase(message, whom=Name(other.figure.whom))]

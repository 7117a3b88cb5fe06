"""What must hold across entries: one function a rule, and its docstring is what the public page of problems says.

A rule takes the record and yields diagnostics with the code that it was registered under.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from onrecord import date_rules, name_rules
from onrecord.counts import MAGNITUDES, Count, parse_sum
from onrecord.diagnostics import Diagnostic, Finding, Position, Severity, did_you_mean, shown
from onrecord.fields import NOBODY, UNATTRIBUTED, Reference
from onrecord.model import LISTS, Claim, Document, DocumentForm, Figure, Identity, Quote, Silence, SourceKind
from onrecord.numerals import numbers_in
from onrecord.quoting import folded, unbalanced
from onrecord.reading import Path, Placed
from onrecord.record import Record, references
from onrecord.web_addresses import comparable
from onrecord.whom import names_nobody, without_manner

BODIES = {kind for kind in SourceKind if kind not in (SourceKind.PERSON, SourceKind.PEOPLE)}
"""The kinds of source that can be part of another."""


class Rule(NamedTuple):
    """A rule with its code and how bad it is to break it."""

    code: str
    severity: Severity
    find: Callable[[Record], Iterator[Finding]]

    @property
    def explanation(self) -> str:
        """Its entry on the page of problems."""
        return " ".join((self.find.__doc__ or "").split())


IDS_COMPARED = 500
"""Unknown ids that are compared with the known ones for a suggestion: where more are unknown, a whole file is missing."""

RULES: list[Rule] = []
"""Every rule, in the order of this file."""

PROBLEMS = {
    "repeated-id": "Two entries of one list have the same id. Give the newer one another id: an id is never reused.",
}
"""Codes that come from joining the entries, with how to mend them."""


def rule(
    code: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[Record], Iterator[Finding]]], Callable[[Record], Iterator[Finding]]]:
    """Register a rule under its code."""

    def register(find: Callable[[Record], Iterator[Finding]]) -> Callable[[Record], Iterator[Finding]]:
        RULES.append(Rule(code, severity, find))
        return find

    return register


def check(record: Record) -> list[Diagnostic]:
    """Apply every rule. None of them relies on another, so that all problems come at once."""
    return [
        Diagnostic(finding.position, each.code, finding.message, finding.hint, each.severity)
        for each in RULES
        for finding in each.find(record)
    ]


@rule("unknown-reference")
def unknown_reference(record: Record) -> Iterator[Finding]:
    """An id is named here that no entry of that list has. Write the id of an entry that exists, or add the entry.
    Sources, locations, events, documents and claims are separate lists: the same id may stand in several."""
    hints: dict[tuple[str, str], str] = {}
    for placed, path, reference in _unknown(record):
        key = reference.target, str(reference)
        if key not in hints:
            hints[key] = _hint(record, reference) if len(hints) < IDS_COMPARED else ""
        kind = reference.target.removesuffix("s")
        yield Finding(placed.at(*path), f"no {kind} '{reference}'", hints[key])


def _unknown(record: Record) -> Iterator[tuple[Placed, Path, Reference]]:
    """Every reference that leads nowhere, but for those to entries that could not be read."""
    for _, placed in record.all_placed():
        for path, reference in references(placed.entry):
            if (
                reference not in record.entries(reference.target)
                and reference not in NOBODY
                and reference not in record.lost
            ):
                yield placed, path, reference


def _hint(record: Record, reference: Reference) -> str:
    known = record.entries(reference.target)
    former = next((entry.id for entry in known.values() if reference in entry.formerly), None)
    return f"it is now '{former}'" if former else did_you_mean(reference, known)


@rule("former-id")
def former_id(record: Record) -> Iterator[Finding]:
    """An id under `formerly` is in use, or is the former id of two entries, so that its address would lead to two places.
    An id that was once given away is never given to anything else."""
    for name in LISTS:
        taken = {entry.id: entry.id for entry in record.entries(name).values()}
        for entry in record.entries(name).values():
            for index, former in enumerate(entry.formerly):
                if former in taken:
                    position = record.placed[name, entry.id].at("formerly", index)
                    used = "in use" if former in record.entries(name) else f"a former id of '{taken[former]}' too"
                    yield Finding(position, f"the former id '{former}' is {used}")
                taken.setdefault(former, entry.id)


@rule("circle")
def circle(record: Record) -> Iterator[Finding]:
    """A chain leads back to where it began: a place that lies within itself, a body that is part of itself, a claim that
    revises or repeats itself. One link of the chain is wrong."""
    steps: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {
        ("locations", "within"): {p.id: tuple(map(str, p.within)) for p in record.locations.values()},
        ("sources", "part_of"): {s.id: (str(s.part_of),) if s.part_of else () for s in record.sources.values()},
        ("claims", "revises"): {c.id: tuple(map(str, c.relations.revises)) for c in record.claims.values()},
        ("claims", "repeats"): {c.id: tuple(map(str, c.relations.repeats)) for c in record.claims.values()},
    }
    for (name, field), nexts in steps.items():
        for chain in _circles(nexts):
            path = ("relations", field) if name == "claims" else (field,)
            yield Finding(record.placed[name, chain[0]].at(*path), f"'{field}' goes in a circle: {' > '.join(chain)}")


def _circles(nexts: dict[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Each circle once, as the ids along it, the first repeated at the end."""
    done: set[str] = set()
    for start in nexts:
        chain: list[str] = []
        stack = [iter((start,))]
        while stack:
            step = next(stack[-1], None)
            if step is None:
                stack.pop()
                if chain:
                    done.add(chain.pop())
            elif step in chain:
                yield [*chain[chain.index(step) :], step]
            elif step not in done:
                chain.append(step)
                stack.append(iter(nexts.get(step, ())))


@rule("itself")
def itself(record: Record) -> Iterator[Finding]:
    """An entry names itself where another belongs: a source that may be itself, a claim that supports, disputes or answers
    itself."""
    for source in record.sources.values():
        for index, other in enumerate(source.may_be):
            if other == source.id:
                yield Finding(record.placed["sources", source.id].at("may_be", index), f"'{source.id}' may be itself")
    for claim in record.claims.values():
        for word in ("supports", "disputes", "answers"):
            if claim.id in getattr(claim.relations, word):
                yield Finding(record.placed["claims", claim.id].at("relations", word), f"'{claim.id}' {word} itself")


@rule("part-of")
def part_of(record: Record) -> Iterator[Finding]:
    """Only a body has parts: a ministry is part of its government, a unit of its army, and a person or people can be inside
    one of them. What a person is part of is a body, and not a person."""
    for source in record.sources.values():
        whole = record.sources.get(source.part_of or "")
        if whole and whole.kind and whole.kind not in BODIES:
            position = record.placed["sources", source.id].at("part_of")
            yield Finding(position, f"'{whole.id}' is of the kind '{whole.kind}', and only bodies have parts")


@rule("says-nothing")
def says_nothing(record: Record) -> Iterator[Finding]:
    """A claim needs the document's words (`quote`) or ours (`says`), best both. A row of a table may say it by its figures
    alone."""
    for claim in record.claims.values():
        document = record.documents.get(claim.document)
        is_row = document is not None and document.form is DocumentForm.TABLE and claim.figures
        if not claim.quote and not claim.says and not is_row:
            yield Finding(
                record.placed["claims", claim.id].at("id"),
                f"claim '{claim.id}' has neither 'quote' nor 'says'",
            )


@rule("unattributed")
def unattributed(record: Record) -> Iterator[Finding]:
    """`unattributed` says that the document gives a statement to nobody, so nobody can say it jointly with others, or for
    somebody. A speaker whom the document only leaves without a name is `unnamed`."""
    for claim in record.claims.values():
        if UNATTRIBUTED in claim.source and (len(claim.source) > 1 or claim.for_):
            position = record.placed["claims", claim.id].at("source")
            yield Finding(position, "'unattributed' stands alone, without other sources and without 'for'")


@rule("about-event")
def about_event(record: Record) -> Iterator[Finding]:
    """A part under `about` names an event of which the claim does not speak. It is one of those under the claim's `event`."""
    for claim in record.claims.values():
        for index, said in enumerate(claim.about):
            if said.event and said.event not in (claim.event or ()):
                position = record.placed["claims", claim.id].at("about", index, "event")
                yield Finding(position, f"'{claim.id}' does not speak of the event '{said.event}'")


@rule("about-which", Severity.WARNING)
def about_which(record: Record) -> Iterator[Finding]:
    """A claim of several events says who did it, or to whom, and not in which of them. No event's table can have that, and it
    stands with the claim alone. Say it for each: `about: [{event: …, actor: …}]`."""
    for claim in record.claims.values():
        for index, said in enumerate(claim.about):
            if not said.event and len(claim.event or ()) > 1 and (said.actor or said.target or said.victim):
                position = record.placed["claims", claim.id].at("about", index)
                yield Finding(
                    position, f"of which of its events '{claim.id}' says this is not clear", "add 'event' to it"
                )


@rule("unsaid")
def unsaid(record: Record) -> Iterator[Finding]:
    """A claim says under `unsaid` that its source left something unsaid, and has it nevertheless; or it gives no figure of which
    whom or where could be said. `unsaid` stands for the source's silence, not for what we do not know."""
    for claim in record.claims.values():
        for index, silence in enumerate(claim.unsaid):
            if why := _contradiction(claim, silence):
                yield Finding(
                    record.placed["claims", claim.id].at("unsaid", index), f"'{silence}' is not unsaid: {why}"
                )


def _contradiction(claim: Claim, silence: Silence) -> str:
    figures = [figure for _, _, figure in _figures(claim)]
    if silence in (Silence.WHOM, Silence.WHERE) and not figures:
        return "the claim has no figure"
    if silence is Silence.WHOM and all(figure.whom for figure in figures):
        return "each figure has whom it counts"
    if silence is Silence.WHERE and all(figure.where or figure.only for figure in figures):
        return "each figure has a place"
    if silence is Silence.TIME and claim.when:
        return "the claim has 'when'"
    if silence in (Silence.PLACE, Silence.WHERE) and claim.locations:
        return "the claim has 'locations'"
    return ""


@rule("part-of-count")
def part_of_count(record: Record) -> Iterator[Finding]:
    """A figure is said to be a part of a count that is not there: the claim named under the figure's `part_of` gives no whole
    count of that measure, or is of another event."""
    for claim in record.claims.values():
        for measure, index, each in _figures(claim):
            whole = record.claims.get(each.part_of or "")
            if whole and not _has_whole(claim, whole, measure):
                position = record.placed["claims", claim.id].at("figures", measure, index, "part_of")
                yield Finding(position, f"'{whole.id}' gives no count of '{measure}' that this can be a part of")


def _has_whole(part: Claim, whole: Claim, measure: str) -> bool:
    figures = whole.figures.get(measure, ())
    return any(not each.part_of for each in figures) and not {*(part.event or ())}.isdisjoint(whole.event or ())


@rule("unknown-document")
def unknown_document(record: Record) -> Iterator[Finding]:
    """A reader must be able to tell which document is meant: it needs a title, a publisher or a web address. A title of
    ours stands in square brackets."""
    for document in record.documents.values():
        if not (document.title or document.publisher or document.url):
            position = record.placed["documents", document.id].at("id")
            yield Finding(position, f"document '{document.id}' has no 'title', 'publisher' or 'url'")


@rule("same-address", Severity.WARNING)
def same_address(record: Record) -> Iterator[Finding]:
    """Two documents have the same web address, so they may be one document that was entered twice. What tells nothing apart is
    passed over: `www.`, http or https, a final slash, a fragment, marks of sharing like `?s=` on X or `?single` on Telegram; and
    twitter.com is x.com. If a page was read in two versions, give each its own `archived_url`."""
    first: dict[str, Document] = {}
    for document in record.documents.values():
        if not document.url:
            continue
        other = first.setdefault(comparable(document.url), document)
        has_versions = other.archived_url and document.archived_url and other.archived_url != document.archived_url
        if other is not document and not has_versions:
            position = record.placed["documents", document.id].at("url")
            yield Finding(position, f"'{document.id}' has the same address as '{other.id}'", "is it the same document?")


@rule("unbalanced-quote")
def unbalanced_quote(record: Record) -> Iterator[Finding]:
    """A quotation mark has no partner within one part of a quote, so a reader can't tell whose words are whose. Take both
    marks into the quote, or neither; where the quote runs from one voice into another, cut it into parts. Speech that opens
    each of its paragraphs with a mark and closes once is taken as it stands, in lines or in parts."""
    for claim in record.claims.values():
        for index in unbalanced(claim.quote.text if claim.quote else ()):
            place = record.placed["claims", claim.id]
            path = ("quote", "text", index) if place.at("quote", "text") != place.at("quote") else ("quote", index)
            yield Finding(place.at(*path), "a quotation mark in this quote has no partner")


def _figures(claim: Claim) -> Iterator[tuple[str, int, Figure]]:
    for measure, figures in claim.figures.items():
        for index, figure in enumerate(figures):
            yield measure, index, figure


@rule("figure")
def figure(record: Record) -> Iterator[Finding]:
    """A figure is a `count` or `words`, and says at most once whom it counts: `10-15 militants`, or `count: 10-15` with
    `of: militants`."""
    for claim in record.claims.values():
        for measure, index, each in _figures(claim):
            position = record.placed["claims", claim.id].at("figures", measure, index)
            if (each.count is None) == (each.words is None):
                yield Finding(position, f"this figure of '{measure}' needs 'count' or 'words', one of the two")
            if each.of and each.count and each.count.whom:
                yield Finding(position, f"whom this counts is said twice: {each.of!r} and {each.count.whom!r}")


@rule("not-whom")
def not_whom(record: Record) -> Iterator[Finding]:
    """Where whom a count counts belongs, words say the measure again (`190 dead` under `killed`), or how or until when it was
    counted (`12 in total`, `5 so far`), or that it comes on top of another (`of: more`). Whom stays unsaid then: write the
    number alone, `190`, `12`, and `5 more` behind a number. What the document says of the counting stands in its quote."""
    for claim in record.claims.values():
        for measure, index, each in _figures(claim):
            place, path = record.placed["claims", claim.id], ("figures", measure, index)
            if each.of:
                yield from _not_whom(place.at(*path, "of"), each.of, measure, None)
            if each.count and each.count.whom:
                yield from _not_whom(place.at(*path, "count"), each.count.whom, measure, each.count)
            for number, part in enumerate(each.including):
                if part.whom:
                    yield from _not_whom(place.at(*path, "including", number), part.whom, measure, part)


def _not_whom(position: Position, whom: str, measure: str, count: Count | None) -> Iterator[Finding]:
    """What is wrong with the words for whom, behind a count or (None) under `of`."""
    before = f"{count.text}{' more' if count.besides else ''}" if count else ""
    shorter = without_manner(whom)
    if not count and whom.casefold() in ("more", "others", "other", "another", "further", "de plus", "autres"):
        yield Finding(
            position, f"{whom!r} does not say whom", "write it behind the count, like 5 more, and leave 'of' out"
        )
    elif names_nobody(whom, measure):
        hint = f"write {before}" if count else "leave 'of' out"
        yield Finding(position, f"{whom!r} does not say whom '{measure}' counts", hint)
    elif shorter != whom:
        hint = f"write {f'{before} {shorter}' if count else shorter}"
        yield Finding(position, f"{whom[len(shorter) :].strip(' ,;:(')!r} does not say whom '{measure}' counts", hint)


@rule("not-in-quote")
def not_in_quote(record: Record) -> Iterator[Finding]:
    """A number of a figure, or its wording under `words`, is not in the claim's quote, in digits or number words. Quote the
    words that give it; or, if it is a sum of ours, write under `reckoned` how it comes about: its terms must then be in the
    quote. Each number of a quote counts whole: `10` is not in `10k`, `50` not in `50%`, `2` not in `two thirds`. Where a quote
    runs one number into the next, cut it into parts. Rows of a `table` without a quote are exempt."""
    for claim in record.claims.values():
        document = record.documents.get(claim.document)
        if not claim.figures or not document or (document.form is DocumentForm.TABLE and not claim.quote):
            continue
        texts = _quoted(claim, document.language or record.about.language, record.about.language)
        numbers = {number for text, language in texts for number in numbers_in(text, language)}
        words = folded(" ".join(text for text, _ in texts))
        for measure, index, each in _figures(claim):
            lacking = [number for number in dict.fromkeys(_numbers(each)) if number not in numbers]
            missing = ["none" if number == 0 else f"{number:,}" for number in lacking]
            if each.words and folded(each.words) not in words:
                missing.append(repr(each.words))
            if missing:
                position = record.placed["claims", claim.id].at("figures", measure, index)
                what = f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not in"
                whose = f"the quote of '{claim.id}'{'' if claim.quote else ', which has none'}"
                yield Finding(position, f"{what} {whose}", _how_to_quote(lacking, numbers, bool(each.reckoned)))


def _how_to_quote(lacking: list[int], numbers: set[int], is_sum: bool) -> str:
    """What to do about numbers that a quote does not have; ``numbers`` are those that it has."""
    whole = next((n for number in lacking for n in sorted(numbers) if number and n in _whole_numbers(number)), None)
    if whole:
        return f"the quote has {whole:,}"
    if lacking == [0]:
        return "for what the source said was nobody or nothing, quote how it said so"
    return "quote the words that give each" if is_sum else NOT_QUOTED


NOT_QUOTED = "quote the words that give it, or say under 'reckoned' how we summed it"


def _whole_numbers(part: int) -> list[int]:
    """The numbers that one may have meant who wrote this one without its magnitude."""
    return [part * magnitude for magnitude in MAGNITUDES.values()]


def _quoted(claim: Claim, language: str, ours: str) -> list[tuple[str, str]]:
    """A claim's quoted words and their translation, each with its language."""
    if not claim.quote:
        return []
    parts = [(part, claim.quote.language or language) for part in claim.quote.text]
    return [*parts, (claim.quote.translation, ours)] if claim.quote.translation else parts


def _numbers(figure: Figure) -> list[int]:
    """The numbers of a figure that the document must have: those of its count, or the terms of our sum, and its parts."""
    own = figure.count.numbers if figure.count else ()
    own = parse_sum(figure.reckoned).numbers if figure.reckoned else own
    return [*own, *(number for part in figure.including for number in part.numbers)]


@rule("reckoned")
def reckoned(record: Record) -> Iterator[Finding]:
    """Our sum does not come to the count it explains. `reckoned` holds the counts of the document and their signs:
    `90 + 17 + 2`, or `1 + at least 5` for a count of `at least 6`. Bounds are added as bounds."""
    for claim in record.claims.values():
        for measure, index, each in _figures(claim):
            if not each.reckoned:
                continue
            total = parse_sum(each.reckoned)
            if not each.count or (each.count.low, each.count.high) != (total.low, total.high):
                position = record.placed["claims", claim.id].at("figures", measure, index, "reckoned")
                yield Finding(position, f"{each.reckoned} is {total}, and the count says otherwise")


rule("date-order")(date_rules.date_order)
rule("unlikely-date", Severity.WARNING)(date_rules.unlikely_date)
rule("time-not-in-quote")(date_rules.time_not_in_quote)
rule("equal-names", Severity.WARNING)(name_rules.equal_names)


@rule("unknown-field")
def unknown_field(record: Record) -> Iterator[Finding]:
    """A correction names a field that claims do not have. It names the field whose value we changed, like `says` or `count`."""
    known = {info.alias or name for model in (Claim, Figure, Quote) for name, info in model.model_fields.items()}
    for claim in record.claims.values():
        for index, correction in enumerate(claim.corrections):
            if correction.field not in known:
                position = record.placed["claims", claim.id].at("corrections", index, "field")
                yield Finding(
                    position,
                    f"claims have no field {shown(correction.field)}",
                    did_you_mean(correction.field, known),
                )


@rule("revises-another")
def revises_another(record: Record) -> Iterator[Finding]:
    """A source revises its own count, not another's. If another source says that a count is wrong, that is `disputes`."""
    for claim in record.claims.values():
        for index, earlier in enumerate(claim.relations.revises):
            other = record.claims.get(earlier)
            if other and NOBODY.isdisjoint((*claim.source, *other.source)) and not _voices(claim) & _voices(other):
                position = record.placed["claims", claim.id].at("relations", "revises", index)
                yield Finding(position, f"'{claim.id}' revises a claim of another source", "did you mean 'disputes'?")


def _voices(claim: Claim) -> set[str]:
    return {*map(str, claim.source), *([str(claim.for_)] if claim.for_ else [])}


@rule("protected", Severity.WARNING)
def protected(record: Record) -> Iterator[Finding]:
    """A source that asked not to be named is said to be, perhaps, a person with a name, and both pages would show it. If that
    was not printed, it does not belong in the record."""
    for source in record.sources.values():
        for index, other in enumerate(source.may_be):
            named = record.sources.get(other)
            if (
                named
                and named.kind is SourceKind.PERSON
                and source.identity is Identity.WITHHELD
                and named.identity is Identity.PUBLIC
            ):
                position = record.placed["sources", source.id].at("may_be", index)
                yield Finding(
                    position, f"'{source.id}' asked not to be named, and '{other}' has a name", "was this printed?"
                )


@rule("says-that", Severity.WARNING)
def says_that(record: Record) -> Iterator[Finding]:
    """`says` is what follows “X says that”; the word “that” itself is not part of it."""
    for claim in record.claims.values():
        if claim.says and claim.says.lower().startswith("that "):
            yield Finding(record.placed["claims", claim.id].at("says"), "'says' begins with 'that'", "leave 'that' out")


@rule("unused", Severity.WARNING)
def unused(record: Record) -> Iterator[Finding]:
    """Nothing points to this entry: no claim names the source, place, event or document. Either a claim is missing, or the
    entry is left over."""
    if record.lost:
        return
    misspelt = {reference.target for _, _, reference in _unknown(record)}
    for name, placed in record.all_placed():
        if name != "claims" and name not in misspelt and not record.is_reached(name, placed.entry.id):
            yield Finding(placed.at("id"), f"nothing points to {name.removesuffix('s')} '{placed.entry.id}'")

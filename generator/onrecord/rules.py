"""What must hold across entries: one function a rule, and its docstring is what the public page of problems says.

A rule takes the record and yields diagnostics with the code that it was registered under.
"""

from collections.abc import Iterator

from onrecord import rules_places
from onrecord.counts import parse_sum
from onrecord.dates import Date
from onrecord.diagnostics import Diagnostic, Severity, did_you_mean, shown
from onrecord.fields import UNNAMED, Reference
from onrecord.model import LISTS, Claim, DocumentForm, Figure, Identity, Quote, SourceKind
from onrecord.quoting import folded, is_balanced, numbers_in
from onrecord.reading import Path, Placed
from onrecord.record import Record, references
from onrecord.ruling import Finding, Rule, registering

BODIES = {kind for kind in SourceKind if kind not in (SourceKind.PERSON, SourceKind.PEOPLE)}
"""The kinds of source that can be part of another."""


IDS_COMPARED = 500
"""Unknown ids that are compared with the known ones for a suggestion: where more are unknown, a whole file is missing."""

RULES: list[Rule] = [*rules_places.RULES]
"""Every rule: those about places, and those of this file in its order."""

rule = registering(RULES)

PROBLEMS = {
    "repeated-id": "Two entries of one list have the same id. Give the newer one another id: an id is never reused.",
}
"""Codes that come from joining the entries, with how to mend them."""


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
                and reference != UNNAMED
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
    """`part_of` joins bodies: a ministry and its government, a unit and its army. A person belongs to a body too, but the
    record says so in the description or in `for`, claim by claim, because people change places."""
    for source in record.sources.values():
        whole = record.sources.get(source.part_of or "")
        for other in (source, whole) if source.part_of else ():
            if other and other.kind not in BODIES:
                position = record.placed["sources", source.id].at("part_of")
                yield Finding(position, f"'{other.id}' is of the kind '{other.kind}', and only bodies have parts")


@rule("says-nothing")
def says_nothing(record: Record) -> Iterator[Finding]:
    """A claim needs the document's words (`quote`) or ours (`says`), best both."""
    for claim in record.claims.values():
        if not claim.quote and not claim.says:
            yield Finding(
                record.placed["claims", claim.id].at("id"),
                f"claim '{claim.id}' has neither 'quote' nor 'says'",
            )


@rule("unknown-document")
def unknown_document(record: Record) -> Iterator[Finding]:
    """A reader must be able to tell which document is meant: it needs a title, a publisher or a web address. A title of
    ours stands in square brackets."""
    for document in record.documents.values():
        if not (document.title or document.publisher or document.url):
            position = record.placed["documents", document.id].at("id")
            yield Finding(position, f"document '{document.id}' has no 'title', 'publisher' or 'url'")


@rule("unbalanced-quote")
def unbalanced_quote(record: Record) -> Iterator[Finding]:
    """A quotation mark has no partner within one part of a quote, so a reader can't tell whose words are whose. Take both
    marks into the quote, or neither; where the quote runs from one voice into another, cut it into parts."""
    for claim in record.claims.values():
        for index, part in enumerate(claim.quote.text if claim.quote else ()):
            if not is_balanced(part):
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


@rule("not-in-quote")
def not_in_quote(record: Record) -> Iterator[Finding]:
    """A number of a figure, or its wording under `words`, is not in the claim's quote, in digits or number words. Quote the
    words that give it; or, if it is a sum of ours, write under `reckoned` how it comes about. Rows of a `table` without a
    quote are exempt."""
    for claim in record.claims.values():
        document = record.documents.get(claim.document)
        if not claim.figures or not document or (document.form is DocumentForm.TABLE and not claim.quote):
            continue
        texts = _quoted(claim, document.language or record.about.language, record.about.language)
        numbers = {number for text, language in texts for number in numbers_in(text, language)}
        words = folded(" ".join(text for text, _ in texts))
        for measure, index, each in _figures(claim):
            missing = [str(number) for number in _numbers(each) if number not in numbers]
            if each.words and folded(each.words) not in words:
                missing.append(repr(each.words))
            if missing:
                position = record.placed["claims", claim.id].at("figures", measure, index)
                hint = "quote the words that give it, or say under 'reckoned' how we summed it"
                hint = "for what the source said was nobody or nothing, write none" if missing == ["0"] else hint
                what = f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not in"
                yield Finding(
                    position, f"{what} the quote of '{claim.id}'{'' if claim.quote else ', which has none'}", hint
                )


def _quoted(claim: Claim, language: str, ours: str) -> list[tuple[str, str]]:
    """A claim's quoted words and their translation, each with its language."""
    if not claim.quote:
        return []
    parts = [(part, claim.quote.language or language) for part in claim.quote.text]
    return [*parts, (claim.quote.translation, ours)] if claim.quote.translation else parts


def _numbers(figure: Figure) -> list[int]:
    own = figure.count.numbers if figure.count and not figure.reckoned else ()
    return [*own, *(number for part in figure.including for number in part.numbers)]


@rule("reckoned")
def reckoned(record: Record) -> Iterator[Finding]:
    """Our sum does not come to the count it explains. `reckoned` holds the numbers of the document and their signs:
    `90 + 17 + 2`."""
    for claim in record.claims.values():
        for measure, index, each in _figures(claim):
            if each.reckoned and not (each.count and each.count.low == each.count.high == parse_sum(each.reckoned)):
                position = record.placed["claims", claim.id].at("figures", measure, index, "reckoned")
                yield Finding(position, f"{each.reckoned} is {parse_sum(each.reckoned)}, and the count says otherwise")


@rule("date-order")
def date_order(record: Record) -> Iterator[Finding]:
    """Dates that can't be: a document read before it was published, or a statement made after the document that reports it.
    Dates marked as uncertain are not held to this."""
    for document in record.documents.values():
        if _is_after(document.published, document.retrieved):
            position = record.placed["documents", document.id].at("retrieved")
            yield Finding(position, f"'{document.id}' was retrieved before it was published")
    for claim in record.claims.values():
        document_of = record.documents.get(claim.document)
        if document_of and _is_after(claim.made, document_of.published or document_of.retrieved):
            position = record.placed["claims", claim.id].at("made")
            yield Finding(position, f"'{claim.id}' was made after its document, '{claim.document}'")


def _is_after(first: Date | None, second: Date | None) -> bool:
    """Whether the first date lies wholly after the second, as far as both are certain."""
    if not first or not second or first.is_uncertain or second.is_uncertain:
        return False
    return bool(first.earliest and second.latest and first.earliest > second.latest)


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
            if other and UNNAMED not in (*claim.source, *other.source) and not _voices(claim) & _voices(other):
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

"""What must hold across entries: one function a rule, and its docstring is what the public page of problems says.

A rule of the whole record takes the draft, one of an entry takes the entry (`ruling`); either yields what is wrong, and was
registered under a code.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from onrecord.checking import rules_claims, rules_dates, rules_figures, rules_names, rules_places, rules_private
from onrecord.checking.anew import NOTHING_KEPT, KeptFlaws, Silent, found_in
from onrecord.checking.ruling import Finding, Flaw, Rule, registering
from onrecord.diagnostics import Diagnostic, Severity, did_you_mean, shown
from onrecord.record.claims import Claim
from onrecord.record.draft import Draft
from onrecord.record.fields import Reference
from onrecord.record.ids import NOBODY
from onrecord.record.model import LISTS, Document, Event, Location, Source
from onrecord.record.parts import Entry
from onrecord.record.placing import Path, Placed
from onrecord.record.record import Record
from onrecord.record.vocabulary import BODIES, Identity, SourceKind
from onrecord.record.web_addresses import comparable
from onrecord.writing.spellings import words

IDS_COMPARED = 500
"""Unknown ids that are compared with the known ones for a suggestion: where more are unknown, a whole file is missing."""

RULES: list[Rule] = [
    *rules_claims.RULES,
    *rules_figures.RULES,
    *rules_dates.RULES,
    *rules_names.RULES,
    *rules_places.RULES,
    *rules_private.RULES,
]
"""Every rule: those of each file of rules, and those of this one."""

rule = registering(RULES)

PROBLEMS = {
    "repeated-id": "Two entries of one list have the same id. Give the newer one another id: an id is never reused.",
}
"""Codes that come from joining the entries, with how to mend them."""


def check(draft: Draft) -> list[Diagnostic]:
    """Apply every rule. None of them relies on another, so that all problems come at once."""
    return check_anew(draft, NOTHING_KEPT)[0]


def check_anew(draft: Draft, before: KeptFlaws) -> tuple[list[Diagnostic], KeptFlaws]:
    """Apply every rule, those of one entry only to entries of which something else is kept than what they would find; and return
    what is to be kept for the next time. The diagnostics are the same as without."""
    kept = found_in(draft, [each for each in RULES if each.of], before)
    flaws: dict[str, list[Finding]] = defaultdict(list)
    for key, found in kept.found.items():
        for code, flaw in found.flaws:
            placed = draft.placed[key]
            flaws[code].append(Finding(flaw.position(placed), flaw.message, flaw.hint, placed.entry))
    silent_again = before.silent.again(draft, RULES) if before.silent else frozenset()
    for each in RULES:
        if not each.of and each.code not in silent_again:
            flaws[each.code] += each.find(draft)
    silent = Silent(draft, frozenset(each.code for each in RULES if not (each.of or flaws[each.code])))
    diagnostics = [
        Diagnostic(finding.position, each.code, finding.message, finding.hint, each.severity)
        for each in RULES
        for finding in flaws[each.code]
        if not (finding.is_said or _is_accepted(each, finding.entry))
    ]
    return diagnostics, replace(kept, silent=silent)


def _is_accepted(broken: Rule, entry: Entry | None) -> bool:
    """Whether an entry says of a warning that it is right as it is."""
    return broken.severity is Severity.WARNING and entry is not None and broken.code in entry.accepted


@rule("not-a-warning")
def not_a_warning(entry: Source | Location | Event | Document | Claim, _: Record) -> Iterator[Flaw]:
    """Under `accepted` stands the code of something that is no warning. What stops a build can't be accepted: it is mended."""
    warnings = {each.code for each in RULES if each.severity is Severity.WARNING}
    for code in entry.accepted:
        if code not in warnings:
            yield Flaw(("accepted", code), f"{shown(code)} is no warning of a rule", did_you_mean(code, warnings))


@rule("unknown-reference")
def unknown_reference(draft: Draft) -> Iterator[Finding]:
    """An id is named here that no entry of that list has. Write the id of an entry that exists, or add the entry.
    Sources, locations, events, documents and claims are separate lists: the same id may stand in several."""
    hints: dict[tuple[str, str], str] = {}
    for placed, path, reference in _unknown(draft):
        key = reference.target, str(reference)
        if key not in hints:
            hints[key] = _hint(draft, reference) if len(hints) < IDS_COMPARED else ""
        kind = reference.target.removesuffix("s")
        yield Finding(placed.at(*path), f"no {kind} '{reference}'", hints[key])


def _unknown(draft: Draft) -> Iterator[tuple[Placed, Path, Reference]]:
    """Every reference that leads nowhere, but for those to entries that could not be read."""
    lookups = draft.lookups
    known = {*lookups.named, *(("sources", nobody) for nobody in NOBODY)}
    for entry, named in lookups.named.items():
        for path, reference in () if known.issuperset(named) else lookups.references(entry):
            if (
                reference not in draft.record.entries(reference.target)
                and reference not in NOBODY
                and reference not in draft.lost
            ):
                yield draft.placed[entry], path, reference


def _hint(draft: Draft, reference: Reference) -> str:
    known = draft.record.entries(reference.target)
    former = next((entry.id for entry in known.values() if reference in entry.formerly), None)
    return f"it is now '{former}'" if former else did_you_mean(reference, known)


@rule("former-id", looks_at=("formerly",))
def former_id(draft: Draft) -> Iterator[Finding]:
    """An id under `formerly` is in use, or is the former id of two entries, so that its address would lead to two places.
    An id that was once given away is never given to anything else."""
    for name in LISTS:
        taken = {entry.id: entry.id for entry in draft.record.entries(name).values()}
        for entry in draft.record.entries(name).values():
            for index, former in enumerate(entry.formerly):
                if former in taken:
                    position = draft.placed[name, entry.id].at("formerly", index)
                    used = "in use" if former in draft.record.entries(name) else f"a former id of '{taken[former]}' too"
                    yield Finding(position, f"the former id '{former}' is {used}")
                taken.setdefault(former, entry.id)


@rule("circle", looks_at=("within", "part_of", "relations"))
def circle(draft: Draft) -> Iterator[Finding]:
    """A chain leads back to where it began: a place that lies within itself, a body that is part of itself, a claim that
    revises or repeats itself. One link of the chain is wrong."""
    for name, field, chain in circles(draft.record):
        path = ("relations", field) if name == "claims" else (field,)
        yield Finding(draft.placed[name, chain[0]].at(*path), f"'{field}' goes in a circle: {' > '.join(chain)}")


def circles(record: Record) -> Iterator[tuple[str, str, list[str]]]:
    """Each chain of a record that leads back to where it began: the list, the field, and the ids along it."""
    steps: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {
        ("locations", "within"): {p.id: tuple(map(str, p.within)) for p in record.locations.values()},
        ("sources", "part_of"): {s.id: (str(s.part_of),) if s.part_of else () for s in record.sources.values()},
        ("claims", "revises"): {c.id: tuple(map(str, c.relations.revises)) for c in record.claims.values()},
        ("claims", "repeats"): {c.id: tuple(map(str, c.relations.repeats)) for c in record.claims.values()},
    }
    for (name, field), nexts in steps.items():
        for chain in _circles(nexts):
            yield name, field, chain


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
def itself(entry: Source | Document | Claim, _: Record) -> Iterator[Flaw]:
    """An entry names itself where another belongs: a source that may be itself, a document that answers itself, a claim that
    supports, disputes or answers itself."""
    if isinstance(entry, Source):
        for index, other in enumerate(entry.may_be):
            if other == entry.id:
                yield Flaw(("may_be", index), f"'{entry.id}' may be itself")
        return
    if isinstance(entry, Document):
        for index, answered in enumerate(entry.answers):
            if answered == entry.id:
                yield Flaw(("answers", index), f"'{entry.id}' answers itself")
        return
    for word in ("supports", "disputes", "answers"):
        if entry.id in getattr(entry.relations, word):
            yield Flaw(("relations", word), f"'{entry.id}' {word} itself")


@rule("part-of")
def part_of(source: Source, record: Record) -> Iterator[Flaw]:
    """Only a body has parts: a ministry is part of its government, a unit of its army, and a person or people can be inside
    one of them. What a person is part of is a body, and not a person."""
    whole = record.sources.get(source.part_of or "")
    if whole and whole.kind and whole.kind not in BODIES:
        yield Flaw(("part_of",), f"'{whole.id}' is of the kind '{whole.kind}', and only bodies have parts")


@rule("unknown-document")
def unknown_document(document: Document, _: Record) -> Iterator[Flaw]:
    """A reader must be able to tell which document is meant: it needs a title, a publisher or a web address. A title of
    ours stands in square brackets."""
    if not (document.title or document.publisher or document.url):
        yield Flaw(("id",), f"document '{document.id}' has no 'title', 'publisher' or 'url'")


@rule("same-address", Severity.WARNING, looks_at=("url", "archived_url"))
def same_address(draft: Draft) -> Iterator[Finding]:
    """Two documents have the same web address, so they may be one document that was entered twice. What tells nothing apart is
    passed over: `www.`, http or https, a final slash, a fragment, marks of sharing like `?s=` on X or `?single` on Telegram; and
    twitter.com is x.com. If a page was read in two versions, give each its own `archived_url`."""
    first: dict[str, Document] = {}
    for document in draft.record.documents.values():
        if not document.url:
            continue
        other = first.setdefault(comparable(document.url), document)
        has_versions = other.archived_url and document.archived_url and other.archived_url != document.archived_url
        if other is not document and not has_versions:
            position = draft.placed["documents", document.id].at("url")
            message = f"'{document.id}' has the same address as '{other.id}'"
            yield Finding(position, message, "keep one, or say under 'accepted' why there are two", document)


@rule("protected", Severity.WARNING)
def protected(source: Source, record: Record) -> Iterator[Flaw]:
    """A source that asked not to be named is said to be, perhaps, a person with a name, or that person to be it, and both pages
    would show it. If that was not printed, it does not belong in the record."""
    for index, other in enumerate(source.may_be):
        if not (named := record.sources.get(other)):
            continue
        for hidden, known in ((source, named), (named, source)):
            is_person = known.kind is SourceKind.PERSON and known.identity is Identity.PUBLIC
            if is_person and hidden.identity is Identity.WITHHELD:
                message = f"'{hidden.id}' asked not to be named, and '{known.id}' has a name"
                yield Flaw(("may_be", index), message, "was this printed?")


@rule("withheld-known", Severity.WARNING)
def withheld_known(source: Source, _: Record) -> Iterator[Flaw]:
    """More is said of a source that asked not to be named than its name in the record: where else it is described, or an id that
    it had before, whose address stays and may tell who it is. Links and Wikidata name a person, so they do not belong here; an id
    that names somebody has to be given up, and its address with it."""
    if source.identity is not Identity.WITHHELD:
        return
    for key, value in source.links:
        if value:
            yield Flaw(("links", key), f"'{source.id}' asked not to be named, and this says who it is", "take it out")
    for index, former in enumerate(source.formerly):
        message = f"'{source.id}' asked not to be named, and its former id {shown(former)} stays for ever"
        yield Flaw(("formerly", index), message, "if that says who it is, take it out")


@rule("withheld-alias", Severity.WARNING)
def withheld_alias(draft: Draft) -> Iterator[Finding]:
    """A source that asked not to be named has another name that no quote of a claim by it or about it holds. Say no more of it
    than was printed; if it was printed elsewhere, say so under `accepted`."""
    for source in draft.record.sources.values():
        if source.identity is Identity.WITHHELD and source.aliases:
            claims = [
                *draft.lookups.claims_by_source.get(source.id, ()),
                *draft.lookups.claims_about.get(source.id, ()),
            ]
            printed = words(" ".join(part for claim in claims if claim.quote for part in claim.quote.text))
            for index, alias in enumerate(source.aliases):
                if not _is_within(words(alias), printed):
                    message = f"no quote says {shown(alias)} of '{source.id}', who asked not to be named"
                    position = draft.placed["sources", source.id].at("aliases", index)
                    yield Finding(position, message, "say no more than was printed", source)


def _is_within(several: list[str], printed: list[str]) -> bool:
    return any(printed[start : start + len(several)] == several for start in range(len(printed)))


@rule("unused", Severity.WARNING)
def unused(draft: Draft) -> Iterator[Finding]:
    """Nothing points to this entry: no claim names the source, place, event or document. Either a claim is missing, or the
    entry is left over."""
    if draft.lost:
        return
    misspelt = {reference.target for _, _, reference in _unknown(draft)}
    for name, placed in draft.all_placed():
        if name != "claims" and name not in misspelt and not draft.is_reached(name, placed.entry.id):
            message = f"nothing points to {name.removesuffix('s')} '{placed.entry.id}'"
            yield Finding(placed.at("id"), message, entry=placed.entry)

"""The page of a source: who it is, in the words of documents and in ours, the numbers it gave, and, kept apart, what it said,
what was said on its behalf, by those inside it, through it and of it; and how it reached us."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from onrecord.record.claims import Claim
from onrecord.record.model import Source
from onrecord.record.vocabulary import PEOPLE
from onrecord.speaking import words
from onrecord.speaking.languages import message, messages
from onrecord.speaking.linking import Ref
from onrecord.speaking.wordings import IDENTITIES, kind_in_words
from onrecord.speaking.words import Phrase
from onrecord.telling import catalogues, depicted, facts, lists, numbers, responsibility
from onrecord.telling.catalogues import Catalogue, said_in_words
from onrecord.telling.changed import changes_of
from onrecord.telling.cutting import in_time
from onrecord.telling.data import DataShown, are_enough, data_shown
from onrecord.telling.lists import ROWS_ON_A_PAGE, ListedClaims
from onrecord.telling.page import Content, EntryId, Key, Page
from onrecord.telling.paths import Paths, paths
from onrecord.telling.refs import ref_to
from onrecord.telling.row_sums import sums_of_rows
from onrecord.telling.statements import ref_to_claim
from onrecord.telling.view import View


@dataclass(frozen=True, slots=True)
class Second:
    """A claim, and a second document that carries the same statement."""

    claim: Ref
    document: Ref


@dataclass(frozen=True, slots=True)
class Carried:
    """What second documents carry of what a source said: in words, and each."""

    summary: str
    listed: list[Second]


@dataclass(frozen=True, slots=True)
class SourceContent(Content):
    """A source. ``depicted``: how documents describe it. ``numbers``: those that it gave; of very many rows of one table only
    what they come to (``sums``). ``paths``: how what it said reached us; None if it said nothing.
    ``published``: its documents."""

    template: ClassVar[str] = "source.md.jinja"
    summary: str
    opening: facts.Opening
    depicted: depicted.Depicted | None
    numbers: numbers.Strip | None
    sums: list[Phrase]
    reference: list[facts.Fact]
    paths: Paths | None
    carried: Carried
    responsibility: responsibility.ResponsibilityTable | None
    sections: lists.ClaimLists
    published: Catalogue | None
    data: DataShown | None


def keys_of(view: View, of: EntryId) -> Iterator[Key]:
    """The page of a source, and the further pages that its lists need."""
    source, me = view.record.sources[of[1]], ref_to(view, *of)
    planned = lists.plans(view, me.path, _lists(view, source))
    has_data = are_enough(*(each.claims for each, _ in planned))
    yield Key(me.path, me.name, of, has_data=has_data, has_feed=of in changes_of(view))
    yield from lists.keys_of_lists(planned, me, of)
    yield from catalogues.keys(view, _documents(view, source), _stem(source), me, of)
    yield from responsibility.keys(view, me, of)


PARTS: dict[str, Callable[[View, Key], Page]] = {
    lists.PART: lists.part_page,
    catalogues.PART: catalogues.part_page,
    responsibility.PART: responsibility.part_page,
}
"""What makes each sort of further page."""


def page(view: View, key: Key) -> Page:
    """The page of a source, or a further page of one of its lists."""
    if key.part:
        return PARTS[key.part](view, key)
    assert key.of
    source = view.record.sources[key.of[1]]
    spoken = [*view.lookups.claims_by_source.get(source.id, []), *_on_behalf(view, source)]
    documents = _documents(view, source)
    sums = sums_of_rows(view, spoken) if len(spoken) > numbers.NUMBERS_SHOWN else []
    content = SourceContent(
        summary=_summary(source, said_in_words(view, source)),
        opening=facts.opening(view, source, _facts(view, source)),
        depicted=depicted.depicted(view, view.lookups.claims_by_source.get(source.id, ())),
        numbers=None if sums else numbers.strip_of(view, in_time(view, spoken)),
        sums=sums,
        reference=[*facts.links(source.links), *facts.changes(view, source)],
        paths=paths(view, spoken, with_speakers=False) if spoken else None,
        carried=_carried(view, spoken),
        responsibility=responsibility.table(view, key.of),
        sections=lists.claim_lists(view, lists.plans(view, key.path, _lists(view, source))),
        published=catalogues.catalogue(view, documents, _stem(source)) if documents else None,
        data=data_shown(view, key),
    )
    said = words.listed(said_in_words(view, source))
    description = words.translate("%(name)s: %(numbers)s.", name=words.plain(key.title), numbers=said)
    return Page(key.path, key.title, content, description, view.origin_of(*key.of))


def listed(view: View, key: Key) -> Mapping[str, Sequence[Claim]]:
    """The claims on the page of a source, by the names of its lists."""
    assert key.of
    return lists.by_name(_lists(view, view.record.sources[key.of[1]]))


def _on_behalf(view: View, source: Source) -> list[Claim]:
    """What others said for a source and not together with it."""
    return [claim for claim in view.lookups.claims_for.get(source.id, []) if source.id not in claim.source]


def _documents(view: View, source: Source) -> list[EntryId]:
    return [("documents", document.id) for document in view.lookups.documents_of.get(source.id, ())]


def _stem(source: Source) -> str:
    return f"sources/{source.id}/published-"


def _lists(view: View, source: Source) -> list[ListedClaims]:
    """What a source said, what others said for it or through it, what rests on it and what was said of it: never mixed."""
    said, behalf = view.lookups.claims_by_source.get(source.id, []), _on_behalf(view, source)
    by_people: dict[str, Claim] = {}
    by_parts: dict[str, Claim] = {}
    own = {claim.id for claim in (*said, *behalf)}
    for each in _inside(view, source):
        found = by_people if each.kind in PEOPLE else by_parts
        found |= {claim.id: claim for claim in view.lookups.claims_by_source.get(each.id, ()) if claim.id not in own}
    return [
        ListedClaims(message("Said by this source"), "said", "", said),
        ListedClaims(message("Said on behalf of this source"), "for", "", behalf),
        ListedClaims(
            message("Said by those inside it"),
            "inside",
            message(
                "By the record, those who speak here belong to it. What they say is listed as theirs, not as said by the whole."
            ),
            list(by_people.values()),
        ),
        ListedClaims(
            message("Said by parts of it"),
            "parts",
            message("What a part says is listed as its own, and not as said by the whole."),
            list(by_parts.values()),
        ),
        ListedClaims(
            message("Said through this source"),
            "via",
            message("The words of others, passed on here."),
            view.lookups.claims_via.get(source.id, []),
        ),
        ListedClaims(
            message("Rests on this source"),
            "basis",
            message(
                "A compiler names this source among those that its own figures rest on. The figures are the compiler's."
            ),
            view.lookups.claims_resting_on.get(source.id, []),
        ),
        ListedClaims(
            message("Said of this source by others"),
            "of",
            "",
            [claim for claim in view.lookups.claims_about.get(source.id, []) if claim.id not in own],
        ),
    ]


def _inside(view: View, source: Source) -> Iterator[Source]:
    """Those who belong to a body, at any depth, each once."""
    waiting, seen = [source.id], {source.id}
    while waiting:
        for part in view.lookups.parts_of.get(waiting.pop(), ()):
            if part.id not in seen:
                seen.add(part.id)
                waiting.append(part.id)
                yield part


def _summary(source: Source, numbers: list[str]) -> str:
    """One line: what it is, whether it is named, and how much it said, or others for it and through it."""
    identity = IDENTITIES[source.identity]
    parts = [
        *([kind_in_words(source.kind)] if source.kind else []),
        *([words.translate(identity)] if identity else []),
        *numbers,
    ]
    return words.sentence(words.translate("; ").join(parts))


def _facts(view: View, source: Source) -> list[facts.Fact]:
    parts = view.lookups.parts_of.get(source.id, [])

    def other(identifier: str) -> Ref:
        return ref_to(view, "sources", identifier)

    return [
        *facts.refs(
            message("Inside") if source.kind in PEOPLE else message("Part of"),
            [other(source.part_of)] if source.part_of else [],
        ),
        *facts.refs("Parts of it", [other(part.id) for part in parts if part.kind not in PEOPLE]),
        *facts.refs("Those inside it", [other(part.id) for part in parts if part.kind in PEOPLE]),
        *facts.refs("Perhaps the same as", [other(each) for each in view.lookups.perhaps_same.get(source.id, ())]),
    ]


NO_SECOND = messages(
    "No second document on record is known to carry this claim.",
    "No second document on record is known to carry any of these claims.",
)


def _carried(view: View, claims: list[Claim]) -> Carried:
    """Which of a source's claims a second document carries as well: one that repeats it, or that it repeats."""
    found = []
    for claim in claims:
        back = [other for word, other in view.lookups.related_from(claim) if word == "repeats"]
        both = [*(view.record.claims[other] for other in claim.relations.repeats), *back]
        others = [other for other in both if other.document != claim.document and not other.withdrawn]
        found += [Second(ref_to_claim(view, claim), ref_to(view, "documents", other.document)) for other in others]
    if not found:
        return Carried(words.counted(*NO_SECOND, len(claims)), [])
    number = len({(second.claim.path, second.claim.anchor) for second in found})
    forms = messages(
        "%(number)s claim stands in a second document as well.",
        "%(number)s claims each stand in a second document as well.",
    )
    return Carried(words.counted(*forms, number), found[:ROWS_ON_A_PAGE])

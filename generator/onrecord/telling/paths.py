"""The paths by which claims reached us: from who spoke, through whom, to the publisher and the document.

One document is one path, however many sources speak in it: independence is counted in documents and publishers, never in
claims.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.record.claims import Claim
from onrecord.record.ids import NOBODY
from onrecord.record.ways import Step, Way, publisher_of, way_of
from onrecord.speaking import words
from onrecord.speaking.languages import messages
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import Words
from onrecord.telling.catalogues import claims_in_words
from onrecord.telling.refs import documents_in_words, ref_to
from onrecord.telling.view import View
from onrecord.telling.ways import ref_of

PATHS_SHOWN = 25
"""Paths that a page lists; where there are more, it lists them less finely."""


@dataclass(frozen=True, slots=True)
class PathShown:
    """A path as a page shows it, with how many claims took it. ``document`` is None where only publishers are listed."""

    steps: list[list[Ref]]
    document: Ref | None
    claims: str


@dataclass(frozen=True, slots=True)
class Paths:
    """All paths of some claims, the fullest first, and through how many documents and publishers they came."""

    summary: Words
    listed: list[PathShown]


def paths(view: View, claims: Iterable[Claim], with_speakers: bool = True) -> Paths:
    """The paths of claims, from their speakers on, or from those whom they told."""
    listed = list(claims)
    ways = _as_finely_as_fits(view, listed, with_speakers)
    fullest = sorted(ways.items(), key=lambda each: (-each[1], each[0]))
    shown = [_path(view, way, number) for way, number in fullest[:PATHS_SHOWN]]
    if len(fullest) > PATHS_SHOWN:
        rest = len(fullest) - PATHS_SHOWN
        label = words.counted("%(number)s more publisher", "%(number)s more publishers", rest)
        number = sum(number for _, number in fullest[PATHS_SHOWN:])
        shown.append(PathShown([[Ref(words.together(label))]], None, claims_in_words(number)))
    return Paths(summary(view, listed), shown)


def _as_finely_as_fits(view: View, claims: list[Claim], with_speakers: bool) -> Counter[Way]:
    """How many claims took each way; without the speakers, or with no more than the publisher, where there are too many."""
    for speakers in (True, False) if with_speakers else (False,):
        ways = Counter(way_of(view.record, claim, speakers) for claim in claims)
        if len(ways) <= PATHS_SHOWN:
            return ways
    publishers = (publisher_of(view.record, claim) for claim in claims)
    return Counter(Way(((Step(publisher),),) if publisher else ()) for publisher in publishers)


def _path(view: View, way: Way, number: int) -> PathShown:
    steps = [[ref_of(view, each) for each in step] for step in way.steps]
    document = ref_to(view, "documents", way.document) if way.document else None
    unknown = [] if document else [[Ref(words.phrase("Publisher not recorded"))]]
    return PathShown(steps or unknown, document, claims_in_words(number))


def summary(view: View, claims: list[Claim]) -> Words:
    """Through how many documents and publishers claims came, and whether that is one path."""
    documents = {str(claim.document) for claim in claims}
    read = documents_in_words(view, documents)
    if len(documents) == 1:
        forms = messages("It came through %(documents)s.", "All of them came through %(documents)s.")
        return words.counted(*forms, len(claims), documents=read)
    known = ({str(relay.source) for relay in claim.via} - NOBODY for claim in claims)
    shared = set.intersection(*known) if claims else set()
    came = words.translate("The claims came through %(documents)s.", documents=read)
    if not shared:
        return came
    names = words.all_of([view.name_of(view.record.sources[source]) for source in sorted(shared)])
    return words.phrase("%(came)s All of them were passed on by %(sources)s.", came=came, sources=names)

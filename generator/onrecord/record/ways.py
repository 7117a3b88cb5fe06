"""The way by which a claim reached us: who spoke, through whom, who published it, in which document. One notion for all."""

from typing import NamedTuple

from onrecord.record.claims import Claim, Relay
from onrecord.record.ids import UNNAMED
from onrecord.record.record import Record


class Step(NamedTuple):
    """One that stands in a way: its id, and the document's words where nobody knows more, with their language, if that is not the
    record's own."""

    source: str
    words: str = ""
    language: str = ""


class Way(NamedTuple):
    """A way: the steps between speaking and reading, and the document. The speakers of a step stand together."""

    steps: tuple[tuple[Step, ...], ...]
    document: str = ""


def publisher_of(record: Record, claim: Claim) -> str | None:
    """Who published the document that a claim was read in."""
    return record.documents[claim.document].publisher


def way_of(record: Record, claim: Claim, with_speakers: bool = True) -> Way:
    """The way of a claim: its speakers together, those it came through, its publisher, its document."""
    publisher = publisher_of(record, claim)
    steps = [tuple(Step(str(source)) for source in claim.source)] if with_speakers else []
    steps += [(step_of(record, claim, relay),) for relay in claim.via]
    if publisher and (not steps or steps[-1] != (Step(publisher),)):
        steps.append((Step(publisher),))
    return Way(tuple(steps), str(claim.document))


def step_of(record: Record, claim: Claim, relay: Relay) -> Step:
    """One through whom a claim was passed on. The document's words for it are told only where its name is not known."""
    told = relay.words if relay.words and relay.source == UNNAMED else ""
    language = record.language_of(claim) if told else ""
    return Step(str(relay.source), told, language)


def passed_on_by(record: Record, claim: Claim) -> frozenset[str]:
    """Those who have a name in the way of a claim behind its speakers: who passed it on, and who published it."""
    steps = way_of(record, claim, with_speakers=False).steps
    return frozenset(step.source for together in steps for step in together if step.source != UNNAMED)

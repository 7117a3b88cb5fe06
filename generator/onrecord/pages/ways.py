"""The way by which a claim reached us: who spoke, through whom, who published it, in which document. One notion for all pages."""

from typing import NamedTuple

from onrecord import words
from onrecord.fields import UNNAMED
from onrecord.markdown import Name, Ref
from onrecord.model import Basis, Claim, Relay
from onrecord.pages.addresses import ref_to
from onrecord.pages.quoted import language_of
from onrecord.record import Record


class Step(NamedTuple):
    """One that stands in a way: its id, and the document's words where nobody knows more, with their language."""

    source: str
    words: str = ""
    language: str = ""


class Way(NamedTuple):
    """A way: the steps between speaking and reading, and the document. The speakers of a step stand together."""

    steps: tuple[tuple[Step, ...], ...]
    document: str = ""


def way_of(record: Record, claim: Claim, with_speakers: bool = True) -> Way:
    """The way of a claim: its speakers together, those it came through, its publisher, its document."""
    publisher = record.publisher_of(claim)
    steps = [tuple(Step(str(source)) for source in claim.source)] if with_speakers else []
    steps += [(step_of(record, claim, relay),) for relay in claim.via]
    if publisher and (not steps or steps[-1] != (Step(publisher),)):
        steps.append((Step(publisher),))
    return Way(tuple(steps), str(claim.document))


def step_of(record: Record, claim: Claim, relay: Relay) -> Step:
    """One through whom a claim was passed on. The document's words for it are told only where its name is not known."""
    told = relay.words if relay.words and relay.source == UNNAMED else ""
    return Step(str(relay.source), told, language_of(record, claim) if told else "")


def ref_of(record: Record, step: Step) -> Ref:
    """A step by its name, or in the document's words."""
    return (
        Ref(words.in_quotes(Name(step.words, step.language))) if step.words else ref_to(record, "sources", step.source)
    )


def relays(record: Record, claim: Claim) -> list[Ref]:
    """Those through whom a claim reached its publisher."""
    return [ref_of(record, step_of(record, claim, relay)) for relay in claim.via]


def chain(record: Record, claim: Claim) -> list[list[Ref]]:
    """The steps by which a claim reached us. Empty if the document has it from the speakers themselves."""
    steps = way_of(record, claim).steps if claim.via else ()
    return [[ref_of(record, each) for each in step] for step in steps]


def rested_on_through(record: Record, claim: Claim, basis: Basis) -> list[Ref]:
    """Those through whom it reached a compiler what a claim rests on."""
    return [ref_of(record, step_of(record, claim, relay)) for relay in basis.via]

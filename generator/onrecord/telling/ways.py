"""The way of a claim in names that lead to those who stand in it."""

from onrecord.record.claims import Basis, Claim
from onrecord.record.ways import Step, step_of, way_of
from onrecord.speaking import words
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import Name
from onrecord.telling.refs import ref_to
from onrecord.telling.view import View


def ref_of(view: View, step: Step) -> Ref:
    """A step by its name, or in the document's words."""
    return Ref(words.in_quotes(Name(step.words, step.language))) if step.words else ref_to(view, "sources", step.source)


def relays(view: View, claim: Claim) -> list[Ref]:
    """Those through whom a claim reached its publisher."""
    return [ref_of(view, step_of(view.record, claim, relay)) for relay in claim.via]


def chain(view: View, claim: Claim) -> list[list[Ref]]:
    """The steps by which a claim reached us. Empty if the document has it from the speakers themselves."""
    steps = way_of(view.record, claim).steps if claim.via else ()
    return [[ref_of(view, each) for each in step] for step in steps]


def rested_on_through(view: View, claim: Claim, basis: Basis) -> list[Ref]:
    """Those through whom it reached a compiler what a claim rests on."""
    return [ref_of(view, step_of(view.record, claim, relay)) for relay in basis.via]

"""What must hold of claims, beside their figures and dates: rules like those of `rules`, which has them in its list."""

from collections.abc import Iterator

from onrecord.checking.ruling import Flaw, Rule, registering
from onrecord.diagnostics import Severity, did_you_mean, shown
from onrecord.record.claims import Claim, Figure, Quote
from onrecord.record.ids import NOBODY, UNATTRIBUTED
from onrecord.record.model import Document, Source
from onrecord.record.parts import Part
from onrecord.record.record import Record
from onrecord.record.vocabulary import DocumentForm
from onrecord.writing.quotation import unbalanced

RULES: list[Rule] = []
"""The rules of this file, in its order."""

rule = registering(RULES)


@rule("says-nothing")
def says_nothing(claim: Claim, record: Record) -> Iterator[Flaw]:
    """A claim needs the document's words (`quote`) or ours (`says`), best both. A row of a table may say it by its figures
    alone. A claim that was withdrawn needs neither: its page shows no words of it."""
    document = record.documents.get(claim.document)
    is_row = document is not None and document.form is DocumentForm.TABLE and claim.figures
    if not claim.quote and not claim.says and not is_row and not claim.withdrawn:
        yield Flaw(
            ("id",),
            f"claim '{claim.id}' has neither 'quote' nor 'says'",
        )


@rule("unattributed")
def unattributed(claim: Claim, _: Record) -> Iterator[Flaw]:
    """`unattributed` says that the document gives a statement to nobody, so nobody can say it jointly with others, or for
    somebody. A speaker whom the document only leaves without a name is `unnamed`."""
    if UNATTRIBUTED in claim.source and (len(claim.source) > 1 or claim.for_):
        yield Flaw(("source",), "'unattributed' stands alone, without other sources and without 'for'")


@rule("about-event")
def about_event(claim: Claim, _: Record) -> Iterator[Flaw]:
    """A part under `about` names an event of which the claim does not speak. It is one of those under the claim's `event`."""
    for index, said in enumerate(claim.about):
        if said.event and said.event not in (claim.event or ()):
            yield Flaw(("about", index, "event"), f"'{claim.id}' does not speak of the event '{said.event}'")


@rule("about-which", Severity.WARNING)
def about_which(claim: Claim, _: Record) -> Iterator[Flaw]:
    """A claim of several events says who did it, or to whom, and not in which of them. No event's table can have that, and it
    stands with the claim alone. Say it for each: `about: [{event: …, actor: …}]`."""
    for index, said in enumerate(claim.about):
        if not said.event and len(claim.event or ()) > 1 and (said.actor or said.target or said.victim):
            yield Flaw(
                ("about", index), f"of which of its events '{claim.id}' says this is not clear", "add 'event' to it"
            )


@rule("unbalanced-quote")
def unbalanced_quote(claim: Claim, _: Record) -> Iterator[Flaw]:
    """A quotation mark has no partner within one part of a quote, so a reader can't tell whose words are whose. Take both
    marks into the quote, or neither; where the quote runs from one voice into another, cut it into parts. Speech that opens
    each of its paragraphs with a mark and closes once is taken as it stands, in lines or in parts."""
    for index in unbalanced(claim.quote.text if claim.quote else ()):
        yield Flaw(("quote", "text", index), "a quotation mark in this quote has no partner", short=("quote", index))


UNPUBLISHED = frozenset(("accepted", "corrections", "embargo", "private", "visibility"))
"""The fields that no reader sees: what stood in them is not to be told as a correction either."""


def _fields(*models: type[Part]) -> frozenset[str]:
    return frozenset(info.alias or name for model in models for name, info in model.model_fields.items()) - UNPUBLISHED


CORRECTED = {Claim: _fields(Claim, Figure, Quote), Document: _fields(Document), Source: _fields(Source)}
"""What a correction of an entry may name."""


@rule("unknown-field")
def unknown_field(entry: Claim | Document | Source, _: Record) -> Iterator[Flaw]:
    """A correction names a field that such entries do not have. It names the field whose value we changed, like `says` or `count`
    of a claim, `title` of a document, `name` of a source; never one that is not published, such as `private`."""
    fields, what = CORRECTED[type(entry)], f"{type(entry).__name__.lower()}s"
    for index, correction in enumerate(entry.corrections):
        if correction.field in UNPUBLISHED:
            why = f"'{correction.field}' is not published, so there is nothing to correct"
            yield Flaw(("corrections", index, "field"), why, "leave this correction out")
        elif correction.field not in fields:
            yield Flaw(
                ("corrections", index, "field"),
                f"{what} have no field {shown(correction.field)}",
                did_you_mean(correction.field, fields),
            )


@rule("revises-another")
def revises_another(claim: Claim, record: Record) -> Iterator[Flaw]:
    """A source revises its own count, not another's. If another source says that a count is wrong, that is `disputes`."""
    for index, earlier in enumerate(claim.relations.revises):
        other = record.claims.get(earlier)
        if other and NOBODY.isdisjoint((*claim.source, *other.source)) and not _voices(claim) & _voices(other):
            message = f"'{claim.id}' revises a claim of another source"
            yield Flaw(("relations", "revises", index), message, "did you mean 'disputes'?")


def _voices(claim: Claim) -> set[str]:
    return {*map(str, claim.source), *([str(claim.for_)] if claim.for_ else [])}


@rule("says-that", Severity.WARNING)
def says_that(claim: Claim, _: Record) -> Iterator[Flaw]:
    """`says` is what follows “X says that”; the word “that” itself is not part of it."""
    if claim.says and claim.says.lower().startswith("that "):
        yield Flaw(("says",), "'says' begins with 'that'", "leave 'that' out")

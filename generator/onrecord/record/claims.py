"""What one source said, in one document: a claim and its parts."""

from typing import Annotated

from pydantic import (
    BeforeValidator,
    Field,
)

from onrecord.record import forms
from onrecord.record.fields import (
    LISTED,
    ClaimRef,
    Claims,
    CountText,
    DocumentRef,
    EventRef,
    Language,
    LocationRef,
    Measure,
    RelayRef,
    Shorthand,
    SourceRef,
    Sources,
    Speakers,
    SumText,
    Text,
    Texts,
    TimeText,
    Url,
    Word,
    one_or_several,
)
from onrecord.record.ids import ID_FORM, UNNAMED
from onrecord.record.parts import (
    Corrections,
    Entry,
    Labels,
    Part,
    Withdrawal,
)
from onrecord.record.places import (
    Events,
    LocationUses,
)
from onrecord.record.vocabulary import (
    Around,
    Silence,
    Stance,
)


class Quote(Part):
    """Words of the document: a text, a list of parts in their order, or these keys."""

    text: Texts = Field(min_length=1, description="The exact words; several where something between them is left out.")
    translation: Text | None = Field(None, description="Ours, into the record's language.")
    language: Language | None = Field(None, description="The language of the words, if not the document's.")


def _read_quote(value: object) -> object:
    return value if isinstance(value, dict) else {"text": value}


class Figure(Part):
    """A number that a source gave: a count, or these keys."""

    count: CountText | None = Field(None, description="How many.")
    words: Text | None = Field(
        None,
        description="The document's own wording, where it is not a count. It stays words and has no bounds.",
    )
    of: Text | None = Field(None, description="Whom or what it counts.")
    where: LocationRef | None = Field(
        None, description="The place that this part of the count is for; it is then not the event's total."
    )
    only: Text | None = Field(
        None,
        description="What part of its place the count is for, in words, where that is no place of the record: `in one hospital`. "
        "It is then not the event's total.",
    )
    part_of: ClaimRef | None = Field(
        None,
        description="The claim of whose count, of the same measure, this is a part: `6 children` of another's 39. It stands "
        "under that count and is never set against it. The claim's own id, if it gives whole and part.",
    )
    including: Annotated[tuple[CountText, ...], *LISTED] = Field(
        (), description="Parts of it that the source names, each a count and whom."
    )
    reckoned: SumText | None = Field(None, description="How we summed it from numbers in the document; shown as ours.")

    @property
    def whom(self) -> str:
        """Whom it counts, written under `of` or behind the count; empty where unstated."""
        return self.of or (self.count.whom if self.count else "")


def _read_figures(value: object) -> object:
    listed = value if isinstance(value, list) else [value]
    return [{"count": figure} if isinstance(figure, str) else figure for figure in listed]


Figures = Annotated[
    tuple[Figure, ...], Field(min_length=1), BeforeValidator(_read_figures), Shorthand(forms.COUNT, several=True)
]
QuoteText = Annotated[
    Quote,
    BeforeValidator(_read_quote),
    Shorthand(forms.TEXT, {"type": "array", "items": forms.TEXT, "minItems": 1}, several=False),
]


class Said(Part):
    """Sources that a claim speaks of, by the part they are said to have in what happened."""

    event: EventRef | None = Field(
        None,
        description="In which of the claim's events. A claim of one event needs none; of one of several, parts without an event "
        "stand with the claim alone.",
    )
    actor: Sources = Field((), description="Said to have done it.")
    target: Sources = Field((), description="Said to be what it was aimed at.")
    victim: Sources = Field((), description="Said to have been harmed by it.")
    subject: Sources = Field((), description="Spoken of otherwise.")


SAID = ("actor", "target", "victim", "subject")
"""The parts that a source can be said to have."""


class Relay(Part):
    """One through whom a statement was passed on: the id of a source, `unnamed`, or these keys."""

    source: RelayRef = Field(RelayRef(UNNAMED), description="Who; `unnamed` if left out.")
    words: Text | None = Field(None, description="The document's words for it: `state media`, `journalists`.")


def _read_relays(value: object) -> object:
    listed = value if isinstance(value, list) else [value]
    return [{"source": relay} if isinstance(relay, str) else relay for relay in listed]


Relays = Annotated[
    tuple[Relay, ...],
    BeforeValidator(_read_relays),
    Shorthand({"anyOf": [ID_FORM, {"const": UNNAMED}]}, several=True),
]


class Relations(Part):
    """How a claim relates to others: only as the document itself says."""

    repeats: Claims = Field((), description="Says the same again, after it.")
    revises: Claims = Field((), description="Takes the place of it, from the same source.")
    supports: Claims = Field((), description="Is given as a reason for it.")
    disputes: Claims = Field((), description="The source itself says that it is not so.")
    answers: Claims = Field((), description="Is said in answer to it.")


class Basis(Part):
    """What a compiler rests a figure on. Those named here did not say this figure."""

    source: RelayRef | None = Field(None, description="Whom the compiler names.")
    via: Relays = Field((), description="Through whom it reached the compiler.")
    document: DocumentRef | None = Field(None, description="The document that the compiler names.")


Abouts = Annotated[tuple[Said, ...], BeforeValidator(one_or_several), Shorthand(several=True)]


class Claim(Entry):
    """What one source said, in one document. A quote or `says` must be there, but for rows of a table that give figures."""

    source: Speakers = Field(
        min_length=1,
        description="Who said it; several who gave one statement jointly; `unnamed`: somebody that can't be told apart; or "
        "`unattributed`: the document gives it to nobody (`reportedly`).",
    )
    for_: SourceRef | None = Field(
        None, alias="for", description="Whom a spokesperson speaks for. The claim stands on both pages."
    )
    role: Text | None = Field(None, description="The document's words for the source.")
    via: Relays = Field((), description="Through whom it reached the publisher, the source's end first.")
    basis: tuple[Basis, ...] = Field((), description="What a compiler rests its figure on.")
    document: DocumentRef = Field(description="Where it was read.")
    locator: Word | None = Field(None, description="Where in the document: paragraph 22, page 12, row 214797, 03:15.")
    url: Url | None = Field(
        None,
        description="The web address of just that place, where the publisher gives it one of its own: that of a row, a page, a "
        "moment.",
    )
    event: Events | None = Field(None, description="The event it speaks of; several; or `none`.")
    locations: LocationUses | None = Field(
        None,
        description="The places it speaks of; `none` if it is about no place. If left out, the event's, shown as the event's and "
        "not as said.",
    )
    stance: Stance = Field(Stance.ASSERTS, description="How the source itself holds it.")
    says: Text | None = Field(
        None,
        description="The statement in our words, as what follows “X says that”. A denial is worded as a denial.",
    )
    quote: QuoteText | None = Field(None, description="The statement in the document's words.")
    figures: dict[Measure, Figures] = Field(
        default_factory=dict,
        description="The numbers it gives, by what they measure: killed, injured, targeted …",
    )
    about: Abouts = Field((), description="Whom it speaks of, and as what; of several events, one such for each.")
    made: TimeText | None = Field(
        None, description="When it was said. Unknown if left out. `words`: the document's own, as in the quote."
    )
    when: TimeText | None = Field(
        None,
        description="The time it speaks of, if not the event's; of a count, the day it stood. `words`: the document's own, "
        "as in the quote.",
    )
    unsaid: Annotated[tuple[Silence, ...], *LISTED] = Field(
        (),
        description="What the source itself left unsaid: `whom` its figures count, `where` those were, the `place` or the "
        "`time` it speaks of. Only that is shown as not said; what is left out otherwise is shown as not recorded.",
    )
    labels: Labels = Field(default_factory=dict)
    relations: Relations = Field(
        default=Relations(), description="What it has to do with other claims, as the document says."
    )
    around: Around = Field(
        Around.SHOWN,
        description="`withheld`: pages do not show the few words around its quote. They never do where a source that asked "
        "not to be named speaks or is spoken of.",
    )
    corrections: Corrections = ()
    withdrawn: Withdrawal | None = Field(None, description="Set when we withdraw it.")

    def said_in(self, event: str) -> tuple[Said, ...]:
        """Whom it speaks of in one of its events. What it says without an event is of its one event, or of none if it has
        several."""
        has_one = len(self.event or ()) == 1
        return tuple(each for each in self.about if each.event == event or (not each.event and has_one))

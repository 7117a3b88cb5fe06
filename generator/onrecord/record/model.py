"""The entries of a record. Each field is declared once, here, with the text that explains it.

Validation, the reference page of the format and the JSON Schema all come from these classes.
"""

from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    WrapSerializer,
    model_validator,
)

from onrecord.record import forms
from onrecord.record.fields import (
    ID_FORM,
    LISTED,
    UNNAMED,
    ClaimRef,
    Claims,
    Contact,
    CountryCode,
    CountText,
    DateText,
    DocumentRef,
    Documents,
    EventRef,
    FileName,
    FormatNumber,
    Id,
    Language,
    LocationRef,
    Locations,
    Measure,
    OneOrSeveral,
    Point,
    RelayRef,
    Sha256,
    Shorthand,
    SourceRef,
    Sources,
    Speakers,
    SumText,
    Text,
    Texts,
    TimeText,
    Url,
    WarningCode,
    Wikidata,
    Word,
    one_or_several,
    refuse,
)
from onrecord.record.vocabulary import (
    FORMAT,
    Around,
    DocumentForm,
    Identity,
    LocationKind,
    Precision,
    Silence,
    SourceKind,
    Stance,
    Visibility,
)


class Part(BaseModel):
    """Whatever has fields. Unknown keys are refused, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Links(Part):
    """Where else the same person, body or place is described."""

    website: Url | None = Field(None, description="Its own site.")
    wikipedia: Url | None = Field(None, description="The address of an article about it.")
    wikidata: Wikidata | None = Field(
        None, description="Its Wikidata item. Only where you are sure that it is the same."
    )


Note = Annotated[Text | None, Field(description="A remark of ours, shown as ours.")]
Names = Annotated[
    dict[Language, Texts],
    Field(description="The name in other languages and scripts, by language tag: one each, or several."),
]
Aliases = Annotated[Texts, Field(description="Other names and spellings under which a reader may look for it.")]
Formerly = Annotated[
    tuple[Id, ...],
    *LISTED,
    Field(description="Ids that it had before. Their addresses lead here; they are never given to anything else."),
]
Labels = Annotated[
    dict[Measure, Texts],
    Field(description="The record's own categories: any plain word, with one or several values."),
]


Accepted = Annotated[
    dict[WarningCode, Text],
    Field(
        description="Warnings of `check` that somebody looked into and found right as it is: by the code in brackets, each with "
        "why. They are not given again for this entry. For those who keep the record; no page shows it."
    ),
]


class Entry(Part):
    """Anything in the record that has an id."""

    id: Id = Field(description="Stable for ever and never reused: it is part of the entry's address.")
    formerly: Formerly = ()
    note: Note = None
    private: Text | None = Field(
        None,
        description="What only those who keep the record may know of it. It never leaves their machine.",
    )
    visibility: Visibility = Field(
        Visibility.PUBLIC,
        description="`private`: the entry as a whole never leaves the machine of those who keep the record. At the top of a file "
        "it holds for all of its entries.",
    )
    embargo: DateText | None = Field(
        None,
        description="The day on which it becomes public; until then it is private. At the top of a file it holds for all of its "
        "entries.",
    )
    accepted: Accepted = Field(default_factory=dict)


class Named(Entry):
    """An entry with names and links."""

    name: Text = Field(description="The name that the pages use, if `names` has none in their language.")
    names: Names = Field(default_factory=dict)
    aliases: Aliases = ()
    links: Links = Field(default=Links(), description="Where else it is described.")
    description: Text | None = Field(None, description="What a reader must know of it, in our words.")


class Correction(Part):
    """A change of ours to what was published."""

    on: DateText = Field(description="When we corrected it.")
    field: Word = Field(description="Which field was changed.")
    was: Text | None = Field(
        None, description="What stood there before. Left out if that must not be published any more; then pages say so."
    )
    because: Text = Field(description="Why.")


Corrections = Annotated[tuple[Correction, ...], Field(description="What we changed after publishing.")]


class Withdrawal(Part):
    """Our withdrawal of a claim. Its address stays and says so."""

    on: DateText = Field(description="When we withdrew it.")
    because: Text = Field(description="Why.")


class Source(Named):
    """Who speaks, passes on, or is spoken of: a person, a body, a publisher, a data set."""

    kind: SourceKind | None = Field(None, description="What sort of source it is, if it is known.")
    identity: Identity = Field(
        Identity.PUBLIC,
        description="`unnamed`: the document does not name it. `withheld`: it asked not to be named. Say no more of "
        "such a source than was printed.",
    )
    may_be: Sources = Field((), description="Sources that are perhaps the same person or body.")
    part_of: SourceRef | None = Field(
        None,
        description="The body that it belongs to: a unit of an army; a person or people inside a ministry, as the document "
        "has it. The whole does not say what a part says, nor what somebody inside it says.",
    )
    corrections: Corrections = ()


class LocationUse(Part):
    """A place as a claim or an event names it: a location's id, or one of these keys with it."""

    at: LocationRef | None = Field(None, description="There. `al-qaim` alone means `{at: al-qaim}`.")
    near: LocationRef | None = Field(None, description="Near it.")
    from_: LocationRef | None = Field(None, alias="from", description="From there.")
    to: LocationRef | None = Field(None, description="To there.")
    except_: LocationRef | None = Field(
        None, alias="except", description="Everywhere but there. The claim is not gathered there."
    )
    precision: Precision | None = Field(
        None, description="How well the place is known here, where it differs from the location's own."
    )
    point: Point | None = Field(None, description="Where it was here, where it differs from the location's own.")

    @model_validator(mode="after")
    def _has_one_relation(self) -> "LocationUse":
        if sum(getattr(self, _attribute(word)) is not None for word in PLACE_RELATIONS) != 1:
            raise refuse("place-relation", "a place is an id, or has exactly one of at, near, from, to, except")
        return self

    @property
    def relation(self) -> str:
        """Which of the five keys it was written with."""
        return next(word for word in PLACE_RELATIONS if getattr(self, _attribute(word)))

    @property
    def location(self) -> LocationRef:
        """The location named."""
        place: LocationRef = getattr(self, _attribute(self.relation))
        return place


PLACE_RELATIONS = ("at", "near", "from", "to", "except")
"""How a claim can name a place."""


def _attribute(word: str) -> str:
    return f"{word}_" if word in ("from", "except") else word


def _read_uses(value: object) -> object:
    """A list of place uses; the word `none` is an empty one, which differs from a missing one."""
    if value == "none":
        return []
    if value == []:
        raise refuse("empty-list", "an empty list here is not clear: write none, or leave the key out")
    return [{"at": use} if isinstance(use, str) else use for use in (value if isinstance(value, list) else [value])]


def _read_events(value: object) -> object:
    if value == "none":
        return []
    if value == []:
        raise refuse("empty-list", "an empty list here is not clear: write none, or leave the key out")
    return one_or_several(value)


def _write_some(value: object, write: SerializerFunctionWrapHandler) -> object:
    """A list as a record writes it; an empty one is the word `none`."""
    return write(value) if value else "none"


LocationUses = Annotated[
    tuple[LocationUse, ...],
    BeforeValidator(_read_uses),
    WrapSerializer(_write_some),
    Shorthand(ID_FORM, several=True, or_none=True),
]
Events = Annotated[
    tuple[EventRef, ...], BeforeValidator(_read_events), WrapSerializer(_write_some), OneOrSeveral(or_none=True)
]


class Location(Named):
    """A place that is spoken of."""

    kind: LocationKind | None = Field(None, description="What sort of place it is.")
    country: CountryCode | None = Field(
        None,
        description="Which country of ISO 3166-1 it is, where its names do not tell: `SY`. Only for `kind: country`.",
    )
    within: Locations = Field((), description="The place it lies in; or several, if it lies partly in each.")
    point: Point | None = Field(
        None, description="Latitude and longitude in degrees (WGS 84); only where you are sure."
    )
    precision: Precision | None = Field(
        None, description="How well the position is known: UCDP's where_prec 1 to 6 in words."
    )


class Event(Named):
    """A frame in which claims are compared. Its date and places are ours and are shown as ours."""

    when: DateText | None = Field(None, description="When it happened.")
    locations: LocationUses = Field(
        (), description="Where it happened. Claims that name no place of their own inherit these."
    )
    labels: Labels = Field(default_factory=dict)


class Archive(Part):
    """A file that was read, against whose text quotes are proved; kept out of the site."""

    file: FileName = Field(
        description="Its name in the archive folder: a web page (`.html`, `.htm`, `.xhtml`), a `.pdf`, plain text in UTF-8, "
        "or an image, sound or film, which has no text."
    )
    sha256: Sha256 = Field(
        description="The SHA-256 of that file, so that others can tell whether they read the same text."
    )


class Document(Entry):
    """What was read. A title, a publisher or a web address must be there."""

    title: Text | None = Field(None, description="As printed; in square brackets where it is ours.")
    names: Names = Field(default_factory=dict)
    aliases: Aliases = ()
    publisher: SourceRef | None = Field(
        None, description="Who published it. What it says in its own voice are its own claims."
    )
    url: Url | None = Field(None, description="Where it was published.")
    archived_url: Url | None = Field(None, description="Where a copy is kept.")
    author: Text | None = Field(None, description="As printed.")
    licence: Text | None = Field(None, description="The terms under which it was published.")
    form: DocumentForm = Field(
        DocumentForm.TEXT,
        description="`table`: a coded data set, whose claims are its rows. `media`: image, sound or film.",
    )
    published: DateText | None = Field(None, description="When it was published.")
    retrieved: DateText | None = Field(None, description="When we read it.")
    language: Language | None = Field(
        None, description="The language it is in; quotes are in it unless they say otherwise."
    )
    description: Text | None = Field(None, description="What it is, in our words.")
    answers: Documents = Field(
        (),
        description="Documents to which it is a reply, as it says itself: a statement by those whom they speak of, an answer to "
        "a letter. Its claims stand on their pages too. Which claim answers which, the claims say under `relations`.",
    )
    archive: Annotated[tuple[Archive, ...], *LISTED] = Field(
        (),
        description="The file that its quotes are proved against; or several, as a film and its transcript. A quote stands whole "
        "in one of them.",
    )
    around: Around = Field(
        Around.SHOWN,
        description="`withheld`: pages do not show the few words around its quotes. They never do where a source that asked "
        "not to be named speaks or is spoken of.",
    )
    corrections: Corrections = ()


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


class About(Part):
    """The record itself."""

    title: Text = Field(description="The name of the record.")
    description: Text | None = Field(
        None,
        description="What it is about, for the home page. Each line is a paragraph; in block style (`>-`), a blank line "
        "begins one.",
    )
    editor: Text | None = Field(None, description="Who answers for it.")
    contact: Contact | None = Field(
        None, description="Where to send corrections: a web address, a mail address, or a number behind `tel:`."
    )
    licence: Text | None = Field(None, description="The terms under which the record may be used.")
    language: Language = Field("en", description="The language that the record is written in.")
    asked: dict[Measure, Texts] = Field(
        default_factory=dict,
        description="Other words that readers may ask the search for, by the word that the record uses: `killed: [martyred]`. "
        "Nothing on a page says them.",
    )
    sealed: Sha256 | None = Field(
        None,
        description="The root of a seal of this record, the first or a later one. A record that says it can't lose its seal, or "
        "get another in its place, without an error.",
    )
    note: Note = None
    format: FormatNumber = Field(
        1,
        description=f"The number of the format that the record is written in; 1 if left out. This version reads {FORMAT}.",
    )


DEFAULTS = (
    "source",
    "for",
    "role",
    "document",
    "event",
    "locations",
    "made",
    "when",
    "via",
    "stance",
    "unsaid",
    "labels",
)
"""The fields of a claim that a file may set for all of its claims."""

LISTS: dict[str, type[Entry]] = {
    "sources": Source,
    "locations": Location,
    "events": Event,
    "documents": Document,
    "claims": Claim,
}
"""The five lists of a record."""

"""The entries of a record. Each field is declared once, here, with the text that explains it.

Validation, the reference page of the format and the JSON Schema all come from these classes.
"""

from typing import Annotated

from pydantic import (
    Field,
)

from onrecord.record.claims import (
    Claim,
)
from onrecord.record.fields import (
    LISTED,
    Contact,
    CountryCode,
    DateText,
    Documents,
    FileName,
    FormatNumber,
    Language,
    Locations,
    Measure,
    Point,
    Sha256,
    SourceRef,
    Sources,
    Text,
    Texts,
    Url,
)
from onrecord.record.parts import (
    Aliases,
    Corrections,
    Entry,
    Labels,
    Named,
    Names,
    Note,
    Part,
)
from onrecord.record.places import (
    LocationUses,
)
from onrecord.record.vocabulary import (
    FORMAT,
    Around,
    DocumentForm,
    Identity,
    LocationKind,
    Precision,
    SourceKind,
)


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

LIST_OF = {model: name for name, model in LISTS.items()}
"""The list in which the entries of a model stand."""

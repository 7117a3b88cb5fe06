"""What all entries have, and whatever several of them can have."""

from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
)

from onrecord.record.fields import (
    LISTED,
    DateText,
    Id,
    Language,
    Measure,
    Text,
    Texts,
    Url,
    WarningCode,
    Wikidata,
    Word,
)
from onrecord.record.vocabulary import (
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

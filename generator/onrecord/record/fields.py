"""What a field of the record can hold: the types of its values, and how each may be written."""

from typing import Annotated, Any, ClassVar

from pydantic import (
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import core_schema

from onrecord.record import forms
from onrecord.record.counts import Count
from onrecord.record.dates import Date
from onrecord.record.ids import ID_FORM, NOBODY, UNATTRIBUTED, UNNAMED, read_id, refuse
from onrecord.record.readers import (
    read_code,
    read_contact,
    read_count,
    read_country,
    read_date,
    read_file_name,
    read_format,
    read_language,
    read_measure,
    read_point,
    read_sha256,
    read_sum,
    read_text,
    read_time,
    read_url,
    read_wikidata,
    read_word,
)
from onrecord.record.vocabulary import FORMAT


def one_or_several(value: object) -> object:
    """Return a list; a single value becomes its only item."""
    return value if isinstance(value, list) else [value]


class OneOrSeveral:
    """Marks a list that may be written as its only item, for the JSON Schema; ``or_none``: or as the word `none`, and never
    empty."""

    def __init__(self, or_none: bool = False) -> None:
        self.or_none = or_none

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        listed = handler(schema)
        return {"anyOf": [listed["items"], *_listed(listed, self.or_none)]}


def _listed(listed: dict[str, Any], or_none: bool) -> list[dict[str, Any]]:
    """A list, or also the word for an empty one."""
    return [listed | {"minItems": 1}, {"const": "none"}] if or_none else [listed]


class Reference(str):
    """The id of another entry; ``target`` is the list it stands in, ``also`` the words that may stand in its place."""

    __slots__ = ()
    target: ClassVar[str]
    also: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def read(cls, value: object) -> "Reference":
        """Return the reference. Whether anything has that id is a rule's business."""
        if value in cls.also:
            return cls(value)
        if value in (*NOBODY, "none"):
            raise refuse(
                "bad-id",
                "'{word}' can't stand here: leave the key out, or write 'event: none' without a list",
                word=value,
            )
        return cls(read_id(value))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        words = [str(word) for word in cls.also]
        return {"anyOf": [ID_FORM, {"enum": words}]} if words else ID_FORM


class SourceRef(Reference):
    """The id of a source."""

    __slots__ = ()
    target = "sources"


class SpeakerRef(Reference):
    """The id of a source, or `unnamed`, or `unattributed`."""

    __slots__ = ()
    target = "sources"
    also = (UNNAMED, UNATTRIBUTED)


class RelayRef(Reference):
    """The id of a source, or `unnamed`."""

    __slots__ = ()
    target = "sources"
    also = (UNNAMED,)


class LocationRef(Reference):
    """The id of a location."""

    __slots__ = ()
    target = "locations"


class EventRef(Reference):
    """The id of an event."""

    __slots__ = ()
    target = "events"


class DocumentRef(Reference):
    """The id of a document."""

    __slots__ = ()
    target = "documents"


class ClaimRef(Reference):
    """The id of a claim."""

    __slots__ = ()
    target = "claims"


def _plain(reader: Any, name: str, form: forms.Form) -> Any:
    """A type read by ``reader``; ``name`` is what the reference page calls it, ``form`` what editors are told of it."""
    return PlainValidator(reader), WithJsonSchema({"title": name, **form})


Id = Annotated[str, *_plain(read_id, "id", ID_FORM)]
Text = Annotated[str, *_plain(read_text, "text", forms.TEXT)]
Word = Annotated[str, *_plain(read_word, "text", forms.TEXT)]
Contact = Annotated[str, *_plain(read_contact, "contact address", forms.CONTACT)]
Url = Annotated[str, *_plain(read_url, "web address", forms.URL)]
WRITTEN = PlainSerializer(lambda value: value.as_written())
"""A value goes out as a record writes it."""

DateText = Annotated[Date, *_plain(read_date, "date", forms.DATE), WRITTEN]
TimeText = Annotated[Date, *_plain(read_time, "date, or `{date: …, words: …}`", forms.DATE_OR_WORDS), WRITTEN]
CountText = Annotated[Count, *_plain(read_count, "count", forms.COUNT), WRITTEN]
SumText = Annotated[str, *_plain(read_sum, "sum", forms.SUM)]
Language = Annotated[str, *_plain(read_language, "language tag", forms.LANGUAGE)]
Measure = Annotated[str, *_plain(read_measure, "measure", forms.MEASURE)]
WarningCode = Annotated[str, *_plain(read_code, "code of a warning", forms.CODE)]
Wikidata = Annotated[str, *_plain(read_wikidata, "Wikidata item", forms.WIKIDATA)]
CountryCode = Annotated[str, *_plain(read_country, "letters of ISO 3166-1", forms.COUNTRY)]
Sha256 = Annotated[str, *_plain(read_sha256, "SHA-256", forms.SHA256)]
FileName = Annotated[str, *_plain(read_file_name, "file name", forms.FILE_NAME)]
FormatNumber = Annotated[int, *_plain(read_format, "whole number", {"enum": [FORMAT, str(FORMAT)]})]
Point = Annotated[tuple[float, float], *_plain(read_point, "[latitude, longitude]", forms.POINT), PlainSerializer(list)]
LISTED = (BeforeValidator(one_or_several), OneOrSeveral())
Texts = Annotated[tuple[Text, ...], *LISTED]
Sources = Annotated[tuple[SourceRef, ...], *LISTED]
Speakers = Annotated[tuple[SpeakerRef, ...], *LISTED]
Locations = Annotated[tuple[LocationRef, ...], *LISTED]
Claims = Annotated[tuple[ClaimRef, ...], *LISTED]
Documents = Annotated[tuple[DocumentRef, ...], *LISTED]


class Shorthand:
    """The JSON Schema of something that may be written in ``simple`` forms, in its full form or (``several``) as a list of any;
    ``or_none``: or as the word `none`, and never empty."""

    def __init__(self, *simple: forms.Form, several: bool, or_none: bool = False) -> None:
        self.simple, self.several, self.or_none = simple, several, or_none

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        full = handler(schema)
        one = {"anyOf": [*self.simple, full["items"] if self.several else full]}
        return {"anyOf": [one, *_listed(full | {"items": one}, self.or_none)]} if self.several else one

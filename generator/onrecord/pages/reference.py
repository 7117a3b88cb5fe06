"""The pages about the format, made from the model and the rules themselves, so that they can't lie."""

import typing
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import UnionType
from typing import Any, ClassVar

from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from onrecord.checking.problems import problems_by_code
from onrecord.record import counts, dates, model, validating
from onrecord.record.fields import OneOrSeveral, Reference
from onrecord.speaking import words
from onrecord.speaking.languages import SOURCE
from onrecord.telling.page import Content, Page

FORMAT = "handbook/format.md"
PROBLEMS = "handbook/problems.md"

ENTRIES: tuple[type[BaseModel], ...] = (*model.LISTS.values(), model.About)
"""The entries that the page of the format explains, in its order; the parts they are made of follow them."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field as the page shows it."""

    key: str
    holds: str
    is_needed: bool
    help: str


@dataclass(frozen=True, slots=True)
class EntryTable:
    """An entry or a part, with its fields."""

    name: str
    anchor: str
    help: str
    rows: list[FieldRow]


@dataclass(frozen=True, slots=True)
class Example:
    """A form of a value, and what it means."""

    form: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ProblemShown:
    """A code and how to mend what it stands for."""

    code: str
    explanation: str


@dataclass(frozen=True, slots=True)
class FormatContent(Content):
    """The format: its entries and parts, the names of its lists, what defaults may set, and the forms of counts and dates."""

    template: ClassVar[str] = "format.md.jinja"
    entries: list[EntryTable]
    lists: str
    defaults: str
    counts: list[Example]
    count_words: str
    dates: list[Example]


@dataclass(frozen=True, slots=True)
class ProblemsContent(Content):
    """Every code that a problem can have."""

    template: ClassVar[str] = "problems.md.jinja"
    problems: list[ProblemShown]


def pages() -> Iterator[Page]:
    """Yield the page of the format and the page of problems."""
    of_format = FormatContent(
        entries=[_table(part) for part in (*ENTRIES, *_parts())],
        lists=", ".join(model.LISTS),
        defaults=", ".join(model.DEFAULTS),
        counts=[Example(form, meaning) for form, meaning in counts.FORMS.items()],
        count_words=", ".join(counts.IN_WORDS),
        dates=[Example(form, meaning) for form, meaning in dates.FORMS.items()],
    )
    title = words.translate("The format of a record")
    yield Page(FORMAT, title, of_format, wide=False, language=SOURCE)
    of_problems = ProblemsContent([ProblemShown(code, text) for code, text in sorted(problems_by_code().items())])
    title = words.translate("Problems and how to mend them")
    yield Page(PROBLEMS, title, of_problems, wide=False, language=SOURCE)


def _table(part: type[BaseModel]) -> EntryTable:
    rows = [_row(name, info) for name, info in part.model_fields.items()]
    return EntryTable(_title(part), _anchor(part), _sentence(part.__doc__ or ""), rows)


def _title(part: type[BaseModel]) -> str:
    return {
        "LocationUse": "A place in a claim or event",
        "Said": "Those spoken of",
        "About": "The record: about",
    }.get(part.__name__, part.__name__)


def _anchor(part: type[BaseModel]) -> str:
    return f"_{part.__name__.lower()}"


def _sentence(docstring: str) -> str:
    return " ".join(docstring.split())


def _row(name: str, info: FieldInfo) -> FieldRow:
    several = any(isinstance(each, OneOrSeveral) for each in info.metadata)
    holds = _holds(info.annotation, info.metadata)
    if several and not holds.startswith("one or several"):
        holds = f"one or several: {holds.removeprefix('list of ')}"
    default = info.default
    help_text = info.description or ""
    if isinstance(default, StrEnum):
        help_text = f"{help_text} If left out: `{default}`."
    return FieldRow(info.alias or name, holds, info.is_required(), help_text)


def _holds(annotation: Any, metadata: list[Any]) -> str:
    """What a field holds, in words, from its type."""
    named = next(
        (each.json_schema["title"] for each in metadata if isinstance(each, WithJsonSchema) and each.json_schema),
        None,
    )
    if named:
        return str(named)
    origin, parts = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        inner = _holds(parts[0], list(parts[1:]))
        if any(isinstance(each, OneOrSeveral) for each in parts[1:]):
            return f"one or several: {inner.removeprefix('list of ')}"
        return inner
    if origin in (typing.Union, UnionType):
        return _holds(next(part for part in parts if part is not type(None)), [])
    if origin is tuple:
        return f"list of {_holds(parts[0], [])}"
    if origin is dict:
        return f"{_holds(parts[0], [])} → {_holds(parts[1], [])}"
    if isinstance(annotation, type) and issubclass(annotation, Reference):
        also = "".join(f" or `{word}`" for word in annotation.also)
        return f"id of a {annotation.target.removesuffix('s')}{also}".replace("a event", "an event")
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return ", ".join(f"`{word}`" for word in annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _title(annotation)
    return "text"


def _parts() -> list[type[BaseModel]]:
    """The parts that entries are made of, each once, in the order in which they are first used."""
    found: dict[type[BaseModel], None] = {}
    waiting = list(ENTRIES)
    while waiting:
        used = [
            part for part in validating.models_in_fields(waiting.pop(0)) if part not in found and part not in ENTRIES
        ]
        found.update(dict.fromkeys(used))
        waiting += used
    return list(found)

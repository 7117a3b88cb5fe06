"""What stands in each column of a table of the record: for every sort of value its cell, and what a cell means.

A cell holds one text or one number, and an empty one nothing: what it stands for was not said, or is not recorded. Beside a count
or a date stand columns of ours with its bounds, which a count in words and an open end leave empty.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import PlainValidator
from pydantic.fields import FieldInfo

from onrecord.record.counts import Count, parse_count
from onrecord.record.dates import Date, parse_date
from onrecord.record.fields import Reference
from onrecord.record.readers import read_time

Cell = str | int | None
"""What stands in a cell; None: nothing."""

LISTED = "listed"
"""What stands in the place of a list that has a table, where it could also be none."""


class CellType(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    WORD = "word"
    ID = "id"
    DATE = "date"
    DAY = "day"
    URL = "url"
    WHOLE = "whole"
    DEGREES = "degrees"
    YES = "yes"


class RecordColumn(NamedTuple):
    """A column. ``path``: where its value lies in the part of an entry that a row is of; an empty one is the part itself.
    ``read``: the cell from what lies there. ``put``: what lies there from the text of the cell and what already does; None: the
    column follows from others. ``target``: the list that it leads to. ``words``: those that it holds, of a column with a target
    beside the ids. ``default``: what an entry means that says nothing here."""

    name: str
    type: CellType
    path: tuple[str, ...]
    help: str
    read: Callable[[Any], Cell]
    put: Callable[[str, Any], Any] | None
    target: str = ""
    words: tuple[str, ...] = ()
    is_needed: bool = False
    default: str = ""


def bare(kind: Any, metadata: Any) -> tuple[Any, list[Any]]:
    """A type without what surrounds it, and what was said of it."""
    found = [*metadata]
    while get_origin(kind) in (Annotated, Union, UnionType):
        inner, *more = (each for each in get_args(kind) if each is not type(None))
        found += more
        kind = inner
    return kind, found


def is_point(kind: Any) -> bool:
    """Whether a type is that of points."""
    return get_args(kind) == (float, float)


def columns_of(path: tuple[str, ...], kind: Any, metadata: list[Any], info: FieldInfo) -> Iterator[RecordColumn]:
    """The columns of one value: itself, and what follows from it."""
    name, text = "_".join(path), info.description or ""
    plain = RecordColumn(name, CellType.TEXT, path, text, _itself, _taken, is_needed=info.is_required())
    if kind is Date:
        is_worded = any(isinstance(each, PlainValidator) and each.func is read_time for each in metadata)
        yield from _of_date(plain, is_worded)
    elif kind is Count:
        yield from _of_count(plain)
    elif is_point(kind):
        for place, part in enumerate(("latitude", "longitude")):
            own = "_".join((*path[:-1], part))
            yield RecordColumn(own, CellType.DEGREES, path, f"{text} The {part}.", _number_at(place), _put_at(place))
    elif kind is int:
        yield plain._replace(type=CellType.WHOLE)
    elif isinstance(kind, type) and issubclass(kind, Reference):
        yield plain._replace(type=CellType.ID, target=kind.target, words=kind.also)
    elif isinstance(kind, type) and issubclass(kind, StrEnum):
        default = str(info.default) if isinstance(info.default, StrEnum) else ""
        yield plain._replace(type=CellType.WORD, words=tuple(str(each) for each in kind), default=default)
    else:
        titles = {each.json_schema.get("title") for each in metadata if getattr(each, "json_schema", None)}
        types = {"web address": CellType.URL, "id": CellType.ID}
        yield plain._replace(type=next((types[title] for title in titles if title in types), CellType.TEXT))


def _of_date(column: RecordColumn, is_worded: bool) -> Iterator[RecordColumn]:
    """A date as written, in EDTF; the document's own words for it; and the days between which it lies."""
    yield column._replace(type=CellType.DATE, read=_date_of, put=_put_date)
    if is_worded:
        text = "The document's own words for it."
        yield RecordColumn(f"{column.name}_words", CellType.TEXT, column.path, text, _words_of, _put_words)
    for end in ("earliest", "latest"):
        text = f"The {end} day that it can mean, in its own zone; empty where that end is open. Ours, from the date."
        yield RecordColumn(f"{column.name}_{end}", CellType.DAY, column.path, text, _day_of(end), None)


def _of_count(column: RecordColumn) -> Iterator[RecordColumn]:
    """A count as written, and what it says in numbers."""
    yield column
    texts = {
        "low": "The least that it allows; empty where its words leave that open.",
        "best": "The number put forward within its range, if one was.",
        "high": "The most that it allows; empty where its words leave that open.",
        "near": "The number that it is said to be about.",
    }
    for part, text in texts.items():
        yield RecordColumn(
            f"{column.name}_{part}", CellType.WHOLE, column.path, f"{text} Ours, from the count.", _of(part), None
        )
    yield RecordColumn(
        f"{column.name}_whom", CellType.TEXT, column.path, "Whom it counts, behind the number.", _whom_of, None
    )
    text = "Whether it comes on top of another count."
    yield RecordColumn(f"{column.name}_besides", CellType.YES, column.path, text, _besides_of, None)


def whether_listed(path: tuple[str, ...], info: FieldInfo) -> RecordColumn:
    """What tells a list of none from one that is missing."""
    text = f"`{LISTED}` in a table of its own, or `none`; empty: not recorded. {info.description}"
    read: Callable[[Any], Cell] = lambda found: "none" if found == "none" else LISTED  # noqa: E731
    put: Callable[[str, Any], Any] = lambda text, found: "none" if text == "none" else found  # noqa: E731
    return RecordColumn("_".join(path), CellType.WORD, path, text, read, put, words=("none", LISTED))


def _itself(found: Any) -> Cell:
    cell: Cell = found
    return cell


def _taken(text: str, _: Any) -> Any:
    return text


def _date_of(found: Any) -> Cell:
    return str(found["date"] if isinstance(found, dict) else found)


def _words_of(found: Any) -> Cell:
    return str(found["words"]) if isinstance(found, dict) else None


def _put_date(text: str, _: Any) -> Any:
    return text


def _put_words(text: str, found: Any) -> Any:
    return {"date": found, "words": text}


def _day_of(end: str) -> Callable[[Any], Cell]:
    def day(found: Any) -> Cell:
        known = getattr(parse_date(str(_date_of(found))), end)
        return known.isoformat() if known else None

    return day


def _of(part: str) -> Callable[[Any], Cell]:
    def number(found: Any) -> Cell:
        known: int | None = getattr(parse_count(found), part)
        return known

    return number


def _whom_of(found: Any) -> Cell:
    return parse_count(found).whom or None


def _besides_of(found: Any) -> Cell:
    return "true" if parse_count(found).besides else "false"


def _number_at(place: int) -> Callable[[Any], Cell]:
    return lambda found: f"{Decimal(repr(found[place])):f}"


def _put_at(place: int) -> Callable[[str, Any], Any]:
    def put(text: str, found: Any) -> Any:
        return [*(found or []), text] if place else [text]

    return put

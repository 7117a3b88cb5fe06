"""A mapping: the tables, how their cells are read, and the entries that become of their rows, as it was written.

Its settings have a model of their own; the entries are a record's, with columns in the place of values (`templates`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainValidator

from onrecord.diagnostics import Diagnostic, Position, did_you_mean, in_order
from onrecord.importing.delimited import Quotes
from onrecord.importing.numbers import STYLES
from onrecord.record import nodes, yaml_text
from onrecord.record.fields import Id, Word, one_or_several
from onrecord.record.ids import refuse
from onrecord.record.model import LISTS
from onrecord.record.nodes import Mapping, Node
from onrecord.record.parts import Part
from onrecord.record.validating import validate


class Fold(StrEnum):
    """In what two spellings of one name may differ."""

    CASE = "case"
    SPACE = "space"
    MARKS = "marks"


class Otherwise(StrEnum):
    """What becomes of a word that stands in no list, or does not match."""

    REFUSE = "refuse"
    KEEP = "keep"
    UNKNOWN = "unknown"


def _read_sign(value: object) -> str:
    """A sign as it stands, which may be a space or a tab."""
    if not isinstance(value, str) or not value:
        raise refuse("wrong-shape", "this must be a sign, in quotation marks")
    return {"tab": "\t", r"\t": "\t"}.get(value, value)


def _read_pattern(value: object) -> re.Pattern[str]:
    try:
        return re.compile(value if isinstance(value, str) else "")
    except re.error as error:
        raise refuse("wrong-shape", "this is no regular expression: {why}", why=str(error)) from None


def _read_style(value: object) -> str:
    if value not in STYLES:
        raise refuse("wrong-shape", "numbers are written like one of {styles}", styles=", ".join(STYLES))
    return str(value)


def _read_order(value: object) -> tuple[str, ...]:
    order = tuple(value.replace(",", " ").replace("/", " ").replace("-", " ").split()) if isinstance(value, str) else ()
    if sorted(order) not in (["day", "month", "year"], ["month", "year"], ["year"]):
        raise refuse("wrong-shape", "this is the order of the words day, month and year: day month year")
    return order


def _read_axes(value: object) -> tuple[str, ...]:
    order = tuple(value.replace(",", " ").split()) if isinstance(value, str) else ()
    if sorted(order) != ["latitude", "longitude"]:
        raise refuse("wrong-shape", "this is latitude longitude, or longitude latitude")
    return order


def _read_lines(value: object) -> tuple[int, ...]:
    lines = one_or_several(value)
    if not isinstance(lines, list) or not all(
        isinstance(each, str) and re.fullmatch("[1-9][0-9]{0,2}", each) for each in lines
    ):
        raise refuse("wrong-shape", "this is the number of a line, or several: [1, 2]")
    return tuple(map(int, lines))


def _read_flag(value: object) -> bool:
    if value not in ("true", "false"):
        raise refuse("wrong-shape", "this is true or false")
    return value == "true"


Sign = Annotated[str, PlainValidator(_read_sign)]
Plain = Annotated[str, PlainValidator(lambda value: str(value) if isinstance(value, str) else _refused())]
Condition = dict[Plain, Annotated[tuple[Plain, ...], BeforeValidator(one_or_several)]]
Words = Annotated[tuple[Plain, ...], BeforeValidator(one_or_several)]
Ends = Annotated[tuple[Word, ...], Field(min_length=2, max_length=2)]
Bounds = Annotated[tuple[Word, ...], Field(min_length=2, max_length=3)]


def _refused() -> str:
    raise refuse("wrong-shape", "this must be a text")


class CellSettings(Part):
    """How a cell is read."""

    from_: Word | None = Field(None, alias="from")
    split: Annotated[tuple[Sign, ...], BeforeValidator(one_or_several)] = ()
    match: Annotated[re.Pattern[str], PlainValidator(_read_pattern)] | None = None
    words: dict[Plain, Word] | None = None
    otherwise: Otherwise = Otherwise.REFUSE
    unknown: Words = ()
    number: Annotated[str, PlainValidator(_read_style)] | None = None
    date: Annotated[tuple[str, ...], PlainValidator(_read_order)] | None = None
    point: Annotated[tuple[str, ...], PlainValidator(_read_axes)] | None = None
    range: Bounds | None = None
    period: Ends | None = None
    between: Ends | None = None
    only: Condition = Field(default_factory=dict)


class TableSettings(Part):
    """Where a table lies, and how it is read."""

    file: Word
    id: Word | None = None
    encoding: Word | None = None
    delimiter: Sign | None = None
    quotes: Quotes | None = None
    mend: Word | None = None
    sheet: Word | None = None
    header: Annotated[tuple[int, ...], PlainValidator(_read_lines)] = (1,)
    rows: Word | None = None
    joins: Word | None = None
    by: dict[Plain, Word] = Field(default_factory=dict)
    many: Annotated[bool, PlainValidator(_read_flag)] = False
    only: Condition = Field(default_factory=dict)
    unknown: Words = ()
    cells: dict[Plain, CellSettings] = Field(default_factory=dict)


class MappingFile(Part):
    """A mapping, but for the entries."""

    import_: Id = Field(alias="import")
    tables: dict[Plain, TableSettings] = Field(min_length=1)
    fold: Annotated[tuple[Fold, ...], BeforeValidator(one_or_several)] = (Fold.SPACE,)
    known: dict[Plain, dict[Plain, Id]] = Field(default_factory=dict)
    sources: Any = None
    locations: Any = None
    events: Any = None
    documents: Any = None
    claims: Any = None


@dataclass(frozen=True)
class WrittenMapping:
    """A mapping with the nodes that it was read from."""

    file: str
    root: Mapping
    settings: MappingFile

    def at(self, *path: str | int) -> Position:
        """Where what lies at a path stands."""
        return Position(self.file, *nodes.find(self.root, path))

    def lists(self) -> Iterator[tuple[str, Node]]:
        """The lists of entries that it has."""
        return ((name, self.root.items[name]) for name in LISTS if name in self.root.items)


def parse(data: bytes, file: str) -> tuple[WrittenMapping | None, list[Diagnostic]]:
    """Read a mapping. Returns it, or None, and every problem."""
    root, problems = yaml_text.parse(data, file)
    if not isinstance(root, Mapping):
        if root is not None:
            problems.append(
                Diagnostic(Position(file), "mapping", "a mapping begins with 'import:' and the name of the import")
            )
        return None, problems
    settings, more = validate(MappingFile, root, file)
    problems += more
    if settings is None or problems:
        return None, in_order(problems)
    written = WrittenMapping(file, root, settings)
    return written, in_order(_of_tables(written))


def _of_tables(written: WrittenMapping) -> Iterator[Diagnostic]:
    """What the model of one table cannot see: whether they fit together, and say enough."""
    tables = written.settings.tables
    for name, table in tables.items():
        at = written.at("tables", name)
        if table.joins and table.joins not in tables:
            yield Diagnostic(
                written.at("tables", name, "joins"),
                "unknown-column",
                f"there is no table '{table.joins}'",
                did_you_mean(table.joins, tables),
            )
        elif table.joins and not table.by:
            yield Diagnostic(
                at,
                "mapping",
                f"table '{name}' joins '{table.joins}', and does not say by which column",
                "by: {claim: <id>}",
            )
        elif table.joins and name in _joined_by(tables, table.joins):
            yield Diagnostic(at, "mapping", f"table '{name}' joins one that joins it")
        elif not table.joins and not table.id:
            yield Diagnostic(
                at, "mapping", f"table '{name}' says neither the id of its rows nor what it joins", "id: <Column>"
            )
    for name in written.settings.known:
        if name not in LISTS:
            yield Diagnostic(
                written.at("known", name), "unknown-key", f"unknown list '{name}'", did_you_mean(name, LISTS)
            )


def _joined_by(tables: dict[str, TableSettings], name: str) -> set[str]:
    """All tables that a table joins, at however many removes, and itself."""
    found: set[str] = set()
    while name in tables and name not in found:
        found.add(name)
        name = tables[name].joins or ""
    return found

"""The columns that a mapping names, found in its tables; and how each is read in a scope."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.diagnostics import did_you_mean
from onrecord.importing import cells
from onrecord.importing.brackets import UNDECIDED, Alternative, Bracket, alternatives, parts
from onrecord.importing.mapping import CellSettings, Condition, Otherwise
from onrecord.importing.scopes import RowRefused, Scope, TableOf, Value
from onrecord.importing.texts import Garbled, sound


class NoColumn(Exception):
    """There is no column or table of that name: what is said of it, and perhaps which is meant."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(eq=False)
class Column(ABC):
    """A column of a table, or a cell of the mapping that is read from others. ``is_worded``: every word that it can give
    stands in the mapping."""

    table: TableOf
    name: str
    uses: frozenset[tuple[str, str]]
    is_worded: bool = False

    def read(self, scope: Scope) -> Value:
        """What is known of it in a scope. Raises RowRefused."""
        if item := scope.item(self.table, self.name):
            return item[0]
        found = scope.of(self.table)
        if isinstance(found, Scope):
            return self.of_row(found)
        listed: list[str | None] = []
        for each in found:
            value = self.of_row(each)
            listed += value if isinstance(value, list) else [value]
        return listed or None

    @abstractmethod
    def of_row(self, scope: Scope) -> Value:
        """What its own row gives. Raises RowRefused."""

    def refused(self, code: str, why: str) -> RowRefused:
        """What is said of a cell of it that cannot be read."""
        return RowRefused(code, why, self.name, self.table.name)


@dataclass(eq=False)
class Raw(Column):
    """A column as it stands, without what means that nothing is known."""

    place: int = 0
    unknown: frozenset[str] = frozenset()

    def of_row(self, scope: Scope) -> Value:
        """What stands in the row's cell."""
        cell = scope.cell(self.place)
        try:
            if isinstance(cell, tuple):
                return [self._known(each) for each in cell] or None
            return self._known(cell)
        except Garbled as error:
            raise self.refused(error.code, str(error)) from None

    def _known(self, text: str) -> str | None:
        text = sound(text, self.table.settings.mend or "") if text else ""
        return None if not text or text in self.unknown else text


@dataclass(eq=False)
class Filled:
    """A text with columns in it."""

    pieces: tuple[str | tuple[Column | str, ...], ...]
    columns: tuple[Column, ...] = field(init=False)

    def __post_init__(self) -> None:
        brackets = (piece for piece in self.pieces if not isinstance(piece, str))
        self.columns = tuple(each for bracket in brackets for each in bracket if not isinstance(each, str))

    @property
    def is_worded(self) -> bool:
        """Whether every word that it can give stands in the mapping."""
        return all(column.is_worded for column in self.columns)

    def read(self, scope: Scope) -> Value:
        """The text, if all that it needs is known; a bracket alone may also be a list. Raises RowRefused."""
        if len(self.pieces) == 1 and not isinstance(self.pieces[0], str):
            return _first(self.pieces[0], scope)
        texts = []
        for piece in self.pieces:
            value = piece if isinstance(piece, str) else _first(piece, scope)
            if value is None:
                return None
            texts.append(value if isinstance(value, str) else ", ".join(each for each in value if each))
        return "".join(texts)


def _first(bracket: tuple[Column | str, ...], scope: Scope) -> Value:
    for each in bracket:
        value = each if isinstance(each, str) else each.read(scope)
        if value is not None:
            return value
    return None


@dataclass(eq=False)
class Read(Column):
    """A cell as the mapping says that it is read."""

    settings: CellSettings = field(default_factory=CellSettings)
    inputs: tuple[Filled, ...] = ()
    conditions: "Conditions" = field(default_factory=lambda: Conditions(()))

    def of_row(self, scope: Scope) -> Value:
        """What the cells that it is read from come to."""
        if not self.conditions.hold(scope):
            return None
        values = [each.read(scope) for each in self.inputs]
        try:
            return cells.read(self.settings, values)
        except cells.Unread as error:
            raise self.refused(error.code, str(error)) from None


@dataclass(frozen=True)
class Conditions:
    """What other cells must hold: each one of several words."""

    of: tuple[tuple[Column, frozenset[str]], ...]

    def hold(self, scope: Scope) -> bool:
        """Whether all of them do."""
        return all(_is_one(column.read(scope), words) for column, words in self.of)


def _is_one(value: Value, words: frozenset[str]) -> bool:
    return any(each in words for each in value) if isinstance(value, list) else value in words


class Columns:
    """All columns that a mapping can name."""

    def __init__(self, tables: Mapping[str, TableOf]) -> None:
        self.tables = tables
        self._found: dict[tuple[str, str], Column] = {}
        self._open: set[tuple[str, str]] = set()

    def filled(self, text: str, table: TableOf) -> Filled | str:
        """A text of the mapping; as it is, if it has no columns. Raises NoColumn."""
        pieces = parts(text)
        if all(isinstance(piece, str) for piece in pieces):
            return text
        return Filled(tuple(self._piece(piece, table) for piece in pieces))

    def _piece(self, piece: str | Bracket, table: TableOf) -> str | tuple[Column | str, ...]:
        if isinstance(piece, str):
            return piece
        name = " ".join(piece.inside.split())
        if name in table.settings.cells or name in table.places:  # whatever signs are in it
            return (self._of(name, table),)
        return tuple(self._alternative(each, table) for each in alternatives(piece))

    def _alternative(self, each: Alternative, table: TableOf) -> Column | str:
        return self.column(each.column, table) if each.column else each.words

    def conditions(self, condition: Condition, table: TableOf) -> Conditions:
        """Conditions of the mapping. Raises NoColumn."""
        return Conditions(tuple((self.column(name, table), frozenset(words)) for name, words in condition.items()))

    def column(self, name: str, table: TableOf) -> Column:
        """The column or cell of a name, in a table or, behind the name of another and a dot, there. Raises NoColumn."""
        if name in table.settings.cells or name in table.places:
            return self._of(name, table)
        if name.startswith(UNDECIDED):
            raise NoColumn(f"this must be decided first: {name.removeprefix(UNDECIDED).strip()}")
        first, _, rest = name.partition(".")
        other = self.tables.get(first)
        if other and rest in (*other.settings.cells, *other.places):
            return self._of(rest, other)
        if other and rest:
            raise NoColumn(f"table '{first}' has no column '{rest}'", did_you_mean(rest, _names(other)) or _few(other))
        if table.parent:
            return self.column(name, table.parent)
        known = [*_names(table), *(f"{each.name}.{column}" for each in self.tables.values() for column in _names(each))]
        raise NoColumn(f"table '{table.name}' has no column '{name}'", did_you_mean(name, known) or _few(table))

    def _of(self, name: str, table: TableOf) -> Column:
        key = table.name, name
        if key in self._found:
            return self._found[key]
        settings = table.settings.cells.get(name)
        if settings is None or key in self._open:
            if name not in table.places:
                raise NoColumn(f"cell '{name}' of table '{table.name}' is read from itself")
            # A cell of the name of its column is read from that column.
            return Raw(table, name, frozenset({key}), False, table.places[name], frozenset(table.settings.unknown))
        self._open.add(key)
        self._found[key] = self._read(name, table, settings)
        self._open.discard(key)
        return self._found[key]

    def _read(self, name: str, table: TableOf, settings: CellSettings) -> Read:
        given = settings.range or settings.period or settings.between or (settings.from_ or f"<{name}>",)
        filled = [self.filled(text, table) for text in given]
        inputs = tuple(each if isinstance(each, Filled) else Filled((each,)) for each in filled)
        conditions = self.conditions(settings.only, table)
        read_from = [*(column for each in inputs for column in each.columns), *(column for column, _ in conditions.of)]
        uses = frozenset(use for column in read_from for use in column.uses)
        is_worded = settings.words is not None and settings.otherwise is not Otherwise.KEEP
        return Read(table, name, uses, is_worded, settings, inputs, conditions)


def _names(table: TableOf) -> Iterator[str]:
    yield from table.settings.cells
    yield from table.table.columns


def _few(table: TableOf) -> str:
    shown = ", ".join(table.table.columns[:8])
    return f"it has {shown}{' …' if len(table.table.columns) > 8 else ''}"

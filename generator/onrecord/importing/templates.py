"""What stands in an entry of a mapping, and what becomes of it in a row: an entry's data, as YAML would give it.

`compiling` makes these of a mapping; `names` and `new words` are asked through the row's `FillingIn`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from onrecord.importing import cells, ids
from onrecord.importing.columns import Column, Conditions, Filled
from onrecord.importing.days import EPOCH
from onrecord.importing.scopes import Scope, TableOf
from onrecord.record.ids import NOBODY

Data = Any
"""TextOf, or lists and mappings of it; None if nothing is known."""


class FillingIn(Protocol):
    """What a row asks while its entries are made."""

    def named(self, name: str, data: dict[str, Data], line: int) -> str:
        """The id of an entry of the list ``name`` that is told by its name; found, or made of ``data``. Raises RowRefused."""

    def word(self, of: str, word: str, column: Column) -> None:
        """See that a word of a label, or a measure, is no new one. Raises RowRefused."""


class Template(Protocol):
    """Something in an entry that becomes data."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that it is made of."""

    def fill(self, scope: Scope, filling: FillingIn) -> Data:
        """What it becomes in a scope; None if nothing is known. Raises RowRefused."""


@dataclass(frozen=True, slots=True)
class Constant:
    """What stands in the mapping as it will stand in the record."""

    value: Data
    columns: tuple[Column, ...] = ()

    def fill(self, scope: Scope, filling: FillingIn) -> Data:  # noqa: ARG002
        """What it becomes in a scope."""
        return self.value


@dataclass(frozen=True, slots=True)
class TextOf:
    """A text with columns in it. ``words_of``: the label or the measures of which it gives words, where these may be new.
    ``is_id``: it is the id of an entry, or of its row."""

    filled: Filled
    is_date: bool = False
    is_id: bool = False
    words_of: str = ""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that it is made of."""
        return self.filled.columns

    def fill(self, scope: Scope, filling: FillingIn) -> Data:
        """What it becomes in a scope."""
        value = self.filled.read(scope)
        if isinstance(value, list):
            value = [each for each in value if each] or None
        if self.is_id and value:
            value = self._id(value) if isinstance(value, str) else [self._id(each) for each in value if each]
        for each in value if isinstance(value, list) else (value,):
            if each and self.words_of:
                filling.word(self.words_of, each, self.columns[0])
            if each and self.is_date and EPOCH in each:
                raise self.columns[0].refused("unread-date", f"is {EPOCH}, which programs write that knew no date")
        return value

    def _id(self, text: str) -> str:
        found = text if text in (*NOBODY, "none") else ids.of_row(text)
        if not found:
            raise self.columns[0].refused("bad-id", f"holds '{text[:40]}', of which no id can be made")
        return found


@dataclass(frozen=True, slots=True)
class PointOf:
    """A point of one cell or of two."""

    parts: tuple[Filled, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that it is made of."""
        return tuple(column for each in self.parts for column in each.columns)

    def fill(self, scope: Scope, filling: FillingIn) -> Data:  # noqa: ARG002
        """What it becomes in a scope."""
        values: list[str | None] = []
        for each in self.parts:
            value = each.read(scope)
            values += value if isinstance(value, list) else [value]
        try:
            return cells.point(values)
        except cells.Unread as error:
            raise self.columns[0].refused(error.code, str(error)) from None


@dataclass(frozen=True, slots=True)
class Several:
    """A list. An item that is a list gives its items. ``of_ids``: whether one that comes again is left out."""

    items: tuple[Template, ...]
    of_ids: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that it is made of."""
        return tuple(column for item in self.items for column in item.columns)

    def fill(self, scope: Scope, filling: FillingIn) -> Data:
        """What it becomes in a scope."""
        found: list[Data] = []
        for item in self.items:
            value = item.fill(scope, filling)
            if value is not None:
                found += value if isinstance(value, list) else [value]
        if self.of_ids and all(isinstance(each, str) for each in found):
            found = list(dict.fromkeys(found))
        return found or None


@dataclass(frozen=True, slots=True)
class Each:
    """What is gone through: the rows of a joined table, or the items of cells side by side."""

    table: TableOf
    lists: tuple[Column, ...] = ()

    def scopes(self, scope: Scope) -> Iterator[Scope]:
        """A scope for each. Raises RowRefused if the lists are of different lengths."""
        if not self.lists:
            found = scope.of(self.table)
            yield from [found] if isinstance(found, Scope) else found
            return
        read = [column.read(scope) for column in self.lists]
        values: list[list[str | None]] = [
            each if isinstance(each, list) else [] if each is None else [each] for each in read
        ]
        if len({len(each) for each in values}) > 1:
            lengths = " and ".join(str(len(each)) for each in values)
            raise self.lists[0].refused("uneven-lists", f"and others beside it have {lengths} items")
        yield from scope.through(self.table, [column.name for column in self.lists], values)


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping. ``anchors``: keys without which it says nothing; ``each``: what several of it are made of."""

    items: tuple[tuple[Template, Template], ...]
    anchors: tuple[str, ...] = ()
    only: Conditions | None = None
    each: Each | None = None
    columns: tuple[Column, ...] = field(init=False)

    def __post_init__(self) -> None:
        found = [column for key, value in self.items for column in (*key.columns, *value.columns)]
        found += [column for column, _ in self.only.of] if self.only else []
        object.__setattr__(self, "columns", tuple(found))

    @property
    def has_free_keys(self) -> bool:
        """Whether cells name its keys."""
        return any(key.columns for key, _ in self.items)

    def fill(self, scope: Scope, filling: FillingIn) -> Data:
        """What it becomes in a scope."""
        if not self.each:
            return self._one(scope, filling)
        found = [value for each in self.each.scopes(scope) if (value := self._one(each, filling)) is not None]
        return (_together(found) if self.has_free_keys else found) or None

    def _one(self, scope: Scope, filling: FillingIn) -> dict[str, Data] | None:
        if self.only and not self.only.hold(scope):
            return None
        found: dict[str, Data] = {}
        is_filled = not self.columns
        for key, value in self.items:
            name = key.fill(scope, filling)
            filled = None if name is None else value.fill(scope, filling)
            if filled is None:
                continue
            if not isinstance(name, str):
                raise key.columns[0].refused("several-words", "has several words where one names a key")
            found[name] = filled
            is_filled = is_filled or bool(key.columns or value.columns)
        is_empty = not is_filled or (self.anchors and not any(anchor in found for anchor in self.anchors))
        return None if is_empty else found


def _together(several: list[dict[str, Data]]) -> dict[str, Data]:
    """Mappings as one, in which a key that several have is a list of what each has under it."""
    joined: dict[str, list[Data]] = {}
    for each in several:
        for key, value in each.items():
            joined.setdefault(key, []).extend(value if isinstance(value, list) else [value])
    return {key: values[0] if len(values) == 1 else values for key, values in joined.items()}


@dataclass(frozen=True, slots=True)
class ByName:
    """An entry that is told by its name, in the place of its id. ``also``: words that may stand there and are no names."""

    list_name: str
    keys: Keys
    also: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that it is made of."""
        return self.keys.columns

    def fill(self, scope: Scope, filling: FillingIn) -> Data:
        """What it becomes in a scope."""
        found = self.keys.fill(scope, filling)
        if found is None:
            return None
        ids = [
            self._id(each, scope, filling)
            for data in (found if isinstance(found, list) else [found])
            for each in _spread(data)
        ]
        known = [each for each in ids if each is not None]
        return None if not known else known[0] if len(known) == 1 else list(dict.fromkeys(known))

    def _id(self, data: dict[str, Data], scope: Scope, filling: FillingIn) -> str | None:
        name = data.get("name")
        if name in self.also:
            return str(name)
        if self.list_name != "documents" and name is None and "id" not in data:
            within = data.get("within")
            return within if isinstance(within, str) else None
        return filling.named(self.list_name, data, scope.row.line)


def _spread(data: dict[str, Data]) -> list[dict[str, Data]]:
    """An entry whose name is a list, as one for each name; what else is a list of as many goes with it."""
    key = next((key for key in ("name", "url", "title") if isinstance(data.get(key), list)), "")
    if not key:
        return [data]
    number = len(data[key])
    return [
        {
            name: value[index] if isinstance(value, list) and len(value) == number else value
            for name, value in data.items()
        }
        for index in range(number)
    ]

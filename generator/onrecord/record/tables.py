"""Which tables a record comes to: a list of entries is one; what an entry has several of is one of its own, with a row for each,
that leads back to the entry; and so on. All of it follows from the model.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from onrecord.record.columns import RecordColumn, bare, columns_of, is_point, whether_listed
from onrecord.record.model import LISTS

ONE = {"sources": "source", "locations": "location", "events": "event", "documents": "document", "claims": "claim"}
"""What one entry of each list is called, in columns that lead to it."""

KEYED_BY = {"names": "language", "labels": "label", "figures": "measure", "accepted": "code"}
"""What a field is keyed by whose items lie under words."""

ONE_OF = {"names": "name", "aliases": "alias", "labels": "value", "figures": "figure", "accepted": "because"}
"""What one item of a field is called, where it is not called as the field."""

NUMBER = "number"
"""The column that counts the items of a list, from 1."""


@dataclass(frozen=True)
class RecordTable:
    """A table. ``keys``: the columns that lead from a row to what it is a part of, and tell it from others there; of a list of
    entries there are none, for the ids do that. ``path``: where in that part its items lie. ``word``: the column of the key, if
    they lie under words. ``inner``: the tables of its own parts."""

    name: str
    keys: tuple[str, ...]
    path: tuple[str, ...]
    word: str
    columns: tuple[RecordColumn, ...]
    inner: tuple["RecordTable", ...]
    help: str

    @property
    def is_counted(self) -> bool:
        """Whether there may be several of the same, so that a column counts them."""
        return NUMBER in self.keys

    @property
    def outer_keys(self) -> tuple[str, ...]:
        """The columns that lead to the part whose items its rows are."""
        return self.keys[: len(self.keys) - bool(self.word) - self.is_counted]

    @property
    def header(self) -> list[str]:
        """The names of all columns."""
        return [*self.keys, *(column.name for column in self.columns)]

    def every(self) -> Iterator["RecordTable"]:
        """This table and those of its parts, each before its own."""
        yield self
        for inner in self.inner:
            yield from inner.every()


@cache
def table_of(name: str) -> RecordTable:
    """The table of a list of entries, with those of its parts."""
    model = LISTS[name]
    columns, inner = _of_model(model, (), name, (ONE[name],))
    return RecordTable(name, (), (), "", tuple(columns), tuple(inner), model.__doc__ or "")


def _of_model(
    model: type[BaseModel], path: tuple[str, ...], name: str, keys: tuple[str, ...]
) -> tuple[list[RecordColumn], list[RecordTable]]:
    """The columns of a model, and the tables of what it has several of. ``name``: of its own table."""
    columns: list[RecordColumn] = []
    tables: list[RecordTable] = []
    for key, info in ((info.alias or field, info) for field, info in model.model_fields.items()):
        here, kind, metadata = (*path, key), *bare(info.annotation, info.metadata)
        origin = get_origin(kind)
        if origin is dict:
            under, word = bare(get_args(kind)[1], ())[0], KEYED_BY.get(key, "key")
            item, own = (get_args(under)[0], (word, NUMBER)) if get_origin(under) is tuple else (under, (word,))
            tables.append(_table(item, here, f"{name}_{'_'.join(here)}", (*keys, *own), info, word))
        elif origin is tuple and not is_point(kind):
            item = get_args(kind)[0]
            if info.default is None:
                columns.append(whether_listed(here, info))
            tables.append(_table(item, here, f"{name}_{'_'.join(here)}", (*keys, NUMBER), info, ""))
        elif isinstance(kind, type) and issubclass(kind, BaseModel):
            more, inner = _of_model(kind, here, name, keys)
            columns += more
            tables += inner
        else:
            columns += columns_of(here, kind, metadata, info)
    return columns, tables


def _table(
    item: Any, path: tuple[str, ...], name: str, keys: tuple[str, ...], info: FieldInfo, word: str
) -> RecordTable:
    """The table of what lies at a path several times."""
    kind, metadata = bare(item, ())
    columns: list[RecordColumn] = []
    inner: list[RecordTable] = []
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        own = (*keys[:-1], _one(path[-1]))
        columns, inner = _of_model(kind, (), name, own)
    else:
        columns = [column._replace(path=()) for column in columns_of((_one(path[-1]),), kind, metadata, info)]
    return RecordTable(name, keys, path, word, tuple(columns), tuple(inner), info.description or "")


def _one(key: str) -> str:
    return ONE_OF.get(key, key)

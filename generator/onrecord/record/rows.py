"""Entries as rows of plain values, and the same entries from them.

How each field goes out and comes back follows from its type in the model.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from enum import StrEnum
from functools import cache, lru_cache
from hashlib import blake2b
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from msgspec import msgpack
from pydantic import BaseModel

from onrecord.record.counts import Count
from onrecord.record.dates import Date, parse_date
from onrecord.record.fields import Reference

MOST_REFERENCES = 2**17
"""References of one list that are kept at hand, since the same ones come again and again."""


MOST_PARTS = 2**14
"""Parts of entries of one sort that are kept at hand likewise."""

LONGEST_SHARED = 100
"""Bytes of the longest part that is kept at hand. What is longer holds words of a document, which seldom come again."""


class Conversion(NamedTuple):
    """How a value goes out and how it comes back; None: as it is."""

    out: Callable[[Any], Any] | None = None
    back: Callable[[Any], Any] | None = None


def row_of(entry: BaseModel) -> list[Any]:
    """An entry as a row. Raises ValueError for one that set a field to nothing, as no file of a record can."""
    return conversion_of(type(entry)).out(entry)


def digest_of(row: list[Any]) -> bytes:
    """A short digest of a row: entries that say the same have the same."""
    return blake2b(repr(row).encode("utf-8", "surrogatepass"), digest_size=16).digest()


class SameFields(NamedTuple):
    """What entries have in common that set the same fields: the names of these, how each comes back, and the values of all fields
    that are not set."""

    names: list[str]
    backs: list[Callable[[Any], Any] | None]
    others: dict[str, Any]
    fields_set: set[str]


class ModelConversion(dict[int, SameFields]):
    """How entries, or parts of them, go out and come back: as a row of the values that were set, and which these are (its bits).

    It holds the shapes that were met, by these bits.
    """

    def __init__(self, model: type[BaseModel]) -> None:
        self.model = model
        self.conversions = {name: _conversion(info.annotation) for name, info in model.model_fields.items()}

    def __missing__(self, bits: int) -> SameFields:
        names = [name for number, name in enumerate(self.conversions) if bits >> number & 1]
        backs = [self.conversions[name].back for name in names]
        # All fields in their order, as validating leaves them.
        others = {
            name: None if name in names else info.get_default(call_default_factory=True)
            for name, info in self.model.model_fields.items()
        }
        return self.setdefault(bits, SameFields(names, backs, others, set(names)))

    def out(self, part: BaseModel) -> list[Any]:
        """An entry as a row. Raises ValueError for one that set a field to nothing, as no file of a record can."""
        row, bits = [], 0
        for number, (name, conversion) in enumerate(self.conversions.items()):
            if name in part.model_fields_set:
                value = getattr(part, name)
                if value is None:
                    raise ValueError(f"{name} is set to nothing")
                bits |= 1 << number
                row.append(conversion.out(value) if conversion.out else value)
        return [*row, bits]

    def back(self, row: list[Any]) -> Any:
        """The entry of a row. As nothing in an entry ever changes, entries share what they did not set."""
        names, backs, others, fields_set = self[row[-1]]
        values = others.copy()
        for name, back, value in zip(names, backs, row, strict=False):
            values[name] = back(value) if back else value
        # It held when it was kept, so nothing is asked of it again.
        part = _new(self.model)
        _set_values(part, values)
        _set_fields_set(part, fields_set)
        _set_extra(part, None)
        _set_private(part, None)
        return part


_new = object.__new__
_set_values, _set_fields_set, _set_extra, _set_private = (
    vars(BaseModel)[f"__{slot}__"].__set__
    for slot in ("dict", "pydantic_fields_set", "pydantic_extra", "pydantic_private")
)
"""What puts into a model all that it is made of, which are its slots: quicker than `__setattr__`, which a frozen one refuses."""


@cache
def conversion_of(model: type[BaseModel]) -> ModelConversion:
    """How entries of a model go out and come back."""
    return ModelConversion(model)


def _conversion(kind: Any) -> Conversion:
    """How values of a type go out and come back. Raises TypeError for one that needs a conversion of its own here."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _conversion(parts[0])
    if origin in (Union, UnionType):
        (inner,) = (part for part in parts if part is not type(None))
        return _conversion(inner)
    if origin is tuple:
        return _of_tuple(_conversion(parts[0]))
    if origin is dict:
        return _of_dict(_conversion(parts[0]), _conversion(parts[1]))
    if kind in (str, int, float):
        return Conversion()
    if kind is Date:
        return Conversion(_date_out, _date_back)
    if kind is Count:
        return Conversion(_count_out, _count_back)
    if issubclass(kind, Reference):
        return Conversion(str, lru_cache(MOST_REFERENCES)(kind))
    if issubclass(kind, StrEnum):
        return Conversion(str, {str(each): each for each in kind}.__getitem__)
    if issubclass(kind, BaseModel):
        of_model = conversion_of(kind)
        return Conversion(of_model.out, _shared(of_model.back))
    raise TypeError(f"how is {kind} kept?")


def _of_tuple(item: Conversion) -> Conversion:
    out, back = item
    return Conversion(
        (lambda values: [*map(out, values)]) if out else list,
        _shared((lambda values: tuple(map(back, values))) if back else tuple),
    )


def _of_dict(key: Conversion, item: Conversion) -> Conversion:
    if key != Conversion():
        raise TypeError("how is the key kept?")
    out, back = item
    return Conversion(
        (lambda values: dict(zip(values, map(out, values.values()), strict=True))) if out else None,
        _shared((lambda values: dict(zip(values, map(back, values.values()), strict=True))) if back else dict),
    )


def _shared(back: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """How a part of an entry comes back, those that say the same as one: nothing in them changes, and a place, a relay or a count
    of one comes again and again."""

    @lru_cache(MOST_PARTS)
    def known(packed: bytes) -> Any:
        return back(msgpack.decode(packed))

    def shared(value: Any) -> Any:
        try:
            packed = msgpack.encode(value)
        except (ValueError, OverflowError):  # bytes can't hold it
            return back(value)
        return known(packed) if len(packed) <= LONGEST_SHARED else back(value)

    return shared


def _date_out(date: Date) -> Any:
    return [date.text, date.words] if date.words else date.text


def _date_back(written: Any) -> Date:
    if isinstance(written, str):
        return parse_date(written)
    text, words = written
    return replace(parse_date(text), words=words)


def _count_out(count: Count) -> list[Any]:
    *values, numbers = (getattr(count, name) for name in (*_COUNT, "numbers"))
    return [*values, *numbers]


def _count_back(row: list[Any]) -> Count:
    return _count(*row)


@lru_cache(maxsize=2**14)
def _count(*row: Any) -> Count:
    return Count(**dict(zip(_COUNT, row, strict=False)), numbers=row[len(_COUNT) :])


_COUNT = [field.name for field in fields(Count) if field.name != "numbers"]

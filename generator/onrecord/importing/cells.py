"""What a cell means: its items, its words, its number, its date, its point, as the mapping says that it is read."""

import re
from collections.abc import Callable
from functools import lru_cache

from onrecord.importing import days, numbers
from onrecord.importing.mapping import CellSettings, Otherwise
from onrecord.record.points import DECIMALS

Value = str | list[str | None] | None

_DEGREES = re.compile(r"[-+]?[0-9]{1,3}(\.[0-9]+)?")


class Unread(ValueError):
    """A cell does not hold what the mapping says: why, as what follows its name, with a code."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code


def read(settings: CellSettings, values: list[Value]) -> Value:
    """What a cell means, from what its inputs hold. Raises Unread."""
    if settings.range:
        return _range(settings, values)
    if settings.period or settings.between:
        return _time(settings, values)
    (value,) = values
    if settings.split and value is not None:
        value = _parts(value if isinstance(value, list) else [value], settings.split)
    if settings.point:
        return None if value is None else _point_of_cell(_one(settings, value), settings)
    if isinstance(value, list):
        items = [each and _one(settings, each) for each in value]
        return items if any(items) else None
    return None if value is None else _one(settings, value)


def _parts(whole: list[str | None], signs: tuple[str, ...]) -> list[str | None]:
    """The items of a list, between signs."""
    for sign in signs:
        whole = [part for each in whole if each for part in each.split(sign)]
    return [(each and each.strip()) or None for each in whole]


def _one(settings: CellSettings, value: Value) -> str | None:
    """One item of a cell."""
    if isinstance(value, list):
        raise Unread("unread-point", "has several items where one belongs")
    text = value
    if text is None or text in settings.unknown:
        return None
    if settings.match:
        text = _matched(settings, text)
    if text is not None and settings.words is not None:
        text = _word(settings, text)
    if text is None or text in settings.unknown:
        return None
    if settings.number and not settings.point:
        text = _number(text, settings.number)
    return _date(text, settings.date) if settings.date else text


def _matched(settings: CellSettings, text: str) -> str | None:
    assert settings.match
    found = settings.match.search(text)
    if found:
        return next((group for group in found.groups() if group is not None), found[0]).strip() or None
    return _otherwise(settings, text, f"holds '{text[:60]}', which does not match")


def _word(settings: CellSettings, text: str) -> str | None:
    assert settings.words is not None
    found = settings.words.get(text)
    return found or _otherwise(settings, text, f"holds the word '{text[:60]}', which is not among its words")


def _otherwise(settings: CellSettings, text: str, why: str) -> str | None:
    if settings.otherwise is Otherwise.REFUSE:
        raise Unread("unmapped-word", why)
    return text if settings.otherwise is Otherwise.KEEP else None


def _number(text: str, style: str) -> str:
    return _of("unread-number", text, lambda: numbers.plain(text, style))


@lru_cache(maxsize=16384)
def _date(text: str, order: tuple[str, ...]) -> str:
    return _of("unread-date", text, lambda: days.day(text, order))


def _of(code: str, text: str, made: Callable[[], str]) -> str:
    try:
        return made()
    except ValueError as error:
        raise Unread(code, f"holds '{text[:40]}', which {error}") from None


def _range(settings: CellSettings, values: list[Value]) -> str | None:
    """A count from its lowest, its best and its highest number, or from the two ends."""
    texts = [None if value is None else _number(_text(value), settings.number or "1,234.5") for value in values]
    low, high = texts[0], texts[-1]
    best = texts[1] if len(texts) == 3 else None
    known = [int(float(text)) for text in (low, best, high) if text is not None]
    if known != sorted(known) or any(number < 0 for number in known):
        shown = ", ".join(text or "unknown" for text in texts)
        raise Unread("impossible-range", f"is no range from low to high: {shown}")
    if low is None or high is None or low == high:
        return best or (low if low == high else (low and f"at least {low}") or (high and f"up to {high}"))
    return f"{best} ({low}-{high})" if best else f"{low}-{high}"


def _text(value: Value) -> str:
    if isinstance(value, list):
        raise Unread("unread-number", "has several items where one belongs")
    return value or ""


def _time(settings: CellSettings, values: list[Value]) -> str | None:
    """A time from its first to its last day; one that lacks an end is the other one."""
    texts = [
        value if value is None else _date(_text(value), settings.date or ("year", "month", "day")) for value in values
    ]
    first, last = texts
    if first is None or last is None:
        return first or last
    join = days.lasting if settings.period else days.once
    try:
        return join(first, last)
    except ValueError as error:
        raise Unread("unread-date", str(error)) from None


def _point_of_cell(text: str | None, settings: CellSettings) -> Value:
    """A point from one cell, latitude first."""
    if text is None or not settings.point:
        return None
    parts = text.strip("()[]{} ").replace(";", " ").split() if ", " not in text else text.strip("()[]{} ").split(", ")
    parts = parts if len(parts) == 2 else text.strip("()[]{} ").split(",")
    if len(parts) != 2:
        raise Unread("unread-point", f"holds '{text[:40]}', which is not two numbers")
    numbers_of = [numbers_in(part, settings.number) for part in parts]
    return list(numbers_of if settings.point[0] == "latitude" else numbers_of[::-1])


def numbers_in(text: str, style: str | None) -> str:
    """A number of degrees in digits."""
    return _number(text.strip(), style) if style else text.strip()


def point(values: Value) -> list[str] | None:
    """Latitude and longitude as a record writes them: no finer than a millimetre. Raises Unread."""
    texts = values if isinstance(values, list) else [values]
    if not any(texts):
        return None
    if len(texts) != 2 or not all(texts):
        raise Unread("unread-point", "has one number of a point and not the other")
    if not all(_DEGREES.fullmatch(text or "") for text in texts):
        raise Unread("unread-point", f"holds '{texts[0]}, {texts[1]}', which are not two numbers of degrees")
    latitude, longitude = (float(text or "") for text in texts)
    plain = [f"{number:.{DECIMALS}f}".rstrip("0").rstrip(".") for number in (latitude, longitude)]
    if not (abs(latitude) < 90 and abs(longitude) <= 180):
        likely = "; likely latitude and longitude are swapped" if abs(longitude) < 90 and abs(latitude) <= 180 else ""
        where = "is one of the poles" if abs(latitude) == 90 else "is not on the Earth"
        raise Unread("unread-point", f"holds the point {plain[0]}, {plain[1]}, which {where}{likely}")
    if latitude == longitude == 0:
        raise Unread("unread-point", "holds the point 0, 0, which programs write that knew none")
    return ["0" if text == "-0" else text for text in plain]

"""Dates as tables write them, in an order that the mapping states, to those of a record."""

import re

from onrecord.record.guessing import month_of

EPOCH = "1970-01-01"
"""What programs write that knew no date."""

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_TIME = re.compile(r"[T ]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?\s*(Z|[+-][0-9]{2}:[0-9]{2})?$")
_PARTED = re.compile(r"[\s/.,،\-–—]+")


def day(text: str, order: tuple[str, ...]) -> str:
    """The date in a text whose parts come in that ``order`` (`day`, `month`, `year`), in the record's form; a time of day
    behind it is kept, unless it is midnight. Raises ValueError with what is wrong."""
    rest, time = _without_time(" ".join(_in_ascii(text).split()))
    iso = _ISO.fullmatch(rest)
    parts = iso.groups() if iso else tuple(part for part in _PARTED.split(rest) if part)
    by_name = dict(zip(("year", "month", "day") if iso else order, parts, strict=False))
    if len(parts) != len(by_name) or (not iso and len(parts) != len(order)):
        raise ValueError(f"is not a date written as {' '.join(order)}")
    year, month, day_of_month = (by_name.get(name, "") for name in ("year", "month", "day"))
    if not re.fullmatch("[0-9]{4}", year):
        raise ValueError(f"has no year of four digits where one should be: {' '.join(order)}")
    found = "-".join(
        [year, *([_month(month)] if month else []), *([_number(day_of_month, 31)] if day_of_month else [])]
    )
    return f"{found}{time}" if day_of_month else found


def _in_ascii(text: str) -> str:
    return "".join(str(int(each)) if each.isdecimal() else each for each in text)


def _without_time(text: str) -> tuple[str, str]:
    """A text without the time at its end, and that time as a record writes it; none at midnight without a zone."""
    found = _TIME.search(text)
    if not found or found.start() == 0:
        return text, ""
    hour, minute, second, zone = found.groups()
    if int(hour) == int(minute) == int(second or 0) == 0:
        return text[: found.start()], ""
    seconds = f":{second}" if second and second != "00" else ""
    return text[: found.start()], f"T{int(hour):02}:{minute}{seconds}{zone or ''}"


def _month(text: str) -> str:
    return _number(text, 12) if text.isdecimal() else f"{_named(text):02}"


def _named(text: str) -> int:
    number = month_of(text)
    if not number:
        raise ValueError(f"has '{text[:20]}' where a month should be")
    return number


def _number(text: str, most: int) -> str:
    digits = re.sub(r"(?<=[0-9])(st|nd|rd|th|er)$", "", text)
    if not digits.isdecimal() or not 1 <= int(digits) <= most:
        raise ValueError(f"has '{text[:20]}' where a number up to {most} should be")
    return f"{int(digits):02}"


def lasting(first: str, last: str) -> str:
    """A time from one date to another, in the record's form. Raises ValueError if it ends before it begins."""
    return first if first == last else f"{first}/{last}" if _in_order(first, last) else ""


def once(first: str, last: str) -> str:
    """A time once between two dates, in the record's form. Raises ValueError if it ends before it begins."""
    return first if first == last else f"[{first}..{last}]" if _in_order(first, last) else ""


def _in_order(first: str, last: str) -> bool:
    if first[:10] > last[:10]:
        raise ValueError(f"is reversed: it begins on {first} and ends on {last}")
    return True

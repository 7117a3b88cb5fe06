"""A count, as a source gave it: the words, and the bounds that they state.

A bound that the words leave open stays open. A count in words (``dozens``) has no bounds at all.
"""

import re
from dataclasses import dataclass

FORMS = {
    "4": "exactly this many",
    "10-15": "a range, both ends included",
    "4 (2-6)": "a best estimate with its range",
    "at least 5": "this many or more",
    "more than 100": "over this many",
    "up to 20": "this many or fewer",
    "fewer than 9": "under this many",
    "about 30": "near this number; no bounds are stated",
    "none": "zero, as the source said it; never for what is unknown",
}
"""Each form of a count by an example, with what it means."""

IN_WORDS = ("dozens", "hundreds", "several", "some")
"""Counts in words: they stay words and have no bounds."""

_NUMBER = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]{0,11})(?![\d,.]*\d)"
_DASH = r"\s?[-–]\s?"
_SHAPES = tuple(
    re.compile(rf"{shape}(?:\s+(?P<whom>\S.*))?", re.DOTALL)
    for shape in (
        rf"(?P<best>{_NUMBER})\s?\((?P<low>{_NUMBER}){_DASH}(?P<high>{_NUMBER})\)",
        rf"(?P<low>{_NUMBER}){_DASH}(?P<high>{_NUMBER})",
        rf"(?P<only>{_NUMBER})",
        rf"at least (?P<low>{_NUMBER})",
        rf"more than (?P<over>{_NUMBER})",
        rf"up to (?P<high>{_NUMBER})",
        rf"fewer than (?P<under>{_NUMBER})",
        rf"about (?P<near>{_NUMBER})",
        r"(?P<none>none)",
        rf"(?P<words>{'|'.join(IN_WORDS)})",
    )
)
_NOT_WHOM = re.compile(
    r"^(?:of )?(?:to|or|and|plus|percent|percentage|per cent|k|m|mn|bn"
    r"|(?:hundred|thousand|million|billion|trillion|lakh|crore|dozen|score)s?)\b|^[^\w'\"(«“‘\[]",
    re.IGNORECASE,
)
"""What can't follow a number as the words for whom it counts: it would make another number of it."""


_SLIPS = (
    (re.compile(rf"(?:over|above|>)\s*(?={_NUMBER})"), "more than "),
    (re.compile(rf"(?:under|below|less than|<)\s*(?={_NUMBER})"), "fewer than "),
    (re.compile(rf"(?:~|around|approximately|some|circa|ca\.)\s*(?={_NUMBER})"), "about "),
    (re.compile(rf"({_NUMBER})\s*(?:to|or)\s*({_NUMBER})"), r"\1-\2"),
    (re.compile(rf"({_NUMBER})\s*\+"), r"at least \1"),
)
"""Ways of writing a count that are not in the format, with the form that is."""


@dataclass(frozen=True, slots=True)
class Count:
    """A count as written.

    ``low`` and ``high`` are the bounds that the words state, both included; None where they leave that side open.
    ``best``: the number the source put forward within its range; ``near``: the number it said the count is about.
    ``whom``: who or what was counted, in the record's words; empty where the source left it unsaid.
    ``numbers``: every number in it, which a quote must therefore hold.
    """

    text: str
    low: int | None = None
    high: int | None = None
    best: int | None = None
    near: int | None = None
    whom: str = ""
    numbers: tuple[int, ...] = ()
    besides: bool = False


def parse_count(text: str) -> Count:
    """Read a count, with perhaps whom it counts behind it. Raises ValueError with what is wrong, in one line."""
    text = " ".join(text.split())
    match = next((found for shape in _SHAPES if (found := shape.fullmatch(text))), None)
    parts = match.groupdict() if match else {}
    whom = parts.pop("whom", None) or ""
    if not match or _NOT_WHOM.search(whom) or any(c.isnumeric() and not c.isalpha() for c in whom):
        suggestion = next((shape.sub(form, text, count=1) for shape, form in _SLIPS if shape.match(text)), "")
        raise ValueError(f"is not a count (did you mean '{suggestion}'?)" if suggestion else "is not a count")
    numbers = {name: int(value.replace(",", "")) for name, value in parts.items() if value and value[0].isdigit()}
    written = text[: len(text) - len(whom)].strip()
    if parts.get("words"):
        whom = whom.removeprefix("of ")  # dozens of people; but 5 of the crew are some of it
    low, high = _bounds(numbers, "none" in parts and bool(parts["none"]))
    best = numbers.get("best")
    if low is not None and high is not None and (low > high or (best is not None and not low <= best <= high)):
        raise ValueError("is a range the wrong way round")
    if numbers.get("under") == 0:
        raise ValueError("is fewer than nothing")
    return Count(written, low, high, best, numbers.get("near"), whom, tuple(numbers.values()))


def _bounds(numbers: dict[str, int], is_none: bool) -> tuple[int | None, int | None]:
    if is_none:
        return 0, 0
    if "only" in numbers:
        return numbers["only"], numbers["only"]
    low, high = numbers.get("low"), numbers.get("high")
    if "over" in numbers:
        low = numbers["over"] + 1
    if "under" in numbers:
        high = numbers["under"] - 1
    return low, high


def parse_sum(text: str) -> int:
    """Return what a sum of counts (``90 + 17 + 2``) comes to. Raises ValueError if it is not one."""
    if not re.fullmatch(rf"{_NUMBER}(?:\s*[+−-]\s*{_NUMBER})+", text):
        raise ValueError("is not a sum of numbers, like 90 + 17")
    terms = re.findall(r"([+−-]?)\s*([\d,]+)", text)
    return sum((-1 if sign in ("-", "−") else 1) * int(number.replace(",", "")) for sign, number in terms)

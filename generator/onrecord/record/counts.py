"""A count, as a source gave it: the words, and the bounds that they state.

A bound that the words leave open stays open. A count in words (``dozens``) has no bounds at all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from onrecord.writing.numerals import in_digits

FORMS = {
    "4": "exactly this many",
    "2 million": "this many; also with thousand, lakh, crore or billion, and 1.5 million",
    "10-15": "a range, both ends included; also 2-3 million",
    "4 (2-6)": "a best estimate with its range",
    "at least 5": "this many or more",
    "more than 100": "over this many",
    "up to 20": "this many or fewer",
    "fewer than 9": "under this many",
    "about 30": "near this number; no bounds are stated",
    "a couple": "near 2; no bounds are stated",
    "half a dozen": "near 6; no bounds are stated",
    "a dozen": "near 12; no bounds are stated",
    "20-odd": "some 20, and no bound; a count in words",
    "none": "zero, as the source said it; never for what is unknown",
    "5 more": "a count on top of another: also 5 others, another 5, 5 more people; it is never held against a total",
}
"""Each form of a count by an example, with what it means."""

IN_WORDS = (
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "millions",
    "tens of thousands",
    "hundreds of thousands",
    "several",
    "several dozen",
    "several hundred",
    "several thousand",
    "some",
    "double digits",
)
"""Counts in words: they stay words and have no bounds."""

FOLLOWED_BY_OF = frozenset(
    ("a couple", "dozens", "scores", "hundreds", "thousands", "millions", "tens of thousands", "hundreds of thousands")
)
"""Counts in words behind which `of` stands before whom they count."""

LOOSE = {"a couple": 2, "half a dozen": 6, "a dozen": 12}
"""Numbers with a loose edge, with what they are near to."""

MAGNITUDES = {"thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9}
"""Words that may follow a number and multiply it."""

_MAGNITUDE = rf"(?:\s(?:{'|'.join(MAGNITUDES)})\b)"
_DIGITS = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|0|[1-9][0-9]{0,11})(?![0-9,.]*[0-9])"
NUMBER = rf"(?:[0-9]{{1,3}}\.[0-9]{{1,9}}{_MAGNITUDE}|{_DIGITS}{_MAGNITUDE}?)"
_DASH = r"\s?[-–]\s?"
TERMS = (
    rf"(?P<low>{NUMBER}){_DASH}(?P<high>{NUMBER})",
    rf"(?P<only>{NUMBER})",
    rf"at least (?P<low>{NUMBER})",
    rf"more than (?P<over>{NUMBER})",
    rf"up to (?P<high>{NUMBER})",
    rf"fewer than (?P<under>{NUMBER})",
    r"(?P<none>none)",
)
"""The forms of a count that a sum can have, as regular expressions of a text with single spaces."""

SHAPES = (
    rf"(?P<best>{NUMBER})\s?\((?P<low>{NUMBER}){_DASH}(?P<high>{NUMBER})\)",
    rf"(?P<odd>{_DIGITS})-odd",
    *TERMS,
    rf"about (?P<near>{NUMBER})",
    rf"(?P<loose>{'|'.join(LOOSE)})",
    rf"(?P<words>{'|'.join(sorted(IN_WORDS, key=len, reverse=True))})",
)
"""All forms of a count, likewise, without whom it counts."""

_SHAPES = tuple(re.compile(rf"{shape}(?:\s+(?P<whom>\S.*))?", re.DOTALL) for shape in SHAPES)
NOT_WHOM = (
    *("to", "or", "and", "plus", "than", "percent", "percentage", "per cent", "k", "m", "mn", "bn"),
    *("hundreds?", "thousands?", "millions?", "billions?", "trillions?", "lakhs?", "crores?", "dozens?", "scores?"),
)
"""Words that can't follow a number as the words for whom it counts, in any case: they would make another number of it."""

_NOT_WHOM = re.compile(rf"^(?:of )?(?:{'|'.join(NOT_WHOM)})\b|^[^\w'\"(«“‘\[]", re.IGNORECASE)
"""What can't follow a number as the words for whom it counts: it would make another number of it."""

_ANOTHER = re.compile(r"\b(?:another|a further) (?=\d)|^(?:another|a further)(?= (dozen|couple)\b)")
MORE = (
    *("more", "others?", "additional", "further", "de plus", "autres?"),
    *("آخر", "آخرون", "آخرين", "آخران", "أخرى", "أخريات"),
)
"""Words before whom a count counts that say that it comes on top of another."""

_MORE = re.compile(
    rf"^(?:{'|'.join(MORE)})(?:\s+|$)"
    r"|(?:^|\s+)(?:de plus|آخرون|آخرين|آخران|أخرى|أخريات)$"
)
"""Words behind a count that say that it comes on top of another."""


@dataclass(frozen=True, slots=True)
class Count:
    """A count as written.

    ``low`` and ``high`` are the bounds that the words state, both included; None where they leave that side open.
    ``best``: the number the source put forward within its range; ``near``: the number it said the count is about.
    ``whom``: who or what was counted, in the record's words; empty where the source left it unsaid.
    ``numbers``: every number in it, which a quote must therefore hold.
    ``besides``: whether it comes on top of another count (5 more), so that it is no total of anything.
    """

    text: str
    low: int | None = None
    high: int | None = None
    best: int | None = None
    near: int | None = None
    whom: str = ""
    numbers: tuple[int, ...] = ()
    besides: bool = False

    def as_written(self) -> str:
        """What a record writes for it. Read again, it is the same."""
        return " ".join(part for part in (self.text, "more" if self.besides else "", self.whom) if part)


@lru_cache(maxsize=2**14)  # many counts are of the same: 4 people
def parse_count(text: str) -> Count:
    """Read a count, with perhaps whom it counts behind it. Raises ValueError with what is wrong, in one line."""
    text = " ".join(text.split())
    count = read_count(text)
    if count is None:
        suggestion = _meant(text)
        raise ValueError(f"is not a count (did you mean '{suggestion}'?)" if suggestion else "is not a count")
    return count


def read_count(text: str) -> Count | None:
    """A count, or None if the text has no form of one. Raises ValueError where its numbers can't be."""
    written, another = _ANOTHER.subn(lambda found: "a" if found[1] else "", text, count=1)
    match = next((found for shape in _SHAPES if (found := shape.fullmatch(written))), None)
    if not match:
        return None
    parts = match.groupdict()
    behind = parts.pop("whom", None) or ""
    is_worded = parts.get("words") or parts.get("loose")  # dozens of people; but 5 of the crew are some of it
    whom = behind.removeprefix("of ") if is_worded else behind
    more = _MORE.search(whom)
    rest = (whom[: more.start()] + whom[more.end() :]).strip() if more else whom
    if _NOT_WHOM.search(rest) or any(c.isnumeric() and not c.isalpha() for c in rest):
        return None
    count = replace(_counted(parts), text=written[: len(written) - len(behind)].strip())
    return replace(count, whom=rest, besides=bool(more or another))


def _counted(parts: dict[str, str | None]) -> Count:
    """The numbers of a count by what they are in it. Raises ValueError where they can't be."""
    values = {name: _value(value) for name, value in parts.items() if value and value[0].isdigit()}
    if "low" in values and "high" in values and not _has_magnitude(parts["low"]) and values["low"] < 1000:
        values["low"] *= _magnitude_of(parts["high"])  # 2-3 million
    low, high = _bounds(values, bool(parts.get("none")))
    best = values.get("best")
    if low is not None and high is not None and (low > high or (best is not None and not low <= best <= high)):
        raise ValueError("is a range the wrong way round")
    if values.get("under") == 0:
        raise ValueError("is fewer than nothing")
    near = values.get("near", LOOSE.get(parts.get("loose") or ""))
    all_numbers = (
        *values.values(),
        *([near] if parts.get("loose") and near else []),
        *([0] if parts.get("none") else []),
    )
    return Count("", low, high, best, near, numbers=tuple(all_numbers))


def _value(number: str) -> int:
    """A number with its magnitude. Raises ValueError if that makes no whole number."""
    digits, _, magnitude = number.partition(" ")
    value = Fraction(digits.replace(",", "")) * MAGNITUDES.get(magnitude, 1)
    if value.denominator != 1:
        raise ValueError("is not a whole number")
    return int(value)


def _has_magnitude(number: str | None) -> bool:
    return " " in (number or "")


def _magnitude_of(number: str | None) -> int:
    return MAGNITUDES.get((number or "").partition(" ")[2], 1)


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


_SLIPS = (
    (
        re.compile(r"^(?:more than or equal to|minimum(?: of)?|min\.?|>=|≥|no (?:fewer|less) than)\s*(?=\d)"),
        "at least ",
    ),
    (re.compile(r"^(?:at most|maximum(?: of)?|max\.?|<=|≤|no more than)\s*(?=\d)"), "up to "),
    (re.compile(r"^(?:over|above|>)\s*(?=\d)"), "more than "),
    (re.compile(r"^(?:under|below|less than|<)\s*(?=\d)"), "fewer than "),
    (
        re.compile(r"^(?:~|≈|±|around|approximately|approx\.?|roughly|nearly|almost|some|circa|c\.|ca\.)\s*(?=\d)"),
        "about ",
    ),
    (re.compile(r"^between (\d[\d,]*) and (?=\d)"), r"\1-"),
    (re.compile(r"^(?:from )?(\d[\d,]*)\s*(?:to|or|—)\s*(?=\d)"), r"\1-"),
    (re.compile(r"^(\d[\d,]*)\s*\+(?=\s|$)"), r"at least \1"),
    (re.compile(r"^(\d+),(\d{1,2})(?= (?:thousand|million|billion|lakh|crore))"), r"\1.\2"),
    (re.compile(r"^(\d{1,3})[ .'’](\d{3})(?![\d.,])"), r"\1,\2"),
    (re.compile(r"\b(\d[\d.,]*)\s?(?:k|K)\b"), r"\1 thousand"),
    (re.compile(r"\b(\d[\d.,]*)\s?(?:M|mn|mln)\b"), r"\1 million"),
    (re.compile(r"\b(\d[\d.,]*)\s?bn\b"), r"\1 billion"),
    (re.compile(rf"\b({'|'.join(MAGNITUDES)})s\b"), r"\1"),
    (re.compile(r"^(?:a )?dozen\b"), "a dozen"),
    (re.compile(r"^(?:a )?(?:couple|pair)\b"), "a couple"),
    (re.compile(r"^half dozen\b"), "half a dozen"),
    (re.compile(r"^(?:another|one more)(?=\s[^\d\W])"), "1 more"),
    (re.compile(r"^(?:zero|nobody|no one|nil)$"), "none"),
)
"""Ways of writing a count that are not in the format, with the form that is."""


def _meant(text: str) -> str:
    """What a text that is not a count may have been meant as; empty where nothing is likely."""
    for meant in _changed(text):
        try:
            if meant != text and read_count(meant):
                return meant
        except ValueError:
            continue
    return ""


def _changed(text: str) -> Iterator[str]:
    """A text that is made more and more like a count: small letters, digits for words, our forms for others."""
    middle = re.fullmatch(r"(\d{1,12})\s?±\s?(\d{1,12})((?:\s.*)?)", text)
    if middle and int(middle[1]) >= int(middle[2]):
        yield f"{int(middle[1]) - int(middle[2])}-{int(middle[1]) + int(middle[2])}{middle[3]}"
    first, _, rest = text.partition(" ")
    text = f"{first.lower()} {rest}".strip()
    yield text
    for words in (text, in_digits(text[:200]) + text[200:]):
        for shape, form in _SLIPS:
            words = shape.sub(form, words, count=1)
        yield words

"""A point, as written: latitude and longitude in decimal degrees, or a message that says what to write instead."""

import re
from typing import NamedTuple

EXAMPLE = "a point is [latitude, longitude] in degrees, like [34.369, 41.094]"
"""What is said of what is no point at all."""

DECIMALS = 8
"""The most decimals of a degree: a millimetre on the ground."""

_PLAIN = re.compile(r"-?[0-9]{1,3}(\.[0-9]+)?")
_NUMBER = r"[0-9]+(?:[.,][0-9]+)?"
_DEGREES = re.compile(
    rf"(?P<before>[NSEW])?\s*(?P<sign>[-−+])?(?P<degrees>{_NUMBER})\s*(?:[°ºd]\s*|\s|$|(?=[NSEW]))"
    rf"(?:(?P<minutes>{_NUMBER})\s*(?:['’‘′´m]\s*|\s|$|(?=[NSEW])))?"
    rf"(?:(?P<seconds>{_NUMBER})\s*(?:[\"”“″s]|['’′]{{2}})?\s*)?(?P<after>[NSEW])?",
    re.IGNORECASE,
)


class _Part(NamedTuple):
    """One of the two numbers: in decimal degrees, with the letter of its direction, if it had one."""

    degrees: str
    letter: str


def parse_point(value: object) -> tuple[float, float]:
    """Latitude and longitude of two texts. Raises ValueError with one line that says what is wrong and, where it can be told,
    which point is meant."""
    texts = value if isinstance(value, list) else _split(value)
    if len(texts) != 2 or not all(isinstance(text, str) for text in texts):
        raise ValueError(EXAMPLE)
    if not isinstance(value, list) or not all(map(_PLAIN.fullmatch, texts)):
        raise ValueError(_instead(texts))
    if any(len(text.partition(".")[2]) > DECIMALS for text in texts):
        rounded = ", ".join(_decimal(float(text), min(DECIMALS, len(text.partition(".")[2]))) for text in texts)
        raise ValueError(f"more than {DECIMALS} decimals of a degree are less than a millimetre; write [{rounded}]")
    latitude, longitude = map(float, texts)
    if abs(latitude) > 90 or abs(longitude) > 180:
        why = "this point is not on the Earth: latitude is -90 to 90, longitude -180 to 180, in this order"
        raise ValueError(why)
    return latitude, longitude


def _split(value: object) -> list[str]:
    """The two numbers of a text that should have been a list."""
    text = value.strip("()[] ") if isinstance(value, str) else ""
    parts = re.split(r"\s*[,;/]\s+|\s*;\s*|(?<=[NSEWnsew])\s+(?=[0-9])", text)
    return parts if len(parts) == 2 else text.split(",")


def _instead(texts: list[str]) -> str:
    """What is said of a point that is not in decimal degrees: the point that is meant, if that can be told."""
    first, second = (_read(text) for text in texts)
    if not first or not second:
        return EXAMPLE
    if first.letter in ("E", "W") and second.letter in ("N", "S"):
        first, second = second, first
    if first.letter in ("E", "W") or second.letter in ("N", "S") or abs(float(first.degrees)) > 90:
        return EXAMPLE
    return f"a point is two numbers of decimal degrees in a list; write [{first.degrees}, {second.degrees}]"


def _read(text: str) -> _Part | None:
    """Degrees, minutes and seconds as decimal degrees, with as many decimals as they are worth; None for anything else."""
    found = _DEGREES.fullmatch(text.strip())
    if not found or (found["before"] and found["after"]) or (found["sign"] and (found["before"] or found["after"])):
        return None
    numbers = [(found[name] or "").replace(",", ".") for name in ("degrees", "minutes", "seconds")]
    degrees, minutes, seconds = (float(number or 0) for number in numbers)
    if max(minutes, seconds) >= 60 or degrees > 180:
        return None
    last = next(index for index in (2, 1, 0) if numbers[index])
    decimals = min(DECIMALS, len(numbers[last].partition(".")[2]) + (0, 3, 4)[last])
    letter = (found["before"] or found["after"] or "").upper()
    is_minus = letter in ("S", "W") or found["sign"] in ("-", "−")
    return _Part(_decimal((-1 if is_minus else 1) * (degrees + minutes / 60 + seconds / 3600), decimals), letter)


def _decimal(number: float, decimals: int) -> str:
    """A number without noughts at its end."""
    text = f"{number:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

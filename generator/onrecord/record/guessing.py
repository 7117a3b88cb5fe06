"""What somebody may have meant who wrote a date in another form than the record's, or a key that it has not: for hints alone."""

import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache
from itertools import product

from babel import Locale

from onrecord.diagnostics import did_you_mean
from onrecord.record.dates import parse_date
from onrecord.writing.months import months_of

LANGUAGES = ("en", "fr", "ar", "ar_SY", "ar_MA", "ar_DZ", "de", "es", "ru", "uk")
"""The languages, as Babel names them, whose names of months are read."""

KEYS = {
    "date": ("when", "made", "published", "on"),
    "day": ("when", "made", "published", "on"),
    "time": ("when", "made", "published", "on"),
    "number": ("count", "figures"),
    "place": ("locations", "at", "within", "where"),
    "location": ("locations", "at", "within", "where"),
    "coordinates": ("point",),
    "link": ("url", "links"),
    "text": ("quote", "says"),
    "statement": ("quote", "says"),
    "speaker": ("source",),
    "type": ("kind", "form", "labels"),
    "reason": ("because",),
}
"""Keys that somebody may write who does not know the format, with those of the format that can be meant, the likeliest first."""

MOST = 3
"""Guesses that a hint tells, at most."""

_ZONE = r"(?: ?(Z|UTC|GMT)| ?([+-])(\d\d):?(\d\d)?)?"
_TIME = re.compile(
    rf"^(.*?\d)(?: ?T ?|,? (?:at )?)(\d{{1,2}}):?(\d\d)?(?::?(\d\d)(?:[.,]\d+)?)? ?([ap]\.?m\.?)?{_ZONE}$", re.I
)


def likely_keys(word: str, keys: Collection[str]) -> str:
    """``did you mean 'when' or 'made'?`` for a key that the format has not; ``keys`` are those that can stand there."""
    meant = [key for key in KEYS.get(word.lower(), ()) if key in keys]
    several = " or ".join(f"'{key}'" for key in meant)
    return f"did you mean {several}?" if meant else did_you_mean(word, keys)


def likely_dates(text: str) -> list[str]:
    """The dates that a text which is none may stand for, in the record's form, the likeliest first; each can be read."""
    plain = _plain(text)
    found = dict.fromkeys([*_moments(plain), *_of_two(plain), *_unknown_digits(plain)])
    return [guess for guess in found if guess != text and _is_date(guess)][:MOST]


def _moments(text: str) -> list[str]:
    """The days, months, weeks and times that a text can mean."""
    return [text] * _is_date(text) or [guess for guess in (*_days(text), *_with_time(text)) if _is_date(guess)]


def _days(text: str) -> list[str]:
    found = (*_year_first(text), *_year_last(text), *_named_month(text), *_of_week(text))
    return [text] * _is_date(text) or [guess for guess in found if _is_date(guess)]


def _plain(text: str) -> str:
    """A text with its digits and dashes as ASCII has them, and single spaces."""
    digits = "".join(str(int(each)) if each.isdecimal() else each for each in text)
    return " ".join(re.sub(r"[‐‑‒–—−]", "-", digits).split())


def _is_date(text: str) -> bool:
    with suppress(ValueError):
        return bool(parse_date(text))
    return False


def _joined(year: str, month: str, day: str = "") -> str:
    """A date from its numbers; they need not be of the calendar."""
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


def _year_first(text: str) -> Iterator[str]:
    if found := re.fullmatch(r"(\d{4})([-/. ])(\d{1,2})(?:\2(\d{1,2}))?\.?", text):
        yield _joined(found[1], found[3], found[4] or "")
        yield _joined(found[1], found[4], found[3]) if found[4] else ""
    if found := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text):
        yield _joined(*found.groups())


def _year_last(text: str) -> Iterator[str]:
    """The day before the month, and the month before the day, as both are written."""
    if found := re.fullmatch(r"(\d{1,2})([-/. ])(\d{1,2})\2 ?(\d{4})\.?", text):
        yield _joined(found[4], found[3], found[1])
        yield _joined(found[4], found[1], found[3])
    if found := re.fullmatch(r"(\d{1,2})[-/.](\d{4})", text):
        yield _joined(found[2], found[1])


def _named_month(text: str) -> Iterator[str]:
    """A month by its name, with its year and perhaps a day on either side of it."""
    months = _months()
    words = re.sub(r"[-,.،]", " ", text.casefold()).split()
    words = [word for word in words if word not in ("of", "de", "le", "the", "en", "in", "من", "في")]
    for start, end in product(range(len(words)), range(len(words) + 1)):
        month = months.get(" ".join(words[start:end]))
        if not month:
            continue
        numbers = [re.sub(r"(?<=\d)(st|nd|rd|th|er)$", "", word) for word in words[:start] + words[end:]]
        years = [number for number in numbers if re.fullmatch(r"\d{4}", number)]
        days = [number for number in numbers if re.fullmatch(r"\d{1,2}", number)]
        if len(years) == 1 and len(numbers) == 1 + len(days) and len(days) < 2:
            yield _joined(years[0], str(month), *days)
            return


def month_of(name: str) -> int:
    """The number of the month of that name, long or short, in one of `LANGUAGES`; 0 if there is none."""
    return _months().get(name.casefold().rstrip("."), 0)


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """The number of a month by its name, long or short, in each of `LANGUAGES`."""
    forms = [
        names
        for language in LANGUAGES
        for use in months_of(Locale.parse(language)).values()
        for width, names in use.items()
        if width != "narrow"
    ]
    return {name.casefold().rstrip("."): number for names in forms for number, name in names.items()}


def _of_week(text: str) -> Iterator[str]:
    """A week of ISO 8601, once within it or lasting all of it; a day of a week, or of a year."""
    if found := re.fullmatch(r"(\d{4})-?[Ww](\d\d?)(?:-?([1-7]))?", text):
        with suppress(ValueError):
            day = date.fromisocalendar(int(found[1]), int(found[2]), int(found[3] or 1))
            last = day + timedelta(days=6)
            yield from [day.isoformat()] if found[3] else [f"[{day}..{last}]", f"{day}/{last}"]
    if found := re.fullmatch(r"(\d{4})-(\d{3})", text):
        with suppress(ValueError, OverflowError):
            day = date(int(found[1]), 1, 1) + timedelta(days=int(found[2]) - 1)
            yield from [day.isoformat()] if day.year == int(found[1]) else []


def _with_time(text: str) -> Iterator[str]:
    """A day in whatever form, then a time."""
    found = _TIME.fullmatch(text)
    if not found or not (found[3] or found[5] or "T" in text):
        return
    day_text, hour, minute, second, half, utc, sign, hours, minutes = found.groups()
    clock = int(hour) % 12 + 12 * (half[0] in "pP") if half and 1 <= int(hour) <= 12 else int(hour)
    zone = "Z" if utc else f"{sign}{hours}:{minutes or '00'}" if sign else ""
    seconds = f":{second}" if second and second != "00" else ""
    for day in _days(day_text):
        with suppress(ValueError, OverflowError):
            whole = date.fromisoformat(day)
            if clock == 24:
                whole, clock = whole + timedelta(days=1), 0
            yield f"{whole}T{clock:02}:{minute or '00'}{seconds}{zone}"


def _of_two(text: str) -> Iterator[str]:
    """Two dates with a dash, dots or a word between them, or with one end open in words."""
    for separator, form in ((" - ", "{}/{}"), ("--", "{}/{}"), (" to ", "{}/{}"), ("/", "{}/{}"), ("..", "[{}..{}]")):
        first, found, last = text.strip("[]").partition(separator)
        ends = [_end(first.strip()), _end(last.strip())]
        if found and all(ends):
            yield form.format(*ends).replace("[....", "[..").replace("....]", "..]")
    if days := re.fullmatch(r"(\d{4}-\d\d-\d\d)-(\d{4}-\d\d-\d\d)", text):
        yield f"{days[1]}/{days[2]}"


def _end(text: str) -> str:
    """One end of an interval, as far as it can be read; open where it says so."""
    if text.casefold() in ("", "..", "open", "unknown", "?", "now"):
        return ".."
    return "" if "/" in text else next(iter(_moments(text)), "")


def _unknown_digits(text: str) -> Iterator[str]:
    if re.search(r"[xu?]", text):
        yield re.sub(r"(?<=[\dXxu?-])[xu?](?=[xu?-]|$)", "X", text)

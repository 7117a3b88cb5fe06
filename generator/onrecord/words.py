"""Words for pages: of the interface, in the language that is `spoken`, and of the record, each in its own.

A ``str`` is the interface's words. A `Name` is words of the record or of a document. A `Phrase` has both in it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TypeVar

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from onrecord.counts import Count
from onrecord.dates import Date, Moment, Span
from onrecord.languages import message, spoken

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Name:
    """A name, or other words of the record or a document, and their language; an empty one is the record's own."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the interface, as ``str``, with words of the record in between."""

    pieces: tuple[str | Name, ...]

    def __bool__(self) -> bool:
        return any(map(plain, self.pieces))

    @property
    def text(self) -> str:
        """All of it as plain text."""
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)


Words = str | Name | Phrase
"""What stands in a page. `plain` makes text of it."""


def plain(words: Words) -> str:
    """Words as plain text, for where no language can be marked."""
    return words if isinstance(words, str) else words.text


def together(*words: Words) -> Phrase:
    """Words one behind the other."""
    return Phrase(tuple(piece for each in words for piece in (each.pieces if isinstance(each, Phrase) else (each,))))


def own(text: str | None) -> Name | None:
    """Words of the record, or nothing."""
    return Name(text) if text else None


def translate(message: str, **values: object) -> str:
    """Return a message of the interface with ``%(name)s`` filled in."""
    text = spoken().messages.gettext(message)
    return text % values if values else text


def counted(one: str, several: str, number: int, **values: object) -> str:
    """Return the form of a message that fits ``number``, which stands in it as ``%(number)s``."""
    return spoken().messages.ngettext(one, several, number) % {"number": number_in_words(number), **values}


def phrase(message: str, **values: Words) -> Phrase:
    """Return a message of the interface with words filled in that keep their own language."""
    return together(*filled(translate(message), values))


def in_quotes(name: Name) -> Name:
    """Words between the interface's quotation marks, which go with them."""
    return replace(name, text=translate("“%(quote)s”", quote=name.text))


def beginning(words: Phrase) -> Phrase:
    """A phrase as a sentence begins."""
    first, *others = words.pieces
    text = plain(first)
    capital = text[:1].upper() + text[1:]
    return Phrase((capital if isinstance(first, str) else replace(first, text=capital), *others))


def filled(text: str, values: Mapping[str, Value]) -> Iterator[str | Value]:
    """The pieces of a text with each ``%(name)s`` as its value."""
    for index, piece in enumerate(_split(text)):
        if index % 2:
            yield values[piece]
        elif piece:
            yield piece


@lru_cache(maxsize=4096)
def _split(text: str) -> list[str]:
    return re.split(r"%\((\w+)\)s", text)


def number_in_words(number: int) -> str:
    """A number with its thousands parted."""
    return str(format_decimal(number, locale=spoken().locale))


def language_name(language: str) -> str:
    """The name of a language, in the interface's own."""
    return Locale.parse(language, sep="-").get_display_name(spoken().locale) or language


def date_in_words(date: Date) -> str:
    """A date as a reader says it, with its doubt in words."""
    return _date_in_words(date, spoken().language)


@lru_cache(maxsize=65536)
def _date_in_words(date: Date, _language: str) -> str:
    """Kept for each language that is spoken."""
    if date.start and date.end and date.span is not Span.ON and date.start.qualifier == date.end.qualifier:
        return _qualified(_interval(date.span, _calendar(date.start), _calendar(date.end)), date.start.qualifier)
    start, end = (
        _qualified(_calendar(moment), moment.qualifier) if moment else "" for moment in (date.start, date.end)
    )
    return start if date.span is Span.ON else _interval(date.span, start, end)


def _interval(span: Span, start: str, end: str) -> str:
    """An interval in words; an open end is empty."""
    if span is Span.LASTING:
        if not end:
            return translate("from %(start)s on", start=start)
        return translate("%(start)s to %(end)s", start=start, end=end) if start else translate("until %(end)s", end=end)
    if not end:
        return translate("on or after %(start)s", start=start)
    if not start:
        return translate("on or before %(end)s", end=end)
    return translate("once between %(start)s and %(end)s", start=start, end=end)


def month_in_words(day: date) -> str:
    """The month of a day, with its year."""
    return str(format_skeleton("yMMMM", day, locale=spoken().locale))


def _qualified(words: str, qualifier: str) -> str:
    if qualifier in ("~", "%"):
        words = translate("about %(date)s", date=words)
    return translate("%(date)s (uncertain)", date=words) if qualifier in ("?", "%") else words


def _calendar(moment: Moment) -> str:
    if "X" in moment.year:
        return translate("%(first)s to %(last)s", first=moment.earliest.year, last=moment.latest.year)
    if moment.month is None:
        return str(moment.earliest.year)
    if "X" in moment.month:
        first, last = (
            str(format_date(day, "LLLL", locale=spoken().locale)) for day in (moment.earliest, moment.latest)
        )
        if moment.month == "XX":
            return translate("some time in %(year)s", year=moment.earliest.year)
        return translate(
            "a month from %(first)s to %(last)s %(year)s", first=first, last=last, year=moment.earliest.year
        )
    month = month_in_words(moment.earliest)
    if moment.day is None:
        return month
    if moment.day == "XX":
        return translate("some day of %(month)s", month=month)
    day = str(format_date(moment.latest, "long", locale=spoken().locale))
    if "X" in moment.day:
        return translate("a day from %(first)s to %(last)s", first=moment.earliest.day, last=day)
    return day


def position_in_words(latitude: float, longitude: float) -> str:
    """Latitude and longitude in degrees, with every digit that the record has."""
    first, second = (
        format_decimal(degrees, locale=spoken().locale, decimal_quantization=False) for degrees in (latitude, longitude)
    )
    return translate("%(latitude)s, %(longitude)s", latitude=first, longitude=second)


COUNTS = {
    "at least": message("at least %(number)s"),
    "more than": message("more than %(number)s"),
    "up to": message("up to %(number)s"),
    "fewer than": message("fewer than %(number)s"),
    "about": message("about %(number)s"),
    "none": message("none"),
    "dozens": message("dozens"),
    "hundreds": message("hundreds"),
    "several": message("several"),
    "some": message("some"),
}
"""How the words of the format for a count are worded. They are the format's; the source's own are in the quote."""

_NUMBERS = re.compile(r"(?P<low>\d[\d,]*)\s?[-–]\s?(?P<high>\d[\d,]*)|(?P<only>\d[\d,]*)")


UNCODED = (
    message("Indian Ocean Ter."),
    message("N. Cyprus"),
    message("Siachen Glacier"),
    message("Somaliland"),
)
"""What Natural Earth draws as a country that has no letters in ISO 3166-1."""


def country_name(code: str) -> str:
    """The name of a country by its letters in ISO 3166-1; or by Natural Earth's name, if it has none there."""
    return str(spoken().locale.territories.get(code) or translate(code))


def day_in_short(day: date) -> str:
    """A day on an axis, without its year."""
    return str(format_skeleton("MMMd", day, locale=spoken().locale))


def month_in_short(day: date) -> str:
    """The month of a day on an axis, with its year."""
    return str(format_skeleton("yMMM", day, locale=spoken().locale))


def count_in_words(count: Count) -> str:
    """A count as the record has it: its words in the interface's language, its numbers as they are."""
    words, _, number = count.text.rpartition(" ")
    if count.text in COUNTS:
        return translate(COUNTS[count.text])
    if words in COUNTS:
        return translate(COUNTS[words], number=_parted(number))
    return _NUMBERS.sub(_number_or_range, count.text)


def _number_or_range(found: re.Match[str]) -> str:
    if found["only"]:
        return _parted(found["only"])
    return translate("%(low)s–%(high)s", low=_parted(found["low"]), high=_parted(found["high"]))


def _parted(number: str) -> str:
    """A number with its thousands parted as the language does it, if the record parts them."""
    return number_in_words(int(number.replace(",", ""))) if "," in number else number


def apart(words: Iterable[Words], separator: str) -> Phrase:
    """Words one by one, with a separator of the interface between them."""
    pieces = [piece for each in words for piece in (separator, each)]
    return together(*pieces[1:])


def all_of(words: Sequence[Words]) -> Phrase:
    """Words, each in its language, as a list in a sentence: a, b and c."""
    if len(words) < 2:
        return together(*words)
    return phrase("%(most)s and %(last)s", most=apart(words[:-1], translate(", ")), last=words[-1])


def listed(words: Iterable[str]) -> str:
    """Words of the interface one by one: a, b, c."""
    return apart(words, translate(", ")).text


def joined(words: Sequence[str]) -> str:
    """Words of the interface as a list in a sentence: a, b and c."""
    return all_of(words).text

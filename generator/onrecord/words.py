"""The words of the interface: every one goes through `translate` or `counted`, and dates and numbers through here."""

from datetime import date
from functools import lru_cache

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from babel.support import NullTranslations

from onrecord.counts import Count
from onrecord.dates import Date, Moment, Span

_CATALOGUE = NullTranslations()
_LOCALE = Locale.parse("en_GB")


def translate(message: str, **values: object) -> str:
    """Return a message of the interface with ``%(name)s`` filled in."""
    text = _CATALOGUE.gettext(message)
    return text % values if values else text


def counted(one: str, several: str, number: int, **values: object) -> str:
    """Return the form of a message that fits ``number``, which stands in it as ``%(number)s``."""
    return _CATALOGUE.ngettext(one, several, number) % {"number": number_in_words(number), **values}


def number_in_words(number: int) -> str:
    """A number with its thousands parted."""
    return str(format_decimal(number, locale=_LOCALE))


def direction_of(language: str) -> str:
    """``rtl`` or ``ltr``, the direction in which a language is written."""
    return str(Locale.parse(language, sep="-").text_direction)


def language_name(language: str) -> str:
    """The name of a language, in the interface's own."""
    return Locale.parse(language, sep="-").get_display_name(_LOCALE) or language


@lru_cache(maxsize=65536)
def date_in_words(date: Date) -> str:
    """A date as a reader says it, with its doubt in words."""
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
    return str(format_skeleton("yMMMM", day, locale=_LOCALE))


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
        first, last = (str(format_date(day, "MMMM", locale=_LOCALE)) for day in (moment.earliest, moment.latest))
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
    day = str(format_date(moment.latest, "long", locale=_LOCALE))
    if "X" in moment.day:
        return translate("a day from %(first)s to %(last)s", first=moment.earliest.day, last=day)
    return day


def position_in_words(latitude: float, longitude: float) -> str:
    """Latitude and longitude in degrees."""
    return translate("%(latitude)s, %(longitude)s", latitude=latitude, longitude=longitude)


def country_name(code: str, name: str) -> str:
    """The name of a country by its number in ISO 3166-1; ``name``, if it has none there."""
    letters = get_global("territory_aliases").get(code, [""])[0]
    return str(_LOCALE.territories.get(letters) or translate(name))


def country_names(code: str) -> set[str]:
    """The names of a country in English and in the interface's language, folded, by its number in ISO 3166-1."""
    letters = get_global("territory_aliases").get(code, [""])[0]
    names = (locale.territories.get(letters) for locale in (_LOCALE, Locale.parse("en")))
    return {str(name).casefold() for name in names if name}


def day_in_short(day: date) -> str:
    """A day on an axis, without its year."""
    return str(format_skeleton("MMMd", day, locale=_LOCALE))


def month_in_short(day: date) -> str:
    """The month of a day on an axis, with its year."""
    return str(format_skeleton("yMMM", day, locale=_LOCALE))


def count_in_words(count: Count) -> str:
    """A count as the record writes it, with a dash between the ends of a range."""
    return count.text.replace(" - ", "–").replace("-", "–")


def joined(words: list[str]) -> str:
    """Words as a list in a sentence: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return translate("%(most)s and %(last)s", most=", ".join(words[:-1]), last=words[-1])

"""Dates and times in words, in the language that is spoken: a date as it was given, in its own zone, with its doubt said.

Days have messages of their own, told by their values (``first_day``, ``last_day``, ``day``), because many languages put another
word before a day than before a month or a year: “entre le 27 et le 28 juin 2021”, “entre juin et août 2021”.
"""

from collections.abc import Sequence
from datetime import UTC, date, time
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time

from onrecord.record.dates import Date, Moment, Span
from onrecord.speaking.languages import Spoken, message, spoken, translate

OTHER_MONTHS = {"ar": "ar_SY"}
"""Languages, as Babel names them, in which a month has a second name, and where that is the name in use: both are said, because
readers from Morocco to Iraq know one of them. The second name stands first."""


_TOGETHER = {
    "lasting": (message("%(start)s to %(end)s"), message("from %(start)s on"), message("until %(end)s")),
    "lasting days": (
        message("%(first_day)s to %(last_day)s"),
        message("from %(first_day)s on"),
        message("until %(last_day)s"),
    ),
    "lasting times": (message("%(day)s from %(first_time)s to %(last_time)s"),),
    "once": (
        message("sometime between %(start)s and %(end)s"),
        message("on or after %(start)s"),
        message("on or before %(end)s"),
    ),
    "once days": (
        message("sometime between %(first_day)s and %(last_day)s"),
        message("on or after %(first_day)s"),
        message("on or before %(last_day)s"),
    ),
    "once times": (message("%(day)s, sometime between %(first_time)s and %(last_time)s"),),
    "one of": (message("%(start)s or %(end)s"),),
    "one of days": (message("%(first_day)s or %(last_day)s"),),
    "one of times": (message("%(day)s at %(first_time)s or %(last_time)s"),),
}
"""How two dates are said together: the message for both, for an open end, and for an open beginning."""


def date_in_words(date: Date) -> Spoken:
    """A date as a reader says it, with its doubt in words. The document's own words for it are left out."""
    return Spoken(_date_in_words(date, spoken().language))


@lru_cache(maxsize=65536)
def _date_in_words(date: Date, _language: str) -> str:
    """Kept for each language that is spoken."""
    if date.span is Span.ON and date.start:
        return _one(date.start)
    moments = date.members or tuple(moment for moment in (date.start, date.end) if moment)
    qualifiers = {moment.qualifier for moment in moments}
    zones = {moment.zone for moment in moments} if all(moment.clock for moment in moments) else set()
    is_alike, has_one_zone = len(qualifiers) == 1, len(zones) == 1
    ends = [
        _doubted(_zoned(words, moment, not has_one_zone), "" if is_alike else moment.qualifier)
        for moment, words in zip(moments, _beside_each_other(moments), strict=True)
    ]
    words = _zoned(_together(date, moments, ends), moments[0], has_one_zone)
    return _doubted(words, moments[0].qualifier if is_alike else "")


def _together(date: Date, moments: Sequence[Moment], ends: list[str]) -> str:
    """Two ends, or the members of a set, as one; of an open interval, its one end."""
    sort = "lasting" if date.span is Span.LASTING else "one of" if date.members else "once"
    both = [translate(", ").join(ends[:-1]) or ends[-1], ends[-1]]
    if _are_of_one_day(moments):
        (text,) = _TOGETHER[f"{sort} times"]
        return translate(text, day=_day(moments[0].earliest), **_pair("time", both))
    are_days = all(moment.day and "X" not in moment.day for moment in moments)
    texts = _TOGETHER[f"{sort} days" if are_days else sort]
    text = texts[0 if len(moments) > 1 else 1 if date.start else 2]
    return translate(text, **_pair("day" if are_days else "", both))


def _pair(kind: str, words: list[str]) -> dict[str, str]:
    """Two ends by the names that messages have for them."""
    names = (f"first_{kind}", f"last_{kind}") if kind else ("start", "end")
    return dict(zip(names, words, strict=True))


def _are_of_one_day(moments: Sequence[Moment]) -> bool:
    return len(moments) > 1 and all(m.clock and m.earliest == moments[0].earliest for m in moments)


def _beside_each_other(moments: Sequence[Moment]) -> list[str]:
    """Each of several dates in words, what all of them share said once: a day of several times, a month or year of two days."""
    if _are_of_one_day(moments):
        return [_time(moment) for moment in moments]
    words = [_calendar(moment) for moment in moments]
    is_alike = len({moment.qualifier for moment in moments}) == 1
    if len(moments) == 2 and is_alike and not any(moment.clock for moment in moments):
        words[0] = _without_the_same(moments[0], moments[1]) or words[0]
    return words


def _without_the_same(first: Moment, last: Moment) -> str:
    """The first of two dates without the year, or the month and year, that the second says too; empty if they share none, or in
    a language that says the year first."""
    is_day_first = str(spoken().locale.date_formats["long"].pattern).startswith("d")
    same_year = first.year == last.year and "X" not in first.year
    if not is_day_first or not same_year or "X" in f"{first.month}{first.day}{last.month}{last.day}":
        return ""
    if first.day and last.day:
        return _day(first.earliest, "d" if first.month == last.month else "d MMMM")
    if first.month and last.month and not first.day and not last.day and first.month != last.month:
        return _day(first.earliest, "LLLL")
    return ""


def _one(moment: Moment) -> str:
    """A date that stands alone."""
    words = _zoned(_calendar(moment), moment)
    if moment.qualifier in ("~", "%"):
        is_day = moment.day and "X" not in moment.day
        words = translate("about %(day)s", day=words) if is_day else translate("about %(date)s", date=words)
    return _doubted(words, moment.qualifier.replace("~", "").replace("%", "?"))


def _doubted(words: str, qualifier: str) -> str:
    """Words with their doubt behind them."""
    if qualifier in ("~", "%"):
        words = translate("%(date)s (approximately)", date=words)
    return translate("%(date)s (uncertain)", date=words) if qualifier in ("?", "%") else words


def _zoned(words: str, moment: Moment, is_wanted: bool = True) -> str:
    """Words with the zone of a time behind them, if it has one."""
    return f"{words} ({zone_in_words(moment)})" if is_wanted and moment.zone else words


def zone_in_words(moment: Moment) -> str:
    """The zone of a time by its distance from UTC, or GMT, as the language says it; empty if it has none."""
    if moment.zone is None:
        return ""
    distance = "" if moment.zone == UTC else str(moment.zone).removeprefix("UTC")
    return str(spoken().locale.zone_formats["gmt"] % distance).strip()


def _calendar(moment: Moment) -> str:
    """A date, or a time with its day, without its zone and its doubt."""
    if moment.clock:
        return translate("%(day)s at %(time)s", day=_day(moment.earliest), time=_time(moment))
    if "X" in moment.year:
        return translate("%(first)s to %(last)s", first=moment.earliest.year, last=moment.latest.year)
    if moment.month is None:
        return str(moment.earliest.year)
    if "X" in moment.month:
        if moment.month == "XX":
            return translate("sometime in %(year)s", year=moment.earliest.year)
        first, last = (_day(day, "LLLL") for day in (moment.earliest, moment.latest))
        return translate(
            "a month from %(first)s to %(last)s %(year)s", first=first, last=last, year=moment.earliest.year
        )
    if moment.day is None:
        return month_in_words(moment.earliest)
    if moment.day == "XX":
        return translate("some day of %(month)s", month=month_in_words(moment.earliest))
    if "X" in moment.day:
        return translate("a day from %(first)s to %(last)s", first=moment.earliest.day, last=_day(moment.latest))
    return _day(moment.latest)


def _day(day: date, pattern: str = "long") -> str:
    """A day in one of Babel's formats or patterns."""
    return with_both_names(str(format_date(day, pattern, locale=spoken().locale)), day)


def _time(moment: Moment) -> str:
    """The time of a day as its language writes it: as it was given, with its seconds if it has any."""
    width = "short" if len(moment.clock) == len("22:00") else "medium"
    return clock_in_words(time.fromisoformat(moment.clock), width)


def clock_in_words(clock: time, width: str = "short") -> str:
    """The time of a day, in one of Babel's widths."""
    return str(format_time(clock, width, locale=spoken().locale))


def with_both_names(words: str, day: date) -> str:
    """A date in words with the second name of its month before the first, where the language has two: «حزيران/يونيو»."""
    other = OTHER_MONTHS.get(str(spoken().locale))
    if not other:
        return words
    own, second = (each.months["format"]["wide"][day.month] for each in (spoken().locale, Locale.parse(other)))
    return words.replace(own, f"{second}/{own}")


def month_in_words(day: date) -> Spoken:
    """The month of a day, with its year."""
    return Spoken(with_both_names(str(format_skeleton("yMMMM", day, locale=spoken().locale)), day))


def day_in_short(day: date) -> str:
    """A day on an axis, without its year; its month by one name."""
    return str(format_skeleton("MMMd", day, locale=spoken().locale))


def whole_day_in_short(day: date) -> str:
    """A day on an axis, with its year; its month by one name."""
    return str(format_skeleton("yMMMd", day, locale=spoken().locale))


def month_in_short(day: date) -> str:
    """The month of a day on an axis, with its year; by one name."""
    return str(format_skeleton("yMMM", day, locale=spoken().locale))


def month_alone(day: date) -> str:
    """The month of a day without its year, in short; by one name."""
    return str(format_date(day, "LLL", locale=spoken().locale))

"""Numbers written in signs: digits of any script with their grouping, those of Chinese, Japanese and Korean, and what looks like
a number and is none, because it is a date or a time of day."""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from onrecord.writing.months import months_of

BREAK = " ; "
"""Stands where something was taken out of a text, so that what is on its sides does not join."""

_POINT = ("en", "zh", "ja", "ko", "th", "he", "hi", "ur", "bn", "ar", "fa")
"""The languages in which a point parts the decimals; in the others it is a comma."""

_LONGEST = 15
"""Digits of a number. What is longer is a code of something."""


class Digits(NamedTuple):
    """A number in digits: where it stands in the text it was read from, its value, and its value if the mark between its
    two groups is a decimal one (1.234 million)."""

    start: int
    end: int
    value: Fraction
    as_decimal: Fraction | None = None


def read_digits(text: str, language: str) -> Iterator[Digits]:
    """The numbers of a run of digits with single marks between them. What can be read as no number at all is left out.

    Groups are of three digits (1,234,567) or, after the last three, of two (12,34,567), all parted by one mark.
    """
    pieces = [(match.start(), match[0]) for match in re.finditer(r"\d+", text)]
    marks = [text[start + len(piece)] for start, piece in pieces[:-1]]
    point = "." if language in _POINT else ","
    index = 0
    while index < len(pieces):
        last = _end_of_groups([piece for _, piece in pieces[index : index + 8]], marks[index : index + 7]) + index
        start, end = pieces[index][0], pieces[last][0] + len(pieces[last][1])
        whole = "".join(piece for _, piece in pieces[index : last + 1])
        mark = marks[index] if last > index else ""
        index = last + 1
        if index < len(pieces) and marks[last] in ".,'’":
            decimals, goes_on = pieces[index][1], index < len(marks) and marks[index] in ".,'’"
            is_decimal = marks[last] in ".," and marks[last] != mark and not goes_on
            end = pieces[index][0] + len(decimals)
            while index < len(marks) and marks[index] in ".,'’":
                index += 1
            index += 1
            if is_decimal and len(whole + decimals) <= _LONGEST:
                yield Digits(start, end, Fraction(f"{whole}.{decimals}"))
        elif len(whole) <= _LONGEST:
            as_decimal = Fraction(f"{whole[:-3]}.{whole[-3:]}") if mark == point and last == index - 1 else None
            is_one_group = len(whole) <= 6 and as_decimal is not None
            yield Digits(start, end, Fraction(whole), as_decimal if is_one_group else None)


def _end_of_groups(pieces: list[str], marks: list[str]) -> int:
    """The index of the last piece that belongs to the number that begins with the first."""
    if len(pieces[0]) > 3 or pieces[0].startswith("0"):
        return 0
    last = 0
    while last < len(marks) and marks[last] == "," and len(pieces[last + 1]) == 2:
        last += 1
    if last and len(pieces[0]) < 3 and last < len(marks) and marks[last] == "," and len(pieces[last + 1]) == 3:
        return last + 1
    last = 0
    while last < len(marks) and marks[last] == marks[0] and len(pieces[last + 1]) == 3:
        last += 1
    return last


_DAY = r"(?<![\d.,])\d{1,2}(?:st|nd|rd|th|er|\.|º)?"
_DAYS = rf"{_DAY}(?:\s?(?:[-–/]|to|and|au|et|bis|und|al|y|الى|إلى|و)\s?{_DAY})?"
_YEAR = r"(?:,?\s+(?:de\s+|del\s+)?(?:19|20)\d\d(?![\d.,]*\d))?"
_TIMES = (
    r"(?<![\d.,:/-])(?:"
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})"  # 2021-06-27, 27.06.2021
    r"|\d{1,2}:\d{2}(?::\d{2})?"
    r"|\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\b\.?|o['’]clock|[Uu]hr\b|GMT\b|UTC\b)"
    r"|\d{1,4}[年月日号號时時点點分년월일시]"
    r")(?![\d/]|[.,:-]\d)"
)
_FRACTION = re.compile(r"(?<![\d.,:/-])(?:1/2|[1-3]/4|[1-9]/(?:[35-9]|10))(?![\d/]|[.,:-]\d)")
_FRACTIONS = {"1/2": "½", "1/4": "¼", "3/4": "¾"}
"""Fractions that are halves and quarters; all others are one sign here, because they make no whole numbers."""
_EAST_ASIAN_DATE = re.compile(r"(?:\d{1,4}\s?[年月日号號时時点點分년월일시]\s?)+")


def without_dates(text: str, language: str) -> str:
    """A text with ASCII digits, without its dates and times of day, and with East Asian numbers in digits."""
    is_ascii = text.isascii()  # then most of what follows has nothing to find
    if not is_ascii:
        text = _EAST_ASIAN_DATE.sub(BREAK, _with_ascii_digits(text))
    if "/" in text:
        text = _FRACTION.sub(lambda found: _FRACTIONS.get(found[0], "⅓"), text)
    text = re.sub(_TIMES, BREAK, text)
    text = _dates(language).sub(BREAK, text) if _may_name_a_month(text, language) else text
    return text if is_ascii else _EAST_ASIAN.sub(lambda found: _east_asian(found, language), text)


def _with_ascii_digits(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    signs = {c: str(int(c)) for c in set(text) if c.isdecimal() and not c.isascii()}
    signs |= {"٬": ",", "٫": ".", "，": ", ", "\u00ad": ""}
    return text.translate({ord(sign): plain for sign, plain in signs.items()})


_CAPITAL_TELLS = ("en", "de")
"""The languages in which months are told from other words by their capital."""


def _may_name_a_month(text: str, language: str) -> bool:
    """Whether a text may have a day of a month. To look for one takes much longer."""
    return language not in _CAPITAL_TELLS or any(name in text for name in _months(language))


@lru_cache(maxsize=64)
def _dates(language: str) -> re.Pattern[str]:
    """Days of a month, in the words of a language. Where a month is also another word (may, march), its capital tells."""
    months = "|".join(sorted(map(re.escape, _months(language)), key=len, reverse=True))
    flags = re.NOFLAG if language in _CAPITAL_TELLS else re.IGNORECASE
    before = rf"{_DAYS}\s+(?:of\s+|de\s+)?(?:{months})\b\.?(?:/\w+)?{_YEAR}"
    with_year = rf"\b(?:{months})\b\.?,?\s+(?:de\s+|del\s+)?(?:19|20)\d\d(?![\d.,]*\d)"
    if language != "en":
        return re.compile(f"{before}|{with_year}", flags)
    # "In June 27 people" has no day, "on June 27 100 people" has one.
    behind = rf"(?<![Ii]n )(?<![Dd]uring )\b(?:{months})\b\.?\s+{_DAYS}(?!\d|[.,]\d){_YEAR}"
    return re.compile(f"{before}|{behind}|{with_year}", flags)


@lru_cache(maxsize=64)
def _months(language: str) -> set[str]:
    """The names of the months in a language, short ones too; in Arabic those of all countries."""
    tags = ("ar", "ar_SY", "ar_DZ", "ar_MA") if language == "ar" else (language,)
    try:
        locales = [Locale.parse(tag) for tag in tags]
    except (ValueError, UnknownLocaleError):
        locales = [Locale.parse("en")]
    names = {
        str(name).rstrip(".")
        for months in map(months_of, locales)
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in months[context][width].values()
    }
    names = {name for name in names if len(name) > 2 and not name[0].isdigit()} or {"January"}
    return names | {name.upper() for name in names} | ({"Sept"} if language == "en" else set())


_ONES = {
    c: value
    for value, signs in enumerate(("〇零", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九"))
    for c in signs
}
_SMALL = {"十": 10, "百": 100, "千": 1000, "백": 100, "천": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8, "兆": 10**12}
_SIGNS = "".join((*_SMALL, *_LARGE))
_COUNTERS = "人名个個位口具架辆輛家户戶枚發发艘头頭只隻所座"
_EAST_ASIAN = re.compile(
    rf"(?<![\d.,])(?P<digits>\d+(?:[.,]\d+)*\s?[{_SIGNS}](?:\s?\d+|[{_SIGNS}])*)"
    rf"|(?<![数數几幾何上近第{''.join(_ONES)}{_SIGNS}])(?P<signs>[{''.join(_ONES)}{_SIGNS}]+)(?=[多余餘]?[{_COUNTERS}])"
)


def _east_asian(found: re.Match[str], language: str) -> str:
    """A number in signs of Chinese, Japanese or Korean, in digits: 3万5千, 三万人."""
    if found["signs"] and language not in ("zh", "ja"):
        return found[0]
    total = section = Fraction(0)
    number: Fraction | None = None
    for token in re.findall(r"\d[\d.,]*|\S", found[0]):
        if token[0].isdecimal():
            parts = re.fullmatch(r"(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,9})?", token)
            if not parts:
                return BREAK
            number = Fraction(parts[1].replace(",", "") + (parts[2] or ""))
        elif token in _ONES:
            number = (number or 0) * 10 + Fraction(_ONES[token])
        elif token in _SMALL:
            section, number = section + (1 if number is None else number) * _SMALL[token], None
        else:
            section += number or 0
            total, section, number = total + (section or 1) * _LARGE[token], Fraction(0), None
    value = total + section + (number or 0)
    return f"{BREAK}{value} " if value.denominator == 1 and value < 10**_LONGEST else BREAK

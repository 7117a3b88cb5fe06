"""Words for pages: of the interface, in the language that is `spoken`, and of the record, each in its own.

A ``str`` is the interface's words, and a `Spoken` is known to be. A `Name` is words of the record or of a document. A `Phrase`
has both in it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from babel import Locale
from babel.numbers import format_decimal

from onrecord.record.counts import Count
from onrecord.record.dates import Date

# Dates are worded in `dating`, messages translated in `languages`: whoever words a page has all of it here.
from onrecord.speaking.dating import date_in_words as date_in_words
from onrecord.speaking.dating import month_in_words as month_in_words
from onrecord.speaking.languages import SOURCE, Spoken, message, messages, spoken
from onrecord.speaking.languages import translate as translate
from onrecord.writing import tags
from onrecord.writing.quotation import have_own_marks

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Name:
    """A name, or other words of the record or a document, and their language; an empty one is the record's own.

    Raises TypeError for words of the interface: nobody else said those.
    """

    text: str
    language: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.text, Spoken):
            raise TypeError(f"the interface's words are no name: {self.text!r}")

    def __hash__(self) -> int:
        return hash(self.text)  # which a text keeps


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the interface, as ``str``, with words of the record in between."""

    pieces: tuple[str | Name, ...]

    def __hash__(self) -> int:
        return hash(self.pieces)

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
    pieces: list[str | Name] = []
    for each in words:
        if isinstance(each, Phrase):
            pieces += each.pieces
        else:
            pieces.append(each)
    return Phrase(tuple(pieces))


def own(text: str | None) -> Name | None:
    """Words of the record, or nothing."""
    return Name(text) if text else None


def counted(one: str, several: str, number: int, **values: object) -> Spoken:
    """Return the form of a message that fits ``number``, which stands in it as ``%(number)s``."""
    return Spoken(spoken().messages.ngettext(one, several, number) % {"number": number_in_words(number), **values})


def phrase(message: str, **values: Words) -> Phrase:
    """Return a message of the interface with words filled in that keep their own language."""
    return together(*filled(translate(message), values))


def in_quotes(name: Name) -> Name:
    """Words of a document between quotation marks, which go with them."""
    return replace(name, text=all_in_quotes([name.text])[0])


def all_in_quotes(parts: Sequence[str]) -> list[str]:
    """The parts of a quote, each between quotation marks: the interface's, but where the document's own are around it already;
    the interface's second pair, where its first stands within."""
    own = have_own_marks(parts)
    return [part if is_own else _marked(part) for part, is_own in zip(parts, own, strict=True)]


def _marked(text: str) -> str:
    """Words between quotation marks that do not stand within them as well."""
    first, second = str(translate("“%(quote)s”", quote=text)), str(translate("‘%(quote)s’", quote=text))
    is_doubled = any(mark in text for mark in (first[0], first[-1], '"'))
    return second if is_doubled else first


def sentence(line: str) -> Spoken:
    """Words of the interface as a sentence: with a capital and a full stop."""
    return translate("%(line)s.", line=_capital(line))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def beginning(words: Phrase) -> Phrase:
    """A phrase as a sentence begins."""
    first, *others = words.pieces
    capital = _capital(plain(first))
    return Phrase((capital if isinstance(first, str) else replace(first, text=capital), *others))


def filled(text: str, values: Mapping[str, Value]) -> Iterator[str | Value]:
    """The pieces of a text with each ``%(name)s`` as its value."""
    for index, piece in enumerate(parted(text)):
        if index % 2:
            yield values[piece]
        elif piece:
            yield piece


@lru_cache(maxsize=4096)
def parted(text: str) -> tuple[str, ...]:
    """A text, parted at what will stand in it: every second piece is the name of that."""
    return tuple(re.split(r"%\((\w+)\)s", text))


def number_in_words(number: int) -> Spoken:
    """A number with its thousands parted."""
    return _number(number, spoken().locale_name)


@lru_cache(maxsize=4096)
def _number(number: int, locale: str) -> Spoken:
    return Spoken(format_decimal(number, locale=locale))


def language_name(language: str) -> Words:
    """The name of a language in the interface's own; or else in English, by the registry of languages; or else its tag."""
    own = _language_name(language, spoken().locale)
    if own:
        return Spoken(own)
    english = _language_name(language, Locale.parse("en")) or tags.english_name(language)
    if english:
        return Spoken(english) if spoken().language == SOURCE else Name(english, SOURCE)
    return Name(language, "zxx")


def _language_name(language: str, locale: Locale) -> str:
    """The name that Unicode has for a tag in a language, what follows its first part in brackets; or nothing."""
    for tag in (language, tags.standard(language)):
        first, *others = tag.split("-")
        whole = locale.languages.get("_".join([first, *others]))
        name = whole or locale.languages.get(first.lower())
        if name:
            further = [
                locale.scripts.get(each.title()) or locale.territories.get(each.upper()) or each for each in others
            ]
            return f"{name} ({', '.join(further)})" if further and not whole else str(name)
    return ""


def time_in_words(date: Date, language: str) -> Words:
    """A date as a reader says it, with the document's own words for it, if it has any, which are in a language."""
    if not date.words:
        return date_in_words(date)
    said = in_quotes(Name(date.words, language))
    return phrase("%(date)s, %(words)s", date=date_in_words(date), words=said)


def position_in_words(latitude: float, longitude: float) -> Spoken:
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
    "a couple": message("a couple"),
    "half a dozen": message("half a dozen"),
    "a dozen": message("a dozen"),
    "dozens": message("dozens"),
    "scores": message("scores"),
    "hundreds": message("hundreds"),
    "thousands": message("thousands"),
    "millions": message("millions"),
    "tens of thousands": message("tens of thousands"),
    "hundreds of thousands": message("hundreds of thousands"),
    "several": message("several"),
    "several dozen": message("several dozen"),
    "several hundred": message("several hundred"),
    "several thousand": message("several thousand"),
    "some": message("some"),
    "double digits": message("double digits"),
}
"""How the words of the format for a count are worded. They are the format's; the source's own are in the quote."""

_MAGNITUDES = {
    "thousand": messages("%(number)s thousand", "%(number)s thousand"),
    "lakh": messages("%(number)s lakh", "%(number)s lakh"),
    "million": messages("%(number)s million", "%(number)s million"),
    "crore": messages("%(number)s crore", "%(number)s crore"),
    "billion": messages("%(number)s billion", "%(number)s billion"),
}
"""How the words of the format for a magnitude are worded: English has one form, others decline it by its number."""

_NUMBER = rf"\d[\d,.]*(?: (?:{'|'.join(_MAGNITUDES)})\b)?"
_NUMBERS = re.compile(rf"(?P<low>{_NUMBER})\s?[-–]\s?(?P<high>{_NUMBER})|(?P<only>{_NUMBER})")
_BOUND = re.compile(rf"(at least|more than|up to|fewer than|about) ({_NUMBER})")


UNCODED = (
    message("Indian Ocean Ter."),
    message("N. Cyprus"),
    message("Siachen Glacier"),
    message("Somaliland"),
)
"""What Natural Earth draws as a country that has no letters in ISO 3166-1."""


def country_name(code: str) -> Spoken:
    """The name of a country by its letters in ISO 3166-1; or by Natural Earth's name, if it has none there."""
    return Spoken(spoken().locale.territories.get(code) or translate(code))


def count_in_words(count: Count) -> Spoken:
    """A count as the record has it: its words in the interface's language, its numbers as they are."""
    number = _count_in_words(count.text)
    return translate("%(number)s more", number=number) if count.besides else number


def _count_in_words(text: str) -> Spoken:
    if text in COUNTS:
        return translate(COUNTS[text])
    bound = _BOUND.fullmatch(text)
    if bound:
        return translate(COUNTS[bound[1]], number=_parted(bound[2]))
    if text.endswith("-odd"):
        return translate("%(number)s-odd", number=_parted(text.removesuffix("-odd")))
    return Spoken(_NUMBERS.sub(_number_or_range, text))


def _number_or_range(found: re.Match[str]) -> str:
    if found["only"]:
        return _parted(found["only"])
    return translate("%(low)s–%(high)s", low=_parted(found["low"]), high=_parted(found["high"]))


def _parted(number: str) -> str:
    """A number with its thousands parted as the language does it, if the record parts them; and with its magnitude."""
    digits, _, magnitude = number.partition(" ")
    if magnitude:
        whole = int(digits.partition(".")[0].replace(",", ""))
        return spoken().messages.ngettext(*_MAGNITUDES[magnitude], whole) % {"number": _parted(digits)}
    if "." in digits:
        return str(format_decimal(digits, locale=spoken().locale, decimal_quantization=False))
    return number_in_words(int(digits.replace(",", ""))) if "," in digits else digits


def apart(words: Iterable[Words], separator: str) -> Phrase:
    """Words one by one, with a separator of the interface between them."""
    pieces = [piece for each in words for piece in (separator, each)]
    return together(*pieces[1:])


def all_of(words: Sequence[Words]) -> Phrase:
    """Words, each in its language, as a list in a sentence: a, b and c."""
    if len(words) < 2:
        return together(*words)
    return phrase("%(most)s and %(last)s", most=apart(words[:-1], translate(", ")), last=words[-1])


def listed(words: Iterable[str]) -> Spoken:
    """Words of the interface one by one: a, b, c."""
    return Spoken(apart(words, translate(", ")).text)


def joined(words: Sequence[str]) -> Spoken:
    """Words of the interface as a list in a sentence: a, b and c."""
    return Spoken(all_of(words).text)

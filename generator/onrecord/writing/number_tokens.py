"""A text in tokens, each with what it is to numbers: digits, a number word, a magnitude, a part, a unit."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from text_to_num import alpha2digit

from onrecord.writing.number_signs import Digits, read_digits
from onrecord.writing.number_words import ARABIC_NUMBERS, OTHER_PART, SPELT, Vocabulary, plain_arabic, vocabulary
from onrecord.writing.slavic_numbers import SLAVIC_NUMBERS, is_ordinal


class TokenKind(Enum):
    """What a token is to numbers."""

    DIGITS = auto()
    NUMBER = auto()
    """A number word."""
    ARTICLE = auto()
    """A word that counts one, if nothing else: a woman."""
    MAGNITUDE = auto()
    PART = auto()
    """A half, a third."""
    ORDINAL = auto()
    VAGUE = auto()
    """Several, few: what is counted with them has no number."""
    AND = auto()
    RANGE = auto()
    BETWEEN = auto()
    OF = auto()
    UNCOUNTED = auto()
    UNIT = auto()
    """A sign that makes a share, money or a measure of a number."""
    OTHER = auto()


_NOTHING = Fraction(0)


class Token(NamedTuple):
    """A word, number or sign. ``gap``: what stands between it and the token before; ``word`` in small letters."""

    kind: TokenKind
    word: str
    gap: str
    start: int
    end: int
    value: Fraction = _NOTHING
    digits: Digits | None = None
    is_bare: bool = False
    """Of a magnitude: whether it counts alone (a hundred) or only behind a number (hundreds)."""


_BETWEEN_WORDS = (
    r"\s\d!-/:-@\[-`{-~\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u060c\u061b\u061f\u066a-\u066d\u06d4"
    r"\u2000-\u200b\u2010-\u206f\u20a0-\u20cf\u2150-\u215f\u3000-\u303f\uff01-\uff20"
)
"""What a word ends at: spaces, digits and punctuation, in a character class. Vowel signs and joiners belong to words."""

_TOKEN = re.compile(
    r"(?P<digits>\d+(?:[.,'’٬٫\u00a0\u202f\u2009\u2007 ]\d+)*)"
    r"|(?P<unit>[%‰٪％°$€£¥₹₽₪₺₴¢]|\bper cent\b)"
    r"|(?P<part>[½¼¾⅓⅔])"
    rf"|(?P<word>[^{_BETWEEN_WORDS}]+)"
)
_SIGN_PARTS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_SUFFIXES = {"k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6, "bn": 10**9, "mrd": 10**9, "tn": 10**12}
"""Letters that multiply the digits they hang on (10k)."""
_PERCENT = {"percent", "pct", "pourcent", "prozent", "porcento", "procent", "بالمئه", "بالمايه", "بالمائه", "المئه"}
_PERCENT |= {
    "процент",
    "процента",
    "проценты",
    "процентов",
    "процентам",
    "процентами",
    "відсоток",
    "відсотка",
    "відсотки",
}
_PERCENT |= {"відсотків", "відсоткам", "відсотками"}


def tokens_of(text: str, language: str) -> list[Token]:
    """A text in tokens. Letters on digits are their magnitude or make a name of them (10k, F16), which is no number."""
    words, tokens, end = vocabulary(language), [], 0
    for match in _TOKEN.finditer(text):
        start, gap, end = match.start(), text[end : match.start()], match.end()
        if match["digits"]:
            for digits in read_digits(match[0], language):
                is_name = _is_name(text, start + digits.start)
                kind = TokenKind.OTHER if is_name else TokenKind.DIGITS
                tokens.append(Token(kind, "", gap, start + digits.start, start + digits.end, digits.value, digits))
                gap = " "
        elif match["unit"]:
            tokens.append(Token(TokenKind.UNIT, match[0], gap, start, end))
        elif match["part"]:
            tokens.append(Token(TokenKind.PART, match[0], gap, start, end, _SIGN_PARTS.get(match[0], OTHER_PART)))
        else:
            hangs = not gap and bool(tokens) and tokens[-1].kind is TokenKind.DIGITS
            tokens += _word_tokens(match[0], gap, start, language, words, hangs)
            if (
                hangs
                and tokens[-1].kind is not TokenKind.MAGNITUDE
                and re.match(r"[a-zµ\u0400-\u04ff]", match[0].lower())
            ):
                tokens[-1] = Token(TokenKind.UNIT, match[0], gap, start, end)
    return tokens


_ORDINAL = re.compile(r"\d{1,15}(?=\D)")
_HAS_DIGIT = re.compile(r"\d")
_NAMED = re.compile(r"(?:[A-Za-zÀ-ɏ\u0370-\u04ff]|[#№°º]|\b[A-ZÀ-ÞА-Я][^\W\d_]{0,15}[-‑])\Z")


def _is_name(text: str, start: int) -> bool:
    """Whether digits belong to a name: F16, COVID-19, #7."""
    return bool(_NAMED.search(text[max(0, start - 18) : start]))


def _word_tokens(word: str, gap: str, start: int, language: str, words: Vocabulary, hangs: bool) -> Iterator[Token]:
    end, small = start + len(word), word.lower()
    if hangs and small in _SUFFIXES and (language == "en" or small not in ("k", "m")):
        yield Token(TokenKind.MAGNITUDE, small, gap, start, end, Fraction(_SUFFIXES[small]))
        return
    if language == "ar":
        small = plain_arabic(small)
        if small[0] == "و" and len(small) > 1 and small not in ARABIC_NUMBERS and small not in words.magnitudes:
            rest = _classified(small[1:], "ar")
            if rest[0] in (TokenKind.NUMBER, TokenKind.MAGNITUDE, TokenKind.PART):
                yield Token(TokenKind.AND, "و", gap, start, start + 1)
                yield Token(rest[0], small[1:], "", start + 1, end, rest[1], is_bare=rest[2])
                return
    kind, value, is_bare = _classified(small, language)
    yield Token(kind, small, gap, start, end, value, is_bare=is_bare)


@lru_cache(maxsize=65536)
def _classified(word: str, language: str) -> tuple[TokenKind, Fraction, bool]:
    """What a word is, its value, and whether a magnitude counts alone."""
    words = vocabulary(language)
    if language == "ar" and word.removeprefix("ال") in words.magnitudes:
        word = word if word in words.magnitudes else word.removeprefix("ال")
    if word in words.magnitudes:
        return TokenKind.MAGNITUDE, Fraction(words.magnitudes[word]), word in words.bare
    if word in words.parts:
        return TokenKind.PART, words.parts[word], False
    lists = (
        (words.articles, TokenKind.ARTICLE),
        (words.vague, TokenKind.VAGUE),
        (words.ands, TokenKind.AND),
        (words.ranges, TokenKind.RANGE),
        (words.between, TokenKind.BETWEEN),
        (words.of, TokenKind.OF),
        (words.uncounted, TokenKind.UNCOUNTED),
        (_PERCENT, TokenKind.UNIT),
    )
    kind = next((kind for list_, kind in lists if word in list_), None)
    if kind:
        return kind, Fraction(1), False
    if language == "ar":
        stem = next(
            (stem for prefix in ("", "ال", "ب", "ف") if (stem := word.removeprefix(prefix)) in ARABIC_NUMBERS), ""
        )
        return (
            (TokenKind.NUMBER, Fraction(ARABIC_NUMBERS[stem]), False) if stem else (TokenKind.OTHER, Fraction(0), False)
        )
    if language in SLAVIC_NUMBERS:
        value = SLAVIC_NUMBERS[language].get(word)
        if value is not None:
            return TokenKind.NUMBER, Fraction(value), False
        return (TokenKind.ORDINAL if is_ordinal(word) else TokenKind.OTHER), Fraction(0), False
    digits = spelt(word, language)
    if digits.isdecimal():
        return TokenKind.NUMBER, Fraction(digits), False
    ordinal = _ORDINAL.match(digits)
    return (TokenKind.ORDINAL, Fraction(ordinal[0]), False) if ordinal else (TokenKind.OTHER, Fraction(0), False)


@lru_cache(maxsize=65536)
def spelt(words: str, language: str) -> str:
    """Number words as digits, as text2num reads them. It takes the square of the length, so that must be small."""
    if len(words) > 300 or _HAS_DIGIT.search(words):
        return ""
    return str(alpha2digit(words, language if language in SPELT else "en", threshold=0))

"""Numbers in running text, each read whole: digits of any script with their grouping, number words, and the magnitude, part
or unit behind them. What is left of a number when something is cut off it is never a number of the text.

A text is cut into tokens once, and each token is looked at a fixed number of times: the time is linear.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from onrecord.writing.number_runs import Quantity, hangs, read_run
from onrecord.writing.number_signs import BREAK, without_dates
from onrecord.writing.number_tokens import Token, TokenKind, spelt, tokens_of
from onrecord.writing.number_words import NOBODY, SPELT, base_language
from onrecord.writing.slavic_numbers import SLAVIC_NUMBERS, plain_slavic

_NO_NUMBER = re.compile(
    r"\b(?:no|any|some|every|each|the)[ -]one\b|\bone another\b|\b(?:no|some|any|every)one\b", re.IGNORECASE
)
"""English words in which `one` counts nothing."""
_PAIR = re.compile(r"\b(?:an? )?(?:couple|pair)(?: of)?\b", re.IGNORECASE)
_PERCENT = re.compile(r"\b(?:per|pour|por|pro) ?(?:cento?|ciento)\b|\b(?:ب|في )ال(?:مئة|مائة)", re.IGNORECASE)
_SPOKEN_POINT = re.compile(
    r"\b[^\W\d_]{1,30} (?:point|virgule|komma|coma|vírgula|virgola) [^\W\d_]{1,30}\b", re.IGNORECASE
)
_ELEVEN = re.compile(r"[أا]حد عشر\b")
"""Alone, the first of its words is also anybody."""
_MOST_MAGNITUDES = 3
"""Magnitudes behind each other: hundred thousand million."""
_DEEPEST = 3
"""Quantities that add to the one before them: 1 crore 20 lakh 50 thousand."""
_SIGNS_OF_MONEY = frozenset("$€£¥₹₽₪₺₴¢")
_DASHES = frozenset("-–—‑~〜～")


@lru_cache(maxsize=4096)
def numbers_in(text: str, language: str) -> frozenset[int]:
    """Every whole number in a text: in digits of any script, or in number words of its language (of English, if its number
    words are not read). 0 is in it where the text says that there was nobody, and in a language whose words for
    nobody are not read.

    Where a text can be read in two ways ("twenty and three"), the numbers of both are in it.
    """
    own = base_language(language)
    found = {int(each.value) for each in quantities(without_dates(text, own), own)}
    nobody = NOBODY.get(own)
    if nobody is None or re.search(nobody, text, re.IGNORECASE):
        found.add(0)
    return frozenset(found)


def are_words_read(language: str) -> bool:
    """Whether number words of a language are read, and not only its digits."""
    return base_language(language) in (*SPELT, "ar", "ja", "zh", *SLAVIC_NUMBERS)


def quantities(text: str, language: str) -> list[Quantity]:
    """The whole numbers of a text that has no dates, in the order of the text."""
    if language == "en":
        text = _PAIR.sub("2 ", _NO_NUMBER.sub(BREAK, text))
    text = _ELEVEN.sub("11", text) if language == "ar" else text
    text = plain_slavic(text) if language in SLAVIC_NUMBERS else text
    text = _SPOKEN_POINT.sub(lambda found: _with_point(found[0], language), text)
    tokens = tokens_of(_PERCENT.sub("%", text), language)
    return [each for each in _in_ranges(_read(tokens, language), tokens) if each.counts and each.value.denominator == 1]


def _with_point(words: str, language: str) -> str:
    """A decimal number in words (one point five) in digits; the words as they are, if they are none."""
    number = spelt(words.lower(), language)
    return number if re.fullmatch(r"\d+[.,]\d+", number) else words


def in_digits(text: str) -> str:
    """An English text with each number that it has in words written in digits."""
    tokens = tokens_of(_PAIR.sub(lambda found: "2" + " " * (len(found[0]) - 1), text), "en")
    begin = len(tokens)
    for each in reversed(_in_ranges(_read(tokens, "en"), tokens)):
        if each.last > begin:
            continue  # the part of another reading
        between, begin = tokens[each.first : each.last], each.first
        is_in_words = (
            any(token.kind is not TokenKind.DIGITS for token in between) and between[0].kind is not TokenKind.ARTICLE
        )
        if each.counts and each.value.denominator == 1 and (is_in_words or len(between) > 1):
            text = f"{text[: between[0].start]}{int(each.value):,}{text[between[-1].end :]}"
    return text


def _read(tokens: Sequence[Token], language: str) -> list[Quantity]:
    """All quantities, with those that do not count."""
    found: list[Quantity] = []
    index = 0
    while index < len(tokens):
        if tokens[index].kind is TokenKind.OTHER:  # most words are
            index += 1
            continue
        quantities, end = _at(tokens, index, language)
        found += quantities
        index = max(end, index + 1)
    return found


def _at(tokens: Sequence[Token], index: int, language: str, depth: int = 0) -> tuple[list[Quantity], int]:
    """The quantities that begin at a token, and where to go on."""
    token = tokens[index]
    behind = index + 1
    if token.kind is TokenKind.DIGITS:
        return _whole(tokens, Quantity(token.value, index, behind, token.value), language, depth)
    if token.kind is TokenKind.NUMBER or (token.kind is TokenKind.MAGNITUDE and token.is_bare):
        return _run(tokens, index, language, depth)
    if token.kind is TokenKind.ARTICLE:
        return _article(tokens, index, language)
    if token.kind is TokenKind.PART:
        magnitude = _after_of(tokens, behind)
        if token.value and hangs(tokens, magnitude, TokenKind.MAGNITUDE):
            return _whole(tokens, Quantity(token.value, index, magnitude, token.value), language)
    elif token.kind is TokenKind.MAGNITUDE:  # hundreds of thousands
        end = _after_magnitudes(tokens, behind)
        while language in SLAVIC_NUMBERS and hangs(tokens, end, TokenKind.NUMBER):  # тысячи двухсот
            end += 1
        return [], end
    elif token.kind is TokenKind.VAGUE:  # several hundred; but some 200
        begin = behind + hangs(tokens, behind, TokenKind.OF)
        if hangs(tokens, begin, TokenKind.MAGNITUDE):
            return [], _after_magnitudes(tokens, begin)
    elif token.kind is TokenKind.UNIT and token.word in _SIGNS_OF_MONEY and hangs(tokens, behind, TokenKind.DIGITS):
        quantities, end = _at(tokens, behind, language)
        return [replace(each, counts=False) for each in quantities], end
    return [], behind


def _after_of(tokens: Sequence[Token], index: int) -> int:
    """Where to go on behind words like `of a`."""
    index += hangs(tokens, index, TokenKind.OF)
    return index + hangs(tokens, index, TokenKind.ARTICLE)


def _after_magnitudes(tokens: Sequence[Token], index: int) -> int:
    while True:
        behind_of = index + hangs(tokens, index, TokenKind.OF)
        if not hangs(tokens, behind_of, TokenKind.MAGNITUDE):
            return index
        index = behind_of + 1


def _article(tokens: Sequence[Token], index: int, language: str) -> tuple[list[Quantity], int]:
    """A word like `a`: one, unless what follows has a number of its own (a dozen) or none (a few, a third, a lot)."""
    behind = index + 1
    if hangs(tokens, behind, TokenKind.MAGNITUDE) and (tokens[behind].is_bare or tokens[behind].word == "score"):
        first = Quantity(Fraction(1), index, behind, Fraction(1))
        is_word = spelt(tokens[behind].word, language).isdecimal()
        return _run(tokens, behind, language) if is_word or language == "ar" else _whole(tokens, first, language)
    has_own = (
        TokenKind.VAGUE,
        TokenKind.ORDINAL,
        TokenKind.UNCOUNTED,
        TokenKind.PART,
        TokenKind.NUMBER,
        TokenKind.DIGITS,
        TokenKind.MAGNITUDE,
    )
    if hangs(tokens, behind, *has_own) or (language == "en" and not hangs(tokens, behind, TokenKind.OTHER)):
        return [], behind
    return _whole(tokens, Quantity(Fraction(1), index, behind, Fraction(1)), language)


def _whole(tokens: Sequence[Token], head: Quantity, language: str, depth: int = 0) -> tuple[list[Quantity], int]:
    """A quantity with all that belongs to it: `head` is its beginning. Also apart, where that is a reading as well."""
    value, magnitude, end = head.value, head.magnitude, head.last
    part = _and_part(tokens, end, language)
    if part:
        is_of_magnitude = hangs(tokens, part, TokenKind.MAGNITUDE)
        if magnitude == 1 and not is_of_magnitude:  # two and a half
            return [replace(head, counts=False)], part
        says_again = magnitude > 1 and is_of_magnitude  # مليون ونصف المليون
        unit = tokens[part].value if says_again else magnitude
        value, end = value + tokens[part - 1].value * unit, part + says_again
    elif hangs(tokens, end, TokenKind.PART) and magnitude == 1:  # 2½ million, three quarters of a million, two thirds
        of = _after_of(tokens, end + 1)
        sign = tokens[end].word in "½¼¾"
        value, end = (value + tokens[end].value if sign else value * tokens[end].value), end + 1
        if not hangs(tokens, of, TokenKind.MAGNITUDE) or not value:
            return [replace(head, counts=False)], end
        end = of
    elif _is_ordinal(tokens, end, value):
        return [replace(head, counts=False)], end + 1
    last_magnitude = magnitude
    for _ in range(_MOST_MAGNITUDES):
        next_ = _magnitude(tokens, end, magnitude)
        if next_ is None:
            break
        last_magnitude = tokens[next_].value
        digits = tokens[head.first].digits
        if digits and digits.as_decimal is not None and end == head.first + 1:
            value = digits.as_decimal
        value, magnitude, end = value * last_magnitude, magnitude * last_magnitude, next_ + 1
    part = _and_part(tokens, end, language) if end > head.last else 0
    if part:  # a million and a half
        value, end = value + tokens[part - 1].value * last_magnitude, part
    whole = Quantity(value, head.first, end, head.coefficient, magnitude)
    if hangs(tokens, end, TokenKind.UNIT):
        return [replace(whole, counts=False)], end + 1
    return _with_rest(tokens, whole, language, depth) if magnitude > 1 and depth < _DEEPEST else ([whole], end)


def _magnitude(tokens: Sequence[Token], index: int, magnitude: Fraction) -> int | None:
    """Where the next magnitude of a quantity stands: directly, or behind `of` if it has one (deux dizaines de milliers)."""
    behind_of = index + (magnitude > 1 and hangs(tokens, index, TokenKind.OF))
    is_next = hangs(tokens, behind_of, TokenKind.MAGNITUDE) and not (behind_of > index and tokens[behind_of].is_bare)
    return behind_of if is_next else None


def _and_part(tokens: Sequence[Token], index: int, language: str) -> int:
    """Where `and a half` ends that begins there; 0 where there is none."""
    if language == "ar" and hangs(tokens, index, TokenKind.PART) and tokens[index].word.startswith("و"):
        return index + 1
    if not hangs(tokens, index, TokenKind.AND):
        return 0
    article = hangs(tokens, index + 1, TokenKind.ARTICLE)
    end = index + 1 + article
    is_part = hangs(tokens, end, TokenKind.PART) and tokens[end].value > 0 and (article or language not in ("en", "de"))
    return end + 1 if is_part else 0


def _is_ordinal(tokens: Sequence[Token], index: int, value: Fraction) -> bool:
    """Whether a number is the beginning of an ordinal or a part: twenty-first, vingt-et-unième, two fifths."""
    if not hangs(tokens, index, TokenKind.ORDINAL):
        return (
            hangs(tokens, index, TokenKind.AND)
            and index + 1 < len(tokens)
            and tokens[index + 1].kind is TokenKind.ORDINAL
            and (bool(tokens[index].gap.strip()) or tokens[index + 1].word in ("unième", "onzième"))
        )
    is_part = tokens[index].value > 2 and (value == 1 or tokens[index].word.endswith("s"))
    return bool(tokens[index].gap.strip()) or is_part


def _with_rest(tokens: Sequence[Token], whole: Quantity, language: str, depth: int) -> tuple[list[Quantity], int]:
    """A quantity with a smaller one behind it that adds to it: 1 lakh 50 thousand. With `and`, both readings."""
    has_and = hangs(tokens, whole.last, TokenKind.AND)
    begin = whole.last + has_and
    if not hangs(tokens, begin, TokenKind.DIGITS, TokenKind.NUMBER):
        return [whole], whole.last
    rest, end = _at(tokens, begin, language, depth + 1)
    if len(rest) != 1 or not rest[0].counts or not 1 < rest[0].magnitude < whole.magnitude:
        return [whole], whole.last
    both = replace(whole, value=whole.value + rest[0].value, last=end, magnitude=Fraction(1))
    return ([whole, rest[0], both] if has_and and language != "ar" else [both]), end


def _run(tokens: Sequence[Token], index: int, language: str, depth: int = 0) -> tuple[list[Quantity], int]:
    """The number words that follow each other, as the numbers that they make; the last with what belongs to it."""
    *others, last = read_run(tokens, index, language)
    if language in SLAVIC_NUMBERS and not last.counts:
        return [*others, last], last.last
    quantities, end = _whole(tokens, last, language, depth)
    return [*others, *quantities], end


def _is_of_money(tokens: Sequence[Token], each: Quantity) -> bool:
    return each.first > 0 and tokens[each.first - 1].word in _SIGNS_OF_MONEY


def _in_ranges(found: list[Quantity], tokens: Sequence[Token]) -> list[Quantity]:
    """The quantities, with what the first of a range takes from the second: two to three thousand, 50 to 60 %."""
    result = list(found)
    for index, (first, second) in enumerate(pairwise(found)):
        dash = first.last == second.first and tokens[second.first].gap.strip() in _DASHES
        between = first.last + 1 == second.first and hangs(tokens, second.first - 1, TokenKind.RANGE, TokenKind.AND)
        if between and tokens[first.last].kind is TokenKind.AND:
            between = first.first > 0 and tokens[first.first - 1].kind is TokenKind.BETWEEN
        if (dash or between) and _is_of_money(tokens, first):
            result[index + 1] = replace(second, counts=False)
        if not (dash or between) or first.magnitude > 1 or not first.value:
            continue
        if not second.counts:
            result[index] = replace(first, counts=False)
        elif second.magnitude > 1 and first.value < second.coefficient:
            result[index] = replace(first, value=first.value * second.magnitude)
        elif dash and second.value % 1000 == 0 and first.value < second.value / 1000 < 1000:  # 2-3000
            result[index] = replace(first, value=first.value * 1000)
    return result

"""Number words that follow each other, and the numbers that they make: by text2num; for Arabic, Russian and Ukrainian here."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from onrecord.writing.number_tokens import Token, TokenKind, spelt
from onrecord.writing.number_words import HALF
from onrecord.writing.slavic_numbers import ONLY_BEHIND, SLAVIC_NUMBERS

_NEW_STATEMENT = {"were", "was", "are", "have", "had", "other", "others"}
"""English words that show that a number behind `and`, before them, begins a new statement."""
_LONGEST_RUN = 24
"""Number words that are read as one run; no number has more."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the tokens it is made of, from ``first`` up to before ``last``. ``coefficient``: what its ``magnitude``
    multiplies. ``counts``: whether it is a number of things, and no share, order or sum of money."""

    value: Fraction
    first: int
    last: int
    coefficient: Fraction
    magnitude: Fraction = Fraction(1)
    counts: bool = True


def hangs(tokens: Sequence[Token], index: int, *kinds: TokenKind) -> bool:
    """Whether the token there is of a kind and hangs together with the one before: by white space, a hyphen or nothing."""
    return index < len(tokens) and tokens[index].kind in kinds and tokens[index].gap.strip() in ("", "-", "‑")


def read_run(tokens: Sequence[Token], index: int, language: str) -> list[Quantity]:
    """The numbers of the number words that begin at a token; at least one."""
    if language in SLAVIC_NUMBERS:
        return [_slavic(tokens, index, language)]
    return _arabic(tokens, index) if language == "ar" else _spelt_run(tokens, index, language)


def _is_spelt(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Whether a token is a number word of text2num that hangs on the one before."""
    if language in ("fr", "es", "pt", "it") and hangs(tokens, index, TokenKind.ARTICLE):
        return tokens[index - 1].kind in (TokenKind.AND, TokenKind.MAGNITUDE)  # vingt et un, cent un
    return hangs(tokens, index, TokenKind.NUMBER) or (
        hangs(tokens, index, TokenKind.MAGNITUDE) and spelt(tokens[index].word, language).isdecimal()
    )


def _spelt_run(tokens: Sequence[Token], index: int, language: str) -> list[Quantity]:
    """Number words that text2num reads. Where two numbers with `and` between them make one, they are one if the language
    writes it so (one hundred and five); else (twenty and three), both readings."""
    found: list[Quantity] = []
    begin, end = index, index + 1
    while end - index < _LONGEST_RUN:
        has_and = hangs(tokens, end, TokenKind.AND)
        if not _is_spelt(tokens, end + has_and, language):
            break
        if has_and:
            stop = end + 2
            while stop - end < _LONGEST_RUN and _is_spelt(tokens, stop, language):
                stop += 1
            if not _is_one(tokens, begin, stop, language):
                found += _spelt_numbers(tokens, begin, end, language)
                begin = end + 1
            elif not _is_written_with_and(tokens, end, stop, language):
                found += _spelt_numbers(tokens, begin, end, language)
                found += _spelt_numbers(tokens, end + 1, stop, language)
            end = stop
        else:
            end += 1
    return [*found, *_spelt_numbers(tokens, begin, end, language)]


def _words(tokens: Sequence[Token], begin: int, end: int) -> str:
    return " ".join(token.word for token in tokens[begin:end])


def _is_one(tokens: Sequence[Token], begin: int, end: int, language: str) -> bool:
    return spelt(_words(tokens, begin, end), language).isdecimal()


def _is_written_with_and(tokens: Sequence[Token], at: int, stop: int, language: str) -> bool:
    """Whether the language writes a number with the `and` that stands there."""
    begins_anew = language == "en" and stop < len(tokens) and tokens[stop].word in _NEW_STATEMENT
    return not begins_anew and (language in ("fr", "es", "pt") or tokens[at - 1].kind is TokenKind.MAGNITUDE)


def _spelt_numbers(tokens: Sequence[Token], begin: int, end: int, language: str) -> list[Quantity]:
    """The numbers of a run of words, most often one. Its magnitude is that of its last words (two hundred thousand)."""
    numbers = [Fraction(number) for number in spelt(_words(tokens, begin, end), language).split() if number.isdecimal()]
    magnitude, coefficient_end = Fraction(1), end
    while coefficient_end > begin and tokens[coefficient_end - 1].kind is TokenKind.MAGNITUDE:
        coefficient_end -= 1
        magnitude *= tokens[coefficient_end].value
    if not numbers or len(numbers) > 1 or any(t.kind is TokenKind.MAGNITUDE for t in tokens[begin:coefficient_end]):
        magnitude = Fraction(1)
    if not numbers:
        return [Quantity(Fraction(0), begin, end, Fraction(0), counts=False)]
    return [Quantity(number, begin, end, number / magnitude, magnitude) for number in numbers]


def _arabic(tokens: Sequence[Token], index: int) -> list[Quantity]:
    """Arabic number words: the smaller one first below a hundred, `and` between all, thousands multiplied."""
    found: list[Quantity] = []
    begin, total, section = index, Fraction(0), tokens[index].value
    is_dual = section in (2000, 2 * 10**6, 2 * 10**9)
    multiplies = is_dual or tokens[index].kind is TokenKind.MAGNITUDE
    magnitude = section / (2 if is_dual else 1) if multiplies else Fraction(1)
    end = index + 1
    while end - index < _LONGEST_RUN:
        has_and = hangs(tokens, end, TokenKind.AND)
        at = end + has_and
        if not hangs(tokens, at, TokenKind.NUMBER, TokenKind.MAGNITUDE):
            break
        value, last = tokens[at].value, tokens[at - 1 - has_and].value
        if not has_and and tokens[at].kind is TokenKind.MAGNITUDE:
            if value == 100:
                section = (section or Fraction(1)) * 100
            else:
                total, section = total + (section or Fraction(1)) * value, Fraction(0)
            magnitude = value
        elif not has_and and value == 10 and 1 <= last <= 9:
            section += 10
        elif has_and and (value < _lowest_place(last) or (1 <= last <= 9 and 20 <= value <= 90)):
            if section >= 1000:
                total, section = total + section, Fraction(0)
            section, magnitude = section + value, Fraction(1)
        else:
            found.append(Quantity(total + section, begin, end, total + section))
            begin, total, section = at, Fraction(0), value
        end = at + 1
    value = total + section
    return [*found, Quantity(value, begin, end, value / magnitude, magnitude)]


def _slavic(tokens: Sequence[Token], index: int, language: str) -> Quantity:
    """Russian and Ukrainian number words: each smaller than the last place of the one before it, thousands multiplied. Where an
    ordinal ends them (двадцать первый), they count nothing."""
    total, section, magnitude = Fraction(0), tokens[index].value, Fraction(1)
    last, end = section, index + 1
    while end - index < _LONGEST_RUN:
        half = _with_half(tokens, end)
        if half and hangs(tokens, half, TokenKind.MAGNITUDE) and section:  # два с половиной миллиона
            section, end = section + HALF, half
        elif hangs(tokens, end, TokenKind.MAGNITUDE) and section and (not total or tokens[end].value < magnitude):
            magnitude = last = tokens[end].value
            total, section, end = total + section * magnitude, Fraction(0), end + 1
        elif 0 < (value := _smaller(tokens, end, language)) < _room(last):
            section, last, end = section + value, value, end + 1
        else:
            break
    is_order = hangs(tokens, end, TokenKind.ORDINAL) and (last >= 20 or bool(tokens[end].gap.strip()))
    whole, unit = total + section, magnitude if not section else Fraction(1)
    return Quantity(
        whole, index, end + is_order, whole / unit, unit, counts=not is_order and not _with_half(tokens, end)
    )


def _smaller(tokens: Sequence[Token], index: int, language: str) -> Fraction:
    """The value of a number word that stands there, behind another and a space; 0 if there is none."""
    if index >= len(tokens) or tokens[index].gap.strip():
        return Fraction(0)
    token = tokens[index]
    return token.value if token.kind is TokenKind.NUMBER else Fraction(ONLY_BEHIND[language].get(token.word, 0))


def _room(last: Fraction) -> int:
    """What a number word behind this one must be smaller than: a ten behind a hundred, a unit behind a ten but for 10 itself."""
    return 0 if last < 20 else _lowest_place(last)


def _with_half(tokens: Sequence[Token], index: int) -> int:
    """Where `and a half` ends that begins there (с половиной, з половиною); 0 where there is none."""
    is_half = index + 1 < len(tokens) and tokens[index + 1].word.startswith("половин")
    return index + 2 if is_half and tokens[index].word in ("с", "з", "із") else 0


def _lowest_place(value: Fraction) -> int:
    """The place of the last digit of a number that is not 0: 20 has 10."""
    place = 1
    while value and value % (place * 10) == 0:
        place *= 10
    return place

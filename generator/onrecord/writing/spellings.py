"""Words and names as a search compares them: folding, and keys under which a name sounds the same in several scripts.

The definition is `TABLE` and the few functions below. The worker in the browser has the same functions in JavaScript
(``assets/search-names.js``) and is given the same table, so index and query can't differ; one list of cases tests both.

- Folding: case, combining marks, apostrophes and letter variants go. Marks of scripts that write vowels with them (Burmese,
  Devanagari) stay: such scripts pass through whole.
- Traditional letters of Chinese fold to simplified ones. Their table is large, so the worker is given the letters of a query.
- A word is a run of letters, marks and digits. Scripts without spaces give a word for each letter with its marks.
- The article is optional: al-, el-, ash- … in Latin letters, ال (also after و ب ك ف ل) in Arabic ones, and what French and
  Italian write with an apostrophe before a word (d'obus, l'accord, jusqu'ici, dell'anno).
- A key of consonants stands for the sound of a name. What anyascii makes of another script goes the same way, and
  letters that are written in two ways in Latin (ق as q or g) give a key each.
"""

import itertools
import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from anyascii import anyascii

from onrecord.writing.han import SIMPLIFIED
from onrecord.writing.known import known

APOSTROPHES = "'’‘‛`´′ʹʺʻʼʽʾʿˈˊˋ՚׳"
"""What is written for an apostrophe, a hamza or an ayn between letters."""

UNSEEN = "\u00ad\u0640\u061c\u200c\u200d\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u0621"
"""Soft hyphens, tatweel, joiners and marks of direction; and the hamza that stands alone."""

MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # noqa: E501
"""Combining marks of Latin, Greek, Cyrillic, Arabic and Hebrew: accents and optional vowels. As in a regular expression."""

SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\U00020000-\U000323af"  # noqa: E501
"""Scripts written without spaces between words: Thai, Lao, Burmese, Khmer, Han and kana."""

LETTERS = {
    **dict(zip("øłđðħŧıŋəɓɗƙƴɛɔɨʉƶǥɍƀςڕڵךםןףץ", "olddhtinebdkyeoiuzgrbσرلכמנפצ", strict=True)),
    **dict.fromkeys("ىیېےێۍ", "ي"),
    **dict.fromkeys("ةہھەۃۀ", "ه"),
    **dict.fromkeys("ۆۇۈۋ", "و"),
    **dict.fromkeys("کڪ", "ك"),
    "ٱ": "ا",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}
"""Letters that fold to others, after case and marks are gone: strokes, Arabic, Persian and Kurdish variants, final forms."""

ZEROS = "٠۰०০੦૦୦௦౦೦൦๐໐༠၀០᠐"
"""The digit zero of other scripts; nine digits follow each."""

ARTICLES = ("al", "el", "il", "ul")
"""The Arabic article in Latin letters, before any word."""

ASSIMILATED = tuple(f"{vowel}{sound}" for vowel in "ae" for sound in ("d", "dh", "n", "r", "s", "sh", "t", "th", "z"))
"""The same before a word that begins with its consonant: ash-Shaab, ar-Raqqa."""

ENGLISH_ARTICLES = ("the", "a", "an")
"""Left out at the start of a name."""

PREFIXES = ("وال", "بال", "كال", "فال", "ال", "لل")
"""The article in Arabic letters, with the particles that are written together with it."""

ELIDED = (
    r"(^|[\s\-(\[«“„‘’'\x22])(d|l|qu|jusqu|lorsqu|puisqu|quoiqu|all|dall|dell|nell|sull)['’ʼ](?=[A-Za-zÀ-ÖØ-öø-ÿŒœ])"
)
"""Words that lose their vowel before another one and are written together with it, in any case."""

JOINT = "\u02bc"
"""Stands in a folded word behind what was elided: an apostrophe that is a letter to Unicode, and that folding drops elsewhere."""

SHORTEST_ELIDED = 2
"""Letters that must follow to be a word by themselves."""

RESPELT = (
    (r"^[ae]l(?=[bcdfghjkmnpqrstvwxz][a-z]{3})", ""),
    (r"^abd[aeou]l(?!l?ah?$)(?=...)", "abd"),
    (r"^عبدال(?!ل?ه$)(?=..)", "عبد"),
    ("لله", "له"),
)
"""What is written in one word or in two (Alqaim, Al-Qaim; Abdulrahman, Abd al-Rahman), and the name of God in other names."""

TWOFOLD = {"ق": "g", "ج": "g", "ذ": "z", "ض": "z", "ظ": "z", "ث": "s", "г": "h", "х": "h", "ц": "c", "ש": "sh"}
"""Letters with a second spelling in Latin, besides anyascii's."""

SOUNDS = (
    (r"([a-z])\1+", r"\1"),
    ("shch|sch|tsh|tch|ch|sh", "S"),
    ("kh", "X"),
    ("x", "ks"),
    ("dzh|dj|zh", "j"),
    ("ph", "f"),
    ("c(?=[eiy])", "s"),
    ("ck|c|q", "k"),
    ("([gtd])h", r"\1"),
    ("[aeiouwy]", ""),
    (r"h\.*$", ""),
    (r"\.", ""),
)
"""From a word in a–z to its consonants, in this order: doubles are one, and so are spellings of one sound. Dots keep apart what
stands for letters of Arabic and Hebrew, between which a vowel may be left out. Digits stay: a number has no other spelling."""

UNVOCALISED = "\u0590-\u08ff"
"""Those letters."""

SHORTEST_SOUND = 2
"""Consonants that a key must have to tell anything."""

MOST_READINGS = 8
"""Keys that one word, or one name, has at most."""

TABLE: dict[str, Any] = {
    "apostrophes": APOSTROPHES,
    "dropped": UNSEEN + MARKS + APOSTROPHES,
    "spaceless": SPACELESS,
    "letters": LETTERS,
    "zeros": ZEROS,
    "articles": ARTICLES,
    "assimilated": ASSIMILATED,
    "englishArticles": ENGLISH_ARTICLES,
    "prefixes": PREFIXES,
    "elided": ELIDED,
    "joint": JOINT,
    "shortestElided": SHORTEST_ELIDED,
    "respelt": RESPELT,
    "twofold": TWOFOLD,
    "unvocalised": UNVOCALISED,
    "sounds": [[pattern, by.replace("\\", "$")] for pattern, by in SOUNDS],
    "shortestSound": SHORTEST_SOUND,
    "mostReadings": MOST_READINGS,
}
"""The whole definition, as the worker is given it. The patterns mean the same in Python and in JavaScript."""

_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_DROPPED = re.compile(f"[{UNSEEN}{MARKS}{APOSTROPHES}]")
_DIGITS = {ord(zero) + digit: str(digit) for zero in ZEROS for digit in range(10)}
_FOLDED = {ord(letter): by for letter, by in (SIMPLIFIED | LETTERS).items()} | _DIGITS
_UNVOCALISED = re.compile(f"[{UNVOCALISED}]")
_RESPELT = [(re.compile(pattern), by) for pattern, by in RESPELT]
_SOUNDS = [(re.compile(pattern), by) for pattern, by in SOUNDS]
_NO_LATIN = re.compile(r"[^a-z0-9.]")
_CUT = "\0"
_NO_DIGIT = re.compile(r"[0-9]")
_ELIDED = re.compile(ELIDED, re.IGNORECASE)
_ASCII_WORDS = {
    code: chr(code).lower() if chr(code).isalnum() else None if chr(code) in APOSTROPHES else " " for code in range(128)
}


def fold(text: str) -> str:
    """A text without case, marks, apostrophes and variants of letters."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    text = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", text)).lower()
    return unicodedata.normalize("NFC", _DROPPED.sub("", text).translate(_FOLDED))


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    if text.isascii() and "'" not in text:
        return text.translate(_ASCII_WORDS).split()
    return [word for each in text.split() for word in _words_within(each)]


@lru_cache(maxsize=262144)
def _words_within(text: str) -> tuple[str, ...]:
    """The folded words of a text without white space, across which no letter changes another."""
    if _ELIDED.search(text):
        folded = JOINT.join(
            fold(known(part)) for part in _ELIDED.sub(rf"\1\2{_CUT}", text.replace(_CUT, " ")).split(_CUT)
        )
        return tuple(_word().findall(folded))
    return tuple(text.translate(_ASCII_WORDS).split() if text.isascii() else _word().findall(fold(known(text))))


@cache
def _word() -> re.Pattern[str]:
    marks = _marks()
    return re.compile(f"(?=[\\w{marks}])[{SPACELESS}][{marks}]*|(?:(?![{SPACELESS}_])[\\w{marks}])+")


def _marks() -> str:
    """The marks of all scripts, as in a regular expression."""
    codes = [code for code in range(0x300, 0x1FFFF) if unicodedata.category(chr(code))[0] == "M"]
    runs = itertools.groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0])
    ranges = [[code for _, code in run] for _, run in runs]
    return "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in ranges)


@lru_cache(maxsize=262144)
def forms(word: str) -> tuple[str, ...]:
    """A folded word as it stands and, in Arabic letters, without its article; in Latin ones without what was elided before it."""
    if word.isascii():
        return (word,)
    if JOINT in word:
        before, _, own = word.partition(JOINT)
        return (before + own, own) if len(own) >= SHORTEST_ELIDED else (before + own,)
    for prefix in PREFIXES:
        if word.startswith(prefix) and len(word) >= len(prefix) + 3:
            return word, word[len(prefix) :]
    return (word,)


def is_article(word: str, following: str) -> bool:
    """Whether a folded word is the Arabic article of the one that follows it."""
    return word in ARTICLES or (word in ASSIMILATED and following.startswith(word[1:]))


def without_articles(several: list[str]) -> list[str]:
    """Words without the articles among them, of which the last word is never one."""
    kept = [word for word, following in itertools.pairwise(several) if not is_article(word, following)]
    return kept + several[-1:]


def name_key(name: str) -> str:
    """A whole name for looking it up: its words without articles."""
    kept = without_articles(words(name))
    if len(kept) > 1 and kept[0] in ENGLISH_ARTICLES:
        kept = kept[1:]
    return " ".join(forms(word)[-1] for word in kept)


@lru_cache(maxsize=262144)
def sounds(word: str) -> tuple[str, ...]:
    """The keys of a folded word's sound: none if it has too few consonants, several if its letters can be read so."""
    return tuple(key for key in _all_sounds(word) if _tells(key))


@lru_cache(maxsize=262144)
def _all_sounds(word: str) -> tuple[str, ...]:
    word = forms(word)[-1]
    for pattern, by in _RESPELT:
        word = pattern.sub(by, word)
    readings = itertools.islice(itertools.product(*map(_readings, word)), MOST_READINGS)
    return tuple(dict.fromkeys(_skeleton("".join(reading)) for reading in readings))


@lru_cache(maxsize=4096)
def _readings(letter: str) -> list[str]:
    """What a folded letter can be in Latin ones."""
    latin = [letter if letter.isascii() else _romanised(letter), *([TWOFOLD[letter]] if letter in TWOFOLD else [])]
    return [f".{each}." for each in latin] if _UNVOCALISED.match(letter) else latin


def _skeleton(latin: str) -> str:
    latin = _NO_LATIN.sub("", latin)
    for pattern, by in _SOUNDS:
        latin = pattern.sub(by, latin)
    return latin


def whole_sounds(name: str) -> tuple[str, ...]:
    """The keys of a whole name: those of its words, joined, so that it makes no difference where words are parted."""
    each = [_all_sounds(word) for word in name_key(name).split()]
    joined = ("".join(parts) for parts in itertools.islice(itertools.product(*each), MOST_READINGS))
    return tuple(key for key in dict.fromkeys(joined) if _tells(key)) if each else ()


def _tells(key: str) -> bool:
    """Whether a key of a sound tells anything: it is long enough, and no mere number."""
    return len(key) >= SHORTEST_SOUND and not key.isdecimal()


def latin(text: str) -> str:
    """A text in plain small Latin letters, as anyascii writes other ones."""
    return str(anyascii(text)).lower()


def _romanised(letter: str) -> str:
    """What a letter is in Latin ones; some are like digits to anyascii, but no number."""
    return _NO_DIGIT.sub("", latin(letter))


def romanised() -> dict[str, str]:
    """What anyascii makes of each letter of the alphabets of the world, but not of Han and Hangul, whose tables are large:
    for the worker, whose queries may be in another script than the name."""
    alphabets = (range(0x80, 0x2000), range(0x2C00, 0x2E00), range(0xA640, 0xAC00))
    letters = (chr(code) for alphabet in alphabets for code in alphabet)
    found = {letter: _romanised(letter) for letter in letters if unicodedata.category(known(letter))[0] in "LM"}
    return {letter: latin for letter, latin in found.items() if latin and fold(letter) == letter}

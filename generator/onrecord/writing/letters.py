"""What must be known of letters to look words up: marks, numbers, presentation forms, and where a word ends in each script."""

import re
import unicodedata

from onrecord.writing.known import known

RAISED, APART, END = "\ufff9", "\ufffa", "\ufffb"
"""In the text of a web page or a PDF: something raised begins, something else apart from the word it stands at (lowered, struck
out) begins, and either ends. Unicode has these for annotations between lines, and no text of a record may hold them."""

_FORMS_IN = (*range(0xFB00, 0xFE00), *range(0xFE70, 0xFEFD), 0x2026)
FORMS = {
    chr(code): unicodedata.normalize("NFKC", chr(code))
    for code in _FORMS_IN
    if unicodedata.decomposition(chr(code)).startswith("<")
    and " " not in unicodedata.normalize("NFKC", chr(code))
    and unicodedata.category(chr(code))[0] in "LP"
}
"""Ligatures and other presentation forms of letters (Unicode's Alphabetic and Arabic Presentation Forms), which files of fonts
and PDFs have for the letters themselves, and the one character for three dots."""

_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u1b00-\u1b7f\u2e80-\u2fdf\u3001-\u312f\u31a0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua980-\ua9ff\uaa60-\uaadf\uf900-\ufaff\uff01-\uff0f\uff1a-\uff20\uff5f-\uff9f"
    "\U00011700-\U0001174f\U00017000-\U00018dff\U0001aff0-\U0001b2ff\U00020000-\U0003ffff"
)
"""Scripts written without spaces between words, with their punctuation: the line-breaking classes SA and ID of the Unicode Line
Breaking Algorithm (UAX #14) as far as they are letters, among them Thai, Lao, Burmese, Khmer, Chinese and Japanese."""

BETWEEN_SPACELESS = re.compile(f"(?<=[{_SPACELESS}]) (?=\\S)|(?<=\\S) (?=[{_SPACELESS}])")
"""A space beside such a letter."""

SPACELESS_LETTER = re.compile(f"[{_SPACELESS}]")

HANGS_ON = frozenset("ーｰ々〻ゝゞヽヾﾞﾟぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮะาำๅๆະາຳໆ")
"""Letters and signs that belong to the letter before them: lengthening and repeating ones, small kana, Thai and Lao vowels."""

LEADS_ON = frozenset("เแโใไເແໂໃໄ")
"""Thai and Lao vowels that belong to the letter after them."""

APART_DIGITS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
VIRAMA, ASAT = 9, "\u103a"
"""The combining class of signs that join two consonants; and the Burmese one of that class that ends a syllable."""

SEPARATORS = frozenset(".,'٫٬⁄，．\u00a0\u2007\u2009\u202f")
"""What parts the groups of a number, or its decimals; as spaces, only those at which a line is not broken."""


def is_mark(character: str) -> bool:
    """Whether a character is a mark on the one before it: an accent, or a vowel sign of Devanagari."""
    return unicodedata.category(character)[0] == "M"


_NUMERIC_LATELY = frozenset("两京俩倆拐洞皕秭鈎钩")
"""Characters that are numbers too since Unicode 15.1, and not to every Python: 两 is also a weight, 京 a capital."""


def is_numeric(character: str) -> bool:
    """Whether a character is a digit or a sign for a number in any script: 4, ½, 三. An empty text is none."""
    is_known = bool(character) and character not in _NUMERIC_LATELY
    return is_known and unicodedata.numeric(known(character), None) is not None


def is_one_word(before: str, after: str) -> bool:
    """Whether a word, or a number in digits or Chinese characters, goes on from one character to the next.

    In scripts without spaces each letter can end a word; but 4 is not found in 14, nor 十 (10) in 三十 (30)."""
    if is_mark(after):
        return not before.isspace()
    if not (before.isalnum() or is_mark(before)) or not after.isalnum():
        return False
    if (before in APART_DIGITS) is not (after in APART_DIGITS):
        return False
    if is_numeric(before) and is_numeric(after):
        return True
    if not SPACELESS_LETTER.match(before) and not SPACELESS_LETTER.match(after):
        return True
    joins = unicodedata.combining(before) == VIRAMA and before != ASAT
    return joins or after in HANGS_ON or before in LEADS_ON


def is_one_number(before: str, between: str, after: str) -> bool:
    """Whether a number goes on over a separator: 14 is not found in 14,500, nor in 14.5."""
    return between in SEPARATORS and before.isdecimal() and after.isdecimal()


def as_shown(text: str) -> str:
    """A text of an archived file for readers: raised and lowered digits as such, and nothing that only this program reads."""
    text = _RAISED_PIECE.sub(lambda piece: piece[1].translate(_SUPERSCRIPTS), text)
    return re.sub(f"(?<=\\d)[{APART}{END}]+(?=\\d)", " ", text).translate(
        {ord(sign): None for sign in RAISED + APART + END}
    )


_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED_PIECE = re.compile(f"{RAISED}([^{RAISED}{APART}{END}]*)")

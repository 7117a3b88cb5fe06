"""Quotes: whether their quotation marks balance, and their words for comparing."""

import re
from collections.abc import Sequence

PAIRS = (("“", "”"), ("«", "»"), ("‹", "›"), ("「", "」"), ("『", "』"))

_IN_HEBREW = re.compile('(?<=[\u0590-\u05ff])"(?=[\u05d0-\u05ea])')
"""A straight mark within a Hebrew word, which makes an acronym of it."""

_MARK = re.compile(f'[{"".join(map("".join, PAIRS))}„"]')
"""Any of the marks that must balance."""

_CLOSES = {**dict(PAIRS), "„": "“", '"': '"'}
"""Each mark that a paragraph of speech may begin with, and the one that closes it."""

_PARTNERS = {**dict(PAIRS), "„": "“”", "»": "«", "›": "‹", '"': '"'}
"""Each mark that a pair may begin with, and those that close it."""


def unbalanced(parts: Sequence[str]) -> list[int]:
    """The indices of those parts of a quote in which a quotation mark has no partner.

    Speech over several parts may open each of them with a quotation mark and close with one, at the last.
    """
    found: list[int] = []
    for index in reversed(range(len(parts))):
        if not is_balanced(parts[index]):
            follows = parts[index + 1].lstrip()[:1] if index + 1 < len(parts) else ""
            goes_on = follows in _CLOSES and index + 1 not in found[-1:]
            if not (goes_on and is_balanced(parts[index] + _CLOSES[follows])):
                found.append(index)
    return found[::-1]


def is_balanced(text: str) -> bool:
    """Whether each quotation mark in a text has its partner.

    The apostrophe's look-alikes ‘ and ’ are left alone, and „ may be closed by “ or ”. A straight mark within a Hebrew word
    or behind a number that measures (a 12" shell) is none. A paragraph may open anew what is still open.
    """
    if not _MARK.search(text):
        return True
    text = _IN_HEBREW.sub("", text)
    if '"' in text and not _straight_balance(text):
        return False
    if "„" in text:
        text = _opened_once(text, "„", "“”")
        return text.count("„") == text.count("“") + text.count("”")
    return all(_nests(_opened_once(text, *pair), *pair) for pair in PAIRS)


def have_own_marks(parts: Sequence[str]) -> list[bool]:
    """For each part of a quote, whether one pair of the document's own quotation marks is around all of it; the last mark may
    be wanting in speech that goes on in the next part."""
    found = []
    for part, following in zip(parts, (*parts[1:], ""), strict=True):
        text = part.strip()
        goes_on = not is_balanced(text) and following.lstrip()[:1] == text[:1]
        found.append(_is_one_pair(text + _CLOSES.get(text[:1], "") if goes_on else text))
    return found


def _is_one_pair(text: str) -> bool:
    """Whether a text begins with a quotation mark whose partner is its last character."""
    opening, closing = text[:1], _PARTNERS.get(text[:1], "")
    bare = _opened_once(_IN_HEBREW.sub("", text), opening, closing) if closing else ""
    depth = 0
    for index, mark in enumerate(bare):
        is_closing = index > 0 and mark in closing
        depth += -1 if is_closing else mark == opening
        if depth == 0:
            return 1 < index == len(bare) - 1
    return False


def _opened_once(text: str, opening: str, closing: str) -> str:
    """A text without the marks that open, at the beginning of a paragraph, a quotation that is open already."""
    if "\n" not in text:
        return text
    paragraphs, depth = [], 0
    for paragraph in text.split("\n"):
        bare = paragraph.lstrip()
        if depth > 0 and bare.startswith(opening):
            paragraph = bare.removeprefix(opening)
        depth += paragraph.count(opening) - sum(paragraph.count(mark) for mark in closing)
        paragraphs.append(paragraph)
    return "\n".join(paragraphs)


def _straight_balance(text: str) -> bool:
    """Whether the straight marks of a text can be read as pairs.

    Behind a digit a mark may be one of inches. Then a mark between white space and a word opens, and none else does.
    """
    marks = list(
        re.finditer(r'(?P<lone>(?<=\d)")|(?P<anew>(?:^|(?<=\n))[ \t]*")|(?P<begins>(?<![^\s(\[{—–])"(?=\S))|"', text)
    )
    if _is_even(marks) or not any(mark["lone"] for mark in marks):
        return _is_even(marks)
    states = {False}
    for mark in marks:
        if mark["lone"]:
            states |= {False} if True in states else set()
        elif mark["anew"]:
            states = {True}
        elif mark["begins"]:
            states = {True} if False in states else set()
        else:
            states = {False} if True in states else set()
    return False in states


def _is_even(marks: list[re.Match[str]]) -> bool:
    """Whether marks open and close in turn, but for those that open a paragraph anew."""
    is_open = False
    for mark in marks:
        is_open = True if mark["anew"] else not is_open
    return not is_open


def _nests(text: str, opening: str, closing: str) -> bool:
    """Whether pairs open before they close, in either orientation (French «…», Danish »…«)."""
    if opening not in text and closing not in text:
        return True
    marks = [character for character in text if character in (opening, closing)]
    if marks and marks[0] == closing and opening != "“":
        opening, closing = closing, opening
    depth = 0
    for mark in marks:
        depth += 1 if mark == opening else -1
        if depth < 0:
            return False
    return depth == 0


def folded(text: str) -> str:
    """A text for comparing words: case and white space folded."""
    return " ".join(text.casefold().split())

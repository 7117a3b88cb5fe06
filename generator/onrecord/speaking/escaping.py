"""From values to text that a page shows as it is: in Markdown, in HTML, with the language it is in.

The Markdown filter holds for CommonMark and under any extension of Python-Markdown and pymdownx that a site sets for its own
pages: each mark that one of them may act on is an entity, in hexadecimal, since some take the `#42` of another for the number of
an issue. Stops, commas, colons, brackets and hyphens stay where they mean nothing, for those who read the Markdown.
"""

import re
import urllib.parse
from collections.abc import Callable
from functools import lru_cache
from html import escape
from itertools import accumulate, groupby
from operator import itemgetter

from markupsafe import Markup

from onrecord.speaking.languages import direction_of
from onrecord.speaking.words import Name, Phrase, together

_PLAIN_IN_HTML = frozenset(".,;?()- ")
_IN_HTML = {chr(code): f"&#{code};" for code in range(127) if not (chr(code).isalnum() or chr(code) in _PLAIN_IN_HTML)}
_PLAIN_IN_MARKDOWN = frozenset(".,:;()- ")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_IN_MARKDOWN = {
    chr(code): _NAMED.get(chr(code), f"&#x{code:x};")
    for code in range(127)
    if not (chr(code).isalnum() or chr(code) in _PLAIN_IN_MARKDOWN)
}
_MARK_IN_HTML, _MARK_IN_MARKDOWN = (
    re.compile(f"[{''.join(map(re.escape, table))}]") for table in (_IN_HTML, _IN_MARKDOWN)
)
_MEANS_SOMETHING = re.compile(
    r"^\w(?=(?:\d*|[ivxlcdm]*)[.)](?:\s|$))"  # 1. or a) or iv. begins a list
    r"|^[.-]"
    r"|^:|(?<=\s):|:(?!\s|$)"  # a definition, an address, an emoji
    r"|(?<!\w)-|-(?!\w)"  # dashes, arrows, rules, items
    r"|(?<=\.)\.|\.(?=\.)"  # an ellipsis
    r"|\((?=\w{0,2}(?:\)|$))"  # (c) and (tm)
    r"|(?<=\d)(?:s(?=t)|[nr](?=d)|t(?=h))"  # 1st
    r"|w(?=ww)"  # the address of a site
    r"|[\da-f](?=[\da-f]{39})",  # a commit
    re.IGNORECASE,
)
_IPV6_HOST = re.compile(r"https?://\[[0-9a-f:.]+\]", re.IGNORECASE)
_UNBREAKING = frozenset("\u00a0\u202f")
_LETTER = re.compile(r"[^\W\d_]")

TEXTS_KEPT = 2**14
"""Texts of a sort that are kept escaped, some 400 bytes each."""


def to_markdown(value: object) -> Markup:
    """Return text that Markdown shows as it is, wherever inline text may stand.

    White space folds to single spaces, so a value can't open a block.
    """
    return value if isinstance(value, Markup) else text_to_markdown(_printable(value))


@lru_cache(maxsize=TEXTS_KEPT)
def text_to_markdown(text: str) -> Markup:
    """The same, of what is known to be text."""
    escaped = _MARK_IN_MARKDOWN.sub(lambda mark: _IN_MARKDOWN[mark[0]], folded(text))
    return Markup(_MEANS_SOMETHING.sub(_entity, escaped))


def _entity(found: re.Match[str]) -> str:
    return f"&#x{ord(found[0]):x};"


def to_html(value: object) -> Markup:
    """Return text that is safe anywhere in HTML or SVG, in attributes too: punctuation becomes numeric entities."""
    return value if isinstance(value, Markup) else text_to_html(_printable(value))


@lru_cache(maxsize=TEXTS_KEPT)
def text_to_html(text: str) -> Markup:
    """The same, of what is known to be text."""
    return Markup(_MARK_IN_HTML.sub(lambda mark: _IN_HTML[mark[0]], folded(text)))


def folded(text: str) -> str:
    """Text with each stretch of white space as one space; a single space that may not break a line stays what it is."""
    if "\u00a0" in text or "\u202f" in text:
        return re.sub(r"\s+", lambda space: _space(space[0]), text.strip())
    return " ".join(text.split())


def _printable(value: object) -> str:
    """A value as text. None and True in a page are a mistake in a template, and say so."""
    if type(value) is int or type(value) is float:
        return str(value)
    text = str(value)  # what is not defined raises, and names itself
    if value is None or isinstance(value, bool) or not isinstance(value, str | int | float):
        raise TypeError(f"a template prints {value!r}")
    return text


def to_url(url: str) -> str:
    """Return a web address of the record for a Markdown or HTML link, as it was written but for what either would act on, which
    is percent-encoded; and for letters that no address holds on its way. The brackets of an IPv6 host stay."""
    host = _IPV6_HOST.match(url)
    start = host.end() if host else 0
    return url[:start] + urllib.parse.quote(url[start:], safe="/:?=&%@+,;~$#.-!'")


@lru_cache(maxsize=TEXTS_KEPT)
def with_languages(words: Name | Phrase, own: str, interface: str, escaping: Callable[[object], Markup]) -> Markup:
    """Words, escaped, with their language where it is not the interface's. ``own``: the language of the record."""
    if isinstance(words, Name):
        return tagged(_language(words, own, interface), escaping(words.text))
    languages = [_language(piece, own, interface) for piece in words.pieces]
    if not any(languages):
        return escaping(words.text)
    spoken_in = zip(_evened(languages), words.pieces, strict=True)
    written = []
    for language, run in groupby(spoken_in, itemgetter(0)):
        text = together(*(piece for _, piece in run)).text
        written.append(tagged(language, escaping(text)) if language else spaced(text, escaping(text)))
    return Markup("".join(written))


def _language(words: str | Name, own: str, interface: str) -> str | None:
    """The language that words must say they are in; empty: the interface's; None: they are but signs and numbers."""
    if isinstance(words, str):
        return "" if _LETTER.search(words) else None
    language = words.language or own
    return "" if language == interface else language


def tagged(language: str | None, escaped: Markup) -> Markup:
    """Text that was escaped, with its language and direction, if it has to say them."""
    if not language:
        return escaped
    return Markup(f'<bdi lang="{escape(language)}" dir="{direction_of(language)}">{escaped}</bdi>')


def _evened(languages: list[str | None]) -> list[str]:
    """Languages of words in a row, in which signs and numbers go with what stands on both sides of them, so that a phrase that is
    all in one language but for its colon stays together and runs one way. A number at the beginning goes with what follows; what
    closes a phrase of several languages, a full stop or a bracket, is the interface's."""
    before, after = accumulate(languages, _kept), accumulate(reversed(languages), _kept)
    at_end = "" if len({*languages} - {None}) > 1 else None
    sides = (
        (one, at_end if other is None else other) for one, other in zip(before, reversed(list(after)), strict=True)
    )
    return [one or other or "" if one is None or other is None or one == other else "" for one, other in sides]


def _kept(known: str | None, each: str | None) -> str | None:
    return known if each is None else each


def spaced(text: str, escaped: str) -> str:
    """Escaped words of the interface, with the spaces at their ends, which escaping takes away."""
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{_space(lead)}{escaped}{_space(trail) if escaped else ''}"


def _space(spaces: str) -> str:
    """One space in the place of several; of one alone, whether a line may break there."""
    return spaces if spaces in _UNBREAKING else spaces and " "


def code(text: str) -> Markup:
    """Our own text as code."""
    return Markup(f"`{text}`") if "`" not in text else Markup(to_markdown(text))


def prose(text: str) -> Markup:
    """Text of the project's own source (a docstring, a field's help), whose only mark-up is code in backquotes."""
    pieces = text.split("`")
    return Markup(
        "".join(
            code(piece) if index % 2 else to_markdown(piece) if piece.strip() else piece
            for index, piece in enumerate(pieces)
        )
    )


def linked_data(text: str) -> Markup:
    """JSON-LD as a block that no browser runs, in which nothing can end the block or open another."""
    for mark in "<>&\u2028\u2029":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return Markup(f'<script type="application/ld+json">{text}</script>')

"""Whether two pages are alike: the same elements with the same attributes and words, however their HTML is written."""

import re
from html.parser import HTMLParser
from itertools import zip_longest

INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "img", "input", "kbd", "label", "mark", "q", "s"}
    | {"small", "span", "strong", "sub", "sup", "time", "u", "var"}
)
"""Elements beside which white space is seen."""

VERBATIM = frozenset(("pre", "script", "style", "textarea"))
"""Elements in which white space stays as it is."""

_SPACE = re.compile(r"[ \t\n\r\f]+")


def difference(one: str, other: str) -> str:
    """The first thing in which two pages differ, in a few words; empty if they are alike."""
    for mine, its in zip_longest(_pieces(one), _pieces(other), fillvalue=""):
        if mine != its:
            return f"{mine[:80]!r} and not {its[:80]!r}"
    return ""


def _pieces(html: str) -> list[str]:
    """A page as its tags and texts in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_text(at_block=True)
    return reader.pieces


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.text: list[str] = []
        self.after_block = True
        self.verbatim = 0

    def updatepos(self, _: int, end: int) -> int:
        """Count no lines: nobody asks where a tag stands, and counting is a good part of the reading."""
        return end

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.end_text(tag not in INLINE)
        written = "".join(f' {name}="{value or ""}"' for name, value in sorted(attrs))
        self.pieces.append(f"<{tag}{written}>")
        self.after_block = tag not in INLINE
        self.verbatim += tag in VERBATIM

    def handle_endtag(self, tag: str) -> None:
        self.end_text(tag not in INLINE)
        self.pieces.append(f"</{tag}>")
        self.after_block = tag not in INLINE
        self.verbatim -= tag in VERBATIM

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_decl(self, decl: str) -> None:
        self.pieces.append(f"<!{decl}>")

    def end_text(self, at_block: bool) -> None:
        """Note the words since the last tag; white space that is not seen does not count."""
        text = "".join(self.text)
        self.text = []
        if not self.verbatim:
            text = _SPACE.sub(" ", text)
            if self.after_block:
                text = text.lstrip(" ")
            if at_block:
                text = text.rstrip(" ")
        if text:
            self.pieces.append(text)

"""From the Markdown of the record's pages to HTML, in Rust: a hundred times as quick as in Python.

Our pages are plain Markdown that Python-Markdown and CommonMark parsers read alike, so pyromark gives the same elements. What
MkDocs adds is added here: addresses in the place of paths, and the headings as the site's own settings write them.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape

import pyromark

from onrecord.speaking import languages
from onrecord.speaking.linking import LinkStyle, between

TEXT, IDENTIFIER = "qzheadingqz", "qzidqz"
"""What stands for the words and for the id of a heading in its form."""

_RUST = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_HEADING_ATTRIBUTES)
_HEADING = re.compile(r'^<h([1-6]) id="([^"]+)"( data-search-exclude="")?>(.*)</h\1>$', re.MULTILINE)
_TO_PAGE = re.compile(r'<a href="([^":?#]*\.md)([^"]*)"')
_FILLED = re.compile(f"{TEXT}|{IDENTIFIER}")
_TAG = re.compile(r"<[^>]+>")


_LINK_OF_HEADING = '<a class="headerlink" '


def with_quiet_headings(html: str) -> str:
    """HTML whose headings' links to themselves, which say nothing new, are out of the order of keyboards and screen readers."""
    return html.replace(_LINK_OF_HEADING, f'{_LINK_OF_HEADING}aria-hidden="true" tabindex="-1" ')


def in_language(html: str, language: str) -> str:
    """A part of a page that is in another language than the rest. Raises ValueError if that is none."""
    return f'<div lang="{escape(language)}" dir="{languages.direction_of(language)}">\n{html}\n</div>'


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: its level from 1 to 6, its id, and its words as HTML without tags."""

    level: int
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Converted:
    """The HTML of a page, and its headings in order."""

    html: str
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Converter:
    """How the pages of a site become HTML.

    ``links``: where its pages lie. ``forms``: how a heading is written, by its level and whether search leaves it out, with
    `TEXT` and `IDENTIFIER` in the place of its words and its id.
    """

    links: LinkStyle
    forms: Mapping[tuple[int, bool], str]

    def convert(self, path: str, markdown: str) -> Converted:
        """Convert the page whose Markdown lies at a path."""
        headings = []

        def heading(found: re.Match[str]) -> str:
            level, identifier, left_out, words = int(found[1]), found[2], bool(found[3]), found[4]
            headings.append(
                Heading(level, identifier, escape(" ".join(unescape(_TAG.sub("", words)).split()), quote=False))
            )
            return _FILLED.sub(lambda place: words if place[0] == TEXT else identifier, self.forms[level, left_out])

        def link(found: re.Match[str]) -> str:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[1]))
            return f'<a href="{between(path, target, self.links)}{found[2]}"'

        html = _HEADING.sub(heading, _RUST.html(markdown))
        return Converted(_TO_PAGE.sub(link, html), tuple(headings))

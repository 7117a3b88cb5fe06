"""What the theme puts around the content of a page, rendered once for all pages that it looks the same for.

The theme itself renders a page with signs in the place of whatever differs: content, title, headings, the way in the address.
What it made of each sign tells how it treats the value: prints it as it is, without tags, or escaped. So nothing of its templates
is copied, and what a site overrides in them holds. Where a sign comes out in a way that is not known, there is no frame.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from jinja2.filters import do_striptags
from markupsafe import escape as escaped

SPECIAL = "&amp;&quot;\"&lt;'"
"""What the sign of a text holds: each way to print it makes something else of this."""

CONTENT = '<h1 id="qzcontentqz"></h1>'
"""The sign of a page's content; the theme looks whether there is a heading in it."""

_KEPT = r"""<(?P<verbatim>pre|script|style|textarea)\b.*?</(?P=verbatim)\s*>|<!--.*?-->|<[a-z/](?:"[^"]*"|'[^']*'|[^"'>])*>"""
_LINES = re.compile(rf"(?P<kept>{_KEPT})|[ \t\r\n\f]*\n[ \t\r\n\f]*", re.DOTALL | re.IGNORECASE)
_HOLE = re.compile(rf"{CONTENT}|qztext([a-z]+\d*)-(.*?)-textqz|qzpart([a-z]+\d*)qz", re.DOTALL)
_SIGN = re.compile(r"qz(?:text|part|content)", re.IGNORECASE)


def _as_it_is(text: str) -> str:
    return text


def _without_tags(text: str) -> str:
    return do_striptags(text)


def _without_tags_escaped(text: str) -> str:
    return str(escaped(do_striptags(text)))


def _escaped(text: str) -> str:
    return str(escaped(text))


WAYS: tuple[Callable[[str], str], ...] = (_as_it_is, _without_tags, _without_tags_escaped, _escaped)
"""The ways in which themes print a text."""

_WAY_OF = {way(SPECIAL): way for way in reversed(WAYS)}


class NoFrame(Exception):
    """The theme does something with a value that is not known, so pages can't be put together from a frame."""


@dataclass(frozen=True, slots=True)
class _Hole:
    name: str
    way: Callable[[str], str]


def text_sign(name: str) -> str:
    """What stands for a text: words with HTML's entities in them. ``name``: small letters, perhaps with a number."""
    return f"qztext{name}-{SPECIAL}-textqz"


def part_sign(name: str) -> str:
    """What stands for part of an address or for an id."""
    return f"qzpart{name}qz"


@dataclass(frozen=True)
class Frame:
    """A page of the theme with holes in it."""

    parts: tuple[str | _Hole, ...]

    @cached_property
    def digest(self) -> bytes:
        """What tells this frame from another."""
        parts = (part if isinstance(part, str) else f"{part.name} {part.way.__name__}" for part in self.parts)
        return blake2b("\0".join(parts).encode(), digest_size=16).digest()

    def filled(self, values: Mapping[str, str]) -> str:
        """The page with these values, by the names of their signs; the content under "content"."""
        return "".join(part if isinstance(part, str) else part.way(values[part.name]) for part in self.parts)


def without_blank_lines(page: str) -> str:
    """A page with one line break wherever there is white space with a line break in it, which a browser reads alike. Templates
    leave a quarter of a small page blank. What stands in tags, and where white space is kept, stays."""
    return _LINES.sub(lambda found: found["kept"] or "\n", page)


def frame_of(page: str) -> Frame:
    """The frame in a page that the theme rendered with signs in it, without its blank lines. Raises NoFrame."""
    page = without_blank_lines(page)
    parts: list[str | _Hole] = []
    end = 0
    for found in _HOLE.finditer(page):
        parts += [page[end : found.start()], _hole(found)]
        end = found.end()
    parts.append(page[end:])
    if not any(isinstance(part, _Hole) and part.name == "content" for part in parts):
        raise NoFrame("the theme does not print the content of a page as it is")
    for part in parts:
        if isinstance(part, str) and (sign := _SIGN.search(part)):
            raise NoFrame(f"the theme changes a value that it prints ({part[sign.start() :][:60]!r})")
    return Frame(tuple(parts))


def _hole(found: re.Match[str]) -> _Hole:
    if found[1]:
        if found[2] not in _WAY_OF:
            raise NoFrame(f"the theme prints the {found[1]} of a page in a way that is not known ({found[2]!r})")
        return _Hole(found[1], _WAY_OF[found[2]])
    return _Hole(found[3] or "content", _as_it_is)

"""From values to Markdown: the escaping, the links, and the one Jinja environment.

Escaping is structural. Templates named ``*.md.jinja`` write Markdown, and every value in them passes through
`to_markdown`; templates named ``*.html.jinja`` write finished HTML blocks, and every value in them passes through
`to_html`. A value reaches a page as it is only if it is `Markup`, and only this module makes that.

The Markdown filter holds for CommonMark and under any extension of Python-Markdown and pymdownx that a site sets for its own
pages: each mark that one of them may act on is an entity, in hexadecimal, since some take the `#42` of another for the number of
an issue. Stops, commas, colons, brackets and hyphens stay where they mean nothing, for those who read the Markdown.
"""

import re
import urllib.parse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from html import escape
from itertools import accumulate, groupby
from operator import itemgetter

from jinja2 import Environment, PackageLoader, StrictUndefined, Undefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from onrecord.record.web_addresses import in_punycode
from onrecord.speaking import words
from onrecord.speaking.compiled import Compiled
from onrecord.speaking.languages import direction_of, spoken
from onrecord.speaking.words import Name as Name
from onrecord.speaking.words import Phrase as Phrase
from onrecord.speaking.words import together

_PLAIN_IN_HTML = frozenset(".,;?()- ")
_IN_HTML = {code: f"&#{code};" for code in range(127) if not (chr(code).isalnum() or chr(code) in _PLAIN_IN_HTML)}
_PLAIN_IN_MARKDOWN = frozenset(".,:;()- ")
_NAMED = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}
_IN_MARKDOWN = {
    code: _NAMED.get(code, f"&#x{code:x};")
    for code in range(127)
    if not (chr(code).isalnum() or chr(code) in _PLAIN_IN_MARKDOWN)
}
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

TOP = "\x00"
"""Stands in finished HTML before an address that leads from the top of the site. No text of a record holds it."""

PIECES_KEPT = 20_000
"""Pieces of pages, of about 2 KB each, that are kept for the next page that shows them."""

_FROM_TOP = re.compile(rf'{TOP}([^"#]*)')
_MARKDOWN_COMPILED, _HTML_COMPILED = Compiled(), Compiled()
_UNBREAKING = frozenset("\u00a0\u202f")
_LETTER = re.compile(r"[^\W\d_]")


def to_markdown(value: object) -> Markup:
    """Return text that Markdown shows as it is, wherever inline text may stand.

    White space folds to single spaces, so a value can't open a block.
    """
    if isinstance(value, Markup):
        return value
    return _text_to_markdown(_printable(value))


@lru_cache(maxsize=65536)
def _text_to_markdown(text: str) -> Markup:
    return Markup(_MEANS_SOMETHING.sub(_entity, folded(text).translate(_IN_MARKDOWN)))


def _entity(found: re.Match[str]) -> str:
    return f"&#x{ord(found[0]):x};"


def to_html(value: object) -> Markup:
    """Return text that is safe anywhere in HTML or SVG, in attributes too: punctuation becomes numeric entities."""
    if isinstance(value, Markup):
        return value
    return _text_to_html(_printable(value))


@lru_cache(maxsize=65536)
def _text_to_html(text: str) -> Markup:
    return Markup(folded(text).translate(_IN_HTML))


def folded(text: str) -> str:
    """Text with each stretch of white space as one space; a single space that may not break a line stays what it is."""
    if _UNBREAKING.isdisjoint(text):
        return " ".join(text.split())
    return re.sub(r"\s+", lambda space: _space(space[0]), text.strip())


def _printable(value: object) -> str:
    """A value as text. None and True in a page are a mistake in a template, and say so."""
    if isinstance(value, Undefined):
        return str(value)  # raises, and names what is not defined
    if value is None or isinstance(value, bool) or not isinstance(value, str | int | float):
        raise TypeError(f"a template prints {value!r}")
    return str(value)


def to_url(url: str) -> str:
    """Return a web address of the record for a Markdown or HTML link, as it was written but for what either would act on, which
    is percent-encoded; and for letters that no address holds on its way. The brackets of an IPv6 host stay."""
    host = _IPV6_HOST.match(url)
    start = host.end() if host else 0
    return url[:start] + urllib.parse.quote(url[start:], safe="/:?=&%@+,;~$#.-!'")


class LinkStyle(StrEnum):
    """Where a link of finished HTML leads: to pages that are folders (``a/``) or files (``a.html``) of the site, or to their
    Markdown (``a.md``), for engines that put the addresses in themselves."""

    FOLDERS = "folders"
    FILES = "files"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Home:
    """Where the pages of a record lie on the web. ``url``: the address of their top, with a slash at its end; empty if nobody
    knows it. ``links``: how pages are addressed there, which may be otherwise than in a copy of the site for a disk. ``is_copy``:
    whether the pages are made for such a copy."""

    url: str = ""
    links: LinkStyle = LinkStyle.FOLDERS
    is_copy: bool = False

    @property
    def has_feeds(self) -> bool:
        """Whether feeds are made: they need whole addresses, and nobody follows a copy on a disk."""
        return bool(self.url) and not self.is_copy

    def style(self, here: LinkStyle) -> LinkStyle:
        """How pages are addressed where they are cited: on the web, if it is known where; else as they are ``here``."""
        return self.links if self.url else here

    def of(self, path: str, here: LinkStyle) -> str:
        """The whole address of the page whose Markdown lies at a path; or, if that is not known, the way to it from the top."""
        return f"{self.url}{site_address(path, self.style(here))}"


NOWHERE = Home()
"""That it is not known where the pages lie."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A name that leads to a page of the site: its path among the Markdown files, and the id on that page.

    An empty path is a name that has no page.
    """

    name: Name | Phrase
    path: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Templates:
    """The Jinja environments, one for Markdown and one for HTML blocks, and how they write links.

    ``links``: how finished HTML links to pages, which depends on what an engine makes of them. ``own``: the language of
    the record, which its names have to say where the interface is in another; empty if they have not. ``home``: where the pages
    lie on the web.
    """

    links: LinkStyle = LinkStyle.FOLDERS
    own: str = ""
    home: Home = NOWHERE
    markdown: Environment = field(init=False)
    html: Environment = field(init=False)

    def __post_init__(self) -> None:
        markdown = _environment(_MARKDOWN_COMPILED, self._to_markdown, self._markdown_link, _markdown_address)
        html = _environment(_HTML_COMPILED, self._to_html, self._html_link, _html_address)
        kept: dict[tuple[str, int, str], tuple[object, Markup]] = {}

        def block(template: str, /, **values: object) -> Markup:
            return self._block(template, values)

        def piece(template: str, /, **value: object) -> Markup:
            ((_, of),) = value.items()
            key = (template, id(of), spoken().language)
            if key not in kept:
                if len(kept) >= PIECES_KEPT:
                    kept.clear()
                kept[key] = (of, self._block(template, value))  # while it is kept, no other thing has its id
            return kept[key][1]

        markdown.globals["block"] = block
        html.globals["piece"] = markdown.globals["piece"] = piece
        markdown.globals["anchor"] = _anchor
        markdown.globals["indented"] = _indented
        markdown.globals["code"] = _code
        markdown.globals["prose"] = _prose
        markdown.globals["linked_data"] = _linked_data
        html.globals["address"] = self._address
        html.globals["leading"] = self._leading
        object.__setattr__(self, "markdown", markdown)
        object.__setattr__(self, "html", html)

    def body(self, path: str, template: str, values: Mapping[str, object]) -> str:
        """Return the Markdown of the page at a path, without its front matter."""
        body = re.sub(r"\n{3,}", "\n\n", self.markdown.get_template(template).render(here=path, **values).strip())
        return self.led_from(path, body)

    def standalone(self, template: str, /, **values: object) -> str:
        """Return what an HTML template makes of values that lead to no page."""
        return str(self._block(template, values))

    def _block(self, template: str, values: Mapping[str, object]) -> Markup:
        """Render a finished HTML block; it holds no blank line, so that Markdown leaves it whole. Its links lead from the top of
        the site, each after `TOP`, so that it can stand on any page."""
        html = self.html.get_template(template).render(**values)
        return Markup("\n".join(line.strip() for line in html.splitlines() if line.strip()))

    def led_from(self, path: str, body: str) -> str:
        """A page at a path with its links as they are from there; those to itself are none."""
        here = site_address(path, self.links)
        if TOP not in body:
            return body
        itself = re.escape(f'<a href="{TOP}{here}">')
        body = re.sub(f"{itself}(.*?)</a>", r"\1", body)
        return _FROM_TOP.sub(lambda found: "" if found[1] == here else _relative(here, found[1]), body)

    def _to_markdown(self, value: object) -> Markup:
        return self._in_languages(value, to_markdown)

    def _to_html(self, value: object) -> Markup:
        return self._in_languages(value, to_html)

    def _in_languages(self, value: object, escaping: Callable[[object], Markup]) -> Markup:
        """A value, escaped; words of the record or a document with their language and direction, if not the interface's."""
        kind = type(value)
        if kind is Name or kind is Phrase:
            return _with_languages(value, self.own, spoken().language, escaping)
        return value if kind is Markup else escaping(value)  # type: ignore[return-value]

    def _markdown_link(self, here: str, ref: Ref, _: str = "") -> Markup:
        name = self._to_markdown(ref.name)
        leads_on = ref.path and (ref.path != here or ref.anchor)
        return Markup(f"[{name}]({_relative(here, ref.path)}{_hash(ref.anchor)})") if leads_on else name

    def _html_link(self, _: str, ref: Ref, label: str = "") -> Markup:
        name = self._to_html(ref.name)
        if not ref.path:
            return name
        called = f' aria-label="{to_html(label)}"' if label else ""
        return Markup(f'<a href="{TOP}{site_address(ref.path, self.links)}{_hash(ref.anchor)}"{called}>{name}</a>')

    def _leading(self, ref: Ref, label: str, content: Markup) -> Markup:
        """What a macro made as a link, called by its label. Raises TypeError if the content was not escaped."""
        if not isinstance(content, Markup):
            raise TypeError("what leads somewhere is what a macro made")
        address = f"{TOP}{site_address(ref.path, self.links)}{_hash(ref.anchor)}"
        return Markup(f'<a href="{address}" aria-label="{to_html(label)}">{content}</a>')

    def _address(self, ref: Ref) -> Markup:
        """The address of a page, or of a thing on it, as text that leads there: whole, as far as it is known."""
        there = f"{TOP}{site_address(ref.path, self.links)}{_hash(ref.anchor)}"
        shown = f"{self.home.of(ref.path, self.links)}{_hash(ref.anchor)}"
        return Markup(f'<a href="{there}">{_tagged("zxx", Markup(escape(shown)))}</a>')


@lru_cache(maxsize=65536)
def _with_languages(words: Name | Phrase, own: str, interface: str, escaping: Callable[[object], Markup]) -> Markup:
    """Words, escaped, with their language where it is not the interface's. ``own``: the language of the record."""
    if isinstance(words, Name):
        return _tagged(_language(words, own, interface), escaping(words.text))
    languages = [_language(piece, own, interface) for piece in words.pieces]
    if not any(languages):
        return escaping(words.text)
    spoken_in = zip(_evened(languages), words.pieces, strict=True)
    written = []
    for language, run in groupby(spoken_in, itemgetter(0)):
        text = together(*(piece for _, piece in run)).text
        written.append(_tagged(language, escaping(text)) if language else _spaced(text, escaping(text)))
    return Markup("".join(written))


def _language(words: str | Name, own: str, interface: str) -> str | None:
    """The language that words must say they are in; empty: the interface's; None: they are but signs and numbers."""
    if isinstance(words, str):
        return "" if _LETTER.search(words) else None
    language = words.language or own
    return "" if language == interface else language


def _tagged(language: str | None, escaped: Markup) -> Markup:
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


def _environment(
    compiled: Compiled,
    finalize: Callable[[object], Markup],
    link: Callable[[str, Ref, str], Markup],
    address: Callable[[str, Markup], Markup],
) -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled,
        auto_reload=False,  # they change for a new edition only, which has an environment of its own
    )

    @lru_cache(maxsize=4096)
    def alone(message: str, _language: str) -> Markup:
        return _filled(words.translate(message), {}, finalize)

    def translated(message: str, /, **values: object) -> Markup:
        return _filled(words.translate(message), values, finalize) if values else alone(message, spoken().language)

    def counted(one: str, several: str, number: int, /, **values: object) -> Markup:
        message = words.counted(one, several, number, **{key: f"%({key})s" for key in values})
        return _filled(message, values, finalize)

    @pass_context
    def linked(context: Context, ref: Ref, label: str = "") -> Markup:
        return link(context.get("here", ""), ref, label)

    @pass_context
    def linked_all(context: Context, refs: list[Ref]) -> Markup:
        return translated(", ").join(link(context.get("here", ""), ref, "") for ref in refs)

    def outward(url: str, label: str = "") -> Markup:
        # What is written in other letters than a browser shows may be taken for another host.
        host = in_punycode(url)
        return address(to_url(url), finalize(f"{label or url} ({host})" if host else label or url))

    environment.globals |= {
        "_": translated,
        "counted": counted,
        "link": linked,
        "links": linked_all,
        "outward": outward,
        "name": finalize,
        "number": words.number_in_words,
    }
    return environment


def _markdown_address(url: str, label: Markup) -> Markup:
    return Markup(f"[{label}]({url.replace('_', '%5F').replace('$', '%24')})")


def _html_address(url: str, label: Markup) -> Markup:
    return Markup(f'<a href="{escape(url)}" rel="noreferrer">{label}</a>')


def _filled(message: str, values: Mapping[str, object], escaping: Callable[[object], Markup]) -> Markup:
    """A message with its values filled in; message and values are escaped, Markup stays."""
    pieces = words.filled(message, {name: escaping(value) for name, value in values.items()})
    return Markup("".join(piece if isinstance(piece, Markup) else _spaced(piece, escaping(piece)) for piece in pieces))


def _spaced(text: str, escaped: str) -> str:
    """Escaped words of the interface, with the spaces at their ends, which escaping takes away."""
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{_space(lead)}{escaped}{_space(trail) if escaped else ''}"


def _space(spaces: str) -> str:
    """One space in the place of several; of one alone, whether a line may break there."""
    return spaces if spaces in _UNBREAKING else spaces and " "


def _anchor(identifier: str, searchable: bool = True) -> Markup:
    """The id of a heading, as attr_list writes it; a heading that is not searchable makes no entry of its own."""
    return Markup(f"{{#{escape(identifier)}}}" if searchable else f"{{#{escape(identifier)} data-search-exclude}}")


def _indented(depth: int) -> Markup:
    """The spaces before a list item's dash: four a level, which every Markdown parser reads alike."""
    return Markup("    " * depth)


def _code(text: str) -> Markup:
    """Our own text as code."""
    return Markup(f"`{text}`") if "`" not in text else Markup(to_markdown(text))


def _prose(text: str) -> Markup:
    """Text of the project's own source (a docstring, a field's help), whose only mark-up is code in backquotes."""
    pieces = text.split("`")
    return Markup(
        "".join(
            _code(piece) if index % 2 else to_markdown(piece) if piece.strip() else piece
            for index, piece in enumerate(pieces)
        )
    )


def _linked_data(text: str) -> Markup:
    """JSON-LD as a block that no browser runs, in which nothing can end the block or open another."""
    safe = text.translate({ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"})
    return Markup(f'<script type="application/ld+json">{safe}</script>')


def _hash(anchor: str) -> str:
    return f"#{anchor}" if anchor else ""


def _relative(here: str, there: str) -> str:
    """The way from one path to another, both from the top; a folder keeps its final slash."""
    *at, _ = here.split("/")
    *to, name = there.split("/")
    shared = next(
        (number for number, (one, other) in enumerate(zip(at, to, strict=False)) if one != other), min(len(at), len(to))
    )
    return (
        "/".join([".."] * (len(at) - shared) + to[shared:] + [name])
        if len(at) > shared or len(to) > shared or name
        else "./"
    )


def between(here: str, there: str, links: LinkStyle) -> str:
    """The way from one page to another in the built site, by the paths of their Markdown."""
    return _relative(site_address(here, links), site_address(there, links))


def way_to_top(here: str, links: LinkStyle) -> str:
    """The way from a page to the top of the site."""
    return _relative(site_address(here, links), "")


def site_address(path: str, links: LinkStyle) -> str:
    """Where MkDocs puts a page: ``a/b.md`` at ``a/b/`` or ``a/b.html``; any other file stays where it is."""
    if links is LinkStyle.SOURCES or not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        folder = stem.removesuffix("index")
        return folder if links is LinkStyle.FOLDERS else f"{folder}index.html"
    return f"{stem}/" if links is LinkStyle.FOLDERS else f"{stem}.html"

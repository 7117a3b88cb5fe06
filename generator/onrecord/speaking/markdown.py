"""The one Jinja environment, and how what it makes becomes a page.

Escaping is structural. Templates named ``*.md.jinja`` write Markdown, and every value in them passes through
`to_markdown`; templates named ``*.html.jinja`` write finished HTML blocks, and every value in them passes through
`to_html`. A value reaches a page as it is only if it is `Markup`, and only this module and `escaping` make that.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.runtime import new_context
from markupsafe import Markup

from onrecord.record.web_addresses import in_punycode
from onrecord.speaking import words
from onrecord.speaking.compiled import Compiled, DirectCode
from onrecord.speaking.escaping import (
    code,
    linked_data,
    prose,
    spaced,
    tagged,
    text_to_html,
    text_to_markdown,
    to_html,
    to_markdown,
    to_url,
    with_languages,
)
from onrecord.speaking.languages import Spoken, spoken
from onrecord.speaking.linking import NOWHERE, Home, LinkStyle, Ref, relative, site_address
from onrecord.speaking.words import Name, Phrase

TOP = "\x00"
"""Stands in finished HTML before an address that leads from the top of the site. No text that was escaped holds it."""

LINK = "\x01"
"""Stands before a link of Markdown, and in it before a path that leads from the top of the docs folder. No text that was escaped
holds it."""

PIECES_KEPT = 10_000
"""Pieces of pages, of about 2 KB each, that are kept for the next page that shows them."""

LINKS_KEPT = 16_384
"""Links, of about 0.5 KB each, that are kept: those to sources, places and documents stand on many pages."""

_FROM_TOP = re.compile(rf'{TOP}([^"#]*)')
_MARKDOWN_LINK = re.compile(rf"{LINK}\[([^{LINK}]*)\]\({LINK}([^#)]*)([^)]*)\)")
_MARKDOWN_COMPILED, _HTML_COMPILED = Compiled(), Compiled()


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
        markdown = _environment(
            _MARKDOWN_COMPILED, self._in_languages(to_markdown, text_to_markdown), _markdown_link, _markdown_address
        )
        html = _environment(_HTML_COMPILED, self._in_languages(to_html, text_to_html), self._html_link, _html_address)
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
        markdown.globals["code"] = code
        markdown.globals["prose"] = prose
        markdown.globals["linked_data"] = linked_data
        html.globals["address"] = self._address
        html.globals["leading"] = self._leading
        object.__setattr__(self, "markdown", markdown)
        object.__setattr__(self, "html", html)

    def body(self, path: str, template: str, values: Mapping[str, object]) -> str:
        """Return the Markdown of the page at a path, without its front matter."""
        body = _rendered(self.markdown, template, values).strip()
        while "\n\n\n" in body:
            body = body.replace("\n\n\n", "\n\n")
        return self.led_from(path, body)

    def standalone(self, template: str, /, **values: object) -> str:
        """Return what an HTML template makes of values that lead to no page."""
        return str(self._block(template, values))

    def _block(self, template: str, values: Mapping[str, object]) -> Markup:
        """Render a finished HTML block; it holds no blank line, so that Markdown leaves it whole. Its links lead from the top of
        the site, each after `TOP`, so that it can stand on any page."""
        html = _rendered(self.html, template, values)
        return Markup("\n".join([line for each in html.split("\n") if (line := each.strip())]))

    def led_from(self, path: str, body: str) -> str:
        """A page at a path with its links as they are from there; those to itself are none."""
        body = _MARKDOWN_LINK.sub(lambda found: _led(path, *found.groups()), body) if LINK in body else body
        if TOP not in body:
            return body
        here = site_address(path, self.links)
        before, *others = body.split(f'<a href="{TOP}{here}">')
        body = "".join([before, *(each.replace("</a>", "", 1) for each in others)])
        pieces = _FROM_TOP.split(body)
        ways = {there: relative(here, there) for there in set(pieces[1::2])} | {here: ""}
        pieces[1::2] = [ways[there] for there in pieces[1::2]]
        return "".join(pieces)

    def _in_languages(
        self, escaping: Callable[[object], Markup], of_text: Callable[[str], Markup]
    ) -> Callable[[object], Markup]:
        """What escapes a value; words of the record or a document with their language and direction, if not the interface's.
        ``of_text``: the same as ``escaping``, of what is known to be text, as most values are."""
        own = self.own

        def escaped(value: object) -> Markup:
            kind = type(value)
            if kind is str or kind is Spoken:
                return of_text(value)  # type: ignore[arg-type]
            if kind is Name or kind is Phrase:
                return with_languages(value, own, spoken().language, escaping)
            return escaping(value)

        return escaped

    def _html_link(self, name: Markup, ref: Ref, label: str) -> Markup:
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
        return Markup(f'<a href="{there}">{tagged("zxx", Markup(escape(shown)))}</a>')


def _environment(
    compiled: Compiled,
    finalize: Callable[[object], Markup],
    link: Callable[[Markup, Ref, str], Markup],
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
        cache_size=-1,
    )
    environment.code_generator_class = DirectCode

    @lru_cache(maxsize=4096)
    def escaped(message: str) -> list[str]:
        return [name if index % 2 else spaced(name, finalize(name)) for index, name in enumerate(words.parted(message))]

    def filled(message: str, values: Mapping[str, object]) -> Markup:
        # Messages and values are escaped, Markup stays.
        pieces = escaped(message).copy()
        pieces[1::2] = [finalize(values[name]) for name in pieces[1::2]]
        return Markup("".join(pieces))

    @lru_cache(maxsize=4096)
    def alone(message: str, _language: str) -> Markup:
        return filled(words.translate(message), {})

    def translated(message: str, /, **values: object) -> Markup:
        return filled(words.translate(message), values) if values else alone(message, spoken().language)

    def counted(one: str, several: str, number: int, /, **values: object) -> Markup:
        return filled(words.counted(one, several, number, **{key: f"%({key})s" for key in values}), values)

    @lru_cache(maxsize=LINKS_KEPT)
    def link_in(_language: str, ref: Ref, label: str) -> Markup:
        return link(finalize(ref.name), ref, label or ref.label)

    def linked(ref: Ref, label: str = "") -> Markup:
        return link_in(spoken().language, ref, label)

    def linked_all(refs: list[Ref]) -> Markup:
        return linked(refs[0]) if len(refs) == 1 else translated(", ").join([linked(ref) for ref in refs])

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


def _rendered(environment: Environment, template: str, values: Mapping[str, object]) -> str:
    """What a template makes of values, as `Template.render` does, which would ask of each name of the environment's again whether
    it is one of the template's own."""
    found = environment.get_template(template)
    context = new_context(environment, template, found.blocks, {**environment.globals, **values}, shared=True)
    try:
        return environment.concat(found.root_render_func(context))
    except Exception:
        environment.handle_exception()


def _markdown_link(name: Markup, ref: Ref, _: str) -> Markup:
    return Markup(f"{LINK}[{name}]({LINK}{ref.path}{_hash(ref.anchor)})") if ref.path else name


def _led(here: str, name: str, there: str, anchor: str) -> str:
    """A link of Markdown as it is on a page; its name alone, if it leads to all of that page."""
    return f"[{name}]({relative(here, there)}{anchor})" if anchor or there != here else name


def _markdown_address(url: str, label: Markup) -> Markup:
    return Markup(f"[{label}]({url.replace('_', '%5F').replace('$', '%24')})")


def _html_address(url: str, label: Markup) -> Markup:
    return Markup(f'<a href="{escape(url)}" rel="noreferrer">{label}</a>')


def _anchor(identifier: str, searchable: bool = True) -> Markup:
    """The id of a heading, as attr_list writes it; a heading that is not searchable makes no entry of its own."""
    return Markup(f"{{#{escape(identifier)}}}" if searchable else f"{{#{escape(identifier)} data-search-exclude}}")


def _indented(depth: int) -> Markup:
    """The spaces before a list item's dash: four a level, which every Markdown parser reads alike."""
    return Markup("    " * depth)


def _hash(anchor: str) -> str:
    return f"#{anchor}" if anchor else ""

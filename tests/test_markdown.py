"""Escaping and links: whatever a record says is text on the page, and never a mark."""

import html
import itertools
import re
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

import markdown
import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markupsafe import Markup
from mkdocs.structure.files import File
from mkdocs.utils.meta import get_data

from onrecord.pages.moved import MovedContent
from onrecord.site.likeness import difference
from onrecord.speaking.escaping import to_html, to_markdown, to_url
from onrecord.speaking.languages import speaking
from onrecord.speaking.linking import LinkStyle, Ref
from onrecord.speaking.markdown import Templates
from onrecord.speaking.words import Name
from onrecord.telling.page import Page
from onrecord.writing.forbidden import FORBIDDEN
from tests import golden
from tests.building import parsed
from tests.effort import examples

EXTENSIONS = ("tables", "admonition", "attr_list", "md_in_html", "footnotes", "abbr", "def_list", "toc")
"""Extensions that come with Python-Markdown."""

RECOMMENDED: dict[str, dict[str, Any]] = {
    **{name: {} for name in (*EXTENSIONS, "sane_lists", "nl2br", "wikilinks", "meta")},
    "toc": {"permalink": True},
    "smarty": {"smart_angled_quotes": True},
    **{
        f"pymdownx.{name}": {}
        for name in ("betterem", "bracketspan", "caret", "critic", "details", "emoji", "fancylists")
    },
    **{f"pymdownx.{name}": {} for name in ("highlight", "keys", "mark", "progressbar", "saneheaders", "smartsymbols")},
    **{f"pymdownx.{name}": {} for name in ("striphtml", "superfences", "tilde")},
    **{f"pymdownx.blocks.{name}": {} for name in ("admonition", "caption", "definition", "details", "html", "tab")},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.escapeall": {"hardbreak": True, "nbsp": True},
    "pymdownx.inlinehilite": {"style_plain_text": True},
    "pymdownx.magiclink": {
        **dict.fromkeys(
            ("repo_url_shorthand", "repo_url_shortener", "social_url_shorthand", "social_url_shortener"), True
        ),
        "user": "a",
        "repo": "b",
        "provider": "github",
        "normalize_issue_symbols": True,
    },
    "pymdownx.quotes": {"callouts": True},
    "pymdownx.snippets": {"base_path": [str(Path(__file__).parent)]},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}
"""What the pages of Material recommend, all at once, and whatever else acts on marks in running text."""

MARKED = (
    *(
        "~~x~~",
        "~x~",
        "==x==",
        "^^x^^",
        "^x^",
        "++ctrl+a++",
        "++x++",
        ":smile:",
        ":+1:",
        "(c)",
        "(TM)",
        "(r)",
        "c/o",
        "+/-",
    ),
    *(
        "-->",
        "<--",
        "=/=",
        "1/2",
        "1st",
        "22ND",
        "4th",
        "{++x++}",
        "{--x--}",
        "{==x==}{>>y<<}",
        "{~~x~>y~~}",
        "#12",
        "!12",
        "?12",
    ),
    *(
        "www.example.org",
        "WWW1.example.org",
        "ftp://x.org",
        "mailto:x@e.org",
        "@user",
        "twitter:user",
        "a/b",
        "a/b#12",
        "0" * 40,
    ),
    *(
        "[[wiki link]]",
        "$x$",
        "$$x$$",
        "\\(x\\)",
        '[=75% "x"]',
        "`#!py x`",
        "/// note",
        '--8<-- "names.json"',
        "-8<- names.json",
    ),
    *(
        "a. x",
        "iv) x",
        "#. x",
        "(a) x",
        "'x' \"x\"",
        "x -- y --- z",
        "x... y",
        "<<x>>",
        "[x]{.y}",
        "> [!note]",
        "- [x] y",
        "a--b",
        "key: x",
    ),
    *("***x***", "x__y__z", "*x _y* z_", '=== "x"', "x\n: y", "b).", "7)", "1.", "4 .", "qzidqz", "mailto:"),
)
"""What these make into something else."""

FRAGMENTS = (
    *"\\`*_[]{}()<>#+-.!|~=^:&\"'%$@/?;,",
    *("  ", "\n", "\n\n", "\t", "    ", "1. ", "1) ", "1.", "٣. ", "- ", "+ ", "> ", "# ", "***", "___", "---", "==="),
    *("~~~", "```", "``", ": ", ":::", "!!! note", "??? note", "*[HTML]: x", "[^1]: x", "[^1]", "[a]: /b", "[a][b]"),
    *("[x](y)", "![x](y)", "<b>", "</b>", "<!--", "-->", "<script>", "<?php ?>", "<![CDATA[", "&amp;", "&lt;", "&#42;"),
    *("&copy", "{: #x .y onclick=z }", "{#x}", "{ .y }", "{{ x }}", "{% raw %}", "[TOC]", "[[x]]", "$$", "--8<--"),
    *(
        "https://example.org/",
        "<https://example.org/>",
        "a@example.org",
        "javascript:x",
        "a",
        "B",
        "7",
        "é",
        "قائم",
        "—",
    ),
)
"""What Markdown, its extensions, HTML or templates act on, with some harmless text in between."""

characters = st.characters(exclude_categories=["Cs"]).filter(lambda c: not FORBIDDEN.match(c))
texts = (
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(characters, max_size=6)), min_size=1, max_size=8)
    .map("".join)
    .filter(lambda text: bool(text.strip()) and not FORBIDDEN.search(text))
)
"""Any text that a record may hold."""

HARMLESS = "harmless"
POSITIONS: dict[str, Callable[[str], str]] = {
    "paragraph": lambda value: f"{value}\n",
    "heading": lambda value: f"## {value} {{#there}}\n",
    "list item": lambda value: f"- {value}\n- last\n",
    "nested list item": lambda value: f"- first\n    - {value}\n",
    "link": lambda value: f"- [{value}](there.md)\n",
    "table cell": lambda value: f"| a | b |\n| --- | --- |\n| {value} | last |\n",
    "after words": lambda value: f"words: {value}.\n",
    "twice": lambda value: f"{value} · {value}, {value}\n",
    "between blocks": lambda value: f"# first\n\n{value}\n\n<p>raw</p>\n\n{value}\n",
}
"""Where templates put a value, as the Markdown around it."""


def folded(text: str) -> str:
    return " ".join(text.split())


def skeleton(page: str) -> list[tuple[str, dict[str, str]]]:
    """The tags of a page in their order, with their attributes."""
    return [(tag.name, {key: str(value) for key, value in tag.attrs.items()}) for tag in parsed(page).find_all()]


def shown(page: str) -> str:
    return folded(parsed(page).get_text())


def python_markdown(text: str) -> str:
    settings_of = {"toc": {"permalink": True}}
    return markdown.markdown(text, extensions=list(EXTENSIONS), extension_configs=settings_of)


def commonmark(text: str) -> str:
    # CommonMark has no ids of headings: it shows them as text, whatever the heading holds.
    return MarkdownIt("commonmark").enable("table").render(text.replace("{#there}", ""))


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("convert", [python_markdown, commonmark])
@given(text=texts)
@example(text="1. one\n2. two")
@example(text="*[HTML]: x")
@example(text="=== x")
@example(text="| a | b |")
@example(text="x {: onclick=alert(1) #evil }")
@example(text="back\\slash \\* at end\\")
@settings(max_examples=examples(25))
def test_text_shows_as_text_in_markdown(convert: Callable[[str], str], position: str, text: str) -> None:
    around = POSITIONS[position]
    page, harmless = convert(around(to_markdown(text))), convert(around(HARMLESS))
    assert skeleton(page) == skeleton(harmless)
    assert shown(page) == folded(shown(harmless).replace(HARMLESS, folded(text)))


under_any_extension = markdown.Markdown(extensions=list(RECOMMENDED), extension_configs=RECOMMENDED)


def with_all(text: str) -> str:
    return under_any_extension.reset().convert(text)


def after_a_heading(value: str, around: Callable[[str], str]) -> str:
    """As our pages begin: what stands first in a file is taken for its metadata."""
    return f"# first\n\n{around(value)}"


@cache
def harmless_at(position: str) -> str:
    return with_all(after_a_heading(HARMLESS, POSITIONS[position]))


def acted_on(text: str, position: str) -> bool:
    """Whether an extension does something to a text, so that it is shown as anything but itself."""
    around = POSITIONS[position]
    page, harmless = with_all(after_a_heading(to_markdown(text), around)), harmless_at(position)
    return skeleton(page) != skeleton(harmless) or shown(page) != folded(
        shown(harmless).replace(HARMLESS, folded(text))
    )


@pytest.mark.parametrize("position", POSITIONS)
def test_text_shows_as_text_under_any_extension(position: str) -> None:
    assert [text for text in (*MARKED, *FRAGMENTS) if text.strip() and acted_on(text, position)] == []


@given(
    st.lists(st.sampled_from((*MARKED, *FRAGMENTS)), min_size=2, max_size=7).map("".join),
    st.sampled_from(sorted(POSITIONS)),
)
@settings(max_examples=examples(100))
def test_texts_of_many_marks_show_as_text_under_any_extension(text: str, position: str) -> None:
    assume(text.strip())
    assert not acted_on(text, position)


def test_the_marks_are_those_that_extensions_act_on() -> None:
    """They would show nothing if the extensions did nothing."""
    plain = [text for text in MARKED if skeleton(with_all(f"x {text}")) == skeleton(with_all("x"))]
    at_start = [text for text in MARKED if skeleton(with_all(text)) == skeleton(with_all("x"))]
    words = {text for text in MARKED if shown(with_all(f"x {text}")) == f"x {folded(text)}"}
    assert len({*plain} & {*at_start} & words) < 20, sorted({*plain} & {*at_start} & words)


@pytest.mark.parametrize("path", sorted(golden.kept()))
def test_the_golden_pages_are_the_same_under_any_extension(path: str) -> None:
    body, _ = get_data(golden.kept()[path])
    assert difference(python_markdown(body), with_all(body)) == ""


class _Collector(HTMLParser):
    """What the standard library's parser sees."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(text=texts)
def test_text_comes_back_from_html_elements_and_attributes(text: str) -> None:
    escaped = to_html(text)
    parser = _Collector()
    parser.feed(f"<p id=\"{escaped}\" lang='{escaped}'>{escaped}</p>")
    parser.close()
    [(name, attributes)] = parser.tags
    assert (name, [(key, folded(value or "")) for key, value in attributes]) == (
        "p",
        [("id", folded(text)), ("lang", folded(text))],
    )
    assert folded(parser.text) == folded(text)


@given(text=texts)
def test_text_comes_back_from_an_html_block_in_markdown(text: str) -> None:
    page = python_markdown(f'before\n\n<div title="{to_html(text)}">\n<p>{to_html(text)}</p>\n</div>\n\nafter\n')
    assert [name for name, _ in skeleton(page)] == ["p", "div", "p", "p"]
    found = parsed(page).div
    assert found is not None
    assert (folded(str(found["title"])), folded(found.get_text())) == (folded(text), folded(text))


@pytest.mark.parametrize("escape", [to_markdown, to_html])
def test_a_space_that_may_not_break_stays(escape: Callable[[object], str]) -> None:
    assert escape("\u00a0 a\u00a0b\u202fc \u00a0 d\n\u00a0") == "a\u00a0b\u202fc d"


@pytest.mark.parametrize("escape", [to_markdown, to_html])
@pytest.mark.parametrize("value", [None, True, ["a"], {"a": 1}, object()])
def test_what_is_no_text_is_refused_and_not_printed(escape: Callable[[object], str], value: object) -> None:
    with pytest.raises(TypeError, match="a template prints"):
        escape(value)


@pytest.mark.parametrize("escape", [to_markdown, to_html])
def test_what_is_escaped_already_stays(escape: Callable[[object], str]) -> None:
    assert escape(Markup("<b>*</b>")) == "<b>*</b>"


PATHS = (
    "index.md",
    "about.md",
    "sources/index.md",
    "sources/a-b.md",
    "sources/a-b/2021-06.md",
    "documents/a.md",
    "documents/a/0f.md",
    "documents/index/index.md",
    "a-z/sources/1.md",
    "handbook/format.md",
)
PAIRS = list(itertools.product(PATHS, PATHS))


def built(path: str, directory_urls: bool) -> str:
    """Where MkDocs itself puts a page."""
    url = File(path, "docs", "site", directory_urls).url
    return urljoin("https://example.org/deep/site/", url)


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("anchor", ["", "claim-1"])
def test_addresses_lead_from_built_page_to_built_page(directory_urls: bool, anchor: str) -> None:
    templates = Templates(LinkStyle.FOLDERS if directory_urls else LinkStyle.FILES)
    for here, there in PAIRS:
        ref = Ref(Name("x"), there, anchor)
        link = templates.led_from(here, templates.html.from_string("{{ link(ref) }}").render(ref=ref))
        if (here, anchor) == (there, ""):
            assert link == "x", "a page has no link to itself"
            continue
        address = re.fullmatch(r'<a href="(.*)">x</a>', link)
        assert address, link
        found = urljoin(built(here, directory_urls), address[1])
        assert found == built(there, directory_urls) + (f"#{anchor}" if anchor else ""), (here, there, link)


@pytest.mark.parametrize("anchor", ["", "claim-1"])
def test_markdown_links_lead_from_file_to_file(anchor: str) -> None:
    for here, there in PAIRS:
        text = rendered("{{ link(ref) }}", here, ref=Ref(Name("x"), there, anchor))
        if (here, anchor) == (there, ""):
            assert text == "x", "a page has no link to itself"
            continue
        address = re.fullmatch(r"\[x\]\((.*)\)", text)
        assert address, text
        expected = urljoin("https://example.org/", there) + (f"#{anchor}" if anchor else "")
        assert urljoin(urljoin("https://example.org/", here), address[1]) == expected


def rendered(template: str, here: str = "index.md", kind: str = "markdown", **values: object) -> str:
    templates = Templates()
    return templates.led_from(here, getattr(templates, kind).from_string(template).render(**values))


def test_a_name_without_a_page_is_no_link() -> None:
    assert rendered("{{ link(ref) }}", ref=Ref(Name("a_b"))) == "a&#x5f;b"
    assert rendered("{{ link(ref) }}", kind="html", ref=Ref(Name("a_b"))) == "a&#95;b"


def test_a_link_is_written_anew_in_another_language_and_with_another_label() -> None:
    templates = Templates(own="en")
    ref = Ref(Name("a"), "b.md")

    def linked(language: str, template: str) -> str:
        with speaking(language):
            return templates.html.from_string(template).render(ref=ref)

    plain = linked("en", "{{ link(ref) }}")
    assert plain == linked("en", "{{ link(ref) }}")
    assert 'aria-label="c"' in linked("en", '{{ link(ref, "c") }}')
    assert 'lang="en"' not in plain
    assert 'lang="en"' in linked("ar", "{{ link(ref) }}")


@given(text=texts, language=st.sampled_from(["ar", "uk", "zh-Hant"]))
def test_a_name_in_another_language_is_marked_and_holds_its_text(text: str, language: str) -> None:
    for kind in ("markdown", "html"):
        line = rendered("{{ name(each) }}", kind=kind, each=Name(text, language))
        page = python_markdown(f"- {line}\n") if kind == "markdown" else line
        tag = parsed(page).bdi
        assert tag is not None
        assert tag.attrs == {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}
        assert folded(tag.get_text()) == folded(text)
        assert len(parsed(page).find_all()) == (3 if kind == "markdown" else 1)


@given(text=texts)
def test_values_in_messages_are_escaped(text: str) -> None:
    template = '{{ _("Our *sum*: %(text)s, said %(other)s.", text=value, other=value) }}'
    expected = f"Our *sum*: {folded(text)}, said {folded(text)}."
    page = python_markdown(rendered(template, value=text))
    assert (skeleton(page), shown(page)) == ([("p", {})], folded(expected))
    block = rendered(template, kind="html", value=text)
    assert (skeleton(block), shown(block)) == ([], folded(expected))


@given(text=texts)
def test_a_value_that_looks_like_a_placeholder_is_not_filled(text: str) -> None:
    value = f"%(other)s {text}"
    page = python_markdown(rendered('{{ _("%(text)s and %(other)s", text=value, other="second") }}', value=value))
    assert shown(page) == folded(f"%(other)s {text} and second")


URLS = (
    "https://example.org/",
    "https://example.org/a_b_c(d)[e]*f*?x=1&y=[2]&copy=3#frag_ment",
    "http://example.org:8080/~a/b,c;d=e!f$g'h",
    "https://example.org/$a$/++b++/~~c~~/==d==:smile:",
    "https://github.com/a/b/issues/12",
    "https://example.org/%7Ba%7D%20b%25",
    "https://example.org/مدينة/ö",
    "https://example.org/#!/route/a'b",
    "http://[2001:db8::1]:8080/a",
)


@pytest.mark.parametrize("url", URLS)
def test_outward_links_lead_where_the_record_says(url: str) -> None:
    pages = [
        python_markdown(rendered("- {{ outward(url) }}", url=url)),
        with_all(rendered("- {{ outward(url) }}", url=url)),
        commonmark(rendered("- {{ outward(url) }}", url=url)),
        rendered("{{ outward(url) }}", kind="html", url=url),
    ]
    for page in pages:
        links = parsed(page).find_all("a")
        assert [unquote(str(link["href"])) for link in links] == [unquote(url)]
        assert links[0].get_text() == url


@pytest.mark.parametrize("url", ["https://example.org/#!/route/a'b", "http://[2001:db8::1]:8080/a?b=c%20d"])
def test_an_address_is_written_as_it_was(url: str) -> None:
    assert to_url(url) == url


@given(text=st.text(characters))
def test_an_address_holds_nothing_that_markdown_or_html_acts_on(text: str) -> None:
    assert not set(to_url(f"https://example.org/{text}")) & set('()[]{}<>"*\\`|^ \n\t')


@given(title=texts, description=texts)
def test_front_matter_comes_back_escaped_for_html(title: str, description: str) -> None:
    page = Page("a.md", title, LEADS_ON, description, wide=False).render(Templates())
    head = page.removeprefix("---\n").split("\n---\n")[0]
    expected = {"title": html.escape(title)} | ({"description": html.escape(description)} if description else {})
    assert yaml.safe_load(head) == expected
    body, data = get_data(page)
    assert data == expected
    assert body.startswith("# "), "nothing of the front matter is left over"


def test_front_matter_keeps_what_is_no_text() -> None:
    page = Page("a.md", "x", LEADS_ON, searchable=False).render(Templates())
    assert get_data(page)[1] == {"title": "x", "search": {"exclude": True}, "hide": ["navigation"]}


LEADS_ON = MovedContent(Ref(Name("x"), "b.md"), [])

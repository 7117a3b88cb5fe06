"""Each template of a page has one content, which gives it what it uses and no more; blocks and macros get what they need."""

import ast
import importlib
import pkgutil
import re
import typing
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord import exporting, pages, telling
from onrecord.exporting.dossier import Exhibit
from onrecord.site import alarm
from onrecord.speaking.linking import Ref
from onrecord.speaking.words import Words
from onrecord.telling.count_pairs import Told
from onrecord.telling.count_rows import CountRow
from onrecord.telling.count_tables import ReadIn
from onrecord.telling.facts import Fact
from onrecord.telling.full_claims import FullClaim
from onrecord.telling.page import Content
from onrecord.telling.paths import PathShown
from tests.effort import share
from tests.test_templates import TEMPLATES
from tests.tracing import mistakes, reached

PACKAGE = Path(onrecord.__file__).parent
MODULES = [
    alarm,
    *(
        importlib.import_module(f"{room.__name__}.{each.name}")
        for room in (telling, exporting, pages)
        for each in pkgutil.iter_modules(room.__path__)
    ),
]
CONTENTS = sorted(
    {
        each
        for module in MODULES
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Content) and each is not Content
    },
    key=lambda content: content.__name__,
)
"""Every class that gives a template of a page what it needs."""


TYPED = {
    ("claim.html.jinja", "claim"): FullClaim,
    ("comparison.html.jinja", "rows"): list[CountRow],
    ("comparison.html.jinja", "read_in"): ReadIn | None,
    ("facts.html.jinja", "facts"): list[Fact],
    ("paths.html.jinja", "paths"): list[PathShown],
    ("dossier-front.html.jinja", "contents"): list[Ref],
    ("dossier-manifest.html.jinja", "exhibits"): list[Exhibit],
    ("dossier-told.html.jinja", "pairs"): list[Told],
}
"""What the program gives templates that it fills by themselves, where that has attributes."""


@cache
def standalone() -> dict[str, dict[str, Any]]:
    """The templates that the program fills by themselves, with the names that it gives them; what these are, if they
    have attributes."""
    found: dict[str, dict[str, Any]] = {}
    # Every worker reads this as it begins, so only files that have the word are parsed.
    texts = [(path, path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))]
    for path, text in texts:
        for node in ast.walk(ast.parse(text)) if "standalone" in text else ():
            match node:
                case ast.Call(ast.Attribute(attr="standalone"), [ast.Constant(str(template))], keywords):
                    found[template] = {str(each.arg): TYPED.get((template, str(each.arg))) for each in keywords}
                case ast.Call(ast.Attribute(attr="standalone")):
                    pytest.fail(
                        f"{path.name}:{node.lineno}: name the template, so that a test can read what it is given"
                    )
    return found


def given(content: type[Content]) -> dict[str, Any]:
    """What a page's template is given, by name."""
    hints = typing.get_type_hints(content)
    return {
        "title": Words,
        **{name: kind for name, kind in hints.items() if typing.get_origin(kind) is not typing.ClassVar},
    }


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: content.__name__)
def test_a_view_gives_its_template_what_it_uses_and_no_more(content: type[Content]) -> None:
    assert mistakes(TEMPLATES, content.template, given(content), spare="title") == []


@pytest.mark.parametrize("template", standalone())
def test_a_template_that_stands_alone_is_given_what_it_uses_and_no_more(template: str) -> None:
    assert mistakes(TEMPLATES, template, standalone()[template]) == []


def test_each_template_of_a_page_has_one_view() -> None:
    named = [content.template for content in CONTENTS]
    assert sorted(named) == sorted(set(named))


def test_every_template_is_of_some_use() -> None:
    first = [*(content.template for content in CONTENTS), *standalone()]
    assert set(TEMPLATES) == {name for each in first for name in reached(TEMPLATES, each)}


FIRST = {**{content.template: given(content) for content in CONTENTS}, **standalone()}
"""The templates that code names itself, with what it gives them."""


@cache
def found_by() -> dict[str, str]:
    """For each template, one of those by way of which it is followed."""
    return {name: first for first in FIRST for name in reached(TEMPLATES, first)}


def found_with(template: str, text: str) -> list[str]:
    """The mistakes that are found if a template has another text."""
    first = found_by()[template]
    return mistakes({**TEMPLATES, template: text}, first, FIRST[first], spare="title")


def spoilt(pattern: str) -> list[tuple[str, str, str]]:
    """Each template with one name spoilt in one of its tags, outside of texts: where a pattern's only group matches. Gives the
    template, its new text, and what stood there."""
    changed = []
    for name, text in TEMPLATES.items():
        for tag in re.finditer(r"{[{%].*?[}%]}", text):
            without_texts = re.sub(r'"[^"]*"', lambda each: "~" * len(each[0]), tag[0])
            for match in re.finditer(pattern, without_texts):
                end = tag.start() + match.end(1)
                changed.append((name, f"{text[:end]}_{text[end:]}", match[0]))
    return changed


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: content.__name__)
def test_a_field_too_few_or_too_many_is_found(content: type[Content]) -> None:
    whole = given(content)
    for name in set(whole) - {"title"}:
        rest = {key: kind for key, kind in whole.items() if key != name}
        assert any(f"{name} is not given" in each for each in mistakes(TEMPLATES, content.template, rest, "title")), (
            name
        )
    more = mistakes(TEMPLATES, content.template, {**whole, "another": str}, "title")
    assert more == [f"{content.template}: has no use for another"]


def test_an_attribute_that_its_type_has_not_is_found() -> None:
    changed = spoilt(r"[a-z_]\.([a-z_]+)")
    assert len(changed) > 200
    assert [(name, what) for name, text, what in share(changed, 6, 0, thorough=1) if not found_with(name, text)] == []


def test_a_block_that_is_given_something_else_is_found() -> None:
    changed = spoilt(r"^{{ block\(.*?\b([a-z_]+)=")
    assert len(changed) > 20
    for name, text, what in changed:
        found = found_with(name, text)
        assert any("is not given" in each for each in found), (name, what)
        assert any("has no use for" in each for each in found), (name, what)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ title }}{% for each in refs %}{{ link(each) }}{{ loop.last }}{% endfor %}", []),
        (
            "{{ title }}{{ total }}{% for each in refs %}{{ each.name.text }}{% endfor %}",
            ["a.md.jinja:1: total is not given"],
        ),
        ("{% for each in refs %}{{ each.words }}{% endfor %}", ["nothing is known of .words"]),
        ("{% for each in refs %}{{ each.name.words }}{% endfor %}", ["nothing is known of .words"]),
        ("{% for each in refs %}{{ loop.final }}{% endfor %}", ["nothing is known of .final"]),
        ("{% for each in refs %}{{ each }}{% endfor %}{{ each }}", ["each is not given"]),
        ("{{ refs.path }}", ["nothing is known of .path"]),
        ('{% from "m.md.jinja" import m %}{{ m(refs) }}', []),
        (
            '{% from "m.md.jinja" import m %}{{ refs }}{{ m() }}',
            ["m takes 1 values"],
        ),
        ('{% from "m.md.jinja" import m %}{{ m(refs, refs) }}', ["m takes 1 values"]),
        (
            '{% from "m.md.jinja" import m %}{{ refs }}{{ m(values=refs) }}',
            ["m takes 1 values"],
        ),
        ('{% from "m.md.jinja" import n %}{{ refs }}{{ n() }}', ["m.md.jinja:2: missing is not given"]),
        ('{% from "m.md.jinja" import m %}x', ["has no use for refs"]),
        ('{{ block("b.html.jinja", rows=refs) }}', []),
        ('{{ block("b.html.jinja") }}{{ refs }}', ["rows is not given"]),
        ('{{ block("b.html.jinja", rows=refs, more=refs) }}', ["b.html.jinja: has no use for more"]),
        ('{{ block("b.html.jinja", rows=title) }}{{ refs }}', ["nothing is known of .path"]),
    ],
)
def test_what_a_template_lacks_is_found(text: str, found: list[str]) -> None:
    macros = "{% macro m(values) %}{% for each in values %}{{ each.path }}{% endfor %}{% endmacro %}"
    texts = {
        "a.md.jinja": text,
        "m.md.jinja": macros + "\n{% macro n() %}{{ missing }}{% endmacro %}",
        "b.html.jinja": "{% for row in rows %}{{ row.path }}{% endfor %}",
    }
    told = mistakes(texts, "a.md.jinja", {"title": Words, "refs": list[Ref] | None}, spare="title")
    assert len(told) == len(found)
    assert [one for one, other in zip(told, found, strict=True) if other not in one] == []

"""The templates hold nothing that slips past the escaping, and no word of the interface that can't be translated."""

import ast
import re
from collections.abc import Iterator

import pytest
from jinja2 import nodes

from onrecord.site import shipped
from onrecord.speaking.markdown import Templates
from tests.building import PROJECT

TEMPLATES = {path.name: path.read_text("utf-8") for path in sorted(shipped.TEMPLATES.iterdir())}

ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name, nodes.Getattr, nodes.Call),
    *(nodes.Keyword, nodes.If, nodes.For, nodes.Macro, nodes.FromImport),
    *(nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand),
)
"""All that a template may be made of. What is not here could join text that is escaped with text that is not (``~``, ``+``,
filters), switch the escaping off, or bring the program's work into a template (look-ups, sorting, arithmetic)."""

FUNCTIONS = {
    "md": {
        "_",
        "anchor",
        "block",
        "code",
        "counted",
        "indented",
        "link",
        "linked_data",
        "links",
        "name",
        "number",
        "outward",
        "piece",
        "prose",
    },
    "html": {"_", "address", "counted", "leading", "link", "links", "name", "number", "outward", "piece"},
}
"""What a template may call, beside macros; each returns Markup that `speaking` made, or text that is escaped."""

VALUE = "\N{REPLACEMENT CHARACTER}"
"""Stands for a value in the text of a template."""

SPOKEN = ("alt", "aria-label", "aria-description", "placeholder", "title")
"""Attributes whose text readers see or hear."""


def tree(text: str) -> nodes.Template:
    return Templates().html.parse(text)


def every(node: nodes.Node) -> Iterator[nodes.Node]:
    """A node and all below it, in the order of the text."""
    yield node
    for child in node.iter_child_nodes():
        yield from every(child)


def written(text: str) -> str:
    """What a template writes itself, with a mark for each value."""
    pieces = []
    for node in every(tree(text)):
        if isinstance(node, nodes.Output):
            pieces += [piece.data if isinstance(piece, nodes.TemplateData) else VALUE for piece in node.nodes]
    return "".join(pieces)


def misuses(name: str, text: str) -> list[str]:
    """Everything in a template that is not allowed."""
    kind = name.split(".")[-2]
    return [*_parts(kind, text), *_markup(kind, written(text)), *_words(text)]


def _parts(kind: str, text: str) -> Iterator[str]:
    found = list(every(tree(text)))
    macros = {name for node in found if isinstance(node, nodes.FromImport) for name in node.names}
    macros |= {node.name for node in found if isinstance(node, nodes.Macro)}
    for node in found:
        if not isinstance(node, ALLOWED):
            yield f"{type(node).__name__} on line {node.lineno}"
        elif isinstance(node, nodes.Call) and not isinstance(node.node, nodes.Name):
            yield f"the call of a method on line {node.lineno}"
        elif isinstance(node, nodes.Call) and node.node.name not in FUNCTIONS[kind] | macros:
            yield f"the call of {node.node.name} on line {node.lineno}"
        elif isinstance(node, nodes.For) and (node.test or node.recursive):
            yield f"a loop that picks on line {node.lineno}"


def _markup(kind: str, text: str) -> Iterator[str]:
    for tag in re.findall(r"<[^>]*>", text):
        if re.match(r"</?(script|style|iframe|object|embed|link|meta|base|form)\b", tag, re.IGNORECASE):
            yield f"the tag {tag}"
        if re.search(r"\s(on\w+|style|srcdoc)\s*=", tag, re.IGNORECASE):
            yield f"an attribute of {tag} that a content security policy refuses"
        if VALUE in tag and kind == "md":
            yield f"a value in the tag {tag}, where Markdown's escaping does not hold"
        if re.search(rf"\s(href|src|action|srcset|poster)\s*=\s*['\"]?{VALUE}", tag, re.IGNORECASE):
            yield f"a link in {tag} that link() and outward() did not make"
        if VALUE in re.sub(r'="[^"]*"', "", tag):
            yield f"a value in {tag} that stands in no quoted attribute"
    if re.search(r"^\|?[ -]*:?-+:", text, re.MULTILINE) or re.search(r"^\|[ |-]*:-", text, re.MULTILINE):
        yield "a table with aligned columns, which becomes an inline style"


def _words(text: str) -> Iterator[str]:
    own = written(text)
    visible = re.sub(r"&#?\w+;", "", re.sub(r"<[^>]*>", " ", own))
    yield from (f"the words '{words}' outside of _()" for words in re.findall(r"[^\W\d_]+", visible))
    for tag in re.findall(r"<[^>]*>", own):
        for attribute, value in re.findall(rf"\s({'|'.join(SPOKEN)})=\"([^\"]*)\"", tag):
            if re.search(r"[^\W\d_]", value.replace(VALUE, "")):
                yield f"the words '{value}' of {attribute} outside of _()"
    for node in every(tree(text)):
        if isinstance(node, nodes.Output):
            for piece in node.nodes:
                if isinstance(piece, nodes.Const):
                    yield f"the constant {piece.value!r} outside of _() on line {piece.lineno}"


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_holds_only_what_is_allowed(name: str) -> None:
    assert misuses(name, TEMPLATES[name]) == []


def test_every_template_is_of_one_of_two_kinds() -> None:
    assert TEMPLATES
    assert [name for name in TEMPLATES if not name.endswith((".md.jinja", ".html.jinja"))] == []


@pytest.mark.parametrize("kind", ["md", "html"])
@pytest.mark.parametrize(
    "text",
    [
        "{{ a ~ b }}",
        "{{ a + b }}",
        "{{ a % b }}",
        "{{ a | join(', ') }}",
        "{{ a | replace('x', 'y') }}",
        "{{ a | e }}",
        "{{ a | escape }}",
        "{{ a | safe }}",
        "{{ a | sort }}",
        "{% filter upper %}{{ a }}{% endfilter %}",
        "{% autoescape false %}{{ a }}{% endautoescape %}",
        "{% set a = b %}",
        "{% include a %}",
        "{% for each in all if each.x %}{{ each }}{% endfor %}",
        "{% for each in all | sort %}{{ each }}{% endfor %}",
        "{{ a[0] }}",
        "{{ a['b'] }}",
        "{{ a.b() }}",
        "{{ a.upper() }}",
        "{{ range(3) }}",
        "{{ [a, b] }}",
        "{{ 'Said by' }}",
        "{{ a if b else 'Said by' }}",
        "Said by {{ a }}",
        "<p>{{ a }} said</p>",
        "<p{% if a %} class='x'{% endif %}>said</p>",
        '<img alt="A map" class="x">',
        '<p style="color: red">{{ a }}</p>',
        '<p onclick="x">{{ a }}</p>',
        "<script>1</script>",
        '<a href="{{ a }}">{{ b }}</a>',
        '<img src="{{ a }}">',
        "<p class={{ a }}>{{ b }}</p>",
        "<{{ a }}>{{ b }}</p>",
        "| {{ a }} | {{ b }} |\n| ---: | --- |\n",
        "| {{ a }} | {{ b }} |\n| --- | :--- |\n",
    ],
)
def test_what_slips_past_is_found(kind: str, text: str) -> None:
    assert misuses(f"made-up.{kind}.jinja", text)


def test_values_stand_in_attributes_of_html_alone() -> None:
    text = '<li id="{{ line.id }}">{{ link(line.claim) }}</li>'
    assert misuses("made-up.html.jinja", text) == []
    assert misuses("made-up.md.jinja", text) != []


def test_what_templates_need_is_allowed() -> None:
    text = '{% for each in all %}{% if not loop.first %}, {% endif %}{{ _("said by %(who)s", who=link(each)) }}{% endfor %}'
    assert misuses("made-up.md.jinja", text) == []


def test_only_two_modules_make_text_that_is_not_escaped_again() -> None:
    package = PROJECT / "generator" / "onrecord"
    makers = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Markup"
    }
    assert makers == {"speaking/escaping.py", "speaking/markdown.py"}

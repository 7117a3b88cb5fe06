"""A template is compiled once in a process, for all environments that read it alike."""

import pytest
from jinja2 import DictLoader, Environment, TemplateAssertionError, UndefinedError
from markupsafe import Markup

from onrecord.speaking.compiled import Compiled
from onrecord.speaking.linking import Ref
from onrecord.speaking.markdown import Templates
from onrecord.speaking.words import Name

NOT_OURS = (
    "{{ f(*names) }}",
    "{{ f(**names) }}",
    "{% call f() %}a{% endcall %}",
    "{% macro made() %}{{ varargs }}{% endmacro %}",
    "{% macro made() %}{{ kwargs }}{% endmacro %}",
    "{% macro made() %}{{ caller() }}{% endmacro %}",
    "{% from 'quote.html.jinja' import quoted with context %}",
)

TEXT = "{{ '<b>' }}{% if it %}\n yes{% endif %}"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are compiled."""
    found: list[str] = []
    compile_one = Environment.compile

    def noting(self: Environment, source: str, name: str, filename: str) -> object:
        found.append(name)
        return compile_one(self, source, name, filename)

    monkeypatch.setattr(Environment, "compile", noting)
    return found


def test_another_edition_compiles_nothing_again(compiled: list[str]) -> None:
    first = Templates().standalone("not-found.html.jinja")
    compiled.clear()
    assert Templates(own="ar").standalone("not-found.html.jinja") == first
    assert compiled == []


def rendered(kept: Compiled, text: str = TEXT, **options: bool) -> str:
    loader = DictLoader({"a": text})
    return Environment(loader=loader, bytecode_cache=kept, **options).get_template("a").render(it=True)  # type: ignore[arg-type]


def test_a_template_with_another_text_is_compiled_anew(compiled: list[str]) -> None:
    kept = Compiled()
    assert [rendered(kept), rendered(kept, "no"), rendered(kept, "no"), rendered(kept)] == [
        "<b>\n yes",
        "no",
        "no",
        "<b>\n yes",
    ]
    assert compiled == ["a"] * 3


def test_an_environment_that_reads_otherwise_shares_nothing() -> None:
    kept = Compiled()
    escaping, plain = (rendered(kept, autoescape=each) for each in (True, False))
    assert (escaping, plain) == ("&lt;b&gt;\n yes", "<b>\n yes")
    assert rendered(kept, trim_blocks=True) == "<b> yes"
    assert rendered(kept) == plain


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_no_function_of_ours_wants_the_context(kind: str) -> None:
    functions = getattr(Templates(), kind).globals.values()
    assert [each for each in functions if hasattr(each, "jinja_pass_arg")] == [], "it would not be given it"


@pytest.mark.parametrize("text", NOT_OURS)
def test_a_call_that_our_code_does_not_write_is_no_template(text: str) -> None:
    with pytest.raises(TemplateAssertionError):
        Templates().html.from_string(text)


def test_what_is_not_there_is_told_and_not_left_out() -> None:
    html = Templates().html
    with pytest.raises(AttributeError, match="nmae"):
        html.from_string("{{ ref.nmae }}").render(ref=Ref("x"))
    with pytest.raises(UndefinedError, match="nobody"):
        html.from_string("{{ nobody.name }}").render()
    with pytest.raises(UndefinedError, match="nothing"):
        html.from_string("{{ nothing() }}").render()


def test_what_is_printed_is_escaped_once_wherever_it_comes_from() -> None:
    text = "{% macro made(a) %}{{ a }}{% endmacro %}{{ made(a) }}{{ a }}{{ _('%(it)s', it=made(a)) }}"
    assert Templates().html.from_string(text).render(a="<b>") == 3 * "&#60;b&#62;"


def test_what_a_function_gives_is_escaped_unless_it_is_markup() -> None:
    made = Templates().html.from_string("{{ f() }}{{ g() }}").render(f=lambda: "<b>", g=lambda: Markup("<i>"))
    assert made == "&#60;b&#62;<i>"


def test_what_a_function_gives_in_another_language_says_so() -> None:
    made = Templates().html.from_string("{{ f() }}").render(f=lambda: Name("x", "ar"))
    assert made == '<bdi lang="ar" dir="rtl">x</bdi>'


@pytest.mark.parametrize("text", ["{{ made(1) }}", "{{ made(1, 2, 3) }}"])
def test_a_macro_is_called_with_all_that_it_takes(text: str) -> None:
    template = Templates().html.from_string("{% macro made(a, b) %}{{ a }}{{ b }}{% endmacro %}" + text)
    with pytest.raises(TypeError, match="argument"):
        template.render()

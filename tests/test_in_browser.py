"""What a reader's browser finds in a saved copy is what a build finds: the same cases, random texts, and pages, in both."""

import random
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from inspect import getmembers, isfunction
from typing import Any

import pytest
from playwright.sync_api import Page

from onrecord.proving import in_browser
from onrecord.proving.extracting import FileKind, Unreadable, text_of
from onrecord.proving.folding import Text, fold
from onrecord.proving.passages import Missing, find
from onrecord.site import shipped
from onrecord.writing.letters import APART, END, RAISED
from tests import test_extracting, test_proving
from tests.browsing import launched

LOOKED_UP = """
([table, cases]) => {
  const { fold, textOf, find } = passagesBy(table);
  return cases.map(([text, parts]) => [
    find(textOf(text), parts)?.map(([start, end]) => text.slice(start, end)) ?? null,
    fold(text).text,
  ]);
}
"""

EXTRACTED = """
([table, pages]) => pages.map((bytes) => {
  const text = textsBy(table).ofFile(new Uint8Array(bytes), "a.html");
  return text === null ? null : passagesBy(table).fold(text).text;
})
"""

ALPHABET = [
    *"ab4 14.,-'\"[]…“”’—–\n\n \u00a0\u202f\u00ad\u200b\t\f\u0085\u2028",
    *"ée\u0301ﬁßاﻛكتـ٤٬三十人京でーกินเา\u094dकက်ន្អ²₂\U000e0100🏴𝟜𠀀",
    *(RAISED, APART, END, f"{RAISED}2{END}", f"{RAISED}*{END}", "m", "10", "km", "[…]", "-\n"),
]
"""What random texts are made of: whatever the folding or the ends of words treat in a way of its own."""


@pytest.fixture(scope="module")
def script() -> Iterator[Page]:
    with launched() as browser:
        page = browser.new_page()
        for name in shipped.CHECKING:
            page.add_script_tag(content=shipped.asset(name))
        yield page


def cases_of_the_build() -> list[tuple[str, list[str]]]:
    """Every quote and text that the tests of proofs look up."""
    found = [(test_proving.TEXT, ["Four […] men", "4", "people", "in the [bad] market", "own"])]
    for _, test in getmembers(test_proving, isfunction):
        for mark in getattr(test, "pytestmark", []):
            names = mark.args[0] if mark.name == "parametrize" else ()
            if "quote" in names:
                rows = [dict(zip(_names(names), _values(row), strict=True)) for row in mark.args[1]]
                found += [(text, [row["quote"]]) for row in rows for text in _texts(row.get("text", test_proving.TEXT))]
    return found


def _names(names: str | tuple[str, ...]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _values(row: Any) -> tuple[Any, ...]:
    return row if isinstance(row, tuple) else (row,)


def _texts(text: str) -> list[str]:
    return [text, f"So {text} then", test_proving.signs(text)]


def random_cases(number: int) -> list[tuple[str, list[str]]]:
    """Texts, and quotes that are stretches of them, changed or not."""
    chance = random.Random(11)
    cases = []
    for _ in range(number):
        text = "".join(chance.choices(ALPHABET, k=30))
        start = chance.randrange(20)
        first, second = text[start : start + chance.randrange(1, 9)], text[start + 9 : start + 9 + chance.randrange(9)]
        parts = chance.choice([[first], [first, second], [f"{first} […] {second}"], [fold(first).text]])
        cases.append((text, [part.translate(dict.fromkeys(map(ord, RAISED + APART + END), " ")) for part in parts]))
    return cases


def in_python(text: str, parts: list[str]) -> list[Any]:
    found = find(Text(text), tuple(parts))
    return [None if isinstance(found, Missing) else [each.exact for each in found], fold(text).text]


@pytest.mark.parametrize("made", [cases_of_the_build, partial(random_cases, 4000)], ids=["cases", "random"])
def test_a_browser_finds_what_a_build_finds(script: Page, made: Callable[[], list[tuple[str, list[str]]]]) -> None:
    cases = made()
    found = script.evaluate(LOOKED_UP, [in_browser.table(), cases])
    for (text, parts), result in zip(cases, found, strict=True):
        assert result == in_python(text, parts), (ascii(text), ascii(parts))
    assert sum(result[0] is not None for result in found) > 100
    assert any(result[0] is None for result in found)


ELEMENTS = """
a address article aside b bdi blockquote br button caption center code dd del details dfn div dl dt em
fieldset figcaption figure font footer form h1 h2 header hr i iframe img ins label legend li main mark nav
noscript ol option p pre q rp rt ruby s section select small span strike strong sub summary sup svg table
tbody td template textarea th tr u ul wbr
""".split()  # noqa: SIM905 - a list of so many is read more easily so
"""Elements of every sort: blocks, cells, what is raised, what is not shown."""


def random_pages(number: int) -> list[bytes]:
    chance = random.Random(5)

    def piece(depth: int) -> str:
        if depth == 0 or chance.random() < 0.4:
            return escape(chance.choice(["one", " two ", "4", "\n", "-\n", "\u00a0", "men", ".", "x  y"]))
        tag = chance.choice(ELEMENTS)
        inside = "".join(piece(depth - 1) for _ in range(chance.randrange(4)))
        attributes = chance.choice(["", "", "", " hidden", " role=doc-noteref", " style='vertical-align: super'"])
        return f"<{tag}{attributes}>{inside}</{tag}>"

    return [f"<body>seen {''.join(piece(4) for _ in range(6))}</body>".encode() for _ in range(number)]


def folded_by_build(page: bytes) -> str | None:
    try:
        return fold(text_of(page, FileKind.HTML)).text
    except Unreadable:
        return None


def test_a_browser_takes_the_text_of_a_page_as_a_build_does(script: Page) -> None:
    head = '<head><meta charset="windows-1256"><title>No</title></head>'
    others = [
        test_extracting.PAGE.encode(),
        f"{head}<p>قال السكان</p>".encode("windows-1256"),
        "<p>é".encode("latin-1"),
        "\ufeff<p>é".encode("utf-16"),
        b"<table><caption>c</caption><tr><th>a<td>b<tr><td>c<td>d</table><p>x<sup>1</sup>4<sub>2</sub>",
        b"<p><math><msup><mi>x</mi><mn>2</mn></msup></math>",
    ]
    pages = [*others, *random_pages(300)]
    found = script.evaluate(EXTRACTED, [in_browser.table(), [list(page) for page in pages]])
    for page, text in zip(pages, found, strict=True):
        assert text == folded_by_build(page), page.decode("utf-8", "replace")

"""Pages are made on both sides of every limit, with and without points, dates, publishers and quotes."""

import functools
import re

import pytest

from onrecord.diagnostics import errors
from onrecord.generate import generate
from onrecord.pages import reference
from onrecord.site.alarm import AlarmContent
from onrecord.speaking.linking import Home, LinkStyle
from onrecord.speaking.markdown import Templates
from onrecord.telling.locators import NAMED_WITHOUT
from tests.effort import IS_THOROUGH
from tests.growing import LIMITS, NO_LIMITS, SMALL, constants, grown, limited
from tests.linking import broken_in_markdown
from tests.records import Data, claim, location, minimal, texts_of
from tests.test_views import CONTENTS

NUMBERS = {
    number for name, number in SMALL.items() if name != "LARGE"
}  # of claims, of which there are several for each number
SIDES = sorted({0, 1, *NUMBERS, *(each + 1 for each in NUMBERS)})
"""Nothing, one, and both sides of each limit."""

HAS = ("points", "dates", "publishers", "quotes")
VARIANTS = [
    *({each: True for each in HAS if each != other} for other in ("", *HAS)),
    *({each: True} for each in HAS),
    {},
]
"""All four, three of them, one, and none."""


def made(data: Data) -> dict[str, str]:
    """The pages of a record, on which every link leads somewhere."""
    generated = generate(texts_of(data), LinkStyle.SOURCES, home=Home("https://example.org/"))
    assert [str(each) for each in errors(generated.diagnostics)] == []
    pages = {path: output.text for path, output in generated.files.items() if path in generated.of_record}
    assert generated.edition
    assert list(broken_in_markdown(pages | dict.fromkeys(generated.edition.data, ""))) == []
    return pages


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda each: "-".join(each) or "bare")
def test_pages_are_made_on_both_sides_of_every_limit(variant: dict[str, bool]) -> None:
    """In `make soak` each is made large, else those with all and none, and the one that lacks dates alone, by which lists
    are cut."""
    is_large = IS_THOROUGH or len(variant) in (0, len(HAS)) or variant.keys() == {*HAS} - {"dates"}
    with limited(**SMALL):
        for number in SIDES if is_large else SIDES[:4]:
            made(grown(number, **{each: each in variant for each in HAS}))


@functools.cache
def made_over(number: int, name: str = "") -> dict[str, str]:
    """The pages of a record of some size under small limits, one of which is large."""
    with limited(**{each: 1000 if each == name else small for each, small in SMALL.items()}):
        return made(grown(number))


@pytest.mark.parametrize("name", LIMITS)
def test_a_record_lies_over_the_limit(name: str) -> None:
    """Most limits tell on a small record. Where one does, `make soak` follows the links of the large one too."""
    differs = (made_over(number, name) != made_over(number) for number in (SIDES[3], SIDES[-1]))
    assert any([*differs] if IS_THOROUGH else differs), (
        "let the record of tests/growing.py have more of what this limits"
    )


def test_what_is_no_limit_is_still_there() -> None:
    assert set(NO_LIMITS) <= {name for name, _ in constants()}


def test_every_template_of_a_page_is_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    filled = {AlarmContent.template}
    body = Templates.body

    def noted(self: Templates, path: str, template: str, values: dict[str, object]) -> str:
        filled.add(template)
        return body(self, path, template, values)

    monkeypatch.setattr(Templates, "body", noted)
    with limited(**SMALL):
        made(grown(SIDES[-1]))
    for page in reference.pages():
        page.render(Templates())
    assert filled == {content.template for content in CONTENTS}


@pytest.mark.parametrize("without", [NAMED_WITHOUT, NAMED_WITHOUT + 1])
def test_places_without_a_point_stand_on_a_page_of_their_own_where_they_are_many(without: int) -> None:
    places = [location(f"place-{each}", name=f"Place {each}") for each in range(without)]
    pages = made(minimal(locations=[location(point=[34, 41]), *places]))
    assert ("map/without.md" in pages) == (without > NAMED_WITHOUT)
    named = pages.get("map/without.md", pages["map/index.md"])
    assert [
        each["name"] for each in places if f"[{each['name']}]" not in named and f">{each['name']}<" not in named
    ] == []


def test_the_first_years_have_a_line_of_their_own_though_they_are_no_decade() -> None:
    """A year 0 would be in it, which no date of a record can be of."""
    years = ["0001-01-01", "0001-02-01", "0009", "0010", "0011", "1990", "2000"]
    claims = [claim(f"of-{each}-{number}", when=each) for each in years for number in (1, 2)]
    with limited(**SMALL):
        found = re.findall(r"<li><p><strong>(.*?)</strong>", made(minimal(claims=claims))["timeline/index.md"])
    assert [each.replace("&#x2013;", "–") for each in found] == ["1 to 9", "10 to 19", "1990 to 1999", "2000 to 2009"]

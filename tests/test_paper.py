"""What a page is on paper, as Chromium prints it: the claims of a document in a few pages, with addresses and without what only a
screen is for."""

import re
from collections.abc import Iterator

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import launched, served
from tests.building import Site

DOCUMENT = "documents/post-fire/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture(scope="module", params=["en", "ar"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    site: Site = request.getfixturevalue({"en": "golden_site", "ar": "arabic_site"}[request.param])
    with served(site.folder) as base:
        page = browser.new_context(bypass_csp=True).new_page()
        page.goto(base + DOCUMENT)
        yield page
        page.context.close()


def printed(page: Page) -> list[str]:
    """The text of each sheet."""
    sheets = pypdfium2.PdfDocument(page.pdf(format="A4"))
    return [sheet.get_textpage().get_text_range() for sheet in sheets]


def test_the_claims_of_a_document_take_two_columns(page: Page) -> None:
    few = len(printed(page))
    assert few <= 4
    page.emulate_media(media="print")
    starts = page.locator(".or-claim").evaluate_all("all => all.map((each) => each.getBoundingClientRect().left)")
    assert len({round(start) for start in starts}) >= 2, "the second column begins elsewhere"
    page.emulate_media(media="screen")


def test_paper_has_addresses_and_the_day_and_nothing_to_press(page: Page) -> None:
    text = re.sub(r"\s+", "", "".join(printed(page)))
    for claim in page.locator("h3[id]").evaluate_all("all => all.map((each) => each.id)"):
        assert f"{DOCUMENT}#{claim}" in text, "each claim has its address"
    assert "https://example.org/news/fire?id=1&lang=en" in text
    day = page.locator("[data-part=day]").first.text_content() or ""
    assert re.search(r"20\d\d", day)
    assert re.sub(r"\s+", "", day)[-4:] in text
    page.emulate_media(media="print")
    pressed = page.locator("button, input, textarea, select, .md-search, .headerlink, .md-sidebar, .md-footer")
    seen = pressed.evaluate_all("all => all.filter((each) => each.checkVisibility()).map((each) => each.outerHTML)")
    page.emulate_media(media="screen")
    assert seen == []


PARTED = """() => {
  const isKept = (each) => each && (getComputedStyle(each).breakInside === "avoid" || isKept(each.parentElement));
  const sortOf = (each) => `${each.tagName}.${each.classList[0] ?? ""}`;
  const found = [];
  for (const parent of document.querySelectorAll(".md-content__inner, .md-content__inner :not(svg *)")) {
    const sorts = new Map();
    for (const each of parent.children) sorts.set(sortOf(each), [...(sorts.get(sortOf(each)) ?? []), each]);
    for (const [sort, several] of sorts) {
      const words = several.every((each) => getComputedStyle(each).display === "inline" || each.matches("p, pre, h2, h3"));
      if (several.length < 3 || words || several.some((each) => each.matches("figure, section, ul, ol, .or-claim"))) continue;
      if (!several.every((each) => isKept(each) || each.querySelector("li"))) found.push(sort);
    }
  }
  return found;
}"""
"""What stands several times beside one another and may be parted by the end of a sheet, but for text and what holds such things
itself. Claims in full are meant to go on in the next column."""


def test_no_row_of_anything_is_parted(browser: Browser, golden_site: Site) -> None:
    site = golden_site.folder
    pages = sorted(site.rglob("index.html"), key=lambda page: page.stat().st_size)
    largest = {(each.relative_to(site).parts[0], len(each.parts)): each.parent for each in pages}
    assert len(largest) > 10
    with served(site) as base:
        page = browser.new_context(bypass_csp=True).new_page()
        page.emulate_media(media="print")
        found = {}
        for each in largest.values():
            way = each.relative_to(site).as_posix()
            page.goto(f"{base}{way}/", wait_until="domcontentloaded")
            if parted := page.evaluate(PARTED):
                found[way] = parted
        page.context.close()
    assert found == {}

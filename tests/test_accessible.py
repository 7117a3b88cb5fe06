"""What axe-core finds in each kind of page: nothing, by WCAG 2.2 at the levels A and AA, in both schemes, and in Arabic."""

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests import golden
from tests.browsing import launched, served
from tests.building import Site
from tests.effort import IS_THOROUGH, share
from tests.records import viewed
from tests.samples import fullest_pages

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""The rules of axe-core that stand for WCAG 2.2, levels A and AA."""

NARROW = (640, 390)
"""What is left of a screen of 1280 pixels at 200 per cent, and a phone: nothing may stand out of them."""

BESIDES = ("locations/loubnan/", "handbook/format/", "404.html")
"""Pages that are looked at beside the fullest of each kind."""


@pytest.fixture(scope="module", params=["en", "ar"])
def site(request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """The golden site in a language, served: its language and its address."""
    found: Site = request.getfixturevalue({"en": "golden_site", "ar": "arabic_site"}[request.param])
    assert found.failure == ""
    with served(found.folder) as base:
        yield request.param, base


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


def violations(page: Page, **what: object) -> list[str]:
    """What axe-core holds against a page: the rule, and the first elements that break it. Text in the colour of its ground is for
    axe-core a thing to look at; for us it breaks the rule."""
    options = {"runOnly": {"type": "tag", "values": list(RULES)}, "resultTypes": ["violations", "incomplete"], **what}
    found = Axe().run(page, options=options).response
    broken = [(each["id"], [node["target"] for node in each["nodes"]]) for each in found["violations"]]
    for each in found["incomplete"]:
        unseen = [node["target"] for node in each["nodes"] if '"equalRatio"' in json.dumps(node["any"])]
        broken += [(each["id"], unseen)] if unseen else []
    return [f"{rule}: {targets[:3]}" for rule, targets in broken]


def test_no_page_breaks_a_rule(site: tuple[str, str], browser: Browser) -> None:
    """The dark scheme can break but the rule of contrast, so it is held to that alone."""
    language, base = site
    direction = "rtl" if language == "ar" else "ltr"
    page = browser.new_context(color_scheme="light", reduced_motion="reduce", bypass_csp=True).new_page()
    found = {}
    pages = fullest_pages(viewed(golden.texts(), golden.EVIDENCE))
    looked_at = [*pages.values(), *BESIDES]
    colours: set[str] = set()
    for path in looked_at if language == "en" else share(looked_at, 2, 0):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(base + path)
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("article").first.evaluate("(each) => getComputedStyle(each).direction") == direction
        page.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true })")
        broken = violations(page)
        assert page.locator(".headerlink:not([aria-hidden=true][tabindex='-1'])").count() == 0
        page.locator("body").evaluate("(body) => body.setAttribute('data-md-color-scheme', 'slate')")
        colours.add(str(page.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor")))
        if language == "en" or IS_THOROUGH:  # the colours are the same in each language
            broken += violations(page, runOnly={"type": "rule", "values": ["color-contrast"]})
        if broken:
            found[path] = broken
        for width in NARROW:
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth") > width + 1:
                found.setdefault(path, []).append(f"is wider than {width} pixels")
    assert "rgb(20, 25, 28)" in colours, "the dark scheme was looked at"
    page.context.close()
    assert found == {}

"""What axe-core finds in each kind of page: nothing, by WCAG 2.2 at the levels A and AA, in both schemes, and in Arabic."""

import json
from collections.abc import Iterator
from functools import cache

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


@pytest.fixture(scope="module", params=["en", "ar", "fr"])
def site(request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """The golden site in a language, served: its language and its address."""
    found: Site = request.getfixturevalue(
        {"en": "golden_site", "ar": "arabic_site", "fr": "french_site"}[request.param]
    )
    assert found.failure == ""
    with served(found.folder) as base:
        yield request.param, base


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


LEAST_TEXT = 14
"""Pixels that the words of a drawing are high on a phone, at least."""

SMALL_WORDS = """() => [...document.querySelectorAll("article svg text")].filter((each) => each.checkVisibility()).map((each) => {
  const drawing = each.farthestViewportElement ?? each.ownerSVGElement;
  const { width } = drawing.viewBox.baseVal;
  const scale = width ? drawing.getBoundingClientRect().width / width : 1;
  return [each.textContent, parseFloat(getComputedStyle(each).fontSize) * scale];
})"""
"""All words of drawings, and how high they are in pixels."""

NAMELESS = r"""() => [...document.querySelectorAll("article :is(a[href], button):not(.headerlink)")]
  .map((each) => (each.getAttribute("aria-label") ?? each.textContent).trim())
  .filter((name) => !/\p{L}{2}/u.test(name) && !/^\d{4}$/.test(name))"""
"""The names of links and buttons that do not tell where they lead: no words, and no year."""

SEEN = """() => {
  const colour = (text) => {
    const [red, green, blue, alpha = 1] = text.match(/[\\d.]+/g).map(Number);
    return { alpha, light: [red, green, blue].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }).reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0) };
  };
  const ground = colour(getComputedStyle(document.body).backgroundColor).light;
  const stands_out = (paint) => {
    if (!paint.startsWith("rgb")) return false;
    const { alpha, light } = colour(paint);
    const [low, high] = [Math.min(ground, light), Math.max(ground, light)];
    return alpha > 0 && (high + 0.05) / (low + 0.05) >= 3;
  };
  return [...document.querySelectorAll("article svg :is(text, circle, path, line)")]
    .filter((each) => !each.matches(".or-target, .or-land, .or-sea, .or-inside-filled"))
    .filter((each) => { const { fill, stroke } = getComputedStyle(each); return !stands_out(fill) && !stands_out(stroke); })
    .map((each) => each.outerHTML.slice(0, 80));
}"""
"""What of drawings cannot be told from the ground of the page, but for what is ground itself."""


def violations(page: Page, **what: object) -> list[str]:
    """What axe-core holds against a page: the rule, and the first elements that break it. Text in the colour of its ground is for
    axe-core a thing to look at; for us it breaks the rule."""
    options = {
        "runOnly": {"type": "tag", "values": list(RULES)},
        "rules": {"target-size": {"enabled": True}},  # axe-core leaves it out unless it is asked for
        "resultTypes": ["violations", "incomplete"],
        **what,
    }
    found = Axe().run(page, options=options).response
    broken = [(each["id"], [node["target"] for node in each["nodes"]]) for each in found["violations"]]
    for each in found["incomplete"]:
        unseen = [node["target"] for node in each["nodes"] if '"equalRatio"' in json.dumps(node["any"])]
        broken += [(each["id"], unseen)] if unseen else []
    return [f"{rule}: {targets[:3]}" for rule, targets in broken]


@cache
def golden_pages() -> dict[str, str]:
    """The fullest page of each kind, by its name."""
    return fullest_pages(viewed(golden.texts(), golden.EVIDENCE))


def test_no_page_breaks_a_rule(site: tuple[str, str], browser: Browser) -> None:
    """The dark scheme can break but the rule of contrast, so it is held to that alone."""
    language, base = site
    direction = "rtl" if language == "ar" else "ltr"
    page = browser.new_context(color_scheme="light", reduced_motion="reduce", bypass_csp=True).new_page()
    found = {}
    looked_at = [*golden_pages().values(), *BESIDES]
    colours: set[str] = set()
    for path in looked_at if language == "en" else share(looked_at, 2, int(language == "fr")):
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
        if nameless := page.evaluate(NAMELESS):
            found.setdefault(path, []).append(f"links do not tell where they lead: {nameless[:3]}")
        for width in NARROW:
            page.set_viewport_size({"width": width, "height": 900})
            if touching := violations(page, runOnly={"type": "rule", "values": ["target-size"]}):
                found.setdefault(path, []).extend(touching)
            if small := [words for words, high in page.evaluate(SMALL_WORDS) if width < 400 and high < LEAST_TEXT]:
                found.setdefault(path, []).append(f"words of drawings are small: {small[:3]}")
            if page.evaluate("document.documentElement.scrollWidth") > width + 1:
                found.setdefault(path, []).append(f"is wider than {width} pixels")
    assert "rgb(20, 25, 28)" in colours, "the dark scheme was looked at"
    page.context.close()
    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_of_a_drawing_vanishes_in_the_colours_of_a_readers_system(
    golden_site: Site, browser: Browser, scheme: str
) -> None:
    """In each palette of the site, which need not be that of the system."""
    context = browser.new_context(color_scheme=scheme, forced_colors="active", bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    vanished, looked_at = {}, 0
    with served(golden_site.folder) as base:
        for path in golden_pages().values():
            page.goto(base + path)
            for palette in ("default", "slate"):
                page.evaluate("(name) => document.body.setAttribute('data-md-color-scheme', name)", palette)
                looked_at += page.locator("article svg :is(text, circle, path, line)").count()
                if unseen := page.evaluate(SEEN):
                    vanished[path, palette] = unseen[:3]
    context.close()
    assert looked_at > 200
    assert vanished == {}

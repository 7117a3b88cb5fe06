"""What axe-core finds in each kind of page: nothing, by WCAG 2.2 at the levels A and AA, in both schemes, and in Arabic."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests import golden
from tests.browsing import launched, served
from tests.building import Site
from tests.effort import IS_THOROUGH
from tests.records import viewed
from tests.samples import fullest_pages

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""The rules of axe-core that stand for WCAG 2.2, levels A and AA."""

CONTRAST = "color-contrast"

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


RUN = """([options, sorts]) => {
  if (!sorts) return axe.run(options);
  const sort = (each) => (each ? `${sort(each.parentElement)} ${each.localName}.${[...each.classList].join(".")}` : "");
  const has_words = (each) => [...each.childNodes].some((inner) => inner.nodeType === 3 && inner.data.trim());
  const known = new Set(sorts), found = {};
  for (const each of [...document.querySelectorAll("body, body *")].filter(has_words)) (found[sort(each)] ??= []).push(each);
  const added = Object.keys(found).filter((each) => !known.has(each));
  const include = added.flatMap((each) => found[each].slice(0, 3));
  const run = include.length ? axe.run({ include }, options) : Promise.resolve({ violations: [], incomplete: [] });
  return run.then((told) => ({ ...told, added }));
}"""
"""Lets axe-core look at a page; or, given the sorts of elements that are known, at three of each sort that is not. Elements are
of one sort if their tags and classes, and those of all around them, are the same: so are their colours."""


def violations(page: Page, sorts: set[str] | None = None, **what: object) -> list[str]:
    """What axe-core holds against a page: the rule, and the first elements that break it. Text in the colour of its ground is for
    axe-core a thing to look at; for us it breaks the rule. ``sorts``: of elements with words that were looked at on other pages,
    which are not looked at again; it gains those of this one."""
    options = {
        "runOnly": {"type": "tag", "values": list(RULES)},
        # axe-core leaves out the first unless it is asked for; the second takes nine tenths of the time, and comes by itself
        "rules": {"target-size": {"enabled": True}, CONTRAST: {"enabled": False}},
        "resultTypes": ["violations", "incomplete"],
        **what,
    }
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(Axe().axe_script)
    found = page.evaluate(RUN, [options, None if sorts is None else sorted(sorts)])
    (sorts if sorts is not None else set()).update(found.get("added", ()))
    broken = [(each["id"], [node["target"] for node in each["nodes"]]) for each in found["violations"]]
    for each in found["incomplete"]:
        unseen = [node["target"] for node in each["nodes"] if '"equalRatio"' in json.dumps(node["any"])]
        broken += [(each["id"], unseen)] if unseen else []
    return [f"{rule}: {targets[:3]}" for rule, targets in broken]


@cache
def golden_pages() -> dict[str, str]:
    """The fullest page of each kind, by its name."""
    return fullest_pages(viewed(golden.texts(), golden.EVIDENCE))


def looked_at(language: str) -> list[str]:
    """A page of each kind; an eighth of them in French, another in Arabic, and in `make soak` all in each language."""
    pages = [*golden_pages().values(), *BESIDES]
    return pages if language == "en" or IS_THOROUGH else pages[("fr", "ar").index(language) :: 8]


def test_no_page_breaks_a_rule(site: tuple[str, str], browser: Browser) -> None:
    """The dark scheme can break but the rule of contrast, so it is held to that alone. In `make soak` that rule looks at every
    element of each page, and else at those of sorts that no page before has."""
    language, base = site
    direction = "rtl" if language == "ar" else "ltr"
    page = browser.new_context(color_scheme="light", reduced_motion="reduce", bypass_csp=True).new_page()
    found = {}
    colours: set[str] = set()
    light, dark = (None, None) if IS_THOROUGH else (set[str](), set[str]())
    contrast = {"runOnly": {"type": "rule", "values": [CONTRAST]}, "rules": {}}
    for path in looked_at(language):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(base + path)
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("article").first.evaluate("(each) => getComputedStyle(each).direction") == direction
        page.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true })")
        broken = violations(page) + violations(page, light, **contrast)
        assert page.locator(".headerlink:not([aria-hidden=true][tabindex='-1'])").count() == 0
        page.locator("body").evaluate("(body) => body.setAttribute('data-md-color-scheme', 'slate')")
        colours.add(str(page.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor")))
        if language == "en" or IS_THOROUGH:  # the colours are the same in each language
            broken += violations(page, dark, **contrast)
        if nameless := page.evaluate(NAMELESS):
            broken.append(f"links do not tell where they lead: {nameless[:3]}")
        for width in NARROW:
            page.set_viewport_size({"width": width, "height": 900})
            if width == min(NARROW) or IS_THOROUGH:
                broken += violations(page, runOnly={"type": "rule", "values": ["target-size"]})
            if small := [words for words, high in page.evaluate(SMALL_WORDS) if width < 400 and high < LEAST_TEXT]:
                broken.append(f"words of drawings are small: {small[:3]}")
            if page.evaluate("document.documentElement.scrollWidth") > width + 1:
                broken.append(f"is wider than {width} pixels")
        if broken:
            found[path] = broken
    assert "rgb(20, 25, 28)" in colours, "the dark scheme was looked at"
    page.context.close()
    assert found == {}


SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def test_nothing_of_a_drawing_vanishes_in_the_colours_of_a_readers_system(golden_site: Site, browser: Browser) -> None:
    """In each palette of the site, which need not be that of the system."""
    page = browser.new_context(forced_colors="active", bypass_csp=True).new_page()
    vanished, looked_at = {}, 0
    drawn = [path for path in golden_pages().values() if '<svg class="or-' in golden_site.pages[f"{path}index.html"]]
    with served(golden_site.folder) as base:
        for path in drawn:
            page.goto(base + path)
            page.add_style_tag(content="* { transition: none !important }")  # no colour on its way to another
            for scheme, palette in product(SCHEMES, ("default", "slate")):
                page.emulate_media(color_scheme=scheme)
                page.evaluate("(name) => document.body.setAttribute('data-md-color-scheme', name)", palette)
                looked_at += page.locator("article svg :is(text, circle, path, line)").count()
                if unseen := page.evaluate(SEEN):
                    vanished[path, scheme, palette] = unseen[:3]
    page.context.close()
    assert looked_at > 400
    assert vanished == {}

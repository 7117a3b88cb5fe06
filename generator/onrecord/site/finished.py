"""Pages that another engine has finished, and what they lack of ours: styles, scripts, the search, the policy.

Zensical's pages are those of Material with other files: their settings tell the way to the top of the site, by which all is led.
"""

import json
import re
from dataclasses import dataclass, replace
from html import escape

from onrecord.site import theme_search
from onrecord.site.foot import Foot
from onrecord.site.policy import BASE, InPage, in_page, with_policy
from onrecord.site.shipped import SCRIPTS, SEARCH_IN_ZENSICAL, SEARCH_WORKER, STYLESHEET
from onrecord.site.theme_search import ThemesIndex

WITHOUT_CONTENT = "a-page-without-content"
"""The page from which it is seen what the theme itself puts into each."""

_STYLES = re.compile(r'<link rel="stylesheet" href="[^"]*assets/stylesheets/[^"]*">')
_BUNDLE = re.compile(r'<script src="[^"]*assets/javascripts/bundle\.')
_FOOTER = re.compile(r'<footer class="md-footer')
_SHADOW_STYLE = re.compile(r'\("style",\{\},(\w+)\.toString\(\)\)')


class UnknownTheme(Exception):
    """The theme is not as it was when this was written, so pages can't be completed; and what is missing, in one line."""


@dataclass(frozen=True)
class Completing:
    """What each page gets. ``allowed``: what may run and hold inside it; None: no policy. ``has_search``: whether ours takes the
    place of the theme's. ``foot``: what stands above the theme's own footer."""

    allowed: InPage | None
    has_search: bool
    foot: Foot

    def page(self, html: str, address: str) -> str:
        """A page with all of it. ``address``: its own, as far as it is known. Raises UnknownTheme."""
        settings = theme_search.settings(html)
        if settings is None:  # a page that only leads to another
            return with_policy(html, InPage(), ".") if self.allowed else html
        base = str(settings["base"])
        style = f'<link rel="stylesheet" href="{_to(base, STYLESHEET)}">'
        html = _after_last(_STYLES, html, style)
        scripts = [*((SEARCH_IN_ZENSICAL,) if self.has_search else ()), *SCRIPTS]
        html = _before_last(_BUNDLE, html, "".join(f'<script src="{_to(base, path)}"></script>' for path in scripts))
        html = _before_last(_FOOTER, html, self.foot.html(address, _to(base, "")))
        if self.has_search:
            html = theme_search.with_worker(html, SEARCH_WORKER)
        return with_policy(html, self.allowed, base) if self.allowed else html


def allowed_in(page: str, bundle: str) -> InPage:
    """What may run and hold inside each page, from one without content, and the style that the theme's own script puts in.
    Raises UnknownTheme."""
    settings = theme_search.settings(page)
    if settings is None:
        raise UnknownTheme("its pages have no settings")
    base = json.dumps(settings["base"])
    found = in_page(page)
    scripts = tuple(each.replace(f"new URL({base},", f'new URL("{BASE}",') for each in found.scripts)
    return replace(found, scripts=scripts, styles=(*found.styles, _style_of_search(bundle)))


def _style_of_search(bundle: str) -> str:
    """The style of the theme's search box, which its script puts into the page as one text."""
    name = _SHADOW_STYLE.search(bundle)
    text = re.search(rf"\b{name[1]}='((?:[^'\\]|\\.)*)'", bundle) if name else None
    if not text:
        raise UnknownTheme("the style of its search is not where it was")
    return re.sub(r"\\(.)", r"\1", text[1])


def index_by_hand(index: str, record: frozenset[str]) -> ThemesIndex:
    """What Zensical has indexed of pages that are not of the record. ``record``: the addresses of those that are."""
    found = json.loads(index)
    others = (each for each in found["items"] if str(each["location"]).partition("#")[0] not in record)
    sections = [each for each in others if WITHOUT_CONTENT not in str(each["location"])]
    return ThemesIndex(found["config"], sections, "items", (", ", ": "))


def without_the_empty_page(sitemap: str) -> str:
    """A list of the site's pages without the one that has no content."""
    return re.sub(rf"\s*<url>\s*<loc>[^<]*{WITHOUT_CONTENT}[^<]*</loc>.*?</url>", "", sitemap, flags=re.DOTALL)


def in_language(html: str, language: str, direction: str) -> str:
    """A page whose content is in another language than the rest."""
    marked = f'<article lang="{escape(language)}" dir="{direction}" class="md-content__inner'
    return html.replace('<article class="md-content__inner', marked, 1)


def _to(base: str, path: str) -> str:
    return f"{base.rstrip('/')}/{path}"


def _after_last(pattern: re.Pattern[str], html: str, more: str) -> str:
    """More put behind the last place of a pattern in the head of a page."""
    places = [*pattern.finditer(html, 0, html.find("</head>"))]
    if not places:
        raise UnknownTheme("its pages name no stylesheet")
    return f"{html[: places[-1].end()]}{more}{html[places[-1].end() :]}"


def _before_last(pattern: re.Pattern[str], html: str, more: str) -> str:
    """More put before the last place of a pattern in a page: what looks like it before is content."""
    places = [*pattern.finditer(html)]
    if not places:
        raise UnknownTheme("its pages name no script, or have no footer")
    return f"{html[: places[-1].start()]}{more}{html[places[-1].start() :]}"

"""The Content-Security-Policy of each page: what a browser may load and run, and nothing else.

The theme has a few small scripts inside its pages; plugins put in others, and styles. They are allowed by the hash of each. The
hashes come from a page without content, so that nothing that got into a page by its content could ever be among them.
"""

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "media-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-src": "'none'",
    "object-src": "'none'",
}
"""What is allowed, but for the theme's scripts. ``frame-ancestors`` works only in a header, so the handbook has it there."""

BASE = "https://base.invalid/"
"""Stands for the way to the top of the site in the theme's page, so that it can be replaced by each page's own."""

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style[^>]*>(?P<code>.*?)</style>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class InPage:
    """What stands inside a page and may run or hold there: scripts and styles, with `BASE` for the way to the top."""

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()


def in_page(html: str) -> InPage:
    """The scripts inside a page that a browser would run, which are neither loaded ones nor data, and its styles."""
    scripts = (
        match["code"]
        for match in _SCRIPT.finditer(html)
        if match["code"].strip() and not re.search(r"\b(?:src|type)\s*=", match["attributes"], re.IGNORECASE)
    )
    return InPage(tuple(scripts), tuple(match["code"] for match in _STYLE.finditer(html)))


def policy(allowed: InPage, base: str) -> str:
    """The policy that allows these, the site's own files and nothing else. ``base``: the way from the page to the top."""
    inner = {"script-src": _hashes(allowed.scripts, base), "style-src": _hashes(allowed.styles, base)}
    directives = {name: " ".join([value, *inner.get(name, ())]) for name, value in DIRECTIVES.items()}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def with_policy(html: str, allowed: InPage, base: str) -> str:
    """Return a page with its policy, and with no referrer sent to the sites it links to. As for `policy`."""
    text = policy(allowed, base)
    metas = f'<meta http-equiv="Content-Security-Policy" content="{text}"><meta name="referrer" content="no-referrer">'
    return re.sub(r"<head[^>]*>", lambda match: match[0] + metas, html, count=1, flags=re.IGNORECASE)


def _hashes(texts: Iterable[str], base: str) -> list[str]:
    """The hash of each text as a policy writes it, each once."""
    sums = (sha256(text.replace(BASE, base).encode()).digest() for text in texts)
    return list(dict.fromkeys(f"'sha256-{base64.b64encode(each).decode()}'" for each in sums))

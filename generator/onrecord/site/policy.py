"""The Content-Security-Policy of each page: what a browser may load and run, and nothing else.

The theme has a few small scripts inside its pages. They are allowed by the hash of each; the hashes come from a page of the
theme without content, so that no script that got into a page by its content could ever be among them.
"""

import base64
import re
from collections.abc import Iterable
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


def inline_scripts(html: str) -> list[str]:
    """The scripts inside a page of the theme that a browser would run: neither loaded ones nor data."""
    return [
        match["code"]
        for match in _SCRIPT.finditer(html)
        if match["code"].strip() and not re.search(r"\b(?:src|type)\s*=", match["attributes"], re.IGNORECASE)
    ]


def policy(scripts: Iterable[str]) -> str:
    """The policy that allows these scripts, the site's own files and nothing else."""
    hashes = [base64.b64encode(sha256(script.encode()).digest()).decode() for script in scripts]
    allowed = DIRECTIVES | {"script-src": " ".join(["'self'", *(f"'sha256-{each}'" for each in dict.fromkeys(hashes))])}
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def with_policy(html: str, theme_scripts: Iterable[str], base: str) -> str:
    """Return a page with its policy, and with no referrer sent to the sites it links to.

    ``theme_scripts``: the theme's, with `BASE` for the way to the top; ``base``: that way from this page.
    """
    text = policy(script.replace(BASE, base) for script in theme_scripts)
    metas = f'<meta http-equiv="Content-Security-Policy" content="{text}"><meta name="referrer" content="no-referrer">'
    return re.sub(r"<head[^>]*>", lambda match: match[0] + metas, html, count=1, flags=re.IGNORECASE)

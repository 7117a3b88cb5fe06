"""The Content-Security-Policy allows the theme's own scripts by their hashes, and nothing that came with content."""

import base64
from hashlib import sha256

from onrecord.site.policy import BASE, InPage, in_page, policy, with_policy

THEME = """<html><head><script src="a.js"></script><script>one()</script></head><body>
<script id="c" type="application/json">{}</script><SCRIPT>var top="%s"</SCRIPT><script></script></body></html>"""


def hash_of(script: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}'"


def test_only_scripts_that_run_are_taken() -> None:
    assert in_page(THEME % BASE) == InPage(("one()", f'var top="{BASE}"'))


def test_styles_inside_the_page_are_allowed_by_their_hashes() -> None:
    allowed = in_page("<head><style id=a>p { color: red; }</style></head>")
    assert f"style-src 'self' {hash_of('p { color: red; }')};" in policy(allowed, ".")
    assert "style-src 'self';" in policy(InPage(), ".")


def test_each_script_is_allowed_by_its_hash() -> None:
    assert f"script-src 'self' {hash_of('one()')} {hash_of('two()')};" in policy(
        InPage(("one()", "two()", "one()")), "."
    )


def test_nothing_unsafe_is_allowed() -> None:
    text = policy(InPage(("one()",)), ".")
    assert "unsafe" not in text
    assert "default-src 'none'" in text
    assert "*" not in text


def test_the_way_to_the_top_is_the_pages_own() -> None:
    page = with_policy('<html><head lang="x"><title>t</title></head></html>', InPage((f'var top="{BASE}"',)), "../..")
    assert hash_of('var top="../.."') in page
    assert BASE not in page
    assert page.startswith('<html><head lang="x"><meta http-equiv="Content-Security-Policy"')
    assert '<meta name="referrer" content="no-referrer">' in page


def test_a_script_of_the_content_is_not_allowed() -> None:
    page = with_policy("<html><head></head><body><script>evil()</script></body></html>", InPage(("one()",)), ".")
    assert hash_of("evil()") not in page

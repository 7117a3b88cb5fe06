"""Text fragments in a browser: the link to the original scrolls to the quote."""

from pathlib import Path

from onrecord.proving.extracting import FileKind, text_of
from onrecord.proving.folding import Text
from onrecord.proving.passages import Missing, find, text_fragment
from tests.browsing import launched, served

QUOTES = {
    "commas": ("four men, no more, were hurt",),
    "hyphens": ("a well-known man of Al-Qaim",),
    "the-second-of-two": ("the clerk", "Then the clerk said so again"),
    "ampersand-and-percent": ("Bread & salt cost 100% more",),
    "over-two-paragraphs": ("The end of one. The start of another",),
    "long": ("this sentence is long, and goes on & on, so only its first and its last words are named in the link",),
    "arabic": ("قال السكان إن الغارة أصابت أربعة",),
    "marked-up": ("words of “four” men",),
    "table": ("Hurt at the quay 31",),
    "raised": ("A further 30 were hurt on the 1st",),
    "chinese": ("三十人死亡",),
}
"""Quotes by the id of the paragraph in which they stand; of several parts, the last is in it."""

PARAGRAPHS = {
    "commas": "<p>Later four men, none more; four men, no more, were hurt, he said.</p>",
    "hyphens": "<p>It was a well-known man of Al-Qaim - not me.</p>",
    "first": "<p>This the clerk said once.</p>",
    "the-second-of-two": "<p>Then the clerk said so again.</p>",
    "ampersand-and-percent": "<p>Bread &amp; salt cost 100% more then.</p>",
    "over-two-paragraphs": "<p>The end of one.</p><p>The start of another.</p>",
    "long": "<p>But this sentence is long, and goes on &amp; on, so only its first and its last words are named in the link.</p>",
    "arabic": "<p dir=rtl>قال السكان إن الغارة أصابت أربعة أشخاص.</p>",
    "marked-up": "<p>The <b>wo</b>rds of “<i>four</i>” men.</p>",
    "table": "<table><tr><td>Place</td><td>Number</td></tr><tr><td>Hurt at the quay</td><td>31</td></tr></table>",
    "raised": "<p>A further 30<sup>7</sup> were hurt on the 1<sup>st</sup>, he said.</p>",
    "chinese": "<p>爆炸造成三十人死亡。</p>",
}
PAGE = "<!doctype html><meta charset=utf-8><title>x</title><body>" + "".join(
    f'<div style="height: 3000px"></div><div id="{name}">{paragraph}</div>' for name, paragraph in PARAGRAPHS.items()
)


def test_chromium_scrolls_to_each_quote(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    text = Text(text_of(PAGE.encode(), FileKind.HTML))
    script = "id => { const box = document.getElementById(id).getBoundingClientRect(); return [box.top, innerHeight, scrollY] }"
    with launched() as browser, served(tmp_path) as address:
        tab = browser.new_page()
        for name, parts in QUOTES.items():
            passages = find(text, parts)
            assert not isinstance(passages, Missing), name
            tab.goto("about:blank")
            tab.goto(f"{address}page.html#{text_fragment(passages[-1:])}")
            tab.wait_for_function("scrollY > 0", timeout=5000)
            top, height, scrolled = tab.evaluate(script, name)
            assert 0 <= top < height, (name, top, scrolled)

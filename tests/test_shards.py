"""The files of the search index, and how it takes the place of the theme's."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.searching import shards as cutting
from onrecord.searching.entries import SearchEntry, of_pages, of_record
from onrecord.searching.shards import shards
from onrecord.searching.tables import DIGITS, encoded, order, steps
from onrecord.site import theme_search as theme
from onrecord.speaking.markdown import LinkStyle, Name
from tests import golden, made_up
from tests.building import build, loud
from tests.records import FILE, minimal, viewed, yaml_text


def made(texts: dict[str, bytes]) -> dict[str, str]:
    return shards(of_record(viewed(texts), LinkStyle.FOLDERS), LinkStyle.FOLDERS).files


def test_the_order_of_the_files_makes_no_difference() -> None:
    texts = made_up.record(60)
    assert made(texts) == made(dict(reversed(texts.items())))


def test_a_change_of_the_record_changes_the_folder() -> None:
    one, other = (made(made_up.record(60, seed)) for seed in (1, 2))
    assert not set(one) & set(other)


def test_words_of_a_withdrawn_claim_are_in_no_file() -> None:
    texts = {path.name: path.read_bytes() for path in (golden.SITE / "record").glob("*.yml")}
    assert b"words that must not show" in b"".join(texts.values())
    files = made(texts)
    assert "A claim that was withdrawn" in "".join(files.values())
    assert not re.search(r"words that must|must not show", "".join(files.values()))


@given(st.lists(st.integers(0, 10**7)))
def test_numbers_can_be_read_again(numbers: list[int]) -> None:
    read, value, shift = [], 0, 0
    for digit in encoded(steps(sorted(numbers))):
        value |= (DIGITS.index(digit) & 31) << shift
        shift += 5
        if DIGITS.index(digit) < 32:
            read.append(value)
            value = shift = 0
    assert [sum(read[: place + 1]) for place in range(len(read))] == sorted(numbers)


def test_long_tables_are_cut_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "CHARACTERS_OF_A_BLOCK", 100)
    files = made(made_up.record(60))
    blocks = sorted((name for name in files if "/terms-" in name), key=lambda name: (len(name), name))
    assert len(blocks) > 20
    keys = [row[0] for name in blocks for row in json.loads(files[name].split("\n", 1)[1].rpartition("\n)")[0])]
    assert keys == sorted(set(keys), key=order)
    [start] = [text for name, text in files.items() if name.endswith("/start.js")]
    assert len(json.loads(start.split("\n", 1)[1].rpartition("\n)")[0])["firsts"]["terms"]) == len(blocks)


SECTIONS = [
    {"location": "about/#why", "title": "Why &amp; how", "text": "<p>Because of <b>x</b>&lt;y</p>"},
    {"location": "about/", "title": "About", "text": "", "tags": ["us"]},
]


def test_a_hand_written_page_is_found_by_its_headings_and_its_text() -> None:
    assert of_pages(SECTIONS) == [
        SearchEntry("Page", "about/", Name("About"), statements=(Name("About"), Name("us"))),
        SearchEntry(
            "Page", "about/#why", Name("Why & how"), "About", (), (Name("Why & how"),), (Name("Because of x <y"),)
        ),
    ]


SETTINGS = (
    '<script id="__config" type="application/json">{"base": "..", "search": %s, "translations": {"a": "<b>"}}</script>'
)
THEMES = SETTINGS % '"../assets/javascripts/workers/search.a1.min.js"'


def test_only_the_themes_own_settings_lead_to_the_worker() -> None:
    page = theme.with_worker(f"<p>{THEMES}</p>{THEMES}", "assets/ours.js")
    content, _, settings = page.partition("</p>")
    assert content == f"<p>{THEMES}"
    assert '"search":"../assets/ours.js"' in settings
    assert '"a":"\\u003cb>"' in settings, "nothing in it ends the script"
    assert theme.with_worker("<p>no settings</p>", "assets/ours.js") == "<p>no settings</p>"


@pytest.mark.parametrize(
    ("theme_name", "plugins"),
    [
        ("material", ["search", {"onrecord": {"search": False}}]),
        ("material", ["onrecord"]),
        ("mkdocs", ["search", "onrecord"]),
    ],
)
def test_without_it_the_theme_searches_as_it_does(theme_name: str, plugins: list[object], tmp_path: Path) -> None:
    settings = {"plugins": plugins, "theme": {"name": theme_name}, "markdown_extensions": ["attr_list", "tables"]}
    site = build(tmp_path, {FILE: yaml_text(minimal())}, **settings)
    assert (site.failure, loud(site.log)) == ("", [])
    assert [path for path in site.files if "search-worker" in path or re.match(r"search/[0-9a-f]{12}/", path)] == []
    if "search" in plugins:
        assert any(entry["location"] == "sources/clerk/" for entry in site.search)


def test_an_unknown_search_of_the_theme_is_left_alone_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "WORKER_FILES", "assets/javascripts/another-search.js")
    site = build(tmp_path, {FILE: yaml_text(minimal())}, strict=False)
    assert site.failure == ""
    [line] = loud(site.log)
    assert "the site keeps the theme's" in line
    assert any(entry["location"] == "sources/clerk/" for entry in site.search)

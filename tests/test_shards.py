"""The files of the search index, and how it takes the place of the theme's."""

import json
import pickle
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.auditing.texts import PHONE
from onrecord.generate import prepare
from onrecord.record.model import LISTS
from onrecord.searching import blocks as cutting
from onrecord.searching import shards as index
from onrecord.searching import shares, tables
from onrecord.searching.briefs import findable, of_entries, of_record
from onrecord.searching.encoding import DIGITS, encoded, steps
from onrecord.searching.entries import SearchEntry, of_entry, of_pages
from onrecord.searching.shares import Findings, Giving, Share
from onrecord.searching.shelves import SLOTS, cut, spread
from onrecord.searching.tables import order
from onrecord.site import forking
from onrecord.site import theme_search as theme
from onrecord.site.searched import Place, Searched
from onrecord.speaking.linking import LinkStyle
from onrecord.speaking.words import Name
from tests import golden, made_up
from tests.building import build, loud
from tests.effort import IS_THOROUGH
from tests.indexes import AtHand, Shards, shards
from tests.records import FILE, claim, minimal, viewed, yaml_text


def made(texts: dict[str, bytes]) -> dict[str, str]:
    return shards(of_record(viewed(texts), LinkStyle.FOLDERS), LinkStyle.FOLDERS).files


def test_the_order_of_the_files_makes_no_difference() -> None:
    texts = made_up.record(60)
    assert made(texts) == made(dict(reversed(texts.items())))


def test_it_is_the_same_however_the_work_on_it_is_shared_out(monkeypatch: pytest.MonkeyPatch) -> None:
    view = viewed(made_up.record(60))
    found = findable(view, LinkStyle.FOLDERS)
    sent: list[int] = []

    def to_others(giving: Giving, some: Sequence[Share]) -> Iterator[Findings]:
        giving = replace(giving, found=giving.found.to_send())
        assert pickle.dumps(view.record.claims["claim-1"]) not in pickle.dumps(giving)
        giving = pickle.loads(pickle.dumps(giving))
        for share in some:
            sent.append(len(share))
            there = replace(giving, found=giving.found.received(view))
            yield pickle.loads(pickle.dumps(there(pickle.loads(pickle.dumps(share)))))

    def on_cores(giving: Giving, some: Sequence[Share]) -> Iterator[Findings]:
        return chain.from_iterable(forking.shared_out(giving, some, cores=2, share=1))

    monkeypatch.setattr(shares, "SHELVES", 1)
    monkeypatch.setattr(forking, "ENOUGH", 2)
    monkeypatch.setattr(forking, "_can_fork", lambda: True)
    made = {}
    for shared_out in (map, to_others, on_cores):
        blocks = AtHand()
        made[shared_out] = (
            index.index_anew(found, LinkStyle.FOLDERS, {}, blocks, shared_out),
            blocks.files,
            blocks.parts,
        )
    assert len(sent) > 3
    assert made[map] == made[to_others] == made[on_cores]


def test_a_file_of_one_name_has_one_content() -> None:
    one, other = (made(made_up.record(60, seed)) for seed in (1, 2))
    common = set(one) & set(other)
    assert {path.rpartition("/")[2].partition("-")[0] for path in common} == {"letters"}
    assert {one[path] == other[path] for path in common} == {True}


@cache
def large() -> Shards:
    return shards(large_entries(), LinkStyle.FOLDERS)


@cache
def large_entries() -> list[SearchEntry]:
    return of_record(viewed(made_up.record(2500)), LinkStyle.FOLDERS)


def edits(entries: list[SearchEntry], chance: random.Random) -> Iterator[tuple[str, list[SearchEntry]]]:
    """What may happen to a claim: it says another word or one more, it goes, or there is one beside it; or a name changes."""
    place = chance.choice([place for place, entry in enumerate(entries) if "#" in entry.address and entry.statements])
    claim, named = entries[place], chance.randrange(len(entries) // 5)
    first, *others = claim.statements
    said = first.text.split()
    for name, texts in (("word", ["Xanadu", *said[1:]]), ("words", [*said[:5], "Xanadu", *said[5:]])):
        new = replace(claim, statements=(Name(" ".join(texts), first.language), *others))
        yield name, [*entries[:place], new, *entries[place + 1 :]]
    yield "out", [*entries[:place], *entries[place + 1 :]]
    yield "in", [*entries[:place], replace(claim, address=f"{claim.address}-again"), *entries[place:]]
    new = replace(entries[named], names=(*entries[named].names, Name("Xanadu")), weight=entries[named].weight + 1)
    yield "name", [*entries[:named], new, *entries[named + 1 :]]


@pytest.mark.parametrize("seed", range(3 if IS_THOROUGH else 2))
def test_an_edit_changes_few_files(seed: int) -> None:
    for name, entries in edits(large_entries(), random.Random(seed)):
        new = set(shards(entries, LinkStyle.FOLDERS, large()).files) - set(large().files)
        shelves = [path for path in new if "/entries-" in path]
        assert 1 <= len(shelves) <= 4, name
        assert len(new) <= {"word": 8, "words": 16, "name": 16}.get(name, 50), name
    assert len(large().files) > 120


@pytest.mark.parametrize("seed", range(4 if IS_THOROUGH else 2))
def test_what_is_kept_changes_nothing(seed: int) -> None:
    chance = random.Random(seed)
    entries = large_entries()[:60] + large_entries()[-80:]
    before = shards(entries, LinkStyle.FOLDERS)
    taken = 0
    for _ in range(20):
        for _ in range(chance.choice([1, 1, 2, 5])):
            _, entries = chance.choice(list(edits(entries, chance)))
        found = shards(entries, LinkStyle.FOLDERS, before)
        assert found == shards(entries, LinkStyle.FOLDERS)
        before, taken = found, taken + (not found.is_anew)
    assert taken > 15


def test_long_tables_change_as_they_would_be_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """With short blocks and rows each edit moves cuts, and rows of places become wider and narrower."""
    monkeypatch.setattr(cutting, "CHARACTERS_OF_A_BLOCK", (60, 140))
    monkeypatch.setattr(tables, "ENTRIES_OF_A_ROW", 4)
    chance = random.Random(5)
    entries = large_entries()[:60] + large_entries()[-80:]
    before = shards(entries, LinkStyle.FOLDERS)
    for _ in range(12):
        _, entries = chance.choice(list(edits(entries, chance)))
        found = shards(entries, LinkStyle.FOLDERS, before)
        assert found == shards(entries, LinkStyle.FOLDERS)
        before = found


def test_blocks_of_one_name_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """With two letters to a name many blocks have the same; what is kept changes nothing then either."""
    for module in (cutting, index):
        monkeypatch.setattr(module, "LETTERS_OF_A_NAME", 2)
    monkeypatch.setattr(cutting, "CHARACTERS_OF_A_BLOCK", (60, 140))
    entries = large_entries()[:60] + large_entries()[-80:]
    before = shards(entries, LinkStyle.FOLDERS)
    blocks = sum(len(table.sums) for table in before.kept.tables.values())
    names = {path for path in before.files if "/start-" not in path and "/entries-" not in path}
    assert len(names) == blocks
    chance = random.Random(2)
    for _ in range(4):
        _, entries = chance.choice(list(edits(entries, chance)))
        found = shards(entries, LinkStyle.FOLDERS, before)
        assert found == shards(entries, LinkStyle.FOLDERS)
        before = found


def test_entries_that_are_known_are_taken_as_they_are() -> None:
    view = viewed(made_up.record(60))
    whole = findable(view, LinkStyle.FOLDERS, "under/")
    made = of_entries(whole.entry(each) for each in whole.briefs)
    assert list(made.briefs.values()) == list(whole.briefs.values())
    for known in (dict(list(whole.briefs.items())[::2]), whole.briefs):
        of_lists = {each: brief for each, brief in known.items() if each[0] in {*LISTS, "counts"}}
        found = findable(view, LinkStyle.FOLDERS, "under/", known=of_lists)
        assert list(found.briefs.items()) == list(whole.briefs.items())
        assert found.is_as_known <= of_lists.keys()
        assert all(found.entry(each) == whole.entry(each) for each in whole.briefs if each[0] != "counts")
    mark = whole.briefs["claims", "claim-1"]._replace(weight=7)
    found = findable(view, LinkStyle.FOLDERS, "under/", known={("claims", "claim-1"): mark})
    assert found.briefs["claims", "claim-1"] is mark
    plain = findable(view, LinkStyle.FOLDERS)
    assert {each: of_entry(view, *each, LinkStyle.FOLDERS) for each in plain.briefs if each[0] in LISTS} == {
        each: plain.entry(each) for each in plain.briefs if each[0] in LISTS
    }


marks = st.integers(0, (1 << 64) - 1)


@given(st.lists(marks, max_size=SLOTS, unique=True), st.randoms())
def test_each_has_a_place_of_its_own_whatever_their_order(found: list[int], chance: random.Random) -> None:
    places = dict(zip(found, spread(found, SLOTS), strict=True))
    assert len(set(places.values())) == len(found)
    assert all(0 <= place < SLOTS for place in places.values())
    mixed = chance.sample(found, len(found))
    assert dict(zip(mixed, spread(mixed, SLOTS), strict=True)) == places


@given(st.lists(st.tuples(st.integers(1, 30), marks), max_size=60))
def test_blocks_are_of_about_one_size(found: list[tuple[int, int]]) -> None:
    sizes = [size for size, _ in found]
    starts = cut(sizes, [mark for _, mark in found], 10, 20)
    assert starts == sorted(set(starts))
    assert starts[:1] == [0] * bool(found)
    for start, end in pairwise([*starts, len(sizes)]):
        assert sum(sizes[start:end]) <= 20 or end == start + 1


def test_what_is_put_in_moves_few_cuts() -> None:
    chance = random.Random(3)
    found = [chance.getrandbits(64) for _ in range(2000)]
    before = {found[start] for start in cut([1] * 2000, found, 20, 44)}
    for place in range(0, 2000, 100):
        after = [*found[:place], chance.getrandbits(64), *found[place:]]
        assert len(before ^ {after[start] for start in cut([1] * 2001, after, 20, 44)}) <= 12


def test_nothing_in_it_looks_like_a_telephone_number() -> None:
    record = minimal(claims=[claim("c1", says="The share was 0.0049 and not 0.0048.")])
    files = shards(of_record(viewed({FILE: yaml_text(record).encode()}), LinkStyle.FOLDERS), LinkStyle.FOLDERS).files
    assert any("0049" in text for text in files.values())
    assert {path: found[0] for path, text in files.items() if (found := PHONE.search(text))} == {}


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
    monkeypatch.setattr(cutting, "CHARACTERS_OF_A_BLOCK", (60, 140))
    made = shards(of_record(viewed(made_up.record(60)), LinkStyle.FOLDERS), LinkStyle.FOLDERS)

    def read(path: str) -> Any:
        return json.loads(made.files[path].split("\n", 1)[1].rpartition("\n)")[0])

    start = read(made.start)
    names, each = start["names"]["terms"], start["lettersOfAName"]
    blocks = [read(f"search/blocks/terms-{names[place : place + each]}.js") for place in range(0, len(names), each)]
    assert len(blocks) > 20
    assert start["firsts"]["terms"] == [block[0][0] for block in blocks]
    keys = [row[0] for block in blocks for row in block]
    assert keys == sorted(set(keys), key=order)


SECTIONS = [
    {"location": "about/#why", "title": "Why &amp; how", "text": "<p>Because of <b>x</b>&lt;y</p>"},
    {"location": "about/", "title": "About", "text": "", "tags": ["us"]},
]


def test_a_hand_written_page_is_found_by_its_headings_and_its_text() -> None:
    assert of_pages(SECTIONS) == [
        SearchEntry("pages", "Page", "about/", Name("About"), statements=(Name("About"), Name("us"))),
        SearchEntry(
            "pages",
            "Page",
            "about/#why",
            Name("Why & how"),
            "About",
            (),
            (Name("Why & how"),),
            (Name("Because of x <y"),),
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


@pytest.mark.parametrize("plugins", [["search", {"onrecord": {"search": False}}], ["onrecord"]])
def test_without_it_the_theme_searches_as_it_does(plugins: list[object], tmp_path: Path) -> None:
    theme = {"name": "material", "font": False}
    settings = {"plugins": plugins, "theme": theme, "markdown_extensions": ["attr_list", "tables"]}
    site = build(tmp_path, {FILE: yaml_text(minimal())}, **settings)
    assert (site.failure, loud(site.log)) == ("", [])
    assert [path for path in site.files if "search-worker" in path or path.startswith("search/blocks/")] == []
    if "search" in plugins:
        assert any(entry["location"] == "sources/clerk/" for entry in site.search)


def test_an_unknown_search_of_the_theme_is_left_alone_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "WORKER_FILES", "assets/javascripts/another-search.js")
    site = build(tmp_path, {FILE: yaml_text(minimal())}, strict=False)
    assert site.failure == ""
    [line] = loud(site.log)
    assert "the site keeps the theme's" in line
    assert any(entry["location"] == "sources/clerk/" for entry in site.search)


def test_serving_without_a_cache_what_is_kept_does_not_grow(tmp_path: Path) -> None:
    searched, indexes = Searched(is_serving=True), []
    for says in ("One boat burned.", "Two boats burned.", "Two boats burned."):
        record = minimal(claims=[claim("c1", says=says)])
        edition = prepare({FILE: yaml_text(record).encode()}).edition
        assert edition
        searched.write(edition, Place(tmp_path, LinkStyle.FOLDERS), theme.ThemesIndex({}, []))
        assert searched.indexed
        assert {*searched.parts._at_hand} == searched.indexed.parts()
        indexes.append({path.name for path in (tmp_path / cutting.FOLDER).iterdir()})
    assert indexes[0] != indexes[1] == indexes[2]

"""The search in a browser: what is found first, that nothing is missing, and what it tells the theme."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page

from onrecord.searching.asked import ASKED, begins_one_of, leading
from onrecord.searching.briefs import of_record
from onrecord.searching.entries import OMITTED, SORTS, SearchEntry
from onrecord.speaking.linking import LinkStyle
from onrecord.writing.spellings import forms, is_article, words
from tests import golden, made_up
from tests.browsing import launched
from tests.building import Site
from tests.effort import share
from tests.records import Data, claim, event, location, minimal, publisher, source, texts_of, viewed
from tests.searching import OURS, Search, told, write_site
from tests.test_hostile_pages import ACCEPTED, folded, record_of

NAMES: Data = {
    **minimal(),
    "sources": [
        source(),
        publisher(),
        source("kataib", name="Kata'ib Sayyid", kind="armed-group"),
        source("hashd", name="الحشد الشعبي", kind="armed-group"),
        source("rahman", name="عبد الرحمن الخطيب"),
        source("hrushevsky", name="Михайло Грушевський"),
        source("officer", name="An officer at Ḥuṣayba crossing", identity="unnamed"),
        source("lukasz", name="Łukasz Żółty"),
    ],
    "locations": [
        location(),
        location("husayba", name="Ḥuṣayba", names={"ar": "حصيبة"}),
        location("raqqa", name="Ar-Raqqa", names={"ar": "الرقة"}),
        location("zor", name="Deir ez-Zor", names={"ar": "دير الزور"}),
        location("kharkiv", name="Харків", kind="city"),
        location("yangon", name="Yangon", names={"my": "ရန်ကုန်မြို့"}),
        location("beijing", name="北京市"),
        location("taiwan", name="臺灣"),
        location("guangdong", name="广东"),
        location("sinjar", name="سنجار"),
    ],
    "claims": [
        claim("burned", says="it burned near the gate of Husayba, and then the warehouse burned"),
        claim("four-hurt", quote=["four were hurt", "at the old gate"], figures={"injured": {"words": "four"}}),
        claim("gate", says="the gate was shut", note="The warehouse stood north of the old town."),
        claim("shells", says="il a parlé de tirs d'obus"),
    ],
}
"""Names in many scripts, which are not all spelt out."""

CODES: Data = {**NAMES, "claims": [claim("code", says="it is CS1959"), claim("longer", says="it is CS19590")]}
"""Codes of which one begins like the other."""

TOWNS: Data = {
    **minimal(),
    "sources": [
        source(),
        publisher(),
        source("observatory", name="Observatory of the River", names={"ar": "مرصد النهر"}, aliases=["OOTR"]),
        source("white-house", name="The White House", aliases=["House"]),
        source("joe-biden", name="Joe Biden", names={"ar": "جو بايدن"}),
        source("authority", name="Authority", names={"ar": "هيئة الحشد الشعبي"}, aliases=["Hashd al-Shaabi"]),
        source("defence", name="Defence Department", aliases=["Pentagon"]),
    ],
    "locations": [
        location(),
        location("iraq", name="Iraq", names={"ar": "العراق"}, kind="country"),
        location("anbar", name="Anbar", names={"ar": "الأنبار"}, aliases=["Al-Anbar"], within="iraq"),
        location(
            "al-qaim",
            name="Al-Qaim",
            names={"ar": "القائم"},
            aliases=["Al Qaim", "Qaim", "Al-Qa'im", "Qa'im", "El Qaim"],
            kind="city",
            within="anbar",
        ),
        location("al-jaghayfa", name="Al-Jaghayfa", names={"ar": "الجغايفة"}, aliases=["Al-Jughaifa"]),
        location("ain-al-assad", name="Ain al-Assad base", names={"ar": "قاعدة عين الأسد"}, aliases=["Ayn al-Asad"]),
        location("karbala", name="Karbala", aliases=["Kerbala", "Al-Karabilah"]),
    ],
    "events": [event(), event("drones", name="Attacks by drones before June")],
    "claims": [
        claim("burned"),
        *(claim(each, event="drones", says="drones flew") for each in ("one-flew", "another-flew")),
        claim("warplanes", quote="warplanes are combing the river", says="aircraft are searching the river"),
    ],
}
"""Names of towns and offices in Arabic and in several romanisations."""

FIRST = [
    ("towns", "Qaim", "locations/al-qaim/"),
    ("towns", "al qaim", "locations/al-qaim/"),
    ("towns", "Al-Qa'im", "locations/al-qaim/"),
    ("towns", "Qa’em", "locations/al-qaim/"),
    ("towns", "القائم", "locations/al-qaim/"),
    ("towns", "قائم", "locations/al-qaim/"),
    ("towns", "alqaim", "locations/al-qaim/"),
    ("towns", "EL QĀʾIM", "locations/al-qaim/"),
    ("towns", "Observatry", "sources/observatory/"),
    ("towns", "ootr", "sources/observatory/"),
    ("towns", "river observatory", "sources/observatory/"),
    ("towns", "المرصد", "sources/observatory/"),
    ("towns", "white house", "sources/white-house/"),
    ("towns", "the white house", "sources/white-house/"),
    ("towns", "joe baiden", "sources/joe-biden/"),
    ("towns", "Hashd al-Sha'bi", "sources/authority/"),
    ("towns", "الحشد الشعبي", "sources/authority/"),
    ("towns", "pentagon", "sources/defence/"),
    ("towns", "iraq", "locations/iraq/"),
    ("towns", "anbar", "locations/anbar/"),
    ("towns", "الأنبار", "locations/anbar/"),
    ("towns", "jaghaifa", "locations/al-jaghayfa/"),
    ("towns", "ain al asad", "locations/ain-al-assad/"),
    ("towns", "عين الاسد", "locations/ain-al-assad/"),
    ("towns", "kerbela", "locations/karbala/"),
    ("towns", "drone attacks", "events/drones/"),
    ("towns", '"warplanes are combing"', "documents/report/#warplanes"),
    ("golden", "Порт Амаль", "locations/port-amal/"),
    ("golden", "ميناء", "locations/port-amal/"),
    ("golden", "port authorty", "sources/harbour-office/"),
    ("golden", "maimed", "counts/harbour-fire/injured/"),
    ("golden", "row 7", "documents/register-2023/e32/#register-row-7"),
    ("golden", "rests on dockers", "documents/register-2023/e32/#register-row-7"),
    ("golden", "مخزنان", "documents/wire-fire/#wire-recount"),
    ("towns", "ootr warplanes", None),
    ("golden", '"words that must not show"', None),
    ("names", "husayba", "locations/husayba/"),
    ("names", "Huseiba", "locations/husayba/"),
    ("names", "حصيبه", "locations/husayba/"),
    ("names", "kataib", "sources/kataib/"),
    ("names", "كتائب", "sources/kataib/"),
    ("names", "hashd shaabi", "sources/hashd/"),
    ("names", "Abdulrahman", "sources/rahman/"),
    ("names", "Raqqah", "locations/raqqa/"),
    ("names", "deir al-zour", "locations/zor/"),
    ("names", "Kharkov", "locations/kharkiv/"),
    ("names", "ХАРКІВ", "locations/kharkiv/"),
    ("names", "Hrushevsky", "sources/hrushevsky/"),
    ("names", "ရန်ကုန်", "locations/yangon/"),
    ("names", "京市", "locations/beijing/"),
    ("names", "Beijing", "locations/beijing/"),
    ("names", "Sinjar", "locations/sinjar/"),
    ("names", "lukasz", "sources/lukasz/"),
    ("names", '"hurt at"', None),
    ("names", "台湾", "locations/taiwan/"),
    ("names", "廣東", "locations/guangdong/"),
    ("names", "obus", "documents/report/#shells"),
    ("names", "wounded", "documents/report/#four-hurt"),
    ("names", "warehouse burned", "documents/report/#burned"),
    ("names", "warehuose", "documents/report/#burned"),
]
"""Queries with the address of what must come first; None where nothing may be found."""


HOSTILE = share(ACCEPTED, 3, 0, thorough=1)
"""Texts that must stay texts."""


RECORDS = {
    "golden": golden.texts,
    "towns": lambda: texts_of(TOWNS),
    "names": lambda: texts_of(NAMES),
    "codes": lambda: texts_of(CODES),
    "large": lambda: made_up.record(60),
    "hostile": lambda: texts_of(record_of(HOSTILE, harmless=False)),
}


@cache
def entries(name: str) -> list[SearchEntry]:
    """What the search finds of one of these records."""
    found = of_record(viewed(RECORDS[name]()), LinkStyle.FOLDERS)
    return (
        [*found, *alike(next(each for each in found if each.sort == "claims" and each.statements))]
        if name == "large"
        else found
    )


def alike(claim: SearchEntry) -> Iterator[SearchEntry]:
    """More claims of roads than one list of results can hold."""
    for number in range(2 * 32 * 32 + 1):
        said = replace(claim.statements[0], text=f"Cars were on road {number}")
        yield replace(claim, address=f"{claim.address}-{number}", statements=(said,))


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with launched() as browser:
        page = browser.new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        yield page


@pytest.fixture
def search(page: Page, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Search]:
    asked = viewed(RECORDS[request.param]()).record.about.asked if request.param == "golden" else {}
    write_site(tmp_path, entries(request.param), asked)
    with Search(page, tmp_path) as found:
        yield found


@pytest.mark.parametrize("search", ["golden", "names", "towns"], indirect=True, ids=str)
def test_what_a_query_finds_first(search: Search, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["search"]
    wanted = {query: address for record, query, address in FIRST if record == name}
    found = search.results(wanted)
    first = {query: results[0]["location"] if results else None for query, results in zip(wanted, found, strict=True)}
    assert first == wanted


@pytest.mark.parametrize("search", ["codes"], indirect=True)
def test_a_code_finds_itself_alone(search: Search) -> None:
    exact, begun = search.results(["cs1959", "cs195"])
    assert [item["location"] for item in exact] == ["documents/report/#code"]
    assert len(begun) == 2


@pytest.mark.parametrize("search", ["golden"], indirect=True)
def test_a_search_for_one_sort_finds_nothing_else(search: Search) -> None:
    known = entries("golden")
    for sort in SORTS:
        [found] = search.results([f"in:{sort}"])
        assert {item["location"] for item in found} == {entry.address for entry in known if entry.sort == sort}
    whole, *parts = search.results(["port", *(f"port in:{sort}" for sort in SORTS)])
    assert sum(map(len, parts)) == len(whole) > 0


def test_what_is_asked_for_otherwise_leads_to_words_that_are_there() -> None:
    known = ["air", "kill", "killed", "strikes"]
    found = leading({"killed": ("Martyred", "l'assassinat")}, begins_one_of(known))
    assert found["martyred"] == found["assassinat"] == found["deaths"] == [["killed"]]
    assert found["airstrike"] == [["air", "strike"], ["strike"]]
    assert "wounded" not in found
    assert "killed" not in found


def test_there_are_enough_queries() -> None:
    assert len(FIRST) >= 40


# Nothing is missing: every entry that a plain look through all texts finds is among the results.


def is_in(asked: list[str], texts: list[str], is_phrase: bool) -> bool:
    """Whether words stand in texts: each somewhere, or all of them in a row."""

    def meets(word: str, query: str) -> bool:
        pairs = [(form, each) for form in forms(word) for each in forms(query)]
        return any(form == each or (not is_phrase and len(each) > 1 and form.startswith(each)) for form, each in pairs)

    parts = [words(part) for text in texts for part in text.split(OMITTED)]
    if not is_phrase:
        return all(any(meets(word, query) for part in parts for word in part) for query in asked)
    rows = (part[start : start + len(asked)] for part in parts for start in range(len(part)))
    return any(len(row) == len(asked) and all(map(meets, row, asked)) for row in rows)


def texts_of_entry(entry: SearchEntry) -> list[str]:
    return [each.text for each in (*entry.names, *entry.statements, *entry.texts, *entry.unseen)]


def scanned(known: list[SearchEntry], query: str) -> set[str]:
    is_phrase = query.startswith('"')
    asked = words(query)
    if not is_phrase:
        kept = [
            word
            for word, after in zip(asked, [*asked[1:], ""], strict=True)
            if not after or not is_article(word, after)
        ]
        asked = kept
    return {entry.address for entry in known if is_in(asked, texts_of_entry(entry), is_phrase)}


def queries_from(known: list[SearchEntry], number: int) -> list[str]:
    """Words, beginnings of words, several words and phrases of entries, by chance."""
    chance, found = random.Random(11), []
    for _ in range(number):
        text = words(chance.choice(texts_of_entry(chance.choice(known))))
        if len(text) > 3:
            start = chance.randrange(len(text) - 2)
            word = chance.choice(text)
            found += [
                word,
                word[: chance.randrange(2, 6)],
                " ".join(chance.sample(text, 2)),
                f'"{" ".join(text[start : start + 3])}"',
                f"{word} {words(chance.choice(known).title.text)[0]}",
            ]
    # A last letter alone is taken for a word that is only begun, unless a space ends it.
    return sorted({f"{query} " if query[-2:-1] == " " else query for query in found if len(query) > 1 and words(query)})


ASKED_FOR = {word for asked in ASKED.values() for listed in asked.values() for word in words(listed)}
"""Words that stand for others: what has those is found with them."""

PLAIN, CALLED = 105.5, 118.5
"""The least score of a result that has the words as they were asked for, and of one whose name, articles aside, begins so."""


@pytest.mark.parametrize("search", ["golden", "names", "towns"], indirect=True, ids=str)
def test_no_result_is_missing_and_none_is_made_up(search: Search, request: pytest.FixtureRequest) -> None:
    known = entries(request.node.callspec.params["search"])
    queries = queries_from(known, 220)
    assert len(queries) >= 100
    for query, results in zip(queries, search.results(queries), strict=True):
        expected = scanned(known, query)
        locations = [item["location"] for item in results]
        assert len(locations) == len(set(locations)), query
        assert expected <= set(locations), query
        plain = {item["location"] for item in results if item["score"] >= PLAIN}
        called = {item["location"] for item in results if item["score"] >= CALLED}
        assert plain - called <= expected or words(query)[0] in ASKED_FOR, query


@pytest.mark.parametrize("search", ["large"], indirect=True)
def test_a_long_list_of_results_goes_on_to_its_end(search: Search) -> None:
    known = entries("large")
    assert len(known) > 2 * 32 * 32, "more than one list of results can hold"
    for query in ("road", "were road"):
        expected = scanned(known, query)
        assert len(expected) > 2000
        [found] = search.results([query])
        assert len({item["location"] for item in found}) == len(found)
        assert {item["location"] for item in found if item["score"] >= PLAIN} == expected
    answer = told(search.page, search.base, search.folder, ["road"])[1]["data"]["items"]
    assert re.fullmatch(r"[\d,]+ more results", answer[-1][0]["title"])


@pytest.mark.parametrize("search", ["golden"], indirect=True)
def test_a_wrong_letter_is_forgiven_below_what_is_right(search: Search) -> None:
    known, chance, asked = entries("golden"), random.Random(5), {}
    all_words = sorted({word for entry in known for text in texts_of_entry(entry) for word in words(text)})
    for word in chance.sample([word for word in all_words if len(word) >= 6 and word.isalpha() and word.isascii()], 30):
        place = chance.randrange(len(word))
        asked[chance.choice([word[:place] + word[place + 1 :], word[:place] + "x" + word[place + 1 :]])] = word
    for typo, results in zip(asked, search.results(asked), strict=True):
        right = scanned(known, typo)
        order = [item["location"] in right for item in results]
        assert order == sorted(order, reverse=True), typo
        meant = {entry.address for entry in known if is_in([asked[typo]], texts_of_entry(entry), is_phrase=True)}
        if typo not in all_words:
            assert meant <= {item["location"] for item in results}, (typo, asked[typo])


# What the theme is told.


@pytest.mark.parametrize("search", ["towns"], indirect=True)
def test_a_result_says_what_it_is_and_which_name_was_meant(search: Search) -> None:
    [item] = search.first("القائم")
    assert item["title"] == "Al-Qaim"
    assert item["tags"] == ["Location: city"]
    assert BeautifulSoup(item["text"], "html.parser").get_text() == "also: القائم"
    assert '<bdi lang="ar" dir="auto">' in item["text"]
    assert item["terms"] == {"القائم": True}
    [item] = search.first("pentagon")
    assert "also: <mark data-md-highlight>Pentagon</mark>" in item["text"]
    claims = search.first("warplanes combing")
    assert claims[0]["location"] == "documents/report/#warplanes"
    assert claims[-1]["location"] == "documents/report/", "the page that the theme shows above its parts"


@pytest.mark.parametrize("search", ["hostile"], indirect=True)
def test_no_text_of_a_record_becomes_markup(search: Search) -> None:
    seen, texts = set(), set()
    answers = told(search.page, search.base, search.folder, [*HOSTILE, "clerk", "script", "img", "onerror", "alert"])
    for item in (item for answer in answers[1:] for group in answer["data"]["items"] for item in group):
        for html in (item["title"], item["text"], *item.get("tags", ())):
            tree = BeautifulSoup(html, "html.parser")
            seen |= {(tag.name, *sorted(tag.attrs)) for tag in tree.find_all(True)}
            texts.add(folded(tree.get_text()))
        assert re.fullmatch(r"(\?q=[^\"'<> ]*|[a-z0-9/-]*(#[a-z0-9-]+)?)", item["location"])
    assert seen <= {("p",), ("mark", "data-md-highlight"), ("bdi", "dir", "lang")}
    assert {("p",), ("mark", "data-md-highlight")} <= seen
    shown = [text for text in HOSTILE if folded(text) in texts]
    assert len(shown) > len(HOSTILE) / 2, "they are shown as they are"


@pytest.mark.parametrize("search", ["names"], indirect=True)
def test_an_index_that_cannot_be_read_is_said(search: Search) -> None:
    for path in search.folder.glob("search/*/entries-*.js"):
        path.unlink()
    [item] = search.first("husayba")
    assert item["title"] == "The search could not read its index"
    assert item["text"].startswith("Load the page again.")


def shape(value: Any) -> Any:
    """The types of what a worker tells, at every depth; of a list, those of its first item."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value else type(value).__name__


def test_the_themes_own_worker_speaks_as_ours_does(page: Page, golden_site: Site, tmp_path: Path) -> None:
    """The protocol: if a new version of the theme changes it, this fails, and ours must follow."""
    [own] = [
        path for path in golden_site.files if re.fullmatch(r"assets/javascripts/workers/search\.\w+\.min\.js", path)
    ]
    section = {"location": "a/", "title": "Fire", "text": "<p>A fire</p>", "tags": ["x"]}
    config = {"lang": ["en"], "separator": r"\s+", "pipeline": [], "fields": {"title": {}, "text": {}, "tags": {}}}
    for path, text in ((own, (golden_site.folder / own).read_text("utf-8")), ("index.html", "<!doctype html>")):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text(json.dumps({"config": config, "docs": [section]}))
    with Search(page, tmp_path) as theirs:
        expected = told(page, theirs.base, tmp_path, ["fire"], own)
    with Search(page, golden_site.folder) as ours:
        found = told(page, ours.base, golden_site.folder, ["night watchman"], OURS)
    assert expected[0] == found[0] == {"type": 1}
    assert {*found[1]["data"]} - {*expected[1]["data"]} == {"total", "next"}  # what Zensical's box is told besides
    del found[1]["data"]["total"], found[1]["data"]["next"]
    for each in (expected[1], found[1]):
        each["data"]["items"][0][0]["terms"] = dict.fromkeys(map(str, each["data"]["items"][0][0]["terms"].values()))
        each["data"]["items"][0][0].pop("under", None)
        each["data"]["suggest"] = [""]
        each["data"]["items"][0][0]["score"] = float(each["data"]["items"][0][0]["score"])
    assert shape(found[1]) == shape(expected[1])

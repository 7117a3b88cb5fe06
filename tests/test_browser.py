"""The site in a browser, as a website and from a disk: search, links, the keyboard, no JavaScript, nothing from elsewhere."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests import golden
from tests.browsing import Visit, launched, served, visit
from tests.building import Site, build
from tests.effort import only_in_soak
from tests.records import FILE, claim, document, minimal, yaml_text
from tests.samples import pages_to_open
from tests.sharing import site_once

FORMS = ("website", "disk")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as started:
        yield started


@pytest.fixture(scope="module")
def website(golden_site: Site) -> Iterator[tuple[str, Path]]:
    with served(golden_site.folder.parent) as address:  # not at the top of its host
        yield f"{address}{golden_site.folder.name}/", golden_site.folder


@pytest.fixture(scope="module")
def disk(offline_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The offline folder on something like a read-only stick, at a path with spaces and Arabic letters."""
    stick = tmp_path_factory.mktemp("stick") / "my files" / "سجل 100%"
    shutil.copytree(offline_site.folder, stick)
    paths = [stick, *stick.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield stick.as_uri() + "/", stick
    for path in paths:
        path.chmod(0o755)


IN_ONE_FORM = pytest.mark.parametrize("place", ["website", pytest.param("disk", marks=only_in_soak)], indirect=True)
"""Marks a test of what is the same in both forms of the site, for all that we know."""


@pytest.fixture(params=FORMS)
def place(request: pytest.FixtureRequest) -> tuple[str, Path, str]:
    address, folder = request.getfixturevalue(request.param)
    return address, folder, "/" if request.param == "website" else ".html"


Kept = Callable[[tuple[str, Path, str]], Visit]
"""Gives the tab on a form of the site that one test after the other uses."""


@pytest.fixture(scope="module")
def tabs(browser: Browser) -> Kept:
    return cache(lambda place: visit(browser.new_context(), place[0], place[2]))


@pytest.fixture(scope="module")
def plain_tabs(browser: Browser) -> Kept:
    return cache(lambda place: visit(browser.new_context(java_script_enabled=False), place[0], place[2]))


@pytest.fixture
def tab(tabs: Kept, place: tuple[str, Path, str]) -> Iterator[Visit]:
    """A tab on either form of the site; whatever was done in it, nothing went wrong and nothing was asked of others."""
    with watched(tabs(place)) as tab:
        yield tab


@pytest.fixture
def new_tab(browser: Browser, place: tuple[str, Path, str]) -> Iterator[Visit]:
    """The same in a browser that has seen nothing yet."""
    address, _, ending = place
    context = browser.new_context()
    with watched(visit(context, address, ending)) as tab:
        yield tab
    context.close()


@contextmanager
def watched(tab: Visit) -> Iterator[Visit]:
    """A tab in which nothing may go wrong and nothing be asked of others."""
    yield tab
    errors, strangers = [*tab.errors], [*tab.strangers]
    tab.leave()
    assert (errors, strangers) == ([], [])


@pytest.fixture
def plain(plain_tabs: Kept, place: tuple[str, Path, str]) -> Visit:
    """A tab without JavaScript."""
    return plain_tabs(place)


def search(tab: Visit, words: str) -> list[str]:
    """Ask the search box for words, and return the titles of the results: those of these words and of none before them."""
    box, told = tab.page.locator(".md-search__input"), tab.page.locator(".md-search-result__meta")
    box.focus()
    box.fill("")
    box.press("End")  # the theme listens to keys
    expect(told).to_contain_text("Type to start searching", timeout=15000)
    box.fill(words)
    box.press("End")
    expect(told).to_contain_text(re.compile("found|rows of results|No matching"), timeout=15000)
    return tab.page.locator(".md-search-result__item h1, .md-search-result__item h2").all_inner_texts()


FIRST = {
    "Watchman": "A night watchman",
    "Port Authority": "Harbour Office",
    "ميناء الأمل": "Port Amal",
    "Хаддад": "Lina Haddad",
    "امل": "Port Amal",
    "Port ’Amal": "Port Amal",
    "Watchmn": "A night watchman",
    "كتائب": None,
    "runs": "Harbour Office",
}
"""What is found first by some words; None where nothing may be found."""


def test_search_finds_an_entry_by_each_of_its_names(tab: Visit) -> None:
    tab.open("")
    assert {words: (search(tab, words) or [None])[0] for words in FIRST} == FIRST


def test_search_finds_a_claim_by_its_words_and_leads_to_it(tab: Visit) -> None:
    tab.open("about")
    titles = search(tab, "women children")
    assert any("ten to fifteen people" in title for title in titles)
    tab.page.locator(".md-search-result__link", has_text="ten to fifteen").first.click()
    expect(tab.page).to_have_url(re.compile("#watchman-several$|%23watchman"))
    expect(tab.page.locator("#watchman-several")).to_be_in_viewport()


LISTEN = """
window.told = [];
const Themes = Worker;
window.Worker = class extends Themes {
  constructor(address) { super(address); told.push(["worker", new URL(address, location).pathname.split("/").at(-1)]); }
  postMessage(message) { told.push(message); super.postMessage(message); }
};
"""
"""Notes what the theme tells its worker. From a disk, where the worker is a class of ours, it is put in too late to hear."""


def test_the_theme_speaks_as_the_worker_expects(browser: Browser, website: tuple[str, Path]) -> None:
    """The other half of the protocol: if a new version of the theme changes it, this fails, and ours must follow."""
    address, _ = website
    context = browser.new_context()
    context.add_init_script(LISTEN)
    tab = visit(context, address, "/")
    tab.open("")
    search(tab, "watchman")
    worker, setup, *queries = tab.page.evaluate("told")
    context.close()
    assert worker == ["worker", "search-worker.js"]
    assert setup["type"] == 0
    assert setup["data"]["docs"] == []
    assert setup["data"]["options"] == {"suggest": True}
    assert re.fullmatch(r"search/blocks/start-[0-9a-z]+\.js", setup["data"]["config"]["onrecord"])
    assert queries[0] == {"type": 2, "data": ""}
    assert queries[-1] == {"type": 2, "data": "watchman"}
    assert tab.errors == []


def test_a_page_view_alone_reads_nothing_of_the_index(new_tab: Visit, place: tuple[str, Path, str]) -> None:
    asked: list[str] = []
    new_tab.page.on("request", lambda request: asked.append(request.url))
    new_tab.open("about")
    new_tab.page.wait_for_timeout(500)
    assert [address for address in asked if "/search/blocks/" in address] == []
    assert (place[1] / "search" / "search_index.json").stat().st_size < 1000


@IN_ONE_FORM
def test_what_is_pasted_or_dictated_is_searched(tab: Visit) -> None:
    """Words that come without a key, as from a menu, a voice or a phone's keyboard."""
    tab.open("")
    tab.page.locator(".md-search__input").click()
    tab.page.keyboard.insert_text("night watchman")
    expect(tab.page.locator(".md-search-result__item").first).to_contain_text("watchman", timeout=15000)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("website", "{isComposing: true}"),
        ("disk", "{keyCode: 229}"),
        pytest.param("website", "{keyCode: 229}", marks=only_in_soak),
        pytest.param("disk", "{isComposing: true}", marks=only_in_soak),
    ],
    indirect=["place"],
)
def test_an_enter_that_ends_a_composition_opens_no_result(tab: Visit, told: str) -> None:
    """Browsers tell in one of two ways that a key belongs to a composition of letters; any other Enter opens the result."""
    tab.open("about")
    before = tab.page.url
    search(tab, "watchman")
    box = tab.page.locator(".md-search__input")
    press = "(box, told) => box.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, ...told}))"
    box.evaluate(press.replace("...told", f"...{told}"))
    tab.page.wait_for_timeout(500)
    assert tab.page.url == before
    expect(tab.page.locator(".md-search-result__item").first).to_be_visible()
    box.press("Enter")
    expect(tab.page).to_have_url(re.compile("watchman"))


def test_the_home_page_leads_into_the_search(tab: Visit) -> None:
    tab.open("")
    offered = tab.page.locator(".or-ask button")
    expect(offered).to_be_visible()
    offered.click()
    expect(tab.page.locator(".md-search__input")).to_be_focused()
    tab.page.keyboard.type("silo road")
    expect(tab.page.locator(".md-search-result__item").first).to_contain_text("Silo Road", timeout=15000)


@IN_ONE_FORM
def test_the_home_page_offers_no_search_where_none_can_run(plain: Visit) -> None:
    plain.open("")
    expect(plain.page.locator(".or-ask button")).to_be_hidden()


@IN_ONE_FORM
def test_results_can_be_of_one_sort_alone(tab: Visit) -> None:
    tab.open("")
    search(tab, "port")
    choice = tab.page.locator(".or-search-sorts").get_by_role("button", name="Locations")
    choice.click()
    expect(tab.page.locator(".md-search__input")).to_have_value("port in:locations")
    expect(choice).to_have_attribute("aria-pressed", "true")
    kinds = tab.page.locator(".md-search-result__item .md-tag")
    expect(kinds.filter(has_not_text="Location")).to_have_count(0)
    choice.click()
    expect(tab.page.locator(".md-search__input")).to_have_value("port")


def test_a_link_to_a_search_opens_it_and_its_words_are_marked(tab: Visit) -> None:
    tab.page.goto(f"{tab.address('about')}?q=%22women+and+some+children%22")
    result = tab.page.locator(".md-search-result__item").first
    expect(result.locator("h1")).to_have_text("Fire on the quay")
    expect(tab.page.locator(".md-search-result__meta")).to_have_text(re.compile("^1 page found$"))
    expect(result.locator("mark", has_text="women").first).to_be_visible()
    result.locator("h2").first.click()
    expect(tab.page.locator("article .or-quoted mark", has_text="women").first).to_be_visible()


def test_a_hand_written_page_is_found_and_a_word_is_finished(tab: Visit) -> None:
    tab.open("sources/lina-haddad")
    assert search(tab, "one ladder is one path")[0] == "About this record"
    search(tab, "night watchm")
    expect(tab.page.locator(".md-search__suggest")).to_have_text("night watchman")


def test_a_reader_follows_source_claim_document_publisher(tab: Visit) -> None:
    tab.open("sources/night-watchman")
    tab.page.get_by_role("link", name="ten to fifteen people").first.click()
    expect(tab.page.locator("#watchman-several")).to_be_in_viewport()
    tab.page.locator(".or-entry").get_by_role("link", name="Harbour Post").click()
    expect(tab.page.locator("h1")).to_contain_text("Harbour Post")
    tab.page.locator("#_published ~ ul").get_by_role("link").first.click()
    expect(tab.page.locator("h1")).to_contain_text("Fire on the quay")


@IN_ONE_FORM
def test_the_keyboard_is_enough(tab: Visit) -> None:
    tab.open("")
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.classList.contains('md-skip')")
    tab.page.keyboard.press("f")
    expect(tab.page.locator(".md-search__input")).to_be_focused()
    tab.page.keyboard.type("silo road")
    expect(tab.page.locator(".md-search-result__item").first).to_be_visible(timeout=15000)
    tab.page.wait_for_timeout(500)  # the results of the last letter may still come, and take the place of these
    tab.page.keyboard.press("ArrowDown")
    tab.page.keyboard.press("Enter")
    expect(tab.page).to_have_url(re.compile("silo-road"))
    expect(tab.page.locator("h1")).to_contain_text("Silo Road")


LINKED = "links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).href)"
"""Where links lead, those of drawings too."""


def test_pages_of_every_sort_open_without_a_complaint_and_every_link_leads_somewhere(
    tab: Visit, place: tuple[str, Path, str]
) -> None:
    """As the browser resolves the links, from the address of each page. Those of all pages are followed by test_site."""
    _, folder, _ = place
    pages = pages_to_open(folder)
    assert len(pages) > 20
    for path in pages:
        name = path.relative_to(folder).as_posix()
        tab.page.goto(tab.base + (name.removesuffix("index.html") if tab.ending == "/" else name))
        expect(tab.page.locator("h1").first).to_be_visible()
        for address in tab.page.eval_on_selector_all("a[href]", LINKED):
            if address.startswith(tab.base):
                target = folder / unquote(urlsplit(address).path.removeprefix(urlsplit(tab.base).path))
                assert (target / "index.html").is_file() if address.split("#")[0].endswith("/") else target.is_file(), (
                    address
                )
            else:
                assert address.startswith("https://"), address


def test_without_javascript_everything_still_reads(plain: Visit) -> None:
    plain.open("")
    expect(plain.page.locator("h1")).to_contain_text("The harbour record")
    plain.page.locator(".or-totals").get_by_role("link", name="locations").click()
    plain.page.locator(".md-content").get_by_role("link", name="North Quay", exact=True).first.click()
    expect(plain.page.locator(".md-content")).to_contain_text("The northern of two quays.")
    plain.page.get_by_role("link", name="ten to fifteen people").first.click()
    expect(plain.page.locator("#watchman-several")).to_be_visible()


def test_the_policy_stops_a_script_that_came_with_content(tab: Visit) -> None:
    tab.open("")
    tab.page.evaluate(
        "() => { const script = document.createElement('script'); script.textContent = 'window.ran = 1';"
        " document.body.append(script); }"
    )
    assert tab.page.evaluate("window.ran") is None
    assert any("Content Security Policy" in error for error in tab.errors)
    tab.errors.clear()


def test_the_page_to_open_first_leads_in(browser: Browser, disk: tuple[str, Path]) -> None:
    address, _ = disk
    context = browser.new_context()
    tab = visit(context, address, ".html")
    tab.page.goto(f"{address}OPEN-ME.html")
    tab.page.get_by_role("link", name="Open the site").click()
    expect(tab.page.locator("h1")).to_contain_text("The harbour record")
    context.close()
    assert tab.errors == []
    assert tab.strangers == []


# Tables.


def shown(tab: Visit) -> list[str]:
    return tab.page.locator(".or-compared").first.locator("tbody tr:visible .or-count").all_inner_texts()


@pytest.fixture(params=["website", pytest.param("disk", marks=only_in_soak)])
def counted(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The address, and the ending of addresses, of a site with a table of five counts by two sources."""
    counts = {"clerk": ("4", "15", "10-15"), "gazette": ("7", "8")}
    claims = [
        claim(f"{who}-{count}", source=who, quote=f"it hurt {count} people", figures={"injured": f"{count} people"})
        for who, every in counts.items()
        for count in every
    ]
    is_offline = request.param == "disk"
    plugins = ["search", {"onrecord": {"offline": is_offline}}]
    folder = build(tmp_path, {FILE: yaml_text(minimal(claims=claims))}, plugins=plugins).folder
    with served(folder) as address:
        yield (f"{folder.as_uri()}/", ".html") if is_offline else (address, "/")


def test_a_table_sorts_and_filters_and_keeps_it_in_the_address(browser: Browser, counted: tuple[str, str]) -> None:
    tab = visit(browser.new_context(), *counted)
    tab.open("counts/fire/injured")
    assert shown(tab) == ["4", "7", "8", "10–15", "15"]
    table = tab.page.locator(".or-compared").first
    table.get_by_role("button", name="Count", exact=True).click()
    table.get_by_role("button", name="Count", exact=True).click()
    assert shown(tab) == ["15", "10–15", "8", "7", "4"]
    expect(table.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    table.get_by_role("searchbox").fill("7")
    assert shown(tab) == ["7"]
    expect(table.locator("output")).to_have_text("1 / 5")
    sent = tab.page.url
    assert "sort=-1" in sent
    assert "filter=7" in sent
    tab.page.goto("about:blank")
    tab.page.goto(sent)
    assert shown(tab) == ["7"]
    expect(tab.page.locator(".or-compared").first.get_by_role("searchbox")).to_have_value("7")
    tab.page.context.close()
    assert tab.errors == []
    assert tab.strangers == []


def test_a_table_sorts_and_filters_by_the_days_as_of_which_counts_stood(browser: Browser, tmp_path: Path) -> None:
    days = {"4": "2020-03-04", "7": "2020-03-06", "8": "[2020-03-05..2020-03-09]", "15": None, "20": "../2020-03-03"}
    claims = [
        claim(f"hurt-{count}", quote=f"it hurt {count} people", figures={"injured": f"{count} people"}, when=day)
        for count, day in days.items()
    ]
    undated = [{key: value for key, value in document().items() if key != "published"}]
    folder = build(tmp_path, {FILE: yaml_text(minimal(claims=claims, documents=undated))}).folder
    with served(folder) as address:
        tab = visit(browser.new_context(), address, "/")
        tab.open("counts/fire/injured")
        table = tab.page.locator(".or-compared").first
        table.get_by_role("button", name="As of", exact=True).click()
        assert shown(tab) == ["20", "4", "8", "7", "15"], "what has no day comes last"
        table.get_by_label("From the day").fill("2020-03-05")
        assert shown(tab) == ["8", "7"]
        table.get_by_label("Until the day").fill("2020-03-05")
        assert shown(tab) == ["8"], "it may have been on that day"
        expect(table.locator("output")).to_have_text("1 / 5")
        sent = tab.page.url
        assert "from=2020-03-05&until=2020-03-05" in sent
        tab.page.goto("about:blank")
        tab.page.goto(sent)
        assert shown(tab) == ["8"]
        table.get_by_label("From the day").fill("")
        assert shown(tab) == ["20", "4", "8"]
        assert tab.errors == []
        tab.page.context.close()


def looked_up(tab: Visit) -> tuple[str, list[str]]:
    """What the check of a page says, and the word that it has for each quote."""
    expect(tab.page.locator(".or-check li").first).to_be_visible()
    return tab.page.locator(".or-check output").inner_text(), tab.page.locator(".or-check li strong").all_inner_texts()


def test_a_reader_checks_the_quotes_of_a_document_in_a_copy_of_their_own(tab: Visit) -> None:
    tab.open("documents/post-fire")
    archived = (golden.SITE / "archive" / "post-fire.txt").read_bytes()
    quotes = tab.page.locator(".or-claim[data-quote]").count()
    tab.page.get_by_text("Check it yourself").click()
    tab.page.set_input_files(".or-check input", {"name": "copy.txt", "mimeType": "text/plain", "buffer": archived})
    told, words = looked_up(tab)
    assert "very file that we archived" in told
    assert f"{quotes} / {quotes}" in told
    assert words == ["stands in it"] * quotes
    page = f"<p>{archived.decode().replace('hurt', '<b>hu</b>rt').replace('Three', 'Four')}".encode()
    tab.page.set_input_files(".or-check input", {"name": "copy.html", "mimeType": "text/html", "buffer": page})
    expect(tab.page.locator(".or-check-missing")).to_have_count(1)
    told, words = looked_up(tab)
    assert "another file" in told
    assert words.count("stands in it") == quotes - 1


@IN_ONE_FORM
def test_a_copy_that_cannot_be_read_is_told_of_and_its_text_can_be_pasted(tab: Visit) -> None:
    tab.open("documents/post-fire")
    tab.page.get_by_text("Check it yourself").press("Enter")
    tab.page.set_input_files(".or-check input", {"name": "copy.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
    expect(tab.page.locator(".or-check output")).to_contain_text("The text of a PDF is not read here")
    tab.page.set_input_files(".or-check input", {"name": "a.txt", "mimeType": "text/plain", "buffer": b"caf\xe9"})
    expect(tab.page.locator(".or-check output")).to_contain_text("could not be read")
    tab.page.get_by_label("Or its text, pasted").fill("It was not the first fire\nhere, they said.")
    tab.page.get_by_role("button", name="Look the quotes up").press("Enter")
    _, words = looked_up(tab)
    assert words.count("stands in it") == 1
    tab.page.locator(".or-check-found a").click()
    expect(tab.page).to_have_url(re.compile("#"))


@IN_ONE_FORM
def test_the_check_says_that_it_needs_a_script(plain: Visit) -> None:
    plain.open("documents/post-fire")
    plain.page.locator(".or-check summary").click()
    expect(plain.page.get_by_text("This needs JavaScript")).to_be_visible()
    expect(plain.page.locator(".or-check input")).to_be_hidden()


PICKS = {"Year": "year", "Place": "place", "Label": "label", "Source": "source"}
"""What the rows of claims can be picked by: the words before each, and its name in the address."""


@pytest.fixture(scope="module", params=[pytest.param("website", marks=only_in_soak), "disk"])
def listed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address, and the ending of addresses, of a site with forty claims of two years, places, labels and sources, in all ways
    that these can go together."""
    claims = [
        claim(
            f"c{number}",
            source=("clerk", "gazette")[number % 2],
            locations=[("harbour", "inland")[number // 2 % 2]],
            labels={"cause": ("flood", "wind")[number // 4 % 2]},
            when=("2020-03-04", "2021-03-04")[number // 8 % 2],
            says=f"it burned {number} times",
        )
        for number in range(40)
    ]
    data = minimal(claims=claims)
    data["locations"] = [*data["locations"], {"id": "inland", "name": "Inland"}]
    is_offline = request.param == "disk"
    plugins = ["search", {"onrecord": {"offline": is_offline}}]
    texts = {FILE: yaml_text(data)}
    name = f"listed-{request.param}"
    folder = site_once(tmp_path_factory, name, lambda folder: build(folder, texts, plugins=plugins)).folder
    with served(folder) as address:
        yield (f"{folder.as_uri()}/", ".html") if is_offline else (address, "/")


def rows_shown(tab: Visit) -> list[str]:
    return tab.page.locator(".or-rows tbody tr:visible").evaluate_all(
        "rows => rows.map((row) => row.textContent.trim())"
    )


def test_claims_are_picked_and_the_address_keeps_it(browser: Browser, listed: tuple[str, str]) -> None:
    tab = visit(browser.new_context(), *listed)
    tab.open("events/fire")
    every = rows_shown(tab)
    assert len(every) == 40
    tools, number = tab.page.locator(".or-tools").first, 40
    for words, name in PICKS.items():
        pick = tools.get_by_label(words)
        values = pick.locator("option").evaluate_all("all => all.map((each) => each.value)")
        assert len(values) == 3, "all, and two values"
        pick.select_option(values[1])
        left = rows_shown(tab)
        assert 0 < len(left) < number
        number = len(left)
        assert re.search(rf"[?&]{name}(\.\d)?=", tab.page.url)
    expect(tools.locator("output")).to_have_text(f"{number} / 40")
    sent, picked = tab.page.url, rows_shown(tab)
    tab.page.goto("about:blank")
    tab.page.goto(sent)
    assert rows_shown(tab) == picked
    for words, name in PICKS.items():
        expect(tools.get_by_label(words)).not_to_have_value("")
        tools.get_by_label(words).select_option("")
        assert not re.search(rf"[?&]{name}(\.\d)?=", tab.page.url)
    assert rows_shown(tab) == every
    tab.page.context.close()
    assert tab.errors == []
    assert tab.strangers == []


def test_an_address_that_picks_what_is_not_there_shows_all(browser: Browser, listed: tuple[str, str]) -> None:
    tab = visit(browser.new_context(), *listed)
    tab.page.goto(f"{tab.address('events/fire')}?year=1066&source=%3Cscript%3E")
    assert len(rows_shown(tab)) == 40
    tab.page.context.close()
    assert tab.errors == []

"""The whole way from texts to Markdown pages: where everything lands, and that nothing more and nothing less does."""

import itertools
import json
import os
import posixpath
import random
import re
import subprocess
import sys
from hashlib import sha256
from html import unescape

import pytest

from onrecord.checking.clashes import clashes
from onrecord.generate import SCHEMA, Generated, check, generate
from onrecord.pages import KINDS, reference
from onrecord.speaking.linking import LinkStyle
from onrecord.speaking.markdown import Templates
from onrecord.telling.addresses import FULL_CLAIMS_ON_A_PAGE
from onrecord.telling.catalogues import ITEMS_ON_A_PAGE
from onrecord.telling.cutting import PARTS_ON_A_PAGE
from onrecord.telling.lists import ROWS_ON_A_PAGE
from tests.building import PROJECT
from tests.effort import IS_THOROUGH
from tests.golden import SITE
from tests.golden import texts as golden_texts
from tests.records import (
    Data,
    Pages,
    claim,
    document,
    event,
    location,
    minimal,
    publisher,
    source,
    texts_of,
    viewed,
    yaml_text,
)


def made(data: Data, links: LinkStyle = LinkStyle.FOLDERS) -> Pages:
    """The text of each file that a record makes."""
    return Pages(texts_of(data), links=links)


def headings(page: str) -> list[str]:
    return re.findall(r"^#+ (.*)$", page, re.MULTILINE)


def section(page: str, heading: str) -> str:
    """The part of a page below a heading, up to the next of its level."""
    start = re.search(rf"^(#+) {re.escape(heading)}.*$", page, re.MULTILINE)
    assert start, (heading, headings(page))
    rest = page[start.end() :]
    end = re.search(rf"^#{{1,{len(start[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


# What comes out depends on the texts alone.

PRINT_DIGEST = """
import hashlib, pathlib, sys
from onrecord.checking.clashes import clashes
from onrecord.generate import generate
texts = {name: pathlib.Path(name).read_bytes() for name in sys.argv[1:]}
made = generate(texts)
for path, output in made.files.items():
    print(path, hashlib.sha256(output.text.encode()).hexdigest(), output.origin, output.in_nav)
print(len(made.files), *made.diagnostics, sep="\\n")
"""


def test_output_is_the_same_for_any_hash_seed() -> None:
    record = sorted(path.relative_to(PROJECT).as_posix() for path in (SITE / "record").glob("*.yml"))
    outputs = set()
    for seed in "01234" if IS_THOROUGH else "01":
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(PROJECT / "generator")}
        command = [sys.executable, "-c", PRINT_DIGEST, *record]
        run = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=True)
        outputs.add(run.stdout)
    assert len(outputs) == 1
    assert "sources/" in outputs.pop()


def test_output_does_not_depend_on_the_order_of_files() -> None:
    lists = minimal()
    texts = {f"docs/record/{name}.yml": yaml_text({name: lists[name]}).encode() for name in lists}
    results = []
    for seed in range(4):
        shuffled = list(texts.items())
        random.Random(seed).shuffle(shuffled)
        results.append(generate(dict(shuffled)))
    assert len(results[0].files) > 10
    assert all(result == results[0] for result in results)
    assert all(list(result.files) == list(results[0].files) for result in results)


def test_a_record_with_an_error_makes_no_file() -> None:
    generated = generate(texts_of(minimal(claims=[claim("burned", source="nobody")])))
    assert generated == Generated({}, generated.diagnostics)
    assert [problem.code for problem in generated.diagnostics if problem.severity == "error"] == ["unknown-reference"]


def test_an_empty_record_makes_its_indexes_and_handbook() -> None:
    files = made({"about": {"title": "Nothing yet"}})
    main = {
        key.path
        for kind in KINDS
        for key in kind.keys(viewed(texts_of({"about": {"title": "Nothing yet"}})))
        if not key.of
    }
    assert {"index.md", "sources/index.md", "counts/index.md", "timeline/index.md"} <= main
    assert set(files) == main | {page.path for page in reference.pages()} | {SCHEMA}


def test_the_schema_is_json_and_knows_the_five_lists() -> None:
    schema = json.loads(made(minimal())[SCHEMA])
    of_all = {"about", "defaults", "visibility", "embargo"}
    assert {*of_all, "sources", "locations", "events", "documents", "claims"} == set(schema["properties"])


# Where claims live.


def test_claims_of_a_text_live_on_its_page_in_its_order() -> None:
    page = made(minimal())["documents/report.md"]
    assert re.findall(r"\{#([a-z][\w-]*)\}", page) == ["burned", "four-hurt"]


def test_claims_of_a_table_live_on_pages_named_by_their_hash() -> None:
    claims = [claim(f"row-{number}", document="register") for number in range(40)]
    files = made(
        minimal(documents=[document(), document("register", form="table")], claims=[*minimal()["claims"], *claims])
    )
    for each in claims:
        page = f"documents/register/{sha256(each['id'].encode()).hexdigest()[:3]}.md"
        assert f"{{#{each['id']}}}" in files[page]
        assert [path for path, text in files.items() if f"{{#{each['id']}}}" in text] == [page]
    first = files["documents/register.md"]
    pages = {path for path in files if path.startswith("documents/register/")}
    assert {f"documents/{link}" for link in re.findall(r"\]\((register/[0-9a-f]{3}\.md)\)", first)} == pages


def long_text(number: int) -> dict[str, str]:
    claims = [claim(f"c-{n}", formerly=[f"old-{n}"], says=f"sentence {n} was said") for n in range(number)]
    return made(minimal(claims=claims))


def test_a_long_text_keeps_every_anchor_on_its_first_page() -> None:
    number = 2 * FULL_CLAIMS_ON_A_PAGE + 1
    files = long_text(number)
    first = files["documents/report.md"]
    lines = re.findall(r'^<li id="c-(\d+)"><span id="old-(\d+)"></span><a href="(.*?)">.*</li>$', first, re.MULTILINE)
    # MkDocs serves the page at documents/report/, so the way to documents/report/part-1/ goes through part-1/.
    expected = [(str(n), str(n), f"part-{n // FULL_CLAIMS_ON_A_PAGE + 1}/#c-{n}") for n in range(number)]
    assert lines == expected
    for n in range(number):
        assert f"{{#c-{n}}}" in files[f"documents/report/part-{n // FULL_CLAIMS_ON_A_PAGE + 1}.md"]
    assert f"documents/report/part-{3 + 1}.md" not in files


def test_a_text_of_as_many_claims_as_a_page_holds_is_not_split() -> None:
    files = long_text(FULL_CLAIMS_ON_A_PAGE)
    assert [path for path in files if path.startswith("documents/report/")] == []
    assert files["documents/report.md"].count("### ") == FULL_CLAIMS_ON_A_PAGE


# Former ids.


def test_a_former_id_of_an_entry_is_a_page_that_leads_on() -> None:
    data = minimal(
        sources=[source(formerly=["writer", "scribe"]), publisher()],
        locations=[location(formerly=["port"])],
        events=[event(formerly=["blaze"])],
        documents=[document(formerly=["story"])],
    )
    files = made(data)
    for name, former, present in [
        ("sources", "writer", "clerk"),
        ("sources", "scribe", "clerk"),
        ("locations", "port", "harbour"),
        ("events", "blaze", "fire"),
        ("documents", "story", "report"),
    ]:
        page = files[f"{name}/{former}.md"]
        assert f"]({present}.md)" in page
        assert "exclude: true" in page, "a former address is not found by search"


def test_a_former_id_of_a_claim_is_an_anchor() -> None:
    page = made(minimal(claims=[claim("burned", formerly=["it-burned"]), claim("again")]))["documents/report.md"]
    assert '<span id="it-burned"></span>' in section(page, "A clerk of the harbour: it burned")


def test_a_former_id_of_a_row_leads_on_from_the_page_it_was_on() -> None:
    documents = [document(), document("register", form="table")]
    claims = [*minimal()["claims"], claim("row-b", document="register", formerly=["row-a"])]
    files = made(minimal(documents=documents, claims=claims))
    before, now = (sha256(name).hexdigest()[:3] for name in (b"row-a", b"row-b"))
    assert before != now
    assert "{#row-a" in files[f"documents/register/{before}.md"]
    assert f"]({now}.md#row-b)" in files[f"documents/register/{before}.md"]


# Withdrawal.

SECRETS = ("nobody slept", "no one shut an eye", "44 lanterns", "our old remark", "the night watch")


def withdrawn(form: str) -> dict[str, str]:
    gone = claim(
        "gone",
        document="report",
        says=SECRETS[0],
        quote={"text": [f"{SECRETS[1]} but {SECRETS[2]} burned"], "translation": SECRETS[1]},
        figures={"lit": SECRETS[2]},
        role=SECRETS[4],
        note=SECRETS[3],
        formerly=["gone-before"],
        labels={"type": SECRETS[3]},
        corrections=[{"on": "2020-03-06", "field": "says", "was": SECRETS[0], "because": SECRETS[3]}],
        relations={"disputes": "burned"},
        withdrawn={"on": "2020-04-01", "because": "it was said of another night"},
    )
    data = minimal(documents=[document(form=form)])
    data["claims"] += [gone, claim("after", relations={"answers": "gone"})]
    return made(data)


@pytest.mark.parametrize("form", ["text", "table"])
def test_a_withdrawn_claim_leaves_a_tombstone_and_nothing_else(form: str) -> None:
    files = withdrawn(form)
    page = files[f"documents/report/{sha256(b'gone').hexdigest()[:3]}.md" if form == "table" else "documents/report.md"]
    tombstone = section(page, "A claim that was withdrawn")
    assert "it was said of another night" in tombstone
    assert "1 April 2020" in tombstone
    assert '<span id="gone-before"></span>' in tombstone
    assert "{#gone}" in page
    leaks = [(path, secret) for path, text in files.items() for secret in SECRETS if secret in text]
    assert leaks == []


def test_a_withdrawn_claim_counts_for_nothing() -> None:
    files = withdrawn("text")
    assert "Person; 3 claims." in files["sources/clerk.md"]
    assert "3 claims by 1 source" in files["events/fire.md"]
    assert ">disputed<" not in files["documents/report.md"]
    assert "claim that was withdrawn" in section(
        files["documents/report.md"], "A clerk of the harbour: it burned {#after"
    )


# Size.

YEARS = range(2001, 2006)
MANY = 3000 if IS_THOROUGH else 1500
PAGE_BYTES = 61_440


@pytest.fixture(scope="module")
def busy() -> dict[str, str]:
    """A source with thousands of claims: most of them spread over a few years, a third in one month, some without a time."""
    chance = random.Random(1)
    claims = []
    for number in range(MANY):
        day = f"{chance.choice(YEARS)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        when = "2003-05" if number % 3 == 0 else None if number % 10 == 1 else day
        quiet = number % 10 == 1 and number % 3
        figures = {"lost": f"{number + 1} boats"}
        claims.append(
            claim(
                f"row-{number}",
                document="register",
                event="none" if quiet else "storms",
                locations="harbour",
                when=when,
                says=f"boat {number} was lost",
                figures=figures,
            )
        )
    events = [event("storms", name="Storms", when=None)]
    del events[0]["when"]
    return made(minimal(events=events, documents=[document("register", form="table")], claims=claims))


def rows(page: str) -> int:
    return len(re.findall("<tr[^>]*><td>", page)) + page.count('<article class="or-card">')


def listed_by(files: dict[str, str], first: str) -> list[str]:
    """The pages that a page's lists go on to, at any depth."""
    found: list[str] = []
    waiting = [first]
    while waiting:
        here = waiting.pop()
        links = [
            posixpath.normpath(f"{posixpath.dirname(here)}/{link}")
            for link in re.findall(r"\]\(([^)#]+\.md)\)", files[here])
        ]
        further = [path for path in links if path.startswith(first.removesuffix(".md") + "/") and path not in found]
        found += further
        waiting += further
    return found


def claims_on(files: dict[str, str], paths: list[str]) -> list[str]:
    return [name for path in paths for name in re.findall(r'#(row-\d+)">', files[path])]


@pytest.mark.parametrize("path", ["sources/clerk.md", "locations/harbour.md"])
def test_a_long_list_is_split_by_time_and_reaches_every_claim(busy: dict[str, str], path: str) -> None:
    pages = listed_by(busy, path)
    assert len(pages) > MANY / ROWS_ON_A_PAGE
    assert sorted(claims_on(busy, pages)) == sorted(f"row-{number}" for number in range(MANY))
    assert sum(number for _, _, number in parts_on(busy, path)) >= MANY
    assert f"{MANY:,} claims" in busy[path]


def parts_on(files: dict[str, str], path: str) -> list[tuple[str, str, int]]:
    """The parts that a page leads to: what each is called, its page, and how many claims are said to be in it."""
    lines = re.findall(r"^- \[(.*?)\]\(([^)#]+\.md)\): ([\d,]+) claims?$", unescape(files[path]), re.MULTILINE)
    return [
        (label, posixpath.normpath(f"{posixpath.dirname(path)}/{link}"), int(number.replace(",", "")))
        for label, link, number in lines
    ]


def test_parts_of_a_list_say_what_time_they_are_of_and_how_many_claims_they_hold(busy: dict[str, str]) -> None:
    waiting, labels = ["sources/clerk.md"], []
    while waiting:
        parts = parts_on(busy, waiting.pop())
        assert len(parts) <= PARTS_ON_A_PAGE
        for label, path, number in parts:
            inner = parts_on(busy, path)
            assert (sum(each for *_, each in inner) if inner else rows(busy[path])) == number
            assert f"# A clerk of the harbour: said by this source: {label}" in unescape(busy[path])
            waiting += [path] if inner else []
            labels.append(label)
    assert {"2001", "2003", "May 2003, day not known, part 1"} <= set(labels)
    assert any(re.fullmatch(r"January to \w+ 2001", label) for label in labels)
    assert "5 March 2020" in labels, "the day of publishing, where nothing else is known"


def test_no_page_is_too_large(busy: dict[str, str]) -> None:
    sizes = {path: len(text.encode()) for path, text in busy.items()}
    assert {path: size for path, size in sizes.items() if size > PAGE_BYTES and path.endswith(".md")} == {}


def test_no_page_lists_more_than_it_may(busy: dict[str, str]) -> None:
    assert {path: rows(text) for path, text in busy.items() if rows(text) > ROWS_ON_A_PAGE} == {}


def test_a_long_text_is_not_too_large_either() -> None:
    claims = [
        claim(f"c-{n}", says=f"{n}: " + "the quay was full of people who had come to see " * 3) for n in range(700)
    ]
    sizes = {path: len(text.encode()) for path, text in made(minimal(claims=claims)).items()}
    assert {path: size for path, size in sizes.items() if size > PAGE_BYTES and path.endswith(".md")} == {}


def test_a_long_index_is_split_from_name_to_name() -> None:
    number = 2 * ITEMS_ON_A_PAGE + 1
    names = [source(f"s-{n}", name=f"Clerk {n:04}", kind="person") for n in range(number)]
    claims = [claim("c", about={"subject": [each["id"] for each in names]}), claim("d")]
    files = made(minimal(sources=[*names, source(), publisher()], claims=claims))
    pages = listed_by_index(files, "sources/index.md")
    entries = [len(re.findall(r"^ *- \[", files[page], re.MULTILINE)) for page in pages]
    assert max(entries) <= ITEMS_ON_A_PAGE
    assert sum(entries) == number + 2
    assert f"{number + 2} sources" in files["sources/index.md"]
    assert f"[A clerk of the harbour … Clerk {ITEMS_ON_A_PAGE - 2:04}]" in files["sources/index.md"]


def listed_by_index(files: dict[str, str], index: str) -> list[str]:
    folder = posixpath.dirname(index)
    links = re.findall(r"\]\(([^)#]+\.md)\)", files[index])
    paths = [posixpath.normpath(f"{folder}/{link}") for link in links]
    return [path for path in paths if posixpath.dirname(path) != folder or path.split("/")[-1][0].isdigit()]


# Unknown is not zero.


def test_what_is_unknown_is_said_to_be_unknown_and_never_zero() -> None:
    quote = "dozens of people were hurt"
    unclear = claim("unclear", quote=quote, figures={"hurt": {"count": "dozens"}, "burnt": {"words": "of people"}})
    files = made(minimal(claims=[unclear, claim("burned")], events=[{"id": "fire", "name": "The fire"}]))
    shown = section(files["documents/report.md"], "A clerk of the harbour: it burned {#unclear")
    assert "not recorded" in shown
    assert "not said" not in shown
    assert "Said on" not in shown
    assert "On which day they were said is not recorded." in files["documents/report.md"]
    assert "dozens" in shown
    for path in ("documents/report.md", "events/fire.md", "sources/clerk.md"):
        body = files[path].split("---\n", 2)[2]
        visible = re.sub(r"<[^>]*>|&#\d+;|\{#.*?\}|\(.*?\)", " ", body)
        assert not re.search(r"(?<![\d.,-])0(?![\d.,-])", visible), path
        assert "None" not in visible
    assert "not recorded" in files["events/fire.md"], "the event's date"


def test_zero_is_shown_where_the_source_says_so() -> None:
    nobody = claim("nobody", quote="none were hurt", figures={"hurt": "none"})
    page = made(minimal(claims=[nobody, claim("burned")]))["documents/report.md"]
    assert ">none</strong>" in page


# Places.


def placed(*claims: Data) -> dict[str, str]:
    """An inner quay in a harbour that lies in two counties of one land."""
    locations = [
        location("land", name="The land"),
        location("east", name="The east", within="land"),
        location("west", name="The west", within="land"),
        location("harbour", within=["east", "west"]),
        location("quay", name="The quay", within="harbour"),
    ]
    events = [event(locations="quay"), event("flood", name="The flood", locations="west")]
    return made(minimal(locations=locations, events=events, claims=list(claims)))


def reaches(page: str) -> dict[str, str]:
    """How each claim has to do with a place, by its id, as the page of the place has it."""
    cards = re.findall(r'<p class="or-reach">(.*?)</p>.*?href="[^"]*#([\w-]+)"', page, re.DOTALL)
    return {claim: words for words, claim in cards}


def test_claims_roll_up_to_every_place_around_them() -> None:
    files = placed(claim("one", says="it burned there", locations="quay"), claim("two"), claim("three", event="flood"))
    for place in ("land", "east", "west", "harbour"):
        page = files[f"locations/{place}.md"]
        sure = "names a place inside it"
        perhaps = "names a place partly or perhaps inside it"
        assert reaches(page)["one"] == (perhaps if place in ("east", "west") else sure)
        assert page.count("report/#one") == 1, place
    # The land holds the quay through both of its parts, and counts each claim once.
    assert "; 3 claims with the places inside it." in files["locations/land.md"]
    assert "1 claim is placed here by its event, 3 claims with the places inside it." in files["locations/west.md"]
    assert "2 claims with the places inside it." in files["locations/east.md"]


def test_places_that_a_claim_takes_from_its_event_are_shown_as_the_events() -> None:
    files = placed(claim("own", locations="quay"), claim("taken"), claim("nowhere", locations="none"))
    assert reaches(files["locations/quay.md"]) == {"own": "names this place", "taken": "by its event only"}
    assert "nowhere" not in files["locations/quay.md"]
    assert "(of the event; none is recorded for the claim)" in section(
        files["documents/report.md"], "A clerk of the harbour: it burned {#taken"
    )


def test_a_place_that_is_excepted_gathers_nothing() -> None:
    spared = claim("spared", locations=[{"at": "west"}, {"except": "quay"}])
    files = placed(spared, claim("flooded", event="flood", locations="west"), claim("burned"))
    page = files["locations/quay.md"]
    assert reaches(page) == {"burned": "by its event only", "spared": "names this place as excepted"}
    assert page.count("#spared") == 1
    assert "1 claim is placed here by its event, 1 claim excepts it by name." in page
    assert "spared" not in files["locations/harbour.md"]
    assert "spared" not in files["locations/east.md"]
    assert "#spared" in files["locations/west.md"]


def test_a_place_named_like_a_part_of_the_page_keeps_its_own_anchor() -> None:
    names = ["said", "inside", "events", "figures", "except", "events-claims"]
    locations = [location(), *(location(name, name=f"Place {name}", within="harbour") for name in names)]
    files = made(
        minimal(locations=locations, claims=[*minimal()["claims"], claim("all", locations=[*names, "harbour"])])
    )
    assert repeated_anchors(files) == []


def test_figures_of_one_measure_in_several_events_have_anchors_of_their_own() -> None:
    events = [event(), event("flood", name="The flood"), event("storm", name="The storm")]
    claims = [
        claim(f"{each['id']}-{number}", event=each["id"], quote=f"{number} hurt, {number} claims", figures=figures)
        for each in events
        for number in (1, 2)
        for figures in [{"hurt": str(number), "claims": str(number)}]
    ]
    files = made(minimal(events=events, claims=claims))
    assert files["index.md"].count("### ") >= 5
    assert repeated_anchors(files) == []


def repeated_anchors(files: dict[str, str]) -> list[tuple[str, str]]:
    found = []
    for path, text in files.items():
        anchors = sorted(re.findall(r"\{#([^ }]+)|\bid=\"([^\"]+)\"", text))
        joined = ["".join(each) for each in anchors]
        found += [(path, name) for name, group in itertools.groupby(sorted(joined)) if len(list(group)) > 1]
    return found


# Every link of the Markdown leads to a file that is made, whatever made it.


@pytest.mark.parametrize("links", LinkStyle)
def test_links_lead_to_files_that_are_made(links: LinkStyle) -> None:
    lead_to_files_that_are_made(generate(golden_texts(), links))


def lead_to_files_that_are_made(generated: Generated) -> None:
    files = {path: output.text for path, output in generated.files.items()}
    checked = 0
    for path, text in files.items():
        for link in re.findall(r"\]\(([^):]+\.md)(?:#[^)]*)?\)", text):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) in files, (path, link)
            checked += 1
    assert checked > 50


def test_pages_know_the_file_they_came_from() -> None:
    lists = minimal()
    texts = {f"docs/record/{name}.yml": yaml_text({name: lists[name]}).encode() for name in lists}
    files = generate(texts).files
    for path, origin in {
        "index.md": "about",
        "sources/clerk.md": "sources",
        "locations/harbour.md": "locations",
        "events/fire.md": "events",
        "documents/report.md": "documents",
    }.items():
        assert files[path].origin == f"docs/record/{origin}.yml"
    assert {path for path, output in files.items() if output.in_nav} >= {
        "index.md",
        "sources/index.md",
        "handbook/format.md",
    }
    assert not files["sources/clerk.md"].in_nav


def test_check_and_generate_find_the_same_problems() -> None:
    texts = texts_of(minimal(sources=[source(), publisher(), source("nobody")]))
    assert generate(texts).diagnostics == check(texts).diagnostics != []


@pytest.mark.parametrize(
    ("hand_written", "made_path", "is_clash"),
    [
        ("sources/clerk.md", "sources/clerk.md", True),
        ("SOURCES/Clerk.MD", "sources/clerk.md", True),
        ("sources/clerk/index.md", "sources/clerk.md", True),
        ("sources/clerk/README.md", "sources/clerk.md", True),
        ("sources/clerk/index.html", "sources/clerk.md", True),
        ("readme.md", "index.md", True),
        ("cafe\u0301.md", "caf\u00e9.md", True),
        ("assets/onrecord.css", "assets/onrecord.css", True),
        ("sources/clerk.png", "sources/clerk.md", False),
        ("clerk.md", "sources/clerk.md", False),
        ("sources/clerk/notes.md", "sources/clerk.md", False),
        ("sources/index/a.md", "sources/index.md", False),
    ],
)
def test_files_that_become_the_same_file_of_a_site_clash(hand_written: str, made_path: str, is_clash: bool) -> None:
    found = clashes({hand_written: f"docs/{hand_written}"}, [made_path, "other.md"])
    assert [(str(each.position), each.code) for each in found] == (
        [(f"docs/{hand_written}:1:1", "page-clash")] if is_clash else []
    )


def test_templates_render_without_blank_lines_in_html_blocks() -> None:
    files = made(minimal())
    assert isinstance(Templates().markdown.autoescape, bool)
    for path, text in files.items():
        for block in re.findall(r"^<(?:section|dl|div)\b.*?^</(?:section|dl|div)>$", text, re.MULTILINE | re.DOTALL):
            assert "\n\n" not in block, path

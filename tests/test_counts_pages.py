"""What pages say of counts, of the paths they took, of who is said to have done it, and of what is lacking."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner

from onrecord.checking.checked import NOTHING_KNOWN
from onrecord.checking.coverage import Gap, coverage
from onrecord.cli import main
from onrecord.generate import generate, prepare
from onrecord.pages.comparisons import ROWS_ON_A_PAGE
from onrecord.proving.proofs import Evidence
from onrecord.record.claims import Figure
from onrecord.record.counts import parse_count
from onrecord.speaking import languages
from onrecord.speaking.words import count_in_words
from onrecord.telling.count_tables import lengths, tables
from onrecord.telling.newest import newest_compared
from onrecord.telling.view import View
from tests.building import parsed
from tests.comparing_cases import DOCUMENTS, EVENTS, LOCATIONS, ONE, SOURCES, WITHDRAWN, killed, view_of
from tests.golden import SITE
from tests.golden import texts as golden_texts
from tests.records import Data, Pages, claim, copy_of, document, event, location, minimal, texts_of, viewed, yaml_text

KILLED = "counts/fire/killed.md"
PAGE_BYTES = 61_440


def data_of(claims: dict[str, Data], **lists: Any) -> Data:
    """The record of `comparing_cases.record_of`, as YAML has it."""
    entries = [
        {"id": name, "event": "fire", "says": "so many were killed", **ONE, **each} for name, each in claims.items()
    ]
    data = {
        "about": {"title": "The harbour record"},
        "sources": SOURCES,
        "locations": LOCATIONS,
        "events": EVENTS,
        "documents": DOCUMENTS,
        "claims": entries,
        **lists,
    }
    for name in ("documents", "events", "claims"):
        data[name] = [{key: value for key, value in each.items() if value is not None} for each in data[name]]
    return copy_of(data)


def pages_of(data: Data) -> Pages:
    return Pages(texts_of(data))


def pages(claims: dict[str, Data], **lists: Any) -> Pages:
    return pages_of(data_of(claims, **lists))


def plain(page: str | Tag) -> str:
    """A page as a person reads it, its links as their words."""
    tree = parsed(page) if isinstance(page, str) else page
    return " ".join(re.sub(r"\]\([^)]*\)", "]", tree.get_text(" ")).split())


def section(page: str, heading: str) -> str:
    start = re.search(rf"^(#+) {re.escape(heading)}.*$", page, re.MULTILINE)
    assert start, (heading, re.findall(r"^#.*$", page, re.MULTILINE))
    rest = page[start.end() :]
    end = re.search(rf"^#{{1,{len(start[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def rows(page: str) -> dict[str, Tag]:
    """The rows of compared counts by the claim that each leads to."""
    found = {}
    for row in parsed(page).select("tr.or-row"):
        link = row.select_one("strong.or-count a")
        assert link
        found[str(link["href"]).partition("#")[2]] = row
    return found


# Struck and withdrawn.

SERIES: dict[str, Data] = {
    "first": killed("4 crew"),
    "second": {**killed("6 crew"), "relations": {"revises": "first"}},
    "third": {**killed({"count": "5", "of": "crew", "reckoned": "3 + 2"}), "relations": {"revises": "second"}},
    "other": {**killed("9 crew"), "source": "guard", "document": "story"},
}


def test_a_series_of_revisions_is_shown_from_both_ends() -> None:
    found = rows(pages(SERIES)[KILLED])
    assert {name for name, row in found.items() if "or-struck" in row["class"]} == {"first", "second"}
    for name in ("first", "second"):
        assert "It has been revised since." in plain(found[name])
        assert "The last count by A clerk of the harbour in its place, in this record: 5 (our sum)" in plain(
            found[name]
        )
    assert "It takes the place of 4 , given before." in plain(found["second"])
    assert "It takes the place of 6 , 4 , given before." in plain(found["third"])
    assert "our sum: 3 + 2" in plain(found["third"])
    assert "takes the place" not in plain(found["other"])


def test_only_what_stands_is_held_against_another() -> None:
    page = pages(SERIES)[KILLED]
    told = section(page, "Known to count the same: crew").split("</section>")[1]
    assert [line for line in plain(told).split("- ") if line] == [
        "[5 (our sum) (A clerk of the harbour)] and [9 (A guard of the quay)]: apart, so that no number fits both."
    ]


def test_a_withdrawn_count_shows_no_number_anywhere() -> None:
    gone = killed({"count": "731", "of": "crew", "including": ["619 young", "dozens old"]})
    claims = {
        **SERIES,
        "gone": {**gone, **WITHDRAWN, "source": "guard", "relations": {"revises": "other"}},
        "late": {**killed("8 crew"), "source": "guard", "relations": {"revises": "gone"}},
    }
    made = pages(claims)
    numbers = re.compile(r"731|619|dozens old")
    assert [path for path, text in made.items() if numbers.search(text) and not path.startswith("handbook/")] == []
    found = rows(made[KILLED])
    row = found["gone"]
    assert "or-struck" in row["class"]
    assert plain(row) == "withdrawn We withdrew this claim."
    assert "takes the place" not in plain(found["late"])
    assert "or-struck" not in found["other"]["class"]


def test_where_nothing_is_left_to_compare_nothing_is_said_to_be_one_number() -> None:
    made = pages({"a": {**killed("4 crew"), **WITHDRAWN}, "b": {**killed("5 crew"), "stance": "denies"}})
    item = plain(section(made["counts/index.md"], "The fire at the quay"))
    assert "0 counts · No count that is compared is for the whole of the event" in item
    assert "one document alone" not in made["index.md"]
    assert "The source denies this number, and does not put it forward." in plain(rows(made[KILLED])["b"])


# Paths.


def test_one_document_is_one_path_however_many_speak() -> None:
    made = pages({name: {**killed(f"{number} crew"), "source": name} for number, name in enumerate(("clerk", "guard"))})
    expected = "Read in one document of one publisher. They reached us through that one document alone."
    assert expected in made[KILLED]
    paths = section(made[KILLED], "How it reached us")
    assert "All of them came through one document of one publisher." in paths
    assert [plain(item) for item in parsed(paths).select("li")] == [
        "A clerk of the harbour → The Harbour Gazette → Fire at the quay 1 claim",
        "A guard of the quay → The Harbour Gazette → Fire at the quay 1 claim",
    ]


def through(one: list[str], other: list[str]) -> str:
    claims: dict[str, Data] = {
        "a": {**killed("4 crew"), "via": one or None},
        "b": {**killed("5 crew"), "via": other or None, "document": "story", "source": "guard"},
    }
    return section(pages(claims)[KILLED], "How it reached us")


def test_several_documents_that_one_source_passed_on_to() -> None:
    paths = through(["army", "agency"], ["agency"])
    assert "The claims came through 2 documents of 2 publishers. All of them were passed on by The agency." in paths
    assert "A clerk of the harbour → The army → The agency → The Harbour Gazette → Fire at the quay 1 claim" in plain(
        paths
    )


@pytest.mark.parametrize(("one", "other"), [(["unnamed"], ["unnamed"]), (["agency"], ["army"]), (["agency"], [])])
def test_several_documents_with_nobody_known_in_common(one: list[str], other: list[str]) -> None:
    paths = through(one, other)
    assert "The claims came through 2 documents of 2 publishers." in paths
    assert "passed on" not in paths


def test_a_source_page_tells_its_paths_and_what_a_second_document_carries() -> None:
    claims: dict[str, Data] = {
        "a": killed("4 crew"),
        "b": {**killed("4 crew"), "document": "story", "source": "guard", "relations": {"repeats": "a"}},
        "c": {**killed("5 crew"), "source": "army", "relations": {"repeats": "a"}},
    }
    made = pages(claims)
    clerk, guard, army = (
        section(made[f"sources/{name}.md"], "How it reached us") for name in ("clerk", "guard", "army")
    )
    others = (("The story of the quay", "../documents/story.md"), ("Fire at the quay", "../documents/report.md"))
    for page, (title, other) in zip((clerk, guard), others, strict=True):
        assert "1 claim stands in a second document as well." in page
        assert f"also in [{title}]({other})" in page
    assert "It came through one document of one publisher." in clerk
    assert "No second document on record is known to carry this claim." in army
    assert "also in" not in army


# Who is said to have done it.

SAID: dict[str, Data] = {
    "a": {"about": {"actor": "army", "target": "ministry"}, "figures": None},
    "b": {"source": "army", "about": {"actor": "army", "subject": "police"}, "figures": None},
    "c": {"source": "guard", "for": "army", "about": {"actor": ["army", "state"]}, "stance": "denies", "figures": None},
    "d": {"about": {"actor": "army"}, "figures": None, **WITHDRAWN},
}


def responsibility(page: str, heading: str) -> list[tuple[str, ...]]:
    return [
        tuple(plain(cell) for cell in row(["th", "td"])) for row in parsed(section(page, heading)).select("tbody tr")
    ]


def parts_by_event(page: str) -> dict[str, list[tuple[str, str]]]:
    """For each event, as what a source is named on its page, with how that is held, and in which claim."""
    found: dict[str, list[tuple[str, str]]] = {}
    event = ""
    for each in parsed(section(page, "Named as actor, target or victim")).select(".or-strip-event, .or-happened li"):
        if each.name == "p":
            event = plain(each)
        else:
            part, stance = each.select_one(".or-reach"), each.select_one(".or-mark-open")
            told = f"{plain(part)} {plain(stance) if stance else ''}".strip()
            found.setdefault(event, []).append((told, plain(each.a)))
    return found


def test_who_is_said_to_have_done_it_on_every_page_that_it_concerns() -> None:
    made = pages(SAID)
    says = "so many were killed"
    clerk = f"A clerk of the harbour: {says}"
    expected = [
        ("The army", "Said to have done it", "A clerk of the harbour", clerk),
        ("The army", "Said to have done it", "The army by its own account", f"The army: {says}"),
        (
            "The army",
            "Named as actor a denial",
            "A guard of the quay on behalf of The army",
            f"A guard of the quay: {says}",
        ),
        (
            "The state",
            "Named as actor a denial",
            "A guard of the quay on behalf of The army",
            f"A guard of the quay: {says}",
        ),
        ("The ministry", "Said to be its target", "A clerk of the harbour", clerk),
    ]
    assert responsibility(made["events/fire.md"], "Named as actor, target or victim") == expected
    for name, title in (("army", "The army"), ("state", "The state"), ("ministry", "The ministry")):
        own = [(part, claim) for source, part, _, claim in expected if source == title]
        assert parts_by_event(made[f"sources/{name}.md"]) == {"The fire at the quay": own}
    assert "Named as actor, target or victim" not in made["sources/police.md"]


def test_who_is_said_to_have_done_it_is_never_a_tally() -> None:
    claims = {f"c-{number}": SAID["a"] for number in range(260)}
    made = pages(claims)
    for page, heading in (
        (made["events/fire.md"], "Named as actor, target or victim"),
        (made["sources/army.md"], "Named as actor, target or victim"),
    ):
        text = plain(section(page, heading)).partition("Data:")[0].partition("Address ")[0]
        assert "no tally." in text
        assert not re.search(r"\d", re.sub(r"part \d", "", text)), text
    for name in ("events/fire", "sources/army"):
        parts = [text for path, text in made.items() if path.startswith(f"{name}/responsibility-")]
        found = [
            str(link["href"])
            for text in parts
            for link in parsed(text).select("tbody td a, .or-happened li a")
            if "#c-" in str(link["href"])
        ]
        assert len(parts) > 1
        assert {each.partition("#")[2] for each in found} == set(claims)
        assert all(
            not re.search(r"\d{2,}", plain(text.partition("<section")[0].partition("\n# ")[2])) for text in parts
        )


RELATIONS = {
    "repeats": ("Repeats", "Repeated by"),
    "revises": ("Revises", "Revised by"),
    "supports": ("Given as a reason for", "Reason given"),
    "disputes": ("Disputes", "Disputed by"),
}


@pytest.mark.parametrize("word", RELATIONS)
def test_a_relation_is_told_from_both_ends(word: str) -> None:
    data = minimal(claims=[claim("burned"), claim("later", says="it rained", relations={word: "burned"})])
    page = pages_of(data)["documents/report.md"]
    towards, back = RELATIONS[word]
    for heading, label, other in (
        ("A clerk of the harbour: it rained", towards, "it burned"),
        ("A clerk of the harbour: it burned", back, "it rained"),
    ):
        entry = next(
            each for each in parsed(section(page, heading)).select("dl > div") if plain(each).startswith(label)
        )
        assert plain(entry) == f"{label} A clerk of the harbour: {other}"


def test_how_a_place_is_named_reads_in_words() -> None:
    claims: dict[str, Data] = {
        word: {**killed(f"{number} crew"), "locations": [{word: "quay"}]}
        for number, word in enumerate(("at", "near", "from", "to", "except"), 1)
    }
    found = rows(pages(claims)[KILLED])
    where = {name: plain(row.select("dl.or-what dd")[1]) for name, row in found.items()}
    assert where == {
        "at": "The quay",
        "near": "near The quay",
        "from": "from The quay",
        "to": "to The quay",
        "except": "except The quay",
    }


# Long ones.


def figures_shown(made: dict[str, str]) -> list[tuple[str, str]]:
    """Each figure that the pages of a comparison show, by its claim and its number."""
    found = []
    for path, text in made.items():
        if path == KILLED or path.startswith(KILLED.removesuffix(".md") + "/"):
            for row in parsed(text).select("tr.or-row"):
                link = row.select_one("strong.or-count a")
                assert link
                found.append((str(link["href"]).partition("#")[2], link.get_text()))
    return found


@pytest.mark.parametrize("whom", ["crew", "crew {}", ""], ids=["one group", "alone", "unsaid"])
def test_a_long_comparison_is_split_and_loses_nothing(whom: str) -> None:
    claims = {
        f"c-{n}": killed(f"{n % 7 + 1} {whom.format('abcdefgh'[n % 8] * (n // 8 + 1))}".strip())
        for n in range(ROWS_ON_A_PAGE + 9)
    }
    made = pages(claims)
    expected = sorted((name, each["figures"]["killed"][0].split()[0]) for name, each in claims.items())
    assert sorted(figures_shown(made)) == expected
    parts = [path for path in made if path.startswith("counts/fire/killed/")]
    assert len(parts) == 2
    links = re.findall(r"^- \[part \d\]\((.*?)\)&#x3a; (\d+) figures$", made[KILLED], re.MULTILINE)
    assert [(f"counts/fire/{path}", int(number)) for path, number in links] == list(
        zip(sorted(parts), (ROWS_ON_A_PAGE, 9), strict=True)
    )
    assert "or-compared" not in section(made["events/fire.md"], "How many were killed&#x3f;")
    assert f"](../{KILLED})" in section(made["events/fire.md"], "How many were killed&#x3f;")
    sizes = {path: len(text.encode()) for path, text in made.items() if path.endswith(".md")}
    assert {path: size for path, size in sizes.items() if size > PAGE_BYTES} == {}


@pytest.mark.parametrize(("number", "is_paired"), [(2, True), (5, True), (6, False)])
def test_each_pair_is_told_while_they_are_few(number: int, is_paired: bool) -> None:
    page = plain(pages({f"c-{n}": killed(f"{n + 1} crew") for n in range(number)})[KILLED])
    pairs = number * (number - 1) // 2
    assert page.count(": apart, so that no number fits both.") == (pairs if is_paired else 0)
    assert ("Of these, 15 pairs lie apart." in page) == (not is_paired)


# Addresses, the home page and the indexes.


def test_the_former_id_of_an_event_leads_to_its_counts() -> None:
    events = [event(formerly=["blaze", "burning"]), event("flood", name="The flood")]
    made = pages({"a": killed("4 crew"), "b": killed("5 crew")}, events=events)
    for former in ("blaze", "burning"):
        page = made[f"counts/{former}/killed.md"]
        assert "](../fire/killed.md)" in page
        assert "exclude: true" in page


OPEN: dict[str, Data] = {
    "a": {"figures": {"killed": "4 crew", "injured": "4 crew", "lost": "1 boat", "sunk": "3 boats"}},
    "b": {"figures": {"killed": "5 guests", "injured": "5 crew", "lost": "1 boat"}, "source": "guard"},
    "c": {"figures": {"sunk": "3 boats"}, "source": "guard", "document": "story"},
    "d": {"figures": None, "relations": {"disputes": "a"}, "source": "army", "stance": "supposes"},
}


def test_the_home_page_leads_with_what_lies_apart() -> None:
    home = pages(OPEN)["index.md"]
    headings = [plain(each).partition("{")[0].strip("[] ") for each in re.findall(r"^### (.*)$", home, re.MULTILINE)]
    assert headings == [
        "How many were killed?",
        "Disputed",
        "Other counts that reached us through one document alone",
        "Believed or suspected",
    ]
    assert [plain(each).partition("{")[0].strip("[] ") for each in re.findall(r"^## (.*)$", home, re.MULTILINE)] == [
        "How many were injured?",
        "Several counts, not all known to be of the same",
        "What needs a second look",
        "What is on record",
        "About this record",
    ]
    assert "disputed by The army" in section(home, "What needs a second look")


def test_indexes_lead_with_what_is_not_settled() -> None:
    made = pages(OPEN)
    marks = {
        "events": "**counts lie apart** · **1 claim disputed**",
        "locations": "**counts lie apart** · **1 claim disputed**",
        "sources": "**1 claim disputed**",
        "documents": "**1 claim disputed**",
    }
    for name, expected in marks.items():
        page = made[f"{name}/index.md"]
        lines = re.findall(r"^- .*$", section(page, "What needs a second look"), re.MULTILINE)
        assert [line for line in lines if expected in line] == lines
        assert len(lines) == 1
        assert page.index("What needs a second look") < page.index("All of them")
    lines = [plain(each) for each in re.findall(r"^- \[.*$", made["counts/index.md"], re.MULTILINE)]
    assert lines, made["counts/index.md"]
    states = ("counts lie apart", "Several counts, not all known", "Counts of the same that do not lie apart")
    places = [next(place for place, line in enumerate(lines) if state in line) for state in states]
    assert places[0] == 0
    assert min(places[1:]) > 0


def test_indexes_of_a_settled_record_lead_with_nothing() -> None:
    made = pages({"a": killed("4 crew")})
    for name in ("events", "locations", "sources", "documents"):
        assert "not settled" not in made[f"{name}/index.md"]


# What is lacking.

TEXT = b"The fire burned down the quay."


ARCHIVED = {"file": "report.txt", "sha256": sha256(TEXT).hexdigest()}


def complete() -> Data:
    """A record that lacks nothing: its rows of a table have no quotes, and need none."""
    return minimal(
        locations=[location(point=[1, 2])],
        documents=[document(archive=ARCHIVED), document("rows", form="table", archive=ARCHIVED)],
        claims=[claim("burned", quote="burned down the quay"), claim("row", document="rows")],
    )


def lacking(view: View) -> dict[str, tuple[list[str], int]]:
    return {
        str(each.gap): ([entry.id for entry in each.entries], each.among)
        for each in coverage(view.lookups, view.proofs)
    }


def test_what_a_record_lacks() -> None:
    assert lacking(viewed(texts_of(minimal()))) == {
        "no-quote": (["burned"], 2),
        "not-proved": (["four-hurt"], 1),
        "no-archive": (["report"], 1),
        "no-position": (["harbour"], 1),
        "one-document": (["clerk"], 1),
    }


EDITS = {
    "no-quote": (("claims", 0, "quote"), "burned down the quay", None),
    "not-proved": (("documents", 0, "archive"), ARCHIVED, None),
    "no-archive": (("documents", 1, "archive"), ARCHIVED, None),
    "no-position": (("locations", 0, "point"), [1, 2], None),
    "one-document": (("claims", 1, "source"), "clerk", "unnamed"),
}
"""For each kind of gap what there must be, and what makes one."""


def _with(data: Data, path: tuple[str, int, str], value: Any) -> Data:
    """A record with another value of a field; without that field, if there is none."""
    name, number, field = path
    data[name][number] |= {field: value}
    if value is None:
        del data[name][number][field]
    return data


@pytest.mark.parametrize("gap", Gap)
@pytest.mark.parametrize("is_mended", [False, True])
def test_what_an_entry_lacks_after_an_edit_is_found_anew(gap: Gap, is_mended: bool) -> None:
    path, has, has_not = EDITS[gap]
    two = [_with(complete(), path, value) for value in ((has_not, has) if is_mended else (has, has_not))]
    evidence = Evidence(archive={"report.txt": TEXT}, day=None)
    known, before, pages = NOTHING_KNOWN, None, []
    for data in two:
        prepared = prepare(texts_of(data), evidence=evidence, known=known, before=before)
        edition, known = prepared.edition, prepared.known
        anew = prepare(texts_of(data), evidence=evidence).edition
        assert edition, prepared.diagnostics
        assert anew
        before = edition.pages
        pages.append(edition.written("coverage.md"))
        assert pages[-1] == anew.written("coverage.md")
    assert pages[0] != pages[1]


def test_a_record_that_lacks_nothing() -> None:
    proved = viewed(texts_of(complete()), Evidence(archive={"report.txt": TEXT}))
    assert lacking(proved) == {
        "no-quote": ([], 1),
        "not-proved": ([], 1),
        "no-archive": ([], 2),
        "no-position": ([], 1),
        "one-document": ([], 1),
    }
    not_proved = viewed(texts_of(complete()))
    assert {gap: ids for gap, (ids, _) in lacking(not_proved).items() if ids} == {"not-proved": ["burned"]}


def test_a_withdrawn_claim_lacks_nothing() -> None:
    data = minimal(claims=[*minimal()["claims"], claim("gone", source="gazette", **WITHDRAWN)])
    assert lacking(viewed(texts_of(data))) == lacking(viewed(texts_of(minimal())))


def test_the_page_of_what_is_lacking() -> None:
    page = pages_of(minimal())["coverage.md"]
    assert re.findall(r"^## (.*?) \{", page, re.MULTILINE) == [
        "Claims without a quote&#x3a; 1 of 2",
        "Quotes not looked up in an archived text&#x3a; 1 of 1",
        "Documents without an archived text&#x3a; 1 of 1",
        "Places without a position&#x3a; 1 of 1",
        "Sources heard through one document only&#x3a; 1 of 1",
    ]
    assert "[A clerk of the harbour: it burned](documents/report.md#burned)" in section(page, "Claims without a quote")
    assert "[The harbour](locations/harbour.md)" in section(page, "Places without a position")


def test_a_page_says_what_a_lack_means_only_where_something_lacks() -> None:
    places = [location(point=[34.37, 41.09]), location("iraq", name="Iraq", kind="country"), location("pier")]
    events = [event(locations=["harbour", "iraq", {"at": "pier", "point": [34.38, 41.1]}])]
    claims = [claim("burned", quote="it burned")]
    page = pages_of(minimal(locations=places, events=events, claims=claims))["coverage.md"]
    assert "## Claims without a quote&#x3a; none of 1" in page
    assert "## Places without a position&#x3a; none of 3" in page
    assert "Maps show them" not in page
    assert "in our words alone" not in page
    assert "They have not been looked for in an archived text." in page
    assert "Maps show them, if at all, by what they lie in" in pages_of(minimal())["coverage.md"]
    without = pages_of(minimal(claims=[claim("burned")]))["coverage.md"]
    assert "Quotes not looked up in an archived text" not in without, "there is no quote"


def test_check_tells_what_is_lacking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "docs" / "record" / "record.yml"
    file.parent.mkdir(parents=True)
    file.write_text(yaml_text(minimal()), "utf-8")
    lines = file.read_text("utf-8").split("\n")

    def place(identifier: str) -> int:
        return lines.index(f"- id: {identifier}") + 1

    text = CliRunner().invoke(main, ["check", "--coverage"])
    assert text.exit_code == 0
    assert text.output.splitlines() == [
        "Claims without a quote: 1 of 2",
        f"  docs/record/record.yml:{place('burned')}:7: burned",
        "Quotes not looked up in an archived text: 1 of 1",
        f"  docs/record/record.yml:{place('four-hurt')}:7: four-hurt",
        "Documents without an archived text: 1 of 1",
        f"  docs/record/record.yml:{place('report')}:7: report",
        "Places without a position: 1 of 1",
        f"  docs/record/record.yml:{place('harbour')}:7: harbour",
        "Sources heard through one document only: 1 of 1",
        f"  docs/record/record.yml:{place('clerk')}:7: clerk",
        "no 'contact' under 'about', so no page says where an error is reported",
    ]
    found = json.loads(CliRunner().invoke(main, ["check", "--coverage", "--format", "json"]).output)
    assert [(each["gap"], each["list"], each["among"]) for each in found] == [
        ("no-quote", "claims", 2),
        ("not-proved", "claims", 1),
        ("no-archive", "documents", 1),
        ("no-position", "locations", 1),
        ("one-document", "sources", 1),
        ("no-contact", "about", 1),
    ]
    assert found[0]["entries"] == [
        {"id": "burned", "file": "docs/record/record.yml", "line": place("burned"), "column": 7}
    ]


def test_check_of_what_is_lacking_tells_problems_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs" / "record").mkdir(parents=True)
    (tmp_path / "docs" / "record" / "a.yml").write_text(
        yaml_text(minimal(claims=[claim("a", source="nobody")])), "utf-8"
    )
    result = CliRunner().invoke(main, ["check", "--coverage"])
    assert result.exit_code == 1
    assert "[unknown-reference]" in result.output
    assert "Claims without" not in result.output


# Every number is one of the record.


def known(view: View) -> tuple[set[str], set[str], set[str]]:
    """The counts of a record as pages write them, what they include, and our sums; those of withdrawn claims left out."""
    standing: list[Figure] = [
        figure for claim in view.lookups.standing for each in claim.figures.values() for figure in each
    ]
    counts = {count_in_words(figure.count) for figure in standing if figure.count}
    counts |= {f"“{figure.words}”" for figure in standing if figure.words}
    parts = {
        ", ".join(f"{count_in_words(part)} {part.whom}".strip() for part in figure.including) for figure in standing
    }
    return counts | {"withdrawn"}, parts - {""}, {figure.reckoned for figure in standing if figure.reckoned}


def numbers_shown(page: BeautifulSoup) -> tuple[set[str], set[str], set[str]]:
    cells = page.select("tr.or-row > th, section.or-counts li")
    texts = [" ".join(text.split()) for cell in cells for text in cell.find_all(string=True)]
    counts = {strong.get_text() for cell in cells for strong in cell.select("strong")}
    parts = {text.partition("including ")[2] for text in texts if "including " in text}
    return counts, parts, {text.removeprefix("our sum: ") for text in texts if text.startswith("our sum: ")}


RECORDS = {
    "golden": golden_texts,
    "series": lambda: texts_of(data_of({**SERIES, "gone": {**killed("731"), **WITHDRAWN}})),
    "jolo": lambda: {"jolo.yml": SITE.parent.joinpath("reports", "jolo.yml").read_bytes()},
}


@pytest.mark.parametrize("name", RECORDS)
def test_every_number_shown_is_one_of_the_record(name: str) -> None:
    shows_its_own_numbers(RECORDS[name]())


def shows_its_own_numbers(texts: dict[str, bytes]) -> None:
    counts, parts, sums = known(viewed(texts))
    shown: tuple[set[str], set[str], set[str]] = (set(), set(), set())
    for path, output in generate(texts).files.items():
        if path == "index.md" or path.startswith(("counts/", "events/")):
            for every, found in zip(shown, numbers_shown(parsed(output.text)), strict=True):
                every |= found
    assert shown[0]
    assert shown[0] <= counts
    assert shown[1] == parts
    assert shown[2] == sums


def test_the_tables_of_a_comparison_hold_each_figure_once() -> None:
    view = view_of(SERIES)
    for comparison in view.comparisons["fire"]:
        held = [row.count.anchor for table in tables(view, comparison) for row in table.rows]
        assert sorted(held) == sorted(SERIES)


@pytest.mark.parametrize("name", RECORDS)
def test_how_long_tables_are_is_known_before_they_are_made(name: str) -> None:
    view = viewed(RECORDS[name]())
    several = [comparison for its in view.comparisons.values() for comparison in its]
    with languages.speaking(languages.SOURCE):
        made = [[len(table.rows) for table in tables(view, comparison)] for comparison in several]
    assert any(made)
    assert made == [[number for number in lengths(comparison) if number] for comparison in several]


def plots(claims: dict[str, Data]) -> list[Tag]:
    return parsed(pages(claims)[KILLED]).select(".or-figure:has(.or-steps)")


def on(day: str | None, source: str = "army", **fields: Any) -> Data:
    return {**killed("4 crew"), "source": source, "made": day, **fields}


@pytest.mark.parametrize(
    ("days", "is_drawn"),
    [
        (("2020-01-27", "2020-01-27"), False),
        (("2020-01-27", "2020-01-27?"), False),
        (("2020-01", "2020-01-27"), False),
        (("2020-01-27", "2020-01-28"), True),
        (("2019-12", "2020-01-27"), True),
    ],
)
def test_counts_are_drawn_over_time_only_where_two_times_are_known_to_differ(
    days: tuple[str, str], is_drawn: bool
) -> None:
    for other in ("army", "guard"):
        assert bool(plots({"a": on(days[0]), "b": on(days[1], other)})) is is_drawn


def test_a_plot_over_time_says_what_is_joined_in_it_and_joins_nothing_else() -> None:
    of_the_same = {"a": on("2020-01-27"), "b": on("2020-01-28", figures={"killed": "9 crew"})}
    (same,) = plots(of_the_same)
    assert "The same, as it was counted over time" in same.get_text()
    assert len(same.select("path.or-stair")) > 1, "one in the key, and those that join"
    unknown = {"a": on("2020-01-27", figures={"killed": "4"}), "b": on("2020-01-28", figures={"killed": "9"})}
    (mixed,) = plots(unknown)
    assert "Not all are known to count the same" in mixed.get_text()
    key = mixed.select("path.or-stair")
    assert len(key) == 1, "the one in the key, which says whose the colour is"


def test_a_plot_over_time_says_where_a_day_is_only_that_of_publishing() -> None:
    said = "a count stands at the day on which its document was published"
    (both,) = plots({"a": on(None), "b": on("2019-01-28")})
    (stated,) = plots({"a": on("2020-01-27"), "b": on("2020-01-28")})
    assert said in both.get_text()
    assert said not in stated.get_text()


def test_times_that_differ_have_a_column_and_those_that_do_not_are_said_once() -> None:
    several = parsed(pages({"a": on("2020-01-27"), "b": on("2020-01-28"), "c": on("[2020-01-27..]")})[KILLED])
    heads = [each.get_text() for each in several.select(".or-compared th[scope=col]")]
    assert heads.count("As of") == len(several.select(".or-compared [data-stretch=from]")) > 0
    cells = {
        (str(each["data-sort"]), str(each["data-first"]), str(each["data-last"]))
        for each in several.select("td[data-first]")
    }
    assert cells >= {("2020-01-27", "2020-01-27", "2020-01-27"), ("2020-01-27", "2020-01-27", "")}
    one = parsed(pages({"a": on("2020-01-27"), "b": on("2020-01-27", "guard")})[KILLED])
    assert not one.select("td[data-first], [data-stretch]")


def test_a_count_in_words_has_no_number_in_its_cell() -> None:
    assert parse_count("dozens").numbers == ()
    found = rows(pages({"a": killed("dozens of crew"), "b": killed({"words": "a whole crew"})})[KILLED])
    cells = [plain(row.th) for row in found.values() if row.th]
    assert cells == ["dozens", "“a whole crew”"]


# Who did what, in which event; who speaks; what was read.


def two_events(about: list[Data]) -> dict[str, str]:
    claims = {
        "both": {"event": ["fire", "flood"], "figures": None, "about": about, "source": "army", "says": "it answered"},
        "one": {"event": "flood", "figures": None},
        "other": {"event": "fire", "figures": None},
    }
    return pages(claims)


def test_what_is_said_of_one_event_is_not_said_of_another() -> None:
    made = two_events([{"event": "fire", "actor": "army"}, {"event": "flood", "actor": "police"}])
    heading = "Named as actor, target or victim"
    assert [row[:3] for row in responsibility(made["events/fire.md"], heading)] == [
        ("The army", "Said to have done it", "The army by its own account")
    ]
    assert [row[:3] for row in responsibility(made["events/flood.md"], heading)] == [
        ("The police", "Said to have done it", "The army")
    ]
    assert list(parts_by_event(made["sources/police.md"])) == ["The flood"]


def test_what_is_said_of_neither_event_stands_with_the_claim_alone() -> None:
    made = two_events([{"actor": "police", "victim": "guard"}])
    shown = [path for path, text in made.items() if "Said to have done it" in text and "handbook" not in path]
    assert [path.rpartition("/")[0] for path in shown] == ["documents/report"]
    assert "Said of this source" in made["sources/police.md"]


def test_of_itself_stands_only_where_the_one_who_speaks_is_the_one_who_did_it() -> None:
    said = {"event": "fire", "figures": None}
    claims = {
        "joint": {**said, "source": ["army", "police"], "about": {"actor": "army"}},
        "victim": {**said, "source": "guard", "about": {"victim": "guard"}},
        "spokesman": {**said, "source": "guard", "for": "police", "about": {"actor": "police"}},
        "own": {**said, "source": "state", "about": {"actor": "state"}},
    }
    page = pages(claims)["events/fire.md"]
    rows = responsibility(page, "Named as actor, target or victim")
    assert [row[0] for row in rows if "by its own account" in row[2]] == ["The state"]


def test_a_row_of_a_table_says_what_its_figures_say_and_nobody_invents_a_kind() -> None:
    sources = [{key: value for key, value in each.items() if key != "kind"} for each in SOURCES]
    data = data_of({"row": {**killed("dozens of crew"), "says": None}, "next": killed("5 crew")}, sources=sources)
    made = pages_of(data)
    shard = next(text for path, text in made.items() if "{#row}" in text)
    assert (
        "### A clerk of the harbour: killed&#x3a; dozens of crew {#row}" in shard
        or "killed: dozens of crew {#row}" in shard
    )
    assert "Kind not recorded" in made["sources/index.md"]
    assert made["sources/clerk.md"].split("{#_top}")[1].strip().startswith("2 claims.")


def test_what_a_compiler_names_was_not_read() -> None:
    basis = {"basis": [{"source": "guard", "document": "book"}]}
    made = pages({"a": {**killed("4 crew"), **basis}, "b": {**killed("5 crew"), **basis}})
    assert "Claims were read in 1 document; " in made["documents/index.md"]
    assert "No claim was read in it; named as a basis of 2 claims." in made["documents/book.md"]
    assert "1 is only named as a basis" in made["sources/index.md"]
    assert re.search(r"<strong>1</strong> <a[^>]*>document read</a>", made["index.md"])


def test_a_mark_names_the_first_who_dispute_a_claim() -> None:
    against = ("guard", "army", "police", "state", "ministry")
    claims: dict[str, Data] = {"a": killed("4 crew")}
    claims |= {name: {"figures": None, "source": name, "relations": {"disputes": "a"}} for name in against}
    text = plain(pages(claims)["index.md"])
    assert "disputed by A guard of the quay, The army, The police and others" in text


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["4 people", "15 people"], "4 to 15"),
        (["4 people", "4 people"], "4"),
        ([{"words": "dozens"}, {"words": "too many to count"}], ""),
    ],
    ids=["two numbers", "one number", "no number"],
)
def test_a_comparison_in_short_has_the_numbers_that_were_given_and_no_other(given: list[Any], expected: str) -> None:
    speakers = ("clerk", "gazette")
    claims = [
        claim(
            f"c{number}",
            source=speaker,
            event="fire",
            quote=each if isinstance(each, str) else each["words"],
            figures={"killed": each},
        )
        for number, (speaker, each) in enumerate(zip(speakers, given, strict=True))
    ]
    view = viewed(texts_of(minimal(events=[event("fire")], claims=claims)))
    with languages.speaking("en"):
        ((newest,), more) = newest_compared(view, view.comparisons["fire"])
    assert (newest.numbers, more) == (expected, 0)

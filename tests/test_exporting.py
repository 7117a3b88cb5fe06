"""What is made of a record for other programs: it comes back as it was, nothing is invented, nothing leaks."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha1
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from onrecord.diagnostics import errors
from onrecord.edition import Edition
from onrecord.exporting import geojson, linked_data, package, statements, whole, wide
from onrecord.exporting.choosing import Selection, chosen
from onrecord.exporting.forms import FORMS
from onrecord.exporting.page_rows import PageRows
from onrecord.generate import check, generate
from onrecord.importing.data_package import is_package, record_of
from onrecord.importing.taking_back import data_of, is_ours, written
from onrecord.proving.proofs import Evidence
from onrecord.record.lookups import Lookups
from onrecord.record.model import LISTS
from onrecord.record.record import Record
from onrecord.record.schema import json_schema
from onrecord.record.tables import table_of
from onrecord.site import files as disk
from onrecord.speaking.linking import LinkStyle, site_address
from onrecord.telling import data as data_shown
from onrecord.writing.spreadsheets import guarded, unguarded
from tests import golden, made_up
from tests.any_record import records
from tests.building import PROJECT
from tests.effort import examples
from tests.projects import golden_project, onrecord
from tests.records import Data, claim, document, event, location, minimal, publisher, source, texts_of, viewed

SCHEMA = Draft202012Validator(json_schema())


def published(record: Record) -> Record:
    return chosen(Lookups(record), Selection())


def same(one: Record, other: Record) -> bool:
    """Whether two records say the same, each list in the same order."""
    return one.about == other.about and all(
        [*one.entries(name).items()] == [*other.entries(name).items()] for name in LISTS
    )


def checked_back(found: Data) -> Record:
    """The record that data of an export come to, once it holds."""
    texts, problems = written(found, "export")
    assert problems == []
    checked = check(texts)
    assert [str(each) for each in errors(checked.diagnostics)] == []
    return checked.draft.record


def from_json(data: bytes) -> Record:
    assert is_ours(data)
    found, problems = data_of(data, whole.NAME)
    assert problems == []
    return checked_back(found)


def from_tables(files: dict[str, bytes]) -> Record:
    assert is_package(files[package.NAME])
    found, problems = record_of(files[package.NAME], files)
    assert problems == []
    return checked_back(found)


def goes_out_and_back(record: Record) -> None:
    """See that a record comes back as it was from either form, and goes out again as the same bytes."""
    record = published(record)
    data, tables = whole.files(record)[whole.NAME], package.files(record)
    back, from_csv = from_json(data), from_tables(tables)
    assert same(back, record)
    assert whole.files(back)[whole.NAME] == data
    assert same(from_csv, record)
    assert package.files(from_csv) == tables


@settings(
    max_examples=examples(8, thorough=500), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(records)
def test_any_record_comes_back_as_it_was(made: tuple[Data, Evidence]) -> None:
    checked = check(texts_of(made[0]), made[1])
    if not errors(checked.diagnostics):
        goes_out_and_back(checked.draft.record)


def test_the_golden_and_the_real_record_come_back() -> None:
    for texts in (golden.texts(), disk.read_record(PROJECT / "docs" / "record")):
        goes_out_and_back(check(texts).draft.record)


def test_the_schema_of_the_format_holds_for_the_json() -> None:
    data = whole.files(published(check(golden.texts()).draft.record))[whole.NAME]
    assert [error.message for error in SCHEMA.iter_errors(json.loads(data))] == []


GOLDEN = published(check(golden.texts()).draft.record)


@pytest.mark.parametrize("form", FORMS)
def test_a_withdrawn_claim_leaves_no_word_but_that_it_was(form: str) -> None:
    claims = [
        claim("kept"),
        claim(
            "gone",
            source="clerk",
            role="ROLE",
            says="SAYS",
            quote="QUOTE 4 MEN",
            figures={"hurt": "4 MEN"},
            note="NOTE",
            locator="LOCATOR",
            withdrawn={"on": "2022", "because": "a slip"},
        ),
        claim("part", quote="2 of them", figures={"hurt": {"count": "2", "part_of": "gone"}}),
    ]
    record = published(read(minimal(claims=claims)))
    files = FORMS[form](record, "")
    text = b"".join(files.values()).decode()
    assert not [word for word in ("ROLE", "SAYS", "QUOTE", "MEN", "NOTE", "LOCATOR") if word in text]
    assert ("a slip" in text) is (form in ("json", "csv"))
    if form == "json":
        assert same(from_json(files[whole.NAME]), record)


def read(data: Data) -> Record:
    checked = check(texts_of(data))
    assert [str(each) for each in errors(checked.diagnostics)] == []
    return checked.draft.record


PLACED = minimal(
    sources=[source(), publisher(), source("spokesman", name="A spokesman"), source("guard", name="A guard")],
    locations=[location(), location("quay", name="The quay", within="harbour"), location("town", name="The town")],
    events=[event(), event("later", name="Later", when="2020-05-01/..", locations=["town"])],
    claims=[
        claim("at-quay", locations="quay", event="none"),
        claim("of-fire", source="spokesman", **{"for": "clerk"}),
        claim("by-guard", source="guard", event="later", relations={"disputes": "of-fire"}),
        claim("undated", source="guard", event="none", via="clerk"),
        claim("in-may", event="none", when="2020-05-31"),
        claim("gone", withdrawn={"on": "2022", "because": "a slip"}),
    ],
)


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), "at-quay of-fire by-guard undated in-may gone"),
        (Selection(sources=frozenset(["clerk"])), "at-quay of-fire in-may"),
        (Selection(sources=frozenset(["spokesman"])), "of-fire"),
        (Selection(events=frozenset(["later"])), "of-fire by-guard"),
        (Selection(events=frozenset(["fire", "later"])), "of-fire by-guard"),
        (Selection(within=frozenset(["harbour"])), "at-quay of-fire"),
        (Selection(within=frozenset(["quay"])), "at-quay"),
        (Selection(since=date(2020, 5, 1)), "of-fire by-guard in-may"),
        (Selection(since=date(2021, 1, 1)), "of-fire by-guard"),
        (Selection(until=date(2020, 3, 4)), "of-fire"),
        (Selection(sources=frozenset(["clerk"]), since=date(2020, 5, 1)), "in-may"),
    ],
)
def test_a_selection_is_a_record_of_what_was_wanted_and_what_that_names(selection: Selection, expected: str) -> None:
    lookups = Lookups(read(PLACED))
    part = chosen(lookups, selection)
    assert [*part.claims] == expected.split()
    assert same(from_json(whole.files(part)[whole.NAME]), part)


RUNS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "'=1",
    "''=1",
    "a;=1",
    "a\t=1",
    "a\n=1",
    "a\r\n+1",
    "=",
    "a;'=1",
    "a = 1",
    "5 - 3",
    "it's",
)


@pytest.mark.parametrize("text", RUNS)
def test_no_cell_is_a_formula_wherever_the_line_is_cut(text: str) -> None:
    kept = guarded(text)
    assert not [cut for cut in re.split(r"[;\t\r\n]", kept) if cut[:1] and cut[0] in "=+-@"]
    assert unguarded(kept) == text


@given(st.text("=+-@';\t\r\n ab", max_size=12))
def test_any_cell_comes_back(text: str) -> None:
    kept = guarded(text)
    assert unguarded(kept) == text
    assert not [cut for cut in re.split(r"[;\t\r\n]", kept) if cut[:1] and cut[0] in "=+-@"]


FORMS_BESIDE = ("csv", "json")
"""The forms of the data beside a page."""


def rows_of(data: bytes) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(data.decode(), newline=""))]


COUNTS = {
    "4 people": ("4", "", "4"),
    "10-15": ("10", "", "15"),
    "4 (2-6)": ("2", "4", "6"),
    "at least 5": ("5", "", ""),
    "up to 20": ("", "", "20"),
    "about 30": ("", "", ""),
    "dozens": ("", "", ""),
    "none": ("0", "", "0"),
}


@pytest.mark.parametrize("count", COUNTS)
def test_nothing_is_zero_but_what_was_said_to_be(count: str) -> None:
    quote = f"it hurt {count}"
    record = published(read(minimal(claims=[claim("hurt", quote=quote, figures={"injured": count}), claim("burned")])))
    (row,) = rows_of(package.files(record)["claims_figures.csv"])
    low, best, high = COUNTS[count]
    assert (row["count_low"], row["count_best"], row["count_high"]) == (low, best, high)
    (row,) = rows_of(wide.files(record)[wide.NAME])
    assert (row["low"], row["best"], row["high"]) == (low, best or (low if low == high else ""), high)
    assert row["words"] == ("dozens" if count == "dozens" else "")
    assert row["near"] == ("30" if count == "about 30" else "")


def test_every_field_of_the_model_is_a_column_or_a_table() -> None:
    for name, model in LISTS.items():
        tables = [*table_of(name).every()]
        found = {column.path[0] for column in tables[0].columns} | {each.path[0] for each in tables[0].inner}
        assert found == {info.alias or field for field, info in model.model_fields.items()}
        assert len({each.name for each in tables}) == len(tables)
        assert all(len(set(each.header)) == len(each.header) for each in tables)


def test_the_package_describes_its_tables() -> None:
    files = package.files(GOLDEN)
    description = json.loads(files[package.NAME])
    assert {each["path"] for each in description["resources"]} | {package.NAME} == set(files)
    by_name = {each["name"]: {row[0] for row in _cells(files[each["path"]])} for each in description["resources"]}
    for each in description["resources"]:
        header, *rows = _cells(files[each["path"]])
        assert header == [field["name"] for field in each["schema"]["fields"]]
        key = [header.index(name) for name in each["schema"]["primaryKey"]]
        assert len({tuple(row[place] for place in key) for row in rows}) == len(rows)
        for field, place in ((field, header.index(field["name"])) for field in each["schema"]["fields"]):
            cells = {row[place] for row in rows} - {""}
            assert cells <= set(field.get("constraints", {}).get("enum", cells))
            assert all(PATTERNS.get(field["type"], ANYTHING).fullmatch(cell) for cell in cells)
        for reference in each["schema"].get("foreignKeys", ()):
            target = reference["reference"]["resource"] or each["name"]
            assert {row[header.index(reference["fields"])] for row in rows} - {""} <= by_name[target]


ANYTHING = re.compile(".*", re.DOTALL)
PATTERNS = {
    "integer": re.compile("-?[0-9]+"),
    "number": re.compile(r"-?[0-9]+(\.[0-9]+)?"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "boolean": re.compile("true|false"),
}
"""What cells of each type of Table Schema look like."""


def _cells(data: bytes) -> list[list[str]]:
    return [*csv.reader(io.StringIO(data.decode(), newline=""))]


def test_no_place_is_put_anywhere_that_has_no_point() -> None:
    found = json.loads(geojson.files(GOLDEN)[geojson.NAME])
    points = {
        each["id"]: (each["geometry"]["coordinates"], each["properties"]["precision"], each["properties"]["vague"])
        for each in found["features"]
    }
    assert points == {
        "locations/port-amal": ([35.8, 34.5], "near", False),
        "claims/watchman-several/1": ([35.81, 34.51], "exact", False),
    }
    assert found["locations_without_a_point"] == len(GOLDEN.locations) - 1
    assert found["licence"] == "CC BY 4.0"


@pytest.mark.parametrize(("precision", "vague"), [("vague", True), ("district", True), ("near", False), (None, None)])
def test_a_point_says_whether_it_stands_for_an_area(precision: str | None, vague: bool | None) -> None:
    known = {"precision": precision} if precision else {}
    record = published(read(minimal(locations=[location(point=[34, 35], **known)])))
    (feature,) = json.loads(geojson.files(record)[geojson.NAME])["features"]
    assert feature["properties"]["vague"] is vague


WORK = {"name", "url", "alternateName", "description", "sameAs", "text", "author", "genre", "dateCreated", "citation"}
WORK |= {
    "sourceOrganization",
    "about",
    "mentions",
    "contentLocation",
    "keywords",
    "isPartOf",
    "creditText",
    "publisher",
}
WORK |= {"datePublished", "archivedAt", "copyrightNotice", "inLanguage", "creativeWorkStatus", "creator"}
THING = {"name", "alternateName", "description", "sameAs", "url"}
PROPERTIES = {
    "Claim": WORK | {"appearance", "identifier"},
    "Quotation": WORK | {"spokenByCharacter"},
    "Dataset": WORK,
    "CreativeWork": WORK,
    "MediaObject": WORK,
    "Person": THING | {"memberOf"},
    **dict.fromkeys(
        ("Organization", "GovernmentOrganization", "NewsMediaOrganization"), THING | {"parentOrganization"}
    ),
    "Thing": THING,
    "Place": THING | {"containedInPlace", "geo", "additionalProperty"},
    "GeoCoordinates": {"latitude", "longitude"},
    "PropertyValue": {"name", "propertyID", "value"},
    "Event": THING | {"startDate", "location"},
}
"""Properties of schema.org's types (version 28), as far as they may be used here: a rating or a review is not among them."""


def _things(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for each in value.values():
            yield from _things(each)
    elif isinstance(value, list):
        for each in value:
            yield from _things(each)


def test_linked_data_has_the_words_of_schema_org_and_no_rating() -> None:
    found = json.loads(linked_data.files(GOLDEN, "https://a.test/")[linked_data.NAME])
    for thing in _things(found["@graph"]):
        assert {key for key in thing if key[0] != "@"} <= PROPERTIES[thing["@type"]], thing
    named = [each["@id"] for each in found["@graph"]]
    assert len(set(named)) == len(named)
    assert set(re.findall(r'\{"@id": "([^"]+)"\}', json.dumps(found))) <= set(named)
    claim = next(each for each in found["@graph"] if each["@id"].endswith("#chief-120"))
    assert (claim["@type"], claim["@id"]) == ("Claim", "https://a.test/documents/wire-fire/#chief-120")
    quote = next(each for each in found["@graph"] if each["@id"] == claim["citation"]["@id"])
    assert quote["@type"] == "Quotation"


def test_addresses_of_rows_are_those_of_the_site() -> None:
    claims = {each["@id"] for each in json.loads(linked_data.files(GOLDEN, "")[linked_data.NAME])["@graph"]}
    view = viewed(golden.texts())
    row = view.record.claims["register-row-7"]
    assert f"{site_address(view.addresses.of_claim(row), LinkStyle.FOLDERS)}#{row.id}" in claims


def test_statements_have_the_columns_and_keys_of_followthemoney() -> None:
    rows = rows_of(statements.files(GOLDEN)[statements.NAME])
    assert len({row["id"] for row in rows}) == len(rows)
    entities = {row["entity_id"] for row in rows if row["prop"] == "id"}
    assert {row["entity_id"] for row in rows} == entities
    assert {row["value"] for row in rows if row["prop_type"] == "entity"} <= entities
    assert all(row["value"] and row["canonical_id"] == row["entity_id"] and row["external"] == "f" for row in rows)
    said = {row["prop"]: row for row in rows if row["entity_id"] == "claim-chief-120"}
    assert said["description"]["lang"] == "ara"
    assert said["summary"]["lang"] == "eng"
    assert said["proof"]["value"] == "document-wire-fire"
    key = f"the_harbour_record.claim-chief-120.proof.{said['proof']['value']}"
    assert said["proof"]["id"] == sha1(key.encode()).hexdigest()
    assert "claim-withdrawn-claim" not in entities


def test_the_command_writes_and_takes_away_what_it_wrote(tmp_path: Path) -> None:
    project = golden_project(tmp_path)
    assert onrecord(project, "export", "out", "--as", "csv", "--excel").returncode == 0
    assert (project / "out/claims.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert (project / "out/datapackage.json").read_bytes().startswith(b"{")
    assert onrecord(project, "import", "out/datapackage.json", "--record", "back").returncode == 0
    ran = onrecord(project, "export", "out", "--as", "wide", "--event", "harbour-fire", "--until", "2023-04")
    assert ran.returncode == 0
    assert [path.name for path in (project / "out").iterdir() if path.suffix] == [wide.NAME]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--source", "harbour-ofice"], "no source 'harbour-ofice' in the record (did you mean 'harbour-office'?)"),
        (["--within", "nowhere"], "no location 'nowhere' in the record"),
        (["--since", "yesterday"], "--since yesterday: is not a date"),
    ],
)
def test_what_cannot_be_chosen_is_misuse(tmp_path: Path, arguments: list[str], told: str) -> None:
    ran = onrecord(golden_project(tmp_path), "export", "out", *arguments)
    assert ran.returncode == 2
    assert told in ran.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    project = golden_project(tmp_path)
    (project / "out").mkdir()
    (project / "out/record.json").write_text("mine", "utf-8")
    ran = onrecord(project, "export", "out")
    assert ran.returncode == 2
    assert (project / "out/record.json").read_text("utf-8") == "mine"


def test_a_broken_record_is_not_exported(tmp_path: Path) -> None:
    project = golden_project(tmp_path)
    (project / "docs/record/more.yml").write_text("claims: [{id: a}]\n", "utf-8")
    ran = onrecord(project, "export", "out")
    assert ran.returncode == 1
    assert "[missing]" in ran.stdout
    assert not (project / "out").exists()


def test_rows_of_a_table_come_back() -> None:
    goes_out_and_back(check(made_up.record(300)).draft.record)


@pytest.fixture
def edition(monkeypatch: pytest.MonkeyPatch) -> Edition:
    """The golden record with files of data beside every page that lists claims."""
    monkeypatch.setattr(data_shown, "ENOUGH", 1)
    made = generate(golden.texts(), evidence=golden.EVIDENCE).edition
    assert made
    return made


def test_the_data_of_a_page_is_what_the_page_lists_and_each_figure_once(edition: Edition) -> None:
    for path, (page, form) in edition.data.items():
        if form not in FORMS_BESIDE:  # a picture
            continue
        found = edition.data_at(path)
        if form == "json":
            claims = {each["id"] for each in json.loads(found)["claims"]}
        else:
            rows = [
                tuple(row[name] for name in ("claim", "measure", "low", "high", "whom", "where"))
                for row in rows_of(found)
            ]
            assert len(set(rows)) == len(rows)
            claims = {row[0] for row in rows}
        is_whole = page == "index.md" and form == "json"
        assert ("withdrawn-claim" in claims) is is_whole
        text = edition.written(page).text
        assert page == "index.md" or all(f"#{each}" in text for each in claims)


def test_the_data_of_a_comparison_has_its_measure_alone(edition: Edition) -> None:
    rows = rows_of(edition.data_at("counts/harbour-fire/injured/claims.csv"))
    assert {row["measure"] for row in rows} == {"injured"}
    assert {row["listed"] for row in rows} >= {"compared", "left-out"}
    assert {row["low"] for row in rows if row["claim"] == "office-three-injured"} == {"3"}


def test_a_page_has_data_from_ten_claims_on() -> None:
    def offering(number: int) -> set[str]:
        claims = [claim(f"c{each}", event="fire") for each in range(number)]
        edition = generate(texts_of(minimal(claims=claims))).edition
        assert edition
        assert all(
            ("claims.csv" in edition.written(page).text) is (page != "index.md")
            for page, form in edition.data.values()
            if form in FORMS_BESIDE
        )
        return {page for page, form in edition.data.values() if form in FORMS_BESIDE}

    assert offering(9) == {"index.md"}
    assert {"index.md", "events/fire.md", "sources/clerk.md"} <= offering(10)


def test_the_whole_on_the_site_can_be_taken_back_without_what_only_keepers_need() -> None:
    """Names of archived files may tell of somebody whom no page names."""
    accepted = {"unused": "KEPT: we know her"}
    documents = [document(archive={"file": "KEPT-name.txt", "sha256": "0" * 64}, accepted=accepted)]
    edition = generate(texts_of(minimal(documents=documents, claims=[claim("burned", accepted=accepted)]))).edition
    assert edition
    data = [edition.data_at(path) for path in edition.data]
    assert not [
        each for each in [*data, *(edition.written(path).text.encode() for path in edition.keys)] if b"KEPT" in each
    ]
    assert b"KEPT-name.txt" in whole.files(edition.view.record)[whole.NAME]
    on_site = edition.data_at("data/record.json")
    assert whole.files(from_json(on_site))[whole.NAME] == on_site


def test_what_is_known_from_the_files_of_the_whole_record_makes_the_same_files() -> None:
    edition = generate(golden.texts(), evidence=golden.EVIDENCE).edition
    assert edition
    rows, record = (edition.data_at(f"data/record.{form}") for form in ("csv", "json"))
    known = edition.known_from(rows, record, {("claims", next(iter(edition.view.record.claims)))})
    assert len(known.rows.known) > 5
    assert {path: edition.data_at(path, known) for path in edition.data} == {
        path: edition.data_at(path) for path in edition.data
    }


def test_what_is_made_ahead_makes_the_same_files_and_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page's data and the whole record share it, withdrawn claims too; of more claims than are kept, none is made ahead."""
    withdrawn = claim("back", withdrawn={"on": "2025-01-01", "because": "it was wrong"})
    placed = claim("placed", locations=[{"at": "harbour", "point": [33.0, -0.0001]}])
    texts = texts_of(minimal(claims=[withdrawn, placed, *(claim(f"c{number}") for number in range(12))]))
    one, other = generate(texts).edition, generate(texts).edition
    assert one
    assert other
    expected = {path: one.data_at(path) for path in one.data}
    other.make_data_ahead()
    monkeypatch.setattr(PageRows, "_made", None)
    assert {path: other.data_at(path) for path in other.data} == expected
    assert b"it was wrong" in expected["data/record.json"]
    PageRows(other.view.record, most=5).make_ahead()

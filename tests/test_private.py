"""What is private never leaves the machine of those who keep the record: markers in private places, and every byte made."""

import pickle
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.checking.checked import NOTHING_KNOWN
from onrecord.cli import main
from onrecord.generate import check, generate
from onrecord.proving.lock import write_lock
from onrecord.proving.proofs import Evidence
from onrecord.record.plain import as_data
from onrecord.record.public import is_hidden, public_of
from onrecord.record.withholding import WITHHELD
from onrecord.searching.briefs import of_record
from onrecord.speaking.linking import LinkStyle
from tests.building import build
from tests.effort import examples
from tests.indexes import shards
from tests.records import Data, claim, document, event, location, minimal, source, texts_of, yaml_text

MARKER = "qxmarkedzq"
"""What must be found nowhere."""

DAY = date(2024, 5, 1)
AFTER = "2024-05-02"

MORE: dict[str, Any] = {
    "sources": source,
    "locations": location,
    "events": event,
    "documents": document,
    "claims": claim,
}


def entry_of(name: str, number: int) -> Data:
    """An entry of a list that is marked wherever it has a text of its own."""
    identifier = f"{MARKER}-{name}-{number}"
    made: Data = MORE[name](identifier)
    texts = {"name": f"{MARKER} name", "title": f"{MARKER} title", "says": f"{MARKER} was said"}
    return {**made, **{key: text for key, text in texts.items() if key in made}, "note": f"A note of {MARKER}"}


def marked(choices: list[tuple[str, str]]) -> dict[str, bytes]:
    """A record with something private of each sort: in a list, and how. Files of their own are private as a whole."""
    data = minimal()
    lists: dict[str, list[Data]] = {name: list(data.get(name, [])) for name in MORE}
    files: dict[str, Data] = {}
    for number, (name, how) in enumerate(choices):
        if how == "field":
            lists[name] = [{**each, "private": f"only we know {MARKER}"} for each in lists[name]]
        elif how == "file":
            files[f"private-{number}.yml"] = {"visibility": "private", name: [entry_of(name, number)]}
        elif how == "file under embargo":
            files[f"later-{number}.yml"] = {"embargo": AFTER, name: [entry_of(name, number)]}
        else:
            lists[name].append(
                {**entry_of(name, number), **({"visibility": "private"} if how == "entry" else {"embargo": AFTER})}
            )
    texts = texts_of({**data, **{name: each for name, each in lists.items() if each}})
    return {**texts, **{name: yaml_text(each).encode() for name, each in files.items()}}


SORTS = ("field", "entry", "embargo", "file", "file under embargo")
choices = st.lists(st.tuples(st.sampled_from(sorted(MORE)), st.sampled_from(SORTS)), min_size=1, max_size=6)


@settings(max_examples=examples(20))
@given(choices)
def test_nothing_that_is_made_of_a_record_has_a_marker(chosen: list[tuple[str, str]]) -> None:
    texts, evidence = marked(chosen), Evidence(day=DAY)
    found = check(texts, evidence)
    assert [each for each in found.diagnostics if MARKER in each.message + each.hint] == []
    made = generate(texts, evidence=evidence)
    assert made.edition, found.diagnostics
    pages = "".join(f"{path}{output.text}" for path, output in made.files.items())
    data = "".join(made.edition.data_at(path).decode("utf-8", "replace") for path in made.edition.data)
    index = shards(of_record(made.edition.view, LinkStyle.FOLDERS), LinkStyle.FOLDERS)
    lock = write_lock(found.proofs.proofs, "2024-05-01", {})
    everything = [pages, data, str(index.files), lock, str(as_data(found.draft.record)), str(made.edition.imprint)]
    assert [number for number, text in enumerate(everything) if MARKER in text] == []
    assert MARKER in str(found.whole.record)


@settings(max_examples=examples(20))
@given(st.lists(st.one_of(st.just([]), choices), min_size=2, max_size=4))
def test_what_is_looked_up_in_a_public_record_reaches_nothing_that_was_private_before_an_edit(
    several: list[list[tuple[str, str]]],
) -> None:
    known = NOTHING_KNOWN
    for chosen in several:
        found = check(marked(chosen), Evidence(day=DAY), known=known)
        known = found.known
        assert found.draft.lookups.claims_in_document
        assert MARKER.encode() not in pickle.dumps((found.draft.lookups, found.draft.earlier))


def test_no_byte_of_a_site_has_a_marker(tmp_path: Path) -> None:
    chosen = [(name, how) for name in MORE for how in SORTS]
    files = {f"docs/record/{name}": text.decode() for name, text in marked(chosen).items()}
    files = {path: text.replace(AFTER, "9999-01-01") for path, text in files.items()}
    site = build(tmp_path, files, strict=False)
    assert not site.failure, site.log
    assert MARKER not in "".join(site.log)
    made = [path for path in site.folder.rglob("*") if path.is_file()]
    assert [path for path in made if MARKER in path.name or MARKER.encode() in path.read_bytes()] == []
    record, archive = str(tmp_path / "docs/record"), str(tmp_path / "archive")
    for form in ("json", "csv", "geojson", "jsonld", "wide", "statements"):
        target = tmp_path / f"export-{form}"
        command = ["export", "--as", form, "--record", record, "--archive", archive, str(target)]
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 0, result.output
        out = [target] if target.is_file() else [path for path in target.rglob("*") if path.is_file()]
        assert [path for path in out if MARKER.encode() in path.read_bytes()] == []
        assert MARKER not in result.output
    for name in ("seal", "verify"):
        CliRunner().invoke(main, [name, "--record", record, *(["--archive", archive] if name == "verify" else [])])
    kept = [path for path in (tmp_path / "docs/record").iterdir() if path.suffix not in (".yml", "")]
    assert [path for path in kept if MARKER.encode() in path.read_bytes()] == []


def with_private(**fields: Any) -> dict[str, bytes]:
    data = minimal()
    return texts_of({**data, "sources": [*data["sources"], {**source("hidden-one"), **fields}]})


def test_what_is_public_can_not_name_what_is_private() -> None:
    data = minimal()
    first = {**data["sources"][0], "visibility": "private"}
    texts = texts_of({**data, "sources": [first, *data["sources"][1:]]})
    found = check(texts, Evidence(day=DAY)).diagnostics
    assert {each.code for each in found} == {"names-private"}
    assert not generate(texts, evidence=Evidence(day=DAY)).files


def test_problems_of_a_private_entry_say_only_where_they_are() -> None:
    texts = with_private(visibility="private", may_be=["nobody-we-know"])
    lines = [str(each) for each in check(texts, Evidence(day=DAY)).diagnostics]
    assert any(line.endswith(f"{WITHHELD} [unknown-reference]") for line in lines)
    assert not any("nobody-we-know" in line for line in lines)


@pytest.mark.parametrize("how", [{"visibility": "private"}, {"embargo": AFTER}, {"visibility": "privat"}], ids=str)
@pytest.mark.parametrize("is_of_file", [False, True], ids=["entry", "file"])
def test_problems_of_a_private_entry_that_can_not_be_read_say_only_where_they_are(how: Data, is_of_file: bool) -> None:
    broken = {"id": "hidden-one", "name": "nobody-we-know", "kind": "nobody-we-know", "nobody-we-know": "so"}
    file = {**how, "sources": [broken]} if is_of_file else {"sources": [{**how, **broken}]}
    texts = {**texts_of(minimal()), "hidden.yml": yaml_text(file).encode()}
    lines = [str(each) for each in check(texts, Evidence(day=DAY)).diagnostics]
    assert {line.rpartition(" ")[2] for line in lines} >= {"[unknown-key]", "[unknown-value]"}
    assert not any("nobody-we-know" in line for line in lines)
    assert any("'privat'" in line for line in lines) is (how == {"visibility": "privat"})


BROKEN = """\
visibility: private
sources:
  - id: zqxsecret-id
    name: Zqxsecret Name
    private: {Zqxsecret: a}
  - id: somebody
    private: Zqxsecret
    name: Somebody
claims:
  - id: zqxsecret-claim
    source: zqxsecret-id
    document: report
    event: fire
    says: Zqxsecret says
"""
"""A file in which all is private."""

SLIPS = (
    "    Zqxsecret: [",
    "  Zqxsecret junk",
    "Zqxsecret: x",
    "    Zqxsecret: x",
    "    Zqxsecret:",
    "    Zqxsecret: a\n    Zqxsecret: b",
    "    a: {Zqxsecret: a, Zqxsecret: b}",
    '    says: "Zqxsecret',
    "    a: !Zqxsecret b",
    "    a: Zqxsecret # Zqxsecret",
    "    a: Zqxsecret: Zqxsecret",
    "    a: 'Zqxsecret' Zqxsecret",
    "    stance: Zqxsecret",
    "---\nZqxsecret",
)
"""Lines that break a file, or an entry of it."""


@pytest.mark.parametrize("slip", SLIPS)
def test_a_private_file_that_is_broken_says_no_word_of_it(slip: str) -> None:
    lines = BROKEN.split("\n")
    of_entries = BROKEN.replace("visibility: private\n", "").replace(
        "    source:", "    visibility: private\n    source:"
    )
    of_entries = of_entries.replace("    name:", "    visibility: private\n    name:")
    for whole in (lines, of_entries.split("\n")):
        for place in range(len(whole)):
            text = "\n".join([*whole[:place], slip, *whole[place:]])
            found = check({**texts_of(minimal()), "docs/record/broken.yml": text.encode()}).diagnostics
            assert [str(each) for each in found if "zqxsecret" in str(each).lower()] == []
            assert found


HIDDEN = {"visibility": "private"}


@pytest.mark.parametrize(
    "lists",
    [
        {"sources": [source("zqxsecret", name="Foo Bar", **HIDDEN), source("aaa", name="Foo Bar")]},
        {"sources": [source("zqxsecret", name="Fоо Zqxsecret", **HIDDEN), source("aaa", name="Foo Zqxsecret")]},
        {"sources": [source("zqxsecret", name="A", formerly="old", **HIDDEN), source("b", name="B", formerly="old")]},
        {"sources": [source("zqxsecret", name="A", **HIDDEN), source("b", name="B", may_be="zqxsecre")]},
        {
            "documents": [
                document("zqxsecret", url="https://a.test/x", **HIDDEN),
                document("b", url="https://a.test/x"),
            ]
        },
    ],
)
def test_a_problem_of_a_public_entry_does_not_name_one_that_is_not(lists: dict[str, list[Data]]) -> None:
    data = minimal()
    both = {**data, **{name: [*data[name], *entries] for name, entries in lists.items()}}
    found = check(texts_of(both)).diagnostics
    assert found
    assert [str(each) for each in found if "zqxsecret'" in str(each).lower()] == []


def test_a_problem_with_what_is_private_says_only_where_it_is() -> None:
    broken = source("seen-one", private=["nobody-we-know"], kind="wrong-kind")
    texts = texts_of(minimal(sources=[*minimal()["sources"], broken]))
    found = [str(each) for each in check(texts, Evidence(day=DAY)).diagnostics]
    assert not any("nobody-we-know" in line for line in found)
    assert any(WITHHELD in line for line in found)
    assert any("wrong-kind" in line for line in found)


@pytest.mark.parametrize(
    ("fields", "day", "hidden"),
    [
        ({"embargo": "2024-05-02"}, DAY, True),
        ({"embargo": "2024-05-01"}, DAY, False),
        ({"embargo": "2024-05"}, DAY, True),
        ({"embargo": "2024-04"}, DAY, False),
        ({"embargo": "2024-05-01"}, None, True),
        ({"visibility": "private"}, DAY, True),
        ({"visibility": "public", "embargo": "2024-05-02"}, DAY, True),
        ({}, None, False),
    ],
    ids=str,
)
def test_when_an_entry_is_public(fields: Data, day: date | None, hidden: bool) -> None:
    draft = check(with_private(**fields)).whole
    assert is_hidden(draft.record.sources["hidden-one"], day) is hidden
    public, _ = public_of(draft, day)
    assert ("hidden-one" in public.record.sources) is not hidden


GONE: Data = {"withdrawn": {"on": "2024-01-01", "because": "it was never said"}}


def of_withdrawn(*others: Data) -> dict[str, bytes]:
    """A record with a withdrawn claim that is marked all over, and perhaps other claims."""
    people = [source(f"{MARKER}-{each}", name=f"{each} {MARKER}", formerly=[f"{MARKER}-x-{each}"]) for each in "abcde"]
    people[0]["may_be"] = [f"{MARKER}-b"]
    said = claim(
        "gone",
        source=f"{MARKER}-a",
        **{"for": f"{MARKER}-c"},
        via=[f"{MARKER}-d"],
        about=[{"victim": [f"{MARKER}-e"]}],
        event="fire",
        figures={"killed": [{"count": "71349 people", "including": ["71339 of them"]}]},
        says=f"{MARKER} burned",
        quote=f"{MARKER} burned 71349 people, 71339 of them",
        note=MARKER,
        role=MARKER,
        corrections=[{"on": "2023-01-01", "field": "says", "was": MARKER, "because": MARKER}],
        **GONE,
    )
    data = minimal()
    lists = {"sources": [*data["sources"], *people]}
    return texts_of(
        {**data, **lists, "events": [event("fire")], "claims": [claim("burned", event="fire"), said, *others]}
    )


def test_nothing_is_left_of_a_withdrawn_claim_but_when_and_why() -> None:
    texts = of_withdrawn()
    found = check(texts, Evidence(day=DAY))
    assert found.diagnostics == []
    made = generate(texts, evidence=Evidence(day=DAY))
    assert made.edition
    pages = {path: output.text for path, output in made.files.items() if not path.startswith("handbook/")}
    index = shards(of_record(made.edition.view, LinkStyle.FOLDERS), LinkStyle.FOLDERS)
    data = [made.edition.data_at(path) for path in made.edition.data]
    everything = [str(pages), str(index.files), str(as_data(found.draft.record)), str(made.edition.imprint), str(data)]
    assert [each for each in everything if MARKER in each or "71349" in each or "71339" in each] == []
    assert "it was never said" in str(pages)
    assert re.search(r'id="gone"|#gone', str(pages))


def test_what_something_else_leads_to_stays_when_a_claim_is_withdrawn() -> None:
    texts = of_withdrawn(claim("other", source=f"{MARKER}-a"))
    record = check(texts, Evidence(day=DAY)).draft.record
    assert {each.removeprefix(f"{MARKER}-") for each in record.sources if MARKER in each} == {"a", "b"}


def test_a_correction_may_hide_what_stood_there_before() -> None:
    hidden = {"on": "2024-01-01", "field": "says", "because": "it named a witness"}
    texts = texts_of({**minimal(), "claims": [claim("mended", corrections=[hidden])]})
    pages = "".join(output.text for output in generate(texts, evidence=Evidence(day=DAY)).files.values())
    assert "what stood there before is not shown any more" in pages
    assert "it named a witness" in pages

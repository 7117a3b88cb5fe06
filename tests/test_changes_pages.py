"""What a record notes as corrected or withdrawn, on the page of changes, on the home page and with each claim."""

import re

import pytest
from bs4 import Tag

from onrecord.checking.rules_claims import CORRECTED
from onrecord.generate import check, generate
from onrecord.pages import changes
from onrecord.proving.proofs import Evidence
from onrecord.sealing.seal import sealed, write_seal
from onrecord.speaking.wordings import FIELDS
from tests.building import parsed
from tests.records import Pages, claim, document, minimal, source, texts_of

WITHDRAWN = {"withdrawn": {"on": "2021-03-04", "because": "the paper took it back"}}
COUNT = {"on": "2021-02-03", "field": "count", "was": "9", "because": "we misread it"}
HIDDEN = {"on": "2021-02", "field": "says", "because": "it named a child"}
RECORD = minimal(
    documents=[
        document(corrections=[{"on": "2020-12-01", "field": "title", "was": "Fire", "because": "it is longer"}])
    ],
    sources=[
        source(corrections=[{"on": "2021-02-03", "field": "name", "was": "A clerk", "because": "it is exact now"}]),
        source("gazette", name="The Harbour Gazette", kind="media"),
    ],
    claims=[
        claim("burned", quote="words that nobody may read", **WITHDRAWN),
        claim("four-hurt", quote="it hurt 4 people", figures={"injured": "4 people"}, corrections=[HIDDEN, COUNT]),
    ],
)


def made(path: str, record: dict[str, object] = RECORD) -> Tag:
    return parsed(Pages(texts_of(record))[path])


def told(page: Tag) -> list[tuple[str, str, str]]:
    """Each change on a page: its day, what was done, and to what it leads."""
    found = []
    for each in page.select(".or-change"):
        day, mark, link = each.select_one(".or-changed-on"), each.select_one(".or-mark"), each.select_one("a")
        assert day
        assert mark
        assert link
        found.append((day.get_text(), mark.get_text(), str(link["href"])))
    return found


def test_every_change_stands_on_the_page_of_changes_the_newest_first() -> None:
    assert told(made("changes.md")) == [
        ("4 March 2021", "Withdrawn", "../documents/report/#burned"),
        ("3 February 2021", "Corrected", "../sources/clerk/"),
        ("3 February 2021", "Corrected", "../documents/report/#four-hurt"),
        ("February 2021", "Corrected", "../documents/report/#four-hurt"),
        ("1 December 2020", "Corrected", "../documents/report/"),
    ]


def test_what_stood_there_before_is_struck_and_said_to_be_before() -> None:
    for path in ("changes.md", "documents/report.md"):
        page = made(path)
        (struck,) = [each for each in page.select("del") if each.get_text() == "9"]
        assert struck.parent
        assert re.search(r"count, before: 9\. Because: we misread it", struck.parent.get_text()), path


def test_an_old_value_that_is_hidden_is_said_not_to_be_shown() -> None:
    text = made("changes.md").get_text()
    assert "statement in our words; what stood there before is not shown any more. Because: it named a child" in text


def test_every_field_that_can_be_corrected_has_words() -> None:
    assert set(FIELDS) == {field for fields in CORRECTED.values() for field in fields}


def test_of_a_withdrawn_claim_only_that_is_told() -> None:
    page = made("changes.md")
    assert "A claim that was withdrawn" in page.get_text()
    assert "the paper took it back" in page.get_text()
    files = generate(texts_of(RECORD)).files
    assert not [path for path, each in files.items() if "nobody may read" in each.text]


def test_each_entry_has_its_own_history() -> None:
    source_page = [each.get_text() for each in made("sources/clerk.md").select("del")]
    document_page = [each.get_text() for each in made("documents/report.md").select("del")]
    assert source_page == ["A clerk"]
    assert document_page == ["9", "Fire"]


def test_the_home_page_shows_the_three_newest_and_only_if_there_are_any() -> None:
    assert [day for day, _, _ in told(made("index.md"))] == ["4 March 2021", "3 February 2021", "3 February 2021"]
    assert "What has changed" not in made("index.md", minimal()).get_text()


def test_without_a_change_the_page_says_so() -> None:
    page = made("changes.md", minimal())
    assert "The record notes no correction and no withdrawal." in page.get_text()
    assert not told(page)


def test_many_changes_have_a_page_for_each_year_and_what_comes_later_moves_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(changes, "ON_A_PAGE", 2)

    def corrected(*days: str) -> dict[str, object]:
        each = [{"on": day, "field": "says", "was": day, "because": "it was so"} for day in days]
        return minimal(claims=[claim("burned", corrections=each), claim("again")])

    def pages(record: dict[str, object]) -> dict[str, list[str]]:
        files = generate(texts_of(record)).files
        found = [path for path in files if path.startswith("changes")]
        return {path: [day for day, _, _ in told(parsed(files[path].text))] for path in found}

    days = ("2020-01-01", "2021-01-01", "2021-01-02", "2021-01-03")
    before = pages(corrected(*days))
    assert before == {
        "changes.md": ["3 January 2021", "2 January 2021"],
        "changes/2021-2.md": ["3 January 2021"],
        "changes/2021.md": ["2 January 2021", "1 January 2021"],
        "changes/2020.md": ["1 January 2020"],
    }
    after = pages(corrected(*days, "2021-01-04", "2021-01-05"))
    assert after["changes/2021.md"] == before["changes/2021.md"]
    assert after["changes/2020.md"] == before["changes/2020.md"]
    assert after["changes/2021-3.md"] == ["5 January 2021"]


def test_a_claim_was_added_between_two_seals_and_of_the_first_nobody_knows() -> None:
    both = minimal()
    first = sealed(check(texts_of({**both, "claims": both["claims"][:1]})).draft.record, "2021-01-01")
    seal = write_seal(sealed(check(texts_of(both)).draft.record, "2021-02-02", first))
    files = generate(texts_of(both), evidence=Evidence(seal=seal, seal_file="seal.json")).files
    page = parsed(files["changes.md"].text)
    assert told(page) == [("2 February 2021", "Added", "../documents/report/#four-hurt")]
    said = "Not yet in the record as it was sealed on 1 January 2021; in it as it was sealed next, on 2 February 2021."
    assert said in page.get_text()
    assert [each.get_text(" ") for each in parsed(files["documents/report.md"].text).select(".or-digest .or-ours")] == [
        "(first sealed on 1 January 2021)",
        "(first sealed on 2 February 2021)",
    ]

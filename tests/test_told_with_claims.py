"""What only one claim has to do with has no page: all that the record has of it stands with the claim, where all ways lead."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from pydantic import BaseModel

from onrecord.record.model import LISTS
from onrecord.searching.briefs import of_record
from onrecord.speaking.linking import LinkStyle
from tests import golden
from tests.records import Data, Pages, claim, document, event, minimal, publisher, texts_of, viewed
from tests.test_generate import made, section

WHISPER = event(
    "whisper",
    name="The whisper at night",
    names={"ar": "همسة في الليل"},
    aliases=["The murmuring"],
    links={"website": "https://example.org/whisper"},
    description="Somebody whispered by the water.",
    when="2020-03-06",
    locations=[{"near": "harbour", "precision": "region"}],
    labels={"sort": ["rumour", "hearsay"]},
    note="Nobody else heard it.",
    formerly=["murmur"],
)
"""An event of which the record says all that it can."""

OF_THE_WHISPER = [
    *("The whisper at night", "همسة في الليل", "The murmuring", "https://example.org/whisper"),
    *("Somebody whispered by the water.", "6 March 2020", "near The harbour (known to the region)"),
    *("sort: rumour", "sort: hearsay", "Nobody else heard it."),
]

LEDGER = document(
    "ledger",
    title="Ledger of the harbour",
    names={"ar": "دفتر الميناء"},
    aliases=["The black book"],
    publisher="press",
    author="A. Scribe",
    url="https://example.org/ledger",
    archived_url="https://example.org/kept",
    licence="All rights reserved",
    form="media",
    published="2020-03-07",
    retrieved="2020-03-08",
    language="fr",
    description="A book in black.",
    archive={"file": "ledger.png", "sha256": "a" * 64},
    note="We saw a photograph of it.",
    formerly=["old-ledger"],
)
"""A document of which the record says all that it can."""

OF_THE_LEDGER = [
    *("Ledger of the harbour", "دفتر الميناء", "The black book", "The Quay Press", "A. Scribe"),
    *("https://example.org/ledger", "https://example.org/kept", "All rights reserved", "7 March 2020", "8 March 2020"),
    *("French", "A book in black.", "a" * 64, "We saw a photograph of it."),
]

ONCE = claim("once", event="whisper", basis=[{"document": "ledger"}])


def record(*claims: Data) -> Data:
    """A record with the whisper and the ledger, and these claims besides two of the fire."""
    data = minimal(events=[event(), WHISPER], documents=[document(), LEDGER])
    data["sources"].append(publisher("press", name="The Quay Press"))
    data["claims"] += claims
    return data


def words_of(page: str) -> str:
    """A page as it is read: without its markup, each blank once."""
    text = re.sub(r"<[^>]*>|\]\([^)]*\)|[\[\]*]", " ", unescape(unescape(page)))
    return re.sub(r" ([,.)])", r"\1", " ".join(text.split())).replace("( ", "(")


def lines_with(page: str, text: str) -> list[str]:
    return [line for line in page.splitlines() if text in line]


def test_what_only_one_claim_has_to_do_with_is_told_in_full_with_the_claim() -> None:
    files = made(record(ONCE))
    assert [path for path in files if path in ("events/whisper.md", "documents/ledger.md")] == []
    shown = words_of(section(files["documents/report.md"], "A clerk of the harbour: it burned {#once"))
    assert [each for each in (*OF_THE_WHISPER, *OF_THE_LEDGER) if each not in shown] == []


def test_it_is_told_as_the_records() -> None:
    block = section(made(record(ONCE))["documents/report.md"], "A clerk of the harbour: it burned {#once")
    ours = block[block.index("</dl>") :]
    assert words_of(ours).count("as we record it:") == 2
    assert "When (our date)" in ours
    assert "Where (our places)" in ours
    assert ours.count("Our note") == 2


def test_every_way_leads_to_the_claim() -> None:
    files = made(record(ONCE))
    assert [
        path
        for path, text in files.items()
        if re.search(
            r"(whisper|documents/ledger|\bledger)(\.md|/)", re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
        )
    ] == []
    for path, name in [
        ("events/index.md", "The whisper at night"),
        ("timeline/index.md", "The whisper at night"),
        ("locations/harbour.md", "The whisper at night"),
        ("documents/index.md", "Ledger of the harbour"),
        ("sources/press.md", "Ledger of the harbour"),
        ("events/murmur.md", "The whisper at night"),
        ("documents/old-ledger.md", "Ledger of the harbour"),
    ]:
        assert any(re.search(r"report(\.md|/)#once", line) for line in lines_with(files[path], name)), path


def test_the_claim_does_not_lead_to_itself() -> None:
    page = made(record(ONCE))["documents/report.md"]
    lines = lines_with(section(page, "A clerk of the harbour: it burned {#once"), "#once")
    assert [line for line in lines if "or-address" not in line] == []


def test_search_finds_the_claim_by_all_of_it() -> None:
    entries = of_record(viewed(texts_of(record(ONCE))), LinkStyle.FOLDERS)
    (found,) = [each for each in entries if each.address.endswith("#once")]
    assert not [each for each in entries if "whisper" in each.address or "ledger" in each.address]
    names = {"The whisper at night", "همسة في الليل", "The murmuring", "Ledger of the harbour", "The black book"}
    assert names <= {each.text for each in found.names}
    texts = " ".join(each.text for each in found.texts)
    others = ["Somebody whispered", "6 March 2020", "rumour", "Nobody else", "The Quay Press", "A. Scribe", "A book in"]
    assert [each for each in others if each not in texts] == []


@pytest.mark.parametrize("second", [{}, {"withdrawn": {"on": "2021", "because": "a slip"}}], ids=["standing", "gone"])
def test_a_second_claim_gives_both_a_page_and_a_withdrawal_takes_none(second: Data) -> None:
    files = made(record(ONCE, {**ONCE, "id": "twice", **second}))
    assert {"events/whisper.md", "events/murmur.md", "documents/ledger.md", "documents/old-ledger.md"} <= set(files)
    assert "as we record it" not in files["documents/report.md"]


def test_a_claim_that_was_read_in_a_document_gives_it_a_page() -> None:
    files = made(record(claim("read", document="ledger"), ONCE))
    assert "{#read}" in files["documents/ledger.md"]


def test_with_a_withdrawn_claim_nothing_is_told() -> None:
    """So what the record has of an event and a document is told on pages of their own."""
    files = made(record({**ONCE, "withdrawn": {"on": "2021", "because": "a slip"}}))
    assert "The whisper at night" not in files["documents/report.md"]
    for path, texts in (("events/whisper.md", OF_THE_WHISPER), ("documents/ledger.md", OF_THE_LEDGER)):
        assert [each for each in texts if each not in words_of(files[path])] == []


def test_each_of_several_claims_tells_of_its_own() -> None:
    events = [event(), *(event(f"e-{number}", name=f"Event {number}") for number in range(3))]
    claims = [claim("two", event=["fire", "e-0", "e-1"]), claim("one", event="e-2")]
    page = made(minimal(events=events, claims=[*minimal()["claims"], *claims]))["documents/report.md"]
    two, one = (section(page, f"A clerk of the harbour: it burned {{#{each}") for each in ("two", "one"))
    assert re.findall(r"<strong>(.*?)</strong>", two) == ["Event 0", "Event 1"]
    assert re.findall(r"<strong>(.*?)</strong>", one) == ["Event 2"]
    assert "Speaks of</dt>" in two
    assert "Speaks of</dt>" not in one


def test_an_event_of_no_claim_has_a_page_only_if_the_record_says_more_than_a_name_and_a_date() -> None:
    files = made(minimal(events=[event(), event("bare", name="Bare"), event("noted", name="Noted", note="A remark.")]))
    assert "events/bare.md" not in files
    assert "Bare" in files["events/index.md"]
    assert "A remark." in files["events/noted.md"]


# Nothing of a record vanishes from its site.


def texts_in(value: Any, field: str = "") -> Iterator[str]:
    """Every text of an entry that is words, and no id, no word of the format and no date."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts_in(getattr(value, name), name)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner, field)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner, field)
    elif type(value) is str and field in WORDS:
        yield value


WORDS = {
    *("title", "name", "names", "aliases", "description", "note", "labels", "says", "text", "translation", "role"),
    *(
        "author",
        "licence",
        "locator",
        "words",
        "website",
        "wikipedia",
        "url",
        "archived_url",
        "because",
        "was",
        "of",
        "only",
    ),
}
"""The fields that have words or addresses, for a reader to see."""


def pages_of(texts: dict[str, bytes]) -> Pages:
    """The pages of a record, without those about the format."""
    return Pages(texts, has_format=False)


def vanished(texts: dict[str, bytes], pages: dict[str, str]) -> list[str]:
    """The words of the entries of a record that none of some pages shows. Of a withdrawn claim nothing is told."""
    shown = "\n".join(words_of(page).casefold() for page in pages.values())
    record = viewed(texts).record
    entries = [entry for name in LISTS for entry in record.entries(name).values()]
    found = {text for entry in entries if not getattr(entry, "withdrawn", None) for text in texts_in(entry)}
    return sorted(text for text in found if words_of(text).casefold() not in shown)


@pytest.mark.parametrize(
    "texts", [golden.texts(), texts_of(record(ONCE)), texts_of(minimal())], ids=["golden", "whisper", "minimal"]
)
def test_every_word_of_a_record_is_shown(texts: dict[str, bytes]) -> None:
    assert vanished(texts, pages_of(texts)) == []


def test_what_no_page_shows_is_found() -> None:
    texts = texts_of(record(ONCE))
    pages = dict(pages_of(texts))
    del pages["documents/report.md"]
    assert {"Somebody whispered by the water.", "Nobody else heard it.", "A book in black."} <= set(
        vanished(texts, pages)
    )

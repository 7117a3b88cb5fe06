"""What entries are called: two of one name can be told apart wherever they are named, and an interface uses the names that the
record has in its language."""

import re
from html import unescape

import pytest

from onrecord.generate import check
from onrecord.searching.briefs import of_record
from onrecord.searching.entries import SearchEntry
from onrecord.speaking import languages
from onrecord.speaking.linking import LinkStyle
from onrecord.telling import view
from onrecord.telling.naming import other_names
from onrecord.telling.view import View
from tests.building import parsed
from tests.records import Data, Pages, claim, document, event, location, minimal, publisher, source, texts_of


def view_of(data: Data) -> View:
    checked = check(texts_of(data))
    assert {problem.code for problem in checked.diagnostics} <= {"equal-names", "unused"}
    return view.view_of(checked.draft, checked.proofs)


def called(data: Data, name: str, language: str = "en") -> dict[str, str]:
    """What the entries of a list are called, by id."""
    with languages.speaking(language):
        seen = view_of(data)
        return {identifier: seen.name_of(entry).text for identifier, entry in seen.record.entries(name).items()}


def pages(data: Data, language: str = "en") -> Pages:
    return Pages(texts_of(data), has_format=False, language=language)


def found(data: Data, language: str = "en") -> dict[str, SearchEntry]:
    """What the search finds, by address."""
    with languages.speaking(language):
        return {entry.address: entry for entry in of_record(view_of(data), LinkStyle.FOLDERS)}


def sources(*more: Data) -> Data:
    return minimal(sources=[source(), publisher(), *more])


def locations(*more: Data) -> Data:
    return minimal(locations=[location(), *more])


def ali(identifier: str, **fields: object) -> Data:
    return source(identifier, **{"name": "Ahmed Ali", **fields})


def tall(identifier: str, **fields: object) -> Data:
    return location(identifier, **{"name": "Tall", **fields})


OFFICE = source("office", name="The port office", kind="government")
IDLIB, HAMA = location("idlib", name="Idlib"), location("hama", name="Hama")

APART = [
    ("sources", sources(OFFICE, ali("a", part_of="office"), ali("b")), {"a": "The port office", "b": "person"}),
    ("sources", sources(ali("a"), ali("b", kind="people")), {"a": "person", "b": "people"}),
    ("sources", sources(ali("a"), ali("b", name="ahmed  ali")), {"a": "a", "b": "b"}),
    (
        "sources",
        sources(OFFICE, *(ali(each, part_of="office", kind=kind) for each, kind in (("a", "person"), ("b", "people")))),
        {"a": "person", "b": "people"},
    ),
    (
        "locations",
        locations(IDLIB, HAMA, tall("a", within="idlib"), tall("b", within="hama")),
        {"a": "Idlib", "b": "Hama"},
    ),
    ("locations", locations(IDLIB, tall("a", within="idlib"), tall("b", within="idlib")), {"a": "a", "b": "b"}),
    (
        "locations",
        locations(IDLIB, HAMA, tall("a", within="idlib"), tall("b", within="idlib"), tall("c", within="hama")),
        {"a": "Idlib, a", "b": "Idlib, b", "c": "Hama"},
    ),
    (
        "locations",
        locations(IDLIB, HAMA, tall("a", within=["idlib", "hama"]), tall("b", within="hama"), tall("c")),
        {"a": "Idlib and Hama", "b": "Hama", "c": "c"},
    ),
    (
        "locations",
        locations(
            IDLIB, HAMA,
            location("x", name="Centre", within="idlib"), location("y", name="Centre", within="hama"),
            tall("a", within="x"), tall("b", within="y"),
        ),
        {"a": "Idlib", "b": "Hama", "x": "Idlib", "y": "Hama"},
    ),
    (
        "locations",
        locations(tall("a", kind="province"), tall("b", kind="city", within="a")),
        {"a": "province", "b": "city"},
    ),
    (
        "documents",
        minimal(
            sources=[source(), publisher(), publisher("mail", name="The Mail")],
            documents=[
                document(title="Report"),
                document("b", title="Report", published="2020-03-06"),
                document("c", title="Report", publisher="mail"),
            ],
        ),
        {"report": "The Harbour Gazette, 5 March 2020", "b": "The Harbour Gazette, 6 March 2020", "c": "The Mail"},
    ),
    (
        "documents",
        minimal(documents=[document(), document("b", published="2020-03-06")]),
        {"report": "5 March 2020", "b": "6 March 2020"},
    ),
    (
        "documents",
        minimal(documents=[{"id": each, "publisher": "gazette", "published": "2020-03-05"} for each in ("report", "b")]),
        {"report": "report", "b": "b"},
    ),
    (
        "events",
        minimal(events=[event(), event("b", when="2021-03-04")]),
        {"fire": "4 March 2020", "b": "4 March 2021"},
    ),
    (
        "events",
        minimal(
            locations=[location(), location("quay", name="The quay")],
            events=[event(), event("b", locations=["quay"]), event("c", when="2021-03-04")],
        ),
        {"fire": "4 March 2020, The harbour", "b": "4 March 2020, The quay", "c": "4 March 2021"},
    ),
]  # fmt: skip
"""A list of a record, and what stands behind the names of some of its entries, by id."""


@pytest.mark.parametrize(("name", "data", "expected"), APART)
def test_equal_names_get_what_parts_them(name: str, data: Data, expected: dict[str, str]) -> None:
    labels = called(data, name)
    assert len(set(labels.values())) == len(labels)
    added = {each: label[label.index(" (") + 2 : -1] for each, label in labels.items() if " (" in label}
    assert added == expected


def test_a_name_made_longer_is_no_other_entrys_name() -> None:
    data = locations(
        IDLIB,
        tall("a", within="idlib"),
        tall("b"),
        location("c", name="Tall (Idlib)"),
    )
    labels = called(data, "locations")
    assert labels == {
        "harbour": "The harbour", "idlib": "Idlib", "a": "Tall (Idlib, a)", "b": "Tall (b)", "c": "Tall (Idlib) (c)",
    }  # fmt: skip


def test_entries_of_different_lists_and_aliases_keep_their_names() -> None:
    data = minimal(
        sources=[source(aliases=["The harbour"]), publisher(name="The harbour")],
        events=[event(name="The harbour")],
    )
    assert check(texts_of(data)).diagnostics == []
    assert called(data, "sources")["gazette"] == called(data, "locations")["harbour"] == "The harbour"


def twins() -> Data:
    """A record in which two of each list have one name, and all are shown on maps, timelines and in claims."""
    places = [
        location(),
        IDLIB,
        tall("tall", within="idlib", point=[35, 36]),
        tall("tall-2", within="harbour", point=[35.5, 36.5]),
    ]
    events = [event(locations=["tall"]), event("fire-2", when="2021-03-04", locations=["tall-2"])]
    documents = [document(title="Report"), document("report-2", title="Report", published="2021-03-05")]
    claims = [
        claim(
            f"{name}{end}",
            source=f"ali{end}",
            document=f"report{end}",
            event=f"fire{end}",
            quote=f"{number} died",
            figures={"killed": number},
        )
        for end in ("", "-2")
        for name, number in (("burned", "4 people"), ("again", "5 people"))
    ]
    people = [ali("ali", part_of="office"), ali("ali-2")]
    return minimal(
        sources=[publisher(), OFFICE, *people], locations=places, events=events, documents=documents, claims=claims
    )


def test_no_page_and_no_result_shows_a_repeated_name_alone() -> None:
    alone = re.compile(
        r"(Ahmed Ali|Tall|The fire at the quay|Report)(?! \((?:The port|person|Idlib|The har|[45] March))"
    )
    for path, page in pages(twins()).items():
        assert not alone.search(parsed(page).get_text().replace("\\(", "(")), path
    for address, entry in found(twins()).items():
        assert not alone.search(entry.title.text), address
        assert not alone.search(entry.under), address


def test_where_a_name_is_shown_so_is_what_parts_it() -> None:
    made = pages(twins())
    assert made["sources/ali.md"].startswith("---\ntitle: Ahmed Ali (The port office)\n")
    assert "\n# Ahmed Ali (The port office)" in made["sources/ali.md"]
    assert "[Ahmed Ali (person)](ali-2.md)" in made["sources/index.md"]
    drawn = {text.get_text() for text in parsed(made["map/index.md"]).select("svg .or-name")}
    assert {"Tall (Idlib)", "Tall (The harbour)"} <= drawn
    assert "The fire at the quay (4 March 2021)" in made["timeline/index.md"]
    assert "How many were killed? The fire at the quay (4 March 2020)" in made["counts/fire/killed.md"]


def test_search_finds_an_equal_name_by_itself_and_by_what_parts_it() -> None:
    entries = found(twins())
    assert [name.text for name in entries["sources/ali/"].names] == ["Ahmed Ali (The port office)", "Ahmed Ali"]
    assert entries["documents/report-2/#again-2"].under == "Report (5 March 2021)"
    assert entries["sources/office/"].names[0].text == "The port office"


# The interface's language.

ARABIC = {"ar": ["الميناء", "مرفأ"], "fr": "Le port"}


def harbour(**fields: object) -> Data:
    """A record in English with a place that has Arabic names, and with a count, a map and several pages that name it."""
    return minimal(
        sources=[source(names={"ar-SY": "كاتب"}), publisher()],
        locations=[location(names=ARABIC, aliases=["Port"], point=[35, 36], **fields)],
        events=[event(names={"ar": "الحريق"})],
        documents=[document(names={"ar": "حريق على الرصيف"}, language="en")],
    )


def test_pages_in_arabic_call_entries_by_their_arabic_names() -> None:
    made = pages(harbour(), "ar")
    page = parsed(made["locations/harbour.md"])
    assert made["locations/harbour.md"].startswith("---\ntitle: الميناء\n")
    assert "\n# الميناء" in made["locations/harbour.md"]
    names = page.select_one(".or-names")
    assert names
    assert [(each.get_text(), each["lang"]) for each in names.select("bdi")] == [
        ("The harbour", "en"), ("Le port", "fr"), ("Port", "en"),
    ]  # fmt: skip
    assert "مرفأ" in names.get_text()
    for path, text in (("locations/index.md", "الميناء"), ("events/fire.md", "الحريق"), ("sources/clerk.md", "كاتب")):
        assert text in made[path]
    card = parsed(made["documents/report.md"])
    assert "كاتب" in card.get_text()
    assert [text.get_text() for text in parsed(made["map/index.md"]).select("svg .or-name")] == ["الميناء"]
    assert "title: حريق على الرصيف\n" in made["documents/report.md"]
    assert "it burned" in made["documents/report.md"]
    others = " ".join(
        text for path, text in made.items() if not path.startswith(("locations/harbour", "sources/clerk"))
    )
    assert "]: The harbour" not in others


def test_an_interface_in_the_records_own_language_changes_no_name() -> None:
    data = {**harbour(), "about": {"title": "سجل", "language": "ar"}}
    assert called(data, "locations", "ar") == {"harbour": "The harbour"}
    assert called(data, "locations", "fr") == {"harbour": "Le port"}
    assert called(harbour(), "locations", "en") == {"harbour": "The harbour"}


def test_a_title_in_the_interfaces_language_stays() -> None:
    data = minimal(documents=[document(title="حريق", language="ar", names={"ar": "حريق آخر", "en": "Fire"})])
    assert called(data, "documents", "ar") == {"report": "حريق"}
    record = view_of(data).record
    with languages.speaking("ar"):
        assert [name.text for name in other_names(record, record.documents["report"])] == ["حريق آخر", "Fire"]


def test_names_equal_in_the_interfaces_language_alone_are_told_apart_there() -> None:
    data = minimal(
        locations=[location(names={"ar": "تل"}, kind="town"), location("hill", name="The hill", names={"ar": "تل"})],
    )
    assert called(data, "locations") == {"harbour": "The harbour", "hill": "The hill"}
    labels = called(data, "locations", "ar")
    assert len(set(labels.values())) == 2
    assert all(label.startswith("تل (") for label in labels.values())


def test_what_parts_two_stands_in_its_own_language_between_brackets_of_the_interface() -> None:
    data = locations(IDLIB, tall("a", names={"ar": "تل"}, within="idlib"), tall("b", names={"ar": "تل"}))
    heading = '# تل (<bdi lang="en" dir="ltr">Idlib</bdi>)'
    assert heading in unescape(pages(data, "ar")["locations/a.md"])


def test_lists_go_by_the_names_that_are_shown() -> None:
    data = locations(
        location("a", name="Aleph", names={"ar": "ياء"}),
        location("z", name="Zed", names={"ar": "ألف"}),
    )
    for language, order in (("en", ["a", "harbour", "z"]), ("ar", ["harbour", "z", "a"])):
        linked = re.findall(r"- \[.*?\]\((\w+)\.md\)", pages(data, language)["locations/index.md"])
        assert list(dict.fromkeys(linked)) == order


def test_search_in_arabic_shows_the_arabic_name_and_finds_both() -> None:
    entries = found(harbour(), "ar")
    place = entries["locations/harbour/"]
    assert (place.title.text, place.title.language) == ("الميناء", "ar")
    assert [name.text for name in place.names] == ["الميناء", "The harbour", "مرفأ", "Le port", "Port"]
    burned = entries["documents/report/#burned"]
    assert burned.under == "حريق على الرصيف"
    texts = " ".join(text.text for text in burned.texts)
    assert "A clerk of the harbour" in texts
    assert "كاتب" in texts

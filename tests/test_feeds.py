"""Feeds of changes: Atom as RFC 4287 has it, the same whenever they are made, and their links lead somewhere for ever."""

import re
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from onrecord.edition import Edition
from onrecord.generate import Home, generate
from onrecord.speaking.linking import LinkStyle, site_address
from tests import golden
from tests.building import parsed
from tests.records import claim, document, minimal, publisher, source, texts_of
from tests.test_changes_pages import RECORD

WEB = "https://example.org/sub/"
ATOM = "{http://www.w3.org/2005/Atom}"
XHTML_IDS = re.compile(r'id="([^"]+)"|\{#([^ }]+)')


def edition(record: dict[str, object], home: Home | None = None, language: str = "en") -> Edition:
    made = generate(texts_of(record), home=home or Home(WEB), language=language).edition
    assert made
    return made


def feeds(made: Edition) -> dict[str, bytes]:
    return {path: made.data_at(path) for path in made.feeds}


def only(element: Element, name: str) -> str:
    """The text of the one element of a name in another."""
    (found,) = element.findall(f"{ATOM}{name}")
    assert found.text
    return found.text


def links(element: Element) -> dict[str, tuple[str, str]]:
    found = {each.attrib["rel"]: (each.attrib["type"], each.attrib["href"]) for each in element.findall(f"{ATOM}link")}
    assert len(found) == len(element.findall(f"{ATOM}link"))
    return found


def held_to_the_rules(data: bytes) -> Element:
    """A feed, after it was held to what RFC 4287 asks of one."""
    assert data.startswith(b"<?xml")
    root = ElementTree.fromstring(data)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    known = {"id", "title", "updated", "link", "author", "rights", "content", "entry"}
    assert all(
        each.tag.removeprefix(ATOM) in known for each in root.iter() if each.tag != f"{ATOM}name" and each is not root
    )
    for each in (root, *entries):
        assert urlsplit(only(each, "id")).scheme == "https"  # an IRI, compared letter by letter
        assert re.fullmatch(r"[!-~]+", only(each, "id"))
        assert only(each, "title")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", only(each, "updated"))
        datetime.fromisoformat(only(each, "updated"))
        assert "alternate" in links(each)
        assert all(urlsplit(href).scheme == "https" for _, href in links(each).values())
    assert len({only(each, "id") for each in entries}) == len(entries)
    (author,) = root.findall(f"{ATOM}author")  # that of every entry, for none has its own
    assert only(author, "name")
    assert links(root)["self"] == ("application/atom+xml", only(root, "id"))
    times = [only(each, "updated") for each in entries]
    assert times == sorted(times, reverse=True)
    assert not times or only(root, "updated") == times[0]
    for each in entries:
        (content,) = each.findall(f"{ATOM}content")
        assert content.attrib == {"type": "html"}
        assert content.text
        assert parsed(content.text).find("p")
    return root


def test_every_feed_is_atom() -> None:
    made = generate(golden.texts(), evidence=golden.EVIDENCE, home=Home(WEB)).edition
    assert made
    found = {**feeds(made), **{f"other/{path}": data for path, data in feeds(edition(RECORD)).items()}}
    assert {path.split("/")[0] for path in found} == {"changes", "sources", "locations", "events", "other"}
    for data in found.values():
        held_to_the_rules(data)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_feed_speaks_the_language_of_the_site(language: str) -> None:
    root = held_to_the_rules(edition(RECORD, language=language).data_at("changes/feed.xml"))
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == language


def test_only_what_has_changed_has_a_feed_but_the_record_always() -> None:
    assert set(feeds(edition(RECORD))) == {
        "changes/feed.xml",
        "sources/clerk/feed.xml",
        "sources/gazette/feed.xml",
        "locations/harbour/feed.xml",
        "events/fire/feed.xml",
    }
    read = minimal(documents=[document(retrieved="2021-01-02")])
    (alone,) = feeds(edition(read)).values()
    assert only(held_to_the_rules(alone), "updated") == "2021-01-02T00:00:00Z"
    assert not feeds(edition(minimal())), "nothing on record has a day of ours"


@pytest.mark.parametrize("home", [Home(), Home(WEB, is_copy=True)])
def test_without_an_address_and_in_a_copy_for_a_disk_there_is_none(home: Home) -> None:
    made = edition(RECORD, home)
    assert not feeds(made)
    assert not [path for path in made.keys if "feed" in made.written(path).text]


def test_a_feed_does_not_depend_on_the_day_and_an_entry_is_known_through_new_ids() -> None:
    made = {each: feeds(edition(each_record)) for each, each_record in (("one", RECORD), ("other", RECORD))}
    assert made["one"] == made["other"]
    before = held_to_the_rules(made["one"]["changes/feed.xml"])
    claims = [{**each, "id": f"new-{each['id']}", "formerly": each["id"]} for each in RECORD["claims"]]
    after = held_to_the_rules(edition({**RECORD, "claims": claims}).data_at("changes/feed.xml"))
    ids = [[only(each, "id") for each in root.findall(f"{ATOM}entry")] for root in (before, after)]
    assert ids[0] == ids[1]


def test_two_corrections_of_one_field_on_one_day_are_two_entries() -> None:
    twice = [{"on": "2021-01-01", "field": "says", "was": was, "because": "it was so"} for was in ("one", "two")]
    root = held_to_the_rules(
        edition(minimal(claims=[claim("burned", corrections=twice), claim("b")])).data_at("changes/feed.xml")
    )
    assert [re.sub("<[^>]*>", "", each.findtext(f"{ATOM}content", "")) for each in root.findall(f"{ATOM}entry")] == [
        "1 January 2021&#58; statement in our words, before&#58; two. Because&#58; it was so",
        "1 January 2021&#58; statement in our words, before&#58; one. Because&#58; it was so",
    ]


@pytest.mark.parametrize("style", [LinkStyle.FOLDERS, LinkStyle.FILES])
def test_every_link_of_a_feed_leads_to_what_is_there(style: LinkStyle) -> None:
    texts = golden.texts()
    made = generate(texts, style, golden.EVIDENCE, home=Home(WEB, style))
    assert made.edition
    anchors = {
        f"{WEB}{site_address(path, style)}{f'#{anchor}' if anchor else ''}"
        for path, each in made.files.items()
        for anchor in ["", *(one or other for one, other in XHTML_IDS.findall(each.text))]
    }
    for data in feeds(made.edition).values():
        root = ElementTree.fromstring(data)
        for each in (root, *root.findall(f"{ATOM}entry")):
            assert links(each)["alternate"][1] in anchors


def test_the_claim_of_a_long_text_is_led_to_where_its_anchor_stays() -> None:
    many = [claim(f"c{number}") for number in range(40)]
    many[39]["withdrawn"] = {"on": "2021-01-01", "because": "it was taken back"}
    root = held_to_the_rules(edition(minimal(claims=many)).data_at("changes/feed.xml"))
    (entry,) = root.findall(f"{ATOM}entry")
    assert links(entry)["alternate"][1] == f"{WEB}documents/report/#c39"


def test_a_withdrawn_claim_says_nothing_but_that_it_was_and_not_of_whom_it_was() -> None:
    made = feeds(edition(RECORD))
    assert {path for path, data in made.items() if b"burned-withdrawn-2021-03-04" in data} == {
        "changes/feed.xml",
        "events/fire/feed.xml",
        "locations/harbour/feed.xml",
    }
    assert not [path for path, data in made.items() if b"nobody may read" in data]


def test_what_is_private_or_withheld_until_a_day_is_in_no_feed() -> None:
    corrected = [{"on": "2021-01-01", "field": "says", "was": "it said much", "because": "of him"}]
    secret = [
        claim("private-one", visibility="private", corrections=corrected),
        claim("embargoed", embargo="2999-01-01", corrections=corrected),
        claim("burned"),
        claim("four"),
    ]
    hidden = source("hidden", visibility="private", corrections=[{**corrected[0], "field": "name"}])
    made = edition(minimal(claims=secret, sources=[source(), publisher(), hidden]))
    assert not feeds(made)
    assert "it said much" not in made.written("changes.md").text


def test_a_page_leads_to_its_feed() -> None:
    made = edition(RECORD)
    page = parsed(made.written("sources/clerk.md").body)
    assert [str(each["href"]) for each in page.select("p.or-data a")] == ["feed.xml", "../../changes/"]
    assert made.written("sources/clerk.md").head["changes_feed"] is True
    assert "changes_feed" not in made.written("documents/report.md").head

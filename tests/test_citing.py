"""What stands at the end of a page: addresses, citations that programs read, linked data."""

import json
import re
from urllib.parse import parse_qs

import pytest
from bs4 import Tag

from onrecord.generate import Home, generate
from onrecord.speaking.linking import LinkStyle
from tests import golden
from tests.building import parsed
from tests.records import Pages, claim, document, minimal, texts_of

WEB = "https://example.org/sub/"
REPORT = "documents/report.md"


def end_of(path: str, home: str = WEB, links: LinkStyle = LinkStyle.FOLDERS, **lists: object) -> Tag:
    """The Markdown of a page, as a tree of the tags in it."""
    return parsed(Pages(texts_of(minimal(**lists)), links=links, home=Home(home, LinkStyle.FOLDERS))[path])


def cited(page: Tag, form: str) -> str:
    found = page.select_one(f'[data-form="{form}"]')
    assert found
    return found.get_text()


def test_every_page_that_is_cited_has_its_whole_address() -> None:
    made = generate(golden.texts(), evidence=golden.EVIDENCE, home=Home(WEB))
    shown = {
        path: re.findall(rf'class="or-address" data-part="address"><bdi[^>]*>{WEB}([^<]*)<', each.text)
        for path, each in made.files.items()
    }
    kinds = {"sources", "locations", "events", "documents", "counts"}
    pages = {path: path.removesuffix(".md") + "/" for path in made.files if path.split("/")[0] in kinds}
    main = {path: address for path, address in pages.items() if shown[path]}
    assert all(shown[path] == [address] for path, address in main.items())
    assert {address.split("/")[0] for address in main.values()} == kinds
    assert [path for path in pages if "(moved)" not in made.files[path].text and not shown[path]] == [
        path for path in pages if path.endswith("index.md") or "/from-" in path
    ]


def test_every_claim_in_full_has_its_whole_address_and_its_id() -> None:
    page = end_of(REPORT)
    found = [each.get_text() for each in page.select("p.or-address a")]
    assert found == [f"{WEB}documents/report/#{each}" for each in ("burned", "four-hurt")]
    assert [each["href"] for each in page.select("p.or-address a")] == ["#burned", "#four-hurt"]


def test_an_address_that_is_not_known_is_told_from_the_top() -> None:
    page = end_of(REPORT, "", LinkStyle.FILES)
    found = page.select_one("p.or-address a")
    assert found
    assert found.get_text() == "documents/report.html#burned"


def test_a_copy_for_a_disk_cites_the_site_on_the_web() -> None:
    page = end_of(REPORT, links=LinkStyle.FILES)
    assert f"url = {{{WEB}documents/report/}}," in cited(page, "bibtex")


TITLES = ["Fire at the quay", r"100 % of \{_ & “#1” ~ ^ $", 'A "title" with <b>marks</b>', "حريق"]


@pytest.mark.parametrize("title", TITLES)
def test_citations_hold_the_title_as_each_form_writes_it(title: str) -> None:
    page = end_of(REPORT, documents=[document(title=title)])
    (item,) = json.loads(cited(page, "csl"))
    assert (item["title"], item["URL"]) == (title, f"{WEB}documents/report/")
    assert item["container-title"] == "The harbour record"
    lines = dict(line.split("  -", 1) for line in cited(page, "ris").strip().split("\n"))
    assert (lines["TY"].strip(), lines["TI"].strip(), lines["UR"].strip()) == ("ELEC", title, item["URL"])
    assert list(lines)[-1] == "ER"
    bibtex = cited(page, "bibtex")
    assert bibtex.count("{") - bibtex.count("\\{") == bibtex.count("}") - bibtex.count("\\}")
    span = page.select_one("span.Z3988")
    assert span
    told = parse_qs(str(span["title"]))
    assert (told["rft.title"], told["rft.identifier"]) == ([title], [item["URL"]])


def test_no_form_says_when_it_was_read_or_made_but_by_the_record() -> None:
    page = end_of(REPORT)
    assert not re.search(r"urldate|Y2|accessed", page.get_text())
    assert not page.find(string=re.compile("Last read"))
    read = end_of(REPORT, documents=[document(retrieved="2020-03-06")])
    assert read.find(string=re.compile("6 March 2020"))


def test_claims_are_linked_data_on_their_page() -> None:
    claims = [claim("burned", quote="it </script> burned"), claim("gone", withdrawn={"on": "2021", "because": "wrong"})]
    page = end_of(REPORT, claims=claims)
    script = page.select_one('script[type="application/ld+json"]')
    assert script
    data = json.loads(script.get_text())
    assert data["@context"] == ["https://schema.org", {"@base": WEB}]
    things = {(thing["@type"], thing["@id"]): thing for thing in data["@graph"]}
    said = things["Claim", "documents/report/#burned"]
    assert said["author"] == [{"@id": "sources/clerk/"}]
    assert things["Quotation", said["citation"]["@id"]]["text"] == "it </script> burned"
    assert things["CreativeWork", said["appearance"]["@id"]]["name"] == "Fire at the quay"
    assert things["Claim", "documents/report/#gone"]["creativeWorkStatus"] == "withdrawn"


@pytest.mark.parametrize(("links", "way"), [(LinkStyle.FOLDERS, "../../"), (LinkStyle.FILES, "../")])
def test_linked_data_of_a_site_without_an_address_leads_from_its_page(links: LinkStyle, way: str) -> None:
    script = end_of(REPORT, "", links).select_one('script[type="application/ld+json"]')
    assert script
    assert json.loads(script.get_text())["@context"][1] == {"@base": way}

"""The foot of every page: who answers for the record, and where an error on the page is reported."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from onrecord.record.model import About
from onrecord.site.foot import Foot, report
from tests.building import parsed

ADDRESS = "https://example.org/sub/documents/report/"


@pytest.mark.parametrize("contact", ["desk@example.org", "mailto:desk@example.org"])
def test_a_mail_begins_with_the_address_of_the_page_and_asks_for_the_claim(contact: str) -> None:
    parts = urlsplit(report(contact, ADDRESS))
    told = parse_qs(parts.query)
    assert (parts.scheme, parts.path) == ("mailto", "desk@example.org")
    assert told["subject"] == [f"An error on the page {ADDRESS}"]
    assert told["body"][0].startswith(f"Page: {ADDRESS}\nClaim, if it is about one:")


@pytest.mark.parametrize("contact", ["https://example.org/form", "https://example.org/form?to=desk#here"])
def test_a_form_is_told_the_page(contact: str) -> None:
    before, parts = urlsplit(contact), urlsplit(report(contact, ADDRESS))
    assert parts._replace(query="") == before._replace(query="")
    assert parse_qs(parts.query) == {**parse_qs(before.query), "page": [ADDRESS]}


def test_what_is_neither_a_mail_nor_an_address_leads_nowhere() -> None:
    assert report("javascript:alert(1)", ADDRESS) == ""


def test_the_foot_says_what_the_record_says_and_no_more() -> None:
    bare = parsed(Foot(About(title="The harbour record"), "en").html(ADDRESS, "../"))
    assert [link["href"] for link in bare.find_all("a")] == ["../data/record.json"]
    about = About(title="The harbour record", editor="The desk <b>", licence="CC BY 4.0", contact="desk@example.org")
    whole = parsed(Foot(about, "en", "our/").html(ADDRESS, "../"))
    assert [unquote(str(link["href"])).split("?")[0] for link in whole.find_all("a")] == [
        "../our/data/record.json",
        "mailto:desk@example.org",
    ]
    assert "Edited by The desk <b>" in whole.get_text()
    assert "Terms: CC BY 4.0" in whole.get_text()

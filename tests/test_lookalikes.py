"""Letters that are taken for others: in names, in addresses, and in what is no look-alike at all."""

from html import unescape

import pytest

from onrecord.generate import prepare
from onrecord.record.readers import read_contact
from onrecord.record.web_addresses import in_punycode
from onrecord.site.foot import Foot
from onrecord.writing.lookalikes import mixed_words, poses_as, shape_of
from tests.records import minimal, texts_of

FORGED = [
    ("Reuters", "Rеuters"),
    ("Al Jazeera", "AI Jazeera"),
    ("Kyiv Post", "Κyiv Роst"),
    ("Reuters", "Reu\u200dters"),
    ("Reuters", "Ｒｅｕｔｅｒｓ"),
    ("Reuters", "𝐑euters"),
]


@pytest.mark.parametrize(("name", "forged"), FORGED)
def test_a_forged_name_has_the_shape_of_the_other(name: str, forged: str) -> None:
    assert shape_of(name) == shape_of(forged)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Unit 1", "Unit 7"),
        ("किसान", "कसान"),
        ("نور", "نار"),
        ("Правда", "Известия"),
        ("Ward 10", "Ward 1O"),
        ("山田", "山口"),
    ],
)
def test_other_names_have_another_shape(one: str, other: str) -> None:
    assert shape_of(one) != shape_of(other)


@pytest.mark.parametrize(
    "name", ["ТАСС и Reuters", "Müller", "رويترز Reuters", "東京NEWS", "α-Radio", "Ведомости-TV", "naïve", "µm"]
)
def test_names_in_two_scripts_are_not_mixed_within_a_word(name: str) -> None:
    assert list(mixed_words(name)) == []


@pytest.mark.parametrize("host", ["gооgle.example", "аррӏе.example", "xn--80ak6aa92e.example", "a.pаypal.example"])
def test_a_host_that_poses_as_another_is_told(host: str) -> None:
    assert poses_as(host).isascii()
    assert poses_as(host)


@pytest.mark.parametrize(
    "host", ["example.org", "münchen.example", "пример.испытание", "xn--mnchen-3ya.example", "مثال.إختبار", "xn--a-.b"]
)
def test_a_host_in_its_own_letters_is_fine(host: str) -> None:
    assert poses_as(host) == ""


@pytest.mark.parametrize(
    "contact",
    [
        "https://example.org/c",
        "desk@example.org",
        "mailto:desk@example.org",
        "MAILTO:desk@example.org",
        "tel:+49-30-123456",
        "a@münchen.example",
    ],
)
def test_a_contact_can_be_followed(contact: str) -> None:
    assert read_contact(contact) == contact


@pytest.mark.parametrize(
    "contact",
    [
        *(
            "javascript:alert(1)",
            "JavaScript:a@b.example",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "call us",
            "tel:javascript",
        ),
        *(
            "https://u:p@example.org/",
            "http://",
            "desk@exаmple.org",
            "https://gооgle.example/",
            "mailto:a@b.example?bcc=c@d.example",
        ),
        *("a\u200b@b.example", "a@b.example\n", "x:a@b.example"),
    ],
)
def test_any_other_contact_is_refused(contact: str) -> None:
    with pytest.raises(ValueError, match=r"address|contact|host"):
        read_contact(contact if not contact.endswith("\n") else f"{contact} x")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://example.org/приве́т", ""),
        ("https://xn--e1afmkfd.example/", ""),
        ("https://ПРИМЕР.example:8443/a", "xn--e1afmkfd.example"),
        ("https://straße.example", "xn--strae-oqa.example"),
        ("https://مثال.example/", "xn--mgbh0fb.example"),
        ("https://例。example", "xn--fsq.example"),
        ("mailto:desk@%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.example?subject=a", "xn--e1afmkfd.example"),
        ("mailto:desk@example.org?subject=%D0%BF%40b", ""),
    ],
)
def test_a_host_is_told_as_a_browser_asks_for_it(url: str, host: str) -> None:
    assert in_punycode(url) == host


def test_a_link_to_a_host_in_other_letters_shows_where_it_leads() -> None:
    host = "пример.example"
    data = minimal(
        documents=[{**minimal()["documents"][0], "url": f"https://{host}/a", "archived_url": f"https://{host}/b"}]
    )
    data["about"]["contact"] = f"https://{host}/errors"
    found = prepare(texts_of(data))
    assert found.edition
    page = unescape(found.edition.written("documents/report.md").body)
    assert page.count("(xn--e1afmkfd.example)") >= 2
    assert "(xn--e1afmkfd.example)" in unescape(found.edition.written("index.md").body)
    foot = unescape(Foot(found.edition.view.record.about, "en").html("https://a.test/", "./"))
    assert "(xn--e1afmkfd.example)" in foot

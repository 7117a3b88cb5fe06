"""Letters that are taken for others: in names, in addresses, and in what is no look-alike at all."""

import pytest

from onrecord.record.readers import read_contact
from onrecord.writing.lookalikes import mixed_words, poses_as, shape_of

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

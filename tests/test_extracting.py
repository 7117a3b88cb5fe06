"""The text of archived files: what a reader sees in a page or a PDF, in its order, or one reason why there is none."""

import warnings

import pytest

from onrecord.extracting import Kind, Unreadable, kind_of, text_of
from onrecord.folding import Text
from onrecord.proving import Missing, find

PAGE = """<!doctype html><html><head><title>A title</title><style>p { color: red }</style><script>var x = "<p>script</p>"</script>
</head><body><h1>Fire at the quay</h1><p>wo<b>rd</b>s of “<i>four</i>” men,<br>later&nbsp;14 <a href=x>people</a></p><!-- no -->
<template>template</template><noscript>noscript</noscript><div hidden>hidden</div><img src=x alt=alternative>
<ul><li>Bread</li><li>Salt</li></ul><table><tr><td>Hurt</td><td>4</td></tr></table>
<p dir=rtl>قال <b>الس</b>كان</p></body></html>"""


def pdf(*pages: str) -> bytes:
    """A PDF with a line of text on each page."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<<>>",
    ]
    for number, page in enumerate(pages):
        lines = "".join(f"({line}) Tj 0 -14 Td " for line in page.split("\n"))
        stream = f"BT /F1 12 Tf 50 700 Td {lines}ET"
        content = f"{6 + 2 * number} 0 R"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {content}>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    body, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj{text}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", Kind.HTML),
        ("b/a.HTM", Kind.HTML),
        ("a.xhtml", Kind.HTML),
        ("a.pdf", Kind.PDF),
        ("a.txt", Kind.PLAIN),
        ("pdf", Kind.PLAIN),
    ],
)
def test_the_end_of_the_name_tells_the_kind(name: str, kind: Kind) -> None:
    assert kind_of(name) is kind


def test_a_page_gives_what_a_reader_sees_in_its_order() -> None:
    text = text_of(PAGE.encode(), Kind.HTML)
    assert [" ".join(line.split()) for line in text.splitlines() if line.strip()] == [
        "Fire at the quay",
        "words of “four” men,",
        "later 14 people",
        "Bread",
        "Salt",
        "Hurt 4",
        "قال السكان",
    ]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ('<meta charset="windows-1252">', "cp1252"),
        ("<meta charset=iso-8859-1>", "cp1252"),
        ('<META http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ('<?xml version="1.0" encoding="windows-1252"?>', "cp1252"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_names(head: str, encoding: str) -> None:
    assert text_of(f"{head}<p>“Café”</p>".encode(encoding), Kind.HTML) == "“Café”"


def test_a_pdf_gives_its_pages_in_order() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        text = text_of(pdf("The fire burned down the quay.", "It hurt 4 people."), Kind.PDF)
    assert text == "The fire burned down the quay.\fIt hurt 4 people."
    passages = find(Text(text), ("down the quay", "4 people"))
    assert not isinstance(passages, Missing)
    assert [passage.page for passage in passages] == [1, 2]


def test_words_that_a_pdf_breaks_at_line_ends_are_found_as_they_are() -> None:
    text = Text(text_of(pdf("They were hospi-\ntalised after well-\nknown events."), Kind.PDF))
    for quote in ("were hospitalised after", "after well-known events"):
        assert not isinstance(find(text, (quote,)), Missing), text.text


LOCKED = pdf("x").replace(
    b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/O(%b)/U(%b)/P -4>>/ID[(a)(a)]"
)


@pytest.mark.parametrize(
    ("data", "kind", "why"),
    [
        (b"caf\xe9", Kind.PLAIN, "byte 3 is not UTF-8"),
        (b" \n", Kind.PLAIN, "there is no text in it"),
        (b"<p>caf\xe9</p>", Kind.HTML, "byte 6 is not UTF-8"),
        (b"<meta charset=klingon><p>x", Kind.HTML, "its encoding 'klingon' is not known"),
        (b"<meta charset=windows-1252><p>\x81", Kind.HTML, "byte 30 is not CP1252"),
        (b"<script>x</script>", Kind.HTML, "there is no text in it"),
        (b"", Kind.PDF, "it is not a whole PDF"),
        (b"%PDF-1.4 and no more", Kind.PDF, "it is not a whole PDF"),
        (pdf("text")[:200], Kind.PDF, "it is not a whole PDF"),
        (pdf(""), Kind.PDF, "there is no text in it"),
        (LOCKED.replace(b"%b", b"x" * 32), Kind.PDF, "a password locks it"),
    ],
)
def test_what_gives_no_text_says_why(data: bytes, kind: Kind, why: str) -> None:
    with pytest.raises(Unreadable) as refused:
        text_of(data, kind)
    assert str(refused.value) == why

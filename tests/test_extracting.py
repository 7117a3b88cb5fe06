"""The text of archived files: what a reader sees in a page or a PDF, in its order, or one reason why there is none."""

import time
import warnings

import pytest

from onrecord.proving.extracting import FileKind, Unreadable, kind_of, text_of
from onrecord.proving.folding import Text
from onrecord.proving.passages import Missing, find
from onrecord.writing.letters import APART, END, RAISED

PAGE = """<!doctype html><html><head><title>A title</title><style>p { color: red }</style><script>var x = "<p>script</p>"</script>
</head><body><h1>Fire at the quay</h1><p>wo<b>rd</b>s of “<i>four</i>” men,<br>later&nbsp;14 <a href=x>people</a></p><!-- no -->
<template>template</template><noscript>noscript</noscript><div hidden>hidden</div><img src=x alt=alternative>
<ul><li>Bread</li><li>Salt</li></ul><table><tr><td>Hurt</td><td>4</td></tr></table>
<p dir=rtl>قال <b>الس</b>كان</p></body></html>"""


def pdf(*pages: str) -> bytes:
    """A PDF with lines of text on each page."""
    drawn = ["".join(f"({line}) Tj 0 -14 Td " for line in page.split("\n")) for page in pages]
    return pdf_of([f"BT /F1 12 Tf 50 700 Td {lines}ET" for lines in drawn])


def pdf_of(pages: list[str]) -> bytes:
    """A PDF with a stream of drawing on each page."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<<>>",
    ]
    for number, stream in enumerate(pages):
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
        ("a.html", FileKind.HTML),
        ("b/a.HTM", FileKind.HTML),
        ("a.xhtml", FileKind.HTML),
        ("a.pdf", FileKind.PDF),
        ("a.txt", FileKind.PLAIN),
        ("pdf", FileKind.PLAIN),
    ],
)
def test_the_end_of_the_name_tells_the_kind(name: str, kind: FileKind) -> None:
    assert kind_of(name) is kind


def test_a_page_gives_what_a_reader_sees_in_its_order() -> None:
    text = text_of(PAGE.encode(), FileKind.HTML)
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
    assert text_of(f"{head}<p>“Café”</p>".encode(encoding), FileKind.HTML) == "“Café”"


def test_a_pdf_gives_its_pages_in_order() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        text = text_of(pdf("The fire burned down the quay.", "It hurt 4 people."), FileKind.PDF)
    assert text == "The fire burned down the quay.\fIt hurt 4 people."
    passages = find(Text(text), ("down the quay", "4 people"))
    assert not isinstance(passages, Missing)
    assert [passage.page for passage in passages] == [1, 2]


def test_words_that_a_pdf_breaks_at_line_ends_are_found_as_they_are() -> None:
    text = Text(text_of(pdf("They were hospi-\ntalised after well-\nknown events."), FileKind.PDF))
    for quote in ("were hospitalised after", "after well-known events"):
        assert not isinstance(find(text, (quote,)), Missing), text.text


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("A further 30<sup>7</sup> were", "A further 30^7/ were"),
        ("A further 30<sup><a href=#n>[7]</a></sup> were", "A further 30^[7]/ were"),
        ("30<a role=doc-noteref href=#n>7</a> were", "30^7/ were"),
        ('30<span style="font-size:60%; vertical-align: super">7</span> were', "30^7/ were"),
        ("H<sub>2</sub>O", "H_2/O"),
        ("the 1<sup>st</sup>", "the 1^st/"),
        ("<del>30</del><ins>14</ins> <s>a</s>b", "_30/_14/ _a/b"),
        ("<math><msup><mn>10</mn><mn>6</mn></msup></math> men", "_10/_6/ men"),
        ("<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> men", "_1/_2/ men"),
        ("x<sup></sup>y \ufff9z", "xy z"),
        ("<ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp>京<rt>きょう</rt></ruby>で", "東京で"),
    ],
)
def test_what_a_page_shows_raised_or_lowered_is_apart(html: str, shown: str) -> None:
    text = text_of(f"<p>{html}</p>".encode(), FileKind.HTML)
    assert text.translate({ord(RAISED): "^", ord(APART): "_", ord(END): "/"}) == shown


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        ("30|^7| were", "30^7/ were"),
        ("H|_2", "H_2/"),
        ("of 30|=7| were", "of 30^7/ were"),
        ("14|=27| were", "_14/_27/ were"),
        ("30|7| were", "307 were"),
        ("^7|See", "^7/See"),
        ("A f|o|ur", "A four"),
        ("peo|~ple", "people"),
    ],
)
@pytest.mark.parametrize("turned", ["1 0 0 1 50 700", "0 1 -1 0 300 300", "0.5 0 0 0.5 50 700"])
def test_what_a_pdf_shows_raised_or_lowered_is_apart(pieces: str, shown: str, turned: str) -> None:
    """^ is smaller and raised, _ smaller and lowered, = raised in the same size, ~ smaller on the line."""
    shapes = {"^": "/F1 8 Tf 4 Ts", "_": "/F1 8 Tf -2 Ts", "=": "/F1 12 Tf 4 Ts", "~": "/F1 8 Tf 0 Ts"}
    drawn = "".join(
        f"{shapes.get(each[0], '/F1 12 Tf 0 Ts')} ({each.lstrip('^_=~')}) Tj " for each in pieces.split("|")
    )
    text = text_of(pdf_of([f"BT {turned} Tm {drawn}ET"]), FileKind.PDF)
    assert " ".join(text.translate({ord(RAISED): "^", ord(APART): "_", ord(END): "/"}).split()) == shown


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<p>A further 30<sup>7</sup> were hurt</p>", FileKind.HTML),
        ("A further 30⁷ were hurt".encode(), FileKind.PLAIN),
    ],
)
def test_a_footnotes_mark_makes_no_other_number(data: bytes, kind: FileKind) -> None:
    text = Text(text_of(data, kind))
    assert isinstance(find(text, ("A further 307 were hurt",)), Missing)
    for quote in ("A further 30 were hurt", "A further 30", "were hurt"):
        assert not isinstance(find(text, (quote,)), Missing)


def test_a_page_of_many_marks_takes_time_in_proportion() -> None:
    start = time.perf_counter()
    text_of(b"<p>30<sup>7</sup> and <sub>2</sub></p>" * 20_000, FileKind.HTML)
    assert time.perf_counter() - start < 30


LOCKED = pdf("x").replace(
    b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/O(%b)/U(%b)/P -4>>/ID[(a)(a)]"
)


@pytest.mark.parametrize(
    ("data", "kind", "why"),
    [
        (b"caf\xe9", FileKind.PLAIN, "byte 3 is not UTF-8"),
        (b" \n", FileKind.PLAIN, "there is no text in it"),
        (b"<p>caf\xe9</p>", FileKind.HTML, "byte 6 is not UTF-8"),
        (b"<meta charset=klingon><p>x", FileKind.HTML, "its encoding 'klingon' is not known"),
        (b"<meta charset=windows-1252><p>\x81", FileKind.HTML, "byte 30 is not CP1252"),
        (b"<script>x</script>", FileKind.HTML, "there is no text in it"),
        (b"", FileKind.PDF, "it is not a whole PDF"),
        (b"%PDF-1.4 and no more", FileKind.PDF, "it is not a whole PDF"),
        (pdf("text")[:200], FileKind.PDF, "it is not a whole PDF"),
        (pdf(""), FileKind.PDF, "there is no text in it"),
        (LOCKED.replace(b"%b", b"x" * 32), FileKind.PDF, "a password locks it"),
    ],
)
def test_what_gives_no_text_says_why(data: bytes, kind: FileKind, why: str) -> None:
    with pytest.raises(Unreadable) as refused:
        text_of(data, kind)
    assert str(refused.value) == why

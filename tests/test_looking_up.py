"""A quote is shown where it stands, before it is written down."""

from hashlib import sha256

import pytest

from onrecord.record.model import Archive, Document
from onrecord.starting.looking_up import QuoteSeen, look_up_quote

PARAGRAPHS = "A heading\n\nFour people\nwere hurt.\n\nNobody is missing.\n"
HTML = "<!doctype html><h1>A heading</h1><p>Four <b>people</b> were hurt.</p><p>Nobody is missing.</p>"
PAGES = "A heading\n\fFour people were hurt.\fNobody is missing."


def looked_up(quote: str, **texts: str) -> QuoteSeen | None:
    """Look a quote up in a document with these archived files; ``_`` in a name stands for the dot."""
    archive = {name.replace("_", "."): text.encode() for name, text in texts.items()}
    files = [Archive(file=name, sha256=sha256(data).hexdigest()) for name, data in archive.items()]
    return look_up_quote(Document.model_validate({"id": "report", "title": "A", "archive": files}), archive, (quote,))


@pytest.mark.parametrize(
    ("name", "text", "locator"),
    [("a_txt", PARAGRAPHS, "paragraph 2"), ("a_html", HTML, "paragraph 2"), ("a_txt", PAGES, "page 2")],
)
def test_where_a_quote_stands_is_counted_as_a_person_counts(name: str, text: str, locator: str) -> None:
    seen = looked_up("people were hurt", **{name: text})
    assert seen == QuoteSeen(True, name.replace("_", "."), locator, "Four people were hurt.")


def test_a_quote_that_is_not_there_is_shown_beside_the_nearest() -> None:
    seen = looked_up("people were killed", a_txt=PARAGRAPHS)
    assert seen
    assert (seen.is_found, seen.words) == (False, "people were killed")
    assert "{hurt.}" in seen.passage


def test_each_archived_text_is_looked_into() -> None:
    seen = looked_up("Nobody is missing", film_mp4="", a_txt="Nothing.", b_txt=PARAGRAPHS)
    assert seen == QuoteSeen(True, "b.txt", "paragraph 3", "Nobody is missing.")


def test_without_a_text_nothing_is_known() -> None:
    assert looked_up("Nobody") is None
    assert looked_up("Nobody", film_mp4="Nobody") is None
    assert looked_up("Nobody", broken_pdf="Nobody") is None

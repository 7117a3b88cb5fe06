"""Replies: what answers a document or a claim stands beside it, on both pages, and as large."""

from onrecord.generate import generate
from tests.building import parsed
from tests.records import Pages, claim, document, minimal, texts_of

LETTER = document("letter", title="A letter to the editor", published="2020-03-07", answers=["report"])
DENIED = claim("denied", document="letter", says="nothing burned", relations={"answers": "burned"})
WITHDRAWN = claim("gone", document="letter", quote="lost words", withdrawn={"on": "2021", "because": "not theirs"})


def pages(*claims: object) -> Pages:
    lists = {"documents": [document(), LETTER], "claims": [claim("burned"), *claims]}
    return Pages(texts_of(minimal(**lists)))


def cards(page: str, within: str) -> list[str]:
    return [each.get_text(" ", strip=True) for each in parsed(page).select(f"{within} .or-card .or-statement")]


def test_a_reply_stands_on_the_page_of_what_it_answers_and_the_other_way_round() -> None:
    made = pages(DENIED)
    report, letter = made["documents/report.md"], made["documents/letter.md"]
    assert "Answered in" in report
    assert "A letter to the editor" in report
    _, _, replies = report.partition("## What was said in reply")
    assert "nothing burned" in " ".join(cards(replies, ""))
    assert "Fire at the quay" in letter


def test_claims_that_answer_each_other_are_shown_alike_on_both_pages() -> None:
    made = pages(DENIED)
    (answer,) = cards(made["documents/report.md"], ".or-reply")
    (answered,) = cards(made["documents/letter.md"], ".or-reply")
    assert "nothing burned" in answer
    assert "it burned" in answered


def test_of_a_reply_that_was_withdrawn_nothing_is_told() -> None:
    made = pages(WITHDRAWN | {"relations": {"answers": "burned"}})
    assert "What was said in reply" not in made["documents/report.md"]
    assert "lost words" not in "".join(made.values())


def test_a_withdrawn_claim_is_named_and_not_shown_by_its_answer() -> None:
    lists = {"documents": [document(), LETTER], "claims": [WITHDRAWN, claim("on", relations={"answers": "gone"})]}
    page = generate(texts_of(minimal(**lists))).files["documents/report.md"].text
    assert cards(page, ".or-reply") == []
    assert "letter/#gone" in page

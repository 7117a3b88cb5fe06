"""Quotes are proved: found under the folding and in their order, or shown beside the nearest passage."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.folding import Text, fold
from onrecord.proving import (
    AROUND,
    Missing,
    Passage,
    find,
    fingerprint,
    marked,
    text_fragment,
    uncovered,
)

TEXT = (
    "The café’s owner said: “Four men — no more — were hurt.” Later,\n  14 people were co\u00adunted in the old market."
)


def found(*parts: str, text: str = TEXT) -> list[str]:
    """The exact words found, or nothing."""
    passages = find(Text(text), parts)
    return [] if isinstance(passages, Missing) else [passage.exact for passage in passages]


@pytest.mark.parametrize(
    ("quote", "exact"),
    [
        ("The café's owner", "The café’s owner"),
        ("The cafe\u0301’s owner", "The café’s owner"),
        ('"Four men - no more - were hurt."', "“Four men — no more — were hurt.”"),
        ("Later, 14 people", "Later,\n  14 people"),
        ("were counted in", "were co\u00adunted in"),
        ("14 people\u200b were", "14 people were"),
    ],
)
def test_what_printing_changes_is_forgiven(quote: str, exact: str) -> None:
    assert found(quote) == [exact]


@pytest.mark.parametrize(
    "quote", ["the café", "The cafe’s", "4 people", "14 person", "Five men", "people were 14", "own", "1 4 people"]
)
def test_letters_digits_order_and_whole_words_are_not(quote: str) -> None:
    assert found(quote) == []


@pytest.mark.parametrize("hyphen", ["-", "-\r", "\u00ad", "- "])
@pytest.mark.parametrize("quote", ["a well-known man", "a wellknown man"])
def test_a_hyphen_at_the_end_of_a_line_is_the_words_own_or_the_printers(hyphen: str, quote: str) -> None:
    text = f"He was a well{hyphen}\n  known man."
    assert found(quote, text=text) == [f"a well{hyphen}\n  known man"]
    assert found("a well known man", text="He was a well-\nknown man.") == []
    assert found("10-15", "1015", text="10-\n15") == []


def test_readings_of_hyphens_do_not_change_the_order_of_parts() -> None:
    text = "One counted exam-\nples, two ex-\nminers, one hand."
    assert found("counted examples", "two ex-miners", "one hand", text=text) == [
        "counted exam-\nples",
        "two ex-\nminers",
        "one hand",
    ]
    assert found("two ex-miners", "counted examples", text=text) == []


@pytest.mark.parametrize(
    ("quote", "text"), [("क", "कि"), ("x", "x\u0301"), ("كتب", "كتبَ"), ("\u1100\u1161", "\u1100\u1161\u11a8")]
)
def test_a_mark_belongs_to_its_letter(quote: str, text: str) -> None:
    assert found(quote, text=text) == []
    assert found(text, text=text) == [text]


def test_parts_stand_in_their_order() -> None:
    assert found("Four men", "14 people") == ["Four men", "14 people"]
    assert found("14 people", "Four men") == []
    assert found("said", "said") == []


def test_omissions_and_brackets_stand_for_other_words() -> None:
    assert found("Four men […] were hurt") == ["Four men", "were hurt"]
    assert found("[The] owner said") == ["owner said"]
    assert found("hurt […] Four men") == []


def test_brackets_of_the_document_are_its_own() -> None:
    assert found("he [the mayor] said", text="Then he [the mayor] said so.") == ["he [the mayor] said"]


def test_what_is_not_found_is_shown_beside_the_nearest() -> None:
    missing = find(Text(TEXT), ("15 people were counted",))
    assert isinstance(missing, Missing)
    assert "14 people" in missing.nearest
    assert "{14} people were" in marked(missing.words, missing.nearest)


def test_what_stands_around_is_short() -> None:
    text = "x" * 500 + " words " + "y" * 500
    passages = find(Text(text), ("words",))
    assert isinstance(passages, tuple)
    assert (len(passages[0].prefix), len(passages[0].suffix)) == (AROUND, AROUND)


def test_sentences_without_a_quote_are_listed() -> None:
    text = "One was quoted. Two was not.\nThree was “not”. Four was."
    passages = find(Text(text), ("was quoted", "Four"))
    assert isinstance(passages, tuple)
    assert uncovered(text, passages) == [(1, "Two was not."), (2, "Three was “not”.")]


def test_a_text_fragment_has_the_words_and_what_stands_around_them() -> None:
    passage = Passage("four-way, men", "he said: ", " were hurt", 0, 1)
    assert text_fragment([passage]) == ":~:text=said%3A-,four%2Dway%2C%20men,-were"
    long = Passage(" ".join("abcdefghijk"), "", "", 0, 1)
    assert text_fragment([long]) == ":~:text=a%20b%20c%20d,h%20i%20j%20k"
    assert text_fragment([long, passage]) == f"{text_fragment([long])}&text=said%3A-,four%2Dway%2C%20men,-were"


def test_no_part_of_a_text_fragment_goes_beyond_a_line() -> None:
    assert text_fragment([Passage("a b\n\nc d", "x y\n\nz w ", ".\nv", 0, 1)]) == ":~:text=w-,a%20b,c%20d"


words = st.text("ab é’\u0301“”-—\u00ad\n.,1", max_size=40)


anything = st.one_of(words, st.text(max_size=20))


@given(anything)
def test_folding_keeps_the_way_back(text: str) -> None:
    folded = fold(text)
    starts = [folded.start(index) for index in range(len(folded.text))]
    ends = [folded.end(index) for index in range(1, len(folded.text) + 1)]
    assert starts == sorted(starts)
    assert all(0 <= start <= end <= len(text) for start, end in zip(starts, ends, strict=True))
    for start, end, index in zip(starts, ends, range(len(starts)), strict=True):
        assert folded.index(start) <= index
        if folded.text[index] != " " and unicodedata.is_normalized("NFC", text):
            assert fold(text[start:end]).text == folded.text[index]


@given(anything)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text).text).text == fold(text).text


@given(anything)
def test_folding_touches_no_letter_and_no_digit(text: str) -> None:
    def kept(words: str) -> str:
        marks = "ʼʻ"
        return "".join(c for c in unicodedata.normalize("NFC", words) if c.isalnum() and c not in marks)

    without = text.translate({ord(c): None for c in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"})
    assert kept(fold(text).text) == kept(without)


@given(st.text("ab \n“”.", min_size=1, max_size=30), st.data())
def test_every_stretch_of_whole_words_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    stretches = text.split()
    assume(stretches)
    first = data.draw(st.integers(0, len(stretches) - 1))
    last = data.draw(st.integers(first, len(stretches) - 1))
    passages = find(Text(text), (" ".join(stretches[first : last + 1]),))
    assert isinstance(passages, tuple)
    for passage in passages:
        assert text[passage.start : passage.end] == passage.exact


@given(st.lists(st.text(min_size=1), min_size=1), st.data())
def test_any_change_of_a_quote_changes_its_fingerprint(parts: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(parts) - 1))
    place = data.draw(st.integers(0, len(parts[index]) - 1))
    other = data.draw(st.characters(exclude_categories=["Cs"], exclude_characters=parts[index][place] + "\0"))
    assume("\0" not in "".join(parts))
    changed = [*parts]
    changed[index] = parts[index][:place] + other + parts[index][place + 1 :]
    assert fingerprint(tuple(changed)) != fingerprint(tuple(parts))

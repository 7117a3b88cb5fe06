"""Quotes are proved: found under the folding and in their order, or shown beside the nearest passage."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.proving import (
    AROUND,
    Missing,
    Passage,
    find,
    fingerprint,
    fold,
    marked,
    text_fragment,
    uncovered,
)

TEXT = (
    "The café’s owner said: “Four men — no more — were hurt.” Later,\n  14 people were co\u00adunted in the old market."
)


def found(*parts: str, text: str = TEXT) -> list[str]:
    """The exact words found, or nothing."""
    passages = find(text, fold(text), parts)
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
    missing = find(TEXT, fold(TEXT), ("15 people were counted",))
    assert isinstance(missing, Missing)
    assert "14 people" in missing.nearest
    assert "{14} people were" in marked(missing.words, missing.nearest)


def test_what_stands_around_is_short() -> None:
    text = "x" * 500 + " words " + "y" * 500
    passages = find(text, fold(text), ("words",))
    assert isinstance(passages, list)
    assert (len(passages[0].prefix), len(passages[0].suffix)) == (AROUND, AROUND)


def test_sentences_without_a_quote_are_listed() -> None:
    text = "One was quoted. Two was not.\nThree was “not”. Four was."
    passages = find(text, fold(text), ("was quoted", "Four"))
    assert isinstance(passages, list)
    assert uncovered(text, passages) == [(1, "Two was not."), (2, "Three was “not”.")]


def test_a_text_fragment_has_the_words_and_what_stands_around_them() -> None:
    passage = Passage("four-way, men", "he said: ", " were hurt", 0, 1)
    assert text_fragment(passage) == ":~:text=said%3A-,four%2Dway%2C%20men,-were"
    long = Passage(" ".join("abcdefghijk"), "", "", 0, 1)
    assert text_fragment(long) == ":~:text=a%20b%20c%20d,h%20i%20j%20k"


words = st.text("ab é’\u0301“”-—\u00ad\n.,1", max_size=40)


@given(words)
def test_folding_keeps_the_way_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.places) == len(folded.text) + 1
    assert list(folded.places) == sorted(folded.places)
    assert all(0 <= place <= len(text) for place in folded.places)


@given(words)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text).text).text == fold(text).text


@given(st.text("ab \n“”.", min_size=1, max_size=30), st.data())
def test_every_stretch_of_whole_words_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    stretches = text.split()
    assume(stretches)
    first = data.draw(st.integers(0, len(stretches) - 1))
    last = data.draw(st.integers(first, len(stretches) - 1))
    passages = find(text, fold(text), (" ".join(stretches[first : last + 1]),))
    assert isinstance(passages, list)
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

"""Quotes are proved: found under the folding and in their order, or shown beside the nearest passage."""

import re
import time
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.proving.folding import Text, fold
from onrecord.proving.nearest import marked, nearest
from onrecord.proving.passages import (
    AROUND,
    Missing,
    Passage,
    address_of,
    find,
    fingerprint,
    text_fragment,
    uncovered,
)
from onrecord.writing.letters import APART, END, FORMS, RAISED, as_shown

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


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("COVID-19 was", "COVID-\n19 was"),
        ("10-15", "10-\n15"),
        ("10–15", "10–\n15"),
        ("a 15-year-old", "a 15-\nyear-old"),
    ],
)
def test_a_hyphen_beside_a_digit_is_the_words_own(quote: str, text: str) -> None:
    assert found(quote, text=text) == [text]
    assert found(quote.replace("-", "").replace("–", ""), text=text) == []


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("the officer, a fluffy difficulty", "the oﬃcer, a ﬂuﬀy diﬃculty"),
        ("first of file", "ﬁrst of ﬁle"),
        ("السلام", "الس\u0640ـلام"),
        ("لا سلام", "\ufefb سلام"),
        ("كتب", "\ufedb\ufe98\ufe90"),
        ("كتب", "ك\u2067ت\u061c\u2069ب"),
        ("I ❤ you", "I ❤\ufe0f you"),
        ("I ❤\ufe0f you", "I ❤\ufe0e you"),
        ('צה"ל', "צה״ל"),
        ("ג'ורג", "ג׳ורג"),
        ("Wait... no", "Wait… no"),
        ("Wait… no", "Wait... no"),
        ("葛城市", "葛\U000e0100城市"),
        (
            "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f won",
            "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f won",
        ),
        ("👩\u200d🚒 came", "👩\u200d🚒 came"),
    ],
)
def test_forms_of_the_same_letters_are_forgiven(quote: str, text: str) -> None:
    assert found(quote, text=f"So {text} then") == [text]


@pytest.mark.parametrize(
    ("quote", "text"),
    [("of", "oﬁ"), ("f", "ﬁ"), ("ofcer", "ofﬁcer"), ("fi", "ﬁn"), ("کتب", "كتب"), ("4", "４")],
)
def test_other_letters_are_never_forgiven(quote: str, text: str) -> None:
    assert found(quote, text=f"So {text} then") == []


@pytest.mark.parametrize(
    ("quote", "text", "exact"),
    [
        ("東京で働く", "彼は東京で働くと言った。", "東京で働く"),
        ("東京で働く", "彼は東京で\n　働くと言った。", "東京で\n　働く"),
        ("東京で 働く", "彼は東京で働くと言った。", "東京で働く"),
        ("言った。次の日", "そう言った。\n次の日に", "言った。\n次の日"),
        ("死者14人", "昨日は死者\n14人だった", "死者\n14人"),
        ("14", "死者14人", "14"),
        ("コーヒー", "熱いコーヒーを", "コーヒー"),
        ("三十人死亡", "爆炸造成三十人死亡", "三十人死亡"),
        ("กินอาหาร", "เขากินอาหารที่บ้าน", "กินอาหาร"),
        ("ທີ່ບ້ານ", "ກິນເຂົ້າທີ່ບ້ານແລ້ວ", "ທີ່ບ້ານ"),
        ("ရန်ကုန်", "သူရန်ကုန်မြို့မှာ", "ရန်ကုန်"),
        ("ភ្នំពេញ", "នៅភ្នំពេញទេ", "ភ្នំពេញ"),
    ],
)
def test_scripts_without_spaces_have_no_whole_words(quote: str, text: str, exact: str) -> None:
    assert found(quote, text=text) == [exact]


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("4人", "死者14人"),
        ("14", "死者14万人"),
        ("十人死亡", "三十人死亡"),
        ("三", "三十人死亡"),
        ("三十", "三 十"),
        ("三十", "第三\n十人"),
        ("コーヒ", "コーヒーを"),
        ("か", "が"),
        ("か", "か\u3099"),
        ("กน", "กินอาหาร"),
        ("ก", "กินอาหาร"),
        ("พ", "ភ្នំពេញ"),
        ("ន", "ភ្នំពេញ"),
        ("๔", "๑๔ คน"),
    ],
)
def test_in_scripts_without_spaces_numbers_and_letters_stay_whole(quote: str, text: str) -> None:
    assert found(quote, text=text) == []


@pytest.mark.parametrize(
    "number", ["14,500", "14.5", "14'500", "14’500", "14\u202f500", "14\u00a0500", "١٤٬٥٠٠", "14⁄500"]
)
def test_a_number_is_found_whole_over_its_separators(number: str) -> None:
    text = f"It hurt {number} people."
    assert found(f"hurt {number} people", text=text) == [f"hurt {number} people"]
    for part in ("hurt 14", "14", "500 people", "5 people", "5", "hurt ١٤", "٥٠٠"):
        assert found(part, text=text) == []
    assert found("in 2014", "15 people", text="It was in 2014. 15 people, and 3, came.") == ["in 2014", "15 people"]


def signs(text: str) -> str:
    """A text in which ^ begins what is raised, _ what is lowered, and / ends either."""
    return text.translate({ord("^"): RAISED, ord("_"): APART, ord("/"): END})


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("A further 30 were hurt", "A further 30^7/ were hurt"),
        ("A further 30", "A further 30^7/ were hurt"),
        ("A further 30 7 were", "A further 30^7/ were hurt"),
        ("It was 30. Later", "It was 30.^7/ Later"),
        ("It was 30, he said", "It was 30^7,12/, he said"),
        ("It was 30, he said", "It was 30^[7]/^[note 2]/, he said"),
        ("It was 30, he said", "It was 30^[7]/^[citation needed]/, he said"),
        ("It was 30, he said", "It was 30⁷, he said"),
        ("It was 30", "It was 30⁷, he said"),
        ("people were", "people^1/ were"),
        ("people", "people^1/ were"),
        ("the 1st of May", "the 1^st/ of May"),
        ("the 1 st of May", "the 1^st/ of May"),
        ("H2O", "H_2/O"),
        ("H 2 O", "H_2/O"),
        ("500 m2 and 30 men", "500 m^2/ and 30^7/ men"),
        ("10 6 people", "10^6/ people"),
        ("the 1st, with 30 men", "the 1^st/, with 30^7/ men"),
        ("XIXe siècle", "XIX^e/ siècle"),
        ("1 2", "_1//_2/"),
        ("30 14", "_30/_14/"),
    ],
)
def test_what_is_raised_or_lowered_is_apart_from_the_word_it_stands_at(quote: str, text: str) -> None:
    assert len(found(quote, text=signs(text))) == 1


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("307", "30^7/ were"),
        ("307", "30\u200b^\u2060/^7/ were"),
        ("30.7", "30.^7/ Later"),
        ("30.7", "30._7/ Later"),
        ("3014", "_30/_14/"),
        ("305", "30^7/5"),
        ("305", "30⁷5"),
        ("30,500", "30^7/,500"),
        ("三十", "三^十/"),
        ("500 m were", "500 m^2/ were"),
        ("10 people", "10^6/ people"),
        ("10 people", "10⁶ people"),
        ("XIX siècle", "XIX^e/ siècle"),
        ("HO", "H_2/O"),
        ("12", "_1//_2/"),
        ("hurt he", "hurt ^so/ he"),
        ("307", "30⁷"),
    ],
)
def test_no_sign_makes_another_number_or_word(quote: str, text: str) -> None:
    assert found(quote, text=signs(text)) == []


def test_readers_see_what_is_raised_as_raised() -> None:
    assert as_shown(signs("30^7/ of H_2/O on the 1^st/, _30/_14/ or 1^2")) == "30⁷ of H2O on the 1st, 30 14 or 1²"


def test_the_end_of_a_sentence_is_known_without_a_space() -> None:
    assert [sentence for _, sentence in uncovered("一句。「二句！」三", ())] == ["一句。", "「二句！」", "三"]


def test_the_nearest_is_short_in_scripts_without_spaces() -> None:
    assert len(nearest(Text("山" * 1000 + "東京で働く" + "川" * 1000), "東京に働く")[1]) <= 5 + 2 * AROUND
    assert nearest(Text("The quay burned."), "The quai burned") == ("The quai burned", "The quay burned.")


def test_one_address_carries_one_text_fragment() -> None:
    passage = Passage("four", "", "", 0, 1)
    for address in ("https://x.org/a", "https://x.org/a#", "https://x.org/a#:~:text=five&text=six"):
        assert address_of(address, [passage]) == "https://x.org/a#:~:text=four"
    assert address_of("https://x.org/#!/a:~:text=x", [passage]) == "https://x.org/#!/a:~:text=four"


def test_cells_of_a_table_are_parts_of_a_text_fragment() -> None:
    assert text_fragment([Passage("Hurt\t\t4", "Dead\t\t1 ", " in\t\tall", 0, 1)]) == ":~:text=Hurt,4"
    assert text_fragment([Passage(signs("30^7/ were"), "", "", 0, 1)]) == ":~:text=307%20were"


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


IGNORED = "\u00ad\u061c\u0640\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\u2067\u2069\ufe0e\ufe0f\ufeff\U000e0101"
OPEN = "".join(FORMS) + "\u0640\u0671"

words = st.text("ab é’\u0301“”-—\u00ad\n.,1…ﬁﬄ\ufefb東か\u3099三กำ\ufe0f", max_size=40)


anything = st.one_of(words, st.text(max_size=20))


def same(text: str) -> str:
    """A text with its presentation forms as letters and without what is ignored, composed."""
    shown = "".join(FORMS.get(character, character) for character in text)
    return unicodedata.normalize("NFC", "".join(each for each in shown if not is_ignored(each)))


def is_ignored(character: str) -> bool:
    return character in IGNORED or bool(
        re.match("[\u180b-\u180d\u202b\u2066\u2068\ufe00-\ufe0f\U000e0100-\U000e01ef]", character)
    )


@given(anything)
def test_folding_keeps_the_way_back(text: str) -> None:
    folded = fold(text)
    starts = [folded.start(index) for index in range(len(folded.text))]
    ends = [folded.end(index) for index in range(1, len(folded.text) + 1)]
    assert starts == sorted(starts)
    assert all(0 <= start <= end <= len(text) for start, end in zip(starts, ends, strict=True))
    for start, end, index in zip(starts, ends, range(len(starts)), strict=True):
        assert folded.index(start) <= index
        is_plain = folded.text[index] != " " and not set(text) & set(FORMS)
        if is_plain and unicodedata.is_normalized("NFC", text):
            assert fold(text[start:end]).text == folded.text[index]


@given(anything)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text).text).text == fold(text).text


@given(anything)
def test_folding_touches_no_letter_and_no_digit(text: str) -> None:
    def kept(words: str) -> str:
        marks = "ʼʻ"
        return "".join(c for c in same(words) if c.isalnum() and c not in marks)

    assert kept(fold(text).text) == kept(text)


SPRINKLED = [*IGNORED, "…", "״", "׳", "»"]
PIECES = [
    "a",
    "bc",
    "ﬁ",
    "oﬃ",
    "14",
    "5",
    "é",
    "e\u0301",
    "東京",
    "か\u3099",
    "三",
    "กิน",
    "ភ្នំ",
    "\ufefb",
    "سلام",
    "🏴",
    "'",
    '"',
    "-",
    ".",
]


@given(
    st.lists(st.lists(st.sampled_from([*PIECES, *SPRINKLED]), min_size=1, max_size=5), min_size=1, max_size=8),
    st.data(),
)
def test_every_stretch_of_whole_words_is_found_where_it_stands(pieces: list[list[str]], data: st.DataObject) -> None:
    """The quote is written plainly; the text is broken, composed and sprinkled otherwise. A stretch that does not occur before
    is found exactly where it stands."""
    stretches = ["".join(each) for each in pieces]
    text = "".join(
        f"{each}{data.draw(st.sampled_from([' ', chr(10), '  ', ' ' + chr(10) + ' ']))}" for each in stretches
    )
    first = data.draw(st.integers(0, len(stretches) - 1))
    last = data.draw(st.integers(first, len(stretches) - 1))
    quote = " ".join(same(each) for each in stretches[first : last + 1])
    assume(re.search(r"\w", quote))
    passages = find(Text(text), (quote,))
    assert isinstance(passages, tuple)
    for passage in passages:
        assert text[passage.start : passage.end] == passage.exact
        assert fold(passage.exact).text == fold(quote).text


letters = st.text("ab14三十東ก ﬁ-\n" + RAISED + APART + END + "⁷\u200b.,", min_size=1, max_size=14)


@given(letters, st.text("ab14三十東ก fi-.,", min_size=1, max_size=5))
def test_nothing_is_found_whose_letters_or_numbers_differ(text: str, quote: str) -> None:
    """The letters and digits found are those of the quote, but for signs of footnotes; and no number of the quote is made of two
    of the text, or is a part of one."""
    passages = find(Text(text), (quote,))
    if isinstance(passages, Missing):
        return

    def kept(words: str) -> str:
        return "".join(each for each in words if each.isalnum())

    (passage,) = passages
    without_notes = re.sub(f"{RAISED}[^{RAISED}{APART}{END}]*(?:{END}|$)|⁷", "", passage.exact)
    assert kept(same(quote)) in (kept(same(passage.exact)), kept(same(without_notes)))
    numbers = re.findall(r"[0-9]+", same(text))
    assert all(number in numbers for number in re.findall(r"[0-9]+", quote))


@pytest.mark.parametrize(
    "piece",
    ["\u00ad", RAISED, END, f"{RAISED}7{END}", "-\n", "- ", "a-\n", "三 ", "1,", "⁷", "e\u0301", "ﬁ", f"{RAISED} "],
)
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    text = Text(piece * 100_000)
    start = time.perf_counter()
    find(text, ("never here",))
    assert time.perf_counter() - start < 20


@given(st.lists(st.text(min_size=1), min_size=1), st.data())
def test_any_change_of_a_quote_changes_its_fingerprint(parts: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(parts) - 1))
    place = data.draw(st.integers(0, len(parts[index]) - 1))
    other = data.draw(st.characters(exclude_categories=["Cs"], exclude_characters=parts[index][place] + "\0"))
    assume("\0" not in "".join(parts))
    changed = [*parts]
    changed[index] = parts[index][:place] + other + parts[index][place + 1 :]
    assert fingerprint(tuple(changed)) != fingerprint(tuple(parts))

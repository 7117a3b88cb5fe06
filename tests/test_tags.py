"""Language tags: every registered one is known, with its direction; others are refused, and guessed where that is easy."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langcodes.registry_parser import parse_registry

from onrecord.speaking.languages import direction_of
from onrecord.writing import tags

REGISTRY = list(parse_registry())
LANGUAGES = [entry["Subtag"] for entry in REGISTRY if entry["Type"] == "language" and ".." not in entry["Subtag"]]

RTL = [
    "ar",
    "prs",
    "apc",
    "acm",
    "rhg",
    "ckb",
    "sd",
    "ur",
    "ug",
    "yi",
    "he",
    "fa",
    "dv",
    "nqo",
    "syr",
    "aii",
    "arc",
    "ku-Arab",
    "pa-Arab",
    "pa-PK",
    "uz-AF",
    "az-IR",
    "ff-Adlm",
    "ary",
    "ajp",
]
LTR = [
    "en",
    "fr",
    "uk",
    "ku",
    "pa",
    "ar-Latn",
    "az",
    "zh-Hant",
    "zh-yue",
    "sr-Latn-RS",
    "sl-rozaj",
    "de-1996",
    "en-u-ca-buddhist",
]
UNTOLD = ("mul", "und", "zxx", "mis", "qaa", "x-secret")


DIRECTIONS = [(direction, tag) for direction, found in (("rtl", RTL), ("ltr", LTR), ("auto", UNTOLD)) for tag in found]


@pytest.mark.parametrize(("direction", "tag"), DIRECTIONS)
def test_a_tag_has_the_direction_of_its_script(direction: str, tag: str) -> None:
    assert tags.is_registered(tag)
    assert direction_of(tag) == direction
    assert direction_of(tag.upper()) == direction


def test_every_registered_language_is_known_with_a_direction_and_a_name() -> None:
    assert len(LANGUAGES) > 8000
    assert [tag for tag in LANGUAGES if not tags.is_registered(tag)] == []
    assert {direction_of(tag) for tag in LANGUAGES} == {"rtl", "ltr", "auto"}
    assert [tag for tag in LANGUAGES if not tags.english_name(tag)] == []


def test_the_scripts_from_right_to_left_are_those_of_the_letters_that_run_so() -> None:
    """Each letter of the bidirectional class R or AL is of one of them, by the first words of its name."""
    scripts = {
        re.sub("[^A-Z ]", "", name.upper())
        .replace("SYLLABARY", "SYLLABLE")
        .replace("GLYPHS", "GLYPHIC")
        .strip(): entry["Subtag"]
        for entry in REGISTRY
        if entry["Type"] == "script"
        for description in entry["Description"]
        for name in re.split(r"[,(]", description)
    }
    letters = (
        chr(number) for number in range(sys.maxunicode + 1) if unicodedata.bidirectional(chr(number)) in ("R", "AL")
    )
    named = {unicodedata.name(each) for each in letters if unicodedata.category(each) == "Lo"}
    assert len(named) > 1000
    unlike = {
        name
        for name in named
        if not any(name.startswith(f"{script} ") and code in tags.RIGHT_TO_LEFT for script, code in scripts.items())
    }
    assert unlike == set()


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("english", "en"),
        ("Arabic", "ar"),
        ("arabe", "ar"),
        ("العربية", "ar"),
        ("Dari", "prs"),
        ("eng", "en"),
        ("ger", "de"),
        ("ar_SY", "ar-SY"),
        ("i-klingon", "tlh"),
        ("klingonese", ""),
        ("xx-yy-zz", ""),
        ("xxx", ""),
        ("", ""),
        ("-", ""),
        ("no such", ""),
    ],
)
def test_what_is_no_tag_is_refused_and_guessed_where_that_is_easy(text: str, likely: str) -> None:
    assert not tags.is_registered(text)
    assert tags.likely_tag(text) == likely
    with pytest.raises(ValueError, match="is not a language tag"):
        direction_of(text)


@given(st.text(max_size=30) | st.from_regex(r"[a-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,3}", fullmatch=True))
def test_any_text_is_a_tag_or_none_and_a_guess_is_a_tag(text: str) -> None:
    if tags.is_registered(text):
        assert direction_of(text) in ("rtl", "ltr", "auto")
    likely = tags.likely_tag(text)
    assert not likely or tags.is_registered(likely)

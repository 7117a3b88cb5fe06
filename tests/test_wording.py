"""Every message in French and Arabic is held to the words and the typography of the handbook's page on them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from babel.messages import Message

from tests import catalogues
from tests.building import PROJECT

PAGE = (PROJECT / "docs" / "handbook" / "wording.md").read_text("utf-8")

CALQUES = {
    "fr": ("suite à", "au niveau d", "en son sein", "basé sur"),
    "ar": ("تم", "يتم", "من قبل", "بواسطة", "قام ب", "بشكل", "هناك"),
}
"""Turns of phrase that newsrooms leave to translation programs; the page names them."""

SPACED = r":;?!»"
NARROW = "\u202f"
VOWELS = "\u064b-\u0652"
"""The signs that Arabic sets on letters; for Python they are no letters."""


class Row(NamedTuple):
    """A term: its English words, how they may be translated, and how never."""

    english: tuple[str, ...]
    wanted: tuple[str, ...]
    never: tuple[str, ...]


def tables(language: str) -> list[list[tuple[str, ...]]]:
    """The tables of a language's section, each row as its cells, without the head."""
    heading = {"fr": "## French", "ar": "## Arabic"}[language]
    section = PAGE.split(heading, 1)[1].split("\n## ", 1)[0]
    found = re.findall(r"(?:^\|.*\|\n)+", section, re.MULTILINE)
    return [[_cells(line) for line in table.splitlines()[2:]] for table in found]


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip("|").split("|"))


def rows(language: str) -> list[Row]:
    return [Row(*(tuple(filter(None, cell.split(", "))) for cell in cells)) for cells in tables(language)[0]]


def messages(language: str) -> Iterator[Message]:
    for message in catalogues.catalogue_of(language):
        if message.id:
            yield message


def forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)  # type: ignore[arg-type]


def words_of(text: str) -> str:
    return re.sub(r"%\(\w+\)s", " % ", text)


def stands(words: str, text: str) -> bool:
    """Whether words begin somewhere in a text as a word, or behind the letters that Arabic writes together with a word."""
    return bool(re.search(rf"(?<![\w{VOWELS}])(?:[وفبلك]?(?:ال|لل?)?){re.escape(words)}", text, re.IGNORECASE))


def says(words: str, text: str) -> bool:
    """The same for whole words."""
    return bool(re.search(rf"(?<![\w{VOWELS}])[وف]?{re.escape(words)}(?![\w{VOWELS}])", text, re.IGNORECASE))


def lacking(language: str) -> Iterator[tuple[str, str]]:
    """The terms that messages have in English, and not as the page has them."""
    terms = sorted(
        ((english, row.wanted) for row in rows(language) for english in row.english), key=lambda term: -len(term[0])
    )
    for message in messages(language):
        left = words_of(forms(message.id)[-1])
        translation = " ".join(map(words_of, forms(message.string)))
        for english, wanted in terms:
            left, number = re.subn(rf"(?<![\w-]){re.escape(english)}(?![\w-])", "", left, flags=re.IGNORECASE)
            if number and not any(word.casefold() in translation.casefold() for word in wanted):
                yield english, forms(message.id)[-1]


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_term_is_what_the_page_calls_it(language: str) -> None:
    assert list(lacking(language)) == []


def test_a_term_that_is_called_otherwise_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Message("A toll may rise.", "Un total peut s’alourdir.")
    monkeypatch.setattr(catalogues, "catalogue_of", lambda _: [other])
    assert list(lacking("fr")) == [("toll", "A toll may rise.")]


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_message_has_a_word_that_judges_or_a_calque(language: str) -> None:
    never = [word for row in rows(language) for word in row.never]
    assert len(never) > 20
    found = [
        (word, text)
        for message in messages(language)
        for text in map(words_of, forms(message.string))
        for word in never
        if stands(word, text)
    ]
    found += [
        (word, text)
        for message in messages(language)
        for text in map(words_of, forms(message.string))
        for word in CALQUES[language]
        if (says(word, text) if not word.endswith((" d", " ب")) else stands(word, text))
    ]
    assert found == []


def test_the_page_names_the_calques() -> None:
    assert [word for words in CALQUES.values() for word in words if word not in PAGE] == []


def mistakes_of_french(text: str) -> list[str]:
    patterns = {
        "no narrow space before": rf"(?<!{NARROW})[{SPACED}]",
        "no narrow space behind": rf"«[^{NARROW}]",
        "a wide no-break space": "\u00a0",
        "a straight mark": "['\"]",
        "three dots": r"\.\.\.",
    }
    return [name for name, pattern in patterns.items() if re.search(pattern, re.sub(r"%\(\w+\)s", "x", text))]


def mistakes_of_arabic(text: str) -> list[str]:
    plain = re.sub(r"%\(\w+\)s", "x", text)
    patterns = {
        "a mark of other letters": "[,;?'\"‘’]",
        "other digits": "[\u0660-\u0669\u06f0-\u06f9]",
        "a range with a dash": "[–—]",
        "a word that is drawn out": "\u0640[ \u0621-\u064a]",
        "two spaces": "  ",
    }
    return [name for name, pattern in patterns.items() if re.search(pattern, plain)]


def test_french_has_the_typography_of_its_newsrooms() -> None:
    found = {text: mistakes_of_french(text) for message in messages("fr") for text in forms(message.string)}
    assert {text: mistakes for text, mistakes in found.items() if mistakes} == {}


def test_arabic_has_the_typography_of_its_newsrooms() -> None:
    found = {text: mistakes_of_arabic(text) for message in messages("ar") for text in forms(message.string)}
    assert {text: mistakes for text, mistakes in found.items() if mistakes} == {}


@pytest.mark.parametrize(
    ("mistakes", "text", "expected"),
    [
        (mistakes_of_french, "Motif : %(because)s", ["no narrow space before"]),
        (mistakes_of_french, "Combien?", ["no narrow space before"]),
        (mistakes_of_french, "«\u202fx »", ["no narrow space before"]),
        (mistakes_of_french, "l'autre", ["a straight mark"]),
        (mistakes_of_french, "Motif\u202f: l’autre", []),
        (mistakes_of_arabic, "إفادة, وثيقة", ["a mark of other letters"]),
        (mistakes_of_arabic, "٤ إفادات", ["other digits"]),
        (mistakes_of_arabic, "%(low)s–%(high)s", ["a range with a dash"]),
        (mistakes_of_arabic, "أساس لـ%(number)s إفادات، بـSHA", []),
    ],
)
def test_a_slip_of_typography_is_found(mistakes: object, text: str, expected: list[str]) -> None:
    assert mistakes(text) == expected  # type: ignore[operator]


def test_what_is_counted_in_arabic_has_the_form_of_its_number() -> None:
    """Behind a number stands one of the nouns of the page, in the column of that number's form; in the forms of one and two the
    noun says the number itself."""
    _, counted = tables("ar")
    columns = [{word for row in counted for word in row[column].split(", ")} for column in range(5)]
    nouns = set().union(*columns)
    looked_at, wrong = 0, []
    for message in messages("ar"):
        if isinstance(message.string, str) or len(message.string) != 6:
            continue
        for form, text in enumerate(message.string[3:], 2):
            for noun in re.findall(r"%\(number\)s (\w[\w\u064b-\u0652]*)", text):
                looked_at += noun in nouns
                wrong += [(noun, text)] if noun in nouns and noun not in columns[form] else []
    assert looked_at > 60
    assert wrong == []

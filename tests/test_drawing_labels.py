"""The words of drawings: those of several languages in the order in which they are read, and looks that are of drawings alone."""

import re

import pytest

from onrecord.drawing.labels import BY_ITSELF, END, FROM_LEFT, MARKS, in_order
from onrecord.drawing.shapes import Drawing, Label, width
from onrecord.site import shipped
from onrecord.site.shipped import STYLES
from onrecord.speaking import words
from onrecord.speaking.languages import speaking
from onrecord.speaking.markdown import Templates
from onrecord.speaking.words import Name, Phrase
from tests.browsing import launched
from tests.building import PROJECT

ARABIC = "مصدر أمني"


def row_text(number: str, *names: str) -> Phrase:
    return words.phrase("%(count)s: %(sources)s", count=number, sources=words.all_of([Name(name) for name in names]))


def test_words_of_one_direction_stay_as_they_are() -> None:
    assert in_order(row_text("10–15", "a clerk", "AFP")) == "10–15: a clerk and AFP"
    assert in_order("10–15") == "10–15"
    with speaking("ar"):
        assert in_order("هذا العدد") == "هذا العدد"
        assert in_order(Name("a clerk")) == "a clerk"


def test_names_of_another_direction_are_laid_out_apart() -> None:
    mixed = in_order(row_text("10–15", ARABIC, "AFP"))
    assert mixed == f"{MARKS['ltr']}{FROM_LEFT}10–15{END}: {BY_ITSELF}{ARABIC}{END} and {BY_ITSELF}AFP{END}"
    assert Label(0, 0, mixed, "").direction == "ltr"
    assert width(mixed) == width(f"10–15: {ARABIC} and AFP")
    with speaking("ar"):
        assert in_order(row_text("5", "AFP")) == f"{MARKS['rtl']}5: {BY_ITSELF}AFP{END}"
        assert Label(0, 0, in_order(row_text("5", "AFP")), "").direction == "rtl"


def test_a_name_that_begins_with_arabic_does_not_turn_the_line_round() -> None:
    text = Phrase((Name(ARABIC), ": ", "5"))
    assert in_order(text).startswith(MARKS["ltr"])
    assert Label(0, 0, in_order(text), "").direction == "ltr"


@pytest.mark.parametrize(
    ("language", "order"),
    [("en", ["10", "15", "militants", "AFP", ARABIC]), ("ar", [ARABIC, "AFP", "militants", "10", "15"])],
)
def test_a_browser_shows_the_pieces_in_their_order(language: str, order: list[str]) -> None:
    """Where each piece begins from the left, as Chromium lays it out; a range goes from left to right everywhere."""
    with speaking(language):
        count = words.apart(["10–15", Name("militants")], " ")
        text = words.phrase("%(count)s: %(sources)s", count=count, sources=Phrase((Name("AFP"), ", ", Name(ARABIC))))
        drawing = Drawing("_plot", "Killed", "", "or-steps", 40, (Label(2, 20, in_order(text), "or-name"),))
        svg = Templates().html.get_template("drawing.html.jinja").make_module().drawn(drawing)  # type: ignore[attr-defined]
    find = """order => {
        const label = document.querySelector(".or-name"), text = label.textContent;
        const left = piece => Math.min(...[...piece].map((_, n) => label.getExtentOfChar(text.indexOf(piece) + n).x));
        return order.map(left);
    }"""
    with launched() as browser:
        page = browser.new_page()
        page.set_content(f'<html dir="{"rtl" if language == "ar" else "ltr"}">{svg}')
        places = page.evaluate(find, order)
    assert places == sorted(places)


def test_no_look_of_the_counts_is_also_a_look_of_something_else() -> None:
    """A class that two style sheets give a look to changes what is drawn: a line of steps once vanished on Arabic pages."""
    package = PROJECT / "generator" / "onrecord"
    looks = {
        path.name: set(re.findall(r"\.(or-[\w-]+)", path.read_text("utf-8")))
        for path in (package / "site" / "styles").glob("*.css")
    }
    drawings = looks.pop("drawings.css") | looks.pop("dot-rows.css")
    del looks["forced.css"]  # it only takes their colours away
    drawing = [path for path in (package / "drawing").glob("*.py") if path.name != "looks.py"]  # which draws nothing
    code = "".join(path.read_text("utf-8") for path in drawing)
    drawn = {each for each in drawings if re.search(rf"\b{each}\b", code)}
    assert drawn & set().union(*looks.values()) == set()


def test_every_part_of_the_stylesheet_is_in_it() -> None:
    assert sorted(STYLES) == sorted(path.stem for path in (shipped.THEME.parent / "styles").iterdir())

"""What is made once for several pages belongs to one view, which is in one language, and never to another."""

import gc
import pickle
import weakref

from onrecord.generate import generate
from onrecord.speaking.languages import speaking
from onrecord.speaking.words import plain
from onrecord.telling import keeping
from onrecord.telling.figures import figures_shown
from onrecord.telling.keeping import kept
from onrecord.telling.quotes import quote_shown
from onrecord.telling.refs import speakers_of
from onrecord.telling.statements import statement
from onrecord.telling.view import View
from tests import golden
from tests.records import claim, minimal, texts_of, viewed


def view_with(number: str, source: str) -> View:
    fields = {"source": source, "says": None, "quote": f"it hurt {number} people"}
    return viewed(texts_of(minimal(claims=[claim("c1", figures={"injured": f"{number} people"}, **fields)])))


def told(view: View) -> list[str]:
    """All that is kept of the one claim of a view."""
    of = view.record.claims["c1"]
    quote = quote_shown(view, of)
    assert quote
    figures = [plain(each.number) for each in figures_shown(view, of)]
    return [plain(statement(view, of)), plain(speakers_of(view, of)), plain(quote.parts[0]), *figures]


def test_each_view_has_its_own() -> None:
    four, five = view_with("4", "clerk"), view_with("5", "gazette")
    of_four = ["A clerk of the harbour: “it hurt 4 people”", "A clerk of the harbour", "“it hurt 4 people”", "4"]
    of_five = ["The Harbour Gazette: “it hurt 5 people”", "The Harbour Gazette", "“it hurt 5 people”", "5"]
    assert [told(four), told(five), told(four)] == [of_four, of_five, of_four]


def test_a_view_in_another_language_has_its_own() -> None:
    english = view_with("4", "clerk")
    with speaking("fr"):
        french = view_with("4", "clerk")
        assert told(french)[2] == "«\N{NARROW NO-BREAK SPACE}it hurt 4 people\N{NARROW NO-BREAK SPACE}»"
    assert told(english)[2] == "“it hurt 4 people”"


def test_no_more_than_so_many_are_kept() -> None:
    made: list[int] = []

    @kept(lambda number: number, most=2)
    def twice(_: View, number: int) -> int:
        made.append(number)
        return 2 * number

    view = view_with("4", "clerk")
    assert [twice(view, each) for each in (1, 2, 1, 3, 3, 1)] == [2, 4, 2, 6, 6, 2]
    assert made == [1, 2, 3, 1], "the third began anew"


def test_what_is_made_after_all_was_let_go_is_the_same() -> None:
    edition = generate(golden.texts(), evidence=golden.EVIDENCE).edition
    assert edition
    pages = {path: edition.written(path) for path in edition.keys}
    data = {path: edition.data_at(path) for path in edition.data}
    assert any(edition.view in each for each in keeping._kept)
    aside = weakref.ref(edition._once)
    edition.let_go()
    gc.collect()
    assert not aside(), "nothing has hold of it any more"
    assert not any(edition.view in each for each in keeping._kept)
    assert {path: edition.written(path) for path in edition.keys} == pages
    assert {path: edition.data_at(path) for path in edition.data} == data


def test_another_machine_is_sent_what_an_edition_was_made_of_and_nothing_that_was_put_aside() -> None:
    edition = generate(golden.texts(), evidence=golden.EVIDENCE).edition
    assert edition
    before = pickle.dumps(edition)
    [path, *_] = edition.keys
    page, data = edition.written(path), {each: edition.data_at(each) for each in edition.data}
    assert len(pickle.dumps(edition)) == len(before)
    sent = pickle.loads(before)
    assert (sent.written(path), {each: sent.data_at(each) for each in sent.data}) == (page, data)

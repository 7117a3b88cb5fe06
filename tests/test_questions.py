"""What is asked of a new entry follows from the model: nothing that it must have is forgotten, and nothing is made up."""

import pytest

from onrecord.record.ids import UNATTRIBUTED, UNNAMED
from onrecord.record.model import LISTS
from onrecord.record.vocabulary import SourceKind
from onrecord.starting.questions import ASKED, LATER, ONE, OTHERWISE, SINGULAR, Question, questions


def question(name: str, key: str) -> Question:
    return next(each for each in questions(name) if each.key == key)


@pytest.mark.parametrize("name", LISTS)
def test_every_field_can_be_answered(name: str) -> None:
    fields = {info.alias or field for field, info in LISTS[name].model_fields.items()}
    assert [each.key for each in questions(name)][: len(ASKED[name])] == list(ASKED[name])
    assert {each.key for each in questions(name)} == fields - {"id", *LATER}


@pytest.mark.parametrize("name", LISTS)
def test_what_an_entry_must_have_is_asked(name: str) -> None:
    assert {each.key for each in questions(name) if each.is_required} <= set(ASKED[name])


@pytest.mark.parametrize("name", LISTS)
def test_no_two_questions_share_an_option(name: str) -> None:
    options = [option for each in questions(name) for option in each.options]
    assert len(set(options)) == len(options)
    assert not {"--id", "--file", "--record", "--archive", "--ask", "--no-ask", "--anyway", "--translation"} & {
        *options
    }


def test_each_list_has_a_word_for_one_of_its_entries() -> None:
    assert set(ONE.values()) == set(ASKED) == set(LISTS)
    keys = {each.key for name in LISTS for each in questions(name)}
    assert {*SINGULAR, *OTHERWISE} <= keys


def test_a_question_knows_what_its_field_takes() -> None:
    assert question("sources", "kind").choices == tuple(SourceKind)
    assert question("claims", "unsaid").choices
    source = question("claims", "source")
    assert (source.target, source.also, source.is_required, source.is_several) == (
        "sources",
        (UNNAMED, UNATTRIBUTED),
        True,
        True,
    )
    assert (question("claims", "for").target, question("documents", "publisher").target) == ("sources", "sources")
    places = question("claims", "locations")
    assert (places.target, places.is_plain, "near" in places.keys) == ("locations", True, True)
    figures = question("claims", "figures")
    assert (figures.is_keyed, figures.is_plain, figures.keys) == (True, False, ())
    assert question("locations", "point").is_pair
    assert not question("claims", "quote").is_keyed
    assert question("claims", "relations").keys[:2] == ("repeats", "revises")
    assert question("claims", "made").is_several is False

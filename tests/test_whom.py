"""Words where whom belongs: those that say whom, and those that say the measure again or how it was counted."""

import time

import pytest

from onrecord.checking.whom import names_nobody, without_manner

NOBODY = [
    ("dead", "killed"),
    ("the dead", "killed"),
    ("were killed", "killed"),
    ("deaths", "killed"),
    ("confirmed dead", "killed"),
    ("deaths confirmed so far", "killed"),
    ("Killed", "killed"),
    ("casualties", "killed"),
    ("dead and wounded", "casualties"),
    ("wounded", "injured"),
    ("hurt", "injured"),
    ("injuries", "wounded"),
    ("in total", "killed"),
    ("total", "attended"),
    ("in all", "burnt"),
    ("so far", "injured"),
    ("alone", "killed"),
    ("overall", "killed"),
    ("to date.", "killed"),
    ("missing", "missing"),
    ("detained", "arrested"),
    ("destroyed", "destroyed"),
    ("morts", "killed"),
    ("tués", "killed"),
    ("blessés", "injured"),
    ("au total", "killed"),
    ("jusqu’à présent", "killed"),
    ("قتيلا", "killed"),
    ("جريحا", "injured"),
    ("حتى الآن", "killed"),
    ("في المجموع", "killed"),
]
SOMEBODY = [
    ("people", "killed"),
    ("of them", "killed"),
    ("wounded", "evacuated"),
    ("dead", "identified"),
    ("confirmed civilians", "killed"),
    ("killers", "arrested"),
    ("lone fighters", "killed"),
    ("wounded fighters", "killed"),
    ("children alone", "evacuated"),
    ("houses", "destroyed"),
    ("the overall winners", "killed"),
    ("totalitarians", "killed"),
    ("personnes", "killed"),
    ("مدنيين", "killed"),
    ("", "killed"),
    ("of", "killed"),
]


@pytest.mark.parametrize(("whom", "measure"), NOBODY)
def test_the_measure_again_is_not_whom(whom: str, measure: str) -> None:
    assert names_nobody(whom, measure)


@pytest.mark.parametrize(("whom", "measure"), SOMEBODY)
def test_a_group_is_whom(whom: str, measure: str) -> None:
    assert not names_nobody(whom, measure)
    assert without_manner(whom) == whom


@pytest.mark.parametrize(
    ("whom", "left"),
    [
        ("people in total", "people"),
        ("people, so far", "people"),
        ("guards (in all)", "guards"),
        ("people altogether", "people"),
        ("personnes au total", "personnes"),
        ("مدنيين حتى الآن", "مدنيين"),
        ("people of the total crew", "people of the total crew"),
    ],
)
def test_a_manner_that_hangs_on_is_taken_off(whom: str, left: str) -> None:
    assert without_manner(whom) == left


def test_long_words_take_no_time() -> None:
    begin = time.process_time()
    for whom in ("dead " * 50_000, "dead " * 50_000 + "x", " in total" * 50_000, " " * 50_000 + "x"):
        names_nobody(whom, "killed")
        without_manner(whom)
    assert time.process_time() - begin < 2

"""Comparing: what can be said of two counts, and of all that were given for an event."""

import random
from collections import Counter
from itertools import combinations, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.checking.comparing.given import Given
from onrecord.checking.comparing.verdicts import bounds, verdict, verdict_in_time
from onrecord.checking.comparing.voices import one_voice
from onrecord.record.counts import FORMS, IN_WORDS
from onrecord.telling.count_tables import tables
from onrecord.telling.view import View
from tests import soak
from tests.comparing_cases import (
    PAIRS,
    WHOLES,
    WITHDRAWN,
    Pair,
    Whole,
    are_comparable,
    killed,
    lines_of,
    name_of,
    read_pair,
    told,
    view_of,
    view_of_whole,
)
from tests.effort import examples
from tests.mutants import mutants
from tests.records import Data


@pytest.mark.parametrize(("number", "pair"), list(enumerate(PAIRS)), ids=[pair.name for pair in PAIRS])
def test_what_is_said_of_two_counts(number: int, pair: Pair) -> None:
    assert read_pair(number) == pair


@pytest.mark.parametrize(("number", "whole"), list(enumerate(WHOLES)), ids=[whole.name for whole in WHOLES])
def test_what_is_said_of_several(number: int, whole: Whole) -> None:
    assert told(view_of_whole(number)) == lines_of(whole.expected)


def test_each_case_has_its_own_name() -> None:
    names = [case.name for case in (*PAIRS, *WHOLES)]
    assert len(set(names)) == len(names)


def test_every_form_of_a_count_is_held_against_others() -> None:
    forms = {word for form in (*FORMS, *IN_WORDS) for word in [form.strip("0123456789 -()") or form]}
    texts = " ".join(str(side["figures"]) for pair in PAIRS for side in (pair.one, pair.other) if "figures" in side)
    assert {form for form in forms if form not in texts} == set()


# Properties.

NUMBERS = [*FORMS, "5", "0", "12", "up to 4", "at least 11", "dozens", "hundreds"]


@st.composite
def figures(draw: st.DrawFn) -> Data:
    """A count of some form, with what it says of whom and where drawn from little, so that counts meet."""
    number = draw(st.sampled_from(NUMBERS))
    whom = draw(st.sampled_from(["crew", "crew", "crew", "guests", None]))
    where = draw(st.sampled_from([None, None, None, "quay"]))
    fields = {"count": number, "of": whom, "where": where}
    return {key: value for key, value in fields.items() if value}


@st.composite
def claims(draw: st.DrawFn) -> dict[str, Data]:
    """A few claims, some of which revise, repeat or dispute earlier ones, or are withdrawn."""
    found: dict[str, Data] = {}
    for number in range(draw(st.integers(2, 6))):
        source = draw(st.sampled_from(["clerk", "clerk", "guard", "twin", "police", "state", "hidden", "unnamed"]))
        fields: Data = {
            "source": source,
            "document": draw(st.sampled_from(["report", "report", "story", "leaflet"])),
            "via": draw(st.sampled_from([None, None, ["agency"], ["guard"]])),
            "locations": draw(
                st.sampled_from([["harbour"], ["harbour"], ["harbour"], ["town"], [{"near": "harbour"}], None])
            ),
            "when": draw(st.sampled_from([None, None, None, "2020-03-05"])),
            "stance": draw(st.sampled_from(["asserts"] * 6 + ["supposes", "denies", "does-not-know"])),
            "figures": {"killed": draw(st.lists(figures(), min_size=1, max_size=2))},
            **(WITHDRAWN if draw(st.integers(0, 7)) == 0 else {}),
        }
        mine = [name for name, each in found.items() if each["source"] == source]
        if mine and draw(st.booleans()):
            fields["relations"] = {draw(st.sampled_from(["revises", "repeats"])): draw(st.sampled_from(mine))}
        found[f"c-{number}"] = fields
    return found


def every(view: View) -> list[Given]:
    """Every figure that was given."""
    return [each for one in view.comparisons["fire"] for each in (*one.compared, *one.left_out)]


def pairs(view: View) -> dict[tuple[str, str], tuple[object, ...]]:
    """What is said of each two figures."""
    ordered = sorted(every(view), key=name_of)
    return {
        (name_of(one), name_of(other)): (
            are_comparable(one, other, view.record.events["fire"]),
            verdict(one.figure, other.figure),
            one_voice(view.lookups, one.claim, other.claim),
        )
        for one, other in combinations(ordered, 2)
    }


LEAN = settings(max_examples=examples(25))


@LEAN
@given(claims())
def test_comparing_is_symmetric(data: dict[str, Data]) -> None:
    view = view_of(data)
    for one, other in combinations(every(view), 2):
        assert verdict(one.figure, other.figure) == verdict(other.figure, one.figure)
        assert one_voice(view.lookups, one.claim, other.claim) == one_voice(view.lookups, other.claim, one.claim)
        assert are_comparable(one, other, view.record.events["fire"]) == are_comparable(
            other, one, view.record.events["fire"]
        )


@LEAN
@given(claims(), st.integers(0, 99))
def test_comparing_does_not_depend_on_the_order_of_claims(data: dict[str, Data], seed: int) -> None:
    shuffled = list(data.items())
    random.Random(seed).shuffle(shuffled)
    one, other = view_of(data), view_of(dict(shuffled))
    assert told(one) == told(other)
    shown = [[tables(each, comparison) for comparison in each.comparisons["fire"]] for each in (one, other)]
    assert shown[0] == shown[1]


@LEAN
@given(claims(), claims())
def test_a_further_claim_changes_nothing_between_others(data: dict[str, Data], more: dict[str, Data]) -> None:
    further = {f"more-{name}": {**each, "relations": {}} for name, each in more.items()}
    before, after = pairs(view_of(data)), pairs(view_of({**data, **further}))
    assert {names: after[names] for names in before} == before


@LEAN
@given(claims())
def test_nothing_unknown_is_ever_a_bound(data: dict[str, Data]) -> None:
    view = view_of(data)
    for each in every(view):
        numbers = set(each.figure.count.numbers) if each.figure.count else set()
        stated = {near for number in numbers for near in (number - 1, number, number + 1)}
        is_none = each.figure.count is not None and each.figure.count.text == "none"
        assert set(bounds(each.figure)) <= {None} | stated | ({0} if is_none else set())
        assert bounds(each.figure) == (None, None) or numbers or is_none
    for comparison in view.comparisons["fire"]:
        assert not any(each.left_out or each.claim.withdrawn for each in comparison.compared)
        assert {each for count in comparison.counts for each in count} <= set(comparison.compared)


@LEAN
@given(claims())
def test_the_tables_hold_each_figure_once(data: dict[str, Data]) -> None:
    view = view_of(data)
    for comparison in view.comparisons["fire"]:
        held = Counter(row.count.anchor for table in tables(view, comparison) for row in table.rows)
        assert held == Counter(each.claim.id for each in every(view))
        wholes = [each for each in comparison.compared if not each.is_part]
        assert sorted(map(name_of, wholes)) == sorted(name_of(each) for count in comparison.counts for each in count)


def test_a_long_series_is_counted_as_each_two_of_it_are() -> None:
    """Its pairs far apart in time are not looked at one by one."""
    chance = random.Random(7)
    days = [f"2020-03-{day:02}" for day in range(5, 20)] + [
        "2020-03-07?",
        "2020-03",
        "2020-03-09/2020-03-12",
        "2020-03-09T10:00Z",
    ]
    data = {f"c-{n}": {**killed(f"{chance.randint(1, 4)} crew"), "when": chance.choice(days)} for n in range(60)}
    view = view_of(data)
    (comparison,) = view.comparisons["fire"]
    (group,) = comparison.groups
    each = Counter(verdict_in_time(one, other, comparison.event) for one, other in combinations(group.given, 2))
    assert group.verdicts == each


def test_a_broken_copy_of_each_module_is_noticed_and_a_sound_one_is_right() -> None:
    assert soak.survives(None)
    for module in soak.COMPARING:
        assert not all(map(soak.survives, islice(mutants(module), 0, None, 9))), module.__name__

"""Comparing with one thing of it broken: the tables of cases must tell each broken copy from the sound one."""

from collections import Counter

from onrecord import comparing
from tests.comparing_cases import is_right
from tests.mutants import Mutant, mutants, sound

SWAPPED = ("0 and 1 change places", "1 and 2 change places", "2 and 3 change places")

EQUIVALENT: dict[str, dict[str, tuple[str, ...]]] = {
    "the parts of a key may stand in any order": {
        "return self.whom, self.where, self.when": SWAPPED[:2],
        "return count.low, count.high, count.best, count.near": SWAPPED,
        "likely = alike[_speakers(each.claim) or each.claim.id, each.number, each.when]": SWAPPED[:2],
    },
    "so may what is looked for in any order": {
        "if count and (count.low, count.high, count.near) != (None, None, None):": 2 * SWAPPED[:2],
        "return not claim.figures and not is_left_out and claim.stance in (Stance.DOES_NOT_KNOW, Stance.DECLINES)": SWAPPED[
            :1
        ],
        "sides = ((one.whom, other.whom), (one.where, other.where))": 3 * SWAPPED[:1],
        "return Verdict.NOT_EXCLUDED if None in (*first, *second) else Verdict.OVERLAP": SWAPPED[:1],
        "return frozenset(str(source) for source in (*claim.source, claim.for_) if source and source != UNNAMED)": SWAPPED[
            :1
        ],
        "return bool(_speakers(one) & {*map(str, other.via), *([publisher] if publisher else [])})": SWAPPED[:1],
        "named = {str(source) for basis in one.basis for source in (basis.source, *basis.via) if source}": SWAPPED[:1],
    },
    "two counts are held against each other from either side": {
        "if are_comparable(one, other):": SWAPPED[:1],
        "found = (pair for pair in likely if all(_is_again(each, other) for other in pair[1].values()))": SWAPPED[:1],
        "first, second = bounds(one), bounds(other)": SWAPPED[:1],
        "found[verdict(one[0].figure, other[0].figure)] += _pairs_across(one, other)": 2 * SWAPPED[:1],
        "found[verdict(same[0].figure, same[0].figure)] += _pairs_across(same, same) // 2": 2 * SWAPPED[:1],
        "yield Pair(one, other, verdict(one.figure, other.figure), one_voice(record, one.claim, other.claim))": SWAPPED[
            :2
        ],
    },
    "None twice, in another order": {
        "return (figure.count.low, figure.count.high) if figure.count else (None, None)": SWAPPED[:1],
        "if first == (None, None) or second == (None, None):": 2 * SWAPPED[:1],
    },
    "a figure has a count or words: the rule `figure`": {
        'return (folded(self.figure.words or (count.text if count else "")),)': (
            "both ways lead to the first",
            "'' becomes 'x'",
        ),
    },
    "any text does for a time that is not known, if it is none of a date": {
        'yield Given(claim, measure, index, figure, folded(figure.whom), where, time.text if time else "", left_out)': (
            "'' becomes 'x'",
        ),
    },
    "it is asked of claims that speak of an event": {"if len(claim.event or ()) > 1:": ("operand 1 is dropped",)},
    "sorting keeps the order of a claim's figures; None is put in order behind numbers by what stands before it": {
        "return start is None, start or 0, end or 0, given.claim.id, given.index": (
            "part 4 is dropped",
            "operand 1 is dropped",
            "operand 1 is dropped",
        ),
    },
    "only counts with bounds get so far": {"return count.best if count else None": ("both ways lead to the first",)},
    "None speaks nowhere": {
        "return bool(_speakers(one) & {*map(str, other.via), *([publisher] if publisher else [])})": (
            "both ways lead to the first",
        ),
        "named = {str(source) for basis in one.basis for source in (basis.source, *basis.via) if source}": (
            "a condition is dropped",
        ),
    },
    "it saves work": {"if not claim.withdrawn and claim.id not in found:": ("operand 1 is dropped",)},
}
"""Broken copies that say the same as the sound one, by the reason, with the line and what was changed in it."""


def survives(mutant: Mutant) -> bool:
    try:
        return is_right(mutant.run())
    except Exception:
        return False


def test_every_mutant_is_caught() -> None:
    assert is_right(sound(comparing))
    every, survivors = 0, []
    for mutant in mutants(comparing):
        every += 1
        survivors += [(mutant.line, mutant.what)] if survives(mutant) else []
    listed = [(line, what) for lines in EQUIVALENT.values() for line, each in lines.items() for what in each]
    assert Counter(survivors) == Counter(listed)
    assert every > 10 * len(listed)

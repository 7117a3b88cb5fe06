"""The rules of one entry are applied only to what has changed, and find what they would find in a whole record."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.checking.anew import NOTHING_KEPT, Found, found_in
from onrecord.checking.rules import RULES, check, check_anew
from onrecord.checking.ruling import Flaw, Rule, registering
from onrecord.record import draft, reading
from onrecord.record.claims import Claim
from onrecord.record.draft import Draft
from onrecord.record.model import LISTS
from onrecord.record.record import Record
from tests.any_record import unfit
from tests.effort import examples
from tests.records import Data, claim, minimal, texts_of


def drafted(data: Data, before: Draft | None = None) -> Draft:
    """A record as it was read; entries that are equal to those before are the same objects."""
    read, _ = reading.read(texts_of(data))
    known = before.placed if before else {}
    for name, several in read.entries.items():
        for place, placed in enumerate(several):
            last = known.get((name, placed.entry.id))
            if last and last.entry == placed.entry:
                several[place] = replace(placed, entry=last.entry)
    return draft.join(read)[0]


@st.composite
def edited(draw: st.DrawFn) -> list[Data]:
    """A record, and what became of it: at each step some entries of its lists are others, are gone or are there again."""
    found = [draw(unfit)]
    others = draw(unfit)
    for _ in range(draw(st.integers(1, 3))):
        last = dict(found[-1])
        for name in draw(st.sets(st.sampled_from(list(LISTS)), min_size=1)):
            last[name] = [
                entry
                for pair in zip(found[0][name], others[name], strict=True)
                for entry in draw(st.sampled_from([pair[:1], pair[1:], ()]))
            ]
        if draw(st.integers(0, 3)) == 0:
            last["about"] = others["about"]
        found.append(last)
    return found


@settings(max_examples=examples(6, thorough=400))
@given(edited())
def test_what_is_kept_changes_no_diagnostic(several: list[Data]) -> None:
    kept, before = NOTHING_KEPT, None
    for data in several:
        before = drafted(data, before)
        diagnostics, kept = check_anew(before, kept)
        assert diagnostics == check(before)


QUOTED = claim("a-count", quote="four were hurt", figures={"injured": "4 people"})
SEVERAL: Data = {**minimal(), "claims": [claim("burned"), QUOTED, claim("later", relations={"revises": "burned"})]}


def kept_for(data: Data, before: Draft | None = None, kept: Any = NOTHING_KEPT) -> tuple[Draft, dict[str, Found]]:
    now = drafted(data, before)
    found = found_in(now, [rule for rule in RULES if rule.of], kept)
    return now, {f"{name} {identifier}": each for (name, identifier), each in found.found.items()}


def changed(data: Data) -> set[str]:
    """Which entries of `SEVERAL` are looked at again when it becomes other data."""
    before = drafted(SEVERAL)
    kept = found_in(before, [rule for rule in RULES if rule.of], NOTHING_KEPT)
    _, now = kept_for(data, before, kept)
    return {key for key, found in now.items() if kept.found.get(tuple(key.split())) is not found}  # type: ignore[call-overload]


def with_claim(number: int, **fields: Any) -> Data:
    claims = list(SEVERAL["claims"])
    claims[number] = {**claims[number], **fields}
    return {**SEVERAL, "claims": claims}


def test_nothing_is_looked_at_again_where_nothing_has_changed() -> None:
    assert changed(SEVERAL) == set()
    moved = {**SEVERAL, "events": [{**each, "note": "A\nlonger\nnote."} for each in SEVERAL["events"]]}
    assert changed(moved) == {f"events {each['id']}" for each in SEVERAL["events"]}


def test_what_asked_for_an_entry_is_looked_at_again_with_it() -> None:
    assert changed(with_claim(1, note="A word.")) == {"claims a-count"}
    assert changed(with_claim(0, note="A word.")) == {"claims burned", "claims later"}
    document = {**SEVERAL, "documents": [{**each, "language": "fr"} for each in SEVERAL["documents"]]}
    assert {"claims burned", "claims a-count", "claims later"} < changed(document)


def test_what_the_record_says_of_itself_is_asked_by_all() -> None:
    before = drafted(SEVERAL)
    assert len(changed({**SEVERAL, "about": {"title": "Another", "language": "fr"}})) == len(before.placed)


def test_a_line_of_a_file_is_not_kept() -> None:
    wrong = with_claim(1, quote="some were hurt")
    before = drafted(wrong)
    first, kept = check_anew(before, NOTHING_KEPT)
    after = drafted({**wrong, "claims": [{**claim("new"), "note": "A\nlonger\nnote."}, *wrong["claims"]]}, before)
    second, _ = check_anew(after, kept)
    [one], [other] = ([each for each in found if each.code == "not-in-quote"] for found in (first, second))
    assert replace(one, position=other.position) == other
    assert one.position.line < other.position.line


def test_a_rule_of_one_entry_cannot_go_over_all() -> None:
    rules: list[Rule] = []

    @registering(rules)("all-alike")
    def all_alike(each: Claim, record: Record) -> Iterator[Flaw]:
        """What goes over all claims depends on all of them."""
        yield Flaw(("id",), f"{each.id} is one of {len(record.claims)}")

    assert rules[0].of == ("claims",)
    with pytest.raises(TypeError, match="let it take the draft"):
        found_in(drafted(SEVERAL), rules, NOTHING_KEPT)


def test_most_rules_look_at_one_entry() -> None:
    whole = {rule.code for rule in RULES if not rule.of}
    assert whole == {
        "unknown-reference",
        "former-id",
        "circle",
        "same-address",
        "unused",
        "equal-names",
        "similar-names",
        "look-alike-names",
        "unlikely-date",
        "withheld-alias",
        "tells-private",
    }

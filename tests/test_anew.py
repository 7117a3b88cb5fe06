"""The rules of one entry are applied only to what has changed, and find what they would find in a whole record."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from onrecord.checking.anew import NOTHING_KEPT, Found, found_in
from onrecord.checking.rules import RULES, check, check_anew
from onrecord.checking.ruling import Flaw, Rule, registering
from onrecord.record import draft, reading
from onrecord.record.claims import Claim
from onrecord.record.draft import Draft
from onrecord.record.model import LISTS
from onrecord.record.record import Record
from tests.any_record import edited, unfit
from tests.effort import examples
from tests.records import Data, claim, minimal, texts_of
from tests.test_cases import ALL_CASES


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


LOOKING = [rule for rule in RULES if rule.looks_at]


def both(whole: Rule, full: Draft) -> list[list[Any]]:
    """What a rule finds in a record, and in one whose entries have nothing but the fields that it names."""
    lists = {
        name: {each: _with_alone(entry, whole.looks_at) for each, entry in full.record.entries(name).items()}
        for name in LISTS
    }
    placed = {key: replace(each, entry=lists[key[0]][key[1]]) for key, each in full.placed.items()}
    bare = Draft(Record(full.record.about, **lists), placed, full.about, full.lost)
    return [[each._replace(entry=None, is_said=False) for each in whole.find(of)] for of in (full, bare)]


@pytest.mark.parametrize("whole", LOOKING, ids=lambda rule: rule.code)
@settings(max_examples=examples(4, thorough=300))
@given(data=unfit)
def test_a_rule_looks_at_no_field_but_those_it_names(whole: Rule, data: Data) -> None:
    found, of_bare = both(whole, drafted(data))
    assert found == of_bare


@pytest.mark.parametrize("whole", LOOKING, ids=lambda rule: rule.code)
def test_a_rule_finds_by_the_fields_that_it_names_what_its_cases_show(whole: Rule) -> None:
    cases = [case for case in ALL_CASES if any(f"[{whole.code}]" in line for line in case.expected)]
    of_all = [both(whole, draft.join(reading.read(case.files)[0])[0]) for case in cases]
    assert any(found for found, _ in of_all)
    assert [found for found, _ in of_all] == [of_bare for _, of_bare in of_all]


def _with_alone(entry: Any, fields: tuple[str, ...]) -> Any:
    """An entry with its id and some fields, and nothing else."""
    required = (name for name, field in type(entry).model_fields.items() if field.is_required())
    needed = {name: "" if isinstance(getattr(entry, name), str) else None for name in required}
    known = {name: getattr(entry, name) for name in fields if hasattr(entry, name)}
    return type(entry).model_construct(**{**needed, **known, "id": entry.id})


def test_a_rule_of_the_whole_that_found_nothing_looks_again_where_a_field_of_its_own_has_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []

    def noting(rule: Rule) -> Rule:
        def find(draft: Draft) -> Iterator[Any]:
            looked.append(rule.code)
            return rule.find(draft)

        return rule if rule.of else rule._replace(find=find)

    monkeypatch.setattr("onrecord.checking.rules.RULES", [noting(rule) for rule in RULES])
    first, kept = check_anew(drafted(SEVERAL), NOTHING_KEPT)
    naming = {rule.code for rule in RULES if rule.looks_at}
    assert naming <= set(looked)
    assert not {each.code for each in first} & naming

    def looked_at(data: Data) -> set[str]:
        looked.clear()
        check_anew(drafted(data), kept)
        return set(looked) & naming

    assert looked_at(with_claim(1, note="A word.")) == set()
    assert looked_at(with_claim(1, when="2021-06-28")) == {"unlikely-date"}
    assert looked_at({**SEVERAL, "claims": [*SEVERAL["claims"], claim("one-more")]}) == naming
    assert looked_at({**SEVERAL, "claims": SEVERAL["claims"][::-1]}) == naming
    assert looked_at({**SEVERAL, "about": {"title": "Another"}}) == naming


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

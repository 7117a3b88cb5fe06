"""The seal: any change of any field of a sealed claim is found and named, a correction or a withdrawal answers it,
nothing else is found; and no seal is read that was not written."""

import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from onrecord.changing.noted import FirstSealed
from onrecord.diagnostics import errors
from onrecord.generate import check
from onrecord.proving.proofs import Evidence
from onrecord.record import reading
from onrecord.record.claims import Claim
from onrecord.record.draft import join
from onrecord.record.model import LISTS, Document, Source
from onrecord.record.parts import Correction, Withdrawal
from onrecord.record.plain import plain
from onrecord.record.record import Record
from onrecord.sealing.altered import Alteration, SealHeld, hold
from onrecord.sealing.canonical import LEFT_OUT, OF_A_DOCUMENT, WHOLE, SaidInFull, canonical
from onrecord.sealing.inclusion import inclusion_of, read_inclusion, write_inclusion
from onrecord.sealing.seal import Seal, read_seal, sealed, write_seal
from tests.any_record import records
from tests.effort import examples
from tests.records import Data, claim, document, minimal, source, texts_of, with_value

DAY = "2026-01-02"
LOUD = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
FIELDS = [name for name in Claim.model_fields if name not in ("id", "corrections", *LEFT_OUT)]


def record_of(data: Data) -> Record:
    found = check(texts_of(data))
    assert errors(found.diagnostics) == []
    return found.draft.record


def fit(data: Data) -> Record:
    """A record whose entries can be read and refer to each other; whether it keeps the rules does not matter."""
    read, problems = reading.read(texts_of(data))
    assume(not errors(problems))
    return join(read)[0].record


def held(record: Record, seal: Seal) -> SealHeld:
    told = SaidInFull(record)
    return hold(record, seal, {each: told.sha256(entry) for each, entry in record.claims.items()})


def with_entry(record: Record, name: str, entry: Claim | Document | Source) -> Record:
    return replace(record, **{name: {**record.entries(name), entry.id: entry}})


def correction(field: str, on: str = DAY) -> Correction:
    return Correction.model_validate({"on": on, "field": field, "was": "x", "because": "we misread it"})


@settings(max_examples=examples(8, thorough=300), suppress_health_check=LOUD, deadline=None, phases=[Phase.generate])
@given(records, records, st.data())
def test_any_change_of_any_field_of_a_claim_is_found_and_nothing_else(
    made: tuple[Data, Evidence], other: tuple[Data, Evidence], draw: st.DataObject
) -> None:
    record, donor = fit(made[0]), fit(other[0])
    seal = sealed(record, DAY)
    before = record.claims[draw.draw(st.sampled_from(sorted(record.claims)))]
    giver = donor.claims[draw.draw(st.sampled_from(sorted(donor.claims)))]
    assert held(record, seal) == SealHeld([], len(record.claims), 0)
    for field in FIELDS:
        after = before.model_copy(update={field: getattr(giver, field)})
        if field == "document" and after.document not in record.documents:
            continue
        if {*map(str, (*after.source, after.for_ or "clerk"))} - {*record.sources, "unnamed", "unattributed", "clerk"}:
            continue
        changed = with_entry(record, "claims", after)
        found = held(changed, seal).altered
        is_other = plain(before) != plain(after) and not before.withdrawn
        if field == "withdrawn":
            is_other = bool(before.withdrawn) and before.withdrawn != after.withdrawn
        elif before.withdrawn:
            is_other = field == "document" and before.document != after.document
        assert bool(found) == is_other, (field, found)
        key = Claim.model_fields[field].alias or field
        assert {(each.name, each.id, WHOLE.get(each.field, each.field)) for each in found} <= {
            ("claims", before.id, key)
        }
        told = after.model_copy(update={"corrections": (*after.corrections, correction(key))})
        assert held(with_entry(record, "claims", told), seal).altered == []
        late = after.model_copy(update={"corrections": (*after.corrections, correction(key, "2026-01-01"))})
        assert bool(held(with_entry(record, "claims", late), seal).altered) == is_other
        why = Withdrawal.model_validate({"on": DAY, "because": "it was wrong"})
        if not before.withdrawn:
            assert held(with_entry(record, "claims", after.model_copy(update={"withdrawn": why})), seal).altered == []


@settings(max_examples=examples(6, thorough=200), suppress_health_check=LOUD, deadline=None, phases=[Phase.generate])
@given(records, records)
def test_a_document_and_a_source_are_sealed_with_their_claims(
    made: tuple[Data, Evidence], other: tuple[Data, Evidence]
) -> None:
    record, donor = fit(made[0]), fit(other[0])
    seal = sealed(record, DAY)
    for name, fields in (("documents", (*OF_A_DOCUMENT[1:], "archive")), ("sources", ("name",))):
        giver = next(iter(donor.entries(name).values()))
        for identifier, entry in record.entries(name).items():
            for field in fields:
                after = entry.model_copy(update={field: getattr(giver, field)})
                if field == "publisher" and after.publisher not in (None, *record.sources):
                    continue
                found = held(with_entry(record, name, after), seal).altered
                is_sealed = identifier in (seal.documents if name == "documents" else seal.sources)
                is_other = known(entry, field) != known(after, field)
                assert found == ([Alteration(name, identifier, field)] if is_sealed and is_other else [])
                told = after.model_copy(update={"corrections": (*after.corrections, correction(field))})
                assert held(with_entry(record, name, told), seal).altered == []


def known(entry: Any, field: str) -> Any:
    """What is sealed of a field."""
    value = getattr(entry, field)
    return [each.sha256 for each in value] if field == "archive" else value


@settings(max_examples=examples(6, thorough=200), suppress_health_check=LOUD, deadline=None, phases=[Phase.generate])
@given(records, st.data())
def test_a_seal_is_read_as_it_was_written_and_no_other(made: tuple[Data, Evidence], draw: st.DataObject) -> None:
    record = fit(made[0])
    seal = sealed(record, DAY)
    data = write_seal(seal)
    assert read_seal(data, "seal.json") == (seal, [])
    assert read_seal(data.replace(b"\n", b"\r\n"), "seal.json") == (seal, [])
    place = draw.draw(st.integers(0, len(data) - 1))
    put = draw.draw(st.binary(min_size=1, max_size=2))
    for broken in (data[:place] + put + data[place + 1 :], data[:place] + data[place + 1 :], data + put):
        found, problems = read_seal(broken, "seal.json")
        if broken.replace(b"\r\n", b"\n") != data and found != seal:
            held_now = held(record, found).altered if found else []
            assert problems or held_now or is_only_a_name(broken, data)


def is_only_a_name(broken: bytes, data: bytes) -> bool:
    """Whether what was changed in a seal is what it says of itself, or the day, or short digests, for which the long ones bear
    witness."""
    bare = re.compile(rb'"about": ".*"|"day":"[^"]*"|"(fields|corrections|archive)":.*|^"[^"]+": ', re.MULTILINE)
    return bare.sub(b"", broken) == bare.sub(b"", data)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b'"format": 1', b'"format": 2'),
        (b'"format": 1', b'"format": 1,\n"more": 1'),
        (b'"format": 1', b'"format": 1,\n"format": 1'),
        (b'"format": 1', b'"format": "1"'),
        (b'"day":"2026-01-02"', b'"day":"2026-13-02"'),
        (b'"claims":2', b'"claims":3'),
        (b'"root":"', b'"root":"0'),
        (b"\n}\n}\n", b"\n}\n} \n"),
        (b"{", b"["),
        (b"{", b"[" * 100_000),
    ],
)
def test_a_seal_that_was_not_written_is_one_problem(was: bytes, becomes: bytes) -> None:
    data = write_seal(sealed(record_of(minimal()), DAY))
    assert was in data
    found, problems = read_seal(data.replace(was, becomes, 1), "seal.json")
    assert found is None
    assert [each.code for each in problems] == ["seal"]


def test_a_day_before_the_last_and_a_chain_with_a_gap_are_refused() -> None:
    first = sealed(record_of(minimal()), DAY)
    second = sealed(record_of(minimal(claims=[claim("burned")])), "2026-02-02", first)
    third = sealed(record_of(minimal(claims=[claim("burned"), claim("late")])), "2026-03-02", second)
    assert [each.before for each in third.seals] == ["", first.last.sha256, second.last.sha256]
    assert read_seal(write_seal(third), "")[1] == []
    for seals in (third.seals[1:], [third.seals[0], third.seals[2]], third.seals[::-1], []):
        data = write_seal(Seal(third.about, 1, seals, third.sources, third.documents, third.claims))
        assert [each.code for each in read_seal(data, "")[1]] == ["seal"]


def test_nothing_new_is_no_new_seal() -> None:
    seal = sealed(record_of(minimal()), DAY)
    assert sealed(record_of(minimal()), "2026-05-05", seal) is seal


def diagnosed(data: Data, seal: bytes) -> list[str]:
    return [str(each) for each in errors(check(texts_of(data), Evidence(seal=seal, seal_file="seal.json")).diagnostics)]


SEALED = write_seal(sealed(check(texts_of(minimal())).draft.record, DAY))
"""The seal of the smallest record."""


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        (("claims", 1, "figures"), {"killed": "4 people"}, "figures"),
        (("claims", 1, "figures"), {"injured": "4"}, "count"),
        (("claims", 1, "figures"), {"injured": "at least 4 people"}, "count"),
        (("claims", 1, "figures"), {"injured": {"count": "4 people", "only": "at the quay"}}, "only"),
        (("claims", 0, "stance"), "denies", "stance"),
        (("claims", 0, "source"), "gazette", "source"),
        (("claims", 0, "made"), "2020-03-04", "made"),
        (("claims", 0, "says"), "it burnt", "says"),
        (("claims", 1, "quote"), "it hurt 4 people there", "text"),
    ],
)
def test_check_names_what_has_changed_and_where(path: tuple[Any, ...], value: Any, field: str) -> None:
    data = with_value(minimal(), *path, value=value)
    (line,) = diagnosed(data, SEALED)
    identifier = data["claims"][path[1]]["id"]
    assert re.fullmatch(
        rf"docs/record/record\.yml:\d+:\d+: '{field}' of claim '{identifier}' has changed since it was sealed on 2026-01-02 "
        r"\(say so under 'corrections'\) \[sealed-changed\]",
        line,
    )
    told = {"on": DAY, "field": field, "was": "x", "because": "we misread it"}
    assert diagnosed(with_value(data, "claims", path[1], "corrections", value=[told]), SEALED) == []


@pytest.mark.parametrize(
    ("lists", "told"),
    [
        ({"documents": [document(published="2020-03-06")]}, "'published' of document 'report' has changed"),
        ({"documents": [document(title="Fire")]}, "'title' of document 'report' has changed"),
        ({"sources": [source(name="Somebody else"), minimal()["sources"][1]]}, "'name' of source 'clerk' has changed"),
        ({"claims": [claim("burned")]}, "seal.json:16:1: claim 'four-hurt' is gone"),
    ],
)
def test_check_tells_of_documents_of_sources_and_of_what_is_gone(lists: Mapping[str, Any], told: str) -> None:
    (line,) = diagnosed(minimal(**lists), SEALED)
    assert told in line


def test_new_claims_are_fine() -> None:
    assert diagnosed(minimal(claims=[*minimal()["claims"], claim("later")]), SEALED) == []


def days_of(claims: dict[str, FirstSealed]) -> dict[str, tuple[str, str]]:
    return {each: (its.day.text, its.before.text if its.before else "") for each, its in claims.items()}


def test_a_seal_tells_when_a_claim_came_under_it_and_under_which_it_was_not_yet() -> None:
    first = sealed(record_of(minimal()), DAY)
    more = minimal(claims=[*minimal()["claims"], claim("later")])
    second = sealed(record_of(more), "2026-02-03", first)
    moved = minimal(claims=[claim("new", formerly="burned"), *more["claims"][1:], claim("last"), claim("gone")])
    again = sealed(record_of(moved), "2026-02-03", second)
    third = sealed(record_of(with_value(moved, "claims", 0, "note", value="ours")), "2026-03-04", again)
    found = check(texts_of(moved), Evidence(seal=write_seal(third), seal_file="seal.json")).sealed
    assert days_of(dict(found)) == {
        "four-hurt": (DAY, ""),
        "gone": ("2026-02-03", DAY),
        "last": ("2026-02-03", DAY),
        "later": ("2026-02-03", DAY),
        "new": (DAY, ""),
    }


def test_what_was_sealed_on_a_day_without_a_seal_is_no_seal() -> None:
    seal = SEALED.replace(b'"since":"2026-01-02"', b'"since":"2025-01-02"', 1)
    assert seal != SEALED
    assert "a claim was first sealed on a day without a seal" in diagnosed(minimal(), seal)[0]


def test_a_sealed_correction_stays() -> None:
    once = {"on": "2025-01-01", "field": "says", "was": "it froze", "because": "we misread it"}
    data = with_value(minimal(), "claims", 0, "corrections", value=[once])
    seal = write_seal(sealed(record_of(data), DAY))
    assert diagnosed(data, seal) == []
    assert "'corrections' of claim 'burned' has changed" in diagnosed(minimal(), seal)[0]
    again = with_value(data, "claims", 0, "says", value="it burnt")
    assert len(diagnosed(again, seal)) == 1


def test_an_id_may_change_and_the_old_one_leads_to_it() -> None:
    new_names = {"clerk": "the-clerk", "report": "the-report", "harbour": "the-harbour", "burned": "it-burned"}
    data = minimal(claims=[claim("burned"), claim("four-hurt", relations={"supports": ["burned"]})])
    seal = write_seal(sealed(record_of(data), DAY))
    renamed = renamed_in(data, new_names)
    for name in LISTS:
        for entry in renamed[name]:
            entry["formerly"] = [old for old, new in new_names.items() if new == entry["id"]]
    assert diagnosed(renamed, seal) == []
    alone = renamed_in(data, {"harbour": "the-harbour"})
    alone["locations"][0]["formerly"] = "harbour"
    assert diagnosed(alone, seal) == []
    renamed["claims"][0]["says"] = "it froze"
    assert ["'says' of claim 'it-burned' has changed" in line for line in diagnosed(renamed, seal)] == [True]


def renamed_in(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: renamed_in(each, names) for key, each in value.items()}
    if isinstance(value, list):
        return [renamed_in(each, names) for each in value]
    return names.get(value, value)


def test_a_changed_claim_is_found_even_where_the_digests_of_its_fields_were_changed_with_it() -> None:
    record = record_of(with_value(minimal(), "claims", 0, "says", value="it froze"))
    seal, other = read_seal(SEALED, "")[0], sealed(record, DAY)
    assert seal
    forged = dict(seal.claims) | {"burned": replace_fields(seal, other, "burned")}
    held_now = held(record, Seal(seal.about, 1, seal.seals, seal.sources, seal.documents, forged))
    assert held_now.altered == [Alteration("claims", "burned")]


def test_a_correction_of_old_does_not_hide_a_change_where_the_seal_lost_it() -> None:
    """Digests of fields and corrections are under no root: who changes them in the seal as well must not pass."""
    once = {"on": "2025-01-01", "field": "when", "was": "2019", "because": "we misread it"}
    honest = with_value(minimal(), "claims", 0, "corrections", value=[once])
    changed = record_of(with_value(honest, "claims", 0, "says", value="it froze"))
    seal, other = sealed(record_of(honest), DAY), sealed(changed, DAY)
    forged = dict(seal.claims) | {"burned": replace_fields(seal, other, "burned")}
    held_now = held(changed, Seal(seal.about, 1, seal.seals, seal.sources, seal.documents, forged))
    assert held_now.altered == [Alteration("claims", "burned")]


def named(root: str) -> Data:
    data = minimal()
    return data | {"about": {**data["about"], "sealed": root}}


@pytest.mark.parametrize("left", [None, b"", b"\n"])
def test_a_record_that_says_it_was_sealed_cannot_lose_its_seal(left: bytes | None) -> None:
    found = check(texts_of(named("a" * 64)), Evidence(seal=left, seal_file="seal.json")).diagnostics
    assert [each.code for each in errors(found)] == ["seal-missing" if left is None else "seal"]


def test_a_record_names_a_root_of_the_row_of_its_seals() -> None:
    first = sealed(record_of(minimal()), DAY)
    more = minimal(claims=[*minimal()["claims"], claim("later")])
    second = sealed(record_of(more), "2026-02-03", first)
    for each in (first, second):
        assert diagnosed(more | {"about": named(each.last.root)["about"]}, write_seal(second)) == []
    begun_anew = sealed(record_of(more), DAY)
    (line,) = diagnosed(named(first.last.root) | {"claims": more["claims"]}, write_seal(begun_anew))
    assert re.match(
        r"docs/record/record\.yml:\d+:\d+: the record was sealed with a root that no seal in seal\.json has", line
    )


def test_a_seal_that_the_record_does_not_name_is_warned_of() -> None:
    found = check(texts_of(minimal()), Evidence(seal=SEALED, seal_file="seal.json")).diagnostics
    (told,) = [each for each in found if each.code == "seal-unnamed"]
    assert (told.severity.value, "write 'sealed: " in told.hint) == ("warning", True)


def replace_fields(seal: Seal, other: Seal, identifier: str) -> Any:
    return type(seal.claims[identifier])(other.claims[identifier].fields, [], seal.claims[identifier].sha256)


def test_of_a_withdrawn_claim_no_words_are_sealed() -> None:
    withdrawn = {"on": "2025-01-01", "because": "it was wrong"}
    said = SaidInFull(record_of(minimal(claims=[claim("burned", withdrawn=withdrawn), claim("b")])))
    assert said.by(said.record.claims["burned"])["claim"] == {
        "id": "burned",
        "document": "report",
        "withdrawn": withdrawn,
    }


def test_the_canonical_form_is_what_the_handbook_says() -> None:
    record = record_of(minimal(claims=[claim("burned", locations=[{"at": "harbour", "point": [33.0, -0.0001]}])]))
    text = (
        '{"claim":{"document":"report","event":["fire"],"id":"burned","locations":[{"at":"harbour","point":["33","-0.0001"]}],'
        '"says":"it burned","source":["clerk"]},"document":{"id":"report","published":"2020-03-05","publisher":"gazette",'
        '"title":"Fire at the quay"},"sources":{"clerk":"A clerk of the harbour","gazette":"The Harbour Gazette"}}'
    )
    assert canonical(SaidInFull(record).by(record.claims["burned"])).decode() == text
    assert SaidInFull(record).sha256(record.claims["burned"]) == sha256(text.encode()).digest()
    data = plain(record.claims["burned"])
    assert SaidInFull(record).sha256(record.claims["burned"], data) == sha256(text.encode()).digest()
    assert data == plain(record.claims["burned"])


def test_keys_stand_in_the_order_of_utf_16() -> None:
    """U+1F600 begins with a surrogate in UTF-16, which comes before U+FB33: so RFC 8785 has it."""
    assert canonical({"\ufb33": "", "\U0001f600": "", "b": {"\U0001f600": "é"}}).decode() == (
        '{"b":{"\U0001f600":"é"},"\U0001f600":"","\ufb33":""}'
    )


def test_a_proof_of_one_claim_holds_by_itself_and_with_nothing_changed() -> None:
    record = record_of(minimal())
    seal = sealed(record, DAY)
    for identifier in record.claims:
        found = inclusion_of(record, seal, identifier)
        assert found
        data = write_inclusion(found)
        assert read_inclusion(data) == found
        for was, becomes in (
            (b"it burned", b"it froze"),
            (b"A clerk", b"No clerk"),
            (b'"place": ', b'"place": 1'),
            (b"{", b"["),
        ):
            if was in data:
                assert read_inclusion(data.replace(was, becomes)) is None
    changed = record_of(with_value(minimal(), "claims", 0, "says", value="it froze"))
    assert inclusion_of(changed, seal, "burned") is None

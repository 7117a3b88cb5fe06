"""What was looked up before an edit is handed on, and is what would be looked up in a record read anew."""

from typing import Any

from hypothesis import given, settings

from onrecord.record import draft, reading
from onrecord.record.draft import Draft
from onrecord.record.gathering import Gathered
from onrecord.record.lookups import Lookups
from tests.any_record import edited
from tests.effort import examples
from tests.records import Data, claim, minimal, texts_of

LOOK_UPS = {name: each for name, each in vars(Lookups).items() if isinstance(each, Gathered)}


def drafted(data: Data, before: Draft | None = None) -> Draft:
    return draft.join(reading.read(texts_of(data))[0], before)[0]


def looked_up(of: Draft, name: str) -> Any:
    """A look-up as plain data, with the order of its keys and of what stands under each; or why there is none."""
    try:
        return [(key, list(its)) for key, its in getattr(of.lookups, name).items()]
    except KeyError as error:  # a record with errors may name what is not there
        return repr(error)


@settings(max_examples=examples(20, thorough=600))
@given(edited())
def test_look_ups_are_the_same_after_edits_as_of_a_record_read_anew(several: list[Data]) -> None:
    before = None
    for data in several:
        before, anew = drafted(data, before), drafted(data)
        for name in LOOK_UPS:
            assert looked_up(before, name) == looked_up(anew, name), name
        assert times(before) == times(anew)


def times(of: Draft) -> list[Any]:
    """When each claim stands in lists; of one in a document that is not there nothing can be said."""
    known = (each for each in of.record.claims.values() if each.document in of.record.documents)
    return [of.lookups.times[each.id] for each in known if set(each.event or ()) <= of.record.events.keys()]


RECORD: Data = {
    **minimal(),
    "claims": [claim("first"), claim("second"), claim("third", relations={"revises": "first"})],
}


def edit(number: int, **fields: Any) -> Data:
    claims = list(RECORD["claims"])
    return {**RECORD, "claims": [*claims[:number], {**claims[number], **fields}, *claims[number + 1 :]]}


def made_of(before: Draft, data: Data) -> set[str]:
    """Which of the look-ups that were made of a draft are handed on when it becomes other data."""
    made = {name: getattr(before.lookups, name) for name in LOOK_UPS}
    after = drafted(data, before)
    assert after.earlier
    return {name for name in made if LOOK_UPS[name]._after(after.earlier, after.lookups) is not None}


def test_after_a_word_is_changed_all_look_ups_are_handed_on_with_the_claim_as_it_is_now() -> None:
    before = drafted(RECORD)
    assert made_of(before, edit(1, says="Another word.")) == set(LOOK_UPS)
    after = drafted(edit(1, says="Another word."), before)
    [document] = after.record.documents
    assert [each.says for each in after.lookups.claims_in_document[document]][1] == "Another word."
    assert before.lookups.claims_in_document[document][1].says != "Another word."


def test_what_stands_under_something_else_is_looked_up_anew() -> None:
    anew = set(LOOK_UPS) - made_of(drafted(RECORD), edit(2, relations={"revises": "second"}))
    assert anew == {"claims_relating_to"}


def test_in_another_order_everything_is_looked_up_anew() -> None:
    assert drafted({**RECORD, "claims": RECORD["claims"][::-1]}, drafted(RECORD)).earlier is None


def test_no_record_outlives_the_second_edit() -> None:
    last = drafted(RECORD)
    for number in range(3):
        last = drafted(edit(1, says=f"Word {number}."), last)
    assert last.earlier
    assert last.earlier.lookups.earlier is None

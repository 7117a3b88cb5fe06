"""Times on pages: as they were given, in their own zone, with the document's words, in the order in which they were."""

from itertools import pairwise

import jsonschema
import pytest

from onrecord.generate import check
from onrecord.record.dates import parse_date
from onrecord.record.schema import json_schema
from onrecord.telling.periods import Grain, order, period_of
from tests.building import parsed
from tests.records import Data, Pages, claim, document, event, minimal, texts_of

DAWN = {"date": "2020-03-04T05:00+03:00", "words": "بعد صلاة الفجر"}


def page(data: Data, path: str) -> str:
    assert [str(problem) for problem in check(texts_of(data)).diagnostics] == []
    return Pages(texts_of(data))[path]


def night(**claims: Data) -> Data:
    """A record of a fire in a night."""
    return minimal(
        events=[event(when="2020-03-04T20:00+03:00/2020-03-05T05:00+03:00")],
        documents=[document(language="ar", published="2020-03-05T08:00+03:00")],
        claims=[claim(identifier, **fields) for identifier, fields in claims.items()],
    )


def test_a_time_stands_on_the_page_as_it_was_given_with_the_words_of_its_document() -> None:
    made = {"date": "2020-03-05T05:00+03:00", "words": "بعد صلاة الفجر"}
    html = page(night(burned={"made": made, "quote": "احترق بعد صلاة الفجر"}), "documents/report.md")
    tree = parsed(html)
    said = tree.find("dt", string="Said on").find_next("dd")  # type: ignore[union-attr]
    assert said.get_text() == "5 March 2020 at 05:00 (GMT+03:00), “بعد صلاة الفجر”"
    assert said.bdi.attrs == {"lang": "ar", "dir": "rtl"}
    assert said.bdi.get_text() == "“بعد صلاة الفجر”"
    (ours,) = (each.extract() for each in tree.select(".or-told"))
    assert "When (our date)" in ours.get_text()
    assert "4 March" not in tree.get_text(), "the event's time is no statement of the document"
    index = page(night(burned={"made": made, "quote": "احترق بعد صلاة الفجر"}), "events/index.md")
    assert "4 March 2020 at 20:00 to 5 March 2020 at 05:00 (GMT+03:00)" in parsed(index).get_text()


def test_a_timeline_has_times_of_several_zones_in_the_order_in_which_they_were() -> None:
    data = night(
        later={"made": "2020-03-04T21:30-04:00", "says": "it burns"},
        first={"made": "2020-03-05T04:00+03:00", "says": "it burns"},
    )
    rows = parsed(page(data, "events/fire.md")).select("tbody th")
    said = [text for row in rows if "GMT" in (text := row.get_text()) and " to " not in text]
    assert said == ["5 March 2020 at 04:00 (GMT+03:00)", "4 March 2020 at 21:30 (GMT-04:00)"]


def test_claims_of_one_time_stand_together_in_whatever_words() -> None:
    data = night(
        one={"made": DAWN, "quote": "احترق بعد صلاة الفجر"},
        other={"made": DAWN["date"], "says": "it burns"},
    )
    assert "2 claims by" in page(data, "events/fire.md")


IN_ORDER = [
    "0001-01-01T00:00+14:00",
    "2021-06-27",
    "2021-06-27T22:30+03:00",
    "2021-06-27T16:00-04:00",
    "2021-06-27T20:30",
    "2021-06-28T02:30+03:00/2021-06-28T03:00+03:00",
    "2021-06-28T02:30+03:00/2021-06-28T04:00+03:00",
    "2021-06-28",
    "9999-12-31T23:59-12:00",
]


@pytest.mark.parametrize(("one", "other"), [*pairwise(IN_ORDER)])
def test_dates_are_sorted_by_when_they_begin(one: str, other: str) -> None:
    assert order(parse_date(one)) < order(parse_date(other))


def test_a_time_lies_in_the_day_of_its_own_zone() -> None:
    when = parse_date("2021-06-28T01:00+03:00")
    assert [period_of(when, step) for step in (Grain.DATE, Grain.DAY, Grain.MONTH)] == [
        when.text,
        "2021-06-28",
        "2021-06",
    ]


@pytest.mark.parametrize(
    ("value", "fits"),
    [("2021-06-27T22:00", True), (2021, True), (DAWN, True), ({"date": 2021}, False), ({**DAWN, "zone": "x"}, False)],
)
def test_the_schema_knows_the_forms_of_a_time(value: object, fits: bool) -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    data = night(burned={"made": value})
    assert validator.is_valid(data) is fits
    with_words = minimal(documents=[document(published=DAWN)])
    assert not validator.is_valid(with_words)

"""What a date in another form may have been meant to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.dates import FORMS, parse_date
from onrecord.record.guessing import MOST, likely_dates

DAY = ["2021-06-27"]


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("2021-6-27", DAY),
        ("2021/06/27", DAY),
        ("2021.6.27", DAY),
        ("2021-27-06", DAY),
        ("20210627", DAY),
        ("2021-6", ["2021-06"]),
        ("27/06/2021", DAY),
        ("06/27/2021", DAY),
        ("27.06.2021", DAY),
        ("7/6/2021", ["2021-06-07", "2021-07-06"]),
        ("6/6/2021", ["2021-06-06"]),
        ("06/2021", ["2021-06"]),
        ("27 June 2021", DAY),
        ("27-Jun-2021", DAY),
        ("June 27, 2021", DAY),
        ("27th of June 2021", DAY),
        ("June 2021", ["2021-06"]),
        ("27 juin 2021", DAY),
        ("1er juin 2021", ["2021-06-01"]),
        ("27 يونيو 2021", DAY),
        ("٢٧ حزيران ٢٠٢١", DAY),
        ("27 كانون الثاني 2021", ["2021-01-27"]),
        ("27 août 2021", ["2021-08-27"]),
        ("2021-W26", ["[2021-06-28..2021-07-04]", "2021-06-28/2021-07-04"]),
        ("2021-W25-7", DAY),
        ("2021-178", DAY),
        ("2021-06-2７", DAY),
        ("2021-06-27 10:00", ["2021-06-27T10:00"]),
        ("2021-06-27T2:30", ["2021-06-27T02:30"]),
        ("2021-06-27T22", ["2021-06-27T22:00"]),
        ("2021-06-27T24:00", ["2021-06-28T00:00"]),
        ("20210627T220030Z", ["2021-06-27T22:00:30Z"]),
        ("2021-06-27T10:00:00.000Z", ["2021-06-27T10:00Z"]),
        ("2021-06-27T10:00+0300", ["2021-06-27T10:00+03:00"]),
        ("27 June 2021, 10 pm", ["2021-06-27T22:00"]),
        ("27 June 2021 at 12:30 am", ["2021-06-27T00:30"]),
        ("2021-06-27–2021-06-28", ["2021-06-27/2021-06-28"]),
        ("2021-06-27 - 2021-06-28", ["2021-06-27/2021-06-28"]),
        ("2021..2022", ["[2021..2022]"]),
        ("2021/unknown", ["2021/.."]),
        ("2021/", ["2021/.."]),
        ("/2021", ["../2021"]),
        ("2021-06-xx", ["2021-06-XX"]),
        ("31/02/2021", []),
        ("2021-02-30", []),
        ("9999-12-31T24:00", []),
        ("today", []),
        ("27 June", []),
        ("2021-W60", []),
        ("2021-06-28/2021-06-27", []),
        ("", []),
    ],
)
def test_a_date_in_another_form_is_guessed(text: str, likely: list[str]) -> None:
    assert likely_dates(text) == likely


@given(st.text(max_size=30) | st.text(alphabet="0123456789-/.WTZx: +[]JuneMay", max_size=24))
def test_what_is_guessed_can_be_read_and_is_little(text: str) -> None:
    found = likely_dates(text)
    assert len(found) <= MOST
    assert all(parse_date(each).text == each for each in found)


@given(st.dates(), st.sampled_from(["%Y%m%d", "%d %B %Y", "%B %d, %Y", "%d/%m/%Y", "%Y/%m/%d", "%d.%m.%Y"]))
def test_a_day_is_among_the_guesses_in_whatever_form_it_stands(day: object, form: str) -> None:
    text = day.strftime(form.replace("%Y", f"{day.year:04}"))  # type: ignore[attr-defined]
    assert str(day) in likely_dates(text)


@pytest.mark.parametrize("form", FORMS)
def test_a_date_that_can_be_read_needs_no_guess(form: str) -> None:
    assert form not in likely_dates(form)

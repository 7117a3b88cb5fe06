"""Dates: every form, every refusal, and the edtf package's word on what the forms mean that it knows."""

import re
from calendar import monthrange
from datetime import UTC, date, timedelta

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.record.dates import FORMS, Date, Relation, Span, parse_date, relation
from tests.effort import examples

TIMES = [
    # text, first and last instant as ISO writes them in UTC
    ("2021-06-27T22:00Z", "2021-06-27T22:00:00", "2021-06-27T22:00:59"),
    ("2021-06-27T22:00:30Z", "2021-06-27T22:00:30", "2021-06-27T22:00:30"),
    ("2021-06-27T22:00+03:00", "2021-06-27T19:00:00", "2021-06-27T19:00:59"),
    ("2021-06-28T01:00+03", "2021-06-27T22:00:00", "2021-06-27T22:00:59"),
    ("2021-06-27T22:00-04:30", "2021-06-28T02:30:00", "2021-06-28T02:30:59"),
    ("2021-06-27T20:00+03:00/2021-06-28T05:00+03:00", "2021-06-27T17:00:00", "2021-06-28T02:00:59"),
    ("[2021-06-27T20:00Z..2021-06-28T05:00Z]", "2021-06-27T20:00:00", "2021-06-28T05:00:59"),
    ("[2021-06-27T20:00Z,2021-06-28T05:00Z]", "2021-06-27T20:00:00", "2021-06-28T05:00:59"),
    ("2021-06-27T20:00Z/2021-06-28", "2021-06-27T20:00:00", None),
    ("../2021-06-28T05:00Z", None, "2021-06-28T05:00:59"),
    ("2021-06-27T22:00", None, None),
    ("2021-06-27", None, None),
]

LIKE_A_DATE = (
    r"\[?20(21|2X|XX)(-0[67])?(-2[89])?(T2[0-4]:00(:30)?)?(Z|[+-]0[34](:00)?)?[?~]?"
    r"((/|,|\.\.)2021-06-28(T01:00Z?)?)?\]?"
)

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))

# text, first day, last day
MOMENTS = [
    ("2021", "2021-01-01", "2021-12-31"),
    ("0001", "0001-01-01", "0001-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
    ("2021-06", "2021-06-01", "2021-06-30"),
    ("2020-02", "2020-02-01", "2020-02-29"),
    ("2021-02", "2021-02-01", "2021-02-28"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("2021-06-27", "2021-06-27", "2021-06-27"),
    ("2020-02-29", "2020-02-29", "2020-02-29"),
    ("202X", "2020-01-01", "2029-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("2021-XX", "2021-01-01", "2021-12-31"),
    ("2021-0X", "2021-01-01", "2021-09-30"),
    ("2021-1X", "2021-10-01", "2021-12-31"),
    ("2021-06-XX", "2021-06-01", "2021-06-30"),
    ("2021-06-0X", "2021-06-01", "2021-06-09"),
    ("2021-06-1X", "2021-06-10", "2021-06-19"),
    ("2021-06-3X", "2021-06-30", "2021-06-30"),
    ("2020-02-2X", "2020-02-20", "2020-02-29"),
    ("2021-02-2X", "2021-02-20", "2021-02-28"),
    ("2021-XX-XX", "2021-01-01", "2021-12-31"),
    ("2021-1X-XX", "2021-10-01", "2021-12-31"),
]

INTERVALS = [
    ("2021-06-27/2021-06-28", Span.LASTING, "2021-06-27", "2021-06-28"),
    ("2021-06-27/2021-06-27", Span.LASTING, "2021-06-27", "2021-06-27"),
    ("2021/2022-03", Span.LASTING, "2021-01-01", "2022-03-31"),
    ("2021-06-28/2021-06", Span.LASTING, "2021-06-28", "2021-06-30"),
    ("2021-06-27/..", Span.LASTING, "2021-06-27", None),
    ("../2021", Span.LASTING, None, "2021-12-31"),
    ("202X/2025", Span.LASTING, "2020-01-01", "2025-12-31"),
    ("[2021-06-27..2021-06-28]", Span.ONCE, "2021-06-27", "2021-06-28"),
    ("[2021..2022]", Span.ONCE, "2021-01-01", "2022-12-31"),
    ("[..2021-06-28]", Span.ONCE, None, "2021-06-28"),
    ("[2021-06-27..]", Span.ONCE, "2021-06-27", None),
]

UNCERTAIN = [
    "2021?",
    "2021-06~",
    "2021-06-27%",
    "202X?",
    "2021-06?/..",
    "../2021~",
    "[2021-06-28?..2021-07-05]",
    "[..2021%]",
]

NO_DATES = [
    "",
    " 2021",
    "2021 ",
    "2021\n",
    "21",
    "202",
    "20211",
    "2021-6",
    "2021-6-27",
    "2021-06-7",
    "2021-6-7",
    "27.06.2021",
    "27/06/2021",
    "06/27/2021",
    "2021/06/27",
    "2021.06.27",
    "20210627",
    "June 2021",
    "27 June 2021",
    "today",
    "no",
    "none",
    "unknown",
    "?",
    "2021-06-27 10:00",
    "2021-06-27T10",
    "2021-06-27T1000",
    "2021-06-27T1:30",
    "2021-06-27T10:00:00.5",
    "2021-06-27T10:00+3",
    "2021-06-27T10:00+0300",
    "2021-06-27T10:00 UTC",
    "2021-06-27t10:00",
    "2021-06-27T10:00z",
    "2021-06-27T",
    "T10:00",
    "10:00",
    "2021-06-27+03:00",
    "2021-06-27?T10:00",
    "[2021,]",
    "[,2021]",
    "[2021,2022..2024]",
    "[2021,  2022]",
    "2021-06-27Z",
    "-2021",
    "+2021",
    "Y20210",
    "2021-W26",
    "2021-178",
    "2021-06-27??",
    "2021-06-27?~",
    "?2021",
    "2021?-06",
    "2021-?06",
    "2021-06-27!",
    "2021-06-27–2021-06-28",
    "2021-06-27 - 2021-06-28",
    "2021..2022",
    "2021...2022",
    "2021/2022/2023",
    "2021//2022",
    "2021/",
    "/2021",
    "/",
    "2021/unknown",
    "2021/open",
    "2021, 2022",
    "[2021]",
    "[]",
    "[..]",
    "[2021/2022]",
    "[2021..2022..2023]",
    "[2021..2022",
    "2021..2022]",
    "{2021..2022}",
    "[..2021]?",
    "XXXX",
    "2XXX",
    "X021",
    "x021",
    "202x",
    "2021-06-xx",
    "2021-X6",
    "2021-06-X7",
    "２０２１",
    "٢٠٢١-٠٦",
    "2021-06-2７",
    "1e3",
    "0x7E5",
]


def days(first: str | None, last: str | None) -> tuple[date | None, date | None]:
    return (date.fromisoformat(first) if first else None), (date.fromisoformat(last) if last else None)


@pytest.mark.parametrize(("text", "first", "last"), MOMENTS)
def test_each_moment_has_its_first_and_last_day(text: str, first: str, last: str) -> None:
    found = parse_date(text)
    assert (found.earliest, found.latest) == days(first, last)
    assert (found.text, found.span, found.is_uncertain) == (text, Span.ON, False)


@pytest.mark.parametrize(("text", "span", "first", "last"), INTERVALS)
def test_each_interval_has_its_ends_and_leaves_open_ones_open(
    text: str, span: Span, first: str | None, last: str | None
) -> None:
    found = parse_date(text)
    assert (found.span, found.earliest, found.latest) == (span, *days(first, last))


@pytest.mark.parametrize("text", UNCERTAIN)
def test_a_qualifier_at_either_end_makes_it_uncertain(text: str) -> None:
    assert parse_date(text).is_uncertain


@pytest.mark.parametrize("qualifier", ["?", "~", "%"])
@pytest.mark.parametrize(("text", "first", "last"), MOMENTS)
def test_a_qualifier_widens_nothing(text: str, first: str, last: str, qualifier: str) -> None:
    found = parse_date(text + qualifier)
    assert (found.earliest, found.latest) == days(first, last)
    assert found.start
    assert found.start.qualifier == qualifier


@pytest.mark.parametrize("form", FORMS)
def test_each_form_that_the_reference_shows_can_be_read(form: str) -> None:
    assert parse_date(form).text == form


@pytest.mark.parametrize("text", NO_DATES)
def test_other_text_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"^is not a date"):
        parse_date(text)


@pytest.mark.parametrize(
    "text", ["2021-00", "2021-13", "2021-99", "2021-06-31", "2021-06-00", "2021-02-29", "2021-2X", "2021-02-3X"]
)
def test_what_the_calendar_lacks_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no day of the calendar"):
        parse_date(text)


@pytest.mark.parametrize("text", ["202X-06", "20XX-06-27", "2021-XX-27", "2021-1X-05", "2021-XX-1X"])
def test_an_unknown_digit_left_of_a_known_one_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="X left of a known digit"):
        parse_date(text)


@pytest.mark.parametrize("text", ["0000", "0000-01", "000X", "00XX"])
def test_there_is_no_year_nought(text: str) -> None:
    with pytest.raises(ValueError, match="before the year 1"):
        parse_date(text)


def test_an_interval_open_at_both_ends_is_refused() -> None:
    with pytest.raises(ValueError, match="says nothing"):
        parse_date("../..")


@pytest.mark.parametrize(
    "text", ["2021-06-28/2021-06-27", "2022/2021", "[2021-06-28..2021-06-27]", "2021-07/2021-06-30"]
)
def test_an_end_before_the_beginning_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        parse_date(text)


@pytest.mark.parametrize(("text", "first", "last"), TIMES)
def test_a_time_with_a_zone_has_its_first_and_last_instant(text: str, first: str | None, last: str | None) -> None:
    found = [each and each.astimezone(UTC).replace(tzinfo=None) for each in parse_date(text).bounds]
    assert [each and each.isoformat(timespec="seconds") for each in found] == [first, last]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-06-28T01:00+03:00", "2021-06-28", "2021-06-28"),
        ("2021-06-27T23:59:59-12:00", "2021-06-27", "2021-06-27"),
        ("2021-06-27T20:00/2021-06-28T05:00", "2021-06-27", "2021-06-28"),
        ("[2021-06-27,2021-06-29]", "2021-06-27", "2021-06-29"),
        ("[2021-06-27, 2021-07]", "2021-06-27", "2021-07-31"),
    ],
)
def test_a_time_keeps_its_day_in_its_own_zone(text: str, first: str, last: str) -> None:
    found = parse_date(text)
    assert (found.earliest, found.latest) == days(first, last)


def test_a_set_has_its_members() -> None:
    found = parse_date("[2021-06-27,2021-06-29?, 2021-07]")
    assert [moment.earliest.isoformat() for moment in found.members] == ["2021-06-27", "2021-06-29", "2021-07-01"]
    assert (found.span, found.is_uncertain) == (Span.ONCE, True)
    assert parse_date("2021-06-27/2021-06-28").members == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2021-06-27T24:00", "an hour 24: midnight is 00:00 of the day that it begins"),
        ("2021-06-27T25:00", "a time that no clock shows"),
        ("2021-06-27T22:60", "a time that no clock shows"),
        ("2021-06-27T22:00:60", "a time that no clock shows"),
        ("2021-06-27T22:00+15:00", "a zone that no clock is set to"),
        ("2021-06-27T22:00-13:00", "a zone that no clock is set to"),
        ("2021-06-27T22:00-00:00", "a zone that no clock is set to"),
        ("2021-06-27T22:00+03:60", "a zone that no clock is set to"),
        ("2021T22:00", "no day that it is of"),
        ("2021-06T22:00", "no day that it is of"),
        ("2021-06-XXT22:00", "no day that it is of"),
        ("2021-06-27T20:00/2021-06-28T05:00Z", "a zone at one of its times and not at another"),
        ("[2021-06-27T20:00Z,2021-06-28T05:00]", "a zone at one of its times and not at another"),
        ("2021-06-27T22:00/2021-06-27T20:00", "ends before it begins"),
        ("2021-06-27T22:00Z/2021-06-27T23:00+03:00", "ends before it begins"),
        ("[2021-06-28,2021-06-27]", "do not come one after the other"),
        ("[2021-06-27,2021-06-27]", "do not come one after the other"),
        ("[2021,2021-06]", "do not come one after the other"),
        ("[2021-06-27,2021-06-27T22:00Z]", "do not come one after the other"),
        ("[2021-06-27T22:00Z,2021-06-27T23:00+03:00]", "do not come one after the other"),
    ],
)
def test_times_and_sets_that_cannot_be_are_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        parse_date(text)


BEFORE = [
    ("2021-06-27", "2021-06-28"),
    ("2021-06", "2021-07-01"),
    ("../2021", "2022/.."),
    ("[2021-06-27,2021-06-29]", "2021-06-30"),
    ("2021-06-27T23:59", "2021-06-28"),
    ("2021-06-27T23:59", "2021-06-28T00:00+03:00"),
    ("2021-06-27T10:00Z", "2021-06-27T10:01Z"),
    ("2021-06-27T22:59+03:00", "2021-06-27T20:00Z"),
    ("2021-06-28T02:30+03:00", "2021-06-27T20:00-04:00"),
    ("2021-06-27T20:00Z/2021-06-28T05:00Z", "2021-06-28T05:01Z"),
]
OVERLAP = [
    ("2021-06-27", "2021-06-27"),
    ("2021-06-27", "2021-06"),
    ("2021-06-27?", "2021-06-28"),
    ("2021-06-27~", "2022"),
    ("2020", "2021%/2022"),
    ("2021-06-27/..", "2022"),
    ("[2021-06-27,2021-06-29]", "2021-06-28"),
    ("2021-06-27T10:00", "2021-06-27T22:00"),
    ("2021-06-27T10:00", "2021-06-27T22:00Z"),
    ("2021-06-27T10:00Z", "2021-06-27"),
    ("2021-06-27T10:00Z", "2021-06-27T10:00:30Z"),
    ("2021-06-27T23:00+03:00", "2021-06-27T20:00Z"),
    ("2021-06-27T10:00Z~", "2021-06-27T22:00Z"),
]


@pytest.mark.parametrize(("one", "other"), BEFORE)
def test_dates_lie_apart_where_that_is_certain(one: str, other: str) -> None:
    first, second = parse_date(one), parse_date(other)
    assert (relation(first, second), relation(second, first)) == (Relation.BEFORE, Relation.AFTER)


@pytest.mark.parametrize(("one", "other"), OVERLAP)
def test_else_they_are_not_known_to_differ(one: str, other: str) -> None:
    first, second = parse_date(one), parse_date(other)
    assert {relation(first, second), relation(second, first)} == {Relation.OVERLAP}


@st.composite
def _any_date(draw: st.DrawFn) -> Date:
    day = draw(st.dates(date(2021, 6, 26), date(2021, 6, 29)))
    clock = draw(st.sampled_from(["", "T00:00", "T23:59", "T12:00:30"]))
    zone = draw(st.sampled_from(["", "Z", "+03:00", "-12:00", "+14:00"])) if clock else ""
    return parse_date(f"{day}{clock}{zone}{draw(st.sampled_from(['', '', '', '?']))}")


@given(_any_date(), _any_date())
def test_swapping_two_dates_swaps_before_and_after(one: Date, other: Date) -> None:
    swapped = {Relation.BEFORE: Relation.AFTER, Relation.AFTER: Relation.BEFORE, Relation.OVERLAP: Relation.OVERLAP}
    assert relation(other, one) is swapped[relation(one, other)]
    assert relation(one, one) is Relation.OVERLAP


@given(DAYS, DAYS, st.booleans())
def test_an_interval_keeps_its_ends(one: date, other: date, is_once: bool) -> None:
    first, last = min(one, other), max(one, other)
    found = parse_date(f"[{first}..{last}]" if is_once else f"{first}/{last}")
    assert (found.earliest, found.latest) == (first, last)
    assert found.span is (Span.ONCE if is_once else Span.LASTING)


@given(DAYS)
def test_a_day_lies_in_its_month_and_year_and_in_what_its_digits_leave_open(day: date) -> None:
    text = day.isoformat()
    for form in (text, text[:7], text[:4], f"{text[:9]}X", f"{text[:8]}XX", f"{text[:6]}X", f"{text[:5]}XX-XX"):
        found = parse_date(form)
        assert found.earliest
        assert found.latest
        assert found.earliest <= day <= found.latest, form
    assert parse_date(text[:7]).latest == day.replace(day=monthrange(day.year, day.month)[1])


@given(st.text(alphabet="0123456789-/.X?~%[], TZ:+", max_size=24) | st.from_regex(LIKE_A_DATE, fullmatch=True))
def test_text_is_read_as_its_own_days_or_refused(text: str) -> None:
    try:
        found = parse_date(text)
    except ValueError:
        return
    assert found.text == text
    assert found.earliest or found.latest
    if found.earliest and found.latest:
        assert found.earliest <= found.latest


@st.composite
def _oracle_forms(draw: st.DrawFn) -> str:
    """A date in a form that edtf reads too: it knows no single X among digits, no month as the end of a set, and gives
    open ends a day of its own."""
    first = draw(st.dates(date(1000, 1, 1), date(2999, 12, 1)))
    last = first + timedelta(draw(st.integers(400, 9000)))
    cut = [str(day)[: draw(st.sampled_from([4, 7, 10]))] for day in (first, last)]
    moment = draw(
        st.sampled_from([cut[0], f"{first.year}-{first.month:02}-XX", f"{first.year}-XX", f"{first.year // 10}X"])
    )
    clock, zone = draw(st.times()), draw(st.sampled_from(["", "Z", "+03:00", "-04:30", "+03"]))
    time = f"{first}T{clock.isoformat('seconds')}{zone}"
    sets = f"[{first}..{last}]", f"[{first},{last}]"
    return draw(st.sampled_from([moment, f"{cut[0]}~", f"{cut[0]}/{cut[1]}", time, *sets]))


@settings(max_examples=examples(50))
@given(_oracle_forms())
def test_edtf_reads_the_same_days(text: str) -> None:
    oracle, found = edtf.parse_edtf(text), parse_date(text)
    assert found.earliest == date(*oracle.lower_strict()[:3])
    assert found.latest == date(*oracle.upper_strict()[:3])


@pytest.mark.parametrize(
    "text", [text for text, _, _ in MOMENTS if not any(f"{digit}X" in text.split("-", 1)[-1] for digit in "0123")]
)
def test_edtf_agrees_on_the_table(text: str) -> None:
    oracle, found = edtf.parse_edtf(text), parse_date(text)
    assert (found.earliest, found.latest) == (date(*oracle.lower_strict()[:3]), date(*oracle.upper_strict()[:3]))

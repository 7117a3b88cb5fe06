"""Dates: every form, every refusal, and the edtf package's word on what the forms mean that it knows."""

from calendar import monthrange
from datetime import date, timedelta

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.dates import FORMS, Span, parse_date

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


@given(st.text(alphabet="0123456789-/.X?~%[] T:+", max_size=24))
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
    return draw(st.sampled_from([moment, f"{cut[0]}~", f"{cut[0]}/{cut[1]}", f"[{first}..{last}]"]))


@settings(max_examples=150)
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

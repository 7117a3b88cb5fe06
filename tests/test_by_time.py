"""Long lists of claims in parts by time: what each part holds, and what it is called."""

import re
from html import unescape

from onrecord.telling.lists import ROWS_ON_A_PAGE
from tests.records import Data, Pages, claim, document, event, minimal, texts_of

Part = tuple[str, int]
"""What a part is called, and how many claims it is said to hold."""

LIST = "sources/clerk/said"
"""The stem of the parts."""


def made(claims: list[Data]) -> Pages:
    """The pages of a record in which one source makes some claims."""
    return Pages(texts_of(minimal(claims=claims)))


def parts_on(page: str) -> list[Part]:
    """The parts that a page leads to."""
    lines = re.findall(r"^- \[(.*?)\]\(\S+\)&#x3a; (\d+) claims?$", page, re.MULTILINE)
    return [(label, int(number)) for label, number in lines]


def times(*dates: str) -> list[Data]:
    """A claim for each date."""
    return [claim(f"c-{number}", when=date, event="none") for number, date in enumerate(dates)]


def days(number: int, month: str) -> list[str]:
    """So many dates in one month, in its order."""
    return sorted(f"{month}-{1 + each % 28:02}" for each in range(number))


def test_years_that_follow_each_other_share_a_part_while_it_has_room() -> None:
    files = made(times(*(f"{year}" for year in range(1801, 1802 + ROWS_ON_A_PAGE))))
    assert parts_on(files["sources/clerk.md"]) == [
        (f"1801 to {1800 + ROWS_ON_A_PAGE}", ROWS_ON_A_PAGE),
        (f"{1801 + ROWS_ON_A_PAGE}", 1),
    ]
    assert (
        "# A clerk of the harbour: said by this source: 1801 to" in files[f"{LIST}-1801-to-{1800 + ROWS_ON_A_PAGE}.md"]
    )


def test_so_do_the_months_of_a_year_and_the_days_of_a_month() -> None:
    files = made(times(*days(30, "2019-01"), *days(30, "2019-02"), *days(100, "2019-04"), "2019", "2020-05"))
    assert parts_on(files["sources/clerk.md"]) == [
        ("January to February 2019", 60),
        ("1 to 19 April 2019", 73),
        ("20 to 28 April 2019", 27),
        ("2019, month not known", 1),
        ("2020", 1),
    ]


def test_a_day_of_too_many_claims_is_cut_by_number() -> None:
    files = made(times(*["2019-05-03"] * (ROWS_ON_A_PAGE + 1), "2019-05", "2019-05-04"))
    assert parts_on(files["sources/clerk.md"]) == [
        ("3 May 2019, part 1", ROWS_ON_A_PAGE),
        ("3 May 2019, part 2", 1),
        ("4 May 2019", 1),
        ("May 2019, day not known", 1),
    ]


def test_where_the_parts_are_many_those_of_a_year_have_a_page_that_leads_to_them() -> None:
    full = [
        f"{year}-{month:02}-{1 + each % 28:02}" for year in (2018, 2019) for month in range(1, 13) for each in range(75)
    ]
    files = made(times(*full, *days(5, "2021-03")))
    assert parts_on(files["sources/clerk.md"]) == [("2018", 900), ("2019", 900), ("2021", 5)]
    assert parts_on(files[f"{LIST}-2019.md"])[:2] == [("January 2019", 75), ("February 2019", 75)]
    assert "A part of [A clerk of the harbour: said by this source: 2019]" in files[f"{LIST}-2019-01.md"].replace(
        "&#x3a;", ":"
    )
    assert "# A clerk of the harbour: said by this source: January 2019" in files[f"{LIST}-2019-01.md"].replace(
        "&#x3a;", ":"
    )


def index_of(name: str, **lists: list[Data]) -> dict[str, str]:
    """The index of a list and its further pages, as far as they are by time."""
    every = Pages(texts_of(minimal(**lists)), has_format=False)
    return {path: every[path] for path in every if path == f"{name}/index.md" or path.startswith(f"by-time/{name}-")}


def test_an_index_of_many_events_is_by_time_with_each_day_told_once() -> None:
    events = [event(f"e-{number}", when=f"2019-{1 + number // 80:02}-{1 + number % 20:02}") for number in range(240)]
    undated: Data = {"id": "sometime", "name": "Sometime"}
    found = index_of("events", events=[event(when="2019-01-01"), *events, undated])
    assert [*found] == [
        "events/index.md",
        "by-time/events-2019-01-to-2019-02.md",
        "by-time/events-2019-03.md",
        "by-time/events-undated.md",
    ]
    part = unescape(found["by-time/events-2019-03.md"])
    assert re.findall(r"^## (.*?) \{", part, re.MULTILINE)[:2] == ["1 March 2019", "2 March 2019"]
    assert "Before it: [January to February 2019](events-2019-01-to-2019-02.md)." in part
    assert "After it: [year not known](events-undated.md)." in part


def test_an_index_of_many_documents_is_by_when_they_were_published() -> None:
    documents: list[Data] = [
        {"id": f"d-{number}", "title": f"Report {number}", "published": f"20{10 + number % 2}"} for number in range(300)
    ]
    found = index_of("documents", documents=[document(published="2010"), *documents])
    assert [*found] == ["documents/index.md", "by-time/documents-2010.md", "by-time/documents-2011.md"]

"""Two reports, encoded: a toll revised downwards and made of parts, open ends, and counts in words."""

import re
from functools import cache
from pathlib import Path

import pytest

from onrecord import comparing
from onrecord.comparing import Comparison, LeftOut, Verdict, bounds, comparisons, one_voice, verdict
from onrecord.generate import check, generate
from onrecord.model import Figure
from onrecord.record import Record
from tests.building import parsed
from tests.comparing_cases import lines_of, told

REPORTS = Path(__file__).with_name("reports")


def texts(name: str) -> dict[str, bytes]:
    return {f"docs/record/{name}.yml": REPORTS.joinpath(f"{name}.yml").read_bytes()}


@cache
def record(name: str) -> Record:
    return check(texts(name))[0]


@cache
def pages(name: str) -> dict[str, str]:
    return {path: output.text for path, output in generate(texts(name)).files.items()}


def compared(name: str, event: str, measure: str) -> Comparison:
    return next(each for each in comparisons(record(name))[event] if each.measure == measure)


def figure(count: str) -> Figure:
    return Figure.model_validate({"count": count})


@pytest.mark.parametrize("name", ["jolo", "kerman"])
def test_a_report_reads_without_a_remark(name: str) -> None:
    assert [str(each) for each in check(texts(name))[1]] == []


@pytest.mark.parametrize("name", ["jolo", "kerman"])
def test_a_report_names_its_authors_and_terms_and_is_quoted_shortly(name: str) -> None:
    (document,) = record(name).documents.values()
    assert document.author == "Wikinews contributors"
    assert document.licence
    assert document.licence.startswith("CC BY 2.5")
    assert document.url
    assert document.url.startswith("https://en.wikinews.org/wiki/")
    longest = max(
        len(part.split()) for claim in record(name).claims.values() if claim.quote for part in claim.quote.text
    )
    assert longest <= 20


def test_jolo_as_a_whole() -> None:
    expected = """
    killed: different
    alone mijares-killed wikinews-at-least-20
    left out earlier-toll (revised)
    counts mijares-killed, wikinews-at-least-20
    claims mijares-killed wikinews-at-least-20 earlier-toll
    later than earlier-toll: mijares-killed
    earlier than mijares-killed: earlier-toll
    airlifted: alike
    alone wikinews-airlifted
    counts wikinews-airlifted
    claims wikinews-airlifted
    blasts: alike
    alone wikinews-at-least-20
    counts wikinews-at-least-20
    claims wikinews-at-least-20
    wounded: alike
    alone mijares-wounded
    counts mijares-wounded
    claims mijares-wounded
    voted: alike
    alone wikinews-referendum
    counts wikinews-referendum
    claims wikinews-referendum
    """
    assert told(comparing, record("jolo")) == lines_of(expected)


def test_the_toll_of_jolo_says_what_was_revised_and_what_we_summed() -> None:
    page = pages("jolo")["counts/jolo-bombings/killed.md"]
    rows = {row.th.strong.get_text(): " ".join(row.get_text(" ").split()) for row in parsed(page).select("tr.or-row")}
    assert set(rows) == {"20", "at least 20", "27"}
    assert "including 14 civilians, 5 Armed Forces personnel, 1 member of the Coast Guard" in rows["20"]
    assert "our sum: 14 + 5 + 1" in rows["20"]
    assert "It takes the place of 27 , given before." in rows["20"]
    assert "It has been revised since. What stands now: 20 (our sum)" in rows["27"]
    assert "an unnamed source" in rows["27"]
    assert "No two of them are known to be the same count." in page
    assert "They reached us by one path." in page
    assert not re.search(r"apart|overlap|excludes|the same:", page)


def test_the_old_toll_of_jolo_never_meets_the_new() -> None:
    toll = compared("jolo", "jolo-bombings", "killed")
    (old,) = toll.left_out
    assert (old.claim.id, old.left_out) == ("earlier-toll", LeftOut.REVISED)
    assert not any(comparing.are_comparable(old, each) for each in toll.compared)
    assert old not in toll.compared


def test_the_wounded_of_jolo_are_a_sum_of_ours() -> None:
    (given,) = compared("jolo", "jolo-bombings", "wounded").compared
    assert bounds(given.figure) == (111, 111)
    assert given.figure.reckoned == "90 + 17 + 2 + 2"
    assert [part.low for part in given.figure.including] == [90, 17, 2, 2]
    event = " ".join(parsed(pages("jolo")["events/jolo-bombings.md"]).get_text(" ").split())
    assert (
        "111 including 90 civilians, 17 from the Armed Forces, 2 from the Coast Guard, 2 from the National Police"
        in event
    )
    assert "our sum: 90 + 17 + 2 + 2" in event


@pytest.mark.parametrize(("other", "expected"), [("20", "not-excluded"), ("27", "not-excluded"), ("19", "apart")])
def test_at_least_20_excludes_only_what_is_below(other: str, expected: str) -> None:
    figures = [figure(text) for text in ("at least 20", other)]
    assert verdict(*figures) == expected


def test_kerman_as_a_whole() -> None:
    expected = """
    attended: alike
    alone attendance
    counts attendance
    claims attendance
    injured: alike
    alone state-television-toll
    counts state-television-toll
    claims state-television-toll
    killed: alike
    alone state-television-toll
    counts state-television-toll
    claims state-television-toll
    processions: alike
    alone last-procession
    counts last-procession
    claims last-procession
    attended: alike
    alone tehran-million
    counts tehran-million
    claims tehran-million
    """
    assert told(comparing, record("kerman")) == lines_of(expected)


@pytest.mark.parametrize(
    ("event", "measure", "low"),
    [("kerman-crush", "killed", 56), ("kerman-crush", "injured", 201), ("tehran-procession", "attended", 1_000_001)],
)
def test_open_ends_of_kerman_stay_open(event: str, measure: str, low: int) -> None:
    (given,) = compared("kerman", event, measure).compared
    assert bounds(given.figure) == (low, None)
    higher = figure(str(low + 1))
    assert verdict(given.figure, higher) is Verdict.NOT_EXCLUDED


def test_words_of_kerman_stay_words() -> None:
    (given,) = compared("kerman", "kerman-crush", "attended").compared
    assert bounds(given.figure) == (None, None)
    assert verdict(given.figure, figure("50,000")) is Verdict.UNBOUNDED
    shown = [
        strong.get_text() for strong in parsed(pages("kerman")["events/kerman-crush.md"]).select("strong.or-count")
    ]
    assert shown == ["“tens or hundreds of thousands”", "more than 200", "at least 56", "several"]


def test_nobody_unnamed_is_taken_for_a_second_voice() -> None:
    for name in ("jolo", "kerman"):
        claims = list(record(name).claims.values())
        unnamed = [claim for claim in claims if "unnamed" in claim.source]
        assert unnamed
        assert all(one_voice(record(name), one, other) for one in unnamed for other in claims)
        assert all(not each.groups for event in comparisons(record(name)).values() for each in event)

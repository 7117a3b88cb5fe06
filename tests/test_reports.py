"""Three reports, encoded: a toll revised downwards and made of parts, open ends, counts in words, and a toll that rises."""

import re
from functools import cache
from pathlib import Path

import pytest

from onrecord.checking.comparing.given import LeftOut
from onrecord.checking.comparing.verdicts import Verdict, bounds, verdict
from onrecord.checking.comparing.voices import one_voice
from onrecord.checking.comparing.whole import Comparison
from onrecord.generate import check, generate
from onrecord.record.claims import Figure
from onrecord.record.ids import NOBODY
from onrecord.speaking.words import date_in_words
from onrecord.telling.view import View
from tests.building import parsed
from tests.comparing_cases import are_alike, lines_of, told
from tests.records import viewed

REPORTS = Path(__file__).with_name("reports")


def texts(name: str) -> dict[str, bytes]:
    return {f"docs/record/{name}.yml": REPORTS.joinpath(f"{name}.yml").read_bytes()}


@cache
def view(name: str) -> View:
    return viewed(texts(name))


@cache
def pages(name: str) -> dict[str, str]:
    return {path: output.text for path, output in generate(texts(name)).files.items()}


def compared(name: str, event: str, measure: str) -> Comparison:
    return next(each for each in view(name).comparisons[event] if each.measure == measure)


def figure(count: str) -> Figure:
    return Figure.model_validate({"count": count})


@pytest.mark.parametrize("name", ["jolo", "kerman"])
def test_a_report_reads_without_a_remark(name: str) -> None:
    assert [str(each) for each in check(texts(name)).diagnostics] == []


@pytest.mark.parametrize("name", ["jolo", "kerman"])
def test_a_report_names_its_authors_and_terms_and_is_quoted_shortly(name: str) -> None:
    (document,) = view(name).record.documents.values()
    assert document.author == "Wikinews contributors"
    assert document.licence
    assert document.licence.startswith("CC BY 2.5")
    assert document.url
    assert document.url.startswith("https://en.wikinews.org/wiki/")
    longest = max(
        len(part.split()) for claim in view(name).record.claims.values() if claim.quote for part in claim.quote.text
    )
    assert longest <= 20


def test_jolo_as_a_whole() -> None:
    expected = """
    killed: several
    alone mijares-killed wikinews-at-least-20
    left out earlier-toll (revised)
    counts mijares-killed, wikinews-at-least-20
    claims mijares-killed wikinews-at-least-20 earlier-toll
    later than earlier-toll: mijares-killed
    earlier than mijares-killed: earlier-toll
    airlifted: one
    alone wikinews-airlifted
    counts wikinews-airlifted
    claims wikinews-airlifted
    blasts: one
    alone wikinews-at-least-20
    counts wikinews-at-least-20
    claims wikinews-at-least-20
    wounded: one
    alone mijares-wounded
    counts mijares-wounded
    claims mijares-wounded
    voted: one
    alone wikinews-referendum
    counts wikinews-referendum
    claims wikinews-referendum
    """
    assert told(view("jolo")) == lines_of(expected)


def test_the_toll_of_jolo_says_what_was_revised_and_what_we_summed() -> None:
    page = pages("jolo")["counts/jolo-bombings/killed.md"]
    rows = {row.th.strong.get_text(): " ".join(row.get_text(" ").split()) for row in parsed(page).select("tr.or-row")}
    assert set(rows) == {"20", "at least 20", "27"}
    assert "including 14 civilians, 5 Armed Forces personnel, 1 member of the Coast Guard" in rows["20"]
    assert "our sum: 14 + 5 + 1" in rows["20"]
    assert "It takes the place of 27 , given before." in rows["20"]
    assert "The last count by Graciano Mijares in its place, in this record: 20 (our sum)" in rows["27"]
    assert "no source given" in rows["27"]
    assert "No two of them are known to be the same count." in page
    assert "They reached us through that one document alone." in page
    assert not re.search(r"apart|overlap|excludes|the same:", page)


def test_the_old_toll_of_jolo_never_meets_the_new() -> None:
    toll = compared("jolo", "jolo-bombings", "killed")
    (old,) = toll.left_out
    assert (old.claim.id, old.left_out) == ("earlier-toll", LeftOut.REVISED)
    assert not any(are_alike(old, each) for each in toll.compared)
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
    attended: one
    alone attendance
    counts attendance
    claims attendance
    injured: one
    alone state-television-toll
    counts state-television-toll
    claims state-television-toll
    killed: one
    alone state-television-toll
    counts state-television-toll
    claims state-television-toll
    processions: one
    alone last-procession
    counts last-procession
    claims last-procession
    attended: one
    alone tehran-million
    counts tehran-million
    claims tehran-million
    """
    assert told(view("kerman")) == lines_of(expected)


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
        claims = list(view(name).record.claims.values())
        unnamed = [claim for claim in claims if not NOBODY.isdisjoint(claim.source)]
        assert unnamed
        assert all(one_voice(view(name).lookups, one, other) for one in unnamed for other in claims)
        assert all(not each.groups for event in view(name).comparisons.values() for each in event)


def rows_of(page: str) -> dict[str, str]:
    """The rows of a page's tables of counts by the address of their claim."""
    return {
        str(row.select("strong.or-count a")[0]["href"]).partition("#")[2]: " ".join(row.get_text(" ").split())
        for row in parsed(page).select("tr.or-row")
    }


def test_a_toll_that_rises_over_four_days_is_no_dispute() -> None:
    made = pages("rising")
    page = made["counts/sinking/killed.md"]
    table = page.split("## The same, counted at several times: passengers; Lake Oru")[1].split("\n## ")[0]
    assert "A toll may rise: a later count does not contradict an earlier one." in table
    assert re.search(
        r"\[39 \(Coast guard of Oru\)\]\(.*?\), published 2 days later than \[22 \(Ministry of the Interior\)\]", table
    )
    assert "Not known to be two voices: one source belongs to the other." in table
    assert "apart" not in page
    for path in ("index.md", "events/index.md", "sources/index.md", "counts/index.md", "events/sinking.md"):
        order = "where counts of the same are known to lie apart; and then"  # it says so of any record
        told = made[path].replace(order, "")
        assert not re.search(r"not settled|numbers differ|counts differ|lie apart", told), path


def test_the_toll_is_drawn_over_time_with_what_was_revised_since() -> None:
    (drawing,) = parsed(pages("rising")["counts/sinking/killed.md"]).select("svg.or-steps")
    texts = [text.get_text() for text in drawing.select("text")]
    for number in ("14 (revised since)", "31 (revised since)", "22", "39"):
        assert any(text.startswith(f"{number}:") for text in texts), (number, texts)


def test_parts_and_what_comes_on_top_stand_under_their_whole_and_are_never_compared() -> None:
    page = pages("rising")["counts/sinking/killed.md"]
    found = rows_of(page)
    names = list(found)
    assert names.index("hospital-children") == names.index("guard-39") + 1
    assert "It is a part of another count, and not its rival." in found["hospital-children"]
    assert "It comes on top of another count" in found["wire-crew-as-well"]
    assert "only in one hospital" in found["lantern-hospital"]
    town = pages("rising")["locations/tam.md"]
    assert "names this place" in town
    assert "in one hospital" in town


def test_what_a_source_left_unsaid_is_told_apart_from_what_is_not_recorded() -> None:
    found = rows_of(pages("rising")["counts/sinking/killed.md"])
    assert "Whom not said" in found["officer-doubts"]
    assert "Where not recorded" in found["hospital-children"]
    assert "not said" not in found["hospital-children"]


def test_whom_the_document_only_describes_is_told_in_its_words() -> None:
    claim = next(
        claim for claim in parsed(pages("rising")["documents/wire-3.md"]).select(".or-claim") if "31" in str(claim)
    )
    assert "“state radio”" in claim.get_text()


def test_both_sides_of_a_body_are_on_its_page() -> None:
    page = pages("rising")["sources/coast-guard.md"]
    inside = page.split("## Said by those inside it")[1].split("\n## ")[0]
    assert "more than 30 died" in inside
    assert "Those inside it" in page
    ministry = pages("rising")["sources/interior-ministry.md"]
    assert "## Said by parts of it" in ministry
    assert "## Said by those inside it" in ministry


def test_a_claim_that_its_document_gives_to_nobody_has_no_source() -> None:
    page = pages("rising")["documents/times-2.md"]
    assert "No source given: dozens were missing" in page
    assert "nnamed source" not in page


@pytest.mark.parametrize("name", ["jolo", "kerman", "rising"])
def test_the_date_of_an_event_is_given_to_nobody(name: str) -> None:
    """It stands with the event alone, as ours."""
    for event in view(name).record.events.values():
        shown = date_in_words(event.when) if event.when else ""
        for path, text in pages(name).items():
            if path.startswith(("sources/", "documents/", "locations/", "counts/")) and not path.endswith("index.md"):
                rest = re.sub(r"<svg.*?</svg>", "", text, flags=re.DOTALL)
                tree = parsed(rest)
                for ours in tree.select(".or-told"):  # what the record tells of an event beside its only claim, as ours
                    ours.extract()
                cards = " ".join(each.get_text(" ") for each in tree.select(".or-card, .or-claim, tbody"))
                assert shown not in cards, path

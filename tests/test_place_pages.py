"""Pages of places and sources: what is where, and what is not known to be; which numbers are of whom; whose words are whose."""

from bs4 import BeautifulSoup, Tag

from tests.records import Data, Pages, claim, event, location, minimal, texts_of

IRAQ = location("iraq", name="Iraq", kind="country")
SYRIA = location("syria", name="Syria", kind="country")
QAIM = location("qaim", name="Al-Qaim", within="iraq", point=[34.37, 41.09], precision="near")
SAADA = location("saada", name="Saada", within="qaim")
BORDER = location("border", name="The border", kind="border", within=["iraq", "syria"])
CROSSING = location("crossing", name="The crossing", within="border")
PLACES = [IRAQ, SYRIA, QAIM, SAADA, BORDER, CROSSING]


def pages(**lists: list[Data]) -> Pages:
    """The pages of a record with these lists, and with places in and between two countries."""
    return Pages(texts_of(minimal(**{"locations": [location(), *PLACES], **lists})))


def made(path: str, **lists: list[Data]) -> BeautifulSoup:
    """One of them, parsed."""
    return BeautifulSoup(pages(**lists)[path], "html.parser")


def texts(found: Tag, selector: str) -> list[str]:
    return [" ".join(each.get_text().split()) for each in found.select(selector)]


def test_an_event_in_a_part_is_listed_and_one_on_a_border_is_not_said_to_be_inside() -> None:
    events = [
        event("inside", name="Inside", locations="qaim"),
        event("here", name="Here", locations="iraq"),
        event("between", name="Between", locations="crossing"),
        event("beside", name="Beside", locations={"near": "qaim"}),
    ]
    claims = [claim(f"{each['id']}-{number}", event=each["id"]) for each in events for number in range(2)]
    page = made("locations/iraq.md", events=events, claims=claims)
    marks = {each.a.get_text(): each.span.get_text() for each in page.select(".or-happened li")}  # type: ignore[union-attr]
    assert marks == {
        "Inside": "in a place inside it",
        "Here": "here",
        "Between": "partly or perhaps inside it",
        "Beside": "partly or perhaps inside it",
    }


def test_places_without_a_position_stand_beside_the_map_by_what_they_lie_in() -> None:
    page = made("locations/iraq.md")
    assert texts(page, ".or-unplaced .or-somewhere") == [
        "Partly in Iraq, partly in Syria",
        "Somewhere in Al-Qaim",
        "Somewhere on The border",
    ]
    own = made("locations/saada.md")
    assert texts(own, ".or-unplaced p")[:2] == [
        "Somewhere in Al-Qaim",
        "The record has no position for it. The map shows where Al-Qaim is.",
    ]
    assert texts(own, "svg .or-name") == ["Al-Qaim"]


def test_the_map_of_a_place_has_a_small_one_with_its_country() -> None:
    drawing = made("locations/qaim.md").svg
    assert drawing
    assert drawing.select(".or-here")
    assert drawing.select(".or-small-shade")
    assert "A small map in a corner shows where that is in or around Iraq." in drawing.desc.get_text()  # type: ignore[union-attr]


def test_what_lies_on_a_border_is_not_told_as_lying_in_one_of_its_countries() -> None:
    assert texts(made("locations/crossing.md"), ".or-trail") == ["The border›"]
    assert texts(made("locations/border.md"), ".or-trail") == ["Iraq›", "Syria›"]
    assert texts(made("locations/saada.md"), ".or-trail") == ["Iraq›Al-Qaim›"]


def test_a_border_is_drawn_as_one_and_neither_country_is_shaded() -> None:
    for path in ("locations/border.md", "locations/crossing.md"):
        drawing = made(path).svg
        assert drawing
        assert drawing.select("path.or-along")
        assert len(drawing.select("path.or-shade")) == 1, "only the key"
        assert drawing.select(".or-small-shade") == []
        assert texts(drawing, ".or-key") == ["somewhere along this border"]
        assert "Somewhere along the border of Iraq and Syria" in drawing.desc.get_text()  # type: ignore[union-attr]


def test_around_the_points_of_an_event_no_country_is_shaded() -> None:
    claims = [claim("of-both", event="here", locations=["iraq", "syria"]), claim("of-one", event="here")]
    drawing = made("events/here.md", events=[event("here", locations="qaim")], claims=claims).svg
    assert drawing
    assert drawing.select(".or-shade") == []
    bare = made("events/here.md", events=[{"id": "here", "name": "Here"}], claims=claims).svg
    assert bare
    assert len(bare.select("path.or-shade")) > 1


def test_many_events_of_a_place_stand_by_time_and_each_part_leads_to_those_beside_it() -> None:
    events = [
        event(f"e-{day}", when=f"2019-{1 + day // 28:02}-{1 + day % 28:02}", locations="saada") for day in range(130)
    ]
    claims = [claim(f"c-{each['id']}-{number}", event=each["id"]) for each in events for number in range(2)]
    every = pages(events=events, claims=claims)
    first, second = "locations/qaim/events-2019-01-to-2019-02.md", "locations/qaim/events-2019-03-to-2019-04.md"
    assert [each for each in every if each.startswith("locations/qaim/events-")][:2] == [first, second]
    assert len(BeautifulSoup(every[first], "html.parser").select(".or-happened li")) == 56
    text = BeautifulSoup(every[second], "html.parser").get_text()
    assert "Before it: [January to February 2019](events-2019-01-to-2019-02.md)." in text
    assert "After it: [May 2019](events-2019-05.md)." in text


def test_a_coder_of_many_rows_is_told_by_what_they_come_to() -> None:
    table: Data = {"id": "table", "title": "A table", "publisher": "clerk", "form": "table"}
    rows = [claim(f"row-{number}", document="table", figures={"killed": "2"}) for number in range(30)]
    claims = [{key: each[key] for key in each if key != "quote"} for each in rows]
    page = made("sources/clerk.md", documents=[table], claims=claims)
    text = " ".join(page.get_text().split())
    assert "in 30 rows of A table: killed: 60." in text
    assert page.select(".or-strip") == []


def test_a_count_is_of_a_place_only_where_it_or_its_claim_names_it() -> None:
    claims = [
        claim("named", quote="4 people", figures={"killed": "4 people"}, locations="qaim"),
        claim("by-event", quote="5 people", figures={"killed": "5 people"}),
        claim(
            "apart",
            quote="6 here, 7 there",
            figures={"killed": [{"count": "6", "where": "qaim"}, {"count": "7", "where": "syria"}]},
            locations=["qaim", "syria"],
        ),
    ]
    page = made("locations/qaim.md", events=[event(locations="qaim")], claims=claims)
    assert sorted(texts(page, ".or-strip strong")) == ["4", "6"]


def test_a_number_that_a_source_gives_again_is_one_and_is_said_to_be_said_twice() -> None:
    claims = [
        claim("first", quote="7 were killed", figures={"killed": "7"}),
        claim("again", quote="7 people were killed", figures={"killed": "7 people"}),
        claim("other", quote="8 people were killed", figures={"killed": "8 people"}),
    ]
    page = made("sources/clerk.md", claims=claims)
    assert texts(page, ".or-strip strong") == ["7", "8"]
    assert texts(page, ".or-strip .or-mark") == ["given twice"]


def test_the_words_of_a_document_and_ours_stand_on_two_sides() -> None:
    claims = [
        claim("ours", says="it burned", quote="there was a fire", role="a man at the gate"),
        claim("theirs", says=None, quote="smoke rose"),
    ]
    page = made("sources/clerk.md", claims=[{key: value for key, value in each.items() if value} for each in claims])
    assert texts(page, ".or-card .or-theirs") == ["“there was a fire”", "“smoke rose”"]
    assert texts(page, ".or-card .or-own .or-statement") == ["It burned"]
    assert texts(page, ".or-who .or-quote") == ["“a man at the gate”"]

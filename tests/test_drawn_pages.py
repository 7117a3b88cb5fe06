"""Maps and timelines on the pages of a record: what they show, and the tables that say the same."""

import calendar

from bs4 import Tag

from onrecord.earth.drawn import Borders
from onrecord.generate import generate
from onrecord.telling.event_map import FAR_SHOWN
from onrecord.telling.positions import ROWS_OF_A_MAP
from tests.building import parsed
from tests.records import Data, Pages, claim, document, event, location, minimal, texts_of

IRAQ = {"id": "iraq", "name": "Iraq", "kind": "country"}
QAIM = location("qaim", name="Al-Qaim", within="iraq", point=[34.37, 41.09], precision="near")
BASE = location("base", name="The base", within="iraq", point=[33.79, 42.44], precision="exact")
LOST = location("lost", name="A lost place", within="iraq")


def pages(data: Data) -> Pages:
    return Pages(texts_of(data))


def figure(page: str, kind: str) -> Tag:
    """The one figure of a page with a drawing of a kind."""
    (found,) = (each for each in parsed(page).find_all("figure") if each.find("svg", class_=f"or-{kind}"))
    return found


def labels(figure: Tag, look: str = "or-name") -> list[str]:
    return [each.get_text() for each in figure.find_all("text", class_=look)]


def signs(figure: Tag) -> list[str]:
    """The signs on a map, by how well they are known; those of its key come last, one each."""
    found = [str(each["class"][-1]) for each in figure.find_all("circle", class_="or-sign")]
    return found[: len(found) - len(set(found))]


def rows(figure: Tag) -> list[list[str]]:
    return [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in figure.select("tbody tr")]


def with_places(*places: Data, **lists: object) -> Data:
    events = [event(locations=[str(place["id"]) for place in places])]
    return minimal(**{"locations": list(places), "events": events, **lists})


def test_a_map_and_its_table_say_the_same() -> None:
    found = figure(pages(with_places(IRAQ, QAIM, BASE, LOST))["map/index.md"], "map")
    assert sorted(labels(found)) == ["Al-Qaim", "The base"]
    assert sorted(signs(found)) == ["or-exact", "or-near"]
    assert rows(found) == [
        ["Iraq", "no point; the whole country", "", "the record"],
        ["Al-Qaim", "34.37, 41.09", "near the exact place", "the record"],
        ["The base", "33.79, 42.44", "the exact place", "the record"],
    ]
    assert found.select_one(".or-without").get_text().endswith("A lost place")  # type: ignore[union-attr]


def test_every_drawing_has_a_title_and_a_description_and_no_style() -> None:
    made = pages(with_places(IRAQ, QAIM, BASE, LOST))
    drawings = [each for page in made.values() for each in parsed(page).find_all("svg")]
    assert len(drawings) >= 8
    for each in drawings:
        title, description = (each.find(name) for name in ("title", "desc"))
        assert each["role"] == ("group" if each.find("a") else "img")
        assert each["aria-labelledby"] == f"{title['id']} {description['id']}"
        assert title.get_text()
        assert len(description.get_text()) > 20
        assert not any(tag.has_attr(name) for tag in each.find_all(True) for name in ("style", "fill", "stroke"))


def test_a_place_without_a_position_is_only_somewhere_in_its_country() -> None:
    found = figure(pages(with_places(IRAQ, QAIM, LOST))["locations/lost.md"], "map")
    assert signs(found) == []
    assert len(found.find_all("path", class_="or-shade")) == 2  # the country, and the key
    assert labels(found, "or-key") == ["the whole country, or somewhere in it"]


def test_a_page_of_a_country_shows_the_places_inside_it() -> None:
    found = figure(pages(with_places(IRAQ, QAIM, BASE, LOST))["locations/iraq.md"], "map")
    assert sorted(labels(found)) == ["Al-Qaim", "The base"]
    assert "Iraq" in labels(found, "or-country-name")


def test_a_place_of_which_nothing_is_known_has_no_map() -> None:
    made = pages(minimal())
    assert "<svg" not in made["locations/harbour.md"]
    assert "<svg" not in made["map/index.md"]
    assert "0 places have a position." in made["map/index.md"]


def test_a_claims_own_position_is_drawn_and_one_that_it_excepts_is_not() -> None:
    use = {"at": "base", "point": [35.0, 43.0], "precision": "district"}
    claims = [claim("a", locations=[use]), claim("b", locations=[{"near": "base"}, {"except": "qaim"}])]
    data = with_places(IRAQ, QAIM, BASE, claims=claims, events=[event(locations=["iraq"])])
    found = figure(pages(data)["events/fire.md"], "map")
    assert sorted(signs(found)) == ["or-district", "or-near"]
    assert sorted(labels(found)) == ["The base", "near The base"]
    assert ["The base", "35, 43", "known to the district", "1 claim"] in rows(found)
    assert "Al-Qaim" not in found.get_text()
    assert sorted(signs(figure(pages(data)["locations/base.md"], "map"))) == ["or-district", "or-exact"]


def test_a_long_table_of_positions_goes_on_other_pages_whole() -> None:
    number = ROWS_OF_A_MAP * 2 + 5
    places = [location(f"p{n}", name=f"Place {n}", point=[31 + n % 50 / 10, 40 + n // 50]) for n in range(number)]
    made = pages(with_places(*places))
    parts = [path for path in made if path.startswith("map/positions-")]
    assert len(parts) == 3
    assert sum(len(rows(parsed(made[path]))) for path in parts) == number
    assert not rows(figure(made["map/index.md"], "map"))
    assert len(made["map/index.md"]) < 40_000


def test_a_timeline_and_its_table_say_the_same() -> None:
    claims = [
        claim("a", made="2020-03-04"),
        claim("b", made="2020-03-04"),
        claim("c", when="2020-03"),
        claim("d", document="undated"),
    ]
    documents = [document(), document("undated", title="A letter", published=None)]
    del documents[1]["published"]
    found = figure(pages(minimal(claims=claims, documents=documents))["events/fire.md"], "timeline")
    assert [row for row in rows(found) if len(row) == 3] == [
        ["4 March 2020", "The fire at the quay", ""],
        ["March 2020", "A clerk of the harbour", "A clerk of the harbour: it burned"],
        [
            "4 March 2020",
            "2 claims by 1 source",
            "A clerk of the harbour: it burned, A clerk of the harbour: it burned",
        ],
        ["5 March 2020", "Fire at the quay: 1 claim", "Fire at the quay"],
    ]
    assert labels(found) == [row[1] for row in rows(found) if len(row) == 3]
    assert " ".join(labels(found, "or-heading")) == " ".join(row[0] for row in rows(found) if len(row) == 1)
    assert "not recorded" in found.select_one(".or-without").get_text()  # type: ignore[union-attr]


def bars_of(page: str) -> list[tuple[str, dict[str, int]]]:
    """The lines of bars of a page: what each is called, and the numbers of its bars that have one, by their names."""
    return [
        (
            line.select_one("strong").get_text(),  # type: ignore[union-attr]
            {
                each.find("span").get_text(): int(each.find("a").get_text().replace(",", ""))  # type: ignore[union-attr]
                for each in line.select(".or-month:has(a)")
            },
        )
        for line in parsed(page).select(".or-bars-lines > li:has(strong)")
    ]


def test_a_long_timeline_is_bars_of_months_that_lead_to_all_of_their_claims() -> None:
    days = [f"{2010 + n // 100}-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(300)]
    events = [event(f"e{n}", when=day, name=f"Event {n}") for n, day in enumerate(days)]
    events += [event("vague", when="201X", name="A vague event"), event("late", when="2020", name="A late event")]
    claims = [claim(f"c{n}", event=f"e{n}", says=f"it burned {n} times") for n in range(300)]
    claims += [claim("v", event="vague", says="it glowed"), claim("l", event="late", says="it hissed")]
    made = pages(minimal(events=events, claims=claims))
    index = made["timeline/index.md"]
    lines = bars_of(index)
    assert [(name, sum(bars.values()), len(bars)) for name, bars in lines] == [
        ("2010", 100, 12),
        ("2011", 100, 12),
        ("2012", 100, 12),
        ("2020", 0, 0),
    ]
    assert "2013 to 2019: no claim" in parsed(index).get_text()
    assert "302 by our date of their event" in parsed(index).get_text()
    for bar in parsed(index).select(".or-month:has(a)"):
        link = bar.find("a")
        assert link
        month, number = str(link["aria-label"]).removesuffix(" claims").split(": ")
        name, year = month.split()
        start = f"{year}-{[*calendar.month_name].index(name):02}"
        target = made[_path(link)]
        inside = [f"it burned {n} times" for n, day in enumerate(days) if day.startswith(start)]
        assert int(number) == len(inside)
        assert [each for each in inside if each not in target.lower()] == []
    rest = parsed(index).select(".or-bars-lines p a")
    assert [each.get_text() for each in rest] == ["1, month not known"]
    (without,) = parsed(index).select(".or-bars > p a")
    assert "it hissed" in made[_path(rest[0])]
    assert "it glowed" in made[_path(without)]


def _path(link: Tag) -> str:
    """The Markdown of the page that a link of the timeline leads to."""
    return f"timeline/{str(link['href']).removesuffix('/')}.md"


def test_a_timeline_of_many_years_has_a_line_for_each_decade() -> None:
    years = [*range(1901, 1990, 2), 2015, 9]
    claims = [claim(f"c{year}-{n}", when=f"{year:04}", event="none") for year in years for n in range(2)]
    made = pages(minimal(claims=claims))["timeline/index.md"]
    lines = dict(bars_of(made))
    assert lines["1900 to 1909"] == {"1901": 2, "1903": 2, "1905": 2, "1907": 2, "1909": 2}
    assert lines["2010 to 2019"] == {"2015": 2}
    assert sum(map(len, lines.values())) == len(years)
    assert "1990 to 2009: no claim" in parsed(made).get_text()


def test_the_height_of_a_bar_follows_its_number() -> None:
    numbers = {"2001-01": 80, "2001-02": 40, "2001-03": 1}
    claims = [
        claim(f"c{month}-{n}", when=month, event="none") for month, number in numbers.items() for n in range(number)
    ]
    made = parsed(pages(minimal(claims=claims))["timeline/index.md"])
    heights = [each["class"][-1] for each in made.select(".or-month:has(a)")]
    assert heights == ["or-month-20", "or-month-10", "or-month-1"]


def test_the_signs_of_the_map_lead_to_events_and_their_places() -> None:
    places = [IRAQ, QAIM, BASE]
    events = [event("one", name="One", locations=["qaim"]), event("two", name="Two", locations=["qaim"])]
    events += [event("three", name="Three", locations=["base"], note="seen by many")]
    claims = [claim(f"c{number}-{each['id']}", event=each["id"]) for each in events for number in range(2)]
    made = pages(minimal(locations=places, events=events, claims=claims))["map/index.md"]
    found = figure(made, "map")
    links = {str(each["aria-label"]): str(each["href"]) for each in found.select("svg a")}
    assert links == {"Al-Qaim: 2 events": "../locations/qaim/", "The base: Three": "../events/three/"}
    assert labels(found, "or-inside")[:1] == ["2"]
    assert "3 events are placed." in made


def test_events_close_together_are_one_number_that_leads_to_what_they_lie_in() -> None:
    around = [
        location(f"p{n}", name=f"Place {n}", within="iraq", point=[33 + n / 1000, 44 + n / 1000]) for n in range(70)
    ]
    events = [event(f"e{n}", name=f"Event {n}", locations=[f"p{n}"]) for n in range(70)]
    claims = [claim(f"c{n}", event=f"e{n}") for n in range(70)]
    made = pages(minimal(locations=[IRAQ, *around], events=events, claims=claims))["map/index.md"]
    (link,) = figure(made, "map").select("svg a")
    assert (str(link["aria-label"]), link["href"]) == ("Iraq: 70 events", "../locations/iraq/")


def test_what_lies_far_outside_the_map_is_told_beside_it() -> None:
    near = [location(f"p{n}", name=f"Place {n}", point=[33 + n % 17 / 10, 44 + n // 17 / 10]) for n in range(290)]
    far = [location(f"far{n}", name=f"Far place {n}", point=[-20 - n, -60]) for n in range(FAR_SHOWN + 2)]
    made = pages(with_places(*near, *far))["map/index.md"]
    told = made.partition("Far outside this map, and not on it")[2].partition("\n")[0]
    assert told.count("[Far place") == FAR_SHOWN
    assert "2 more." in told
    assert "Far place" not in " ".join(labels(figure(made, "map")))
    few = pages(with_places(*near[:3], far[0]))["map/index.md"]
    assert "Far outside" not in few


def test_what_has_no_date_is_listed() -> None:
    undated = {key: value for key, value in document("undated", title="Undated").items() if key != "published"}
    events = [event(), {"id": "timeless", "name": "A timeless event"}]
    claims = [claim("a"), claim("b", document="undated", says="it smoked"), claim("c", event="timeless")]
    made = pages(minimal(events=events, claims=claims, documents=[document(), undated]))["timeline/index.md"]
    assert "A timeless event" in made.partition("## Events without a date")[2]
    assert "it smoked" in made.partition("## Claims without a day of saying or publishing")[2]


UKRAINE = location("ukraine", name="Ukraine", kind="country")
CRIMEA = location("crimea", name="Crimea", kind="region", within="ukraine", point=[45.3, 34.4], precision="country")


def test_a_base_map_does_not_overrule_the_record() -> None:
    made = pages(with_places(UKRAINE, CRIMEA))
    for path in ("locations/crimea.md", "locations/ukraine.md", "events/fire.md", "map/index.md"):
        found = figure(made[path], "map")
        assert found.find_all("path", class_=["or-shade", "or-small-shade"]) == [], path
        assert "Crimea" in labels(found), path
        assert "Russia" not in found.find("desc").get_text(), path  # type: ignore[union-attr]
        caption = found.find("figcaption").get_text()  # type: ignore[union-attr]
        assert caption.endswith("in another country than by this record, so that neither country is shaded: Crimea."), (
            path
        )
    russian = pages(with_places(location("russia", name="Russia", kind="country"), CRIMEA | {"within": "russia"}))
    found = figure(russian["locations/crimea.md"], "map")
    assert found.find_all("path", class_="or-small-shade")
    assert "another country" not in found.get_text()


def test_a_map_without_borders_shows_points_alone_and_names_nobodys_borders() -> None:
    generated = generate(texts_of(with_places(IRAQ, QAIM, LOST)), borders=Borders.NONE)
    made = {path: output.text for path, output in generated.files.items()}
    found = figure(made["map/index.md"], "map")
    assert labels(found) == ["Al-Qaim"]
    assert labels(found, "or-country-name") == []
    assert found.find_all("path", class_=["or-border", "or-shade"]) == []
    assert "Natural Earth" not in made["map/index.md"]
    assert rows(found) == [["Al-Qaim", "34.37, 41.09", "near the exact place", "the record"]]
    assert "Iraq" in found.select_one(".or-without").get_text()  # type: ignore[union-attr]
    assert "<svg" not in made["locations/lost.md"]
    assert "[Iraq](locations/iraq.md)" in made["coverage.md"], "nothing shows it now"


def test_the_record_has_no_country_that_only_some_languages_know() -> None:
    for name in ("العراق", "Irak", "Republic of Iraq", "IRAQ"):
        for language in ("en", "ar", "fr"):
            made = Pages(texts_of(with_places(IRAQ | {"name": name}, LOST)), language=language)
            assert "or-shade" in made["locations/iraq.md"], (name, language)

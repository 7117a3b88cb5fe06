"""Maps and timelines on the pages of a record: what they show, and the tables that say the same."""

from bs4 import Tag

from onrecord.diagnostics import errors
from onrecord.earth.drawn import Borders
from onrecord.generate import generate
from onrecord.telling.locators import ROWS_OF_A_MAP
from onrecord.telling.periods import ROWS_OF_A_TIMELINE
from tests.building import parsed
from tests.records import Data, claim, document, event, location, minimal, texts_of

IRAQ = {"id": "iraq", "name": "Iraq", "kind": "country"}
QAIM = location("qaim", name="Al-Qaim", within="iraq", point=[34.37, 41.09], precision="near")
BASE = location("base", name="The base", within="iraq", point=[33.79, 42.44], precision="exact")
LOST = location("lost", name="A lost place", within="iraq")


def pages(data: Data) -> dict[str, str]:
    generated = generate(texts_of(data))
    assert errors(generated.diagnostics) == []
    return {path: output.text for path, output in generated.files.items()}


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
        assert each["role"] == "img"
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
    assert labels(found, "or-heading") == [row[0] for row in rows(found) if len(row) == 1]
    assert "not recorded" in found.select_one(".or-without").get_text()  # type: ignore[union-attr]


def test_a_long_timeline_is_drawn_by_the_year_and_leads_to_its_years_and_months() -> None:
    days = [f"{2010 + n // 100}-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(300)]
    events = [event(f"e{n}", when=day, name=f"Event {n}") for n, day in enumerate(days)]
    events.append(event("vague", when="201X", name="A vague event"))
    claims = [claim(f"c{n}", event=f"e{n}") for n in range(300)]
    made = pages(minimal(events=events, claims=[*claims, claim("v", event="vague")]))
    index = figure(made["timeline/index.md"], "timeline")
    happened = [row for row in rows(index) if len(row) == 3 and row[1] != "Fire at the quay: 301 claims"]
    assert happened == [
        ["2010", "100 events", "2010"],
        ["2010 to 2019", "A vague event", "A vague event"],
        ["2011", "100 events", "2011"],
        ["2012", "100 events", "2012"],
    ]
    inner = [path for path in made if path.startswith("timeline/20")]
    assert {"timeline/2010.md", "timeline/2010-01.md"} <= set(inner)
    assert all(len(rows(figure(made[path], "timeline"))) <= 3 * ROWS_OF_A_TIMELINE for path in inner)
    linked = {each.get_text() for path in inner for each in parsed(made[path]).select("td a")}
    assert {f"Event {n}" for n in range(300)} <= linked


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
            made = generate(texts_of(with_places(IRAQ | {"name": name}, LOST)), language=language).files
            assert "or-shade" in made["locations/iraq.md"].text, (name, language)

"""The pictures beside pages: they say what the page says, carry where they come from, need nothing around them, and lie where the
page leads to."""

import re
import struct
from io import BytesIO
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PIL import Image

from onrecord.drawing import letters, raster
from onrecord.drawing.looks import LOOKS, attributes
from onrecord.exporting import picturing
from onrecord.generate import Edition, Home, Pngs, prepare
from onrecord.site import shipped
from onrecord.telling import chronology, count_plots, locators
from tests import golden
from tests.records import claim, event, minimal, texts_of

WEB = "https://example.org/sub/"
COUNTS = [
    claim("five-hurt", source="clerk", quote="five were hurt", figures={"injured": {"count": "5", "of": "people"}}),
    claim("six-hurt", source="gazette", quote="six were hurt", figures={"injured": "6"}, unsaid=["whom"]),
]


def edition(data: object = None, language: str = "en", pngs: Pngs = Pngs.FEW, web: str = WEB) -> Edition:
    texts = golden.texts() if data is None else texts_of(data)  # type: ignore[arg-type]
    evidence = {} if data else {"evidence": golden.EVIDENCE}
    found = prepare(texts, language=language, home=Home(web), pngs=pngs, **evidence).edition
    assert found
    return found


def words_in(svg: bytes) -> str:
    return " ".join(each.text or "" for each in ElementTree.fromstring(svg).iter() if each.tag.endswith("}text"))


def test_a_picture_has_its_title_and_where_it_comes_from_inside_it() -> None:
    made = edition()
    about = made.view.record.about
    svgs = {path: made.data_at(path) for path in made.data if path.endswith(".svg")}
    assert len(svgs) > 3
    for path, svg in svgs.items():
        text = words_in(svg).replace(" ", "")
        page = made.data[path][0]
        for each in (about.title, about.licence or "", made.home.of(page, made.links)):
            assert each.replace(" ", "") in text, (path, each)


def test_a_picture_needs_no_stylesheet() -> None:
    made = edition()
    for path in (each for each in made.data if each.endswith(".svg")):
        svg = made.data_at(path).decode()
        assert not re.search(r"\b(class|style|href)=|<style|<script|url\(", svg), path


def test_a_hollow_mark_and_what_is_not_said_are_in_the_picture() -> None:
    made = edition(minimal(claims=COUNTS))
    svg = made.data_at("counts/fire/injured/counts.svg")
    assert "whom: not said" in words_in(svg)
    circles = [each.attrib["fill"] for each in ElementTree.fromstring(svg).iter() if each.tag.endswith("}circle")]
    assert {"#14527d", "#fdfcf9"} <= set(circles)


def test_a_png_is_the_same_each_time_and_says_nothing_of_its_making(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picturing, "as_png", raster.as_png)  # other tests draw no picture twice
    made = edition()
    path = next(each for each in made.data if each.endswith("counts.png"))
    data = made.data_at(path)
    assert data == edition().data_at(path)
    chunks, place = set(), 8
    while place < len(data):
        (size,) = struct.unpack(">I", data[place : place + 4])
        chunks.add(data[place + 4 : place + 8])
        place += size + 12
    assert chunks <= {b"IHDR", b"IDAT", b"IEND"}
    with Image.open(BytesIO(data)) as picture:
        assert picture.width == 864
        assert len(picture.convert("L").getcolors() or ()) > 50


@pytest.mark.parametrize(("pngs", "has_some"), [(Pngs.NONE, False), (Pngs.ALL, True), (Pngs.FEW, True)])
def test_there_are_as_many_png_as_the_settings_say(pngs: Pngs, has_some: bool) -> None:
    made = edition(minimal(claims=COUNTS), pngs=pngs)
    found = [path for path in made.data if path.endswith(".png")]
    assert bool(found) == has_some
    assert any(path.endswith(".svg") for path in made.data)


def test_there_is_no_png_of_letters_that_its_font_lacks() -> None:
    data = minimal(claims=COUNTS, events=[event(name="\u706b\u707d")])
    assert not [
        path for path in edition(data).data if path.startswith(("counts/", "events/")) and path.endswith(".png")
    ]


def test_every_page_leads_to_pictures_that_are_there() -> None:
    made = edition()
    for path in made.keys:
        text = made.written(path).body
        top = path.removesuffix(".md").removesuffix("index").strip("/")
        for found in re.findall(r'href="([^"]*\.(?:svg|png))"', text):
            whole = Path(f"/{top}/{found}").resolve() if top else Path(f"/{found}").resolve()
            assert str(whole).lstrip("/") in made.data, (path, found)


def test_a_page_of_counts_names_its_picture_and_a_line_for_others() -> None:
    made = edition(minimal(claims=COUNTS))
    written = made.written("counts/fire/injured.md")
    assert written.head["picture"] == f"{WEB}counts/fire/injured/counts.png"
    assert made.written("events/fire.md").head["picture"] == written.head["picture"]
    assert "embed" in written.body
    unknown = edition(minimal(claims=COUNTS), web="").written("counts/fire/injured.md")
    assert "picture" not in unknown.head
    assert "embed" not in unknown.body


def test_what_others_show_has_no_script_and_leads_back() -> None:
    page = edition(minimal(claims=COUNTS)).data_at("counts/fire/injured/embed.html").decode()
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert 'src="counts.svg"' in page
    assert 'href="./"' in page


def test_arabic_runs_from_the_right() -> None:
    svg = edition(minimal(claims=COUNTS), "ar").data_at("counts/fire/injured/counts.svg").decode()
    assert 'xml:lang="ar"' in svg
    assert re.search('text-anchor="end"[^>]*>\u2067', svg)
    assert f"\u2066{WEB}counts/fire/injured/\u2069" in svg


def test_a_map_of_what_has_no_position_says_what_it_shows() -> None:
    assert "The map shows where Port Amal is." in words_in(edition().data_at("locations/silo-road/map.svg"))


def test_what_is_there_to_be_pressed_alone_is_in_no_picture() -> None:
    made = edition()
    svg = ElementTree.fromstring(made.data_at("map/map.svg"))
    assert "Port Amal" in words_in(made.data_at("map/map.svg"))
    assert all("fill" in each.attrib for each in svg.iter() if each.tag.endswith("}circle"))


def test_the_looks_are_those_of_the_stylesheet() -> None:
    css = re.sub(r"/\*.*?\*/", "", shipped.asset("styles/drawings.css"), flags=re.DOTALL)
    given: dict[str, dict[str, str]] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        for selector in selectors.split(","):
            if re.fullmatch(r"\s*\.or-[\w-]+\s*", selector):
                pairs = (each.split(":", 1) for each in body.split(";") if ":" in each)
                given.setdefault(selector.strip()[1:], {}).update({name.strip(): text.strip() for name, text in pairs})
    for look, found in LOOKS.items():
        stands = given.get(look)
        if stands and not look.startswith(("or-figure",)):
            for name, value in stands.items():
                if not value.startswith("var("):
                    assert found.get(name) == value, (look, name)


def test_a_look_is_resolved_to_one_colour() -> None:
    assert attributes("or-near or-run-2")["stroke"] == "#4d7018"


def test_the_font_has_the_letters_that_it_says_it_has() -> None:
    for name in letters.FONTS:
        data = (letters.FOLDER / name).read_bytes()
        assert data[:4] == b"\0\1\0\0"
    assert letters.can_show(["Ḥuṣayba, القائم, Київ, שלום 10–15"])
    assert not letters.can_show(["\u706b"])


def test_what_a_page_and_its_files_show_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts over time, maps and timelines, each for a page and its picture, and for counts also on the page of the event."""
    drawn: list[str] = []

    def noting(module: ModuleType, name: str) -> None:
        draw = getattr(module, name)
        monkeypatch.setattr(
            module, name, lambda *given, **more: drawn.append(f"{name} {given[1]}") or draw(*given, **more)
        )

    made = edition()
    for module, name in ((count_plots, "step_plot"), (locators, "locator"), (chronology, "timeline")):
        noting(module, name)
    beside = {page for page, name in made.data.values() if name.endswith(".svg")}
    several = sorted((path for path in beside if made.keys.of(path)), key=lambda path: made.keys.of(path) or ("", ""))
    for path in several:
        made.written(path)
        for file in (file for file, (page, name) in made.data.items() if page == path and name.endswith(".svg")):
            made.data_at(file)
    plots = sum(len(count_plots.names_over_time(each)) for its in made.view.comparisons.values() for each in its)
    files = [name for page, name in made.data.values() if page in several]
    maps, timelines = files.count("map.svg"), files.count("timeline.svg")
    assert [sum(each.startswith(name) for each in drawn) for name in ("step_plot", "locator", "timeline")] == [
        plots,
        maps,
        timelines,
    ]
    assert min(plots, maps, timelines) > 0

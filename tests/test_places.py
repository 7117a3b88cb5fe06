"""Places on the base map: which country a name means, how far a point is, and what a record says against the base map."""

import time

import pytest

from onrecord.checking.countries import code_of, contradicted_by, countries_around
from onrecord.checking.rules_places import APART
from onrecord.diagnostics import Severity
from onrecord.earth.borders import country_at, country_of
from onrecord.earth.territories import LANGUAGES, VARIANTS, _known, code_named, codes
from onrecord.generate import check
from onrecord.record.model import Location
from onrecord.record.points import parse_point
from onrecord.record.record import Record
from tests.effort import IS_THOROUGH
from tests.records import Data, location, minimal, texts_of

NAMES = {
    "AE": "United Arab Emirates, UAE, الإمارات, Émirats arabes unis",
    "AF": "Afghanistan, أفغانستان",
    "BA": "Bosnia and Herzegovina, Bosnia & Herzegovina, BiH, Bosnie-Herzégovine",
    "BN": "Brunei Darussalam",
    "BO": "Bolivia (Plurinational State of), Bolivia",
    "BY": "Belarus, Biélorussie",
    "CD": "DR Congo, D.R. Congo, DRC, Democratic Republic of the Congo, RDC, République démocratique du Congo",
    "CF": "Central African Republic, République centrafricaine, Centrafrique",
    "CG": "Republic of the Congo, Congo (Brazzaville), Congo - Brazzaville",
    "CI": "Côte d'Ivoire, Côte d’Ivoire, Cote d'Ivoire, Ivory Coast, ساحل العاج",
    "CN": "China, People's Republic of China, Chine, الصين",
    "CV": "Cabo Verde, Cape Verde",
    "CZ": "Czechia, Czech Republic, Tchéquie",
    "EG": "Egypt, Arab Republic of Egypt, مصر, Égypte",
    "GB": "UK, U.K., United Kingdom, United Kingdom of Great Britain and Northern Ireland, Royaume-Uni, المملكة المتحدة",
    "GM": "The Gambia, Gambia, Gambia (Republic of The)",
    "GW": "Guinea-Bissau, Guinée-Bissau",
    "IQ": "Iraq, Irak, العراق, Republic of Iraq, IRAQ",
    "IR": "Iran, Iran (Islamic Republic of), Islamic Republic of Iran, إيران",
    "JO": "Jordan, الأردن, Jordanie",
    "KN": "Saint Kitts and Nevis, St. Kitts & Nevis",
    "KP": "North Korea, Democratic People's Republic of Korea, DPRK, Korea (Democratic People's Republic of)",
    "KR": "South Korea, Republic of Korea, Corée du Sud",
    "LA": "Lao People's Democratic Republic, Laos",
    "LB": "Lebanon, Liban, لبنان",
    "LC": "Saint Lucia, Sainte-Lucie",
    "LY": "Libya, State of Libya, ليبيا, Libye",
    "MD": "Republic of Moldova, Moldova",
    "MK": "North Macedonia, Macedonia",
    "MM": "Myanmar, Burma, Birmanie, Myanmar (Burma)",
    "NE": "Niger",
    "NG": "Nigeria",
    "NL": "Netherlands, The Netherlands, Netherlands (Kingdom of the)",
    "PS": "State of Palestine, Palestine, Palestinian Territories, Occupied Palestinian Territory, فلسطين, دولة فلسطين",
    "RU": "Russia, Russian Federation, Fédération de Russie, روسيا",
    "SA": "Saudi Arabia, KSA, السعودية, المملكة العربية السعودية, Kingdom of Saudi Arabia",
    "SS": "South Sudan, جنوب السودان, Soudan du Sud",
    "ST": "Sao Tome and Principe, São Tomé and Príncipe",
    "SY": "Syria, Syrian Arab Republic, سوريا, سورية, Syrie, République arabe syrienne",
    "SZ": "Eswatini, Swaziland",
    "TD": "Chad, Tchad, تشاد",
    "TL": "Timor-Leste, East Timor",
    "TR": "Türkiye, Turkey, Turkiye, Turquie, تركيا",
    "TW": "Taiwan",
    "TZ": "United Republic of Tanzania, Tanzania",
    "UA": "Ukraine, Україна, أوكرانيا",
    "US": "USA, U.S.A., US, U.S., United States, United States of America, États-Unis, الولايات المتحدة",
    "VA": "Holy See, Vatican City",
    "VE": "Venezuela (Bolivarian Republic of), Venezuela",
    "VN": "Viet Nam, Vietnam, Viêt Nam",
    "XK": "Kosovo",
    "YE": "Yemen, اليمن, Republic of Yemen",
    "N. Cyprus": "Northern Cyprus",
    "": "Gaza Strip, West Bank, Congo, Korea, Atlantis, Kurdistan, Republic, Islamic State, Republic of Vietnam",
}
"""Names as people and the United Nations write them, by the letters of the country; and those that mean none, or two."""


@pytest.mark.parametrize(("code", "name"), [(code, name) for code, all_ in NAMES.items() for name in all_.split(", ")])
def test_the_names_that_people_write_for_countries(code: str, name: str) -> None:
    assert code_named(frozenset({name})) == code


def test_names_of_two_countries_are_none() -> None:
    assert code_named(frozenset({"Iraq", "Syria"})) == ""
    assert code_named(frozenset({"Iraq", "العراق", "Mesopotamia"})) == "IQ"


def test_no_name_is_of_two_countries() -> None:
    assert {name: found for name, found in _known(LANGUAGES).items() if len(found) > 1} == {}
    assert set(VARIANTS) - codes() == {"N. Cyprus", "Somaliland"}
    assert {code for several in APART.values() for code in several.split()} | set(APART) <= codes()


def test_what_has_letters_and_is_drawn() -> None:
    drawn = {code for code in codes() if country_of(code)}
    assert len(drawn) > 230
    assert codes() - drawn >= {"TV", "GI", "GF"}, "too small, or drawn as parts of another"


@pytest.mark.parametrize(
    ("code", "point", "kilometres"),
    [
        ("IQ", (33.3, 44.4), 0),
        ("IQ", (35.69, 51.39), 480),
        ("UA", (44.6, 33.5), 160),
        ("IQ", (-33, -70), 13900),
        ("NZ", (-36.8, -178), 310),
    ],
)
def test_how_far_a_point_is_from_a_country(code: str, point: tuple[float, float], kilometres: float) -> None:
    country = country_of(code)
    assert country
    assert country.kilometres_to(point[1], point[0]) == pytest.approx(kilometres, rel=0.1, abs=10)


def built(*locations: Data) -> Record:
    return check(texts_of(minimal(locations=[location(), *locations]))).draft.record


UKRAINE = location("ukraine", name="Ukraine", kind="country")
RUSSIA = location("russia", name="Russia", kind="country")


@pytest.mark.parametrize(("whole", "other"), [("ukraine", "RU"), ("russia", None)])
def test_the_record_goes_before_the_base_map(whole: str, other: str | None) -> None:
    record = built(UKRAINE, RUSSIA, location("crimea", kind="region", within=whole), location("town", within="crimea"))
    around = countries_around(record, record.locations["town"])
    assert [each.code for each in around] == ["UA" if whole == "ukraine" else "RU"]
    against = contradicted_by(around, (44.95, 34.1))
    assert (against.code if against else None) == other
    assert contradicted_by((), (44.95, 34.1)) is None
    assert contradicted_by(around, (44.0, 30.0)) is None, "at sea"


def test_a_place_beside_a_border_is_not_against_the_base_map() -> None:
    syria = country_of("SY")
    assert syria
    at = country_at(41.06, 34.38)
    assert at
    assert at.code == "IQ"
    assert contradicted_by((syria,), (34.38, 41.06)) is None


def test_a_country_that_the_maps_do_not_know_lies_in_one_that_they_know() -> None:
    scotland = location("scotland", kind="country", within="uk")
    record = built(location("uk", name="UK", kind="country"), scotland, location("perth", within="scotland"))
    assert [each.code for each in countries_around(record, record.locations["perth"])] == ["GB"]


def test_letters_go_before_names() -> None:
    assert code_of(Location(id="c", name="Congo", kind="country", country="CD")) == "CD"
    assert code_of(Location(id="c", name="Iraq")) == "", "it is not said to be a country"


def warned(*rows: Data) -> list[str]:
    found = check(texts_of(minimal(locations=[location(), *rows]))).diagnostics
    assert all(each.severity is Severity.WARNING for each in found)
    return [each.code for each in found if each.code != "unused"]


@pytest.mark.parametrize(
    ("within", "point", "code"),
    [
        ("ukraine", [44.6, 33.5], None),
        ("russia", [44.6, 33.5], None),
        ("ukraine", [34.1, 44.95], "point-far"),
        ("ukraine", [30.5, 50.45], "point-swapped"),
        ("iraq", [44.4, 33.3], "point-swapped"),
        ("iraq", [33.3, 44.4], None),
        ("iraq", [33.3, -44.4], "point-far"),
        ("iraq", [-33.3, 44.4], "point-far"),
        ("iraq", [13.3, 44.4], "point-far"),
        ("iraq", [0, 0], "point-zero"),
        ("morocco", [21, -16.9], None),
        ("usa", [18.4, -66.1], None),
        ("argentina", [-51.7, -57.9], None),
        ("argentina", [-80, -60], None),
        ("mauritius", [-10.4, 56.6], None),
    ],
)
def test_points_that_are_asked_about(within: str, point: list[float], code: str | None) -> None:
    countries = [
        location(name, name=name.title() if len(name) > 3 else name.upper(), kind="country") for name in (within,)
    ]
    assert warned(*countries, location("there", name="There", within=within, point=point)) == ([code] if code else [])


def test_many_points_are_held_against_their_country_in_little_time() -> None:
    number = 4000 if IS_THOROUGH else 2000
    points = [[round(45 + n % 2000 / 100, 2), round(30 + n / 100, 2)] for n in range(number)]
    rows = [location(f"p{n}", within="russia", point=point) for n, point in enumerate(points)]
    started = time.perf_counter()
    warned(RUSSIA, *rows)
    half = [location(f"p{n}", point=point) for n, point in enumerate(points)]
    middle = time.perf_counter()
    warned(RUSSIA, *half)
    assert middle - started < 3 * (time.perf_counter() - middle) + 2


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (["34°22'N", "41°5'E"], "[34.367, 41.083]"),
        (["34 22 12 N", "41 05 40 E"], "[34.37, 41.0944]"),
        (["34.37 N", "41.09 E"], "[34.37, 41.09]"),
        (["N 34° 22.5′", "E 41° 05′"], "[34.375, 41.083]"),
        (["41°5'E", "34°22'N"], "[34.367, 41.083]"),
        (["S 3 30", "W 58 20"], "[-3.5, -58.333]"),
        (["34,369", "41,094"], "[34.369, 41.094]"),
        (["−34.3", "+58.1"], "[-34.3, 58.1]"),
        ("34.37, 41.09", "[34.37, 41.09]"),
        ("34°22'12\"N 41°05'40\"E", "[34.37, 41.0944]"),
        (["34.1234567891", "41.5"], "[34.12345679, 41.5]"),
    ],
)
def test_a_point_in_another_form_is_told_in_decimal_degrees(written: object, meant: str) -> None:
    with pytest.raises(ValueError, match="write") as caught:
        parse_point(written)
    assert str(caught.value).endswith(f"write {meant}")
    assert parse_point(meant.strip("[]").split(", ")), "what it says to write can be written"


NO_POINTS: list[object] = [
    *(["34"], ["a", "b"], ["34", "369", "41", "094"], ["34°61'N", "41°"], ["34N", "35N"], ["91", "0"], ["0", "181"]),
    *(["134°", "41°"], "", None, {}, [["1"], "2"], ["3" * 5000, "1"]),
]


@pytest.mark.parametrize("written", NO_POINTS)
def test_what_is_no_point_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="point is"):
        parse_point(written)

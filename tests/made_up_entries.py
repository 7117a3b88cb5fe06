"""The sources, places and events of made-up records."""

import random

from tests.made_up_names import Draws, Names, uneven

Data = dict[str, object]
"""An entry as YAML has it."""

COUNTRIES = (
    ("Syria", "SY", "سوريا", "Сирія", (34.6, 36.1), (37.0, 40.2)),
    ("Iraq", "IQ", "العراق", "Ірак", (31.8, 35.2), (42.6, 45.6)),
    ("Ukraine", "UA", "أوكرانيا", "Україна", (47.8, 50.4), (27.5, 36.0)),
    ("Yemen", "YE", "اليمن", "Ємен", (14.2, 16.8), (44.2, 48.5)),
    ("Sudan", "SD", "السودان", "Судан", (11.5, 17.5), (25.5, 33.5)),
)  # fmt: skip
"""Names, letters, and a latitude and longitude well within the borders."""

BODIES = ("organisation", "government", "military", "monitor", "armed-group")
TITLES = {
    "organisation": "Relief", "government": "Council", "military": "Command", "monitor": "Monitor", "media": "News",
    "armed-group": "Brigade", "data-set": "Register", "person": "", "people": "villagers",
}  # fmt: skip
PRECISIONS = ("exact", "exact", "near", "near", "district", "region", "vague")
TYPES = ("Strike", "Clashes", "Raid", "Explosion", "Shelling")
YEARS = range(2015, 2025)


class Places:
    """Countries, provinces in them, towns in these, and a tenth as many sites in towns. The first towns have the most of them."""

    def __init__(self, chance: random.Random, number: int, names: Names) -> None:
        self.entries: list[Data] = []
        self._points: list[tuple[float, float]] = []
        self._names = names
        countries = min(len(COUNTRIES), 1 + number // 12)
        provinces = max(2, countries, number // 40)
        self.first_town = countries + provinces
        sites = number // 10
        towns = max(2, number - self.first_town - sites)
        for each in range(countries):
            self._add_country(*COUNTRIES[each])
        for each in range(provinces):
            country = each % countries
            _, _, _, _, north, east = COUNTRIES[country]
            self._add(chance, "province", country, (chance.uniform(*north), chance.uniform(*east)))
        drawn = Draws(chance, provinces, provinces)
        for _ in range(towns):
            province = countries + drawn.next()
            kind = chance.choice(("city", "town", "village", "village"))
            self._add(chance, kind, province, self._beside(chance, province, 0.3))
        for _ in range(sites):
            town = self.first_town + uneven(chance, towns)
            kind = chance.choice(("quarter", "site", "crossing", "camp"))
            self._add(chance, kind, town, self._beside(chance, town, 0.02))

    def _add_country(
        self, name: str, code: str, arabic: str, cyrillic: str, north: tuple[float, float], east: tuple[float, float]
    ) -> None:
        names = {"ar": arabic, "uk": cyrillic}
        self.entries.append(
            {"id": f"place-{len(self.entries)}", "name": name, "names": names, "kind": "country", "country": code}
        )
        self._points.append((sum(north) / 2, sum(east) / 2))

    def _add(self, chance: random.Random, kind: str, within: int, point: tuple[float, float]) -> None:
        name, names = self._names.new()
        place: Data = {"id": f"place-{len(self.entries)}", "name": name, "names": names, "kind": kind}
        place["within"] = f"place-{within}"
        if kind != "province" and chance.random() < 0.75:
            place |= {"point": [round(point[0], 4), round(point[1], 4)], "precision": chance.choice(PRECISIONS)}
        if chance.random() < 0.05:
            place |= {"aliases": [f"{name} {kind}"], "description": f"A {kind} that this record makes up."}
        self.entries.append(place)
        self._points.append(point)

    def _beside(self, chance: random.Random, number: int, degrees: float) -> tuple[float, float]:
        north, east = self._points[number]
        return north + chance.uniform(-degrees, degrees), east + chance.uniform(-degrees, degrees)

    def called(self, number: int, language: str) -> str:
        """What a document in that language calls a place."""
        entry = self.entries[number]
        names = entry["names"]
        assert isinstance(names, dict)
        return str(names.get(language, entry["name"]))


def sources(chance: random.Random, number: int, names: Names) -> list[Data]:
    """So many sources: a few media and data sets at the head, then bodies, and people, many of whom speak for a body or are
    inside one."""
    found: list[Data] = []
    media, bodies = counts_of_sources(number)
    for each in range(number):
        if each < media:
            kind = "media" if each != 1 else "data-set"
        else:
            kind = chance.choice(BODIES) if each < media + bodies else chance.choice(("person", "person", "people"))
        found.append(_source(chance, each, kind, names, range(media, media + bodies)))
    return found


def counts_of_sources(number: int) -> tuple[int, int]:
    """How many of so many sources are media, and how many are other bodies."""
    media = max(3, number // 25)
    return media, max(3, (number - media) // 3)


def _source(chance: random.Random, number: int, kind: str, names: Names, bodies: range) -> Data:
    latin, others = names.new()
    source: Data = {"id": f"source-{number}", "name": f"{latin} {TITLES[kind]}".strip(), "names": others, "kind": kind}
    if kind in ("person", "people"):
        if chance.random() < 0.5:
            source["part_of"] = f"source-{chance.choice(bodies)}"
        if chance.random() < 0.15:
            source |= {"name": f"A witness from {latin}", "identity": chance.choice(("unnamed", "withheld"))}
            del source["names"]
    if chance.random() < 0.1:
        source["description"] = f"One of those who speak in this record. {'It says the same of others. ' * 12}".strip()
    is_known = source.get("identity") != "withheld"
    if chance.random() < 0.02 and is_known:
        source["formerly"] = [f"old-source-{number}"]
    if chance.random() < 0.1 and is_known:
        source["links"] = {"website": f"https://example.org/source/{number}"}
    return source


def events(chance: random.Random, number: int, places: Places) -> list[Data]:
    """So many events; the first lasts for years."""
    return [_event(chance, each, places) for each in range(number)]


def _event(chance: random.Random, number: int, places: Places) -> Data:
    town = places.first_town + uneven(chance, len(places.entries) - places.first_town)
    kind = chance.choice(TYPES)
    when = day(chance)
    event: Data = {"id": f"event-{number}", "name": f"{kind} {number + 1} on the road to {places.called(town, 'en')}"}
    event["when"] = f"{when}{'~' if chance.random() < 0.05 else ''}" if number else f"{YEARS[0]}/{YEARS[-1]}"
    event |= {"locations": f"place-{town}", "labels": {"type": kind.lower()}}
    if chance.random() < 0.2:
        event["description"] = f"{kind} of which several sources spoke."
    return event


def day(chance: random.Random) -> str:
    """Some day of the years of the record."""
    return f"{chance.choice(YEARS)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"

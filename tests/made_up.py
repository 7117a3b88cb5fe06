"""Made-up records of any size, for measuring. The same size gives the same record."""

import random

from onrecord.record.yaml_text import dump

FIRST = {
    "Abu": "أبو", "Tall": "تل", "Umm": "أم", "Ayn": "عين", "Bir": "بئر", "Dayr": "دير", "Kafr": "كفر", "Wadi": "وادي",
    "Khan": "خان", "Jisr": "جسر", "Qasr": "قصر", "Burj": "برج", "Ras": "رأس", "Jabal": "جبل", "Hawd": "حوض", "Suq": "سوق",
}  # fmt: skip
"""What many names of places begin with, in Latin and in Arabic letters."""

SYLLABLES = {
    "qa": "قا", "him": "هيم", "sa": "سا", "lih": "لح", "ra": "را", "mad": "مد", "ḥu": "حو", "ṣay": "صي", "ba": "با", "kir": "كر",
    "ma": "ما", "jid": "جد", "ta": "تا", "wil": "ول", "na": "نا", "sir": "صر", "sha": "شا", "mil": "مل", "gha": "غا", "zi": "زي",
    "fa": "فا", "tḥi": "تحي", "ha": "ها", "dun": "دون", "ʿa": "عا", "rif": "رف", "da": "دا", "ud": "ود", "ya": "يا", "qub": "قوب",
}  # fmt: skip
"""What the rest of a name is made of."""

KINDS = ("person", "organisation", "government", "monitor", "media", "armed-group")
VERBS = ("killed", "injured", "detained", "displaced", "evacuated", "buried", "questioned", "released")
WHOM = ("civilians", "fighters", "people", "children", "officers", "farmers", "drivers", "medical workers", "guards")
HOW = (
    "in an air strike", "by shelling", "at a checkpoint", "when a mine exploded", "in the fighting", "by a drone",
    "during a raid", "in an ambush on the road", "when a market was hit", "after the building collapsed",
)  # fmt: skip
PERHAPS = (
    "witnesses told us",
    "according to the hospital",
    "the statement said",
    "residents said",
    "officials confirmed",
    "it is believed",
)
THINGS = ("houses", "shops", "vehicles", "fields", "wells", "roads")
PRECISIONS = ("exact", "near", "district", "region", "vague")
CLAIMS_OF_A_DOCUMENT = 5
YEARS = range(2015, 2025)


def record(claims: int, seed: int = 1) -> dict[str, bytes]:
    """Return a record of ``claims`` claims as file name → bytes: five claims a document, ten a source, twenty a place."""
    chance = random.Random(seed)
    sources, locations = max(8, claims // 10), max(4, claims // 20)
    texts = {
        "record/about.yml": dump({"about": {"title": "A made-up record"}}),
        "record/sources.yml": dump({"sources": [_source(number) for number in range(sources)]}),
        "record/locations.yml": dump({"locations": [_location(number, chance) for number in range(locations)]}),
        "record/events.yml": dump(
            {"events": [_event(number, locations, chance) for number in range(max(2, claims // 50))]}
        ),
    }
    documents = range((claims + CLAIMS_OF_A_DOCUMENT - 1) // CLAIMS_OF_A_DOCUMENT)
    for start in range(0, len(documents), 200):
        numbers = documents[start : start + 200]
        texts[f"record/documents-{start:06}.yml"] = dump(
            {
                "documents": [_document(number, sources, chance) for number in numbers],
                "claims": [
                    _claim(n, sources, locations, claims, chance)
                    for number in numbers
                    for n in _claims_of(number, claims)
                ],
            }
        )
    return {name: text.encode() for name, text in texts.items()}


def _claims_of(document: int, claims: int) -> range:
    first = document * CLAIMS_OF_A_DOCUMENT
    return range(first, min(first + CLAIMS_OF_A_DOCUMENT, claims))


def _names(number: int) -> tuple[str, str]:
    """A name in Latin and in Arabic letters: an article and a first part with some, and two or three syllables."""
    chance = random.Random(number)
    syllables = chance.choices(list(SYLLABLES.items()), k=chance.choice((2, 2, 3)))
    latin, arabic = "".join(each for each, _ in syllables).capitalize(), "".join(each for _, each in syllables)
    if chance.random() < 0.5:
        latin, arabic = f"al-{latin}", f"ال{arabic}"
    if chance.random() < 0.7:
        first, its_arabic = chance.choice(list(FIRST.items()))
        latin, arabic = f"{first} {latin}", f"{its_arabic} {arabic}"
    return latin[0].upper() + latin[1:], arabic


def _source(number: int) -> dict[str, object]:
    kind = "media" if number < 4 else KINDS[number % len(KINDS)]
    latin, arabic = _names(-number - 1)
    titles = {
        "person": "",
        "organisation": " Relief",
        "government": " Council",
        "monitor": " Monitor",
        "media": " News",
    }
    name = f"{latin}{titles.get(kind, ' Brigade')}"
    return {"id": f"source-{number}", "name": name, "names": {"ar": arabic}, "kind": kind}


def _location(number: int, chance: random.Random) -> dict[str, object]:
    latin, arabic = _names(number)
    location: dict[str, object] = {"id": f"place-{number}", "name": latin, "names": {"ar": arabic}, "kind": "town"}
    if number % 4:
        location |= {"point": [31 + number % 59 / 10, 36 + number % 83 / 10], "precision": PRECISIONS[number % 5]}
    return location | ({"within": f"place-{chance.randrange(number)}"} if number else {})


def _event(number: int, locations: int, chance: random.Random) -> dict[str, object]:
    place = f"place-{chance.randrange(locations)}"
    name = f"{chance.choice(('Strike', 'Clashes', 'Raid', 'Explosion', 'Shelling'))} {number}"
    return {"id": f"event-{number}", "name": name, "when": _day(chance), "locations": place}


def _document(number: int, sources: int, chance: random.Random) -> dict[str, object]:
    publisher = f"source-{chance.randrange(min(4, sources))}"
    return {"id": f"document-{number}", "title": f"Report {number}", "publisher": publisher, "published": "2025-01-01"}


def _claim(number: int, sources: int, locations: int, claims: int, chance: random.Random) -> dict[str, object]:
    count, thing = chance.randrange(2, 60), chance.choice(THINGS)
    whom, verb, how, told = (chance.choice(words) for words in (WHOM, VERBS, HOW, PERHAPS))
    place = _names(chance.randrange(locations))[0]
    claim: dict[str, object] = {
        "id": f"claim-{number}",
        "source": f"source-{chance.randrange(4, sources)}",
        "document": f"document-{number // CLAIMS_OF_A_DOCUMENT}",
        "event": f"event-{chance.randrange(max(2, claims // 50))}",
        "says": f"{count} {whom} were {verb} {how} near {place}, and {thing} on the road were damaged",
        "quote": f"{count} {whom} were {verb} {how}, {told}, and {thing} on the road near {place} were damaged",
        "figures": {verb: f"{count} {whom}"},
        "when": _day(chance),
    }
    if chance.random() < 0.7:
        claim["locations"] = f"place-{chance.randrange(locations)}"
    return claim


def _day(chance: random.Random) -> str:
    return f"{chance.choice(YEARS)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"

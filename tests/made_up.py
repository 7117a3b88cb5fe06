"""Made-up records of any size, for measuring. The same size gives the same record."""

import random

from onrecord.yaml_nodes import dump

FIRST = ("Abu", "Tall", "Umm", "Ayn", "Bir", "Dayr", "Kafr", "Wadi", "Khan", "Jisr")
SECOND = ("Kamal", "Rifaat", "Hajar", "Zahra", "Salam", "Nabi", "Sharqi", "Gharbi", "Jadid", "Qadim")
KINDS = ("person", "organisation", "government", "monitor", "media", "armed-group")
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


def _name(number: int) -> str:
    first, second = FIRST[number % len(FIRST)], SECOND[number // len(FIRST) % len(SECOND)]
    return f"{first} {second} {number}"


def _source(number: int) -> dict[str, object]:
    kind = "media" if number < 4 else KINDS[number % len(KINDS)]
    return {"id": f"source-{number}", "name": f"{_name(number)} ({kind})", "kind": kind}


def _location(number: int, chance: random.Random) -> dict[str, object]:
    location: dict[str, object] = {"id": f"place-{number}", "name": _name(number), "kind": "town"}
    location |= {"names": {"ar": f"مكان {number}"}}
    if number % 4:
        location |= {"point": [31 + number % 59 / 10, 36 + number % 83 / 10], "precision": PRECISIONS[number % 5]}
    return location | ({"within": f"place-{chance.randrange(number)}"} if number else {})


def _event(number: int, locations: int, chance: random.Random) -> dict[str, object]:
    place = f"place-{chance.randrange(locations)}"
    return {"id": f"event-{number}", "name": f"Event {number}", "when": _day(chance), "locations": place}


def _document(number: int, sources: int, chance: random.Random) -> dict[str, object]:
    publisher = f"source-{chance.randrange(min(4, sources))}"
    return {"id": f"document-{number}", "title": f"Report {number}", "publisher": publisher, "published": "2025-01-01"}


def _claim(number: int, sources: int, locations: int, claims: int, chance: random.Random) -> dict[str, object]:
    count, thing = chance.randrange(2, 60), chance.choice(THINGS)
    claim: dict[str, object] = {
        "id": f"claim-{number}",
        "source": f"source-{chance.randrange(4, sources)}",
        "document": f"document-{number // CLAIMS_OF_A_DOCUMENT}",
        "event": f"event-{chance.randrange(max(2, claims // 50))}",
        "says": f"{count} {thing} were damaged on the road to {_name(chance.randrange(locations))}",
        "quote": f"{count} {thing} on the road were damaged, witnesses told us in turn",
        "figures": {"damaged": f"{count} {thing}"},
        "when": _day(chance),
    }
    if chance.random() < 0.7:
        claim["locations"] = f"place-{chance.randrange(locations)}"
    return claim


def _day(chance: random.Random) -> str:
    return f"{chance.choice(YEARS)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"

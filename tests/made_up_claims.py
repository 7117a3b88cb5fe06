"""The documents and claims of made-up records, and the archived texts of some of the documents."""

import html
import random
from datetime import date, timedelta
from hashlib import sha256

from tests.made_up_entries import Data, Places, counts_of_sources
from tests.made_up_names import Draws, uneven
from tests.made_up_words import HOW, LANGUAGES, Statement, passage, statement

SIZES = (1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 9, 14, 22)
"""How many claims documents have."""

OF_THE_FIRST_EVENT = 0.2
"""Which part of the claims is of the first event."""

STANCES = ("supposes", "denies", "intends", "comments", "does-not-know")
RELATIONS = ("repeats", "revises", "supports", "disputes", "answers")
EARLIER = 6
"""How many claims of an event are remembered, for later ones to have to do with."""


class Claims:
    """Makes documents and their claims, one after the other. ``archive`` grows with them: file name → bytes."""

    def __init__(self, chance: random.Random, sources: list[Data], places: Places, events: list[Data], texts: int):
        self.archive: dict[str, bytes] = {}
        self._chance, self._sources, self._places, self._events = chance, sources, places, events
        self._speakers = Draws(chance, len(sources), texts)
        self._located = Draws(chance, len(places.entries) - places.first_town, texts)
        self._held = Draws(chance, len(events) - 1, texts // 2, evenly=0.7)
        self._media = counts_of_sources(len(sources))[0]
        self._earlier: dict[str, list[tuple[str, str, str]]] = {}
        self._documents = self._claims = 0
        self._latest = date.min

    def text(self, most: int) -> tuple[Data, list[Data]]:
        """A document, and its claims, at most so many."""
        language = self._chance.choice(LANGUAGES)
        event = self._event()
        published = _first_day(event) + timedelta(days=int(40 ** self._chance.random()))
        document = self._document(published) | {"language": language}
        claims = [
            self._claim(document, event if self._chance.random() < 0.7 else self._event(), published)
            for _ in range(min(most, self._chance.choice(SIZES)))
        ]
        if self._chance.random() < 0.4:
            document["archive"] = self._archived(document, claims)
        return document, claims

    def table(self, rows: int) -> tuple[Data, list[Data]]:
        """A coded data set, with so many rows: its counts, and what they rest on."""
        self._documents += 1
        document: Data = {"id": f"document-{self._documents}", "title": f"Register {self._documents}"}
        document |= {"publisher": "source-1", "form": "table", "published": str(self._latest + timedelta(days=30))}
        return document, [self._row(number) for number in range(1, rows + 1)]

    def _document(self, published: date) -> Data:
        chance = self._chance
        self._documents += 1
        self._latest = max(self._latest, published)
        publisher = 2 + uneven(chance, self._media - 2) if chance.random() < 0.9 else 0
        document: Data = {
            "id": f"document-{self._documents}",
            "title": f"Those who were on the road {chance.choice(list(HOW))}: report {self._documents}",
            "publisher": f"source-{publisher}",
            "published": str(published),
            "retrieved": str(published + timedelta(days=chance.randrange(60))),
        }
        if chance.random() < 0.7:
            document["url"] = f"https://example.org/news/{self._documents}"
        if chance.random() < 0.1:
            document["formerly"] = [f"old-document-{self._documents}"]
        return document

    def _event(self) -> Data:
        is_first = self._chance.random() < OF_THE_FIRST_EVENT
        return self._events[0 if is_first else 1 + self._held.next()]

    def _new(self) -> str:
        self._claims += 1
        return f"claim-{self._claims}"

    def _claim(self, document: Data, event: Data, published: date) -> Data:
        chance, language = self._chance, str(document["language"])
        place = self._places.first_town + self._located.next()
        called = self._places.called(place, "en"), self._places.called(place, language)
        said = statement(chance, language, *called)
        claim: Data = {"id": self._new(), "document": document["id"], "event": event["id"]} | self._speaker()
        claim |= _located(chance, f"place-{place}", str(event["locations"]), self._located.is_first)
        quote: object = said.words
        if chance.random() < 0.06:
            quote = [said.words, *passage(chance, language, *called, chance.randrange(2, 9))]
        claim |= {
            "says": said.says,
            "quote": {"text": quote, "translation": said.translation} if said.translation else quote,
        }
        if chance.random() < 0.8:
            claim["figures"] = _figures(chance, said, str(claim["id"]))
        if chance.random() < 0.12:
            claim["stance"] = chance.choice(STANCES)
        if chance.random() < 0.5:
            claim["made"] = str(published - timedelta(days=chance.randrange(3)))
        if chance.random() < 0.3:
            claim["when"] = str(min(published, _first_day(event) + timedelta(days=chance.randrange(3))))
        return claim | self._about(event) | self._related(claim) | _changed(chance, published)

    def _speaker(self) -> Data:
        """Who said it, for whom and through whom."""
        chance, number = self._chance, self._speakers.next()
        speaker, entry = f"source-{number}", self._sources[number]
        if chance.random() < 0.05 and "part_of" not in entry and number < self._media:
            return {"source": chance.choice(("unnamed", "unattributed"))}
        said: Data = {"source": speaker}
        if entry.get("kind") == "person" and "part_of" in entry and chance.random() < 0.5:
            said |= {"for": entry["part_of"], "role": "a spokesperson"}
        relays = chance.choices(range(4), (78, 15, 5, 2))[0]
        if relays:
            through = [f"source-{2 + uneven(chance, self._media - 2)}" for _ in range(relays)]
            said["via"] = [
                {"words": "state media"} if chance.random() < 0.2 else each for each in dict.fromkeys(through)
            ]
        return said

    def _about(self, event: Data) -> Data:
        if self._chance.random() > 0.25:
            return {}
        part = self._chance.choice(("actor", "actor", "target", "victim", "subject"))
        return {"about": {part: f"source-{uneven(self._chance, len(self._sources))}"}}

    def _related(self, claim: Data) -> Data:
        """What a claim has to do with an earlier one of its event. A source revises and repeats only itself, and answers
        what others said before."""
        earlier = self._earlier.setdefault(str(claim["event"]), [])
        speaker, made = str(claim["source"]), str(claim.get("made", ""))
        found: Data = {}
        if earlier and self._chance.random() < 0.12:
            own = [each for each, by, _ in earlier if by == speaker]
            others = [each for each, by, _ in earlier if by != speaker]
            before = [each for each, by, day in earlier if by != speaker and not (day and made and day > made)]
            kind = self._chance.choice(RELATIONS[:2] if own else RELATIONS[2:])
            ids = before if kind == "answers" else own or others
            found = {"relations": {kind: self._chance.choice(ids)}} if ids else {}
        earlier.append((str(claim["id"]), speaker, made))
        del earlier[:-EARLIER]
        return found

    def _row(self, number: int) -> Data:
        chance, event = self._chance, self._event()
        low = int(60 ** chance.random()) - 1
        best, high = low + chance.randrange(3), low + 3 + chance.randrange(9)
        row: Data = {"id": self._new(), "locator": f"row {number}", "event": event["id"]}
        place = self._places.first_town + uneven(chance, len(self._places.entries) - self._places.first_town)
        row["locations"] = f"place-{place}"
        row["figures"] = {"killed": str(best) if chance.random() < 0.5 else f"{best} ({low}-{high})"}
        row["when"] = str(_first_day(event) + timedelta(days=chance.randrange(9)))
        row["basis"] = [
            {
                "source": f"source-{uneven(chance, len(self._sources))}",
                "via": [f"source-{2 + uneven(chance, self._media - 2)}"],
            }
            for _ in range(chance.choice((1, 1, 1, 2)))
        ]
        row["labels"] = {"type": chance.choice(("state-based", "one-sided"))}
        return row

    def _archived(self, document: Data, claims: list[Data]) -> Data:
        """Keep a text with all that is quoted of it in its order, and much between; say where."""
        chance, language = self._chance, str(document["language"])
        sentences = passage(chance, language, "Wadi", "Wadi", chance.choice((6, 12, 12, 30)))
        for claim in claims:
            quote = claim["quote"]
            words = quote["text"] if isinstance(quote, dict) else quote
            for part in words if isinstance(words, list) else [words]:
                sentences += [str(part), chance.choice(sentences)]
        is_page = chance.random() < 0.5
        if is_page:
            body = "".join(f"<p>{html.escape(each)}</p>\n" for each in sentences)
            text = f"<!doctype html><meta charset=utf-8><title>Report</title>\n{body}"
        else:
            text = "\n".join(sentences)
        file = f"{document['id']}{'.html' if is_page else '.txt'}"
        self.archive[file] = text.encode()
        return {"file": file, "sha256": sha256(self.archive[file]).hexdigest()}


def _first_day(event: Data) -> date:
    when = str(event["when"]).rstrip("~")
    return date.fromisoformat(when) if len(when) == 10 else date(int(when[:4]), 6, 1)


def _located(chance: random.Random, place: str, event_place: str, is_first: bool) -> Data:
    """The place that a claim names, in one of the ways there are; most of the rest leave it to the event. The first claim of a
    place names it, so that none is left over."""
    way = "at" if is_first else chance.choices(("at", "near", "from", "inherited", "none"), (60, 8, 4, 26, 2))[0]
    if way == "from":
        return {"locations": [{"from": event_place}, {"to": place}]}
    ways: dict[str, Data] = {
        "at": {"locations": place},
        "near": {"locations": {"near": place}},
        "none": {"locations": "none"},
    }
    return ways.get(way, {})


def _figures(chance: random.Random, said: Statement, claim: str) -> Data:
    """The figures of a claim: as one text, or with the words for whom apart; some with a part of the whole."""
    if chance.random() < 0.3:
        return {said.measure: said.count}
    figure: Data = {"count": said.count, "of": said.whom}
    if said.number > 1 and chance.random() < 0.1:
        return {said.measure: [figure, {"count": said.number, "of": "guards", "part_of": claim}]}
    return {said.measure: figure if chance.random() < 0.3 else f"{said.count} {said.whom}"}


def _changed(chance: random.Random, published: date) -> Data:
    """Some claims were corrected, a few withdrawn."""
    on, sort = str(published + timedelta(days=90)), chance.random()
    if sort < 0.02:
        return {"corrections": [{"on": on, "field": "says", "was": "it was elsewhere", "because": "We misread it."}]}
    return {"withdrawn": {"on": on, "because": "The document took it back."}} if sort > 0.99 else {}

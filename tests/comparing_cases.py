"""What comparing must say, as tables: of two counts, and of whole comparisons.

Documents are tables: their rows need no quotes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations, permutations
from typing import Any, NamedTuple

from onrecord.checking.comparing.given import Given, Side
from onrecord.checking.comparing.ordering import Order, order
from onrecord.checking.comparing.verdicts import pairs, verdict, verdict_in_time, verdicts
from onrecord.checking.comparing.voices import earlier, later, one_voice
from onrecord.checking.comparing.whole import Comparison, comparisons, each_once, parts
from onrecord.record.counts import IN_WORDS, LOOSE
from onrecord.record.lookups import Lookups
from onrecord.record.model import Event
from onrecord.telling.view import View
from tests.records import Data, copy_of, document, event, location, publisher, source, texts_of, viewed

SOURCES = [
    source(),
    source("guard", name="A guard of the quay"),
    source("twin", name="A clerk, perhaps the same", may_be=["clerk"]),
    source("hidden", name="A docker", identity="unnamed"),
    source("asked", name="Another docker", identity="withheld"),
    source("state", name="The state", kind="government"),
    source("ministry", name="The ministry", kind="government", part_of="state"),
    source("police", name="The police", kind="government", part_of="ministry"),
    source("army", name="The army", kind="military", part_of="state"),
    source("officer", name="An officer of the police", kind="person", part_of="police"),
    source("agency", name="The agency", kind="media"),
    publisher(),
    publisher("mail", name="The Harbour Mail"),
    source("ledger", name="The ledger", kind="data-set"),
]
DOCUMENTS = [
    document(form="table"),
    document("story", title="The story of the quay", publisher="mail", form="table"),
    document("leaflet", title="A leaflet", publisher=None, form="table"),
    document("book", title="The ledger of fires", publisher="ledger", form="table"),
    document("undated", title="A letter", published=None, form="table"),
    document("journal", title="A journal", published="2020-03-20", form="table"),
]
LOCATIONS = [location(), location("quay", name="The quay", within=["harbour"]), location("town", name="The town")]
EVENTS = [
    event(),
    event("flood", name="The flood", when=None),
    event("storm", name="The storm", when="2020-03-04/.."),
]

ONE: Data = {"source": "clerk", "document": "report", "locations": ["harbour"], "figures": {"killed": "4 people"}}
OTHER: Data = {**ONE, "source": "guard", "document": "story"}
"""Two counts of two sources, read in two documents of two publishers: comparable, the same, and of two voices."""


def killed(*figures: str | Data) -> Data:
    """The fields of a claim that gives these counts of the killed."""
    return {"figures": {"killed": list(figures)}}


def unlocated(number: str) -> Data:
    return {**killed(number), "locations": None}


def view_of(claims: dict[str, Data], **lists: Any) -> View:
    """The view of a record of these claims by id; what a claim leaves out is that of `ONE`, and what is None is left out."""
    entries: list[Data] = []
    for name, fields in claims.items():
        values = {"id": name, "event": "fire", "says": "so many were killed", **ONE, **fields}
        entries.append({key: value for key, value in values.items() if value is not None})
    documents = [{key: value for key, value in each.items() if value is not None} for each in DOCUMENTS]
    events = [{key: value for key, value in each.items() if value is not None} for each in EVENTS]
    data = {
        "about": {"title": "The harbour record"},
        "sources": SOURCES,
        "locations": LOCATIONS,
        "events": events,
        "documents": documents,
        "claims": entries,
        **lists,
    }
    return viewed(texts_of(copy_of(data)))


class Pair(NamedTuple):
    """Two counts: what differs from `ONE` and `OTHER`, and what is said of them, from the one's side first. ``missing``: what the
    record does not have of each, with a mark behind it where its source left it unsaid."""

    name: str
    one: Data
    other: Data
    verdict: str = "same"
    comparable: bool = True
    voice: str | None = None
    missing: tuple[str, str] = ("", "")
    left_out: tuple[str, str] = ("", "")


def _verdicts() -> Iterator[Pair]:
    """Forms of counts against each other."""
    table = {
        "same": [
            *[(form, form) for form in ("4", "10-15", "4 (2-6)", "at least 5", "up to 5")],
            *[
                ("none", "0"),
                ("5", "5-5"),
                ("1,000", "1000"),
                ("more than 4", "at least 5"),
                ("fewer than 6", "up to 5"),
            ],
            *[("up to 20", "fewer than 21"), ("2 million", "2,000,000")],
        ],
        "overlap": [
            *[("10-15", "15"), ("10-15", "10"), ("10-15", "15-20"), ("10-15", "11-12"), ("10-15", "14-20")],
            *[("4 (2-6)", "5 (2-6)"), ("4 (2-6)", "2-6"), ("4 (2-6)", "4"), ("4 (2-6)", "6"), ("4", "4 (4-4)")],
        ],
        "apart": [
            *[("4", "5"), ("none", "1"), ("10-15", "16"), ("10-15", "9"), ("10-15", "16-20"), ("4 (2-6)", "7")],
            *[("at least 5", "4"), ("more than 5", "5"), ("up to 5", "6"), ("fewer than 5", "5")],
            *[("at least 5", "up to 4"), ("more than 5", "fewer than 6"), ("up to 5", "6-9"), ("none", "at least 1")],
        ],
        "not-excluded": [
            *[("at least 5", "5"), ("at least 5", "4000"), ("more than 5", "6"), ("up to 5", "5"), ("up to 5", "none")],
            *[("fewer than 5", "4"), ("at least 5", "at least 6"), ("up to 5", "up to 6"), ("at least 5", "up to 5")],
            *[("at least 5", "4-5"), ("up to 5", "5-9"), ("at least 5", "up to 9"), ("more than 4", "more than 5")],
        ],
        "unbounded": [
            *[(form, "4") for form in (*IN_WORDS[1:], *LOOSE, "20-odd")],
            *[("about 30", other) for other in ("30", "about 30", "about 31", "at least 1", "none", "dozens")],
            *[
                ("dozens", other)
                for other in ("4", "dozens", "hundreds", "several", "up to 9", "none", "4 (2-6)", "some")
            ],
        ],
    }
    for what, numbers in table.items():
        for one, other in numbers:
            yield Pair(f"{one} and {other}", killed(f"{one} people"), killed(f"{other} people"), what)
    in_words = {"words": "a whole crew", "of": "people"}
    yield Pair("own words and a number", killed(in_words), {}, "unbounded")
    yield Pair("own words and the same", killed(in_words), killed({**in_words, "words": "A whole  crew"}), "unbounded")
    reckoned = {"count": "4", "of": "people", "reckoned": "3 + 1"}
    yield Pair("our sum and a number", killed(reckoned), {})


def _frames() -> Iterator[Pair]:
    """Whom and where: the same, different, or missing."""
    no: dict[str, Any] = {"comparable": False}
    yield Pair("whom, folded", killed("4 People"), killed({"count": "4", "of": "pEOPLE"}))
    yield Pair("whom, white space folded", killed("4 young  people"), killed({"count": "4", "of": "young people"}))
    yield Pair("whom, composed otherwise", killed("4 élèves"), killed("4 e\u0301le\u0300ves"))
    yield Pair("whom differs", {}, killed("4 persons"), **no)
    yield Pair("whom not recorded by one", killed("4"), {}, **no, missing=("whom", ""))
    yield Pair("whom not recorded by both", killed("4"), killed("4"), **no, missing=("whom", "whom"))
    yield Pair("whom unsaid by one", {**killed("4"), "unsaid": "whom"}, killed("4"), **no, missing=("whom!", "whom"))
    yield Pair("where not recorded by one", unlocated("4 people"), {}, **no, missing=("where", ""))
    yield Pair("the event's places are not said", unlocated("4 people"), unlocated("4 people"), **no,
               missing=("where", "where"))  # fmt: skip
    yield Pair("the place unsaid", {**unlocated("4 people"), "unsaid": "place"}, {}, **no, missing=("where!", ""))
    yield Pair("where unsaid", {**unlocated("4 people"), "unsaid": "where"}, {}, **no, missing=("where!", ""))
    yield Pair("the time unsaid", {**unlocated("4 people"), "unsaid": "time"}, {}, **no, missing=("where", ""))
    yield Pair("about no place", {"locations": "none"}, {"locations": "none"}, **no, missing=("where", "where"))
    yield Pair("neither recorded", unlocated("4"), unlocated("4"), **no, missing=("whom where", "whom where"))
    yield Pair("where differs", {}, {"locations": ["town"]}, **no)
    yield Pair("a place within", {}, {"locations": ["quay"]}, **no)
    yield Pair("one place of two", {}, {"locations": ["harbour", "town"]}, **no)
    yield Pair("two places in any order", {"locations": ["town", "harbour"]}, {"locations": ["harbour", "town"]})
    yield Pair("a place twice", {"locations": ["harbour", {"at": "harbour"}]}, {})
    for relation in ("near", "from", "to", "except"):
        use = {"locations": [{relation: "harbour"}]}
        yield Pair(f"{relation} is not at", use, {}, **no)
        yield Pair(f"{relation} and {relation}", use, use)
    yield Pair("near is not from", {"locations": [{"near": "quay"}]}, {"locations": [{"from": "quay"}]}, **no)
    yield Pair("a place known otherwise", {"locations": [{"at": "harbour", "precision": "vague"}]}, {})
    part = {"count": "4", "of": "people", "where": "quay"}
    yield Pair("where of the figures", killed(part), killed(part))
    yield Pair("where of a figure and of a claim", killed(part), {"locations": ["quay"]})
    yield Pair("a figure's where before its claim's", killed(part), {}, **no)
    yield Pair("a figure's where says it", {**killed(part), "locations": None}, {"locations": ["quay"]})
    only = {"count": "4", "of": "people", "only": "in one hospital"}
    yield Pair("a part in words", killed(only), killed({**only, "only": "In one  hospital"}))
    yield Pair("a part in words is not the whole", killed(only), {}, **no)
    elsewhere = {**killed(only), "locations": ["town"]}
    yield Pair("a part in words of another place", killed(only), elsewhere, **no)
    other = {**killed({**only, "only": "in two hospitals"}), "locations": ["town"]}
    yield Pair("parts in other words of other places", killed(only), other, **no)
    yield Pair("a part in words is not another", killed(only), killed({**only, "only": "in two hospitals"}), **no)


def _times() -> Iterator[Pair]:
    """The times as of which counts stood. The event was on 4 March, the documents were published on 5 March."""
    no: dict[str, Any] = {"comparable": False}
    stated, ongoing = {"when": "2020-03"}, {"event": "storm"}
    yield Pair("stated alike by both", stated, stated)
    yield Pair(
        "stated alike and uncertain, of another day than the event's", {"when": "2020-03-06?"}, {"when": "2020-03-06?"}
    )
    yield Pair("stated, and published within it", {"when": "2020-03-05/2020-03-07"}, {}, **no)
    yield Pair(
        "two stretches of time that overlap", {"when": "2020-03-05/2020-03-07"}, {"when": "2020-03-06/2020-03-08"}, **no
    )
    yield Pair("stated earlier than published", {"when": "2020-03-04"}, {}, **no)
    yield Pair("said earlier than published", {"made": "2020-03-04"}, {}, **no)
    yield Pair("said on one day", {"made": "2020-03-05"}, {"made": "2020-03-05"})
    yield Pair("said on the day on which the other was published", {"made": "2020-03-05"}, {})
    yield Pair("said on the day of the event by both", {"made": "2020-03-04"}, {"made": "2020-03-04"}, **no)
    yield Pair("stated of the day of the event by both", {"when": "2020-03-04"}, {"when": "2020-03-04"})
    yield Pair("stated before said", {"when": "2020-03-07", "made": "2020-03-05"}, {"when": "2020-03-07"})
    yield Pair("an uncertain day of the event, and a later one", {"made": "2020-03-04?"}, {})
    on_the_day = {"when": "2020-03-04?"}
    yield Pair("stated alike and uncertain, of the day of the event", on_the_day, on_the_day, **no)
    yield Pair("an uncertain day is not known to differ", {"made": "2020-03-05?"}, {"made": "2020-03-05"})
    yield Pair("nor is one that may be", {"when": "[2020-03-05..2020-03-06]"}, {"when": "2020-03-06"})
    yield Pair("published at no known time", {"document": "undated"}, {}, **no)
    yield Pair("neither published at a known time", {"document": "undated"}, {"document": "undated"}, **no)
    yield Pair("the event goes on", ongoing, ongoing, **no)
    yield Pair("the event's time is not known", {"event": "flood"}, {"event": "flood"})


def _left_out() -> Iterator[Pair]:
    """Figures that are shown and not compared."""
    stances = {
        "denies": "denied",
        "intends": "announced",
        "comments": "commented",
        "does-not-know": "not-known",
        "declines": "declined",
    }
    for stance, why in stances.items():
        yield Pair(stance, {"stance": stance}, {}, comparable=False, left_out=(why, ""))
    for stance in ("asserts", "supposes"):
        yield Pair(stance, {"stance": stance}, {})
    gone = {"withdrawn": {"on": "2020-05", "because": "it was misread"}}
    empty: dict[str, Any] = {"comparable": False, "verdict": "unbounded", "voice": "not-named"}  # nothing of it is left
    before: dict[str, Any] = {**empty, "missing": ("whom where", ""), "left_out": ("withdrawn", "")}
    yield Pair("withdrawn", gone, {}, **before)
    yield Pair("withdrawn by both", gone, gone, **empty, missing=("whom where",) * 2, left_out=("withdrawn",) * 2)
    yield Pair("withdrawn before denied", {**gone, "stance": "denies"}, {}, **before)
    both = {"event": ["fire", "flood"]}
    yield Pair("several events", both, {}, comparable=False, left_out=("several-events", ""))
    yield Pair("several events before denied", {**both, "stance": "denies"}, {}, comparable=False,
               left_out=("several-events", ""))  # fmt: skip
    revises = {"source": "clerk", "relations": {"revises": "one"}}
    revised: dict[str, Any] = {"comparable": False, "voice": "same-source"}
    yield Pair("revised", {}, revises, **revised, left_out=("revised", ""))
    yield Pair("revised before several events", both, revises, **revised, left_out=("revised", ""))
    after: dict[str, Any] = {**empty, "missing": ("", "whom where"), "left_out": ("", "withdrawn")}
    yield Pair("a revision that was withdrawn", {}, {**revises, **gone}, **after)
    yield Pair("on top of another", killed("4 more people"), {}, comparable=False, left_out=("besides", ""))
    part = {"count": "4", "of": "people", "part_of": "other"}
    yield Pair("a part of the other", killed(part), {}, comparable=False, left_out=("part", ""))
    for relation in ("supports", "disputes", "answers"):
        yield Pair(f"{relation} leaves nothing out", {}, {"relations": {relation: "one"}})


def _voices() -> Iterator[Pair]:
    """Why two counts may be one voice."""

    def pair(name: str, voice: str | None, one: Data, other: Data | None = None) -> Pair:
        return Pair(name, one, other or {}, voice=voice)

    yield pair("two sources", None, {})
    yield pair("the same source", "same-source", {"source": "guard"})
    yield pair("a joint statement", "same-source", {"source": ["clerk", "guard"]})
    yield pair("joint statements", "same-source", {"source": ["clerk", "army"]}, {"source": ["army", "guard"]})
    yield pair("said for the other", "same-source", {"for": "guard"})
    yield pair("said for the same body", "same-source", {"for": "army"}, {"for": "army"})
    yield pair(
        "for a body, and that body's own", "same-source", {"source": "unnamed", "for": "army"}, {"source": "army"}
    )
    yield pair("a part", "part-of", {"source": "ministry"}, {"source": "state"})
    yield pair("a part of a part", "part-of", {"source": "police"}, {"source": "state"})
    yield pair("a part, spoken for", "part-of", {"for": "police"}, {"source": "ministry"})
    yield pair("two parts of one whole", None, {"source": "ministry"}, {"source": "army"})
    yield pair("parts of parts", None, {"source": "police"}, {"source": "army"})
    yield pair("perhaps the same", "may-be", {}, {"source": "twin"})
    yield pair("for one that is perhaps the same", "may-be", {"for": "twin", "source": "army"}, {"source": "clerk"})
    yield pair("passed on", "passed-on", {"via": ["agency"]}, {"source": "agency"})
    yield pair("passed on as a further step", "passed-on", {"via": ["agency", "guard"]})
    yield pair("passed on by whom is spoken for", "passed-on", {"via": ["agency"]}, {"for": "agency"})
    yield pair("through the same", None, {"via": ["agency"]}, {"via": ["agency"]})
    yield pair("the publisher's own count", "passed-on", {}, {"source": "gazette"})
    yield pair("another publisher's own count", None, {}, {"source": "mail"})
    yield pair("one publisher", None, {"document": "story"})
    yield pair("no publisher known", None, {"document": "leaflet"}, {"document": "leaflet"})
    yield pair("through one that is not named", None, {"via": ["unnamed"]}, {"via": ["unnamed"]})
    yield pair("rests on the other", "rests-on", {"source": "ledger", "basis": [{"source": "guard"}]})
    yield pair("rests on whom the other speaks for", "rests-on", {"basis": [{"source": "army"}]}, {"for": "army"})
    yield pair("rests on what came through the other", "rests-on", {"basis": [{"via": ["agency", "guard"]}]})
    yield pair("rests on the other's document", "rests-on", {"basis": [{"document": "story"}]})
    yield pair("rests on another document", None, {"basis": [{"document": "book"}]})
    yield pair("rests on another source", None, {"basis": [{"source": "army", "via": ["agency"], "document": "book"}]})
    yield pair("rest on the same", None, {"basis": [{"source": "army"}]}, {"basis": [{"source": "army"}]})
    yield pair("rests on one of several", "rests-on", {"basis": [{"source": "army"}, {"source": "guard"}]})
    yield pair("repeats", "repeats", {}, {"relations": {"repeats": "one"}})
    yield pair("unnamed", "not-named", {"source": "unnamed"})
    yield pair("both unnamed", "not-named", {"source": "unnamed"}, {"source": "unnamed"})
    yield pair("unnamed among several", "not-named", {"source": ["army", "unnamed"]})
    yield pair("not named in the document", "not-named", {"source": "hidden"})
    yield pair("asked not to be named", "not-named", {"source": "asked"})
    yield pair("given by nobody", "not-named", {"source": "unattributed"})
    yield pair("inside a body", "part-of", {"source": "officer"}, {"source": "ministry"})
    yield pair("inside a part of a body", "part-of", {"source": "officer"}, {"source": "state"})
    yield pair("an unnamed source rested on", None, {"basis": [{"source": "unnamed"}]})
    # The plainest reason is given first.
    yield pair("same before part", "same-source", {"source": "police", "for": "state"}, {"source": "state"})
    yield pair("part before perhaps", "part-of", {"source": ["ministry", "clerk"]}, {"source": ["state", "twin"]})
    yield pair("perhaps before passed on", "may-be", {"via": ["twin"]}, {"source": "twin"})
    yield pair("passed on before rests on", "passed-on", {"via": ["guard"], "basis": [{"source": "guard"}]})
    yield pair(
        "rests on before repeats", "rests-on", {"basis": [{"source": "guard"}]}, {"relations": {"repeats": "one"}}
    )
    yield pair("repeats before not named", "repeats", {"source": "hidden"}, {"relations": {"repeats": "one"}})


PAIRS = [*_verdicts(), *_frames(), *_times(), *_left_out(), *_voices()]


class Whole(NamedTuple):
    """Several claims by id, as they differ from `ONE`, and what `told` tells of them."""

    name: str
    claims: dict[str, Data]
    expected: str


def _by(source: str, *figures: str | Data, **fields: Any) -> Data:
    return {"source": source, **(killed(*figures) if figures else {}), **fields}


PART: Data = {"of": "people", "where": "quay"}
WITHDRAWN: Data = {"withdrawn": {"on": "2020-05", "because": "it was misread"}}

WHOLES = [
    Whole(
        "groups by frame, each in the order of its numbers",
        {
            "a": _by("clerk", "9 crew"),
            "b": _by("guard", "4 crew"),
            "c": _by("army", "3 people"),
            "d": _by("state", "12 people"),
            "e": _by("police", "5 guests"),
        },
        """
        killed: apart
        group c d
        group b a
        alone e
        counts c, b, e, a, d
        claims c b e a d
        verdicts apart 2
        """,
    ),
    Whole(
        "numbers in order, those without one last",
        {
            "words": _by("clerk", "dozens of crew"),
            "z-near": _by("clerk", "about 7 crew"),
            "best": _by("clerk", "6 (2-8) crew"),
            "range": _by("clerk", "2-6 crew"),
            "up": _by("clerk", "up to 5 crew"),
            "low": _by("clerk", "at least 3 crew"),
            "zero": _by("clerk", "none of the crew"),
            "own": _by("clerk", {"words": "a crew", "of": "crew"}),
            "again": _by("clerk", "at least 3 crew"),
        },
        """
        killed: several
        group range best again low up z-near own words
        alone zero
        counts zero, range, best, again low, up, z-near, own, words
        claims zero range best again low up z-near own words
        verdicts not-excluded 8, overlap 1, same 1, unbounded 18
        """,
    ),
    Whole(
        "numbers in order, by their first and then by their last",
        {
            "a": _by("clerk", "1"),
            "b": _by("clerk", "0-5"),
            "c": _by("clerk", "none"),
            "ba": _by("clerk", "0-1"),
            "d": _by("clerk", "3-5"),
            "e": _by("clerk", "3"),
            "f": _by("clerk", "at least 3"),
        },
        """
        killed: several
        alone c ba b a e f d
        counts c, ba, b, a, e, f, d
        claims c ba b a e f d
        """,
    ),
    Whole(
        "one number, written otherwise",
        {
            "a": _by("clerk", "1,000 crew"),
            "b": _by("clerk", "1000 guests", when="2020"),
            "c": _by("clerk", "1000 crew"),
            "d": _by("clerk", "about 2,000"),
            "e": _by("clerk", "about 2000"),
            "f": _by("clerk", "about 2001"),
            "g": _by("clerk", "at least 5"),
            "h": _by("clerk", "more than 4"),
            "i": _by("clerk", "at least 6"),
            "j": _by("clerk", "up to 3"),
            "k": _by("clerk", "fewer than 4"),
            "l": _by("clerk", "up to 2"),
            "m": _by("clerk", "dozens"),
            "n": _by("clerk", {"words": "Dozens"}),
            "o": _by("clerk", "hundreds"),
            "p": _by("clerk", {"words": "dozens and dozens"}),
        },
        """
        killed: several
        group a c
        alone l j k g h i b d e f m n o p
        counts l, j k, g h, i, a c, b, d e, f, m n, o, p
        claims l j k g h i a b c d e f m n o p
        verdicts same 1
        """,
    ),
    Whole(
        "a number that leaves whom it counts unsaid is not both",
        {"a": _by("clerk", "4"), "b": _by("clerk", "4 crew"), "c": _by("clerk", "4 guests")},
        """
        killed: several
        alone a b c
        counts a b, c
        claims a b c
        """,
    ),
    Whole(
        "a claim's own figures are not held against each other",
        {"a": _by("clerk", "4 crew", "9 crew")},
        """
        killed: one
        alone a#0 a#1
        counts a#0, a#1
        claims a
        """,
    ),
    Whole(
        "nor in a group, where another's are",
        {"a": _by("clerk", "9 crew", "4 crew"), "b": _by("guard", "4 crew")},
        """
        killed: apart
        group a#1 b a#0
        counts a#1, b, a#0
        claims a b
        verdicts apart 1, same 1
        """,
    ),
    Whole(
        "numbers alike",
        {"a": _by("clerk", "4 crew"), "b": _by("guard", "4", locations=None)},
        """
        killed: several
        alone a b
        counts a, b
        claims a b
        """,
    ),
    Whole(
        "numbers that differ and are not known to be the same count",
        {"a": _by("clerk", "4 crew"), "b": _by("guard", "5", locations=None)},
        """
        killed: several
        alone a b
        counts a, b
        claims a b
        """,
    ),
    Whole(
        "a best estimate is another number than its range",
        {"a": _by("clerk", "4 (2-6)"), "b": _by("guard", "2-6")},
        """
        killed: several
        alone a b
        counts a, b
        claims a b
        """,
    ),
    Whole(
        "a number given again, with less said, is one count",
        {"a": _by("clerk", "4 crew"), "b": _by("clerk", "4", locations=None), "c": _by("guard", "4")},
        """
        killed: several
        alone a b c
        counts a b, c
        claims a b c
        """,
    ),
    Whole(
        "given again by a spokesperson of the same, but not by another of them",
        {
            "a": _by("clerk", "4", **{"for": "army"}),
            "b": _by("clerk", "4", **{"for": "army"}),
            "c": _by("clerk", "4"),
        },
        """
        killed: several
        alone a b c
        counts a b, c
        claims a b c
        """,
    ),
    Whole(
        "those that are unnamed are never one",
        {"a": _by("unnamed", "4"), "b": _by("unnamed", "4")},
        """
        killed: several
        alone a b
        counts a, b
        claims a b
        """,
    ),
    Whole(
        "a number given of other people, places or times is another count",
        {
            "crew": _by("clerk", "4 crew"),
            "guests": _by("clerk", "4 guests"),
            "town": _by("clerk", "4 crew", locations=["town"]),
            "later": _by("clerk", "4 crew", when="2020-03-09"),
            "twice": _by("clerk", "4 crew"),
        },
        """
        killed: several
        in time crew twice later
        alone guests town
        counts crew twice, guests, later, town
        claims crew guests later town twice
        verdicts later 2, same 1
        """,
    ),
    Whole(
        "a claim's own figures are as many counts",
        {"a": _by("clerk", "2 crew", "2 guests", "2")},
        """
        killed: one
        alone a#0 a#1 a#2
        counts a#0, a#1, a#2
        claims a
        """,
    ),
    Whole(
        "parts are neither added up nor counted",
        {
            "a": _by("clerk", "9 people", {"count": "4", **PART}, {"count": "5", **PART, "where": "town"}),
            "b": _by("guard", {"count": "4", **PART}),
        },
        """
        killed: one
        group a#1 b
        alone a#2 a#0
        counts a#0
        claims a b
        verdicts same 1
        parts of a: a#2
        """,
    ),
    Whole(
        "parts alone, of which none is the whole",
        {"a": _by("clerk", {"count": "4", **PART}), "b": _by("guard", {"count": "5", "of": "people", "where": "town"})},
        """
        killed: no-whole
        alone a b
        claims a b
        """,
    ),
    Whole(
        "parts that lie apart",
        {"a": _by("clerk", {"count": "4", **PART}), "b": _by("guard", {"count": "5", **PART})},
        """
        killed: apart
        group a b
        claims a b
        verdicts apart 1
        """,
    ),
    Whole(
        "a series of revisions, of which the last stands",
        {
            "a": _by("clerk", "4 crew"),
            "b": _by("clerk", "6 crew", relations={"revises": "a"}),
            "c": _by("clerk", "5 crew", relations={"revises": "b"}),
            "d": _by("guard", "4 crew"),
        },
        """
        killed: apart
        group d c
        left out a (revised) b (revised)
        counts d, c
        claims d c a b
        verdicts apart 1
        later than a: c
        earlier than b: a
        later than b: c
        earlier than c: b a
        """,
    ),
    Whole(
        "what a revision takes the place of is told once",
        {
            "a": _by("clerk", "4 crew"),
            "b": _by("clerk", "6 crew", relations={"revises": "a"}),
            "c": _by("clerk", "5 crew", relations={"revises": ["b", "a"]}),
        },
        """
        killed: one
        alone c
        left out a (revised) b (revised)
        counts c
        claims c a b
        later than a: c
        earlier than b: a
        later than b: c
        earlier than c: b a
        """,
    ),
    Whole(
        "revised by two, and once revised to nothing",
        {
            "a": _by("clerk", "4 crew"),
            "b": _by("clerk", "6 crew", relations={"revises": "a"}),
            "c": _by("clerk", figures=None, stance="does-not-know", relations={"revises": "a"}),
            "d": _by("guard", figures=None, stance="denies", relations={"disputes": "a"}),
        },
        """
        killed: one
        alone b
        left out a (revised)
        silent c
        counts b
        claims b a
        later than a: b c
        earlier than b: a
        """,
    ),
    Whole(
        "a withdrawn revision revises nothing, and shows nothing",
        {
            "a": _by("clerk", "4 crew"),
            "b": _by("clerk", "6 crew", relations={"revises": "a"}, **WITHDRAWN),
            "c": _by("clerk", "5 crew", relations={"revises": "b"}),
        },
        """
        killed: apart
        group a c
        left out b (withdrawn)
        counts a, c
        claims a c
        verdicts apart 1
        """,
    ),
    Whole(
        "a revision of one measure is not of another",
        {
            "a": {"figures": {"killed": "4 crew", "injured": "9 crew"}},
            "b": _by("clerk", "5 crew", relations={"revises": "a"}),
        },
        """
        killed: one
        alone b
        left out a (revised)
        counts b
        claims b a
        later than a: b
        earlier than b: a
        injured: one
        alone a
        counts a
        claims a
        """,
    ),
    Whole(
        "those of most claims first, then by name",
        {
            "a": {"figures": {"lost": "1 boat", "burned": "4 boats", "sunk": "2 boats"}},
            "b": {"figures": {"sunk": "2 boats"}, "source": "guard"},
        },
        """
        sunk: alike
        group a b
        counts a, b
        claims a b
        verdicts same 1
        burned: one
        alone a
        counts a
        claims a
        lost: one
        alone a
        counts a
        claims a
        """,
    ),
    Whole(
        "those who do not know, or decline",
        {
            "c": _by("clerk", "4 crew"),
            "b": _by("guard", stance="does-not-know", figures=None),
            "a": _by("army", stance="declines", figures=None),
            "d": _by("state", "9 crew", stance="does-not-know"),
            "e": _by("police", stance="denies", figures=None),
            "f": _by("twin", stance="declines", figures=None, **WITHDRAWN),
            "g": _by("clerk", stance="does-not-know", figures=None),
            "h": _by("clerk", stance="asserts", figures=None, relations={"revises": "g"}),
        },
        """
        killed: one
        alone c
        left out d (not-known)
        silent a b
        counts c
        claims c d
        """,
    ),
    Whole(
        "nothing is left to compare",
        {"a": _by("clerk", "4 crew", **WITHDRAWN), "b": _by("guard", "5 crew", stance="denies")},
        """
        killed: no-whole
        left out b (denied) a (withdrawn)
        claims b
        """,
    ),
    Whole(
        "a claim of several events is shown in each",
        {"a": _by("clerk", "4 crew", event=["fire", "flood"])},
        """
        killed: no-whole
        left out a (several-events)
        claims a
        killed: no-whole
        left out a (several-events)
        claims a
        """,
    ),
    Whole(
        "a toll that rises is no dispute",
        {
            "late": _by("guard", "39 crew", made="2020-03-08", document="journal"),
            "first": _by("clerk", "14 crew", made="2020-03-05"),
            "same-day": _by("army", "16 crew", made="2020-03-08?", document="journal"),
        },
        """
        killed: apart
        in time first same-day late
        counts first, same-day, late
        claims first same-day late
        verdicts apart 2, later 1
        """,
    ),
    Whole(
        "one that is only later",
        {
            "a": _by("clerk", "39 crew", made="2020-03-08", document="journal"),
            "b": _by("guard", "14 crew", made="2020-03-05"),
        },
        """
        killed: later
        in time b a
        counts b, a
        claims b a
        verdicts later 1
        """,
    ),
    Whole(
        "counts of a day of the event are not known to be of one time",
        {"a": _by("clerk", "39 crew", made="2020-03-04"), "b": _by("guard", "14 crew", made="2020-03-04")},
        """
        killed: several
        alone b a
        counts b, a
        claims b a
        """,
    ),
    Whole(
        "nor do they make a group of what else is one",
        {
            "a": _by("clerk", "39 crew", made="2020-03-04"),
            "b": _by("guard", "14 crew", made="2020-03-04"),
            "c": _by("army", "14 crew", made="2020-03-09", document="journal"),
        },
        """
        killed: later
        in time b a c
        counts b, c, a
        claims b c a
        verdicts later 2, time-unknown 1
        """,
    ),
    Whole(
        "a part of another's count is never set against it",
        {
            "whole": _by("clerk", "39 crew"),
            "part": _by("guard", {"count": "6", "of": "crew", "part_of": "whole"}),
            "other": _by("army", "39 crew"),
        },
        """
        killed: alike
        group other whole
        left out part (part)
        counts other, whole
        claims other whole part
        verdicts same 1
        parts of whole: part
        """,
    ),
    Whole(
        "nor is a total's own part",
        {
            "a": _by("clerk", "4 crew", {"count": "2", "of": "crew", "part_of": "a"}),
            "b": _by("guard", "2 crew"),
        },
        """
        killed: apart
        group b a#0
        left out a#1 (part)
        counts b, a#0
        claims b a
        verdicts apart 1
        parts of a: a#1
        """,
    ),
    Whole(
        "one number, described otherwise, is not known to be of the same",
        {"a": _by("clerk", "3 people"), "b": _by("guard", "3 smugglers")},
        """
        killed: several
        alone a b
        counts a, b
        claims a b
        """,
    ),
    Whole(
        "by the hour",
        {
            "six": _by("guard", "19 crew", made="2020-03-04T18:00+01:00"),
            "ten": _by("clerk", "4 crew", made="2020-03-04T10:00+01:00"),
            "some": _by("army", "9 crew", made="2020-03-04"),
        },
        """
        killed: later
        in time some ten six
        counts ten, some, six
        claims ten some six
        verdicts later 1, time-unknown 2
        """,
    ),
    Whole(
        "parts of all sorts are no counts of the whole",
        {
            "whole": _by("clerk", "9 crew"),
            "place": _by("clerk", {"count": "4", "of": "crew", "where": "quay"}),
            "words": _by("clerk", {"count": "4", "of": "crew", "only": "in one hospital"}),
        },
        """
        killed: one
        alone place words whole
        counts whole
        claims place words whole
        """,
    ),
    Whole(
        "another best number is another count",
        {"a": _by("clerk", "4 (2-6)"), "b": _by("clerk", "5 (2-6)")},
        """
        killed: several
        alone a b
        counts a, b
        claims a b
        """,
    ),
    Whole(
        "a claim of no event is in none",
        {
            "a": _by("clerk", "4 crew", event="none"),
            "b": _by("clerk", "5 crew", event="flood"),
            "c": _by("clerk", "6 crew", event=None),
        },
        """
        killed: one
        alone b
        counts b
        claims b
        """,
    ),
    Whole(
        "in time, those of no known time last, and of one time by number",
        {
            "d": _by("state", "1 crew", document="undated"),
            "c": _by("guard", "9 crew", made="2020-03-08", document="journal"),
            "b": _by("army", "7 crew", made="2020-03-08", document="journal"),
            "a": _by("clerk", "14 crew", made="2020-03-06"),
            "e": _by("agency", "20 crew", when="2020-03-09/..", document="journal"),
        },
        """
        killed: apart
        in time a b c e d
        counts d, b, c, a, e
        claims d b c a e
        verdicts apart 1, later 5, time-unknown 4
        """,
    ),
    Whole(
        "two groups, each alike, are several counts",
        {
            "a": _by("clerk", "4 crew"),
            "b": _by("guard", "4 crew"),
            "c": _by("army", "2 guards"),
            "d": _by("state", "2 guards"),
        },
        """
        killed: several
        group c d
        group a b
        counts c, d, a, b
        claims c d a b
        verdicts same 2
        """,
    ),
    Whole(
        "one count, given again by its source without saying whom, is one",
        {"a": _by("clerk", "4 crew"), "b": _by("clerk", "4", document="story")},
        """
        killed: one
        alone a b
        counts a b
        claims a b
        """,
    ),
    Whole(
        "counts and their parts, each once",
        {
            "a": _by("clerk", "4 crew", {"count": "2", "of": "crew", "where": "quay"}),
            "b": _by("clerk", "4 crew", document="story"),
            "c": _by("guard", "5 crew", stance="denies"),
            "d": _by("guard", {"count": "1", "of": "crew", "part_of": "a"}),
        },
        """
        killed: one
        group a#0 b
        alone a#1
        left out d (part) c (denied)
        counts a#0 b
        claims a b d c
        verdicts same 1
        parts of a: a#1 d
        """,
    ),
]


def are_comparable(one: Given, other: Given, event: Event) -> bool:
    """Whether two figures are known to count the same as of one time, told from the two alone and not from their group."""
    return are_alike(one, other) and order(one.as_of, other.as_of, event) is Order.SAME


def are_alike(one: Given, other: Given) -> bool:
    """The same, be it at different times."""
    if one.left_out or other.left_out or one.claim.id == other.claim.id:
        return False
    return not one.missing and one.frame == other.frame


def name_of(given: Any) -> str:
    """A figure by its claim's id, and its place if the claim gives several."""
    return given.claim.id + (f"#{given.index}" if len(given.claim.figures[given.measure]) > 1 else "")


def told(view: View) -> list[str]:
    """What is said of the comparisons of a record, as lines. They are made here, by what may be a broken copy."""
    found = comparisons(view.lookups)
    return [line for each in found.values() for comparison in each for line in _told(view.lookups, comparison)]


def _told(lookups: Lookups, comparison: Comparison) -> Iterator[str]:
    def names(given: Iterable[Any]) -> str:
        return " ".join(map(name_of, given))

    yield f"{comparison.measure}: {comparison.state}"
    yield from (f"{'in time' if group.is_in_time else 'group'} {names(group.given)}" for group in comparison.groups)
    left_out = " ".join(f"{name_of(each)} ({each.left_out})" for each in comparison.left_out)
    lines = {
        "alone": names(comparison.alone),
        "left out": left_out,
        "silent": " ".join(claim.id for claim in comparison.silent),
        "counts": ", ".join(names(count) for count in comparison.counts),
        "claims": " ".join(claim.id for claim in comparison.claims),
        "verdicts": ", ".join(f"{each} {number}" for each, number in sorted(comparison.verdicts.items())),
    }
    yield from (f"{name} {value}" for name, value in lines.items() if value)
    everything = [*comparison.compared, *comparison.left_out]
    for given in sorted(everything, key=name_of):
        if found := earlier(lookups, given):
            yield f"earlier than {name_of(given)}: {' '.join(claim.id for claim, _ in found)}"
        if given.left_out == "revised":
            yield f"later than {name_of(given)}: {' '.join(claim.id for claim in later(lookups, given))}"
    yield from (f"parts of {whole}: {names(found)}" for whole, found in sorted(parts(comparison).items()))
    once = [names(count) for count in each_once(reversed(everything))]
    assert once[: len(comparison.counts)] == [names(count) for count in comparison.counts]
    assert sorted(once[len(comparison.counts) :]) == sorted(
        name_of(each) for each in everything if each.left_out or each.is_part
    )
    for group in comparison.groups:
        for pair in pairs(lookups, group.given, comparison.event):
            if pair.verdict == "later":
                assert pair.one.as_of.date.start.first.isoformat() < pair.other.as_of.date.start.first.isoformat()
        found_pairs = list(pairs(lookups, group.given, comparison.event))
        expected = {
            frozenset((name_of(a), name_of(b))) for a, b in combinations(group.given, 2) if a.claim is not b.claim
        }
        assert {frozenset((name_of(pair.one), name_of(pair.other))) for pair in found_pairs} == expected
        assert (
            Counter(pair.verdict for pair in found_pairs) == verdicts(group.given, comparison.event) == group.verdicts
        )
    together = {(a, b) for group in comparison.groups for a, b in permutations(group.given, 2)}
    for one, other in permutations(everything, 2):
        if are_comparable(one, other, comparison.event):
            assert (one, other) in together, (name_of(one), name_of(other))


@cache
def view_of_pair(number: int) -> View:
    """The view of a case of `PAIRS`."""
    pair = PAIRS[number]
    return view_of({"one": {**ONE, **pair.one}, "other": {**OTHER, **pair.other}})


@cache
def view_of_whole(number: int) -> View:
    """The view of a case of `WHOLES`."""
    return view_of(WHOLES[number].claims)


def read_pair(number: int) -> Pair:
    """A case of `PAIRS` as it is compared."""
    view, pair = view_of_pair(number), PAIRS[number]
    (event,) = view.record.claims["other"].event or ()
    (comparison,) = comparisons(view.lookups)[str(event)]
    everything = [*comparison.compared, *comparison.left_out]
    one, other = (next(each for each in everything if each.claim.id == name) for name in ("one", "other"))
    voice = one_voice(view.lookups, one.claim, other.claim)
    comparable = are_comparable(one, other, comparison.event)
    assert comparable == are_comparable(other, one, comparison.event)
    assert verdict(one.figure, other.figure) == verdict(other.figure, one.figure)
    assert voice == one_voice(view.lookups, other.claim, one.claim)
    for group in comparison.groups:
        (found,) = pairs(view.lookups, group.given, comparison.event)
        in_time = verdict_in_time(one, other, comparison.event)
        assert found.verdict == (verdict(one.figure, other.figure) if comparable else in_time)
        assert found.voice == voice
    assert not comparable or comparison.groups
    return Pair(
        pair.name,
        pair.one,
        pair.other,
        str(verdict(one.figure, other.figure)),
        comparable,
        voice and str(voice),
        (_missing(one), _missing(other)),
        (str(one.left_out or ""), str(other.left_out or "")),
    )


def _missing(given: Any) -> str:
    return " ".join(f"{side}{'!' if given.is_unsaid(side) else ''}" for side in Side if side in given.missing)


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def are_right() -> bool:
    """Whether all cases come out as the tables say."""
    return all(told(view_of_whole(number)) == lines_of(whole.expected) for number, whole in enumerate(WHOLES)) and all(
        read_pair(number) == pair for number, pair in enumerate(PAIRS)
    )

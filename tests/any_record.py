"""Whole records over the model, for Hypothesis: every field in or out, every word of every list, every form of a value. What they
hold is made to fit what `check` asks, so that it accepts them."""

import typing
from collections.abc import Iterator, Mapping
from enum import StrEnum
from hashlib import sha256
from types import UnionType
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel, WithJsonSchema

from onrecord.proving.proofs import Evidence
from onrecord.record import counts, dates, model
from onrecord.record.claims import Claim, Figure
from onrecord.record.fields import Reference
from onrecord.record.ids import UNATTRIBUTED
from onrecord.record.parts import Correction
from onrecord.record.places import PLACE_RELATIONS, LocationUse
from onrecord.record.placing import OF_ALL
from onrecord.record.vocabulary import BODIES, FORMAT, Stance
from onrecord.writing.quotation import is_balanced
from tests.records import Data

Ids = Mapping[str, list[str]]
"""The ids of a record, by its lists."""

ODD = (
    *(
        "*a* _b_ `c` **d**",
        "# a {#b}",
        "- a",
        "1. a",
        "| a | b |",
        "[a](b.md)",
        "<script>1</script>",
        "a & b &amp; c",
        "{{ a }}",
    ),
    *(
        "%(name)s %s",
        "a\n\nb",
        "a:b",
        "none",
        "“a”",
        "it’s",
        "٤ أشخاص قرب الفلوجة",
        "דבר",
        "四人受伤",
        "é",
        "👩‍🚒",
        "a\u200fb",
        "…",
        "\\",
    ),
)
"""Texts that Markdown, HTML, YAML, Jinja or a line of text may stumble over."""

WHOM = (" people", "", " of the crew", " نساء", " (men)")
"""What can stand behind a number."""

COUNTS = ("0", "1", "4", "1,200", "999999999999", *counts.FORMS, *counts.IN_WORDS)
SUMS = {"3": "1 + 2", "109": "90 + 17 + 2"}
COUNTRIES = ("Iraq", "Fiji")
POINTS = ([33.3, 41.1], [34.36912345, 41.2], [-90, 180])
"""Few, because the ground of each map that shows others of them is drawn anew."""

EXTREMES = ("0001", "0001-01-01", "9999-12-31", "9999", "201X", "20XX", "[..0001]", "9999/..")


def _dates(year: str) -> st.SearchStrategy[str]:
    """Every form of a date, of one year."""
    return st.sampled_from([form.replace("2021", year) for form in dates.FORMS])


letters = st.characters(
    exclude_categories=["Cc", "Cf", "Cs", "Cn", "Zl", "Zp"],
    include_characters="\n\t\u00ad\u200b\u200c\u200d\u200e\u200f",
)
texts = (st.sampled_from(ODD) | st.text(letters, min_size=1, max_size=12)).filter(lambda text: text.strip())
quotable = texts.filter(is_balanced)
numbers = st.builds("{}{}".format, st.sampled_from(COUNTS), st.just(WHOM[0]) | st.sampled_from(WHOM))

SORTS: dict[str, st.SearchStrategy[Any]] = {
    "text": texts,
    "contact address": st.sampled_from(["https://a.test/b", "desk@a.test", "mailto:desk@a.test", "tel:+49-30-1"]),
    "web address": st.sampled_from(["https://a.test/b_c?d=e&f=1", "http://a.test/#(g)~*", "https://xn--a.test"]),
    "date": _dates("2021") | _dates("1999") | st.sampled_from(EXTREMES),
    "count": numbers,
    "language tag": st.sampled_from(["en", "fr", "ar", "he", "uk", "zh-Hant"]),
    "date, or `{date: …, words: …}`": _dates("2021")
    | st.fixed_dictionaries({"date": _dates("1999"), "words": st.sampled_from(["after dawn prayers", "ليلا"])}),
    "letters of ISO 3166-1": st.sampled_from(["IQ", "FJ", "XK"]),
    "whole number": st.just(FORMAT),
    "code of a warning": st.sampled_from(["similar-names", "point-far"]),
    "measure": st.just("killed") | st.sampled_from(["injured", "air-strikes"]),
    "Wikidata item": st.just("Q796"),
    "SHA-256": st.just("a" * 64),
    "[latitude, longitude]": st.sampled_from(POINTS),
}
"""How each sort of value is made, by the name that the page of the format gives it."""


def _of_field(part: type[BaseModel], key: str, ids: Ids) -> st.SearchStrategy[Any] | None:
    """What a field holds that its type alone does not tell; None if its type tells it."""
    first, none = {name: st.just(found[:1]) for name, found in ids.items()}, st.just("none")
    places = first["locations"] | st.lists(_use(ids), min_size=1, max_size=2)
    return {
        ("Location", "name"): texts | st.sampled_from(COUNTRIES),
        ("Document", "published"): _dates("2019"),
        ("Document", "retrieved"): _dates("2020"),
        ("Document", "archive"): st.just({}),
        ("Claim", "made"): _dates("2018"),
        ("Claim", "stance"): st.just("asserts") | st.sampled_from([str(each) for each in Stance]),
        ("Claim", "locations"): places | none,
        ("Claim", "event"): first["events"] | st.lists(st.sampled_from(ids["events"]), min_size=1, max_size=2) | none,
        ("Claim", "figures"): st.dictionaries(
            SORTS["measure"], st.lists(_figure(ids), min_size=1, max_size=3), min_size=1
        ),
        ("Event", "locations"): places,
        ("Quote", "text"): st.lists(quotable, min_size=1, max_size=2),
        ("Source", "corrections"): _corrections(ids, "name"),
        ("Document", "corrections"): _corrections(ids, "title"),
        ("Correction", "field"): st.sampled_from(["says", "count", "translation"]),
    }.get((part.__name__, key))


def _corrections(ids: Ids, field: str) -> st.SearchStrategy[list[Data]]:
    """Corrections of a field."""
    some = st.deferred(lambda: _some(Correction, ids, _keys(Correction)))
    each = some.map(lambda found: {**found, "field": field})
    return st.lists(each, min_size=1, max_size=2)


@st.composite
def _use(draw: st.DrawFn, ids: Ids) -> Data | str:
    """A place as a claim or an event names it."""
    place = draw(st.sampled_from(ids["locations"]))
    if draw(st.booleans()):
        return place
    return {
        draw(st.sampled_from(PLACE_RELATIONS)): place,
        **draw(_some(LocationUse, ids, ("precision", "point"))),
    }


@st.composite
def _figure(draw: st.DrawFn, ids: Ids) -> Data:
    """A count, a sum of ours, or words."""
    found = draw(_some(Figure, ids, ("where", "only", "part_of", "including")))
    match draw(st.sampled_from(["count", "of", "reckoned", "words"])):
        case "count":
            return found | {"count": draw(numbers)}
        case "of":
            return found | {"count": draw(st.sampled_from(COUNTS)), "of": draw(texts)}
        case "reckoned":
            number = draw(st.sampled_from(sorted(SUMS)))
            return found | {"count": number, "reckoned": SUMS[number]}
    return found | {"words": draw(quotable)} | draw(_some(Figure, ids, ("of",)))


def _value(kind: Any, metadata: typing.Iterable[Any], ids: Ids) -> st.SearchStrategy[Any]:
    """A value of a type of the model."""
    named = [each.json_schema["title"] for each in metadata if isinstance(each, WithJsonSchema) and each.json_schema]
    if named:
        return SORTS[named[0]]
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return _value(parts[0], parts[1:], ids)
    if origin in (typing.Union, UnionType):
        return _value(next(each for each in parts if each is not type(None)), (), ids)
    if origin is tuple:
        return st.lists(_value(parts[0], (), ids), min_size=1, max_size=2)
    if origin is dict:
        return st.dictionaries(_value(parts[0], (), ids), _value(parts[1], (), ids), min_size=1, max_size=2)
    if issubclass(kind, Reference):
        return st.sampled_from([*ids[kind.target], *kind.also])
    if issubclass(kind, StrEnum):
        return st.sampled_from([str(each) for each in kind])
    assert issubclass(kind, BaseModel), kind
    return _some(kind, ids, _keys(kind))


def _keys(part: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in part.model_fields.items()]


def _some(part: type[BaseModel], ids: Ids, keys: typing.Collection[str], needs: bool = True) -> st.SearchStrategy[Data]:
    """Those fields of an entry, or of a part of one, that it must have, and any of the others; all among some keys."""
    found = {}
    for name, info in part.model_fields.items():
        key = info.alias or name
        if key in keys:
            special = _of_field(part, key, ids)
            made = _value(info.annotation, info.metadata, ids) if special is None else special
            found[key] = made if info.is_required() and needs else st.none() | made
    return st.fixed_dictionaries(found).map(
        lambda each: {key: value for key, value in each.items() if value is not None}
    )


def _entries(name: str, ids: Ids) -> st.SearchStrategy[list[Data]]:
    """A list of a record, an entry for each id."""
    part = model.LISTS[name]
    keys = [
        key for key in _keys(part) if key not in ("id", "formerly", *OF_ALL)
    ]  # what is private may be named by nothing
    former = st.lists(st.sampled_from(["was", "once"]), unique=True, max_size=2)
    rest = _some(part, ids, keys)
    each = [
        st.builds(
            lambda own, were, found: {"id": own, "formerly": [f"{own}-{word}" for word in were], **found},
            st.just(own),
            former,
            rest,
        )
        for own in ids[name]
    ]
    return st.tuples(*each).map(list)


SIZES = ((2, 2, 1, 1, 4), (3, 3, 2, 2, 5), (1, 1, 1, 1, 1))
"""How many entries there are of each list. They are few, since what makes a record of one size is made once, which takes long."""


def _record(sizes: tuple[int, ...]) -> st.SearchStrategy[Data]:
    """Records that may break a rule."""
    ids = {name: [f"{name[0]}{each}" for each in range(size)] for name, size in zip(model.LISTS, sizes, strict=True)}
    needed = {"about": _value(model.About, (), ids), **{name: _entries(name, ids) for name in model.LISTS}}
    return st.fixed_dictionaries(needed, optional={"defaults": _some(Claim, ids, model.DEFAULTS, needs=False)})


unfit = st.deferred(lambda: _record(SIZES[1]))
"""Records of one size that nobody made fit, so that they break many rules. Deferred, for only some workers make any."""


def _whole(record: Data, is_alike: bool) -> tuple[Data, Evidence]:
    if is_alike:
        for each, count in zip(record["claims"][:3], COUNTS, strict=False):
            alike = {"event": "e0", "locations": "l0", "when": "2020", "stance": "asserts"}
            each |= alike | {"figures": {"killed": [{"count": f"{count} people"}]}}
    _fit(record)
    return record, Evidence(archive=dict(_archived(record)))


records = st.deferred(lambda: st.builds(_whole, st.one_of([_record(sizes) for sizes in SIZES]), st.booleans()))
"""A record, and the archived texts of its documents. In every second one, some claims count the same."""


def _fit(record: Data) -> None:
    """Change a record so that it keeps the rules of `rules.py`."""
    record.get("defaults", {}).pop("unsaid", None)
    record["about"].pop("sealed", None)
    for number, each in enumerate(record["sources"]):
        _keep(each, "part_of", [other["id"] for other in record["sources"][:number] if other.get("kind") in BODIES])
        _keep(each, "may_be", [other["id"] for other in record["sources"] if other is not each])
    for number, each in enumerate(record["locations"]):
        _keep(each, "within", [other["id"] for other in record["locations"][:number]])
    for each in record["documents"]:
        if not {"title", "publisher", "url"} & set(each):
            each["title"] = "Fire at the quay"
    for number, each in enumerate(record["documents"]):
        _keep(each, "answers", [other["id"] for other in record["documents"][:number]])
    for number, each in enumerate(record["claims"]):
        before = record["claims"][:number]
        if number % 3:
            each.pop("withdrawn", None)  # of what is withdrawn, pages show little
        for word in list(each.get("relations", ())):
            same = [other["id"] for other in before if set(other["source"]) & set(each["source"])]
            _keep(each["relations"], word, same if word == "revises" else [other["id"] for other in before])
        _quote(each)
    claims = {each["id"]: {**record.get("defaults", {}), **each} for each in record["claims"]}
    for each in record["claims"]:
        _about(each, claims[each["id"]], claims)


def _about(claim: Data, full: Data, claims: dict[str, Data]) -> None:
    """Let a claim speak of its own events, leave unsaid what it does not say, and name wholes that are there. ``full``: the claim
    with what the file says for it."""
    events = _events(full)
    for said in claim.get("about", []):
        _keep(said, "event", events)
    if UNATTRIBUTED in full["source"]:
        claim["source"] = [UNATTRIBUTED]
        claim.pop("for", None)
        if "for" in full:
            claim["source"] = ["s0"]
    _keep(claim, "unsaid", [word for word, key in (("place", "locations"), ("time", "when")) if key not in full])
    for measure, listed in claim.get("figures", {}).items():
        for figure in listed:
            whole = claims.get(figure.get("part_of", ""))
            counts = (
                [each for each in whole.get("figures", {}).get(measure, ()) if "part_of" not in each] if whole else []
            )
            if not counts or not {*events} & {*_events(whole or {})}:
                figure.pop("part_of", None)


def _events(claim: Data) -> list[str]:
    found = claim.get("event", [])
    return found if isinstance(found, list) else [] if found == "none" else [found]


def _keep(entry: Data, key: str, allowed: list[str]) -> None:
    """Leave only what is allowed under a key, or nothing of it."""
    if key in entry:
        several = isinstance(entry[key], list)
        found = [each for each in (entry[key] if several else [entry[key]]) if each in allowed]
        entry.pop(key)
        if found:
            entry[key] = found if several else found[0]


def _quote(claim: Data) -> None:
    """Let a claim's quote hold its figures, and let it say something."""
    figures = [each for listed in claim.get("figures", {}).values() for each in listed]
    times = [claim[key]["words"] for key in ("made", "when") if isinstance(claim.get(key), dict)]
    told = [*(text for each in figures for text in _told(each)), *times]
    if told:
        claim.setdefault("quote", {"text": []})["text"].extend(told)
    if "quote" not in claim:
        claim.setdefault("says", "it burned")
    elif set(claim["quote"]) == {"text"}:
        parts = claim["quote"]["text"]
        claim["quote"] = parts if len(parts) > 1 else parts[0]


def _told(figure: Data) -> Iterator[str]:
    """What a quote must hold of a figure."""
    yield from (str(figure[key]) for key in ("count", "words", "reckoned") if key in figure)
    yield from figure.get("including", ())


def _archived(record: Data) -> Iterator[tuple[str, bytes]]:
    """The texts of the archived documents, which hold what is quoted of them. Their names and sums go into the record."""
    for document in record["documents"]:
        if "archive" in document:
            quotes = [
                each["quote"] for each in record["claims"] if each["document"] == document["id"] and "quote" in each
            ]
            data = "\n\n".join(["The text", *(part for quote in quotes for part in _parts(quote))]).encode()
            document["archive"] = {"file": f"{document['id']}.txt", "sha256": sha256(data).hexdigest()}
            yield document["archive"]["file"], data


def _parts(quote: Any) -> list[str]:
    parts = quote["text"] if isinstance(quote, dict) else quote
    return parts if isinstance(parts, list) else [parts]


@st.composite
def edited(draw: st.DrawFn) -> list[Data]:
    """A record, and what became of it: at each step some entries of its lists are others, are gone or are there again."""
    found = [draw(unfit)]
    others = draw(unfit)
    for _ in range(draw(st.integers(1, 3))):
        last = dict(found[-1])
        for name in draw(st.sets(st.sampled_from(list(model.LISTS)), min_size=1)):
            last[name] = [
                entry
                for pair in zip(found[0][name], others[name], strict=True)
                for entry in draw(st.sampled_from([pair[:1], pair[1:], ()]))
            ]
        if draw(st.integers(0, 3)) == 0:
            last["about"] = others["about"]
        found.append(last)
    return found

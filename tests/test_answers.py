"""What somebody answers becomes a value of the record, or is refused with what `check` would say."""

import pytest

from onrecord.generate import check
from onrecord.record.model import LISTS
from onrecord.record.record import Record
from onrecord.starting.answers import Unfit, meant, refusal, value_of
from onrecord.starting.handwriting import Value
from onrecord.starting.proposing import proposed
from onrecord.starting.questions import questions
from tests.records import location, minimal, publisher, source, texts_of


@pytest.fixture(scope="module")
def record() -> Record:
    data = minimal(
        sources=[source(), publisher(), source("council", name="L’Hôtel de ville", aliases=["Council"])],
        locations=[location(), location("quay", name="Tall"), location("tower", name="Tall")],
    )
    return check(texts_of(data)).draft.record


def value(record: Record, name: str, key: str, *answers: str) -> Value:
    return value_of(next(each for each in questions(name) if each.key == key), answers, record)


@pytest.mark.parametrize(
    ("name", "key", "answers", "expected"),
    [
        ("sources", "kind", ["media"], "media"),
        ("claims", "source", ["clerk"], "clerk"),
        ("claims", "source", ["A clerk of the harbour", "the harbour gazette"], ["clerk", "gazette"]),
        ("claims", "source", ["unnamed"], "unnamed"),
        ("claims", "source", ["l'hotel de ville"], "council"),
        ("claims", "event", ["none"], "none"),
        ("claims", "locations", ["harbour", "near=quay"], ["harbour", {"near": "quay"}]),
        ("claims", "locations", ["near=quay"], {"near": "quay"}),
        ("claims", "figures", ["killed=at least 4"], {"killed": "at least 4"}),
        ("claims", "figures", ["killed=4", "killed=2 children"], {"killed": ["4", "2 children"]}),
        ("claims", "figures", ["a.count=4", "a.where=quay"], {"a": {"count": "4", "where": "quay"}}),
        ("claims", "via", ["words=state media"], {"words": "state media"}),
        ("claims", "about", ["actor=clerk", "actor=council"], {"actor": ["clerk", "council"]}),
        ("claims", "quote", ["a = b", "c"], ["a = b", "c"]),
        ("locations", "point", ["34.3, 41"], ["34.3", "41"]),
        ("locations", "point", ["[34.3, 41]"], ["34.3", "41"]),
        ("sources", "links", ["website=https://example.org/?a=b"], {"website": "https://example.org/?a=b"}),
        ("sources", "names", ["zh-Hant=名"], {"zh-Hant": "名"}),
    ],
)
def test_answers_become_values(name: str, key: str, answers: list[str], expected: Value, record: Record) -> None:
    found = value(record, name, key, *answers)
    assert found == expected
    assert refusal(name, key, found) == ""


@pytest.mark.parametrize(
    ("name", "key", "answers", "why"),
    [
        ("sources", "kind", ["medium"], r"'medium' is not one of person, .* \(did you mean 'media'\?\)"),
        ("claims", "source", ["clark"], r"no source 'clark' \(did you mean 'clerk'\?\)"),
        ("claims", "source", ["nobody at all"], r"no source 'nobody at all' \('onrecord add source' writes one\)"),
        ("claims", "document", ["port"], r"no document 'port' \(did you mean 'report'\?\)"),
        ("claims", "locations", ["Tall"], "'Tall' is the name of several: quay, tower"),
        ("claims", "figures", ["killed"], "'killed' is not KEY=VALUE"),
        ("claims", "figures", ["killed=4", "killed.of=people"], "'killed' has a value already.*'killed.count'"),
        ("claims", "figures", ["killed.of=people", "killed=4"], "'killed' has keys already.*'killed.count'"),
        ("sources", "links", ["websit=x"], r"'websit=x' has no known key \(did you mean 'website'\?\)"),
        ("sources", "name", ["  "], "this is empty"),
    ],
)
def test_what_is_no_answer_is_refused(name: str, key: str, answers: list[str], why: str, record: Record) -> None:
    with pytest.raises(Unfit, match=why):
        value(record, name, key, *answers)


@pytest.mark.parametrize(
    ("name", "key", "given", "code"),
    [
        ("documents", "published", "5/6/2024", "bad-date"),
        ("documents", "url", "example.org", "bad-url"),
        ("claims", "figures", {"killed": "loads of 5"}, "bad-count"),
        ("claims", "figures", {"Killed": "4"}, "bad-measure"),
        ("sources", "name", "a\u202eb", "character"),
        ("sources", "links", {"website": "https://example.org/", "mail": "x"}, "unknown-key"),
        ("locations", "point", ["34", "410"], "bad-point"),
    ],
)
def test_what_check_would_say_is_said_of_a_value(name: str, key: str, given: Value, code: str) -> None:
    assert refusal(name, key, given).endswith(f"[{code}]")


@pytest.mark.parametrize("name", LISTS)
def test_nothing_is_said_of_what_is_not_there_yet(name: str) -> None:
    assert refusal(name, "note", "ours") == ""


def test_an_entry_is_known_by_its_id_before_its_name(record: Record) -> None:
    assert meant("sources", "clerk", record) == "clerk"


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("sources", {"name": "The Mayor of Saint-Exemple"}, "mayor-saint-exemple"),
        ("sources", {"name": "مكتب"}, "mktb"),
        ("sources", {"name": "Clerk"}, "clerk-2"),
        ("sources", {"name": "!"}, "source"),
        ("locations", {"name": "Index"}, "index-1"),
        ("events", {"name": "a" * 90}, "a" * 56),
        (
            "documents",
            {"title": "Fire in the old market hall, again", "publisher": "gazette"},
            "gazette-fire-in-old-market",
        ),
        ("documents", {"url": "https://example.org/fire?b=c"}, "example-org-fire-b-c"),
        ("claims", {"source": "clerk"}, "clerk-2"),
        ("claims", {"source": ["gazette", "clerk"]}, "gazette-1"),
        ("claims", {"source": "unnamed"}, "claim-1"),
    ],
)
def test_an_id_is_proposed(name: str, values: dict[str, Value], expected: str) -> None:
    assert proposed(name, values, {"clerk", "clerk-1"}) == expected

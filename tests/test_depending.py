"""A change to an entry changes no page but those that depend on it, those of the whole record, and those whose key changes."""

import copy
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.checking.checked import check
from onrecord.checking.comparing.whole import comparisons
from onrecord.diagnostics import errors
from onrecord.pages import KINDS
from onrecord.pages.indexes import COUNTS
from onrecord.record.model import LISTS
from onrecord.speaking.markdown import Templates
from onrecord.speaking.words import plain
from onrecord.telling.catalogues import ref_to_entry
from onrecord.telling.depending import Dependencies, still_compared
from onrecord.telling.imprint import imprint_of, touched, touched_between
from onrecord.telling.page import EntryId, Key
from onrecord.telling.view import View
from tests.effort import examples
from tests.growing import SMALL, grown, limited
from tests.records import Data, claim, event, texts_of, viewed

SIZE = 5
"""How large the record is: so that under small limits it has pages of every kind."""

CHANGES: dict[str, dict[str, list[Any]]] = {
    "sources": {
        "name": ["Somebody else"],
        "kind": ["monitor"],
        "description": ["A word."],
        "part_of": ["paper-0"],
        "identity": ["unnamed"],
        "may_be": ["clerk-1"],
        "names": [{"ar": "كاتب"}],
        "formerly": ["guard-x"],
        "corrections": [[{"on": "2023-01-01", "field": "name", "was": "A word", "because": "a slip"}]],
    },
    "locations": {
        "name": ["Elsewhere"],
        "kind": ["town"],
        "point": [[35, 42]],
        "note": ["A word."],
        "within": [None, "quay-1"],
        "aliases": [["The other quay"]],
    },
    "events": {
        "name": ["Another fire"],
        "when": ["1999-01-01", None],
        "locations": ["quay-1"],
        "labels": [{"type": "fire"}],
        "note": ["A word."],
    },
    "documents": {
        "title": ["Another report"],
        "published": ["1999-01-01"],
        "publisher": ["paper-1"],
        "language": ["fr"],
        "url": ["https://example.org/"],
        "form": ["table", "media"],
        "archive": [{"file": "other.txt", "sha256": "0" * 64}],
        "corrections": [[{"on": "2023-01-01", "field": "title", "because": "a slip"}]],
    },
    "claims": {
        "says": ["it did not burn"],
        "quote": [{"text": "it did not burn"}, None],
        "labels": [{"type": "fire"}],
        "stance": ["denies", "does-not-know"],
        "made": ["1999-01-01"],
        "when": ["1999-01-01"],
        "source": ["clerk-1", "unnamed"],
        "for": ["clerk-2"],
        "via": ["paper-1"],
        "document": ["text-1"],
        "event": ["fire-1", "none"],
        "locations": ["quay-2", {"except": "quay-1"}],
        "figures": [{"injured": "7 people"}, {"killed": "none"}],
        "relations": [{"disputes": "of-first-0"}, {"revises": "of-first-0"}, {"repeats": "row-1"}],
        "about": [{"victim": "clerk-1"}],
        "basis": [[{"source": "clerk-2"}]],
        "withdrawn": [{"on": "2022", "because": "a slip"}],
        "corrections": [[{"on": "2023-01-01", "field": "says", "was": "it burnt", "because": "a slip"}]],
        "note": ["A word."],
    },
}
"""What is changed: for each list its fields, and what each is made."""


class Made(NamedTuple):
    """The pages of a record by path: the text of each, and what it depends on; and what each entry is called, and where it is."""

    texts: dict[str, str]
    keys: dict[str, Key]
    depends: dict[str, frozenset[EntryId] | None]
    called: dict[EntryId, tuple[str, str]]


def made(data: Data) -> Made:
    view = viewed(texts_of(data))
    dependencies, templates = Dependencies(view.lookups), shared_templates()
    keyed = [(kind, key) for kind in KINDS for key in kind.keys(view)]
    texts = {key.path: kind.page(view, key).render(templates) for kind, key in keyed}
    called = {
        (name, each): (plain(ref.name), f"{ref.path}#{ref.anchor}")
        for name in LISTS
        for each in view.record.entries(name)
        for ref in [ref_to_entry(view, name, each)]
    }
    keys = {key.path: key for _, key in keyed}
    return Made(texts, keys, {key.path: dependencies.of(key) for _, key in keyed}, called)


shared_templates = cache(Templates)


@pytest.fixture(autouse=True, scope="module")
def _small() -> Iterator[None]:
    with limited(**SMALL):
        yield


@cache
def before() -> Made:
    return made(grown(SIZE))


def changes() -> list[tuple[str, str, str, Any]]:
    """Every change to every entry: its list, its id, the field and what it is made."""
    data = grown(SIZE)
    return [
        (name, entry["id"], field, value)
        for name, fields in CHANGES.items()
        for entry in data[name]
        for field, values in fields.items()
        for value in values
    ]


def changed(name: str, identifier: str, field: str, value: Any) -> Data:
    data = copy.deepcopy(grown(SIZE))
    entry = next(each for each in data[name] if each["id"] == identifier)
    entry[field] = value
    if value is None:
        del entry[field]
    return data


@settings(max_examples=examples(8, thorough=300))
@given(st.sampled_from(changes()))
def test_a_change_reaches_no_page_that_does_not_depend_on_it(change: tuple[str, str, str, Any]) -> None:
    try:
        after = made(changed(*change))
    except AssertionError:  # a record that does not hold has no pages
        return
    both = (before(), after)
    called = {
        entry for made_ in both for entry in made_.called if before().called.get(entry) != after.called.get(entry)
    }
    reaching = {change[:2], *called}  # one that is called otherwise, for another has its name now, has changed as well
    same = {path for path, key in before().keys.items() if key == after.keys.get(path)}
    changed_paths = {path for path in same if before().texts[path] != after.texts[path]}
    assert {path for path in changed_paths if not any(_depends(made_, path, reaching) for made_ in both)} == set()


def _depends(made_: Made, path: str, entries: set[EntryId]) -> bool:
    """Whether a page depends on any of some entries."""
    on = made_.depends[path]
    return on is None or bool(on & entries)


def test_not_every_page_depends_on_every_entry() -> None:
    """Else nothing would be won."""
    everything = len({entry for found in before().depends.values() for entry in found or ()})
    parts = [len(found) / everything for found in before().depends.values() if found is not None]
    assert len(parts) > 100
    assert min(parts) < 0.1


@cache
def view_before() -> View:
    return viewed(texts_of(grown(SIZE)))


@settings(max_examples=examples(15))
@given(st.sampled_from(changes()))
def test_an_entry_that_a_change_does_not_touch_keeps_its_pages(change: tuple[str, str, str, Any]) -> None:
    try:
        after = viewed(texts_of(changed(*change)))
    except AssertionError:
        return
    in_short = touched(imprint_of(view_before()), imprint_of(after))
    assert touched_between(view_before(), after) == in_short
    same = after.digests.keys() - (in_short or set())
    for kind in KINDS if in_short is not None else ():
        for entry in (each for each in same if each[0] in kind.lists):
            assert [*kind.keys_of(after, entry)] == [*kind.keys_of(view_before(), entry)]


@settings(max_examples=examples(15))
@given(st.sampled_from(changes()))
def test_comparisons_that_still_hold_are_those_that_are_made_anew(change: tuple[str, str, str, Any]) -> None:
    checked = check(texts_of(changed(*change)))
    if errors(checked.diagnostics):
        return
    anew = comparisons(checked.draft.lookups)
    held = still_compared(view_before(), checked.draft)
    assert {event: repr(anew[event]) for event in held} == {event: repr(found) for event, found in held.items()}


def test_after_a_change_in_a_claim_some_comparisons_still_hold() -> None:
    change = next(each for each in changes() if each[0] == "claims" and each[2] == "note")
    draft = check(texts_of(changed(*change))).draft
    held, events = still_compared(view_before(), draft), draft.record.claims[change[1]].event or ()
    assert held.keys() < draft.record.events.keys()
    assert events
    assert held.keys().isdisjoint(events)
    assert any(held.values())
    of_more = {**grown(SIZE), "events": [*grown(SIZE)["events"], event("another")]}
    assert not still_compared(view_before(), check(texts_of(of_more)).draft)


def test_no_navigation_lists_a_page_of_an_entry() -> None:
    assert not any(key.in_nav for key in before().keys.values() if key.of)


MEASURES = ("killed", "injured", "missing", "displaced", "detained", "arrested", "sheltered")
"""More than two pages of an index have room for."""


def with_counts(measures_of: dict[str, tuple[str, ...]]) -> Data:
    """A record with further events, whose names stand first, and three counts of each of their measures."""
    data = copy.deepcopy(grown(SIZE))
    for number, (name, measures) in enumerate(measures_of.items()):
        data["events"].append(event(name.lower(), name=name, locations=f"quay-{number}"))
        for each in range(3):
            figures = {measure: str(each + 2) for measure in measures}
            told = {"source": f"clerk-{each}", "document": f"table-{number}", "event": name.lower()}
            data["claims"].append(claim(f"count-{name.lower()}-{each}", **told, figures=figures))
    return data


def test_what_moves_to_another_page_of_an_index_changes_the_key_of_that_page() -> None:
    one, two = (
        made(with_counts({"Aback": MEASURES[:number], "Abide": MEASURES, "Able": MEASURES[:3]})) for number in (1, 2)
    )
    inside = [path for path, key in one.keys.items() if key.detail == COUNTS and key.items == (("events", "abide"),)]
    same = [path for path in inside if two.keys[path].items == one.keys[path].items]
    moved = [path for path in same if one.texts[path] != two.texts[path]]
    assert moved
    assert all(one.keys[path] != two.keys[path] for path in moved)

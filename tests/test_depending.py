"""A change to an entry changes no page but those that depend on it, those of the whole record, and those whose key changes."""

import copy
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.pages import KINDS
from onrecord.record.model import LISTS
from onrecord.speaking.markdown import Templates
from onrecord.speaking.words import plain
from onrecord.telling.catalogues import ref_to_entry
from onrecord.telling.depending import Dependencies
from onrecord.telling.page import EntryId, Key
from tests.effort import examples
from tests.growing import SMALL, grown, limited
from tests.records import Data, texts_of, viewed

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
        "corrections": [[{"on": "2023-01-01", "field": "title", "because": "a slip"}]],
    },
    "claims": {
        "says": ["it did not burn"],
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


@settings(max_examples=examples(15))
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

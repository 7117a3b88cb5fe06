"""Made-up records that grow in all directions at once, and the limits of the pages, made so small that a few of everything cross
them."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from onrecord import pages, telling
from onrecord.record.vocabulary import SourceKind, Stance
from onrecord.telling.lists import ROWS_OF_A_CARD
from tests.records import Data, claim, document, event, location, publisher, source

MODULES: list[ModuleType] = [
    importlib.import_module(f"{room.__name__}.{each.name}")
    for room in (telling, pages)
    for each in pkgutil.iter_modules(room.__path__)
]
"""All that makes pages."""

NO_LIMITS = {
    "HASH_SHOWN": "how much of a hash is shown, whatever the record",
    "ROWS_OF_A_CARD": "a size, not a number of things",
    "ROWS_OF_DRAWINGS": "a size, not a number of things",
    "DIGITS_OF_A_LABEL": "makes names of pages, whatever stands on them",
    "DIGITS_OF_A_SHARD": "makes names of pages, whatever stands on them",
    "STEPS_OF_A_BAR": "how many heights a bar can have, whatever it counts",
    "LINES_TALL": "how tall bars are drawn, whatever they count",
    "FAR_SHOWN": "how many places far outside a map are named; test_drawn_pages goes beyond it",
    "OF_A_DAY": "from how many events of a day on its date stands above them; test_by_time goes beyond it",
    "VOICES_COMPARED": "how many counts are asked whether they are one voice; the page is the same beyond it",
    "DISPUTING": "how many names a mark has; test_counts_pages goes beyond it",
}
"""The numbers of the pages at which nothing changes, and why."""


def constants() -> Iterator[tuple[str, int]]:
    """Every whole number that a module of the pages gives a name."""
    for module in MODULES:
        for node in ast.parse(Path(str(module.__file__)).read_text("utf-8")).body:
            match node:
                case ast.Assign([ast.Name(name)], ast.Constant(int(value))):
                    yield name, value


LIMITS = {name: value for name, value in constants() if name not in NO_LIMITS and not name.endswith("_KEPT")}
"""How much a page holds, by the name of the constant. What says how many are kept in memory is no matter of pages."""

SMALL = {**dict.fromkeys(LIMITS, 3), "ROWS_ON_A_PAGE": 3 * ROWS_OF_A_CARD + 2, "LARGE": 40}
"""What each is made for a test: a page has room for all the cards that it may have, and for some rows more. Of the records of
`grown` the smaller ones have a home page for a few claims, and the larger ones one for many."""


@contextmanager
def limited(**limits: int) -> Iterator[None]:
    """Make limits smaller or larger for a while, in every module that has them."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in limits.items():
            for module in MODULES:
                if hasattr(module, name):
                    patch.setattr(module, name, value)
        yield


def grown(
    number: int, *, points: bool = True, dates: bool = True, publishers: bool = True, quotes: bool = True
) -> Data:
    """A record of so many of everything: sources, publishers, places, events, texts, tables and, several times as many, claims.

    The first of each has to do with all: what is said is said of the first event, or by the first source, or in the first
    text, or in the first table. ``points``: every second place has one. ``quotes``: of all but the tables.
    """
    everything = range(number)
    dated = [_day(each) for each in everything] if dates else [None] * number
    about = {"title": "The harbour record", "description": "What was said.\nWhat was not."}
    return {
        "about": about,
        "sources": [
            *(_source(each) for each in everything),
            *(
                publisher(f"paper-{each}", name=f"Paper {each}", formerly=f"sheet-{each}")
                for each in everything
                if publishers
            ),
        ],
        "locations": [_location(each, points) for each in everything],
        "events": [
            _given(
                event(
                    f"fire-{each}",
                    name=f"Fire {each}",
                    when=dated[each],
                    locations=f"quay-{each}",
                    formerly=f"blaze-{each}",
                )
            )
            for each in everything
        ],
        "documents": [
            _given(
                document(
                    f"{form}-{each}",
                    form=form,
                    formerly=f"old-{form}-{each}",
                    publisher=f"paper-{0 if form == 'table' else each}" if publishers else None,
                    published=_day(each, 2000) if dates else None,
                )
            )
            for each in everything
            for form in ("text", "table")
        ],
        "claims": [one for each in everything for one in _claims(each, dated[each], quotes)],
    }


def _given(entry: Data) -> Data:
    """An entry without the fields that are None."""
    return {key: value for key, value in entry.items() if value is not None}


def _day(number: int, first: int = 1980) -> str:
    """Days in two decades, of two years each, of two months each: the more of them, the more in each."""
    years = first + 10 * (number % 2) + number // 2 % 2
    return f"{years}-{1 + number // 4 % 2:02}-{1 + number % 28:02}"


def _source(number: int) -> Data:
    kinds = [str(each) for each in SourceKind]
    return source(
        f"clerk-{number}", name=f"Clerk {number}", kind=kinds[number % len(kinds)], formerly=f"guard-{number}"
    )


def _location(number: int, points: bool) -> Data:
    """A place, in the first of all, or in the one before it."""
    found = location(f"quay-{number}", name=f"Quay {number}", formerly=f"pier-{number}")
    if number:
        found["within"] = f"quay-{0 if number % 3 else number - 1}"
    if points and not number % 2:
        found["point"] = [round(34 + number / 10, 1), 41]
    return found


def _claims(number: int, day: str | None, quotes: bool) -> Iterator[Data]:
    """What is said with the number of each thing: of the first event, by the first source, in the first text, in the first
    table, and what the first of all disputes, or does not know."""
    other, before = {"source": f"clerk-{number}"}, max(0, number - 1)
    figures = {"quote": f"it hurt {number} people", "figures": {"injured": f"{number} people"}} if quotes else {}
    says = {"says": "it burned", "made": day}
    yield claim(
        f"of-first-{number}",
        **other,
        **figures,
        **says,
        document=f"text-{number}",
        event="fire-0",
        locations="quay-0",
        via=f"clerk-{before}",
        about={"actor": f"clerk-{before}", "victim": "clerk-0"},
        formerly=f"once-{number}",
    )
    yield claim(
        f"by-first-{number}",
        **figures,
        **says,
        source="clerk-0",
        document="text-0",
        event=f"fire-{number}",
        **{"for": f"clerk-{number}"},
        relations={"repeats": f"by-first-{before}", "revises": f"by-first-{before}"} if number else None,
        corrections=[{"on": "2021", "field": "says", "was": "it burnt", "because": "a slip"}],
    )
    row = {"document": "table-0", "event": f"fire-{number}", "basis": [{"source": "clerk-0", "document": "text-0"}]}
    yield claim(f"row-{number}", **other, **row, figures={"injured": f"{number + 5} people"}, formerly=f"line-{number}")
    yield claim(
        f"more-{number}",
        **other,
        **row,
        figures={"injured": f"{number + 6}"},
        locations="none",
        labels={"type": "fire"},
    )
    yield claim(
        f"against-{number}",
        source="clerk-0",
        document=f"table-{number}",
        event="none",
        says="it did not",
        stance="denies",
        locations={"except": f"quay-{number}"},
        relations={"disputes": f"of-first-{number}"},
    )
    stances = [str(each) for each in Stance]
    yield claim(
        f"open-{number}", document="text-0", source="clerk-0", event="fire-0", stance=stances[number % len(stances)]
    )
    yield claim(
        f"here-{number}",
        document="text-0",
        source="clerk-0",
        event="none",
        role=f"Clerk of quay {number}",
        says="it smoked",
        locations=f"quay-{number}",
    )
    yield claim(
        f"gone-{number}",
        document="text-0",
        source="unnamed",
        event="fire-0",
        withdrawn={"on": "2022", "because": "a slip"},
    )

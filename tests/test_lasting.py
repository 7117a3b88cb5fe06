"""Addresses are for ever: a record lives through twenty edits, and every address that a page ever gave is followed after each."""

import copy
import re
from collections.abc import Callable, Iterator

import pytest

from onrecord.generate import generate
from tests.growing import SMALL, limited
from tests.linking import ids_in_markdown
from tests.records import Data, claim, document, event, location, minimal, publisher, source, texts_of

_GIVEN = re.compile(r'class="or-address"[^>]*>(?:<a[^>]*>)?<bdi[^>]*>([^<]*)<')


def entry(record: Data, name: str, identifier: str) -> Data:
    return next(each for each in record[name] if each["id"] == identifier)


def renamed(name: str, old: str, new: str) -> Callable[[Data], None]:
    """An entry gets another id, and keeps the old one as its former."""

    def edit(record: Data) -> None:
        pointed(record, old, new)
        found = entry(record, name, old)
        found["id"], found["formerly"] = new, [*found.get("formerly", []), old]

    return edit


def merged(name: str, one: str, into: str) -> Callable[[Data], None]:
    """Two entries turn out to be one."""

    def edit(record: Data) -> None:
        gone, kept = entry(record, name, one), entry(record, name, into)
        pointed(record, one, into)
        record[name].remove(gone)
        kept["formerly"] = [*kept.get("formerly", []), *gone.get("formerly", []), one]

    return edit


def pointed(record: Data, old: str, new: str) -> None:
    """Whatever names an entry names another."""
    for name in ("sources", "locations", "events", "documents", "claims"):
        for each in record[name]:
            for key, value in each.items():
                if key in ("id", "formerly"):
                    continue
                if value == old:
                    each[key] = new
                elif isinstance(value, list):
                    each[key] = [new if part == old else part for part in value]


def added(name: str, *entries: Data) -> Callable[[Data], None]:
    return lambda record: record[name].extend(copy.deepcopy(entries))


def changed(name: str, identifier: str, **fields: object) -> Callable[[Data], None]:
    return lambda record: entry(record, name, identifier).update(fields)


def withdrawn(identifier: str) -> Callable[[Data], None]:
    return changed("claims", identifier, withdrawn={"on": "2021-01-01", "because": "The paper took it back."})


def hurt(identifier: str, number: int, **fields: object) -> Data:
    return claim(identifier, quote=f"it hurt {number} people", figures={"injured": f"{number} people"}, **fields)


def rows(first: int, last: int) -> list[Data]:
    return [hurt(f"row-{each}", each + 1, document="register") for each in range(first, last)]


EDITS: dict[str, Callable[[Data], None]] = {
    "a second source speaks": added("sources", source("watchman", name="A watchman")),
    "and says something": added("claims", hurt("ten-hurt", 10, source="watchman"), claim("loud", source="watchman")),
    "a source is renamed": renamed("sources", "watchman", "night-watchman"),
    "a claim is renamed": renamed("claims", "loud", "loud-bang"),
    "a second event": added("events", event("blaze", name="The blaze")),
    "of which claims speak": added("claims", hurt("two", 2, event="blaze"), hurt("six", 6, event="blaze")),
    "two events turn out to be one": merged("events", "blaze", "fire"),
    "a place is split": added("locations", location("quay", within=["harbour"]), location("docks", within=["harbour"])),
    "claims go to one part": changed("claims", "ten-hurt", locations=["quay"]),
    "a place is renamed": renamed("locations", "harbour", "old-harbour"),
    "a claim is withdrawn": withdrawn("ten-hurt"),
    "a table": added("documents", document("register", title="The register", form="table")),
    "with rows": added("claims", *rows(0, 6)),
    "the table is renamed": renamed("documents", "register", "fire-register"),
    "a row is renamed": renamed("claims", "row-3", "row-three"),
    "the text grows past every limit": added("claims", *(claim(f"more-{each}") for each in range(9))),
    "a second text": added("documents", document("again", title="Fire at the quay, again")),
    "two claims of it": added("claims", claim("once-more", document="again"), claim("and-again", document="again")),
    "that was the first": merged("documents", "again", "report"),
    "two claims turn out to be one": merged("claims", "and-again", "once-more"),
    "a speaker turns out to be another": merged("sources", "night-watchman", "clerk"),
    "all of a document is withdrawn": lambda record: [
        each.update(withdrawn={"on": "2021", "because": "It was made up."})
        for each in record["claims"]
        if each["document"] == "report"
    ],
}
"""The edits of its life, by what happened."""


def pages(record: Data, language: str, under: str) -> dict[str, str]:
    made = generate(texts_of(record), language=language, under=under)
    assert made.files, made.diagnostics
    return {path.removeprefix(under): output.text for path, output in made.files.items()}


def given_in(made: dict[str, str]) -> Iterator[str]:
    """The addresses that pages say are theirs, and those of claims."""
    for text in made.values():
        yield from _GIVEN.findall(text)


def lost(addresses: set[str], made: dict[str, str]) -> set[str]:
    """The addresses that lead to no page, or to none that has their id."""
    ids = {f"{path.removesuffix('.md')}/": ids_in_markdown(text) for path, text in made.items()}
    split = {address: address.partition("#") for address in addresses}
    return {address for address, (page, _, name) in split.items() if page not in ids or (name and not ids[page][name])}


@pytest.mark.parametrize("is_small", [False, True])
def test_every_address_ever_given_leads_somewhere(is_small: bool) -> None:
    record = minimal(sources=[source(), publisher()])
    addresses: set[str] = set()
    with limited(**(SMALL if is_small else {})):
        for number, (what, edit) in enumerate({"it begins": lambda _: None, **EDITS}.items()):
            edit(record)
            made = pages(record, ("en", "fr", "ar")[number % 3], "our/" if number % 2 else "")
            addresses |= set(given_in(made))
            assert lost(addresses, made) == set(), what
    assert len(addresses) > 50


def test_an_address_that_is_lost_is_found() -> None:
    record = minimal()
    before = set(given_in(pages(record, "en", "")))
    entry(record, "claims", "burned")["id"] = "burnt"
    assert lost(before, pages(record, "en", "")) == {"documents/report/#burned"}

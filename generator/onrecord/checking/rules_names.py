"""What must hold of names: rules like those of `rules`, which has them in its list."""

from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from onrecord.checking.apart import TellsApart
from onrecord.checking.ruling import IF_RIGHT, Finding, Flaw, Rule, registering
from onrecord.diagnostics import Severity, shown
from onrecord.record.claims import Claim
from onrecord.record.draft import Draft
from onrecord.record.model import LISTS, Document, Location, Source
from onrecord.record.placing import Path
from onrecord.record.record import Record
from onrecord.writing.lookalikes import as_seen, letters_of, mixed_words, namesakes, poses_as, shape_of

RULES: list[Rule] = []
"""The rules of this file, in its order."""

MOST = 100
"""Entries of one name that another is held against: in a table there may be thousands, and the first that is not told from it is
enough."""

NAMES = ("name", "within", "part_of", "may_be")
"""The fields that tell what an entry is called, and what tells it from another of that name."""

rule = registering(RULES)


@rule("equal-names", Severity.WARNING, looks_at=(*NAMES, "title"))
def equal_names(draft: Draft) -> Iterator[Finding]:
    """Two entries of one list have names, or two documents have titles, that look the same: two people, two villages, two
    reports. If they are one and the same, keep one entry; write `may_be` if two sources perhaps are. If not, the pages put behind
    each name what parts it from the other: what it lies in or belongs to, its publisher, its date, its kind, or at last its id.
    A fuller name reads better. An alias may be another entry's name. Nothing is asked of two places that lie in different
    places, or one in the other, nor of a body and its part. If the name is right as it is, say so under `accepted`."""
    for name in LISTS:
        key, names = _names(draft, name)
        tells_apart = TellsApart(draft, name)
        for group in namesakes(names):
            for number, later in enumerate(group):
                first = next((each for each in islice(group, min(number, MOST)) if not tells_apart(later, each)), None)
                if first:
                    message = f"'{later}' has the same {key} as '{first}', {shown(names[later])}"
                    hint = (
                        f"if they are one, keep one; if not, pages add what parts them, and a fuller {key} reads better"
                    )
                    placed = draft.placed[name, later]
                    yield Finding(placed.at(key), message, hint, placed.entry)


@rule("similar-names", Severity.WARNING, looks_at=NAMES)
def similar_names(draft: Draft) -> Iterator[Finding]:
    """The names of two sources, or of two places, differ in nothing but capitals, spaces, accents, hyphens or other marks, as
    happens where a table was typed by many hands. If they are one, keep one entry, with the other spelling under `aliases`. If
    two sources perhaps are one, write `may_be`. If two places are not, write `within` at both: nothing is asked of places that
    lie in different places, or one in the other, nor of a body and its part. Or say under `accepted` that they are two:
    `accepted: {similar-names: another village}`."""
    for name in ("sources", "locations"):
        key, names = _names(draft, name)
        tells_apart = TellsApart(draft, name)
        for group in namesakes(names, letters_of):
            for number, later in enumerate(group):
                alike = [each for each in islice(group, min(number, MOST)) if not tells_apart(later, each)]
                if alike and all(as_seen(names[each]) != as_seen(names[later]) for each in alike):
                    message = f"{shown(names[later])} and {shown(names[alike[0]])}, '{alike[0]}', differ only in marks"
                    hint = "if they are one, keep one, with the other under 'aliases'; if not, say so under 'accepted'"
                    placed = draft.placed[name, later]
                    yield Finding(placed.at(key), message, hint, placed.entry)


@rule("look-alike-names", Severity.WARNING, looks_at=NAMES)
def look_alike_names(draft: Draft) -> Iterator[Finding]:
    """The names of two sources, or of two places, look alike, and have other letters: a Cyrillic а for a Latin a, a capital I for
    an l, or characters between them that nobody sees. So a forged source is taken for a real one. Write the name in its own
    letters, or keep one of the two; if both are right, say so under `accepted`."""
    for name in ("sources", "locations"):
        key, names = _names(draft, name)
        tells_apart = TellsApart(draft, name)
        for group in namesakes(names, shape_of):
            for number, later in enumerate(group):
                others = (each for each in islice(group, min(number, MOST)) if not tells_apart(later, each))
                first = next((each for each in others if letters_of(names[each]) != letters_of(names[later])), None)
                if first:
                    message = (
                        f"{shown(names[later])} looks like {shown(names[first])}, '{first}', and has other letters"
                    )
                    placed = draft.placed[name, later]
                    yield Finding(placed.at(key), message, IF_RIGHT, placed.entry)


@rule("mixed-alphabets", Severity.WARNING)
def mixed_alphabets(entry: Source | Location | Document | Claim, _: Record) -> Iterator[Flaw]:
    """A word of a name or title has letters of two alphabets that look alike, as Latin and Cyrillic do; or the host of a web
    address does, or looks like another in plain letters. So a reader takes it for what it is not. Write it in letters of one
    alphabet, and the address as it was read; if it is right, say so under `accepted`."""
    for path, text in _named(entry):
        word = next(mixed_words(text), "")
        if word:
            yield Flaw(path, f"{shown(word)} has letters of two alphabets that look alike", IF_RIGHT)
    for path, url in _addresses(entry):
        host = urlsplit(url).hostname or ""
        taken_for = poses_as(host)
        if taken_for:
            yield Flaw(path, f"the host {shown(host)} is not {shown(taken_for)}, and looks like it", IF_RIGHT)


def _named(entry: Source | Location | Document | Claim) -> Iterator[tuple[Path, str]]:
    if isinstance(entry, Document):
        yield from [(("title",), entry.title)] if entry.title else []
        return
    if isinstance(entry, Claim):
        return
    yield ("name",), entry.name
    yield from ((("aliases", index), alias) for index, alias in enumerate(entry.aliases))


def _addresses(entry: Source | Location | Document | Claim) -> Iterator[tuple[Path, str]]:
    if isinstance(entry, Document):
        pairs = (("url", entry.url), ("archived_url", entry.archived_url))
        yield from (((key,), url) for key, url in pairs if url)
        return
    if isinstance(entry, Claim):
        yield from [(("url",), entry.url)] if entry.url else []
        return
    links = entry.links.model_dump(exclude_none=True)
    yield from ((("links", key), url) for key, url in links.items() if str(url).startswith(("http://", "https://")))


def _names(draft: Draft, name: str) -> tuple[str, dict[str, str]]:
    """The key under which the entries of a list have their names, and these by id."""
    key = "title" if name == "documents" else "name"
    return key, {entry.id: text for entry in draft.record.entries(name).values() if (text := getattr(entry, key, None))}

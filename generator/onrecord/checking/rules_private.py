"""Rules about what is not public: that nothing which is tells of it."""

from collections.abc import Iterator

from onrecord.checking.ruling import Finding, Rule, registering
from onrecord.diagnostics import Severity
from onrecord.record.draft import Draft
from onrecord.record.model import Source
from onrecord.record.placing import Path
from onrecord.record.plain import plain
from onrecord.record.public import is_hidden
from onrecord.record.vocabulary import Identity
from onrecord.writing.sought import NamesSought

RULES: list[Rule] = []
"""The rules of this file."""

rule = registering(RULES)


@rule("tells-private", Severity.WARNING)
def tells_private(draft: Draft) -> Iterator[Finding]:
    """A public entry has the name of a source that is private or under embargo, in some spelling: in a text, an alias, an id.
    Take it out; if the embargo is over, take that out of the source; if somebody else of that name is meant, say so under
    `accepted`."""
    names = names_kept_back(draft)
    for key, placed in draft.placed.items() if names.names else ():
        if is_hidden(placed.entry, None):
            continue
        named = {str(reference) for _, reference in draft.lookups.references(key)}  # `names-private` tells of these
        texts = ((path, text) for path, text in _texts(plain(placed.entry)) if text not in named)
        path = next((path for path, text in texts if any(names.within(text))), None)
        if path is not None:
            message = "this has the name of a source that is not public"
            yield Finding(placed.at(*path), message, entry=draft.record.entries(key[0])[key[1]])


def names_kept_back(draft: Draft) -> NamesSought:
    """The names of the sources of a record that are not public, or not until a day: not those that only describe somebody, nor
    those that somebody public has as well. No finding says one."""
    hidden = [each for each in draft.record.sources.values() if is_hidden(each, None)]
    known = {name for each in draft.record.sources.values() if not is_hidden(each, None) for name in _names_of(each)}
    named = (each for each in hidden if each.identity is Identity.PUBLIC)
    names = tuple(dict.fromkeys(name for each in named for name in _names_of(each) if name not in known))
    return NamesSought(names, frozenset(names))


def _names_of(source: Source) -> tuple[str, ...]:
    return (source.name, *(name for names in source.names.values() for name in names), *source.aliases)


def _texts(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """The texts in plain data, but for what is private, each with the way to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _texts(each, (*path, number))
    elif isinstance(value, dict):
        for key, each in value.items():
            if (*path, key) != ("private",):
                yield from _texts(each, (*path, key))

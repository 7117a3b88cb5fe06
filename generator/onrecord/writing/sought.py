"""Names that must not be published, found in any text as the search folds it: without case, accents, articles and apostrophes,
and however words are joined. So a name is found in addresses, ids and names of files as well.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.writing.spellings import forms, name_key, without_articles, words


@dataclass(frozen=True)
class NamesSought:
    """Several names, by the first folded word of each, and joined into one word. ``unsaid``: those that even a finding does not
    say."""

    names: tuple[str, ...]
    unsaid: frozenset[str] = frozenset()
    _by_first: dict[str, list[tuple[tuple[str, ...], str]]] = field(init=False, repr=False, compare=False)
    _joined: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        joined: dict[str, str] = {}
        for name in self.names:
            key = tuple(name_key(name).split())
            if key:
                by_first.setdefault(key[0], []).append((key, name))
                joined["".join(key)] = name
        object.__setattr__(self, "_by_first", by_first)
        object.__setattr__(self, "_joined", joined)

    def told(self, name: str) -> str:
        """What a finding says of a name."""
        return "the name of a source that is not public" if name in self.unsaid else repr(name)

    def within(self, text: str) -> Iterator[str]:
        """Each of the names that stands in a text, as it was given."""
        if not self._by_first:
            return
        found = [forms(word)[-1] for word in without_articles(words(text))]
        for place, word in enumerate(found):
            if word in self._joined:
                yield self._joined[word]
            for key, name in self._by_first.get(word, ()):
                if tuple(found[place : place + len(key)]) == key:
                    yield name


NOBODY = NamesSought(())
"""No names."""


def names_in(lines: Iterable[str]) -> tuple[str, ...]:
    """The names of a list, one a line; empty lines and those that begin with # say nothing."""
    given = (line.strip() for line in lines)
    return tuple(dict.fromkeys(each for each in given if each and not each.startswith("#")))

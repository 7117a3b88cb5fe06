"""What a rule is: a function that finds what is wrong, with its code and how bad it is.

What it looks at is told by its first parameter. A rule that takes the draft looks at the whole record. One that takes an entry
looks at that alone, and at those that it asks the record for by their ids: `anew` gives it a record that notes which these are.
One of the whole record may say at which fields of entries it looks: then it need not look again where others have changed.
"""

from collections.abc import Callable, Iterator
from inspect import signature
from typing import Any, NamedTuple, TypeVar, get_args

from onrecord.diagnostics import Position, Severity
from onrecord.record.draft import Draft
from onrecord.record.model import LISTS
from onrecord.record.parts import Entry
from onrecord.record.placing import Path, Placed
from onrecord.record.record import Record

IF_RIGHT = "correct it, or say under 'accepted' why it is right"
"""What to do about a warning of what is most likely a mistake."""


class Finding(NamedTuple):
    """What a rule of the whole record yields: where, what, and perhaps what to do. ``entry``: in which entry it is, so that the
    entry can say that it is so (`accepted`). ``is_said``: its own words say so too, and nobody need be asked."""

    position: Position
    message: str
    hint: str = ""
    entry: Entry | None = None
    is_said: bool = False


class Flaw(NamedTuple):
    """What a rule of an entry yields: the path in the entry, what, and perhaps what to do. It says no line of a file, since that
    may change while the entry does not. ``short``: the path where the value that it leads into is written in its short form."""

    path: Path
    message: str
    hint: str = ""
    short: Path | None = None

    def position(self, placed: Placed) -> Position:
        """Where it stands, in an entry that is placed."""
        is_short = self.short is not None and placed.at(*self.path[:-1]) == placed.at(*self.path[:-2])
        return placed.at(*(self.short if is_short and self.short else self.path))


Find = Callable[[Draft], Iterator[Finding]] | Callable[[Any, Record], Iterator[Flaw]]
Either = TypeVar("Either", bound=Find)


class Rule(NamedTuple):
    """A rule with its code and how bad it is to break it. ``of``: the lists whose entries it looks at one by one; none, if it
    looks at the whole record. ``looks_at``: the fields of entries that decide what one of the whole record finds, beside which
    entries there are and in which order; none, if it does not say."""

    code: str
    severity: Severity
    find: Callable[..., Iterator[Any]]
    of: tuple[str, ...] = ()
    looks_at: tuple[str, ...] = ()

    @property
    def explanation(self) -> str:
        """Its entry on the page of problems."""
        return " ".join((self.find.__doc__ or "").split())


def registering(rules: list[Rule]) -> Callable[..., Callable[[Either], Either]]:
    """The decorator that puts a function into a list of rules, under a code and as an error or a warning. ``looks_at``: as a rule
    has it."""

    def rule(
        code: str, severity: Severity = Severity.ERROR, looks_at: tuple[str, ...] = ()
    ) -> Callable[[Either], Either]:
        def register(find: Either) -> Either:
            rules.append(Rule(code, severity, find, _lists_of(find), looks_at))
            return find

        return register

    return rule


def _lists_of(find: Callable[..., Any]) -> tuple[str, ...]:
    """The lists of which a rule takes the entries, by the type of its first parameter."""
    first = next(iter(signature(find).parameters.values())).annotation
    return tuple(name for name, model in LISTS.items() if model in (get_args(first) or (first,)))

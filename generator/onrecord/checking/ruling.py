"""What a rule is: a function that finds what is wrong, with its code and how bad it is."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from onrecord.diagnostics import Position, Severity
from onrecord.record.draft import Draft


class Finding(NamedTuple):
    """What a rule yields: where, what, and perhaps what to do."""

    position: Position
    message: str
    hint: str = ""


Find = Callable[[Draft], Iterator[Finding]]


class Rule(NamedTuple):
    """A rule with its code and how bad it is to break it."""

    code: str
    severity: Severity
    find: Find

    @property
    def explanation(self) -> str:
        """Its entry on the page of problems."""
        return " ".join((self.find.__doc__ or "").split())


def registering(rules: list[Rule]) -> Callable[..., Callable[[Find], Find]]:
    """The decorator that puts a function into a list of rules, under a code and as an error or a warning."""

    def rule(code: str, severity: Severity = Severity.ERROR) -> Callable[[Find], Find]:
        def register(find: Find) -> Find:
            rules.append(Rule(code, severity, find))
            return find

        return register

    return rule

"""What is wrong in a record, and where: one line a problem, with a code and, where one is close, a suggestion."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz import fuzz, process

CLOSE_ENOUGH = 72
"""Similarity, 0 to 100, from which a known word is suggested for an unknown one."""


PROBLEMS = {
    "no-record": "There is no folder where the record should lie, or no YAML file in it. The setting `record` of the plugin, or "
    "`--record` of the command, names the folder.",
    "not-a-file": "Where a file of the record should lie, there is something else: a pipe, a device, a link that leads nowhere. "
    "Only regular files are read, for others may never end.",
    "linked-folder": "A folder in the record's folder is a link. What it leads to is not read, for it may lie anywhere; so its "
    "claims would be missing without a word. Put the folder itself there.",
    "not-json": "A file that should be a record in JSON is none: it is no JSON, a key stands twice, a value is missing, or it "
    "holds what is no part of a record. `onrecord export --as json` writes such files.",
    "not-a-table": "A table of a Data Package is not one that `onrecord export --as csv` writes: a column is missing or "
    "unknown, a row has more or fewer cells than the header, or a number is none.",
    "sums": "A file of a site is not as its list SHA256SUMS.txt has it, is missing, or was put beside the others. Get the "
    "site anew from where it was published, or build it anew.",
    "template": "A template could not be used. The message is the template engine's, and the place is in the template.",
    "program": "The program failed. That is a mistake in On Record or in a plugin and not in the record; the place is in the "
    "program. Please report it.",
}
"""Codes of problems that lie outside the text of a record, with what they mean."""


class Severity(StrEnum):
    """Whether a problem stops the build."""

    ERROR = "error"
    WARNING = "warning"


class Position(NamedTuple):
    """A place in a file of the record: line and column count from 1, columns in characters."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{_in_one_line(self.file)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: where it is, its code, what is wrong in one line, and perhaps what to do."""

    position: Position
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        warning = "warning: " if self.severity is Severity.WARNING else ""
        return f"{self.position}: {warning}{self.message}{hint} [{self.code}]"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``did you mean 'x'?`` for the known word closest to ``word``, or an empty string if none is close."""
    best = process.extractOne(word, list(known), scorer=fuzz.ratio, processor=str.lower, score_cutoff=CLOSE_ENOUGH)
    return f"did you mean '{best[0]}'?" if best else ""


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each problem once, sorted by file, line, column and code."""
    return sorted(set(diagnostics), key=lambda d: (d.position, d.code, d.message))


def errors(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those that stop a build."""
    return [d for d in diagnostics if d.severity is Severity.ERROR]


def shown(text: str, most: int = 60) -> str:
    """Return ``text`` in quotes, on one line, cut to ``most`` characters, with nothing a terminal would act on."""
    line = _in_one_line(text)
    return f"'{line[:most]}…'" if len(line) > most else f"'{line}'"


def _in_one_line(text: str) -> str:
    """A text on one line, with nothing a terminal would act on."""
    return text if text.isprintable() else "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)

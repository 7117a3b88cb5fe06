"""Changes as text: for a terminal, for a pull request, for programs."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from onrecord.changing.changes import ChangeKind, EntryChange, FieldChange
from onrecord.diagnostics import shown

MOST = 300
"""Characters of a value that are told."""

ORDER = (ChangeKind.WITHDRAWN, ChangeKind.CORRECTED, ChangeKind.CHANGED, ChangeKind.REMOVED, ChangeKind.ADDED)
"""In which order a pull request tells of them: first what a reader has to look at."""

NOTHING = "nothing"
"""What is told where there was no value, or is none."""


def as_text(found: Sequence[EntryChange]) -> str:
    """An entry a line, with a line for each of its fields."""
    return "".join(f"{line}\n" for change in found for line in _lines(change))


def as_json(found: Sequence[EntryChange]) -> str:
    """All of it as JSON."""
    return json.dumps([_data(each) for each in found], indent=2, ensure_ascii=False) + "\n"


def as_markdown(found: Sequence[EntryChange]) -> str:
    """A section for each kind, for a comment on a pull request. Every word of the record stands as code, which marks up
    nothing."""
    if not found:
        return "No entry of the record has changed.\n"
    parts = []
    for kind in ORDER:
        its = [each for each in found if each.kind is kind]
        if its:
            lines = "".join(f"{line}\n" for each in its for line in _in_markdown(each))
            parts.append(f"### {kind.value.capitalize()}: {len(its):,}\n\n{lines}")
    return "\n".join(parts)


def _lines(change: EntryChange) -> Iterator[str]:
    formerly = f" (formerly {change.formerly})" if change.formerly else ""
    yield f"{change.kind.value} {change.list}/{change.id}{formerly}{_why(change)}"
    for each in change.fields:
        yield f"  {shown(each.field, MOST)[1:-1]}: {_value(each.before)} → {_value(each.after)}"


def _why(change: EntryChange) -> str:
    return f" on {change.on}, because: {shown(change.because, MOST)}" if change.because else ""


def _in_markdown(change: EntryChange) -> Iterator[str]:
    formerly = f", formerly {_code(change.formerly)}" if change.formerly else ""
    why = f" on {change.on}: {_code(shown(change.because, MOST)[1:-1])}" if change.because else ""
    yield f"- {_code(f'{change.list}/{change.id}')}{formerly}{why}"
    for each in change.fields:
        yield f"  - {_code(shown(each.field, MOST)[1:-1])}: {_side(each.before)} → {_side(each.after)}"


def _side(value: Any) -> str:
    return NOTHING if value is None else _code(_value(value))


def _code(text: str) -> str:
    """A text as code of Markdown, whatever signs of code are in it."""
    longest = max((len(each) for each in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {text} {fence}" if longest or text[:1] == " " or not text else f"{fence}{text}{fence}"


def _value(value: Any) -> str:
    """A value on one line."""
    if value is None:
        return NOTHING
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return shown(text, MOST) if isinstance(value, str) else shown(text, MOST)[1:-1]


def _data(change: EntryChange) -> dict[str, Any]:
    data = {
        "change": change.kind.value,
        "list": change.list,
        "id": change.id,
        "formerly": change.formerly,
        "on": change.on,
        "because": change.because,
        "fields": [_field(each) for each in change.fields],
        "corrections": [each.model_dump(mode="json") for each in change.corrections],
    }
    return {key: value for key, value in data.items() if value}


def _field(change: FieldChange) -> dict[str, Any]:
    return asdict(change)

"""Answers to values: what somebody typed, as it will stand in the record; and what `check` would say of it."""

import re
from collections.abc import Iterable, Mapping

from onrecord.diagnostics import did_you_mean, shown
from onrecord.record import yaml_text
from onrecord.record.model import LISTS
from onrecord.record.record import Record
from onrecord.record.validating import validate
from onrecord.starting.handwriting import Value
from onrecord.starting.questions import Question
from onrecord.writing.spellings import fold

FEW = 3
"""Ids that a hint still names."""


SHORTEST = 3
"""Characters of a part of an id for which the whole is looked for."""


class Unfit(Exception):
    """An answer that can't be taken, and why, in one line."""


def value_of(question: Question, answers: Iterable[str], record: Record) -> Value:
    """The value that answers come to: one, or a list of several, or keys with values. An answer that names an entry becomes its
    id. Raises Unfit."""
    given = [answer.strip() for answer in answers if answer.strip()]
    if not given:
        raise Unfit("this is empty")
    if question.is_pair:
        return [part.strip() for part in given[0].strip("[]").split(",")]
    if not question.is_keyed:
        values: list[Value] = [_plain(question, answer, record) for answer in given]
        return values if len(values) > 1 else values[0]
    keyed: dict[str, Value] = {}
    listed: list[Value] = []
    for answer in given:
        path, value = _parted(question, answer)
        if path:
            _put(keyed, path, value)
        else:
            listed.append(_plain(question, value, record))
    return _joined(keyed, listed)


def _joined(keyed: dict[str, Value], listed: list[Value]) -> Value:
    """Values with keys and without: a list if both were given, or several; what stands alone stands as it is."""
    if keyed and not listed:
        return keyed
    values: list[Value] = [*listed, keyed] if keyed else listed
    return values if len(values) > 1 else values[0]


def _parted(question: Question, answer: str) -> tuple[list[str], str]:
    """The keys before the sign = and the value behind it; no keys if it has none and needs none."""
    found = re.fullmatch(r"([\w.-]+)\s*=\s*(.+)", answer, re.DOTALL)
    if found and (not question.keys or found[1].split(".")[0] in question.keys):
        return found[1].split("."), found[2].strip()
    if question.is_plain and not found:
        return [], answer
    known = f"; its keys are {', '.join(question.keys)}" if question.keys else ""
    hint = did_you_mean(found[1], question.keys) if found and question.keys else ""
    raise Unfit(
        f"{shown(answer)} is not KEY=VALUE{known}" if not hint else f"{shown(answer)} has no known key ({hint})"
    )


def _put(values: dict[str, Value], path: list[str], value: str) -> None:
    """Put a value under its keys. A second one under the same keys makes a list of both."""
    inner = values
    for key in path[:-1]:
        below = inner.setdefault(key, {})
        if not isinstance(below, dict):
            raise Unfit(f"'{key}' has a value already, so it can't have keys too: give the value under '{key}.count'")
        inner = below
    before = inner.get(path[-1])
    if isinstance(before, dict):
        raise Unfit(
            f"'{path[-1]}' has keys already, so it can't have a value too: give the value under '{path[-1]}.count'"
        )
    inner[path[-1]] = value if before is None else [*(before if isinstance(before, list) else [before]), value]


def _plain(question: Question, answer: str, record: Record) -> str:
    if question.choices:
        return _choice(question, answer)
    return meant(question.target, answer, record, question.also) if question.target else answer


def _choice(question: Question, answer: str) -> str:
    if answer in question.choices:
        return str(answer)
    hint = did_you_mean(answer, question.choices)
    raise Unfit(f"{shown(answer)} is not one of {', '.join(question.choices)}" + (f" ({hint})" if hint else ""))


def meant(name: str, word: str, record: Record, also: tuple[str, ...] = ()) -> str:
    """The id of the entry of a list that is meant by its id, or by a name that no other has. Raises Unfit, which says what may
    have been meant."""
    entries: Mapping[str, object] = getattr(record, name)
    if word in entries or word in also or (word == "none" and name in ("events", "locations")):
        return word
    named = _named(entries)
    if len(found := named.get(fold(word), [])) == 1:
        return found[0]
    if found:
        raise Unfit(f"{shown(word)} is the name of several: {', '.join(found)}")
    one = name.removesuffix("s")
    hint = _that_have(word, entries) or did_you_mean(word, [*entries, *named])
    raise Unfit(f"no {one} {shown(word)}" + (f" ({hint})" if hint else f" ('onrecord add {one}' writes one)"))


def _named(entries: Mapping[str, object]) -> dict[str, list[str]]:
    """The ids that have a name or a title, by that, as the search compares names."""
    found: dict[str, list[str]] = {}
    for identifier, entry in entries.items():
        names = [getattr(entry, "name", None), getattr(entry, "title", None), *getattr(entry, "aliases", ())]
        for name in dict.fromkeys(fold(name) for name in names if name):
            found.setdefault(name, []).append(identifier)
    return found


def _that_have(word: str, entries: Iterable[str]) -> str:
    """Which ids have a word in them, if they are few."""
    found = [repr(each) for each in entries if len(word) >= SHORTEST and word.lower() in each]
    return f"did you mean {' or '.join(found)}?" if 0 < len(found) <= FEW else ""


def refusal(name: str, key: str, value: Value) -> str:
    """What `check` would say of the value of one field of an entry, with its code; empty if nothing."""
    model = LISTS[name]
    others = {info.alias or field: "x" for field, info in model.model_fields.items() if info.is_required()}
    node, problems = yaml_text.parse(yaml_text.dump(others | {key: value}).encode(), "")
    if node and not problems:
        _, problems = validate(model, node, "")
    if not problems:
        return ""
    first = problems[0]
    return f"{first.message}{f' ({first.hint})' if first.hint else ''} [{first.code}]"

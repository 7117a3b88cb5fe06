"""An export of ours taken back: JSON that holds a whole record becomes the files of one.

Whether the record holds is for its rules to say; here only what is no JSON, or has another shape than a record, is refused.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from onrecord.diagnostics import Diagnostic, Position, did_you_mean, shown
from onrecord.record.model import LISTS
from onrecord.record.plain import keys_once
from onrecord.record.yaml_text import dump

TOP_LEVEL = ("about", *LISTS)
"""The keys of a record in JSON."""

MOST_IN_A_FILE = 2**20
"""Characters of a file of the record that is written; the next entry begins another."""

CLAIMS_IN_A_FILE = 500
"""Claims of one document that one file holds."""

_PLAIN_NAME = re.compile(r"[a-z0-9-]{1,64}")
"""An id that may be part of the name of a file."""


def is_ours(data: bytes) -> bool:
    """Whether a file looks like a record in JSON, and not like anything else that is imported."""
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start[:1] == b"{" and start[1:].lstrip().startswith(b'"about"')


def data_of(data: bytes, file: str) -> tuple[dict[str, Any], list[Diagnostic]]:
    """What a file of JSON holds, if it has the shape of a record, and what is wrong with it. ``file``: its name, for that."""
    try:
        found = json.loads(
            data.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=keys_once
        )
        problems = list(_misshapen(found, file))
        return ({}, problems) if problems else (found, [])
    except UnicodeDecodeError:
        return {}, [Diagnostic(Position(file), "not-json", "the file is not UTF-8")]
    except json.JSONDecodeError as error:
        return {}, [Diagnostic(Position(file, error.lineno, error.colno), "not-json", f"not JSON: {error.msg}")]
    except (ValueError, RecursionError) as error:
        return {}, [Diagnostic(Position(file), "not-json", f"not a record in JSON: {error}")]


def written(found: dict[str, Any], file: str) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The files of a record, given as data, by their names in its folder; and what cannot be written. ``file``: where it comes
    from."""
    try:
        return dict(_written(found)), []
    except UnicodeEncodeError:
        return {}, [Diagnostic(Position(file), "not-json", "a text holds half a character (a lone surrogate)")]
    except (ValueError, RecursionError) as error:
        return {}, [Diagnostic(Position(file), "not-json", str(error) or "values are nested too deeply")]


def told_of(problem: Diagnostic, written_there: bytes, data: bytes, file: str) -> Diagnostic:
    """A problem that was found in a file of the record as it would be written, told of the entry in the JSON from which it comes.
    ``written_there``: that file."""
    lines = written_there.decode().split("\n")
    start = next((line for line in reversed(lines[: problem.position.line]) if line.startswith("- id: ")), "")
    text, identifier = data.decode("utf-8-sig"), start.removeprefix("- id: ").strip("'")
    in_list = text.find(f'"{lines[0].rstrip(":")}"')
    found = re.compile(rf'"id"\s*:\s*"{re.escape(identifier)}"').search(text, max(in_list, 0)) if start else None
    at = found.start() if found else max(in_list, 0)
    line = text.count("\n", 0, at) + 1
    return replace(problem, position=Position(file, line, at - text.rfind("\n", 0, at)))


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number of JSON")


def _misshapen(found: Any, file: str) -> Iterator[Diagnostic]:
    """What has another shape than a record."""
    if not isinstance(found, dict) or not found:
        hint = f"its keys are {', '.join(TOP_LEVEL)}"
        yield Diagnostic(Position(file), "not-json", "a record in JSON is keys with values", hint)
        return
    for key, value in found.items():
        if key not in TOP_LEVEL:
            yield Diagnostic(Position(file), "not-json", f"unknown key {shown(key)}", did_you_mean(key, TOP_LEVEL))
        elif key != "about" and not (isinstance(value, list) and all(isinstance(each, dict) for each in value)):
            yield Diagnostic(Position(file), "not-json", f"'{key}' is not a list of entries")


def _written(found: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    """The files: what the record says of itself, each list, and claims by document, in an order that keeps theirs."""
    if "about" in found:
        yield "about.yml", dump({"about": _as_texts(found["about"])}).encode()
    for name in LISTS:
        parts = list(_parts(found.get(name, ())))
        digits = len(str(len(parts)))
        for number, (document, texts) in enumerate(parts, 1):
            only = name if len(parts) == 1 else f"{name}-{number:0{digits}}"
            path = f"claims/{number:0{digits}}{document}" if name == "claims" else only
            yield f"{path}.yml", "".join([f"{name}:\n", *texts]).encode()


def _parts(entries: list[dict[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    """Entries as text, as many together as one file holds, with what ends its name. Claims of several documents stand apart."""
    part: list[str] = []
    size, last = 0, ""
    for entry in entries:
        document = _end_of_name(entry)
        text = dump({"entry": [_as_texts(entry)]}).partition("\n")[2]
        if part and (document != last or size + len(text) > MOST_IN_A_FILE or len(part) == CLAIMS_IN_A_FILE):
            yield last, part
            part, size = [], 0
        part.append(text)
        size, last = size + len(text), document
    if part:
        yield last, part


def _end_of_name(entry: dict[str, Any]) -> str:
    """What ends the name of the file with a claim: the document that it was read in."""
    document = entry.get("document")
    return f"-{document}" if isinstance(document, str) and _PLAIN_NAME.fullmatch(document) else ""


def _as_texts(value: Any) -> Any:
    """Data of JSON as a file of a record has it, in which all is text, numbers too. Raises ValueError for what has none."""
    if isinstance(value, dict):
        return {key: _as_texts(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_texts(each) for each in value]
    if value is None or isinstance(value, bool):
        raise ValueError(f"{json.dumps(value)} is no value of a record; what is not known is left out")
    number = Decimal(repr(value)) if isinstance(value, float) else value
    return f"{number:f}" if isinstance(number, Decimal) else str(number)

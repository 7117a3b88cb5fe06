"""Entries to YAML text as a person would write it: one key a line, and nothing quoted that need not be.

Through events of PyYAML's C emitter, which takes a third of the time of its dumper and makes no anchors.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import yaml
from yaml import events

from onrecord.record.yaml_text import ABSENT

_START = re.compile(r"^- ", re.MULTILINE)
_AMBIGUOUS = re.compile(
    r"[-+.]?0[bxo]?[0-9a-f_]+|[.][0-9.]*|[0-9]+(?:,[0-9]+)+|.*(?:\s|^)#.*|<<|=|[yn]|yes|no|on|off|true|false",
    re.IGNORECASE,
)
"""What other readers of YAML take for something else than text, and what a person may."""


def entry_texts(entries: Sequence[dict[str, Any]]) -> list[str]:
    """Each entry as an item of a list: texts, lists and mappings of them. Read again, it is the same."""
    if not entries:
        return []
    text: str = yaml.emit(_events(list(entries)), Dumper=yaml.CSafeDumper, allow_unicode=True, width=2**31 - 1)
    starts = [match.start() for match in _START.finditer(text)]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _events(value: Any) -> list[events.Event]:
    found = [_STREAM, _DOCUMENT]
    _add(value, found)
    return [*found, _DOCUMENT_END, _STREAM_END]


def _add(value: Any, found: list[events.Event]) -> None:
    """Add the events of a value to those before it."""
    if isinstance(value, str):
        found.append(_scalar(value))
    elif isinstance(value, dict):
        found.append(_MAPPING)
        for key, each in value.items():
            found.append(_scalar(key, is_key=True))
            _add(each, found)
        found.append(_MAPPING_END)
    else:
        is_point = len(value) == 2 and all(isinstance(each, str) and _NUMBER.fullmatch(each) for each in value)
        found.append(_FLOW if is_point else _SEQUENCE)
        for each in value:
            _add(each, found)
        found.append(_SEQUENCE_END)


@lru_cache(maxsize=65536)
def _scalar(text: str, is_key: bool = False) -> events.Event:
    is_quoted = text in ABSENT or text == "<<" or (not is_key and bool(_AMBIGUOUS.fullmatch(text)))
    return events.ScalarEvent(None, None, (not is_quoted, True), text, style="'" if is_quoted else None)


_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_STREAM, _STREAM_END = events.StreamStartEvent(), events.StreamEndEvent()
_DOCUMENT, _DOCUMENT_END = events.DocumentStartEvent(explicit=False), events.DocumentEndEvent(explicit=False)
_MAPPING, _MAPPING_END = events.MappingStartEvent(None, None, True, flow_style=False), events.MappingEndEvent()
_SEQUENCE, _SEQUENCE_END = events.SequenceStartEvent(None, None, True, flow_style=False), events.SequenceEndEvent()
_FLOW = events.SequenceStartEvent(None, None, True, flow_style=True)

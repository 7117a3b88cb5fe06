"""Entries to YAML and back: whatever they hold is the same, and each text is one entry."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.nodes import CutText, Mapping, Sequence, to_data
from onrecord.record.yaml_text import parse
from onrecord.record.yaml_writing import entry_texts

STUMBLES = [
    "~",
    "null",
    "",
    "a #b",
    "#",
    "<<",
    "yes",
    "- a",
    "0x1",
    "1,234",
    "a: b",
    "? x",
    "34.5",
    "'",
    '"',
    "a\n\nb ",
    "\n- id: x",
]
STUMBLES += [
    "|",
    ">",
    "%x",
    "@a",
    "`",
    "---",
    "a\n--- b",
    " a",
    "a ",
    "2016-01-01",
    "{a: b}",
    "[a]",
    "&a",
    "*a",
    "!a",
    "سجل",
]
letters = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp", "Cf"], include_characters="\n\t")
texts = st.sampled_from(STUMBLES) | st.text(letters, max_size=20)
keys = texts.filter(lambda key: key not in ("", "<<"))
values = st.recursive(
    texts, lambda part: st.lists(part, max_size=3) | st.dictionaries(keys, part, max_size=3), max_leaves=6
)


def _holds_cut(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_holds_cut, value.values()))
    return any(map(_holds_cut, value)) if isinstance(value, list) else isinstance(value, CutText)


@given(st.lists(st.fixed_dictionaries({"id": st.just("x"), "value": values}), min_size=1, max_size=3))
def test_entries_come_back_as_they_were(entries: list[dict[str, Any]]) -> None:
    written = entry_texts(entries)
    assert len(written) == len(entries)
    root, problems = parse(f"claims:\n{''.join(written)}".encode(), "x.yml")
    assert not problems
    assert isinstance(root, Mapping)
    listed = root.items["claims"]
    assert isinstance(listed, Sequence)
    read = [to_data(item) for item in listed.items]
    assert read == entries
    assert not _holds_cut(read)


def test_it_reads_as_a_person_would_write_it() -> None:
    entry = {"id": "a", "when": "2016-01-01", "figures": {"killed": ["4", "0"]}, "at": [{"point": ["34.5", "-36"]}]}
    assert entry_texts([entry]) == [
        "- id: a\n  when: 2016-01-01\n  figures:\n    killed: [4, 0]\n  at:\n  - point: [34.5, -36]\n"
    ]

"""An entry at the end of a list of a file: written as the file is, and nothing else touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.nodes import to_data
from onrecord.record.yaml_text import dump, parse
from onrecord.starting.appending import appended
from onrecord.starting.handwriting import Value
from tests.any_record import ODD
from tests.records import minimal, yaml_text

ENTRY: dict[str, Value] = {
    "id": "mill",
    "name": "The mill",
    "aliases": ["Old mill", "No. 4, the mill"],
    "links": {"website": "https://example.org/"},
}

BLOCK = """\
# Who speaks
sources:
  - id: clerk
    name: A clerk   # of the harbour

  # The other one
  - id: gazette
    name: The Gazette
    note: |
      Once a week.

      # not a comment

# What it said
claims:
  - id: burned
    source: clerk
"""

BLOCK_AFTER = BLOCK.replace(
    "      # not a comment\n",
    """      # not a comment

  - id: mill
    name: The mill
    aliases: [Old mill, "No. 4, the mill"]
    links:
      website: https://example.org/
""",
)

TIGHT = """\
sources:
- id: 'clerk'
  name: 'A clerk'
  aliases:
  - 'one'
- id: 'gazette'
  name: 'The Gazette'
  links: {website: 'https://example.org/'}
# the end"""

TIGHT_AFTER = """\
sources:
- id: 'clerk'
  name: 'A clerk'
  aliases:
  - 'one'
- id: 'gazette'
  name: 'The Gazette'
  links: {website: 'https://example.org/'}
- id: 'mill'
  name: 'The mill'
  aliases:
  - Old mill
  - No. 4, the mill
  links: {website: https://example.org/}
# the end"""

IN_LINE = '{id: mill, name: The mill, aliases: [Old mill, "No. 4, the mill"], links: {website: https://example.org/}}'

FORMS = {
    "block": (BLOCK, BLOCK_AFTER),
    "CRLF": (BLOCK.replace("\n", "\r\n"), BLOCK_AFTER.replace("\n", "\r\n")),
    "byte order mark": (f"\ufeff{BLOCK}", f"\ufeff{BLOCK_AFTER}"),
    "dashes below the key, in quotes, without blank lines": (TIGHT, TIGHT_AFTER),
    "wide dashes": (
        "sources:\n    -   id: clerk\n        name: A\n",
        "sources:\n    -   id: clerk\n        name: A\n\n    -   id: mill\n        name: The mill\n"
        '        aliases: [Old mill, "No. 4, the mill"]\n        links:\n          website: https://example.org/\n',
    ),
    "entries in braces": ("sources:\n- {id: clerk, name: A}\n", f"sources:\n- {{id: clerk, name: A}}\n- {IN_LINE}\n"),
    "one line": ("sources: [{id: a, name: ']'}] # end\n", f"sources: [{{id: a, name: ']'}}, {IN_LINE}] # end\n"),
    "a line each, in brackets": (
        "sources: [\n  {id: a, name: A},\n]\n",
        f"sources: [\n  {{id: a, name: A}},\n  {IN_LINE},\n]\n",
    ),
    "no line end": ("sources:\n- {id: a, name: A}", f"sources:\n- {{id: a, name: A}}\n- {IN_LINE}\n"),
    "another list": (
        "events:\n- id: fire\n  name: Fire\n",
        "events:\n- id: fire\n  name: Fire\n\nsources:\n- id: mill\n  name: The mill\n"
        '  aliases: [Old mill, "No. 4, the mill"]\n  links:\n    website: https://example.org/\n',
    ),
    "a comment alone": (
        "# Who speaks\n",
        "# Who speaks\n\nsources:\n  - id: mill\n    name: The mill\n"
        '    aliases: [Old mill, "No. 4, the mill"]\n    links:\n      website: https://example.org/\n',
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_an_entry_is_written_as_the_file_is(form: str) -> None:
    before, after = FORMS[form]
    made = appended(before.encode(), "sources", ENTRY)
    assert made is not None
    assert made.decode() == after


@pytest.mark.parametrize("text", ["sources: none\n", "sources:\n", "a: [\n", "- a\n", "sources: {a: b}\n"])
def test_a_file_without_a_place_for_it_is_left(text: str) -> None:
    assert appended(text.encode(), "sources", ENTRY) is None


def test_a_quote_goes_on_in_the_form_of_the_others() -> None:
    short = "claims:\n  - id: a\n    quote: >-\n      It burned.\n"
    made = appended(short.encode(), "claims", {"id": "b", "quote": "It was loud."}) or b""
    assert made.decode().endswith("\n  - id: b\n    quote: >-\n      It was loud.\n")
    needed = "claims:\n  - id: a\n    says: 'it said: nothing'\n"
    made = appended(needed.encode(), "claims", {"id": "b", "says": "it burned"}) or b""
    assert made.decode().endswith("    says: it burned\n"), "quotation marks that were needed tell nothing"


def test_a_long_text_is_folded_at_the_width_of_the_file() -> None:
    text = "word " * 60 + "end"
    made = appended(BLOCK.encode(), "sources", {"id": "mill", "name": "The mill", "note": text}) or b""
    lines = made.decode().split("\n")
    assert "    note: >-" in lines
    assert max(map(len, lines)) <= 80


TEXTS = st.one_of(st.sampled_from([text for text in ODD if text.strip()]), st.text(min_size=1, max_size=200)).map(
    lambda text: " ".join("".join(each for each in text if each.isprintable()).split()) or "x"
)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.one_of(  # no field of an entry is a list of lists
        st.lists(inner.filter(lambda each: not isinstance(each, list)), min_size=1, max_size=3),
        st.dictionaries(st.sampled_from("abc"), inner, min_size=1),
    ),
    max_leaves=5,
)


@given(
    st.dictionaries(st.sampled_from(["id", "name", "note", "quote"]), VALUES, min_size=1),
    st.sampled_from([*(before for before, _ in FORMS.values()), yaml_text(minimal())]),
)
def test_whatever_is_written_is_read_as_it_was(entry: dict[str, Value], before: str) -> None:
    """Nothing of the file moves or goes, and what was put in is read back, sign by sign."""
    made = appended(before.encode(), "sources", entry)
    assert made is not None
    old, _ = parse(before.encode(), "")
    root, problems = parse(made, "")
    assert problems == []
    assert root is not None
    kept = to_data(old) if old else {}
    assert to_data(root) == kept | {"sources": [*kept.get("sources", []), entry]}
    lines = iter(made.decode().splitlines())
    assert all(line in lines for line in before.splitlines() if not line.endswith(("]", "# end")))


def test_what_yaml_writes_itself_is_followed_too() -> None:
    text = dump({"sources": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]})
    assert (
        appended(text.encode(), "sources", {"id": "c", "name": "C"}) or b""
    ).decode() == f"{text}- id: c\n  name: C\n"

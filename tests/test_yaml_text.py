"""YAML to nodes: where everything stands, what is refused and at which place, and that nothing becomes what it isn't."""

import re
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.diagnostics import Diagnostic, Position
from onrecord.record.nodes import CutText, Mapping, Node, Scalar, Sequence, descend, find, is_absent, key_of, to_data
from onrecord.record.yaml_text import MAX_BYTES, MAX_DEPTH, PROBLEMS, dump, parse
from onrecord.writing.forbidden import FORBIDDEN, REASONS, without_forbidden

FILE = "a/file.yml"

BLOCK = """\
# a comment
sources:
  - id: one
    name: >-
      A name
      in two lines
    aliases:
      - first
      - "second"
  - id: two
about: {title: 'T', list: [a, bé, 💥, c]}
"""

PLACES = [
    ((), (2, 1)),
    (("sources",), (2, 1)),
    (("sources", 0), (3, 5)),
    (("sources", 0, "id"), (3, 9)),
    (("sources", 0, "name"), (4, 11)),
    (("sources", 0, "aliases"), (7, 5)),
    (("sources", 0, "aliases", 0), (8, 9)),
    (("sources", 0, "aliases", 1), (9, 9)),
    (("sources", 1), (10, 5)),
    (("sources", 1, "id"), (10, 9)),
    (("about",), (11, 1)),
    (("about", "title"), (11, 16)),
    (("about", "list"), (11, 21)),
    (("about", "list", 0), (11, 28)),
    (("about", "list", 1), (11, 31)),
    (("about", "list", 2), (11, 35)),
    (("about", "list", 3), (11, 38)),
]

KEYS = [
    (("sources", 0, "id"), (3, 5)),
    (("sources", 0, "name"), (4, 5)),
    (("sources", 0, "aliases"), (7, 5)),
    (("about", "title"), (11, 9)),
    (("about", "list"), (11, 21)),
    # What is not there stands where the last part of the way stands.
    (("sources", 0, "kind"), (3, 5)),
    (("sources", 1, "aliases", 3), (10, 5)),
    (("nothing",), (2, 1)),
]

SAME_TEXT = {
    "as it is": BLOCK.encode(),
    "CRLF": BLOCK.replace("\n", "\r\n").encode(),
    "CR": BLOCK.replace("\n", "\r").encode(),
    "byte order mark": b"\xef\xbb\xbf" + BLOCK.encode(),
    "byte order mark and CRLF": b"\xef\xbb\xbf" + BLOCK.replace("\n", "\r\n").encode(),
}


def read(text: str | bytes) -> Node:
    """The root of a file without problems."""
    root, problems = parse(text.encode() if isinstance(text, str) else text, FILE)
    assert not problems
    assert root
    return root


def problems_of(text: str | bytes) -> list[tuple[int, int, str]]:
    """Line, column and code of every problem of a file."""
    _, problems = parse(text.encode() if isinstance(text, str) else text, FILE)
    return [(problem.position.line, problem.position.column, problem.code) for problem in problems]


@pytest.mark.parametrize("data", SAME_TEXT.values(), ids=SAME_TEXT)
@pytest.mark.parametrize(("path", "place"), PLACES)
def test_everything_knows_where_it_stands(data: bytes, path: tuple[Any, ...], place: tuple[int, int]) -> None:
    assert find(read(data), path) == place


@pytest.mark.parametrize("data", SAME_TEXT.values(), ids=SAME_TEXT)
@pytest.mark.parametrize(("path", "place"), KEYS)
def test_every_key_knows_where_it_stands(data: bytes, path: tuple[Any, ...], place: tuple[int, int]) -> None:
    assert key_of(read(data), path) == place


@pytest.mark.parametrize("data", SAME_TEXT.values(), ids=SAME_TEXT)
def test_line_ends_and_the_byte_order_mark_change_no_value(data: bytes) -> None:
    first = {"id": "one", "name": "A name in two lines", "aliases": ["first", "second"]}
    about = {"title": "T", "list": ["a", "bé", "💥", "c"]}
    assert to_data(read(data)) == {"sources": [first, {"id": "two"}], "about": about}


def test_a_nodes_own_place_is_where_it_begins() -> None:
    root = read("a:\n  - b: {c: d}\n    e:\n    - f\n")
    found = [(type(node).__name__, node.line, node.column) for node, _ in descend(root, ("a", 0, "b", "c"))]
    assert found == [("Sequence", 2, 3), ("Mapping", 2, 5), ("Mapping", 2, 8), ("Scalar", 2, 12)]
    assert [(node.line, node.column) for node, _ in descend(root, ("a", 0, "e", 0))][-2:] == [(4, 5), (4, 7)]


def test_a_single_value_stands_for_the_list_of_it() -> None:
    root = read("a: b\nc: {d: e}\n")
    assert find(root, ("a", 0)) == (1, 4)
    assert find(root, ("c", 0, "d")) == (2, 8)


def test_flow_and_block_mappings_are_told_apart() -> None:
    root = read("a: {b: c}\n")
    assert isinstance(root, Mapping)
    assert not root.flow
    inner = root.items["a"]
    assert isinstance(inner, Mapping)
    assert inner.flow


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "yes",
        "on",
        "off",
        "true",
        "Null",
        "010",
        "0x1F",
        "1_000",
        "1e9",
        ".inf",
        "10:30",
        "1.10",
        "2021-06-27",
        "2021-06-27T10:00:00Z",
        "=",
        "12,345",
    ],
)
def test_every_value_is_text(text: str) -> None:
    assert to_data(read(f"a: {text}\n")) == {"a": text}
    assert to_data(read(f"{text}: a\n")) == {text: "a"}


# What a file holds, and the places and codes of what is refused in it.
REFUSED = {
    "not UTF-8": (b"a: \xff\n", [(1, 4, "not-utf-8")]),
    "not UTF-8, behind other letters": ("é: 1\nbéé: ".encode() + b"\xff", [(2, 6, "not-utf-8")]),
    "not UTF-8, behind a byte order mark": (b"\xef\xbb\xbfab: \xe9\n", [(1, 5, "not-utf-8")]),
    "not UTF-8, behind CRLF": (b"a: b\r\nc: \xff\r\n", [(2, 4, "not-utf-8")]),
    "UTF-16": ("a: b\n".encode("utf-16"), [(1, 1, "not-utf-8")]),
    "Latin-1": ("name: Café\n".encode("latin-1"), [(1, 10, "not-utf-8")]),
    "too large": (b"#" * (MAX_BYTES + 1), [(1, 1, "file-too-large")]),
    "nothing": (b"", [(1, 1, "empty-file")]),
    "a byte order mark": (b"\xef\xbb\xbf", [(1, 1, "empty-file")]),
    "only comments": (b"# nothing\n\n# here\n", [(1, 1, "empty-file")]),
    "only a mark": (b"---\n...\n", []),
    "a control character": (b"a: b\nc: d\x07e\n", [(2, 5, "character")]),
    "several": ("a: \x00\n\u202eb: \u2028\n", [(1, 4, "character"), (2, 1, "character"), (2, 5, "character")]),
    "an escaped character": ('a: b\nc: ["d", "\\x07"]\n', [(2, 10, "character")]),
    "an escaped character in a key": ('"\\u202e": b\n', [(1, 1, "character")]),
    "an unfinished quote": ("a: b\nc: 'd\ne: f\n", [(2, 4, "yaml")]),
    "an unfinished list": ("a: [b\nc: d\n", [(2, 2, "yaml")]),
    "two colons": ("a: b: c\n", [(1, 5, "yaml")]),
    "a tab as indentation": ("a:\n\tb: c\n", [(2, 1, "yaml")]),
    "an at sign": ("a: @b\n", [(1, 4, "yaml")]),
    "a lone surrogate as an escape": ('a: "\\ud800"\n', [(1, 7, "yaml")]),
    "an unknown directive": ("%FOO\n---\na: b\n", [(1, 5, "yaml")]),
    "an anchor": ("a: &b c\n", [(1, 4, "anchor")]),
    "an anchor on a list": ("a: &b\n  - c\n", [(1, 4, "anchor")]),
    "an alias": ("a: &b c\nd: *b\n", [(1, 4, "anchor"), (2, 4, "anchor")]),
    "an alias to itself": ("a: &b [*b]\n", [(1, 4, "anchor"), (1, 8, "anchor")]),
    "an alias to nothing": ("a: *b\n", [(1, 4, "anchor")]),
    "an alias as a key": ("a: &b c\n*b : d\n", [(1, 4, "anchor"), (2, 1, "anchor")]),
    "a tag": ("a: b\nc: !d e\n", [(2, 4, "tag")]),
    "a tag of YAML's own": ("a: !!int 4\n", [(1, 4, "tag")]),
    "a tag of Python's": ("a: !!python/object/apply:os.system [ls]\n", [(1, 4, "tag")]),
    "a tag's short form": ("%TAG !e! tag:example.org,2000:\n---\na: b\n", [(1, 1, "tag")]),
    "a merge key": ("a:\n  <<: {b: c}\n", [(2, 3, "merge-key")]),
    "a second document": ("a: b\n---\nc: d\n", [(2, 1, "second-document")]),
    "a second document behind an end": ("--- a\n...\n--- b\n", [(3, 1, "second-document")]),
    "too deep": ("a: " + "[" * MAX_DEPTH, [(1, 3 + MAX_DEPTH, "too-deep")]),
    "a list as a key": ("a: b\n? [c]\n: d\n", [(2, 3, "bad-key")]),
    "a mapping as a key": ("{a: b}: c\n", [(1, 1, "bad-key")]),
    "an empty key": ("a: b\n?\n: c\n", [(2, 2, "bad-key")]),
    "a quoted empty key": ('"": c\n', [(1, 1, "bad-key")]),
    "a repeated key": ("a: 1\nb: 2\na: 3\n", [(3, 1, "repeated-key")]),
    "a repeated key, quoted": ("a: 1\n'a': 3\n", [(2, 1, "repeated-key")]),
    "a repeated key in braces": ("x: {a: 1, b: 2, a: 3, a: 4}\n", [(1, 17, "repeated-key"), (1, 23, "repeated-key")]),
    "no value": ("a:\n  b:\nc: ~\nd: x\n", [(2, 3, "no-value"), (3, 1, "no-value")]),
    "no value in braces": ("a: {b: 1,000, c: d}\n", [(1, 10, "no-value")]),
    "no item": ("a:\n  - b\n  -\n  - ~\n", [(3, 4, "no-value"), (4, 5, "no-value")]),
}


@pytest.mark.parametrize(("text", "found"), REFUSED.values(), ids=REFUSED)
def test_each_refusal_has_its_place(text: str | bytes, found: list[tuple[int, int, str]]) -> None:
    assert problems_of(text) == found


def test_every_refusal_is_among_these() -> None:
    assert {code for _, found in REFUSED.values() for _, _, code in found} == set(PROBLEMS)


LEAVES_THE_REST_IN_USE = {"a repeated", "no value", "no item", "an escaped character", "only a mark"}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_is_read_on_where_a_refusal_leaves_no_doubt_about_the_rest(name: str) -> None:
    text, _ = REFUSED[name]
    root, _ = parse(text.encode() if isinstance(text, str) else text, FILE)
    assert (root is not None) == name.startswith(tuple(LEAVES_THE_REST_IN_USE))


def test_refusals_say_what_to_do() -> None:
    texts = {
        "a: b\nc: 'd\n": "this quotation mark is not closed",
        "a:\n\tb: c\n": "indent with spaces, not tabs",
        "a: b\n\tc: d\n": "indent with spaces, not tabs",
        "a: b: c\n": "quotes or block style",
        "a: @b\n": "needs quotes",
        "a: *b c*\n": "write the value out",
        "a: **b**\n": "text that begins with * or & needs quotes",
        "a: - b\n": "text that begins with - needs quotes",
        "a: > b\n": "text that begins with > or | needs quotes",
        "a: ? b\n": "text that begins with ? needs quotes",
        "a: ]\n": "text that begins with a bracket or a comma needs quotes",
        "a: [b] c\n": "text follows a closing quotation mark or bracket",
        "a: [b\nc: d\n": "is not closed",
        'a: "C:\\temp \\q"\n': "a backslash begins an escape",
        "  a: b\nc: d\n": "indented less than the first one",
        "x: y\na:b\nc: d\n": "a key needs a colon and a space behind it",
        "a: {b:4}\n": "a key needs a colon and a space behind it",
        "a: {b: 1,000}\n": "write a number with a comma on a line of its own",
        "a: {b: , c: d}\n": "give it one, or delete the key",
    }
    for text, hint in texts.items():
        assert hint in str(parse(text.encode(), FILE)[1][0]), text


def test_a_position_names_the_file() -> None:
    _, problems = parse(b"a: b\na: c\n", FILE)
    assert problems == [
        Diagnostic(Position(FILE, 2, 1), "repeated-key", "key 'a' stands twice", "first on line 1"),
    ]
    assert str(problems[0]) == "a/file.yml:2:1: key 'a' stands twice (first on line 1) [repeated-key]"


def test_a_repeated_key_keeps_the_first_value() -> None:
    root, _ = parse(b"a: 1\na: 2\n", FILE)
    assert root
    assert to_data(root) == {"a": "1"}


def test_absent_values_are_known_by_their_place() -> None:
    root, _ = parse(b"a:\n  b:\n  c: '~'\nd: [e, ~]\n", FILE)
    assert root
    assert is_absent(root, ("a", "b"))
    assert is_absent(root, ("d", 1))
    assert not is_absent(root, ("a", "c"))
    assert not is_absent(root, ("a",))


def test_the_deepest_that_is_allowed_is_read() -> None:
    root = read("[" * MAX_DEPTH + "a" + "]" * MAX_DEPTH)
    for _ in range(MAX_DEPTH):
        assert isinstance(root, Sequence)
        root = root.items[0]
    assert isinstance(root, Scalar)


HOSTILE = {
    "brackets": (b"[" * 100_000, "too-deep"),
    "braces": (b"{a: " * 100_000, "too-deep"),
    "dashes": (b"- " * 100_000, "too-deep"),
    "keys": (b"? " * 100_000, "bad-key"),
    "indentation": (b"".join(b" " * n + b"a:\n" for n in range(1000)), "too-deep"),
    "too large": (b"a: " + b"b" * (MAX_BYTES - 2), "file-too-large"),
    "control characters": (b"\x07" * MAX_BYTES, "character"),
    "control characters, each on its line": (b"\x07\n" * (MAX_BYTES // 2), "character"),
    "no UTF-8": (b"\n" * (MAX_BYTES - 1) + b"\xff", "not-utf-8"),
    "billion laughs": (b"a: &a [x]\n" + b"".join(b"b%d: [*a, *a]\n" % n for n in range(100)), "anchor"),
}


@pytest.mark.parametrize(("data", "code"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_fast(data: bytes, code: str) -> None:
    begin = time.monotonic()
    root, problems = parse(data, FILE)
    assert time.monotonic() - begin < 30, "what grows with its square would take minutes"
    assert root is None
    assert problems[0].code == code
    assert len(problems) <= 300


@pytest.mark.parametrize(
    "text", ["?", "-", "a", "a:", "? a", "- a", "a: [b", "'", "#", ":", "a: b #", "---", "? #", "a:\n  ?"]
)
def test_a_file_may_end_anywhere(text: str) -> None:
    for end in ("", "\n", "\r\n", "\n\n", " "):
        root, problems = parse((text + end).encode(), FILE)
        assert root or problems or text == "---"


def test_a_file_of_just_the_greatest_size_is_read() -> None:
    assert isinstance(read(b"a: b" + b"\n" * (MAX_BYTES - 4)), Mapping)


FORBIDDEN_ONES = [
    0x00,
    0x07,
    0x08,
    0x0B,
    0x0C,
    0x1B,
    0x1F,
    0x7F,
    0x80,
    0x85,
    0x9F,
    0x2028,
    0x2029,
    0x202A,
    0x202E,
    0x2066,
    0x2069,
]
FORBIDDEN_ONES += [0xFEFF, 0xFFF9, 0xFFFB, 0xFFFE, 0xFFFF, 0xE0001, 0xE007F]
ALLOWED_ONES = [0x20, 0xA0, 0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0x0300, 0xE000, 0xFFFD, 0x1F4A5]


def reason_of(code: int) -> str:
    return next(reason for reason, characters in REASONS.items() if re.match(f"[{characters}]", chr(code)))


@pytest.mark.parametrize("code", FORBIDDEN_ONES)
def test_a_forbidden_character_is_named_and_located_raw(code: int) -> None:
    _, problems = parse(f"é: b\nc: 💥{chr(code)}d\n".encode(), FILE)
    assert [str(problem) for problem in problems] == [
        f"{FILE}:2:5: character U+{code:04X} is not allowed: {reason_of(code)} (delete it) [character]"
    ]


@pytest.mark.parametrize("code", FORBIDDEN_ONES)
def test_a_forbidden_character_is_named_and_located_as_an_escape(code: int) -> None:
    _, problems = parse(f'a: b\nc: "d\\U{code:08x}"\n'.encode(), FILE)
    expected = f"{FILE}:2:4: character U+{code:04X} is not allowed: {reason_of(code)} [character]"
    assert [str(problem) for problem in problems] == [expected]


FLAGS = ["gbeng", "gbsct", "gbwls", "ustx"]


@pytest.mark.parametrize("place", FLAGS)
def test_flags_of_parts_of_countries_come_through(place: str) -> None:
    flag = "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in place) + "\U000e007f"
    text = f"{flag}{flag} won"
    assert to_data(read(f"a: {text}\n")) == {"a": text}
    assert without_forbidden(f"{text}\U000e0061") == f"{text} "
    for broken in (flag[1:], flag[:-1], f"{flag[0]}{chr(0xE0061) * 6}{flag[-1]}", f"\U0001f3f3{flag[1:]}"):
        _, problems = parse(f"a: {broken}\n".encode(), FILE)
        assert {problem.code for problem in problems} == {"character"}


@pytest.mark.parametrize("code", ALLOWED_ONES)
def test_letters_marks_and_joiners_come_through(code: int) -> None:
    text = f"x{chr(code)}y"
    assert to_data(read(f"a: {text}\n")) == {"a": text}
    assert to_data(read(f'a: "x\\U{code:08x}y"\n')) == {"a": text}


CUT = {
    "behind a text": ("a: killed 4 # people\n", ("a",)),
    "behind more spaces": ("a: killed 4   # people\n", ("a",)),
    "behind a tab": ("a: killed 4\t# people\n", ("a",)),
    "behind the last line of a text": ("a: killed\n  4 # people\n", ("a",)),
    "behind an item": ("a:\n  - killed 4 # people\n", ("a", 0)),
    "behind an item in brackets": ("a: [killed, 4 # people\n  ]\n", ("a", 1)),
    "where the next line of a text would be": ("a: killed 4\n  #5 people\n", ("a",)),
    "there, below an empty line": ("a: killed 4\n\n  #5 people\n", ("a",)),
    "there, in a list": ("a:\n  - killed 4\n    #5 people\n", ("a", 0)),
    "there, in an entry": ("a:\n  - b: killed 4\n      #5 people\n", ("a", 0, "b")),
    "there, with CRLF": ("a: killed 4\r\n  #5 people\r\n", ("a",)),
    "at the end": ("a: killed 4 #", ("a",)),
}

NOT_CUT = {
    "no comment": "a: killed 4\n",
    "no space before it": "a: killed 4#people\n",
    "quoted": "a: 'killed 4' # a comment\n",
    "quoted in full": 'a: "killed 4 # people"\n',
    "block style": "a: >-\n  killed 4 # people\n",
    "a comment on the next line": "a: killed 4\n# a comment\n",
    "a comment before the next key": "c:\n  a: killed 4\n  # a comment\n  b: d\n",
    "a comment before the next entry": "c:\n  - a: killed 4\n\n  # a comment\n  - a: d\n",
    "a comment before the next item": "a:\n  - killed 4\n  # a comment\n  - b\n",
    "behind a key": "a: # a comment\n  killed 4\n",
}


@pytest.mark.parametrize(("text", "path"), CUT.values(), ids=CUT)
def test_a_text_that_a_comment_may_have_cut_is_marked(text: str, path: tuple[Any, ...]) -> None:
    value = to_data(read(text))
    for step in path:
        value = value[step]
    assert isinstance(value, CutText)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for inner in (value.values() if isinstance(value, dict) else value) for text in _texts(inner)]


@pytest.mark.parametrize("text", NOT_CUT.values(), ids=NOT_CUT)
def test_a_text_that_is_whole_is_not_marked(text: str) -> None:
    texts = _texts(to_data(read(text)))
    assert any("killed 4" in each for each in texts)
    assert not any(isinstance(each, CutText) for each in texts)


SAFE = st.characters(exclude_categories=["Cs"]).filter(lambda character: not FORBIDDEN.match(character))
TEXTS = st.text(SAFE.filter(lambda character: character != "\r"), max_size=40)
WORDS = TEXTS.filter(bool).filter(lambda word: word != "<<")
VALUES = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=8
)


@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=4))
def test_what_is_dumped_reads_back_the_same(values: dict[str, Any]) -> None:
    root, problems = parse(dump(values).encode(), FILE)
    assert not problems
    assert root
    assert to_data(root) == values
    assert not any(isinstance(text, CutText) for text in _texts(to_data(root)))


@given(st.binary(max_size=200) | st.text("ab:-?[]{}#&*!|>'\"%@`,. \n\t0~<", max_size=60).map(str.encode))
def test_any_bytes_give_nodes_or_a_located_problem(data: bytes) -> None:
    root, problems = parse(data, FILE)
    assert root is not None or problems
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for problem in problems:
        assert problem.code in PROBLEMS
        assert 1 <= problem.position.line <= lines + 1
        assert problem.position.column >= 1
        assert "\n" not in str(problem)
